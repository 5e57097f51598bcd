"""Who fled a state, was displaced in it or came back, by year: a number beside the tables of UNHCR and IDMC.

What enters: a statement with a number of people, one state and a year, and an asker. What leaves: recomputed tests.
Never done here: a figure of an area, a town or a group; a stock for a flow; a 0 where nothing was reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.compared import DISTINCT_DIGITS, show_reading
from peaceops.assess.audit.figure import Bounds, compare, count_digits, round_half, write_bounds
from peaceops.assess.audit.scope import pair_days
from peaceops.evidence.answer import Reading
from peaceops.model.audit import StatementTest
from peaceops.model.statement import Amount, Entity, Statement, When

_TOPICS: Final = frozenset({"displaced", "returned", "refugees", ""})
_UNITS: Final = frozenset({"persons", "count"})
_REFUGEE: Final = re.compile(r"\brefugees?\b", re.IGNORECASE)
_ASYLUM: Final = re.compile(r"\basylum[- ]?seekers?\b", re.IGNORECASE)
_INSIDE: Final = re.compile(
    r"\bIDPs?\b|\binternal(?:ly)?\b|\bdisplaced (?:inside|within)|\bdisplaced (?:people|persons|\w+ians)?\s?(?:in|within) ",
    re.IGNORECASE,
)
_DISPLACED: Final = re.compile(r"\bdisplaced\b|\bdisplacement\b", re.IGNORECASE)
_RETURNED: Final = re.compile(
    r"(?<!un)\b(?:return(?:ed|s|ing|ees)?|repatriat\w+|(?:went|gone|came|come|coming|going|go|made their way|headed) (?:back|home))\b",
    re.IGNORECASE,
)
_HOSTED: Final = re.compile(
    r"\b(?:host(?:ed|s|ing)?|shelter(?:ed|s|ing)?|took in|taken in|gave refuge|was home to|(?:had|has) received|accommodat\w+)\b",
    re.IGNORECASE,
)
#: A part of those who fled, a moment within the year, or a flow where the tables have a stock.
_PART: Final = re.compile(
    r"\b(?:children|women|men|elderly|camps?|registered|new(?:ly)?|further|additional|another|crossed|per (?:day|week|month)|district|province"
    r"|region|city|town|north(?:ern)?|south(?:ern)|east(?:ern)|west(?:ern)|central|minorit\w+|settlers|since|between|from \d{4} to|killed|died"
    r"|remain(?:ed|ing)? of|would|could|expected|planned|assist\w*|resettle\w*|naturali[sz]\w*|more than one|of whom|of them)\b",
    re.IGNORECASE,
)
_SOUTH_SUDAN: Final = re.compile(
    r"\bSouth Sudan\w*|\bCentral African|\bSouth Africa\w*|\bEast Timor\w*|\bNorth Macedonia\w*|\bWestern Sahara\w*"
)
_WITHIN_YEAR: Final = re.compile(
    r"\b(?:mid-|early|late|spring|summer|autumn|beginning|middle|first half)", re.IGNORECASE
)
#: A figure of the same issuer differs by so much at another date or after a revision.
_NEAR: Final = Decimal("0.1")
_FAR: Final = Decimal("0.25")
_PREFIX: Final = "displacement/"


def check_displaced(statement: Statement, asker: Asker) -> Iterator[StatementTest]:
    """Test how many fled a state, were displaced in it or returned to it in a year.

    Parameters
    ----------
    statement : Statement
        Any that is asserted.
    asker : Asker
        What answers.
    """
    state = _find_state(statement)
    text = statement.text
    if state is None or statement.predicate.topic not in _TOPICS or statement.is_negated:
        return
    if not (_REFUGEE.search(text) or _ASYLUM.search(text) or _DISPLACED.search(text) or _RETURNED.search(text)):
        return
    for amount, whens in pair_days(statement):
        year = _read_year(whens)
        if amount is None or amount.unit not in _UNITS or year is None or amount.low == amount.high == 0:
            continue
        kinds = _read_kinds(statement, amount, state)
        if kinds:
            yield from _judge(statement, amount, state, year, kinds, asker)


def _find_state(statement: Statement) -> Entity | None:
    """Find the one state that is named; none where a place or an area of it, or a second state, is named too."""
    states = [e for e in statement.entities if e.kind == "state" and e.how == "named"]
    if len({e.id for e in states}) != 1 or not states[0].id:
        return None
    others = (e for e in statement.entities if e.how == "named" and e.kind in ("area", "place", "mission", "authority"))
    return None if any(others) else states[0]


def _read_year(whens: tuple[When, ...]) -> int | None:
    """Read the one year of a figure: a year, the end of one, or all until its end."""
    if len(whens) != 1:
        return None
    when = whens[0]
    first, last = when.period.first_day, when.period.last_day
    if _WITHIN_YEAR.search(when.text):
        return None
    if when.kind in ("year", "relative") or (when.kind == "until" and (last.month, last.day) == (12, 31)):
        return last.year
    return last.year if last.month == 12 and first.year == last.year and first.month == 12 else None


def _read_kinds(statement: Statement, amount: Amount, state: Entity) -> tuple[str, ...]:
    """Read which measures the words may mean; none where they may mean another."""
    text = statement.text
    at = max(amount.start - statement.start, 0)
    own = f"{amount.noun} {text[at : at + len(amount.text)]}"
    is_refugee = _REFUGEE.search(own if _REFUGEE.search(own) or _DISPLACED.search(own) else text) is not None
    is_inside = _INSIDE.search(text) is not None
    if is_refugee and is_inside and not _REFUGEE.search(own):
        is_refugee = False
    if _RETURNED.search(text):
        if is_refugee or is_inside:
            return ("returned_refugees_to_unhcr",) if is_refugee else ("returned_internally_displaced_unhcr",)
        return ("returned_refugees_to_unhcr", "returned_internally_displaced_unhcr")
    if _ASYLUM.search(own):
        return ("asylum_seekers_from_unhcr", "asylum_seekers_in_unhcr")
    if is_refugee:
        return _read_side(statement, state)
    if is_inside or (_DISPLACED.search(text) and not _is_abroad(text)):
        return ("internally_displaced_unhcr", "internally_displaced_idmc")
    return ()


def _is_abroad(text: str) -> bool:
    return (
        re.search(r"\b(?:abroad|in exile|outside|across the border|neighbou?ring)\b", text, re.IGNORECASE) is not None
    )


def _read_side(statement: Statement, state: Entity) -> tuple[str, ...]:
    """Read whether refugees are from a state or in it; both where the words leave it open."""
    text, start, end = statement.text, state.start - statement.start, state.end - statement.start
    before, after = text[: max(start, 0)], text[max(end, 0) :]
    if _HOSTED.search(text) or re.search(
        r"\brefugees?\b[^,.;]{0,12}\b(?:in|inside|within)\s(?:the\s)?$", before, re.IGNORECASE
    ):
        return ("refugees_in_unhcr",)
    if (
        _is_abroad(text)
        or re.search(r"\bfrom\s(?:the\s)?$", before, re.IGNORECASE)
        or re.match(r"(?:[’']s?)?\s(?:[\w,.]+\s)?refugees?\b", after, re.IGNORECASE)
        or state.role == "object"
    ):
        return ("refugees_from_unhcr",)
    return ("refugees_from_unhcr", "refugees_in_unhcr")


def _judge(
    statement: Statement, amount: Amount, state: Entity, year: int, kinds: tuple[str, ...], asker: Asker
) -> Iterator[StatementTest]:
    replies = asker.ask(Probe(topic="displacement", state=state.id, first=date(year, 1, 1), last=date(year, 12, 31)))
    known = [
        (reply, r)
        for reply in replies
        for r in reply.readings
        if r.has_value and r.low is not None and r.unit == "persons"
    ]
    own = [(reply, r) for reply, r in known if r.definition.removeprefix(_PREFIX) in kinds]
    if not own:
        return
    fits = [(compare(amount, Bounds(low=r.low, high=r.high)), reply, r) for reply, r in own]
    agree = [f for f in fits if f[0][0] in ("equal", "inside")]
    if agree:
        is_rough = (
            agree[0][0][1]
            or len(agree) < len(fits)
            or (amount.bound == "about" and not _is_rounded(amount, agree[0][2]))
        )
        verdict = "supported-with-qualification" if is_rough else "supported"
        yield _test(amount, verdict, [(f[0][0], f[1], f[2]) for f in agree], "")
        return
    if _PART.search(_SOUTH_SUDAN.sub("", statement.text)) or any(_is_near(amount, r, _NEAR) for _, r in own):
        return
    words = _name_other(amount, kinds, known) or _name_year(amount, state, year, kinds, asker)
    if words or all(not _is_near(amount, r, _FAR) for _, r in own):
        yield _test(amount, "contradicted", [(f[0][0], f[1], f[2]) for f in fits], words)


def _is_rounded(amount: Amount, reading: Reading) -> bool:
    """Whether a number said to be about right is the reading's, rounded to the digits that are written."""
    if amount.low is None or amount.low != amount.high or reading.low is None:
        return False
    return abs(reading.low - amount.low) <= round_half(amount.low)


