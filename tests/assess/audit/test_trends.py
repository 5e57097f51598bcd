"""Trends: what rose or fell after a turn, by years that are given here."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.assess.audit.said import Silent, audit, read, verdict_of

from peaceops.evidence.answer import Reading


def years(values: dict[range, int], definition: str = "conflicts/interstate") -> Silent:
    """An asker that counts so many conflicts in each year."""
    readings = tuple(
        Reading(
            definition=definition, label="interstate", rule="by year", unit="count", low=Decimal(number), high=Decimal(number),
            period=(f"{year}-01-01", f"{year}-12-31"), source="list", citation="a list",
        )
        for span, number in values.items() for year in span
    )  # fmt: skip
    return Silent({"conflicts": readings})


FEWER = {range(1970, 1990): 10, range(1990, 2015): 4}
MORE = {range(1970, 1990): 4, range(1990, 2015): 10}
#: Up in the first five years, down after them.
PEAK = {range(1970, 1990): 6, range(1990, 1995): 12, range(1995, 2015): 1}
SAME = {range(1970, 2015): 20}


@pytest.mark.parametrize(
    ("sentence", "values", "verdict"),
    [
        (
            "The mandate is due to the rise of interstate conflicts after the end of the Cold War.",
            FEWER,
            "contradicted",
        ),
        ("The mandate is due to the rise of interstate conflicts after the end of the Cold War.", MORE, "supported"),
        ("The mandate is due to the rise of interstate conflicts after the end of the Cold War.", SAME, "contradicted"),
        ("The mandate is due to the growth in interstate conflicts since the Cold War.", PEAK, "depends-on-definition"),
        ("After the Cold War the number of interstate wars declined.", FEWER, "supported"),
        ("After the Cold War the number of interstate wars declined.", MORE, "contradicted"),
        ("The decline of interstate wars since 1990 is often noted.", FEWER, "depends-on-definition"),
        ("The rise of interstate wars since 1990 is often noted.", FEWER, "contradicted"),
    ],
)
def test_a_trend_is_tested_over_windows_of_years(sentence: str, values: dict[range, int], verdict: str) -> None:
    assert verdict_of(sentence, asker=years(values)).verdict == verdict


@pytest.mark.parametrize(
    "sentence",
    [
        "The mandate is due to the rise of interstate conflicts.",
        "The rise of the middle classes after the Cold War is another matter.",
        "After the Cold War, the rise of peacekeeping doctrine drew notice.",
        "The resolution of interstate conflicts after the Cold War is hard.",
    ],
)
def test_no_trend_is_read_where_none_is_told(sentence: str) -> None:
    _, statements = read(sentence)
    assert not [s for s in statements if s.predicate.topic in ("conflicts", "missions-established") and s.is_testable]


def test_a_denied_trend_is_not_tested() -> None:
    pairs, _ = audit("There was no rise of interstate conflicts after the Cold War.", asker=years(MORE))
    assert {verdict.verdict for _, verdict in pairs} <= {"no-evidence", "not-testable"}


def missions(early: int, late: int) -> Silent:
    """An asker that counts missions established in a period by one list."""

    class Windows(Silent):
        def ask(self, probe: object) -> tuple[object, ...]:  # type: ignore[override]
            first = probe.first.year  # type: ignore[attr-defined]
            number = Decimal(early if first < 1990 else late)
            one = Reading(
                definition="counts/missions_established", label="a list", rule="established: first day", unit="count", low=number,
                high=number, period=(f"{first}-01-01", f"{first + 9}-12-31"), source="list", citation="a list",
            )  # fmt: skip
            self.readings = {probe.topic: (one,)}  # type: ignore[attr-defined]
            return super().ask(probe)  # type: ignore[arg-type]

    return Windows()


@pytest.mark.parametrize(
    ("sentence", "late", "verdict"),
    [
        (
            "The post-Cold War system has witnessed an increase in both UN and non-UN peacekeeping missions.",
            40,
            "supported",
        ),
        (
            "The post-Cold War system has witnessed an increase in both UN and non-UN peacekeeping missions.",
            8,
            "contradicted",
        ),
        ("The fall in peacekeeping operations after the Cold War surprised many.", 40, "contradicted"),
    ],
)
def test_missions_before_and_after_a_turn(sentence: str, late: int, verdict: str) -> None:
    assert verdict_of(sentence, asker=missions(10, late)).verdict == verdict
