"""Clauses that share words: "UNTAC ended in 1993, ONUMOZ in 1994", "UNTAC and ONUMOZ ended in 1993 and 1994 respectively".

What enters: a statement. What leaves: where each such clause stands, its mission, and the verb that it shares.
Never done here: a verb shared with a clause that names another mission behind its own: "M relieved N in May, O in June" may be
told of either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from peaceops.assess.audit.parting import FINITE
from peaceops.model.statement import Amount, Entity, Statement, When

#: Where such a clause may begin: with a mission's name, or with what stands for one ("that on the Golan").
_JOINT: Final = re.compile(r"(?:[;,]|\s(?:and|while|but)\b)\s?(?:and\s|while\s|but\s)?(?:the\s)?", re.IGNORECASE)
_OTHER: Final = re.compile(r"(?:that|those|other|latter|second|third|next)\s(?=(?:of|in|on|at|for)\s)")
_HEAD: Final = re.compile(r"\W*(?:the\s)?", re.IGNORECASE)
_ADJUNCT: Final = r"\s(?:(?:only|just|about|some|nearly|almost|over)\s)?(?:\d|(?:in|on|at|by|from|to|under|since|until|for|with|through|between|after|before)\s)"
_REST: Final = re.compile(_ADJUNCT)
_VERB: Final = re.compile(rf"(?:\s[a-z]+){{1,4}}?(?={_ADJUNCT})")
_IS_VERB: Final = re.compile(rf"\s(?:{FINITE.pattern}|[a-z]{{3,}}ed\b)")
_LONG: Final = 600
_TWO: Final = 2


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


_LENGTH: Final = re.compile(
    r",\s(?P<length>(?:(?:about|some|nearly|almost|over|just over|only|more than|less than)\s)?(?:an?|[a-z]+(?:-[a-z]+)?|\d+)\s(?:years?|months?|weeks?|days?)(?:\sand a half)?)\s(?P<way>before|after|ahead of)\s(?:the\s)?$"
)
_BEGAN_OR_ENDED: Final = re.compile(
    r"\s(?:(?:was|were|had been)\s)?(?:began|begun|started|set up|established|created|launched|deployed|arrived|opened|ended|closed|left|withdrawn|withdrew|wound up|terminated)(?=\s)"
)


def list_apart(statement: Statement) -> list[tuple[tuple[int, int] | str, ...]]:
    """List the clauses of "M began in March 2002, two years before N": that M began then, and how long before N.

    Parameters
    ----------
    statement : Statement
        Any.

    Returns
    -------
    list of tuple
        Two clauses, of stretches of the statement and of words that are put in; none of other words.
    """
    text, base = statement.text, statement.start
    names = sorted(
        (e.start - base, e.end - base) for e in statement.entities if e.kind == "mission" and e.how == "named"
    )
    if len(names) != _TWO or not _HEAD.fullmatch(text, 0, names[0][0]) or text[names[1][1] :].strip(" .;,"):
        return []
    found = _LENGTH.search(text, names[0][1], names[1][0])
    verb = _BEGAN_OR_ENDED.match(text, names[0][1])
    if found is None or verb is None or verb.end() > found.start():
        return []
    dated = any(w.how == "named" and verb.end() <= w.start - base < found.start() for w in statement.times)
    if not dated:
        return []  # it is a single clause
    return [((0, found.start()),), (names[0], verb.span(), " ", (found.start("length"), names[1][1]))]


_RESPECTIVELY: Final = re.compile(r"\brespectively\b", re.IGNORECASE)
_PLURAL: Final = re.compile(r"(?P<noun>resolution|decision)s\s(?=\d)", re.IGNORECASE)
_LISTED: Final = re.compile(r",?\s(?:and\s|and the\s)?(?:the\s)?")


def distribute(statement: Statement) -> list[tuple[tuple[int, int] | str, ...]]:
    """Distribute what "respectively" tells of several missions: the stretches of which the clause of each is made.

    Parameters
    ----------
    statement : Statement
        Any.

    Returns
    -------
    list of tuple
        A clause for each mission, of stretches of the statement and of words that are put in; none where there are not as many days, figures or documents as missions.

    Examples
    --------
    Of "UNTAC and UNMIL ended in 1993 and 2018 respectively": "UNTAC", "ended in", "1993"; "UNMIL", "ended in", "2018".
    """
    if not _RESPECTIVELY.search(statement.text):
        return []
    text, base = statement.text, statement.start
    names = _take_run(
        text, [(e.start - base, e.end - base) for e in statement.entities if e.kind == "mission" and e.how == "named"]
    )
    if len(names) < _TWO or not _HEAD.fullmatch(text, 0, names[0][0]):
        return []
    kinds: tuple[Sequence[When | Amount | Entity], ...] = (
        [w for w in statement.times if w.how == "named"], statement.amounts, [e for e in statement.entities if e.kind == "document"],
    )  # fmt: skip
    for kind in kinds:
        told = _take_run(text, [(one.start - base, one.end - base) for one in kind if one.start - base > names[-1][1]])
        if len(told) == len(names) == sum(one.start - base > names[-1][1] for one in kind):
            noun = _PLURAL.match(text, told[0][0])
            shared = (names[-1][1], told[0][0])
            values = (
                [(start + noun.end("noun") + 2 - noun.start(), end) for start, end in told[:1]] if noun else told[:1]
            )
            singular = (noun["noun"], " ") if noun else ()
            return [(name, shared, *singular, value) for name, value in zip(names, [*values, *told[1:]], strict=True)]
    return []


def _take_run(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Take the first stretches that stand one behind the other in a list."""
    run: list[tuple[int, int]] = []
    for span in sorted(spans):
        if run and not _LISTED.fullmatch(text, run[-1][1], span[0]):
            break
        run.append(span)
    return run
