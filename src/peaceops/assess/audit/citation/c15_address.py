"""C15 and C16: an address that no browser can open, a day that no calendar has.

What enters: a context. What leaves: findings.
Never done here: opening addresses; blaming a note for a line's end that the reader lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from peaceops.assess.audit.citation.rule import Context, Rule, name_work, quote_citation
from peaceops.model.address import parse_address
from peaceops.model.audit import Finding
from peaceops.model.citation import Citation, Work

#: A day in a month of less than 31 days, after a word for opening a page.
_SHORT: Final = r"(?:Feb(?:ruary|ruar|rero|braio|\.)?|février|Apr(?:il|ile|\.)?|avril|abril|June?|juin|Juni|giugno|junio|Sept?(?:ember|embre|iembre|\.)?|settembre|Nov(?:ember|embre|iembre|\.)?)"
_OPENED: Final = re.compile(
    rf"\b(?:[Aa]ccess(?:ed)?|[Rr]etrieved|[Vv]isited|[Vv]iewed|[Cc]onsulted|[Cc]onsulté|[Cc]onsultato|[Cc]onsultado|[Zz]ugriff|[Aa]bgerufen)\b[^\d;]{{0,12}}?(?P<day>(?P<a>29|30|31)\.?\s(?P<m>{_SHORT})\s(?:19|20)\d\d|(?P<n>{_SHORT})\s(?P<b>29|30|31),\s(?:19|20)\d\d)"
)

#: How far before its day of access the title of an entry stands, and how long it must be to be told from other words.
_ENTRY: Final = 400
_LEAST_TITLE: Final = 6
_ACCESS: Final = re.compile(r"\b(?:[Aa]ccessed|[Rr]etrieved|[Vv]isited|[Vv]iewed|[Cc]onsulted)\b")


def check_address(context: Context) -> Iterator[Finding]:
    """Find addresses with a fault that no break of a line explains."""
    is_whole = context.cited.text.format in ("docx", "html")
    for work in context.cited.works.values():
        citation = context.first_citations.get(work.id)
        fault = parse_address(work.address).fault if work.address else ""
        if citation is None or not fault or work.address.startswith("/") or ("scheme" not in fault and not is_whole):
            continue
        yield Finding(
            code="C15", rule="address-that-cannot-be-opened", severity="warning",
            title=f"The address cannot be opened: {fault}",
            explanation=f"{name_work(work)} is said to stand at {work.address[:200]}: {fault}.",
            grounds=(quote_citation(citation),), notes=(citation.note,) if citation.note else (), works=(work.id,),
        )  # fmt: skip


def check_day(context: Context) -> Iterator[Finding]:
    """Find dates of works that no calendar has."""
    for work in context.cited.works.values():
        citation = context.first_citations.get(work.id)
        if citation is None or work.issued is not None or not work.issued_text or work.issued_text[:1] == "n":
            continue
        yield Finding(
            code="C16", rule="day-that-does-not-exist", severity="warning",
            title=f"{work.issued_text} is no day of the calendar",
            explanation=f"{name_work(work)} is dated {work.issued_text}, a day that does not exist.",
            grounds=(quote_citation(citation),), notes=(citation.note,) if citation.note else (), works=(work.id,),
        )  # fmt: skip
    yield from _check_access(context)
    yield from _check_entries(context)


def _check_access(context: Context) -> Iterator[Finding]:
    """Find days of access that no calendar has."""
    for citation in context.cited.graph.citations:
        work = context.cited.works.get(citation.work)
        match = _OPENED.search(citation.text) if work is not None else None
        if work is None or match is None or not _is_impossible(match):
            continue
        yield _report_day(work, citation, " ".join(match["day"].split()))


def _check_entries(context: Context) -> Iterator[Finding]:
    """Find days of access in entries of a list of references, which the citations of the text do not repeat."""
    titled = {
        " ".join(work.title.split()): work for work in context.cited.works.values() if len(work.title) >= _LEAST_TITLE
    }
    told: set[tuple[str, str]] = set()
    for passage in context.cited.text.passages:
        if "20" not in passage.text and "19" not in passage.text:
            continue
        words = " ".join(passage.text.split())
        for match in _OPENED.finditer(words):
            if not _is_impossible(match):
                continue
            before = words[max(0, match.start() - _ENTRY) : match.start()]
            if others := [*_ACCESS.finditer(before)]:
                before = before[others[-1].end() :]  # an entry has one day of access
            placed = max(((before.rfind(title), title) for title in titled), default=(-1, ""))
            work = titled[placed[1]] if placed[0] >= 0 else None
            citation = context.first_citations.get(work.id) if work is not None else None
            if work is None or citation is None or citation.sentence is None:
                continue
            day = " ".join(match["day"].split())
            if (work.id, day) not in told:
                told.add((work.id, day))
                yield _report_day(work, citation, day)


def _report_day(work: Work, citation: Citation, day: str) -> Finding:
    return Finding(
        code="C16", rule="day-that-does-not-exist", severity="warning",
        title=f"{day} is no day of the calendar",
        explanation=f"{name_work(work)} is said to have been opened on {day}, a day that does not exist.",
        grounds=(quote_citation(citation),), notes=(citation.note,) if citation.note else (), works=(work.id,),
    )  # fmt: skip


def _is_impossible(match: re.Match[str]) -> bool:
    number, month = int(match["a"] or match["b"]), (match["m"] or match["n"]).lower()
    longest = 30 if month[:3] != "feb" and month[:2] != "fé" else 29
    return number > longest


ADDRESS: Final = Rule(
    code="C15", name="address-that-cannot-be-opened", severity="warning",
    question="Is the address one that can be opened at all?",
    explanation=(
        "A misspelt or doubled scheme, no host, an escape cut off. Texts from PDF lose parts of addresses at line ends, so there "
        "only the scheme is asked about. Whether the page still stands there is not asked: nothing here goes on line."
    ),
    check=check_address,
)  # fmt: skip
DAY: Final = Rule(
    code="C16", name="day-that-does-not-exist", severity="warning",
    question="Does the day exist on which the work is said to have appeared?",
    explanation="31 November and 29 February of a common year are slips that a reader cannot resolve.",
    check=check_day,
)  # fmt: skip
