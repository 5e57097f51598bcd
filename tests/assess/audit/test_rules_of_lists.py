"""Rules on citations of texts with a list of references: each with what must stay silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.assess.audit.test_citation_rules import codes, state
from tests.documents.citations.build import make_text

from peaceops.model.period import Period
from peaceops.model.statement import Statement
from peaceops.model.text import Text

OPENED = "Standards Board. (2010). Asking people. Retrieved June {day}, 2011, from https://standards.example.org/asking"
DALE = "Dale, V. (2001). Guests with notebooks. Oslo: Press."
PAPERS = ("Goma Times (2011), ‘Songs about a roof’, 4 May.", "Lusaka Post (2011), ‘Songs about a roof’, {day} May.")


def test_a_day_of_access_in_a_list() -> None:
    for day, found in (("31", ["C16 warning"]), ("30", [])):
        text = make_text((), ["There are standards (Standards Board, 2010)."], (OPENED.format(day=day), DALE))
        assert codes(text) == found
    uncited = make_text((), ["There are guests (Dale, 2001)."], (OPENED.format(day="31"), DALE))
    assert codes(uncited) == []


def test_one_title_in_two_papers_on_one_day() -> None:
    said = "All had it (Goma Times 2011; Lusaka Post 2011)."
    for day, found in (("4", ["C09 note"]), ("5", ["C09 note"]), ("19", [])):
        text = make_text((), [said], (PAPERS[0], PAPERS[1].format(day=day)))
        assert [code for code in codes(text) if code.startswith("C09")] == found
    apart = make_text(
        (), ["One had it (Goma Times 2011).", "One had it (Lusaka Post 2011)."], (PAPERS[0], PAPERS[1].format(day=4))
    )
    assert [code for code in codes(apart) if code.startswith("C09")] == []


def told(sentence: str, words: str, day: date) -> Statement:
    statement = state(0, sentence)
    start = sentence.index(words)
    time = replace(
        statement.times[0], text=words, kind="day", start=start, end=start + len(words), period=Period.of_days(day, day)
    )
    return replace(statement, times=(time,))


def test_the_day_of_a_conversation_is_not_what_is_told() -> None:
    for sentence, found in (
        ("A survey was held in one street (H. Roe, personal communication, 3 March 2004) (Dale, 2001).", []),
        ("A survey was held in one street on 3 March 2004 (Dale, 2001).", ["C01 warning"]),
    ):
        text = make_text((), [sentence], (DALE,))
        assert codes(text, told(sentence, "3 March 2004", date(2004, 3, 3))) == found


def list_called(*sentences: tuple[str, tuple[str, ...]]) -> Text:
    notes = [f"Roe A. Title number {n}. J Miss. 200{n};1:1–9." for n in range(1, 6)]
    whole = [("It was so.", ("1", "2", "3", "4", "5")), ("It was so again.", ("1", "2", "3"))]
    return make_text(notes, [*whole, *sentences])


def test_a_number_that_the_list_lacks() -> None:
    assert codes(list_called(("Our figures are the last [6].", ()))) == ["C06 warning"]
    assert codes(list_called(("Our figures are the last [3].", ()))) == []
    assert codes(list_called(("He saw “[30] men” there.", ()))) == []
    assert codes(list_called(("He saw [6] men and [7] women.", ()))) == []


def test_the_day_of_a_work_is_not_that_of_the_text() -> None:
    note = "Roe, A., “One”, Example Daily, 3 March 2010, https://d.example.org/one (accessed 4 April 2010)."
    late = "Poe, B., “Two”, Example Daily, 5 May 2015, https://d.example.org/two."
    for issued, found in (("2010-03-03", []), ("2010-04-04", []), ("2011-01-01", ["C14 warning"])):
        text = make_text([note, late], [("So it was.", ("1",)), ("So it went.", ("2",))], issued=issued)
        assert codes(text) == found
