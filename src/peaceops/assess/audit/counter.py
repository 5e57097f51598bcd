"""The right number of another counter: police for soldiers, all the dead for those of hostile acts.

What enters: a figure that nothing bears out, and the readings on its subject. What leaves: a test that names what the
number counts, or None.
Never done here: a short number, which meets another by chance; a word that may hold the other counter too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from peaceops.assess.audit.admit import read_stretch
from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.cause import CAUSES, list_causes
from peaceops.assess.audit.compared import LEDGER_RULE
from peaceops.assess.audit.figure import count_digits
from peaceops.assess.audit.ownership import read_noun
from peaceops.assess.audit.scope import Assertion, match_days, read_days
from peaceops.evidence.answer import Reading
from peaceops.model.audit import Recomputed, StatementTest

_POLICE: Final = re.compile(r"\bpolice|\bofficers of the police", re.IGNORECASE)
_SOLDIERS: Final = re.compile(r"\b(?:soldier|troop|military|observer|infantry)", re.IGNORECASE)
_NAMES: Final = {
    "T3/deployed_police": "police", "T3/deployed_strength": "troops and observers",
    "F4/deaths_all": "deaths of all causes", "F4/hostile_deaths": "deaths by malicious acts",
    "F4/deaths_accident": "deaths by accident", "F4/deaths_illness": "deaths by illness",
}  # fmt: skip
_DIGITS: Final = {"strength": 3, "fatalities": 2, "equipment": 3}
_THINGS: Final = re.compile(
    r"\b(?:vehicle|carrier|tank|helicopter|aircraft|truck|car|gun|weapon|rifle|ship)s?\b", re.IGNORECASE
)
#: Deaths that are fewer than this many meet another number by chance.
_MANY: Final = 20


def find_counter(assertion: Assertion, replies: Sequence[Reply], asker: Asker) -> StatementTest | None:
    """Find what else an exact number counts in the same mission on the same days.

    Parameters
    ----------
    assertion : Assertion
        A figure of a mission.
    replies : sequence of Reply
        Readings of all definitions.
    asker : Asker
        What answers.
    """
    amount, entity = assertion.amount, assertion.entity
    topic = assertion.statement.predicate.topic
    if amount is None or entity is None or entity.how != "named" or entity.kind != "mission" or topic not in _DIGITS:
        return None
    if amount.bound != "exact" or amount.low is None or amount.low != amount.high or assertion.statement.is_negated:
        return None
    if count_digits(amount.low) < _DIGITS[topic]:
        return None
    if topic == "equipment":
        return _find_people(assertion, asker)
    others = _list_other_counters(assertion)
    own = [
        (reply, r) for reply in replies for r in reply.readings
        if r.has_value and r.definition in others and r.low == r.high == amount.low and _is_of_days(assertion, r, topic)
    ]  # fmt: skip
    if not own or (topic == "fatalities" and amount.low < _MANY):
        return None
    return _tell(assertion, own[0][0], own[0][1], asker)


def _find_people(assertion: Assertion, asker: Asker) -> StatementTest | None:
    """Find that a number of vehicles or arms is that of the people who serve."""
    amount, entity = assertion.amount, assertion.entity
    assert amount is not None
    assert entity is not None
    if not _THINGS.search(amount.noun):
        return None
    for topic in ("ceiling", "strength"):
        for reply in asker.ask(Probe(topic=topic, subject=entity.id)):
            own = [r for r in reply.readings if r.has_value and r.unit == "persons" and r.high == amount.low]
            if own:
                return _tell(assertion, reply, own[0], asker)
    return None


def _tell(assertion: Assertion, reply: Reply, reading: Reading, asker: Asker) -> StatementTest:
    amount, entity = assertion.amount, assertion.entity
    assert amount is not None
    assert entity is not None
    counted = _NAMES.get(reading.definition, "people")
    figure = Recomputed(
        claimed=amount.text, claimed_low=amount.low, claimed_high=amount.high, low=reading.low, high=reading.high,
        unit=reading.unit, definition=reading.definition, rule=reading.rule, fit="other-definition",
        period=" to ".join(dict.fromkeys(reading.period)), source=reading.source, citation=reading.citation,
        query=reading.query, command=reply.command, readings=1,
    )  # fmt: skip
    kind = "ledger" if reading.rule == LEDGER_RULE else "recomputed"
    words = f"{asker.name(entity.id)}: The number is that of {counted}: {reading.label.rstrip('.')}."
    return StatementTest(kind=kind, verdict="contradicted", explanation=words, figures=(figure,))


def _list_other_counters(assertion: Assertion) -> frozenset[str]:
    """List the definitions that the words exclude: police for who is called soldiers, other causes for the one named."""
    topic = assertion.statement.predicate.topic
    if topic == "strength":
        noun = read_noun(assertion)
        if _POLICE.search(noun):
            return frozenset({"T3/deployed_strength"})
        return frozenset({"T3/deployed_police"}) if _SOLDIERS.search(noun) else frozenset()
    named = {name for _, name in list_causes(read_stretch(assertion))}
    if len(named) != 1 or len(assertion.statement.amounts) > 1:
        return frozenset()
    return frozenset({*CAUSES, "F4/deaths_all"}) - named


def _is_of_days(assertion: Assertion, reading: Reading, topic: str) -> bool:
    """Whether a reading is of the days stated: of the whole mission for the dead of no day."""
    if assertion.days is not None:
        days = read_days(reading)
        return match_days(reading, assertion.days) == "same" and (topic != "fatalities" or days == assertion.days)
    return topic == "fatalities" and reading.rule == LEDGER_RULE and "fatalities" in reading.source
