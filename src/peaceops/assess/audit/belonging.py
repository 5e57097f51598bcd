"""Whose a mission is and where: its lead, its organisation, its host, and the verb of the Council.

What enters: a statement and the mission that it is about, and an asker. What leaves: recomputed and ledger tests.
Never done here: a lead taken for excluded by an organisation, or the other way round: a state and an organisation can both lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.command import Role, read_roles
from peaceops.assess.audit.masked import is_part_next, mask
from peaceops.assess.audit.rank import RANKS
from peaceops.assess.audit.told import LEADS, counts_people, read_after, read_before
from peaceops.evidence.answer import Reading
from peaceops.evidence.identity import ONE_OF_SEVERAL, REGISTRY_RULE
from peaceops.model.audit import Recomputed, StatementTest
from peaceops.model.statement import Entity, Statement

_LEADING: Final = re.compile(
    r"\b(?:led|commanded|headed|directed|run|managed|chaired) by\s(?:the\s)?$|\bunder the (?:command|lead(?:ership)?|direction) of\s(?:the\s)?$",
    re.IGNORECASE,
)
_LEAD_NATION: Final = re.compile(
    r"^\s(?:was|is|acted as|served as|became|remained)\s(?:the\s)?(?:lead(?:ing)?|framework)\s(?:nation|state|country|power)\s(?:of|in|for|behind)\b",
    re.IGNORECASE,
)
_LED_BY_OWN: Final = re.compile(r"\bwhich\s(?:the\s)?$", re.IGNORECASE)
_IS: Final = re.compile(
    r"\boperated\son the (?:territory|soil) of\s(?:both\s)?(?:(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}(?:,\s|,?\sand\s)){0,4}(?:the\s)?$|\b(?:took place|played out|unfolded|was carried out|was conducted|was mounted)\s(?:entirely\s|only\s)?in\s(?:the\s)?$|\b(?:was|is|were|has been)\s(?:(?:deployed|stationed|based|located|established|set up|sent)\s(?:in|to|on the (?:territory|soil) of)\s(?:both\s)?(?:(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}(?:,\s|,?\sand\s)){0,4}|"
    r"(?:the|a|an)\s[^.;]{0,70}?\b(?:in|to)\s)(?:the\s)?(?:(?:Republic|Kingdom|State) of\s(?:the\s)?)?$", re.IGNORECASE,
)  # fmt: skip
#: "M had operated in": the verb right behind the name.
_DID_IN: Final = re.compile(
    r"\s(?:(?:has|had|also|then|first|later|initially|still|only)\s){0,3}"
    r"(?:operat(?:ed|es)|serv(?:ed|es)|work(?:ed|s)|functioned|existed|remained|stayed|deployed|(?:was|were|is) (?:active|present))"
    r"\s(?:in|to)\s(?:the\s)?(?:(?:Republic|Kingdom|State) of\s(?:the\s)?)?",
    re.IGNORECASE,
)
#: "M was in Burundi from 2004 to 2006": behind the place come days, a list or the end, and no errand.
_WAS_IN: Final = re.compile(
    r"\s(?:was|were|is|has been|had been)\s(?:also\s|still\s)?in\s(?:the\s)?(?:(?:Republic|Kingdom|State) of\s(?:the\s)?)?"
)
_AFTER_PLACE: Final = re.compile(
    r"\s(?:from|since|until|till|between|during|in\s(?:[A-Z]\w+\s)?\d{4}|for\s(?:[\w-]+\s){1,4}?(?:years?|months?|weeks?|days?)\b|and\s[A-Z])|[.,;)]|\s*$"
)
_IS_OF: Final = re.compile(
    r"\b(?:was|is|were)\s(?:the|a|an)\s(?:[\w-]+\s){0,3}(?:mission|operation|force|administration|office|presence|venture|undertaking)\sof\s(?:the\s)?$"
    r"|\b(?:was|is|were)\s(?:the|a|an)\s$", re.IGNORECASE,
)  # fmt: skip
_HOSTED: Final = re.compile(
    r"^\s(?:was|is|has been)\s(?:(?:one|another) of\s)?(?:the|a|its)?\s?(?:\w+\s)?(?:hosts?(?: state| country| nation)?s?|host (?:countries|governments?)|home)\s(?:of|to|for)\b|^\s(?:has |had )?hosted\b|^\s(?:was|is)\swhere\b|^\s(?:took in|received|accommodated)\s(?=[A-Z]{3})",
    re.IGNORECASE,
)
_RAN: Final = re.compile(
    r"^\s(?:that |which )?(?:ran|conducted|managed|carried out|deployed|mounted|established|launched)\b", re.IGNORECASE
)
_VERBS: Final = {
    "noted": r"\bnot(?:ed|es|ing)\b",
    "welcomed": r"\bwelcom",
    "expressed_satisfaction": r"\bsatisfaction\b",
    "endorsed": r"\bendors",
    "authorised": r"\bauthori[sz]",
    "established": r"\bestablish",
    "extended": r"\bextend|\brenew",
    "approved": r"\bapprov",
}


def check_belonging(statement: Statement, mission: Entity, asker: Asker) -> Iterator[StatementTest]:
    """Test whom a statement names as a mission's lead, host or organisation, and whom it denies."""
    roles = list(_list_roles(statement, mission, asker))
    told = {(role.fact, role.entity.id) for role in roles}
    is_negated = statement.is_negated or DENIED.search(statement.text) is not None
    roles += [
        Role(fact=fact, entity=named, is_denied=is_negated and _is_denied(statement, named))
        for fact, named in _list_named(statement, mission, is_joint=asker.is_joint(mission.id))
        if (fact, named.id) not in told
    ]  # fmt: skip
    for role in roles:
        if asker.is_joint(mission.id) and role.entity.kind == "organisation":
            continue  # either of two organisations may be said to lead it, and neither alone
        for subject in asker.find_subjects(mission):
            for reply in asker.ask(Probe(topic=role.fact, subject=subject)):
                test = _decide_entity(mission, role.entity, _keep_days(reply, statement), asker)
                if test is None:
                    continue
                test = deny(test) if role.is_denied else test
                if (
                    test.verdict != "contradicted"
                    and role.fact == "organisation"
                    and _is_aside(statement, role, mission)
                ):
                    continue  # "the African Union's AMIB followed in 1997": whose it was is not what is told
                if test.verdict == "contradicted" and role.fact == "lead" and _FOR_A_TIME.search(statement.text):
                    continue  # who led it at first the registry need not say
                if (
                    test.verdict != "contradicted"
                    and role.fact == "lead"
                    and _says_more_of_lead(statement, mission, asker)
                ):
                    continue
                yield test


