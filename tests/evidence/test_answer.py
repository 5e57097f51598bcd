"""Answers: the ledger's claims, the measure, the kinds of no-value, and what is never merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.builders import make_casebook, make_claim, make_mission

from peaceops.assess.audit.peer import read_peers
from peaceops.codebook.load import load_codebook
from peaceops.errors import UnknownIndicator, UnknownMission
from peaceops.evidence.answer import Answer, Reading, answer
from peaceops.evidence.derive import PanelMeasures
from peaceops.evidence.table import DEATHS, TableInput, TableSet
from peaceops.model.mission import Mission
from peaceops.model.period import Period
from peaceops.model.question import Question
from peaceops.model.search import Search

CODEBOOK = load_codebook()
STRENGTH = [
    make_claim("T3/deployed_strength", "120", "2000-03-01"),
    make_claim("T3/deployed_strength", "130..140", "2000-09-01", source="io-2"),
    make_claim("T3/deployed_strength", "500", "2001-03-01"),
    make_claim("T3/deployed_strength", "9", "2000-03-01", source="io-3", stance="denies"),
    make_claim("T3/authorised_strength", "150", "2000-01-15"),
]


def ask(
    indicator: str, definition: str = "", period: Period | None = None, claims: Sequence[object] = STRENGTH
) -> Answer:
    question = Question(subject="testop", indicator=indicator, definition=definition, period=period)
    return answer(question, make_casebook(claims), CODEBOOK)  # type: ignore[arg-type]


def test_the_ledger_answers_with_claims_of_the_same_question() -> None:
    found = ask("T3", "deployed_strength", Period.of_year(2000))
    assert [reading.keys for reading in found.readings] == [(claim.id,) for claim in (*STRENGTH[:2], STRENGTH[3])]
    assert [(span.low, span.high, span.period) for span in found.spans] == [(Decimal(120), Decimal(140), "2000")]
    assert found.readings[0].query == f"claim {STRENGTH[0].id}: {STRENGTH[0].locator.render()}"


def test_definitions_and_years_are_never_merged() -> None:
    found = ask("T3")
    assert {(span.definition, span.period, span.high) for span in found.spans} == {
        ("T3/deployed_strength", "2000", Decimal(140)), ("T3/deployed_strength", "2001", Decimal(500)),
        ("T3/authorised_strength", "2000", Decimal(150)),
    }  # fmt: skip


def test_what_is_denied_is_shown_and_spans_nothing() -> None:
    denied = next(reading for reading in ask("T3").readings if "denied" in reading.reason)
    assert (denied.text, denied.low) == ("9", None)


def test_silence_is_told_from_not_looking() -> None:
    nothing = ask("M4", "party_share").readings[0]
    assert (nothing.no_value, nothing.low) == ("NOT_SEARCHED", None)
    search = Search(
        subjects=("testop",), source="io-1", period=Period.of_year(2000), searched_on=date(2026, 1, 1), questions=("*",)
    )
    casebook = make_casebook(STRENGTH, searches=[search])
    question = Question(subject="testop", indicator="M4", definition="party_share")
    looked = answer(question, casebook, CODEBOOK).readings[0]
    assert (looked.no_value, looked.keys) == ("SEARCHED_NO_EVIDENCE", ("io-1",))


def test_unknown_names_are_told_the_nearest() -> None:
    with pytest.raises(UnknownIndicator, match="party_share"):
        ask("M4", "party_shaer")
    with pytest.raises(UnknownMission):
        answer(Question(subject="nobody", indicator="M4"), make_casebook(STRENGTH), CODEBOOK)


def test_what_measures_comes_before_the_ledger() -> None:
    class One:
        def derive(self, question: Question, mission: Mission) -> Sequence[Reading]:
            low = Decimal(7)
            return [Reading(definition="T3/deployed_strength", label="measured", rule="r", low=low, high=low)]

    question = Question(subject="testop", indicator="T3", definition="deployed_strength")
    found = answer(question, make_casebook(STRENGTH), CODEBOOK, One())
    assert found.readings[0].label == "measured"
    assert len(found.readings) == 5


def derive(name: str, claims: Sequence[object], mission: Mission | None = None) -> list[Reading]:
    casebook = make_casebook(claims, missions=[mission or make_mission()])  # type: ignore[arg-type]
    indicator, _, definition = name.partition("/")
    question = Question(subject="testop", indicator=indicator, definition=definition)
    return PanelMeasures(TableSet(tables={}), casebook).derive(question, casebook.missions["testop"])


def test_a_missing_table_names_the_command_that_adds_it() -> None:
    found = derive("F4/hostile_deaths", [])
    assert [reading.no_value for reading in found] == ["NOT_SEARCHED"]
    assert "peaceops data add un_fatalities --file FILE" in found[0].reason


def test_lags_are_signed_intervals_and_a_year_says_no_more_than_its_day() -> None:
    act = replace(
        make_claim("L2/first_troops", "1994-05-14", "1994-05-14"), definition="authorising_act", party="regional_body"
    )
    claims = [
        make_claim("L2/first_troops", "1994-06-20~1994-06-26", "1994-06-20", "1994-06-26"),
        make_claim("L2/first_troops", "1994", "1994-01-01", "1994-12-31"),
        act,
    ]
    found = derive("L2/lag", claims)
    assert [(reading.low, reading.high) for reading in found] == [(Decimal(-43), Decimal(-37))]
    assert found[0].keys == (act.id, claims[0].id)


def test_the_end_of_the_methods_is_516_days_early() -> None:
    """METHODS E4: 12 June 2024 against 10 November 2025 is -516."""
    end = make_claim("E4/actual_end", "2024-06-12", "2024-06-12")
    scheduled = replace(make_claim("E4/actual_end", "2025-11-10", "2024-06-12"), definition="scheduled_end")
    found = derive("E4/end_offset", [end, scheduled])
    assert [(reading.low, reading.high) for reading in found] == [(Decimal(-516), Decimal(-516))]


def test_a_length_without_an_end_is_no_number() -> None:
    assert derive("E4/duration", [], make_mission("2000-01-01", ".."))[0].no_value == "NOT_SEARCHED"
    closed = derive("E4/duration", [], make_mission("2000-01-01", "2000-12-31~2001-12-31"))[0]
    assert (closed.low, closed.high) == (Decimal("12.0"), Decimal("24.0"))


def test_ratios_divide_by_the_ceiling_in_force() -> None:
    pytest.importorskip("ibis")
    found = derive("F5/ceiling_ratio", STRENGTH)
    assert [(reading.label, reading.low, reading.high) for reading in found] == [
        ("2000", Decimal("0.8667"), Decimal("0.9333")), ("2001", Decimal("3.3333"), Decimal("3.3333")),
    ]  # fmt: skip


RETURNS = [
    make_claim("D1/returned_all", "40000", "2001-06-01"),
    make_claim("D1/displaced_all", "200000..250000", "2000-01-01"),
    make_claim("D1/returned_district", "30..40", "2001-06-01", topic="north"),
    make_claim("D1/returned_district", "5", "2000-02-01", topic="north"),
    make_claim("D1/displaced_district", "80", "2000-02-01", topic="north"),
    make_claim("D1/population_district", "100", "1989-01-01", topic="north"),
    make_claim("D1/displaced_district", "9", "2000-02-01", topic="south"),
]


def test_returns_are_divided_by_each_denominator_of_their_own_area() -> None:
    """METHODS D1: all returns over all displaced, a district's over its displaced and over its inhabitants; never mixed."""
    pytest.importorskip("ibis")
    whole, *more = derive("D1/return_ratio_all", RETURNS)
    assert not more
    assert (whole.low, whole.high) == (Decimal("0.16"), Decimal("0.2"))
    found = {reading.label: reading for reading in derive("D1/return_ratio_district", RETURNS)}
    # 30 to 40 of 80, and of 100; the 5 of an early count are no outcome, and nobody returned to the south.
    assert {label: (r.low, r.high) for label, r in found.items()} == {
        "North: over the displaced of the district": (Decimal("0.375"), Decimal("0.5")),
        "North: over the inhabitants of the district before": (Decimal("0.3"), Decimal("0.4")),
    }
    assert set(found["North: over the displaced of the district"].keys) == {RETURNS[2].id, RETURNS[4].id}
    assert {reading.unit for reading in found.values()} == {"share"}


