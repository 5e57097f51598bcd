"""Tests of rows by themselves, counted over a table or over parts of it.

What enters: clean tables and checks. What leaves: an issue a check, with how many rows and the first of them by name.
Never done here: changing or dropping a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import pyarrow.compute as pc

from peaceops.sources.base import RowCheck
from peaceops.store.issues import Issue

_SHOWN: Final = 5
#: Kinds of issues that a column may give, in the order in which it is looked at.
_KINDS: Final = ("column-not-in-layout", "odd-code", "scientific", "zero-unknown")


class RowTally:
    """Counts the rows that are odd by each check.

    Parameters
    ----------
    checks : sequence of RowCheck
        What to test.
    """

    def __init__(self, checks: Sequence[RowCheck]) -> None:
        self._checks = checks
        self._counts = [0] * len(checks)
        self._names: list[list[Any]] = [[] for _ in checks]

    def add(self, table: Any) -> None:
        """Test the rows of a table."""
        for place, check in enumerate(self._checks):
            found = table[check.shown].filter(pc.fill_null(check.test(table), False))
            if len(found):
                self._counts[place] += len(found)
                first = pc.select_k_unstable(found, k=_SHOWN, sort_keys=[(check.shown, "ascending")])
                names = self._names[place] + found.take(first).to_pylist()
                self._names[place] = sorted(names)[:_SHOWN]

    def list_issues(self) -> Iterator[Issue]:
        """List an issue for each check that any row met."""
        for check, count, names in zip(self._checks, self._counts, self._names, strict=True):
            if count:
                message = f"{check.message}: {check.noun} {', '.join(map(str, names))}"
                yield Issue(severity=check.severity, code=check.code, count=count, message=message)


class IssueMerger:
    """Puts issues of the parts of one file together, as if it had been read whole.

    Parameters
    ----------
    columns : sequence of str
        Columns of the table, in order.
    shown : int
        How many rows an issue names.
    """

    def __init__(self, columns: Sequence[str], *, shown: int = _SHOWN) -> None:
        self._order = {name: place for place, name in enumerate(columns)}
        self._shown = shown
        self._found: dict[tuple[str, str, str, str, str], Issue] = {}

    def add(self, issues: Sequence[Issue]) -> None:
        """Add the issues of the next part."""
        for issue in issues:
            key = (issue.severity, issue.code, issue.file, issue.column, issue.message)
            held = self._found.get(key)
            count = issue.count + (held.count if held else 0)
            rows = ((held.rows if held else ()) + issue.rows)[: self._shown]
            self._found[key] = Issue(
                severity=issue.severity, code=issue.code, file=issue.file, column=issue.column, message=issue.message,
                count=count, rows=rows,
            )  # fmt: skip

    def list_issues(self) -> list[Issue]:
        """List them by column, and by kind in the order in which a column is cleaned."""
        return sorted(self._found.values(), key=lambda i: (self._order.get(i.column, -1), _KINDS.index(i.code)))