#: "led by South Africa on behalf of ECOWAS": whose the mission was is told with its lead.
_FOR_ANOTHER: Final = re.compile(r"\b(?:on behalf|in the name) of (?:the )?$", re.IGNORECASE)
#: "A and B were both led by NATO".
_OF_BOTH: Final = re.compile(
    r"\b(?:were|are|have|had) (?:both|all)\b|\b(?:both|all) (?:were|are|have been|had been)\b", re.IGNORECASE
)


def _says_more_of_lead(statement: Statement, mission: Entity, asker: Asker) -> bool:
    """Whether words on a lead also tell for whom, other than whose mission it is, or of another mission that no name was found for."""
    missions = {e.id for e in statement.entities if e.kind == "mission" and e.id}
    if len(missions) == 1 and mission.how == "named" and _OF_BOTH.search(statement.text):
        return True
    own = asker.read_mission(mission.id)
    if own is None:
        return False
    return any(
        e.kind == "organisation" and e.id and e.id not in (own.organisation, own.lead, "UN")
        and _FOR_ANOTHER.search(read_before(statement, e))
        for e in statement.entities
    )  # fmt: skip


def _list_roles(statement: Statement, mission: Entity, asker: Asker) -> Iterator[Role]:
    """List who is said to have led the mission, or not, by the sentence as a whole."""
    masked = mask(statement, asker)
    if masked is not None and masked.list_ids("M") == (mission.id,):
        own = asker.read_mission(mission.id)
        for role in read_roles(masked):
            # Of a force without an organisation the lead tells whose it was.
            is_lead = role.fact == "organisation" and own is not None and not own.organisation and own.lead
            yield replace(role, fact="lead") if is_lead else role


