"""Links as citations: what is a source, what is the way to a site, a person, a letter box; works known by address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.documents.word import build_docx, link, paragraph, run

from peaceops.documents.citations import parse_citations
from peaceops.documents.citations.link import is_source
from peaceops.documents.citations.reference import parse_reference
from peaceops.documents.text import read_text
from peaceops.model.address import read_archived
from peaceops.model.citation import CitationGraph
from peaceops.model.text import Text

LONG = "The observers went to the valley every day and wrote down what they saw there. "


def parse(folder: Path, body: str, name: str = "p.html", head: str = "") -> tuple[Text, CitationGraph]:
    path = folder / name
    if name.endswith("html"):
        body = f"<html><head><title>T</title>{head}</head><body><article><h1>T</h1><p>{LONG * 3}</p>{body}</article></body></html>"
    path.write_text(body, "utf-8")
    text = read_text(path)
    return text, parse_citations(text)


def cited(text: Text, graph: CitationGraph) -> list[tuple[str, str]]:
    """Words that cite, and the address of the work."""
    return [(c.text, graph.work(c.work).address) for c in graph.citations if c.kind == "link"]


def test_a_link_is_a_citation_of_its_sentence(tmp_path: Path) -> None:
    text, graph = parse(tmp_path, '<p>It had few. It <a href="https://a.org/2019/03/05/x">lost 22 men</a> there.</p>')
    (citation,) = graph.citations
    assert text.sentences[citation.sentence or 0].text[citation.start : citation.end] == "lost 22 men" == citation.text
    assert (citation.kind, citation.resolution, citation.note) == ("link", "resolved", "")
    work = graph.work(citation.work)
    assert (work.title, work.linked, work.container, work.kind) == ("", "lost 22 men", "a.org", "webpage")
    assert (work.issued, work.issued_text) == ((date(2019, 3, 5), date(2019, 3, 5)), "2019/03/05")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://www.un.org/", "United Nations"),
        ("https://www.crisisgroup.org", "International Crisis Group"),
        ("https://twitter.com/azawad", "Azawad"),
        ("https://x.com/intent/tweet?text=a", "this"),
        ("https://www.facebook.com/sharer/sharer.php?u=https://a.org/x", "Share"),
        ("https://www.linkedin.com/in/ann-example", "Ann Example"),
        ("https://www.youtube.com/@channel", "our channel"),
        ("https://a.org/tag/mali", "Mali"),
        ("https://a.org/people/ann-example", "Ann Example"),
        ("https://a.org/newsletter", "our weekly letter"),
        ("https://a.org/donate?x=1", "give"),
        ("https://a.org/search?q=mali", "look here"),
        ("https://creativecommons.org/licenses/by/4.0/", "CC BY"),
        ("https://a.org/2019/x", "Read more"),
        ("https://a.org/2019/x.pdf", "Download"),
        ("https://a.org/img/map.png", "a map of it"),
        ("https://en.wikipedia.org/wiki/Kidal", "Kidal"),
        ("mailto:a@b.org", "write"),
        ("/", "home page of this site"),
        ("https://a.org/world/series/the-thin-blue-line", "Our series on the blue helmets"),
        ("https://a.org/topics/peacekeeping", "all that was written on it"),
        ("https://www.uni.example.edu/faculty/rana", "Deepa Rana"),
    ],
)
def test_ways_to_something_else_are_no_sources(address: str, words: str) -> None:
    assert not is_source(address, words)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://a.org/2019/03/05/lost-22", "lost 22 men"),
        ("https://twitter.com/azawad/status/1720000000000", "announced"),
        ("https://www.facebook.com/mission/posts/123456789", "said"),
        ("https://www.youtube.com/watch?v=abcdef", "told a camera"),
        ("https://www.crisisgroup.org/", "a survey published last year"),
        ("https://a.org/people/2019-census-of-the-dead", "counted 400 dead"),
        ("https://a.org/x", "More than 7 million people"),
        ("https://a.org/x", "shared its plans"),
        ("https://a.org/x", "printed the letter"),
        ("https://en.wikipedia.org/wiki/Battle_of_Kidal", "fell in a day"),
        ("https://undocs.org/S/RES/2690(2023)", "ended the mandate"),
        ("/2019/x", "as we wrote"),
        ("https://a.org/search-for-peace/report", "a report"),
        ("https://a.org/series/2019/05/01/lost-22-men", "lost 22 men"),
        ("https://www.uni.example.edu/faculty/rana/2019-count.pdf", "counted 400 dead"),
    ],
)
def test_sources(address: str, words: str) -> None:
    assert is_source(address, words)


@pytest.mark.parametrize(
    "passage",
    [
        '<p>Read also: <a href="https://a.org/y">The price of Gao</a></p>',
        '<p>Related: <a href="https://a.org/y">The price of Gao</a> and what came of it.</p>',
        '<p><a href="https://a.org/y">The price of Gao and the end of all missions</a></p>',
        '<p>Ann Example is a senior fellow at the <a href="https://i.org/centre">Institute</a>. Her book <a href="https://b.org/y">Leaving</a> is out.</p>',
        '<p>This article was originally published on <a href="https://c.org/y">The Exchange</a>.</p>',
        '<p>Subscribe to <a href="https://a.org/y">our letter</a> today.</p>',
        '<p>Photo: <a href="https://a.org/y">a man of the agency</a> in Gao.</p>',
        '<p>For more reporting on Mali, please visit: <a href="https://a.org/africa/mali">https://a.org/africa/mali</a></p>',
        '<p>Do you have information about this? Message her on <a href="https://signal.example.org/p/x">a safe line</a>.</p>',
        '<h2>Further reading</h2><p>It is all in <a href="https://a.org/y">this and that</a> book.</p>',
    ],
)
def test_passages_beside_the_text_cite_nothing(tmp_path: Path, passage: str) -> None:
    body = "".join(f"<p>{LONG}</p>" for _ in range(6))
    text, graph = parse(tmp_path, f'{body}<p>It <a href="https://k.org/z">came in May</a>.</p>{passage}')
    assert cited(text, graph) == [("came in May", "https://k.org/z")]


def test_a_sentence_about_a_mission_is_no_biography(tmp_path: Path) -> None:
    body = "".join(f"<p>{LONG}</p>" for _ in range(6))
    text, graph = parse(
        tmp_path, f'{body}<p>Mali was a member of the Council <a href="https://k.org/z">when it voted</a>.</p>'
    )
    assert cited(text, graph) == [("when it voted", "https://k.org/z")]


def test_an_encyclopaedia_leads_to_its_own_entries(tmp_path: Path) -> None:
    links = "".join(f'<p>It went to <a href="/wiki/Place_{n}">a place</a> there.</p>' for n in range(4))
    text, graph = parse(tmp_path, f'{links}<p>It <a href="https://k.org/z">came in May</a>.</p>')
    assert cited(text, graph) == [("came in May", "https://k.org/z")]


def test_one_address_is_one_work_with_the_note_that_cites_it(tmp_path: Path) -> None:
    text, graph = parse(tmp_path, (
        '<p>It <a href="http://www.a.org/x/">left</a>, says <a href="https://a.org/x#p">a page</a>.<sup><a href="#f1" id="r1">1</a></sup></p>'
        '<p id="f1"><a href="#r1">1</a> A. Smith, “The End of It All,” Example Times, 3 May 2019, https://a.org/x.</p>'
    ))  # fmt: skip
    assert [w.title for w in graph.works] == ["The End of It All"]
    assert [c.kind for c in graph.citations] == ["full", "link", "link"]
    assert len(text.notes) == 1


def test_a_link_to_an_entry_of_the_list_is_that_work(tmp_path: Path) -> None:
    _, graph = parse(tmp_path, (
        '<p>It <a href="https://doi.org/10.5555/a.1">left</a> in May.</p><h2>References</h2>'
        "<p>Smith, A. (2019). The end of it all. Example Review, 3(1), 1–9. https://doi.org/10.5555/a.1</p>"
        '<p>Jones, B. (2018). <a href="https://b.org/y">Another book</a>. Oxford: Example Press.</p>'
    ))  # fmt: skip
    assert [(w.title, w.address) for w in graph.works] == [
        ("The end of it all", "https://doi.org/10.5555/a.1"), ("Another book", "https://b.org/y")
    ]  # fmt: skip


def test_words_of_a_note_give_its_address(tmp_path: Path) -> None:
    _, graph = parse(tmp_path, (
        '<p>It came.<sup><a href="#f1" id="r1">1</a></sup> It left.<sup><a href="#f2" id="r2">2</a></sup></p>'
        '<p id="f1"><a href="#r1">1</a> A. Smith, <a href="https://a.org/x">“The End of It All,”</a> Example Times, 3 May 2019.</p>'
        '<p id="f2"><a href="#r2">2</a> The list is <a href="https://b.org/list">published here</a>.</p>'
    ))  # fmt: skip
    assert [(w.title, w.linked, w.address) for w in graph.works] == [
        ("The End of It All", "", "https://a.org/x"), ("", "published here", "https://b.org/list")
    ]  # fmt: skip


def test_author_and_year_of_a_note_as_a_link(tmp_path: Path) -> None:
    _, graph = parse(tmp_path, (
        '<p>It came.<sup><a href="#f1" id="r1">1</a></sup></p><p id="f1"><a href="#r1">1</a> <a href="https://a.org/x">Smith (2010)</a>.</p>'
    ))  # fmt: skip
    assert [(w.authors[0].family, w.issued_text, w.address) for w in graph.works] == [
        ("Smith", "2010", "https://a.org/x")
    ]


def test_an_address_in_a_sentence_is_a_citation_and_a_site_is_none(tmp_path: Path) -> None:
    body = f"{LONG * 3}\n\nIt left in May (https://a.org/2019/05/02/left). Its site is https://a.org/ still.\n"
    text, graph = parse(tmp_path, body, "t.txt")
    assert cited(text, graph) == [("https://a.org/2019/05/02/left", "https://a.org/2019/05/02/left")]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://web.archive.org/web/20110205083000/http://a.org/b?c=1", ("http://a.org/b?c=1", date(2011, 2, 5))),
        ("http://web.archive.org/web/20110205083000id_/https://a.org/b", ("https://a.org/b", date(2011, 2, 5))),
        ("web.archive.org/web/2011/http:/a.org/b", ("http://a.org/b", None)),
        ("https://web.archive.org/web/*/http://a.org/b", ("http://a.org/b", None)),
        ("https://archive.ph/2024.05.30-101112/https://a.org/b", ("https://a.org/b", date(2024, 5, 30))),
        (
            "https://web.archive.org/web/20110205/http://a.org/",
            ("https://web.archive.org/web/20110205/http://a.org/", date(2011, 2, 5)),
        ),
        (
            "https://www.google.com/url?q=https://a.org/b%3Fc%3D1&sa=D&source=editors&ust=1",
            ("https://a.org/b?c=1", None),
        ),
        (
            "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.org%2Fb&data=05",
            ("https://a.org/b", None),
        ),
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.org%2Fb%3Ffbclid%3DIw&h=AT",
            ("https://a.org/b?fbclid=Iw", None),
        ),
        ("https://www.google.com/search?q=https://a.org/b", ("https://www.google.com/search?q=https://a.org/b", None)),
        ("https://archive.ph/Xy12Z", ("https://archive.ph/Xy12Z", None)),
        ("https://archive.org/details/http-book", ("https://archive.org/details/http-book", None)),
        ("https://a.org/?u=https://b.org", ("https://a.org/?u=https://b.org", None)),
    ],
)
def test_copies_of_archives(address: str, expected: tuple[str, date | None]) -> None:
    assert read_archived(address) == expected


def test_a_copy_and_its_original_are_one_work(tmp_path: Path) -> None:
    _, graph = parse(tmp_path, (
        '<p>It <a href="https://a.org/x">left</a>. It <a href="https://web.archive.org/web/20110205/https://a.org/x">went</a>.</p>'
    ))  # fmt: skip
    assert [w.address for w in graph.works] == ["https://a.org/x"]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("https://a.org/x?utm_source=letter&utm_medium=mail", "http://www.a.org/x/", True),
        ("https://a.org/x?id=3&fbclid=abc", "https://a.org/x?id=3", True),
        ("https://a.org/x?id=3", "https://a.org/x?id=4", False),
        ("https://www.google.com/url?q=https://a.org/x&sa=D", "https://a.org/x", True),
        ("https://a.org/x?reference=3", "https://a.org/x", False),
    ],
)
def test_who_led_there_does_not_matter(tmp_path: Path, one: str, other: str, is_same: bool) -> None:
    _, graph = parse(tmp_path, f'<p>It <a href="{one}">left</a>. It <a href="{other}">went</a>.</p>')
    assert (len(graph.works) == 1) is is_same


def test_a_page_of_a_file_is_kept(tmp_path: Path) -> None:
    _, graph = parse(tmp_path, '<p>It <a href="https://a.org/x.pdf#page=12">lost 22 men</a> there.</p>')
    assert [c.pinpoint for c in graph.citations] == ["p. 12"]


def test_words_that_cite_by_author_and_year_are_that_work(tmp_path: Path) -> None:
    text, graph = parse(tmp_path, (
        '<p>It left (<a href="https://a.org/x.pdf">Smith 2019, 3</a>; see <a href="https://undocs.org/S/RES/2453(2019)">S/RES/2453</a>).</p>'
        "<h2>References</h2><p>Smith, A. (2019). The end of it all. Oxford: Example Press.</p>"
    ))  # fmt: skip
    assert cited(text, graph) == []
    assert [(w.title or w.symbol, w.address, w.issued_text) for w in graph.works] == [
        ("The end of it all", "https://a.org/x.pdf", "2019"), ("S/RES/2453", "https://undocs.org/S/RES/2453(2019)", "2019")
    ]  # fmt: skip


def test_words_that_name_a_resolution_give_its_symbol(tmp_path: Path) -> None:
    _, graph = parse(
        tmp_path,
        '<p>It was set up by <a href="http://unscr.com/en/resolutions/186">Security Council resolution 186</a> then.</p>',
    )
    assert [(w.symbol, w.kind) for w in graph.works] == [("S/RES/186", "legislation")]


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        (
            "Report Pursuant to General Assembly Resolution 53/35, U.N. Doc. A/54/549 (Nov. 15, 1999), ¶ 226.",
            "A/54/549",
        ),
        ("UN Security Council, Resolution 2043, S/RES/2043 (2012).", "S/RES/2043 (2012)"),
        ("S/2008/480, pursuant to resolution 1808 (2008).", "S/2008/480"),
    ],
)
def test_the_symbol_of_the_work_itself(words: str, symbol: str) -> None:
    assert parse_reference(words).symbol == symbol


def test_a_path_of_the_site_itself_is_one_work(tmp_path: Path) -> None:
    _, graph = parse(
        tmp_path,
        '<p>It <a href="/report/x">says so</a>. The <a href="/report/x">64 pages</a> tell <a href="/report/y">more of it</a>.</p>',
    )
    assert [(w.address, w.linked) for w in graph.works] == [("/report/x", "says so"), ("/report/y", "more of it")]


_LINKED = [
    ("The mission ", "left in May", "https://a.org/2019/05/02/left", "; a "),
    ("", "survey of 2018", "https://b.org/survey.pdf#page=9", " says why. The "),
    ("", "Council", "https://www.un.org/", " did not ask, and "),
    ("", "a letter", "https://web.archive.org/web/20190601000000/https://c.org/letter", " was lost."),
]


def test_the_same_article_in_every_format_cites_the_same(tmp_path: Path) -> None:
    """A page, a Word document and Markdown of the same words have the same works and citations."""
    html = "".join(f'{before}<a href="{to}">{words}</a>{after}' for before, words, to, after in _LINKED)
    marked = "".join(f"{before}[{words}]({to}){after}" for before, words, to, after in _LINKED)
    runs = [run(before) + link(f"r{n + 20}", words) + run(after) for n, (before, words, _, after) in enumerate(_LINKED)]
    addresses = {f"r{n + 20}": to for n, (_, _, to, _) in enumerate(_LINKED)}
    word = tmp_path / "d.docx"
    word.write_bytes(build_docx([paragraph(run(LONG * 3)), paragraph(*runs)], addresses=addresses))
    text = read_text(word)
    found = [
        parse(tmp_path, f"<p>{html}</p>"),
        (text, parse_citations(text)),
        parse(tmp_path, f"# T\n\n{LONG * 3}\n\n{marked}\n", "m.md"),
        parse(tmp_path, f"{LONG * 3}\n\n{marked}\n", "m.txt"),
    ]
    views = [
        (
            [(c.text, c.pinpoint, text.sentences[c.sentence or 0].text) for c in graph.citations],
            [(w.linked, w.address, w.issued, w.accessed) for w in graph.works],
        )
        for text, graph in found
    ]
    assert [c[0] for c in views[0][0]] == ["left in May", "survey of 2018", "a letter"]
    assert views[1:] == views[:1] * 3
