"""The end of a mission's mandate: that of the mission where it was the last one.

What enters: a statement on one mission. What leaves: tests of the day on which its mandate ended.
Never done here: a contradiction from a mandate that ran out while the mission was there: it may have been renewed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.acts import check_days
from peaceops.assess.audit.asker import Asker
from peaceops.model.audit import StatementTest
from peaceops.model.statement import Entity, Statement

_ENDS: Final = re.compile(
    r"(?P<of>(?:The )?[Mm]andate of (?:the )?)?(?P<name>[^,;]{2,160}?)(?P<own>[\u2019\']s? mandate(?:, (?:laid down|set out|given|contained|defined|under|based on)[^,]{0,60},)?)?"
    r"(?: (?:was|had|has|been|finally|formally|then|thus|officially))* (?P<verb>ended|came to an end|terminated|expired|ran out|lapsed)\b"
)


def read_mandate_end(statement: Statement, entity: Entity) -> Statement | None:
    """Read "M's mandate ended in May" as "M ended in May", or None where no mandate ends.

    Parameters
    ----------
    statement : Statement
        Any.
    entity : Entity
        The mission that it is about.
    """
    text = statement.text
    if "andate" not in text or len(statement.times) != 1:
        return None
    found = _ENDS.match(text)
    if found is None or bool(found["of"]) == bool(found["own"]):
        return None
    start, end = entity.start - statement.start, entity.end - statement.start
    is_its = found.start("name") <= start and end == found.end("name")
    if not is_its:
        return None
    text = _blank(text, *found.span("own")) if found["own"] else _blank(text, *found.span("of"))
    verb = found.span("verb")
    return replace(statement, text=f"{text[: verb[0]]}{'ended'.ljust(verb[1] - verb[0])}{text[verb[1] :]}")


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def check_mandate_end(statement: Statement, entity: Entity, asker: Asker) -> tuple[StatementTest, ...]:
    """Test the day on which a mandate ended, as :func:`read_mandate_end` gives it.

    Parameters
    ----------
    statement : Statement
        With the day.
    entity : Entity
        The mission.
    asker : Asker
        What answers.
    """
    mission = asker.read_mission(entity.id)
    tests = tuple(check_days(statement, entity, asker))
    if mission is None:
        return tests
    day = statement.times[0].period
    is_within = day.last_day >= mission.period.first_day and day.first_day <= mission.period.last_day
    return tuple(t for t in tests if t.verdict != "contradicted" or not is_within)