_FOR_A_TIME: Final = re.compile(
    r"\b(?:originally|initially|at first|at the (?:outset|start|beginning)|until|till|before|no longer|later|then|temporarily|in turn|successively|rotat\w+|briefly)\b",
    re.IGNORECASE,
)
#: Words that deny what is said of a mission's life.
DENIED: Final = re.compile(r"\b(?:no longer|was not|were not|is not|did not|never)\b", re.IGNORECASE)
_NEGATION: Final = re.compile(r"\b(?:not|never|no longer|no|nor)\b|n[’']t\b", re.IGNORECASE)


#: Where a denial ends: "The UN did not lead INTERFET, which Australia commanded".
_OTHER_CLAUSE: Final = re.compile(
    r"\bbut\b|;|(?<!\bnot)(?<!\bnever),\s(?:which|who|whose|while|whereas|because|(?=(?:it\s)?(?:was|were|is|has|had)\b))",
    re.IGNORECASE,
)


#: "As it could not secure relief, the Council …": a denial in what opens the sentence ends with it.
_OPENING: Final = re.compile(r"^(?:As|Since|Because|When|While|After|Although|Though|Where|If|Once)\s[^,;]{1,120},\s")


def _is_denied(statement: Statement, named: Entity) -> bool:
    """Whether a denial reaches a name: it stands before it, or right behind it, with no "but" between."""
    before, after = read_before(statement, named), read_after(statement, named)
    stretch = _OTHER_CLAUSE.split(_OPENING.sub("", before))[-1]
    return (
        _NEGATION.search(stretch) is not None
        or re.match(r"\s(?:\w+\s)?(?:not|never)\b(?!\s(?:quite|only|just|even|more|less)\b)|\s\w+n[’']t\b", after)
        is not None
    )


def deny(test: StatementTest) -> StatementTest:
    """Turn a test of a fact into that of its denial."""
    turned = {"supported": "contradicted", "contradicted": "supported", "contested": "contested"}
    return replace(
        test, verdict=turned.get(test.verdict, "no-evidence"), explanation=f"It is denied. {test.explanation}"
    )


def _keep_days(reply: Reply, statement: Statement) -> Reply:
    """Keep those of several spells of a mission that the days named touch; all where no day is named."""
    days = [w.period for w in statement.times if w.how == "named"]
    if reply.probe.topic != "lead" or not days:
        return reply
    first, last = min(d.first_day for d in days).isoformat(), max(d.last_day for d in days).isoformat()
    kept = tuple(
        r for r in reply.readings if not r.label.endswith("a spell") or (r.period[0] <= last and first <= r.period[1])
    )
    return replace(reply, readings=kept or reply.readings)


_GOVERNED: Final = re.compile(
    r"\b(?:took over|taken over|taking over|handed over|inherited|differ\w*|apart) (?:from|to)\s(?:the\s)?$|\b(?:replac|succeed|reliev|follow|preced)\w*\s(?:the\s)?$|\b(?:than|unlike|alongside)\s(?:the\s)?$",
    re.IGNORECASE,
)


#: Where a sentence comes back to its subject: "M took over from N in 1999 and was led by NATO".
_BACK: Final = re.compile(r"\b(?:and|but|which|that)\s(?:was|were|is|has been|had been)\b", re.IGNORECASE)


