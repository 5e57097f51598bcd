"""Tests of identity facts: when a mission began and ended, who leads it, where it is, by what instrument.

What enters: a statement and an asker. What leaves: recomputed and ledger tests.
Never done here: a contradiction out of two acts: a mandate, its authorisation and the first troops have days of their
own, and a text that says "established" may mean any of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.decide import LEDGER_RULE
from peaceops.assess.audit.scope import Assertion, find_subject
from peaceops.errors import InvalidValue
from peaceops.evidence.answer import Reading
from peaceops.model.audit import Excerpt, Recomputed, StatementTest
from peaceops.model.period import parse_date_range
from peaceops.model.statement import Entity, Statement, When

DAY_TOPICS: Final = frozenset({"started", "ended", "withdrawn"})
ENTITY_TOPICS: Final[dict[str, tuple[str, ...]]] = {
    "lead": ("state", "organisation"),
    "host": ("state",),
    "organisation": ("organisation",),
}
TOPICS: Final = DAY_TOPICS | frozenset(ENTITY_TOPICS) | {"authorised"}
#: A day nearer to a known act than this may be the day of an act that the evidence does not hold.
_OTHER_ACT_DAYS: Final = 183
#: The same, where several sources with days of their own agree on the act.
_SURE_DAYS: Final = 31
_PLANNED: Final = re.compile(
    r"\b(?:expire|until|mandate (?:ends|ended|runs)|scheduled|due to|plan|would|will)\b", re.IGNORECASE
)
_EVENTS: Final = {
    "started": re.compile(
        r"\b(?:establish|creat|launch|deploy|set up|began|begin|start|initiat|arriv)\w*", re.IGNORECASE
    ),
    "ended": re.compile(
        r"\b(?:end(?:ed|s)?\b|terminat|clos|withdr[ae]w|complet|dissol|ceas|left\b|expir)\w*", re.IGNORECASE
    ),
    "": re.compile(
        r"\b(?:extend|renew|expand|increas|reduc|authori[sz]|endors|request|sign|transfer|succe|replac)\w*",
        re.IGNORECASE,
    ),
}
_BY: Final = {
    "lead": re.compile(
        r"\b(?:led|commanded|headed|directed|run) by\b|\bunder the (?:command|lead(?:ership)?) of\b", re.IGNORECASE
    ),
    "host": re.compile(
        r"\b(?:deployed|located|based|operat\w+|established|stationed) (?:in|to)\b|\bin\b", re.IGNORECASE
    ),
    "organisation": re.compile(r"\bby\b|\bunder\b|\bof\b", re.IGNORECASE),
}
_VERBS: Final = {
    "noted": r"\bnot(?:ed|es|ing)\b",
    "welcomed": r"\bwelcom",
    "expressed_satisfaction": r"\bsatisfaction\b",
    "endorsed": r"\bendors",
    "authorised": r"\bauthori[sz]",
    "established": r"\bestablish",
    "extended": r"\bextend|\brenew",
    "approved": r"\bapprov",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """A day on which the evidence sets the beginning or end."""

    reading: Reading
    reply: Reply
    first: date
    last: date
    fit: str
    gap: int


def check_identity(statement: Statement, asker: Asker) -> tuple[StatementTest, ...]:
    """Test a fact of a mission's identity."""
    if statement.is_negated:
        return ()
    topic = statement.predicate.topic
    if topic in DAY_TOPICS:
        return _check_days(statement, asker)
    if topic == "authorised":
        return _check_verb(statement, asker)
    return _check_entity(statement, asker)


def _check_days(statement: Statement, asker: Asker) -> tuple[StatementTest, ...]:
    if _PLANNED.search(statement.text):
        return ()
    entity, reason = find_subject(statement, ("mission",))
    if reason:
        return (StatementTest(kind="recomputed", verdict="no-evidence", explanation=f"Not tested: {reason}."),)
    if entity is None:
        return ()
    doubts = (f"the subject is {entity.how} ({entity.text or entity.id})",) if entity.how != "named" else ()
    found: list[StatementTest] = []
    for when in statement.times:
        fact = _read_event(statement, when)
        if not fact or when.kind not in ("day", "month", "year"):
            continue
        assertion = Assertion(statement=statement, amount=None, when=when, entity=entity, doubts=doubts)
        replies = [
            reply for subject in asker.find_subjects(entity) for reply in asker.ask(Probe(topic=fact, subject=subject))
        ]  # fmt: skip
        acts = list(_list_acts(assertion, replies))
        for kind in ("recomputed", "ledger"):
            own = [a for a in acts if (a.reading.rule == LEDGER_RULE) == (kind == "ledger")]
            if own:
                found.append(_decide_days(assertion, own, acts, kind))
    return tuple(found)


