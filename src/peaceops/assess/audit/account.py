"""Which words of a clause the tests that decide it have read, and what follows where some were not.

What enters: a clause and its tests by questions. What leaves: the tests, those left open in which words were not read.
Never done here: testing; a word held for harmless that no list of what is understood has.

A test knows what its question asks: a mission, a day, a figure, whom it counts. "M had 2,000 troops" is that question;
"M had 2,000 airborne troops" is another, which nothing at hand answers. What the question understands is a closed list
(``understood``); names are read where they are the mission's own (its host, its lead, its organisation) or the question's.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.compared import DISTINCT_DIGITS
from peaceops.assess.audit.figure import count_digits
from peaceops.assess.audit.understood import ALL, is_joint, is_understood, read_kinds
from peaceops.model.audit import SUPPORT, StatementTest, Verdict
from peaceops.model.statement import Statement

_EXCLUDING: Final = frozenset({"contradicted", "contested", "depends-on-definition"})
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_OWNED: Final = re.compile(r"[’']s?$")
_PIECE: Final = re.compile(r"[-’']")
#: What is set apart by commas, and what tells when or why something was so: it restricts neither days nor what was there.
_COMMA: Final = re.compile(r"(?<!\d),\s|,\s(?!\d)|[;:()]|\s[–—-]\s")
_WHY: Final = re.compile(
    r"\b(?:after|before|when|while|as|because|since|until|although|though|despite|following|amid|once|in response to|in the wake of|at the request of|in order to)\s",
    re.IGNORECASE,
)
#: What a body is set up for does not restrict when it was.
_CREATED: Final = re.compile(r"\b(?:establish|creat|set up|found|form|authori[sz]|mandat)(?:\w*)", re.IGNORECASE)
#: Nor does who made or ended it.
_AGENT: Final = re.compile(r"\bby\s(?:an?\s|the\s)?(?=[^\W\d_])")
_AGENT_END: Final = re.compile(r"\s(?:in|on|at|from|until|since|during|between|under|with|to|for)\s|$")
_PURPOSE: Final = re.compile(r"\b(?:to|for the purpose of|in order to)\s[a-z]+(?<!ly)\s(?=[a-z])")
#: How an explanation begins of what was left open because words were not read.
UNREAD: Final = "Not compared:"
#: "Founded in 1999, M had": a clause on its own day.
_BORN: Final = re.compile(
    r"\W*(?:established|created|set up|founded|formed|launched|authori[sz]ed|mandated)\s[^,;]{2,60},\s", re.IGNORECASE
)
_SHOWN: Final = 8
#: So many words of why or what for are much that is not borne out; so few letters part words that stand together.
_MUCH: Final = 2
_APART: Final = 5
#: What is compared where a mission was not there on the day named.
_ABSENCE: Final = ({"identity/active"}, {"identity/started", "identity/ended"})
#: So many states in a row are all of whom a force is made up.
_MANY_STATES: Final = 4
_COUNTED: Final = frozenset({"persons", "count"})
#: Names that every question reads, and those that one of whose a mission was reads too.
_ASKED: Final = frozenset({"mission", "document", "conflict", "organisation"})
#: All troops are armed.
_ARMED: Final = re.compile(r"armed\s(?:troops|soldiers|men|peace-?keepers|contingents?)\b", re.IGNORECASE)
_OWNERS: Final = frozenset({"state", "actor", "area", "place", "authority"})
#: Questions whose tests read what is counted themselves.
_OTHER_TOPICS: Final = frozenset({"equipment"})


def settle(simple: Statement, tests: Sequence[StatementTest], asker: Asker) -> tuple[StatementTest, ...]:
    """Leave open the tests of a clause that exclude or bear out something beside words that they have not read.

    Parameters
    ----------
    simple : Statement
        The clause.
    tests : sequence of StatementTest
        Its tests by questions.
    asker : Asker
        What knows missions.

    Returns
    -------
    tuple of StatementTest
        The same tests; of one in whose clause words were not read, the explanation names them.
    """
    return tuple(_settle_one(simple, test, asker) for test in tests)


def settle_read(statement: Statement, own: Verdict, read: Verdict, asker: Asker) -> Verdict:
    """Leave open what a statement was read as, where words beside its figures and days are in no plain sentence.

    Parameters
    ----------
    statement : Statement
        Which.
    own, read : Verdict
        Its own verdict, and that by way of plain sentences.
    asker : Asker
        What knows missions.
    """
    if read is own or read.verdict not in _EXCLUDING | SUPPORT:
        return read
    told = [t for t in read.tests if t not in own.tests and t.verdict == read.verdict]
    if not read_kinds({f.definition for t in told for f in t.figures}):
        return read
    text, held = statement.text, _list_held(statement)
    pieces = [(start, end) for start, end in _list_pieces(text) if any(start <= x < end for x in held)]
    unread = [
        (at, word)
        for at, word in list_unread(statement, ALL, asker, is_told=read.verdict in SUPPORT)
        if any(start <= at < end for start, end in pieces)
    ]
    if not unread:
        return read
    words = _name(text, unread)
    if read.verdict in _EXCLUDING:
        return replace(read, verdict="no-evidence", explanation=f"{UNREAD} {words}. {read.explanation}")
    said = f"{read.explanation} Not tested with it: {words}."
    return replace(read, verdict="supported-with-qualification", explanation=said)


def _settle_one(simple: Statement, test: StatementTest, asker: Asker) -> StatementTest:
    if test.verdict not in _EXCLUDING | SUPPORT:
        return test
    kinds = _read_kinds(simple, test)
    if not kinds:
        return test
    is_told = test.verdict in SUPPORT
    unread = list(list_unread(simple, kinds, asker, is_told=is_told))
    if not unread or (is_told and len(unread) < _MUCH and not any(list_unread(simple, kinds, asker, is_told=False))):
        return test
    words = _name(simple.text, unread)
    if test.verdict in _EXCLUDING:
        return replace(test, verdict="no-evidence", explanation=f"{UNREAD} {words}. {test.explanation}")
    if any(w.kind == "day" and w.how == "named" for w in simple.times) and "dead" in kinds:
        return test  # the very number of the very day
    if _restricts(simple, test, unread):
        return replace(test, verdict="no-evidence", explanation=f"{UNREAD} {words}. {test.explanation}")
    if test.verdict == "supported":
        words = f"{test.explanation} Not tested with it: {words}."
        return replace(test, verdict="supported-with-qualification", explanation=words)
    return test


def _restricts(simple: Statement, test: StatementTest, unread: Sequence[tuple[int, str]]) -> bool:
    """Whether words that were not read name who did what is told, or those whom a figure counts; a figure of many digits is met by no chance."""
    first = min((e.start for e in simple.entities if e.kind == "mission" and e.how == "named"), default=simple.end)
    actors = {
        e.start - simple.start for e in simple.entities if e.kind in _OWNERS and e.how == "named" and e.start < first
    }
    if any(at in actors for at, _ in unread):
        return True
    claimed = {f.claimed for f in test.figures}
    own = [a for a in simple.amounts if a.text in claimed and a.unit in _COUNTED]
    spans = [(a.start - simple.start, a.end - simple.start) for a in own]
    if any(start <= at <= end + 1 for at, _ in unread for start, end in spans):
        return True  # "300 airborne troops"
    chance = [a.start - simple.start for a in own if a.low is None or count_digits(a.low) < DISTINCT_DIGITS]
    return any(
        any(start <= at < end for at in chance) and any(start <= at < end for at, _ in unread)
        for start, end in _list_pieces(simple.text)
    )


def _list_held(simple: Statement) -> list[int]:
    """List where the days and figures of a clause stand."""
    return [x.start - simple.start for x in simple.times] + [x.start - simple.start for x in simple.amounts]


def _list_pieces(text: str) -> list[tuple[int, int]]:
    """List the stretches between the marks of a clause."""
    return list(itertools.pairwise([0, *(m.start() for m in _COMMA.finditer(text)), len(text)]))


def _read_kinds(simple: Statement, test: StatementTest) -> frozenset[str]:
    """Read the kinds of questions of a test; what a mission did, and whom it had, on days on which it was not there, is false in any case."""
    definitions = {f.definition for f in test.figures}
    if simple.predicate.topic in _OTHER_TOPICS or (test.verdict == "contradicted" and definitions in _ABSENCE):
        return frozenset()
    kinds = read_kinds(definitions)
    is_over = kinds == {"life"} and test.verdict == "contradicted" and any(a.unit == "persons" for a in simple.amounts)
    return kinds | {"people", "dead", "police"} if is_over else kinds


def _name(text: str, unread: Sequence[tuple[int, str]]) -> str:
    """Name words that were not read, those that stand together as one.

    Examples
    --------
    >>> _name("had 300 airborne troops in the northern sector", [(8, "airborne"), (31, "northern"), (40, "sector")])
    'what “airborne” and “northern sector” say was not read'
    """
    stretches: list[tuple[int, int]] = []
    for at, word in unread:
        gap = text[stretches[-1][1] : at] if stretches else ""
        is_next = bool(gap) and len(gap) <= _APART and "," not in gap
        if is_next:
            stretches[-1] = (stretches[-1][0], at + len(word))
        else:
            stretches.append((at, at + len(word)))
    quoted = [f"“{text[start:end]}”" for start, end in stretches][:_SHOWN]
    joined = quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
    return f"what {joined} {'says' if len(quoted) == 1 else 'say'} was not read"


def list_unread(simple: Statement, kinds: frozenset[str], asker: Asker, *, is_told: bool) -> Iterator[tuple[int, str]]:
    """List the words of a clause that questions of these kinds do not read, in their order.

    Parameters
    ----------
    simple : Statement
        The clause.
    kinds : frozenset of str
        As :func:`~peaceops.assess.audit.understood.read_kinds` gives them.
    asker : Asker
        What knows missions.
    is_told : bool
        Whether what tells when, why, by whom and what for counts too: it restricts nothing, and nothing bears it out.
    """
    own = _list_own(simple, asker)
    read = [*_list_names(simple, kinds, own), *_list_moments(simple)]
    if not is_told:
        read += _list_reasons(simple, kinds)
    for found in _WORD.finditer(simple.text):
        word, at = found.group(), found.start()
        if _ARMED.match(simple.text, at):
            continue
        if not (_is_read(word, kinds) or word in own or any(start <= at < end for start, end in read)):
            yield at, word


def _is_read(word: str, kinds: frozenset[str]) -> bool:
    small = _OWNED.sub("", word.casefold())
    if is_understood(small, kinds):
        return True
    pieces = _PIECE.split(small)
    return len(pieces) > 1 and all(is_understood(piece, kinds) and not is_joint(piece) for piece in pieces)


def _list_own(simple: Statement, asker: Asker) -> frozenset[str]:
    """List what is a mission's own: the words of its name, the ids of its host, area, lead and organisation."""
    found = set[str]()
    for entity in simple.entities:
        known = asker.read_mission(entity.id) if entity.kind == "mission" and entity.id else None
        if known is not None:
            found |= {known.host, *known.hosts, known.area, known.lead, known.organisation, *_WORD.findall(known.name)}
    return frozenset(found - {""})


