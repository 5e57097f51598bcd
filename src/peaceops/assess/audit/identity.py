"""Tests of identity facts: when a mission began and ended, who leads it, where it is, by what instrument.

What enters: a statement and an asker. What leaves: recomputed and ledger tests.
Never done here: a contradiction out of two acts: a mandate, its authorisation and the first troops have days of their
own, and a text that says "established" may mean any of them.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.decide import LEDGER_RULE
from peaceops.assess.audit.lifespan import list_figures, read_life
from peaceops.assess.audit.presence import check_presence
from peaceops.assess.audit.scope import Assertion, is_apposed, is_generic
from peaceops.assess.audit.tenure import check_tenure
from peaceops.errors import InvalidValue
from peaceops.evidence.answer import Reading
from peaceops.model.audit import Excerpt, Recomputed, StatementTest
from peaceops.model.period import Period, parse_date_range
from peaceops.model.statement import Entity, Statement, When

#: A day nearer to a known act than this may be the day of an act that the evidence does not hold.
_OTHER_ACT_DAYS: Final = 183
#: The same, where several sources with days of their own agree on the act.
_SURE_DAYS: Final = 31
_PLANNED: Final = re.compile(
    r"\b(?:expires?|mandate|scheduled|due to|plan(?:s|ned)?|would|will|should|extend\w*|renew\w*|prolong\w*)\b",
    re.IGNORECASE,
)
_EVENTS: Final = {
    "started": re.compile(
        r"\b(?:establish|creat|launch|deployed|set up|set out|began|begins|started|starts|initiat|inaugurat|open(?:ed|ing)|arriv|landed"
        r"|came into being|came into existence|founded|formed|sent|went to|took over from|dispatch|entered|moved into|went in(?:to)?|deployed into|came to\b(?! an?\b| its\b| the end| power| terms| blows| light| be\b)|was born|got under way|became operational|set foot|went in(?:to)?\b)\w*", re.IGNORECASE,
    ),
    "ended": re.compile(
        r"\b(?:end(?:ed|s)?\b|terminat|clos(?:ed|ure)|withdr[ae]w|withdrawn|complet|dissol|ceas|left\b|expired|handed over|gave way"
        r"|wound up|wrapped up|pulled out|disband|liquidat|shut|folded|packed up|lapsed|wound down|phased out|(?:were|was|had) (?:gone|over)\b|came home|went home)\w*", re.IGNORECASE,
    ),
    "active": re.compile(
        r"\b(?:serv(?:ed|ing)|administer|govern(?:ed|ing)|patroll|stood|kept|stationed|was in(?!\sturn|\sfact|\sresponse|\sneed|\saddition|\sthe process)|were in|been in|was there|had an?\b|took place|operat(?:ed|ing)|ran\b"
        r"|existed|lasted|stayed|deployed (?:in|to))\w*",
        re.IGNORECASE,
    ),
    "": re.compile(
        r"\b(?:extend|renew|expand|increas|reduc|authori[sz]|endors|request|sign(?:ed|ing)|transfer|succe|report|visit|elect|attack"
        r"|kill|agre|adopt|decid|recogni|brought|shot|die[ds]|took hostage|numbered|strength|rose|fell|grew|shrank|ceiling|told|met\b)\w*",
        re.IGNORECASE,
    ),
}  # fmt: skip
_LEADING: Final = re.compile(
    r"\b(?:led|commanded|headed|directed|run|managed) by\s(?:the\s)?$|\bunder the (?:command|lead(?:ership)?|direction) of\s(?:the\s)?$",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(
    r"^[’'s]*(?:,[^,]{0,40},)?\s(?:has |had )?(?:led|leads|commanded|headed|ran|directed)\b|^[’'n]*-led\b|^\s(?:leadership|command)\b",
    re.IGNORECASE,
)
_LEAD_NATION: Final = re.compile(
    r"^\s(?:was|is|acted as|served as|became|remained)\s(?:the\s)?(?:lead(?:ing)?|framework)\s(?:nation|state|country|power)\s(?:of|in|for|behind)\b",
    re.IGNORECASE,
)
_LED_BY_OWN: Final = re.compile(r"\bwhich\s(?:the\s)?$", re.IGNORECASE)
_IN: Final = re.compile(r"\b(?:in|to)\s(?:the\s)?$", re.IGNORECASE)
_IS: Final = re.compile(
    r"\b(?:took place|played out|unfolded|was carried out|was conducted|was mounted)\s(?:entirely\s|only\s)?in\s(?:the\s)?$|\b(?:was|is|were|has been)\s(?:(?:deployed|stationed|based|located|established|set up|sent)\s(?:in|to)\s|"
    r"(?:the|a|an)\s[^.;]{0,70}?\b(?:in|to)\s)(?:the\s)?$", re.IGNORECASE,
)  # fmt: skip
_IS_OF: Final = re.compile(
    r"\b(?:was|is|were)\s(?:the|a|an)\s(?:[\w-]+\s){0,3}(?:mission|operation|force|administration)\sof\s(?:the\s)?$"
    r"|\b(?:was|is|were)\s(?:the|a|an)\s$", re.IGNORECASE,
)  # fmt: skip
_HOSTED: Final = re.compile(
    r"^\s(?:was|is|has been)\s(?:the\s)?(?:host(?: state| country)?|home)\s(?:of|to)\b|^\s(?:has |had )?hosted\b",
    re.IGNORECASE,
)
_RAN: Final = re.compile(
    r"^\s(?:that |which )?(?:ran|conducted|managed|carried out|deployed|mounted|established|launched)\b", re.IGNORECASE
)
_FORCE_WORDS: Final = re.compile(
    r"\b(?:missions?|operation|force|observers|monitors|monitoring|troops|peace-?keep\w*|contingent|task force)\b",
    re.IGNORECASE,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """A day on which the evidence sets the beginning or end."""

    reading: Reading
    reply: Reply
    first: date
    last: date
    fit: str
    gap: int


def check_identity(statement: Statement, asker: Asker, *, is_undated: bool = False) -> tuple[StatementTest, ...]:
    """Test the facts of a mission's identity that a statement asserts: days, lead, host, organisation, verb of the Council.

    Parameters
    ----------
    statement : Statement
        Any.
    asker : Asker
        What answers.
    is_undated : bool
        Whether the whole text names no day.
    """
    if statement.modality not in ("asserted", "reported"):
        return ()
    mission, reason = find_mission(statement, asker)
    if mission is None:
        told = statement.predicate.topic in ("started", "ended") and bool(reason)
        silent = StatementTest(kind="recomputed", verdict="no-evidence", explanation=f"Not tested: {reason}.")
        return (silent,) if told else ()
    if (late := _read_not_until(statement)) is not None:
        return tuple(_check_days(late, mission, asker))
    if statement.is_negated or _DENIED.search(statement.text):
        active = [
            t for when in statement.times if _DENIED_LIFE.search(statement.text) and is_told_of(statement, mission, when)
            for t in _check_active(statement, when, mission, asker, ())
        ]  # fmt: skip
        lengths = check_tenure(statement, mission, asker, is_undated=is_undated)
        return (*lengths, *(_deny(test) for test in (*active, *_check_entities(statement, mission, asker))))
    found = [*_check_days(statement, mission, asker), *_check_entities(statement, mission, asker)]
    if not any(f.definition.startswith("identity/") for t in found for f in t.figures):
        found += check_presence(statement, mission, asker)
    found += _check_described(statement, mission, asker)
    found += check_tenure(statement, mission, asker, is_undated=is_undated)
    if statement.predicate.topic == "authorised":
        found += _check_verb(statement, mission, asker)
    return tuple(found)


_NOT_UNTIL: Final = re.compile(
    r"\b(?:not|never)\b(?P<verb>[^,;.]{1,40}?)\s(?:until|till)\s|n[’']t\b(?P<short>[^,;.]{1,40}?)\s(?:until|till)\s",
    re.IGNORECASE,
)


def _read_not_until(statement: Statement) -> Statement | None:
    """Read "was not established until 2001" as established in 2001, or None where nothing is put off."""
    found = _NOT_UNTIL.search(statement.text)
    if found is None or len(statement.times) != 1 or statement.times[0].kind != "until":
        return None
    verb = found["verb"] or found["short"]
    if (
        not _EVENTS["started"].search(verb)
        and not _EVENTS["ended"].search(verb)
        and not re.search(
            r"\b(?:start|begin|launch|leave|end|close|arrive|land|open|withdraw|deploy|enter|come)\b", verb
        )
    ):
        return None
    when = statement.times[0]
    text = statement.text[: found.start()] + statement.text[found.start() :].replace(" not ", "     ", 1)
    day = _at_precision(when, when.period.last_day)
    kind = "year" if day.period.first_day.month != day.period.last_day.month else "month"
    day = replace(day, kind="day" if day.period.first_day == day.period.last_day else kind)
    return replace(statement, text=text, times=(day,), is_negated=False)


_DENIED_LIFE: Final = re.compile(
    r"\b(?:no longer|not|never)\s(?:yet\s|longer\s)?(?:exist|in\b|there\b|deployed|active|serv|operat|present|stationed)",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(r"\b(?:no longer|was not|were not|is not|did not|never)\b", re.IGNORECASE)


def _deny(test: StatementTest) -> StatementTest:
    """Turn a test of a fact into that of its denial."""
    turned = {"supported": "contradicted", "contradicted": "supported"}.get(test.verdict, "no-evidence")
    return replace(test, verdict=turned, explanation=f"It is denied. {test.explanation}")


def find_mission(statement: Statement, asker: Asker) -> tuple[Entity | None, str]:
    """Find the one mission that a statement is about, or say why none can be told.

    A name goes before a short form; "the UN mission in Tajikistan" is the one that was there on the days named, where
    there was one.
    """
    named = [e for e in statement.entities if e.kind == "mission" and e.id and e.how == "named" and not is_generic(e)]
    sure = {e.id for e in named}  # "the first UN force in Sinai, UNEF I": the name says which is meant
    if any(
        not e.id and e.candidates and not sure & set(e.candidates) and not is_apposed(e, statement)
        for e in statement.entities if e.kind == "mission"
    ):  # fmt: skip
        return None, "the mission named may be one of several"
    ids = {e.id for e in named}
    if len(ids) > 1:
        subjects = [e for e in named if e.role == "subject"]
        if len({e.id for e in subjects}) == 1:
            return subjects[0], ""
        return None, f"more than one mission ({', '.join(sorted(ids))})"
    if named:
        return named[0], ""
    if (told := _find_by_place(statement, asker)) is not None:
        return told, ""
    ways = ("carried", "implied") if _PRONOUN.match(statement.text) else ("carried",)
    carried = [
        e for e in statement.entities
        if e.kind == "mission" and e.id and e.how in ways and (e.how == "carried" or e.role == "subject")
    ]  # fmt: skip
    return (carried[0], "") if len({e.id for e in carried}) == 1 else (None, "no mission is named")


def _find_by_place(statement: Statement, asker: Asker) -> Entity | None:
    """Find the mission of an organisation or state in a host state, where one alone was there on the days named."""
    if not _FORCE_WORDS.search(statement.text) or not statement.times:
        return None
    given = [e for e in statement.entities if e.id and e.how == "named"]
    organisations = list(dict.fromkeys(e.id for e in given if e.kind == "organisation"))
    states = [e for e in given if e.kind == "state"]
    hosts = [e.id for e in states if _IN.search(_before(statement, e))]
    leads = [e.id for e in states if e.id not in hosts and _LEADS.match(_after(statement, e))]
    if len(hosts) != 1 or len(organisations) > 2 or (not organisations and len(leads) != 1):
        return None
    first = min(w.period.first_day for w in statement.times)
    last = max(w.period.last_day for w in statement.times)
    found = {
        ident for organisation in organisations
        for ident in asker.find_missions(Probe(topic="", organisation=organisation, host=hosts[0], first=first, last=last))
    }  # fmt: skip
    if not organisations:
        found = set(asker.find_missions(Probe(topic="", lead=leads[0], host=hosts[0], first=first, last=last)))
    if len(found) != 1:
        return None
    ident = found.pop()
    return Entity(kind="mission", id=ident, text=asker.name(ident), start=0, end=0, how="implied", role="subject")


def _before(statement: Statement, entity: Entity) -> str:
    return statement.text[: max(entity.start - statement.start, 0)]


def _after(statement: Statement, entity: Entity) -> str:
    return statement.text[max(entity.end - statement.start, 0) :]


_PRONOUN: Final = re.compile(
    r"\W*(?:It|They|This|The (?:mission|force|operation|contingent)"
    r"|(?:Its|Their)(?: first| formal)? (?:deployment|work|operations?|presence|stay|withdrawal|departure|closure|establishment|creation)"
    r"(?: (?:in|to|from|of) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?)\b"
)
#: A clause on the name itself, set between commas, and a part of a bracket: what follows is told of the name again.
_ASIDE: Final = re.compile(
    r",\s(?:which|who|whose|led|headed|commanded|based|authori[sz]ed|known|a|an|the)\b[^,;.]{0,110},|\([^()]{0,60}\)"
)
_AFTER: Final = 90
_AFTER_ASIDE: Final = 200
#: What may stand between a mission's name and the word for its beginning or end: helping words, names, earlier events.
_BETWEEN: Final = re.compile(
    r"(?:[\s,()’'-]|\b(?:was|were|is|has|had|have|been|be|no longer|not|never|first|then|later|officially|formally|finally|which|that|it|and|also|only|s"
    r"|forces?|mission|peace-?keep\w*|observers?|troops|in|on|from|at|to|of|the|an?|under|leadership|led|establish\w*|creat\w*"
    r"|deployed|launched|set up|began|started|opened|came into being|arrived|landed|sent|\d{1,2}(?:st|nd|rd|th)?|[12]\d{3}"
    r"|a|deployment|operation|task|by|resolution|military|observer|\d{3,4}|came to|its|did|finally|at last|there|soldiers|personnel|men|intervention|campaign|stay|presence|engagement|involvement|last|first|[A-Z][\w’'.-]*)\b)*"
)
_BEFORE: Final = 25
#: "had an" and "an observer mission" share their article.
_ARTICLE: Final = 3


def is_told_of(statement: Statement, entity: Entity, when: When) -> bool:
    """Whether the word that a day belongs to is told of the mission: right after its name, or right before it."""
    if entity.how == "implied" and entity.text:
        return True
    pronoun = _PRONOUN.match(statement.text) if entity.how != "named" else None
    if entity.how != "named" and pronoun is None:
        return False
    at = max(when.start - statement.start, 0)
    start, end = entity.start - statement.start, entity.end - statement.start
    if pronoun is not None:
        start, end = pronoun.span()
    cues = [m for pattern in _EVENTS.values() for m in pattern.finditer(statement.text)]
    before = [m for m in cues if m.start() < at] or cues
    if _is_of_aside(statement.text, at, start):
        return False
    cue = (
        max(before, key=lambda m: m.start())
        if before and before is not cues
        else min(before, key=lambda m: m.start(), default=None)
    )
    if cue is None:
        return False
    if _is_into_part(statement, cue):
        return False
    others = [
        e for e in statement.entities
        if e is not entity and e.role == "subject" and e.kind in ("mission", "state", "organisation", "actor", "conflict")
        and end <= e.start - statement.start < cue.start()
    ]  # fmt: skip
    if others:
        return False
    if end <= cue.start() and not (
        _is_own_act(statement.text, cue) and _is_head(statement, entity, start, cue.start())
    ):
        return False
    if 0 <= cue.start() - end <= _AFTER and _BETWEEN.fullmatch(statement.text[end : cue.start()]):
        return True
    if 0 <= cue.start() - end <= _AFTER_ASIDE and (plain := _ASIDE.sub(" ", statement.text[end : cue.start()])):
        # The day must be told after the aside, not in it.
        return len(plain) <= _AFTER and "," not in plain and _BETWEEN.fullmatch(plain) is not None
    return (
        -_ARTICLE <= start - cue.end() <= _BEFORE
        and re.fullmatch(r"[\s,]*(?:of|the|a|an|its|new|\s)*", statement.text[cue.end() : start]) is not None
    )


_INTO: Final = re.compile(r"(?:came to|enter|moved into|deployed into|set foot|arriv|land)", re.IGNORECASE)
_INTO_NAME: Final = re.compile(
    rf"\s(?:in|to|into|on|at)?\s?(?:the\s)?(?!{'|'.join(name for name in calendar.month_name if name)})(?P<name>[A-Z])"
)


def _is_into_part(statement: Statement, cue: re.Match[str]) -> bool:
    """Whether somebody came to a place that is no state or area: that is a part of a deployment."""
    if not _INTO.match(cue.group()):
        return False
    found = _INTO_NAME.match(statement.text, cue.end())
    if found is None:
        return False
    at = found.start("name") + statement.start
    return not any(
        (e.kind in ("state", "area", "mission") and e.start <= at < e.end)
        or (e.kind in ("state", "area") and 0 <= e.start - at <= _WORDS_OF_NAME) for e in statement.entities
    )  # fmt: skip


#: "Bosnia and Herzegovina", "Nagorno-Karabakh": a name may begin before the one that is known.
_WORDS_OF_NAME: Final = 12


def _is_of_aside(text: str, at: int, name: int) -> bool:
    """Whether a day stands in an aside that has a verb of its own: "Artemis, which the EU mounted in 2003, was …"."""
    return any(
        found.start() < at < found.end() and name < found.start() and re.match(r",\s(?:which|whom|whose)\s(?!was\b|were\b|had\b|began|started|ended)", found.group())
        for found in _ASIDE.finditer(text)
    )  # fmt: skip


_PASSIVE: Final = re.compile(
    r"\b(?:was|were|been|being|be|is|are)\s(?:[\w-]+ly\s|first\s|then\s|also\s|later\s|never\s|[\w-]+ed\sand\s|set up and\s)?$",
    re.IGNORECASE,
)
#: What may follow a verb that has no other thing for its object: the mission "closed in 2009", it did not "close its base".
_NO_OBJECT: Final = re.compile(
    r"\s*(?:$|[,.;:()–—]|(?:in|on|by|under|from|at|as|and|or|but|during|after|before|when|with|for|since|until|to|into|between|only|there|late|early"
    r"|officially|formally|[12]\d{3}|\d{1,2}\s[A-Z]\w+|(?:its|their|a)?\s?(?:first |formal )?(?:deployment|operations?|work|activities|mission|mandate"
    r"|withdrawal|presence|existence|duties|life|doors|books))\b)"
)
_OF_NAMES: Final = re.compile(
    r"(?:left|came to|went in(?:to)?|enter\w*|moved into|took over from|handed over|gave way|arriv\w*|land\w*|withdr\w*)",
    re.IGNORECASE,
)


_IN_PHRASE: Final = re.compile(r"\b(?:of|by|with|between|among|for|from|at|and|to)\s(?:the\s)?$", re.IGNORECASE)
_WORK_OF: Final = re.compile(
    r"\b(?:deployment|operations?|establishment|work|withdrawal|departure|closure|presence|creation|activities|peace-?keepers|soldiers|troops|observers"
    r"|blue helmets)\s(?:of|by)\s(?:the\s)?$",
    re.IGNORECASE,
)


def _is_head(statement: Statement, entity: Entity, start: int, cue: int) -> bool:
    """Whether a name is what the sentence is about, not one of those of whom something else is made."""
    if entity.how != "named":
        return True
    before = statement.text[:start]
    if _IN_PHRASE.search(before) and not _WORK_OF.search(before):
        return False
    between = _ASIDE.sub(lambda m: " " * len(m.group()), statement.text[start:cue])
    others = [
        e
        for e in statement.entities
        if e.kind == "mission" and e.id != entity.id and start < e.start - statement.start < cue
    ]
    return not any(
        between[e.start - statement.start - start :].strip() and between[e.start - statement.start - start] != " "
        for e in others
    )


def _is_own_act(text: str, cue: re.Match[str]) -> bool:
    """Whether a verb after the mission's name tells of the mission itself, not of what it sent, opened or ended."""
    if _EVENTS["active"].match(text, cue.start()) or _PASSIVE.search(text[: cue.start()]):
        return True
    after = text[cue.end() :]
    return bool(_NO_OBJECT.match(after) or (_OF_NAMES.fullmatch(cue.group()) and re.match(r"\s(?:the\s)?[A-Z]", after)))


