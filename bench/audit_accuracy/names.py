"""Who sentences name: missions, states and organisations of marked sentences, beside what the reading finds.

What enters: a key of sentences with marks. What leaves: found, wrong and missed names of each kind, and on request each that differs.
Never done here: a change of the keys; a test of what a sentence says.

A mark is ``{ids|words}``: one id; ``?a,b`` where a careful reader cannot tell between several; ``-`` where no mission of the
registry is meant; ``!`` where nothing is, no state and no organisation either; ``~`` where finding and silence are both right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bench.audit_accuracy.battery import KEYS, read_key, read_words

from peaceops.documents.lexicon import Lexicon
from peaceops.model.statement import Entity

_MARK: Final = re.compile(r"\{(?P<ids>[^{}|]+)\|(?P<words>[^{}]+)\}")
_KINDS: Final = ("mission", "state", "organisation")
_STATES: Final = frozenset({"state", "area"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words of a sentence of which a careful reader knows whom they mean.

    Parameters
    ----------
    start, end : int
        Offsets in the sentences without marks.
    words : str
        The words.
    ids : tuple of str
        Whom they mean; several where it is open, none where it is nobody.
    kind : str
        ``mission``, ``state``, ``organisation``; ``none`` (no mission), ``nobody`` or ``either`` where it is nobody's name.
    """

    start: int
    end: int
    words: str
    ids: tuple[str, ...]
    kind: str


@dataclass(slots=True)
class Names:
    """Counts of names of one kind.

    Parameters
    ----------
    right, wrong, missed : int
        Names that are found rightly, taken for another, not found or left open.
    kept, guessed : int
        Words that leave open whom they mean, rightly left so, and wrongly settled.
    false : int
        Names found where nobody of the kind is meant.
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0
    kept: int = 0
    guessed: int = 0
    false: int = 0

    def __str__(self) -> str:
        """Tell counts with recall and precision."""
        wanted, found = self.right + self.wrong + self.missed, self.right + self.wrong + self.guessed + self.false
        return (
            f"{self.right} of {wanted} found ({self.right / max(1, wanted):.0%}), {self.right} of {found} right ({self.right / max(1, found):.0%});"
            f" {self.wrong} taken for another, {self.guessed} of {self.kept + self.guessed} open ones settled, {self.false} where none is meant"
        )


def list_name_keys() -> tuple[str, ...]:
    """List the keys of this kind, without their endings."""
    return tuple(sorted(path.stem for path in KEYS.glob("names*.jsonl")))


def read_marks(marked: str, lexicon: Lexicon) -> tuple[str, tuple[Mark, ...]]:
    """Read the marks of a text, and the text without them."""
    plain, marks, last = "", [], 0
    for match in _MARK.finditer(marked):
        plain += marked[last : match.start()]
        given, words = match["ids"], match["words"]
        ids = () if given in {"-", "!", "~"} else tuple(given.removeprefix("?").split(","))
        kinds = {"-": "none", "!": "nobody", "~": "either"}
        kind = kinds.get(given) or (
            "mission" if ids[0] in lexicon.missions else "state" if ids[0] in lexicon.states else "organisation"
        )
        marks.append(Mark(start=len(plain), end=len(plain) + len(words), words=words, ids=ids, kind=kind))
        plain += words
        last = match.end()
    return plain + marked[last:], tuple(marks)


def run_names(lexicon: Lexicon, key: str, *, wrong: bool = False, only: str = "") -> Iterator[str]:
    """Run a key and say what was found.

    Parameters
    ----------
    lexicon : Lexicon
        Names.
    key : str
        Its name, without ending.
    wrong : bool
        Whether to show each name that differs.
    only : str
        Ids of rows with commas; empty for all.
    """
    scores = {kind: Names() for kind in _KINDS}
    told: list[str] = []
    rows = [r for r in read_key(f"{key}.jsonl") if not only or r["id"] in only.split(",")]
    for row in rows:
        told += _judge_row(row, lexicon, scores)
    yield f"{len(rows)} texts"
    for kind, score in scores.items():
        yield f"{kind:12} {score}"
    yield from told if wrong else ()


def _judge_row(row: Mapping[str, Any], lexicon: Lexicon, scores: Mapping[str, Names]) -> Iterator[str]:
    plain, marks = read_marks(row["text"], lexicon)
    found = list(_find_entities(plain, lexicon))
    for mark in marks:
        if mark.kind == "either":
            continue
        own = [e for start, end, e in found if start < mark.end and mark.start < end]
        verdict = _judge(mark, own, scores)
        if verdict:
            yield f"{row['id']} {verdict}: {mark.words!r} is {'/'.join(mark.ids) or 'nobody'}, read {_tell(own)}"
    for start, end, entity in found:
        over = [m for m in marks if start < m.end and m.start < end]
        kind = _kind(entity)
        if kind in scores and entity.id and not over:
            scores[kind].false += 1
            yield f"{row['id']} false: {entity.text!r} is nobody, read {_tell([entity])}"


def _judge(mark: Mark, own: Sequence[Entity], scores: Mapping[str, Names]) -> str:
    """Count a mark; say what is amiss, empty where nothing is."""
    if not mark.ids:
        kinds = _KINDS if mark.kind == "nobody" else ("mission",)
        false = [e for e in own if _kind(e) in kinds and (e.id or e.candidates)]
        for entity in false[:1]:
            scores[_kind(entity)].false += 1
        return "false" if false else ""
    score = scores[mark.kind]
    settled = {e.id for e in own if _kind(e) == mark.kind and e.id}
    if len(mark.ids) > 1:
        score.guessed += bool(settled)
        score.kept += not settled
        return "settled" if settled else ""
    if settled and settled != set(mark.ids):
        score.wrong += 1
        return "wrong"
    score.right += bool(settled)
    score.missed += not settled
    return "" if settled else "missed"


def _kind(entity: Entity) -> str:
    return "state" if entity.kind in _STATES else entity.kind


def _tell(own: Sequence[Entity]) -> str:
    told = [f"{e.kind} {e.id or '|'.join(e.candidates) or '?'} ({e.text!r}, {e.how})" for e in own]
    return "; ".join(dict.fromkeys(told)) or "nothing"


def _find_entities(plain: str, lexicon: Lexicon) -> Iterator[tuple[int, int, Entity]]:
    """Find entities of the statements that stand at words of the text, with their offsets in it."""
    text, statements = read_words(plain, lexicon)
    starts: dict[int, int] = {}
    at = 0
    for sentence in text.sentences:
        at = max(plain.find(sentence.text, at), at)
        starts[sentence.order] = at
        at += len(sentence.text)
    seen: set[tuple[int, int, str, str]] = set()
    for statement in statements:
        start = starts[statement.sentence]
        for entity in statement.entities:
            place = (start + entity.start, start + entity.end, entity.kind, entity.id)
            if entity.start < entity.end and place not in seen:
                seen.add(place)
                yield place[0], place[1], entity