def _is_of_another(statement: Statement, mission: Entity, named: Entity) -> bool:
    """Whether another mission stands between a mission and a name, so that the name may be of that one."""
    first, last = (mission.end, named.start) if named.start > mission.end else (named.end, mission.start)
    others = [e for e in statement.entities if e.kind == "mission" and e.id != mission.id and first <= e.start < last]
    if not others:
        return False
    between = statement.text[max(e.end for e in others) - statement.start : last - statement.start]
    return named.start < mission.start or _BACK.search(between) is None


def _is_placed_in(before: str, name_end: int, after: str) -> bool:
    """Whether the words between a mission's name and a state's tell that the one was in the other."""
    if re.match(r"\s[A-Z]", after):
        return False  # "in the Belgian Congo": the name goes on
    if _DID_IN.fullmatch(before, name_end) or (_WAS_IN.fullmatch(before, name_end) and _AFTER_PLACE.match(after)):
        return True
    place = _IS.search(before)
    return place is not None and place.start() >= name_end and not _RANKED.search(place.group())


def _list_named(statement: Statement, mission: Entity, *, is_joint: bool) -> Iterator[tuple[str, Entity]]:
    """List whom a statement names as lead, host or organisation, by the words right beside the name."""
    given = [e for e in statement.entities if e.kind in ("state", "organisation") and e.id and e.how == "named"]
    inside = [e for e in given if mission.start <= e.start < mission.end]
    for entity in given:
        if entity in inside:
            continue  # a part of the mission's own name
        if _is_of_another(statement, mission, entity):
            continue  # "M was set up, and N, led by NATO, came too"
        before, after = read_before(statement, entity), read_after(statement, entity)
        own = entity.start > mission.end
        if not own and _GOVERNED.search(statement.text[: max(mission.start - statement.start, 0)]):
            continue  # "Under Australian leadership, the group took over from M": whose lead is told is another's
        if own and _RANKED_AFTER.match(after):
            continue  # "the EU's first operation": whose it was is the lesser part of what is said
        if not own and is_part_next(statement.text[mission.end - statement.start :]):
            continue  # "commanded INTERFET's naval component"
        if _LONGER_NAME.match(after) or (_OF_THING.search(before) and own) or _LED_THING.match(after):
            continue  # a part of another name, or what is led is something else
        if (
            _LEADING.search(before)
            or (not own and _LEAD_NATION.match(after))
            or (
                LEADS.match(after)
                and (not own or _LED_BY_OWN.search(before) or re.match(r"^[’'n]*-led|^\s(?:leadership|command)", after))
            )
        ) or (
            entity.kind == "state"
            and own
            and (told := _IS_ADJECTIVE.search(before)) is not None
            and not _RANKED.search(told.group())
            and _IS_OPERATION.match(after)
        ):
            yield "lead", entity
        elif (entity.kind == "state" and _HOSTED.match(after) and not own) or (
            entity.kind == "state"
            and own
            and not counts_people(statement)
            and _is_placed_in(before, mission.end - statement.start, after)
        ):
            yield "host", entity
        elif (
            (entity.kind == "organisation" and _is_owner(statement, entity, mission) and not is_joint)
            or (entity.kind == "organisation" and own and _IS_OF.search(before))
            or (entity.kind == "organisation" and not own and _RAN.match(after))
        ):
            yield "organisation", entity


#: "the United Nations Development Programme": the name goes on.
_LONGER_NAME: Final = re.compile(
    r"\s(?!Operation|Mission|Force|Council|Security)[A-Z][a-z]{3,}\s(?:[A-Z][a-z]{3,}|\([A-Z]{2,}\))"
)
#: "a study led by", "the team headed by": what is led is no mission.
_OF_THING: Final = re.compile(
    r"\b(?:study|studies|team|talks|negotiations|process|programme|program|project|group|delegation|effort|efforts|initiative|assessment|survey|"
    r"council|committee|commission|meeting|conference|government|administration of|party|parties|inquiry|investigation|office|agency|consortium|"
    r"dialogue|mediation|patrol|convoy|column|visit|training|course|campaign|coalition|rebellion|militia|army)\s(?:jointly\s)?(?:led|commanded|headed|directed|run|managed|conducted) by\s(?:the\s)?$",
    re.IGNORECASE,
)
#: "the United Nations-led peace process": so is this.
_LED_THING: Final = re.compile(
    r"^[’'n]*-led\s(?!(?:[\w-]+\s){0,4}?(?:missions?|operations?|forces?|peace-?keep\w*|troops|deployments?|interventions?|contingents?|observers?|monitors?|"
    r"coalition|presence)\b)",
    re.IGNORECASE,
)