def _check_days(statement: Statement, entity: Entity, asker: Asker) -> list[StatementTest]:
    # One that is told by its organisation, its place and the days is no guess.
    is_told = entity.how == "named" or (entity.how == "implied" and bool(entity.text))
    doubts = () if is_told else (f"the subject is {entity.how} ({entity.text or entity.id})",)
    found: list[StatementTest] = []
    for when in statement.times:
        if not is_told_of(statement, entity, when):
            continue
        for fact, day in _list_facts(statement, when):
            assertion = Assertion(statement=statement, amount=None, when=day, entity=entity, doubts=doubts)
            replies = [
                reply for subject in asker.find_subjects(entity) for reply in asker.ask(Probe(topic=fact, subject=subject))
            ]  # fmt: skip
            acts = _drop_later_instruments(_list_acts(assertion, replies))
            for kind in ("recomputed", "ledger"):
                own = [a for a in acts if (a.reading.rule == LEDGER_RULE) == (kind == "ledger")]
                if own:
                    test = _decide_days(assertion, own, acts, kind)
                    # "Three months later" is counted here from a day that is told: it bears out and excludes nothing.
                    if when.kind != "relative" or test.verdict.startswith("supported"):
                        found.append(test)
        found += _check_active(statement, when, entity, asker, doubts)
        found += _check_by(statement, when, entity, asker)
    return found


