"""How a body voted: those in favour, against and abstaining, beside what claims of the ledger say of the same day.

What enters: a sentence with its days, the claims that are near it as a text. What leaves: ledger tests.
Never done here: votes of one body put beside those of another; figures of a day that the sentence does not name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from peaceops.model.audit import Excerpt, Recomputed, StatementTest
from peaceops.model.numeral import UNITS
from peaceops.model.statement import Statement
from peaceops.model.text import Text

_NUMBER: Final = rf"\d{{1,3}}|none|nobody|nil|no|{'|'.join(UNITS)}"
_N: Final = rf"(?P<n>{_NUMBER})"
_M: Final = rf"(?:{_NUMBER})"
_WHO: Final = r"(?: (?:of (?:the|its) )?(?:Security )?(?:Council )?(?:members?|states|votes?|delegations|deputies|countries|delegates|MPs|lawmakers))?"
#: How many voted which way; the first pattern that fits a way stands.
_WAYS: Final = {
    "in favour": (
        rf"\b(?:by|vote of|voted|margin of) {_N}(?: votes?)? (?:to|against) {_M}\b",
        rf"\b{_N} votes? (?:to|against) {_M}\b",
        rf"\b{_N}{_WHO}(?: (?:of them|had|were|voted|came|cast|having|votes?))* (?:in favou?r|voted (?:for|to)|votes? for|vot(?:ed|ing) yes)\b",
    ),
    "against": (
        rf"\b(?:by|vote of|voted|margin of) {_M}(?: votes?)? (?:to|against) {_N}\b",
        rf"\b{_M} votes? (?:to|against) {_N}\b",
        rf"\b{_N}{_WHO}(?: (?:of them|had|were|voted|came|cast|votes?))* (?:against|vot(?:ed|ing) no)\b",
    ),
    "abstaining": (rf"\b{_N}{_WHO}(?: (?:of them|had|were))* (?:abstain\w*|abstentions?)\b",),
}
_COMPILED: Final = {way: tuple(re.compile(p, re.IGNORECASE) for p in patterns) for way, patterns in _WAYS.items()}
_VOTE: Final = re.compile(r"\b(?:votes?|voted|voting|abstain\w*|abstentions?|in favou?r)\b", re.IGNORECASE)
_BODIES: Final = re.compile(
    r"\b(?:parliament|assembly|council|referendum|duma|congress|senate|commission)\b", re.IGNORECASE
)


def read_votes(text: str) -> dict[str, int]:
    """Read how many voted which way.

    Examples
    --------
    >>> read_votes("ten Council members voted for the prolongation, Russia against, and four abstained")
    {'in favour': 10, 'abstaining': 4}
    >>> read_votes("by 157 votes to two")
    {'in favour': 157, 'against': 2}
    """
    found: dict[str, int] = {}
    for way, patterns in _COMPILED.items():
        match = next((m for p in patterns if (m := p.search(text)) is not None), None)
        if match is not None:
            word = match["n"].casefold()
            found[way] = int(word) if word.isdigit() else UNITS.get(word, 0)
    return found


def check_votes(
    sentence: str, statements: Sequence[Statement], ledger: tuple[Text, tuple[Statement, ...]] | None
) -> Iterator[StatementTest]:
    """Test the votes that a sentence states by the claims of the ledger on the same day.

    Parameters
    ----------
    sentence : str
        Its words.
    statements : sequence of Statement
        What it says.
    ledger : tuple of Text and tuple of Statement, or None
        Claims that are near the text, as a text.
    """
    said = read_votes(sentence) if _VOTE.search(sentence) else {}
    days = {w.period for s in statements for w in s.times if w.how == "named" and w.kind == "day"}
    if not said or len(days) != 1 or ledger is None:
        return
    text, claims = ledger
    day = days.pop()
    bodies = {b.casefold() for b in _BODIES.findall(sentence)}
    for known in text.sentences:
        own = [s for s in claims if s.sentence == known.order]
        theirs = {b.casefold() for b in _BODIES.findall(known.text)}
        if not any(w.period == day for s in own for w in s.times) or (bodies and theirs and not bodies & theirs):
            continue
        held = read_votes(known.text) if _VOTE.search(known.text) else {}
        shared = [way for way in said if way in held]
        if not shared:
            continue
        wrong = [way for way in shared if said[way] != held[way]]
        verdict = (
            "contradicted" if wrong else "supported" if len(shared) == len(said) else "supported-with-qualification"
        )
        key = next((p.paragraph for p in text.passages if p.order == known.passage), "")
        figures = tuple(
            Recomputed(
                claimed=f"{said[way]} {way}", text=f"{held[way]} {way}", definition="votes", rule="claim of the ledger",
                period=day.first_day.isoformat(), fit="equal" if said[way] == held[way] else "outside", readings=1,
            )
            for way in shared
        )  # fmt: skip
        yield StatementTest(
            kind="ledger", verdict=verdict, explanation=f"The ledger has: {known.text}", figures=figures,
            grounds=(Excerpt(where="claim", ref=key, text=known.text),),
        )  # fmt: skip
