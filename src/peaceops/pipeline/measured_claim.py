"""Rows of measures and of lists as claims, each with the rows that it rests on.

What enters: tables at hand, missions by spelling and day. What leaves: claims.
Never done here: writing; a join on a name that is only near; a 0 where a table knows no row of the mission.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from peaceops.casebook.identity import MissionIndex
from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import PlacedRow
from peaceops.evidence.cut import NAME_COLUMNS
from peaceops.evidence.table import (
    DEATHS,
    IPI_CONTRIBUTORS,
    IPI_MONTHS,
    SIPRI_MONTHS,
    TableInput,
    TableSet,
    read_number,
)
from peaceops.model.claim import Claim
from peaceops.model.locator import TableLocator
from peaceops.model.mission import Mission
from peaceops.model.period import Period
from peaceops.model.source import Source
from peaceops.model.value import Value, parse_value
from peaceops.panel import measures as panel
from peaceops.store.tables import require

CODER: Final = "panel-measures-1"
UN_LIST: Final = "un_missions/missions"
MULLENBACH: Final = "mullenbach/missions"
LISTED: Final = (UN_LIST, MULLENBACH)
Remarks = Mapping[tuple[str, str, str, str, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Monthly:
    """A measure by month: its name, how its rows give it, and how it reads in a sentence."""

    name: str
    unit: str
    column: str
    says: str


_MONTHLY: Final = {
    IPI_MONTHS: (
        _Monthly(name="T3/deployed_strength", unit="persons", column="sum(troops_persons + observers_persons)",
                 says="The IPI database counts {value} troops and observers in {mission} at the end of {month}."),
        _Monthly(name="T3/deployed_police", unit="persons", column="sum(police_persons)",
                 says="The IPI database counts {value} police in {mission} at the end of {month}."),
        _Monthly(name="M1/contributing_states", unit="count", column="contributors_count",
                 says="The IPI database counts {value} contributing states in {mission} at the end of {month}."),
    ),
    IPI_CONTRIBUTORS: (
        _Monthly(name="M1/largest_share", unit="share", column="largest(total_total_persons)",
                 says="By the IPI database the largest contributor gave a share of {value} of {mission} at the end of {month}."),
        _Monthly(name="M2/hhi", unit="index", column="hhi(total_total_persons)",
                 says="By the IPI database the shares of contributors to {mission} have an index of {value} at the end of {month}."),
        _Monthly(name="M2/effective_contributors", unit="count", column="effective(total_total_persons)",
                 says="By the IPI database {mission} had {value} effective contributors at the end of {month}."),
        _Monthly(name="M7/women_share", unit="share", column="ratio(total_women_persons / total_total_persons)",
                 says="By the IPI database a share of {value} of the uniformed personnel of {mission} were women at the end of {month}."),
    ),
}  # fmt: skip
_CAUSES: Final = {
    "hostile_deaths": ("put down to malicious acts", "malicious act"),
    "deaths_accident": ("put down to accidents", "accident"),
    "deaths_illness": ("put down to illness", "illness"),
    "deaths_all": ("of all causes", ""),
}
# Of missions that nobody has studied the other causes are given as totals.
_YEARLY: Final = ("hostile_deaths", "deaths_all")
_RELAYED: Final = {IPI_MONTHS: "un", IPI_CONTRIBUTORS: "un", SIPRI_MONTHS: ""}


class ClaimMaker:
    """Makes the claims of each table.

    Parameters
    ----------
    casebook : Casebook
        Missions and their names.
    tables : TableSet
        What is at hand.
    placed : sequence of PlacedRow
        Rows of lists under the missions.
    sources : Mapping of str to Source
        Source of each table.
    """

    def __init__(
        self, casebook: Casebook, tables: TableSet, placed: Sequence[PlacedRow], *, sources: Mapping[str, Source]
    ) -> None:
        self.casebook = casebook
        self.tables = tables
        self.placed = placed
        self.sources = sources
        self._index = MissionIndex(missions=casebook.missions, names=casebook.names, placed=placed)

    def make(self, name: str, remarks: Remarks) -> Iterator[Claim]:
        """Make the claims of one table.

        Parameters
        ----------
        name : str
            ``source/table``.
        remarks : Mapping
            Note by mission, source, indicator, definition and first day; an empty day is all days.

        Yields
        ------
        Claim
        """
        make = {
            DEATHS: self._make_deaths,
            SIPRI_MONTHS: self._make_sipri,
            UN_LIST: self._make_un,
            MULLENBACH: self._make_mullenbach,
        }
        given = self.tables.tables[name]
        for claim in make[name](given) if name in make else self._make_monthly(given):
            key = (claim.subject, claim.source, claim.indicator, claim.definition)
            days = dict.fromkeys(("", claim.period.render()[0]))
            note = "; ".join(remarks[(*key, day)] for day in days if (*key, day) in remarks)
            yield replace(claim, note="; ".join(filter(None, (claim.note, note)))) if note else claim

    # --- tables that name missions

    def _assign(self, given: TableInput) -> tuple[Any, dict[str, dict[str, tuple[date, date]]]]:
        """Put our mission id in place of the table's name for it, by spelling and day; rows of no mission are left out.

        Also gives, for each mission, its spellings and the days of each.
        """
        ibis, arrow = require("ibis", to="compute measures"), require("pyarrow", to="compute measures")
        column, day = NAME_COLUMNS[given.name]
        table = given.table.order_by(given.table.columns).to_pyarrow()
        ids: list[str | None] = []
        spans: dict[str, dict[str, tuple[date, date]]] = {}
        for text, when in zip(table[column].to_pylist(), table[day].to_pylist(), strict=True):
            mission = self._find(text, when, is_month=given.name != DEATHS)
            ids.append(mission)
            if mission:
                low, high = spans.setdefault(mission, {}).get(text, (when, when))
                spans[mission][text] = (min(low, when), max(high, when))
        place = table.column_names.index(column)
        table = table.set_column(place, column, arrow.array(ids, arrow.string()))
        table = table.filter(arrow.compute.is_valid(table[column]))
        return ibis.memtable(table), spans

    def _find(self, text: str, when: date, *, is_month: bool) -> str | None:
        match = self._index.match(text)
        if match.how == "ambiguous":
            match = self._index.match(text, day=when)
        if match.how not in ("exact", "alias"):
            return None
        period = self.casebook.missions[match.mission].period
        # A death is registered after the end of a mission too; a strength outside its days is another's or a slip.
        month = Period.of_days(when.replace(day=1), when)
        return match.mission if not is_month or period.overlaps(month) else None

    def _filter(self, given: TableInput, spellings: Mapping[str, tuple[date, date]]) -> str:
        """Write the filter of a mission's rows: its spellings, and days where it shares one with another mission."""
        column, day = NAME_COLUMNS[given.name]
        text = f"{column}=={'|'.join(sorted(spellings))}"
        if any(self._index.match(name).how == "ambiguous" for name in spellings):
            first, last = min(a for a, _ in spellings.values()), max(b for _, b in spellings.values())
            text += f"&{day}>={first}&{day}<={last}"
        return text

    # --- months

    def _make_monthly(self, given: TableInput) -> Iterator[Claim]:
        table, spans = self._assign(given)
        column, day_column = NAME_COLUMNS[given.name]
        for kind in _MONTHLY[given.name]:
            definition = kind.name.partition("/")[2]
            if kind.name == "M1/contributing_states":
                months = table.select(mission=column, day=day_column, contributing_states="contributors_count")
            else:
                months = panel.MEASURES[kind.name].compute(table)
            for mission, row in _keep_months(months.to_pyarrow().to_pylist(), definition):
                value = read_number(row[definition])
                if not value:
                    continue  # a kind that the table leaves blank, in a mission of the other kind
                names = "|".join(sorted(n for n, (a, b) in spans[mission].items() if a <= row["day"] <= b))
                yield self._claim(
                    given, mission, kind.name, parse_value("quantity", str(value), unit=kind.unit),
                    days=(row["day"], row["day"]), rows=f"{column}=={names}&{day_column}=={row['day']}",
                    column=kind.column, party="mission" if kind.name.startswith(("T3", "M1/contributing")) else "",
                    says=kind.says.format(value=f"{value:,f}", mission=self._label(mission), month=f"{row['day']:%B %Y}"),
                    note="month-end tables of the UN"
                    + ("; before 1993 troops hold observers" if row["day"] < panel.OBSERVERS_APART else ""),
                )  # fmt: skip

    # --- deaths

    def _make_deaths(self, given: TableInput) -> Iterator[Claim]:
        table, spans = self._assign(given)
        for definition, (what, cause) in _CAUSES.items():
            options = {"personnel": panel.PERSONNEL} if definition == "hostile_deaths" else {}
            years = panel.MEASURES[f"F4/{definition}"].compute(table, **options).order_by("mission", "year")
            rows = years.to_pyarrow().to_pylist()
            by_mission: dict[str, list[dict[str, Any]]] = {}
            for row in rows:
                by_mission.setdefault(row["mission"], []).append(row)
            for mission in sorted(spans):
                where = self._filter(given, spans[mission])
                where += f"&incident_type=={cause}" if cause else ""
                own = by_mission.get(mission, [])
                last = max(b for _, b in spans[mission].values())
                yield self._claim_deaths(
                    given, mission, definition, what, own, where, self._cover(mission, given, last), ""
                )
                is_studied = not self.casebook.missions[mission].is_registry_only
                for row in own if is_studied or definition in _YEARLY else ():
                    year = row["year"]
                    days = (date(year, 1, 1), min(date(year, 12, 31), given.last_day))
                    if row[f"{definition}_high"]:
                        span = f"&incident_date>={days[0]}&incident_date<={date(year, 12, 31)}"
                        yield self._claim_deaths(
                            given, mission, definition, what, [row], where + span, days, f" in {year}"
                        )

    def _cover(self, mission: str, given: TableInput, last: date) -> tuple[date, date]:
        """Days that the register covers of a mission: to the last death it lists, where that is after the end."""
        period = self.casebook.missions[mission].period
        first = max(period.first_day, given.first_day)
        return first, max(first, min(max(period.last_day, last), given.last_day))

    def _claim_deaths(
        self, given: TableInput, mission: str, definition: str, what: str, rows: Sequence[Mapping[str, Any]],
        where: str, days: tuple[date, date], when: str,
    ) -> Claim:  # fmt: skip
        low = sum(row[f"{definition}_low"] for row in rows)
        high = sum(row[f"{definition}_high"] for row in rows)
        text = str(low) if low == high else f"{low}..{high}"
        note = "local staff included" if when else "total, local staff included; do not add to the yearly claims"
        if low != high:
            reason = "causes not determined count in the upper bound" if definition == "hostile_deaths" else ""
            repeats = "each casualty number once, up to every row"
            note = "; ".join(filter(None, (note, repeats, reason)))
        said = f"{low:,}" if low == high else f"{low:,} to {high:,}"
        return self._claim(
            given, mission, f"F4/{definition}", parse_value("quantity", text, unit="persons"), days=days, rows=where,
            column="distinct(casualty_id_un)", note=note,
            says=f"The UN list of fatalities has {said} death{'' if high == 1 else 's'} in {self._label(mission)}{when} {what}.",
        )  # fmt: skip

    # --- lists of missions

    def _make_sipri(self, given: TableInput) -> Iterator[Claim]:
        """Make the observed strengths that Bara and Hultman carry from SIPRI, of missions with a casebook."""
        months = panel.list_observed_strength(given.table).order_by("mission", "day").to_pyarrow().to_pylist()
        own = self._place("bara-hultman-2020")
        for row in months:
            mission = own.get(row["mission"])
            if mission is None:
                continue
            low, high = read_number(row["deployed_strength_low"]), read_number(row["deployed_strength_high"])
            last = _end_month(row["day"])
            parts = "troops_observed_persons + observers_observed_persons"
            yield self._claim(
                given, mission, "T3/deployed_strength",
                parse_value("quantity", f"{low}" if low == high else f"{low}..{high}", unit="persons"),
                days=(last, last), rows=f"mission_id_bara=={row['mission']}&month_start_date=={row['day']}",
                column=f"{'each' if low == high else 'least'}({parts})", party="mission",
                says=f"SIPRI, as carried by Bara and Hultman, gives {low:,f} troops and observers for "
                f"{self._label(mission)} in {last:%B %Y}.",
                note="rests on SIPRI" + (f"; {row['basis']}" if row["basis"] != "observed" else ""),
            )  # fmt: skip

    def _make_un(self, given: TableInput) -> Iterator[Claim]:
        own = self._place("un-missions-2024")
        for row in given.table.order_by("mission_id_un").to_pyarrow().to_pylist():
            mission = own.get(str(row["mission_id_un"]))
            for side, name, verb in (("start", "L2/first_troops", "begin"), ("end", "E4/actual_end", "end")):
                day = row[f"{side}_date"]
                if mission is None or day is None or (side == "end" and row["is_active"]):
                    continue
                # The list has no other way to say a month.
                text = day.isoformat()[:7] if day.day == 1 else day.isoformat()
                yield self._claim(
                    given, mission, name, parse_value("date", text), days=(text, text), column=f"{side}_date",
                    rows=f"mission_id_un=={row['mission_id_un']}", party="mission" if side == "start" else "",
                    says=f"The UN list of missions has {self._label(mission)} {verb} in {text}.".replace(" in ", " on ", len(text) > 7),
                    note="a first of the month stands for the month" if day.day == 1 else "",
                )  # fmt: skip

    def _make_mullenbach(self, given: TableInput) -> Iterator[Claim]:
        own = self._place("mullenbach-tppm-3.1")
        for row in given.table.order_by("mission_id_mullenbach").to_pyarrow().to_pylist():
            mission = own.get(str(row["mission_id_mullenbach"]))
            if mission is None:
                continue
            where = f"mission_id_mullenbach=={row['mission_id_mullenbach']}"
            label = self._label(mission)
            first, last = (_join_day(row, side) for side in ("start", "end"))
            for name, day, side, verb in (
                ("L2/first_troops", first, "start", "begin"), ("E4/actual_end", last, "end", "end"),
            ):  # fmt: skip
                if day:
                    yield self._claim(
                        given, mission, name, parse_value("date", day.isoformat()), days=(day, day), rows=where,
                        column=f"date({side}_year,{side}_month,{side}_day)", party="mission" if side == "start" else "",
                        says=f"Mullenbach has {label} {verb} on {day.day} {day:%B %Y}.",
                    )  # fmt: skip
            covered = (first or given.first_day, last or given.last_day)
            unclear = "codebook not found"
            for column, name, unit, says, note in (
                ("strength_1_persons", "T3/strength_undated", "persons", "gives {} a strength of {}", f"{unclear}; not dated"),
                ("fatalities_1_persons", "F4/deaths_all", "persons", "has {1} deaths in {0}", f"{unclear}; causes not told apart"),
                ("contributors_count", "M1/contributing_states", "count", "counts {1} states in {0}", ""),
            ):  # fmt: skip
                value = read_number(row[column])
                if value is not None:
                    yield self._claim(
                        given, mission, name, parse_value("quantity", str(value), unit=unit), days=covered, rows=where,
                        column=column, party="mission" if name[0] in "TM" else "", note=note,
                        says=f"Mullenbach {says.format(label, f'{value:,f}')}.",
                    )  # fmt: skip
            mandated = row["is_un_mandated"]
            yield self._claim(
                given, mission, "L1/un_mandate", parse_value("category", str(int(mandated))), days=covered, rows=where,
                column="is_un_mandated",
                says=f"Mullenbach codes {label} as {'with' if mandated else 'without'} a UN mandate.",
            )  # fmt: skip

    def _place(self, source: str) -> dict[str, str]:
        """Give the mission of each row of a list, of missions that have a casebook; parts and components are no mission."""
        return {
            row.row: row.mission for row in self.placed
            if row.source == source and row.scope in ("whole", "spell") and row.mission in self.casebook.missions
            and not self.casebook.missions[row.mission].is_registry_only
        }  # fmt: skip

    # --- a claim

    def _label(self, mission: str) -> str:
        found: Mission = self.casebook.missions[mission]
        return found.acronym or found.name

    def _claim(
        self, given: TableInput, mission: str, name: str, value: Value, *, days: tuple[date | str, date | str],
        rows: str, column: str, says: str, party: str = "", note: str = "",
    ) -> Claim:  # fmt: skip
        indicator, _, definition = name.partition("/")
        source = self.sources[given.name]
        return Claim(
            subject=mission, indicator=indicator, definition=definition, party=party, value=value,
            period=Period.parse(str(days[0]), str(days[1])), source=source.id,
            locator=TableLocator(table=given.name, filter=rows, column=column, snapshot=f"sha256:{given.sha256}"),
            attribution="relayed" if given.name in _RELAYED else "observed", attributed_to=_RELAYED.get(given.name, ""),
            known_from=source.issued or source.opened or given.last_day, coder=CODER, coder_kind="computed",
            summary=says, note=note,
        )  # fmt: skip


def _keep_months(months: Sequence[Mapping[str, Any]], column: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Keep the Decembers of each mission, the last month that is observed and the first of the greatest value."""
    last: dict[str, date] = {}
    greatest: dict[str, Mapping[str, Any]] = {}
    ordered = sorted((row for row in months if row[column] is not None), key=lambda row: (row["mission"], row["day"]))
    for row in ordered:
        last[row["mission"]] = row["day"]
        if row[column] > greatest.setdefault(row["mission"], row)[column]:
            greatest[row["mission"]] = row
    for row in ordered:
        if row["day"].month == 12 or row["day"] in (last[row["mission"]], greatest[row["mission"]]["day"]):
            yield row["mission"], row


def _end_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _join_day(row: Mapping[str, Any], side: str) -> date | None:
    parts = [row[f"{side}_{part}"] for part in ("year", "month", "day")]
    return date(*parts) if all(parts) else None