def _check_by(statement: Statement, when: When, entity: Entity, asker: Asker) -> Iterator[StatementTest]:
    """Test that a mission had begun, or was over, by a day."""
    event = _read_event(statement, when)
    if when.kind != "until" or not _BY.match(when.text) or event not in ("started", "ended") or entity.how != "named":
        return
    if _PLANNED.search(statement.text) or _counts_people(statement):
        return
    life = read_life(entity, asker)
    known = life.starts if life and event == "started" else life.ends if life else None
    last = when.period.last_day
    if life is None or known is None:
        return
    if known[1] <= last:
        is_soon = (last - known[0]).days <= _YEAR_DAYS
        verdict = "supported" if is_soon else "supported-with-qualification"
    elif (known[0] - last).days > _SURE_DAYS:
        verdict = "contradicted"
    else:
        return
    words = "began" if event == "started" else "was over"
    yield StatementTest(
        kind="recomputed", verdict=verdict, figures=list_figures(when.text, (life,), verdict),
        explanation=f"{asker.name(entity.id)} {words} from {known[0]} to {known[1]} by the lists at hand.",
    )  # fmt: skip


_BY: Final = re.compile(r"by\b", re.IGNORECASE)
_YEAR_DAYS: Final = 366


def _read_event(statement: Statement, when: When) -> str:
    """Read which event a day belongs to: that of the nearest word before it, else the nearest after."""
    at, over = max(when.start - statement.start, 0), max(when.end - statement.start, 0)
    cues = [
        (m.start(), fact) for fact, pattern in _EVENTS.items() for m in pattern.finditer(statement.text)
        if not at <= m.start() < over
    ]  # fmt: skip
    before = [c for c in cues if c[0] < at]
    if before:
        return max(before)[1]
    after = [c for c in cues if c[0] >= at]
    return min(after)[1] if after else ""


