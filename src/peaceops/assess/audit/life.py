"""Comparisons of the lives of two missions, and what a complete list shows of "never" and "only".

What enters: a statement and an asker. What leaves: recomputed and ledger tests.
Never done here: an order of two missions whose days do not tell it by every list at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.decide import LEDGER_RULE
from peaceops.assess.audit.scope import is_generic, match_days
from peaceops.errors import InvalidValue
from peaceops.model.audit import Recomputed, StatementTest
from peaceops.model.period import parse_date_range
from peaceops.model.statement import Entity, Statement

_DAYS: Final = {"days": Decimal(1), "weeks": Decimal(7), "months": Decimal("30.4375"), "years": Decimal("365.25")}
#: Both missions stand right beside the words that compare them.
_OUTLIVED: Final = re.compile(r"^\s(?:out-?lived|outlasted)\s(?:the\s)?$", re.IGNORECASE)
_LONGER: Final = re.compile(
    r"^\s(?:lasted|existed|stayed|ran|was (?:there|deployed))\s(?:[\w-]+\s){0,3}?(?P<word>longer|less long|shorter)\sthan\s(?:the\s)?$",
    re.IGNORECASE,
)
_EARLIER: Final = re.compile(
    r"^\s(?:was (?:established|created|set up|launched|deployed)|began|started|opened)\s[^,.;]{0,30}?(?P<word>before|after|earlier than|later than)\s(?:the\s)?$",
    re.IGNORECASE,
)
_CLOSED: Final = re.compile(
    r"^\s(?:was (?:closed|terminated|withdrawn)|ended|closed|left)\s[^,.;]{0,30}?(?P<word>before|after|earlier than|later than)\s(?:the\s)?$",
    re.IGNORECASE,
)
_NEVER_HAD: Final = re.compile(
    r"\bnever (?:had|sent|deployed|established|set up|ran|led|kept)\s(?:an?|any)\s(?:[\w-]+\s){0,2}(?:mission|operation|force)\s(?:in|to)\s(?:the\s)?$",
    re.IGNORECASE,
)
_NOT_INVOLVE: Final = re.compile(
    r"\b(?:did not involve|took place without|had nothing to do with)\s(?:the\s)?$", re.IGNORECASE
)
_ONLY_BEFORE: Final = re.compile(r"\bonly\s(?:the\s)?$", re.IGNORECASE)
_SUPPLIED: Final = re.compile(
    r"\b(?:suppli|contribut|provid|serv(?:ed|ing)|staff|sent\b|gave\b|took part|participat|made up|consisted|composed)\w*",
    re.IGNORECASE,
)
_PEOPLE: Final = re.compile(
    r"\b(?:troops|soldiers|units|personnel|peace-?keepers|observers|monitors|men|contingents?|staff\w*|serv(?:ed|ing)|took part|participated)\b",
    re.IGNORECASE,
)
_OTHER_GIFT: Final = re.compile(
    r"\b(?:women|police|helicopter|aircraft|vehicle|ship|vessel|medical|engineer|doctor|money|fund|equipment|fuel|arms|weapon|combat|armou?r)\w*",
    re.IGNORECASE,
)
_FORMED: Final = re.compile(r"\b(?:troops|soldiers|units|battalions?|infantry|contingents?|formed)\b", re.IGNORECASE)
_LENGTH: Final = re.compile(r"\b(?:day|week|month|year|decade)s?\b", re.IGNORECASE)
_ALONE: Final = re.compile(r"^\s(?:alone|only)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Life:
    """Earliest and latest day on which the lists set a mission's beginning and end."""

    entity: Entity
    starts: tuple[date, date]
    ends: tuple[date, date] | None
    replies: tuple[Reply, ...]


def check_lives(statement: Statement, asker: Asker) -> tuple[StatementTest, ...]:
    """Test what a statement says of two missions' days, of an absence, or of a single contributor.

    Parameters
    ----------
    statement : Statement
        Any that is asserted.
    asker : Asker
        What answers.
    """
    if statement.modality not in ("asserted", "reported"):
        return ()
    checks = (_compare, _check_never, _check_only, _check_largest)
    return tuple(test for check in checks for test in check(statement, asker))


# --- two missions


