"""From files to readings: recognise, correct, clean, check.

What enters: paths. What leaves: :class:`peaceops.store.snapshot.Reading` values, or one clear error.
Never done here: writing; knowing any one dataset.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from peaceops.errors import (
    DuplicateKey,
    FileUnreadable,
    LayoutChanged,
    RowRefused,
    SnapshotMissing,
    SourceError,
)
from peaceops.sources import SOURCES
from peaceops.sources.base import Adapter, Card, KnownFile, Layout, TableCard, check_source, read_card
from peaceops.sources.cleaning import (
    MAX_BYTES,
    Header,
    Raw,
    RowTally,
    apply_correction,
    check_key,
    clean_column,
    is_text,
    list_members,
    read_header,
    read_raw,
    unpack,
)
from peaceops.store.issues import Issue, IssueLog
from peaceops.store.snapshot import RawFile, RawPath, Reading

_REMARKS: Final = {
    "hxl": ("info", "hxl-row", "a row of HXL tags under the header was left out"),
    "cut": ("warning", "no-last-line-end", "the last line has no end: the file may have been cut"),
}
_ADAPTER_NAME: Final = "ADAPTER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file whose header was recognised.

    Parameters
    ----------
    file : RawFile or RawPath
        Its bytes.
    card : Card
        Of the source.
    layout : Layout
        That it has.
    version, scope : str
        Which release it is, and what part of it.
    known : KnownFile or None
        What is known of these very bytes.
    is_assumed : bool
        Whether the release is that of the layout, for nothing states another.
    named : str
        Release that the file's name seems to tell.
    """

    file: RawFile | RawPath
    card: Card
    layout: Layout
    version: str
    scope: str = ""
    known: KnownFile | None = None
    is_assumed: bool = False
    named: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One file's clean table."""

    raw: Raw
    table: Any


def load_adapter(source: str) -> Adapter:
    """Load the adapter of a source.

    Raises
    ------
    UnknownName
        If there is no such source.
    """
    check_source(source)
    adapter: Adapter = getattr(import_module(f"peaceops.sources.{source}"), _ADAPTER_NAME)
    return adapter


def read_bytes(path: Path) -> RawFile:
    """Read a file from disk.

    Raises
    ------
    SnapshotMissing
        If it is not there or no file.
    FileUnreadable
        If it is too large.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise FileUnreadable("is too large", where=path.name, expected=f"at most {MAX_BYTES} bytes")
        return RawFile(name=path.name, data=path.read_bytes())
    except OSError as error:
        raise SnapshotMissing(error.strerror or str(error), where=str(path), expected="a file") from error


def peek_bytes(path: Path) -> RawFile:
    """Read as much of a file as tells its columns: all of it, or the first lines of plain text.

    Raises
    ------
    SnapshotMissing
        If it is not there or no file.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(1 << 16)
    except OSError as error:
        raise SnapshotMissing(error.strerror or str(error), where=str(path), expected="a file") from error
    return RawFile(name=path.name, data=head) if is_text(head) else read_bytes(path)


def recognise(file: RawFile) -> list[tuple[str, Layout]]:
    """Recognise by its columns what a file is.

    Parameters
    ----------
    file : RawFile
        The file.

    Returns
    -------
    list of tuple of str and Layout
        Every source and layout with exactly these columns; none for a file of another kind.

    Raises
    ------
    FileUnreadable
        If its header cannot be read.
    """
    header = read_header(file.data, file.name)
    return [(source, layout) for source in SOURCES for layout in read_card(source).layouts if fits(layout, header)]


def fits(layout: Layout, header: Header) -> bool:
    """Tell whether a file has the columns of a layout, exactly unless it is an open one, separated as there."""
    names = set(header.names)
    is_same = names >= layout.columns if layout.is_open else names == layout.columns
    return is_same and len(header.names) == len(names) and header.separator in ("", layout.separator)


