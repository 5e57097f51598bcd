"""An audit in a terminal: one screen of plain text.

What enters: an :class:`~peaceops.dossier.audit.Audit` and the width of the screen.
What leaves: text, with colour codes only if asked, and signs of ASCII only unless asked otherwise.
Never done here: printing, asking the terminal anything, passing on control characters of the text.
"""

from __future__ import annotations

from typing import Final

from peaceops.dossier.audit import VERDICT_WORDS, Audit, count_audit, summarise_audit
from peaceops.model.audit import Finding, Recomputed, Verdict, cite_table
from peaceops.report.audit.measured import format_bounds, tell_days, tell_fit_of
from peaceops.report.screen import MINIMUM_WIDTH, Lines

_SHOWN: Final = 12
_FIGURES: Final = 3
_FITTING: Final = ("equal", "inside", "overlaps")
_TOLD: Final = ("contradicted", "contested", "depends-on-definition", "supported-with-qualification")


def render_audit_summary(audit: Audit, *, width: int, color: bool, unicode: bool = False) -> str:
    """Render a summary of an audit for the terminal.

    Parameters
    ----------
    audit : Audit
        What to show.
    width : int
        Columns of the screen; fewer than 40 count as 40.
    color : bool
        Whether to use ANSI colour codes.
    unicode : bool
        Whether the screen shows more than ASCII.

    Returns
    -------
    str
        Text with a final line end.
    """
    screen = Lines(max(MINIMUM_WIDTH, width), color, unicode)
    text = audit.text
    lines = [screen.paint(screen.cut(text.title or text.name, screen.width), "bold")]
    about = ", ".join(audit.name_of(mission) for mission in audit.missions[:6]) or "no mission of the registry"
    facts = [text.author, text.issued, text.format, f"language {text.language}", f"about {about}"]
    lines += [screen.paint(line, "dim") for line in screen.wrap("; ".join(fact for fact in facts if fact))]
    lines.append("")
    for number, sentence in enumerate(summarise_audit(audit), 1):
        lines += screen.wrap(sentence, indent="    ", first=f"{number:2}. ")
    lines += _list_findings(audit, screen)
    lines += _list_verdicts(audit, screen)
    if audit.manifest.missing:
        lines += ["", screen.paint("Not at hand", "bold")]
        for missing in audit.manifest.missing[:6]:
            lines += screen.wrap(missing, indent="    ", first="  - ")
        if len(audit.manifest.missing) > 6:
            lines.append(f"  and {len(audit.manifest.missing) - 6} more")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _list_findings(audit: Audit, screen: Lines) -> list[str]:
    if not audit.findings:
        return []
    lines = ["", screen.paint("Findings", "bold")]
    for finding in audit.findings[:_SHOWN]:
        lines += screen.wrap(
            f"{finding.severity:<7} {finding.code} {finding.title}{_where(finding)}", indent="          ", first="  "
        )
        lines += [
            screen.paint(line, "dim")
            for line in screen.wrap(f"“{screen.cut(finding.grounds[0].text, 160)}”", indent="          ")
        ]
    if len(audit.findings) > _SHOWN:
        lines.append(f"  and {len(audit.findings) - _SHOWN} more on the page")
    return lines


def _where(finding: Finding) -> str:
    notes = f" (note {', '.join(finding.notes[:4])})" if finding.notes else ""
    return notes or (f" ({', '.join(finding.statements[:4])})" if finding.statements else "")


def _list_verdicts(audit: Audit, screen: Lines) -> list[str]:
    statements = {statement.id: statement for statement in audit.statements}
    told = [v for kind in _TOLD for v in audit.verdicts if v.verdict == kind and v.statement in statements]
    if not told:
        return []
    counts = count_audit(audit).verdicts
    head = ", ".join(f"{counts[kind]} {VERDICT_WORDS[kind]}" for kind in _TOLD if counts[kind])
    lines = ["", screen.paint("Statements to look at", "bold") + f": {head}"]
    for verdict in told[:_SHOWN]:
        lines += screen.wrap(
            f"{verdict.statement} {VERDICT_WORDS[verdict.verdict]}: “{screen.cut(statements[verdict.statement].text, 160)}”",
            indent="      ", first="  ",
        )  # fmt: skip
        lines += [screen.paint(line, "dim") for line in screen.wrap(_tell_figures(verdict), indent="      ")]
    if len(told) > _SHOWN:
        lines.append(f"  and {len(told) - _SHOWN} more on the page")
    return lines


def _tell_figures(verdict: Verdict) -> str:
    figures = [figure for test in verdict.tests if test.verdict == verdict.verdict for figure in test.figures]
    if len({*map(_tell_figure, figures)}) > _FIGURES or not figures:
        return tell_days(verdict.explanation)  # many figures are told together
    if verdict.verdict == "contradicted" and all(figure.fit in _FITTING for figure in figures):
        return tell_days(verdict.explanation)
    if verdict.verdict == "contradicted":
        figures.sort(key=lambda figure: figure.fit in _FITTING)
    told = list(dict.fromkeys(_tell_figure(figure) for figure in figures))
    if len(told) > 1 and len({(figure.source, figure.citation) for figure in figures}) == 1:
        return tell_days(verdict.explanation)  # one source over several periods
    return "; ".join(told)


def _tell_figure(figure: Recomputed) -> str:
    value = format_bounds(figure.low, figure.high, figure.text, figure.unit)
    source = cite_table(figure.citation) or figure.source
    return f"claimed {figure.claimed}, evidence {value}{f' ({source})' if source else ''}, {tell_fit_of((figure,))}"
