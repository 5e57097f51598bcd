"""Verbs of a sentence in their chains: "has not yet been agreed", "to be held", "killing five".

What enters: words in order. What leaves: verbs in order, each with its auxiliaries.
Never done here: reading who acts. Verbs are told by their endings, the words around them and lists of forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from peaceops.assess.audit.passage.lexis import ADJECTIVES, BASES, LOOSE, PARTICIPLES, PAST, PRESENT, gather
from peaceops.assess.audit.passage.word import Word

_BE: Final = gather("is are was were be been being")
_HAVE: Final = gather("has have had having")
_DO: Final = gather("do does did")
_MODAL: Final = gather("will would shall should may might must could can")
_NOT: Final = gather("not never no neither nor without n't cannot")
_SKIPPED: Final = gather(
    "also just recently then later already since still yet only again both soon once therefore however subsequently all together now thus often always so"
)
DETERMINERS: Final = gather(
    "the a an this that these those its their his her our my your no any each every some several many other most more few all both such certain various"
)
PREPOSITIONS: Final = gather(
    "in at on near by to from with for of against between among into during through throughout under over across around outside inside within beyond along "
    "after before since until upon about towards toward behind via per despite concerning regarding including following as than without like"
)
_NO_VERBS: Final = gather(
    "including during following concerning regarding pending according excluding meeting training fighting mining building"
)


#: Bases that are nouns too: no verb in the plural present.
_NOUN_BASES: Final = gather(
    "attack assault attempt call cause change claim command commence complete conduct cost cover cross cut decline delay demand draft drop end exchange fall fight finance fire force "
    "function go grant hand head help host increase launch lay lead leave let limit march move murder name note offer open order place plan present process protest raise report "
    "request return review rise run sentence set shell shoot sign stand start state stay stop support surrender talk transfer travel try turn use visit vote want welcome win work wound "
    "found general monitor pass pay people permit pledge force have separate"
)
#: Forms in "s" that are nouns too.
_NOUNS: Final = gather(
    "attacks reports talks visits reviews changes costs places plans orders names moves ends works claims calls requests demands exchanges stations forces patrols "
    "protests supports offers sets hopes fires limits leaves needs rises falls drafts amounts numbers grants covers funds cross moves ships launches limits sites posts "
    "returns releases transfers appeals promises notes authorizes views sends starts stops reads charges wounds crosses uses helps"
)


_AUXILIARIES: Final = _BE | _HAVE | _DO | _MODAL
#: An auxiliary and its verb are so near; a shorter form in "ing" is none.
_CHAIN: Final = 9
_SHORT: Final = 5
#: Forms that are past and present at once.
_BOTH: Final = gather("put set cut hit let")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as it was found.

    Parameters
    ----------
    first, head : int
        Places of its first auxiliary and of its head among the words.
    kind : str
        ``finite``, ``passive``, ``infinitive``, ``participle``, ``reduced`` ("the round, held in May") or ``copula``.
    is_negated, is_meant : bool
        Whether it is denied, or only to be.
    """

    first: int
    head: int
    kind: str
    is_negated: bool = False
    is_meant: bool = False


def list_verbs(words: Sequence[Word]) -> Iterator[Verb]:
    """List the verbs of a sentence in order."""
    i = 0
    while i < len(words):
        verb = _read_verb(words, i)
        if verb is not None:
            yield verb
        i = i + 1 if verb is None else verb.head + 1


def _read_verb(words: Sequence[Word], i: int) -> Verb | None:
    low = _take_form(words[i])
    if low in _AUXILIARIES:
        return _read_chain(words, i)
    if low == "to" and i + 1 < len(words):
        return _read_infinitive(words, i)
    if low.isalpha() and not (words[i].is_capital and i > 0):
        if _is_reduced(words, i):
            return Verb(i, i, "reduced")
        if _is_finite(words, i):
            return Verb(i, i, "finite", i > 0 and words[i - 1].text in ("never", "not"))
    return Verb(i, i, "participle") if _is_participle(words, i) else None


def _take_form(word: Word) -> str:
    """Take the form of a verb: the first word of several ("carried out"); the month of May is none."""
    return "" if word.text == "may" and word.is_capital else word.text.partition(" ")[0]


def _read_infinitive(words: Sequence[Word], i: int) -> Verb | None:
    after = _take_form(words[i + 1])
    if after == "not" and i + 2 < len(words) and words[i + 2].text in BASES:
        return Verb(i, i + 2, "infinitive", is_negated=True)
    if after == "be":
        chain = _read_chain(words, i + 1)
        return Verb(i, chain.head, chain.kind, chain.is_negated, is_meant=True)
    return Verb(i, i + 1, "infinitive", i > 0 and words[i - 1].text == "not") if after in BASES else None


def _is_participle(words: Sequence[Word], i: int) -> bool:
    """Whether a form in "ing" tells what else was done: ", killing five", "a law declaring the"."""
    low = words[i].text
    if not low.endswith("ing") or len(low) <= _SHORT or not i or words[i].is_capital or low in _NO_VERBS:
        return False
    before = words[i - 1]
    is_noun = bool(before.concept) and before.text not in PREPOSITIONS | DETERMINERS and before.number is None
    return before.text in (",", "and", "thereby", "thus") or (is_noun and _opens_noun(words, i + 1))


