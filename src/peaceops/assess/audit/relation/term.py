"""A number that a part of a sentence tells of: what is counted, of whom, when.

What enters: masked words. What leaves: a term, with what the words leave open.
Never done here: a term from words of which one is in no table.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import Final

from peaceops.assess.audit.relation.mask import Days, Masked
from peaceops.assess.audit.relation.word import (
    CAUSES,
    CONFLICTS,
    DEATH,
    DISPLACED,
    FILL,
    FIRM,
    HAVE,
    HOSTS,
    KINDS,
    OURS,
    REFUGEES,
    RETURNS,
    STRENGTH,
    TOLL,
    VIOLENCE,
)
from peaceops.assess.audit.tally.signs import join_kinds
from peaceops.assess.audit.tally.slot import WORLD

_TOKEN: Final = re.compile(r"[a-z][a-z-]*\d*")
_READ: Final = {
    "strength": STRENGTH | HAVE | FILL | KINDS.keys() | {"blue"},
    "deaths": DEATH | HAVE | FILL | KINDS.keys() | CAUSES.keys() | {"acts", "act", "blue", "caused", "due", "suffered", "claimed"},
    "refugees": REFUGEES | HAVE | FILL | HOSTS | {"home", "abroad"},
    "displaced": DISPLACED | HAVE | FILL | {"inside"},
    "returns": RETURNS | REFUGEES | HAVE | FILL,
    "violence": VIOLENCE | TOLL | HAVE | FILL,
    "conflicts": CONFLICTS | HAVE | FILL,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A number told of; what is empty is left to the other term of the sentence.

    Parameters
    ----------
    measure : str
        ``strength``, ``deaths`` (of peacekeepers), ``refugees-in``, ``refugees-from``, ``displaced``, ``returns``, ``violence``
        (deaths of it) or ``conflicts``.
    kind : str
        Of strength a kind, of deaths a cause, of violence its type.
    mission : str
        Id of the mission, or that of all of the United Nations.
    states : tuple of str
        Ids of states.
    days : tuple of date, or None
        First and last day.
    is_sum : bool
        Whether the numbers of all years in its days are added up.
    is_firm : bool
        Whether the words say that all counted are in uniform.
    is_default : bool
        Whether no name tells that all of the United Nations are meant: beside a mission it may be that one's.
    """

    measure: str = ""
    kind: str = ""
    mission: str = ""
    states: tuple[str, ...] = ()
    days: Days | None = None
    is_sum: bool = False
    is_firm: bool = False
    is_default: bool = False


def read_term(words: str, masked: Masked, hint: str = "") -> Term | None:
    """Read a part of a sentence; None where a word of it is not known.

    Parameters
    ----------
    words : str
        Masked words.
    masked : Masked
        What the tokens stand for.
    hint : str
        What is counted where the words do not tell.
    """
    tokens = _TOKEN.findall(words)
    if re.search(r"\d", re.sub(r"\b[nda]\d+\b", "", words)) or re.search(r"[;:(—–]", words):
        return None
    plain = [t for t in tokens if not re.fullmatch(r"[nda]\d+", t)]
    days = [masked.days[int(t[1:])] for t in tokens if re.fullmatch(r"d\d+", t)]
    if len(days) > 1 or any(re.fullmatch(r"a\d+", t) for t in tokens):
        return None
    names = _read_names(tokens, masked)
    if names is None:
        return None
    missions, states, _ = names
    held = set(plain)
    told = _find_family(held)
    family = told or hint.partition("-")[0]
    family = "refugees" if family in ("refugees-in", "refugees-from") else family
    known = _READ[family] if family else frozenset().union(*_READ.values())
    if not held <= known or len(missions) > 1:
        return None
    measure, kind = _find_measure(family, plain, tokens, masked) if told or not hint else (hint, "")
    if measure is None:
        return None
    mission, is_default = missions[0] if missions else "", False
    if (
        not mission
        and measure in ("strength", "deaths")
        and not states
        and held & {"peacekeepers", "peace-keepers", "peacekeeping"}
    ):
        mission, is_default = WORLD, True
    return Term(
        measure=measure,
        kind=kind,
        mission=mission,
        states=states,
        days=days[0] if days else None,
        is_firm=bool(held & FIRM),
        is_default=is_default,
    )


