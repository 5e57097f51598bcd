"""Whether the missions and conflicts that a sentence counts are those that lists of peace operations and wars hold.

What enters: a statement. What leaves: whether its count may be put beside such a list.
Never done here: counting. Assessment missions, rescue operations and subcommissions are no peace operations: they are
left alone, however near their number comes to one.
"""

from __future__ import annotations

import re
from typing import Final

from peaceops.model.statement import Amount, Statement

#: What a peace operation, or an armed conflict, may be called by beside its noun; a name begins with a capital.
_MODIFIER: Final = (
    r"(?:non-?|un-?)?(?:peace(?:-\w+|\w*)(?![\w-])|keeping|building|making|enforcement|observers?|observation|monitoring|ceasefire|stabili[sz]ation|support|verification|field"
    r"|multilateral|multinational|multidimensional|international|regional|civilian|political|special|integrated|hybrid"
    r"|new|different|separate|distinct|such|similar|active|ongoing|current|further|additional|more|other|major|large(?:-scale)?"
    r"|small|successive|simultaneous|parallel|earlier|previous|subsequent|[\w-]+-(?:led|run|mandated|authori[sz]ed|backed)(?![\w-]))"
)
_NAME: Final = r"[A-Z][\w.’'-]*|non-[A-Z]\w*|of|the|and|in|outside|under"
_OPERATIONS: Final = re.compile(
    rf"(?:(?:{_MODIFIER})[\s-]+|(?:{_NAME})\s[\s-]*)*(?:missions?|operations?|deployments?)(?:\s(?:of|in|outside|under)\b.*)?"
)
_CONFLICTS: Final = re.compile(
    rf"(?:(?:{_NAME})\s[\s-]*|(?:{_MODIFIER}|armed|violent|inter-?state|intra-?state|state-based|civil|internal|internationali[sz]ed|world"
    r"|territorial|minor|intense|deadly|bloody|separatist|ethnic|secessionist|extrasystemic)[\s-]+)*(?:conflicts?|wars?|dyads?)(?:\s(?!of interest)\w.*)?"
)
#: The words of a whole sentence that make bare "operations" those of armies, and bare "missions" journeys.
_ABOUT_PEACE: Final = re.compile(
    r"\bpeace|\bblue helmet|\bmissions?\b|\bobservers?\b|\b(?:UN|U\.N\.|United Nations|AU|African Union|EU|OSCE|NATO|ECOWAS|CIS|OAS)\b",
    re.IGNORECASE,
)
_SENT: Final = re.compile(
    r"\b(?:sent|send(?:s|ing)?|dispatch\w*|paid|pay|visit\w*|travel\w*|fact-finding|humanitarian|supply|relief|rebels?|militants?"
    r"|offensive|army|insurgents?|space|trade|diplomatic|bombing|combat|airlift\w*|flights?|sorties?)\b",
    re.IGNORECASE,
)
_WHOSE: Final = re.compile(r"\s(?:of (?!(?:the|its|their|this|that|all|any)\b)(?-i:[a-z])|to\s)", re.IGNORECASE)


#: "Our sample covers 11 missions": what an author chose to look at, whatever there was.
_CHOSEN: Final = re.compile(
    r"\b(?:samples?|sampled|data ?sets?|data (?:on|for|from|of)|selected|selection of|case stud(?:y|ies)|observations"
    r"|(?:we|I|this (?:paper|article|study|report|brief|chapter|book|note)|the (?:paper|article|study|authors?)) "
    r"(?:\w+ly )?(?:study|studie[sd]|examine[sd]?|analy[sz]e[sd]?|compare[sd]?|look(?:s|ed)? at|cover(?:s|ed)?|consider(?:s|ed)?|review(?:s|ed)?|code[sd]?|draws? on))\b",
    re.IGNORECASE,
)


def counts_what_lists_hold(statement: Statement) -> bool:
    """Whether the count of a statement is one of peace operations, or of armed conflicts where that is its topic.

    Parameters
    ----------
    statement : Statement
        With a topic of counts.
    """
    if _CHOSEN.search(statement.text):
        return False
    return all(
        _is_of_sort(amount, statement) for amount in statement.amounts if amount.unit in ("count", "") and amount.noun
    )


#: Parts of the world: no list of missions at hand tells in which of them its hosts lie.
_PART_OF_WORLD: Final = re.compile(
    r"\b(?:Africa(?!n (?:Union|Standby|Development))\w*|Europe(?!an (?:Union|Communit|Commission|Council))\w*|Asia\w*|Latin America\w*|(?:North|South|Central) America\w*|the Americas|Middle East\w*|Balkans?|Caucasus"
    r"|Sahel|Maghreb|Caribbean|Pacific|Gulf|Horn|Great Lakes|(?i:continents?|regions?|sub-?regions?|hemispheres?))\b"
)
#: Kinds of missions that are some of those in a list.
_SOME_KIND: Final = re.compile(
    r"\b(?:observ\w+|monitor\w+|cease-?fire|stabili[sz]ation|support|verification|multidimensional|political|civilian|police|special|integrated|hybrid|major|large(?:-scale)?|big|small|robust|military|joint)\b",
    re.IGNORECASE,
)


def counts_of_some_place(statement: Statement) -> bool:
    """Whether the missions counted are those of a part of the world.

    Parameters
    ----------
    statement : Statement
        With a count of missions.
    """
    return _PART_OF_WORLD.search(statement.text) is not None


def counts_some_kind(amount: Amount) -> bool:
    """Whether those counted are of a kind of which a list holds others too: fewer of them do not contradict it.

    Parameters
    ----------
    amount : Amount
        A count of missions.
    """
    return _SOME_KIND.search(amount.noun) is not None


def _is_of_sort(amount: Amount, statement: Statement) -> bool:
    if statement.predicate.topic == "conflicts":
        return bool(_CONFLICTS.fullmatch(amount.noun)) or not re.search(r"conflict|war|dyad|dispute", amount.noun)
    if not re.search(r"mission|operation|deployment", amount.noun, re.IGNORECASE):
        return True  # another figure beside the count
    if not _OPERATIONS.fullmatch(amount.noun):
        return False
    if re.search(r"peace|UN\b|United Nations|observer", amount.noun):
        return True
    after = statement.text[max(0, amount.end - statement.start) :]
    return bool(_ABOUT_PEACE.search(statement.text)) and not _SENT.search(statement.text) and not _WHOSE.match(after)
