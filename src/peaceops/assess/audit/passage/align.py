"""A fact of a claim beside a fact of a passage: what agrees, what is not there, what is something else.

What enters: two facts, the sentence around the second. What leaves: slots that agree, that lack, that clash.
Never done here: a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from peaceops.assess.audit.passage.act import Fact
from peaceops.assess.audit.passage.agree import Alignment, holds, is_like, is_meant_by
from peaceops.assess.audit.passage.calendar import align_days
from peaceops.assess.audit.passage.lexis import are_apart, gather
from peaceops.assess.audit.passage.number import align_bounds, find_number, find_part, find_unit, is_of_same
from peaceops.assess.audit.passage.source import OFFICES, Source
from peaceops.assess.audit.passage.word import UNITS, Word

_MUTUAL: Final = frozenset(
    {
        "meet",
        "conclude",
        "convene",
        "sign",
        "fight",
        "talk",
        "agree",
        "discuss",
        "consult",
        "negotiate",
        "exchange",
        "accept",
    }
)
_COMPATIBLE: Final = frozenset(
    frozenset(pair.split()) for pair in (
        "meet convene", "capture detain", "talk discuss", "talk meet", "conclude sign", "conclude end", "be remain", "be consider", "accept agreement", "request call", "be stay", "send station", "instruct request", "establish place", "kill attack-dead", "say announce", "contribute offer", "replace take-over", "return retake", "travel arrive", "hit explode",
    )
)  # fmt: skip
_SINCE: Final = re.compile(r"\b(?:since|until|unless|except|only|but)\b")
_SIDES: Final = frozenset({"government", "opposition"})
#: What opens a sentence and is of all of it.
_OPENINGS: Final = gather("in at on near during after before since by")
#: Parts of a country: never those of the sentence before.
_QUARTERS: Final = gather("north south east west northern southern eastern western centre capital")
_NEXT: Final = 2
_AHEAD: Final = 50
#: What is not yet done: "was compelled to leave" is none of it.
_PLANNED: Final = re.compile(
    r"\b(?:scheduled|planned|plans?|planning|intends?|expects?|expected|hopes?|will|envisaged|foreseen|due|(?:is|are) (?:now )?to)\b"
)


def align(claim: Fact, its: Fact, source: Source, claimed: str, named: Mapping[int, str]) -> Alignment | None:
    """Align a fact of a claim with one of a passage; None where they are of different verbs."""
    found = Alignment(its, named=named)
    if not _align_verbs(claim, its, found):
        return None
    if claim.is_negated != its.is_negated and _SINCE.search(
        source.page.sentences[its.order][its.spot[0] : its.spot[1]]
    ):
        return None  # "has not met since 16 February"
    if claim.is_negated != its.is_negated and "verb" not in found.clashes:
        found.clash("polarity", claim.word, its.word)
    elif claim.is_negated != its.is_negated:
        return None
    if (
        its.verbs & {"be", "remain"}
        and claim.verbs & {"be", "remain"}
        and its.patient
        and not any(holds(w, claim.words) for w in its.patient)
    ):
        return None  # something else is said of it
    if its.is_meant and not claim.is_meant:
        ahead = source.page.sentences[its.order][max(its.at[0] - _AHEAD, 0) : its.at[1]]
        found.missing.append(("planned" if _PLANNED.search(ahead) else "done", claim.word))
    if its.is_told and not claim.is_told:
        found.is_loose = True
    _align_parties(claim, its, source, found)
    _align_rest(claim, its, source, found)
    align_days(claim, its, source, found, claimed)
    align_bounds(claim, its, source, found, claimed)
    if "number" in found.clashes and sum(not d.is_label for d in claim.days) > 1:
        found.missing.append(("number", "of several days"))  # their sum
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


def _align_parties(claim: Fact, its: Fact, source: Source, found: Alignment) -> None:
    if claim.verbs & _MUTUAL:
        both = (*its.agent, *its.patient, *(w for w in its.rest if w not in its.places))
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
    lost: list[Word] = []
    for word in own:
        if (holds(word, wider) and is_of_same(word, own, its, source)) or is_meant_by(word, wider, its, source, found):
            found.agree(word)
            continue
        apart = word.number is None and any(are_apart(word.concept, w.concept) for w in target)
        if not apart and (word.is_quiet or (word.concept in its.verbs and word.number is None)):
            continue
        lost.append(word)
    if slot == "agent" and its.word.endswith("ing"):
        lost = _leave_ahead(lost, its, source, found)
    if part := find_part(own, target, its, source):
        found.missing.append(("part", part))
    if not lost:
        return
    if not target or its.is_open or slot == "patient" or (slot == "party" and len(lost) < len(own)):
        lost = _look_around(slot, lost, (own, target, wider), its, source, found)
    if slot == "agent" and not target:
        target = [
            w for w in its.patient if any(are_apart(w.concept, o.concept) for o in lost)
        ]  # "350 government troops were sent"
    _note_lost(slot, lost, (own, target), its, source, found)


def _note_lost(
    slot: str, lost: Sequence[Word], roles: tuple[Sequence[Word], Sequence[Word]], its: Fact, source: Source, found: Alignment
) -> None:  # fmt: skip
    """Note what a role lacks, or has in its stead."""
    own, target = roles
    is_other = False
    for word in sorted(lost, key=lambda w: not w.is_name):
        if is_other and word.number is None:
            continue  # of whoever is another there
        if word.number is not None and (unit := find_unit(word, own, its, source)):
            found.clash("unit", word.text, unit)
        elif (other := _find_other(word, own, target, source)) is not None and not (
            its.is_open and slot == "agent" and other in its.agent
        ):
            found.clash(slot if word.number is None else "number", word.text, other.text)
            is_other = word.number is None
        else:
            found.missing.append((slot, word.text))


def _leave_ahead(lost: list[Word], its: Fact, source: Source, found: Alignment) -> list[Word]:
    """Leave out what stands before a participle in its sentence: "detonated a mine, injuring five", by the mine."""
    ahead = [w for w in source.list_words(its.order) if w.start < its.at[0]]
    kept = [w for w in lost if w.is_name or w.number is not None or not holds(w, ahead)]
    found.agreed += len(lost) - len(kept)
    found.is_loose |= len(kept) < len(lost)
    return kept


def _look_around(
    slot: str, lost: list[Word], roles: tuple[Sequence[Word], Sequence[Word], Sequence[Word]], its: Fact, source: Source, found: Alignment
) -> list[Word]:  # fmt: skip
    """Look for words that a role lacks in the sentences before; those that are not found there are left."""
    own, target, wider = roles
    context = source.list_context(its.order)
    rivals = [w for w in target if w.is_name and not holds(w, own)]
    beside = (*target, *its.patient) if slot == "agent" else target
    kept = [
        w for w in lost
        if w.number is not None or (w.is_name and rivals and not _is_short(w, own, wider)) or any(are_apart(w.concept, t.concept) for t in beside)
        or not any(is_like(w.concept, c) for c in context)
        or (slot == "agent" and any(are_apart(w.concept, c) for c in context))  # which of the two sides acted is not told
    ]  # fmt: skip
    if len(kept) < len(lost):
        found.is_loose = True
        found.agreed += len(lost) - len(kept)
        found.around += sum(w.is_name for w in lost) - sum(w.is_name for w in kept)
    return kept


def _is_short(word: Word, own: Sequence[Word], its: Sequence[Word]) -> bool:
    """Whether a passage has the noun of a name without it: "the Council" for "the Joint Council"."""
    after = next((w for w in own if w.start > word.start), None)
    if after is None or after.is_quiet or after.start - word.end > 1 or not holds(after, its):
        return False
    return after.concept.removeprefix("@") in (
        "council",
        "commission",
        "committee",
        "assembly",
        "group",
        "protocol",
        "agreement",
        "board",
    )


def _find_other(word: Word, own: Sequence[Word], target: Sequence[Word], source: Source) -> Word | None:
    """Find what stands in a role in a word's stead: another name, another number of the same, an opposite."""
    if word.number is not None:
        numbers = [w for w in target if w.number is not None]
        noun = next((w for w in own if w.start > word.start and w.concept), None)
        same = noun is not None and holds(noun, target)
        is_claimed = any(w.number == numbers[0].number for w in own) if numbers else True
        return numbers[0] if len(numbers) == 1 and same and not is_claimed else None
    if (apart := next((w for w in target if w.concept and are_apart(word.concept, w.concept)), None)) is not None:
        return apart
    if word.is_name:
        others = [
            w for w in target
            if w.is_name and w.concept not in OFFICES and not holds(w, own) and source.are_of_one_kind(word, w)
        ]  # fmt: skip
        return others[0] if others and word.concept not in OFFICES else None
    return None