def _list_facts(statement: Statement, when: When) -> Iterator[tuple[str, When]]:
    """List the beginning and end that a day or range states."""
    event = _read_event(statement, when)
    if event == "started" and when.kind == "until" and _UNTIL.match(when.text) and _STATIONED.search(statement.text):
        event = "active"
    if not event or when.how != "named" or _PLANNED.search(statement.text):
        return
    if _OTHER_YEAR.match(statement.text[max(when.end - statement.start, 0) :]):
        return
    if event == "active" and _counts_people(statement):
        return  # the day is that of the figure
    if (when.kind in ("day", "month", "year", "relative") and event != "active") or (
        when.kind == "range" and event in ("started", "ended")
    ):
        yield event, when
    elif when.kind == "since" and event in ("active", "started") and when.period.start is not None:
        yield "started", _at_precision(when, when.period.first_day)
    elif when.kind == "until" and event == "active" and when.period.end is not None and _UNTIL.match(when.text):
        yield "ended", _at_precision(when, when.period.last_day)


def _counts_people(statement: Statement) -> bool:
    return any(a.unit in ("persons", "count", "share") for a in statement.amounts)


_STATIONED: Final = re.compile(r"\b(?:was|were|been|remained)\s(?:\w+\s)?(?:deployed|stationed)\b", re.IGNORECASE)
_UNTIL: Final = re.compile(r"(?:until|till)\b", re.IGNORECASE)
_OTHER_YEAR: Final = re.compile(
    r"^\s(?:of )?(?:the|that) (?:next|following|same|previous|preceding) year", re.IGNORECASE
)