def open_file(
    source: str, file: RawFile | RawPath, *, version: str | None = None, header: Header | None = None
) -> Opened:
    """Open a file as one of a source.

    Parameters
    ----------
    source : str
        Which.
    file : RawFile or RawPath
        The file; one on disk only with its header.
    version : str or None
        Release as the user states it.
    header : Header or None
        Its columns, where they were read already.

    Returns
    -------
    Opened

    Raises
    ------
    LayoutChanged
        If its columns are those of no known layout, or it states another release.
    """
    card = read_card(source)
    if header is None:
        if isinstance(file, RawPath):
            raise TypeError("the columns of a file on disk are given")
        header = read_header(file.data, file.name)
    layout = next((x for x in card.layouts if fits(x, header)), None)
    if layout is None:
        raise explain_layout(card, file.name, header)
    known = next((k for k in card.known if k.sha256 == file.sha256), None)
    if version and known and version != known.version:
        raise LayoutChanged(
            f"is release {known.version}, not {version}", where=file.name, expected=f"a file of {source} {version}"
        )
    found = version or (known.version if known else layout.version)
    named = _find_named_version(card, file)
    found = found or named
    return Opened(
        file=file if file.is_named == layout.is_named else replace(file, is_named=layout.is_named),
        card=card,
        layout=layout,
        version=found,
        scope=known.scope if known else "",
        known=known,
        is_assumed=bool(not version and not known and layout.version),
        named=named,
    )


def _find_named_version(card: Card, file: RawFile | RawPath) -> str:
    """Find the release in the name of a file, or of the one in an archive; the last resort."""
    if not card.version_pattern:
        return ""
    inside = file.members if isinstance(file, RawPath) else list_members(file.data)
    matches = (re.search(card.version_pattern, name) for name in (file.name, *inside))
    text = next((next(filter(None, match.groups()), "") for match in matches if match), "")
    return f"{text[:2]}.{text[2]}" if len(text) == 3 and text.isdigit() else text.replace("_", ".")


def explain_layout(card: Card, name: str, header: Header) -> LayoutChanged:
    """Say which columns came and went against the nearest layout, and whose file it may be."""
    columns = set(header.names)
    nearest = max(card.layouts, key=lambda x: (len(x.columns & columns) / len(x.columns | columns), x.name))
    went, came = sorted(nearest.columns - columns), sorted(columns - nearest.columns)
    others = [
        source for source in SOURCES if source != card.id and any(fits(x, header) for x in read_card(source).layouts)
    ]
    hint = f"it is a file of {others[0]}" if others else ""
    parts = []
    if header.separator not in ("", nearest.separator):
        parts.append(f"columns are separated by {header.separator!r}")
        hint = hint or f"columns are separated by {header.separator!r}: save it with {nearest.separator!r}"
    if went:
        parts.append(f"{len(went)} column(s) gone: {_shorten(went)}")
    if came:
        parts.append(f"{len(came)} new: {_shorten(came)}")
    if len(header.names) != len(columns):
        parts.append("a column stands twice")
    return LayoutChanged("; ".join(parts), where=f"{name}, row 1", expected=f"{card.id} {nearest.name}", hint=hint)


def _shorten(names: Sequence[str]) -> str:
    shown = ", ".join(repr(name[:60]) for name in names[:8])
    return shown + (f" and {len(names) - 8} more" if len(names) > 8 else "")


def read_files(source: str, files: Iterable[RawFile], *, version: str | None = None) -> list[Reading]:
    """Read files of one source.

    Parameters
    ----------
    source : str
        Which.
    files : iterable of RawFile
        The files.
    version : str or None
        Release as the user states it; else it is taken from the bytes, the columns, or last the name.

    Returns
    -------
    list of Reading
        One for each version where the source's files belong together, else one for each file.

    Raises
    ------
    LayoutChanged
        If a file has other columns than any known layout.
    FileUnreadable
        If a file cannot be opened.
    RowRefused
        If a cell is not what the card allows.
    DuplicateKey
        If two rows have one key.
    CorrectionStale
        If a correction does not find what it corrects.
    """
    adapter = load_adapter(source)
    groups: dict[tuple[str, ...], list[tuple[Opened, Raw]]] = {}
    for number, file in enumerate(files):
        opened, raw = _read_whole(source, file, version)
        if not raw.row_count:
            raise FileUnreadable("holds a header and no row", where=file.name, expected="at least one row")
        opened = settle_version(opened, find_own_version(opened, raw), stated=version)
        key = (opened.version,) if opened.card.together else (opened.version, str(number))
        groups.setdefault(key, []).append((opened, raw))
    return [_read_group(adapter, group) for group in groups.values()]


