"""What stands beside the text: captions, by-lines, headings of texts without empty lines, notes shown in the sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from peaceops.documents.label import is_byline, is_caption
from peaceops.documents.page import Line
from peaceops.documents.text import read_text
from peaceops.model.text import Text


def read(folder: Path, content: str, name: str = "text.txt") -> Text:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return read_text(path)


@pytest.mark.parametrize(
    "text",
    ["Figure 1. Violations a month, 2015–2018", "Table 2: Civilians killed, by district", "Table A1", "Fig. 3 – Posts",
     "Source: authors’ count.", "Photo: M. Krasniqi/AFP", "Keywords: peacekeeping, mandates", "Map 4 Areas of Deployment"],
)  # fmt: skip
def test_captions(text: str) -> None:
    assert is_caption([Line(text=text, page=None, number=1)])


@pytest.mark.parametrize(
    "text",
    ["Table 1 lists them all.", "Figure 2 shows the effect of 400 men.", "Maps were burnt in 1992.", "Tables turned in May.",
     "Note: the force had 400 men.", "Sources say that 40 men left.", "(c) Report to a panel.", "Box 5 was closed in 1994."],
)  # fmt: skip
def test_sentences_that_begin_like_captions(text: str) -> None:
    assert not is_caption([Line(text=text, page=None, number=1)])


@pytest.mark.parametrize(
    "text",
    ["By Jane Doe and Tomás Arrieta", "By Jan de Vries, a writer in Vienna.", "March 2019 · 8 min read", "Updated 4 May 2020",
     "Posted on May 3, 2015 by Marcus Whitlock", "Received 4 May 2020; accepted 11 January 2021"],
)  # fmt: skip
def test_bylines(text: str) -> None:
    assert is_byline(text)


@pytest.mark.parametrize(
    "text",
    ["By June 1964 the force had grown.", "By Security Council resolution 186, a force was set up.", "In 1999 it left.",
     "Published figures were lower.", "By far the most of them", "Issued in Brussels, it said nothing.", "40 men left."],
)  # fmt: skip
def test_sentences_that_begin_like_bylines(text: str) -> None:
    assert not is_byline(text)


PROSE = (
    "The mission opened its first post on the bridge in the spring of that",
    "year, and nobody in the valley believed that it would stay for long. By",
    "the winter there were four posts and some 200 soldiers in all of them.",
)


def test_digits_that_run_on_are_no_date_and_end_soon() -> None:
    assert is_byline("20170608")
    # In ever so many ways 32 digits can be parted into years and days.
    assert not is_byline("9" * 32 + " ƒ1][1 The")


@pytest.mark.parametrize("heading", ["What Monitors See", "After 1992", "2. Cyprus, 1974 to 1992"])
def test_headings_that_no_gap_parts_from_the_text(tmp_path: Path, heading: str) -> None:
    text = read(tmp_path, "\n".join([*PROSE, "It left.", heading, *PROSE, "It came back."]))
    assert [p.text for p in text.passages if p.kind == "heading"] == [heading]
    assert [s.text for s in text.sentences if heading in s.text] == []
    assert len(text.sentences) == 6


@pytest.mark.parametrize("short", ["In Ukraine the Special", "The Council and the", "Sukhumi, Gali and Zugdidi,"])
def test_short_lines_of_the_text_are_no_headings(tmp_path: Path, short: str) -> None:
    text = read(tmp_path, "\n".join([*PROSE, short, "Monitoring Mission stayed on.", *PROSE, "It came back."]))
    assert not [p for p in text.passages if p.kind == "heading"]


def test_a_sentence_that_a_table_parts_is_one(tmp_path: Path) -> None:
    text = read(
        tmp_path,
        "\n".join([*PROSE, "It then sent 40 men to the", "", "Table 1: Men sent, by year", "", "north of the valley, and they stayed.", *PROSE]),
    )  # fmt: skip
    assert "It then sent 40 men to the north of the valley, and they stayed." in [s.text for s in text.sentences]
    assert [p.text for p in text.passages if p.kind == "caption"] == ["Table 1: Men sent, by year"]


PAGE = "<html><body><article><h1>Guests Who Stay</h1>{}<p>It counted 400 men in all, and nobody asked where they slept at night.</p></article></body></html>"


@pytest.mark.parametrize(
    "paragraph",
    [
        '<sup class="mf"><a href="javascript:void(0)">1</a></sup><span role="tooltip" class="mf-footnote__note">Council, Report 4, 1964.</span>',
        '<label for="sn-1" class="sidenote-number"></label><input type="checkbox"><span class="sidenote">Council, Report 4, 1964.</span>',
        '<span class="footnote">Council, Report 4, 1964.</span>',
        '<a href="#n1" id="r1">1</a><span class="footnote_tooltip">Council, Report 4, 1964.</span>',
    ],
)
def test_notes_shown_in_the_sentence(tmp_path: Path, paragraph: str) -> None:
    listed = '<p id="n1">1. Council, Report 4, 1964. <a href="#r1">back</a></p>' if "#n1" in paragraph else ""
    page = PAGE.format(
        f"<p>The force stayed on the island for forty years.{paragraph} Nobody expected that.</p>{listed}"
    )
    text = read(tmp_path, page, "page.html")
    assert [(note.text, len(note.calls)) for note in text.notes] == [("Council, Report 4, 1964.", 1)]
    assert [(s.text, s.notes) for s in text.sentences][:2] == [
        ("The force stayed on the island for forty years.", ("1",)),
        ("Nobody expected that.", ()),
    ]


def test_comments_on_a_draft_are_no_notes(tmp_path: Path) -> None:
    page = PAGE.format(
        '<p>The force cost 612 million<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> in seven years.</p>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is there a source for that?</span></p></div>'
    )
    text = read(tmp_path, page, "page.html")
    assert text.notes == ()
    assert text.sentences[0].text == "The force cost 612 million in seven years."
    assert not [s for s in text.sentences if "source" in s.text]


def test_what_a_page_names_is_apart(tmp_path: Path) -> None:
    page = PAGE.format(
        '<p class="byline">By Jane Doe, who covered the war in 1992.</p><figure><img src="x"><figcaption>The bridge in 1999. '
        '<span class="credit">AFP</span></figcaption></figure><p>The force stayed on the island for forty years, and it was paid.</p>'
    )
    text = read(tmp_path, page, "page.html")
    assert [p.kind for p in text.passages] == ["heading", "byline", "caption", "text", "text"]
    assert len(text.sentences) == 2


@pytest.mark.parametrize(("name", "form"), [("text.txt", "{}"), ("page.html", "<html><body><p>{}</p></body></html>")])
def test_letters_in_plain_form(tmp_path: Path, name: str, form: str) -> None:
    written = "The \ufb01rst of\u00adfi\u00adcers came in\u00a01992 with 40\u202fmen and stayed for more than a year in the val\u00adley."
    text = read(tmp_path, form.format(written), name)
    assert (
        text.sentences[0].text
        == "The first officers came in 1992 with 40 men and stayed for more than a year in the valley."
    )


def test_a_title_and_a_byline_are_apart_from_the_text(tmp_path: Path) -> None:
    prose = "\n".join(PROSE)
    text = read(
        tmp_path, f"Old Soldiers, New Lines: Notes from the Golan Heights and Beyond\n\nby Ruth Avidan\n\n{prose}\n"
    )
    assert text.sentences[0].text.startswith("The mission opened its first post")
    assert [p.kind for p in text.passages][:2] == ["heading", "byline"]


def test_a_caption_over_two_lines_ends_with_them(tmp_path: Path) -> None:
    caption = ("Fig. 1. Days from the announcement of an exit to the day of that exit,", "by lead organisation.")
    table = "Table II gives the figures for all of the 38 cases that we have coded and"
    text = read(tmp_path, "\n".join([*PROSE, *caption, table, "kept. It shows little."]))
    assert [p.text.split("\n") for p in text.passages if p.kind == "caption"] == [list(caption)]
    assert "Table II gives the figures for all of the 38 cases that we have coded and kept." in [
        s.text for s in text.sentences
    ]


def test_numbers_of_paragraphs_are_no_figures(tmp_path: Path) -> None:
    text = read(
        tmp_path, "\n\n".join(f"{n}.{n + 1} {' '.join(PROSE)}" for n in range(1, 4)) + "\n\n1.1 million people fled.\n"
    )
    assert [s.text[:11] for s in text.sentences] == ["The mission", "By the wint"] * 3 + ["1.1 million"]
