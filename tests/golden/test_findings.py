"""Findings on the shipped missions as text: a change of any of them is seen in a diff.

``python3 run.py pytest tests/golden --snapshot-update`` accepts a change that was meant.
"""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from peaceops.assess.assessment import assess_mission
from peaceops.assess.finding import Assessment
from peaceops.casebook import load_casebook
from peaceops.codebook import load_codebook


def describe(assessment: Assessment) -> str:
    """Findings as lines, rounded so that only what a reader sees can change them."""
    lines = [f"{len(assessment.claims)} claims, {len(assessment.conflicts)} conflicts, {len(assessment.acts)} acts"]
    for rule in assessment.rules:
        met, not_met = rule.share_met, rule.share_not_met
        lines.append(
            f"{rule.rule}: coverage {rule.coverage:.2f}, met {met.expected:.2f} ({met.low:.2f}-{met.high:.2f}), "
            f"not met {not_met.expected:.2f}, variants {rule.met_range[0]:.2f}-{rule.met_range[1]:.2f}, "
            f"flip set {', '.join(rule.flip_set) or 'none'}"
        )
        lines += [
            f"  {c.label} {c.p_met:.2f} {c.p_not_met:.2f} {c.coverage:.2f}{' carried' if c.is_carried else ''}"
            f"{' contested' if c.is_contested else ''}"
            for c in rule.cells
        ]
    for row in assessment.table:
        cells = " ".join(f"{c.year}:{len(c.entries) or c.no_value}" for c in row.cells)
        lines.append(f"{row.question}: {cells}")
    lines += [f"{r.id}: {r.value.low:.2f}-{r.value.high:.2f}" for r in assessment.ratios if r.value]
    return "\n".join(lines)


@pytest.mark.parametrize("mission", ["cispkf-abkhazia", "unomig"])
def test_findings(mission: str, snapshot: SnapshotAssertion) -> None:
    codebook = load_codebook()
    book = load_casebook(codebook)
    assert describe(assess_mission(book, book.mission(mission), codebook)) == snapshot
