"""C09: several sources are one original.

What enters: a context. What leaves: findings.
Never done here: likeness; originals are those that the notes' words give.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from peaceops.assess.audit.citation.rule import (
    Context,
    Rule,
    list_notes,
    name_work,
    quote_citation,
    quote_sentence,
    shorten,
)
from peaceops.model.audit import Finding

CODE: Final = "C09"
NAME: Final = "one-original"


def check_original(context: Context) -> Iterator[Finding]:
    """Find works that repeat one original and are each cited as a source."""
    groups: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for origin in context.cited.graph.origins:
        if origin.original and origin.kind != "quotation":
            root = _root(context, origin.original)
            groups.setdefault(root, [root]).append(origin.work)
            labels[root] = origin.label
    for root, members in groups.items():
        works = [ident for ident in dict.fromkeys(members) if ident in context.first_citations]
        if len(works) < 2:
            continue
        together = [
            sentence
            for sentence in context.cited.text.sentences
            if len({c.work for c in context.cited.by_sentence.get(sentence.order, ()) if c.work in works}) > 1
        ]
        citations = tuple(context.first_citations[ident] for ident in works)
        named = "; ".join(name_work(context.cited.works[ident]) for ident in works)
        yield Finding(
            code=CODE, rule=NAME, severity="warning" if together else "note",
            title=f"{len(works)} sources are one original: “{shorten(labels[root], 70)}”",
            explanation=(
                f"{named}: they publish the same words and count as one source. "
                + ("A sentence cites them side by side, as if one confirmed the other." if together else "No sentence counts them twice.")
            ),
            grounds=(*(quote_sentence(s) for s in together), *(quote_citation(c) for c in citations)),
            notes=list_notes(citations), works=tuple(works),
        )  # fmt: skip


def _root(context: Context, ident: str) -> str:
    """Follow originals to the last one."""
    next_of = {o.work: o.original for o in context.cited.graph.origins if o.original and o.kind != "quotation"}
    seen = {ident}
    while (following := next_of.get(ident)) and following not in seen:
        ident = following
        seen.add(ident)
    return ident


RULE: Final = Rule(
    code=CODE, name=NAME, severity="warning",
    question="Do several sources end in one original?",
    explanation=(
        "Copies of one statement on two sites, or a report and its reprint, are one source (METHODS C.4). A note where the text "
        "uses them apart; a warning where one sentence cites them together. What is openly quoted at second hand is left alone."
    ),
    check=check_original,
)  # fmt: skip
