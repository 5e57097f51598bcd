"""What a passage that has a figure does not bear out with it: whose it is, why it was so, from what it is counted.

What enters: a sentence of a text, the sentence of a document that has its figure. What leaves: the gap, or none.
Never done here: support.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from peaceops.assess.audit.frame import Page
from peaceops.assess.audit.passage.agree import holds
from peaceops.assess.audit.passage.source import Source
from peaceops.assess.audit.passage.verb import PREPOSITIONS
from peaceops.assess.audit.passage.word import UNITS, Word, list_words

_CAUSE: Final = re.compile(
    r"\b(?:because(?: of)?|owing to|due to|on account of|as a result of|for (?:lack|want|fear) of|thanks to|in response to|in protest at)\s+([^,;.]+)"
)
_WIDE: Final = 5
_SIDES: Final = frozenset({"government", "opposition"})
_LINKS: Final = frozenset({"de", "facto", "and", "-", "a", "the"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What a passage lacks beside a figure that it has.

    Parameters
    ----------
    slot : str
        ``whose``, ``cause`` or ``from``.
    said, has : str
        What the sentence says, and what the passage has in its stead; empty where it has nothing.
    """

    slot: str
    said: str
    has: str = ""


def find_gap(sentence: str, order: int, page: Page, source: Source, its: int) -> Gap | None:
    """Find what a passage leaves open or has otherwise beside the figures of a sentence."""
    own = list_words(sentence, page.tokens.get(order, ()))
    there = source.list_words(its)
    return _find_owner(sentence, own, there) or _find_cause(sentence, own, its, source) or _find_start(own, there)


def _find_owner(sentence: str, own: Sequence[Word], there: Sequence[Word]) -> Gap | None:
    """Find that what is counted is of another: "113 Georgian officers" for 113 Abkhaz ones."""
    for word in own:
        same = [w for w in there if w.number == word.number] if word.number is not None else []
        if len(same) != 1:
            continue
        names, nouns = _read_counted(own, word)
        others, its_nouns = _read_counted(there, same[0])
        if not others or not nouns & its_nouns or any(_is_acronym(sentence, w) for w in names):
            continue
        if any(holds(w, own) for w in others):
            continue
        if names and not any(holds(w, there) for w in names):
            return Gap(slot="whose", said=names[0].text, has=others[0].text)
        strangers = [
            w
            for w in own
            if (w.is_name or w.concept in _SIDES) and not holds(w, there) and not _is_acronym(sentence, w)
        ]
        if not names and strangers:
            return Gap(slot="whose", said=strangers[0].text, has=others[0].text)
    return None


def _is_acronym(sentence: str, word: Word) -> bool:
    text = sentence[word.start : word.end]
    return text.isupper()


def _read_counted(words: Sequence[Word], number: Word) -> tuple[list[Word], frozenset[str]]:
    """Read the names and nouns of what a number counts, right behind it."""
    names: list[Word] = []
    nouns: set[str] = set()
    for word in [w for w in words if w.start > number.start][:_WIDE]:
        if word.number is not None or word.text in PREPOSITIONS or (not word.concept and word.text not in _LINKS):
            break
        if word.is_name or word.concept in _SIDES:
            names.append(word)
        elif word.concept:
            nouns.add(word.concept)
    return names, frozenset(nouns)


def _find_cause(sentence: str, own: Sequence[Word], its: int, source: Source) -> Gap | None:
    """Find that the passage and its neighbours have no word of the cause that is told."""
    hit = _CAUSE.search(sentence)
    if hit is None:
        return None
    told = [w for w in own if hit.start(1) <= w.start < hit.end(1) and w.concept and w.number is None]
    around = [w for at in (its - 1, its, its + 1) if at in source.page.sentences for w in source.list_words(at)]
    if not told or any(holds(w, around) for w in told):
        return None
    return Gap(slot="cause", said=hit.group(1).strip())


def _find_start(own: Sequence[Word], there: Sequence[Word]) -> Gap | None:
    """Find that a length of time is counted from something else: "within thirty days of the deployment"."""
    for i, word in enumerate(own):
        if (
            word.number is None
            or i + 3 >= len(own)
            or own[i + 1].concept not in UNITS
            or own[i + 2].text not in ("of", "after", "from")
        ):
            continue
        told = [w for w in own[i + 3 : i + 6] if w.concept]
        if told and not any(holds(w, there) for w in told):
            return Gap(slot="from", said=told[0].text)
    return None
