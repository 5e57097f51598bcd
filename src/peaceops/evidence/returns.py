"""Returns over displaced: of an area from what the ledger's sources say, of a state by year from UNHCR and IDMC.

What enters: claims on returned and displaced, tables at hand. What leaves: readings, one for each denominator, named.
Never done here: a ratio that mixes areas, groups or dates; a state's figure for an area; one denominator for another.

References
----------
METHODS D1 and rule MR4: cumulative returns over the displaced at baseline, as an interval over what sources say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from peaceops.evidence.answer import KEYS_SHOWN, Reading
from peaceops.evidence.prepared import render_query
from peaceops.evidence.table import TableSet, as_none, describe_table, make_none, read_number
from peaceops.model.claim import Claim
from peaceops.model.mission import Mission
from peaceops.model.period import Period
from peaceops.model.value import Quantity
from peaceops.panel import measures as panel
from peaceops.panel.displacement import DISPLACEMENT, IDMC, POPULATION, RATIOS, SOLUTIONS
from peaceops.panel.state_measure import TIMES, StateMeasure, StateRatio
from peaceops.store.tables import require

TABLES: Final = (POPULATION, SOLUTIONS, IDMC)
ONE_YEAR: Final = timedelta(days=366)
BASELINE: Final = timedelta(days=3 * 366)
#: Numerator and denominators of each ratio of an area.
_SIDES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "return_ratio_all": ("returned_all", ("displaced_all",)),
    "return_ratio_district": ("returned_district", ("displaced_district", "population_district")),
}
_SAID: Final = {
    "displaced_all": "the displaced of the whole area",
    "displaced_district": "the displaced of the district",
    "population_district": "the inhabitants of the district before",
}


def take_last_year(claims: Sequence[Claim]) -> list[Claim]:
    """Keep the figures of the twelve months before the last one: an outcome is no early count."""
    if not claims:
        return []
    last = max(c.period.last_day for c in claims)
    return [c for c in claims if last - c.period.last_day < ONE_YEAR]


def take_baseline(claims: Sequence[Claim], *, since: date) -> list[Claim]:
    """Keep the displaced of the three years from the first count, and the inhabitants before it.

    Later stocks have lost those who returned, left or died, and are no baseline. Where no count
    of the displaced is that early, all of them stand. Inhabitants counted after the displacement
    began are none of those whose return is measured.

    Parameters
    ----------
    claims : sequence of Claim
        Candidate denominators of one area.
    since : date
        First day on which anybody is counted as displaced from the area or a part of it.
    """
    displaced = [c for c in claims if c.definition.startswith("displaced")]
    first = min((since, *(c.period.first_day for c in displaced)))
    early = [c for c in displaced if c.period.last_day - first < BASELINE]
    before = [c for c in claims if c not in displaced and c.period.last_day < first]
    return before + (early or displaced)


def bounds_of(claim: Claim) -> tuple[float, float]:
    """Give both bounds of a quantity; an open one is taken at the number it names."""
    assert isinstance(claim.value, Quantity)
    low = claim.value.low if claim.value.low is not None else claim.value.high
    high = claim.value.high if claim.value.high is not None else claim.value.low
    assert low is not None
    assert high is not None
    return float(low), float(high)


# --- an area


def derive_returns(
    definition: str, mission: Mission, find: Callable[[str], Sequence[Claim]], *, asked: Period | None = None
) -> Iterator[Reading]:
    """Derive the return ratios of a mission's area, one for each denominator that sources give.

    Parameters
    ----------
    definition : str
        ``return_ratio_all`` or ``return_ratio_district``.
    mission : Mission
        Whose area.
    find : callable
        Name ``D1/definition`` to the claims on it, whenever they were made.
    asked : Period or None
        Returns are counted to its last day, else to the mission's.

    Yields
    ------
    Reading
        One for each district and denominator; one without a value says what is missing.
    """
    measure = panel.MEASURES[f"D1/{definition}"]
    upper, lowers = _SIDES[definition]
    end = min(mission.period.last_day, asked.last_day if asked else date.max)
    returned = [c for c in _keep_counts(find(f"D1/{upper}")) if c.period.last_day <= end]
    since = min(
        (c.period.first_day for name in _SAID if name.startswith("displaced") for c in find(f"D1/{name}")),
        default=date.max,
    )
    found = False
    for lower in lowers:
        below = [c for c in _keep_counts(find(f"D1/{lower}")) if c.period.first_day <= end]
        for topic in sorted({c.topic for c in (*returned, *below)}):
            tops = take_last_year([c for c in returned if c.topic == topic])
            bottoms = take_baseline([c for c in below if c.topic == topic], since=since)
            if tops and bottoms:
                found = True
                yield _divide(measure, topic, lower, tops, bottoms)
    if not found:
        lacking = "returned" if not returned else "displaced at baseline, of the same area,"
        yield make_none(measure.name, measure.rule, f"no figure of the {lacking} at or before the end of the mission")


def _keep_counts(claims: Sequence[Claim]) -> list[Claim]:
    kept = [c for c in claims if isinstance(c.value, Quantity) and c.stance != "denies"]
    return sorted(kept, key=lambda c: (c.period.last_day, c.source, c.id))


def _divide(measure: panel.Measure, topic: str, lower: str, tops: Sequence[Claim], bottoms: Sequence[Claim]) -> Reading:
    ibis = require("ibis", to="compute measures")
    tables = []
    for claims in (tops, bottoms):
        both = [bounds_of(claim) for claim in claims]
        values = {"low": [low for low, _ in both], "high": [high for _, high in both]}
        tables.append(ibis.memtable(values, schema={"low": "float64", "high": "float64"}))
    expression = measure.compute(*tables)
    row = expression.to_pyarrow().to_pylist()[0]
    area = f"{topic.replace('_', ' ').title()}: " if topic else ""
    first, last = min(c.period.first_day for c in tops), max(c.period.last_day for c in tops)
    days = sorted({c.period.first_day.isoformat() for c in bottoms})
    return Reading(
        definition=measure.name, unit=measure.unit, rule=measure.rule, query=render_query(expression),
        label=f"{area}over {_SAID[lower]}", low=read_number(row[f"{measure.definition}_low"]),
        high=read_number(row[f"{measure.definition}_high"]), period=(first.isoformat(), last.isoformat()),
        rows=len(tops) + len(bottoms), table="claims", filter=f"D1/{lower}", citation="claims of the ledger",
        keys=tuple(c.id for c in (*tops, *bottoms))[:KEYS_SHOWN],
        reason=f"{len(tops)} figures of the returned over {len(bottoms)} of {_SAID[lower]} ({days[0]} to {days[-1]})",
    )  # fmt: skip


# --- a state


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One measure of a state over a table at hand."""

    measure: StateMeasure
    table: Any
    where: str


