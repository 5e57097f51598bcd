"""Whether words make a figure a mission's own: its strength, its people, its losses.

What enters: an assertion. What leaves: yes or no, and who is counted.
Never done here: a comparison; a figure of a part of a force taken for the whole.
"""

from __future__ import annotations

import re
from typing import Final

from peaceops.assess.audit.scope import FORCE, Assertion

#: A part of a force, or something that happened to some of it.
_PART: Final = re.compile(
    r"battalion|brigade|compan(?:y|ies)|platoon|team|travel|patrol|attached|rotat|train(?:ed|ing|ers?|ees?)|cadet|recruit|graduate|accident|wound|injur|kill|detain"
    r"|abduct|hostage|arrest|stopped|convoy|course|registered|prisoner|fighters|guards|volunteers|checkpoint|vehicle|cost|gross|per cent"
    r"|of (?:whom|them|which)|including|addition|as part of|joined|\bwomen|\bfemale|among (?:its|the|their)|further|another|replac|sector|headquarters|post\b|arriv|left\b|withdr", re.IGNORECASE,
)  # fmt: skip
_BY_CAUSE: Final = re.compile(
    r"\s(?:by|from|through|due to|because of)\s[\w\s-]{3,40}?\s(?:in|of|at|among)\s(?:the\s)?", re.IGNORECASE
)
_STRENGTH: Final = re.compile(
    r"strength|stood at|compris|consist|number(?:ed|s)\b|\bhad\b|\bhas\b|\bwith\b|total|deployed|there were|served|serving|ceiling|reached|counted|fielded|kept|stayed|number of"
    r"|authori[sz]|limited|allowed|permitted|capped|restricted|rose|fell|grew|increas|reduc|component", re.IGNORECASE,
)  # fmt: skip
_MAX_WORDS: Final = 40
_WHOLE: Final = re.compile(
    r"strength|authori[sz]|ceiling|total|in all|altogether|limited|allowed|permitted|capped|restricted|component|compris|consist",
    re.IGNORECASE,
)
_NEAR: Final = 18

_REACH: Final = 45

_OF_ALL_YEARS: Final = re.compile(
    r"\b(?:over the years|in all|altogether|in total|throughout its|during its (?:existence|time|life)|in the course of its)\b",
    re.IGNORECASE,
)
_LOSS: Final = re.compile(r"\s(?:had |has )?(?:already )?(?:lost|buried|mourned)\s(?:a total of )?$", re.IGNORECASE)


def is_loss(assertion: Assertion) -> bool:
    """Whether a mission itself lost them, over years: "by 2016 MINUSMA had lost 113 people"."""
    statement, amount, entity = assertion.statement, assertion.amount, assertion.entity
    assert amount is not None
    if entity is None or (assertion.when is None and not _OF_ALL_YEARS.search(statement.text)):
        return False
    return (assertion.when is None or assertion.when.kind not in ("day", "month")) and is_loss_told(assertion)


#: Soldiers whom a mission lost when they went home are not dead.
WENT_HOME: Final = re.compile(
    r"\b(?:went home|gone home|repatriat\w+|reductions?|budgets?|rotat\w+|reorgani[sz]\w+|hostages?|captured|defect\w+|desert\w+|(?:contingents?|battalions?|units?) (?:left|withdrew|withdrawn|pulled out)"
    r"|(?:withdrew|pulled out|withdrawal of|recalled) (?:its|their|the) (?:[a-z]+ )?(?:troops|contingents?|battalions?|soldiers|units?))\b",
    re.IGNORECASE,
)


def is_loss_told(assertion: Assertion) -> bool:
    """Whether the words right between a mission and a figure say that it lost so many."""
    statement, amount, entity = assertion.statement, assertion.amount, assertion.entity
    if amount is None or entity is None or WENT_HOME.search(statement.text):
        return False
    between = statement.text[max(entity.end - statement.start, 0) : max(amount.start - statement.start, 0)]
    return _LOSS.fullmatch(between) is not None


def is_of_part(text: str) -> bool:
    """Whether words are of a part of a force, or of something that happened to some of it."""
    return bool(_PART.search(text) or re.search(r"contingent|component|police|unit\b|camp\b|team", text, re.IGNORECASE))


_TOGETHER: Final = re.compile(r"\b(?:between them|together|combined|jointly|in all|altogether|both)\b", re.IGNORECASE)