def _at_precision(when: When, day: date) -> When:
    """Give the end of an open period as the day, month or year that its words name."""
    if re.search(r"\d{1,2}\s+[A-Z]|[A-Z][a-z]+\s+\d{1,2},", when.text):
        first, last = day, day
    elif re.search(r"[A-Z][a-z]{2,}", when.text.removeprefix("Since").removeprefix("Until")):
        month = calendar.monthrange(day.year, day.month)[1]
        first, last = day.replace(day=1), day.replace(day=month)
    else:
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    return replace(when, period=Period.of_days(first, last), kind="day")


def _check_active(
    statement: Statement, when: When, entity: Entity, asker: Asker, doubts: tuple[str, ...]
) -> Iterator[StatementTest]:
    """Test that a mission was there on the days named: inside its life, or beyond it."""
    if (
        _counts_people(statement)
        or _read_event(statement, when) != "active"
        or when.kind in ("since", "until", "relative")
        or _PLANNED.search(statement.text)
    ):
        return
    replies = {
        fact: [r for s in asker.find_subjects(entity) for r in asker.ask(Probe(topic=fact, subject=s))]
        for fact in ("started", "ended")
    }  # fmt: skip
    starts, ends = (_list_days(replies[fact]) for fact in ("started", "ended"))
    if not starts or (not ends and _is_over(replies["ended"])):
        return
    begun, over = min(starts)[0], max((e[1] for e in ends), default=date.max)
    first, last = _clip_years(when, begun, over)
    words = f"it was there from {begun} to {over if over != date.max else 'now, as far as is known'}"
    gap = max((begun - last).days, (first - over).days if over != date.max else 0)
    slack = timedelta(days=_SURE_DAYS)
    if gap > _SURE_DAYS:
        verdict = "contradicted"
    elif begun - slack <= first and (over == date.max or last <= over + slack):
        verdict = "supported" if not doubts else "supported-with-qualification"
        exact = _is_near(first, starts) and _is_near(last, ends)
        if when.kind == "range" and (last - first).days > 366 and not exact and not _is_partial(statement):
            verdict = "supported-with-qualification"
    elif gap <= 0:
        longer = (begun - first).days > _OTHER_ACT_DAYS or (over != date.max and (last - over).days > _OTHER_ACT_DAYS)
        verdict = "contradicted" if longer and when.kind == "range" else "supported-with-qualification"
    else:
        return
    figures = tuple(
        Recomputed(
            claimed=when.text, text=f"{begun} to {over}", definition="identity/active", rule="first to last day at hand",
            fit={"contradicted": "outside", "supported": "inside"}.get(verdict, "overlaps"), command=reply.command, readings=1,
            source=reply.readings[0].source, citation=reply.readings[0].citation, query=reply.readings[0].query,
        )
        for fact in ("started", "ended") for reply in replies[fact][:1] if reply.readings
    )  # fmt: skip
    extra = f"; {'; '.join(doubts)}" if doubts else ""
    yield StatementTest(
        kind="recomputed", verdict=verdict, explanation=f"{words[0].upper()}{words[1:]}{extra}.", figures=figures
    )


