"""Troops or observers alone: asked by themselves where a source keeps them apart, for a sum of both says little of one.

What enters: a figure with the replies on the strength of its mission. What leaves: the replies that can speak of those whom it counts.
Never done here: a guess of how a sum is parted; a sum bears out neither, and excludes only more than it holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.asker import Asker, Reply
from peaceops.assess.audit.compared import LEDGER_RULE, compare_readings
from peaceops.assess.audit.figure import read_bounds
from peaceops.assess.audit.ownership import read_noun
from peaceops.assess.audit.scope import Assertion
from peaceops.evidence.answer import Reading

_OBSERVERS: Final = re.compile(r"\b(?:observers?|experts? on mission)\b", re.IGNORECASE)
_TROOPS: Final = re.compile(r"\b(?:troops?|soldiers?|infantry(?:m[ae]n)?)\b", re.IGNORECASE)

_TRAINED: Final = re.compile(r"\b(?:train(?:er|ee)|cadet|recruit|graduate)s?\b", re.IGNORECASE)
#: In the name of a mission: all its military may be observers.
_OBSERVING: Final = re.compile(r"\bobserv", re.IGNORECASE)


def narrow_strength(assertion: Assertion, replies: Sequence[Reply], asker: Asker) -> tuple[Reply, ...]:
    """Keep the replies that speak of those whom a figure counts, and ask of troops or observers alone.

    Parameters
    ----------
    assertion : Assertion
        With a figure.
    replies : sequence of Reply
        On the strength of its subject.
    asker : Asker
        What answers.
    """
    kind = _read_kind(assertion)
    if not kind or assertion.statement.predicate.topic != "strength":
        return tuple(replies)
    if kind == "observers" and any(_counts_observers(r) for reply in replies for r in reply.readings):
        return tuple(replies)
    probes = dict.fromkeys(replace(r.probe, topic="components") for r in replies if r.probe.topic == "strength")
    apart = tuple(
        replace(reply, readings=own)
        for probe in probes
        for reply in asker.ask(probe)
        if (own := tuple(r for r in reply.readings if r.definition == f"T3/deployed_{kind}" and r.has_value))
    )
    if kind == "observers":
        return (*(_keep_telling(assertion, reply, asker) for reply in replies), *apart)
    # Observers are few beside troops: the sum stands for these, unless they are borne out by themselves.
    agrees = any(c.agrees and c.days != "other" for c in compare_readings(assertion, apart, kind="recomputed"))
    return (*_drop_sums(replies), *apart) if agrees else tuple(replies)


def _read_kind(assertion: Assertion) -> str:
    """Read whether a figure counts observers or troops and nobody else."""
    if assertion.amount is None:
        return ""
    noun = read_noun(assertion)
    if tells_observers(noun):
        return "observers"
    return "troops" if _TROOPS.search(noun) and not _OBSERVERS.search(noun) else ""


def _counts_observers(reading: Reading) -> bool:
    """Whether the ledger tells the strength of the mission as that of its observers: it has no other military."""
    is_told = reading.definition == "T3/deployed_strength" and reading.rule == LEDGER_RULE
    return is_told and tells_observers(reading.label)


@lru_cache(maxsize=16_384)
def tells_observers(words: str) -> bool:
    """Whether words count observers and no troops.

    Examples
    --------
    >>> tells_observers("102 military observers"), tells_observers("146 troops and observers")
    (True, False)
    """
    return _OBSERVERS.search(words) is not None and _TROOPS.search(words) is None


@lru_cache(maxsize=16_384)  # asked of each pair of figures
def counts_others(noun: str, other: str) -> bool:
    """Whether two nouns count others: observers beside a sum in which they are, a force beside those whom it trains."""
    if _TRAINED.search(other) and not _TRAINED.search(noun):
        return True
    return tells_observers(noun) and _OBSERVERS.search(other) is not None and _TROOPS.search(other) is not None


def _is_sum(reading: Reading) -> bool:
    """Whether a reading is of troops and observers together."""
    if reading.definition != "T3/deployed_strength" or tells_observers(reading.label):
        return False
    return reading.rule != LEDGER_RULE or "troops and observers" in reading.label


def _drop_sums(replies: Sequence[Reply]) -> tuple[Reply, ...]:
    return tuple(replace(r, readings=tuple(x for x in r.readings if not _is_sum(x))) for r in replies)


def _keep_telling(assertion: Assertion, reply: Reply, asker: Asker) -> Reply:
    """Keep, of sums, those that are less than what is stated of a part; the same number where a mission is named for observing."""
    assert assertion.amount is not None
    low = read_bounds(assertion.amount).low
    mission = asker.read_mission(reply.probe.subject)
    is_observing = mission is not None and _OBSERVING.search(mission.name) is not None

    def tells(reading: Reading) -> bool:
        if not _is_sum(reading):
            return True
        return (
            low is not None
            and reading.high is not None
            and (low > reading.high or (is_observing and low == reading.high))
        )

    return replace(reply, readings=tuple(r for r in reply.readings if tells(r)))
