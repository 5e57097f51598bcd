"""How long a mission was there: "a two-year mission", "for more than a decade by 2004", "closed within six months".

What enters: a statement of one mission with a length of time, and an asker. What leaves: recomputed tests.
Never done here: a length compared that the words do not make the mission's own stay; an end for a mission that none of
the lists has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe
from peaceops.assess.audit.lifespan import DAYS, Life, list_figures, read_life
from peaceops.model.audit import Recomputed, StatementTest
from peaceops.model.statement import Amount, Entity, Statement, When

#: Topics of a statement whose length may be a mission's stay, and the name under which it was measured.
TOPICS: Final = frozenset({"duration", "span", "term"})
DEFINITION: Final = "identity/tenure"
_STAY: Final = r"(?:mission|operation|campaign|deployment|presence|stay|life|lifetime|existence|tenure|intervention|engagement|tour|stint|lifespan|history)"
#: "ISAF's thirteen-year campaign", "after its ten-year deployment".
_ADJECTIVE: Final = re.compile(rf"(?:-long)?[\s-](?:[\w-]+\s){{0,2}}?{_STAY}\b", re.IGNORECASE)
_LIFE_OF: Final = re.compile(r"(?:[’']s?|\b(?:the|its|a|an))\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
#: "As part of a four-day tour", "a two-week Ministry visit": somebody else's.
_ON_A: Final = re.compile(r"\b(?:part of|on|during|for|for the length of|in the course of)\san?\s$", re.IGNORECASE)
_OF_SOMEBODY: Final = re.compile(r"\s[A-Z]")
#: Verbs that make a length the whole stay.
_LASTED: Final = re.compile(
    r"\b(?:last(?:ed)?|endured?|exist(?:ed)?|survived?|ran|stay|remain|spent|stayed|remained|dragged on|went on|operated|took|(?:was|were|been) (?:deployed|stationed|active|present|there|open|in (?:place|the field|existence|being|operation|business|the country|the territory|(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)|on the ground))"
    r"(?:\s(?:in|on|to)\s(?:the\s)?(?:[\w’'-]+\s?){1,4}?)?(?:\sonly|\sjust|\sall told|\sin all|\saltogether)?(?:\sfor)?(?:\s(?:a total of|all of|only|just|barely|no more than))?\s$",
    re.IGNORECASE,
)
#: What a mission does for a length of time lies within its life.
_DID_FOR: Final = re.compile(
    r"\b(?:watched|observed|monitored|patroll?ed|guarded|policed|kept|supervised|verified|administered|ran|governed|served|protected|occupied|supported|oversaw|helped|assisted|advised|trained)\b[^,;]{0,80}?\sfor\s$",
    re.IGNORECASE,
)
_SPAN_WAS: Final = re.compile(
    r"\b(?:lifespan|lifetime|life|stay|existence|tenure|deployment|presence)\b[^;.]{0,60}?(?:\s(?:was|is)|,)\s$",
    re.IGNORECASE,
)
#: "Within four months of its arrival the mission was over."
_WITHIN_OF: Final = re.compile(
    r"\sof\s(?:its|their)\s(?:arrival|deployment|establishment|creation|launch|start|beginning|inception)\b",
    re.IGNORECASE,
)
_GONE: Final = re.compile(
    r"\b(?:gone|over|closed|ended|withdrawn|out of|disbanded|terminated|wound up|shut)\b", re.IGNORECASE
)
_WITHIN: Final = re.compile(r"\b(?:with)?in(?: (?:under|less than|just|only))?\s$", re.IGNORECASE)
_AFTER_LENGTH: Final = re.compile(
    r"\s(?:after|following)\s(?:it|its|the mission|their|they)\b[^,;]{0,60}?\b(?:deploy|establish|creat|began|begun|start|arriv|launch|set up|mandate|inception|landed|opened)",
    re.IGNORECASE,
)
_ENDED_AFTER: Final = re.compile(
    r"\b(?:ended|closed|withdrew|withdrawn|left|terminated|shut(?: down)?|wound up|disbanded|pulled out|went home|came to an end)\b[^,;]{0,40}?\safter\s(?:just\s|only\s)?$",
    re.IGNORECASE,
)
_HAS: Final = re.compile(
    r"\bha(?:s|ve)\s(?:now\s|already\s|by now\s)?(?:been|kept|patrolled|monitored|observed|watched|served|operated|stayed|remained|lasted|existed)\b",
    re.IGNORECASE,
)
_HAD: Final = re.compile(
    r"\bhad\s(?:already\s|by then\s)?(?:been|kept|patrolled|monitored|observed|watched|served|operated|stayed|remained|lasted|existed)\b",
    re.IGNORECASE,
)
#: "It did not last half a year": less than that.
_NOT_LAST: Final = re.compile(
    r"\b(?:did not|never|didn[’']t)\s(?:even\s|quite\s)?(?:last|stay|survive|exist|endure|remain)\b", re.IGNORECASE
)
_LATER: Final = re.compile(r"\slater\b", re.IGNORECASE)
_NOT_WHOLE: Final = re.compile(
    r"\b(?:first|last|another|further|more|additional|next|extended|extension|renew\w*|mandate|term|initial|each|every|would|will|planned|expected|before|delay\w*|late|per|longer|average"
    r"|only after|unable|waited|within|commander|headed by|chief|battalion|contingent|after the)\b",
    re.IGNORECASE,
)
_TO_GO: Final = re.compile(
    r"(?:^|[\"“”'’,]\s*|\b(?:and|or|that|to|should|must|shall|will|would|may|might|could|it|they|force|mission|operation)\s)be\s(?:[a-z]+ly\s)?(?:withdrawn|closed|ended|terminated|disbanded|removed|replaced)\b"
    r"|\b(?:demand|ask|call|request|requir|insist|urg|want|recommend|propos|threaten|vow|agree)\w*\b|\b(?:should|must|shall|will|would|is to|are to|was to|were to)\b",
    re.IGNORECASE,
)
#: A length in words is met within half of its unit, or this share of it.
_HALF: Final = Decimal("0.5")
_SHARE: Final = Decimal("0.1")
_FAR: Final = Decimal("0.25")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Length:
    """A length of time stated of a mission: its whole stay, its stay up to a day, or no more than its stay."""

    amount: Amount
    way: str
    until: tuple[date, date] | None = None


def check_tenure(
    statement: Statement, mission: Entity | None, asker: Asker, *, is_undated: bool = False
) -> Iterator[StatementTest]:
    """Test a length of time that a statement gives to a mission's stay.

    Parameters
    ----------
    statement : Statement
        Any that is asserted.
    mission : Entity or None
        The one mission that it is about.
    asker : Asker
        What answers.
    is_undated : bool
        Whether the whole text names no day: then what "has been" is so on the last day that the lists cover.
    """
    if mission is None or mission.how == "implied":
        return
    if statement.is_negated and _NOT_LAST.search(statement.text) is None:
        return
    exited = list(_check_exit(statement, mission, asker))
    if exited:
        yield from exited
        return
    lengths = [a for a in statement.amounts if a.unit in DAYS]
    if len(lengths) != 1:
        return
    stated = _read_length(statement, lengths[0], mission)
    if stated is not None and statement.is_negated:
        number = stated.amount.low
        stated = (
            replace(stated, amount=replace(stated.amount, low=None, high=number, bound="fewer-than"))
            if number
            else None
        )
    life = read_life(mission, asker) if stated else None
    if stated is None or life is None:
        return
    bounds, words = _measure(stated, life, is_undated=is_undated)
    if bounds is None:
        return
    verdict = _judge(stated, bounds)
    if not verdict:
        return
    if mission.how != "named":
        if verdict == "contradicted":
            return
        verdict = "supported-with-qualification"
    unit = DAYS[stated.amount.unit]
    low, high = (round(Decimal(x) / unit, 1) for x in bounds)
    name = asker.name(mission.id)
    span = f"{low}" if low == high else f"{low} to {high}"
    yield StatementTest(
        kind="recomputed", verdict=verdict, explanation=f"{name} {words}: {span} {stated.amount.unit} over the lists at hand.",
        figures=(
            Recomputed(
                claimed=stated.amount.text, claimed_low=stated.amount.low, claimed_high=stated.amount.high, low=low, high=high,
                unit=stated.amount.unit, definition=DEFINITION, rule="days between beginning and end, by every list",
                fit="outside" if verdict == "contradicted" else "inside", readings=1,
                source=life.replies[0].readings[0].source, citation=life.replies[0].readings[0].citation,
                command=life.replies[0].command,
            ),
            *list_figures(stated.amount.text, (life,), verdict),
        ),
    )  # fmt: skip


def _read_length(statement: Statement, amount: Amount, mission: Entity) -> _Length | None:
    """Read what a length is of, by the words beside it."""
    text, at = statement.text, statement.start
    head, tail = text[: max(amount.start - at, 0)], text[max(amount.end - at, 0) :]
    name_end = max(mission.end - at, 0)
    if any(e.kind == "mission" and e.id and e.id != mission.id for e in statement.entities):
        return None
    written = text[max(amount.start - at, 0) : max(amount.end - at, 0)]
    is_adjective = "-" in written or tail.startswith("-")
    if is_adjective:
        return _Length(amount=amount, way="whole") if _is_own_stay(head, tail) else None
    if _AFTER_LENGTH.match(tail) and _ENDED.search(text):
        return _Length(amount=amount, way="whole")
    if _LATER.match(tail) and _ENDED.search(head[name_end:]):
        return _Length(amount=amount, way="later", until=_read_until(statement))
    if _WITHIN.search(head) and _TO_GO.search(head):
        return None  # asked for or foreseen: no end that was
    if _WITHIN.search(head) and _WITHIN_OF.match(tail) and _GONE.search(text[max(name_end, len(head)) :]):
        return _Length(amount=_bound_above(amount), way="whole")
    plain = _NOT_LAST.sub(" lasted", head[name_end:]).replace(" no more than", "")
    if name_end > len(head) or _NOT_WHOLE.search(plain):
        if not (_WITHIN.search(head) and _GONE.search(head[name_end:])):
            return None
        return _Length(amount=_bound_above(amount), way="whole")
    if re.match(
        r"\s(?:before(?!\s(?:clos|end|leav|withdraw|being\b|its (?:closure|end|withdrawal|departure)|it (?:closed|ended|left|was)))|after|later|earlier|late|old|ago|of\s(?!its\b))",
        tail,
    ):
        return None
    if _HAD.search(head) or _HAS.search(head):
        return _read_until_now(statement, amount, head)
    if _TASK.match(tail) and _ON_A_TASK.search(head):
        return _Length(amount=amount, way="part")
    return _read_whole(amount, head, head[name_end:], head[: max(mission.start - at, 0)])


def _is_own_stay(head: str, tail: str) -> bool:
    """Whether a length that describes a stay describes the mission's: "its ten-year deployment"."""
    stay = _ADJECTIVE.match(tail)
    if stay is None or _LIFE_OF.search(head) is None or _NOT_WHOLE.search(head[-30:]):
        return False
    return _ON_A.search(head) is None and _OF_SOMEBODY.search(stay.group()) is None


