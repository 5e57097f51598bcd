"""What exactly a statement asks: its subject, its days.

What enters: a statement. What leaves: assertions, each one figure or fact with its subject and days.
Never done here: guessing between subjects: where two may be meant there is no assertion, and the reason is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.shifted import shift_times
from peaceops.errors import InvalidValue
from peaceops.evidence.answer import Reading
from peaceops.model.period import Period
from peaceops.model.statement import Amount, Entity, Statement, When

_PERSONS: Final = frozenset({"persons", "count", "events", ""})
_TIME: Final = frozenset({"days", "weeks", "months", "years"})
_SHARE: Final = frozenset({"share", "percent"})
#: Units that a figure on a topic may have, and words of which what is counted must hold one (none: any).
TOPIC_UNITS: Final[dict[str, tuple[frozenset[str], str]]] = {
    "missions-established": (frozenset({"count", ""}), r"mission|operation|deployment"),
    "missions-active": (frozenset({"count", ""}), r"mission|operation|deployment"),
    "missions-ended": (frozenset({"count", ""}), r"mission|operation|deployment"),
    "contributions": (_PERSONS, ""),
    "strength": (_PERSONS, ""),
    "ceiling": (_PERSONS, ""),
    "fatalities": (_PERSONS, ""),
    "displaced": (_PERSONS, ""),
    "returned": (_PERSONS, ""),
    "deaths": (_PERSONS, ""),
    "conflicts": (frozenset({"count", ""}), r"conflict|war|dyad"),
    "duration": (_TIME, ""),
    "share-returned": (_SHARE, ""),
    "share-contributor": (_SHARE, ""),
    "citizenship": (_SHARE | _PERSONS, ""),
}
#: Who is counted when a figure is a force; anything else beside it ("4 helicopters") is another figure.
FORCE: Final = re.compile(
    r"observer|troop|soldier|personnel|peace-?\s?keeper|police|militar|uniformed|men\b|women\b|force|strong|contingent"
    r"|staff|monitor|officer|member|infantry|battalion|service",
    re.IGNORECASE,
)
UNIVERSAL: Final = re.compile(
    r"\b(?:consistently|always|never|throughout|constantly|at all times|each (?:month|year)|every (?:month|year))\b",
    re.IGNORECASE,
)
_EDGE: Final = timedelta(days=30)
_AGAIN: Final = re.compile(r"\b(?:again|both|as well as|and)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """One figure or fact of a statement, with its subject and days.

    Parameters
    ----------
    statement : Statement
        Whose.
    amount : Amount or None
        The figure; None where a fact is asserted.
    when : When or None
        The days it is about.
    entity : Entity or None
        Its subject.
    doubts : tuple of str
        What lowers the certainty: a subject or day that is carried or implied.
    """

    statement: Statement
    amount: Amount | None
    when: When | None
    entity: Entity | None
    doubts: tuple[str, ...] = ()

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day, or None where none is named."""
        return (self.when.period.first_day, self.when.period.last_day) if self.when else None


def list_assertions(statement: Statement, kinds: Iterable[str]) -> tuple[tuple[Assertion, ...], str]:
    """List what a statement asserts of one subject.

    Parameters
    ----------
    statement : Statement
        A testable one.
    kinds : iterable of str
        Kinds of entity that can be its subject, the likeliest first.

    Returns
    -------
    tuple of Assertion, and str
        Assertions, or none with the reason.
    """
    entity, reason = find_subject(statement, kinds)
    if reason:
        return (), reason
    if entity is not None and entity.how == "carried" and is_of_follower(statement):
        return (), "the one before or after it is meant, which is not named"
    doubts = []
    if entity is not None and entity.how != "named":
        doubts.append(tell_carried(entity))
    found: list[Assertion] = []
    for amount, whens in pair_days(statement):
        for stated in _join_years(whens, statement.predicate.topic) or (None,):
            when = _take_end(stated, statement.predicate.topic) if stated is not None else stated
            if when is not None and statement.predicate.topic == "fatalities":
                when = _take_as_of(statement, when)
            extra = [f"the day is carried from a sentence before ({when.text})"] if when and when.how != "named" else []
            found.append(
                Assertion(statement=statement, amount=amount, when=when, entity=entity, doubts=(*doubts, *extra))
            )
    return tuple(found), ""