def _compare(statement: Statement, asker: Asker) -> Iterator[StatementTest]:
    missions = [e for e in statement.entities if e.kind == "mission" and e.how == "named" and not is_generic(e)]
    missions.sort(key=lambda e: e.start)
    if len(missions) != 2 or not all(e.id for e in missions) or statement.is_negated:
        return
    one, other = missions
    between = statement.text[max(one.end - statement.start, 0) : max(other.start - statement.start, 0)]
    if one.id == other.id or statement.text[: max(one.start - statement.start, 0)].strip(" \"“'").casefold() not in (
        "",
        "the",
    ):
        return
    if _LENGTH.search(between) and not any(a.unit in _DAYS for a in statement.amounts):
        return  # a length that was not read
    lives = [_read_life(e, asker) for e in missions]
    first, second = lives
    if first is None or second is None:
        return
    if _OUTLIVED.match(between) or (match := _CLOSED.match(between)):
        sign = 1 if _OUTLIVED.match(between) or match["word"].casefold() in ("after", "later than") else -1  # type: ignore[index]
        if first.ends and second.ends:
            gap = (first.ends[0] - second.ends[1]).days, (first.ends[1] - second.ends[0]).days
            yield from _judge(statement, gap, sign, "ended", (first, second), asker)
    elif match := _EARLIER.match(between):
        sign = 1 if match["word"].casefold() in ("after", "later than") else -1
        gap = (first.starts[0] - second.starts[1]).days, (first.starts[1] - second.starts[0]).days
        yield from _judge(statement, gap, sign, "began", (first, second), asker)
    elif (match := _LONGER.match(between)) and first.ends and second.ends:
        long = [((x.ends[0] - x.starts[1]).days, (x.ends[1] - x.starts[0]).days) for x in (first, second) if x.ends]
        gap = long[0][0] - long[1][1], long[0][1] - long[1][0]
        yield from _judge(
            statement, gap, 1 if match["word"].casefold() == "longer" else -1, "lasted", (first, second), asker
        )


def _read_life(entity: Entity, asker: Asker) -> _Life | None:
    replies = {
        fact: [r for s in asker.find_subjects(entity) for r in asker.ask(Probe(topic=fact, subject=s))]
        for fact in ("started", "ended")
    }  # fmt: skip
    starts, ends = (_list_days(replies[fact]) for fact in ("started", "ended"))
    if not starts:
        return None
    return _Life(
        entity=entity, starts=(min(d[0] for d in starts), max(d[1] for d in starts)),
        ends=(min(d[0] for d in ends), max(d[1] for d in ends)) if ends else None,
        replies=(*replies["started"], *replies["ended"]),
    )  # fmt: skip


def _list_days(replies: list[Reply]) -> list[tuple[date, date]]:
    found = []
    for reading in (r for reply in replies for r in reply.readings):
        if reading.has_value and reading.rule != LEDGER_RULE and reading.definition != "identity/instrument":
            try:
                found.append(parse_date_range(reading.text))
            except InvalidValue:
                continue
    return found


def _judge(
    statement: Statement, gap: tuple[int, int], sign: int, said: str, lives: tuple[_Life, _Life], asker: Asker
) -> Iterator[StatementTest]:
    """Judge an order, and the span where one is stated: the difference of two days, each known as the lists know it."""
    low, high = sorted((sign * gap[0], sign * gap[1]))
    if low <= 0 <= high:
        return  # the lists do not tell the order
    spans = [a for a in statement.amounts if a.unit in _DAYS]
    if high < 0:
        verdict = "contradicted"
    elif not spans:
        verdict = "supported"
    elif len(spans) == 1 and spans[0].bound in ("more-than", "at-least") and spans[0].low is not None:
        if Decimal(low) / _DAYS[spans[0].unit] <= spans[0].low <= Decimal(high) / _DAYS[spans[0].unit]:
            return
        verdict = "supported" if Decimal(low) / _DAYS[spans[0].unit] > spans[0].low else "contradicted"
    elif len(spans) == 1 and spans[0].low is not None and spans[0].low == spans[0].high:
        unit = _DAYS[spans[0].unit]
        bounds, stated = (Decimal(low) / unit, Decimal(high) / unit), spans[0].low
        slack = Decimal("0.5") + (stated / 10 if spans[0].bound == "about" else 0)
        if bounds[0] - slack <= stated <= bounds[1] + slack:
            verdict = "supported"
        elif bounds[0] - 1 - slack <= stated <= bounds[1] + 1 + slack:
            return
        else:
            verdict = "contradicted"
    else:
        return
    names = [asker.name(life.entity.id) for life in lives]
    order = {"ended": ("later", "earlier"), "began": ("later", "earlier"), "lasted": ("longer", "shorter")}[said]
    low, high = sorted(gap)
    least, most = sorted((abs(low), abs(high)))
    words = f"{names[0]} {said} {least} to {most} days {order[0] if low > 0 else order[1]} than {names[1]}, over the lists at hand."
    yield StatementTest(
        kind="recomputed", verdict=verdict, explanation=words, figures=tuple(_list_figures(statement, lives, verdict))
    )


