"""A fact of a claim beside a fact of a passage: what agrees, what is not there, what is something else.

What enters: two facts, the sentence around the second. What leaves: slots that agree, that lack, that clash.
Never done here: a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from peaceops.assess.audit.passage.day import Day, list_days
from peaceops.assess.audit.passage.fact import Fact
from peaceops.assess.audit.passage.lexis import are_apart
from peaceops.assess.audit.passage.source import Source
from peaceops.assess.audit.passage.word import Word

#: Verbs whose parties stand on either side alike.
_MUTUAL: Final = frozenset({"meet", "convened", "sign", "fight", "talk", "agree", "discuss", "consult", "negotiate", "exchange", "accept"})
_EVENTS: Final = frozenset({"convened", "meet", "conduct", "begin", "place"})
_COMPATIBLE: Final = frozenset(
    frozenset(pair.split()) for pair in (
        "meet convened", "be remain", "be consider", "accept agreement", "request call", "be stay", "send station", "instruct request", "establish place", "kill attack-dead", "say announce", "contribute offer", "replace take-over", "return retake", "travel arrive",
    )
)  # fmt: skip
#: What is done again and again: another day, place or party may be another time.
_AGAIN: Final = frozenset({"meet", "travel", "attack", "protest", "say", "visit-place", "fight", "discuss", "consult", "convened", "shoot", "violate"})
_SINCE: Final = re.compile(r"\b(?:since|until|unless|except|only|but)\b")
_LIKE_NAMES: Final = 6


@dataclass(slots=True)
class Alignment:
    """What came of two facts beside each other.

    Parameters
    ----------
    fact : Fact
        Of the passage.
    agreed : int
        Words that agree.
    specific : int
        Those of them that are names, numbers, days.
    missing : list of (str, str)
        Slots and words that the passage lacks.
    clashes : dict of str to (str, str)
        Slots in which the passage has something else: what is claimed and what it has.
    is_loose : bool
        Whether a word stands only in the sentences before.
    """

    fact: Fact
    agreed: int = 0
    specific: int = 0
    missing: list[tuple[str, str]] = field(default_factory=list)
    clashes: dict[str, tuple[str, str]] = field(default_factory=dict)
    is_loose: bool = False

    def agree(self, word: Word) -> None:
        """Note a word that agrees."""
        self.agreed += 1
        self.specific += word.is_name or word.number is not None

    def clash(self, slot: str, said: str, has: str) -> None:
        """Note something else in a slot."""
        self.clashes.setdefault(slot, (said, has))


def align(claim: Fact, its: Fact, source: Source, claimed: str) -> Alignment | None:
    """Align a fact of a claim with one of a passage; None where they are of different verbs."""
    found = Alignment(its)
    if not _align_verbs(claim, its, found):
        return None
    if claim.is_negated != its.is_negated and _SINCE.search(source.page.sentences[its.order][its.spot[0] : its.spot[1]]):
        return None  # "has not met since 16 February"
    if claim.is_negated != its.is_negated and "verb" not in found.clashes:
        found.clash("polarity", claim.word, its.word)
    elif claim.is_negated != its.is_negated:
        return None
    if its.verbs & {"be", "remain"} and claim.verbs & {"be", "remain"} and its.patient and not any(_holds(w, claim.words) for w in its.patient):
        return None  # something else is said of it
    if its.is_meant and not claim.is_meant:
        found.missing.append(("done", claim.word))
    if its.is_told and not claim.is_told:
        found.is_loose = True
    _align_parties(claim, its, source, found)
    _align_rest(claim, its, source, found)
    _align_days(claim, its, source, found, claimed)
    _align_bounds(claim, its, source, found, claimed)
    _align_pairs(claim, its, source, found, claimed)
    return found


def _align_verbs(claim: Fact, its: Fact, found: Alignment) -> bool:
    if claim.verbs & its.verbs or any(frozenset((a, b)) in _COMPATIBLE for a in claim.verbs for b in its.verbs):
        found.agreed += 1
        return True
    pair = next(((a, b) for a in sorted(claim.verbs) for b in sorted(its.verbs) if are_apart(a, b)), None)
    if pair is None:
        return False
    found.clash("verb", claim.word, its.word)
    return True


def is_like(one: str, other: str) -> bool:
    """Whether two concepts are one, or two names one with a letter misread."""
    if one == other:
        return True
    if not one.startswith("@") or not other.startswith("@"):
        return one.removeprefix("@") == other.removeprefix("@")
    if min(len(one), len(other)) <= _LIKE_NAMES or one[1] != other[1] or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    long, short = sorted((one, other), key=len, reverse=True)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _holds(word: Word, words: Iterable[Word]) -> bool:
    if word.number is not None:
        return any(w.number == word.number for w in words)
    return any(w.concept and is_like(word.concept, w.concept) for w in words)


_LOW: Final = re.compile(r"\b(?:at least|more than|no (?:fewer|less) than|not (?:fewer|less) than|over|in excess of|a minimum of|upwards? of)\s(?:some\s|about\s)?$", re.IGNORECASE)
_HIGH: Final = re.compile(
    r"\b(?:at most|up to|no more than|not more than|fewer than|less than|under|not (?:to )?exceed(?:ing)?|a maximum of|not exceeding)\s(?:some\s|about\s)?$", re.IGNORECASE
)
_RANGE: Final = re.compile(r"\s(?:to|and|[-–])\s\d")


def read_bound(text: str, word: Word) -> str:
    """Read on which side a number is open: ``low`` ("at least 12"), ``high`` ("at most 12"), else empty."""
    head = text[max(word.start - 30, 0) : word.start]
    if _LOW.search(head) or (_RANGE.match(text, word.end) and word.number is not None and not re.search(r"\b(?:from)\s$", head)):
        return "low"
    return "high" if _HIGH.search(head) else ""


def _list_counted(word: Word, words: Sequence[Word], count: int) -> frozenset[str]:
    """List the concepts that stand right behind a number, up to the next number or mark."""
    found: list[str] = []
    last = word
    for other in (w for w in words if w.start > word.start):
        if other.number is not None and last.text in ("to", "-", "–") and not found:
            last = other
            continue  # "75,000 to 150,000 mines"
        last = other
        if other.number is not None or other.text in (",", ";", "of", "in", "from", "at", "on", "by", "and") or len(found) == count:
            if other.text == "of" and not found:
                continue
            break
        if other.concept:
            found.append(other.concept)
    return frozenset(found) - _ANYBODY


_ANYBODY: Final = frozenset({"man", "force", "member"})


def _is_of_same(word: Word, own: Sequence[Word], its: Fact, source: Source) -> bool:
    """Whether a number counts in the passage what it counts in the claim."""
    if word.number is None:
        return True
    counted = _list_counted(word, own, _COUNTED)
    sentence = source.list_words(its.order)
    others = [_list_counted(w, sentence, _COUNTED + 1) for w in sentence if w.number == word.number]
    is_alone = sum(w.number is not None for w in sentence) == 1
    return not counted or any((not told and is_alone) or counted & told for told in others)


_COUNTED: Final = 3


def _is_called(word: Word, words: Sequence[Word], source: Source) -> bool:
    """Whether a word tells what one of those named is, by the document's own words."""
    return any(word.concept in source.offices.get(w.concept, ()) for w in words if w.is_name)


