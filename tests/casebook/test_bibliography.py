"""Libraries of references: keys are kept, kind and stake are asked for, nothing is guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from peaceops.casebook.bibliography import Import, parse_library, read_library
from peaceops.errors import CasebookError, CasebookInvalid

BIBTEX = r"""
@comment{exported}
@article{Lynch:2000, author = {Lynch, Dov and von der Leyen, {\'E}tienne and {International Crisis Group}},
  title = {Russian {Peacekeeping} Strategies: G{\"o}ttingen \& {\v{S}}ibenik}, journal = {International Peacekeeping},
  year = 2000, month = jun, volume = {7}, number = 2, pages = {1--23}, doi = {10.1080/1}, url = {https://example.org/a_b}}
@techreport{sg-2008, author = {{United Nations Secretary-General}}, title = {Report}, number = {S/2008/480}, date = {2008-07-23}}
@online{mid, title = {Лавров о миротворцах}, author = {{МИД России}}, url = {http://example.org}, urldate = {2026-01-02}, year = {n.d.}}
"""
RIS = """TY  - JOUR
ID  - lynch2000
AU  - Lynch, Dov
A1  - Other, A.
TI  - Russian Peacekeeping
T2  - International Peacekeeping
PY  - 2000/06/12/
SP  - 1
EP  - 23
UR  - http://example.org/a
ER  -

TY  - RPRT
T1  - Report of the Secretary-General
AU  - United Nations
DA  - 2008/07/23/
ER  -
"""


def parse(text: str, **options: str) -> Import:
    return parse_library(text, "library", kinds={"": "research"}, stakes={"": "none"}, **options)


def test_bibtex_keeps_keys_names_and_letters() -> None:
    found = {s.id: s for s in parse(BIBTEX).sources}
    assert list(found) == ["Lynch:2000", "sg-2008", "mid"]
    lynch = found["Lynch:2000"].csl
    assert lynch["author"] == [
        {"family": "Lynch", "given": "Dov"},
        {"family": "Leyen", "given": "Étienne", "non-dropping-particle": "von der"},
        {"literal": "International Crisis Group"},
    ]
    assert lynch["title"] == "Russian Peacekeeping Strategies: Göttingen & Šibenik"
    assert (lynch["type"], lynch["page"], lynch["DOI"], lynch["URL"]) == (
        "article-journal", "1-23", "10.1080/1", "https://example.org/a_b",
    )  # fmt: skip
    assert lynch["issued"] == {"date-parts": [[2000, 6]]}
    assert found["sg-2008"].csl["number"] == "S/2008/480"
    assert str(found["sg-2008"].issued) == "2008-07-23"
    assert (str(found["mid"].opened), found["mid"].issued) == ("2026-01-02", None)


def test_ris_keeps_keys_and_makes_one_where_there_is_none() -> None:
    found = parse(RIS)
    assert [s.id for s in found.sources] == ["lynch2000", "unitednations2008report"]
    csl = found.sources[0].csl
    assert (csl["page"], csl["container-title"], csl["issued"]) == (
        "1-23", "International Peacekeeping", {"date-parts": [[2000, 6, 12]]},
    )  # fmt: skip
    assert found.sources[1].csl["author"] == [{"literal": "United Nations"}]


def test_csl_json_keeps_everything_and_prefers_the_citation_key() -> None:
    item = {
        "id": "http://zotero.org/users/1/items/AB12",
        "citation-key": "Waal2010",
        "type": "book",
        "title": "T",
        "note": "x",
    }
    (source,) = parse(json.dumps([item])).sources
    assert source.id == "Waal2010"
    assert source.csl["note"] == "x"


def test_a_key_that_can_be_no_id_is_kept_beside() -> None:
    found = parse(json.dumps([{"id": "http://zotero.org/users/1/items/AB12", "title": "T"}, {"id": "de Waal 2010"}]))
    assert [s.id for s in found.sources] == ["AB12", "de-Waal-2010"]
    assert found.sources[1].csl["citation-key"] == "de Waal 2010"
    assert len(found.renamed) == 2


def test_kind_and_stake_are_asked_for_item_by_item() -> None:
    with pytest.raises(CasebookInvalid) as caught:
        parse_library(BIBTEX, "zotero.bib", kinds={"mid": "official-party"}, stakes={"": "none"})
    text = str(caught.value)
    assert text.count("has no kind") == 2
    assert (
        "zotero.bib item 1 Lynch:2000: has no kind; give --kind Lynch:2000=… or --kind … for all (primary-legal" in text
    )


def test_what_an_item_says_itself_stands() -> None:
    item = {"id": "a", "title": "T", "custom": {"peaceops": {"kind": "news", "stake": "host"}}}
    (source,) = parse(json.dumps([item])).sources
    assert (source.kind, source.stake) == ("news", "host")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[]", "holds no reference"),
        ('[{"title": "x"}]', "is no CSL-JSON item with an id"),
        ('[{"id": "a"}, {"id": "a"}]', "key 'a' stands twice"),
        ('[{"id": "???"}]', "has no key"),
        ("[1, 2", "is no JSON"),
        ("@article{a, title={x}}\n@article{a, title={y}}", "repeats a key"),
        ("@article{a, title={x}}\n@article{b, title={y", "cannot be read as BibTeX"),
        ("TY  - JOUR\nTI  - x\n", "expected ER after each"),
        ("TY  - JOUR\nER  - \n", "has no ID"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, what: str) -> None:
    with pytest.raises(CasebookInvalid, match=what.replace("?", r"\?")):
        parse(text)


def test_a_text_of_no_known_form_is_told() -> None:
    with pytest.raises(CasebookError, match="is of no known form"):
        parse("Dear all,")


def test_an_option_that_names_no_item_is_told() -> None:
    with pytest.raises(CasebookInvalid, match="--kind names 'b', which is no item"):
        parse_library('[{"id": "a"}]', "x", kinds={"": "news", "b": "news"}, stakes={"": "none"})


def test_a_file_is_read_within_limits(tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match="is no file"):
        read_library(tmp_path)
    (tmp_path / "x").write_bytes(b"\xff")
    with pytest.raises(CasebookError, match="is no UTF-8 text"):
        read_library(tmp_path / "x")
    (tmp_path / "bom").write_bytes(b"\xef\xbb\xbf[]")
    assert read_library(tmp_path / "bom") == "[]"
