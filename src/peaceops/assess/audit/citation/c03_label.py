"""C03: the date of a work contradicts the date in its address.

What enters: a context. What leaves: findings.
Never done here: taking a folder of uploads for a day of publication.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from peaceops.assess.audit.citation.rule import Context, Rule, name_work, quote_citation, write_issued
from peaceops.model.address import AddressDate, parse_address
from peaceops.model.audit import Finding
from peaceops.model.citation import Work

CODE: Final = "C03"
NAME: Final = "label-against-address"
_PAGE_SLACK: Final = timedelta(days=3)
_FOLDER_SLACK: Final = timedelta(days=31)
_PERIODICALS: Final = frozenset({"article-journal", "book", "chapter", "article-magazine"})


def check_label(context: Context) -> Iterator[Finding]:
    """Find works whose date and address cannot both be right."""
    for work in context.cited.works.values():
        if work.issued is None or not work.address or work.id not in context.first_citations:
            continue
        found = _find_conflict(work)
        if found is None:
            continue
        severity, dates, why = found
        citation = context.first_citations[work.id]
        named = " and ".join(f"“{d.text}”" for d in dates)
        yield Finding(
            code=CODE, rule=NAME, severity=severity,
            title=f"Dated {write_issued(work)}, but its address says {named}",
            explanation=f"{name_work(work)} is dated {write_issued(work)}; its address holds {named}. {why}",
            grounds=(quote_citation(citation),), notes=(citation.note,) if citation.note else (), works=(work.id,),
        )  # fmt: skip


def _find_conflict(work: Work) -> tuple[str, tuple[AddressDate, ...], str] | None:
    assert work.issued is not None
    first, last = work.issued
    dates = parse_address(work.address).dates
    pages = [d for d in dates if d.where == "page"]
    if pages and all(d.last + _PAGE_SLACK < first or d.first - _PAGE_SLACK > last for d in pages):
        if work.kind in _PERIODICALS:
            return None
        if pages[0].last < first:
            return (
                "warning",
                tuple(pages),
                "A page stands at the day on which it was put up: it was there before its date.",
            )
        return (
            "note",
            tuple(pages),
            "The page was put up later than its date: a copy, a later version, or a slip in the date.",
        )
    folders = [d for d in dates if d.where == "folder"]
    if folders and all(d.last + _FOLDER_SLACK < first for d in folders):
        names = [d for d in dates if d.where == "name" and d.last < first]
        why = (
            "The folder says when the file was put there, which is no day of publication; but a file cannot be put there before "
            "it exists"
        )
        if names:
            return "warning", (*folders, *names), why + ", and its name too bears an earlier year."
        return "note", tuple(folders), why + ", unless the folder bears the day of a post that was changed later."
    return None


RULE: Final = Rule(
    code=CODE, name=NAME, severity="warning",
    question="Does the date of the work contradict the date in its address?",
    explanation=(
        "Sites put the day of a page into its path. Folders of uploads say only when a file was put there, so a later folder "
        "says nothing, and an earlier one is graver if the name of the file agrees with it. Silent within three days (a month "
        "for folders), for journals and books, and where the year alone fits."
    ),
    check=check_label,
)  # fmt: skip
