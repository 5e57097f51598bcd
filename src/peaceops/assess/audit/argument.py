"""Conclusions of a text with what they rest on, proposed for review.

What enters: a text, its statements, what the ledger holds of other missions.
What leaves: arguments that quote the text, and its predictions.
Never done here: a verdict on a motive or on an argument; a guess at the kind of an inference.

A sentence is proposed where the text announces a conclusion, or where its cues weigh enough (:mod:`peaceops.assess.audit.weigh`).
Words that announce one also tell which part of the sentence is the premise, and often the kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from peaceops.assess.audit.citation.c14_future import read_last_day
from peaceops.assess.audit.cue import Conclusion, find_conclusion
from peaceops.assess.audit.cue_weight import THRESHOLD
from peaceops.assess.audit.drawn import find_drawn
from peaceops.assess.audit.horizon import counts_from_now, find_horizon, find_year_over
from peaceops.assess.audit.inference import KINDS, classify_inference
from peaceops.assess.audit.likelihood import find_likelihood
from peaceops.assess.audit.marker import find_marked
from peaceops.assess.audit.peer import Peer, pick_comparators, try_elsewhere
from peaceops.assess.audit.rhetoric import find_carried, find_rhetoric
from peaceops.assess.audit.weigh import count_shared, explain, look_around, points_back, read_cues, score
from peaceops.model.audit import Argument, Excerpt, Prediction
from peaceops.model.statement import Statement
from peaceops.model.text import Sentence, Text

_LOOK_BACK: Final = 2
#: Words that a conclusion shares with the sentence before it, for that to count as its premise.
_LINKED: Final = 2
#: Kinds that need words on both sides: only these are told of a conclusion that nothing announces.
_BOTH_SIDES: Final = frozenset({"composition-to-partiality", "alignment-to-impossibility"})
_PLACES: Final = frozenset({"state", "area"})
#: Times that a text must name a mission to be about it.
_ABOUT: Final = 3
_CAUSES: Final = {
    "C": "completed", "F": "followed by another mission", "H": "refused by the host", "V": "veto or no consensus",
    "W": "overtaken by war or by a party's force", "X": "failure or exit of a contributor",
}  # fmt: skip
#: A sentence that only takes another up again: its premise stands one sentence further back.
_LINK: Final = re.compile(r"^(?:however|moreover|furthermore|in addition|also|similarly|likewise)\b", re.IGNORECASE)
NOTHING_ON_FILE: Final = "nothing on file that the inference turns on"
_NO_DAY: Final = "the text names no day by which it could be settled"
_NO_START: Final = "it counts from the day on which it was said, and that day is not known"
_PAST_DAY: Final = "every day that it names was past when the text was written"
#: Somebody else's word, or a word of another day, counts from that day.
_SAID: Final = re.compile(
    r"\b(?:predict|promis|forecast|pledg|vow|warn|announc|declar|claim|argu|insist|said|say|told|wrote|writ|(?<!is )(?<!are )expect|believ|estimat|according)\w*\b|[“\"]",
    re.IGNORECASE,
)
#: Somebody else's conclusion, reported: none of the author's own.
_TOLD: Final = re.compile(
    r"\b(?!(?:i|we|one|you|to|must|should|can|could|hardly|not|cannot) )[\w'’)]+,? (?:also |later |once |now |often |still |repeatedly )?(?:said|says|say|told|tells? (?!us|you|one)|argues?|argued|claims?|claimed|believes?|believed|concludes?|concluded|replie[sd]|reply|maintains?|maintained|insists?|insisted"
    r"|warns?|warned|contends?|contended|complain(?:s|ed)?|alleges?|alleged|asserts?|asserted|objects?|objected|noted|stated|declared|announced)(?: \w+){0,4}? that\b|\baccording to\b|\bin the (?:view|opinion|words) of\b",
    re.IGNORECASE,
)
#: Words of which one must stand there, before that is looked for.
_TELLING: Final = (" that", "according to", "in the view", "in the opinion", "in the words")
_NO_EVENT: Final = "the text names no figure, day or named event by which it could be settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    sentence: Sentence
    conclusion: Conclusion
    before: tuple[Sentence, ...]
    why: tuple[str, ...] = ()


def find_arguments(
    text: Text, statements: Sequence[Statement], peers: Iterable[Peer] = ()
) -> tuple[tuple[Argument, ...], tuple[Prediction, ...]]:
    """Find the conclusions of a text, and its predictions.

    Parameters
    ----------
    text : Text
        The text.
    statements : sequence of Statement
        What it says.
    peers : iterable of Peer
        What the ledger holds of every mission of the registry; without it no inference is tried elsewhere.

    Returns
    -------
    tuple of tuple of Argument and tuple of Prediction
        In the order of the text.
    """
    known = {peer.mission.id: peer for peer in peers}
    by_sentence: dict[int, list[Statement]] = {}
    for statement in statements:
        by_sentence.setdefault(statement.sentence, []).append(statement)
    subjects = _Subjects(by_sentence, known)
    arguments = tuple(_build(found, by_sentence, known, subjects) for found in _find(text, by_sentence))
    return arguments, tuple(_predict(s, read_last_day(text.issued)) for s in statements if s.modality == "predicted")


def _find(text: Text, by_sentence: Mapping[int, Sequence[Statement]]) -> Iterable[_Found]:
    sentences = text.sentences
    for at, sentence in enumerate(sentences):
        group = by_sentence.get(sentence.order, ())
        behind = sentences[at + 1] if at + 1 < len(sentences) else None
        following = behind.text if behind is not None and behind.passage == sentence.passage else ""
        announced = parse_conclusion(sentence.text, following, group)
        around = look_around(sentences, at, is_announced=announced is not None)
        if announced is None and (score(sentence.text, around) < THRESHOLD or _is_told(sentence.text, group)):
            continue
        conclusion = announced or Conclusion(cue="", start=0, end=len(sentence.text.rstrip()))
        yield _Found(
            sentence=sentence, conclusion=conclusion, before=_find_premises(sentences, at, conclusion), why=explain(read_cues(sentence.text, around))
        )  # fmt: skip


def _find_premises(sentences: Sequence[Sentence], at: int, conclusion: Conclusion) -> tuple[Sentence, ...]:
    """Sentences beside a conclusion that hold its premises."""
    if conclusion.follows:
        return (sentences[at + 1],)
    previous = sentences[max(0, at - _LOOK_BACK) : at]
    return _look_back(previous, sentences[at], conclusion) if conclusion.cue else _look_linked(previous, sentences[at])


def parse_conclusion(words: str, following: str, group: Sequence[Statement]) -> Conclusion | None:
    """Part a sentence that announces its conclusion: by a connective, by both of its sides, by a marker or a figure of speech.

    Parameters
    ----------
    words : str
        The sentence.
    following : str
        The one behind it in its passage; empty where none is.
    group : sequence of Statement
        What the sentence says.

    Returns
    -------
    Conclusion or None
        None where nothing announces one, or where somebody else draws it.
    """
    places = [e.text for s in group for e in s.entities if e.kind in _PLACES]
    if found := find_conclusion(words) or find_drawn(words, places):
        return found
    found = find_marked(words) or find_rhetoric(words, following, places) or find_carried(words, following)
    return None if found is not None and _is_told(words, group) else found


def _is_told(words: str, group: Sequence[Statement]) -> bool:
    """Whether a sentence tells what somebody else says or concludes, or is a recital: "Noting …,", "Decides …;"."""
    if words.rstrip().endswith((",", ";")):
        return True
    if any(s.modality == "reported" and s.attribution for s in group):
        return True
    return any(word in words.lower() for word in _TELLING) and _TOLD.search(words) is not None


def _look_back(previous: Sequence[Sentence], sentence: Sentence, conclusion: Conclusion) -> tuple[Sentence, ...]:
    """Sentences before a conclusion that may hold its premises: of the same passage, or the last before it."""
    if conclusion.premise:
        return ()
    near = [s for s in previous[-_LOOK_BACK:] if s.passage == sentence.passage]
    if not near:
        return tuple(previous[-1:])
    # "Moreover …" goes on with what stands before it; any other last sentence carries the conclusion by itself.
    return tuple(near) if _LINK.match(near[-1].text) else tuple(near[-1:])


def _look_linked(previous: Sequence[Sentence], sentence: Sentence) -> tuple[Sentence, ...]:
    """Find the sentence before a conclusion that nothing announces, where the conclusion takes up its words or points back."""
    near = [s for s in previous[-1:] if s.passage == sentence.passage]
    return tuple(s for s in near if points_back(sentence.text) or count_shared(sentence.text, (s.text,)) >= _LINKED)


class _Subjects:
    """Which mission a sentence speaks of: one it names, else the one that its passage or the text names most."""

    def __init__(self, by_sentence: Mapping[int, Sequence[Statement]], known: Mapping[str, Peer]) -> None:
        self.named: dict[int, list[str]] = {}
        for order, group in by_sentence.items():
            ids = [e.id for s in group for e in s.entities if e.kind == "mission" and e.id in known]
            if ids:
                self.named[order] = ids
        counted = Counter(ident for ids in self.named.values() for ident in ids)
        self.main = min(counted, key=lambda ident: (-counted[ident], ident)) if counted else ""
        self.about = frozenset(ident for ident, count in counted.items() if count >= _ABOUT)

    def find(self, sentence: Sentence, before: Sequence[Sentence]) -> str:
        for order in (sentence.order, *(s.order for s in reversed(before))):
            if ids := self.named.get(order):
                return Counter(ids).most_common(1)[0][0]
        return self.main


def _build(
    found: _Found, by_sentence: Mapping[int, Sequence[Statement]], known: Mapping[str, Peer], subjects: _Subjects
) -> Argument:  # fmt: skip
    sentence, conclusion = found.sentence, found.conclusion
    words = sentence.text[conclusion.start : conclusion.end]
    stated = _quote_premises(found)
    kind = conclusion.kind or classify_inference(words, " ".join(excerpt.text for excerpt in stated), conclusion.cue)
    if not conclusion.cue and kind not in _BOTH_SIDES:
        kind = ""
    about = KINDS.get(kind)
    own = known[ident].mission if (ident := subjects.find(sentence, found.before)) else None
    picked = pick_comparators(own, [peer.mission for peer in known.values()]) if own is not None and kind else ()
    elsewhere = try_elsewhere(kind, words, own, known.values(), subjects.about) if known else ()
    return Argument(
        conclusion=_cover(by_sentence.get(sentence.order, ()), conclusion.start, conclusion.end),
        inference=kind,
        cue=conclusion.cue,
        premises=_list_premises(found, by_sentence),
        missing=about.missing if about else (),
        comparators=tuple(ident for ident, _ in picked),
        evidence=about.evidence if about else (),
        same_inference=(*elsewhere, *((ident, _describe(known[ident], distance)) for ident, distance in picked)),
        explanation=about.explanation if about else "",
        words=Excerpt(where="sentence", ref=str(sentence.order), text=words, start=conclusion.start, end=conclusion.end),
        stated=stated,
        why=found.why,
    )  # fmt: skip


def _quote_premises(found: _Found) -> tuple[Excerpt, ...]:
    conclusion = found.conclusion
    if conclusion.premise:
        start = conclusion.premise_start
        end = start + len(conclusion.premise)
        ref = str(found.sentence.order)
        return (Excerpt(where="sentence", ref=ref, text=conclusion.premise, start=start, end=end),)
    return tuple(
        Excerpt(where="sentence", ref=str(s.order), text=s.text, start=0, end=len(s.text)) for s in found.before
    )


def _list_premises(found: _Found, by_sentence: Mapping[int, Sequence[Statement]]) -> tuple[str, ...]:
    if not found.conclusion.premise:
        return tuple(statement.id for s in found.before for statement in by_sentence.get(s.order, ()))
    start = found.conclusion.premise_start
    end = start + len(found.conclusion.premise)
    ident = _cover(by_sentence.get(found.sentence.order, ()), start, end)
    whole = _cover(by_sentence.get(found.sentence.order, ()), found.conclusion.start, found.conclusion.end)
    return (ident,) if ident and ident != whole else ()


def _cover(statements: Sequence[Statement], start: int, end: int) -> str:
    """Id of the statement that shares most with a stretch of its sentence, or empty."""
    shared = [(min(s.end, end) - max(s.start, start), -index, s.id) for index, s in enumerate(statements)]
    best = max(shared, default=(0, 0, ""))
    return best[2] if best[0] > 0 else ""


def _describe(peer: Peer, distance: float) -> str:
    """Say what the ledger holds of a comparator, and how near it is."""
    parts = [f"distance {distance:.2f}", peer.mission.mission_type]
    if peer.largest_shares:
        told = {None: "share of the largest contributor not settled", True: "largest contributor over half", False: "no contributor over half"}  # fmt: skip
        parts.append(told[peer.is_majority])
    if peer.causes:
        parts.append("end: " + ", ".join(_CAUSES.get(code, code) for code in sorted(peer.causes)))
    if len(parts) == 2:
        parts.append(NOTHING_ON_FILE)
    return "; ".join(parts)


def _predict(statement: Statement, written: date | None) -> Prediction:
    """Keep a prediction: it can be scored on a day that it names, if that day lay ahead of its text."""
    day, reason = _find_day(statement, written)
    return Prediction(statement=statement.id, resolve_by=day, reason=reason, likelihood=find_likelihood(statement.text))


def _find_day(statement: Statement, written: date | None) -> tuple[date | None, str]:
    """Day on which a prediction can be settled, or why there is none."""
    named = [when.period.last_day for when in statement.times if when.period.end is not None]
    if over := find_year_over(statement.text):
        named = [over]
    ahead = [day for day in named if written is None or day >= written]
    if ahead:
        return max(ahead), ""
    is_own = written is not None and not statement.attribution and not _SAID.search(statement.text)
    if is_own and written is not None and (horizon := find_horizon(statement.text, written)):
        return horizon, ""
    if counts_from_now(statement.text):
        return None, _NO_START
    if named:
        return None, _PAST_DAY
    return None, _NO_DAY if statement.amounts or statement.entities else _NO_EVENT