def _list_figures(statement: Statement, lives: tuple[_Life, _Life], verdict: str) -> Iterator[Recomputed]:
    for reply in (r for life in lives for r in life.replies):
        for r in reply.readings[:1]:
            if r.has_value:
                yield Recomputed(
                    claimed=statement.text[:80], text=r.text, definition=r.definition, rule=r.rule,
                    fit="outside" if verdict == "contradicted" else "inside", source=r.source, citation=r.citation,
                    query=r.query, command=reply.command, readings=1,
                )  # fmt: skip


# --- never, and only


def _check_never(statement: Statement, asker: Asker) -> Iterator[StatementTest]:
    """One mission of the registry excludes that there never was one; a lead excludes that it had no part."""
    subjects = [e for e in statement.entities if e.kind in ("organisation", "state") and e.id and e.how == "named"]
    for entity in subjects:
        before = statement.text[: max(entity.start - statement.start, 0)]
        if entity.kind == "state" and _NEVER_HAD.search(before) and not statement.times:
            after = statement.text[max(entity.end - statement.start, 0) :]
            senders = [e for e in subjects if e is not entity and e.start < entity.start]
            if len(senders) != 1 or not re.match(r"\s*[.!;,]?\s*$", after):
                continue
            sender = senders[0]
            by_organisation = sender.kind == "organisation"
            there = asker.find_missions(Probe(
                topic="", host=entity.id, organisation=sender.id if by_organisation else "",
                lead="" if by_organisation else sender.id,
            ))  # fmt: skip
            if there:
                names = ", ".join(asker.name(m) for m in there[:6])
                yield StatementTest(
                    kind="recomputed", verdict="contradicted", explanation=f"The registry has {names}.",
                    figures=tuple(f for m in there[:3] for f in _list_facts(m, "host", entity, asker)),
                )  # fmt: skip
        missions = [
            e for e in statement.entities if e.kind == "mission" and e.id and e.how == "named" and not is_generic(e)
        ]
        if _NOT_INVOLVE.search(before) and len(missions) == 1:
            facts = [f for f in _list_facts(missions[0].id, "lead", entity, asker) if f.fit == "outside"]
            if facts:
                yield StatementTest(
                    kind="recomputed", verdict="contradicted", figures=tuple(facts), explanation=f"{facts[0].text} led it.",
                )  # fmt: skip


def _list_facts(mission: str, fact: str, denied: Entity, asker: Asker) -> Iterator[Recomputed]:
    for reply in asker.ask(Probe(topic=fact, subject=mission)):
        for r in reply.readings:
            if r.has_value and r.text == denied.id:
                yield Recomputed(
                    claimed=f"not {denied.text}", text=asker.name(r.text), definition=r.definition, rule=r.rule, fit="outside",
                    source=r.source, citation=r.citation, query=r.query, command=reply.command, readings=1,
                )  # fmt: skip


