"""What a claim says was done, where, to how much of a whole, and whether the passage with its number says so too.

What enters: the figure of a claim and the one of a document that agrees with it. What leaves: the words that have no counterpart.
Never done here: a contradiction; a parse. Verbs are told by their endings, the words before them and a list of irregular ones.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.frame import Page
from peaceops.assess.audit.lexis import find_concept, fold_name, read_tokens
from peaceops.assess.audit.weight import says_concept
from peaceops.assess.audit.wording import Figure, is_inside

_IRREGULAR: Final = (
    "arose ate beat became began bent bore bought broke brought built came caught chose clung crept cut dealt drew driven drove fed fell felt "
    "fled flew flown forbade forgot fought found froze gave given gone grew grown held hid hit hurt kept knew laid led left lent let lost made "
    "meant met paid pulled put quit ran rose run sank sat saw sent set shed shook shot shown shrank shut slain slew slid sold sought spent split spoke "
    "spread stole stood stolen struck stuck swept swore swam taken taught thrown told took tore torn threw understood undertook went withdrew withdrawn won woke wrote written "
    "borne broken chosen drawn fallen forbidden forgotten frozen hidden known ridden risen seen shaken spoken sprung sworn thrown worn"
)
#: Verbs that say no more than that something was there, was so many, or was told.
_LIGHT_FORMS: Final = (
    "was had has have were been being did done made make take took taken kept keep held hold lay lain stood stand stayed remained remain sat numbered "
    "number counted count totalled amounted comprised included contained reached reach peaked fielded field located situated based stationed deployed "
    "registered recorded noted reported said told stated according known accounted conducted carried undertook undertaken performed occurred "
    "happened seen saw found existed belonged came come went go got put run ran served employed estimated followed foreseen envisaged meant due "
    "experienced maintained operated consisted felt looked became become observed listed described mentioned "
    "related linked concerned involved regarding including following during added totaled stretched lasted covered formed represented worked attended "
    "participated joined arranged organised organized compared committed perpetrated submitted lodged filed sheltered lived"
)
_LIGHT: Final = frozenset(find_concept(word) or word for word in _LIGHT_FORMS.split()) | {"need", "intend"}
_ADJECTIVE_BEFORE: Final = re.compile(
    r"\b(?:the|a|an|of|its|their|his|her|these|those|this|that|some|all|any|no|many|several|other|more|most|for|in|with|from|by|to|as|at|on|"
    r"against|among|between|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|hundred|thousand|million|dozen|\w+al|\w+ive|\w+ing)\s$|\d\s$|’s\s$|'s\s$",
    re.IGNORECASE,
)
_AUXILIARY: Final = re.compile(
    r"\b(?:was|were|is|are|be|been|being|has|have|had|having|got)\s(?:(?:not|never|also|all|both|already|only|since|then|later|still|yet|\w+ly)\s){0,2}$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"(?<!-)\b[^\W\d_]+\b(?!-)")
_VERBS: Final = frozenset(_IRREGULAR.split())
_NOT_VERBS: Final = frozenset(
    {
        "hundred",
        "indeed",
        "united",
        "need",
        "red",
        "bed",
        "shed",
        "speed",
        "weed",
        "seed",
        "feed",
        "armed",
        "unarmed",
        "displaced",
        "used",
        "so-called",
        "based",
    }
)
_LOOK: Final = 40
_BY: Final = re.compile(r"\sby\b")


@lru_cache(maxsize=4096)
def list_verbs(text: str) -> tuple[tuple[int, str], ...]:
    """List the verbs of a sentence that say what was done, as concepts with their places.

    Examples
    --------
    >>> [
    ...     verb
    ...     for _, verb in list_verbs("Two of the confirmed deaths were recorded after rebels seized the armed convoy.")
    ... ]
    ['capture']
    """
    tokens = {t.start: t for t in read_tokens(text, (), ())}
    found = []
    for hit in _WORD.finditer(text):
        word = hit.group()
        small = word.casefold()
        if word != small or small in _NOT_VERBS:
            continue
        head = text[max(hit.start() - _LOOK, 0) : hit.start()]
        is_after_auxiliary = _AUXILIARY.search(head) is not None
        is_form = small in _VERBS or (len(small) > 3 and small.endswith("ed"))
        if not is_after_auxiliary and _BY.match(text, hit.end()):
            continue  # "incursions alleged by the parties"
        if not is_form or (not is_after_auxiliary and small.endswith("ed") and _ADJECTIVE_BEFORE.search(head)):
            continue
        token = tokens.get(hit.start())
        concept = token.concept if token is not None else find_concept(small)
        if concept and concept not in _LIGHT and not concept.startswith("@"):
            found.append((hit.start(), concept))
    return tuple(found)


_DOER: Final = re.compile(
    r"\b([A-Z][\w’'-]+),?\s(?:(?:has|have|had|also|then|later|already|since|will|would)\s){0,3}([a-z]+)\b"
)


def find_other_doer(claim: Figure, figure: Figure, page: Page) -> str:
    """Find that the name right before a verb of the claim is another's there ("Tornia has offered two boats")."""
    its = figure.frame
    assert its is not None
    own, there = (_list_doers(text) for text in (claim.statement.text, page.sentences[its.order]))
    for verb, names in own.items():
        if verb in there and not names & there[verb]:
            return min(names)
    return ""


