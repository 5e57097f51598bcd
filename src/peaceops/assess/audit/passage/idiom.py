"""Turns of phrase that mean another verb: "was at the head of", "took over from", "drew criticism from", "struck a deal".

What enters: a fact as it was read. What leaves: the same fact under the verb that is meant, its words in the roles of that verb.
Never done here: a turn that might mean something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.passage.act import Fact
from peaceops.assess.audit.passage.lexis import gather
from peaceops.assess.audit.passage.word import Word

#: What comes to somebody from others: "drew criticism from".
_DRAWN: Final = gather(
    "drew draw draws drawn received receives attracted attract provoked provokes prompted earned met won"
)
_ANSWERS: Final = frozenset({"criticize", "protest", "back", "reject", "accept"})
_STRUCK: Final = gather("struck strike strikes reached reach reaches")


def read_idiom(fact: Fact, behind: str) -> Fact:
    """Read a fact by what its turn of phrase means; the same fact where it is none.

    Parameters
    ----------
    fact : Fact
        As its words stand.
    behind : str
        The word right behind its verb.
    """
    if fact.verbs == {"be"}:
        return _read_office(fact)
    if behind == "over" and fact.word in ("took", "take", "takes", "taken") and (ahead := _list_way(fact, "from")):
        kept = tuple(w for i, w in enumerate(ahead) if not (w.text == "one" and i and ahead[i - 1].is_name))
        return replace(fact, verbs=frozenset({"replace"}), patient=kept, rest=_leave(fact.rest, ahead))
    if fact.word in _DRAWN and (froms := _list_way(fact, "from")):
        acts = {w.concept for w in fact.patient} & _ANSWERS
        if acts:
            rest = (*_leave(fact.rest, froms), *(w for w in fact.patient if w.concept not in acts))
            return replace(fact, verbs=frozenset(acts), agent=froms, patient=fact.agent, rest=rest)
    if fact.word in _STRUCK and any(w.concept == "agreement" for w in fact.patient):
        return replace(fact, verbs=frozenset({"conclude", "sign"}))
    return fact


def _read_office(fact: Fact) -> Fact:
    """Read "was at the head of" and "was the leader of" as led."""
    for way in ("at", "in", ""):
        words = _list_way(fact, way) if way else fact.patient
        if (
            len(words) > 1
            and words[0].text in ("head", "charge", "command", "leader", "chairman", "chair")
            and not words[0].is_capital
        ):
            told = tuple(words[1:])
            rest = _leave(fact.rest, words) if way else fact.rest
            return replace(fact, verbs=frozenset({"lead"}), patient=told, rest=rest)
    return fact


def _list_way(fact: Fact, way: str) -> tuple[Word, ...]:
    return tuple(w for w in fact.rest if fact.ways.get(w.start) == way)


def _leave(words: Sequence[Word], left: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(w for w in words if w not in left)
