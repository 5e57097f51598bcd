"""Stamps, numbers of lines and initials are no words of the text; what only looks like them is."""

from __future__ import annotations

from pathlib import Path

import pytest

from peaceops.documents import scan
from peaceops.documents.divider import Divider
from peaceops.documents.joining import Joiner
from peaceops.documents.order import order_rows
from peaceops.documents.overlay import settle_runs
from peaceops.documents.page import Line, drop_furniture
from peaceops.documents.paragraph import divide_prose
from peaceops.documents.run import Run, build_run, build_word
from peaceops.documents.text import read_text

WORDS = [
    "the",
    "force",
    "had",
    "left",
    "its",
    "posts",
    "in",
    "the",
    "north",
    "before",
    "the",
    "winter",
    "of",
    "that",
    "year",
]


def _line(text: str, top: float, *, left: float = 100.0, height: float = 10.0) -> Run:
    words = tuple(text.split())
    lefts = tuple(left + 25.0 * n for n in range(len(words)))
    return build_run(words, lefts, tuple(x + 20.0 for x in lefts), top, top + height, height, has_space=True)


def _page(count: int) -> list[Run]:
    return [_line(" ".join(WORDS), 100.0 + 14 * n) for n in range(count)]


def _read(runs: list[Run]) -> list[str]:
    return [" ".join(run.words) for run in settle_runs(runs)]


def test_a_stamp_across_lines_goes() -> None:
    page = _page(12)
    stamp = [
        build_word(letter, 150.0 + 30 * n, 120.0 + 20 * n, 200.0 + 30 * n, 165.0 + 20 * n)
        for n, letter in enumerate("DRAFT")
    ]
    assert _read([*stamp, *page]) == [" ".join(WORDS)] * 12


def test_a_large_word_beside_lines_stays() -> None:
    assert _read([build_word("NEWS", 500.0, 120.0, 560.0, 165.0), *_page(6)])[0] == "NEWS"


@pytest.mark.parametrize(
    ("letter", "rest", "wanted"), [("T", "he", "The"), ("A", "fter", "After"), ("A", "force", "A force")]
)
def test_an_initial_is_put_to_its_word(letter: str, rest: str, wanted: str) -> None:
    page = _page(6)
    first = _line(f"{rest} mission came", 100.0, left=132.0)
    second = _line("and went again", 114.0, left=132.0)
    read = _read([build_word(letter, 100.0, 98.0, 131.0, 126.0), first, second, *page[2:]])
    assert read[0] == f"{wanted} mission came"


def test_an_initial_beside_lines_of_no_height_ends() -> None:
    flat = [_line("he mission came", 105.0 + n, left=132.0, height=0.0) for n in range(3)]
    read = _read([build_word("T", 100.0, 98.0, 131.0, 126.0), *flat, *_page(8)[4:]])
    assert len(read) == 7


def test_a_line_that_runs_backwards_has_a_box() -> None:
    row = order_rows([_line("It came in May", 100.0)])[0]
    turned = row._replace(left=row.right, right=row.left, top=row.bottom, bottom=row.top)
    assert scan._build_lines(1, [turned])[0].box == scan._build_lines(1, [row])[0].box


@pytest.mark.parametrize("step", [1, 5])
def test_numbers_of_lines_go(step: int) -> None:
    page = _page(20)
    numbers = [build_word(str(n + 1), 80.0, 104.0 + 14 * n, 88.0, 109.0 + 14 * n) for n in range(step - 1, 20, step)]
    assert _read([*numbers, *page]) == [" ".join(WORDS)] * 20


def test_numbers_of_notes_and_rows_stay() -> None:
    rows = [_line("Kenya 1,200", 100.0 + 14 * n) for n in range(12)]
    notes = [_line("Ibid., p. 4.", 100.0 + 14 * n) for n in range(12)]
    numbers = [build_word(str(n + 1), 80.0, 100.0 + 14 * n, 88.0, 110.0 + 14 * n) for n in range(12)]
    assert len(_read([*numbers, *rows])) == len(_read([*numbers, *notes])) == 24
    raised = [replace_foot(run) for run in numbers]
    assert len(_read([*raised, *_page(12)])) == 24


