"""What a complete list shows of "never", "only" and "the largest", and the lives of two missions side by side.

What enters: a statement and an asker. What leaves: recomputed and ledger tests.
Never done here: an order of two missions whose days do not tell it by every list at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe
from peaceops.assess.audit.instrument import check_instrument
from peaceops.assess.audit.overlap import check_overlap
from peaceops.assess.audit.pair import check_pair
from peaceops.assess.audit.rank import check_rank
from peaceops.assess.audit.scope import is_generic, match_days
from peaceops.assess.audit.worst import check_worst
from peaceops.model.audit import Recomputed, StatementTest
from peaceops.model.statement import Entity, Statement

_NEVER_HAD: Final = re.compile(
    r"\bnever (?:had|sent|deployed|established|set up|ran|led|kept)\s(?:an?|any)\s(?:[\w-]+\s){0,2}(?:mission|operation|force)\s(?:in|to)\s(?:the\s)?$",
    re.IGNORECASE,
)
_UNTIL_THEN: Final = re.compile(
    r"\b(?:before|until|till|prior to|after|since|when|by then|up to|apart from|except|other than|besides)\b",
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
_ALONE: Final = re.compile(r"^\s(?:alone|only)\b", re.IGNORECASE)


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
    checks = (
        check_pair,
        check_overlap,
        check_rank,
        check_instrument,
        check_worst,
        _check_never,
        _check_only,
        _check_largest,
    )
    found = tuple(test for check in checks for test in check(statement, asker))
    if any(e.kind == "mission" and e.id and e.how == "named" and not is_generic(e) for e in statement.entities):
        return found
    # Whom "it" means is read, not said.
    return tuple(replace(t, verdict=_QUALIFIED) if t.verdict == "supported" else t for t in found)


_QUALIFIED: Final = "supported-with-qualification"


# --- never, and only


def _check_never(statement: Statement, asker: Asker) -> Iterator[StatementTest]:
    """One mission of the registry excludes that there never was one; a lead excludes that it had no part."""
    subjects = [e for e in statement.entities if e.kind in ("organisation", "state") and e.id and e.how == "named"]
    for entity in subjects:
        before = statement.text[: max(entity.start - statement.start, 0)]
        if (
            entity.kind == "state"
            and _NEVER_HAD.search(before)
            and not statement.times
            and not _UNTIL_THEN.search(statement.text)
        ):
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
