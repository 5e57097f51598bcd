"""The questions that a figure of a statement raises.

What enters: an assertion and an asker. What leaves: probes, and what they get.
Never done here: comparing.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.scope import Assertion

#: Indicators under which the ledger keeps a topic's claims.
TOPIC_CODES: Final[dict[str, tuple[str, ...]]] = {
    "displaced": ("D1/displaced_all", "D1/displaced_district", "D1/displaced_again"),
    "returned": ("D1/returned_all", "D1/returned_district", "D1/returned_organised", "D1/returned_spontaneous"),
    "share-returned": ("D1/return_ratio_all", "D1/return_ratio_district"),
    "citizenship": ("P1/naturalised_share", "P1/passports"),
    "deaths": ("D3/battle_deaths", "D3/battle_deaths_best"),
    "population": ("D11/population",),
}


def ask_all(assertion: Assertion, asker: Asker) -> tuple[Reply, ...]:
    """Ask all questions that an assertion raises."""
    replies: list[Reply] = []
    for probe in list_probes(assertion, asker):
        replies += asker.ask(probe)
    return tuple(replies)


def ask_month_before(assertion: Assertion, asker: Asker) -> tuple[Reply, ...]:
    """Ask tables of months for the month before a strength's own: on the days between, any figure between may be right."""
    month = _find_month(assertion)
    if assertion.statement.predicate.topic != "strength" or assertion.entity is None or month is None:
        return ()
    last = month[0] - timedelta(days=1)
    subjects = asker.find_subjects(assertion.entity)
    probes = (Probe(topic="strength", subject=subject, first=last.replace(day=1), last=last) for subject in subjects)
    return tuple(reply for probe in probes for reply in asker.ask(probe))


def list_probes(assertion: Assertion, asker: Asker) -> Iterator[Probe]:
    """List the questions that an assertion raises, one for each subject and code."""
    statement, entity = assertion.statement, assertion.entity
    assert entity is not None
    topic = statement.predicate.topic
    if topic == "contributions":
        if any(e.kind == "mission" and e.id for e in statement.entities):
            return  # of one mission: the table of states holds all together
        days = _find_month(assertion) or assertion.days
        yield Probe(topic=topic, state=entity.id, first=days[0] if days else None, last=days[1] if days else None)
        return
    if topic == "deaths" and entity.kind == "state":
        yield _in_days(Probe(topic=topic, state=entity.id), assertion)
    subjects = asker.find_subjects(entity)
    for subject in subjects:
        yield from _list_probes_of(subject, assertion)


def _list_probes_of(subject: str, assertion: Assertion) -> Iterator[Probe]:
    """List the questions on one mission or conflict."""
    statement = assertion.statement
    topic, indicator = statement.predicate.topic, statement.predicate.indicator
    if topic in TOPIC_CODES:
        for code in TOPIC_CODES[topic]:
            name, _, definition = code.partition("/")
            yield Probe(topic="claims", subject=subject, indicator=name, definition=definition)
    elif topic in ("strength", "ceiling"):
        yield Probe(topic="strength", subject=subject)
        if (month := _find_month(assertion)) is not None:
            yield Probe(topic="strength", subject=subject, first=month[0], last=month[1])
        yield Probe(topic="ceiling", subject=subject)
    elif topic in ("fatalities", "duration"):
        yield _in_days(Probe(topic=topic, subject=subject), assertion)
        if topic == "fatalities" and assertion.when is not None and assertion.when.kind in ("until", "range", "since"):
            yield Probe(topic=topic, subject=subject)  # all years, to be added up
    elif topic == "share-contributor":
        yield _in_days(Probe(topic="share", subject=subject), assertion)
    elif indicator:
        definition = statement.predicate.definition
        yield Probe(topic="claims", subject=subject, indicator=indicator, definition=definition)


def _find_month(assertion: Assertion) -> tuple[date, date] | None:
    """Find the month of a day or month that a figure is of: tables of months answer for it exactly."""
    days = assertion.days
    if days is None or (days[0].year, days[0].month) != (days[1].year, days[1].month):
        return None
    return days[0].replace(day=1), days[0].replace(day=calendar.monthrange(days[0].year, days[0].month)[1])


def _in_days(probe: Probe, assertion: Assertion) -> Probe:
    days = assertion.days
    if days is None or probe.topic == "duration":
        return probe
    return replace(probe, first=days[0], last=days[1])