def _is_near(amount: Amount, reading: Reading, share: Decimal) -> bool:
    low = reading.low or Decimal(0)
    return compare(amount, Bounds(low=low, high=reading.high).widen(low * share))[0] != "outside"


def _is_number(amount: Amount) -> bool:
    return amount.low is not None and amount.low == amount.high and amount.bound in ("exact", "about")


def _name_other(amount: Amount, kinds: tuple[str, ...], known: list[tuple[Reply, Reading]]) -> str:
    """Name what the number counts, where it is that of another measure of the state and year."""
    if not _is_number(amount):
        return ""
    hits = [r for _, r in known if compare(amount, Bounds(low=r.low, high=r.high))[0] in ("equal", "inside")]
    others = [r.label for r in hits if r.definition.removeprefix(_PREFIX) not in kinds]
    return f" The number is that of {others[0]}." if others else ""


def _name_year(amount: Amount, state: Entity, year: int, kinds: tuple[str, ...], asker: Asker) -> str:
    """Name the year whose the number is, where it has digits enough to tell."""
    if not _is_number(amount) or amount.low is None or count_digits(amount.low) < DISTINCT_DIGITS:
        return ""
    probe = Probe(
        topic="displacement", state=state.id, first=date(max(year - 15, 1951), 1, 1), last=date(year + 15, 12, 31)
    )
    years = [
        r.period[0] for reply in asker.ask(probe) for r in reply.readings
        if r.has_value and r.definition.removeprefix(_PREFIX) in kinds and r.low == r.high == amount.low
    ]  # fmt: skip
    return f" The number is that of {' and '.join(dict.fromkeys(years))}." if years else ""


def _test(amount: Amount, verdict: str, found: list[tuple[str, Reply, Reading]], words: str) -> StatementTest:
    said = "; ".join(f"{r.label}: {write_bounds(Bounds(low=r.low, high=r.high))}" for _, _, r in found)
    return StatementTest(
        kind="recomputed", verdict=verdict, explanation=f"{said[:1].upper()}{said[1:]}.{words}",
        figures=tuple(
            show_reading(amount, fit, reply, r) for fit, reply, r in found
        ),
    )  # fmt: skip
