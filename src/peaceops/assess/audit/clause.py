"""Verdicts on a statement by way of its clauses: false where one of them is, borne out where all of them are.

What enters: a statement with its verdict, its clauses as plain sentences, and the verdicts on those.
What leaves: the verdict.
Never done here: support of a statement of which the main clause, a figure or a day is not settled.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.lifespan import DAYS
from peaceops.assess.audit.simple import is_telling
from peaceops.model.audit import SUPPORT, StatementTest, Verdict
from peaceops.model.plain import Plain, PlainClause
from peaceops.model.statement import Statement

SAYS: Final = frozenset(
    {"contradicted", "contested", "depends-on-definition", "supported-with-qualification", "supported"}
)
#: Of several plain sentences on one statement, the first of these that any has is the statement's.
WORST: Final = ("contradicted", "contested", "depends-on-definition", "supported-with-qualification", "supported")
_OF_DAYS: Final = frozenset({"identity/started", "identity/ended", "identity/instrument", "E4/started", "E4/ended"})
_RESOLUTION: Final = re.compile(r"\b[Rr]esolutions? (\d+)")
_MEANT: Final = ("asserted", "reported")


def join_clauses(
    statement: Statement, verdict: Verdict, plain: Plain, by_sentence: Mapping[int, Sequence[Verdict]],
    words: Mapping[int, str],
) -> Verdict:  # fmt: skip
    """Join the verdicts on a statement's clauses to its own.

    Parameters
    ----------
    statement : Statement
        Which.
    verdict : Verdict
        Its own.
    plain : Plain
        Plain sentences.
    by_sentence : Mapping of int to sequence of Verdict
        Verdicts on the plain sentences, by their order.
    words : Mapping of int to str
        The plain sentences.

    Returns
    -------
    Verdict
    """
    clauses = plain.clauses.get(statement.id, ())
    if not clauses or statement.modality not in _MEANT or verdict.verdict == "contradicted":
        return verdict
    judged = [(clause, _judge(clause, by_sentence)) for clause in clauses]
    for _, found in judged:
        if found is None or found[1].verdict != "contradicted" or is_borne_out(verdict, found[1]):
            continue
        if _is_of(statement, found[1]):
            return _tell(statement, "contradicted", [found], words, verdict)
    if verdict.verdict in SUPPORT and not _has_mandate(verdict) and _leaves_resolution(judged, words):
        why = "It names a resolution of which nothing is at hand; the rest is borne out."
        return replace(verdict, verdict="no-evidence", explanation=f"{why} {verdict.explanation}")
    is_beside = any(found is None and c.is_main and c.is_of_two and not c.has_figure for c, found in judged)
    if verdict.verdict in SUPPORT and is_beside:
        why = "What it says of two missions is not settled; the rest is borne out."
        return replace(verdict, verdict="no-evidence", explanation=f"{why} {verdict.explanation}")
    if verdict.verdict in SUPPORT and (other := _find_untold(judged)) is not None:
        said = " ".join(words.get(order, "") for order in other.orders)
        why = f"“{said.strip()}” is not settled; the rest is borne out."
        return replace(verdict, verdict="no-evidence", explanation=f"{why} {verdict.explanation}")
    if verdict.verdict in SAYS or any(verdict.explanation.startswith(_tell_open(a.text)) for a in statement.amounts):
        return verdict
    settled = [found for _, found in judged if found is not None]
    is_open = any(found is None and clause.has_figure for clause, found in judged)
    is_open |= (
        not any(found is not None for clause, found in judged if clause.is_main) or _find_untold(judged) is not None
    )
    if is_open or not settled or statement.id in plain.uncovered:
        return verdict
    kind = min((found[1].verdict for found in settled), key=WORST.index)
    if kind == "contradicted":
        return verdict
    is_whole = len(settled) == len(judged)
    return _tell(
        statement, kind if is_whole or kind != "supported" else "supported-with-qualification", settled, words, verdict
    )


def _find_untold(judged: Sequence[tuple[PlainClause, tuple[int, Verdict] | None]]) -> PlainClause | None:
    """Find a main clause that no test settles, on a mission of which nothing else is settled: "M was led by P, as was N"."""
    told = {m for clause, found in judged if found is not None for m in clause.missions}
    return next(
        (c for c, found in judged if told and found is None and c.is_main and c.orders and set(c.missions) - told), None
    )


def _leaves_resolution(
    judged: Sequence[tuple[PlainClause, tuple[int, Verdict] | None]], words: Mapping[int, str]
) -> bool:
    """Whether a resolution is named by clauses that are not settled, and by none that is."""
    named: dict[bool, set[str]] = {True: set(), False: set()}
    for clause, found in judged:
        for order in clause.orders:
            named[found is not None].update(_RESOLUTION.findall(words.get(order, "")))
    return bool(named[False] - named[True])


def _has_mandate(verdict: Verdict) -> bool:
    return any(f.definition == "identity/mandate" for t in verdict.tests if t.verdict in SUPPORT for f in t.figures)


def _judge(clause: PlainClause, by_sentence: Mapping[int, Sequence[Verdict]]) -> tuple[int, Verdict] | None:
    """Judge a clause: by the worst of its plain sentences; None where one of them is not settled and none is false."""
    given = [(order, v) for order in clause.orders for v in by_sentence.get(order, ())]
    found = [(order, v) for order, v in given if v.verdict in SAYS]
    if not found:
        return None
    worst = min(found, key=lambda item: WORST.index(item[1].verdict))
    is_whole = {order for order, _ in found} == set(clause.orders) and len(found) == len(given)
    return worst if is_whole or worst[1].verdict == "contradicted" else None


def list_settled(
    asked: Iterable[tuple[int, Sequence[tuple[Statement, Sequence[StatementTest]]]]],
) -> frozenset[tuple[int, str]]:
    """List the clauses that some test settles, by sentence and words: one with two figures is tested by two statements."""
    return frozenset(
        (sentence, simple.text)
        for sentence, given in asked
        for simple, tests in given
        if any(t.verdict in SAYS for t in tests)
    )


def leave_clause(
    verdict: Verdict, sentence: int, clauses: Sequence[Statement], settled: Collection[tuple[int, str]]
) -> Verdict:
    """Leave a statement of several clauses open where one of them that evidence could settle is settled by no test."""
    if verdict.verdict not in SUPPORT or len(clauses) < 2:
        return verdict
    untested = [s for s in clauses if (sentence, s.text) not in settled]
    left = [s for s in untested if is_telling(s)]
    if not left:
        return _qualify(verdict, untested) if len(untested) < len(clauses) else verdict
    why = f"“{left[0].text.strip()}” is not settled; the rest is borne out."
    return replace(verdict, verdict="no-evidence", explanation=f"{why} {verdict.explanation}")


def _qualify(verdict: Verdict, untested: Sequence[Statement]) -> Verdict:
    """Say which clauses no test has read, where those that bear the others out are recomputed: "M, set up in 1999, was a success"."""
    bearing = {t.kind for t in verdict.tests if t.verdict in SUPPORT}
    if verdict.verdict != "supported" or bearing != {"recomputed"} or not untested:
        return verdict
    said = " and ".join(f"“{s.text.strip().rstrip('.')}”" for s in untested)
    words = f"{verdict.explanation} Not tested with it: {said}."
    return replace(verdict, verdict="supported-with-qualification", explanation=words)


def leave_unread(statement: Statement, verdict: Verdict) -> Verdict:
    """Leave a statement that counts people open where its day alone is borne out: "when it left in 2023 it had lost 131"."""
    units = ("persons", "count") if statement.predicate.topic in _OF_FORCE else ("persons",)
    counted = [a for a in statement.amounts if a.unit in units]
    if verdict.verdict not in SUPPORT or not counted:
        return verdict
    figures = [f for t in verdict.tests if t.verdict in SUPPORT for f in t.figures]
    if not figures or any(f.claimed_low is not None or f.claimed_high is not None for f in figures):
        return verdict
    if not all(f.definition in _OF_DAYS for f in figures):
        return verdict
    why = "Its day is borne out; nothing was found on the figure."
    return replace(verdict, verdict="no-evidence", explanation=f"{why} {verdict.explanation}")


_HALF_YEAR: Final = 183
_OF_FORCE: Final = frozenset({"strength", "ceiling"})
_OF_WHOM: Final = frozenset({"identity/host", "identity/lead", "identity/organisation"})


def leave_span(statement: Statement, verdict: Verdict) -> Verdict:
    """Leave a statement of a span of days, or of a length of time, open where whose or where the mission was is all that is borne out."""
    spans = [
        w for w in statement.times
        if w.how == "named" and w.kind == "range" and (w.period.last_day - w.period.first_day).days > _HALF_YEAR
    ]  # fmt: skip
    lengths = [a for a in statement.amounts if a.unit in DAYS]
    if verdict.verdict not in SUPPORT or not (spans or lengths):
        return verdict
    figures = [f for t in verdict.tests if t.verdict in SUPPORT for f in t.figures]
    if not figures or not all(f.definition in _OF_WHOM for f in figures):
        return verdict
    left = spans[0].text if spans else lengths[0].text
    why = f"“{left.strip()}” is not settled; the rest is borne out."
    return replace(verdict, verdict="no-evidence", explanation=f"{why} {verdict.explanation}")


_APART: Final = re.compile(r"\s(?:after|before|later|earlier)\b", re.IGNORECASE)


#: Opens a clause of its own on another mission.
_WHILE: Final = re.compile(r"\b(?:when|while|whereas|although|though|where|by which time)\b", re.IGNORECASE)


def _is_of_another(statement: Statement, at: int) -> bool:
    """Whether what stands at an offset is told of a mission named in a clause of its own: "M ended when N had been gone for a year"."""
    named = [e for e in statement.entities if e.kind == "mission" and e.how == "named" and e.end <= at]
    if len({e.id for e in named}) < 2:
        return False
    last = max(named, key=lambda e: e.start)
    before = max((e.end for e in named if e.id != last.id), default=0)
    return _WHILE.search(statement.text[max(before - statement.start, 0) : last.start - statement.start]) is not None


def leave_length(statement: Statement, verdict: Verdict) -> Verdict:
    """Leave open how long something was, where its day alone is borne out: after or before another mission, or of one; qualify it otherwise."""
    if verdict.verdict not in SUPPORT:
        return verdict
    figures = [
        f for t in verdict.tests if t.verdict in SUPPORT for f in t.figures if f.definition != "identity/mandate"
    ]  # fmt: skip
    is_of_days = bool(figures) and all(f.definition in _OF_DAYS | _OF_WHOM for f in figures)
    for amount in statement.amounts:
        if amount.unit not in DAYS or any(amount.text in f.claimed for f in figures):
            continue
        after = statement.text[max(amount.end - statement.start, 0) :]
        is_apart = _APART.match(after) is not None
        if _is_of_another(statement, amount.start) or (
            is_apart and is_of_days and _names_behind(statement, amount.end)
        ):
            why = _tell_open(amount.text)
            return replace(verdict, verdict="no-evidence", explanation=f"{why} {verdict.explanation}")
        if is_apart and is_of_days and verdict.verdict == "supported":
            words = f"Its day is borne out; “{amount.text} {after.split()[0]}” is not settled. {verdict.explanation}"
            return replace(verdict, verdict="supported-with-qualification", explanation=words)
    return verdict


def _tell_open(words: str) -> str:
    return f"“{words}” is not settled; the rest is borne out."


def _names_behind(statement: Statement, at: int) -> bool:
    """Whether another mission is named behind an offset than before it: "M left in July, a year before N"."""
    named = [e for e in statement.entities if e.kind == "mission" and e.how == "named" and e.id]
    own = {e.id for e in named if e.start < at}
    return any(e.start >= at and e.id not in own for e in named)


_OF_LIFE: Final = _OF_DAYS | {"identity/active"}


def leave_named(statement: Statement, verdict: Verdict, asker: Asker) -> Verdict:
    """Qualify a statement whose day alone is borne out, where it names a state or body besides that is no part of the mission."""
    if verdict.verdict != "supported":
        return verdict
    figures = [f for t in verdict.tests if t.verdict in SUPPORT for f in t.figures]
    if not figures or not all(f.definition in _OF_LIFE for f in figures):
        return verdict
    own = {e.id for e in statement.entities if e.kind == "mission"} - {""}
    for mission in [found for ident in own if (found := asker.read_mission(ident)) is not None]:
        own |= {mission.host, *mission.hosts, mission.lead, mission.organisation}
    left = [
        e for e in statement.entities
        if e.kind in ("state", "organisation") and e.how == "named" and e.id and e.id not in own and e.id not in _ANYWHERE
    ]  # fmt: skip
    if not left or not own:
        return verdict
    words = f"Its day is borne out; what it says of “{left[0].text}” is not settled. {verdict.explanation}"
    return replace(verdict, verdict="supported-with-qualification", explanation=words)


#: Whose organ acts on missions of any sender, so that its name says nothing of one.
_ANYWHERE: Final = frozenset({"UN", "UNSC"})


def leave_partial(statement: Statement, verdict: Verdict) -> Verdict:
    """Leave a plain sentence of several figures unsettled where one of them is in no test that bears it out."""
    if verdict.verdict not in SUPPORT or len(statement.amounts) < 2:
        return verdict
    figures = [f for t in verdict.tests if t.verdict in SUPPORT for f in t.figures]
    borne = {x for f in figures for x in (f.claimed_low, f.claimed_high)} | {f.claimed for f in figures}
    is_whole = all({a.low, a.high, a.text} & (borne - {None}) for a in statement.amounts)
    return verdict if is_whole else replace(verdict, verdict="no-evidence")


def _is_of(statement: Statement, other: Verdict) -> bool:
    """Whether what a clause's verdict excludes is said by a statement: of two figures of one clause, its own."""
    excluded = [f for t in other.tests if t.verdict == "contradicted" for f in t.figures if f.claimed_low is not None]
    if not statement.amounts or not excluded:
        return True
    own = {x for a in statement.amounts for x in (a.low, a.high) if x is not None}
    return any(x in own for f in excluded for x in (f.claimed_low, f.claimed_high))


