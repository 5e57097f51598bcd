"""Tests of identity facts: when a mission began and ended, who leads it, where it is, by what instrument.

What enters: a statement and an asker. What leaves: recomputed and ledger tests.
Never done here: reading what is told of whom (``told``), days (``acts``) and names (``belonging``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.acts import check_active, check_days, take_precision
from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.belonging import DENIED, check_belonging, check_described, check_verb, deny, is_short_for
from peaceops.assess.audit.expiry import check_mandate_end, read_mandate_end
from peaceops.assess.audit.presence import check_presence, check_whole_life
from peaceops.assess.audit.tenure import check_tenure
from peaceops.assess.audit.told import EVENTS, find_mission, is_told_of
from peaceops.model.audit import SUPPORT, StatementTest
from peaceops.model.statement import Entity, Statement


def check_identity(statement: Statement, asker: Asker, *, is_undated: bool = False) -> tuple[StatementTest, ...]:
    """Test the facts of a mission's identity that a statement asserts: days, lead, host, organisation, verb of the Council.

    Parameters
    ----------
    statement : Statement
        Any.
    asker : Asker
        What answers.
    is_undated : bool
        Whether the whole text names no day.
    """
    if statement.modality not in ("asserted", "reported"):
        return ()
    mission, reason = find_mission(statement, asker)
    if mission is None:
        told = statement.predicate.topic in ("started", "ended") and bool(reason)
        silent = StatementTest(kind="recomputed", verdict="no-evidence", explanation=f"Not tested: {reason}.")
        return (silent,) if told else ()
    if (ended := read_mandate_end(statement, mission)) is not None and not statement.is_negated:
        return check_mandate_end(ended, mission, asker)
    if (late := _read_not_until(statement)) is not None:
        return tuple(check_days(late, mission, asker))
    if statement.is_negated or DENIED.search(statement.text):
        active = [
            t for when in statement.times if _DENIED_LIFE.search(statement.text) and is_told_of(statement, mission, when)
            for t in check_active(statement, when, mission, asker, ())
        ]  # fmt: skip
        lengths = check_tenure(statement, mission, asker, is_undated=is_undated)
        return (*lengths, *(deny(test) for test in active), *check_belonging(statement, mission, asker))
    whole = list(check_whole_life(statement, mission, asker))
    found = [*(whole or check_days(statement, mission, asker)), *check_belonging(statement, mission, asker)]
    if not any(f.definition.startswith("identity/") and f.definition not in _OF_WHOM for t in found for f in t.figures):
        found += check_presence(statement, mission, asker)
    if _is_part_of_area(statement, mission, asker):
        found = [
            t for t in found if t.verdict != "contradicted" or not any(f.definition in _OF_ENDS for f in t.figures)
        ]
    if _is_placed_elsewhere(statement, mission, asker):
        why = "Where it was is not settled."
        found = [
            replace(t, verdict="no-evidence", explanation=f"{why} {t.explanation}")
            if t.verdict in SUPPORT and any(f.definition in _OF_LIFE for f in t.figures)
            else t
            for t in found
        ]
    found += check_described(statement, mission, asker)
    found += check_tenure(statement, mission, asker, is_undated=is_undated)
    if statement.predicate.topic == "authorised":
        found += check_verb(statement, mission, asker)
    return tuple(found)


#: Facts that say nothing of days.
_OF_WHOM: Final = frozenset({"identity/host", "identity/lead", "identity/organisation"})
_OF_ENDS: Final = frozenset({"identity/started", "identity/ended", "identity/instrument"})
_OF_LIFE: Final = _OF_ENDS | {"identity/active"}


def _is_part_of_area(statement: Statement, mission: Entity, asker: Asker) -> bool:
    """Whether one of several hosts is named: when a mission came there, or left, is not when it began or ended."""
    own = asker.read_mission(mission.id)
    if own is None or len(own.hosts) < 2:
        return False
    named = {e.id for e in statement.entities if e.kind == "state" and e.how == "named"} & set(own.hosts)
    return bool(named) and not set(own.hosts) <= named


_IN_PLACE: Final = re.compile(r"\s(?:was|were|is|has been|had been|stayed|remained)\s(?:\w+\s){0,2}?in\s(?:the\s)?")


def _is_placed_elsewhere(statement: Statement, mission: Entity, asker: Asker) -> bool:
    """Whether a mission is said to have been in a state that is none of its hosts: that its days fit bears nothing out."""
    own, text, at = asker.read_mission(mission.id), statement.text, statement.start
    hosts = {own.host, *own.hosts} if own is not None else set()
    return bool(hosts) and any(
        e.kind == "state" and e.how == "named" and e.id not in hosts
        and not any(is_short_for(e, asker.name(host)) for host in hosts - {""})
        and _IN_PLACE.fullmatch(text[max(mission.end - at, 0) : max(e.start - at, 0)])
        for e in statement.entities
    )  # fmt: skip


_NOT_UNTIL: Final = re.compile(
    r"\b(?:not|never)\b(?P<verb>[^,;.]{1,40}?)\s(?:until|till)\s|n[’']t\b(?P<short>[^,;.]{1,40}?)\s(?:until|till)\s",
    re.IGNORECASE,
)


def _read_not_until(statement: Statement) -> Statement | None:
    """Read "was not established until 2001" as established in 2001, or None where nothing is put off."""
    found = _NOT_UNTIL.search(statement.text)
    if found is None or len(statement.times) != 1 or statement.times[0].kind != "until":
        return None
    verb = found["verb"] or found["short"]
    if (
        not EVENTS["started"].search(verb)
        and not EVENTS["ended"].search(verb)
        and not re.search(
            r"\b(?:start|begin|launch|leave|end|close|arrive|land|open|withdraw|deploy|enter|come)\b", verb
        )
    ):
        return None
    when = statement.times[0]
    text = statement.text[: found.start()] + statement.text[found.start() :].replace(" not ", "     ", 1)
    day = take_precision(when, when.period.last_day)
    kind = "year" if day.period.first_day.month != day.period.last_day.month else "month"
    day = replace(day, kind="day" if day.period.first_day == day.period.last_day else kind)
    return replace(statement, text=text, times=(day,), is_negated=False)


_DENIED_LIFE: Final = re.compile(
    r"\b(?:no longer|not|never)\s(?:yet\s|longer\s)?(?:exist|in\b|there\b|deployed|active|serv|operat|present|stationed)",
    re.IGNORECASE,
)
