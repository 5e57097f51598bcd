"""Who or what a figure of a statement counts, where the statement's own topic does not tell.

What enters: a statement. What leaves: the same with its topic read by who is counted and who is named.
Never done here: a topic for words that may count something else.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.scope import FORCE
from peaceops.model.statement import Amount, Statement

_CHANGED: Final = re.compile(
    r"\b(?:grew|grow|rose|risen|increas|fell|fallen|declin|decreas|drop|shrank|shrunk|reduc|lost|up by|down by)",
    re.IGNORECASE,
)
_RETURNED: Final = re.compile(r"\b(?:return|repatriat|(?:went|gone|came|come) (?:back|home))", re.IGNORECASE)
_FLED: Final = re.compile(r"\b(?:arrivals?|fled|flee|displaced|crossed (?:in)?to|uprooted)\b", re.IGNORECASE)
_CONTRIBUTORS: Final = re.compile(r"\b(?:countr(?:y|ies)|nations?|states|contributors?|governments)$", re.IGNORECASE)
_SENDERS_BEFORE: Final = re.compile(
    r"\b(?:(?:troop[- ])?contributing (?:countries|states|nations)|(?:number of |troop[- ])contributors|contributors)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
_TAKING_PART: Final = re.compile(
    r"\b(?:contribut|provid|suppl|sent\b|had (?:[\w-]+\s)?(?:people|troops|soldiers|personnel|police|observers)|serv(?:ed|ing)|took part|participat|drawn|drew|fielded|gave|took its|came from|made up)",
    re.IGNORECASE,
)
_ONE_SENDER: Final = re.compile(
    r"\b(?:one|a single|single|its (?:largest|biggest|main)|the (?:largest|biggest|main|top))\s(?:troop[- ])?(?:country|contributor|state|nation|sender)\b",
    re.IGNORECASE,
)
_SIZE: Final = re.compile(
    r"\b(?:size|strength) of (?:the|its)\s(?:[\w-]+\s)?(?:force|mission|contingent|operation)\b", re.IGNORECASE
)
#: A mission that has people has them in its service.
_HAS_PEOPLE: Final = re.compile(
    r"\b[A-Z][A-Z ]{3,}(?: I+)?\s(?:still\s|already\s|then\s)?(?:had|has|counted|fielded|numbered|mustered|was down to|was up to|stood at)\s"
    r"(?:still |only |just |already |some |about |nearly |almost |over |more than |fewer than |around |a total of )*\d[\d,]*\s(?:people|men and women|in uniform)\b(?!\s(?:under|to\b|who|in custody|waiting|killed))",
)
_STRONG: Final = re.compile(
    r"\b(?:was|were|is|still|some|nearly|almost|about|already)\s\d[\d,]*[\s-]strong\b", re.IGNORECASE
)
_LOST: Final = re.compile(
    r"\b(?:lost|buried|mourned)\s(?:some |about |nearly |almost |over |more than |at least |around |a total of )?$",
    re.IGNORECASE,
)
_DIED: Final = re.compile(
    r"\bsuccumb|\bperish|\blost\s(?:some |about |nearly |almost |over |more than |at least |around |a total of )?(?=[\d,]+\s(?:people|members|men|soldiers|troops|peace-?keepers|observers|personnel|of its|of their|blue)\b)|\b(?:kill|die[ds]?\b|dead\b|deaths?\b|fatalit|lost (?:their|its) li|lives\b)",
    re.IGNORECASE,
)


def read_topic(statement: Statement) -> Statement:
    """Read a figure's topic by who is counted and who is named, where the statement's own does not tell.

    Deaths beside a mission are its fatalities; observers, police and troops with no verb of their own are its strength.
    """
    topic = statement.predicate.topic
    if topic.startswith("share") and _CHANGED.search(statement.text):
        return replace(statement, predicate=replace(statement.predicate, topic="change", indicator="", definition=""))
    has_mission = any(e.kind == "mission" and e.id for e in statement.entities)
    if has_mission and _ONE_SENDER.search(statement.text) and any(a.unit == "share" for a in statement.amounts):
        own = tuple(a for a in statement.amounts if a.unit == "share")
        predicate = replace(statement.predicate, topic="share-contributor", indicator="", definition="")
        return replace(statement, amounts=own, predicate=predicate)
    if not statement.amounts or not any(a.unit in ("persons", "count") for a in statement.amounts):
        return statement
    told = ""
    if has_mission and (
        (topic in ("", "states", "event") and _counts_contributors(statement))
        or any(not a.noun and _SENDERS_BEFORE.search(_before(statement, a)) for a in statement.amounts)
    ):
        predicate = replace(
            statement.predicate, topic="contributors", indicator="M1", definition="contributing_states"
        )  # fmt: skip
        return replace(statement, predicate=predicate)
    if has_mission and topic in ("", "event") and _SIZE.search(statement.text):
        of_act = re.search(r"\b(?:decision|resolution|mandate|agreement|authori[sz])", statement.text, re.IGNORECASE)
        told = "ceiling" if of_act else "strength"
    elif (
        has_mission and topic in ("", "event") and any(_LOST.search(_before(statement, a)) for a in statement.amounts)
    ) or (has_mission and topic in ("", "deaths", "event", "states") and _DIED.search(statement.text)):
        told = "fatalities"
    elif topic in ("", "event", "incidents") and _RETURNED.search(statement.text):
        told = "returned"
    elif topic in ("", "event", "refugees") and _FLED.search(statement.text):
        told = "displaced"
    elif (
        has_mission
        and topic in ("", "event")
        and (
            _STRONG.search(statement.text)
            or _HAS_PEOPLE.search(statement.text)
            or any(FORCE.search(a.noun) for a in statement.amounts if a.noun)
        )
    ):
        told = "strength"
    if not told:
        return statement
    return replace(statement, predicate=replace(statement.predicate, topic=told, indicator="", definition=""))


def _before(statement: Statement, amount: Amount) -> str:
    return statement.text[: max(amount.start - statement.start, 0)]


def _counts_contributors(statement: Statement) -> bool:
    """Whether states are counted that have people in a mission, more than one of them."""
    counted = [a for a in statement.amounts if _CONTRIBUTORS.search(a.noun) and a.low != 1]
    return bool(counted) and _TAKING_PART.search(statement.text) is not None
