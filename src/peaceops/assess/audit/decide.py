"""From figures compared one by one to the verdict of a test.

What enters: an assertion and the readings on the same question. What leaves: a test with its figures.
Never done here: asking, averaging, choosing between definitions.

==============================  =====================================================================================
supported                       every admissible definition agrees within the bounds that the text states
supported-with-qualification    it agrees after rounding, under a carried subject, on some days of the period, or where
                                the evidence is an interval that reaches beyond what is stated
depends-on-definition           one admissible definition or counting rule agrees and another excludes it
contested                       sources of the ledger exclude each other on the same days
contradicted                    every reading of the same question excludes it
no-evidence                     no reading of the same subject and days
==============================  =====================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.admit import names_resolution
from peaceops.assess.audit.compared import (
    DISTINCT_DIGITS,
    LEDGER_RULE,
    MOMENT_DAYS,
    STOCKS,
    Compared,
    label_days,
    read_unit,
    to_figure,
)
from peaceops.assess.audit.figure import (
    ABOUT_TEXT,
    ROUNDING_TEXT,
    Bounds,
    count_digits,
    read_bounds,
    span,
    write_bounds,
)
from peaceops.assess.audit.naming import name_breaks, name_days, name_rules, name_sources
from peaceops.assess.audit.scope import Assertion, is_universal, read_days
from peaceops.model.audit import Excerpt, StatementTest, name_definition
from peaceops.model.statement import Amount

#: So many readings are shown.
_SHOWN: Final = 12
_ALL_DAYS: Final = 60
#: A changing figure that was read on some days only is excluded beyond this share of what was read.
_DRIFT: Final = Decimal("0.1")
#: So few people more or less are the arrivals and departures of some days.
_FEW: Final = Decimal(5)
#: A list that is silent for so many days has no reading of each month; one more than so many days off is not its next.
_SILENT: Final = 62
_NEXT: Final = 400
#: A register of the dead is corrected by this share; a few dead are known.
_VINTAGE: Final = Decimal("0.03")
#: By so much the number of conflicts of a year differs between releases.
_RELEASE: Final = Decimal("0.1")
_MANY_DEAD: Final = 20
#: Figures of one moment that differ by less are one figure read twice.
_SAME: Final = Decimal("0.05")


def decide(
    assertion: Assertion, compared: Sequence[Compared], *, kind: str, stakes: Mapping[str, str]
) -> StatementTest | None:
    """Decide what the readings say of a figure, or None where nothing on its subject and days is at hand.

    Parameters
    ----------
    assertion : Assertion
        The figure.
    compared : sequence of Compared
        Readings of its subject, all days.
    kind : str
        Kind of the test.
    stakes : Mapping of str to str
        Stake by source id.
    """
    same = [c for c in compared if c.days != "other"]
    if not same:
        return _tell_other_days(assertion, compared, kind)
    groups: dict[str, list[Compared]] = {}
    for one in same:
        groups.setdefault(one.reading.definition, []).append(one)
    outcomes = {name: _judge(assertion, group, kind, compared) for name, group in groups.items()}
    vague = {
        name for name, outcome in outcomes.items() if outcome in ("yes", "partly") and is_vague(assertion, groups[name])
    }
    if vague and set(outcomes.values()) <= {"yes", "partly"}:
        if vague == set(outcomes):
            figures = tuple(to_figure(assertion, c) for c in _pick(same))
            return StatementTest(kind=kind, verdict="no-evidence", figures=figures, explanation=_VAGUE)
        outcomes = {name: outcome for name, outcome in outcomes.items() if name not in vague}
        groups = {name: groups[name] for name in outcomes}
    if set(outcomes.values()) == {"near"} and _is_of_other_month(assertion, same, compared):
        outcomes = dict.fromkeys(outcomes, "no")
    verdict, words = _combine(
        outcomes, groups, stakes, read_unit(assertion), assertion.amount.low if assertion.amount else None
    )
    if verdict == "supported" and (doubt := _doubt(assertion, same)):
        verdict, words = "supported-with-qualification", f"{words}; {doubt}"
    if verdict == "contradicted" and assertion.doubts:
        words += f"; {'; '.join(assertion.doubts)}"
    other = _tell_other_days(assertion, [c for c in compared if c.days == "other"], kind)
    # What is said of all days is shown with all that were read, those that bear it out among them.
    limit = _ALL_DAYS if "some-days" in outcomes.values() else _SHOWN
    figures = tuple(to_figure(assertion, c) for c in _pick(same, verdict, limit))
    if verdict == "contradicted" and other is not None and other.verdict == "contradicted":
        words += f"; {other.explanation}"
        figures += other.figures
    grounds = tuple(
        Excerpt(where="claim", ref=key, text=c.reading.label)
        for c in _pick(same, verdict) if c.reading.rule == LEDGER_RULE for key in c.reading.keys[:1]
    )  # fmt: skip
    return StatementTest(kind=kind, verdict=verdict, explanation=_sentence(words), figures=figures, grounds=grounds)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")


def _judge(assertion: Assertion, group: Sequence[Compared], kind: str, compared: Sequence[Compared]) -> str:
    """Judge one definition: ``yes``, ``partly``, ``open``, ``chance``, ``sources``, ``rules``, ``near``, ``release``, ``lists`` or ``no``."""
    agree = [c for c in group if c.agrees]
    against = [c for c in group if c.fit == "outside"]
    topic = assertion.statement.predicate.topic
    if not against:
        return "yes" if len(agree) == len(group) else "partly"
    if not agree:
        if len(against) < len(group):
            return "open"
        if _STAYED.search(assertion.statement.text) and assertion.days is not None:
            return "no"  # said of every day, those that were read among them
        if _is_of_growth(assertion, group, compared):
            return "near"
        if topic == "conflicts" and _is_other_vintage(assertion, group, share=_RELEASE, least=0, many=0):
            return "release"
        if topic in _COUNTED_BY_LISTS and _is_other_vintage(assertion, group, share=Decimal(0), least=0, many=0):
            return "lists"  # between the numbers of the lists
        beside = _find_beside(assertion, group, compared)
        return "near" if _is_drift(assertion, [*group, *beside], topic, kind) else "no"
    if is_universal(assertion):
        return "some-days"
    if _excludes_at_once(agree, against):
        return "sources" if kind == "ledger" else "rules"
    is_step = topic == "ceiling" and re.search(
        r"\b(?:rose|raised|increased|lifted|cut|reduced|lowered)\b", assertion.statement.text
    )
    if assertion.days is None and topic in _DAILY and len(agree) * _MINORITY < len(group):
        return "chance"
    return "yes" if (topic in STOCKS and assertion.days is not None) or is_step else "dates"


#: How many missions there were: each list takes other bodies for missions, and a text seldom says which it counts by.
_COUNTED_BY_LISTS: Final = frozenset({"missions-established", "missions-active", "missions-ended"})
#: What changes from day to day; of many days, a number that few agree with is met by chance.
_DAILY: Final = frozenset({"strength", "ceiling", "contributors", "contributions", "share-contributor"})
_MINORITY: Final = 5
_VAGUE: Final = "The evidence is so wide an interval, or of so much more, that it says nothing of the figure."
#: Within this factor of a bound a figure is near it.
_NEAR_BOUND: Final = Decimal("1.5")
_FAR: Final = 5


def is_vague(assertion: Assertion, group: Sequence[Compared]) -> bool:
    """Whether no reading of a group says anything of a figure: "at least 2" beside 600,000, 270 beside "no bound".

    Parameters
    ----------
    assertion : Assertion
        With the figure.
    group : sequence of Compared
        Readings of one definition.
    """
    amount = assertion.amount
    if amount is None:
        return False
    admitted = [c for c in group if c.fit != "outside"]
    is_stock = assertion.statement.predicate.topic in ("strength", "ceiling")
    return bool(admitted) and all(
        _is_wide(read_bounds(amount), c) or (not is_stock and _is_far(read_bounds(amount), amount, c)) for c in admitted
    )


def _is_far(stated: Bounds, amount: Amount, one: Compared) -> bool:
    """Whether a bound is true and tells nothing: "at least 2" of 600,000."""
    low, high = one.bounds.low, one.bounds.high
    if one.fit != "inside" or not _DIGITS.search(amount.text):
        return False
    if stated.high is None and stated.low and low is not None:
        return low > _FAR * stated.low
    return bool(stated.low is None and stated.high and high is not None and stated.high > _FAR * high)


def _is_wide(stated: Bounds, one: Compared) -> bool:
    """Whether a reading has one bound or none, and the figure is not near it."""
    low, high = one.bounds.low, one.bounds.high
    if one.fit != "overlaps":
        return False
    if low is None and high is None:
        return True
    if low is None or high is None:
        bound = low if low is not None else high
        ends = [x for x in (stated.low, stated.high) if x is not None]
        return not bound or any(x > _NEAR_BOUND * bound or bound > _NEAR_BOUND * x for x in ends)
    return False


_DIGITS: Final = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)

_STAYED: Final = re.compile(
    r"\b(?:stayed|remained|hovered|held steady|was kept|were kept)\s(?:\w+\s)?(?:between|at|above|below|around|over|under)\b",
    re.IGNORECASE,
)


def _excludes_at_once(agree: Sequence[Compared], against: Sequence[Compared]) -> bool:
    """Whether two readings of one moment exclude each other: spread over days is no disagreement."""
    for one in agree:
        for other in against:
            if one.reading.source == other.reading.source and one.reading.rule == other.reading.rule:
                continue
            own, its = read_days(one.reading), read_days(other.reading)
            if own is not None and its is not None and abs((own[0] - its[0]).days) > MOMENT_DAYS:
                continue
            if _differ(one.bounds, other.bounds):
                return True
    return False


def _differ(one: Bounds, other: Bounds) -> bool:
    if not one.excludes(other):
        return False
    ends = [x for x in (one.low, one.high, other.low, other.high) if x is not None]
    gap = max(
        (other.low - one.high) if other.low is not None and one.high is not None else Decimal(0),
        (one.low - other.high) if one.low is not None and other.high is not None else Decimal(0),
    )
    return gap > _SAME * max(map(abs, ends))


def _find_beside(assertion: Assertion, group: Sequence[Compared], compared: Sequence[Compared]) -> list[Compared]:
    """Find what a list has last before and first after the days of the text, where it is silent for long within them.

    What is said of a year holds on some day of it: a list of one day a year leaves open what was between that and the last.
    The exact number of such a day is that day's.
    """
    days = assertion.days
    if days is None or (days[1] - days[0]).days <= MOMENT_DAYS:
        return []
    found = []
    for kind in dict.fromkeys((c.reading.source, c.reading.definition) for c in group):
        read = sorted(
            own[0] for c in group if (c.reading.source, c.reading.definition) == kind and (own := read_days(c.reading))
        )
        others = [
            (own, c)
            for c in compared
            if c.days == "other" and (c.reading.source, c.reading.definition) == kind and (own := read_days(c.reading))
        ]
        if not read or any(c.fit == "equal" for _, c in others):
            continue
        before = max((one for one in others if one[0][1] < days[0]), key=lambda one: one[0][1], default=None)
        after = min((one for one in others if one[0][0] > days[1]), key=lambda one: one[0][0], default=None)
        if before is not None and (read[0] - days[0]).days > _SILENT and (days[0] - before[0][1]).days <= _NEXT:
            found.append(before[1])
        if after is not None and (days[1] - read[-1]).days > _SILENT and (after[0][0] - days[1]).days <= _NEXT:
            found.append(after[1])
    return found


def _is_of_growth(assertion: Assertion, group: Sequence[Compared], compared: Sequence[Compared]) -> bool:
    """Whether a lesser figure may be of the months in which a force was still coming: the first reading ends the year stated."""
    days, amount = assertion.days, assertion.amount
    if assertion.statement.predicate.topic != "strength" or days is None or amount is None or amount.high is None:
        return False
    lists = {(c.reading.source, c.reading.definition) for c in group}
    read = [
        d[0] for c in compared if (c.reading.source, c.reading.definition) in lists and (d := read_days(c.reading)) is not None
    ]  # fmt: skip
    lowest = min((c.bounds.low for c in group if c.bounds.low is not None), default=Decimal(0))
    is_year = (days[1] - days[0]).days > MOMENT_DAYS
    return is_year and bool(read) and (min(read) - days[0]).days > _SILENT and amount.high < lowest


def _is_drift(assertion: Assertion, group: Sequence[Compared], topic: str, kind: str) -> bool:
    """Whether a changing figure may have passed through the text's value between two readings."""
    if topic == "fatalities":
        return _is_other_vintage(assertion, group, share=_VINTAGE, least=1, many=_MANY_DEAD)
    if topic not in STOCKS or (topic == "ceiling" and names_resolution(assertion.statement.text)):
        return False
    days = assertion.days
    # A table of months may have another day of the month than the text.
    if (
        kind == "ledger"
        and days is not None
        and (days[1] - days[0]).days <= MOMENT_DAYS
        and any(c.days == "same" for c in group)
        and len({c.reading.source for c in group if c.days == "same"}) > 1
    ):
        return False
    stated, read = read_bounds(assertion.amount), span(c.bounds for c in group)  # type: ignore[arg-type]
    edge = max((abs(x) for x in (read.low, read.high) if x is not None), default=Decimal(0))
    few = _FEW if assertion.amount is not None and assertion.amount.unit in ("persons", "count") else Decimal(0)
    return not read.widen(max(edge * _DRIFT, few)).excludes(stated)


