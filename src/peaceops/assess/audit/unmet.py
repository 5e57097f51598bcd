"""What a claim says beside its number that the passage with the same number leaves open: then the passage bears nothing out.

What enters: the figure of a claim and the one of a document that agrees with it. What leaves: the words that have no counterpart.
Never done here: a contradiction; that a word is missed tells only that the passage may be of something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.bearer import find_other_group, find_other_mission, find_rate, find_together
from peaceops.assess.audit.deed import find_elsewhere, find_greater, find_other_doer, find_part, find_undone, find_whole
from peaceops.assess.audit.frame import Frame, Page
from peaceops.assess.audit.lexis import find_concept, fold_name
from peaceops.assess.audit.pairing import list_missing
from peaceops.assess.audit.weight import says_concept
from peaceops.assess.audit.wording import Figure

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH: Final = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_MONTH_TO_MONTH: Final = re.compile(
    rf"\b({'|'.join(_MONTHS)})\b(?: \d{{4}})?\s?(?:to|until|and|through|[-–])\s?(?:the end of |mid-|\d{{1,2}} )?({'|'.join(_MONTHS)})\b"
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
#: What is only meant, promised, asked for or awaited.
_MEANT: Final = re.compile(
    r"\b(?:intend(?:s|ed)?|plan(?:s|ned)?|promised?|pledged?|hope[sd]?|propose[sd]?|expect(?:s|ed)?|aim(?:s|ed)?|offer(?:s|ed)?|ask(?:s|ed)?|request(?:s|ed)?|"
    r"recommend(?:s|ed)?|call(?:s|ed)? for|seeks?|sought|needs?|needed|would|should|shall|will|must|could|may|might|can|due to|schedul\w+|fore(?:se|sa)\w+|envisag\w+|"
    r"agree(?:s|d)? to|(?:agreement|decision|proposal|invitation)(?: \w+){0,3} to(?= (?:hold|meet|begin|resume|send|convene|start)\b)|undert(?:ake|ook)\w*|(?:is|are|was|were) to|authori[sz]\w+|allow\w*|permit\w*|limit\w*|ceiling|target|mandated|require[sd]?|provide[sd]? for)\b"
)
_TO_DO: Final = re.compile(rf"{_MEANT.pattern}|\b(?:had|has|have) to\b")
#: What governs all that follows: "I recommend that the Council extend", "invited the Union to send".
_ASKED: Final = re.compile(
    r"\b(?:recommend|propos|request|ask|urg|invit|demand|intend|plan|offer|promis|pledg|hop|expect|call|want|wish|advis|instruct|ready|prepared|need)"
    r"(?:e?d|e?s|ing|e|s)?\b(?:\s[^;:.,]{0,80}?)?\s(?:that|to|for)\b(?! have\b)"
)
#: A clause with a day or a subject of its own.
_ANEW: Final = re.compile(
    r", (?:and|but) (?:(?:on|in|at|by|after|since) |the [a-z]+ (?:was|were|is|are|has|had)\b|(?-i:[A-Z]))"
)
#: What the same may be said by: a rule is in force, and what may be is not what is meant.
_RULE: Final = re.compile(
    r"\b(?:shall|must|may|can|could|need(?:s|ed)?|limit\w*|ceiling|allow\w*|permit\w*|authori[sz]\w+|mandate[sd]?)\b"
)
#: Those who are counted together: a number of them is not one of persons.
_TOGETHER: Final = frozenset(
    map(
        find_concept,
        ("household", "family", "vehicle", "incident", "battalion", "company", "patrol", "house", "convoy", "village"),
    )
)
_PERSONS: Final = frozenset({"person", "people", "individual", "inhabit", "resid", "refugee", "displace"})
#: Who acts, by kind.
_ACTORS: Final = frozenset(
    map(find_concept, (
        "soldier", "army", "police", "militia", "rebel", "parliament", "minister", "president", "peacekeeper", "observer", "woman", "child", "refugee", "court",
    ))
)  # fmt: skip


def find_unmet(claim: Figure, figure: Figure, page: Page | None) -> str:
    """Find what of a claim has no counterpart around a figure that agrees with it; empty where nothing is left open.

    Parameters
    ----------
    claim : Figure
        Of the text.
    figure : Figure
        Of the document, whose number agrees.
    page : Page or None
        The document.
    """
    if page is None or claim.frame is None or figure.frame is None or figure.frame.order not in page.sentences:
        return ""
    for name, check in _CHECKS.items():
        if found := check(claim, figure, page):
            return f"{name}: {found}"
    return ""


def _find_name(claim: Figure, figure: Figure, page: Page) -> str:
    """Find a name of the claim in whose very place the passage has another ("officers of Norrland", "officers of Vestmark")."""
    own, its = _frames(claim, figure)
    near = its.own | its.shared
    lost = {c for c in own.said if c.startswith("@") and not says_concept(c, near, page)}
    taken = _list_slots(page.sentences[its.order])
    for slot, names in _list_slots(claim.statement.text).items():
        there = taken.get(slot, set()) & near
        if there and not any(says_concept(c, taken[slot], page) for c in names) and (names <= lost or slot[1] == "to"):
            return f"{min(names)} for {min(there)}"
    if own.subject in lost and its.subject in near - own.said and not _SPEAKS.search(page.sentences[its.order]):
        return f"{own.subject} for {its.subject}"
    return ""


_SLOT: Final = re.compile(
    r"\b([a-z][\w-]+)\s(of|for|from|to|by|against|with|in|into|near|at|on)\s(?:the\s)?(?:[a-z]+\sof\s)?(?=([A-Z][\w’'-]+))"
)
_SPEAKS: Final = re.compile(r"\b(?:said|says|told|according to|reported|estimate[sd]?|put|puts)\b")


def _list_slots(text: str) -> dict[tuple[str, str], set[str]]:
    """List the names of a text by the word and the preposition before them."""
    found: dict[tuple[str, str], set[str]] = {}
    for head, link, name in _SLOT.findall(text):
        if name not in _MONTHS:
            found.setdefault((find_concept(head) or head, link), set()).add(f"@{fold_name(name.casefold())}")
    return found


def _find_other_clause(claim: Figure, figure: Figure, page: Page) -> str:
    """Find that the subject of the claim stands only behind a semicolon, where something else is said of it."""
    own, its = _frames(claim, figure)
    if not own.subject or says_concept(own.subject, its.own | its.shared, page):
        return ""
    is_open = page.sentences[its.order].rstrip().endswith(";")
    return own.subject if is_open and any(t.concept == own.subject for t in page.tokens.get(its.order + 1, ())) else ""


def list_months(text: str) -> set[str]:
    """List the months that words name, those between two ends too.

    Examples
    --------
    >>> sorted(list_months("from July to September"))
    ['August', 'July', 'September']
    """
    found = set(_MONTH.findall(text))
    for hit in _MONTH_TO_MONTH.finditer(text):
        first, last = (_MONTHS.index(hit.group(i)) for i in (1, 2))
        found |= {_MONTHS[i % 12] for i in range(first, last + 1 if last >= first else last + 13)}
    return found


def _find_month(claim: Figure, figure: Figure, page: Page) -> str:
    """Find a month of the claim in whose place the passage has another, or that only the next sentence has."""
    _, its = _frames(claim, figure)
    sentence = page.sentences[its.order]
    own, near = list_months(claim.statement.text), list_months(sentence[its.spot[0] : its.spot[1]])
    if not own or own & near:
        return ""
    is_alone = len({a.start for a in claim.statement.amounts}) == 1
    behind = sentence[its.spot[1] :]
    other = _NUMBER.search(behind)
    is_others = (
        is_alone and other is not None and own & list_months(behind[other.end() :])
        and not own & list_months(sentence[: its.spot[0]] + " " + behind[: other.start()])
    )  # fmt: skip
    if near or is_others:
        return min(own)  # it has another, or another figure behind it has it
    so_far = {m for i in range(its.order - _BEFORE, its.order + 1) for m in list_months(page.sentences.get(i, ""))}
    after = list_months(page.sentences.get(its.order + 1, ""))
    is_left_open = figure.days is None and len(claim.statement.amounts) == 1
    return min(own) if is_left_open and own & after and not own & so_far else ""


_BEFORE: Final = 3
#: Another figure, no day of a month and no year.
_NUMBER: Final = re.compile(
    rf"\b(?!(?:19|20)\d\d\b)\d[\d,.]*+(?!\s(?:{'|'.join(_MONTHS)}))|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)


def _find_year(claim: Figure, figure: Figure, page: Page) -> str:
    """Find a year of the claim that the passage has not, and that what follows, or no sentence at all, has."""
    _, its = _frames(claim, figure)
    own = set(_YEAR.findall(claim.statement.text))
    if not own or figure.days is not None:
        return ""
    if not own & _list_years(page):
        return min(own) if _list_years(page) else ""
    near = {y for i in range(its.order - _BEFORE, its.order + 1) for y in _YEAR.findall(page.sentences.get(i, ""))}
    after = set(_YEAR.findall(page.sentences.get(its.order + 1, "")))
    return min(own) if near and not own & near and own & after else ""


@lru_cache(maxsize=64)
def _list_years(page: Page) -> frozenset[str]:
    return frozenset(y for text in (page.title, *page.sentences.values()) for y in _YEAR.findall(text))


_VERB: Final = re.compile(r"\b(?:was|were|is|are|been|be)\s(?:[a-z]+ly\s)?([a-z]+)|\b([a-z]{3,}ed)\b")
_IN_ONE: Final = re.compile(r"\s?(?:out )?of (?:the|its|their|these|those)\s?")


def _find_borrowed(claim: Figure, figure: Figure, page: Page) -> str:
    """Find a verb of the claim that the sentence has for another of its figures ("4,100 reached the camp, built for 1,500")."""
    own, its = _frames(claim, figure)
    text, start = claim.statement.text, claim.statement.start
    first, *others = sorted((a.start, a.end) for a in claim.statement.amounts or (claim.amount,))
    if any(begin >= first[1] and not _IN_ONE.fullmatch(text[first[1] - start : begin - start]) for begin, _ in others):
        return ""  # it has other figures of its own
    verbs = {find_concept(word) for hit in _VERB.findall(text) for word in hit if word} - {""}
    lost = {c for c in verbs & list_missing(claim, figure, page, near=True) if says_concept(c, its.foreign, page)}
    parted = _PARTED.search(page.sentences[its.order], figure.amount.end)
    if parted is not None and not _PARTED.search(text):
        at = {c: [t.start for t in page.tokens[its.order] if t.concept == c] for c in own.said}
        lost |= {c for c, starts in at.items() if starts and min(starts) > parted.start()}
    return ", ".join(sorted(lost))


_PARTED: Final = re.compile(r"\bof (?:whom|which|them|what)\b|\bthan\b")


def _find_meant(claim: Figure, figure: Figure, page: Page) -> str:
    """Find that the claim tells as done what the passage tells as meant."""
    _, its = _frames(claim, figure)
    begin, end = its.spot
    sentence = page.sentences[its.order]
    lead = begin if begin < figure.amount.start else max(sentence.rfind(",", 0, begin), 0)
    found = _MEANT.search(sentence, lead, end)
    if found is None or _RULE.fullmatch(found.group()):
        until = max(begin, figure.amount.start)
        found = _ASKED.search(sentence, max(sentence.rfind(";", 0, begin), 0), until)
        if found is not None and _ANEW.search(sentence, found.end(), until):
            found = None  # "ignored all calls to halt, and on 27 September they took the city"
    text = claim.statement.text
    is_meant = found is not None and not _RULE.fullmatch(found.group())
    return found.group() if found and is_meant and not _TO_DO.search(text) and not _ASKED.search(text) else ""


def _find_together(claim: Figure, figure: Figure, _: Page) -> str:
    """Find that persons are claimed of a number of households."""
    kind = find_concept(figure.kind) or figure.kind
    return kind if kind in _TOGETHER and (claim.kind in _PERSONS or find_concept(claim.kind) in _PERSONS) else ""


def _find_actor(claim: Figure, figure: Figure, page: Page) -> str:
    """Find that others act there than those whom the claim names by kind."""
    own, its = _frames(claim, figure)
    lost = list_missing(claim, figure, page, near=False) & _ACTORS
    others = {c for c in its.said if c in _ACTORS} - own.said
    return min(lost) if lost and others else ""


_DOES: Final = re.compile(r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bare )(?<!\bis )\b(?!used\b)[a-z]{2,}ed\b")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_DONE: Final = re.compile(r"\b(?:was|were|been|be|is|are|being)\s(?:\w+\s)?$|\b(?:the|of|an?|its|their)\s$")
_BY: Final = re.compile(r"\bby\b")


def _find_doer(claim: Figure, figure: Figure, page: Page) -> str:
    """Find that whoever does it in the claim stands only behind the same verb of the passage, where no "by" names them."""
    _, its = _frames(claim, figure)
    text = claim.statement.text
    if (does := _DOES.search(text)) is None:
        return ""
    words = [w.group() for w in _WORD.finditer(text[: does.start()]) if w.group() not in _MONTHS]
    who = {c for w in words for c in (find_concept(w), f"@{fold_name(w.casefold())}") if c}
    tokens = page.tokens.get(its.order, ())
    sentence = page.sentences[its.order]
    verbs = [t for t in tokens if t.concept == find_concept(does.group()) and not _DONE.search(sentence, 0, t.start)]
    there = [t for t in tokens if t.concept in who]
    if not verbs or not there or there[0].start < verbs[-1].end or _BY.search(sentence, verbs[0].end):
        return ""
    return there[0].concept


_SAID: Final = re.compile(
    r"\b([\w’'-]+) (?:has |have |had )?(?:said|says?|stated|claim(?:s|ed)|reported|warned|told|believes?|counts?|estimate[sd]?) (?:that|the)\b"
)


_OPPOSITES: Final = frozenset(
    frozenset((find_concept(one), find_concept(other)))
    for pair in (
        "send/sent withdraw", "send/sent recall/recalled", "deploy withdraw", "open close", "open block/blocked", "win/won lose/lost", "enter leave",
        "join/joined leave", "give receive", "rise fall", "accept refuse", "approve refuse", "build destroy", "arrive depart", "begin end", "release detain",
        "lift/lifted impose/imposed", "allow/allowed ban/banned", "allow/allowed forbid/forbade/forbidden", "allow/allowed prevent/prevented",
        "buy/bought/purchased sell/sold", "import/imported export/exported", "hire/hired/recruit/recruited/engaged dismiss/dismissed",
        "appoint dismiss/dismissed", "lend/lent borrow/borrowed", "succeed fail", "ratify/ratified reject", "resume/resumed suspend/suspended",
        "extend end", "support/supported oppose/opposed", "confirm/confirmed deny", "admit/admitted deny", "acquit/acquitted convict/convicted",
        "pay/paid owe/owed", "deliver/delivered promise/promised", "find/found lose/lost",
    )
    for ones, others in (pair.split(),) for one in ones.split("/") for other in others.split("/")
)  # fmt: skip


#: Beginnings of a word that turn it round.
_UNS: Final = ("un", "dis", "non", "in", "im")


def _find_opposite(claim: Figure, figure: Figure, page: Page) -> str:
    """Find a word of the claim that the passage lacks, where it has the opposite and the claim has not."""
    own, its = _frames(claim, figure)
    lost, others = list_missing(claim, figure, page, near=True), its.said - own.said
    words, there = (
        {m.group() for m in _WORD.finditer(t.casefold())} for t in (claim.statement.text, page.sentences[its.order])
    )
    for word in sorted(words - there):
        if any(
            u + word in there - words or (word.startswith(u) and word.removeprefix(u) in there - words) for u in _UNS
        ):
            return word
    return next((c for c in sorted(lost) if any(frozenset((c, other)) in _OPPOSITES for other in others)), "")


def _find_speaker(claim: Figure, figure: Figure, page: Page) -> str:
    """Find that the passage has it from somebody else than the claim."""
    _, its = _frames(claim, figure)
    sentence = page.sentences[its.order]
    own, there = _SAID.search(claim.statement.text), _SAID.search(sentence)
    if own is None or there is None or own.group(1).casefold() in sentence.casefold():
        return ""
    one, other = (find_concept(hit.group(1)) or hit.group(1).casefold() for hit in (own, there))
    return "" if one == other or there.group(1).casefold() in _PRONOUNS else own.group(1)


_PRONOUNS: Final = frozenset({"it", "they", "he", "she", "who", "which", "i", "we"})


def _frames(claim: Figure, figure: Figure) -> tuple[Frame, Frame]:
    assert claim.frame is not None
    assert figure.frame is not None
    return claim.frame, figure.frame


_CHECKS: Final[dict[str, Callable[[Figure, Figure, Page], str]]] = {
    "name": _find_name, "clause": _find_other_clause, "month": _find_month, "year": _find_year, "verb": _find_borrowed,
    "meant": _find_meant, "kind": _find_together, "actor": _find_actor, "doer": _find_doer, "speaker": _find_speaker, "opposite": _find_opposite,
    "undone": find_undone, "other doer": find_other_doer, "elsewhere": find_elsewhere, "part": find_part, "peak": find_greater, "whole": find_whole,
    "mission": find_other_mission, "group": find_other_group, "together": find_together, "rate": find_rate,
}  # fmt: skip
