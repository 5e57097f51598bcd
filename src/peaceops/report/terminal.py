"""A dossier in a terminal: one screen of plain text.

What enters: a :class:`~peaceops.dossier.Dossier` and the width of the screen.
What leaves: text, with colour codes only if asked, and signs of ASCII only unless asked otherwise.
Never done here: printing, asking the terminal anything, passing on control characters of the data.
"""

from __future__ import annotations

from typing import Final

from peaceops.assess.finding import NO_VALUE_KINDS, RuleCell, RuleFinding, TableRow
from peaceops.dossier import Dossier
from peaceops.report.screen import MINIMUM_WIDTH, Lines

NO_VALUE_SIGNS: Final = {
    "NOT_APPLICABLE": "-",
    "NOT_SEARCHED": "?",
    "SEARCHED_NO_EVIDENCE": "/",
    "CONTESTED": "!",
}


def render_summary(dossier: Dossier, *, width: int, color: bool, unicode: bool = False) -> str:
    """Render a summary of a dossier for the terminal.

    Parameters
    ----------
    dossier : Dossier
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
    lines = _render_head(dossier, screen)
    if dossier.sentences:
        lines += ["", screen.paint("What the evidence says", "bold")]
        for number, sentence in enumerate(dossier.sentences, 1):
            lines += screen.wrap(sentence.text, indent="    ", first=f"{number:2}. ")
    if dossier.table:
        lines += ["", *_render_table(dossier.table, screen)]
    if dossier.rules:
        lines += ["", *_render_rules(dossier.rules, screen)]
    if dossier.gaps:
        lines += ["", screen.paint("What is not known", "bold")]
        for gap in dossier.gaps[:6]:
            kind = NO_VALUE_KINDS.get(gap.kind) or gap.kind.replace("_", " ").lower()
            text = f". {gap.text}" if gap.text and gap.text != kind else ""
            lines += screen.wrap(f"{gap.question}: {kind}{text}", indent="    ", first="  - ")
        if len(dossier.gaps) > 6:
            lines.append(f"  and {len(dossier.gaps) - 6} more")
    if not dossier.claims:
        lines += ["", *screen.wrap("No claim about this mission is on file: this dossier is empty, and says so.")]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _say_end(last: str) -> str:
    return last if last in ("ongoing", "no end on file") else f"ended {last or '?'}"


def _render_head(dossier: Dossier, screen: Lines) -> list[str]:
    header = dossier.header
    lines = [screen.paint(screen.cut(header.acronym or header.name, screen.width), "bold")]
    if header.acronym and header.name != header.acronym:
        lines += screen.wrap(header.name)
    facts = [
        f"began {header.first_day or '?'}, {_say_end(header.last_day)}",
        header.instrument,
        f"lead: {header.lead}" if header.lead else "",
        f"host: {header.host}" if header.host else "",
    ]
    lines += screen.wrap("; ".join(fact for fact in facts if fact))
    if header.note:
        lines += screen.wrap(header.note)
    known = f", as known on {header.as_of.isoformat()}" if header.as_of else ""
    count = f"{len(dossier.claims)} claims from {len(dossier.sources)} sources{known}; provisional codings; names: {header.profile}"
    lines += [screen.paint(line, "dim") for line in screen.wrap(count)]
    return lines


def _render_table(table: tuple[TableRow, ...], screen: Lines) -> list[str]:
    """One sign a year: how many values, or the kind of no-value."""
    years = sorted({cell.year for row in table for cell in row.cells})
    if not years:
        return []
    left_out = years[: -((screen.width - 13) // 3)]
    years = years[-((screen.width - 13) // 3) :]
    size = min(44, screen.width - 3 * len(years))
    earlier = f"; from {left_out[0]} on in the page" if left_out else ""
    title = f"Values on file by year, {years[0]} to {years[-1]}{earlier}"
    lines = [screen.paint(screen.cut(title, screen.width), "bold")]
    lines.append(" " * size + "".join(f"{year % 100:02d} " for year in years))
    for row in table:
        cells = {cell.year: cell for cell in row.cells}
        signs = ""
        for year in years:
            cell = cells.get(year)
            if cell is None:
                signs += " ? "
            elif cell.entries:
                signs += f"{min(len(cell.entries), 99):>2}{'!' if cell.no_value == 'CONTESTED' else ' '}"
            else:
                signs += f" {NO_VALUE_SIGNS.get(cell.no_value, '?')} "
        lines.append(screen.cut(row.title, size - 1).ljust(size) + signs)
    key = "  ".join(f"{sign} {NO_VALUE_KINDS[kind]}" for kind, sign in NO_VALUE_SIGNS.items())
    return [*lines, *[screen.paint(line, "dim") for line in screen.wrap(key, indent="  ")]]


def _render_rules(rules: tuple[RuleFinding, ...], screen: Lines) -> list[str]:
    lines = [screen.paint("Rules by quarter", "bold")]
    for rule in rules:
        head = screen.cut(rule.title, screen.width)
        lines.append(f"  {head}")
        lines += _render_strip(rule, screen)
        if rule.has_verdict:
            shares = "; ".join(
                f"{label} {100 * share.expected:.0f}% ({100 * share.low:.0f}-{100 * share.high:.0f})"
                for label, share in (
                    ("met", rule.share_met),
                    ("not met", rule.share_not_met),
                    ("undetermined", rule.share_undetermined),
                )
            )
            lines += screen.wrap(f"{shares}; coverage {rule.coverage:.2f}", indent="    ")
        else:
            lines += screen.wrap(f"no verdict: {rule.reason or f'coverage {rule.coverage:.2f}'}", indent="    ")
    signs = _strip_signs(screen)
    words = {"met": "met", "not": "not met", "und": "undetermined", "none": "nothing observed"}
    key = "; ".join(f"{signs[name]} {word}" for name, word in words.items())
    return [*lines, *[screen.paint(line, "dim") for line in screen.wrap(key, indent="    ", first="  ")]]


def _strip_signs(screen: Lines) -> dict[str, str]:
    if screen.unicode:
        return {"met": "█", "not": "╱", "und": "·", "none": "_"}
    return {"met": "#", "not": "x", "und": ".", "none": "_"}


def _render_strip(rule: RuleFinding, screen: Lines) -> list[str]:
    """One sign a quarter: the outcome that is more probable than not, else undetermined."""
    room = screen.width - 12
    signs = _strip_signs(screen)
    lines = []
    for start in range(0, len(rule.cells), room):
        cells = rule.cells[start : start + room]
        strip, run, role = "", "", ""
        for cell in cells:
            outcome = _name_outcome(cell)
            if outcome != role:
                strip += _paint_run(run, role, screen)
                run, role = "", outcome
            run += signs[outcome]
        strip += _paint_run(run, role, screen)
        lines.append(f"    {screen.cut(cells[0].label, 7):<8}{strip}")
    return lines


def _paint_run(run: str, role: str, screen: Lines) -> str:
    return screen.paint(run, role) if role in ("met", "not") else run


def _name_outcome(cell: RuleCell) -> str:
    if cell.coverage <= 0:
        return "none"
    if cell.p_met > 0.5:
        return "met"
    return "not" if cell.p_not_met > 0.5 else "und"