def _is_of_other_month(assertion: Assertion, same: Sequence[Compared], compared: Sequence[Compared]) -> bool:
    """Whether an exact number is that of another month of one table, which has a different one for the month stated."""
    amount, days = assertion.amount, assertion.days
    if (
        amount is None
        or amount.bound != "exact"
        or amount.low is None
        or days is None
        or (days[1] - days[0]).days > MOMENT_DAYS
    ):
        return False
    if count_digits(amount.low) <= DISTINCT_DIGITS:
        return False
    tables = {(c.reading.source, c.reading.definition) for c in same if c.days == "same" and c.fit == "outside"}
    hits = [c for c in compared if c.days == "other" and c.fit == "equal" and _gap_days(c, days) > MOMENT_DAYS]
    return any((c.reading.source, c.reading.definition) in tables for c in hits)


def _is_other_vintage(
    assertion: Assertion, group: Sequence[Compared], *, share: Decimal, least: int, many: int
) -> bool:
    """Whether a number may be that of the same register or list on another day: it is corrected for years.

    It is, where it lies within a share of the greatest reading, or within the `least`, and that reading is of `many` or more.
    """
    assert assertion.amount is not None
    stated, read = read_bounds(assertion.amount), span(c.bounds for c in group)
    edge = max((abs(x) for x in (read.low, read.high) if x is not None), default=Decimal(0))
    return edge >= many and not read.widen(max(edge * share, Decimal(least))).excludes(stated)


