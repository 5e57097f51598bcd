"""What other programs make of a text: columns whose gutter swerves, teasers of sites, framed boxes, mixed encodings."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from pathlib import Path

import pytest
from tests.documents.word import build_docx, paragraph, run, table

from peaceops.documents.text import read_text
from peaceops.model.text import Text

LONG = "The observers went to the valley every day and wrote down what they saw there in the book of the post. "
LEFT = (
    "The force was set up in May 1974 and has stood between two armies since then. It had been given 1,250 troops, a strip of land and a "
    "mandate of six months. Nobody who voted for it expected that the mandate would be renewed more than eighty times, in a text that hardly changed."
)
RIGHT = (
    "A quiet line has three possible fathers, and none of them signs the reports. The force may deter because it sees what is done there. The two armies "
    "may deter each other, in which case the force is a witness and no more. Or neither side may want what a war would bring to its own towns."
)


def read(folder: Path, text: str | bytes, name: str = "text.txt") -> Text:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_text(path)


def say(text: Text) -> list[str]:
    return [sentence.text for sentence in text.sentences]


def set_columns(swerve: bool, times: int = 1) -> str:
    """Set two texts side by side, as tools do that keep the layout; the gutter may swerve by as much as its width."""
    left, right = textwrap.wrap(" ".join([LEFT] * times), 40), textwrap.wrap(" ".join([RIGHT] * times), 40)
    rows = []
    for number, (one, two) in enumerate(zip_longest(left, right, fillvalue="")):
        begin = 44 + (2 if swerve and number >= 4 else 0)
        rows.append(one.ljust(begin) + two)
    return "\n".join(rows)


@pytest.mark.parametrize("swerve", [False, True])
def test_columns_whose_gutter_swerves(tmp_path: Path, swerve: bool) -> None:
    page = f"ARTICLES                                        REVIEW OF LINES 31\n\n{set_columns(swerve)}\n\f{LONG}\n"
    assert say(read(tmp_path, page))[:3] == [
        "The force was set up in May 1974 and has stood between two armies since then.",
        "It had been given 1,250 troops, a strip of land and a mandate of six months.",
        "Nobody who voted for it expected that the mandate would be renewed more than eighty times, in a text that hardly changed.",
    ]
    assert len(say(read(tmp_path, page))) == 8


def test_a_row_whose_columns_touch_is_parted_at_the_width_of_its_neighbours(tmp_path: Path) -> None:
    rows = set_columns(False, 2).split("\n")
    rows[3] = " ".join(rows[3].split())
    said = say(read(tmp_path, "\n".join(rows) + f"\n\f{LONG}\n"))
    assert len(said) == 15
    assert " ".join(said) == " ".join([LEFT, LEFT, RIGHT, RIGHT, LONG.strip()])


def test_a_table_with_labels_of_several_words_is_no_column(tmp_path: Path) -> None:
    labels = (
        "Military observers of all ranks",
        "Civilian police who were armed",
        "Staff who came from abroad",
        "Staff of the country itself",
    )
    rows = "\n".join(f"{label:40}{number:>8}{number * 2:>10}" for number, label in enumerate(labels * 3))
    text = read(tmp_path, f"{LONG}\n\n{rows}\n\f{LONG}\n")
    assert [len(p.text.split("\n")) for p in text.passages if p.kind == "table"] == [12]


def test_a_note_at_the_foot_does_not_take_in_the_next_page(tmp_path: Path) -> None:
    body = "\n".join(textwrap.wrap(LONG * 3, 80))
    page = f"{body}\nIt came in 1994.1 It left in 2008.2 It said so.3\n  1\n    Report, p. 3.\n  2\n    See the other report of the same year, which was written by the\n\f"
    text = read(
        tmp_path,
        f"{page}{body}\n{body}\nThe last of them left in May.\n\nforce itself, p. 4.\n  3\n    Letter of 9 May 1994.\n",
    )
    assert [n.text for n in text.notes] == [
        "Report, p. 3.",
        "See the other report of the same year, which was written by the force itself, p. 4.",
        "Letter of 9 May 1994.",
    ]
    assert "The last of them left in May." in say(text)


def test_paragraphs_that_are_lines(tmp_path: Path) -> None:
    text = read(
        tmp_path,
        f"Counting the Blue Helmets\rA. N. Author\r{LONG * 3}\rHow far off\r{LONG * 4}\rBox 1. A post\r{LONG * 2}\r",
    )
    assert len(text.sentences) == 9
    assert [p.text for p in text.passages if p.kind == "caption"] == ["Box 1. A post"]


def test_a_text_of_two_encodings(tmp_path: Path) -> None:
    one, two = (
        "“We are 500,” he said at the gate in Côte d’Ivoire.",
        "They were “500 or so” in the book of the fortress Kraljevićevo’s neighbour.",
    )
    data = f"{LONG}{one}\n\n".encode() + f"{LONG}{two.replace('ć', 'c')}\n".encode("cp1252")
    said = say(read(tmp_path, data))
    assert {one, two.replace("ć", "c")} <= set(said)


SITE = """<html><body><div><p>We and our partners use cookies to store data on your device. You may refuse.</p></div><main><article>
<h1>Who counts?</h1><p>By <a href="/a">A. N. Author</a></p><p>{long}{long}</p><div><span>Read more</span><ul><li><a href="/1">Why a battalion became a company. And then less.</a></li>
<li><a href="/2">The general who counted boots</a></li></ul></div><p><b>Read more: <a href="/3">The man who counted. What he found.</a></b></p><p>{long}It rained.</p>{more}
<p>A version of this article appears in print on Oct. 4, 2023, Section A.</p></article>
<section><h2>Related Content</h2><div><h3>The clerk</h3><p>A man in Geneva has kept the lists for thirty years. He was never asked.</p></div></section>
<section><h2>42 Comments</h2><div><p>This is nonsense. My brother was there.</p></div></section></main></body></html>"""


def test_a_page_of_news(tmp_path: Path) -> None:
    assert say(read(tmp_path, SITE.format(long=LONG, more=""), "page.html")) == [LONG.strip()] * 3 + ["It rained."]


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<h2>Related content of the mandate</h2><p>It was short.</p>", "It was short."),
        ("<h2>Comments</h2><p>The Council made two of them.</p>", "The Council made two of them."),
        ("<p>Read more closely, the mandate allows it.</p>", "Read more closely, the mandate allows it."),
        ("<p>This article of the mandate was never published in full.</p>", "This article of the mandate was never published in full."),
        ("<ul><li><a href='/1'>Report of 1994 on the force</a></li><li><a href='/2'>Report of 1995 on the force</a></li></ul>", "Report of 1994 on the force"),
        ("<ul><li><a href='/1'>The force</a> left in May.</li><li><a href='/2'>The staff</a> left in June.</li></ul>", "The force left in May."),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_teaser(tmp_path: Path, markup: str, said: str) -> None:
    text = read(
        tmp_path,
        f"<html><body><article><h1>Force</h1><p>{LONG * 6}</p>{markup}<p>{LONG * 5}</p></article></body></html>",
        "page.html",
    )
    assert [s for s in say(text) if s != LONG.strip()][: 1 if said else None] == ([said] if said else [])


def test_an_aside_among_paragraphs_is_a_box(tmp_path: Path) -> None:
    paragraph_ = f"<p>{LONG}</p>"
    box = "<aside><h4>How a post is manned</h4><p>A post has eight soldiers, one of whom is awake. It keeps water for ten days and food for thirty.</p></aside>"
    page = f"<html><body><div><h1>Force</h1>{paragraph_ * 2}{box}{paragraph_ * 2}</div></body></html>"
    assert "It keeps water for ten days and food for thirty." in say(read(tmp_path, page, "page.html"))


def test_a_framed_paragraph_of_a_word_processor_is_text(tmp_path: Path) -> None:
    body = (
        paragraph(run(LONG)),
        table([["A post has eight soldiers. It keeps water."]]),
        table([["Golan", "132"], ["Cyprus", "107"]]),
    )
    text = read(tmp_path, build_docx(body), "text.docx")
    assert say(text) == [LONG.strip(), "A post has eight soldiers.", "It keeps water."]
    assert [p.text for p in text.passages if p.kind == "table"] == ["Golan | 132\nCyprus | 107"]


def test_a_pull_quote_in_a_text_box(tmp_path: Path) -> None:
    box = f"<w:r><w:txbxContent>{paragraph(run('“more maps than lorries”'))}</w:txbxContent></w:r>"
    said = "He had “more maps than lorries” when he came."
    text = read(tmp_path, build_docx([paragraph(run(said)), f"<w:p>{box}</w:p>"]), "text.docx")
    assert say(text) == [said]


def test_raised_numbers_that_fell_on_the_next_line(tmp_path: Path) -> None:
    body = (
        f"{LONG}\nIt came in 1994.\n1 It had forty men and\na book.\n2\nThe last left in 2008.\n3 Nobody asked.\n{LONG}"
    )
    text = read(tmp_path, f"{body}\nN O T E S\n1. Report, p. 3.\n2. Letter of 9 May 1994.\n3. Report, p. 7.\n")
    assert [
        (n.label, n.text, [text.passages[c.passage].text[: c.at].split()[-1] for c in n.calls]) for n in text.notes
    ] == [
        ("1", "Report, p. 3.", ["1994."]),
        ("2", "Letter of 9 May 1994.", ["book."]),
        ("3", "Report, p. 7.", ["2008."]),
    ]
    assert "It had forty men and a book." in say(text)


def test_items_of_two_lists_do_not_call_each_other(tmp_path: Path) -> None:
    items = "\n".join(f"{n} The {word} was there." for n, word in enumerate(("post", "gate", "road"), 1))
    text = read(tmp_path, f"{LONG}\n{items}\n{LONG}\n{items}\n{LONG}\n")
    assert not text.notes


def test_a_table_inside_a_numbered_paragraph(tmp_path: Path) -> None:
    rows = "\n".join(f"{name:20}{n:>8}{2 * n:>10}" for n, name in enumerate(("North", "Central", "South", "West"), 11))
    items = "\n".join(
        f"({letter})     The {word} of the force was kept open."
        for letter, word in zip("abcd", ("post", "gate", "road", "camp"), strict=True)
    )
    paragraphs = [f"{n}. {LONG}{LONG}" for n in range(1, 7)]
    text = read(
        tmp_path,
        "\n\n".join(
            [
                *paragraphs[:3],
                f"Table 1. Weapons by district\n{rows}\nNote: as of May.",
                paragraphs[3],
                items,
                *paragraphs[4:],
            ]
        ),
    )
    assert [p.text.split("\n")[0] for p in text.passages if p.kind == "table"] == ["Table 1. Weapons by district"]
    assert "(d) The camp of the force was kept open." in [" ".join(s.split()) for s in say(text)]
    assert not any("Weapons" in s or "as of May" in s for s in say(text))


def test_letters_below_a_table_are_its_notes(tmp_path: Path) -> None:
    rows = "\n".join(f"{name:20}{n:>8}{2 * n:>10}" for n, name in enumerate(("North", "Central", "South", "West"), 11))
    text = read(
        tmp_path,
        f"{LONG}\n\n{rows}\n\na Including officers who were not paid.\n\n{LONG}\n\na Word that stands alone.\n",
    )
    assert [p.kind for p in text.passages] == ["text", "table", "caption", "text", "text"]


def test_what_a_browser_prints_around_a_page(tmp_path: Path) -> None:
    page = f"11/26/26, 10:01 PM Who Counts the Blue Helmets?\n{LONG}\nhttps://watch.example/counts?x=1 1/1\n"
    assert say(read(tmp_path, page)) == [LONG.strip()]
    log = "3/4/1994, 10:05 The patrol left the gate of the camp.\n"
    assert say(read(tmp_path, f"{LONG}\n\n{log}"))[-1] == log.strip()


def test_the_hyphen_of_a_library_only_breaks_its_word(tmp_path: Path) -> None:
    assert say(read(tmp_path, f"{LONG}They were fight\ufffeing there.\n"))[-1] == "They were fighting there."
    assert say(read(tmp_path, f"{LONG}\u202aThey\u202c were\u200f 40\u2069.\n"))[-1] == "They were 40."


def test_pages_that_nothing_marks_but_numbers_that_rise(tmp_path: Path) -> None:
    page = "\n".join(textwrap.wrap(LONG * 12, 72))
    text = read(tmp_path, "\n".join(f"{page}\nReview of Small Wars {number}" for number in range(11, 15)))
    assert set(say(text)) == {LONG.strip()}
    text = read(tmp_path, "\n".join(f"{page}\n{number}\nafter the flag" for number in range(1, 5)))
    assert set(say(text)) == {LONG.strip()}
    # Rows of a list and labels of notes rise, too.
    text = read(tmp_path, "\n".join(f"{page}\nPhase {number}" for number in range(1, 5)))
    assert sum("Phase" in p.text for p in text.passages) == 4
    text = read(tmp_path, "\n".join(f"{page}\n{number}\nNote of the day {number}{number}." for number in range(1, 5)))
    assert sum(f"{number}{number}." in p.text for number in range(1, 5) for p in (*text.passages, *text.notes)) == 4


def test_items_behind_bullets_with_a_wide_gap_are_no_table(tmp_path: Path) -> None:
    items = "\n".join(
        f"   •    {word} publish figures that nobody has asked for."
        for word in ("Ministries", "Courts", "Schools", "Clerks")
    )
    said = say(read(tmp_path, f"{LONG}\n\n{items}\n\n{LONG}\n"))
    assert sum("publish figures" in s for s in said) == 4


def test_a_page_of_a_work_goes_on_over_a_break(tmp_path: Path) -> None:
    notes = "1 Report of the Secretary-General, S/20883, paras.\n4–9.\n2 Letter of 9 May 1994.\n3 Ibid., p. 4.\n"
    text = read(tmp_path, f"{LONG}It came.1 It left.2 It said so.3\n\n{notes}")
    assert [n.text for n in text.notes] == [
        "Report of the Secretary-General, S/20883, paras. 4–9.",
        "Letter of 9 May 1994.",
        "Ibid., p. 4.",
    ]


def test_three_columns_whose_gutters_swerve(tmp_path: Path) -> None:
    texts = [" ".join([said] * 2) for said in (LEFT, RIGHT, LEFT.replace("1974", "1975"))]
    rows = zip_longest(*(textwrap.wrap(said, 34) for said in texts), fillvalue="")
    page = "\n".join(
        (one.ljust(37 + n % 3) + two).ljust(75 + n % 2) + three for n, (one, two, three) in enumerate(rows)
    )
    assert " ".join(say(read(tmp_path, f"{page}\n\f{LONG}\n"))) == " ".join([*texts, LONG.strip()])
