"""C14: a source is dated, or was opened, after the text that cites it.

What enters: a context. What leaves: findings.
Never done here: guessing when the text appeared.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from peaceops.assess.audit.citation.rule import Context, Rule, name_work, quote_citation, write_day, write_issued
from peaceops.model.audit import Finding

CODE: Final = "C14"
NAME: Final = "later-than-the-text"
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SLACK: Final = timedelta(days=31)
#: Journals are dated ahead of the day on which a text can cite them.
_AHEAD: Final = timedelta(days=366)


def check_future(context: Context) -> Iterator[Finding]:
    """Find works and days of access after the last day that the text's own date may mean."""
    last = read_last_day(context.cited.text.issued)
    if last is None or _is_of_work(context, last) or _is_doubtful(context, last):
        return
    for work in context.cited.works.values():
        citation = context.first_citations.get(work.id)
        if citation is None or citation.kind == "link":
            continue  # pages are changed after their date, and links put in
        slack = _AHEAD if work.kind in ("article-journal", "book", "chapter") else _SLACK
        if work.issued is not None and work.issued[0] > last + slack:
            what, when = f"is dated {write_issued(work)}", f"Dated {write_issued(work)}"
        elif work.accessed is not None and work.accessed > last + _SLACK:
            what, when = (
                f"is said to have been opened on {write_day(work.accessed)}",
                f"Opened on {write_day(work.accessed)}",
            )
        else:
            continue
        yield Finding(
            code=CODE, rule=NAME, severity="warning",
            title=f"{when}, after the text that cites it ({context.cited.text.issued})",
            explanation=f"{name_work(work)} {what}; the text itself bears the date {context.cited.text.issued}. One of the dates is wrong.",
            grounds=(quote_citation(citation),), notes=(citation.note,) if citation.note else (), works=(work.id,),
        )  # fmt: skip


def _is_of_work(context: Context, last: date) -> bool:
    """Whether the text's own day is that of a work or of its access, from which it was then rather taken."""
    return len(context.cited.text.issued) == len("2022-02-01") and any(
        last == work.accessed or work.issued == (last, last) for work in context.cited.works.values()
    )


def _is_doubtful(context: Context, last: date) -> bool:
    """Whether the text's own date was misread: a third of its works are later, or its sentences tell of later days."""
    dated = [
        work
        for work in context.cited.works.values()
        if work.issued is not None and work.id in context.first_citations and not work.linked
    ]
    later = sum(work.issued is not None and work.issued[0] > last + _SLACK for work in dated)
    told = sum(
        when.how == "named" and when.kind in ("day", "month", "year") and when.period.first_day > last
        for statement in context.statements
        if statement.modality == "asserted"
        for when in statement.times
    )
    return (later >= 2 and later >= 0.3 * len(dated)) or told > 1


def read_last_day(issued: str) -> date | None:
    """Last day of a date in ISO form; None for any other.

    Examples
    --------
    >>> read_last_day("2022-02")
    datetime.date(2022, 2, 28)
    """
    match = _ISO.fullmatch(issued.strip())
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 12)
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    day = int(match[3]) if match[3] else monthrange(year, month)[1]
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


RULE: Final = Rule(
    code=CODE, name=NAME, severity="warning",
    question="Is a source dated or opened after the text itself?",
    explanation="Asked only of texts that bear a date; a month is allowed, and a year to journals and books, which are dated ahead.",
    check=check_future,
)  # fmt: skip