def test_returns_without_a_denominator_or_after_the_end_are_no_ratio() -> None:
    pytest.importorskip("ibis")
    (none,) = derive("D1/return_ratio_all", RETURNS[:1])
    assert (none.no_value, none.low) == ("NOT_SEARCHED", None)
    assert "displaced at baseline" in none.reason
    late = [make_claim("D1/returned_all", "40000", "2031-06-01"), RETURNS[1]]
    (none,) = derive("D1/return_ratio_all", late)
    assert "figure of the returned" in none.reason
    # More returned than are known to be displaced is all of them and no more.
    (all_of_them,) = derive("D1/return_ratio_all", [make_claim("D1/returned_all", "300000", "2001-06-01"), RETURNS[1]])
    assert (all_of_them.low, all_of_them.high) == (1, 1)


def test_the_dossier_and_the_answer_give_one_ratio() -> None:
    pytest.importorskip("ibis")
    from peaceops.assess.delivery import build_ratios
    from peaceops.casebook.load import load_casebook
    from peaceops.evidence.ledger import Ledger

    casebook = load_casebook(CODEBOOK)
    for ident in ("unomig", "cispkf-abkhazia"):
        mission = casebook.missions[ident]
        ratios = {r.id: r.value for r in build_ratios(Ledger.of_mission(casebook, mission), CODEBOOK)}
        measures = PanelMeasures(TableSet(tables={}), casebook)
        for name, definition in (("D1-all", "return_ratio_all"), ("D1-district-gali", "return_ratio_district")):
            question = Question(subject=ident, indicator="D1", definition=definition)
            found = [reading for reading in measures.derive(question, mission) if reading.low is not None]
            value = ratios[name]
            assert value is not None
            assert float(min(r.low for r in found if r.low is not None)) == pytest.approx(value.low, abs=1e-4)
            assert float(max(r.high for r in found if r.high is not None)) == pytest.approx(value.high, abs=1e-4)


