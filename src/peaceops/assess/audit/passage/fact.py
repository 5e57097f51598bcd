"""The facts of a sentence: each verb with who does it, to whom, and what stands around it.

What enters: a sentence with its words as concepts. What leaves: facts in order.
Never done here: a full parse; a word that no verb governs is of the sentence alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from peaceops.assess.audit.lexis import Token
from peaceops.assess.audit.passage.act import Fact
from peaceops.assess.audit.passage.day import Day, list_days
from peaceops.assess.audit.passage.idiom import read_idiom
from peaceops.assess.audit.passage.lexis import BASES, PRESENT, find_fact, gather, gather_facts
from peaceops.assess.audit.passage.stretch import (
    BREAKS,
    PRONOUNS,
    find_bound,
    is_in_day,
    read_antecedent,
    set_aside,
    split_ahead,
    split_behind,
)
from peaceops.assess.audit.passage.verb import Verb, list_verbs
from peaceops.assess.audit.passage.word import Word, list_words

PLACES: Final = gather(
    "in at near on around outside inside within across throughout to from into towards toward via along beyond"
)
#: Verbs that say no more than their object: "made a report".
_LIGHT: Final = gather_facts(
    "make hold conduct give take carry undertake launch have put submit issue keep suffer reach convened perform"
) - {""}
_LIGHT_FORMS: Final = gather("made make makes took take takes held hold had has issued reached")
#: Verbs whose object is to do what they govern.
_ASKING: Final = gather_facts(
    "request recommend invite urge instruct call order allow authorize ask appeal encourage welcome require"
)
#: Verbs that tell what they govern as done.
_DOING: Final = gather_facts("begin continue help manage start come decide proceed fail refuse decline") - {""}
_FAILING: Final = gather_facts("fail refuse decline prevent unable")
#: Nouns of what is done.
_ACTS: Final = (gather_facts(" ".join(sorted(BASES))) | {"agreement", "meet", "talk", "fight"}) - {""}
_OWN: Final = frozenset({"its", "their", "his", "her"})
#: Verbs whose subject is acted upon.
_SUFFERED: Final = gather("die died dies dying perished")
_DENIED: Final = gather("no neither none nobody nothing")
#: Whoever speaks in an operative paragraph.
COUNCIL: Final = (
    Word(0, 0, "security", "@security"),
    Word(0, 0, "council", "@council"),
    Word(0, 0, "resolution", "resolution"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """A sentence whose facts are read."""

    words: Sequence[Word]
    verbs: Sequence[Verb]
    bounds: Sequence[int]
    days: Sequence[Day]
    order: int

    def get_span(self, i: int) -> tuple[int, int]:
        """Get the stretch of a verb."""
        return self.bounds[i], self.bounds[i + 1] if i + 1 < len(self.bounds) else len(self.words)


def list_facts(sentence: str, tokens: Sequence[Token], order: int = 0) -> tuple[Fact, ...]:
    """List the facts of a sentence."""
    words, aside = set_aside(list_words(sentence, tokens))
    days = list_days(sentence)
    verbs = [v for v in list_verbs(words) if not is_in_day(words[v.head], days)]
    if not verbs:
        return ()
    bounds = [find_bound(words, verbs, i) for i in range(len(verbs))]
    read = _Sentence(words=words, verbs=verbs, bounds=bounds, days=days, order=order)
    return tuple(_put_back(fact, aside) for fact in _read_facts(read))


def _read_facts(read: _Sentence) -> Iterator[Fact]:
    first = read.words[read.verbs[0].first]
    is_order = read.verbs[0].first <= 1 and first.is_capital and first.text in PRESENT
    before: list[Fact] = []
    for i, verb in enumerate(read.verbs):
        _begin, stop = read.get_span(i)
        marks = [j for j in range(verb.head + 1, stop) if read.words[j].text == ";"]
        fact = _build(read, i, before, (verb.head + 1, marks[0] if marks else stop))
        if is_order and _is_ordered(read, i, fact):
            fact = replace(fact, agent=COUNCIL, is_open=False)  # "Decides to …": an operative paragraph
        yield fact
        for a, b in pairwise([*marks, stop]):  # "met A in Berlin; on 1 December B in Paris"
            if any(w.concept for w in read.words[a + 1 : b]):
                yield _build(read, i, before, (a + 1, b), is_further=True)
        before.append(fact)


def _is_ordered(read: _Sentence, i: int, fact: Fact) -> bool:
    verb = read.verbs[i]
    if i == 1 and verb.kind == "infinitive" and verb.first == read.verbs[0].head + 1:
        return True
    return not fact.agent and (not i or (fact.is_told and verb.kind == "passive"))


def _put_back(fact: Fact, aside: Mapping[int, Sequence[Word]]) -> Fact:
    """Put what stood in brackets behind the words it stood behind."""
    if not aside:
        return fact
    agent, patient, rest = (
        tuple(one for word in part for one in (word, *aside.get(word.start, ()))) for part in (fact.agent, fact.patient, fact.rest)
    )  # fmt: skip
    return replace(fact, agent=agent, patient=patient, rest=rest)


def _build(
    read: _Sentence, i: int, before: Sequence[Fact], behind: tuple[int, int], *, is_further: bool = False
) -> Fact:  # fmt: skip
    words, verb, (begin, stop) = read.words, read.verbs[i], read.get_span(i)
    head = words[verb.head]
    lead = begin + 1 if begin < verb.first and words[begin].text in BREAKS else begin
    link = words[begin].text if begin < verb.first else ""
    own, opening = split_ahead(words, lead, verb.first, read.days)
    opening = {} if is_further else opening
    after = split_behind(words, *behind, read.days)
    subject, is_open = _find_subject(read, i, before, own, lead)
    verbs, objects = _read_concepts(words, verb, after, subject)
    agent, patient, rest = _share_roles(read, i, before, (subject, objects, link), after)
    places = tuple(w for part in (after, opening) for way, f in part.items() if way in PLACES for w in f if w.is_name)
    if not places and link == "and" and before and not own:
        places = before[-1].places
    stretches = [behind] if is_further else [(begin, verb.first), behind]
    governed = before[-1] if before and verb.kind == "infinitive" else None
    is_told_done = governed is not None and not governed.is_meant and bool(governed.verbs & _DOING)
    fact = Fact(
        order=read.order, verbs=verbs, at=(head.start, head.end), agent=agent, patient=patient,
        rest=(*rest, *(w for f in opening.values() for w in f)), places=places, causes=after.get("because", ()),
        days=tuple(d for d in read.days if any(a < b and words[a].start <= d.start < words[b - 1].end for a, b in stretches)),
        ways={w.start: way for part in (opening, after) for way, f in part.items() if way for w in f},
        is_negated=_is_negated(words, verb, begin, stop) or (governed is not None and (governed.is_negated or bool(governed.verbs & _FAILING))),
        is_meant=verb.is_meant or (verb.kind == "infinitive" and not is_told_done), is_told=link == "that", is_open=is_open, is_joined=not own,
        spot=(words[behind[0] if is_further else begin].start, words[max(behind[1], verb.head + 1) - 1].end), word=head.text,
    )  # fmt: skip
    return read_idiom(fact, words[verb.head + 1].text if verb.head + 1 < len(words) else "")


def _find_subject(
    read: _Sentence, i: int, before: Sequence[Fact], own: tuple[Word, ...], lead: int
) -> tuple[tuple[Word, ...], bool]:  # fmt: skip
    """Find who stands before a verb, and whether it is a pronoun or nobody; who stood before the verb ahead goes on."""
    verb, last = read.verbs[i], read.verbs[i - 1] if i else None
    begin = read.bounds[i]
    if verb.kind == "reduced":
        return read_antecedent(read.words, verb.first - 1, last, read.days), False
    if own or not before:
        return own, not own or any(w.text in PRONOUNS or w.text in _OWN for w in read.words[lead : verb.first])
    one = before[-1]
    subject = one.agent or one.patient
    if read.words[verb.first].text == "to" and one.patient:
        is_asked = verb.kind == "passive" or bool(one.verbs & _ASKING)
        subject = one.patient if is_asked else (*one.patient, *one.agent)
    if read.words[begin].text in ("which", "who", "that") and begin < verb.first:
        subject = read_antecedent(read.words, begin, last, read.days) or subject
    is_pronoun = any(w.text in PRONOUNS for w in read.words[lead : verb.first])
    return subject, is_pronoun or not subject or one.is_open


def _read_concepts(
    words: Sequence[Word], verb: Verb, after: Mapping[str, tuple[Word, ...]], subject: Sequence[Word]
) -> tuple[frozenset[str], tuple[Word, ...]]:
    """Read what a verb means, and its objects: a light verb means its object."""
    head, objects = words[verb.head], after.get("", ())
    if verb.kind == "copula":
        return frozenset({"be"}), objects
    behind = words[verb.head + 1].text if verb.head + 1 < len(words) else ""
    if head.text in ("took", "take", "takes", "taken", "taking") and behind == "place":
        return frozenset({"convene"}), objects[1:]
    verbs = {head.concept or find_fact(head.text) or head.text}
    if verbs == {"lead"} and behind == "to" and verb.kind != "passive":
        return frozenset({"cause"}), objects  # "led to an agreement"
    if head.text.startswith("shot "):
        verbs.add("shoot")
    told: list[Word] = []
    if verbs & _LIGHT or head.text in _LIGHT_FORMS:
        told = [*objects, *(subject if verb.kind == "passive" else ())]
    elif head.text in ("engaged", "engage", "engages"):
        told = list(after.get("in", ()))
    return frozenset(verbs | {w.concept for w in told if w.concept in _ACTS}), objects


def _share_roles(
    read: _Sentence, i: int, before: Sequence[Fact], told: tuple[tuple[Word, ...], tuple[Word, ...], str],
    after: Mapping[str, tuple[Word, ...]],
) -> tuple[tuple[Word, ...], tuple[Word, ...], list[Word]]:  # fmt: skip
    """Share the words of a verb out: who does it, who is acted upon, the others."""
    (subject, objects, link), verb, begin = told, read.verbs[i], read.bounds[i]
    rest = [w for way, found in after.items() if way for w in found]
    if verb.kind in ("passive", "reduced") or read.words[verb.head].text in _SUFFERED:
        by = after.get("by", ())
        return by, subject, [*objects, *(w for w in rest if w not in by)]
    last = read.verbs[i - 1] if i else None
    if last is not None and last.kind == "reduced" and before:
        subject = (*before[-1].patient, *subject)  # "Mr. A, accompanied by B, went to C"
    if link == "whom" or (link in ("which", "that") and subject and begin and begin + 1 < verb.first):
        return subject, read_antecedent(read.words, begin, last, read.days) or objects, [*objects, *rest]
    return subject, objects, rest


def _is_negated(words: Sequence[Word], verb: Verb, begin: int, stop: int) -> bool:
    """Whether a verb is denied: by "not", by a subject or object with "no", or as without success."""
    near = [*words[begin : verb.first], *words[verb.head + 1 : verb.head + 3]]
    is_denied = verb.is_negated != any(w.text in _DENIED for w in near)
    texts = [w.text for w in words[verb.head : stop]]
    is_vain = any(one == "without" and other in ("success", "result", "effect") for one, other in pairwise(texts))
    return is_denied or is_vain or "unsuccessfully" in texts
