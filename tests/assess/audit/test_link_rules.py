"""Rules on works that a text only links to: a link stands for its own words, pages change, sites are no works."""

from __future__ import annotations

from pathlib import Path

import pytest

from peaceops.assess.audit.citation import check_citations
from peaceops.assess.audit.share import derive_shares
from peaceops.casebook.load import load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.documents.citations import parse_citations
from peaceops.documents.lexicon import Lexicon, build_lexicon
from peaceops.documents.statements import find_statements
from peaceops.documents.text import read_text
from peaceops.model.audit import Finding

LONG = "The observers went to the valley every day and wrote down what they saw there. "


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    codebook = load_codebook()
    return build_lexicon(load_casebook(codebook), codebook)


def find(folder: Path, lexicon: Lexicon, body: str, head: str = "") -> list[Finding]:
    path = folder / "p.html"
    path.write_text(
        f"<html><head><title>T</title>{head}</head><body><article><h1>T</h1><p>{LONG * 3}</p>{body}</article></body></html>",
        "utf-8",
    )
    text = read_text(path)
    graph = parse_citations(text)
    return list(check_citations(text, graph, find_statements(text, lexicon), {}))


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ('<p>A <a href="https://www.crisis.example.org/">survey of 2019</a> says so.</p>', ["C04"]),
        ('<p>The <a href="https://www.crisis.example.org/">Crisis Desk</a> says so.</p>', []),
        ('<p>A <a href="https://www.crisis.example.org/survey">survey of 2019</a> says so.</p>', []),
        ('<p>A <a href="http://http://www.a.example.org/x">page</a> says so.</p>', ["C15"]),
        ('<p>An older <a href="/2019/x">page of ours</a> says so.</p>', []),
        ('<p>It <a href="https://a.example.org/x">left</a> and <a href="https://a.example.org/x">left</a> again.</p>', []),
        ('<p>MINUSMA <a href="https://a.example.org/2014/05/06/x">had 12,000 soldiers in 2019</a>.</p>', ["C01"]),
        ('<p>MINUSMA, <a href="https://a.example.org/2013/04/25/x">set up by the Council</a>, had 12,000 soldiers in 2019.</p>', []),
        ('<p>MINUSMA <a href="https://a.example.org/2020/05/06/x">had 12,000 soldiers in 2019</a>.</p>', []),
        ('<p>MINUSMA <a href="https://a.example.org/x">had 12,000 soldiers in 2019</a>.</p>', []),
        ('<p>See <a href="https://web.archive.org/web/20100101000000/https://a.example.org/2019/05/06/x">the page</a>.</p>', []),
    ],
)  # fmt: skip
def test_links(tmp_path: Path, lexicon: Lexicon, body: str, codes: list[str]) -> None:
    assert [finding.code for finding in find(tmp_path, lexicon, body)] == codes


def test_a_page_that_was_changed_later_is_not_blamed(tmp_path: Path, lexicon: Lexicon) -> None:
    head = '<meta property="article:published_time" content="2019-01-01">'
    body = '<p>It <a href="https://a.example.org/2020/05/06/x">left in haste</a> then.</p>'
    assert find(tmp_path, lexicon, body, head) == []


def test_a_sentence_with_a_link_does_not_rest_on_nothing(tmp_path: Path) -> None:
    path = tmp_path / "p.html"
    path.write_text(
        f'<html><body><article><p>{LONG}</p><p>It left <a href="https://a.org/x">in May</a>.</p></article></body></html>'
    )
    text = read_text(path)
    shares = {s.work: s.sentences for s in derive_shares(text, parse_citations(text))}
    assert shares == {"w01": 1, "": 1}