#: "Boali was a French operation", "…, begun in 2002, was French": whose it was.
_IS_ADJECTIVE: Final = re.compile(
    r"\b(?:was|is|remained)\s(?:entirely\s|purely\s)?(?:(?:the|an?)\s(?:[\w-]+\s){0,2})?$", re.IGNORECASE
)
_IS_OPERATION: Final = re.compile(
    r"\s(?:[\w-]+\s){0,2}?(?:operation|mission|force|deployment|intervention|undertaking|affair|initiative|enterprise)\b(?!\sin\b)|\s*[.;]?\s*$",
    re.IGNORECASE,
)
#: "The first mission in": where it was is the lesser part of what is said (``rank``).
_RANKED: Final = re.compile(rf"\b(?:{RANKS}|largest|biggest|smallest|main|principal|best|worst)\b", re.IGNORECASE)
_RANKED_AFTER: Final = re.compile(rf"[’']?s?\s(?:very\s)?(?:{RANKS}|largest|biggest|smallest)\b", re.IGNORECASE)
_POSSESSES: Final = re.compile(r"(?:[’']s|’|')\s(?:own\s|new\s|first\s)?(?:Operation\s)?", re.IGNORECASE)
_APPOSED: Final = re.compile(r",\s(?:an?|the)\s", re.IGNORECASE)
_CREATION: Final = re.compile(
    r",\s(?:an?|the)\s(?:[\w-]+\s){0,2}?(?:creation|undertaking|mission|operation|force|initiative|enterprise|brainchild)\sof\s(?:the\s)?",
    re.IGNORECASE,
)
_MISSION_NOUN: Final = re.compile(
    r"(?:[’']s)?\s(?:(?!(?:had|has|have|was|is|were|would|never|not|sent|set|did|ran)\b)[\w-]+\s){0,4}?(?:mission|operation|force|deployment|intervention|presence|peace-?keepers)\b",
    re.IGNORECASE,
)


def _is_owner(statement: Statement, entity: Entity, mission: Entity) -> bool:
    """Whether an organisation stands as the owner beside the name: "NATO's SFOR", "AMISOM, the EU's mission"."""
    text, at = statement.text, statement.start
    if entity.end <= mission.start:
        return _POSSESSES.fullmatch(text[entity.end - at : mission.start - at]) is not None
    between = text[mission.end - at : max(entity.start - at, 0)]
    if _CREATION.fullmatch(between):
        return _CLOSED.match(text[entity.end - at :]) is not None
    noun = _MISSION_NOUN.match(text[entity.end - at :])
    return bool(_APPOSED.fullmatch(between) and noun and _CLOSED.match(text[entity.end - at + noun.end() :]))


def _is_aside(statement: Statement, role: Role, mission: Entity) -> bool:
    """Whether an owner stands beside the name of a mission of which something else is told."""
    return role.entity.kind == "organisation" and _is_owner(statement, role.entity, mission)


#: An apposition ends with a comma or the sentence, and is no member of a list.
_CLOSED: Final = re.compile(r"(?:\s(?:in|to|for|on|of)\s[^,;]{1,60}?)?(?:,(?!\s(?:and|or)\b)|\.?\s*$)")


