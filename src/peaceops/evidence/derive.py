"""Derive readings from tables: cut them to a mission, call the measure, say what it rests on.

What enters: a question, a mission, tables with their snapshots, the ledger's values where a measure divides by them.
What leaves: readings, each with query, filter, snapshot, coverage and rule; one without a value says why.
Never done here: opening a file or an engine (``pipeline`` hands the tables in), choosing between readings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from peaceops.casebook.identity import MissionIndex
from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import PlacedRow
from peaceops.evidence.answer import KEYS_SHOWN, Reading, find_claims
from peaceops.evidence.cut import MissionRows
from peaceops.evidence.days import derive_duration, subtract_days
from peaceops.evidence.prepared import Answered, Cut
from peaceops.evidence.ratio import derive_ratio
from peaceops.evidence.returns import derive_returns
from peaceops.evidence.strengths import list_strengths
from peaceops.evidence.table import (
    DEATHS,
    IPI_CONTRIBUTORS,
    IPI_MONTHS,
    SIPRI_MONTHS,
    TableSet,
    as_none,
    describe_table,
    find_name,
    make_none,
    read_number,
)
from peaceops.model.claim import Claim
from peaceops.model.mission import Mission
from peaceops.model.period import Period
from peaceops.model.question import Question
from peaceops.panel import measures as panel
from peaceops.panel.counting import LISTS


class PanelMeasures:
    """Measures of one mission over the tables at hand.

    Parameters
    ----------
    tables : TableSet
        What is at hand.
    casebook : Casebook
        Missions, and claims for denominators and days.
    placed : sequence of PlacedRow
        Rows of lists under the missions.
    neighbours, parties : sequence of str
        ISO codes of the states that border on the host, and of the parties to the conflict: choices of who asks.
    with_interpolated : bool
        Whether to show months between two observations, marked.
    with_returns : bool
        Whether to divide returns by the displaced.
    """

    def __init__(
        self, tables: TableSet, casebook: Casebook, placed: Sequence[PlacedRow] = (), *,
        neighbours: Sequence[str] = (), parties: Sequence[str] = (), with_interpolated: bool = False, with_returns: bool = True,
    ) -> None:  # fmt: skip
        self.tables = tables
        self.casebook = casebook
        self.placed = placed
        self.states = {"neighbour_share": tuple(neighbours), "party_share": tuple(parties)}
        self.with_interpolated = with_interpolated
        self.with_returns = with_returns
        self._rows = MissionRows(tables, MissionIndex(missions=casebook.missions, names=casebook.names, placed=placed))
        self._strengths: dict[str, set[Decimal]] | None = None

    def derive(self, question: Question, mission: Mission) -> list[Reading]:
        """Derive the readings of a question about a mission.

        Parameters
        ----------
        question : Question
            An empty definition asks for all of the indicator's that are measured.
        mission : Mission
            Its subject.

        Returns
        -------
        list of Reading
        """
        found: list[Reading] = []
        for name, compute in self._routes().items():
            indicator, _, definition = name.partition("/")
            if indicator == question.indicator and question.definition in ("", definition):
                found += compute(definition, question, mission)
        return [reading for reading in found if not question.unit or reading.unit in ("", question.unit)]

    def _routes(self) -> dict[str, Callable[[str, Question, Mission], Iterable[Reading]]]:
        routes: dict[str, Callable[[str, Question, Mission], Iterable[Reading]]] = {
            "T3/deployed_strength": self._derive_strength,
            "T3/deployed_police": self._derive_strength,
            "T3/deployed_troops": self._derive_strength,
            "T3/deployed_observers": self._derive_strength,
            "F4/hostile_death_rate": self._derive_rate,
            "E4/duration": self._derive_duration,
            "E4/end_offset": self._derive_offset,
            "L2/lag": self._derive_lag,
        }
        for measure in panel.MEASURES.values():
            if measure.indicator == "D1":
                if self.with_returns:
                    routes[measure.name] = self._derive_returns
            elif measure.tables == (IPI_CONTRIBUTORS,):
                routes[measure.name] = self._derive_share
            elif measure.tables == (DEATHS,):
                routes[measure.name] = self._derive_deaths
            elif measure.tables == ("claims",):
                routes[measure.name] = self._derive_ratio
        return routes

    def list_shares(self) -> dict[str, tuple[Decimal, Decimal]]:
        """List the least and the greatest month's share of the largest contributor (M1), by mission; empty without a table."""
        if IPI_CONTRIBUTORS not in self.tables.tables:
            return {}
        months = panel.largest_share(self.tables.tables[IPI_CONTRIBUTORS].table).to_pyarrow().to_pylist()
        found: dict[str, list[Decimal]] = {}
        for mission, spans in self._rows.find_names(IPI_CONTRIBUTORS).items():
            for row in months:
                first, last = spans.get(row["mission"], (date.max, date.min))
                share = read_number(row["largest_share"])
                if first <= row["day"] <= last and share is not None:
                    found.setdefault(mission, []).append(share)
        return {mission: (min(shares), max(shares)) for mission, shares in found.items()}

    def list_strengths(self, mission: str) -> frozenset[Decimal]:
        """List every number that the tables of strength have of a mission, in any month."""
        if self._strengths is None:
            spellings = self._rows.find_names(IPI_MONTHS) if IPI_MONTHS in self.tables.tables else {}
            self._strengths = list_strengths(
                self.tables, spellings, self.placed, with_interpolated=self.with_interpolated
            )
        return frozenset(self._strengths.get(mission, ()))

    def find_spans(self, name: str, mission: str) -> dict[str, tuple[date, date]]:
        """Find the spellings of a mission in a table, each with the days on which it means that mission."""
        return self._rows.find_names(name).get(mission, {}) if name in self.tables.tables else {}

    def _refuse(self, name: str, definition: str, mission: Mission, rule: str, asked: Period | None) -> Reading | None:
        """Refuse to measure where the table is not at hand, does not cover the period or does not know the mission."""
        full = find_name(definition)
        if name not in self.tables.tables:
            reason = self.tables.explain(name)
            return make_none(full, rule, reason, table=name)
        given = self.tables.tables[name]
        period = asked or mission.period
        covers = f"{given.first_day} to {given.last_day}"
        if period.last_day < given.first_day or period.first_day > given.last_day:
            return replace(describe_table(given), **as_none(full, rule, f"outside coverage: {name} covers {covers}"))
        if mission.organisation != "UN" and name != SIPRI_MONTHS and mission.id not in self._rows.find_names(name):
            return replace(
                describe_table(given),
                **as_none(full, rule, f"{name} holds UN missions only", kind="NOT_APPLICABLE"),
            )
        return None

    # --- strength

    def _derive_strength(self, definition: str, question: Question, mission: Mission) -> Iterator[Reading]:
        rule = panel.MEASURES[f"T3/{definition}"].rule
        refused = self._refuse(IPI_MONTHS, definition, mission, rule, question.period)
        if refused:
            yield refused
        else:
            cut, where = self._rows.cut(IPI_MONTHS, mission, question.period)
            whole, _ = self._rows.cut(IPI_MONTHS, mission, None)
            measure = panel.MEASURES[f"T3/{definition}"]
            yield from self._read_years(cut, whole, measure.compute, definition, where, "persons", "T3")
        if definition == "deployed_strength":
            yield from self._derive_sipri(question, mission)

    def _derive_sipri(self, question: Question, mission: Mission) -> Iterator[Reading]:
        rule = "troops and observers in December and the last month, after SIPRI; observed only"
        refused = self._refuse(SIPRI_MONTHS, "deployed_strength", mission, rule, question.period)
        if refused:
            yield refused
            return
        given = self.tables.tables[SIPRI_MONTHS]
        ids = [
            int(row.row) for row in self.placed
            if row.source == LISTS["bara-hultman"].source and row.mission == mission.id and row.scope != "component"
        ]  # fmt: skip
        cut = Cut(
            table=SIPRI_MONTHS, column="mission_id_bara", day="month_start_date", names=tuple(ids or [-1]),
            days=(question.period.first_day, question.period.last_day) if question.period is not None else None,
        )  # fmt: skip
        answered = self.tables.run_days(
            f"observed strength, interpolated: {self.with_interpolated}",
            lambda t: panel.list_observed_strength(t, with_interpolated=self.with_interpolated).order_by("day"),
            cut, replace(cut, days=None),
        )  # fmt: skip
        where = f"mission_id_bara=={'|'.join(map(str, ids))}"
        for row in answered.rows:
            yield replace(
                describe_table(given), definition="T3/deployed_strength", unit="persons", filter=where, query=answered.query,
                label=f"{row['day']:%B %Y}, {row['basis']}", low=read_number(row["deployed_strength_low"]),
                high=read_number(row["deployed_strength_high"]), rows=row["rows"],
                rule=rule if row["basis"] != "interpolated" else "interpolated between two observations: no observation",
                period=(row["day"].isoformat()[:7], row["day"].isoformat()[:7]),
            )  # fmt: skip
        if not answered.rows:
            yield replace(
                describe_table(given), **as_none("T3/deployed_strength", rule, "no row of this mission is observed")
            )

    def _read_years(
        self, cut: Cut, whole: Cut, measure: Callable[[Any], Any], definition: str, where: str, unit: str,
        indicator: str,
    ) -> Iterator[Reading]:  # fmt: skip
        """Read a table by month as two admissible choices a year: the last of December, and all months."""
        given = self.tables.tables[cut.table]
        full = f"{indicator}/{definition}"
        states = ",".join(self.states.get(definition, ()))
        about = replace(describe_table(given), definition=full, unit=unit, filter=where)
        if cut.is_empty:
            yield replace(describe_table(given), **as_none(full, "", "no row of this mission in the period"))
            return
        months = self.tables.run_days(
            f"decembers of {full} {states}", lambda t: panel.keep_decembers(measure(t)).order_by("day"), cut, whole
        )
        decembers = {row["day"].year: row for row in months.rows}
        yearly = self._summarise(cut, whole, measure, definition, f"{full} {states}")
        query, found = yearly.query, False
        for row in yearly.rows:
            if row[f"{definition}_mean"] is None:
                continue
            found, year = True, row["year"]
            if year in decembers and decembers[year][definition] is not None:
                value = read_number(decembers[year][definition])
                yield replace(
                    about, label=f"{year}, end of December", rule="on 31 December", low=value, high=value,
                    query=query, rows=decembers[year]["rows"], period=(f"{year}-12-31", f"{year}-12-31"),
                )  # fmt: skip
            mean = read_number(row[f"{definition}_mean"])
            low, high = read_number(row[f"{definition}_min"]), read_number(row[f"{definition}_max"])
            yield replace(
                about, label=f"{year}, mean of {row['months']} months", rule="mean of the months observed", low=mean,
                high=mean, query=query, rows=row["rows"], period=(str(year), str(year)),
                reason=f"months between {low} and {high}",
            )  # fmt: skip
        if not found:
            yield replace(describe_table(given), **as_none(full, "", "no row of this mission in the period"))

    def _summarise(
        self, cut: Cut, whole: Cut, measure: Callable[[Any], Any], definition: str, name: str
    ) -> Answered:  # fmt: skip
        """Summarise months by year; one whole month is taken from a summary of all of them."""

        def by_year(table: Any) -> Any:
            return panel.summarise_years(measure(table), definition).order_by("year")

        def by_month(table: Any) -> Any:
            return panel.summarise_years(measure(table), definition, is_by_month=True).order_by("year", "month")

        if cut.month is not None:
            rows = self.tables.run(f"months of {name}", by_month, whole).rows
            own = [row for row in rows if (row["year"], row["month"]) == cut.month]
            if len(own) < 2:
                return Answered(query=self.tables.write(f"years of {name}", by_year, cut), rows=own)
        return self.tables.run(f"years of {name}", by_year, cut)

    # --- contributors

    def _derive_share(self, definition: str, question: Question, mission: Mission) -> Iterator[Reading]:
        measure = next(m for m in panel.MEASURES.values() if m.definition == definition)
        refused = self._refuse(IPI_CONTRIBUTORS, definition, mission, measure.rule, question.period)
        if refused:
            yield refused
            return
        options: dict[str, Any] = {}
        if definition in self.states:
            states = self.states[definition]
            if not states:
                option = "--neighbour" if definition == "neighbour_share" else "--party"
                yield make_none(measure.name, measure.rule, f"nobody said which states these are: give {option} ISO3")
                return
            options["states"] = states
        cut, where = self._rows.cut(IPI_CONTRIBUTORS, mission, question.period)
        if options:
            where += f"&contributor_id_iso3 in {','.join(options['states'])}"
        compute = partial(measure.compute, **options)
        whole, _ = self._rows.cut(IPI_CONTRIBUTORS, mission, None)
        yield from self._read_years(cut, whole, compute, definition, where, measure.unit, measure.indicator)

    # --- losses

    def _derive_deaths(self, definition: str, question: Question, mission: Mission) -> Iterator[Reading]:
        measure = panel.MEASURES[f"F4/{definition}"]
        refused = self._refuse(DEATHS, definition, mission, measure.rule, question.period)
        if refused:
            yield refused
            return
        cut, where = self._rows.cut(DEATHS, mission, question.period)
        where = where or f"mission=={mission.id}"
        read = partial(self._read_deaths, definition, question, mission, cut, where)
        if definition != "hostile_deaths":
            yield read(measure.compute, "all personnel")
            return
        yield read(panel.hostile_deaths, "uniformed personnel")
        everybody = partial(panel.hostile_deaths, personnel=panel.PERSONNEL)
        yield read(everybody, "all personnel, local staff included")

    def _read_deaths(
        self, definition: str, question: Question, mission: Mission, cut: Cut, where: str,
        compute: Callable[[Any], Any], whose: str,
    ) -> Reading:  # fmt: skip
        given, measure = self.tables.tables[DEATHS], panel.MEASURES[f"F4/{definition}"]
        years = self.tables.run(f"{measure.name} {whose}", lambda t: compute(t).order_by("year"), cut)
        rows = years.rows
        low = sum(row[f"{definition}_low"] for row in rows)
        high = sum(row[f"{definition}_high"] for row in rows)
        covered = (question.period or mission.period).intersect(Period.of_days(given.first_day, given.last_day))
        count = sum(row["rows"] for row in rows)
        rule = measure.rule.replace("uniformed personnel", whose)
        return replace(
            describe_table(given), definition=measure.name, unit="persons", rule=rule, low=Decimal(low), high=Decimal(high),
            label=f"{definition.replace('_', ' ')}, {whose}", query=years.query, filter=f"{where}&personnel: {whose}", rows=count,
            keys=tuple(f"{r['year']}: {r[f'{definition}_low']}..{r[f'{definition}_high']}" for r in rows)[:KEYS_SHOWN],
            period=covered.render() if covered else ("", ""),
            reason="" if count else "the register lists every death and none of these: 0 is observed",
        )  # fmt: skip

    def _derive_rate(self, definition: str, question: Question, mission: Mission) -> Iterator[Reading]:
        measure = panel.MEASURES["F4/hostile_death_rate"]
        for name in (DEATHS, IPI_MONTHS):
            if refused := self._refuse(name, definition, mission, measure.rule, question.period):
                yield refused
                return
        given = self.tables.tables[DEATHS]
        strength = self.tables.tables[IPI_MONTHS]
        months, _ = self._rows.cut(IPI_MONTHS, mission, question.period)
        ends = self.tables.run(
            "first and last month",
            lambda t: t.agg(first=t.observation_date.min(), last=t.observation_date.max()),
            months,
        )
        span = ends.rows[0]
        if span["first"] is None:
            yield replace(
                describe_table(given), **as_none(measure.name, measure.rule, "no month of strength is observed")
            )
            return
        exposed = Period.of_days(span["first"].replace(day=1), span["last"])
        cut, where = self._rows.cut(DEATHS, mission, exposed)
        rate = self.tables.run(
            measure.name, lambda deaths, t: panel.hostile_death_rate(panel.hostile_deaths(deaths), t), cut, months
        )
        row = rate.rows[0]
        yield replace(
            describe_table(given), definition=measure.name, unit=measure.unit, rule=measure.rule, query=rate.query,
            low=read_number(row["hostile_death_rate_low"]), high=read_number(row["hostile_death_rate_high"]),
            label=f"over {row['person_years']:,.0f} person-years in {row['months']} months", rows=row["rows"],
            filter=where, period=exposed.render(), source=f"{given.source}, {strength.source}",
            citation=f"{given.citation}; {strength.citation}",
        )  # fmt: skip

    # --- ratios over what is claimed

    def _derive_returns(self, definition: str, question: Question, mission: Mission) -> Iterator[Reading]:
        def find(name: str) -> tuple[Claim, ...]:
            return self._find_claims(name, replace(question, period=None), mission)

        yield from derive_returns(definition, mission, find, asked=question.period)

    def _derive_ratio(self, definition: str, question: Question, mission: Mission) -> Iterator[Reading]:
        strengths = self._derive_strength("deployed_strength", question, mission)
        yield from derive_ratio(definition, question, mission, partial(self._find_claims, mission=mission), strengths)

    def _find_claims(self, name: str, question: Question, mission: Mission) -> tuple[Claim, ...]:
        indicator, _, definition = name.partition("/")
        asked = Question(subject=mission.id, indicator=indicator, definition=definition, period=question.period)
        return tuple(c for c in find_claims(asked, self.casebook, mission) if c.stance != "denies")

    # --- days

    def _derive_duration(self, definition: str, question: Question, mission: Mission) -> Iterator[Reading]:
        del definition, question
        yield from derive_duration(mission, self.casebook, self.placed)

    def _derive_offset(self, definition: str, question: Question, mission: Mission) -> Iterator[Reading]:
        del definition
        yield from self._subtract("E4/end_offset", "E4/actual_end", "E4/scheduled_end", question, mission)

    def _derive_lag(self, definition: str, question: Question, mission: Mission) -> Iterator[Reading]:
        del definition
        yield from self._subtract("L2/lag", "L2/authorising_act", "L2/first_troops", question, mission)

    def _subtract(self, name: str, later: str, earlier: str, question: Question, mission: Mission) -> Iterator[Reading]:
        yield from subtract_days(name, later, earlier, question, partial(self._find_claims, mission=mission))