def _read_until_now(statement: Statement, amount: Amount, head: str) -> _Length | None:
    """Read a length up to a day: "had been there for ten years by 2004"."""
    if not (_LASTED.search(head) or re.search(r"\bfor\s$", head)):
        return None
    until = _read_until(statement)
    return None if _HAD.search(head) and until is None else _Length(amount=amount, way="until", until=until)


def _read_whole(amount: Amount, head: str, between: str, before: str) -> _Length | None:
    """Read a length of the whole stay, or of something within it, by the verb between the name and the length."""
    if _TOOK.match(before) and not between.strip():
        return _Length(amount=amount, way="part")
    if _is_of_part(between) or _PART_OF.search(before):
        return None
    if _ENDED_AFTER.search(head) or _SPAN_WAS.search(head) or _LASTED.search(head):
        return _Length(amount=amount, way="whole")
    return _Length(amount=amount, way="part") if _DID_FOR.search(head) else None


#: "It took the force two years to leave": no longer than it was there.
_TOOK: Final = re.compile(r"It took\s(?:the\s)?$", re.IGNORECASE)
#: "MINUSMA took two years to deploy", "spent ten months building its camp": a task, no longer than the mission was there.
_ON_A_TASK: Final = re.compile(r"\b(?:took|spent|needed|required)\b[^,;]{0,30}$", re.IGNORECASE)
_TASK: Final = re.compile(
    r"\s(?:(?:just|only)\s)?(?:to\s[a-z]+|(?:on|in)\s(?:the\s)?[a-z]+ing|[a-z]+ing)\b", re.IGNORECASE
)
#: A part of the mission before its name; soldiers or peacekeepers of a mission are the mission.
_PART_OF: Final = re.compile(
    r"\b(?:police|battalion|company|unit|team|hospital|base|headquarters|post|staff|head|commander|chief|contingent|civilian)\w*\s(?:[\w-]+\s){0,2}(?:of|in|with|from)\s(?:the\s)?$",
    re.IGNORECASE,
)
_ENDED: Final = re.compile(
    r"\b(?:ended|closed|withdr[ae]wn?|left|terminated|shut|wound up|disbanded|pulled out|went home|came to an end|gone|over)\b",
    re.IGNORECASE,
)