def _read_event(statement: Statement, when: When) -> str:
    """Read which event a day belongs to: that of the nearest word before it, else that of the statement's topic."""
    before = statement.text[: max(when.start - statement.start, 0)]
    cues = [(m.start(), fact) for fact, pattern in _EVENTS.items() for m in pattern.finditer(before)]
    topic = {"withdrawn": "ended"}.get(statement.predicate.topic, statement.predicate.topic)
    if len(statement.times) == 1:
        return topic
    return max(cues)[1] if cues else ""


def _list_acts(assertion: Assertion, replies: Sequence[Reply]) -> list[_Act]:
    days = assertion.days
    assert days is not None
    acts = []
    for reply in replies:
        for reading in reply.readings:
            if not reading.has_value:
                continue
            try:
                first, last = parse_date_range(reading.text)
            except InvalidValue:
                continue
            gap = max((first - days[1]).days, (days[0] - last).days, 0)
            fit = "outside" if gap else "equal" if (first, last) == days else "inside"
            if not gap and not (days[0] <= first and last <= days[1]) and (first, last) != days:
                fit = "overlaps"
            acts.append(_Act(reading=reading, reply=reply, first=first, last=last, fit=fit, gap=gap))
    return acts


def _decide_days(assertion: Assertion, own: Sequence[_Act], acts: Sequence[_Act], kind: str) -> StatementTest:
    assert assertion.when is not None
    figures = tuple(_day_figure(assertion, act) for act in sorted(own, key=lambda a: a.gap)[:12])
    grounds = tuple(
        Excerpt(where="claim", ref=act.reading.keys[0], text=act.reading.label)
        for act in own if act.reading.rule == LEDGER_RULE and act.reading.keys
    )[:6]  # fmt: skip
    words = "; ".join(dict.fromkeys(f"{a.reading.label}: {a.reading.text}" for a in own))
    agree = [a for a in own if a.fit in ("equal", "inside")]
    doubt = f"; {'; '.join(assertion.doubts)}" if assertion.doubts else ""
    if agree:
        against = [a for a in own if a.gap > _SURE_DAYS and a.reading.definition == agree[0].reading.definition]
        verdict = "supported-with-qualification" if against or assertion.doubts else "supported"
        text = f"the evidence agrees: {words}" if not against else f"some of the evidence agrees: {words}"
    elif any(a.fit == "overlaps" for a in own):
        verdict, text = (
            "supported-with-qualification",
            f"the evidence knows the day less closely than it is stated: {words}",
        )
    else:
        least = min(a.gap for a in acts)
        sources = {a.reading.source for a in acts if a.reading.source}
        limit = _SURE_DAYS if len(sources) > 1 and _agree_closely(acts) else _OTHER_ACT_DAYS
        if least > limit:
            verdict, text = "contradicted", f"{assertion.when.text} is {least} days from every day at hand: {words}"
        else:
            verdict = "no-evidence"
            text = f"{assertion.when.text} is {least} days from the nearest act at hand and may be that of another: {words}"
    return StatementTest(
        kind=kind, verdict=verdict, explanation=f"{text[0].upper()}{text[1:]}{doubt}.", figures=figures, grounds=grounds
    )


def _agree_closely(acts: Sequence[_Act]) -> bool:
    firsts = [a.first for a in acts]
    return (max(firsts) - min(firsts)).days <= _SURE_DAYS


def _day_figure(assertion: Assertion, act: _Act) -> Recomputed:
    assert assertion.when is not None
    return Recomputed(
        claimed=assertion.when.text, text=act.reading.text, definition=act.reading.definition, rule=act.reading.rule,
        period=act.reading.text, fit=act.fit, source=act.reading.source, citation=act.reading.citation,
        query=act.reading.query, command=act.reply.command, readings=1,
    )  # fmt: skip


