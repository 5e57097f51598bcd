"""Resolutions that a statement names beside a mission: their days, and whose they are.

What enters: a statement, its verdict, an asker. What leaves: tests of a day, and the verdict where a resolution leaves it open.
Never done here: what a resolution did (``instrument``); a contradiction from a number that the registry lacks.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.instrument import NUMBERS, list_numbers, write_mandate
from peaceops.model.audit import StatementTest, Verdict
from peaceops.model.mission import Mission
from peaceops.model.statement import Statement, When

_BODIES: Final = ("Security Council", "General Assembly")
#: "Resolution 1769, which the Council had adopted in July 2005", "resolution 1769 of July 2005": the day is the resolution's.
_ADOPTED: Final = re.compile(
    r"\b[Rr]esolution (?P<number>\d{1,4}),? (?:of|adopted|passed|dated|(?:which|that) (?:the )?(?:UN |United Nations )?(?:Security )?Council (?:had |has )?(?:adopted|passed))(?: (?:in|on))? $"
)
_MONTHS: Final = {name: n for n, name in enumerate(calendar.month_name) if name}


def check_adopted(statement: Statement, asker: Asker) -> Iterator[StatementTest]:
    """Test the day on which a resolution that a mission rests on is said to have been adopted: another month or year is excluded.

    Parameters
    ----------
    statement : Statement
        With all its clauses.
    asker : Asker
        What reads the missions.
    """
    for when in statement.times if "esolution" in statement.text else ():
        before = statement.text[: max(when.start - statement.start, 0)].rstrip()
        found = _ADOPTED.search(f"{before} ")
        if found is None or when.how != "named" or when.kind not in ("day", "month", "year"):
            continue
        for own in _list_own(statement, asker):
            held = re.search(rf"\b(?:resolutions?|and) {found['number']} \((?P<day>[^)]*)\)", own.instrument)
            if held is not None and not _is_of_day(held["day"], when):
                yield write_mandate(
                    statement, own, "contradicted", f"The registry has {own.instrument} for {asker.name(own.id)}"
                )


def _list_own(statement: Statement, asker: Asker) -> list[Mission]:
    """List the missions that a statement names."""
    ids = dict.fromkeys(e.id for e in statement.entities if e.kind == "mission" and e.id)
    return [m for ident in ids if (m := asker.read_mission(ident)) is not None]


def _is_of_day(held: str, when: When) -> bool:
    """Whether a day may be the one that an instrument is dated to, as closely as the registry dates it."""
    year = re.search(r"\b(?:19|20)\d\d\b", held)
    first, last = when.period.first_day, when.period.last_day
    if year is None or not first.year <= int(year.group()) <= last.year:
        return year is None
    month = next((n for name, n in _MONTHS.items() if name in held), None)
    return month is None or first.year != last.year or first.month <= month <= last.month


def names_other_number(statement: Statement, asker: Asker) -> bool:
    """Whether a statement names a resolution by a number that none of its missions has in the registry.

    Parameters
    ----------
    statement : Statement
        Any.
    asker : Asker
        What reads the missions.
    """
    said = {int(n) for m in NUMBERS.finditer(statement.text) for n in m.groups() if n}
    own = {n for m in _list_own(statement, asker) for body in _BODIES for n in list_numbers(m.instrument, body)}
    return not said <= own


def leave_resolution(statement: Statement, verdict: Verdict, asker: Asker) -> Verdict:
    """Leave a statement open that says a mission rests on a resolution which is none of its missions', whatever else is borne out.

    Parameters
    ----------
    statement : Statement
        Any.
    verdict : Verdict
        Its verdict.
    asker : Asker
        What reads the missions.
    """
    if not verdict.verdict.startswith("supported") or _MADE_BY.search(statement.text) is None:
        return verdict
    is_read = any(
        f.definition == "identity/mandate" and t.verdict != "no-evidence" for t in verdict.tests for f in t.figures
    )
    if is_read or not names_other_number(statement, asker):
        return verdict
    why = "It names a resolution of which nothing is at hand; the rest is borne out."
    return replace(verdict, verdict="no-evidence", explanation=f"{why} {verdict.explanation}")


_MADE_BY: Final = re.compile(
    r"\b(?:established|created|set up|founded|authori[sz]ed|mandated)\b[^;]{0,60}?\b(?:by|in|under|through|with)\s[^;]{0,40}?\b[Rr]esolution \d"
    r"|,? (?:under|pursuant to|by virtue of) (?:the )?(?:UN |United Nations )?(?:Security Council |General Assembly )?[Rr]esolution \d"
)