def _check_only(statement: Statement, asker: Asker) -> Iterator[StatementTest]:
    """Several contributing states by every source exclude that there was one only."""
    missions = [
        e for e in statement.entities if e.kind == "mission" and e.id and e.how == "named" and not is_generic(e)
    ]
    if (
        len({e.id for e in missions}) != 1
        or statement.is_negated
        or statement.amounts
        or not _SUPPLIED.search(statement.text)
    ):
        return
    alone = [
        e for e in statement.entities
        if e.kind == "state" and e.id and e.how == "named"
        and (
            _ONLY_BEFORE.search(statement.text[: max(e.start - statement.start, 0)])
            or _ALONE.match(statement.text[max(e.end - statement.start, 0) :])
        )
    ]  # fmt: skip
    if len(alone) != 1 or statement.times or not _PEOPLE.search(statement.text) or _OTHER_GIFT.search(statement.text):
        return
    # Others may have sent observers or police: of a UN mission that its troops are of one state says nothing of those.
    organisations = {r.text for x in asker.ask(Probe(topic="organisation", subject=missions[0].id)) for r in x.readings}
    if "UN" in organisations and _FORMED.search(statement.text):
        return
    for subject in asker.find_subjects(missions[0]):
        for reply in asker.ask(
            Probe(topic="claims", subject=subject, indicator="M1", definition="contributing_states")
        ):
            given = [
                r
                for r in reply.readings
                if r.has_value and r.low is not None and r.definition == "M1/contributing_states"
            ]
            if not given:
                continue
            many = [r for r in given if r.low is not None and r.low > 1]
            one = [r for r in given if r.high == 1]
            leads = {r.text for x in asker.ask(Probe(topic="lead", subject=subject)) for r in x.readings if r.has_value}
            if many and not one:
                verdict = "contradicted"
            elif many:
                verdict = "contested"
            elif len(one) == len(given) and leads == {alone[0].id}:
                verdict = "supported-with-qualification"
            else:
                continue
            shown = (many or one)[:6]
            yield StatementTest(
                kind="ledger", verdict=verdict, explanation="; ".join(dict.fromkeys(r.label for r in shown[:3])),
                figures=tuple(
                    Recomputed(
                        claimed=f"only {alone[0].text}", low=r.low, high=r.high, unit="count", definition=r.definition,
                        rule=r.rule, period=" to ".join(dict.fromkeys(r.period)),
                        fit="outside" if r in many else "equal", source=r.source, citation=r.citation, query=r.query,
                        command=reply.command, readings=1,
                    )
                    for r in shown
                ),
            )  # fmt: skip


_LARGEST: Final = re.compile(
    r"^\s(?:was|is|remained|became)\s(?:by far\s)?the\s(?:largest|biggest)\s(?:single\s)?(?:troop[ -])?contributor\b",
    re.IGNORECASE,
)


def _check_largest(statement: Statement, asker: Asker) -> Iterator[StatementTest]:
    """Test who contributed most on a day by the claims of those days."""
    missions = {
        e.id for e in statement.entities if e.kind == "mission" and e.id and e.how == "named" and not is_generic(e)
    }
    states = [
        e for e in statement.entities if e.kind == "state" and e.id and e.how == "named"
        and _LARGEST.match(statement.text[max(e.end - statement.start, 0) :])
    ]  # fmt: skip
    if len(missions) != 1 or len(states) != 1 or len(statement.times) != 1 or statement.is_negated:
        return
    when = statement.times[0]
    if when.kind not in ("day", "month") or when.how != "named":
        return
    days = when.period.first_day, when.period.last_day
    name = asker.name(states[0].id)
    for reply in asker.ask(
        Probe(topic="claims", subject=missions.pop(), indicator="M1", definition="largest_contributor")
    ):
        given = [
            r for r in reply.readings
            if r.has_value and r.definition == "M1/largest_contributor" and match_days(r, days) == "same"
        ]  # fmt: skip
        own = [r for r in given if name[:_STEM] in r.label]
        if not given or (own and len(own) < len(given)):
            continue
        yield StatementTest(
            kind="ledger", verdict="supported" if own else "contradicted",
            explanation="; ".join(dict.fromkeys(r.label for r in given)),
            figures=tuple(
                Recomputed(
                    claimed=states[0].text, text=r.label, definition=r.definition, rule=r.rule,
                    period=" to ".join(dict.fromkeys(r.period)), fit="equal" if own else "outside", source=r.source,
                    citation=r.citation, query=r.query, command=reply.command, readings=1,
                )
                for r in given[:4]
            ),
        )  # fmt: skip


_STEM: Final = 5
