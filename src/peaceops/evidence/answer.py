"""Answer a question from the ledger, or by computing its measure.

What enters: a question, a casebook, a codebook, and something that measures where tables are at hand.
What leaves: an :class:`Answer`: every admissible reading with its rule, rows, query and source, and the interval over
those that share a definition, a unit and a year: spread by date is no disagreement.
Never done here: an average over definitions, a choice between readings, a 0 for something nobody looked for.

References
----------
METHODS C.4 point 4: first explain spread by definition, date and denominator; report each claimant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Protocol

from peaceops.casebook.load import Casebook
from peaceops.codebook.load import find_definition
from peaceops.codebook.schema import Codebook
from peaceops.model.claim import Claim
from peaceops.model.locator import TableLocator
from peaceops.model.mission import Mission
from peaceops.model.question import Question
from peaceops.model.value import DateValue, Quantity

#: Rows, claims or missions behind a value that are named; of more only the number is told.
KEYS_SHOWN: Final = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One admissible answer, with what it rests on.

    Parameters
    ----------
    definition : str
        ``INDICATOR/definition`` of the codebook, or the name of a count.
    label : str
        What exactly, in words.
    rule : str
        Counting rule.
    low, high : Decimal or None
        Bounds; None on both sides where there is no number, on one side where that side is open.
    unit : str
        Unit code.
    text : str
        The value where it is no number.
    period : tuple of str
        First and last day that the value is about, as text.
    source, citation, coverage : str
        Source id, how to cite it, what it covers.
    table, filter, snapshot : str
        Table, filter and hash of the rows.
    query : str
        The query as it was run.
    rows : int
        Rows behind the value.
    keys : tuple of str
        The rows, claims or missions by key, where they are few enough to be named.
    no_value, reason : str
        Kind of no-value and why; a reason may also limit a value.
    """

    definition: str
    label: str
    rule: str
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    text: str = ""
    period: tuple[str, str] = ("", "")
    source: str = ""
    citation: str = ""
    coverage: str = ""
    table: str = ""
    filter: str = ""
    snapshot: str = ""
    query: str = ""
    rows: int = 0
    keys: tuple[str, ...] = ()
    no_value: str = ""
    reason: str = ""

    @property
    def has_value(self) -> bool:
        """Whether there is a value."""
        return not self.no_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What the readings of one definition, unit and year span.

    Parameters
    ----------
    definition, unit, period : str
        What was measured, and when: a year where the readings lie in one, else first to last day.
    low, high : Decimal or None
        Least and greatest of all readings; None is open.
    readings : int
        How many.
    """

    definition: str
    unit: str
    period: str
    low: Decimal | None
    high: Decimal | None
    readings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The readings of a question.

    Parameters
    ----------
    question : Question
        What was asked.
    title : str
        The question in words.
    readings : tuple of Reading
        In order: computed ones, then the ledger's.
    notes : tuple of str
        What limits the answer.
    """

    question: Question
    title: str
    readings: tuple[Reading, ...]
    notes: tuple[str, ...] = ()

    @property
    def has_value(self) -> bool:
        """Whether any reading has a value."""
        return any(reading.has_value for reading in self.readings)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Interval over the admissible readings of each definition, unit and year; never over two definitions."""
        groups: dict[tuple[str, str, str], list[Reading]] = {}
        for reading in self.readings:
            if reading.has_value and not (reading.low is None and reading.high is None):
                groups.setdefault((reading.definition, reading.unit, _label_period(reading)), []).append(reading)
        return tuple(_span(*key, group) for key, group in groups.items())


def _label_period(reading: Reading) -> str:
    first, last = reading.period
    if reading.definition == "E4/duration" or first[:4] == last[:4]:
        return "" if reading.definition == "E4/duration" else first[:4]
    return f"{first} to {last}"


def _span(definition: str, unit: str, period: str, group: Sequence[Reading]) -> Span:
    lows = [reading.low for reading in group]
    highs = [reading.high for reading in group]
    return Span(
        definition=definition,
        unit=unit,
        period=period,
        low=None if None in lows else min(low for low in lows if low is not None),
        high=None if None in highs else max(high for high in highs if high is not None),
        readings=len(group),
    )


class Measures(Protocol):
    """What computes a measure from tables."""

    def derive(self, question: Question, mission: Mission) -> Sequence[Reading]:
        """Derive the readings of a question; one without a value where a table is missing or does not cover it."""
        ...


def answer(
    question: Question, casebook: Casebook, codebook: Codebook, measures: Measures | None = None, *, title: str = ""
) -> Answer:
    """Answer a question about a mission.

    Parameters
    ----------
    question : Question
        What is asked; its subject is a mission or a conflict.
    casebook : Casebook
        Whose claims.
    codebook : Codebook
        What the words mean.
    measures : Measures or None
        What computes; None answers from the ledger alone.
    title : str
        The question in words; empty takes that of the codebook.

    Returns
    -------
    Answer

    Raises
    ------
    UnknownMission, UnknownIndicator
        With the nearest names.
    """
    mission = casebook.mission(question.subject)
    if question.definition:
        find_definition(codebook, question.indicator, question.definition)
    readings: list[Reading] = list(measures.derive(question, mission)) if measures else []
    readings += [read_claim(claim, casebook) for claim in find_claims(question, casebook, mission)]
    if not readings:
        readings.append(_explain_silence(question, casebook, codebook, mission))
    name = codebook.indicators[question.indicator].question if question.indicator in codebook.indicators else ""
    return Answer(question=question, title=title or name, readings=tuple(readings))


def find_claims(question: Question, casebook: Casebook, mission: Mission) -> tuple[Claim, ...]:
    """Find the stored claims on the same subject, indicator, definition, unit, party and period."""
    claims = (
        casebook.claims[head.id]
        for head in casebook.heads_on(mission.subjects, indicators=(question.indicator,))
        if not question.definition or head.definition == question.definition
    )
    return tuple(
        claim
        for claim in claims
        if (not question.unit or not isinstance(claim.value, Quantity) or claim.value.unit == question.unit)
        and (not question.party or claim.party == question.party)
        and (question.period is None or claim.period.overlaps(question.period))
    )


def read_claim(claim: Claim, casebook: Casebook) -> Reading:
    """Read a claim of the ledger as one admissible answer."""
    source = casebook.sources[claim.source]
    value, locator = claim.value, claim.locator
    is_table = isinstance(locator, TableLocator)
    quantity = value if isinstance(value, Quantity) else None
    words = {"denies": "denied by the source; ", "attributes": f"said by {claim.attributed_to or 'somebody'}; "}
    covers = source.covers.render() if source.covers else ()
    return Reading(
        definition=f"{claim.indicator}/{claim.definition}",
        label=claim.summary or f"{claim.indicator}/{claim.definition}",
        rule="claim of the ledger",
        unit=quantity.unit if quantity else "",
        low=quantity.low if quantity and claim.stance != "denies" else None,
        high=quantity.high if quantity and claim.stance != "denies" else None,
        text=value.text,
        period=claim.period.render(),
        source=claim.source,
        citation=f"{source.label}, {locator.label}",
        coverage=" to ".join(covers),
        table=locator.table if isinstance(locator, TableLocator) else "",
        filter=locator.filter if isinstance(locator, TableLocator) else "",
        snapshot=locator.snapshot if isinstance(locator, TableLocator) else source.sha256,
        query=f"claim {claim.id}: {locator.render()}",
        rows=1,
        keys=(claim.id,),
        reason=words.get(claim.stance, "") + ("rows of a dataset" if is_table else claim.attribution),
    )


def _explain_silence(question: Question, casebook: Casebook, codebook: Codebook, mission: Mission) -> Reading:
    name = f"{question.indicator}/{question.definition}".rstrip("/")
    topics = {
        topic.id for topic in codebook.questions
        if any(x == question.indicator or x.partition("/")[0] == question.indicator for x in topic.indicators)
    }  # fmt: skip
    searched = [
        search for search in casebook.searches
        if set(search.subjects) & set(mission.subjects)
        and ("*" in search.questions or topics & set(search.questions))
        and (question.period is None or search.period.overlaps(question.period))
    ]  # fmt: skip
    what = ", ".join(dict.fromkeys(f"{s.source or 'query'}: {s.query}" for s in searched[:6]))
    return Reading(
        definition=name,
        label="no claim in the ledger",
        rule="claim of the ledger",
        query=f"claims where subject in ({', '.join(mission.subjects)}) and {name}",
        no_value="SEARCHED_NO_EVIDENCE" if searched else "NOT_SEARCHED",
        reason=f"{len(searched)} searches found nothing ({what})" if searched else "no source was read for it",
        keys=tuple(dict.fromkeys(s.source for s in searched if s.source))[:12],
    )


def read_days(value: object) -> tuple[date, date] | None:
    """Read the range of a claim's day, or None where its value is no day."""
    return (value.earliest, value.latest) if isinstance(value, DateValue) else None