def _list_doers(text: str) -> dict[str, set[str]]:
    """List the names that stand right before a verb, by verb."""
    verbs = dict(list_verbs(text))
    found: dict[str, set[str]] = {}
    for hit in _DOER.finditer(text):
        if (verb := verbs.get(hit.start(2))) is not None:
            found.setdefault(verb, set()).add(fold_name(hit.group(1).casefold()))
    return found


#: Verbs of which one may tell what the other does, from another side or more loosely.
_KIN: Final = {
    verb: group - {verb}
    for group in (
        frozenset({"flee", "displace"}), frozenset({"hand", "receive", "return", "contribute"}), frozenset({"burn", "destroy"}),
        frozenset({"deploy", "arrive"}), frozenset({"depart", "withdraw"}), frozenset({"complain", "report"}),
    )
    for verb in group
}  # fmt: skip


def find_undone(claim: Figure, figure: Figure, page: Page) -> str:
    """Find a verb of the claim's own clause that the sentence of the document has in no form."""
    its = figure.frame
    assert its is not None
    text, start = claim.statement.text, claim.statement.start
    if is_inside(claim):
        return ""  # of the whole the rest need not be said
    begin, end = _cut_clause(text, claim.amount.start - start, claim.amount.end - start)
    near = its.own | its.shared | its.foreign
    kinds = {find_concept(claim.kind), find_concept(figure.kind)}
    if _FROM_TO.search(text):
        kinds |= {"increase", "decrease"}  # "rose from 7 to 9.5": what the two numbers tell
    lost = [
        v for at, v in list_verbs(text)
        if begin <= at < end and v not in kinds and not any(says_concept(one, near, page) for one in (v, *_KIN.get(v, ())))
    ]  # fmt: skip
    return lost[0] if lost else ""


_FROM_TO: Final = re.compile(r"\bfrom\s\S+(?:\s\S+){0,4}?\sto\s")
_CLAUSE: Final = re.compile(
    r"[;:]|\band\s(?=[a-z]{3,}ed\b)|\b(?:which|who|that|when|while|after|before|because|since|although|though|where|whereas|as|if|until|so)\b|,\s(?=and\b|but\b)"
)


