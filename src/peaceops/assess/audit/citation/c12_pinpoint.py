"""C12: the page cited lies outside the work.

What enters: a context. What leaves: findings.
Never done here: paragraphs, roman pages, works whose own pages the notes do not give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from peaceops.assess.audit.citation.rule import Context, Rule, name_work, quote_citation
from peaceops.model.audit import Finding

CODE: Final = "C12"
NAME: Final = "page-outside-the-work"
_PAGES: Final = re.compile(r"(?:S\.\s)?(\d{1,5})(?:\s?[-–]\s?(\d{1,5}))?")
_PINPOINT: Final = re.compile(r"(?:pp?\.?\s?|[Ss]\.\s?|at\s)?(\d{1,5})(?:\s?[-–]\s?(\d{1,5}))?")


def check_pinpoint(context: Context) -> Iterator[Finding]:
    """Find pinpoints that lie before the first or end after the last page of an article."""
    for citation in context.cited.graph.citations:
        work = context.cited.works.get(citation.work)
        if work is None or not (
            work.kind in ("article-journal", "chapter") or (work.kind == "document" and work.container)
        ):
            continue
        pages, point = _PAGES.fullmatch(work.pages.strip()), _PINPOINT.fullmatch(citation.pinpoint.strip())
        if pages is None or point is None:
            continue
        first = int(pages[1])
        last = _complete(pages[1], pages[2]) if pages[2] else None
        page = int(point[1])
        if page >= first and last is not None and page <= last and point[2]:
            page = _complete(point[1], point[2])  # "250–61" of a chapter that ends on 255
        if page >= first and (last is None or page <= last):
            continue
        yield Finding(
            code=CODE, rule=NAME, severity="warning",
            title=f"Page {page} is cited of a work that stands on pages {work.pages}",
            explanation=f"{name_work(work)} stands on pages {work.pages} of {work.container or 'its volume'}; page {page} is not among them.",
            grounds=(quote_citation(citation),), notes=(citation.note,) if citation.note else (), works=(work.id,),
        )  # fmt: skip


def _complete(first: str, last: str) -> int:
    """Read the 92 of ``269–92`` as 292."""
    return int(first[: len(first) - len(last)] + last) if len(last) < len(first) else int(last)


RULE: Final = Rule(
    code=CODE, name=NAME, severity="warning",
    question="Does the page cited lie within the work?",
    explanation="Asked only of articles and chapters whose first and last page the text itself gives; paragraphs and notes are left alone.",
    check=check_pinpoint,
)  # fmt: skip
