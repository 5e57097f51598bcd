"""Verdicts on prose by way of plain sentences that say the same.

What enters: verdicts on the statements of a text, and verdicts on the plain sentences they were put into.
What leaves: the verdicts on the statements.
Never done here: putting prose into plain sentences; a verdict on words that the text leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.clause import SAYS, WORST, is_borne_out, join_clauses, leave_partial, says_the_same
from peaceops.model.audit import SUPPORT, Verdict
from peaceops.model.plain import Plain
from peaceops.model.statement import Statement


def join_plain(
    statements: Sequence[Statement], verdicts: Sequence[Verdict], plain: Plain, plain_verdicts: Sequence[Verdict]
) -> tuple[Verdict, ...]:
    """Join the verdicts on plain sentences to those on the statements they say again.

    Parameters
    ----------
    statements, verdicts : sequence of Statement, and of Verdict
        Of the text, in order.
    plain : Plain
        The plain sentences.
    plain_verdicts : sequence of Verdict
        On the statements of `plain`, in order.
    """
    by_sentence: dict[int, list[Verdict]] = {}
    for statement, verdict in zip(plain.statements, plain_verdicts, strict=True):
        by_sentence.setdefault(statement.sentence, []).append(leave_partial(statement, verdict))
    words = {s.order: s.text for s in plain.text.sentences} if plain.text is not None else {}
    return tuple(
        _leave_share(
            statement, verdict,
            join_clauses(statement, _join(statement, verdict, plain, by_sentence, words), plain, by_sentence, words),
        )
        for statement, verdict in zip(statements, verdicts, strict=True)
    )  # fmt: skip


#: A share without a number, or a comparison, that no plain sentence says again.
_SHARE: Final = re.compile(
    r"\b(?:most|many|few|some|half|the majority|the bulk) of (?:them|whom|which|these|those)\b"
    r"|\bthe (?:smaller|larger|bigger|older|younger|longer|shorter|stronger|weaker|deadlier) of (?:the two|them|these)\b",
    re.IGNORECASE,
)


def _leave_share(statement: Statement, own: Verdict, joined: Verdict) -> Verdict:
    """Leave a statement open whose plain sentences say nothing of "most of them" or "the smaller of the two"."""
    is_new = joined.verdict.startswith("supported") and not own.verdict.startswith("supported")
    return own if is_new and _SHARE.search(statement.text) else joined


#: Whom an author counts with the own side.
_OF_US: Final = re.compile(r"\b(?:of us|we)\b", re.IGNORECASE)


def _join(
    statement: Statement, verdict: Verdict, plain: Plain, by_sentence: Mapping[int, Sequence[Verdict]],
    words: Mapping[int, str],
) -> Verdict:  # fmt: skip
    orders = plain.sentences.get(statement.id, ())
    found = [(order, v) for order in orders for v in by_sentence.get(order, ()) if v.verdict in SAYS]
    is_said = verdict.verdict in SAYS
    if not found:
        is_other = bool(orders) and not _is_about(statement, plain.missions[statement.id])
        is_open = statement.id in plain.unsure and not orders and not _names_mission(statement)
        if is_said and (is_other or is_open):
            why = "The words leave open which mission or day they mean."
            return replace(verdict, verdict="no-evidence", explanation=why)
        return verdict
    order, best = min(found, key=lambda item: WORST.index(item[1].verdict))
    if best.verdict == "contradicted" and _OF_US.search(statement.text) and not _names_mission(statement):
        return verdict  # "192 of us died": whom the author means the sentence before need not say
    if is_said and _is_about(statement, plain.missions[statement.id]) and _agrees(verdict, best):
        return verdict
    if (
        best.verdict == "contradicted"
        and is_said
        and not is_borne_out(verdict, best)
        and verdict.verdict != "contradicted"
    ):
        why = f"Read as “{words[order]}” {best.explanation}"
        return replace(verdict, verdict="contradicted", explanation=why, tests=(*best.tests, *verdict.tests))
    is_for = best.verdict in SUPPORT
    is_partial = statement.id in plain.partial
    if is_for and is_partial and not statement.amounts:
        if verdict.verdict != "contradicted":
            return verdict
        why = f"Read as “{words[order]}” {best.explanation} Another day of the same words is not borne out; they may tell it of something else."
        return replace(verdict, verdict="no-evidence", explanation=why)
    if is_said and _stands_alone(statement) and (statement.amounts or best.verdict != "contradicted"):
        return verdict
    is_whole = not is_partial and len({number for number, _ in found}) == len(set(orders))
    kind = best.verdict if is_whole or not is_for else "supported-with-qualification"
    return Verdict(
        statement=statement.id, verdict=kind, explanation=f"Read as “{words[order]}” {best.explanation}",
        tests=(*best.tests, *(t for t in verdict.tests if not any(says_the_same(t, other) for other in best.tests))),
    )  # fmt: skip


def _is_about(statement: Statement, missions: Sequence[str]) -> bool:
    """Whether a statement was read as one on these missions."""
    own = {e.id for e in statement.entities if e.kind == "mission" and e.id}
    return set(missions) <= own


def _agrees(one: Verdict, other: Verdict) -> bool:
    return (one.verdict == "contradicted") == (other.verdict == "contradicted")


def _names_mission(statement: Statement) -> bool:
    return any(e.kind == "mission" and e.how == "named" for e in statement.entities)


def _names_subject(statement: Statement) -> bool:
    return any(e.kind == "mission" and e.role == "subject" and e.how == "named" for e in statement.entities)


def _stands_alone(statement: Statement) -> bool:
    """Whether a statement names its mission and its day itself."""
    return _names_subject(statement) and any(w.how == "named" and w.kind != "relative" for w in statement.times)