def _align_parties(claim: Fact, its: Fact, source: Source, found: Alignment) -> None:
    if claim.verbs & _MUTUAL:
        both = (*its.agent, *its.patient, *its.rest)
        _align_role("party", (*claim.agent, *claim.patient), both, both, its, source, found)
        return
    if _is_swapped(claim, its):
        found.clash("roles", _write(claim.agent), _write(its.agent))
        return
    _align_role("agent", claim.agent, its.agent, its.agent, its, source, found)
    _align_role("patient", claim.patient, its.patient, (*its.patient, *its.rest), its, source, found)


def _is_swapped(claim: Fact, its: Fact) -> bool:
    own, patient = _names(claim.agent), _names(claim.patient)
    return bool(
        own and patient and own <= _names(its.patient) and patient <= _names(its.agent) and not own & _names(its.agent)
    )


def _names(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(w.concept for w in words if w.is_name or w.concept in ("government", "opposition"))


def _align_role(
    slot: str, own: Sequence[Word], target: Sequence[Word], wider: Sequence[Word], its: Fact, source: Source, found: Alignment
) -> None:  # fmt: skip
    context: frozenset[str] | None = None
    lost: list[Word] = []
    for word in own:
        if (_holds(word, wider) and _is_of_same(word, own, its, source)) or _is_called(word, wider, source):
            found.agree(word)
            continue
        apart = word.number is None and any(are_apart(word.concept, w.concept) for w in target)
        if not apart and (word.is_quiet or (word.concept in its.verbs and word.number is None)):
            continue
        lost.append(word)
    if part := _find_part(own, target, its, source):
        found.missing.append(("part", part))
    if not lost:
        return
    if not target or its.is_open or slot == "patient" or (slot == "party" and len(lost) < len(own)):
        context = source.list_context(its.order)
        rivals = [w for w in target if w.is_name and not _holds(w, own)]
        kept = [
            w for w in lost
            if w.number is not None or (w.is_name and rivals) or any(are_apart(w.concept, t.concept) for t in target)
            or not any(is_like(w.concept, c) for c in context)
        ]  # fmt: skip
        if len(kept) < len(lost):
            found.is_loose = True
            found.agreed += len(lost) - len(kept)
            lost = kept
    for word in lost:
        if word.number is not None and (unit := _find_unit(word, own, its, source)):
            found.clash("unit", word.text, unit)
        elif (other := _find_other(word, own, target)) is not None and not (its.is_open and slot == "agent"):
            found.clash(slot if word.number is None else "number", word.text, other.text)
        else:
            found.missing.append((slot, word.text))


_PART: Final = re.compile(r"(?:per cent|percent|%)|\s?(?:out )?of (?:the|its|their|those|these|\d)")
_PARTS: Final = frozenset({"half", "most", "majority", "minority", "quarter", "third", "thirds", "part", "only", "none"})


def _find_part(own: Sequence[Word], target: Sequence[Word], its: Fact, source: Source) -> str:
    """Find that the passage tells of a part what the claim tells without one."""
    if any(w.number is not None or w.concept in _PARTS for w in own):
        return ""
    text = source.page.sentences[its.order]
    return next(
        (w.text for w in target if w.concept in _PARTS or (w.number is not None and _PART.match(text[w.end :].lstrip()))), ""
    )  # fmt: skip


def _find_unit(word: Word, own: Sequence[Word], its: Fact, source: Source) -> str:
    """Find that the passage has the number of something else, and another number of what is claimed."""
    counted = _list_counted(word, own, _COUNTED)
    sentence = source.list_words(its.order)
    same = [w for w in sentence if w.number == word.number]
    others = [w for w in sentence if w.number not in (None, word.number) and _list_counted(w, sentence, _COUNTED + 1) & counted]
    told = [_list_counted(w, sentence, _COUNTED + 1) for w in same]
    return others[0].text if counted and others and told and not any(not t or t & counted for t in told) else ""


def _find_other(word: Word, own: Sequence[Word], target: Sequence[Word]) -> Word | None:
    """Find what stands in a role in a word's stead: another name, another number of the same, an opposite."""
    if word.number is not None:
        numbers = [w for w in target if w.number is not None]
        noun = next((w for w in own if w.start > word.start and w.concept), None)
        same = noun is not None and _holds(noun, target)
        is_claimed = any(w.number == numbers[0].number for w in own) if numbers else True
        return numbers[0] if len(numbers) == 1 and same and not is_claimed else None
    if (apart := next((w for w in target if w.concept and are_apart(word.concept, w.concept)), None)) is not None:
        return apart
    if word.is_name:
        others = [w for w in target if w.is_name and not _holds(w, own)]
        return others[0] if others else None
    return None


def _align_rest(claim: Fact, its: Fact, source: Source, found: Alignment) -> None:
    sentence = [w for w in source.list_words(its.order) if w.start < its.spot[0]]
    own = (*its.rest, *its.patient)
    context: frozenset[str] | None = None
    for word in claim.rest:
        is_there = _holds(word, own) or _holds(word, (w for w in sentence if w.number is None))
        if (is_there and _is_of_same(word, claim.rest, its, source)) or _is_called(word, own, source):
            found.agree(word)
            continue
        if word.is_quiet or (word.number is None and word.concept in its.verbs):
            continue
        if word in claim.causes and its.causes:
            found.clash("cause", _write(claim.causes), _write(its.causes))
            continue
        if word in claim.places and its.places and not any(_holds(w, claim.rest) for w in its.places):
            found.clash("place", word.text, its.places[0].text)
            continue
        if word.number is not None and (other := _find_number(word, claim.rest, own)) is not None:
            found.clash("number", word.text, other.text)
            continue
        if (rival := next((w for w in own if w.concept and are_apart(word.concept, w.concept)), None)) is not None:
            found.clash("side", word.text, rival.text)
            continue
        has_rival = word.is_name and any(w.is_name and not _holds(w, claim.words) for w in own)
        is_elsewhere = word in claim.places and any(not _holds(w, claim.words) for w in its.places)
        if word.number is None and not is_elsewhere and not has_rival:
            context = context if context is not None else source.list_context(its.order)
            if any(is_like(word.concept, c) for c in context):
                found.is_loose = True
                found.agreed += 1
                continue
        found.missing.append(("rest", word.text))


def _align_bounds(claim: Fact, its: Fact, source: Source, found: Alignment, claimed: str) -> None:
    text = source.page.sentences[its.order]
    for word in claim.words:
        if word.number is None or not claimed[word.start : word.end]:
            continue
        own = read_bound(claimed, word)
        others = [read_bound(text, w) for w in source.list_words(its.order) if w.number == word.number]
        if not others or own in others:
            continue
        if {own, others[0]} == {"low", "high"}:
            found.clash("bound", word.text, text[its.spot[0] : its.spot[1]])
        else:
            found.missing.append(("bound", word.text))


_SIDES: Final = frozenset({"government", "opposition"})
_NEXT: Final = 2


def _list_pairs(words: Sequence[Word], text: str) -> list[tuple[str, str]]:
    """List the names and sides that stand right before a noun, or behind it with "of"."""
    found = []
    told = [w for w in words if w.text]
    for i, word in enumerate(told[:-1]):
        if not (word.is_name or word.concept in _SIDES):
            continue
        after = told[i + 1]
        gap = text[word.end : after.start]
        if after.concept and not after.is_name and after.number is None and gap.strip("-'’s ") in ("", "controlled") and after.concept not in _SIDES - {word.concept}:
            found.append((word.concept, after.concept))
        if i >= _NEXT and told[i - 1].text in ("of", "the") and told[i - 2 if told[i - 1].text == "of" else max(i - 3, 0)].concept:
            head = told[i - 2] if told[i - 1].text == "of" or told[i - 2].text != "of" else told[max(i - 3, 0)]
            if head.concept and not head.is_name and (told[i - 1].text == "of" or told[i - 2].text == "of"):
                found.append((word.concept, head.concept))
    return found


def _align_pairs(claim: Fact, its: Fact, source: Source, found: Alignment, claimed: str) -> None:
    """Whose something is: "the Georgian police" is not that of another."""
    words = sorted((w for w in claim.words if claimed[w.start : w.end].casefold().replace("’", "'") == w.text), key=lambda w: w.start)
    own = _list_pairs(words, claimed)
    there = _list_pairs(source.list_words(its.order), source.page.sentences[its.order])
    for name, head in own:
        heads = {n for n, h in there if h == head}
        if heads and not any(is_like(name, n) for n in heads) and not found.clashes:
            rival = min(heads)
            if any(n == name for n, _ in own if n in heads) or any(n in heads for n, h in own if h == head):
                continue
            found.clash("whose", name.removeprefix("@"), rival.removeprefix("@"))


def _find_number(word: Word, own: Sequence[Word], its: Sequence[Word]) -> Word | None:
    """Find another number before the same noun."""
    noun = next((w for w in own if w.start > word.start and w.concept and not w.is_name), None)
    if noun is None:
        return None
    for number, after in pairwise(sorted(its, key=lambda w: w.start)):
        if number.number is not None and after.concept == noun.concept and not any(w.number == number.number for w in own):
            return number
    return None


def _align_days(claim: Fact, its: Fact, source: Source, found: Alignment, claimed: str) -> None:
    own = [d for d in claim.days if not d.is_label]
    if not own:
        return
    text = source.page.sentences[its.order]
    all_days = list_days(text)
    near = [d for d in its.days if not d.is_label]
    others = [d for d in all_days if not d.is_label] if not near else near
    if not near and others:
        others = [d for d in others if d.start < its.at[0]][:1] or others  # the day that opens the sentence
    years = source.list_years(its.order)
    for day in own:
        if day.year and day.year not in years:
            found.missing.append(("year", str(day.year)))
            continue
        if any(day.meets(d) for d in others):
            found.agreed += 1
            found.specific += 1
            continue
        if others and all(day.excludes(d) for d in others) and not (
            claim.verbs & _AGAIN and _stands_elsewhere(day, its, source)
        ):
            found.clash("day", claimed[day.start : day.end], text[others[0].start : others[0].end])
            continue
        if not others and _stood_before(day, its, source):
            found.is_loose = True
            found.agreed += 1
            continue
        found.missing.append(("day", claimed[day.start : day.end]))


@lru_cache(maxsize=64)
def _list_all_days(source: Source) -> tuple[tuple[int, Day], ...]:
    return tuple((order, d) for order, text in source.page.sentences.items() for d in list_days(text) if not d.is_label)


def _stands_elsewhere(day: Day, its: Fact, source: Source) -> bool:
    """Whether the document tells of the day in another sentence: what is claimed may be told there."""
    return any(order != its.order and day.meets(d) for order, d in _list_all_days(source))


def _stood_before(day: Day, its: Fact, source: Source) -> bool:
    for order in source.list_before(its.order, 2):
        if found := [d for d in list_days(source.page.sentences[order]) if not d.is_label]:
            return day.meets(found[-1])
    return False


def _write(words: Sequence[Word]) -> str:
    return " ".join(w.text for w in words)


