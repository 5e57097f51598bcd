"""Assess a mission: all findings from its ledger, in one pass.

What enters: a casebook, a mission, the codebook and a knowledge date.
What leaves: an :class:`~peaceops.assess.finding.Assessment`.
Never done here: reading files, rendering, any number across blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from peaceops.assess.account import find_conflicts
from peaceops.assess.chronology import build_acts, build_series
from peaceops.assess.conformity.run import assess_rules, mission_days
from peaceops.assess.delivery import build_promises, build_ratios
from peaceops.assess.distribution import infer_indicators
from peaceops.assess.finding import NO_VALUE_KINDS, Assessment, Gap, RuleFinding, TableRow
from peaceops.assess.table import build_table, table_years
from peaceops.casebook.load import Casebook
from peaceops.codebook.schema import Codebook
from peaceops.evidence.ledger import Ledger
from peaceops.model.mission import Mission


def assess_mission(
    casebook: Casebook,
    mission: Mission,
    codebook: Codebook,
    *,
    as_of: date | None = None,
    robustness: bool = True,
) -> Assessment:
    """Assess one mission.

    Parameters
    ----------
    casebook : Casebook
        The evidence.
    mission : Mission
        Whose findings are wanted.
    codebook : Codebook
        Meaning, rules and reliabilities.
    as_of : date or None
        Hide what was not public on that day.
    robustness : bool
        Whether to run the rules again under the variants of METHODS C.7.

    Returns
    -------
    Assessment
        A mission without claims gives an assessment that says so.
    """
    ledger = Ledger.of_mission(casebook, mission, as_of=as_of)
    days = mission_days(mission, ledger)
    years = table_years(days.first_day, days.last_day) if days else ()
    table = build_table(ledger, codebook, casebook.searches, years)
    rules = assess_rules(ledger, codebook, robustness=robustness)
    ratios = build_ratios(ledger, codebook)
    return Assessment(
        mission=mission.id,
        as_of=as_of,
        claims=tuple(c.id for c in ledger.claims),
        table=table,
        rules=rules,
        indicators=infer_indicators(ledger, codebook, years),
        series=build_series(ledger, codebook),
        acts=build_acts(ledger, codebook),
        promises=build_promises(ledger, codebook, ratios),
        ratios=ratios,
        conflicts=find_conflicts(ledger, codebook),
        gaps=list_gaps(table, rules, codebook),
    )


def _say_years(years: Sequence[int]) -> str:
    """Say years as runs: ``1995 to 1998, 2001``."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]} to {r[-1]}" for r in runs)


def list_gaps(table: Sequence[TableRow], rules: Sequence[RuleFinding], codebook: Codebook) -> tuple[Gap, ...]:
    """List what is not known: questions without a value by kind and years, then rules without verdict."""
    gaps: list[Gap] = []
    wanted = {q.id: q.wanted or "a document that answers it" for q in codebook.questions}
    for row in table:
        for kind in NO_VALUE_KINDS:
            if kind in ("CONTESTED", "NOT_APPLICABLE"):
                continue
            years = tuple(c.year for c in row.cells if c.no_value == kind)
            if years:
                text = f"{wanted[row.question]}, on {_say_years(years)}"
                gaps.append(Gap(question=row.title, kind=kind, years=years, text=text))
    for rule in rules:
        if not rule.has_verdict:
            text = "; ".join((rule.reason, *rule.would_change[3:]))
            gaps.append(Gap(question=rule.title, kind="NO_VERDICT", years=(), text=text))
        else:
            gaps += [
                Gap(question=rule.title, kind="PARTIAL_COVERAGE", years=(), text=text) for text in rule.would_change
            ]
    return tuple(gaps)
