"""Which missions a statement counts: an organisation's, those outside it, a lead's, a host's; begun, active or ended.

What enters: a statement on a count. What leaves: the probes that ask for it, without days; None where it is unclear.
Never done here: asking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.asker import Probe
from peaceops.model.statement import Statement

TOPICS: Final = frozenset({"missions-established", "missions-active", "missions-ended", "conflicts"})
OUTSIDE_UN: Final = re.compile(r"\bnon-?\s?(?P<a>UN|United Nations)\b|\boutside the (?P<b>UN|United Nations)\b")
_BOTH: Final = re.compile(r"\b(?:manag|conduct|run\b|ran\b|had\b|operat|carr(?:y|ied))", re.IGNORECASE)
_BEGUN: Final = re.compile(r"\b(?:establish|creat|launch|deploy|set up|start|initiat|authori[sz]|new)", re.IGNORECASE)
_MISSIONS: Final = re.compile(r"\b(?:missions|operations)\b", re.IGNORECASE)
_LED: Final = re.compile(r"\b(?:led|run|commanded) by\s(?:the\s)?$", re.IGNORECASE)


#: "UN missions lost more people in 1993 than in 1994": no missions are counted.
_OF_PEOPLE: Final = re.compile(
    r"\b(?:lost|buried|died|dead|deaths|killed|fatalit\w+|(?:more|fewer) (?:people|personnel|troops|soldiers|police|observers|peace-?keepers|men|women|money))\b",
    re.IGNORECASE,
)


def compares_missions(statement: Statement) -> bool:
    """Whether a statement compares two sets of missions of different days."""
    comparison = statement.comparison
    return (
        comparison is not None and comparison.with_period is not None and bool(_MISSIONS.search(statement.text))
        and statement.predicate.topic != "contributions"
        and not _OF_PEOPLE.search(statement.text)
        and not any(e.kind == "mission" for e in statement.entities if e.role == "subject")
    )  # fmt: skip


def read_filter(statement: Statement) -> Probe | None:
    """Read which missions are counted: an organisation's, those outside it, a lead's, a host's; None where unclear."""
    topic = statement.predicate.topic
    if topic not in TOPICS:
        topic = "missions-established" if _BEGUN.search(statement.text) else "missions-active"
    probe = Probe(topic=topic)
    if OUTSIDE_UN.search(statement.text):
        probe = replace(probe, not_organisation="UN")
    organisations = {e.id for e in statement.entities if e.kind == "organisation" and e.id and e.role != "object"}
    if any(not e.id and e.candidates for e in statement.entities):
        return None
    if probe.not_organisation:
        organisations.discard("UN")
    if len(organisations) > 1:
        return None
    if organisations:
        probe = replace(probe, organisation=organisations.pop())
    if len({e.id for e in statement.entities if e.kind == "state" and e.id}) > 1:
        return None
    for entity in (e for e in statement.entities if e.kind == "state" and e.id):
        at, end = entity.start - statement.start, entity.end - statement.start
        if re.search(r"\b(?:in|to)\s(?:the\s)?$", statement.text[:at], re.IGNORECASE):
            probe = replace(probe, host=entity.id)
        elif (
            entity.role == "subject"
            or re.match(r"\s?-?(?:led|lead)", statement.text[end:])
            or _LED.search(statement.text[:at])
        ):
            probe = replace(probe, lead=entity.id)
        else:
            return None
    return probe


def list_events(statement: Statement, probe: Probe) -> Iterator[Probe]:
    """List the events that the words may mean: "managed" holds missions begun and missions active."""
    yield probe
    if probe.topic != "missions-ended" and _BOTH.search(statement.text) and not _BEGUN.search(statement.text):
        yield replace(
            probe, topic="missions-active" if probe.topic == "missions-established" else "missions-established"
        )