def _list_names(simple: Statement, kinds: frozenset[str], own: Collection[str]) -> Iterator[tuple[int, int]]:
    """List where names stand that a question reads: those it is about, the mission's own, and all by which a mission was found."""
    is_list = len({e.id for e in simple.entities if e.kind == "state" and e.how == "named"}) >= _MANY_STATES
    is_found = not any(e.kind == "mission" and e.id for e in simple.entities)
    for entity in simple.entities:
        is_asked = entity.kind in _ASKED or ("whose" in kinds and entity.kind in _OWNERS)
        is_own = any(ident in own for ident in (entity.id, *entity.candidates))
        is_own |= is_list and entity.kind == "state"
        if entity.how == "named" and (is_asked or is_own or is_found):
            yield (entity.start - simple.start, entity.end - simple.start)


def _list_moments(simple: Statement) -> Iterator[tuple[int, int]]:
    """List where the days of a clause stand: their question reads them."""
    for when in simple.times:
        if when.how == "named":
            yield (when.start - simple.start, when.end - simple.start)


def _list_reasons(simple: Statement, kinds: frozenset[str]) -> Iterator[tuple[int, int]]:
    """List the stretches that tell when, why or what for, without a day or figure that is tested: of deaths they may be a part."""
    if "dead" in kinds:
        return
    text, held = simple.text, _list_held(simple)
    is_of_days = not kinds & {"people", "dead"}
    opening = _BORN.match(text)
    if opening is not None and not any(x < opening.end() for x in held):
        yield opening.span()
    patterns = (_WHY, _PURPOSE) if is_of_days and _CREATED.search(text) else (_WHY,)
    for at, end in _list_pieces(text):
        found = [(m.start(), end) for pattern in patterns if (m := pattern.search(text, at, end)) is not None]
        if is_of_days and (agent := _AGENT.search(text, at, end)) is not None:
            behind = _AGENT_END.search(text, agent.end(), end)
            found.append((agent.start(), behind.start() if behind is not None else end))
        yield from (span for span in found if not any(span[0] <= x < span[1] for x in held))
        at = end