#: Why evidence that does not agree excludes nothing.
_LEFT_OPEN: Final = {
    "release": "another release of the list may have so near a number",
    "near": "the days that were read differ, and the days between them were not",
    "lists": "no list at hand has that number, but it lies between theirs, and the text names none",
}


def _combine(
    outcomes: Mapping[str, str],
    groups: Mapping[str, Sequence[Compared]],
    stakes: Mapping[str, str],
    unit: str,
    stated: Decimal | None,
) -> tuple[str, str]:
    said = {name: write_bounds(span(c.bounds for c in group), unit) for name, group in groups.items()}
    words = "; ".join(f"{name_definition(name)}: {said[name]}" for name in groups)
    kinds = set(outcomes.values())
    if "sources" in kinds:
        return "contested", f"sources exclude each other: {name_sources(groups, stakes, unit)}"
    if "rules" in kinds:
        return "depends-on-definition", f"by the rule of counting: {name_rules(groups)}"
    if "chance" in kinds and not kinds & {"yes", "partly", "dates"}:
        return (
            "no-evidence",
            f"the text names no day, and few of the many days at hand agree. {name_days(groups, unit, stated)}",
        )
    kinds.discard("chance")
    if "no" in kinds and kinds & {"yes", "partly", "dates"}:
        return "depends-on-definition", f"true under one definition and false under another: {words}"
    if "open" in kinds and not kinds & {"yes", "partly", "dates"}:
        return "no-evidence", f"no evidence agrees, and some leaves it open. {name_days(groups, unit, stated)}"
    if kinds == {"no"}:
        return "contradicted", f"the evidence on the same question excludes it: {words}"
    left_open = next((name for name in _LEFT_OPEN if name in kinds and kinds <= {name, "no"}), None)
    if left_open is not None:
        return "no-evidence", f"{_LEFT_OPEN[left_open]}: {words}"
    if "some-days" in kinds:
        return "contradicted", f"it does not hold of the whole period: {words}; {name_breaks(groups)}"
    if kinds == {"yes"}:
        return "supported", f"the evidence agrees: {words}"
    if "dates" in kinds:
        return "supported-with-qualification", name_days(groups, unit, stated)
    spans = [span(c.bounds for c in group) for group in groups.values()]
    if any(one.low is None or one.high is None for one in spans):
        return "supported-with-qualification", name_days(groups, unit, stated)
    return "supported-with-qualification", f"part of what the evidence spans lies outside the figure: {words}"


