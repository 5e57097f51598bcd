"""Words of a PDF: what is read in a sweep is what is read letter by letter."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents.conftest import Piece, WritePdf, build_pdf

from peaceops.documents import letters, opening, stretch
from peaceops.documents.order import order_rows
from peaceops.documents.pdf import read_runs
from peaceops.documents.row import Row
from peaceops.documents.text import read_text
from peaceops.errors import DocumentUnreadable

WORDS = st.sampled_from(
    ["the", "force", "of", "1994,", "S/1994/1253", "flying", "(a)", "observers.", "–", "AVAILABLE", "3", "fi", "jgpq"]
)
LINE = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
SIZES = st.sampled_from([7.0, 10.0, 10.0, 10.0, 14.0])


def read_rows(path: Path) -> list[list[Row]]:
    return [
        order_rows(runs) for runs in read_runs(path.read_bytes(), path, max_pages=50, spend=lambda _characters: None)
    ]


def tell(rows: list[Row]) -> list[tuple[object, ...]]:
    return [(row.text, row.marks, row.cells, row.has_gap, round(row.left), round(row.right)) for row in rows]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(st.tuples(LINE, SIZES, st.sampled_from([72.0, 72.0, 320.0])), min_size=1, max_size=14),
    marks=st.lists(st.integers(0, 13), max_size=4),
    turn=st.sampled_from([0, 0, 0, 90, 180, 270]),
)
def test_a_sweep_reads_what_single_letters_say(
    tmp_path: Path, lines: list[tuple[str, float, float]], marks: list[int], turn: int
) -> None:
    # Marks are set at the end of a line of their own, small and raised.
    pieces: list[Piece] = [(left, 720 - 22 * number, line, size) for number, (line, size, left) in enumerate(lines)] + [
        (60.0, 724 - 22 * number, "7", 5) for number in marks if number < len(lines)
    ]
    if turn:
        pieces = [_turn(piece, turn) for piece in pieces]
    path = tmp_path / "a.pdf"
    path.write_bytes(build_pdf([pieces], turn=turn))
    swept = read_rows(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(letters, "_MAX_SWEEP", 0)
        spelled = read_rows(path)
    assert [tell(page) for page in swept] == [tell(page) for page in spelled]
    assert [row.size for row in swept[0]] == pytest.approx([row.size for row in spelled[0]], abs=0.3)


def _turn(piece: Piece, turn: int) -> Piece:
    """Move a piece to where its line stands on a turned page of 600 by 800 points."""
    x, y, text, *size = piece
    place = {90: (800 - y, x), 180: (600 - x, 800 - y), 270: (y - 200, 790 - x)}[turn]
    return (*place, text, size[0] if size else 10)


def test_words_drawn_twice_are_read_once(write_pdf: WritePdf) -> None:
    line = "SECURITY COUNCIL DISTRIBUTION"
    pages = [[(72, 700, line), (72.2, 700, line), (72, 600, "The force left in 2009.")]]
    assert [row.text for row in read_rows(write_pdf(pages))[0]] == [line, "The force left in 2009."]


def test_a_raised_mark_at_a_word_is_a_mark(write_pdf: WritePdf) -> None:
    pages = [[(72, 700, "The force left in 2009."), (180.5, 704, "12", 6), (195, 700, "Nobody came after it.")]]
    row = read_rows(write_pdf(pages))[0][0]
    assert [row.text[begin:end] for begin, end in row.marks] == ["12"]
    assert row.text.startswith("The force left in 2009.")
    assert row.text.endswith("Nobody came after it.")


def test_letters_set_apart_are_one_word(tmp_path: Path) -> None:
    # Two points between the letters of a heading, as the file says in one operator.
    data = build_pdf([[(72, 700, "REPORT OF THE FORCE"), (72, 660, "It left in 2009 and nobody came after it.")]])
    data = data.replace(b"BT /F1 10 Tf 1 0 0 1 72 700 Tm", b"BT /F1 10 Tf 2 Tc 1 0 0 1 72 700 Tm ")
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    assert read_text(path).passages[0].text.startswith("REPORT OF THE FORCE")


def test_a_word_torn_over_a_damaged_page_takes_no_room() -> None:
    torn = stretch.Stretch(left=0, right=9, top=9e5, low_top=-9e5, foot=-9e5, height=10, is_even=False)
    calm = stretch.Stretch(left=0, right=9, top=100, low_top=100, foot=90, height=10, is_even=True)
    tracemalloc.start()
    try:
        assert stretch.find_overlapping([torn, calm, torn]) == [0, 2]
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_a_word_in_two_types_is_one_word(write_pdf: WritePdf) -> None:
    # Helvetica of 10 points: "peace" is 26.7 points wide.
    pages = [[(72, 700, "peace"), (98.7, 700, "keeping was not the task")]]
    assert read_rows(write_pdf(pages))[0][0].text == "peacekeeping was not the task"


@pytest.mark.parametrize("is_on", [True, False])
def test_cycles_are_sought_after_reading_as_before(is_on: bool) -> None:
    was_on = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    try:
        with opening.pause_collection():
            assert not gc.isenabled()
        assert gc.isenabled() is is_on
        with pytest.raises(DocumentUnreadable):
            read_text(Path("no such file.pdf"))
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()
