"""Tests of a text against itself.

What enters: its statements, an asker for the days of missions. What leaves: findings, and tests by statement.
Never done here: a conflict of two figures that two sources are named for, or that are of different days.

====  ============================================================================================================
I01   two figures of the same subject, thing and days in conflict
I02   a share that does not follow from its figures
I03   parts that do not add up to their whole
I04   a span that does not follow from its dates
I05   an order of events that contradicts itself
I06   a part larger than its whole
I07   a part of one area over a whole of another
I08   a figure of a day after a mission's end used as its outcome
====  ============================================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from peaceops.assess.audit import derive
from peaceops.assess.audit.addition import Slip
from peaceops.assess.audit.arithmetic import collect, find_change, find_shares, follows, list_slips
from peaceops.assess.audit.asker import Asker, Probe
from peaceops.assess.audit.figure import compare, read_bounds, write_bounds
from peaceops.assess.audit.match import match
from peaceops.assess.audit.scope import find_subject
from peaceops.assess.audit.simple import list_simple
from peaceops.assess.audit.told import is_told_of
from peaceops.assess.audit.wording import Figure
from peaceops.errors import InvalidValue
from peaceops.model.audit import Excerpt, Finding, Recomputed, StatementTest
from peaceops.model.period import parse_date_range
from peaceops.model.statement import Amount, Statement

_OUTCOMES = frozenset({"returned", "share-returned", "citizenship", "displaced"})
_SURE_KINDS = frozenset({"day", "month", "year"})

Found = tuple[list[Finding], dict[str, list[StatementTest]]]


def check_internal(
    statements: Sequence[Statement], figures: Sequence[Figure], sentences: Mapping[int, str], asker: Asker
) -> Found:
    """Test a text against itself.

    Parameters
    ----------
    statements : sequence of Statement
        All that it says.
    figures : sequence of Figure
        What it counts.
    sentences : Mapping of int to str
        Its sentences by order.
    asker : Asker
        For the days of missions.

    Returns
    -------
    list of Finding, and dict of str to list of StatementTest
        Findings in the order of the text, tests by statement id.
    """
    findings: list[Finding] = []
    tests: dict[str, list[StatementTest]] = {}
    by_sentence: dict[int, list[Statement]] = {}
    for statement in statements:
        by_sentence.setdefault(statement.sentence, []).append(statement)
    for order, group in by_sentence.items():
        amounts, times = collect(group)
        for slip in list_slips(sentences.get(order, ""), amounts, times):
            _add_slip(slip, order, group, sentences, findings, tests)
        for holding in _list_holding(sentences.get(order, ""), amounts):
            _add_change(holding, order, group, sentences, tests)
    for pair in _list_conflicts(figures):
        _add_conflict(pair, sentences, findings, tests)
    for finding in (*_check_order(statements, sentences), *_check_after_end(statements, sentences, asker)):
        findings.append(finding)
        if finding.severity == "error":
            for ident in finding.statements:
                tests.setdefault(ident, []).append(StatementTest(
                    kind="internal", verdict="contradicted", explanation=finding.explanation, grounds=finding.grounds
                ))  # fmt: skip
    for figure in figures:
        test = _derive_own(figure, figures, sentences)
        if test is not None and not tests.get(figure.statement.id):
            tests.setdefault(figure.statement.id, []).append(test)
    return findings, tests


def _list_holding(text: str, amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Amount, Amount]]:
    """List the changes and shares that follow from figures beside them, each with those two."""
    if (change := find_change(text, amounts)) and follows(*change, text):
        yield change
    for share, part, whole, holds in find_shares(text, amounts):
        if holds:
            yield share, part, whole


def _quote(order: int, sentences: Mapping[int, str], amounts: Sequence[Amount] = ()) -> Excerpt:
    start = min((a.start for a in amounts), default=0)
    end = max((a.end for a in amounts), default=0)
    return Excerpt(where="sentence", ref=str(order), text=sentences.get(order, ""), start=start, end=end)


def _add_slip(
    slip: Slip, order: int, group: Sequence[Statement], sentences: Mapping[int, str], findings: list[Finding],
    tests: dict[str, list[StatementTest]],
) -> None:  # fmt: skip
    ground = _quote(order, sentences, slip.figures)
    spans = {(a.start, a.end) for a in slip.blamed or slip.figures}
    touched = [s for s in group if not spans or spans & {(a.start, a.end) for a in s.amounts}]
    findings.append(Finding(
        code=slip.code, rule=slip.rule, severity=slip.severity, title=slip.title, explanation=slip.explanation,
        grounds=(ground,), statements=tuple(s.id for s in touched),
    ))  # fmt: skip
    if slip.severity != "error":
        return
    for statement in touched:
        tests.setdefault(statement.id, []).append(StatementTest(
            kind="internal", verdict="contradicted", explanation=slip.explanation, grounds=(ground,)
        ))  # fmt: skip


def _add_change(
    change: tuple[Amount, Amount, Amount], order: int, group: Sequence[Statement], sentences: Mapping[int, str],
    tests: dict[str, list[StatementTest]],
) -> None:  # fmt: skip
    share, first, last = change
    for statement in group:
        if any((a.start, a.end) == (share.start, share.end) for a in statement.amounts):
            tests.setdefault(statement.id, []).append(StatementTest(
                kind="internal", verdict="supported", grounds=(_quote(order, sentences, change),),
                explanation=f"{share.text} follows from {first.text} and {last.text}.",
            ))  # fmt: skip


# --- two figures of one question


def _list_conflicts(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """List pairs of figures that cannot both hold: the same subject, thing, words and days, named in both places."""
    sound = [
        f for f in figures
        if f.statement.modality == "asserted" and f.names and f.when is not None and f.when.how == "named" and f.kind
        and not f.statement.is_negated and f.statement.comparison is None
    ]  # fmt: skip
    groups: dict[tuple[str, date], list[Figure]] = {}
    for figure in sound:
        assert figure.days is not None
        groups.setdefault((figure.kind, figure.days[0]), []).append(figure)
    for group in groups.values():
        # Each figure once, beside the first before it that it cannot stand with: not every pair of many.
        for i, other in enumerate(group):
            one = next((one for one in group[:i] if _conflicts(one, other)), None)
            if one is not None:
                yield one, other


def _conflicts(one: Figure, other: Figure) -> bool:
    if one.statement.sentence == other.statement.sentence or one.days != other.days or one.names != other.names:
        return False
    if one.statement.attribution != other.statement.attribution or one.amount.bound != "exact":
        return False
    own, its = one.words, other.words
    # What the one says more than the other may be what tells them apart: both must say nearly the same.
    if len(own & its) / max(len(own | its), 1) < 0.75:
        return False
    matched = match(one, other)
    return matched is not None and matched.is_close and compare(one.amount, read_bounds(other.amount))[0] == "outside"


def _add_conflict(
    pair: tuple[Figure, Figure], sentences: Mapping[int, str], findings: list[Finding],
    tests: dict[str, list[StatementTest]],
) -> None:  # fmt: skip
    one, other = pair
    grounds = tuple(_quote(f.statement.sentence, sentences, (f.amount,)) for f in pair)
    words = f"{one.amount.text} and {other.amount.text} are given for the same thing on the same days."
    findings.append(Finding(
        code="I01", rule="figures-in-conflict", severity="error", title="Two figures of one question in conflict",
        explanation=words, grounds=grounds, statements=(one.statement.id, other.statement.id),
    ))  # fmt: skip
    for own, its in (pair, pair[::-1]):
        figure = Recomputed(
            claimed=own.amount.text, claimed_low=own.amount.low, claimed_high=own.amount.high, low=its.amount.low,
            high=its.amount.high, unit=own.amount.unit, definition=its.amount.noun, rule="stated elsewhere in the text",
            fit="outside", period=its.when.text if its.when else "",
        )  # fmt: skip
        tests.setdefault(own.statement.id, []).append(StatementTest(
            kind="internal", verdict="contested", figures=(figure,), grounds=grounds,
            explanation=f"Elsewhere the text has {write_bounds(read_bounds(its.amount))} for it: one of the two is wrong.",
        ))  # fmt: skip


# --- order of events


def _check_order(statements: Sequence[Statement], sentences: Mapping[int, str]) -> Iterator[Finding]:
    days: dict[str, dict[str, list[Statement]]] = {}
    for statement in statements:
        topic = statement.predicate.topic
        if (
            topic not in ("started", "ended")
            or statement.is_negated
            or statement.modality not in ("asserted", "reported")
        ):
            continue
        times = [w for w in statement.times if w.how == "named" and w.kind in _SURE_KINDS]
        told = [s for s in list_simple(statement) if len(times) == 1 and any(w.text == times[0].text for w in s.times)]
        entity, reason = find_subject(told[0], ("mission",)) if told else (None, "")
        if entity is None or reason or not is_told_of(told[0], entity, told[0].times[0]):
            continue
        days.setdefault(entity.id, {}).setdefault(topic, []).append(statement)
    for ident in sorted(days):
        begun, ended = days[ident].get("started", []), days[ident].get("ended", [])
        for end in ended:
            last = end.times[0].period.last_day
            # A second spell may begin after the first has ended: only where no beginning stands before the end.
            if begun and all(b.times[0].period.first_day > last for b in begun):
                yield Finding(
                    code="I05", rule="ended-before-it-began", severity="error", title="It ended before it began",
                    explanation=f"It began in {begun[0].times[0].text} and ended in {end.times[0].text}.",
                    grounds=tuple(_quote(s.sentence, sentences) for s in (begun[0], end)),
                    statements=(begun[0].id, end.id),
                )  # fmt: skip


# --- outcomes of another day


def _check_after_end(statements: Sequence[Statement], sentences: Mapping[int, str], asker: Asker) -> Iterator[Finding]:
    for statement in statements:
        if statement.predicate.topic not in _OUTCOMES or not statement.amounts:
            continue
        missions = [e for e in statement.entities if e.kind == "mission" and e.id]
        times = [w for w in statement.times if w.how == "named" and w.kind in _SURE_KINDS]
        if len({e.id for e in missions}) != 1 or len(times) != 1:
            continue
        end = _find_end(missions[0].id, asker)
        if end is None or times[0].period.first_day <= end:
            continue
        yield Finding(
            code="I08", rule="figure-after-the-end", severity="note", title="A figure of a day after the mission's end",
            explanation=(
                f"{statement.amounts[0].text} is of {times[0].text}; {asker.name(missions[0].id)} ended by {end}. As an outcome"
                " of the mission it wants a figure of its end or before."
            ),
            grounds=(_quote(statement.sentence, sentences, statement.amounts[:1]),), statements=(statement.id,),
        )  # fmt: skip


def _find_end(mission: str, asker: Asker) -> date | None:
    """Find the latest day to which any source sets the end, or None while one has it going on."""
    days = []
    for reply in asker.ask(Probe(topic="ended", subject=mission)):
        for reading in reply.readings:
            if reading.has_value:
                try:
                    days.append(parse_date_range(reading.text)[1])
                except InvalidValue:
                    return None
    return max(days, default=None)


# --- numbers that follow from others of the same text


def _derive_own(figure: Figure, figures: Sequence[Figure], sentences: Mapping[int, str]) -> StatementTest | None:
    """Show that a number follows from others of the text; one that does not is left to the rules above."""

    def locate(statement: Statement) -> Excerpt:
        return _quote(statement.sentence, sentences)

    before = [f for f in figures if f.statement.sentence <= figure.statement.sentence]
    test = derive.check_derived(figure, before, locate, kind="internal")
    return test if test is not None and test.verdict == "supported" else None