def check_described(statement: Statement, mission: Entity, asker: Asker) -> Iterator[StatementTest]:
    """Test a description right behind a name that fits another mission: "AMISOM, the European Union's mission in Somalia"."""
    text, at = statement.text, statement.start
    for other in statement.entities:
        if other.kind != "mission" or not other.id or other.id == mission.id or other.start < mission.end:
            continue
        if not _APPOSED.fullmatch(text[mission.end - at : other.start - at]) or not re.search(
            r"(?:mission|operation|force)$", other.text, re.IGNORECASE
        ):
            continue
        if _CLOSED.match(text[other.end - at :]) is None:
            continue  # the next of a list: "UNOMIG, the CIS force and the Georgian side"
        own, its = (
            {r.text: (reply, r) for reply in asker.ask(Probe(topic="organisation", subject=ident)) for r in reply.readings
             if r.has_value and r.text}
            for ident in (mission.id, other.id)
        )  # fmt: skip
        if not own or not its or set(own) & set(its) or asker.is_joint(mission.id):
            continue
        reply, reading = next(iter(own.values()))
        yield StatementTest(
            kind="recomputed", verdict="contradicted",
            explanation=f"{asker.name(mission.id)} was of {', '.join(map(asker.name, sorted(own)))}; what is described is {asker.name(other.id)}.",
            figures=(
                Recomputed(
                    claimed=other.text, text=reading.text, definition=reading.definition, rule=reading.rule, fit="outside",
                    source=reading.source, citation=reading.citation, query=reading.query, command=reply.command, readings=1,
                ),
            ),
        )  # fmt: skip


def _names(named: Entity, text: str) -> bool:
    """Whether a list's own name for a mission names an organisation as a word of its own."""
    return re.search(rf"\b(?:{re.escape(named.id)}|{re.escape(named.text)})\b", text) is not None


def is_short_for(named: Entity, host: str) -> bool:
    """Whether an official name is part of the host's: "Republic of the Congo" was for years that of the Democratic Republic."""
    return " of " in named.text and host != named.text and re.search(rf"\b{re.escape(named.text)}\b", host) is not None


def _was_part(named: Entity, mission: Entity, asker: Asker) -> bool:
    """Whether what is named for the host became a state when the mission was over: it was a part of one before."""
    own = asker.read_mission(mission.id)
    return own is not None and own.period.end is not None and not asker.was_state(named.id, own.period.first_day)


def _decide_entity(mission: Entity, named: Entity, reply: Reply, asker: Asker) -> StatementTest | None:
    # A state and an organisation can both lead: one does not exclude the other, unless no list names the one at all.
    readings = [
        r for r in reply.readings if r.has_value and r.text and asker.is_state(r.text) == (named.kind == "state")
    ]
    if not readings and named.kind == "organisation":
        given = [r for r in reply.readings if r.has_value and r.text]
        readings = [] if any(_names(named, f"{r.citation} {r.label}") for r in given) else given
    if not readings:
        return None
    figures = tuple(
        Recomputed(
            claimed=named.text, text=asker.name(r.text), definition=r.definition, rule=r.rule,
            fit="equal" if r.text == named.id else "outside", source=r.source, citation=r.citation, query=r.query,
            command=reply.command, readings=1,
        )
        for r in readings
    )  # fmt: skip
    words = "; ".join(dict.fromkeys(f"{r.citation or r.label}: {asker.name(r.text)}" for r in readings))
    agree = [r for r in readings if r.text == named.id]
    is_one_of_several = any(r.reason == ONE_OF_SEVERAL for r in agree)
    if len(agree) == len(readings) or is_one_of_several:
        # A lead state that a list has beside the organisation of the registry leads under that.
        is_own = reply.probe.topic != "lead" or any(r.rule == REGISTRY_RULE for r in readings)
        verdict = "supported" if mission.how == "named" and is_own else "supported-with-qualification"
    elif (
        agree
        and reply.probe.topic == "host"
        and agree[0].definition == readings[0].definition
        and agree[0] is readings[0]
    ):
        verdict = "supported-with-qualification"  # the registry has it; a list names the area or a neighbour
    elif agree:
        verdict = "contested"
    elif reply.probe.topic == "lead" and named.kind == "state" and not any(r.rule == REGISTRY_RULE for r in readings):
        return None  # an organisation leads it: whose officers do in turn, lists need not say
    elif reply.probe.topic == "host" and (
        any(is_short_for(named, asker.name(r.text)) for r in readings) or _was_part(named, mission, asker)
    ):
        return None
    elif not any(r.has_value and r.rule == REGISTRY_RULE for r in reply.readings):
        return None  # one list's word where the registry leaves it open excludes nobody
    else:
        verdict = "contradicted"
    told = f"{reply.probe.topic.capitalize()} of {asker.name(reply.probe.subject)}: {words}."
    return StatementTest(kind="recomputed", verdict=verdict, explanation=told, figures=figures)


