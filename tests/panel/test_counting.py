"""Counts of missions under named rules: hand counts, coverage, uncertain days."""

from __future__ import annotations

from datetime import date

import pytest
from tests.builders import make_mission

from peaceops.casebook.registry import PlacedRow
from peaceops.panel.counting import LISTS, Count, Filter, count_missions
from peaceops.panel.descriptive import estimate_median, estimate_share

MISSIONS = {
    m.id: m
    for m in (
        make_mission("1990-01-01", "1994-06-30", mission="a", organisation="UN", mission_type="un", lead="UN"),
        make_mission("1993-12-01~1994-01-31", "1999-12-31", mission="b", organisation="OAU"),
        make_mission("1999-03-01", "..", mission="c", organisation="", lead="FRA", mission_type="state-led"),
        make_mission("1999-05-01", "1999-11-30", mission="d", organisation="UN", mission_type="joint", lead="UN"),
    )
}


def row(source: str, mission: str, first: str, last: str, scope: str = "whole") -> PlacedRow:
    return PlacedRow(
        source=source, row=f"{mission}-{first}", spelling=mission, mission=mission, scope=scope, matched="exact",
        first_day=first, last_day=last,
    )  # fmt: skip


PLACED = (
    row("mullenbach-tppm-3.1", "a", "1990-01-01", "1992-06-30", "spell"),
    row("mullenbach-tppm-3.1", "a", "1993-01-01", "1994-06-30", "spell"),
    row("mullenbach-tppm-3.1", "c", "1999-03-01", ".."),
    row("bara-hultman-2020", "a", "..", "1994-06"),
    row("bara-hultman-2020", "b", "1994-01", "1999-12"),
    row("un-missions-2024", "a", "1990-01", "1994-06"),
)


def count(event: str, first: date, last: date, by: str, rule: str, **wanted: str) -> Count:
    found = count_missions(
        MISSIONS, PLACED, event=event, first=first, last=last, wanted=Filter(**wanted), rules=(rule,), lists=(by,)
    )  # fmt: skip
    return found[0]


YEAR = (date(1999, 1, 1), date(1999, 12, 31))


def test_established_counts_the_first_day_and_an_uncertain_one_may() -> None:
    found = count("established", date(1988, 1, 1), date(1993, 12, 31), "registry", "established")
    assert (found.certain, found.possible, found.low, found.high) == (("a",), ("b",), 1, 2)


def test_rows_count_spells_apart() -> None:
    period = (date(1988, 1, 1), date(1993, 12, 31))
    assert count("established", *period, "mullenbach", "established").certain == ("a",)
    assert count("established", *period, "mullenbach", "rows").low == 2


def test_year_end_and_any_day_differ_and_a_joint_mission_may_count() -> None:
    assert count("active", *YEAR, "registry", "year-end", not_organisation="UN").certain == ("b", "c")
    any_day = count("active", *YEAR, "registry", "any-day", not_organisation="UN")
    assert (any_day.certain, any_day.possible) == (("b", "c"), ("d",))
    assert count("active", *YEAR, "registry", "any-day", organisation="UN").possible == ("d",)


def test_a_day_is_asked_by_its_own_rule() -> None:
    assert count("active", date(1999, 4, 1), date(1999, 4, 1), "registry", "day").certain == ("b", "c")


def test_an_open_end_is_known_as_far_as_the_list_speaks() -> None:
    late = count("active", date(2014, 1, 1), date(2014, 12, 31), "mullenbach", "year-end")
    assert (late.certain, late.possible) == (("c",), ())
    assert not count("active", date(2015, 1, 1), date(2015, 12, 31), "mullenbach", "year-end").has_value
    assert count("ended", *YEAR, "mullenbach", "ended").low == 0


def test_outside_its_coverage_a_list_does_not_count() -> None:
    found = count("established", date(1988, 1, 1), date(1993, 12, 31), "bara-hultman", "established")
    assert not found.has_value
    assert "covers 1993-01-01 to 2016-12-31" in found.reason


def test_what_a_list_found_at_its_beginning_was_not_established_there() -> None:
    found = count("established", date(1993, 1, 1), date(1994, 12, 31), "bara-hultman", "established")
    assert (found.certain, found.possible) == (("b",), ("a",))


def test_a_list_of_one_organisation_does_not_answer_for_others() -> None:
    found = count("active", *YEAR, "un-list", "any-day", not_organisation="UN")
    assert (found.has_value, found.reason[:14]) == (False, "not applicable")
    assert LISTS["un-list"].organisation == "UN"


def test_shares_have_the_interval_of_wilson() -> None:
    """Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662."""
    low, share, high = estimate_share(81, 263) or (0, 0, 0)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert share == pytest.approx(81 / 263)
    assert estimate_share(0, 0) is None
    assert (estimate_share(0, 3) or (1,))[0] == 0


def test_the_median_of_remission_times_is_that_of_the_literature() -> None:
    """Freireich et al. (1963), 6-MP arm: median 23 weeks, 95% interval 13 to none; placebo arm: median 8 weeks."""
    seen = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    low, median, high = estimate_median([(d, True) for d in seen] + [(d, False) for d in censored])
    assert (median, high) == (23, None)
    assert low in (13, 16)
    placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
    assert estimate_median([(d, True) for d in placebo])[1] == 8
    assert estimate_median([]) == (None, None, None)


def test_rows_that_are_asked_of_again_give_what_they_gave_and_others_their_own() -> None:
    period = (date(1988, 1, 1), date(1993, 12, 31))
    given = {"event": "established", "first": period[0], "last": period[1], "wanted": Filter()}
    once, again = (count_missions(MISSIONS, PLACED, **given) for _ in range(2))  # type: ignore[arg-type]
    assert once == again
    changed = [row("mullenbach-tppm-3.1", "c", "1990-01-01", "..")]
    for expected in (("c",), ("a",)):
        (found,) = count_missions(MISSIONS, changed, **given, rules=("established",), lists=("mullenbach",))  # type: ignore[arg-type]
        assert found.certain == expected
        changed[:] = [row("mullenbach-tppm-3.1", "a", "1991-01-01", "..")]
