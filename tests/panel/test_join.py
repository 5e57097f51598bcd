"""Reports of joins: what is left on each side, as values, page, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from peaceops.model.join import SHOWN_KEYS
from peaceops.panel.join import compare_keys
from peaceops.report.joins import render_joins_csv, render_joins_html, render_joins_json

KEYS = st.lists(st.sampled_from("abcdefg"), max_size=30)
MANIFEST = {
    "unit": "country-month", "columns": ["country_id_gw"], "coverage": ["GED 22.1: the world"], "notes": ["<note>"],
    "tables": [{"table": "ucdp_ged/events", "version": "22.1", "scope": "", "files": [{"name": "a.csv", "sha256": "ab"}]}],
}  # fmt: skip
HOSTILE = compare_keys(
    "<script>alert(1)</script>", "left", "right", ["x"], ["=cmd()", "=cmd()", "<b>"], once=True,
    ambiguous={"UNEF": "unef-i, unef-ii"},
)  # fmt: skip


@given(KEYS, KEYS)
def test_every_row_is_matched_or_named(left: list[str], right: list[str]) -> None:
    report = compare_keys("j", "l", "r", left, right, once=True)
    assert report.matched_left + sum(report.unmatched_left.values()) == report.left_rows == len(left)
    assert report.matched_right + sum(report.unmatched_right.values()) == report.right_rows == len(right)
    assert set(report.unmatched_right) == set(right) - set(left)
    assert {k: right.count(k) for k in right if right.count(k) > 1} == dict(report.duplicated)
    assert report.is_whole == (set(right) <= set(left) and len(set(right)) == len(right))


def test_the_most_frequent_keys_come_first_and_not_all() -> None:
    keys = [f"k{n}" for n in range(SHOWN_KEYS + 50)] + ["often"] * 3
    report = compare_keys("j", "l", "r", [], keys)
    assert next(iter(report.unmatched_right.items())) == ("often", 3)
    assert len(report.unmatched_right) == SHOWN_KEYS


def test_the_page_is_self_contained_and_escaped() -> None:
    page = render_joins_html([HOSTILE], MANIFEST)
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;note&gt;" in page
    assert "unef-i, unef-ii" in page
    assert "http" not in page.replace("http-equiv", "")
    assert page == render_joins_html([HOSTILE], MANIFEST)


def test_json_and_csv_hold_every_key() -> None:
    plain = json.loads(render_joins_json([HOSTILE], MANIFEST))["joins"][0]
    assert plain["unmatched_right"] == {"=cmd()": 2, "<b>": 1}
    assert plain["duplicated"] == {"=cmd()": 2}
    rows = list(csv.reader(io.StringIO(render_joins_csv([HOSTILE]))))
    assert ["<script>alert(1)</script>", "right", "unmatched", "'=cmd()", "2", ""] in rows
    assert ["<script>alert(1)</script>", "right", "ambiguous", "UNEF", "", "unef-i, unef-ii"] in rows