_FOLLOWER: Final = re.compile(
    r"\W*(?:(?:and|but|while|whereas)\s)?(?:its|their)\s(?:[a-z-]+\s){0,2}?(?:successors?|predecessors?|forerunners?|replacement|heir)\b",
    re.IGNORECASE,
)


def is_of_follower(statement: Statement) -> bool:
    """Whether what is told is of the successor or predecessor of a mission that was named before."""
    return _FOLLOWER.match(statement.text) is not None


def tell_carried(entity: Entity) -> str:
    """Tell that a subject is not named in the sentence itself.

    Parameters
    ----------
    entity : Entity
        The subject.
    """
    where = "named in a sentence before" if entity.how == "carried" else "not named, but follows from what is"
    return f"the subject is {where} ({entity.text or entity.id})"


def _join_years(whens: tuple[When, ...], topic: str) -> tuple[When, ...]:
    """Join years of which one number of dead is told: "in 1960 and 1961"."""
    if topic not in ("fatalities", "deaths") or len(whens) < 2 or any(w.kind != "year" for w in whens):
        return whens
    ordered = sorted(whens, key=lambda w: w.period.first_day)
    years = [w.period.first_day.year for w in ordered]
    if years != list(range(years[0], years[0] + len(years))):
        return whens
    period = Period.of_days(ordered[0].period.first_day, ordered[-1].period.last_day)
    return (replace(ordered[0], period=period, kind="range", text=" and ".join(w.text for w in ordered)),)


#: What is counted up to a day: the count is that of the day.
_COUNTED_BY: Final = frozenset({"displaced", "returned", "citizenship"})
#: What changes both ways: "by 2004" is of that year, and what was so before it bears nothing out.
_CHANGES: Final = frozenset({"strength", "ceiling", "contributors", "share-contributor", "contributions"})
_BY: Final = re.compile(r"^by\b", re.IGNORECASE)
_CLOSE_OF: Final = re.compile(r"\b(?:end|close|turn) of\b", re.IGNORECASE)


def _take_end(when: When, topic: str) -> When:
    """Take "by November 1995" as November 1995: a count by a day is the count of that day."""
    if when.kind != "until" or not _BY.match(when.text) or topic not in _COUNTED_BY | _CHANGES:
        return when
    last = when.period.last_day
    has_day = re.search(r"\d{1,2}\s+[A-Z]|[A-Z][a-z]+\s+\d{1,2}\b(?!\d)", when.text)
    month = re.search(r"[A-Z][a-z]{2,}", when.text)
    if not has_day and not month and not _CLOSE_OF.search(when.text):
        return replace(when, period=Period.of_year(last.year), kind="year") if topic in _CHANGES else when
    return replace(
        when, period=Period.of_days(last if has_day else last.replace(day=1), last), kind="day" if has_day else "month"
    )


_AS_OF: Final = re.compile(r"\b(?:as of|as at|up to)\s(?:the\s)?$", re.IGNORECASE)


def _take_as_of(statement: Statement, when: When) -> When:
    """Take the dead "as of April 2025" as all until then."""
    if when.kind not in ("day", "month", "year") or not _AS_OF.search(
        statement.text[: max(when.start - statement.start, 0)]
    ):
        return when
    return replace(when, period=Period.of_days(date.min, when.period.last_day), kind="until")


def find_subject(statement: Statement, kinds: Iterable[str]) -> tuple[Entity | None, str]:
    """Find the one entity of these kinds that a statement is about, or say why none can be told.

    An entity marked as subject goes before others; where two different ones stand equal, neither is taken.
    """
    kinds = tuple(kinds)
    for kind in kinds:
        if kind == "conflict" and "area" in kinds and _names_area(statement):
            continue  # the area that is named, before the conflict that it implies
        given = [
            e for e in statement.entities if e.kind == kind and (not is_generic(e) or is_placed(e, statement))
        ]  # fmt: skip
        marked = [e for e in given if e.role == "subject"] or [e for e in given if e.role != "object"] or given
        if not marked:
            continue
        if open_ := next((e for e in marked if not e.id and e.candidates), None):
            return None, f"{open_.text!r} may mean {', '.join(open_.candidates)}"
        ids = {e.id for e in marked if e.id}
        if len(ids) > 1:
            return None, f"more than one subject ({', '.join(sorted(ids))}): the figure cannot be told to one of them"
        if ids:
            return next(e for e in marked if e.id), ""
    return None, ""


