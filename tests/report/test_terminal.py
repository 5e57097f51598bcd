"""The summary in a terminal: fits, has no control characters of the data, speaks ASCII."""

from __future__ import annotations

import re

import pytest
from tests.report.builder import build_empty, build_large, build_small

from peaceops.report.terminal import render_summary

GOLDEN = """\
UNOMIG
United Nations Observer Mission in Georgia
began 1993-08-24, ended 2009-06-15 or 2009-06-16; S/RES/858 (1993);
lead: United Nations; host: Georgia
2 claims from 2 sources; provisional codings; names: un

What the evidence says
 1. The Council authorised 136 observers in 1994.
 2. <script>alert(1)</script>"><img src=x onerror=alert(1)>

Values on file by year, 1993 to 1995
                                            93 94 95
How strong was it?                           ?  6! 3
elbaredivorp  [31mred                        -  /  1
  - not applicable ? not searched / searched, nothing found ! contested

Rules by quarter
  Consent of the host
    1994 Q2 x##x_#x
    met 55% (40-70); not met 30% (20-40); undetermined 15% (10-30);
    coverage 0.82
  Impartiality
    1994 Q2 x##x_#x
    no verdict: coverage 0.41: N3 is observed in 3 of 7 quarters
  # met; x not met; . undetermined; _ nothing observed

What is not known
  - strength: not searched. Read the 1993 reports
"""


def test_golden() -> None:
    assert render_summary(build_small(), width=72, color=False) == GOLDEN


@pytest.mark.parametrize("width", [1, 40, 80, 200])
@pytest.mark.parametrize("unicode", [False, True])
def test_lines_fit(width: int, unicode: bool) -> None:
    for build in (build_small, build_large, build_empty):
        text = render_summary(build(), width=width, color=False, unicode=unicode)
        assert max(len(line) for line in text.splitlines()) <= max(40, width)
        assert unicode or text.isascii()


def test_colour_is_ours_alone() -> None:
    plain = render_summary(build_small(), width=80, color=False)
    assert "\x1b" not in plain
    coloured = render_summary(build_small(), width=80, color=True)
    assert set(re.findall(r"\x1b\[[0-9;]*m", coloured)) == {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[34m"}
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert "\x07" not in coloured


def test_empty_mission_says_so() -> None:
    assert "No claim about this mission is on file" in render_summary(build_empty(), width=80, color=False)


def test_no_verdict_has_its_reason() -> None:
    assert "no verdict: coverage 0.41" in render_summary(build_small(), width=80, color=False)
