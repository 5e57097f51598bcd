"""Which works each sentence of a text rests on.

What enters: a text and its citation graph. What leaves: citations by sentence, sentences by work.
Never done here: judging them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from peaceops.model.citation import Citation, CitationGraph, Work
from peaceops.model.text import Note, Sentence, Text


@dataclass(frozen=True)
class Cited:
    """A text with its citations at hand.

    Parameters
    ----------
    text : Text
        A document.
    graph : CitationGraph
        Its citations.
    """

    text: Text
    graph: CitationGraph

    @cached_property
    def works(self) -> Mapping[str, Work]:
        """Works by id."""
        return {work.id: work for work in self.graph.works}

    @cached_property
    def by_note(self) -> Mapping[int, tuple[Citation, ...]]:
        """Citations by the order of their note; labels begin anew in another chapter."""
        orders: dict[str, list[int]] = {}
        for note in self.text.notes:
            orders.setdefault(note.label, []).append(note.order)
        found: dict[int, list[Citation]] = {}
        at: dict[str, int] = {}
        for citation in self.graph.citations:
            places = orders.get(citation.note, [])
            if citation.sentence is not None or not places:
                continue
            if citation.index == 0:
                at[citation.note] = at.get(citation.note, -1) + 1
            place = min(at.get(citation.note, 0), len(places) - 1)
            found.setdefault(places[place], []).append(citation)
        return {order: tuple(citations) for order, citations in found.items()}

    @cached_property
    def _notes(self) -> Mapping[str, tuple[Note, ...]]:
        found: dict[str, list[Note]] = {}
        for note in self.text.notes:
            found.setdefault(note.label, []).append(note)
        return {label: tuple(notes) for label, notes in found.items()}

    @cached_property
    def _running(self) -> Mapping[int, tuple[Citation, ...]]:
        found: dict[int, list[Citation]] = {}
        for citation in self.graph.citations:
            if citation.sentence is not None:
                found.setdefault(citation.sentence, []).append(citation)
        return {sentence: tuple(citations) for sentence, citations in found.items()}

    def notes_of(self, sentence: Sentence) -> tuple[Note, ...]:
        """List the notes that a sentence calls; of several with one label those called in its passage."""
        found: list[Note] = []
        for label in sentence.notes:
            same = self._notes.get(label, ())
            here = [note for note in same if any(call.passage == sentence.passage for call in note.calls)]
            found.extend(here or same[:1])
        return tuple(found)

    def of_sentence(self, sentence: Sentence) -> tuple[Citation, ...]:
        """Citations on which a sentence rests: those of its notes and those in its words."""
        notes = (c for note in self.notes_of(sentence) for c in self.by_note.get(note.order, ()))
        return (*notes, *self._running.get(sentence.order, ()))

    @cached_property
    def by_sentence(self) -> Mapping[int, tuple[Citation, ...]]:
        """Citations by the order of the sentence; sentences without one are not in it."""
        found = {sentence.order: self.of_sentence(sentence) for sentence in self.text.sentences}
        return {order: citations for order, citations in found.items() if citations}
