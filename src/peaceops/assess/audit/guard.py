"""When a figure may be said to be excluded: the rules that keep a wrong contradiction out.

What enters: an assertion, its statement's words. What leaves: whether an exclusion may stand, or a test be made at all.
Never done here: a comparison.

A report on a mission is full of figures that are not of the mission: of a battalion, an incident, a village, a course.
A figure is taken for the mission's own only where the words say so, and only such a figure can be excluded.
"""

from __future__ import annotations

import itertools
import re
from typing import Final

from peaceops.assess.audit.admit import names_resolution
from peaceops.assess.audit.compared import MOMENT_DAYS
from peaceops.assess.audit.ownership import (
    WENT_HOME,
    is_beside,
    is_loss,
    is_of_part,
    is_own_strength,
)
from peaceops.assess.audit.scope import FORCE, Assertion

_TOTAL_DEAD: Final = re.compile(
    r"in all|total|altogether|since|throughout|register|over the years|during its|by (?:the end|early|late|mid)|up to now|so far|lost",
    re.IGNORECASE,
)
_LASTED: Final = re.compile(
    r"\b(?:lasted|existed for|in existence|stayed|(?:has|had) been (?:in|there|deployed|on)|(?:was|were) (?:in|there|deployed)\b.{0,40}\bfor"
    r"|(?:terminated|ended|closed|withdr[ae]wn?|left) after|after an? [\w-]+[- ](?:year|month)|mission of [\w-]+ years)\b",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"\b(?:reduc|increas|cut|augment|expand|rose|fell|grew|dropp?|declin|strengthen|rais|lower)\w*\b[^.;]{0,60}\bby\s$",
    re.IGNORECASE,
)
#: "The addition of 20 officers", "that 20 officers be added": what is added is no strength.
_ADDED_BEFORE: Final = re.compile(
    r"\bprovi(?:de[sd]?|ding|sion) for\b[^.;]*$|\b(?:addition|increase|reinforcement|augmentation|reduction) of\s(?:(?:up to|about|some|another|a further|an?)\s)*$",
    re.IGNORECASE,
)
_ADDED_AFTER: Final = re.compile(
    r"\s?(?:[\w-]+\s){0,4}(?:be|been|being|was|were|is|are)\s(?:[\w-]+ly\s)?(?:added|cut|withdrawn)\b", re.IGNORECASE
)
#: "16 observers short of its authorised strength": the figure is a distance.
SHORT_OF: Final = re.compile(
    r"\b(?:short of|below|under|less than|over|above|beyond) (?:its|the|their) (?:authori[sz]ed|ceiling|maximum|planned)",
    re.IGNORECASE,
)
_DISTANCE: Final = re.compile(
    rf"\s(?:[\w-]+\s){{0,3}}(?:{SHORT_OF.pattern}|(?:fewer|more|less) than\b)|\s(?:fewer|more|less)\b(?! or )",
    re.IGNORECASE,
)
_REACH: Final = 45