#: What is told of a verdict that was left open although tests bear out a part.
_REST: Final = "the rest is borne out"


def is_borne_out(own: Verdict, other: Verdict) -> bool:
    """Whether a statement's own verdict bears out the very figure or day that a clause's excludes."""
    if own.verdict not in SUPPORT and _REST not in own.explanation:
        return False
    borne = {f.claimed.casefold() for t in own.tests if t.verdict in SUPPORT for f in t.figures}
    excluded = {f.claimed.casefold() for t in other.tests if t.verdict == "contradicted" for f in t.figures}
    return bool(borne & excluded)


def says_the_same(one: StatementTest, other: StatementTest) -> bool:
    """Whether two tests put the same figures beside the same words."""
    return one.kind == other.kind and one.figures == other.figures and bool(one.figures)


def _tell(
    statement: Statement, kind: str, found: Sequence[tuple[int, Verdict]], words: Mapping[int, str], own: Verdict
) -> Verdict:
    said = " ".join(dict.fromkeys(f"Read as “{words[order]}” {v.explanation}" for order, v in found))
    again = [t for _, v in found for t in v.tests]
    tests = (*again, *(t for t in own.tests if not any(says_the_same(t, other) for other in again)))
    return replace(own, statement=statement.id, verdict=kind, explanation=said, tests=tests)