def is_own_strength(assertion: Assertion, *, is_dated: bool) -> bool:
    """Whether a strength is the whole mission's own: whom it counts is told, of no part, and on a day where it may change."""
    text, amount = assertion.statement.text, assertion.amount
    assert amount is not None
    noun = read_noun(assertion) or ("personnel" if _stands_at(assertion) else "")
    if not noun or len(text.split()) > _MAX_WORDS or not (FORCE.search(noun) or counts_people(assertion)):
        return False
    if _TOGETHER.search(text) and len({e.id for e in assertion.statement.entities if e.kind == "mission"}) > 1:
        return False  # of several missions in all
    if _PART.search(text) or not _STRENGTH.search(text):
        return False
    if not is_dated and re.search(
        r"\b(?:would|propos\w*|recommend\w*|present|current|remain\w*|still|under its|below its)\b", text, re.IGNORECASE
    ):
        return False  # a ceiling holds until the next: this is of a moment that is not named
    return is_dated or bool(_WHOLE.search(text))


_COUNTED: Final = re.compile(
    r"\b(?:had|has|counted|fielded|numbered|kept|employed|deployed|comprised|mustered|with|was down to|was up to|stood at|lost|still|(?:swollen|swelled|shrunk|shrank|grown|grew|dwindled|risen|rose|fallen|fell|down|up) to)\s"
    r"(?:still\s|only\s|just\s|already\s|some\s|about\s|nearly\s|almost\s|over\s|more than\s|fewer than\s|around\s|fielded\s|counted\s|had\s)*$",
    re.IGNORECASE,
)


_STANDS: Final = re.compile(
    r"\s(?:had |has |already |still |then )*(?:stood at|numbered|counted|(?:swollen|swelled|shrunk|shrank|grown|grew|dwindled|risen|rose|fallen|fell|was down|was up) to)"
    r"(?: about| some| nearly| almost| over| more than| fewer than| around| only| just)*\s",
    re.IGNORECASE,
)


def _stands_at(assertion: Assertion) -> bool:
    """Whether a mission itself stands at a bare number: "UNTAC stood at 17,707"."""
    amount, entity, start = assertion.amount, assertion.entity, assertion.statement.start
    if amount is None or amount.noun or entity is None or entity.kind != "mission":
        return False
    text = assertion.statement.text
    if re.match(
        r"\s(?:per|%|kilomet|miles|vehicles|dollars|million|sites|posts|bases|camps)",
        text[max(amount.end - start, 0) :],
    ):
        return False
    return _STANDS.fullmatch(text[max(entity.end - start, 0) : max(amount.start - start, 0)]) is not None


def counts_people(assertion: Assertion) -> bool:
    """Whether people are a mission's own: "UNMIK counted 9,000 people in uniform"; "people" alone may be anybody."""
    amount, entity = assertion.amount, assertion.entity
    if amount is None or entity is None or entity.kind != "mission" or entity.how != "named":
        return False
    start = assertion.statement.start
    between = assertion.statement.text[max(entity.end - start, 0) : max(amount.start - start, 0)]
    return (
        amount.noun.split(" ")[0].casefold() in ("people", "persons") and len(between) < _REACH
        and _COUNTED.search(between) is not None and not _ANYBODY.search(assertion.statement.text)
    )  # fmt: skip


_ANYBODY: Final = re.compile(
    r"\b(?:lost|killed|died|buried|sheltered|protected|fed|evacuated|screened|demobili[sz]ed|disarmed|rescued|registered|vaccinated|local|displaced|refugees?)\b",
    re.IGNORECASE,
)


def read_noun(assertion: Assertion) -> str:
    """Read who is counted, also where the words stand before the number: "the number of its observers stayed between"."""
    amount = assertion.amount
    assert amount is not None
    if re.match(r"[\s-]strong\b", assertion.statement.text[max(amount.end - assertion.statement.start, 0) :]):
        return "strong"
    found = _NUMBER_OF.search(assertion.statement.text[: max(amount.start - assertion.statement.start, 0)])
    return amount.noun or ((found["noun"] or found["who"] or found["kind"]) if found else "")


_NUMBER_OF: Final = re.compile(
    r"\bnumber of\s(?:[\w’'-]+\s){0,3}?(?P<noun>observers|troops|soldiers|personnel|peace-?keepers|police)\s[\w\s]{0,30}$"
    r"|\b(?P<who>soldiers|troops|observers|police|personnel|peace-?keepers)\s(?:numbered|totall?ed|stood at|amounted to|rose to|fell to|reached|came to)\s[\w\s]{0,20}$"
    r"|\b(?P<kind>military|troop|police|uniformed|civilian)\s(?:strength|component|contingent|presence|personnel|force)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)


def is_beside(assertion: Assertion) -> bool:
    """Whether the dead stand right beside the mission's name: "four UNMOT personnel", "deaths in UNOMIG"."""
    amount = assertion.amount
    assert amount is not None
    for entity in assertion.statement.entities:
        if entity.kind == "mission" and entity.id and entity.how == "named":
            gap = max(entity.start - amount.end, amount.start - entity.end, 0)
            if gap <= _NEAR:
                return True
            start = assertion.statement.start
            if _BY_CAUSE.fullmatch(assertion.statement.text[amount.end - start : max(entity.start - start, 0)]):
                return True
    return False
