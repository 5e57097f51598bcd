"""``peaceops check``: the evidence base verifies itself.

What enters: folders. What leaves: counts, problems, shares of confirmed claims, an exit code.
Never done here: writing a file.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from peaceops.cli.base import Command, casebook_option, documents_options, progress, say, write

if TYPE_CHECKING:
    from peaceops.pipeline.check import CheckReport

_SHOWN_REMARKS = 10


@click.command(
    cls=Command,
    epilog="""\b
    Examples:
      peaceops check
      peaceops check --documents ../shared/documents --data ../shared/data
      peaceops check --casebook my-mission --json
    """,
)
@documents_options
@casebook_option
@click.option("--remarks", "all_remarks", is_flag=True, help="Show every remark, not the first ten.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check(
    documents: Path | None, data: Path | None, casebooks: tuple[Path, ...], all_remarks: bool, as_json: bool
) -> int:
    """Check the codebook, every casebook and, where documents are at hand, every locator.

    All problems are listed at once. With --documents each claim's passage is opened and its figures, dates and names
    are looked for there; shares are given for text, recognised text, web pages and tables apart. Exit code 1 when
    anything has to be put right or a claim, of text or of recognised text, is not confirmed. A source that is not at
    hand never fails.
    """
    from peaceops.pipeline.check import check_base

    with progress() as show:
        report = check_base(casebooks=casebooks, documents=documents, data=data, progress=show)
    if as_json:
        write(json.dumps(report.to_dict(), ensure_ascii=False, indent=1) + "\n")
    else:
        _show(report, all_remarks=all_remarks)
    return 0 if report.is_sound else 1


def _show(report: CheckReport, *, all_remarks: bool) -> None:
    remarks = report.remarks if all_remarks else report.remarks[:_SHOWN_REMARKS]
    for remark in remarks:
        say(f"remark: {remark}")
    if len(remarks) < len(report.remarks):
        say(f"remark: … {len(report.remarks) - len(remarks)} more (--remarks)")
    for problem in report.problems:
        say(f"problem: {problem}")
    if report.confirmation is not None:
        away = {c.line for c in report.confirmation.not_checked}
        for line in report.confirmation.render().splitlines():
            if line not in away:
                say(line)
        for reason, number in Counter(
            c.reason.partition(", sha256:")[0] for c in report.confirmation.not_checked
        ).most_common():
            say(f"not checked: {number} claim(s): {reason}")
    failures = len(report.confirmation.failures) if report.confirmation else 0
    state = "sound" if report.is_sound else f"{len(report.problems)} problem(s), {failures} claim(s) not confirmed"
    say(
        f"{report.missions} missions, {report.sources} sources, {report.claims} claims, "
        f"{report.searches} searches: {state}"
    )
