"""What prose says of missions, in plain sentences: expected words are written by hand from the reading of the prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from peaceops.casebook.load import load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.documents.lexicon import Lexicon, build_lexicon
from peaceops.documents.prose.read import read_plainly
from peaceops.documents.statements import find_statements
from peaceops.documents.text import read_text


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    codebook = load_codebook()
    return build_lexicon(load_casebook(codebook), codebook)


def put_plainly(words: str, lexicon: Lexicon, folder: Path) -> list[str]:
    path = folder / "text.txt"
    path.write_text(words + "\n", "utf-8")
    text = read_text(path)
    plain = read_plainly(text, find_statements(text, lexicon), lexicon)
    return [] if plain.text is None else [sentence.text for sentence in plain.text.sentences]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "When 1992 ended, UNOSOM I had 655 soldiers. A year later its successor had 25,086.",
            "At the end of 1993 UNOSOM II had 25,086 soldiers.",
        ),
        (
            "At the end of 2003 UNMIL had 8,494 troops. Two years later there were 15,021.",
            "At the end of 2005 UNMIL had 15,021 troops.",
        ),
        (
            "UNMISET had 5,199 troops in May 2002; only 3,853 of them were left by December.",
            "In December 2002 UNMISET had 3,853 troops.",
        ),
        (
            "At the end of 2000 UNTAET had 7,889 soldiers. At that time its police numbered 1,382 officers; a year on, 1,316.",
            "At the end of 2001 UNTAET had 1,316 police officers.",
        ),
        (
            "UNAMID had 18,040 troops at the end of 2011. By the end of the following year that number had fallen to 15,903.",
            "At the end of 2012 UNAMID had 15,903 troops.",
        ),
        (
            "ONUMOZ and UNAVEM III worked side by side. The former lost 26 people, the latter 36.",
            "In all, UNAVEM III lost 36 people.",
        ),
        (
            "UNTSO is the oldest. In all, fifty-two of its members have died, only twenty-six of them in hostile acts.",
            "In all, 26 members of UNTSO were killed in hostile acts.",
        ),
        (
            "UNAMIR came to Rwanda. In 1994 eighteen of its members died; in the year that followed, nine.",
            "UNAMIR lost 9 people in 1995.",
        ),
        (
            "UNAMSIL and UNMIL are neighbours. The Liberian mission was closed in March 2018.",
            "In March 2018 UNMIL ended.",
        ),
    ],
)
def test_prose_is_put_into_a_plain_sentence(words: str, wanted: str, lexicon: Lexicon, tmp_path: Path) -> None:
    assert wanted in put_plainly(words, lexicon, tmp_path)


@pytest.mark.parametrize(
    "words",
    [
        "UNMIL and UNOCI were neighbours. It had 4,421 troops at the end of 2014.",
        "India sent a brigade to UNMIL. It had 4,421 troops at the end of 2014.",
        "UNMIL lasted from September 2003 to March 2018. A year later it had 4,421 troops.",
        "UNMIL had 4,421 troops. A year later it had 3,401.",
        "UNAMID was there. The rebels had 4,421 fighters at the end of 2014.",
        "UNAMID was there. In 2014 two hundred civilians died.",
        "UNMIL guarded the port. It was closed in May 2005.",
        "AMISOM, the European Union’s mission, was launched in 2007.",
        "UNMIL had more money than ever. By the end of 2014 the Liberian army had 4,421 soldiers.",
        "At the end of 2014 the mission had 4,421 troops.",
    ],
)
def test_words_that_leave_it_open_are_put_into_none(words: str, lexicon: Lexicon, tmp_path: Path) -> None:
    assert [line for line in put_plainly(words, lexicon, tmp_path) if "4,421" in line and "2015" in line] == []
    assert not any(
        f in line for line in put_plainly(words, lexicon, tmp_path) for f in ("In May 2005", "200 people", "fighters", "2019", "2007")
    )  # fmt: skip
    if (
        "neighbours" in words
        or "India" in words
        or "rebels" in words
        or "army" in words
        or words.startswith("At the end")
    ):
        assert put_plainly(words, lexicon, tmp_path) == []


def test_a_name_in_place_of_the_pronoun_changes_nothing(lexicon: Lexicon, tmp_path: Path) -> None:
    """The plain sentence of a text with "it" is that of the same text with the name."""
    before, after = "At the end of 1993 UNAMIR had 1,163 soldiers. ", " had 6,247 soldiers when 1994 ended."
    with_name, with_it = (put_plainly(before + who + after, lexicon, tmp_path)[-1] for who in ("UNAMIR", "It"))
    assert with_name == with_it == "At the end of 1994 UNAMIR had 6,247 soldiers."


@pytest.mark.parametrize("years", range(1, 8))
def test_years_later_are_counted_from_the_day_before(years: int, lexicon: Lexicon, tmp_path: Path) -> None:
    count = ["one year", "two years", "three years", "four years", "five years", "six years", "seven years"][years - 1]
    said = put_plainly(
        f"In February 2001 UNAMSIL had 10,351 soldiers. {count.capitalize()} later it had 9,876.", lexicon, tmp_path
    )
    assert said[-1] == f"In February {2001 + years} UNAMSIL had 9,876 soldiers."


def test_a_span_that_contradicts_the_day_beside_it_says_nothing(lexicon: Lexicon, tmp_path: Path) -> None:
    start = "At the end of 1993 UNAMIR had 1,163 soldiers. "
    assert len(put_plainly(start + "Two years later, in December 1995, it had 2,007.", lexicon, tmp_path)) == 2
    assert len(put_plainly(start + "Five years later, in December 1995, it had 2,007.", lexicon, tmp_path)) == 1


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("• Established: June 2004", "In June 2004 MINUSTAH began."),
        ("• Police officers at the end of 2010: 3,240", "At the end of 2010 MINUSTAH had 3,240 police officers."),
        ("• Deaths in 2009: 20", "MINUSTAH lost 20 people in 2009."),
        ("• Deaths: 187, of which 129 in accidents", "In all, 129 members of MINUSTAH died in accidents."),
        ("• Contributing countries in December 2010: 57", "In December 2010, 57 countries contributed to MINUSTAH."),
        ("• Houses rebuilt in 2010: 57", ""),
        ("• Deaths among civilians in 2010: 57", ""),
    ],
)
def test_rows_of_a_fact_sheet_are_on_its_mission(row: str, wanted: str, lexicon: Lexicon, tmp_path: Path) -> None:
    sheet = "MINUSTAH was the largest mission of its kind that was ever seen in Haiti, and much was written on its work.\n\n"
    said = put_plainly(
        sheet + row + "\n\nA few words on the mission stand here at the end of the sheet.", lexicon, tmp_path
    )
    assert wanted in said if wanted else not any("57" in line for line in said)


def test_a_pronoun_after_two_missions_leaves_its_statement_open(lexicon: Lexicon, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(
        "UNMIL and UNOCI were neighbours for years and had much in common. It closed in May 2017.\n", "utf-8"
    )
    text = read_text(path)
    statements = find_statements(text, lexicon)
    plain = read_plainly(text, statements, lexicon)
    assert {s.id for s in statements if "closed" in s.text} <= plain.unsure
    assert plain.unsure


@pytest.mark.parametrize(
    "words",
    [
        "UNPROFOR was succeeded in Bosnia by IFOR, a NATO-led force of some 60,000 troops.",
        "UNPROFOR was succeeded in Bosnia by IFOR, a force under some 60,000 eyes.",
        "ⓜ7, established in June 1999, UNMIK was under ⓜ99 and ⓝ8, which ended ⓣ44; ⓜ0 had ⓝ1000 troops.",
        "Beside KFOR, the NATO operation of 1999.5, stood UNMIK, a mission in 29 places, and MINURSO, a force of 2,3.",
    ],
)
def test_marks_are_those_of_the_reader(words: str, lexicon: Lexicon, tmp_path: Path) -> None:
    plain = put_plainly(words, lexicon, tmp_path)
    assert not any("1000" in one for one in plain)
