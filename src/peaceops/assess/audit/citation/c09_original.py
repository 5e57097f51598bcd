"""C09: several sources are one original.

What enters: a context. What leaves: findings.
Never done here: likeness; originals are those that the notes' words give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
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
from peaceops.model.address import parse_address
from peaceops.model.audit import Finding
from peaceops.model.citation import Origin, Work

CODE: Final = "C09"
#: Words of a title from which on two papers do not hit upon it each by itself.
_LEAST_WORDS: Final = 4
_NEXT_DAY: Final = timedelta(days=1)
NAME: Final = "one-original"


def check_original(context: Context) -> Iterator[Finding]:
    """Find works that repeat one original and are each cited as a source."""
    groups: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for origin in context.cited.graph.origins:
        if origin.original and origin.kind != "quotation" and not _is_open(context, origin):
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
    yield from _check_wires(context)
    yield from _check_titles(context)


def _is_open(context: Context, origin: Origin) -> bool:
    """Whether the note that first cites the original says itself that it stands in the other: *reproduced in*."""
    first = context.first_citations.get(origin.original)
    is_one_note = first is not None and any(
        c.work == origin.work and c.note == first.note for c in context.cited.graph.citations
    )
    return (
        is_one_note and re.match(r"(?i)\W*(?:as |both )?re(?:printed|produced) (?:in|by)\b", origin.reason) is not None
    )


def _check_wires(context: Context) -> Iterator[Finding]:
    """Find works of one or two days that one sentence or note sets side by side and that all carry one agency."""
    wires = {o.work: o.label for o in context.cited.graph.origins if o.kind == "wire-copy" and not o.original}
    told: set[tuple[str, ...]] = set()
    for sentence, citations, _ in context.list_sourced() if len(wires) > 1 else ():
        for wire in dict.fromkeys(wires.values()):
            works = tuple(dict.fromkeys(c.work for c in citations if wires.get(c.work) == wire))
            dated = [context.cited.works[ident] for ident in works]
            days = [work.issued for work in dated if work.issued is not None]
            is_near = (
                len(days) == len(works) and max(d[1] for d in days) - min(d[0] for d in days) <= _NEXT_DAY
                if days
                else False
            )
            if len(works) < 2 or works in told or not is_near or len({_outlet(work) for work in dated}) < len(works):
                continue
            told.add(works)
            found = tuple(c for c in citations if c.work in works)
            yield Finding(
                code=CODE, rule=NAME, severity="warning",
                title=f"{len(works)} sources carry one agency: {wire}",
                explanation=(
                    f"{'; '.join(name_work(work) for work in dated)}: by their own words all of them have it from {wire}, "
                    "and none more than a day after another. Unless the agency sent several reports they count as one source."
                ),
                grounds=(quote_sentence(sentence), *(quote_citation(c) for c in found)),
                notes=list_notes(found), works=works,
            )  # fmt: skip


def _check_titles(context: Context) -> Iterator[Finding]:
    """Find works of one title and day in different papers that one sentence sets side by side."""
    told: set[tuple[str, ...]] = set()
    for sentence, citations, works in context.list_sourced():
        by_title: dict[tuple[str, ...], list[Work]] = {}
        for work in works if len(works) > 1 else ():
            is_day = work.issued is not None and work.issued[0] == work.issued[1]
            words = tuple(re.findall(r"\w+", work.title.casefold()))
            if is_day and len(words) >= _LEAST_WORDS and not any(a.family for a in work.authors):
                by_title.setdefault(words, []).append(work)
        for same in by_title.values():
            idents = tuple(work.id for work in same)
            days = sorted(work.issued[0] for work in same if work.issued is not None)
            is_near = days[-1] - days[0] <= _NEXT_DAY
            if len(same) < 2 or idents in told or not is_near or len({_outlet(work) for work in same}) < len(same):
                continue
            told.add(idents)
            found = tuple(c for c in citations if c.work in idents)
            yield Finding(
                code=CODE, rule=NAME, severity="note",
                title=f"{len(same)} papers carry one title on one day: “{shorten(same[0].title, 70)}”",
                explanation=(
                    f"{'; '.join(name_work(work) for work in same)}: the same title on the same day and nobody's name. They are "
                    "likely to have it from one agency; then they count as one source."
                ),
                grounds=(quote_sentence(sentence), *(quote_citation(c) for c in found)),
                notes=list_notes(found), works=idents,
            )  # fmt: skip


def _outlet(work: Work) -> str:
    return parse_address(work.address).host or work.container or (work.authors[0].name if work.authors else work.id)


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