def _align_rest(claim: Fact, its: Fact, source: Source, found: Alignment) -> None:
    """Align what stands around a verb: what its own stretch has, else what opens the sentence, else what stands before."""
    opening = _list_opening(its, source)
    own = (*its.rest, *its.patient)
    for word in claim.rest:
        is_own, is_meant = holds(word, own), is_meant_by(word, own, its, source, found)
        if is_own and _is_turned(word, claim, its, own):
            found.missing.append(("direction", word.text))
            continue
        if not is_own and not is_meant and (other := _find_facing(word, claim, its, own)) is not None:
            way = claim.ways.get(word.start)
            found.clash("place" if way in ("in", "at", "near", "from", "to") else "party", word.text, other.text)
        elif is_meant or ((is_own or holds(word, opening)) and is_of_same(word, claim.rest, its, source)):
            found.agree(word)
        elif word.is_quiet or (word.number is None and word.concept in its.verbs):
            continue
        elif not _clash_rest(word, claim, its, source, found):
            _look_before(word, claim, its, source, found)


def _list_opening(its: Fact, source: Source) -> list[Word]:
    """List what stands before a fact and is of it too: all where it goes on from the verb before, else what opens the sentence."""
    ahead = [w for w in source.list_words(its.order) if w.start < min(its.spot[0], its.at[0]) and w.number is None]
    if its.is_joined or not ahead:
        return ahead
    first = source.list_facts(its.order)[0]
    return [w for w in ahead if w.start < first.at[0] and first.ways.get(w.start) in _OPENINGS]


