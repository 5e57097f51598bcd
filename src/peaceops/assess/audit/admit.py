"""The definitions that the words of a statement admit: deployed or authorised, police, deaths of which cause.

What enters: an assertion and readings. What leaves: the readings whose definition its words may mean.
Never done here: a choice between definitions that the words leave open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.scope import Assertion
from peaceops.evidence.answer import Reading
from peaceops.model.statement import Amount, Statement

#: Troops, observers and police of one day added up.
UNIFORMED: Final = "T3/uniformed"
_AUTHORISED: Final = re.compile(
    r"authori[sz]|ceiling|\b(?:limited|allowed|permitted|capped|restricted)\b|up to (?=\d|a total|some \d)|maximum|not (?:to )?exceed|mandated strength",
    re.IGNORECASE,
)
#: A ceiling set by a resolution is that of the claims on this resolution.
_RESOLUTION: Final = re.compile(r"\bresolution\s(?P<number>\d{2,4})\b", re.IGNORECASE)
_DEPLOYED: Final = re.compile(
    r"deploy|on the ground|in place|serving|actual|stood at|comprised|consist|had\b|number(?:ed|ing)", re.IGNORECASE
)


#: What is authorised to be deployed is authorised.
_TO_DEPLOY: Final = re.compile(
    r"\b(?:authori[sz]\w*|allowed|permitted|mandated|approved|limited|capped)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:to (?:deploy|field|have|consist|number|comprise)\w*|deploy(?:ment|ing)\b)",
    re.IGNORECASE,
)


def admit_definitions(assertion: Assertion, readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Keep the readings whose definition the statement's words admit.

    A word decides ("authorised", "police", "hostile act"); where none does, all stay and the verdict says which agree.
    """
    text = assertion.statement.text
    noun = f"{assertion.amount.noun} {assertion.amount.text}" if assertion.amount else text
    topic = assertion.statement.predicate.topic
    given = tuple(readings)
    if topic == "ceiling" and (act := _RESOLUTION.search(text)) is not None:
        of_act = tuple(r for r in given if re.search(rf"\b{act['number']}\b", f"{r.source} {r.label}"))
        given = of_act or given
    if topic in ("strength", "ceiling"):
        return _keep_strengths(assertion, given, noun)
    if topic == "fatalities":
        if assertion.when is not None and assertion.when.kind == "day":
            return tuple(r for r in given if r.unit == "persons")
        of_all = assertion.amount is not None and _is_whole_toll(assertion.statement, assertion.amount)
        own = tuple(
            r for r in given if _admit_deaths(r.definition.partition("/")[2], "" if of_all else read_stretch(assertion))
        )
        return _drop_uniformed_dead(own, noun)
    if topic == "deaths" and any(r.definition.startswith("deaths/") for r in given):
        return tuple(r for r in given if r.definition == f"deaths/{_read_kind_of_violence(text)}")
    if topic == "contributions":
        said = noun if noun.replace(" of ", " ").strip(" 0123456789,.") else f"{noun} {text}"
        own = tuple(r for r in given if _admit_kind(r.definition.partition("/")[2], said))
        # "Peacekeepers" or a bare number that is that of all in uniform counts them.
        stated = assertion.amount.low if assertion.amount and assertion.amount.low == assertion.amount.high else None
        whole = tuple(
            r for r in own if r.definition.endswith("/uniformed") and stated is not None and r.low == r.high == stated
        )
        return whole or own
    if topic in ("displaced", "returned", "share-returned"):
        return tuple(
            r for r in given if _admit_displaced(r.definition.partition("/")[2], text, _cut_before_next(assertion))
        )
    if topic == "share-women" and _PART_OF_FORCE.search(text):
        # The share at hand is that of all in uniform; of one kind of them nothing is known here.
        return ()
    if topic == "share-contributor":
        of_women = re.search(r"\b(?:wom[ae]n|female)\b", text, re.IGNORECASE) is not None
        given = tuple(r for r in given if r.definition.endswith("women_share") == of_women)
        part = _PART.search(text)
        if part is not None and not _SENDER.search(text):
            # A share of police is that of police, and of women among the police nothing here.
            kind = {"s": "troops", "t": "troops", "o": "observers"}.get(part.group()[0].casefold(), "police")
            given = (
                ()
                if of_women or _AUTHORISED.search(text)
                else tuple(r for r in given if r.definition.endswith(f"/{kind}_share"))
            )
        if re.search(r"\b(?:single|one|largest|biggest|main|top|leading)\b", text, re.IGNORECASE):
            given = tuple(r for r in given if r.definition == "M1/largest_share")
    wanted = assertion.statement.predicate.definition
    own = tuple(r for r in given if r.definition.endswith(f"/{wanted}"))
    return own or given