def _read_whole(source: str, file: RawFile, version: str | None) -> tuple[Opened, Raw]:
    """Open and read a file, unpacked and parsed once."""
    data = unpack(file.data, file.name)
    if is_text(data):
        opened = open_file(source, file, version=version, header=read_header(data, file.name))
        return opened, read_raw(data, file.name, opened.layout.nulls)
    raw = read_raw(data, file.name, ())
    opened = open_file(source, file, version=version, header=Header(names=tuple(raw.columns)))
    tokens = pa.array([token for token in opened.layout.nulls if token], pa.string())
    if len(tokens):
        empty = pa.scalar(None, pa.string())
        columns = {n: pc.if_else(pc.is_in(v, value_set=tokens), empty, v) for n, v in raw.columns.items()}
        raw = raw.with_columns(columns)
    return opened, raw


def find_own_version(opened: Opened, raw: Raw) -> str:
    """Find the release that the file's own column states, where its layout has one; the last of several."""
    column = opened.layout.version_from
    return (pc.max(raw.columns[column]).as_py() or "") if column and not opened.known else ""


def settle_version(opened: Opened, own: str, *, stated: str | None) -> Opened:
    """Let the file's own column say which release it is; the user may not say otherwise."""
    column = opened.layout.version_from
    if column and not opened.known:
        if own and stated and stated != own.strip():
            raise LayoutChanged(
                f"states release {own[:40]!r} in its column {column!r}",
                where=opened.file.name,
                expected=f"release {stated}",
            )
        if own:
            return replace(opened, version=re.sub(r"[^A-Za-z0-9._+-]", "-", own.strip())[:40])
    return opened if opened.version else replace(opened, version=f"unversioned-{opened.file.sha256[:8]}")


def _read_group(adapter: Adapter, group: Sequence[tuple[Opened, Raw]]) -> Reading:
    first = group[0][0]
    issues = IssueLog()
    parts: dict[str, list[_Part]] = {}
    for opened, raw in group:
        note_file(opened, raw, issues)
        parts.setdefault(opened.layout.table, []).append(read_part(adapter, opened, raw, issues))
    note_assumed(first, [opened.file.name for opened, _ in group if opened.is_assumed], issues)
    tables: dict[str, Any] = {}
    for name, found in parts.items():
        card = first.card.tables[name]
        table = pa.concat_tables([part.table for part in found])
        check_key(table, card, [part.raw for part in found])
        order = pc.sort_indices(table, sort_keys=[(key, "ascending") for key in card.key])
        if not _is_counting_up(order):
            table = table.take(order)
        table = table.combine_chunks()
        tally = RowTally(adapter.checks.get(name, ()))
        tally.add(table)
        for issue in tally.list_issues():
            issues.add(issue)
        tables[name] = adapter.finish[name](table, issues) if name in adapter.finish else table
        if name in adapter.derive:
            tables |= _derive_tables(adapter, first.card, name, tables[name])
    return Reading(
        source=first.card.id,
        version=first.version,
        scope=first.scope,
        layouts=tuple(sorted({opened.layout.name for opened, _ in group})),
        files=tuple(opened.file for opened, _ in group),
        tables=tables,
        periods={name: _find_period(table, first.card.tables[name]) for name, table in tables.items()},
        issues=tuple(issues),
        reader=first.card.sha256,
    )


def note_assumed(first: Opened, files: Sequence[str], issues: IssueLog) -> None:
    """Note files whose release is that of the layout, for nothing states another."""
    if files:
        message = f"release {first.version} is the only one known to have this layout: {_shorten(files[:3])}"
        issues.add(Issue(severity="info", code="release-assumed", count=len(files), message=message))


