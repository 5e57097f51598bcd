"""Figures: well-formed, escaped, right in their corners."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree
from tests.report.builder import HOSTILE, build_small, make_entry, make_rule

from peaceops.assess.finding import Interval, Series, SeriesPoint
from peaceops.report import figures
from peaceops.report.figures.chart import COLOURS, SHAPES, draw_mark, list_ticks
from peaceops.report.figures.strip import colour_of_category
from peaceops.report.figures.svg import TimeScale

DAYS = {"first": date(1994, 1, 1), "last": date(1996, 12, 31)}


def parse(markup: str) -> etree._Element:
    return etree.fromstring(markup.encode())


@pytest.mark.parametrize(("latitude", "longitude"), [(42.7, 41.5), (-89.9, 179.9), (90, -180), (0, 0), (-16.5, -68.1)])
def test_locator_holds_anywhere(latitude: float, longitude: float) -> None:
    root = parse(figures.draw_locator(latitude, longitude, figure_id="m", label=HOSTILE))
    assert "script" not in {element.tag for element in root.iter()}
    assert HOSTILE in root[0].text


def test_scale_clips_and_labels_years() -> None:
    scale = TimeScale(first=date(1994, 6, 24), last=date(1995, 6, 23), left=10, width=100)
    assert scale.place(date(1990, 1, 1)) == 10
    assert scale.place(date(1999, 1, 1)) == 110
    assert [year for year, _ in scale.years()] == [1995]


def test_strip_has_every_quarter_and_its_words() -> None:
    root = parse(figures.draw_rule_strip(make_rule(), figure_id="s", link=lambda cell: f"#{cell.label[:4]}", **DAYS))
    titles = [element.text for element in root.iterfind(".//{*}a/{*}title")]
    assert len(titles) == 7
    assert titles[4] == "1995 Q2: nothing observed. no report was read"
    assert "contested" in titles[2]
    assert "carried forward" in titles[3]


def test_strip_without_cells_is_a_frame() -> None:
    root = parse(figures.draw_rule_strip(make_rule(last=date(1994, 6, 24)), figure_id="s", **DAYS))
    assert root.get("id") == "s"


def test_every_source_has_its_own_mark() -> None:
    marks = figures.assign_marks(f"s{number}" for number in range(70))
    assert len({(mark.shape, mark.colour) for mark in marks.values()}) == 70


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_drawn(shape: str) -> None:
    assert parse(draw_mark(figures.Mark(shape=shape, colour=COLOURS[0]), 1, 2)).tag in {"circle", "path"}


def test_chart_draws_marks_bars_and_ceilings() -> None:
    observed, ceilings = build_small().series
    root = parse(
        figures.draw_series(
            [observed],
            [ceilings],
            marks=figures.assign_marks(["s-1994-818", "geo"]),
            figure_id="c",
            title=HOSTILE,
            href=lambda point: "#x",
            **DAYS,
        )
    )
    assert len(root.findall("{*}a")) == 4  # two figures with a number, two ceilings
    assert root.findall(".//{*}line[@stroke-dasharray]")


def test_chart_without_numbers_is_a_frame() -> None:
    point = SeriesPoint(day=date(1994, 1, 1), low=None, high=float("inf"), entry=make_entry())
    series = Series(definition="x/y", title="t", unit="", points=(point,))
    parse(figures.draw_series([series], [], marks={}, figure_id="c", title="t", href=lambda _: "", **DAYS))


@pytest.mark.parametrize(
    ("highest", "top"),
    [(0.3, 0.3), (1.0, 1.0), (136.0, 150.0), (260_000.0, 300_000.0), (0.0, 1.0), (float("nan"), 1.0)],
)
def test_ticks_are_round_and_reach_the_top(highest: float, top: float) -> None:
    assert list_ticks(highest)[-1] == pytest.approx(top)


def test_categories_go_from_light_to_dark() -> None:
    shades = [int(colour_of_category(index, 4)[1:3], 16) for index in range(4)]
    assert shades == sorted(shades, reverse=True)


def test_share_out_of_range_stays_inside() -> None:
    root = parse(figures.draw_share(Interval(low=-1.0, expected=2.0, high=3.0), figure_id="s", label="x"))
    assert all(0 <= float(line.get("x2")) <= 190 for line in root.iterfind("{*}line"))


def test_one_day_and_many() -> None:
    assert figures.describe_days(date(1994, 7, 21), date(1994, 7, 21)) == "1994-07-21"
    assert figures.describe_days(date(1994, 7, 21), date(1994, 8, 2)) == "1994-07-21 to 1994-08-02"
