"""C13: one place cites the same page of the same work twice.

What enters: a context. What leaves: findings.
Never done here: a work cited again for another clause, or at another page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from peaceops.assess.audit.citation.rule import Context, Rule, list_notes, name_work, quote_citation, shorten
from peaceops.model.audit import Finding
from peaceops.model.citation import Citation

CODE: Final = "C13"
NAME: Final = "cited-twice-at-one-place"
_NEAR: Final = 2


def check_twice(context: Context) -> Iterator[Finding]:
    """Find the same reference twice in one note, or in notes called side by side."""
    for group in _find_places(context):
        counted = Counter((c.work, c.pinpoint) for c in group if c.work and c.kind != "link")
        for (ident, pinpoint), count in counted.items():
            if count < 2:
                continue
            same = tuple(c for c in group if (c.work, c.pinpoint) == (ident, pinpoint) and c.kind != "link")
            work = context.cited.works[ident]
            yield Finding(
                code=CODE, rule=NAME, severity="note",
                title=f"{shorten(name_work(work), 80)} is cited {count} times at one place",
                explanation=f"The same place of {name_work(work)} is given {count} times for the same words; it counts once.",
                grounds=tuple(quote_citation(c) for c in same), notes=list_notes(same), works=(ident,),
            )  # fmt: skip


def _find_places(context: Context) -> Iterator[tuple[Citation, ...]]:
    """Citations of one note, or of notes whose calls stand together."""
    notes = context.cited.text.notes
    at = 0
    while at < len(notes):
        group = [notes[at]]
        while at + 1 < len(notes) and _stand_together(group[-1].calls, notes[at + 1].calls):
            at += 1
            group.append(notes[at])
        yield tuple(c for note in group for c in context.cited.by_note.get(note.order, ()))
        at += 1


def _stand_together(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    if len(one) != 1 or len(other) != 1:
        return False
    first, second = one[0], other[0]
    place, near = getattr(first, "passage", None), getattr(second, "passage", None)
    return place == near and abs(getattr(first, "at", 0) - getattr(second, "at", 0)) <= _NEAR


RULE: Final = Rule(
    code=CODE, name=NAME, severity="note",
    question="Is the same page of the same work cited twice for the same words?",
    explanation="Two marks at one place look like two sources. Silent where another page is given or the marks stand at different words.",
    check=check_twice,
)  # fmt: skip
