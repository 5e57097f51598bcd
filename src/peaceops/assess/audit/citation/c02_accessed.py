"""C02: a page was opened before it was published.

What enters: a context. What leaves: findings.
Never done here: issues of journals and books that are on line before their date.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from peaceops.assess.audit.citation.rule import Context, Rule, name_work, quote_citation, write_day, write_issued
from peaceops.model.audit import Finding
from peaceops.model.citation import Work

CODE: Final = "C02"
NAME: Final = "accessed-before-published"
#: How long before its date an issue may be on line, in days, by kind of work.
_EARLY: Final = {"article-journal": 731, "chapter": 548, "book": 548, "article-magazine": 92, "report": 92}


def check_accessed(context: Context) -> Iterator[Finding]:
    """Find works whose day of access lies before the first day that their date may mean."""
    for work in context.cited.works.values():
        if work.accessed is None or work.issued is None or work.id not in context.first_citations:
            continue
        gap = (work.issued[0] - work.accessed).days
        if gap <= _allow(work):
            continue
        citation = context.first_citations[work.id]
        yield Finding(
            code=CODE, rule=NAME, severity="error",
            title=f"Opened on {write_day(work.accessed)}, dated {write_issued(work)}",
            explanation=(
                f"{name_work(work)} is dated {write_issued(work)}; the note says that it was opened on "
                f"{write_day(work.accessed)}, {gap} days before. One of the two dates is wrong."
            ),
            grounds=(quote_citation(citation),), notes=(citation.note,) if citation.note else (), works=(work.id,),
        )  # fmt: skip


def _allow(work: Work) -> int:
    """Days that the one date may lie before the other: one for the hours of the world."""
    assert work.issued is not None
    days = (work.issued[1] - work.issued[0]).days
    if days == 0:
        return 2 if work.kind != "article-journal" else _EARLY["article-journal"]
    return max(62 if days < 100 else 183, _EARLY.get(work.kind, 0))


RULE: Final = Rule(
    code=CODE, name=NAME, severity="error",
    question="Was the page opened before it was published?",
    explanation=(
        "Nobody can read a page before it is there. Silent for journals, books and issues that appear on line before the date "
        "they bear, and where a date can be read two ways."
    ),
    check=check_accessed,
)  # fmt: skip