def _opens_noun(words: Sequence[Word], i: int) -> bool:
    if i >= len(words):
        return False
    word = words[i]
    return word.is_name or word.number is not None or word.text in DETERMINERS or word.text in ('"', "“", "”")


def _is_reduced(words: Sequence[Word], i: int) -> bool:
    """Whether a participle behind a comma tells of what stands before it: "the round, held on 18 November, …"."""
    low = words[i].text
    if low not in PARTICIPLES and not (low.endswith("ed") and len(low) > _SHORT - 1):
        return False
    if i < 2 or words[i - 1].text != "," or not words[i - 2].concept or i + 1 >= len(words):
        return False
    begin = max((j for j in range(i) if words[j].text in (";", ":")), default=0)
    if sum(w.text == "," for w in words[begin:i]) > 1:
        return False  # "President A, the leader of B, met"
    return words[i + 1].text in ("on", "in", "at", "by", "from", "between")


def _read_chain(words: Sequence[Word], i: int) -> Verb:
    """Read an auxiliary with what follows: "has not yet been formally agreed"."""
    first = words[i].text
    is_be, is_negated = first in _BE, i > 0 and words[i - 1].text in ("never", "neither", "nor")
    is_meant = first in _MODAL and first not in ("can", "shall")
    last, at = i, i + 1
    while at < min(len(words), i + _CHAIN):
        low = _take_form(words[at])
        if low in _NOT:
            is_negated, is_meant = True, is_meant and first not in ("could", "can")
        elif low in _BE or low in _HAVE:
            is_be, last = low in _BE, at
        elif low == "to" and is_be and last == at - 1 and at + 1 < len(words) and words[at + 1].text in BASES | {"be"}:
            is_meant = True  # "was to be held"
        elif (kind := _find_head(words, at, first, is_be=is_be)) is not None:
            return Verb(i, at, kind, is_negated, is_meant)
        elif low == "," and _find_aside(words, at):
            at = _find_aside(words, at)
        elif low not in _SKIPPED and not low.endswith("ly"):
            break
        at += 1
    return Verb(i, last, "copula" if is_be else "finite", is_negated, is_meant)


def _find_head(words: Sequence[Word], at: int, first: str, *, is_be: bool) -> str | None:
    """Find of what kind a chain is that ends in a word; None where it is no verb."""
    low = _take_form(words[at])
    if low in _SKIPPED or low.endswith("ly"):
        return None
    if low.endswith("ed") or low in PARTICIPLES or (low in PAST and is_be):
        return "passive" if is_be else "finite"
    if low.endswith("ing") and is_be and low not in ("during", "including"):
        return "finite"
    return "finite" if low in BASES and (first in _MODAL | _DO or words[at - 1].text == "to") else None


def _find_aside(words: Sequence[Word], at: int) -> int:
    """Find the comma that closes an aside inside a chain: "was led, for the first time, by"; 0 where none does."""
    return next((j for j in range(at + 2, min(at + 7, len(words))) if words[j].text == ","), 0)


def _is_finite(words: Sequence[Word], i: int) -> bool:
    low = _take_form(words[i])
    before = words[i - 1] if i else None
    if before is not None and (before.text.endswith("ly") or before.text in _SKIPPED) and i > 1:
        before = words[i - 2]
    after = words[i + 1].text if i + 1 < len(words) else ""
    if before is None:
        return words[i].is_capital and low in PRESENT
    is_inside = (  # of a noun's own words
        before.text in DETERMINERS or before.text in PREPOSITIONS or before.text.endswith("'s") or before.number is not None
    )  # fmt: skip
    if low in PAST and low not in _BOTH | {"hurt", "read", "cost", "lead"}:
        return not is_inside or low in ("met", "took", "went", "became", "began")
    if low.endswith("ed") and len(low) > 3:
        return _is_past(words, i, before, is_inside=is_inside)
    if is_inside:
        return False
    if low in BASES and low not in _NOUN_BASES | _BOTH:
        return _is_plural(before) and after not in PREPOSITIONS - {"to", "in", "at", "on", "with"}
    if low not in PRESENT | _BOTH or (before.text in (",", "and", "or") and not before.is_name):
        return False
    return after in DETERMINERS or after in ("that", "upon", "from", "to", "up", "at", "on", "in") or low not in _NOUNS


def _is_past(words: Sequence[Word], i: int, before: Word, *, is_inside: bool) -> bool:
    low, after = _take_form(words[i]), words[i + 1] if i + 1 < len(words) else None
    is_joined = before.text in ("and", "or", ",")
    if low in ADJECTIVES and (low not in LOOSE or is_inside or is_joined):
        return False
    if before.text in ("that", "which", "who") and i > 1:
        return True
    if is_inside or (after is not None and after.text == "by"):
        return False
    if not is_joined or after is None or after.text in DETERMINERS:
        return True
    is_noun = after.text.isalpha() and not after.is_capital and after.text not in PREPOSITIONS
    return not is_noun  # "and displaced persons"


def _is_plural(word: Word) -> bool:
    if word.text in ("police", "people", "personnel", "they", "men", "who"):
        return True
    return word.text.endswith("s") and not word.text.endswith("'s") and bool(word.concept)
