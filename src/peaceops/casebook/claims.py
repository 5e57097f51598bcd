"""Claims of a casebook, each parsed when it is asked for.

What enters: claims, or rows that were read and not yet parsed. What leaves: a :class:`Claims` mapping, which finds what
is said on a subject by the row's own cells.
Never done here: reading files (``rows``), the meaning of a cell (``parse``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from peaceops.casebook.parse import split_list
from peaceops.casebook.rows import clean_cell
from peaceops.model.claim import Claim


class ClaimHead(Protocol):
    """What can be told of a claim without parsing its value, days and place; a claim is its own head."""

    @property
    def id(self) -> str:
        """Id of the claim."""

    @property
    def subject(self) -> str:
        """Mission or place it is about."""

    @property
    def indicator(self) -> str:
        """Indicator of the codebook."""

    @property
    def definition(self) -> str:
        """Definition under which it was measured."""

    @property
    def source(self) -> str:
        """Id of its source."""

    @property
    def summary(self) -> str:
        """What it says, in words."""

    @property
    def stance(self) -> str:
        """Whether it affirms or denies."""

    @property
    def status(self) -> str:
        """Whether it stands."""

    @property
    def derives_from(self) -> tuple[str, ...]:
        """Ids of the claims it was derived from."""


class ClaimRow:
    """A row of a claim file that was read and not yet parsed; its own head.

    Parameters
    ----------
    where : str
        File and row.
    columns : Mapping of str to int
        Place of each column.
    cells : sequence of str
        All cells, as they stand.
    """

    __slots__ = ("cells", "columns", "where")

    def __init__(self, where: str, columns: Mapping[str, int], cells: Sequence[str]) -> None:
        self.where = where
        self.columns = columns
        self.cells = cells

    def _read(self, name: str) -> str:
        place = self.columns.get(name)
        return "" if place is None else clean_cell(self.cells[place])

    @property
    def id(self) -> str:
        """Id as the row has it; empty where it has none."""
        return self._read("id")

    @property
    def subject(self) -> str:
        """Mission, conflict or area."""
        return self._read("subject")

    @property
    def indicator(self) -> str:
        """Code of the indicator."""
        return self._read("indicator")

    @property
    def definition(self) -> str:
        """Code of the definition."""
        return self._read("definition")

    @property
    def source(self) -> str:
        """Source id."""
        return self._read("source")

    @property
    def summary(self) -> str:
        """What is said, in words."""
        return self._read("summary")

    @property
    def stance(self) -> str:
        """Whether the source asserts it."""
        return self._read("stance") or "asserts"

    @property
    def status(self) -> str:
        """Whether it stands."""
        return self._read("status") or "provisional"

    @property
    def derives_from(self) -> tuple[str, ...]:
        """Ids of claims."""
        text = self._read("derives_from")
        return split_list(text) if text else ()


class Claims(Mapping[str, Claim]):
    """Claims by id, in the order of the files.

    Parameters
    ----------
    held : Mapping of str to Claim or ClaimRow
        What is there; a row is parsed when its claim is asked for, and kept.
    parse : callable or None
        Parses a row; raises what is wrong with it.
    """

    def __init__(
        self, held: Mapping[str, Claim | ClaimRow], parse: Callable[[ClaimRow], Claim] | None = None
    ) -> None:  # fmt: skip
        self._held = held
        self._parse = parse
        self._parsed: dict[str, Claim] = {}
        self._by_question: dict[str, dict[str, list[tuple[int, ClaimHead]]]] = {}

    def __getitem__(self, ident: str) -> Claim:
        """Claim of an id, parsed if it was not."""
        found = self._held[ident]
        if isinstance(found, Claim):
            return found
        if ident not in self._parsed:
            assert self._parse is not None
            self._parsed[ident] = self._parse(found)
        return self._parsed[ident]

    def __iter__(self) -> Iterator[str]:
        """Ids, in the order of the files."""
        return iter(self._held)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._held)

    def __contains__(self, ident: object) -> bool:
        """Whether there is such a claim; nothing is parsed for it."""
        return ident in self._held

    def heads(self) -> Iterable[ClaimHead]:
        """Heads of all claims, in the order of the files; nothing is parsed."""
        return self._held.values()

    def heads_on(self, subjects: Iterable[str] | None, indicators: Iterable[str] = ()) -> tuple[ClaimHead, ...]:
        """Heads of claims, in the order of the files; nothing is parsed.

        Parameters
        ----------
        subjects : iterable of str or None
            Missions, conflicts, areas; None for any.
        indicators : iterable of str
            Only claims of these; none for any.
        """
        table = self._index()
        wanted = set(indicators)
        found: list[tuple[int, ClaimHead]] = []
        for subject in table if subjects is None else set(subjects):
            own = table.get(subject, {})
            for indicator in own.keys() & wanted if wanted else own:
                found += own[indicator]
        return tuple(head for _, head in sorted(found, key=lambda placed: placed[0]))

    def questions(self) -> frozenset[tuple[str, str]]:
        """Pairs of subject and indicator on which there are claims; nothing is parsed."""
        return frozenset((subject, indicator) for subject, own in self._index().items() for indicator in own)

    def _index(self) -> Mapping[str, Mapping[str, list[tuple[int, ClaimHead]]]]:
        if not self._by_question:
            for place, head in enumerate(self._held.values()):
                self._by_question.setdefault(head.subject, {}).setdefault(head.indicator, []).append((place, head))
        return self._by_question