_PART: Final = re.compile(r"\b(?:police|troops|soldiers|observers)\b", re.IGNORECASE)
_PART_OF_FORCE: Final = re.compile(
    r"\b(?:police(?:\s?(?:men|women|officers?))?|polic(?:em|ew)[ae]n|troops|soldiers|observers|contingents?|battalions?)\b",
    re.IGNORECASE,
)
_SENDER: Final = re.compile(
    r"\b(?:contribut\w+|suppl\w+|provid\w+|sent|from|single|one (?:country|state)|largest|biggest|main|top|leading|countr(?:y|ies))\b",
    re.IGNORECASE,
)


def names_resolution(text: str) -> bool:
    """Whether a resolution is named by its number."""
    return _RESOLUTION.search(text) is not None


_NUMBER: Final = re.compile(r"(?<![\d,])(?!(?:19|20)\d\d\b)\d[\d,]*\b")


def _cut_before_next(assertion: Assertion) -> str:
    """Cut what is said after the next number: "of 300,000 displaced, 47,000 returned to one district" has none displaced from it."""
    statement, amount = assertion.statement, assertion.amount
    if amount is None:
        return statement.text
    found = _NUMBER.search(statement.text, max(amount.end - statement.start, 0))
    return statement.text[: found.start()] if found else statement.text


@lru_cache(maxsize=4096)
def _admit_displaced(definition: str, text: str, own: str) -> bool:
    words = own if definition.startswith("displaced_") else text
    in_district = re.search(r"\bdistrict|\bsector", words, re.IGNORECASE) is not None
    if definition.startswith("returned_"):
        organised = re.search(r"\borgani[sz]ed|assisted|under (?:the )?UNHCR", text, re.IGNORECASE) is not None
        spontaneous = re.search(r"spontaneous|on their own|voluntar", text, re.IGNORECASE) is not None
        if definition in ("returned_organised", "returned_spontaneous"):
            return organised if definition == "returned_organised" else spontaneous
        if organised or spontaneous:
            return False
    # Who returned to a district returned; who was displaced from one is not all who were displaced.
    return definition.endswith("_all") != in_district or (definition == "returned_all" and in_district)


def _keep_strengths(assertion: Assertion, given: Iterable[Reading], noun: str) -> tuple[Reading, ...]:
    """Keep the strengths, deployed or authorised, of those whom a figure counts."""
    text, is_of_ceiling = assertion.statement.text, _is_of_ceiling(assertion)
    return tuple(
        r
        for r in given
        if _admit_strength(r.definition.partition("/")[2], noun, text, dated=assertion.when is not None)
        and (not is_of_ceiling or r.definition.partition("/")[2].startswith("authorised"))
    )


#: "Had 210 observers authorised but far fewer deployed": what is deployed says nothing of these.
_AUTHORISED_BEHIND: Final = re.compile(r"\s(?:(?:had|have|has) been |(?:was|were|are) )?authori[sz]ed\b", re.IGNORECASE)


def _is_of_ceiling(assertion: Assertion) -> bool:
    """Whether the figure itself is told of as authorised, beside its own words."""
    amount, statement = assertion.amount, assertion.statement
    if amount is None:
        return False
    if statement.predicate.topic == "ceiling" and amount.low is None:
        return True  # "up to 19,555": who was there says nothing of it
    behind = statement.text[max(amount.end - statement.start, 0) :]
    return _AUTHORISED_BEHIND.match(behind) is not None or re.search(r"\bauthori[sz]ed\b", amount.text) is not None


@lru_cache(maxsize=4096)  # readings are many, definitions few
def _admit_strength(definition: str, noun: str, text: str, *, dated: bool) -> bool:
    plain = not re.search(r"observer|troop|soldier|militar|civilian", noun, re.IGNORECASE)
    police = re.search(r"\bpolice", f"{noun} {text}" if plain else noun, re.IGNORECASE) is not None
    if definition == UNIFORMED.partition("/")[2]:
        return plain and not police and not (_AUTHORISED.search(text) and not dated)
    if police != definition.endswith("police"):
        # "uniformed personnel" and "staff" hold police too, but no reading of ours adds them up.
        return False
    if definition in ("planned_strength", "reinforcement", "rotation_change", "deployed_sector"):
        return False
    is_authorised = definition.startswith("authorised")
    if dated and not _AUTHORISED.search(text):
        return not is_authorised
    said_authorised, said_deployed = bool(_AUTHORISED.search(text)), bool(_DEPLOYED.search(_TO_DEPLOY.sub("", text)))
    if said_authorised != said_deployed:
        return is_authorised == said_authorised
    return True


