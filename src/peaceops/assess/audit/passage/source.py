"""A document as facts: its sentences with their neighbours, who is who, which sentence has which words.

What enters: a document at hand. What leaves: facts by sentence, sentences by concept.
Never done here: a comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.evidence import Document
from peaceops.assess.audit.frame import Page
from peaceops.assess.audit.lexis import read_tokens
from peaceops.assess.audit.passage.act import Fact
from peaceops.assess.audit.passage.fact import list_facts
from peaceops.assess.audit.passage.lexis import gather
from peaceops.assess.audit.passage.word import Word, list_words

_OFFICE_NAMES: Final = gather(
    "president minister envoy representative head chief commander secretary chairman ambassador director general deputy prime special commissioner mediator "
    "colonel major lieutenant captain brigadier sergeant"
)
#: Words that tell an office, in small letters and as parts of a name.
OFFICES: Final = _OFFICE_NAMES | gather("lead observer spokesman command") | {f"@{w}" for w in _OFFICE_NAMES}
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_MANY: Final = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A document as facts.

    Parameters
    ----------
    document : Document
        Which.
    places : Mapping of str to tuple of int
        Sentences by concept.
    passages : Mapping of int to int
        The passage of each sentence.
    heads : Mapping of int to str
        The heading over each sentence.
    offices : Mapping of str to frozenset of str
        By a name what its owner is called.
    """

    document: Document
    page: Page
    places: Mapping[str, tuple[int, ...]]
    passages: Mapping[int, int]
    heads: Mapping[int, str]
    offices: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def list_facts(self, order: int) -> tuple[Fact, ...]:
        """List the facts of a sentence, a pronoun that opens it read as whoever opens the one before."""
        return _list_facts(self.page, order)

    def list_words(self, order: int) -> tuple[Word, ...]:
        """List the words of a sentence."""
        return _list_words(self.page, order)

    def list_before(self, order: int, count: int = 3) -> Iterable[int]:
        """List the sentences before one in the same passage, the nearest first."""
        own = self.heads.get(order)
        for at in range(order - 1, max(order - 1 - count, -1), -1):
            if self.heads.get(at) != own:
                return
            yield at

    def list_context(self, order: int) -> frozenset[str]:
        """List the concepts of the sentences before, the heading and the title."""
        found = {w.concept for at in self.list_before(order, 4) for w in self.list_words(at) if w.concept}
        return frozenset(found | _read_head(self.page, self.heads.get(order, "")) | self.page.main)

    def is_called(self, word: Word, words: Sequence[Word]) -> bool:
        """Whether a word tells what one of those named is, or an office among them is that of a name."""
        if any(word.concept in self.offices.get(w.concept, ()) for w in words if w.is_name):
            return True
        told = {w.concept.removeprefix("@") for w in words if w.concept in OFFICES}
        held = {c.removeprefix("@") for c in self.offices.get(word.concept, ())}
        return bool(told) and told <= held and not any(w.is_name and w.concept in self.offices for w in words)

    def are_of_one_kind(self, word: Word, other: Word) -> bool:
        """Whether two names are both of persons or both of others, so far as the document tells."""
        is_known = word.concept in self.places
        return not is_known or (word.concept in self.offices) == (other.concept in self.offices)

    def list_named(self, order: int, words: Sequence[Word]) -> frozenset[str]:
        """List the ids of those whom words of a sentence name."""
        found = self.document.named.get(order, ())
        return frozenset(ident for start, end, ident in found if any(start <= w.start < end for w in words))

    def list_years(self, order: int) -> frozenset[int]:
        """List the years written in the sentences before one, and that of the document."""
        found = {
            int(y)
            for at in range(max(order - 12, 0), order + 1)
            for y in _YEAR.findall(self.page.sentences.get(at, ""))
        }
        if self.document.text.issued[:4].isdigit():
            found.add(int(self.document.text.issued[:4]))
        return frozenset(found)


@lru_cache(maxsize=8_192)
def _list_facts(page: Page, order: int) -> tuple[Fact, ...]:
    text = page.sentences.get(order, "")
    return list_facts(text, page.tokens.get(order, ()), order) if len(text) < _MANY else ()


@lru_cache(maxsize=8_192)
def _list_words(page: Page, order: int) -> tuple[Word, ...]:
    return list_words(page.sentences.get(order, "")[:_MANY], page.tokens.get(order, ()))


@lru_cache(maxsize=1_024)
def _read_head(page: Page, head: str) -> frozenset[str]:
    known = frozenset(c.removeprefix("@") for c in page.counts if c.startswith("@"))
    return frozenset(w.concept for w in list_words(head, read_tokens(head, (), known)) if w.concept)


@lru_cache(maxsize=32)
def build_source(document: Document) -> Source | None:
    """Build a document as facts; None where it has no sentences."""
    page = document.page
    if page is None:
        return None
    sections = {p.order: p.section for p in document.text.passages}
    passages = {s.order: s.passage for s in document.text.sentences}
    places: dict[str, list[int]] = {}
    for order in page.sentences:
        for concept in {w.concept for w in _list_words(page, order) if w.concept}:
            places.setdefault(concept, []).append(order)
    return Source(
        document, page, {c: tuple(at) for c, at in places.items()}, passages,
        {s.order: sections.get(s.passage, "") for s in document.text.sentences}, _find_offices(page),
    )  # fmt: skip


def _find_offices(page: Page) -> dict[str, frozenset[str]]:
    """Find what persons are called: "the leader of the UTO, Mr. Abdullo Nuri", "President Niyazov"."""
    found: dict[str, set[str]] = {}
    for order in page.sentences:
        words = _list_words(page, order)
        for i, j in _list_persons(words):
            names = {w.concept for w in words[i:j] if w.is_name} - OFFICES
            told = {*_read_chunk(words, i, -1), *_read_chunk(words, j - 1, 1)} | {
                w.concept for w in words[i:j]
            } & OFFICES
            for name in names:
                found.setdefault(name, set()).update(told - names)
    return {name: frozenset(told - found.keys()) for name, told in found.items()}


def _list_persons(words: Sequence[Word]) -> Iterable[tuple[int, int]]:
    """List stretches of names, a title of courtesy or of an office before them."""
    i = 0
    while i < len(words):
        if not words[i].is_name:
            i += 1
            continue
        j = i
        while j < len(words) and words[j].is_name:
            j += 1
        title = words[i - 2].text if i > 1 and words[i - 1].text == "." else words[i - 1].text if i else ""
        is_titled = title in ("mr", "ms", "mrs", "dr") or (i > 0 and words[i - 1].concept in OFFICES)
        if is_titled:
            yield i, j
        i = j


def _read_chunk(words: Sequence[Word], at: int, way: int) -> set[str]:
    """Read the words beside a name that tell an office: right before it, or beyond one comma."""
    told: list[str] = []
    j, commas = at + way, 0
    while 0 <= j < len(words) and len(told) < 8:
        word = words[j]
        if word.text in (",", "(", ")"):
            commas += 1
            if commas > 1 or told:
                break
        elif word.text in ("mr", "ms", "mrs", "."):
            pass
        elif word.text in ("of", "the", "for", "de", "facto", "my", "and", "his", "to") or word.concept:
            told.append(word.concept)
        else:
            break
        j += way
    if way > 0 and not commas:
        return set()
    return {c for c in told if c} if any(c in OFFICES for c in told) else set()