def _clip_years(when: When, begun: date, over: date) -> tuple[date, date]:
    """Take the days that a range of bare years leaves open as those of the mission: "from 1976 to 1982"."""
    first, last = when.period.first_day, when.period.last_day
    if when.kind != "range" or re.search(r"[A-Z][a-z]{2,}|early|late|mid|spring|summer|autumn|winter", when.text):
        return first, last
    return (begun if begun.year == first.year else first), (over if over.year == last.year else last)


_FORMER: Final = re.compile(
    r"\b(?:former|ex-|veteran|retired|commemorat|memorial|remember|predecessor|successor|like\b|than\b|famil(?:y|ies)|widow|trial|court)\w*",
    re.IGNORECASE,
)


def check_within_life(assertion: Assertion, asker: Asker, *, is_known: bool = False) -> StatementTest | None:
    """Test that a figure of a mission's own people is of days on which there was one; None where it may be.

    Parameters
    ----------
    assertion : Assertion
        A figure on days.
    asker : Asker
        What answers.
    is_known : bool
        Whether the very number is at hand for other days: then it is no other act's.
    """
    entity, when = assertion.entity, assertion.when
    if entity is None or entity.kind != "mission" or entity.how != "named" or when is None or when.how != "named":
        return None
    text = assertion.statement.text
    is_short = when.kind == "range" and (when.period.last_day - when.period.first_day).days <= _OTHER_ACT_DAYS
    if (when.kind not in ("day", "month", "year") and not is_short) or len(assertion.statement.times) > 1:
        return None
    if _PLANNED.search(text) or _FORMER.search(text):
        return None
    replies = {
        fact: [r for s in asker.find_subjects(entity) for r in asker.ask(Probe(topic=fact, subject=s))]
        for fact in ("started", "ended")
    }  # fmt: skip
    starts, ends = (_list_days(replies[fact]) for fact in ("started", "ended"))
    if not starts:
        return None
    first, last = when.period.first_day, when.period.last_day
    early, late = (min(starts)[0] - last).days, (first - max(e[1] for e in ends)).days if ends else 0
    if max(early, late) <= (_SURE_DAYS if is_known else _OTHER_ACT_DAYS):
        return None
    words = f"on {when.text} there was none: it " + (
        f"began on {min(starts)[0]} at the earliest"
        if early > 0
        else f"was over on {max(e[1] for e in ends)} at the latest"
    )
    figures = tuple(
        Recomputed(
            claimed=when.text, text=r.text, definition=r.definition, rule=r.rule, fit="other-period", source=r.source,
            citation=r.citation, query=r.query, command=reply.command, readings=1,
        )
        for reply in replies["started" if early > 0 else "ended"] for r in reply.readings if r.has_value
    )  # fmt: skip
    return StatementTest(
        kind="recomputed", verdict="contradicted", explanation=f"{words[0].upper()}{words[1:]}.", figures=figures[:8]
    )