def _is_of_part(head: str) -> bool:
    """Whether the words before a length are of some people or of a place within: "its police stayed in Gali for"."""
    return re.search(
        r"\b(?:police|battalion|company|unit|team|hostage|detained|prisoner|hospital|base|headquarters|post|sector|staff|soldier|one of|some of|airport)\w*\b",
        head, re.IGNORECASE,
    ) is not None  # fmt: skip


def _bound_above(amount: Amount) -> Amount:
    return replace(amount, low=None, high=amount.high or amount.low, bound="at-most")


def _read_until(statement: Statement) -> tuple[date, date] | None:
    """Read the day up to which a mission had been there: "by 2004", "when it ended in December 2014"."""
    whens = [w for w in statement.times if w.kind in ("until", "day", "month", "year")]
    if len(statement.times) != 1 or not whens:
        return None
    return _read_moment(whens[0])


def _read_moment(when: When) -> tuple[date, date]:
    last = when.period.last_day
    if when.kind != "until":
        return when.period.first_day, last
    if re.search(r"\d{1,2}\s+[A-Z]|[A-Z][a-z]+\s+\d{1,2},", when.text):
        return last, last
    if re.search(r"[A-Z][a-z]{2,}", when.text.removeprefix("By").removeprefix("Until")) or "end of" in when.text:
        return last.replace(day=1), last
    return date(last.year, 1, 1), last