def check_verb(statement: Statement, mission: Entity, asker: Asker) -> tuple[StatementTest, ...]:
    """Test by what verb the Council acted on a mission, on the day and by the resolution that are named."""
    if not _BODY.search(statement.text) or _TO_COME.search(statement.text):
        return ()
    said = [name for name, pattern in _VERBS.items() if re.search(pattern, statement.text, re.IGNORECASE)]
    days = next((w.period for w in statement.times if w.kind not in ("until", "since")), None)
    numbers = _NUMBER.findall(statement.text)
    found = []
    for subject in asker.find_subjects(mission):
        for reply in asker.ask(Probe(topic="claims", subject=subject, indicator="L1", definition="council_verb")):
            given = [
                r for r in reply.readings
                if r.has_value and r.text and (days is None or days.first_day.isoformat() <= r.period[0] <= days.last_day.isoformat())
                and (not numbers or any(re.search(rf"\b{number}\b", f"{r.source} {r.label} {r.citation}") for number in numbers))
            ]  # fmt: skip
            if given and said:
                found.append(_decide_verb(said, reply, given))
    if any(w.kind == "until" for w in statement.times):
        # Until when is not told by the verb.
        words = "until when is not tested"
        found = [
            replace(t, verdict="supported-with-qualification", explanation=f"{t.explanation.rstrip('.')}; {words}.")
            for t in found
        ]
    return tuple(found)


_BODY: Final = re.compile(r"\b(?:Security )?Council|\bresolution\b", re.IGNORECASE)
#: What is asked for, depends on a decision or is yet to be decided is no act.
_TO_COME: Final = re.compile(
    r"\bsubject to\b|\b(?:recommend|propos|request|suggest|hop|expect|intend|consider|urg|invit)\w*\s(?:\w+\s){0,6}?(?:that|to|the)\s(?:Security\s)?Council\b"
    r"|\b(?:I|he|she|Secretary-General|it is|be)\s(?:therefore\s|also\s)?(?:recommend|propos|suggest)\w*|\b(?:should|would|might|may|will|could|must)\s(?:\w+\s){0,3}?(?:be\s)?"
    r"(?:establish|extend|renew|authori[sz]|approv|endors)|\b(?:if|whether|unless|pending|until)\s(?:the\s)?(?:Security\s)?Council\b",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\bresolutions?\s(?:S/RES/)?(\d{2,4})\b", re.IGNORECASE)


def _decide_verb(said: Sequence[str], reply: Reply, given: Sequence[Reading]) -> StatementTest:
    codes = {r.text for r in given}
    figures = tuple(
        Recomputed(
            claimed=" ".join(said), text=r.text, definition=r.definition, rule=r.rule, period=r.period[0],
            fit="equal" if r.text in said else "outside", source=r.source, citation=r.citation, query=r.query,
            command=reply.command, readings=1,
        )
        for r in given[:8]
    )  # fmt: skip
    listed = ", ".join(sorted(codes)).replace("_", " ")
    if codes & set(said):
        return StatementTest(
            kind="ledger", verdict="supported", explanation=f"Verbs of the Council: {listed}.", figures=figures
        )
    return StatementTest(
        kind="ledger", verdict="supported-with-qualification", figures=figures,
        explanation=f"The Council acted on it, with another verb than the text's: {listed}.",
    )  # fmt: skip