def _is_counting_up(order: Any) -> bool:
    """Tell whether an order is the one in which the rows stand already."""
    rest = order.slice(1)
    return bool(pc.all(pc.greater(rest, order.slice(0, len(rest))), min_count=0).as_py())


def _derive_tables(adapter: Adapter, card: Card, name: str, table: Any) -> dict[str, Any]:
    """Make the further tables that a table holds, with their keys checked."""
    found = dict(adapter.derive[name](table))
    for extra, rows in found.items():
        keys = list(card.tables[extra].key)
        if rows.select(keys).group_by(keys).aggregate([]).num_rows != rows.num_rows:
            raise DuplicateKey(
                "a key stands twice", where=f"{card.id}, table {extra}", expected=f"one row for each {', '.join(keys)}"
            )
    return found


def note_file(opened: Opened, raw: Raw, issues: IssueLog) -> None:
    """Note what is to be known of a file: remarks of its reader, columns left unread, doubts about its release."""
    for remark in raw.remarks:
        severity, code, message = _REMARKS[remark]
        issues.add(Issue(severity=severity, code=code, file=raw.file, message=message))
    known = {column.source for column in opened.card.tables[opened.layout.table].columns}
    extra = sorted(set(raw.columns) - opened.layout.columns - known)
    if opened.layout.is_open and extra:
        message = f"{len(extra)} column(s) that the card does not know were not read: {_shorten(extra)}"
        issues.add(Issue(severity="info", code="columns-not-read", file=raw.file, count=len(extra), message=message))
    if opened.known and opened.known.note:
        issues.add(Issue(severity=opened.known.severity, code="known-file", file=raw.file, message=opened.known.note))
    if opened.named and opened.named != opened.version and not opened.known:
        message = f"the name says release {opened.named[:40]}, taken as {opened.version}: which is right?"
        issues.add(Issue(severity="warning", code="name-says-other", file=raw.file, message=message))
    if opened.version.startswith("unversioned-"):
        issues.add(
            Issue(
                severity="warning",
                code="release-unknown",
                file=raw.file,
                message="nothing in the file says which release it is: add it again with --version",
            )
        )


def read_part(adapter: Adapter, opened: Opened, raw: Raw, issues: IssueLog) -> _Part:
    """Read the records of a file, or of a part of it: corrected, cleaned, typed."""
    card = opened.card.tables[opened.layout.table]
    for correction in opened.card.corrections:
        if (
            correction.table == card.name
            and (not correction.versions or opened.version in correction.versions)
            and (not correction.files or opened.file.sha256 in correction.files)
        ):
            raw = apply_correction(correction, raw, issues)
    if adapter.prepare:
        raw = adapter.prepare(raw, opened.layout.name)
    columns = {}
    for column in card.columns:
        values = raw.columns.get(column.source) if column.source else None
        if values is None:
            values = pa.nulls(raw.row_count, pa.string())
            if column.source and not column.required:
                issues.add(
                    Issue(
                        severity="info",
                        code="column-not-in-layout",
                        file=raw.file,
                        column=column.name,
                        count=raw.row_count,
                        message=f"layout {opened.layout.name} has no such column: unknown",
                    )
                )
            if column.source:
                columns[column.name] = clean_column(values, replace(column, required=False), raw=raw, issues=issues)
            continue
        columns[column.name] = clean_column(values, column, raw=raw, issues=issues)
    return _Part(raw=raw, table=pa.table(columns))


def _find_period(table: Any, card: TableCard) -> tuple[str, str]:
    if not card.time or not table.num_rows:
        return ("", "")
    first, last = pc.min(table[card.time[0]]).as_py(), pc.max(table[card.time[-1]]).as_py()
    return ("" if first is None else str(first), "" if last is None else str(last))


__all__ = [
    "Opened",
    "RowRefused",
    "SourceError",
    "explain_layout",
    "fits",
    "load_adapter",
    "open_file",
    "peek_bytes",
    "read_bytes",
    "read_files",
    "recognise",
]
