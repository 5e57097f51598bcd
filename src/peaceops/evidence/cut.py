"""Rows of a mission in a table: by its spellings there, and the days on which each means that mission.

What enters: tables, and who is meant by a name. What leaves: a cut, with its filter in words.
Never done here: joining by likeness; a spelling that several missions share without a day that decides.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from peaceops.casebook.identity import MissionIndex
from peaceops.evidence.prepared import Cut
from peaceops.evidence.table import DEATHS, IPI_CONTRIBUTORS, IPI_MONTHS, TableSet
from peaceops.model.mission import Mission
from peaceops.model.period import Period

NAME_COLUMNS: Final = {
    IPI_MONTHS: ("mission_acronym_ipi", "observation_date"),
    IPI_CONTRIBUTORS: ("mission_acronym_ipi", "observation_date"),
    DEATHS: ("mission_acronym_un", "incident_date"),
}


class MissionRows:
    """Which rows of the tables are a mission's.

    Parameters
    ----------
    tables : TableSet
        What is at hand.
    index : MissionIndex
        Who is meant by a name.
    """

    def __init__(self, tables: TableSet, index: MissionIndex) -> None:
        self._tables = tables
        self._index = index
        self._names: dict[str, dict[str, dict[str, tuple[date, date]]]] = {}

    def cut(self, name: str, mission: Mission, period: Period | None) -> tuple[Cut, str]:
        """Cut a table to a mission and period: the rows, and the filter in words (empty where there are none)."""
        column, day = NAME_COLUMNS[name]
        spans = self.find_names(name).get(mission.id, {})
        if not spans:
            return Cut(table=name, column=column, day=day), ""
        first = min(a for a, _ in spans.values())
        last = max(b for _, b in spans.values())
        if period is not None:
            first, last = max(first, period.first_day), min(last, period.last_day)
        names = tuple(sorted(spans))
        cut = Cut(table=name, column=column, day=day, names=names, days=(first, last))
        return cut, f"{column}=={'|'.join(names)}&{day}>={first}&{day}<={last}"

    def find_names(self, name: str) -> dict[str, dict[str, tuple[date, date]]]:
        """Find, for each mission, its spellings in a table and the days of each: through identity, never by likeness."""
        if name in self._names:
            return self._names[name]
        column, day = NAME_COLUMNS[name]
        table = self._tables.tables[name].table
        spans: dict[str, dict[str, tuple[date, date]]] = {}
        days: dict[str, list[date]] = {}
        for row in table.select(column, day).distinct().to_pyarrow().to_pylist():
            days.setdefault(row[column], []).append(row[day])
        for text, seen in days.items():
            match = self._index.match(text)
            if match.how in ("exact", "alias"):
                spans.setdefault(match.mission, {})[text] = (min(seen), max(seen))
            elif match.how == "ambiguous":
                for one in sorted(seen):
                    dated = self._index.match(text, day=one)
                    if dated.mission:
                        low, high = spans.setdefault(dated.mission, {}).get(text, (one, one))
                        spans[dated.mission][text] = (min(low, one), max(high, one))
        self._names[name] = spans
        return spans
