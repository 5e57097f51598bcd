"""Clauses whose verb stands in the clause before: "UNTAC ended in 1993, ONUMOZ in 1994 and UNMIL in 2018".

What enters: a statement. What leaves: where each such clause stands, its mission, and the verb that it shares.
Never done here: a verb shared with a clause that names another mission behind its own: "M relieved N in May, O in June" may be
told of either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from peaceops.assess.audit.parting import FINITE
from peaceops.model.statement import Entity, Statement

#: Where such a clause may begin: with a mission's name, or with what stands for one ("that on the Golan").
_JOINT: Final = re.compile(r"(?:[;,]|\s(?:and|while|but)\b)\s?(?:and\s|while\s|but\s)?(?:the\s)?", re.IGNORECASE)
_OTHER: Final = re.compile(r"(?:that|those|other|latter|second|third|next)\s(?=(?:of|in|on|at|for)\s)")
_HEAD: Final = re.compile(r"\W*(?:the\s)?", re.IGNORECASE)
_ADJUNCT: Final = r"\s(?:(?:only|just|about|some|nearly|almost|over)\s)?(?:\d|(?:in|on|at|by|from|to|under|since|until|for|with|through|between|after|before)\s)"
_REST: Final = re.compile(_ADJUNCT)
_VERB: Final = re.compile(rf"(?:\s[a-z]+){{1,4}}?(?={_ADJUNCT})")
_IS_VERB: Final = re.compile(rf"\s(?:{FINITE.pattern}|[a-z]{{3,}}ed\b)")
_LONG: Final = 600


@dataclass(frozen=True, slots=True)
class Gapped:
    """A clause without a verb of its own.

    Parameters
    ----------
    span : tuple of (int, int)
        Where it stands in the statement, with the mark before it.
    name : Entity or None
        Its mission; None where none is named, or where the verb may be another's.
    verb : tuple of (int, int)
        Where the verb that it shares stands.
    """

    span: tuple[int, int]
    name: Entity | None
    verb: tuple[int, int]


def list_gapped(statement: Statement) -> list[Gapped]:
    """List the clauses of a statement that share the verb of its first clause.

    Parameters
    ----------
    statement : Statement
        Any.

    Returns
    -------
    list of Gapped
        In their order; none where the first clause does not begin with a mission and its verb.
    """
    text, base = statement.text, statement.start
    names = {e.start - base: e for e in statement.entities if e.kind == "mission" and e.how == "named"}
    first = min(names, default=-1)
    if first < 0 or len(text) > _LONG or not _HEAD.fullmatch(text, 0, first):
        return []
    verb = _VERB.match(text, names[first].end - base)
    if verb is None or not _IS_VERB.search(verb.group()):
        return []
    joints = [m for m in _JOINT.finditer(text, verb.end()) if m.end() in names or _OTHER.match(text, m.end())]
    ends = [m.start() for m in joints[1:]] + [len(text)][: len(joints)]
    found = [
        Gapped((m.start(), end), names.get(m.end()), verb.span())
        for m, end in zip(joints, ends, strict=True)
        if _has_no_verb(text, names, m.end(), end, base)
    ]
    if found and any(verb.end() <= at < found[0].span[0] for at in names):
        return [replace(one, name=None) for one in found]
    return found


def _has_no_verb(text: str, names: dict[int, Entity], at: int, end: int, base: int) -> bool:
    other = _OTHER.match(text, at)
    behind = other.end() - 1 if other is not None else names[at].end - base
    return _REST.match(text, behind, end) is not None and _IS_VERB.search(text, behind, end) is None