def _admit_deaths(definition: str, text: str) -> bool:
    hostile = re.search(r"hostile|malicious|attack|ambush|shelling|in combat|fire\b", text, re.IGNORECASE)
    accident = re.search(r"accident|crash", text, re.IGNORECASE)
    illness = re.search(r"illness|disease|natural causes|malaria|typhoid|cholera|fever|\bAIDS\b", text, re.IGNORECASE)
    if sum(bool(cause) for cause in (hostile, accident, illness)) > 1:
        return False  # of several causes together no reading tells
    if hostile:
        return definition == "hostile_deaths"
    if accident:
        return definition == "deaths_accident"
    if illness:
        return definition == "deaths_illness"
    if re.search(r"\bkilled\b", text, re.IGNORECASE):
        return definition in ("hostile_deaths", "deaths_all")
    return definition == "deaths_all"


def _read_kind_of_violence(text: str) -> str:
    """Read which of the kinds of organised violence is meant: all, where none is named."""
    for kind, words in (
        ("state_based", r"state[- ]based|battle"),
        ("non_state", r"non-?state|communal"),
        ("one_sided", r"one[- ]sided"),
    ):
        found = re.search(words, text, re.IGNORECASE)
        if found is not None and not (kind == "state_based" and re.search(r"non-?state", text, re.IGNORECASE)):
            return kind
    return "all"


_IN_UNIFORM: Final = re.compile(r"\b(?:uniformed|soldier|troop|military|in uniform)", re.IGNORECASE)


def _drop_uniformed_dead(readings: tuple[Reading, ...], noun: str) -> tuple[Reading, ...]:
    """Drop the count of the uniformed dead alone, where the words do not say that only those are meant."""
    if _IN_UNIFORM.search(noun):
        return readings
    whole = {r.definition for r in readings if "all personnel" in r.label}
    return tuple(r for r in readings if not (r.definition in whole and "uniformed personnel" in r.label))


_INHERITS: Final = re.compile(r"\b(?:of (?:them|whom|these|those|which)|there|among them|including)\b", re.IGNORECASE)


def read_stretch(assertion: Assertion) -> str:
    """Read the stretch of a clause in which a figure stands, with those before it that "of them" points back to.

    A cause that is told of a part ("161 died, more than half of illness") is not that of the whole.
    """
    statement, amount = assertion.statement, assertion.amount
    if amount is None:
        return statement.text
    at = max(amount.start - statement.start, 0)
    parts = list(re.finditer(r"(?:[^,;:(]|,(?=\d{3}))+", statement.text))
    place = next((n for n, part in enumerate(parts) if part.start() <= at < part.end()), None)
    if place is None or len(parts) == 1:
        return statement.text
    words = parts[place].group()
    numbers = re.findall(r"(?<![\d,])(?!(?:19|20)\d\d\b)\d[\d,]*\b", statement.text)
    if (
        len(statement.amounts) < 2
        and len(numbers) < 2
        and not re.search(r"\b(?:half|third|quarter|most|majority|some|part|many|few)\b", statement.text)
    ):
        return statement.text  # one number only: the cause is its own wherever it stands
    return statement.text[: parts[place].end()] if _INHERITS.search(words) else words


_OF_ALL: Final = re.compile(r"\b(?:of|among) (?:the|its|their|all|those)?\s?(?:total of )?$", re.IGNORECASE)


def _is_whole_toll(statement: Statement, amount: Amount) -> bool:
    """Whether a number of deaths is that of which a cause has a part: "of the 192 deaths, 17 were hostile"."""
    before = statement.text[: max(amount.start - statement.start, 0)]
    after = statement.text[max(amount.end - statement.start, 0) :]
    is_dead = re.search(r"death|fatalit|dead|casualt|died|lives", amount.noun, re.IGNORECASE) or _WHO_DIED.match(after)
    return bool(_OF_ALL.search(before) and is_dead)


_WHO_DIED: Final = re.compile(
    r"\s(?:who|that)\s(?:had\s|have\s)?(?:died|were killed|lost their lives|fell)\b", re.IGNORECASE
)


def _admit_kind(kind: str, noun: str) -> bool:
    words = {"police": r"\bpolice", "observers": r"observer", "troops": r"\btroop|soldier"}
    for name, pattern in words.items():
        if re.search(pattern, noun, re.IGNORECASE):
            return kind == name
    if re.search(r"(?i:uniform|people|persons|personnel|staff|members|nationals)|\b[A-Z][a-z]+(?:ans|ese)\b", noun):
        return kind == "uniformed"
    # "peacekeepers" may be troops or all who wear a uniform.
    return kind in ("uniformed", "troops")
