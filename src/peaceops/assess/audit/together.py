"""What two missions had between them: people on a day, or dead.

What enters: a statement that names two missions and one number of both, and an asker. What leaves: tests.
Never done here: a sum over sources or over days that differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.change import NEAR
from peaceops.assess.audit.figure import Bounds, compare
from peaceops.assess.audit.ownership import is_of_part
from peaceops.assess.audit.valued import Metric, Value, find_value, make_test
from peaceops.model.audit import StatementTest
from peaceops.model.statement import Entity, Statement

#: Words of a part that are what is compared here.
NO_PART: Final = re.compile(r"\bpolice|\bper cent\b|\bcontingent\b|\bcomponent\b", re.IGNORECASE)
TOGETHER: Final = re.compile(
    r"\b(?:between them|together|combined|jointly|the two (?:missions|operations|forces))\b", re.IGNORECASE
)


def check_together(
    statement: Statement, missions: list[Entity], metric: Metric, days: tuple[date, date] | None, asker: Asker
) -> Iterator[StatementTest]:
    """Test what two missions had, or lost, between them.

    Parameters
    ----------
    statement : Statement
        Which names both.
    missions : list of Entity
        The two, by every name.
    metric : Metric
        What is counted.
    days : tuple of date, or None
        On which; None for the whole time.
    asker : Asker
        What answers.
    """
    amounts = [a for a in statement.amounts if a.unit in ("persons", "count")]
    if len(amounts) != 1 or len({e.id for e in missions}) != 2 or is_of_part(NO_PART.sub("", statement.text)):
        return
    if days is None and (metric.topic != "fatalities" or statement.times):
        return
    if days is not None and days[0] != days[1] and (days[1] - days[0]).days > 31 and metric.topic != "fatalities":
        return
    found = []
    for ident in sorted({e.id for e in missions}):
        value = find_value(ident, metric, days, asker)
        police = (
            find_value(ident, Metric(topic="strength", definition="T3/deployed_police"), days, asker)
            if metric.definition == "T3/deployed_strength" and not _MILITARY.search(statement.text) else None
        )  # fmt: skip
        if value is None or not value.bounds.is_number or (police is not None and not _is_of_one(value, police)):
            return
        found += [value, *([police] if police else [])]
    total = sum((v.bounds.low or Decimal(0) for v in found), Decimal(0))
    bounds = Bounds(low=total, high=total)
    fit, is_rounded = compare(amounts[0], bounds)
    if fit in ("equal", "inside"):
        yield make_test("supported-with-qualification" if is_rounded else "supported", tuple(found), amounts[0].text)
    elif compare(amounts[0], bounds.widen(total * NEAR))[0] == "outside":
        yield make_test("contradicted", tuple(found), amounts[0].text)


_MILITARY: Final = re.compile(r"\b(?:troops|soldiers|observers|military)\b", re.IGNORECASE)


def _is_of_one(one: Value, other: Value) -> bool:
    return one.reading.source == other.reading.source and one.reading.period == other.reading.period
