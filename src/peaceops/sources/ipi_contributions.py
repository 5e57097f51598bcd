"""Contributions to UN missions, after the Providing for Peacekeeping database of IPI.

What enters: the mission, world and country files of 2017 and the gender file of 2014.
What leaves: tables ``country_month``, ``mission_month``, ``world_month``, ``country_mission_month``.
Never done here: adding observers to troops before 1993, where the source did.
"""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from peaceops.sources.base import Adapter
from peaceops.sources.cleaning import Raw
from peaceops.store.issues import Issue, IssueLog

OBSERVERS_APART: Final = date(1993, 1, 1)
_ENDING: Final = re.compile(r"\.csv$", re.IGNORECASE)


def prepare(raw: Raw, layout: str) -> Raw:
    """Give the file of a country its contributor, which stands in its name alone."""
    if layout != "country-month":
        return raw
    name = _ENDING.sub("", raw.file)
    return raw.with_columns({**raw.columns, "contributor": pa.array([name] * raw.row_count, pa.string())})


def finish(table: Any, issues: IssueLog, *, name: str) -> Any:
    """Note the months in which observers are counted among troops, and totals that are no sum."""
    early = pc.less(table["observation_date"], pa.scalar(OBSERVERS_APART))
    count = pc.sum(early).as_py() or 0
    if count:
        issues.add(
            Issue(
                severity="info",
                code="observers-in-troops",
                column="troops_persons",
                count=count,
                message=f"{name}: before 1993 troops hold observers; observers are unknown where the file has none",
            )
        )
    if "total_persons" in table.column_names:
        _note_sums(table, ("troops_persons", "police_persons", "observers_persons"), "total_persons", name, issues)
    if name == "country_mission_month":
        for kind in ("individual_police", "formed_police", "observers", "troops", "total"):
            parts = (f"{kind}_men_persons", f"{kind}_women_persons")
            _note_sums(table, parts, f"{kind}_total_persons", name, issues)
    return table


def _note_sums(table: Any, parts: tuple[str, ...], whole: str, name: str, issues: IssueLog) -> None:
    total = None
    for part in parts:
        values = pc.fill_null(table[part], 0)
        total = values if total is None else pc.add(total, values)
    wrong = pc.sum(pc.not_equal(total, table[whole])).as_py() or 0
    if wrong:
        issues.add(
            Issue(
                severity="warning",
                code="no-sum",
                column=whole,
                count=wrong,
                message=f"{name}: is not the sum of {', '.join(parts)}",
            )
        )


TABLES: Final = ("country_month", "mission_month", "world_month", "country_mission_month")
ADAPTER: Final = Adapter(prepare=prepare, finish={name: partial(finish, name=name) for name in TABLES})