def list_state_displacement(tables: TableSet, code: str, period: Period, state: str) -> list[Reading]:
    """List a state's displaced and returned by year, and returns over each denominator.

    Parameters
    ----------
    tables : TableSet
        What is at hand.
    code : str
        ISO code of the state.
    period : Period
        Days asked about.
    state : str
        Its name.

    Returns
    -------
    list of Reading
        By measure and year; null, with the reason, where nothing is reported: UNHCR prints 0 there.
    """
    readings: list[Reading] = []
    years = range(period.first_day.year, period.last_day.year + 1)
    for measure in DISPLACEMENT.values():
        side = _cut(measure, tables, code)
        if side is None:
            name = f"displacement/{measure.name}"
            readings.append(make_none(name, TIMES[measure.time], tables.explain(measure.table), table=measure.table))
            continue
        values, query = _read_values(side)
        readings += [_read_year(tables, side, year, values.get(year), query, state) for year in years]
    for ratio in RATIOS.values():
        readings += _divide_years(tables, ratio, code, years)
    return readings


def _divide_years(tables: TableSet, ratio: StateRatio, code: str, years: Sequence[int]) -> Iterator[Reading]:
    """Divide the flow of each year by the stock at the end of the year before; nothing where a table is not at hand."""
    upper, lower = (_cut(measure, tables, code) for measure in (ratio.upper, ratio.lower))
    if upper is None or lower is None:
        return
    (flows, query), (stocks, _) = _read_values(upper), _read_values(lower)
    given = tables.tables[ratio.upper.table]
    about = replace(
        describe_table(given), definition=f"displacement/{ratio.name}", unit=ratio.unit, rule=TIMES[ratio.time],
        filter=f"{upper.where}; {lower.where}", query=query, table=f"{ratio.upper.table}, {ratio.lower.table}",
        citation=f"{given.citation}; {tables.tables[ratio.lower.table].citation}",
    )  # fmt: skip
    for year in years:
        flow, stock = flows.get(year), stocks.get(year - 1)
        base = replace(about, label=f"{ratio.about}, {year}", period=(str(year), str(year)))
        if flow is None or not stock:
            lacking = "returns reported" if flow is None else f"stock reported at the end of {year - 1}"
            yield replace(base, **as_none(base.definition, base.rule, f"no {lacking}: unknown", label=base.label))
            continue
        value = read_number(flow / stock)
        said = f"{flow:,} over {stock:,}; of the whole state, never of an area"
        yield replace(base, low=value, high=value, rows=2, reason=said)


def _cut(measure: StateMeasure, tables: TableSet, code: str) -> _Side | None:
    if measure.table not in tables.tables:
        return None
    table = tables.tables[measure.table].table
    kept = table.filter(table[measure.key] == code)
    return _Side(measure=measure, table=kept.mutate(country_id_gw=0), where=f"{measure.key}=={code}")


def _read_values(side: _Side) -> tuple[dict[int, int], str]:
    (name,) = side.measure.columns
    found = side.measure.compute(side.table)
    rows = found.to_pyarrow().to_pylist()
    return {row["month"] // 12: row[name] for row in rows if row[name] is not None}, render_query(found)


def _read_year(tables: TableSet, side: _Side, year: int, value: int | None, query: str, state: str) -> Reading:
    given = tables.tables[side.measure.table]
    about = replace(
        describe_table(given), definition=f"displacement/{side.measure.name}", unit=side.measure.unit, query=query,
        rule=TIMES[side.measure.time], filter=f"{side.where}&year=={year}", period=(str(year), str(year)),
    )  # fmt: skip
    label = f"{side.measure.about}, {year}"
    if year < given.first_day.year or year > given.last_day.year:
        reason = f"outside coverage: {given.first_day} to {given.last_day}"
        return replace(about, **as_none(about.definition, about.rule, reason, label=label))
    if value is None:
        reason = f"nothing is reported of {state}: unknown, never 0"
        return replace(about, **as_none(about.definition, about.rule, reason, label=label))
    return replace(about, label=label, low=Decimal(value), high=Decimal(value), rows=1)