def _is_turned(word: Word, claim: Fact, its: Fact, own: Sequence[Word]) -> bool:
    """Whether something goes to where the passage has it come from, or the reverse."""
    way = claim.ways.get(word.start, "")
    ways = {its.ways.get(w.start, "") for w in own if w.concept == word.concept} & _DIRECTIONS
    return word.is_name and way in _DIRECTIONS and bool(ways) and way not in ways


_DIRECTIONS: Final = frozenset({"from", "to"})


def _find_facing(word: Word, claim: Fact, its: Fact, own: Sequence[Word]) -> Word | None:
    """Find another name that the same preposition governs, where the claim names none that is there."""
    way = claim.ways.get(word.start, "")
    if not word.is_name or way in ("", "on") or word.concept in OFFICES:
        return None
    facing = [w for w in own if w.is_name and w.concept not in OFFICES and its.ways.get(w.start) == way]
    return facing[0] if facing and not any(holds(w, claim.words) for w in facing) else None


def _clash_rest(word: Word, claim: Fact, its: Fact, source: Source, found: Alignment) -> bool:
    """Note what stands in the stead of a word that a passage lacks; False where nothing does."""
    own = (*its.rest, *its.patient)
    if word.concept in UNITS and "unit" in found.clashes:
        return True
    if word in claim.causes and its.causes:
        found.clash("cause", _write(claim.causes), _write(its.causes))
    elif word in claim.places and its.places and not any(holds(w, claim.rest) for w in its.places):
        found.clash("place", word.text, its.places[0].text)
    elif word.number is not None and (unit := find_unit(word, claim.rest, its, source)):
        found.clash("unit", word.text, unit)
    elif word.number is not None and (other := find_number(word, claim.rest, own)) is not None:
        found.clash("number", word.text, other.text)
    elif (rival := next((w for w in own if w.concept and are_apart(word.concept, w.concept)), None)) is not None:
        found.clash("side", word.text, rival.text)
    else:
        return False
    return True