def _doubt(assertion: Assertion, same: Sequence[Compared]) -> str:
    doubts = list(assertion.doubts)
    if any(c.is_rounded and c.agrees for c in same) and not any(c.fit == "equal" for c in same):
        doubts.append(f"the figure is rounded ({ROUNDING_TEXT})")
    amount = assertion.amount
    if (
        amount is not None
        and amount.bound == "about"
        and not any(_is_exact(amount.low, c.bounds) or _is_just(amount, c.bounds) for c in same)
    ):
        doubts.append(f"'about' is taken as {ABOUT_TEXT}")
    text = assertion.statement.text
    if assertion.days is None and assertion.statement.predicate.topic in STOCKS and not names_resolution(text):
        dates = sorted({c.reading.period[0] for c in same if c.agrees})
        doubts.append(f"the text names no day; the evidence is of {', '.join(dates[:3])}")
    return "; ".join(doubts)


def _is_just(amount: Amount, bounds: Bounds) -> bool:
    """Whether "just over" a number is just over it."""
    if (
        amount.low is None
        or bounds.low is None
        or bounds.high is None
        or not re.match(r"just (?:over|above)\b", amount.text)
    ):
        return False
    return amount.low < bounds.low and bounds.high <= amount.low * (1 + _SAME)


def _is_exact(value: Decimal | None, bounds: Bounds) -> bool:
    return value is not None and bounds.is_number and bounds.low == value


