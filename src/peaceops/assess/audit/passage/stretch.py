"""The stretch of a sentence that belongs to a verb, and the words in it by what governs them.

What enters: words with their verbs. What leaves: stretches, words by preposition.
Never done here: a fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from peaceops.assess.audit.passage.day import Day
from peaceops.assess.audit.passage.lexis import gather
from peaceops.assess.audit.passage.verb import PREPOSITIONS, Verb
from peaceops.assess.audit.passage.word import Word

BREAKS: Final = gather(
    "while whereas which who whom whose that when where after before because since although though but if as until"
)
PRONOUNS: Final = gather("it they he she them him which who that this these those")
_WEAK: Final = gather("as if that since after before until")


def find_bound(words: Sequence[Word], verbs: Sequence[Verb], i: int) -> int:
    """Find where the stretch of a verb begins: behind the verb before, at what parts them."""
    if i == 0:
        return 0
    begin, end = verbs[i - 1].head + 1, verbs[i].first
    if verbs[i].kind in ("infinitive", "reduced"):
        return end - (verbs[i].kind == "reduced")
    strong = [j for j in range(begin, end) if words[j].text in (";", ":", "—", "–") or _is_break(words, j)]
    if strong:
        return strong[-1] if words[strong[0]].text in _WEAK else strong[0]
    joined = [j for j in range(begin, end) if words[j].text == "and"]
    commas = [j for j in range(begin, end) if words[j].text == ","]
    if joined and (joined[-1] - 1 in commas or not _tells(words[joined[-1] + 1 : end])):
        return joined[-1]
    if commas:
        is_closed = not _tells(words[commas[-1] + 1 : end]) and verbs[i].kind != "participle"
        return commas[0] if is_closed else commas[-1]  # "in Geneva, Mr. A, the leader of B, met"
    return joined[-1] if joined else end


def _tells(words: Sequence[Word]) -> bool:
    return any(w.concept or w.text in PRONOUNS for w in words)


def _is_break(words: Sequence[Word], j: int) -> bool:
    """Whether a word parts clauses: not in "as at", "on that day"."""
    if words[j].text == "as":
        return words[j + 1].text not in ("at", "of", "from", "well", "a", "an")
    return words[j].text in BREAKS and not (words[j].text == "that" and j > 0 and words[j - 1].text in PREPOSITIONS)


def read_antecedent(words: Sequence[Word], begin: int, last: Verb | None, days: Sequence[Day]) -> tuple[Word, ...]:
    """Read whom "which" or "who" means: the words before it, back to the last preposition or the verb."""
    floor = last.head + 1 if last is not None else 0
    found: list[Word] = []
    for j in range(begin - 1, floor - 1, -1):
        word = words[j]
        if word.text in PREPOSITIONS and word.text != "of":
            break
        if word.text in BREAKS or word.text == ";":
            break
        if (word.concept or word.number is not None) and not is_in_day(word, days):
            found.append(word)
    return tuple(reversed(found))


def split_ahead(
    words: Sequence[Word], begin: int, end: int, days: Sequence[Day]
) -> tuple[tuple[Word, ...], dict[str, tuple[Word, ...]]]:
    """Split what stands before a verb: who acts, and what opens the clause."""
    subject: list[Word] = []
    opening: dict[str, list[Word]] = {}
    way = ""
    for j in range(begin, end):
        word = words[j]
        if word.text == "," or word.text in ("(", ")") or is_in_day(word, days):
            way = ""
        elif _hedges(words, j):
            continue
        elif word.text in PREPOSITIONS and word.text != "of":
            way = word.text
        elif way and word.text in ("the", "a", "an") and opening.get(way) and words[j - 1].concept and j + 1 < end:
            way = ""  # "In Shodmoni the opposition seized"
        elif (word.concept or word.number is not None) and not is_in_day(word, days):
            if way:
                opening.setdefault(way, []).append(word)
            else:
                subject.append(word)
    return tuple(subject), {key: tuple(found) for key, found in opening.items()}


def split_behind(words: Sequence[Word], begin: int, end: int, days: Sequence[Day]) -> dict[str, tuple[Word, ...]]:
    """Split what stands behind a verb by the prepositions that govern it."""
    found: dict[str, list[Word]] = {}
    way = ""
    for j in range(begin, end):
        word = words[j]
        if word.text in ("because", "owing", "due"):
            way = "because"
        elif _hedges(words, j):
            continue
        elif word.text in PREPOSITIONS and word.text != "of":
            way = way if way == "because" else word.text
        elif (word.concept or word.number is not None) and not is_in_day(word, days):
            found.setdefault(way, []).append(word)
    return {key: tuple(one) for key, one in found.items()}


def _hedges(words: Sequence[Word], j: int) -> bool:
    """Whether a word tells how exact a number is: "around 300", "more than 300", "up to 300"."""
    if j + 1 >= len(words) or words[j + 1].number is None:
        return False
    before = words[j - 1].text if j else ""
    return words[j].text in ("about", "around", "over") or (words[j].text, before) in _HEDGES


_HEDGES: Final = frozenset({("than", "more"), ("than", "fewer"), ("than", "less"), ("to", "up"), ("to", "close")})


def is_in_day(word: Word, days: Sequence[Day]) -> bool:
    """Whether a word is part of a day."""
    return any(d.start <= word.start < d.end for d in days)


def set_aside(words: Sequence[Word]) -> tuple[list[Word], dict[int, list[Word]]]:
    """Set what stands in brackets apart, by where the word before it starts: it parts no verb from its subject."""
    main: list[Word] = []
    aside: dict[int, list[Word]] = {}
    depth = 0
    for word in words:
        if word.text in ("(", "["):
            depth += 1
        elif word.text in (")", "]"):
            depth = max(depth - 1, 0)
        elif not depth:
            main.append(word)
        elif main and (word.concept or word.number is not None):
            aside.setdefault(main[-1].start, []).append(word)
    return main, aside