def test_shares_of_the_largest_contributor_are_the_least_and_greatest_month_of_a_mission() -> None:
    """Known to comparators of an audit: 60 of 80 in one month, 30 of 60 in another; another mission's are its own."""
    ibis = pytest.importorskip("ibis")
    from peaceops.evidence.table import IPI_CONTRIBUTORS

    rows = [
        ("TESTOP", date(2010, 1, 31), "GHA", 60), ("TESTOP", date(2010, 1, 31), "NOR", 20),
        ("TESTOP", date(2010, 2, 28), "GHA", 30), ("TESTOP", date(2010, 2, 28), "NOR", 30),
        ("OTHER", date(2010, 1, 31), "GHA", 9),
    ]  # fmt: skip
    names = ("mission_acronym_ipi", "observation_date", "contributor_id_iso3", "total_total_persons")
    schema = dict(zip(names, ("string", "date", "string", "int64"), strict=True))
    table = ibis.memtable([dict(zip(names, row, strict=True)) for row in rows], schema=schema)
    given = TableInput(
        name=IPI_CONTRIBUTORS, table=table, source="ipi", citation="IPI", first_day=date(2009, 11, 30),
        last_day=date(2014, 2, 28), file="x.csv", sha256="0" * 64,
    )  # fmt: skip
    casebook = make_casebook([], missions=[make_mission()])
    found = PanelMeasures(TableSet(tables={IPI_CONTRIBUTORS: given}), casebook).list_shares()
    assert found == {"testop": (Decimal("0.5"), Decimal("0.75"))}
    assert PanelMeasures(TableSet(tables={}), casebook).list_shares() == {}
    (peer,) = read_peers(casebook, shares=found)
    assert peer.is_majority is None
    assert read_peers(casebook, shares={"testop": (Decimal("0.6"), Decimal("0.75"))})[0].is_majority is True


