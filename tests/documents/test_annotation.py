"""Links of a PDF: the words that lie in them, each kind of rectangle, and what leads nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents.conftest import TURNS, Piece, build_pdf

from peaceops.documents.annotation import MAX_LINKS
from peaceops.documents.citations.parse import parse_citations
from peaceops.documents.text import read_text
from peaceops.model.address import MAX_ADDRESS
from peaceops.model.text import Text

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Helvetica of 10 points: the linked words are from 105 to 171.2 points, those of the next line from 72 to 101.
PAGE: list[Piece] = [
    (72, 700, "In May"), (105, 700, "it had 400 men"), (173.9, 700, "on the line, and the observers went there every day."),
    (72, 688, "By then"), (108, 688, "they had left the valley and nobody had come in their place."),
    (72, 640, "The observers went to the valley every day and wrote down what they saw there."),
]  # fmt: skip
WORDS = "104 697 172 709"
SECOND = "71 685 105.5 697"


def link(rect: str, uri: str = "https://a.org/2019/x", more: str = "") -> str:
    return f"<< /Type /Annot /Subtype /Link /Rect [{rect}] {more} /A << /S /URI /URI ({uri}) >> >>"


def read(folder: Path, annotations: str, pieces: list[Piece] = PAGE, *, rotate: int = 0, turn: int = 0) -> Text:
    path = folder / "a.pdf"
    path.write_bytes(build_pdf([pieces], annotations=annotations, rotate=rotate, turn=turn))
    return read_text(path)


def led(text: Text) -> list[tuple[str, str]]:
    """Words of the sentences that lead somewhere, and where; the passages say the same."""
    found = [(s.text[x.start : x.end], x.address) for s in text.sentences for x in s.links]
    assert {to for _, to in found} == {x.address for p in text.passages for x in p.links}
    return found


def test_words_in_a_rectangle_lead_elsewhere_and_nothing_else_changes(tmp_path: Path) -> None:
    bare, text = read(tmp_path, ""), read(tmp_path, link(WORDS))
    assert led(text) == [("it had 400 men", "https://a.org/2019/x")]
    assert [(p.text, p.box, p.calls) for p in text.passages] == [(p.text, p.box, p.calls) for p in bare.passages]
    assert [s.text for s in text.sentences] == [s.text for s in bare.sentences]
    (citation,) = parse_citations(text).citations
    assert (citation.kind, citation.text) == ("link", "it had 400 men")


@pytest.mark.parametrize(
    "annotation",
    [
        "<< /Type /Annot /Subtype /Link /Rect [104 697 172 709] /Dest [3 0 R /Fit] >>",
        "<< /Type /Annot /Subtype /Link /Rect [104 697 172 709] /A << /S /GoTo /D [3 0 R /Fit] >> >>",
        "<< /Type /Annot /Subtype /Link /Rect [104 697 172 709] /A << /S /GoToR /F (b.pdf) /D [0 /Fit] >> >>",
        "<< /Type /Annot /Subtype /Link /Rect [104 697 172 709] /A << /S /Launch /F (https://a.org/x) >> >>",
        "<< /Type /Annot /Subtype /Link /Rect [104 697 172 709] /A << /S /JavaScript /JS (https://a.org/x) >> >>",
        "<< /Type /Annot /Subtype /Square /Rect [104 697 172 709] /A << /S /URI /URI (https://a.org/x) >> >>",
        "<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://a.org/x) >> >>",
        link(WORDS, "mailto:ann@example.org"),
        link(WORDS, "tel:0041220000"),
        link(WORDS, "#lessons"),
        link(WORDS, "file:///etc/passwd"),
        link(WORDS, "javascript:open()"),
        link(WORDS, "https:///x"),
        link(WORDS, ""),
        link(WORDS, "https://a.org/" + "x" * MAX_ADDRESS),
        link("104 710 172 722"),  # above the line
        link("300 400 400 412"),  # over nothing
        link("60 630 560 720"),  # the frame of a whole box
        link("164 697 172 709"),  # a third of a word
        link("104 697 104 697"),
        link("1e30 697 1e38 709"),
    ],
)  # fmt: skip
def test_what_leads_nowhere(tmp_path: Path, annotation: str) -> None:
    assert led(read(tmp_path, annotation)) == []


@pytest.mark.parametrize("is_one", [True, False])
def test_a_link_over_two_lines_is_one(tmp_path: Path, is_one: bool) -> None:
    pieces: list[Piece] = [
        (72, 700, "In May the force had"),
        (171, 700, "four hundred"),
        (72, 688, "men"),
        (95, 688, "on the line."),
        *PAGE[5:],
    ]
    quads = "/QuadPoints [170 709 229 709 170 697 229 697 71 697 92 697 71 685 92 685]"
    each = link("170 697 229 709") + link("71 685 92 697")
    text = read(tmp_path, link("71 685 229 709", more=quads) if is_one else each, pieces)
    assert led(text) == [("four hundred men", "https://a.org/2019/x")]


def test_links_beside_each_other_are_two_and_the_upper_one_counts(tmp_path: Path) -> None:
    both = link("104 697 132 709", "https://a.org/2019/x") + link("132 697 172 709", "https://b.org/y")
    assert led(read(tmp_path, both)) == [("it had", "https://a.org/2019/x"), ("400 men", "https://b.org/y")]
    assert led(read(tmp_path, both + link(WORDS, "https://c.org/z"))) == [("it had 400 men", "https://c.org/z")]


def test_a_stop_or_a_bracket_at_the_words_is_none_of_them(tmp_path: Path) -> None:
    pieces: list[Piece] = [
        (72, 700, "It had few men"),
        (140, 700, "(so it said), and S/RES/1701(2006), and went."),
        *PAGE[5:],
    ]
    text = read(tmp_path, link("139 697 197 709") + link("217 697 293 709", "https://b.org/y"), pieces)
    assert [words for words, _ in led(text)] == ["so it said", "S/RES/1701(2006)"]


@pytest.mark.parametrize("turn", sorted(TURNS))
def test_links_turn_with_the_page(tmp_path: Path, turn: int) -> None:
    def place(x: float, y: float) -> tuple[float, float]:
        return {0: (x, y), 90: (800 - y, x), 180: (600 - x, 800 - y), 270: (y - 200, 790 - x)}[turn]

    left, bottom, right, top = (float(side) for side in WORDS.split())
    corners = (*place(left, bottom), *place(right, top))
    text = read(
        tmp_path, link(" ".join(map(str, corners))), [(*place(x, y), words) for x, y, words, *_ in PAGE], turn=turn
    )
    assert led(text) == [("it had 400 men", "https://a.org/2019/x")]


def test_thousands_of_links_are_bounded(tmp_path: Path) -> None:
    many = "<< /Type /Annot /Subtype /Link /Rect [0 0 1 1] /Dest [3 0 R /Fit] >>" * MAX_LINKS
    assert led(read(tmp_path, many[:-67] + link(WORDS))) == [("it had 400 men", "https://a.org/2019/x")]
    assert led(read(tmp_path, many + link(WORDS))) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rects=st.lists(
        st.tuples(*[st.floats(-50, 700)] * 4).map(lambda r: " ".join(f"{side:.1f}" for side in r)), max_size=6
    )
)
def test_no_rectangle_changes_a_word(tmp_path: Path, rects: list[str]) -> None:
    bare, text = (
        read(tmp_path, ""),
        read(tmp_path, "".join(link(rect, f"https://a.org/{n}") for n, rect in enumerate(rects))),
    )
    assert [(p.text, p.box, p.kind) for p in text.passages] == [(p.text, p.box, p.kind) for p in bare.passages]
    assert all(s.text[x.start : x.end].strip() for s in text.sentences for x in s.links)


@pytest.mark.browser
def test_a_printed_page_leads_where_the_page_leads(page: Page, tmp_path: Path) -> None:
    long = "The observers went to the valley every day and wrote down what they saw there. "
    body = (
        f'<h1>On the line</h1><p>{long * 3}</p><p>The mission <a href="https://a.org/2019/05/02/left">left in May</a>; a '
        f'<a href="https://b.org/survey.pdf#page=9">survey of 2018</a> says why. {long}A letter that '
        f'<a href="https://c.org/a-letter-of-some-length">runs on from here over the end of the line to where the next line goes on with it and '
        f'ends</a> was lost. See <a href="#x">the lessons</a> or write to <a href="mailto:a@b.org">the editor</a> today.</p><p id="x">{long * 2}</p>'
    )
    html = tmp_path / "a.html"
    html.write_text(
        f'<html lang="en"><head><meta charset="utf-8"><title>On the line</title></head><body><article>{body}</article></body></html>'
    )
    page.goto(html.as_uri())
    page.pdf(path=tmp_path / "a.pdf")
    printed, text = read_text(tmp_path / "a.pdf"), read_text(html)
    assert led(printed) == led(text)
    assert len(led(text)) == 3
    found, expected = parse_citations(printed), parse_citations(text)
    assert [(c.kind, c.text) for c in found.citations] == [(c.kind, c.text) for c in expected.citations]
    assert [w.address for w in found.works] == [w.address for w in expected.works]
