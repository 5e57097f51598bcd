"""Works as CSL-JSON and BibTeX, read back by the reader of libraries."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.citations.build import make_text
from tests.documents.citations.test_parse import FULL

from peaceops.casebook.bibliography import parse_library
from peaceops.documents.citations import parse_citations
from peaceops.dossier.audit import Audit, AuditManifest
from peaceops.model.citation import Author, CitationGraph, Work
from peaceops.report.audit.library import build_items, render_bibtex, render_csl_json


def audit(graph: CitationGraph) -> Audit:
    return Audit(
        text=make_text(), graph=graph, statements=(), findings=(), verdicts=(), arguments=(), predictions=(), shares=(),
        missions=(), manifest=AuditManifest(command="", version="", base_sha256=""),
    )  # fmt: skip


def test_fields_of_an_item() -> None:
    graph = parse_citations(
        make_text(
            ["MacFarlane, S.N., “On the front lines”, Third World Quarterly, Vol.18, No. 3, 1997, p. 514.", "Ibid."]
        )
    )
    assert list(build_items(graph)) == [
        {
            "id": "macfarlane1997front", "type": "article-journal", "author": [{"family": "MacFarlane", "given": "S.N."}],
            "title": "On the front lines", "container-title": "Third World Quarterly", "volume": "18", "issue": "3",
            "issued": {"date-parts": [[1997]]}, "note": "Cited in note 1, 2",
        }
    ]  # fmt: skip


def test_dates_are_as_exact_as_the_reference() -> None:
    def issued(first: date, last: date) -> object:
        return next(build_items(CitationGraph(works=(Work(id="w01", issued=(first, last)),))))["issued"]["date-parts"]

    assert issued(date(2008, 5, 3), date(2008, 5, 3)) == [[2008, 5, 3]]
    assert issued(date(2008, 5, 1), date(2008, 5, 31)) == [[2008, 5]]
    assert issued(date(2008, 1, 1), date(2008, 12, 31)) == [[2008]]
    assert issued(date(1997, 1, 1), date(1999, 12, 31)) == [[1997], [1999]]
    assert issued(date(2008, 5, 6), date(2008, 6, 5)) == [[2008, 5, 6], [2008, 6, 5]]


def read(text: str, form: str) -> dict[str, dict[str, object]]:
    found = parse_library(text, "x", kinds={"": "research"}, stakes={"": "none"}, form=form)
    return {source.id: dict(source.csl) for source in found.sources}


def test_both_forms_are_read_back() -> None:
    graph = parse_citations(make_text([note for note, _ in FULL]))
    items = {str(item["id"]): item for item in build_items(graph)}
    csl = read(render_csl_json(audit(graph)), "csl-json")
    bibtex = read(render_bibtex(audit(graph)), "bibtex")
    assert list(csl) == list(bibtex) == list(items)
    for key, item in items.items():
        assert {k: csl[key].get(k) for k in item if k != "id"} == {k: v for k, v in item.items() if k != "id"}
        for name in ("title", "author", "volume", "URL", "issued"):
            if name in item:
                assert bibtex[key].get(name) == item[name], (key, name)


def test_a_family_of_two_words_without_a_given_name_stays_whole() -> None:
    work = Work(
        id="w01", title="Peace in words", authors=(Author(family="Prado Benítez"), Author(family="Roe", given="A."))
    )
    assert "author = {{Prado Benítez} and Roe, A.}" in render_bibtex(audit(CitationGraph(works=(work,))))


def test_keys_are_unique() -> None:
    work = Work(id="w01", title="Peace in words", authors=(Author(family="Šmíd"),))
    graph = CitationGraph(works=(work, replace(work, id="w02"), Work(id="w03")))
    assert [item["id"] for item in build_items(graph)] == ["smidpeace", "smidpeace-2", "w03"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_any_words(title: str, name: str, address: str) -> None:
    graph = CitationGraph(works=(Work(id="w01", title=title, authors=(Author(literal=name),), address=address),))
    assert len(json.loads(render_csl_json(audit(graph)))) == 1
    text = render_bibtex(audit(graph))
    assert text.count("{") - text.count("\\{") == text.count("}") - text.count("\\}")