def _is_partial(statement: Statement) -> bool:
    return re.search(r"\b(?:still|already|also|during)\b", statement.text, re.IGNORECASE) is not None


def _is_near(day: date, days: Sequence[tuple[date, date]]) -> bool:
    return any((first - day).days <= _SURE_DAYS and (day - last).days <= _SURE_DAYS for first, last in days)


def _list_days(replies: Sequence[Reply]) -> list[tuple[date, date]]:
    days = []
    for reply in replies:
        for reading in reply.readings:
            if reading.has_value and reading.definition != "identity/instrument":
                try:
                    days.append(parse_date_range(reading.text))
                except InvalidValue:
                    continue
    return days


def _is_over(replies: Sequence[Reply]) -> bool:
    """Whether the registry has an end: without one a mission goes on as far as is known."""
    return any(r.has_value for reply in replies for r in reply.readings)


def _list_acts(assertion: Assertion, replies: Sequence[Reply]) -> list[_Act]:
    days = assertion.days
    assert days is not None
    acts = []
    for reply in replies:
        for reading in reply.readings:
            if not reading.has_value:
                continue
            try:
                first, last = parse_date_range(reading.text)
            except InvalidValue:
                continue
            gap = max((first - days[1]).days, (days[0] - last).days, 0)
            fit = "outside" if gap else "equal" if (first, last) == days else "inside"
            if not gap and not (days[0] <= first and last <= days[1]) and (first, last) != days:
                fit = "overlaps"
            acts.append(_Act(reading=reading, reply=reply, first=first, last=last, fit=fit, gap=gap))
    return acts


def _drop_later_instruments(acts: Sequence[_Act]) -> list[_Act]:
    """Drop the days of instruments long after the first day: those of renewals and of later agreements."""
    first = min((a.first for a in acts if a.reading.definition != "identity/instrument"), default=date.max)
    limit = first + timedelta(days=_OTHER_ACT_DAYS) if first != date.max else date.max
    return [a for a in acts if a.reading.definition != "identity/instrument" or a.first <= limit]


def _decide_days(assertion: Assertion, own: Sequence[_Act], acts: Sequence[_Act], kind: str) -> StatementTest:
    assert assertion.when is not None
    figures = tuple(_day_figure(assertion, act) for act in sorted(own, key=lambda a: a.gap)[:12])
    grounds = tuple(
        Excerpt(where="claim", ref=act.reading.keys[0], text=act.reading.label)
        for act in own if act.reading.rule == LEDGER_RULE and act.reading.keys
    )[:6]  # fmt: skip
    words = "; ".join(dict.fromkeys(f"{a.reading.label}: {a.reading.text}" for a in own))
    agree = [a for a in own if a.fit in ("equal", "inside")]
    doubt = f"; {'; '.join(assertion.doubts)}" if assertion.doubts else ""
    if agree:
        against = [a for a in own if a.gap > _SURE_DAYS and a.reading.definition == agree[0].reading.definition]
        verdict = "supported-with-qualification" if against or assertion.doubts else "supported"
        text = f"the evidence agrees: {words}" if not against else f"some of the evidence agrees: {words}"
    elif any(a.fit == "overlaps" for a in own):
        verdict, text = (
            "supported-with-qualification",
            f"the evidence knows the day less closely than it is stated: {words}",
        )
    else:
        least = min(a.gap for a in acts)
        sources = {a.reading.source for a in acts if a.reading.source}
        limit = _SURE_DAYS if len(sources) > 1 and _agree_closely(acts) else _OTHER_ACT_DAYS
        if least > limit and assertion.entity is not None and assertion.entity.how != "implied":
            verdict, text = "contradicted", f"{assertion.when.text} is {least} days from every day at hand: {words}"
        else:
            verdict = "no-evidence"
            text = f"{assertion.when.text} is {least} days from the nearest act at hand and may be that of another: {words}"
    return StatementTest(
        kind=kind, verdict=verdict, explanation=f"{text[0].upper()}{text[1:]}{doubt}.", figures=figures, grounds=grounds
    )


def _agree_closely(acts: Sequence[_Act]) -> bool:
    firsts = [a.first for a in acts]
    return (max(firsts) - min(firsts)).days <= _SURE_DAYS


def _day_figure(assertion: Assertion, act: _Act) -> Recomputed:
    assert assertion.when is not None
    return Recomputed(
        claimed=assertion.when.text, text=act.reading.text, definition=act.reading.definition, rule=act.reading.rule,
        period=act.reading.text, fit=act.fit, source=act.reading.source, citation=act.reading.citation,
        query=act.reading.query, command=act.reply.command, readings=1,
    )  # fmt: skip


# --- who and where