def _look_before(word: Word, claim: Fact, its: Fact, source: Source, found: Alignment) -> None:
    """Look for a word that a passage lacks in the sentences before it, unless a name in the passage may stand for it."""
    own = (*its.rest, *its.patient)
    has_rival = word.is_name and any(w.is_name and not holds(w, claim.words) for w in own)
    around = [w for fact in source.list_facts(its.order) for w in fact.places] if word in claim.places else []
    is_elsewhere = any(not holds(w, claim.words) for w in around)
    is_way = word.is_name and claim.ways.get(word.start) in _DIRECTIONS  # "went the other way"
    may_stand = not (word.number is not None or word.concept in _QUARTERS or has_rival or is_elsewhere or is_way)
    if may_stand and any(is_like(word.concept, c) for c in source.list_context(its.order)):
        found.is_loose = True
        found.agreed += 1
        found.around += word.is_name
    else:
        found.missing.append(("rest", word.text))


def _list_pairs(words: Sequence[Word], text: str) -> list[tuple[str, str]]:
    """List the names and sides that stand right before a noun, or behind it with "of"."""
    found = []
    told = [w for w in words if w.text]
    for i, word in enumerate(told[:-1]):
        if not (word.is_name or word.concept in _SIDES):
            continue
        after = told[i + 1]
        gap = text[word.end : after.start]
        if (
            after.concept
            and not after.is_name
            and after.number is None
            and gap.strip("-'’s ") in ("", "controlled")
            and after.concept not in _SIDES - {word.concept}
        ):
            found.append((word.concept, after.concept))
        if (
            i >= _NEXT
            and told[i - 1].text in ("of", "the")
            and told[i - 2 if told[i - 1].text == "of" else max(i - 3, 0)].concept
        ):
            head = told[i - 2] if told[i - 1].text == "of" or told[i - 2].text != "of" else told[max(i - 3, 0)]
            if told[i - 1].text == "of" or told[i - 2].text == "of":
                if head.is_name:  # "representatives of the Group of Friends"
                    found += [(word.concept, noun) for name, noun in found if name == head.concept]
                elif head.concept:
                    found.append((word.concept, head.concept))
    return found


def _align_pairs(claim: Fact, its: Fact, source: Source, found: Alignment, claimed: str) -> None:
    """Whose something is: "the Georgian police" is not that of another."""
    words = sorted(
        (w for w in claim.words if claimed[w.start : w.end].casefold().replace("’", "'") == w.text),
        key=lambda w: w.start,
    )
    own = _list_pairs(words, claimed)
    there = _list_pairs(source.list_words(its.order), source.page.sentences[its.order])
    for name, head in own:
        heads = {n for n, h in there if h == head}
        if heads and not any(is_like(name, n) for n in heads) and not found.clashes:
            rival = min(heads)
            if heads & OFFICES or name in OFFICES:
                continue  # "Major General"
            if any(n == name for n, _ in own if n in heads) or any(n in heads for n, h in own if h == head):
                continue
            found.clash("whose", name.removeprefix("@"), rival.removeprefix("@"))


def _write(words: Sequence[Word]) -> str:
    return " ".join(w.text for w in words)
