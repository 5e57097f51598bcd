"""What the sentences of a text assert: who, what, how much, when, on whose word.

What enters: a text with its sentences, and the lexicon of names.
What leaves: statements in the order of the text.
Never done here: testing them; guessing a subject or a period that the text leaves open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from peaceops.documents.citations.running import list_cited_stretches
from peaceops.documents.dates import find_times, list_date_spans
from peaceops.documents.lexicon import Lexicon
from peaceops.documents.phrase import fold_letters, split_words
from peaceops.documents.quantities import find_amounts
from peaceops.documents.statement.assemble import Reading, build_statements, is_of_document
from peaceops.documents.statement.clause import split_clauses
from peaceops.documents.statement.compare import find_comparison, is_length_of_other_set
from peaceops.documents.statement.context import Context, Mention
from peaceops.documents.statement.describe import list_places
from peaceops.documents.statement.mention import find_mentions
from peaceops.documents.statement.modality import find_frame
from peaceops.documents.statement.subject import find_subject
from peaceops.model.period import Period
from peaceops.model.statement import Statement, When
from peaceops.model.text import Sentence, Text

#: A longer "sentence" is a table or a list that was not divided; its head is read.
MAX_SENTENCE_CHARACTERS: Final = 4_000
_SYMBOL: Final = re.compile(
    r"\b[SA] ?/? ?(?:19|20)\d\d ?/ ?\d+|\b[SA]/(?:RES|\d\d)/\d+|\bDistr\b|[Tt]he present report is submitted"
)
#: A space after the comma of thousands, as recognition sets it.
_BROKEN: Final = re.compile(r"(?<![\d,])\d{1,3}, 000\b")
_FRONT: Final = 8
_DATED: Final = frozenset({"day", "month", "year"})
_PLACES: Final = frozenset({"area", "state"})
_LIKENED: Final = re.compile(r"\((?:(?:just |much )?as|like|unlike|such as|compare|cf\.?|similar to|see also)\b")
_FULL_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d\b")
_LABEL: Final = re.compile(r"\b(?:resolutions?|decisions?) [^;.]{0,80}?\((\d{4})\)|\b\d{1,4} \(((?:1[89]|20)\d\d)\)")


def find_statements(text: Text, lexicon: Lexicon) -> tuple[Statement, ...]:
    """Find the statements of a text.

    Parameters
    ----------
    text : Text
        The text; its sentences are read in order.
    lexicon : Lexicon
        Names.

    Returns
    -------
    tuple of Statement
        One for each clause and set of figures that share a subject and a topic. Figures of several
        subjects in one sentence stand in statements of their own.
    """
    sections = {passage.order: passage.section for passage in text.passages}
    context = _Reader(text, lexicon)
    statements: list[Statement] = []
    for sentence in text.sentences:
        statements += context.read(sentence, sections.get(sentence.passage, ""))
    return tuple(replace(s, id=f"s{number:03d}") for number, s in enumerate(statements, 1))


@dataclass(slots=True)
class _Place:
    """Where in the text the reader stands."""

    section: str | None = None
    passage: int | None = None
    times: tuple[When, ...] = ()
    year: int | None = None
    anchor: Period | None = None


class _Reader:
    """Read sentences in order, keeping what was spoken of before."""

    def __init__(self, text: Text, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._main = _find_main(text, lexicon)
        self._default = self._find_default(text)
        self._place = _Place()
        self._issued = _find_issued(text)
        hosts = lexicon.missions[self._main].host_states if self._main and self._issued else ()
        self._government = hosts[0] if len(hosts) == 1 else ""
        self._context = Context(places=self._default, main=self._main, government=self._government)
        self._cited = list_cited_stretches(text)
        broken = sum(_BROKEN.search(sentence.text) is not None for sentence in text.sentences)
        self._is_ocr = text.is_ocr or broken > 1

    def read(self, sentence: Sentence, section: str) -> list[Statement]:
        """Read a sentence that stands under a heading."""
        if section != self._place.section:
            self._place.section = section
            self._context = self._enter(section)
        if sentence.passage != self._place.passage:
            self._place = _Place(section=section, passage=sentence.passage)
            self._context.enter_passage()
        text = sentence.text[:MAX_SENTENCE_CHARACTERS]
        if _is_noise(text):
            return []
        # "(Smith, 2004: 12)": year and page of a work are no day and no figure of the sentence.
        plain = _blank(text, self._cited.get(sentence.order, ()))
        folded = fold_letters(plain)
        times, amounts_from = self._read_times(plain, folded)
        mentions = find_mentions(
            plain, folded, split_words(folded), self._lexicon, self._context, [w.period for w in times]
        )
        amounts = find_amounts(plain, amounts_from, is_ocr=self._is_ocr)
        comparison = find_comparison(plain, folded, times)
        if comparison is not None:
            amounts = tuple(a for a in amounts if not is_length_of_other_set(a, comparison))
        clauses = split_clauses(
            folded,
            [(m.start, m.end) for m in mentions],
            [(a.start, a.end) for a in amounts],
            [(w.start, w.end) for w in times],
        )
        reading = Reading(
            sentence=sentence, text=text, folded=folded, clauses=clauses, mentions=mentions, amounts=amounts,
            times=times, comparison=comparison, before=self._place.times, frame=find_frame(text, folded),
        )  # fmt: skip
        statements = build_statements(reading, self._context, self._lexicon)
        self._context.note([m for m in mentions if not _is_likened(folded, m)])
        self._context.previous = _merge_subjects(reading) or self._context.previous
        self._place.times = times
        if times:
            self._place.anchor = times[0].period if len(times) == 1 else None
        years = {year for w in times if not is_of_document(folded, w) for year in _read_years(w)}
        self._place.year = max(years) if len(years) == 1 else (None if years else self._place.year)
        return statements

    def _read_times(self, text: str, folded: str) -> tuple[tuple[When, ...], tuple[tuple[int, int], ...]]:
        """Days that a sentence names, and where it writes dates at all."""
        labels = [m.span(1 if m[1] else 2) for m in _LABEL.finditer(folded)]
        found = find_times(text, year=self._place.year, anchor=self._place.anchor, issued=self._issued)
        times = tuple(w for w in found if not any(s <= w.start < e for s, e in labels))
        return times, (*list_date_spans(text), *((w.start, w.end) for w in found))

    def _enter(self, title: str) -> Context:
        mentions = self._read_names(title)
        missions = {m.id for m in mentions if m.kind == "mission" and m.id}
        places = tuple(m.id for m in mentions if m.kind in _PLACES and m.id and not m.is_adjective)
        return Context(
            places=places or self._default,
            heading=missions.pop() if len(missions) == 1 else "",
            main=self._main,
            government=self._government,
        )

    def _find_default(self, text: Text) -> tuple[str, ...]:
        """Places of the title, else those of the mission that most of the text speaks of."""
        self._context = Context()
        named = tuple(m.id for m in self._read_names(text.title) if m.kind in _PLACES and m.id and not m.is_adjective)
        if named or not self._main:
            return named
        return tuple(sorted(list_places(self._lexicon.missions[self._main])))

    def _read_names(self, title: str) -> tuple[Mention, ...]:
        title = title[:MAX_SENTENCE_CHARACTERS]
        folded = fold_letters(title)
        return find_mentions(title, folded, split_words(folded), self._lexicon, Context())


def _read_years(when: When) -> set[int]:
    """Read the years that tell those of the days after it: of an end ("until the spring of 1995"), of a stretch whose year is written."""
    period = when.period
    if when.kind == "until":
        return {period.last_day.year}
    if when.kind == "range" and _FULL_YEAR.search(when.text):
        return {period.first_day.year, period.last_day.year}
    return {period.first_day.year} if when.kind in _DATED else set()


def _is_likened(folded: str, mention: Mention) -> bool:
    """Whether a mission only stands in brackets for a likeness: "(as UNITAF was for UNOSOM II)"."""
    begin = folded.rfind("(", 0, mention.start)
    return begin > folded.rfind(")", 0, mention.start) and _LIKENED.match(folded, begin) is not None


def _blank(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    """Blank stretches without moving anything."""
    for start, end in stretches:
        text = text[:start] + " " * (len(text[:end]) - start) + text[end:]
    return text


def _is_noise(text: str) -> bool:
    """Whether a stretch is what recognition made of a map or a table: marks and shreds of words."""
    words = text.split()
    marks = sum(text.count(mark) for mark in "|[]{}~_=<>\\^°©®*@#")
    shreds = sum(len(word) < 3 and not word.isdigit() for word in words)
    return len(words) > 12 and (marks * 50 > len(text) or shreds * 2 > len(words))


def _find_issued(text: Text) -> date | None:
    """Find the day of a report to a body of the United Nations; of another text its day says little of days inside it."""
    front = " ".join((text.title, *(p.text for p in text.passages[:_FRONT])))
    if not _SYMBOL.search(front):
        return None
    try:
        return date.fromisoformat(text.issued)
    except ValueError:
        return None


def _find_main(text: Text, lexicon: Lexicon) -> str:
    """Find the mission that two thirds of all names of missions mean, where there is one."""
    counts = Counter[str]()
    for sentence in text.sentences:
        words = split_words(fold_letters(sentence.text[:MAX_SENTENCE_CHARACTERS]))
        for found in lexicon.find(sentence.text, words):
            if found.named.kind == "mission" and len(found.named.ids) == 1 and not found.named.needs_ground:
                counts[found.named.ids[0]] += 1
    most = counts.most_common(1)
    return most[0][0] if most and most[0][1] >= 3 and most[0][1] * 3 >= 2 * counts.total() else ""


def _merge_subjects(reading: Reading) -> Mention | None:
    """Merge the subjects of a sentence's clauses: a pronoun after two of them may mean either."""
    found = [find_subject(reading.folded, c, reading.mentions, reading.amounts) for c in reading.clauses]
    subjects = [m for m in found if m is not None]
    if not subjects:
        return None
    same = [m for m in subjects if m.kind == subjects[0].kind]
    return replace(subjects[0], ids=tuple(dict.fromkeys(i for m in same for i in m.ids)))