def _names_area(statement: Statement) -> bool:
    """Whether one area or place is named while the conflict is implied only."""
    conflicts = [e for e in statement.entities if e.kind == "conflict"]
    areas = {e.id for e in statement.entities if e.kind == "area" and e.how == "named" and e.id}
    return bool(conflicts) and all(e.how == "implied" for e in conflicts) and len(areas) == 1


def is_placed(entity: Entity, statement: Statement) -> bool:
    """Whether a state stands right after a word for any mission: "the UN mission in Tajikistan" is one."""
    if not entity.id or not re.match(
        r"(?:the\s)?(?:UN|U\.N\.|United Nations|OSCE|EU|AU)\b", entity.text, re.IGNORECASE
    ):
        return False
    return any(
        e.kind == "state" and e.id and e.how == "named"
        and re.fullmatch(r"\s(?:in|to)\s(?:the\s)?", statement.text[entity.end - statement.start : e.start - statement.start])
        for e in statement.entities if e.start >= entity.end
    )  # fmt: skip


_APPOSITION: Final = re.compile(r"(?:\s(?:in|of|for|on)\s[^,;]{1,40})?,\s(?:the\s)?")


def is_apposed(entity: Entity, statement: Statement) -> bool:
    """Whether a name of a mission stands right behind a word for any: "its largest operation, ONUC, …"."""
    return any(
        e.kind == "mission" and e.id and e.how == "named" and e.start > entity.end
        and _APPOSITION.fullmatch(statement.text[entity.end - statement.start : e.start - statement.start])
        for e in statement.entities
    )  # fmt: skip


_GENERIC: Final = re.compile(
    r"^(?:the\s)?(?:UN|U\.N\.|United Nations|OSCE|EU|AU)?\s?(?:peace-?keeping\s)?(?:mission|operation|force|peace-?keepers)$",
    re.IGNORECASE,
)


def is_generic(entity: Entity) -> bool:
    """Whether a mission is named by nothing but a word for any ("the UN mission"): its id is then a guess."""
    return entity.kind == "mission" and entity.how == "named" and _GENERIC.match(entity.text) is not None


def pair_days(statement: Statement) -> Iterator[tuple[Amount | None, tuple[When, ...]]]:
    """Pair figures with their days, as words beside them shift these: "ten a decade later"."""
    for amount, whens in pair_times(statement):
        yield amount, whens if amount is None else shift_times(amount, whens, statement)


def pair_times(statement: Statement) -> tuple[tuple[Amount | None, tuple[When, ...]], ...]:
    """Pair each figure of the topic with the days that it is about.

    One day goes with all figures; as many days as figures, in turn, go one with one; several days with one figure all
    go with it where "and" or "again" joins them, else the nearest does.
    """
    amounts: list[Amount] = [a for a in statement.amounts if is_on_topic(a, statement.predicate.topic)]
    is_set = statement.comparison is not None and not _is_bound(statement)
    whens = [w for w in statement.times if not is_set or not _is_other_set(w, statement)]
    if not amounts:
        return ((None, tuple(whens)),)
    if len(whens) == 1 and whens[0].kind == "range" and len(amounts) == 2 and _is_start(amounts[0], statement):
        first, last = whens[0].period.first_day, whens[0].period.last_day
        ends = (Period.of_days(first, first + _EDGE), Period.of_days(last - _EDGE, last))
        if not re.search(r"[A-Z][a-z]{2,}", whens[0].text):
            ends = (Period.of_year(first.year), Period.of_year(last.year))
        return tuple((a, (replace(whens[0], period=p, kind="month"),)) for a, p in zip(amounts, ends, strict=True))
    if len(whens) <= 1:
        return tuple(
            (amount, () if _is_start(amount, statement) and not _is_dated_beside(amount, whens) else tuple(whens))
            for amount in amounts
        )
    if len(amounts) == len(whens):
        return tuple((amount, (when,)) for amount, when in zip(amounts, whens, strict=True))
    paired: list[tuple[Amount | None, tuple[When, ...]]] = []
    for amount in amounts:
        near = sorted(whens, key=lambda w: min(abs(w.start - amount.end), abs(amount.start - w.end)))
        text = statement.text[
            min(w.end for w in whens) - statement.start : max(w.start for w in whens) - statement.start
        ]
        joined = len(amounts) == 1 and bool(_AGAIN.search(text)) and len(text) < 40 and not re.search(r"\d", text)
        paired.append((amount, tuple(whens) if joined else (near[0],)))
    return tuple(paired)


