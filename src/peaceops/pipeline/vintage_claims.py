"""Which measured claims change between two releases of a dataset.

What enters: a :class:`~peaceops.pipeline.vintage.VintageDiff`, claims. What leaves: claims whose rows changed, with the
value that their locator gives in either release.
Never done here: changing a claim; saying which value is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from peaceops.documents.table import Row, Term, parse_filter, reduce_rows, select_rows
from peaceops.errors import PeaceopsError
from peaceops.model.claim import Claim
from peaceops.model.locator import TableLocator
from peaceops.pipeline.source_table import to_text
from peaceops.pipeline.table import Table
from peaceops.pipeline.vintage import Change, TableDiff, VintageDiff

_TYPES: Final = {
    "claim": "str",
    "subject": "str",
    "indicator": "str",
    "definition": "str",
    "old": "str",
    "new": "str",
    "is_changed": "bool",
    "rows_changed": "int",
    "is_on_old_file": "bool",
    "locator": "str",
}


def find_changed_claims(diff: VintageDiff, claims: Iterable[Claim]) -> Table:
    """Find the claims some of whose rows changed.

    Parameters
    ----------
    diff : VintageDiff
        What changed.
    claims : iterable of Claim
        Of a casebook; those with a locator into a table of the source are looked at.

    Returns
    -------
    Table
        One row a claim: what its locator gives in either release (empty where it gives nothing), whether that differs,
        and whether the claim rests on a file of the older release.
    """
    tables = {f"{diff.source}/{table.name}": table for table in diff.tables}
    rows: list[dict[str, Any]] = []
    held: dict[str, tuple[tuple[Row, ...], tuple[Row, ...]]] = {}
    for claim in claims:
        locator = claim.locator
        if not isinstance(locator, TableLocator) or locator.table not in tables:
            continue
        table = tables[locator.table]
        count = _count_changed(table, parse_filter(locator.filter))
        if not count:
            continue
        if locator.table not in held:
            held[locator.table] = (_to_rows(diff.old.tables[table.name]), _to_rows(diff.new.tables[table.name]))
        old, new = (_reduce(side, locator) for side in held[locator.table])
        rows.append(
            {
                "claim": claim.id,
                "subject": claim.subject,
                "indicator": claim.indicator,
                "definition": claim.definition,
                "old": old,
                "new": new,
                "is_changed": old != new,
                "rows_changed": count,
                "is_on_old_file": locator.snapshot.removeprefix("sha256:") in diff.old.files,
                "locator": locator.render(),
            }
        )
    return Table.of_rows(_TYPES, sorted(rows, key=lambda row: (row["subject"], row["indicator"], row["claim"])))


def _count_changed(table: TableDiff, terms: Sequence[Term]) -> int:
    return sum(any(_passes(row, terms, table.name) for row in _list_sides(change)) for change in table.changes)


def _list_sides(change: Change) -> Iterator[Row]:
    for row in (change.old, change.new):
        if row is not None:
            yield _to_row(row)


def _passes(row: Row, terms: Sequence[Term], name: str) -> bool:
    try:
        return bool(select_rows([row], terms, name))
    except PeaceopsError:
        return False


def _to_row(row: Mapping[str, Any]) -> Row:
    return {column: to_text(value) for column, value in row.items()}


def _to_rows(table: Any) -> tuple[Row, ...]:
    return tuple(_to_row(row) for row in table.to_pylist())


def _reduce(rows: tuple[Row, ...], locator: TableLocator) -> str:
    try:
        return str(reduce_rows(select_rows(rows, parse_filter(locator.filter), locator.table), locator))
    except PeaceopsError:
        return ""
