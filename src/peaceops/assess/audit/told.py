"""Which mission a statement is about, and whether the word that a day belongs to is told of it.

What enters: a statement and an asker. What leaves: a mission, or why none can be told; what kind of event a day is of.
Never done here: a day taken for the mission's own because both stand in one sentence.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe
from peaceops.assess.audit.scope import is_apposed, is_generic, is_of_follower
from peaceops.model.statement import Entity, Statement, When

PLANNED: Final = re.compile(
    r"\b(?:expires?|(?<!\bwith a )(?<!\binitial )(?<!\bunder a )mandate|scheduled|due to|plan(?:s|ned)?|would|will|should|extend\w*|renew\w*|prolong\w*)\b"
    # An end that somebody asks for has not come: "demanded the immediate withdrawal of the force".
    r"|\b(?:demand\w*|call(?:s|ed|ing)? for|insist\w* (?:on|upon)|request\w*|press\w* for|appeal\w* for|threaten\w*|petition\w* for|announc\w*|foresaw|foresee\w*|propos\w*|decid\w* (?:on|upon))"
    r"\s(?:the |an |its |their |a )?(?:[\w-]+ (?:and [\w-]+ )?){0,2}(?:withdrawal|end|termination|closure|departure|removal|disbandment|dissolution)\b"
    # Nor has one that was announced: "the end of the mission was announced in June".
    r"|\b(?:withdrawal|end|termination|closure|departure|removal|disbandment|dissolution)\b[^,;.]{0,60}?\b(?:was|were|been)\s(?:first |then |formally |officially )?(?:announced|decided|agreed|foreseen|proposed|demanded|requested)\b",
    re.IGNORECASE,
)
EVENTS: Final = {
    "started": re.compile(
        r"\b(?:establish|creat|launch|deployed|set up|set out|began|begun|begins|started|starts|initiat|inaugurat|open(?:ed|ing)|arriv|landed"
        r"|came into being|came into existence|(?:went|came) ashore|founded|formed|sent|went to|took over from|dispatch|entered|moved into|went in(?:to)?|deployed into|came to\b(?! an?\b| its\b| the end| power| terms| blows| light| be\b)|was born|followed(?= (?:in|on|under|by) )|got under way|became operational|set foot|went in(?:to)?\b)\w*", re.IGNORECASE,
    ),
    "ended": re.compile(
        r"\b(?:end(?:ed|s)?\b|terminat|clos(?:ed|ure)|withdr[ae]w|withdrawn|complet|dissol|ceas|left\b|expired|handed over|gave way"
        r"|wound up|wrapped up|pulled out|disband|liquidat|shut|folded|packed up|lapsed|wound down|phased out|(?:were|was|had) (?:gone|over)\b|came home|went home|(?:was|were|been) (?:replaced|superseded|absorbed|relieved)|and (?:then |later )?(?:replaced|superseded|absorbed|relieved|succeeded) by|(?:pulled|hauled) down its flag|lowered its flag)\w*", re.IGNORECASE,
    ),
    "active": re.compile(
        r"\b(?:serv(?:ed|ing)|(?:observ|monitor|supervis|polic|verifi)ed\b|oversaw|administer|govern(?:ed|ing)|patroll|stood|kept|stationed|was in\b(?!\sturn|\sfact|\sresponse|\sneed|\saddition|\sthe process)|were in\b|been in\b(?!\suse|\splace|\scontact|\stouch)|was there|(?:was|were) present|had an?\b|has had\b|took place|operat(?:ed|ing)|ran\b"
        r"|existed|lasted|stayed|deployed (?:in|to))\w*",
        re.IGNORECASE,
    ),
    "": re.compile(
        r"\b(?:extend|renew|expand|increas|reduc|authori[sz]|endors|request|sign(?:ed|ing)|transfer|succe|report|visit|elect|attack"
        r"|kill|agre|adopt|decid|recogni|brought|shot|die[ds]|took hostage|numbered|strength|rose|fell|grew|shrank|ceiling|told|met\b)\w*",
        re.IGNORECASE,
    ),
}  # fmt: skip
LEADS: Final = re.compile(
    r"^[’'s]*(?:,[^,]{0,40},)?\s(?:has |had )?(?:led|leads|commanded|headed|ran|directed)\b(?!\s(?:to|up to|into|for|towards?|out)\b)|^[’'n]*-led\b|^\s(?:leadership|command)\b",
    re.IGNORECASE,
)
_IN: Final = re.compile(r"\b(?:in|to)\s(?:the\s)?$", re.IGNORECASE)
_FORCE_WORDS: Final = re.compile(
    r"\b(?:missions?|operation|force|observers|monitors|monitoring|troops|peace-?keep\w*|contingent|task force)\b",
    re.IGNORECASE,
)


def find_mission(statement: Statement, asker: Asker) -> tuple[Entity | None, str]:
    """Find the one mission that a statement is about, or say why none can be told.

    A name goes before a short form; "the UN mission in Tajikistan" is the one that was there on the days named, where
    there was one.
    """
    named = [e for e in statement.entities if e.kind == "mission" and e.id and e.how == "named" and not is_generic(e)]
    sure = {e.id for e in named}  # "the first UN force in Sinai, UNEF I": the name says which is meant
    if any(
        not e.id and e.candidates and not sure & set(e.candidates) and not is_apposed(e, statement)
        and not (sure and is_generic(e) and _ANY_OF.search(read_before(statement, e)))
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
    if len({e.id for e in carried}) != 1 or is_of_follower(statement):
        return None, "no mission is named"
    return carried[0], ""


#: "It was not a UN operation": a word for any, not one of several.
_ANY_OF: Final = re.compile(r"\b(?:an?|no|any)\s$", re.IGNORECASE)


#: "Fifty years ago the first UN force was deployed in Egypt": the day is another's, and the words tell which force.
_NOT_THEN: Final = re.compile(
    r"\b(?:years?|decades?|months?|weeks?) (?:ago|earlier|before|later|after)\b|\bfirst(?: ever|-ever)? (?:[\w-]+ ){0,3}?(?:mission|operation|force)\b",
    re.IGNORECASE,
)


def _find_by_place(statement: Statement, asker: Asker) -> Entity | None:
    """Find the mission of an organisation or state in a host state, where one alone was there on the days named."""
    if not _FORCE_WORDS.search(statement.text) or not statement.times or _NOT_THEN.search(statement.text):
        return None
    given = [e for e in statement.entities if e.id and e.how == "named"]
    organisations = list(dict.fromkeys(e.id for e in given if e.kind == "organisation"))
    states = [e for e in given if e.kind == "state"]
    hosts = [e.id for e in states if _IN.search(read_before(statement, e))]
    leads = [e.id for e in states if e.id not in hosts and LEADS.match(read_after(statement, e))]
    if not organisations and not hosts:
        return _find_by_area(statement, given, asker)
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


_THE_FORCE: Final = re.compile(
    r"\bthe\s(?:peace-?keeping\s|multinational\s|observer\s)?(?:contingent|force|mission|operation)\s(?:that|which|in|for|of|sent|deployed)\b",
    re.IGNORECASE,
)


def _find_by_area(statement: Statement, given: list[Entity], asker: Asker) -> Entity | None:
    """Find "the contingent that deployed to" an area, where one mission alone was there on the days named."""
    areas = {e.id for e in given if e.kind == "area" and _IN.search(read_before(statement, e))}
    if len(areas) != 1 or not _THE_FORCE.search(statement.text):
        return None
    first = min(w.period.first_day for w in statement.times)
    last = max(w.period.last_day for w in statement.times)
    found = asker.find_missions(Probe(topic="", host=areas.pop(), first=first, last=last))
    if len(found) != 1:
        return None
    name = asker.name(found[0])
    return Entity(kind="mission", id=found[0], text=name, start=0, end=0, how="implied", role="subject")


def read_before(statement: Statement, entity: Entity) -> str:
    """Read the words of a statement before a name."""
    return statement.text[: max(entity.start - statement.start, 0)]


def read_after(statement: Statement, entity: Entity) -> str:
    """Read the words of a statement after a name."""
    return statement.text[max(entity.end - statement.start, 0) :]


_PRONOUN: Final = re.compile(
    r"\W*(?:It|They|This|The (?:mission|force|operation|contingent)"
    r"|(?:Its|Their)(?: first| formal)? (?:deployment|work|operations?|presence|stay|withdrawal|departure|closure|establishment|creation)"
    r"(?: (?:in|to|from|of) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?)\b"
)
_AFTER: Final = 90
#: What may stand between a mission's name and the word for its beginning or end: helping words, names, earlier events.
_BETWEEN: Final = re.compile(
    r"(?>[\s,()’'-]|\b(?:was|were|is|has|had|have|been|be|no longer|not|never|first|then|later|officially|formally|finally|which|that|it|and|also|only|s"
    r"|forces?|mission|peace-?keep\w*|observers?|troops|in|on|from|at|to|of|the|an?|under|leadership|led|establish\w*|creat\w*"
    r"|deployed|launched|set up|began|started|opened|came into being|arrived|landed|sent|\d{1,2}(?:st|nd|rd|th)?|[12]\d{3}"
    r"|a|deployment|operation|task|by|resolution|military|observer|\d{3,4}|came to|its|did|finally|at last|there|soldiers|personnel|men|intervention|campaign|stay|presence|engagement|involvement|last|first|d|[A-Z][\w’'.-]*)\b)*+"
)
_BEFORE: Final = 25
#: "had an" and "an observer mission" share their article.
_ARTICLE: Final = 3


@lru_cache(maxsize=64)  # every day of a sentence asks for the words of events in it
def _find_cues(text: str) -> tuple[re.Match[str], ...]:
    return tuple(m for pattern in EVENTS.values() for m in pattern.finditer(text))


#: "AMIB followed in 2003 and ONUB in June 2004": the second day is the second mission's.
_NEXT_OF_LIST: Final = re.compile(r"\d{4}\)?,?\sand\s(?:the\s)?$")


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
    over = max(when.end - statement.start, 0)
    cues = tuple(m for m in _find_cues(statement.text) if not at <= m.start() < over)  # "at the end of 2010"
    before: Sequence[re.Match[str]] = [m for m in cues if m.start() < at] or cues
    cue = (
        max(before, key=lambda m: m.start())
        if before and before is not cues
        else min(before, key=lambda m: m.start(), default=None)
    )
    if cue is None or (cue.start() < at and statement.text.startswith(":", over)):
        return False  # "… by resolution 50. 1949: UNMOGIP begins work"
    if _is_into_part(statement, cue) or _is_handover(statement, cue):
        return False
    between = statement.text[cue.end() : at] if cue.end() <= at else ""
    if _OTHER_EVENT.search(between) or any(
        e.kind == "mission" and e is not entity and cue.end() <= e.start - statement.start < at
        and _NEXT_OF_LIST.search(statement.text, cue.end(), e.start - statement.start)
        for e in statement.entities
    ):  # fmt: skip
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
    return (
        -_ARTICLE <= start - cue.end() <= _BEFORE
        and re.fullmatch(r"[\s,]*(?:of|the|a|an|its|new|\s)*", statement.text[cue.end() : start]) is not None
    )


#: "Set up after fighting in 1963": the day may be that of what came before.
_OTHER_EVENT: Final = re.compile(
    r"\b(?:after|before|following|during|amid|despite|because of|in response to|in the wake of|to end|to stop)\s(?!\d|the\s(?:end|start|beginning)\b)[a-zA-Z]",
    re.IGNORECASE,
)
_INTO: Final = re.compile(r"(?:came to|enter|moved into|deployed into|set foot|arriv|land)", re.IGNORECASE)
#: The first to come to any place begin the deployment.
_FIRST_OF: Final = re.compile(
    r"\bfirst (?:[\w-]+ )?(?:troops|soldiers|contingents?|units|elements|peace-?keepers|blue helmets|observers)\b",
    re.IGNORECASE,
)
_INTO_NAME: Final = re.compile(
    rf"\s(?:in|to|into|on|at)?\s?(?:the\s)?(?!{'|'.join(name for name in calendar.month_name if name)})(?P<name>[A-Z])"
)


#: "UNTAET took over from INTERFET in February 2000": one had begun before, the other ended then (``pair``).
def _is_handover(statement: Statement, cue: re.Match[str]) -> bool:
    """Whether a mission or body took over from a mission that is named: the day is of neither's beginning alone."""
    at = cue.end() + statement.start
    return cue.group().startswith("took over from") and any(
        e.kind == "mission" and e.how == "named" and 0 <= e.start - at < _BEFORE for e in statement.entities
    )


