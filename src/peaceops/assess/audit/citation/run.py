"""The rules on citations by code, and their run.

What enters: a text with its citations, statements, and the documents at hand. What leaves: findings, the gravest first.
Never done here: the checks themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from peaceops.assess.audit.citation import (
    c01_older,
    c02_accessed,
    c03_label,
    c04_site,
    c05_name,
    c06_back,
    c08_sides,
    c09_original,
    c10_words,
    c12_pinpoint,
    c13_twice,
    c14_future,
    c15_address,
    c17_outcome,
)  # fmt: skip
from peaceops.assess.audit.citation.rule import Context, Rule, Search
from peaceops.assess.audit.cited import Cited
from peaceops.model.audit import SEVERITIES, Finding
from peaceops.model.citation import CitationGraph
from peaceops.model.statement import Statement
from peaceops.model.text import Text

RULES: Final[Mapping[str, Rule]] = {
    rule.code: rule
    for rule in (
        c01_older.RULE, c02_accessed.RULE, c03_label.RULE, c04_site.RULE, c05_name.RULE, c06_back.BACK,
        c06_back.AMBIGUOUS, c08_sides.RULE, c09_original.RULE, c10_words.WORDS, c10_words.FIGURES, c12_pinpoint.RULE,
        c13_twice.RULE, c14_future.RULE, c15_address.ADDRESS, c15_address.DAY, c17_outcome.RULE,
    )
}  # fmt: skip
_NO_DOCUMENTS: Final[Mapping[str, Text]] = MappingProxyType({})


def check_citations(
    text: Text,
    graph: CitationGraph,
    statements: Iterable[Statement] = (),
    documents: Mapping[str, Text] = _NO_DOCUMENTS,
    *,
    search: Search | None = None,
) -> tuple[Finding, ...]:
    """Run all rules on the citations of a text.

    Parameters
    ----------
    text : Text
        A document.
    graph : CitationGraph
        Its citations.
    statements : iterable of Statement
        What it says; without them the rules that need a day or a figure of the text are silent.
    documents : Mapping of str to Text
        Works at hand, by id.
    search : Search or None
        How to look into them; without it quotations and figures are not sought.

    Returns
    -------
    tuple of Finding
        By severity, then by code and place.
    """
    context = Context(cited=Cited(text, graph), statements=tuple(statements), documents=documents, search=search)
    found = [finding for rule in RULES.values() for finding in rule.check(context)]
    places = {note.label: note.order for note in reversed(text.notes)}
    return tuple(
        sorted(
            found,
            key=lambda f: (SEVERITIES.index(f.severity), f.code, places.get(f.notes[0], 0) if f.notes else 0, f.title),
        )
    )