def _cut_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut the clause of a figure out of a sentence."""
    ahead = [m.end() for m in _CLAUSE.finditer(text, 0, max(start, 0))]
    behind = _CLAUSE.search(text, max(end, 0))
    return (ahead[-1] if ahead else 0), (behind.start() if behind else len(text))


_WAY: Final = re.compile(
    r"\b(?:in|to|of|from|across|at|near|outside|around)\s(?:the\s)?(?:far\s)?(north|south|east|west|centre|capital|coast|countryside|interior|towns|cities|villages|mountains|hills|suburbs|highlands|lowlands)\b"
    r"|\b(northern|southern|eastern|western|central|coastal|north-?eastern|north-?western|south-?eastern|south-?western|rural|urban)\b",
    re.IGNORECASE,
)
_TURN: Final = {
    "northern": "north",
    "southern": "south",
    "eastern": "east",
    "western": "west",
    "coastal": "coast",
    "rural": "countryside",
}


def find_elsewhere(claim: Figure, figure: Figure, page: Page) -> str:
    """Find a part of the country that the claim names by a common word and the document does not name there."""
    its = figure.frame
    assert its is not None
    sentence = page.sentences[its.order]
    own = _list_ways(claim.statement.text)
    if not own or own & _list_ways(sentence):
        return ""
    if own & _list_ways(page.sentences.get(its.order - 1, "")) and not _OWN_PLACE.search(sentence):
        return ""
    return "" if own & _list_ways(page.title) else min(own)


_OWN_PLACE: Final = re.compile(
    r"\b(?:in|at|near|to|from|between|outside|around|on the road)\s(?:the\s)?(?:[a-z]+\s(?:of|from)\s(?:the\s)?)?[A-Z](?!anuary|ebruary|arch|pril|ay\b|une|uly|ugust|eptember|ctober|ovember|ecember)"
)


def _list_ways(text: str) -> set[str]:
    found = {(a or b).casefold() for a, b in _WAY.findall(text)}
    return {_TURN.get(way, way) for way in found}


def find_part(claim: Figure, figure: Figure, _: Page) -> str:
    """Find that the number is one of a part, of which the claim says neither the whole nor what makes it a part."""
    amount, its = figure.amount, figure.frame
    assert its is not None
    assert claim.frame is not None
    if not amount.of or amount.unit in ("share", "percent") or claim.amount.of or not amount.low:
        return ""
    if its.is_whole:
        return ""
    told = {c for word in _WORD.findall(f"{amount.of} {amount.noun}") if (c := find_concept(word))}
    alone = {c for c in its.own if c not in told and not c.startswith("@")} - {find_concept(figure.kind)}
    return min(alone) if alone and not alone & claim.frame.said else ""


_PEAK: Final = re.compile(
    r"\b(?:peak(?:ed|s)?|height|maximum|highest|largest|greatest|fullest|record|zenith|most|never (?:had )?more|at (?:the )?most|as many as)\b",
    re.IGNORECASE,
)
_PEAKED: Final = re.compile(
    r"\b(?:peaked|at (?:its|their|the) (?:peak|height|maximum|largest|greatest|fullest)|(?:peak|maximum|highest|greatest|record) (?:strength|number|level)|never (?:had )?more than)\b",
    re.IGNORECASE,
)


def find_greater(claim: Figure, figure: Figure, page: Page) -> str:
    """Find that the claim is of the greatest number there ever was, which the passage does not call so."""
    its = figure.frame
    assert its is not None
    peaked = _PEAKED.search(claim.statement.text)
    if peaked is None:
        return ""
    sentence = page.sentences[its.order]
    told = _PEAK.search(sentence)
    numbers = [m.start() for m in _COUNT.finditer(sentence)]
    if told is None or not numbers:
        return "" if told is not None else peaked.group()
    of = next((at for at in numbers if at > told.start()), numbers[-1])
    return "" if figure.amount.start <= of < figure.amount.end or of not in numbers else peaked.group()


#: A number that is no year and no day of a month.
_COUNT: Final = re.compile(
    r"\b(?!(?:19|20)\d\d\b)\d[\d,.]*+(?!\s(?:January|February|March|April|May|June|July|August|September|October|November|December))"
)


def find_whole(claim: Figure, figure: Figure, page: Page) -> str:
    """Find that the claim says of all what the passage says of a part of them ("all eleven", "two of the eleven")."""
    its = figure.frame
    assert its is not None
    text, start = claim.statement.text, claim.statement.start
    if claim.frame is not None and its.is_whole and not is_inside(claim):
        is_own = _OWNS.search(page.sentences[its.order], 0, figure.amount.start) is not None
        if list_verbs(text) or (claim.frame.subject and not is_own):
            return figure.amount.text
    if not _ALL.search(text[: max(claim.amount.start - start, 0)]) and not _ALL.match(claim.amount.text):
        return ""
    sentence = page.sentences[its.order]
    return "" if _ALL_THERE.search(sentence) else "all"


_OWNS: Final = re.compile(r"\b(?:its|their|his|her)\s$")
_ALL: Final = re.compile(
    r"(?:\b|^)(?:all|every one|each)(?: of)?(?! (?:told|in all|but)\b)(?: the| its| their| his| these| those)?(?:\s|$)",
    re.IGNORECASE,
)
_ALL_THERE: Final = re.compile(
    r"\b(?:all|every|each|whole|entire(?:ly)?|complete(?:ly|d)?|both|last|total)\b", re.IGNORECASE
)