def _is_into_part(statement: Statement, cue: re.Match[str]) -> bool:
    """Whether somebody came to a place that is no state or area: that is a part of a deployment."""
    if not _INTO.match(cue.group()) or _FIRST_OF.search(statement.text[: cue.start()]):
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


_PASSIVE: Final = re.compile(
    r"\b(?:was|were|been|being|be|is|are)\s(?:[\w-]+ly\s|first\s|then\s|also\s|later\s|never\s|[\w-]+ed\sand\s|set up and\s)?$",
    re.IGNORECASE,
)
#: What may follow a verb that has no other thing for its object: the mission "closed in 2009", it did not "close its base".
_NO_OBJECT: Final = re.compile(
    r"\s*(?:$|[,.;:()–—]|[\w-]+\s(?:days?|weeks?|months?|years?)\s(?:later|after|before)\b|(?:in|on|by|under|from|at|as|and|or|but|during|after|before|when|with|for|since|until|to|into|between|only|there|late|early"
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
    between = statement.text[start:cue]
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
    if EVENTS["active"].match(text, cue.start()) or _PASSIVE.search(text[: cue.start()]):
        return True
    after = text[cue.end() :]
    return bool(_NO_OBJECT.match(after) or (_OF_NAMES.fullmatch(cue.group()) and re.match(r"\s(?:the\s)?[A-Z]", after)))


def read_event(statement: Statement, when: When) -> str:
    """Read which event a day belongs to: that of the nearest word before it, else the nearest after."""
    at, over = max(when.start - statement.start, 0), max(when.end - statement.start, 0)
    cues = [
        (m.start(), fact) for fact, pattern in EVENTS.items() for m in pattern.finditer(statement.text)
        if not at <= m.start() < over
    ]  # fmt: skip
    before = [c for c in cues if c[0] < at]
    if before:
        return max(before)[1]
    after = [c for c in cues if c[0] >= at]
    return min(after)[1] if after else ""


def counts_people(statement: Statement) -> bool:
    """Whether a statement has figures of people, things or shares: its day is then theirs."""
    return any(a.unit in ("persons", "count", "share") for a in statement.amounts)