def _measure(stated: _Length, life: Life, *, is_undated: bool) -> tuple[tuple[int, int] | None, str]:
    """Measure the days of a stay: the whole, or that up to a day; None where the lists do not tell."""
    if stated.way in ("whole", "part"):
        if life.length is None:
            return None, ""
        return life.length, f"was there from {life.starts[0]} to {life.ends[1] if life.ends else ''}"
    if stated.way == "later":
        # Only where the day that is named is that of the beginning.
        near = stated.until is not None and stated.until[0] <= life.starts[1] and life.starts[0] <= stated.until[1]
        return (
            (life.length, f"was there from {life.starts[0]} to {life.ends[1] if life.ends else ''}")
            if near and life.length
            else (None, "")
        )
    until = stated.until
    if until is None:
        if life.ends is not None or life.known_to is None or not is_undated:
            return None, ""
        until = life.known_to, life.known_to
    low, high = (until[0] - life.starts[1]).days, (until[1] - life.starts[0]).days + 1
    if high <= 0:
        return None, ""
    return (max(low, 0), high), f"had been there since {life.starts[0]} on {until[1]}"


def _judge(stated: _Length, bounds: tuple[int, int]) -> str:
    """Judge a length by bounds in days: met within half a unit or a tenth, excluded beyond a whole unit and a quarter."""
    amount = stated.amount
    unit = DAYS[amount.unit]
    low, high = Decimal(bounds[0]) / unit, Decimal(bounds[1]) / unit
    number = amount.low if amount.low is not None else amount.high
    assert number is not None
    slack, far = max(_HALF, number * _SHARE), max(Decimal(1), number * _FAR)
    if unit >= DAYS["months"] and number <= 1:
        far = Decimal("0.6") if amount.unit == "years" else far
    if stated.way == "part":
        least = amount.low if amount.low is not None else Decimal(0)
        if least > high + far:
            return "contradicted"
        is_whole = amount.low == amount.high and low - slack <= number <= high + slack
        return "supported" if is_whole else ""
    if amount.bound in ("more-than", "at-least"):
        if low >= number or (amount.bound == "at-least" and low >= number - slack):
            return "supported"
        return "contradicted" if high < number - slack / 2 else ""
    if amount.bound in ("fewer-than", "at-most"):
        if high <= number + (slack if amount.bound == "at-most" else slack / 5):
            return "supported"
        return "contradicted" if low > number + slack / 2 else ""
    least = amount.low if amount.low is not None else number
    most = amount.high if amount.high is not None else number
    if (
        low - slack <= most + (1 - slack if amount.bound == "exact" and amount.unit == "years" else 0)
        and high + slack >= least
    ):
        return "supported"
    return "contradicted" if least - far > high or most + far < low else ""