def _read_names(tokens: list[str], masked: Masked) -> tuple[list[str], tuple[str, ...], None] | None:
    """Read the names of a part: missions and states; None where another is named."""
    missions: list[str] = []
    states: list[str] = []
    for token in (t for t in tokens if re.fullmatch(r"n\d+", t)):
        name = masked.names[int(token[1:])]
        if name.kind == "mission":
            missions.append(name.id)
        elif name.kind == "organisation" and name.id == "UN":
            missions.append(WORLD)
        elif name.kind == "state":
            states.append(name.id)
        else:
            return None
    own = [m for m in dict.fromkeys(missions) if m != WORLD]
    return (own or list(dict.fromkeys(missions)), tuple(dict.fromkeys(states)), None)


def _find_family(held: set[str]) -> str:
    if held & REFUGEES:
        return (
            "returns"
            if held & {"returned", "returns", "repatriated", "home", "return"} and not held & HOSTS
            else "refugees"
        )
    if "displaced" in held or "idps" in held:
        return "displaced"
    if held & {"returns", "returnees"}:
        return "returns"
    if held & {"violence", "fighting"} or ("conflict" in held and held & TOLL):
        return "violence"
    if "conflicts" in held:
        return "conflicts"
    if held & DEATH or held & CAUSES.keys():
        return "deaths"
    if held & (STRENGTH | FIRM | KINDS.keys()):
        return "strength"
    return ""


def _find_measure(family: str, plain: list[str], tokens: list[str], masked: Masked) -> tuple[str | None, str]:
    """Find what exactly is counted, and of what kind; None where the words leave it open."""
    held = set(plain)
    if family == "strength":
        kinds = list(
            dict.fromkeys(KINDS[w] for w in plain if w in KINDS and not w.startswith(("contributor", "countr")))
        )
        kind = join_kinds(kinds, held)
        return (None, "") if kind in ("?", "contributors") else ("strength", kind)
    if family == "deaths":
        causes = {CAUSES[w] for w in plain if w in CAUSES}
        return ("deaths", next(iter(causes), "")) if len(causes) < 2 else (None, "")
    if family == "refugees":
        if held & HOSTS or ("home" in held and "to" in held):
            return "refugees-in", ""
        for before, name in itertools.pairwise(tokens):
            if re.fullmatch(r"n\d+", name) and before in ("from", "in", "of"):
                return {"from": "refugees-from", "in": "refugees-in", "of": ""}[before] or None, ""
            if (
                re.fullmatch(r"n\d+", before)
                and name in REFUGEES
                and masked.names[int(before[1:])].text[-1:] in "nishe"
            ):
                return "refugees-from", ""
        return "refugees", ""
    if family == "violence":
        types = {"state-based": "state_based", "non-state": "non_state", "one-sided": "one_sided"}
        own = [k for w, k in types.items() if w in held]
        if not own and not held & {"organised", "organized"}:
            return None, ""
        return ("violence", own[0] if own else "all") if len(own) < 2 else (None, "")
    return (family, "")


def join_terms(term: Term, other: Term) -> Term:
    """Fill what a term leaves open by the other.

    Parameters
    ----------
    term, other : Term
        The two of a sentence.
    """
    measure = other.measure if term.measure in ("", "refugees") else term.measure
    is_same = measure == other.measure
    return replace(
        term, measure=measure, kind=term.kind or (other.kind if is_same else ""), mission=term.mission or other.mission,
        states=term.states or other.states, days=term.days or other.days,
    )  # fmt: skip


def is_sound(term: Term) -> bool:
    """Whether a term tells enough to be looked up: of whom, and when where a number changes.

    Parameters
    ----------
    term : Term
        The term.
    """
    if term.measure == "strength":
        return bool(term.mission or term.states) and term.days is not None
    if term.measure == "deaths":
        return bool(term.mission or term.states)
    if term.measure == "conflicts":
        return term.days is not None and not term.states and not term.mission
    if term.measure in ("refugees-in", "refugees-from", "displaced", "returns", "violence"):
        return len(term.states) == 1 and not term.mission and term.days is not None
    return False


__all__ = ["OURS", "Term", "is_sound", "join_terms", "read_term"]
