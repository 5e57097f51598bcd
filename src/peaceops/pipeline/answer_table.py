"""Answers as tables and as plain values.

What enters: answers. What leaves: a table of one row a reading, or values for JSON.
Never done here: answering.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from peaceops.evidence.answer import Answer

if TYPE_CHECKING:
    from peaceops.pipeline.table import Table

_TYPES: Final = {
    "question": "str", "definition": "str", "label": "str", "rule": "str", "low": "float", "high": "float",
    "text": "str", "unit": "str", "first_day": "str", "last_day": "str", "source": "str", "citation": "str",
    "coverage": "str", "table": "str", "filter": "str", "snapshot": "str", "rows": "int", "keys": "str",
    "no_value": "str", "reason": "str", "query": "str",
}  # fmt: skip


def tabulate_answers(answers: Iterable[Answer]) -> Table:
    """Tabulate answers, one row a reading."""
    from peaceops.pipeline.table import Table

    return Table.of_rows(_TYPES, (row for one in answers for row in _list_rows(one)))


def _list_rows(one: Answer) -> Iterator[dict[str, Any]]:
    for reading in one.readings:
        yield {
            **{name: getattr(reading, name) for name in _TYPES if hasattr(reading, name)},
            "question": one.title,
            "low": None if reading.low is None else float(reading.low),
            "high": None if reading.high is None else float(reading.high),
            "first_day": reading.period[0],
            "last_day": reading.period[1],
            "keys": " ".join(reading.keys),
        }


def answers_to_dict(answers: Iterable[Answer]) -> list[dict[str, Any]]:
    """Give answers as plain values for JSON: numbers that are no binary fraction stay text."""
    return [
        {
            "title": one.title,
            "question": {
                "subject": one.question.subject,
                "indicator": one.question.indicator,
                "definition": one.question.definition,
                "unit": one.question.unit,
                "period": list(one.question.period.render()) if one.question.period else None,
                "counting_rule": one.question.counting_rule,
            },
            "spans": [
                {"definition": s.definition, "unit": s.unit, "period": s.period, "low": _plain(s.low), "high": _plain(s.high),
                 "readings": s.readings}
                for s in one.spans
            ],
            "readings": [
                {name: _plain(getattr(r, name)) for name in r.__slots__} for r in one.readings
            ],
            "notes": list(one.notes),
        }
        for one in answers
    ]  # fmt: skip


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value
