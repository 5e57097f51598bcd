"""C02: a page was opened before it was published.

What enters: a context. What leaves: findings.
Never done here: issues of journals and books that are on line before their date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from peaceops.assess.audit.citation.rule import Context, Rule, name_work, quote_citation, write_day, write_issued
from peaceops.model.audit import Finding
from peaceops.model.citation import Work

CODE: Final = "C02"
NAME: Final = "accessed-before-published"
#: How long before its date an issue may be on line, in days, by kind of work.
_FIGURES: Final = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{4}")
_EARLY: Final = {"article-journal": 731, "chapter": 548, "book": 548, "article-magazine": 92, "report": 92}


def check_accessed(context: Context) -> Iterator[Finding]:
    """Find works whose day of access lies before the first day that their date may mean."""
    for work in context.cited.works.values():
        if work.accessed is None or work.issued is None or work.id not in context.first_citations:
            continue
        citation = context.first_citations[work.id]
        gap = (_earliest(work) - _latest(work.accessed, citation.text)).days
        if gap <= _allow(work):
            continue
        yield Finding(
            code=CODE, rule=NAME, severity="error",
            title=f"Opened on {write_day(work.accessed)}, dated {write_issued(work)}",
            explanation=(
                f"{name_work(work)} is dated {write_issued(work)}; the note says that it was opened on "
                f"{write_day(work.accessed)}, {gap} days before. One of the two dates is wrong."
            ),
            grounds=(quote_citation(citation),), notes=(citation.note,) if citation.note else (), works=(work.id,),
        )  # fmt: skip


def _earliest(work: Work) -> date:
    """First day that a date may mean, days and months in figures read both ways."""
    assert work.issued is not None
    first = work.issued[0]
    return min(first, _turn(first)) if _FIGURES.fullmatch(work.issued_text) else first


def _latest(accessed: date, text: str) -> date:
    """Last day that a day of access may mean."""
    written = {f"{accessed.day:{pad}}.{accessed.month:{pad}}.{accessed.year}" for pad in ("", "02")}
    return max(accessed, _turn(accessed)) if any(form in text for form in written) else accessed


def _turn(day: date) -> date:
    """Take the day for the month and the month for the day, where both can be."""
    return date(day.year, day.day, day.month) if day.day <= 12 else day


def _allow(work: Work) -> int:
    """Days that the one date may lie before the other: one for the hours of the world, more for what is dated ahead."""
    assert work.issued is not None
    is_month = 0 < (work.issued[1] - work.issued[0]).days < 100
    if is_month and work.container and not any(work.container == author.name for author in work.authors):
        return max(62, _EARLY.get(work.kind, 0))  # an issue of a periodical
    return _EARLY.get(work.kind, 1)


RULE: Final = Rule(
    code=CODE, name=NAME, severity="error",
    question="Was the page opened before it was published?",
    explanation=(
        "Nobody can read a page before it is there. Silent for journals, books and issues that appear on line before the date "
        "they bear, and where a date can be read two ways."
    ),
    check=check_accessed,
)  # fmt: skip