def _check_entities(statement: Statement, mission: Entity, asker: Asker) -> Iterator[StatementTest]:
    for fact, named in _list_named(statement, mission, is_joint=asker.is_joint(mission.id)):
        for subject in asker.find_subjects(mission):
            for reply in asker.ask(Probe(topic=fact, subject=subject)):
                test = _decide_entity(mission, named, reply, asker)
                if test:
                    yield test


def _list_named(statement: Statement, mission: Entity, *, is_joint: bool) -> Iterator[tuple[str, Entity]]:
    """List whom a statement names as lead, host or organisation, by the words right beside the name."""
    given = [e for e in statement.entities if e.kind in ("state", "organisation") and e.id and e.how == "named"]
    inside = [e for e in given if mission.start <= e.start < mission.end]
    for entity in given:
        if entity in inside:
            continue  # a part of the mission's own name
        before, after = _before(statement, entity), _after(statement, entity)
        own = entity.start > mission.end
        if (
            _LEADING.search(before)
            or (not own and _LEAD_NATION.match(after))
            or (
                _LEADS.match(after)
                and (not own or _LED_BY_OWN.search(before) or re.match(r"^[’'n]*-led|^\s(?:leadership|command)", after))
            )
        ):
            yield "lead", entity
        elif (entity.kind == "state" and _HOSTED.match(after) and not own) or (
            entity.kind == "state"
            and own
            and not _counts_people(statement)
            and (place := _IS.search(before)) is not None
            and place.start() >= mission.end - statement.start
        ):
            yield "host", entity
        elif (
            (entity.kind == "organisation" and _is_owner(statement, entity, mission) and not is_joint)
            or (entity.kind == "organisation" and own and _IS_OF.search(before))
            or (entity.kind == "organisation" and not own and _RAN.match(after))
        ):
            yield "organisation", entity


_POSSESSES: Final = re.compile(r"(?:[’']s|’|')\s(?:own\s|new\s|first\s)?(?:Operation\s)?", re.IGNORECASE)
_APPOSED: Final = re.compile(r",\s(?:an?|the)\s", re.IGNORECASE)
_MISSION_NOUN: Final = re.compile(
    r"(?:[’']s)?\s(?:[\w-]+\s){0,4}?(?:mission|operation|force|deployment|intervention|presence|peace-?keepers)\b",
    re.IGNORECASE,
)


def _is_owner(statement: Statement, entity: Entity, mission: Entity) -> bool:
    """Whether an organisation stands as the owner beside the name: "NATO's SFOR", "AMISOM, the EU's mission"."""
    text, at = statement.text, statement.start
    if entity.end <= mission.start:
        return _POSSESSES.fullmatch(text[entity.end - at : mission.start - at]) is not None
    between = text[mission.end - at : max(entity.start - at, 0)]
    noun = _MISSION_NOUN.match(text[entity.end - at :])
    return bool(_APPOSED.fullmatch(between) and noun and _CLOSED.match(text[entity.end - at + noun.end() :]))


#: An apposition ends with a comma or the sentence, and is no member of a list.
_CLOSED: Final = re.compile(r"(?:\s(?:in|to|for|on|of)\s[^,;]{1,60}?)?(?:,(?!\s(?:and|or)\b)|\.?\s*$)")


def _check_described(statement: Statement, mission: Entity, asker: Asker) -> Iterator[StatementTest]:
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


def _decide_entity(mission: Entity, named: Entity, reply: Reply, asker: Asker) -> StatementTest | None:
    # A state and an organisation can both lead: one does not exclude the other, unless no list names the one at all.
    readings = [
        r for r in reply.readings if r.has_value and r.text and asker.is_state(r.text) == (named.kind == "state")
    ]
    if not readings and named.kind == "organisation":
        given = [r for r in reply.readings if r.has_value and r.text]
        readings = (
            [] if any(named.id in f"{r.citation} {r.label}" or named.text in r.citation for r in given) else given
        )
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
    if len(agree) == len(readings):
        verdict = "supported" if mission.how == "named" else "supported-with-qualification"
    elif (
        agree
        and reply.probe.topic == "host"
        and agree[0].definition == readings[0].definition
        and agree[0] is readings[0]
    ):
        verdict = "supported-with-qualification"  # the registry has it; a list names the area or a neighbour
    elif agree:
        verdict = "contested"
    else:
        verdict = "contradicted"
    return StatementTest(kind="recomputed", verdict=verdict, explanation=f"{words}.", figures=figures)


# --- the verb of the Council


def _check_verb(statement: Statement, mission: Entity, asker: Asker) -> tuple[StatementTest, ...]:
    if not re.search(r"\b(?:Security )?Council|\bresolution\b", statement.text, re.IGNORECASE):
        return ()
    said = [name for name, pattern in _VERBS.items() if re.search(pattern, statement.text, re.IGNORECASE)]
    days = statement.times[0].period if statement.times else None
    found = []
    for subject in asker.find_subjects(mission):
        for reply in asker.ask(Probe(topic="claims", subject=subject, indicator="L1", definition="council_verb")):
            given = [
                r for r in reply.readings
                if r.has_value and r.text and (days is None or days.first_day.isoformat() <= r.period[0] <= days.last_day.isoformat())
            ]  # fmt: skip
            if given and said:
                found.append(_decide_verb(said, reply, given))
    return tuple(found)


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