def may_test(assertion: Assertion) -> bool:
    """Whether a figure is one of the subject's own at all."""
    topic, text = assertion.statement.predicate.topic, assertion.statement.text
    amount = assertion.amount
    assert amount is not None
    if _is_misread_year(assertion) or (topic == "contributions" and _GIVEN.search(text) is None):
        return False
    if topic in ("contributions", "strength", "ceiling", "share-contributor") and _is_flat_table(assertion):
        return False
    if topic == "duration":
        start, end = (max(at - assertion.statement.start, 0) for at in (amount.start, amount.end))
        entity = assertion.entity
        near = entity is not None and start - (entity.end - assertion.statement.start) <= 2 * _REACH
        return near and _LASTED.search(text[max(start - _REACH, 0) : end + _REACH // 2]) is not None
    if topic in _EVENTFUL and assertion.days is None and _is_few(assertion):
        return False  # a few incidents of no day: any few of the ledger would do
    if topic in ("displaced", "returned") and _is_of_things(assertion):
        return False
    if topic in ("strength", "ceiling"):
        if _is_of_others(assertion) or _is_of_civilians(amount.noun) or _is_other_party(assertion):
            return False
        # "Reduced by 36 observers", "36 observers fewer than in May": a difference is no strength.
        start, end = (max(at - assertion.statement.start, 0) for at in (amount.start, amount.end))
        if _ADDED_BEFORE.search(text[:start]) or _ADDED_AFTER.match(text[end:]):
            return False
        return _BY.search(text[:start]) is None and _DISTANCE.match(text[end:]) is None
    if topic == "fatalities":
        return is_beside(assertion) and not re.search(
            r"local|resident|civilian|village|irregular|insurgent", amount.noun, re.IGNORECASE
        )
    return True


_OVER_TIME: Final = re.compile(
    r"\b(?:over|during|throughout|in|across)\s(?:(?:the|its|their|a|all|this|that|past|last|whole)\s){1,3}(?:[\w-]+\s){0,6}?"
    r"(?:years|decades?|period|life(?:time|span)?|history|course|existence|duration|deployment)\b"
    r"|\bat one (?:time|point) or another\b|\b(?:in all|altogether|eventually|ever)\b|\bover time\b",
    re.IGNORECASE,
)
_MONTH_BEFORE: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s$"
)
#: Words by which people of a state are given to peacekeeping; troops that it sends to its own border are not.
_GIVEN: Final = re.compile(r"\bUN\b|\bU\.N\.|\bUnited Nations\b|(?i:\bpeace|\bblue (?:helmet|beret))")
_POSSIBLE: Final = re.compile(r"\b(?:might|may|could|should|would)\b[^.;]{0,60}$")
_CIVILIANS: Final = re.compile(
    r"\b(?:civilian|local|national|international|support) (?:[\w-]+ )?(?:staff|personnel)\b", re.IGNORECASE
)


def _is_misread_year(assertion: Assertion) -> bool:
    """Whether bare digits after a month are a year that was misread: "10 September 19906"."""
    amount, statement = assertion.amount, assertion.statement
    return (
        amount is not None
        and amount.text.isdigit()
        and _MONTH_BEFORE.search(statement.text[: max(amount.start - statement.start, 0)]) is not None
    )


def _is_wider_or_possible(assertion: Assertion) -> bool:
    """Whether a strength is one that may come, or holds civilians."""
    amount, statement = assertion.amount, assertion.statement
    if amount is None or statement.predicate.topic != "strength":
        return False
    return (
        _counts_civilians(assertion)
        or _POSSIBLE.search(statement.text[: max(amount.start - statement.start, 0)]) is not None
    )


def _counts_civilians(assertion: Assertion) -> bool:
    """Whether a number of all personnel holds civilians, whom tables of uniformed strength leave out."""
    amount = assertion.amount
    return (
        amount is not None and re.search(r"observer|troop|militar|soldier|polic|uniform|peace", amount.noun) is None
        and _CIVILIANS.search(assertion.statement.text) is not None
    )  # fmt: skip


_ARMED: Final = re.compile(
    r"\b(?:irregulars?|rebels?|militia(?:s|men)?|guerrillas?|demonstrators?|protesters?|fighters?|gunmen|insurgents?|armed (?:groups?|men|elements|bands?))\b",
    re.IGNORECASE,
)
_ITS_GROUND: Final = re.compile(
    r"[’']s?\s(?:[\w-]+\s)?(?:areas?|zones?|sectors?|regions?|base|headquarters|posts?|checkpoints?|compound|camps?)\b"
)


def _is_of_others(assertion: Assertion) -> bool:
    """Whether people are counted who are no part of a mission: armed men on the ground that is called the mission's."""
    statement, entity = assertion.statement, assertion.entity
    after = statement.text[entity.end - statement.start :] if entity is not None and entity.text else ""
    return bool(_ARMED.search(statement.text) and _ITS_GROUND.match(after))


_MANY_STATES: Final = 4


def _is_flat_table(assertion: Assertion) -> bool:
    """Whether a table of states was read as one paragraph: names follow each other without a comma, a bracket or a verb."""
    statement = assertion.statement
    states = sorted((e.start, e.end) for e in statement.entities if e.kind == "state" and e.how == "named")
    gaps = [
        statement.text[one[1] - statement.start : other[0] - statement.start]
        for one, other in itertools.pairwise(states)
    ]
    return sum(_CELL.fullmatch(gap) is not None for gap in gaps) >= _MANY_STATES - 1


_CELL: Final = re.compile(r"[\s|]*+(?:[-–—]|\w{1,2})?+[\s|]*+[\d\s]*+")

#: People on whose return or flight something else is counted, and what happened to a few of them.
_THINGS: Final = re.compile(
    r"\b(?:buildings?|houses|schools?|students?|pupils|classes|teachers|demonstrations?|protests?|projects?|women[’']s|organi[sz]ations?|centres?|centers?|"
    r"hospitals?|vehicles?|villages|kits|loans|grants|trips|visits|meetings|incidents|reports|points|settlements|camps|apartments|rooms|dollars)\b",
    re.IGNORECASE,
)
_HARMED: Final = re.compile(
    r"\s(?:(?:were|was|had been|have been)\s)(?:\w+\s)?(?:killed|wounded|injured|arrested|abducted|robbed|trained|vaccinated|interviewed)\b"
)
_OF_THINGS: Final = re.compile(r"^(?:[\s“\"-]++[\w’'-]++){1,3}")
_TALE: Final = 100


def _is_few(assertion: Assertion) -> bool:
    amount = assertion.amount
    assert amount is not None
    ends = [x for x in (amount.low, amount.high) if x is not None]
    return bool(ends) and max(ends) < _TALE


def _is_of_things(assertion: Assertion) -> bool:
    """Whether a figure beside the displaced counts something else: buildings for them, women's groups, those killed."""
    amount, statement = assertion.amount, assertion.statement
    assert amount is not None
    after = statement.text[max(amount.end - statement.start, 0) :]
    words = _OF_THINGS.match(after)
    if re.match(r"^\s?\(\d\)|^\(", statement.text) and amount.start - statement.start <= 1:
        return True  # the number of a paragraph
    return bool(
        _THINGS.search(f"{amount.text} {amount.noun}") or _HARMED.match(after)
        or (words is not None and not amount.noun and _THINGS.search(words.group()))
    )  # fmt: skip


_CIVIL: Final = re.compile(
    r"\b(?:civilian(?!\s(?:police|observers?|monitors?))|international|local(?:ly)?|national|administrative|support|medical)\s(?:[\w-]+\s){0,2}?(?:staff|personnel|employees|members)\b",
    re.IGNORECASE,
)


def _is_of_civilians(noun: str) -> bool:
    """Whether civilians alone are counted, whom no table of strength holds."""
    return _CIVIL.search(noun) is not None


_ITS_PEOPLE: Final = re.compile(
    r"^\S*\s(?:[\w-]+\s){0,4}?(?:troops|forces?|personnel|militia(?:men)?|soldiers|servicemen|guards?|police|officers|men|fighters|elements|presence)\b",
    re.IGNORECASE,
)
_OF_PARTY: Final = re.compile(
    r"\s(?:members?|fighters?|representatives?|soldiers|troops|officers)\s(?:of|from)\s(?:the\s)?$", re.IGNORECASE
)


def _is_other_party(assertion: Assertion) -> bool:
    """Whether people of a party are counted, not the mission's: "Abkhaz personnel in the zone did not exceed 600"."""
    statement, amount, entity = assertion.statement, assertion.amount, assertion.entity
    assert amount is not None
    at = statement.start
    if _ARMED.search(amount.noun):
        return True
    if entity is None or entity.kind != "mission":
        return False
    for other in statement.entities:
        if (
            other.kind not in ("actor", "authority", "area", "state", "conflict")
            or other.how != "named"
            or other is entity
        ):
            continue
        if entity.start <= other.start < entity.end:
            continue  # a part of the mission's own name
        if other.start >= amount.end and _OF_PARTY.fullmatch(statement.text[amount.end - at : other.start - at]):
            return other.kind not in {"state", "area"}
        is_nearer = entity.how != "named" or other.start < entity.start or entity.end <= other.start
        own = statement.text[other.start - at : max(amount.start - at, 0)]
        if other.end <= amount.start and is_nearer and _ITS_PEOPLE.match(own):
            return True
    return False


def may_exclude(assertion: Assertion) -> bool:
    """Whether a figure may be said to be excluded: a named subject, and words that make the figure its own."""
    topic, text = assertion.statement.predicate.topic, assertion.statement.text
    amount, entity = assertion.amount, assertion.entity
    assert amount is not None
    if entity is not None and entity.how != "named":
        return False
    if topic in ("strength", "ceiling", "fatalities") and (is_national(assertion) or _INCIDENT.search(text)):
        return False
    if topic in ("strength", "fatalities") and (_is_before(assertion) or _is_decreed(assertion)):
        return False
    dated = (assertion.when is not None and assertion.when.how == "named") or names_resolution(text)
    if topic in ("strength", "ceiling"):
        return is_own_strength(assertion, is_dated=dated) and not (
            _is_wider_or_possible(assertion)
            or _SET_UP_WITH.search(text[: max(amount.start - assertion.statement.start, 0)])
        )
    if topic == "fatalities":
        return _may_exclude_dead(assertion)
    if topic == "duration":
        return not is_of_part(text)
    if topic == "deaths" and dated and _CODED.search(text):
        return True
    if topic in _EVENTFUL:
        return dated and bool(_TOTAL_DEAD.search(text))
    if topic in ("displaced", "returned"):
        return dated and _is_of_all(assertion)
    if topic in ("citizenship", "share-contributor"):
        return dated
    # Of all who ever sent somebody no reading of a day counts them.
    return topic != "contributors" or _OVER_TIME.search(text) is None


#: "39,025 at the end of its second": a moment that is told by what was said before.
_TOLD_MOMENT: Final = re.compile(
    r"(?:\s(?!and\b|but\b)[\w’'-]+){0,3}?\s(?:at|by|towards?|near|before|until)\sthe\s(?:end|close|start|beginning|turn|eve|height|middle)\sof\s(?:the|its|their|that|this|his|her)\b",
    re.IGNORECASE,
)


#: "When 2004 closed, a quarter of the troops of 2001 remained, 4,199".
_CLOSING: Final = re.compile(
    r"\b(?:when|as|once|before|by the time)\s(?:the year\s)?(?P<year>(?:19|20)\d\d)\s(?:closed?|ended|began|opened|dawned|came|drew|was|turned)\b",
    re.IGNORECASE,
)


def has_unread_moment(assertion: Assertion) -> bool:
    """Whether the moment of a figure stands right behind it in words that were not read as days."""
    amount, when, start = assertion.amount, assertion.when, assertion.statement.start
    if amount is None:
        return False
    text = assertion.statement.text
    closing = _CLOSING.search(text)
    if closing is not None and when is not None:
        year = int(closing["year"])
        if not when.period.first_day.year <= year <= when.period.last_day.year:
            return True
    told = _TOLD_MOMENT.match(text, amount.end - start)
    if told is None:
        return False
    if when is None:
        return True
    is_of_year = (
        text[told.end() :].startswith(" year") and (when.period.last_day - when.period.first_day).days > MOMENT_DAYS
    )
    return when.how == "named" and not told.start() <= when.start - start <= told.end() and not is_of_year


#: "Lost 150 before it withdrew in March 1995": the day is that of the withdrawal.
_BEFORE: Final = re.compile(
    r"^[^,;]*?\b(?:before|until|till|by the time|after|once)\s(?!(?:the\s)?(?:end|close|middle|beginning|start)\b)[\w’'-]+\s(?:[\w’'-]+\s){1,7}$",
    re.IGNORECASE,
)
#: "The Council cut it to 270": what was decided, not what was there.
_DECREED: Final = re.compile(
    r"\b(?:Council|resolution|Assembly|mandate|decision|Government|Parliament|leaders|heads of state)\b[^,.;]{0,60}?\b(?:cut|reduc\w+|lower\w+|slash\w+|rais\w+|increas\w+|expand\w+|trimm\w+|halv\w+|doubl\w+)\b[^.;]{0,60}\bto\s(?:[\w’'-]+\s){0,3}$"
)


def _is_before(assertion: Assertion) -> bool:
    """Whether the day behind a figure is that of something before or after which the figure was so."""
    amount, when, start = assertion.amount, assertion.when, assertion.statement.start
    if amount is None or when is None or when.start < amount.end:
        return False
    return _BEFORE.match(assertion.statement.text[amount.end - start : when.start - start]) is not None


def _is_decreed(assertion: Assertion) -> bool:
    """Whether a figure is what a body decided a strength to be."""
    amount = assertion.amount
    assert amount is not None
    return _DECREED.search(assertion.statement.text[: max(amount.start - assertion.statement.start, 0)]) is not None


#: "Was set up in October 1993 with 2,548 troops": so many were to come.
_SET_UP_WITH: Final = re.compile(
    r"\b(?:set up|establish\w*|creat\w*|form(?:ed|ing)|launch\w*|mandat\w*|conceiv\w*|envisag\w*)\b[^.;:]{0,80}\bwith\s(?:[\w’'-]+\s){0,5}$",
    re.IGNORECASE,
)


def _may_exclude_dead(assertion: Assertion) -> bool:
    amount, text = assertion.amount, assertion.statement.text
    assert amount is not None
    if assertion.when is not None and assertion.when.kind == "day":
        return False  # of an incident: the ledger need not hold each
    if WENT_HOME.search(text):
        return False
    if is_loss(assertion):
        return True
    return bool(FORCE.search(amount.noun) or re.search(r"death|fatalit|lives", amount.noun)) and bool(
        _TOTAL_DEAD.search(text)
    )


#: What happens again and again: some of it is not all.
_EVENTFUL: Final = frozenset({"homes-destroyed", "injured", "violations", "incidents", "detained", "attack", "deaths"})
#: Deaths by the kinds of a dataset of conflict: all of a year.
_CODED: Final = re.compile(
    r"\bUCDP\b|\bstate[- ]based|\bone[- ]sided|\bnon-?state|\bbattle-related|\borgani[sz]ed violence", re.IGNORECASE
)
#: Something that happened once: who died in it are not all who died.
_INCIDENT: Final = re.compile(
    r"\b(?:earthquake|hurricane|epidemic|tsunami|massacre|mutiny|siege|helicopter|aircraft|plane|in (?:a|an|one|the)\s(?:single\s)?(?:[\w-]+\s)?(?:attack|crash|ambush|explosion|incident|accident|battle|bombing|shelling|raid))\b",
    re.IGNORECASE,
)


def is_national(assertion: Assertion) -> bool:
    """Whether a figure is of one state's people: "44 Ghanaian soldiers", "Kenya had 1,000 troops in", "from Germany"."""
    statement, amount = assertion.statement, assertion.amount
    assert amount is not None
    for entity in statement.entities:
        if entity.kind != "state" or entity.how != "named":
            continue
        before = statement.text[: max(entity.start - statement.start, 0)]
        if amount.start <= entity.start < amount.end or re.search(r"\bfrom\s(?:the\s)?$", before, re.IGNORECASE):
            return True
        if entity.role == "subject" and assertion.entity is not None and assertion.entity.role != "subject":
            return True
    return False


_MOVED: Final = re.compile(
    r"\b(?:fled|flee|uprooted|driven|left their homes|(?:were|was|been|remain\w*) (?:\w+ )?displaced|displaced (?:by|from|in|since)|number of"
    r"|return|repatriat|(?:went|gone|came|come) (?:back|home))",
    re.IGNORECASE,
)
_SUMMED: Final = re.compile(r"\b(?:by|as of|total|in all|altogether|so far|had)\b", re.IGNORECASE)


def _is_of_all(assertion: Assertion) -> bool:
    """Whether a figure is of all who fled or returned, not of some whom something happened to on a day."""
    assert assertion.when is not None
    text, entity = assertion.statement.text, assertion.entity
    if entity is None or entity.kind == "mission" or not _MOVED.search(text):
        return False
    return assertion.when.kind != "day" or bool(_SUMMED.search(text))
