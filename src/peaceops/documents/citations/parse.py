"""A text to its citation graph.

What enters: a text, and the casebook's sources. What leaves: works, citations, originals.
Never done here: opening a work, judging what a citation is worth.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from peaceops.documents.citations.ledger import Ledger
from peaceops.documents.citations.listing import read_list
from peaceops.documents.citations.match import match_sources
from peaceops.documents.citations.origin import find_origins
from peaceops.documents.citations.resolve import Resolver
from peaceops.documents.citations.running import cite_in_text
from peaceops.model.citation import CitationGraph
from peaceops.model.source import Source
from peaceops.model.text import Note, Text

_NONE: Final[Mapping[str, Source]] = MappingProxyType({})


def parse_citations(text: Text, sources: Mapping[str, Source] = _NONE) -> CitationGraph:
    """Parse the notes, the list of references and the citations in the text itself.

    Parameters
    ----------
    text : Text
        A document as it was read.
    sources : Mapping of str to Source
        The casebook's sources by id; a work that is one of them, by address, symbol or title, says so.

    Returns
    -------
    CitationGraph
        Works in order of first citation. Citations of the notes stand first, then those in sentences, which name
        their sentence and no note.
    """
    ledger, listed = Ledger(), read_list(text)
    resolver = Resolver(ledger=ledger, listed=listed, name_in_text=_Sentences(text).of_note)
    resolver.walk(text.notes)
    running = cite_in_text(text, ledger, listed)
    for entry in listed.entries:
        ledger.add(entry.draft)
    works = match_sources(ledger.works(), sources)
    origins = find_origins(works, ledger, tuple(resolver.relations))
    return CitationGraph(works=works, citations=(*resolver.citations, *running), origins=origins)


class _Sentences:
    """Words of the sentence that calls a note."""

    def __init__(self, text: Text) -> None:
        self._by_label: dict[str, str] = {}
        for sentence in text.sentences:
            for label in sentence.notes:
                self._by_label.setdefault(label, sentence.text)

    def of_note(self, note: Note) -> str:
        return self._by_label.get(note.label, "")
