"""What was promised and what was delivered: tasks, and ratios as intervals.

What enters: a ledger. What leaves: promises and ratios with every admissible figure.
Never done here: mixing areas, groups or dates in one ratio; averaging.

References
----------
METHODS B.2 D1, T3, F5, M1, F4 and rule MR4.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from peaceops.assess.entry import make_entry
from peaceops.assess.finding import Entry, Interval, Promise, Ratio
from peaceops.codebook.schema import Codebook
from peaceops.evidence.ledger import Ledger
from peaceops.evidence.returns import bounds_of, take_baseline, take_last_year
from peaceops.model.claim import Claim
from peaceops.model.value import Category, CodeSet, Quantity

RETURN_TASKS: Final = frozenset({"safe_return", "refugees_displaced"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioRule:
    """How a ratio is formed.

    Parameters
    ----------
    id, title, note : str
        Identity and the area, group and date rule in words.
    numerator, denominator : tuple of str
        Admissible ``INDICATOR/definition`` names.
    """

    id: str
    title: str
    note: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]


RATIOS: Final = (
    RatioRule(
        id="D1-all",
        title="Returned to the whole area, of those displaced from it",
        note="same area and group; the last year of counts at or before the mission's end, over the "
        "displaced at baseline",
        numerator=("D1/returned_all",),
        denominator=("D1/displaced_all",),
    ),
    RatioRule(
        id="D1-district",
        title="Returned to the district, of those displaced from it",
        note="same district and group; the last year of counts at or before the mission's end, over the "
        "displaced at baseline or the inhabitants before them",
        numerator=("D1/returned_district",),
        denominator=("D1/displaced_district", "D1/population_district"),
    ),
    RatioRule(
        id="T3-match",
        title="Deployed strength over the authorised ceiling",
        note="each deployed figure over the ceilings in force on its day",
        numerator=("T3/deployed_strength",),
        denominator=("T3/authorised_strength",),
    ),
)


def build_ratios(ledger: Ledger, codebook: Codebook) -> tuple[Ratio, ...]:
    """Ratios of the mission, each from its smallest to its largest admissible quotient."""
    end = ledger.mission.period.last_day
    found: list[Ratio] = []
    for rule in RATIOS:
        bottoms = _admissible(rule.denominator, ledger, end)
        tops = [c for c in _admissible(rule.numerator, ledger, end) if c.period.last_day <= end]
        for topic in sorted({c.topic for c in (*tops, *bottoms)}):
            top = [c for c in tops if c.topic == topic]
            bottom = [c for c in bottoms if c.topic == topic]
            ratio = _build_ratio(rule, topic, top, bottom, ledger, codebook)
            if ratio.numerators or ratio.denominators:
                found.append(ratio)
    return tuple(found)


def _build_ratio(
    rule: RatioRule, topic: str, top: list[Claim], bottom: list[Claim], ledger: Ledger, codebook: Codebook
) -> Ratio:
    if rule.id == "T3-match":
        value, when = _match_in_time(top, bottom), ""
    else:
        top, bottom = take_last_year(top), take_baseline(bottom, since=_first_displaced(ledger))
        value = divide(top, bottom)
        when = f"as of {top[-1].period.last_day.isoformat()}; " if top else ""
    return Ratio(
        id=f"{rule.id}-{topic}" if topic else rule.id,
        title=f"{rule.title} ({topic.replace('_', ' ').title()})" if topic else rule.title,
        numerators=tuple(make_entry(c, ledger, codebook) for c in top),
        denominators=tuple(make_entry(c, ledger, codebook) for c in bottom),
        value=value,
        note=when + rule.note if value else f"no value: {_say_missing(top, bottom)}; {rule.note}",
    )


def _say_missing(top: Sequence[Claim], bottom: Sequence[Claim]) -> str:
    if not top:
        return "no admissible numerator"
    return "no admissible denominator" if not bottom else "no two figures of matching dates"


def _admissible(names: Sequence[str], ledger: Ledger, end: date) -> list[Claim]:
    found: list[Claim] = []
    for name in names:
        indicator, _, definition = name.partition("/")
        found += [
            c for c in ledger.on(indicator, definition)
            if isinstance(c.value, Quantity) and c.stance != "denies" and c.period.first_day <= end
        ]  # fmt: skip
    return sorted(found, key=lambda c: (c.period.last_day, c.source, c.id))


def _first_displaced(ledger: Ledger) -> date:
    """Find the first day on which anybody is counted as displaced from any part of the area."""
    return min((c.period.first_day for c in ledger.on("D1") if c.definition.startswith("displaced")), default=date.max)


def divide(top: Sequence[Claim], bottom: Sequence[Claim]) -> Interval | None:
    """Smallest to largest quotient of admissible figures.

    Open bounds ("more than 200,000") are taken at the number they name, and "returned" never
    exceeds 1. The middle value is that of the latest numerator over all denominators.
    """
    tops = [bounds_of(c) for c in top]
    bottoms = [b for c in bottom if (b := bounds_of(c))[0] > 0]
    if not tops or not bottoms:
        return None
    low = min(t[0] for t in tops) / max(b[1] for b in bottoms)
    high = max(t[1] for t in tops) / min(b[0] for b in bottoms)
    latest = tops[-1]
    middle = (latest[0] + latest[1]) / 2 / ((min(b[0] for b in bottoms) + max(b[1] for b in bottoms)) / 2)
    return Interval(low=min(1.0, low), expected=min(1.0, middle), high=min(1.0, high))


def _match_in_time(top: Sequence[Claim], bottom: Sequence[Claim]) -> Interval | None:
    """Quotients of each figure and the ceilings whose day is the latest before it."""
    values: list[float] = []
    for claim in top:
        before = [b for b in bottom if b.period.first_day <= claim.period.last_day and b.subject == claim.subject]
        if not before:
            continue
        latest = max(b.period.first_day for b in before)
        for ceiling in (b for b in before if b.period.first_day == latest):
            low, high = bounds_of(ceiling)
            if low > 0:
                values += [bounds_of(claim)[0] / high, bounds_of(claim)[1] / low]
    if not values:
        return None
    ordered = sorted(values)
    return Interval(low=ordered[0], expected=ordered[len(ordered) // 2], high=ordered[-1])


def build_promises(ledger: Ledger, codebook: Codebook, ratios: Sequence[Ratio]) -> tuple[Promise, ...]:
    """Mandated tasks with the evidence on their delivery."""
    own = ledger.mission.id
    labels = _task_labels(codebook)
    given: dict[str, list[Claim]] = {}
    for claim in ledger.on("T1", "task", subject=own):
        for code in _codes(claim):
            given.setdefault(code, []).append(claim)
    delivered: dict[str, list[Claim]] = {}
    for claim in ledger.on("D10", "delivery", subject=own):
        delivered.setdefault(claim.topic or "unnamed", []).append(claim)
    by_id = {ratio.id: ratio for ratio in ratios}
    return tuple(
        Promise(
            task=code,
            title=labels.get(code, code.replace("_", " ")),
            mandate=_entries(given.get(code, []), ledger, codebook),
            delivered=_entries(delivered.get(code, []), ledger, codebook),
            ratio=by_id.get("D1-all") if code in RETURN_TASKS else None,
        )
        for code in sorted({*given, *delivered}, key=lambda c: (_first_day(given.get(c, [])), c))
    )


def _entries(claims: Sequence[Claim], ledger: Ledger, codebook: Codebook) -> tuple[Entry, ...]:
    ordered = sorted(claims, key=lambda c: (c.period.first_day, c.id))
    return tuple(make_entry(c, ledger, codebook) for c in ordered)


def _first_day(claims: Sequence[Claim]) -> date:
    return min((c.period.first_day for c in claims), default=date.max)


def _codes(claim: Claim) -> tuple[str, ...]:
    if isinstance(claim.value, CodeSet):
        return claim.value.codes
    return (claim.value.code,) if isinstance(claim.value, Category) else ()


def _task_labels(codebook: Codebook) -> Mapping[str, str]:
    definition = codebook.indicators["T1"].definition("task")
    return definition.codes if definition else {}