def test_displacement_of_a_state_names_both_denominators() -> None:
    ibis = pytest.importorskip("ibis")
    from peaceops.evidence.returns import list_state_displacement
    from peaceops.panel.displacement import IDMC, POPULATION, SOLUTIONS

    common = {"origin_id_iso3": "CAF", "asylum_id_iso3": "CAF"}
    population = {"refugees_persons": 0, "asylum_seekers_persons": 0, "internally_displaced_persons": 50}
    solutions = {
        "returned_refugees_persons": None, "returned_internally_displaced_persons": 20, "resettled_persons": None,
        "naturalised_persons": None,
    }  # fmt: skip
    rows = {
        POPULATION: {**common, "year": 2000, **population, "refugees_persons": None, "asylum_seekers_persons": None},
        SOLUTIONS: {**common, "year": 2001, **solutions},
        IDMC: {**common, "year": 2000, "internally_displaced_persons": 80},
    }
    tables = {}
    for name, row in rows.items():
        schema = {column: "string" if column.endswith("iso3") else "int64" for column in row}
        tables[name] = TableInput(
            name=name, table=ibis.memtable({c: [v] for c, v in row.items()}, schema=schema), source="unhcr", citation="UNHCR",
            first_day=date(1951, 1, 1), last_day=date(2001, 12, 31), file="x.csv", sha256="0" * 64,
        )  # fmt: skip
    found = list_state_displacement(
        TableSet(tables=tables), "CAF", Period.of_days(date(2001, 1, 1), date(2002, 12, 31)), "CAR"
    )
    by_name = {(r.definition.partition("/")[2], r.period[0]): r for r in found}
    assert by_name["internal_return_ratio_unhcr", "2001"].low == Decimal("0.4")
    assert by_name["internal_return_ratio_idmc", "2001"].low == Decimal("0.25")
    assert by_name["returned_internally_displaced_unhcr", "2001"].low == 20
    assert by_name["refugee_return_ratio_unhcr", "2001"].low is None
    assert "unknown, never 0" in by_name["refugees_from_unhcr", "2001"].reason
    assert "outside coverage" in by_name["refugees_from_unhcr", "2002"].reason


def test_deaths_of_uniformed_and_of_all_personnel_are_two_readings_with_their_own_filter() -> None:
    ibis = pytest.importorskip("ibis")
    arrow = pytest.importorskip("pyarrow")
    rows = [
        {"mission_acronym_un": "TESTOP", "incident_date": date(2000, 5, 1), "casualty_id_un": "1",
         "incident_type": "malicious act", "personnel_type": kind}
        for kind in ("military", "local")
    ]  # fmt: skip
    given = TableInput(
        name=DEATHS, table=ibis.memtable(arrow.Table.from_pylist(rows)), source="un-fatalities", citation="UN",
        first_day=date(1948, 1, 1), last_day=date(2025, 1, 1), file="f.csv", sha256="0" * 64,
    )  # fmt: skip
    casebook = make_casebook([], missions=[make_mission(organisation="UN", mission_type="un", lead="UN")])
    measures = PanelMeasures(TableSet(tables={DEATHS: given}), casebook)
    asked = Question(subject="testop", indicator="F4", definition="hostile_deaths")
    found = measures.derive(asked, casebook.missions["testop"])
    assert [(reading.low, reading.high, reading.rows) for reading in found] == [(1, 1, 1), (1, 2, 2)]
    assert len({reading.filter for reading in found}) == 2
    assert all("mission_acronym_un==TESTOP" in reading.filter and "SELECT" in reading.query for reading in found)