def _is_dated_beside(amount: Amount, whens: list[When]) -> bool:
    """Whether a day stands right behind a figure: "from 3,332 at the end of 2005"."""
    return any(0 <= when.start - amount.end <= _BESIDE for when in whens)


_BESIDE: Final = 12


def _is_start(amount: Amount, statement: Statement) -> bool:
    """Whether a figure is what something rose or fell from: its day is another than that of the change."""
    head = statement.text[: max(amount.start - statement.start, 0)]
    tail = statement.text[amount.end - statement.start :]
    return bool(re.search(r"\bfrom\s$", head, re.IGNORECASE)) and bool(
        re.match(r"[\w\s]{0,30}\bto\s", tail, re.IGNORECASE)
    )


def _is_bound(statement: Statement) -> bool:
    """Whether what looks like a comparison is the bound of a figure: "more than a hundred observers in 1999"."""
    comparison = statement.comparison
    return comparison is not None and any(
        a.bound in ("more-than", "fewer-than", "at-least", "at-most") and comparison.text.casefold().startswith(a.text.casefold()[:_SAME_START])
        for a in statement.amounts
    )  # fmt: skip


_SAME_START: Final = 14


def _is_other_set(when: When, statement: Statement) -> bool:
    comparison = statement.comparison
    return comparison is not None and comparison.with_period is not None and when.period == comparison.with_period


def is_on_topic(amount: Amount, topic: str) -> bool:
    """Whether a figure can be one of a topic, by its unit and by what it counts."""
    units, words = TOPIC_UNITS.get(topic, (frozenset(), ""))
    if units and amount.unit not in units:
        return False
    if words and amount.noun and not re.search(words, amount.noun, re.IGNORECASE):
        return False
    if topic in ("strength", "contributions") and _PEOPLE.search(amount.noun):
        return True
    if topic == "contributions" and _NATIONALS.search(amount.noun):
        return True
    return not (topic in ("strength", "ceiling", "contributions") and amount.noun and not FORCE.search(amount.noun))


_NATIONALS: Final = re.compile(r"^[A-Z][a-z]+(?:ans|ese|is|ns|sh|ch|es)(?:\s(?:in|wearing)\b|$)")
_PEOPLE: Final = re.compile(r"^(?:people|persons)\b", re.IGNORECASE)


def is_universal(assertion: Assertion) -> bool:
    """Whether a figure is said of every day of its period, not of some day."""
    amount = assertion.amount
    if UNIVERSAL.search(assertion.statement.text):
        return True
    return amount is not None and amount.bound == "between" and assertion.when is not None


def read_days(reading: Reading) -> tuple[date, date] | None:
    """Read the days that a reading is about, or None where it has none."""
    return _parse_days(*reading.period)


@lru_cache(maxsize=16_384)  # the same readings are set beside every figure of a mission
def _parse_days(first: str, last: str) -> tuple[date, date] | None:
    if not first and not last:
        return None
    try:
        period = Period.parse(first or "..", last or "..")
    except InvalidValue:
        return None
    return period.first_day, period.last_day


def match_days(reading: Reading, days: tuple[date, date] | None) -> str:
    """Match the days of a reading with those of a statement: ``same``, ``other`` or ``undated``."""
    own = read_days(reading)
    if days is None or own is None:
        return "undated"
    return "same" if own[0] <= days[1] and days[0] <= own[1] else "other"
