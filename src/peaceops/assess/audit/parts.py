"""Police, troops and observers as parts of a whole: their share in a mission or in what a state sends, and which are more.

What enters: a statement on one mission or state and one day or month, and an asker. What leaves: recomputed tests.
Never done here: a share of women or of one contributor; parts of two sources or of two days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.figure import Bounds, compare
from peaceops.assess.audit.scope import is_generic, read_days
from peaceops.evidence.answer import Reading
from peaceops.model.audit import Recomputed, StatementTest
from peaceops.model.statement import Amount, Entity, Statement

KINDS: Final = {
    "police": re.compile(r"\bpolice(?:men|women)?\b", re.IGNORECASE),
    "troops": re.compile(r"\b(?:troops?|soldiers?|infantry(?:men)?)\b", re.IGNORECASE),
    "observers": re.compile(r"\b(?:military )?(?:observers?|experts? on mission)\b", re.IGNORECASE),
}
_MOST: Final = re.compile(
    r"\b(?:most|mostly|mainly|predominantly|the (?:greater|larger|bigger) part|the (?:vast |great |overwhelming )?(?:majority|bulk)|more than half|over half|the lion’s share)\b",
    re.IGNORECASE,
)
_FEW: Final = re.compile(
    r"\b(?:an? (?:\w+ )?minority|the (?:smaller|lesser) part|(?:less|fewer) than half)\b", re.IGNORECASE
)
_MORE: Final = re.compile(
    r"\b(?P<word>more|fewer|less)\s(?P<one>[\w ]{4,20}?)\sthan\s(?P<other>[\w ]{4,20}?)\b(?=\s|[.,;]|$)", re.IGNORECASE
)
_OUTNUMBERED: Final = re.compile(r"\boutnumbered\b(?! by)", re.IGNORECASE)
#: Verbs that make a part of a whole of what stands before them.
_PART: Final = re.compile(
    r"\b(?:made up|make up|makes up|making up|accounted for|account for|accounting for|constituted|formed|were|was|are|was made up of|consisted of|comprised"
    r"|supplied|represented|or)\b", re.IGNORECASE,
)  # fmt: skip
_WHOLE: Final = re.compile(
    r"\b(?:strength|personnel|people|staff|force|uniform\w*|total|contribution|contingent|mission|it|them|its \d|whom|peace-?keepers|members|blue helmets|of (?:the )?[\d,]+)\b",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r"\b(?:women|woman|female|civilian|authori[sz]ed|ceiling|mandated|planned|lost|died|killed|dead|deaths?|refugees?|displaced|local|national|from|contributed by"
    r"|formed police|units?|by \d|rose|fell|grew|increas\w*|decreas\w*|reduc\w*|cut|lose|losing)\b", re.IGNORECASE,
)  # fmt: skip
_NEAR: Final = Decimal("0.02")
_ROUGH: Final = Decimal("0.06")
_EXACT: Final = Decimal("0.03")
_FAR: Final = Decimal("0.05")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """How many there are of a kind on the day."""

    bounds: Bounds
    reading: Reading
    reply: Reply


def check_parts(statement: Statement, asker: Asker) -> Iterator[StatementTest]:
    """Test the share that police, troops or observers have, or which of two kinds are more.

    Parameters
    ----------
    statement : Statement
        Any that is asserted.
    asker : Asker
        What answers.
    """
    text = statement.text
    days = _read_month(statement)
    if days is None or statement.is_negated or _OTHERS.search(text):
        return
    subject = _find_subject(statement)
    named = [name for name, pattern in KINDS.items() if pattern.search(text)]
    if subject is None or not named or len(named) > 2:
        return
    parts = _find_parts(subject, days, asker)
    if (order := _read_order(text)) is not None:
        if set(order[:2]) <= set(parts):
            yield from _judge_order(parts[order[0]], parts[order[1]])
        return
    shares = [a for a in statement.amounts if a.unit == "share"]
    if len(named) != 1 or named[0] not in parts or "all" not in parts or len(shares) > 1:
        return
    part, whole = parts[named[0]], parts["all"]
    if (both := PART_OF.search(text)) is not None:
        yield from _judge_numbers(both, part, whole)
    if shares and _PART.search(text) and _WHOLE.search(text[max(shares[0].start - statement.start, 0) :]):
        yield from _judge_share(shares[0], part, whole)
    elif not shares and (few := _FEW.search(text)) is not None and _is_said_of_part(text, few, KINDS[named[0]]):
        amount = Amount(
            low=None, high=Decimal("0.5"), unit="share", text=few.group(), start=0, end=1, bound="fewer-than"
        )
        yield from _judge_share(amount, part, whole)
    elif not shares and (most := _MOST.search(text)) is not None and _is_said_of_part(text, most, KINDS[named[0]]):
        amount = Amount(
            low=Decimal("0.5"), high=None, unit="share", text=most.group(), start=0, end=1, bound="more-than"
        )
        yield from _judge_share(amount, part, whole)


def _read_month(statement: Statement) -> tuple[date, date] | None:
    """Read the one month or day that is named; of a year, its last month."""
    if len(statement.times) != 1 or statement.times[0].how != "named":
        return None
    when = statement.times[0]
    first, last = when.period.first_day, when.period.last_day
    if when.kind == "until":
        first = last.replace(day=1)
    if when.kind in ("day", "month", "until") or (
        when.kind == "range" and (first.year, first.month) == (last.year, last.month)
    ):
        end = date(last.year + last.month // 12, last.month % 12 + 1, 1) if last.year < 9998 else last
        return last.replace(day=1), date.fromordinal(end.toordinal() - 1)
    return None


def _find_subject(statement: Statement) -> Entity | None:
    """Find the one mission, or the one state that is said to send people to missions of the UN."""
    missions = [e for e in statement.entities if e.kind == "mission" and e.how == "named" and not is_generic(e)]
    states = [e for e in statement.entities if e.kind == "state" and e.how == "named"]
    if missions:
        is_one = len({e.id for e in missions}) == 1 and missions[0].id
        return missions[0] if is_one and not any(e.role == "subject" for e in states) else None
    if len({e.id for e in states}) != 1 or not states[0].id or not _SENDS.search(statement.text):
        return None
    return states[0]


_SENDS: Final = re.compile(
    r"\b(?:UN|United Nations|U\.N\.)(?:[’']s)?\s(?:peace-?keeping\s)?(?:missions|operations|peace-?keeping)\b|\bcontribut(?:ion|ed|es)\b|\bblue helmets\b",
    re.IGNORECASE,
)


def _find_parts(subject: Entity, days: tuple[date, date], asker: Asker) -> dict[str, _Part]:
    """Find the figures of one source for the day, by kind, with all in uniform under ``all``."""
    if subject.kind == "state":
        names = {"contributions/uniformed": "all", **{f"contributions/{kind}": kind for kind in KINDS}}
        probe = Probe(topic="contributions", state=subject.id, first=days[0], last=days[1])
        return {
            names[r.definition]: _Part(bounds=Bounds(low=r.low, high=r.high), reading=r, reply=reply)
            for reply in asker.ask(probe) for r in reply.readings
            if r.definition in names and r.has_value and r.low is not None and r.low == r.high
        }  # fmt: skip
    by_source: dict[str, dict[str, _Part]] = {}
    for reply in asker.ask(Probe(topic="strength", subject=subject.id)):
        for r in reply.readings:
            own = read_days(r)
            kind = {"T3/deployed_police": "police", "T3/deployed_strength": "military"}.get(r.definition)
            if (
                kind
                and r.has_value
                and r.low is not None
                and r.low == r.high
                and own
                and days[0] <= own[1] <= days[1]
                and own[0] >= days[0]
            ):
                by_source.setdefault(r.source, {})[kind] = _Part(
                    bounds=Bounds(low=r.low, high=r.high), reading=r, reply=reply
                )
    for parts in by_source.values():
        if len(parts) == 2:
            total = sum((p.bounds.low or Decimal(0) for p in parts.values()), Decimal(0))
            whole = Bounds(low=total, high=total)
            return {
                "police": parts["police"],
                "all": _Part(bounds=whole, reading=parts["military"].reading, reply=parts["military"].reply),
            }
    return {}


def _read_order(text: str) -> tuple[str, str] | None:
    """Read which kind is said to be more than which other."""
    more = _MORE.search(text)
    if more is not None:
        one, other = (next((n for n, p in KINDS.items() if p.search(more[side])), "") for side in ("one", "other"))
        if not one or not other or one == other:
            return None
        return (one, other) if more["word"].casefold() == "more" else (other, one)
    beside = _OUTNUMBERED.search(text)
    if beside is None:
        return None
    one, other = (
        next((n for n, p in KINDS.items() if p.search(t)), "") for t in (text[: beside.start()], text[beside.end() :])
    )
    return (one, other) if one and other and one != other else None


def _is_said_of_part(text: str, most: re.Match[str], kind: re.Pattern[str]) -> bool:
    """Whether the kind is what is most: "police were the greater part", "most of its people were police"."""
    found = kind.search(text)
    if found is not None and re.search(r"ly$", most.group()):
        return most.end() < found.start() <= most.end() + 12
    between = text[min(found.end(), most.end()) : max(found.start(), most.start())] if found else ""
    return found is not None and _PART.search(between) is not None


PART_OF: Final = re.compile(
    r"\b(?P<part>\d[\d,]*)\s(?:out )?of\s(?:the\s|its\s|all\s|their\s)?(?P<whole>\d[\d,]*)\b(?!\s?(?:per cent|%))",
    re.IGNORECASE,
)


def _judge_numbers(both: re.Match[str], part: _Part, whole: _Part) -> Iterator[StatementTest]:
    """Judge "1,607 of 3,798": the first is the kind's, the second that of all."""
    stated = [Decimal(both[side].replace(",", "")) for side in ("part", "whole")]
    own = [part.bounds.low or Decimal(0), whole.bounds.low or Decimal(0)]
    if stated == own:
        yield _test("supported", (part, whole), both.group(), own[0] / own[1] if own[1] else None)
    elif any(abs(s - o) > o * _FAR for s, o in zip(stated, own, strict=True)):
        yield _test("contradicted", (part, whole), both.group(), own[0] / own[1] if own[1] else None)