# --- who and where


def _check_entity(statement: Statement, asker: Asker) -> tuple[StatementTest, ...]:
    topic = statement.predicate.topic
    mission, reason = find_subject(statement, ("mission",))
    named = _pick_named(statement, topic)
    if reason or mission is None or named is None:
        return ()
    found = []
    for subject in asker.find_subjects(mission):
        for reply in asker.ask(Probe(topic=topic, subject=subject)):
            test = _decide_entity(mission, named, reply, asker)
            if test:
                found.append(test)
    return tuple(found)


def _pick_named(statement: Statement, topic: str) -> Entity | None:
    """Pick whom a statement names as lead, host or organisation: the one right after the word that says so."""
    given = [e for e in statement.entities if e.kind in ENTITY_TOPICS[topic] and e.id and e.how == "named"]
    for entity in given:
        if topic == "lead" and re.match(r"\w*-led\b", statement.text[entity.start - statement.start :]):
            return entity
    for cue in _BY[topic].finditer(statement.text):
        at = cue.end() + statement.start
        near = [e for e in given if 0 <= e.start - at <= 12]
        if near:
            return min(near, key=lambda e: e.start)
    return None


def _decide_entity(mission: Entity, named: Entity, reply: Reply, asker: Asker) -> StatementTest | None:
    # A state and an organisation can both lead: one does not exclude the other.
    readings = [
        r for r in reply.readings if r.has_value and r.text and asker.is_state(r.text) == (named.kind == "state")
    ]
    if not readings:
        return None
    figures = tuple(
        Recomputed(
            claimed=named.text, text=asker.name(r.text), definition=r.definition, rule=r.rule,
            fit="equal" if r.text == named.id else "outside", source=r.source, citation=r.citation, query=r.query,
            command=reply.command, readings=1,
        )
        for r in readings
    )  # fmt: skip
    words = "; ".join(dict.fromkeys(f"{r.citation or r.label}: {asker.name(r.text)}" for r in readings))
    agree = [r for r in readings if r.text == named.id]
    if len(agree) == len(readings):
        verdict = "supported" if mission.how == "named" else "supported-with-qualification"
    elif agree:
        verdict = "contested"
    else:
        verdict = "contradicted"
    return StatementTest(kind="recomputed", verdict=verdict, explanation=f"{words}.", figures=figures)


# --- the verb of the Council


def _check_verb(statement: Statement, asker: Asker) -> tuple[StatementTest, ...]:
    mission, reason = find_subject(statement, ("mission",))
    if (
        reason
        or mission is None
        or not re.search(r"\b(?:Security )?Council|\bresolution\b", statement.text, re.IGNORECASE)
    ):
        return ()
    said = [name for name, pattern in _VERBS.items() if re.search(pattern, statement.text, re.IGNORECASE)]
    days = statement.times[0].period if statement.times else None
    found = []
    for subject in asker.find_subjects(mission):
        for reply in asker.ask(Probe(topic="claims", subject=subject, indicator="L1", definition="council_verb")):
            given = [
                r for r in reply.readings
                if r.has_value and r.text and (days is None or days.first_day.isoformat() <= r.period[0] <= days.last_day.isoformat())
            ]  # fmt: skip
            if given and said:
                found.append(_decide_verb(said, reply, given))
    return tuple(found)


def _decide_verb(said: Sequence[str], reply: Reply, given: Sequence[Reading]) -> StatementTest:
    codes = {r.text for r in given}
    figures = tuple(
        Recomputed(
            claimed=" ".join(said), text=r.text, definition=r.definition, rule=r.rule, period=r.period[0],
            fit="equal" if r.text in said else "outside", source=r.source, citation=r.citation, query=r.query,
            command=reply.command, readings=1,
        )
        for r in given[:8]
    )  # fmt: skip
    listed = ", ".join(sorted(codes)).replace("_", " ")
    if codes & set(said):
        return StatementTest(
            kind="ledger", verdict="supported", explanation=f"Verbs of the Council: {listed}.", figures=figures
        )
    return StatementTest(
        kind="ledger", verdict="supported-with-qualification", figures=figures,
        explanation=f"The Council acted on it, with another verb than the text's: {listed}.",
    )  # fmt: skip
