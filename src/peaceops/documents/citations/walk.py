"""The state of a walk through the notes, and what a reference was found to mean.

What enters: ledgers and, one by one, citations. What leaves: the same, for those who resolve the next.
Never done here: resolving.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from peaceops.documents.citations.ledger import Ledger
from peaceops.model.citation import Author, Citation
from peaceops.model.text import Note


@dataclass(slots=True, kw_only=True)
class Meant:
    """What a reference means."""

    works: tuple[str, ...] = ()
    reason: str = ""
    kind: str = "full"
    is_missing: bool = False


@dataclass(slots=True, kw_only=True)
class Walk:
    """What is known when a note is read: works, the list of references, the citations before it."""

    ledger: Ledger
    listed: Ledger
    name_in_text: Callable[[Note], str]
    citations: list[Citation] = field(default_factory=list)
    by_order: dict[int, list[Citation]] = field(default_factory=dict)
    labels: dict[str, list[int]] = field(default_factory=dict)
    is_list: bool = False
    relations: list[tuple[str, str, str, str]] = field(default_factory=list)

    def find_last(self) -> str:
        """Find the work cited last; empty where there is none."""
        return next((c.work for c in reversed(self.citations) if c.work), "")

    def list_authors(self) -> tuple[Author, ...]:
        """List the authors of the work cited last, for whom *idem* stands."""
        last = self.find_last()
        return self.ledger.entry(last).draft.authors if last else ()