def _pick(same: Sequence[Compared], verdict: str = "", limit: int = _SHOWN) -> list[Compared]:
    """Pick what is shown: the readings that decided come first."""
    order = {"equal": 0, "inside": 1, "overlaps": 2, "outside": 3}
    sign = -1 if verdict == "contradicted" else 1
    return sorted(same, key=lambda c: sign * order.get(c.fit, 9))[:limit]


def _tell_other_days(assertion: Assertion, compared: Sequence[Compared], kind: str) -> StatementTest | None:
    """Tell that the number is that of the same subject at another time, where it is exactly that.

    Never for a figure that changes slowly and was read within two years of the days stated: it may hold then too.
    """
    amount, days = assertion.amount, assertion.days
    assert amount is not None
    if days is None or amount.bound != "exact":
        return None
    hits = [c for c in compared if c.days == "other" and c.fit == "equal"]
    stock = assertion.statement.predicate.topic in STOCKS
    if amount.low is None or count_digits(amount.low) < DISTINCT_DIGITS + stock:
        return None  # what changes from day to day comes back to a short number
    if not hits or any(_gap_days(c, days) <= 731 for c in hits):
        return None
    periods = ", ".join(dict.fromkeys(label_days(c.reading) for c in hits))
    figures = tuple(replace(to_figure(assertion, c), fit="other-period") for c in hits[:4])
    return StatementTest(
        kind=kind, verdict="contradicted", figures=figures,
        explanation=f"The evidence gives {write_bounds(hits[0].bounds)} for {periods}, not for {assertion.when.text if assertion.when else ''}.",
    )  # fmt: skip


def _gap_days(one: Compared, days: tuple[date, date]) -> int:
    own = read_days(one.reading)
    assert own is not None
    return max((own[0] - days[1]).days, (days[0] - own[1]).days)