def _judge_order(one: _Part, other: _Part) -> Iterator[StatementTest]:
    assert one.bounds.low is not None
    assert other.bounds.low is not None
    if one.bounds.low != other.bounds.low:
        yield _test("supported" if one.bounds.low > other.bounds.low else "contradicted", (one, other), "more", None)


def _judge_share(amount: Amount, part: _Part, whole: _Part) -> Iterator[StatementTest]:
    if not whole.bounds.low or part.bounds.low is None:
        return
    share = part.bounds.low / whole.bounds.low
    bounds = Bounds(low=share, high=share)
    fit = compare(amount, bounds)[0]
    is_worded = re.search(r"\d", amount.text) is None
    slack = _ROUGH if is_worded and amount.bound == "about" else _EXACT
    if fit in ("equal", "inside"):
        verdict = "supported"
    elif amount.bound in ("exact", "about") and compare(amount, bounds.widen(_NEAR))[0] != "outside":
        verdict = "supported-with-qualification"
    elif compare(amount, bounds.widen(slack))[0] == "outside":
        verdict = "contradicted"
    else:
        return
    yield _test(verdict, (part, whole), amount.text, share)


def _test(verdict: str, parts: tuple[_Part, ...], claimed: str, share: Decimal | None) -> StatementTest:
    said = " and ".join(f"{p.bounds.low:,f}" for p in parts)
    told = f"{parts[0].bounds.low:,f} of {parts[1].bounds.low:,f}, or {share * 100:.1f}%" if share is not None else said
    return StatementTest(
        kind="recomputed", verdict=verdict, explanation=f"By {parts[0].reading.citation or parts[0].reading.source}: {told}.",
        figures=tuple(
            Recomputed(
                claimed=claimed, low=p.bounds.low, high=p.bounds.high, unit=p.reading.unit, definition="derived",
                rule=p.reading.rule, period=" to ".join(dict.fromkeys(p.reading.period)),
                fit="outside" if verdict == "contradicted" else "inside", source=p.reading.source, citation=p.reading.citation,
                query=p.reading.query, command=p.reply.command, readings=1, text=p.reading.label,
            )
            for p in parts
        ),
    )  # fmt: skip
