"""The year table: each claim in its year, each empty cell with its kind of no-value."""

from __future__ import annotations

from datetime import date

from tests.builders import make_casebook, make_claim, make_mission

from peaceops.assess.finding import TableCell
from peaceops.assess.table import build_table, find_opposed, years_of
from peaceops.codebook import load_codebook
from peaceops.evidence.ledger import Ledger
from peaceops.model import Claim, Period
from peaceops.model.search import Search

CODEBOOK = load_codebook()
YEARS = (2000, 2001, 2002)


def build(claims: list[Claim], searches: list[Search] | None = None) -> dict[str, tuple[TableCell, ...]]:
    mission = make_mission("2000-01-01", "2001-12-31")
    ledger = Ledger.of_mission(make_casebook(claims, missions=[mission]), mission)
    return {row.question: row.cells for row in build_table(ledger, CODEBOOK, searches or [], YEARS)}


def test_a_figure_stands_in_its_year_with_symbol_and_paragraph() -> None:
    claim = make_claim("T3/deployed_strength", "1600", "2001-06-30", place="para 12; page 3")
    cells = build([claim])["strength"]
    assert [e.text for e in cells[1].entries] == ["1,600 persons"]
    assert cells[1].entries[0].locator_label == "para. 12"
    assert cells[1].entries[0].claims == (claim.id,)
    assert cells[0].entries == ()


def test_the_four_kinds_of_no_value_are_not_merged() -> None:
    search = Search(subjects=("testop",), source="io-1", period=Period.of_year(2001), searched_on=date(2026, 1, 1))
    conflict = [
        make_claim("T3/deployed_strength", n, "2000-06-30", source=s) for n, s in (("1000", "io-1"), ("2000", "x"))
    ]
    cells = build(conflict, [search])["strength"]
    assert [c.no_value for c in cells] == ["CONTESTED", "SEARCHED_NO_EVIDENCE", "NOT_APPLICABLE"]
    assert build([])["strength"][0].no_value == "NOT_SEARCHED"
    assert "io-1" in cells[1].reason


def test_a_search_for_another_question_does_not_count() -> None:
    search = Search(
        subjects=("testop",),
        source="io-1",
        period=Period.of_year(2000),
        searched_on=date(2026, 1, 1),
        questions=("deaths",),
    )
    rows = build([], [search])
    assert rows["deaths"][0].no_value == "SEARCHED_NO_EVIDENCE"
    assert rows["strength"][0].no_value == "NOT_SEARCHED"


def test_a_count_over_a_period_stands_where_the_period_ends() -> None:
    claim = make_claim("N5/restriction", "4", "2000-11-01", "2001-01-31")
    assert years_of(claim, YEARS) == [2001]


def test_a_state_stands_in_each_of_its_years() -> None:
    claim = make_claim("N3/host_consent", "2", "2000-11-01", "2001-01-31", party="host")
    assert years_of(claim, YEARS) == [2000, 2001]


def test_a_lapse_stands_in_each_year_it_covers() -> None:
    claim = make_claim("L4/mandate_lapse", "2000-12-01..2001-02-01", "2000-12-01", "2001-02-01")
    assert years_of(claim, YEARS) == [2000, 2001]


def test_a_denial_is_contested() -> None:
    said = make_claim("R2/incidents", "1", "2000-05-01")
    denied = make_claim("R2/incidents", "1", "2000-05-01", stance="denies", source="x")
    assert find_opposed([said, denied])
    assert not find_opposed([said])


def test_overlapping_intervals_are_not_contested() -> None:
    one = make_claim("D1/displaced_all", "200000..250000", "2000-05-01")
    other = make_claim("D1/displaced_all", "240000..300000", "2000-05-01", source="x")
    apart = make_claim("D1/displaced_all", "300001", "2000-05-01", source="y")
    assert not find_opposed([one, other])
    assert find_opposed([one, apart])


def test_a_ceiling_stands_in_every_year_it_holds_and_a_count_in_its_last() -> None:
    ceiling = make_claim("T3/authorised_strength", "3000", "2000-05-01", "2001-12-31")
    cells = build([ceiling])["ceiling"]
    assert [bool(c.entries) for c in cells] == [True, True, False]


def test_the_exit_is_no_question_before_the_end() -> None:
    search = Search(subjects=("testop",), source="io-1", period=Period.of_year(2000), searched_on=date(2026, 1, 1))
    cells = build([], [search])["exit"]
    assert [c.no_value for c in cells] == ["NOT_APPLICABLE", "NOT_SEARCHED", "NOT_APPLICABLE"]
