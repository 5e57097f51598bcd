"""Days that a text itself excepts from what it says of all of them.

What enters: a statement about all days and the statements of the sentences beside it. What leaves: the days excepted.
Never done here: an exception of another subject or question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from peaceops.assess.audit.compared import Compared
from peaceops.assess.audit.scope import UNIVERSAL, read_days
from peaceops.model.statement import Statement, When

_EXCEPTION: Final = re.compile(
    r"\b(?:the|one|a|an)\s(?:\w+\s)?exceptions?\b|\bexcept(?:ing)?\b|\bwith the exception of\b|\b(?:apart|aside) from\b", re.IGNORECASE
)  # fmt: skip


def list_excepted(statement: Statement, beside: Sequence[Statement]) -> tuple[When, ...]:
    """List the days that a sentence beside a statement excepts from it.

    Parameters
    ----------
    statement : Statement
        That says something of all days, and names none.
    beside : sequence of Statement
        Of its sentence, the one before and the one after.
    """
    if statement.times or UNIVERSAL.search(statement.text) is None:
        return ()
    subjects = _name_subjects(statement)
    return tuple(
        when
        for other in beside
        if other.predicate.topic == statement.predicate.topic and _name_subjects(other) == subjects
        and _EXCEPTION.search(other.text)
        for when in other.times
        if when.how == "named" and when.kind in ("day", "month", "year", "range")
    )  # fmt: skip


def drop_excepted(compared: Sequence[Compared], excepted: Sequence[When]) -> tuple[Compared, ...]:
    """Leave out the readings of days that are excepted.

    Parameters
    ----------
    compared : sequence of Compared
        All readings.
    excepted : sequence of When
        Days that are excepted.
    """
    spans = [(when.period.first_day, when.period.last_day) for when in excepted]
    return tuple(c for c in compared if not _lies_in(read_days(c.reading), spans))


def _lies_in(days: tuple[date, date] | None, spans: Sequence[tuple[date, date]]) -> bool:
    return days is not None and any(first <= days[0] and days[1] <= last for first, last in spans)


def _name_subjects(statement: Statement) -> frozenset[str]:
    return frozenset(e.id for e in statement.entities if e.role == "subject" and e.id)