# --- the end of a term


_BEFORE_TERM: Final = re.compile(
    r"\s(?P<word>before|after|ahead of|past)\s(?:its|the|their)\s(?:[\w-]+\s){0,3}?(?:term|mandate|agreed (?:end|date|term)|scheduled (?:end|date|term))\b",
    re.IGNORECASE,
)


def is_of_exit(statement: Statement, amount: Amount) -> bool:
    """Whether a length lies between a leaving and the end of a term: it is not the term's own."""
    return _BEFORE_TERM.match(statement.text[max(amount.end - statement.start, 0) :]) is not None


def _check_exit(statement: Statement, mission: Entity, asker: Asker) -> Iterator[StatementTest]:
    """Test by how much a mission left before or after the end of its term."""
    lengths = [a for a in statement.amounts if a.unit in DAYS and is_of_exit(statement, a)]
    if len(lengths) != 1 or not _ENDED.search(statement.text):
        return
    amount = lengths[0]
    match = _BEFORE_TERM.match(statement.text[max(amount.end - statement.start, 0) :])
    number = amount.low if amount.low is not None else amount.high
    if match is None or number is None:
        return
    sign = 1 if match["word"].casefold() in ("after", "past") else -1
    for subject in asker.find_subjects(mission):
        for reply in asker.ask(Probe(topic="exit", subject=subject)):
            given = [r for r in reply.readings if r.has_value and r.low is not None and r.high is not None]
            if not given:
                continue
            low, high = min(r.low for r in given if r.low is not None), max(r.high for r in given if r.high is not None)
            low, high = sorted((sign * low / DAYS[amount.unit], sign * high / DAYS[amount.unit]))
            slack = max(_HALF, number * _SHARE) / (2 if amount.unit == "years" else 1)
            if high < 0:
                verdict = "contradicted"
            elif low - slack <= number <= high + slack:
                verdict = "supported"
            elif number > high + 2 * slack or number < low - 2 * slack:
                verdict = "contradicted" if amount.bound in ("exact", "about") else ""
            else:
                verdict = ""
            if verdict:
                yield StatementTest(
                    kind="ledger", verdict=verdict, explanation="; ".join(dict.fromkeys(r.label for r in given[:3])),
                    figures=tuple(
                        Recomputed(
                            claimed=amount.text, claimed_low=amount.low, claimed_high=amount.high, low=r.low, high=r.high,
                            unit=r.unit, definition=r.definition, rule=r.rule, fit="outside" if verdict == "contradicted" else "inside",
                            source=r.source, citation=r.citation, query=r.query, command=reply.command, readings=1,
                        )
                        for r in given[:4]
                    ),
                )  # fmt: skip