def replace_foot(run: Run) -> Run:
    return run._replace(bottom=run.top + 5.0, height=5.0)


def _lines(page: int, head: str) -> list[Line]:
    texts = (head, *(f"{WORDS[page]} {word} and as it seemed to" for word in WORDS[:9]))
    return [Line(text=text, page=page, number=n, has_gap=n <= 2) for n, text in enumerate(texts, 1)]


def test_heads_beside_the_number_of_the_page_go() -> None:
    pages = [
        _lines(1, "A Title of Its Own"),
        _lines(2, "2 CHAPTER 1. THE LINE"),
        _lines(3, "NOTES 3"),
        _lines(4, "The Line 4"),
    ]
    assert [page[0].text for page in drop_furniture(pages)] == [
        "A Title of Its Own",
        *(_lines(n, "")[1].text for n in (2, 3, 4)),
    ]


def test_a_line_that_begins_with_a_number_stays() -> None:
    pages = [_lines(n, f"{n * 7 + 3} of them left in May") for n in range(1, 5)]
    pages[1] = [line._replace(has_gap=False) for line in _lines(2, "2 Ibid., p. 4.")]
    assert [page[0].text for page in drop_furniture(pages)][1] == "2 Ibid., p. 4."


def test_a_head_of_two_pages_goes_where_it_stands_apart() -> None:
    texts = ("A Title", "after the flag", "after the flag", "Notes on it")
    pages = [_lines(n, head) for n, head in enumerate(texts, 1)]
    assert [page[0].text for page in drop_furniture(pages)] == [
        "A Title",
        *(_lines(n, "")[1].text for n in (2, 3)),
        "Notes on it",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("some twenty-\nfour trucks", "some twenty-four trucks"),
        ("the longer-\nserving ones", "the longer-serving ones"),
        ("the forti-\nfied post", "the fortified post"),
    ],
)
def test_numbers_in_words_keep_their_hyphen(text: str, wanted: str) -> None:
    assert Joiner().fold(text).text == wanted


def test_boxes_of_an_article_are_read_and_other_asides_are_not(tmp_path: Path) -> None:
    long = "The force stayed on the island for many years, and it was paid by its members. " * 4
    box = "<aside><h4>Pay</h4><p>A constable earned 9,400 crowns a month in 2010. A guard at the port earned 14,000 crowns.</p></aside>"
    links = (
        "<aside><p><a>Read this story as well. It is a long story about the port and about its guards.</a></p></aside>"
    )
    asked = "<aside><p>Write to us. We answer each letter that we get from our readers, and we like it, too.</p><input></aside>"
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><body><article><p>{long}</p>{box}{links}{asked}<p>{long}</p></article>{box.replace('9,400', '7')}</body></html>"
    )
    said = " ".join(sentence.text for sentence in read_text(path).sentences)
    assert "9,400" in said
    assert not any(word in said for word in ("Read this", "Write to us", " 7 crowns"))


def test_an_abstract_is_titled_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    rest = "This paper follows a force over six years and asks what it did there in that time.\nIt finds that it did little."
    path.write_text(f"A Title of the Paper\n\nAbstract\n{rest}\n")
    assert next(sentence.text for sentence in read_text(path).sentences).startswith("This paper")


@pytest.mark.parametrize(
    ("first", "slack", "kinds"),
    [
        ("How the police are paid", 20.0, ["heading", "text"]),
        ("How the police are paid in", 20.0, ["text"]),
        ("How the police are paid.", 20.0, ["text"]),
        ("How the police are paid", 0.0, ["text"]),
    ],
)
def test_a_short_open_line_titles_the_box_below(first: str, slack: float, kinds: list[str]) -> None:
    texts = (first, *["A constable earned 9,400 crowns a month in the year of 2010, and a guard 14,000."] * 3)
    lines = [
        Line(text=text, page=1, number=n, has_gap=n == 0, size=9.0, slack=0.0 if n else slack)
        for n, text in enumerate(texts)
    ]
    divider = Divider("box.pdf")
    divide_prose(divider, lines, kind="text", section="")
    assert [passage.kind for passage in divider.passages] == kinds
