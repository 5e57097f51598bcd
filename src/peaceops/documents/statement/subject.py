"""Of whom a clause speaks, and whose each of its figures is.

What enters: a folded sentence, a clause of it, its mentions and figures.
What leaves: the subject of the clause, and for each figure its owner.
Never done here: choosing where the words leave it open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from peaceops.documents.statement.clause import Clause, has_verb
from peaceops.documents.statement.context import Context, Mention
from peaceops.model.statement import Amount

_PREPOSITION: Final = re.compile(
    r"\b(?:in|of|by|to|from|for|with|between|on|at|into|against|near|towards?|under|within|through|over|around|upon|including|among|called|unlike|like|despite|about|following|after|before|"
    r"across|without|toward|per|via|versus|than|as well as|along with|together with)\s(?:the\s|both\s|its\s|their\s|official\s|ethnic\s|an?\s|local\s|[\w-]+-backed\s|so-called\s|occupied\s|separatist\s|breakaway\s|northern\s|southern\s|eastern\s|western\s|central\s|lower\s|upper\s|former\s|neighbouring\s|entire\s|whole\s|(?:village|town|city|district|region|area|sector|vicinity|direction|republic|part|parts|territory|capital|zone) of\s)*$"
)
_PRONOUN: Final = re.compile(
    r"^\W*(?:however, |moreover, |furthermore, |in addition, |also, |thus, |therefore, |then )?(it|they|he|she)\b(?! (?:is|was|has been|would be|will be|may be|might be|seems|appears|remains|should be|must be|does|did) (?:not )?(?:also )?"
    r"(?:\w+ )?(?:\w+ )?(?:to|that|whether|in (?:1[89]|20)\d\d)\b)"
)
#: Sides that are no mission, and for which none is understood.
_ARMED: Final = re.compile(
    r"\W*(?:(?:on|in|at|by) [^,;]{2,40}, )?(?:(?:the|some|several|these|armed|unidentified|local|united) )*(?:\w+ )?(?:opposition|rebels?|insurgents?|guerrillas?|militias?|militiamen|gunmen|bandits|robbers|demonstrators|protesters|students|parties|two sides)\b"
)
_OF_A_PERSON: Final = frozenset({"he", "she"})
_PERSONS: Final = frozenset(
    {"secretary-general", "special-envoy", "special-representative", "force-commander", "chief-military-observer"}
)
_OWNERS: Final = frozenset({"mission", "state", "organisation", "area", "actor"})
_SUBJECTS: Final = _OWNERS | {"conflict", "place"}
_OF: Final = re.compile(r"\s(?:of|in|from|for|with|to|by|under|within)\s(?:the\s)?(?:government of\s(?:the\s)?)?")
#: "of the Abkhazia and South Ossetia regions": what governs the first governs the second.
_LISTED: Final = re.compile(r"(?:'s)?(?: region| district)?s?(?:,| and|, and|/| or|,? as well as)\s?(?:the |in |of )?")
#: "the Government of Georgia" acts as Georgia.
_BODY_OF: Final = re.compile(
    r"\b(?:government|authorit(?:y|ies)|leadership|parliament|president|leaders?|republic|army|ministry of [a-z]+|armed forces|forces|troops) of (?:the )?$"
)
_OWNED_PLACE: Final = re.compile(r"'s?(?: [\w-]+){0,3} ")


def find_subject(folded: str, clause: Clause, mentions: Sequence[Mention], figures: Sequence[Amount]) -> Mention | None:
    """Find the first name of a clause that stands after no preposition.

    Parameters
    ----------
    folded : str
        The sentence.
    clause : Clause
        The clause.
    mentions : sequence of Mention
        Names of the sentence.
    figures : sequence of Amount
        Figures: a name that is part of what is counted ("40,000 Georgians") is no subject.
    """
    conflicts = [m for m in mentions if m.kind == "conflict"]
    rejected = -1
    for number, mention in enumerate(mentions):
        if not clause.holds(mention.start) or mention.kind not in _SUBJECTS:
            continue
        is_listed = rejected >= 0 and _LISTED.fullmatch(folded[rejected : mention.start]) is not None
        before = folded[max(clause.start, mention.start - 36) : mention.start]
        in_conflict = any(c.start <= mention.start < c.end and c is not mention for c in conflicts)
        is_governed = _PREPOSITION.search(before) is not None and _BODY_OF.search(before) is None
        if is_listed or in_conflict or is_governed:
            rejected = mention.end
            continue
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        if (
            following is not None
            and following.kind in {"area", "place", "mission"}
            and _OWNED_PLACE.fullmatch(folded[mention.end : following.start])
        ):
            continue
        if mention.is_adjective and any(a.start <= mention.start < a.end for a in figures):
            continue
        if mention.is_adjective and mention.how == "carried" and has_verb(folded[clause.start : mention.start]):
            continue  # "23 people were travelling, among them government officials"
        if mention.kind == "place" and any(m.kind == "mission" and m.id and clause.holds(m.start) for m in mentions):
            continue  # "a vehicle of UNOMIG patrolling Gali"
        if mention.kind == "organisation" and any(a.start < mention.start and mention.end < a.end for a in figures):
            continue  # "88 United Nations observers"
        return mention
    return None


def fall_back(folded: str, clause: Clause, mentions: Sequence[Mention], context: Context) -> Mention | None:
    """Find of whom a clause without a subject speaks.

    Parameters
    ----------
    folded : str
        The sentence.
    clause : Clause
        The clause.
    mentions : sequence of Mention
        Names of the sentence.
    context : Context
        What was spoken of before.

    Returns
    -------
    Mention or None
        The subject of the clause before it; the antecedent of its pronoun; a mission or conflict that it
        names anywhere; the mission of its section; last an area or place that it names.
    """
    at = clause.start
    if _ARMED.match(folded, at, clause.end):
        return None
    earlier = find_subject(folded, Clause(0, at), [m for m in mentions if m.start < at], ()) if at else None
    if folded[max(0, at - 1) : at] == "(":
        before = [m for m in mentions if m.end <= at and at - m.end < 4]
        earlier = before[-1] if before else earlier
    if earlier is not None:
        return replace(earlier, how="carried", start=at, end=at)
    pronoun = _PRONOUN.search(folded[at : clause.end])
    if (
        pronoun
        and context.previous is not None
        and not (pronoun.group(1) in _OF_A_PERSON and _is_body(context.previous))
    ):
        return replace(context.previous, how="carried", start=at, end=at)
    inside = [m for m in mentions if clause.holds(m.start)]
    for kind in ("mission", "conflict"):
        of_kind = [m for m in inside if m.kind == kind and m.ids]
        if of_kind and len({m.ids for m in of_kind}) == 1:
            return of_kind[0]
    if (unknown := next((m for m in inside if m.kind == "actor" and not m.ids), None)) is not None:
        return unknown  # a body that no table knows: the mission spoken of before is another
    if implied := context.implied():
        return Mention(kind="mission", ids=(implied,), start=at, end=at, how="implied")
    for kind in ("area", "state", "organisation", "actor", "place"):
        of_kind = [m for m in inside if m.kind == kind]
        if of_kind:
            return of_kind[0]
    return None


def _is_body(mention: Mention) -> bool:
    """Whether a council, an organisation or a mission is meant, of which nobody says "he"."""
    return mention.kind in {"organisation", "mission"} or (
        mention.kind == "actor" and not _PERSONS.intersection(mention.ids)
    )


def find_owners(
    folded: str, figures: Sequence[Amount], own: Sequence[Mention], subject: Mention | None
) -> list[Mention | None]:
    """Find whose each figure of a clause is.

    Parameters
    ----------
    folded : str
        The sentence.
    figures : sequence of Amount
        Figures of the clause.
    own : sequence of Mention
        Names of the clause.
    subject : Mention or None
        Its subject.

    Returns
    -------
    list of (Mention or None)
        One for each figure.
    """
    bearers = [m for m in own if m.kind in _OWNERS and (m.ids or m.how == "named")]
    if "respectively" in folded and len(figures) > 1:
        listed = [m for m in bearers if not m.is_adjective][: len(figures)]
        if len(listed) == len(figures):
            return list(listed)
    missions = [m for m in bearers if m.kind == "mission"]
    pool = missions if len({m.ids for m in missions}) > 1 else bearers
    following = [_find_following(folded, figure, pool) for figure in figures]
    postposed = [m for m in following if m is not None]
    owners: list[Mention | None] = []
    for figure, after in zip(figures, following, strict=True):
        inside = [m for m in bearers if figure.start <= m.start and m.end <= figure.end]
        before = [m for m in missions if m.end <= figure.start]
        if _in_brackets(folded, figure):
            near = [m for m in bearers if m.end <= figure.start and figure.start - m.end < 30]
            owners.append(near[-1] if near else subject)
        elif after is not None and len({m.ids for m in postposed}) > 1:
            owners.append(after)
        elif (inside and inside[0].kind == "mission") or (
            inside and sum(any(f.start <= m.start < f.end for m in bearers) for f in figures) > 1
        ):
            owners.append(inside[0])
        elif len({m.ids for m in missions}) > 1 and before and len(figures) > 1:
            owners.append(before[-1])
        else:
            owners.append(subject)
    return owners


def _find_following(folded: str, figure: Amount, pool: Sequence[Mention]) -> Mention | None:
    """Find the bearer right after a figure: "121 observers of UNOMIG"."""
    for mention in pool:
        if 0 <= mention.start - figure.end < 32 and _OF.fullmatch(folded[figure.end : mention.start]):
            return mention
    return None


def _in_brackets(folded: str, figure: Amount) -> bool:
    return folded[figure.start - 1 : figure.start] == "(" and folded[figure.end : figure.end + 1] == ")"
