"""The facts of a sentence: each verb with who does it, to whom, and what stands around it.

What enters: a sentence with its words as concepts. What leaves: facts in order.
Never done here: a full parse; a word that no verb governs is of the sentence alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from peaceops.assess.audit.lexis import Token
from peaceops.assess.audit.passage.day import Day, list_days
from peaceops.assess.audit.passage.lexis import ADJECTIVES, BASES, LOOSE, PARTICIPLES, PAST, PRESENT, find_fact
from peaceops.assess.audit.passage.word import Word, list_words

_BE: Final = frozenset("is are was were be been being".split())
_HAVE: Final = frozenset("has have had having".split())
_DO: Final = frozenset("do does did".split())
_MODAL: Final = frozenset("will would shall should may might must could can".split())
_NOT: Final = frozenset("not never no neither nor without n't cannot".split())
_SKIPPED: Final = frozenset(
    "also just recently then later already since still yet only again both soon once therefore however subsequently all together now thus often always so".split()
)
_DETERMINERS: Final = frozenset(
    "the a an this that these those its their his her our my your no any each every some several many other most more few all both such certain various".split()
)
_PREPOSITIONS: Final = frozenset(
    "in at on near by to from with for of against between among into during through throughout under over across around outside inside within beyond along "
    "after before since until upon about towards toward behind via per despite concerning regarding including following as than without like north south east west".split()
)
_PLACES: Final = frozenset("in at near on around outside inside within across throughout to from into towards toward via along beyond".split())
_BREAKS: Final = frozenset("while whereas which who whom whose that when where after before because since although though but if as until".split())
_LIGHT: Final = frozenset(map(find_fact, "make hold conduct give take carry undertake launch have put submit issue keep suffer reach convened perform".split())) | {"convened", "conduct"}
_MEANING: Final = frozenset(map(find_fact, (
    "request recommend invite urge instruct agree plan intend want pledge offer undertake promise hope demand call propose order allow authorize ask appeal threaten expect "
    "encourage try seek attempt schedule aim insist warn prepare need refuse fail decline require advise tell"
).split())) | {"request", "undertake", "instruct", "allow", "intend", "scheduled", "planned"}  # fmt: skip
#: Verbs whose object is to do what they govern.
_ASKING: Final = frozenset(map(find_fact, "request recommend invite urge instruct call order allow authorize ask appeal encourage welcome require".split()))
_FAILING: Final = frozenset(map(find_fact, ("fail", "refuse", "decline", "prevent", "unable")))
_PRONOUNS: Final = frozenset("it they he she them him which who that this these those".split())
#: Nouns of what is done: "made a report".
_ACTS: Final = (frozenset(map(find_fact, BASES)) | {"agreement", "meet", "talk", "fight"}) - {""}
_OWN: Final = frozenset({"its", "their", "his", "her"})
#: Verbs whose subject is acted upon.
_SUFFERED: Final = frozenset("die died dies dying perished".split())


@dataclass(frozen=True, slots=True)
class Fact:
    """A verb with its words.

    Parameters
    ----------
    order : int
        Of its sentence.
    verbs : frozenset of str
        Concepts of the verb; of a light verb those of its object too.
    at : tuple of int
        Offsets of the verb.
    agent, patient, rest : tuple of Word
        Who does it, who is acted upon, the other words.
    places : tuple of Word
        Those of the rest that stand behind a word of place.
    causes : tuple of Word
        Those behind a word of cause.
    days : tuple of Day
        In its stretch.
    is_negated, is_meant, is_told : bool
        Whether it is denied, only meant to be, or somebody's word.
    is_open : bool
        Whether a pronoun or nobody stands for the one who acts.
    spot : tuple of int
        Offsets of its stretch.
    word : str
        The verb as it stands.
    """

    order: int
    verbs: frozenset[str]
    at: tuple[int, int]
    agent: tuple[Word, ...] = ()
    patient: tuple[Word, ...] = ()
    rest: tuple[Word, ...] = ()
    places: tuple[Word, ...] = ()
    causes: tuple[Word, ...] = ()
    days: tuple[Day, ...] = ()
    is_negated: bool = False
    is_meant: bool = False
    is_told: bool = False
    is_open: bool = False
    spot: tuple[int, int] = (0, 0)
    word: str = ""

    @property
    def words(self) -> tuple[Word, ...]:
        """All of its words but the verb."""
        return (*self.agent, *self.patient, *self.rest)


#: Whoever speaks in an operative paragraph.
COUNCIL: Final = (Word(0, 0, "security", "@security"), Word(0, 0, "council", "@council"), Word(0, 0, "resolution", "resolution"))


@dataclass(slots=True)
class _Verb:
    """A verb as it was found: places of its first auxiliary and of its head."""

    first: int
    head: int
    kind: str  # finite, passive, infinitive, participle, copula
    is_negated: bool = False
    is_meant: bool = False
    noun: list[int] = field(default_factory=list)


def list_facts(sentence: str, tokens: Sequence[Token], order: int = 0) -> tuple[Fact, ...]:
    """List the facts of a sentence."""
    words, aside = _set_aside(list_words(sentence, tokens))
    days = list_days(sentence)
    verbs = [v for v in _find_verbs(words) if not _is_in_day(words[v.head], days)]
    if not verbs:
        return ()
    bounds = [_find_bound(words, verbs, i) for i in range(len(verbs))]
    is_order = bool(words) and verbs[0].first <= 1 and words[verbs[0].first].is_capital and words[verbs[0].first].text in PRESENT
    found: list[Fact] = []
    for i, verb in enumerate(verbs):
        stop = bounds[i + 1] if i + 1 < len(verbs) else len(words)
        fact = _build(words, verb, (bounds[i], stop), found, days, order, verbs[i - 1] if i else None)
        is_ordered = not i or (i == 1 and (verb.kind == "infinitive" and verb.first == verbs[0].head + 1)) or (fact.is_told and verb.kind == "passive")
        if is_order and is_ordered and (not fact.agent or i == 1):
            fact = replace(fact, agent=COUNCIL, is_open=False)  # "Decides to …": an operative paragraph
        found.append(fact)
    return tuple(_put_back(fact, aside) for fact in found)


def _set_aside(words: Sequence[Word]) -> tuple[list[Word], dict[int, list[Word]]]:
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


def _put_back(fact: Fact, aside: Mapping[int, Sequence[Word]]) -> Fact:
    """Put what stood in brackets behind the words it stood behind."""
    if not aside:
        return fact
    agent, patient, rest = (
        tuple(one for word in part for one in (word, *aside.get(word.start, ()))) for part in (fact.agent, fact.patient, fact.rest)
    )  # fmt: skip
    return replace(fact, agent=agent, patient=patient, rest=rest)


def _find_verbs(words: Sequence[Word]) -> Iterator[_Verb]:
    i = 0
    while i < len(words):
        verb = _read_verb(words, i)
        if verb is None:
            i += 1
            continue
        yield verb
        i = verb.head + 1


def _read_verb(words: Sequence[Word], i: int) -> _Verb | None:
    low = words[i].text.partition(" ")[0]
    if low in _BE or low in _HAVE or low in _DO or low in _MODAL:
        return _read_chain(words, i)
    if low == "to" and i + 1 < len(words) and (words[i + 1].text in BASES or words[i + 1].text == "be"):
        if words[i + 1].text == "be":
            chain = _read_chain(words, i + 1)
            return _Verb(i, chain.head, chain.kind, chain.is_negated, True) if chain else None
        return _Verb(i, i + 1, "infinitive", i > 0 and words[i - 1].text == "not")
    if low.isalpha() and not (words[i].is_capital and i > 0):
        if _is_reduced(words, i):
            return _Verb(i, i, "reduced")
        if _is_finite(words, i):
            return _Verb(i, i, "finite", _has_not(words, i))
    if low.endswith("ing") and len(low) > 5 and i and not words[i].is_capital and low not in _NO_VERBS:
        if words[i - 1].text in (",", "and", "thereby", "thus") or (_is_noun(words[i - 1]) and _opens_noun(words, i + 1)):
            return _Verb(i, i, "participle")
    return None


_NO_VERBS: Final = frozenset("including during following concerning regarding pending according excluding meeting training fighting mining building".split())


def _is_noun(word: Word) -> bool:
    return bool(word.concept) and word.text not in _PREPOSITIONS and word.text not in _DETERMINERS and word.number is None


def _opens_noun(words: Sequence[Word], i: int) -> bool:
    return i < len(words) and (words[i].is_name or words[i].text in _DETERMINERS or words[i].number is not None or words[i].text in ('"', "“", "”"))


def _is_reduced(words: Sequence[Word], i: int) -> bool:
    """Whether a participle behind a comma tells of what stands before it: "the round, held on 18 November, …"."""
    low = words[i].text
    is_form = low in PARTICIPLES or (low.endswith("ed") and len(low) > 4)
    after = words[i + 1].text if i + 1 < len(words) else ""
    return is_form and i > 1 and words[i - 1].text in (",", "(") and after in ("on", "in", "at", "by", "from", "between") and bool(words[i - 2].concept)


def _has_not(words: Sequence[Word], i: int) -> bool:
    return i > 0 and words[i - 1].text in ("never", "not")


def _read_chain(words: Sequence[Word], i: int) -> _Verb:
    """Read an auxiliary with what follows: "has not yet been formally agreed"."""
    negated = i > 0 and words[i - 1].text in ("never", "neither", "nor")
    meant = words[i].text in _MODAL and words[i].text not in ("can", "shall")
    last, kind, at = i, "copula" if words[i].text in _BE else "finite", i + 1
    be = words[i].text in _BE
    while at < len(words) and at - i < 9:
        low = words[at].text.partition(" ")[0]
        if low in _NOT:
            negated = True
            meant = meant and words[i].text not in ("could", "can")
        elif low in _BE or low in _HAVE:
            be = low in _BE
            last = at
            kind = "copula" if be else "finite"
        elif low in _SKIPPED or low.endswith("ly"):
            pass
        elif low == "to" and be and at + 1 < len(words) and words[at + 1].text in BASES | {"be"} and last == at - 1:
            meant = True  # "was to be held"
        elif low.endswith(("ed", "ied")) or low in PARTICIPLES or (low in PAST and be):
            return _Verb(i, at, "passive" if be else "finite", negated, meant)
        elif low.endswith("ing") and be and low not in ("during", "including"):
            return _Verb(i, at, "finite", negated, meant)
        elif low in BASES and (words[i].text in _MODAL | _DO or words[at - 1].text == "to"):
            return _Verb(i, at, "finite", negated, meant)
        elif low == "," and at + 1 < len(words) and _closes_aside(words, at):
            at = _closes_aside(words, at)
        else:
            break
        at += 1
    return _Verb(i, last, kind, negated, meant)


def _closes_aside(words: Sequence[Word], at: int) -> int:
    """Find the comma that closes an aside inside a chain: "was led, for the first time, by"."""
    return next((j for j in range(at + 2, min(at + 7, len(words))) if words[j].text == ","), 0)


def _is_finite(words: Sequence[Word], i: int) -> bool:
    low = words[i].text.partition(" ")[0]
    before = words[i - 1] if i else None
    after = words[i + 1].text if i + 1 < len(words) else ""
    if before is not None and (before.text.endswith("ly") or before.text in _SKIPPED) and i > 1:
        before = words[i - 2]
    is_noun_place = before is not None and (
        before.text in _DETERMINERS or before.text in _PREPOSITIONS or before.text.endswith("'s") or before.number is not None
    )
    if low in PAST and low not in ("put", "set", "cut", "hit", "hurt", "let", "read", "cost", "lead"):
        return not is_noun_place or low in ("met", "took", "went", "became", "began")
    if low.endswith("ed") and len(low) > 3 and (low not in ADJECTIVES or (low in LOOSE and not is_noun_place and before is not None and before.text not in ("and", "or", ","))):
        if before is not None and before.text in ("that", "which", "who") and i > 1:
            return True
        if is_noun_place or after == "by":
            return False
        if before is not None and before.text in ("and", "or", ","):
            return not _is_before_noun(words, i) or after in _DETERMINERS
        return True
    if low in BASES and low not in _NOUN_BASES and before is not None and not is_noun_place and after not in _PREPOSITIONS - {"to", "in", "at", "on", "with"}:
        return before.text.endswith("s") and not before.text.endswith("'s") and bool(before.concept) or before.text in ("police", "people", "personnel", "they", "men", "who")
    if low in PRESENT or low in ("put", "set", "cut", "hit", "let"):
        if before is None:
            return words[i].is_capital
        return not is_noun_place and (before.is_name or before.text not in (",", "and", "or")) and (
            after in _DETERMINERS or after in ("that", "upon", "from", "to", "up", "at", "on", "in") or low not in _NOUNS
        )
    return False


def _is_no_break(words: Sequence[Word], j: int) -> bool:
    """Whether a word that may part clauses does not: "as at", "on that day"."""
    if words[j].text == "as":
        return words[j + 1].text in ("at", "of", "from", "well", "a", "an")
    return words[j].text == "that" and j > 0 and words[j - 1].text in _PREPOSITIONS


_NOUN_BASES: Final = frozenset(
    "attack assault attempt call cause change claim command commence complete conduct cost cover cross cut decline delay demand draft drop end exchange fall fight finance fire force "
    "function go grant hand head help host increase launch lay lead leave let limit march move murder name note offer open order place plan present process protest raise report "
    "request return review rise run sentence set shell shoot sign stand start state stay stop support surrender talk transfer travel try turn use visit vote want welcome win work wound "
    "found general monitor pass pay people permit pledge force have separate".split()
)
_NOUNS: Final = frozenset(
    "attacks reports talks visits reviews changes costs places plans orders names moves ends works claims calls requests demands exchanges stations forces patrols "
    "protests supports offers sets hopes fires limits leaves needs rises falls drafts amounts numbers grants covers funds cross moves ships launches limits sites posts "
    "returns releases transfers appeals promises notes authorizes views sends starts stops reads charges wounds crosses uses helps".split()
)


def _is_before_noun(words: Sequence[Word], i: int) -> bool:
    after = words[i + 1] if i + 1 < len(words) else None
    return after is not None and after.text.isalpha() and not after.is_capital and after.number is None and after.text not in _PREPOSITIONS and after.text not in _DETERMINERS


def _find_bound(words: Sequence[Word], verbs: Sequence[_Verb], i: int) -> int:
    """Find where the stretch of a verb begins: behind the verb before, at what parts them."""
    if i == 0:
        return 0
    begin, end = verbs[i - 1].head + 1, verbs[i].first
    if verbs[i].kind == "infinitive":
        return end
    strong = [
        j for j in range(begin, end)
        if words[j].text in (";", ":", "—", "–")
        or (words[j].text in _BREAKS and not _is_no_break(words, j))
    ]  # fmt: skip
    if verbs[i].kind == "reduced":
        return end - 1
    if strong:
        return strong[0] if words[strong[0]].text not in ("as", "if", "that", "since", "after", "before", "until") else strong[-1]
    joined = [j for j in range(begin, end) if words[j].text == "and"]
    commas = [j for j in range(begin, end) if words[j].text == ","]
    if joined and not any(w.concept or w.text in _PRONOUNS for w in words[joined[-1] + 1 : end]):
        return joined[-1]
    if joined and commas and joined[-1] == commas[-1] + 1:
        return joined[-1]
    if commas:
        return commas[-1]
    return joined[-1] if joined else end


def _build(
    words: Sequence[Word], verb: _Verb, span: tuple[int, int], before: Sequence[Fact], days: Sequence[Day], order: int,
    last: _Verb | None,
) -> Fact:  # fmt: skip
    begin, stop = span
    head = words[verb.head]
    lead = begin + 1 if begin < verb.first and words[begin].text in _BREAKS else begin
    subject, opening = _split_ahead(words, lead, verb.first, days)
    after = _split_behind(words, verb.head + 1, stop, days)
    is_passive = verb.kind in ("passive", "reduced")
    link = words[begin].text if begin < verb.first else ""
    is_open = any(w.text in _PRONOUNS or w.text in _OWN for w in words[lead : verb.first]) or not subject
    is_inherited = not subject
    if verb.kind == "reduced":
        subject, is_open = _read_antecedent(words, verb.first - 1, last, days), False
    elif not subject and before:
        subject = before[-1].patient if _is_acted(before[-1]) else before[-1].agent or before[-1].patient
        if verb.kind == "infinitive" and before[-1].patient:
            is_asked = bool(before[-1].verbs & _ASKING)
            subject = before[-1].patient if is_asked else (*before[-1].patient, *before[-1].agent)
        is_open = not subject or before[-1].is_open
        if link in ("which", "who", "that") and words[begin - 1 : begin]:
            subject = _read_antecedent(words, begin, last, days) or subject
    places = tuple(w for part in (after, opening) for way, f in part.items() if way in _PLACES for w in f if w.is_name)
    if not places and link == "and" and before and is_inherited:
        places = before[-1].places
    own = tuple(d for d in days if words[begin].start <= d.start < (words[stop - 1].end if stop > begin else 0))
    verbs = {head.concept or find_fact(head.text) or head.text} if verb.kind != "copula" else {"be"}
    if head.text.startswith("shot "):
        verbs.add("shoot")
    objects = after.get("", ())
    if head.text in ("took", "take", "takes", "taken", "taking") and objects and objects[0].text == "place":
        verbs, objects = {"convened"}, objects[1:]
    if head.text in ("engaged", "engage", "engages"):
        verbs |= {w.concept for w in after.get("in", ()) if w.concept in _ACTS}
    if is_passive and verbs & _LIGHT:
        verbs |= {w.concept for w in subject if w.concept in _ACTS}
    if verbs & _LIGHT or head.text in ("made", "make", "makes", "took", "take", "takes", "held", "hold", "had", "has", "issued", "reached"):
        verbs |= {w.concept for w in objects if w.concept in _ACTS}
    by = after.get("by", ())
    if is_passive or head.text in _SUFFERED:
        agent, patient = by, subject
        rest = [*objects, *(w for way, found in after.items() if way not in ("", "by") for w in found)]
    else:
        agent, patient = subject, objects
        rest = [w for way, found in after.items() if way for w in found]
        if last is not None and last.kind == "reduced" and before:
            agent = (*before[-1].patient, *agent)  # "Mr. A, accompanied by B, went to C"
        if link == "whom" or (link in ("which", "that") and len(subject) and begin + 1 < verb.first and begin):
            patient, rest = _read_antecedent(words, begin, last, days) or objects, [*objects, *rest]
    denied = any(w.text in ("no", "neither", "none", "nobody") for w in words[begin : verb.first]) or any(
        w.text in ("no", "none", "nobody", "nothing") for w in words[verb.head + 1 : verb.head + 3]
    )  # fmt: skip
    governed = before[-1] if before and verb.kind == "infinitive" else None
    return Fact(
        order=order, verbs=frozenset(verbs), at=(head.start, head.end), agent=agent, patient=patient, rest=(*rest, *opening.get("", ()), *(w for way, f in opening.items() if way for w in f)),
        places=places,
        causes=after.get("because", ()), days=own,
        is_negated=verb.is_negated != denied or (governed is not None and (governed.is_negated or bool(governed.verbs & _FAILING))) or _fails(words, verb.head, stop),
        is_meant=verb.is_meant or (governed is not None and (governed.is_meant or bool(governed.verbs & _MEANING))),
        is_told=link == "that", is_open=is_open, spot=(words[begin].start, words[stop - 1].end), word=head.text,
    )  # fmt: skip


def _is_acted(fact: Fact) -> bool:
    return not fact.agent and bool(fact.patient)


def _fails(words: Sequence[Word], start: int, stop: int) -> bool:
    return any(
        words[j].text == "without" and j + 1 < stop and words[j + 1].text in ("success", "result", "effect") for j in range(start, stop)
    ) or any(w.text in ("unsuccessfully", "nil") for w in words[start:stop])


def _read_antecedent(words: Sequence[Word], begin: int, last: _Verb | None, days: Sequence[Day]) -> tuple[Word, ...]:
    """Read whom "which" or "who" means: the words before it, back to the last preposition or the verb."""
    floor = last.head + 1 if last is not None else 0
    found: list[Word] = []
    for j in range(begin - 1, floor - 1, -1):
        word = words[j]
        if word.text in _PREPOSITIONS and word.text != "of":
            break
        if word.text in _BREAKS or word.text == ";":
            break
        if (word.concept or word.number is not None) and not _is_in_day(word, days):
            found.append(word)
    return tuple(reversed(found))


def _split_ahead(
    words: Sequence[Word], begin: int, end: int, days: Sequence[Day]
) -> tuple[tuple[Word, ...], dict[str, tuple[Word, ...]]]:
    """Split what stands before a verb: who acts, and what opens the clause."""
    subject: list[Word] = []
    opening: dict[str, list[Word]] = {}
    way = ""
    for j in range(begin, end):
        word = words[j]
        if word.text == "," or word.text in ("(", ")") or _is_in_day(word, days):
            way = ""
        elif word.text in _PREPOSITIONS and word.text not in ("of",):
            way = word.text
        elif word.text in ("and", "or") and way and subject:
            pass
        elif (word.concept or word.number is not None) and not _is_in_day(word, days):
            if way:
                opening.setdefault(way, []).append(word)
            else:
                subject.append(word)
    return tuple(subject), {key: tuple(found) for key, found in opening.items()}


def _split_behind(words: Sequence[Word], begin: int, end: int, days: Sequence[Day]) -> dict[str, tuple[Word, ...]]:
    """Split what stands behind a verb by the prepositions that govern it."""
    found: dict[str, list[Word]] = {}
    way = ""
    for j in range(begin, end):
        word = words[j]
        if word.text in ("because", "owing", "due"):
            way = "because"
        elif word.text in _PREPOSITIONS and word.text != "of":
            way = way if way == "because" else word.text
        elif (word.concept or word.number is not None) and not _is_in_day(word, days):
            found.setdefault(way, []).append(word)
    return {key: tuple(one) for key, one in found.items()}


def _is_in_day(word: Word, days: Sequence[Day]) -> bool:
    return any(d.start <= word.start < d.end for d in days)
