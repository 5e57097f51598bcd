"""Cards: what is known of a source before any file of it is opened.

What enters: ``<source>.toml`` and ``<source>.corrections.toml`` beside this module. What leaves: frozen values.
Never done here: reading a dataset, needing more than the standard library.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from peaceops.errors import SourceError, UnknownName
from peaceops.kept import follow
from peaceops.sources import SOURCES

FOLDER: Final = Path(__file__).parent
COLUMN_TYPES: Final = frozenset({"text", "int", "float", "bool", "date", "stata_month", "code"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table and where it comes from.

    Parameters
    ----------
    name : str
        Its name, with unit and issuer.
    source : str
        Its name in the file; empty when the adapter derives it.
    type : str
        One of :data:`COLUMN_TYPES`.
    required : bool
        Whether an empty cell is refused.
    codes : Mapping of str to str
        Values allowed and what they become; empty allows any.
    odd : tuple of str
        Values known to occur that mean nothing: they become null with an issue.
    nulls : tuple of str
        Values that are null, beside those of the layout.
    decimal : str
        Mark of decimals in the file.
    zero : str
        ``unknown`` when a 0 is no observation and becomes null.
    minimum, maximum : float or None
        Bounds of what is accepted.
    note : str
        What a user must know of it.
    """

    name: str
    source: str = ""
    type: str = "text"
    required: bool = False
    codes: Mapping[str, str] = field(default_factory=dict, hash=False)
    odd: tuple[str, ...] = ()
    nulls: tuple[str, ...] = ()
    decimal: str = "."
    zero: str = "observed"
    minimum: float | None = None
    maximum: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCard:
    """A table that a source gives.

    Parameters
    ----------
    name, unit : str
        Its name and what a row is.
    key : tuple of str
        Columns that are unique together.
    time : tuple of str
        Column of the first and of the last day or year of a row.
    columns : tuple of Column
        In order.
    """

    name: str
    unit: str
    key: tuple[str, ...]
    time: tuple[str, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Columns that files of one version have, in any order.

    Parameters
    ----------
    name, table : str
        Its name and the table it fills.
    columns : frozenset of str
        Names in the file.
    version : str
        The one release known to have it: taken, and said to be taken, where nothing states another.
    version_from : str
        Column of the file that states the version.
    nulls : tuple of str
        Cells that are empty.
    separator : str
        What stands between the cells of delimited text.
    is_named : bool
        Whether the file's name is data.
    is_open : bool
        Whether a file may have further columns, which are not read and said: where the public list of columns is
        known in part only.
    note : str
        Which releases have it.
    """

    name: str
    table: str
    columns: frozenset[str]
    version: str = ""
    version_from: str = ""
    nulls: tuple[str, ...] = ("",)
    separator: str = ","
    is_named: bool = False
    is_open: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFile:
    """A file known by its bytes.

    Parameters
    ----------
    sha256, version, scope : str
        Its hash, its release, what part of it.
    severity, note : str
        An issue that it raises.
    """

    sha256: str
    version: str
    scope: str = ""
    severity: str = "info"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """Where a provider publishes the file of one release.

    Parameters
    ----------
    version, url : str
        Which, and its address.
    sha256 : str
        Its hash, where it is known; empty where nobody has seen the file.
    file : str
        Name under which it is kept; empty for the last part of the address.
    seen : str
        Where the address was seen.
    """

    version: str
    url: str
    seen: str
    sha256: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A correction as data: where, what is found there, what it becomes, why.

    Parameters
    ----------
    kind : str
        ``value`` puts one cell right, ``swap`` exchanges two columns, ``record`` puts together what a cut made two of.
    table : str
        Of which table.
    columns : tuple of str
        Names in the file: the column, the two to exchange, or the two by which the parts of a record are known.
    where : Mapping of str to str
        Cells that tell the row of a ``value``.
    found, becomes : str
        What a ``value`` expects and gives.
    expect : tuple of Mapping
        Cells that a ``swap`` expects, each with ``where``, ``column`` and ``found``; of a ``record`` all cells that
        are not empty of each part, in order.
    record : Mapping of str to str
        Cells of a ``record`` put together; those not named are empty.
    files : tuple of str
        Hashes of the files that it is for; empty is all.
    versions : tuple of str
        Versions that it is for; empty is all.
    reason, reference : str
        Why, and by what evidence.
    """

    kind: str
    table: str
    columns: tuple[str, ...]
    reason: str
    where: Mapping[str, str] = field(default_factory=dict, hash=False)
    found: str = ""
    becomes: str = ""
    expect: tuple[Mapping[str, Any], ...] = field(default=(), hash=False)
    record: Mapping[str, str] = field(default_factory=dict, hash=False)
    files: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is known of a source.

    Parameters
    ----------
    id, title, provider, address : str
        Its id here; its title, its provider and where that publishes it.
    licence, terms : str
        The licence as stated, and what it means for this project.
    definition : str
        What a row counts, in the provider's words or near them.
    citation : Mapping of str to Any
        A CSL-JSON item.
    coverage : Mapping of str to Any
        Start, end, places, what a missing row and a zero mean, breaks.
    versions : tuple of str
        Releases that the layouts were checked with.
    version_pattern : str
        Pattern that finds the version in a file's name, the last resort.
    together : bool
        Whether files of one version are one snapshot, or each is its own.
    known : tuple of KnownFile
        Files known by their bytes.
    downloads : tuple of Download
        Addresses of files that were seen in a public page; none where none was.
    layouts : tuple of Layout
        All known layouts.
    tables : Mapping of str to TableCard
        All tables.
    corrections : tuple of Correction
        All corrections.
    sha256 : str
        Hash of card, corrections and adapter.
    """

    id: str
    title: str
    provider: str
    address: str
    licence: str
    terms: str
    definition: str
    citation: Mapping[str, Any] = field(hash=False)
    coverage: Mapping[str, Any] = field(hash=False)
    versions: tuple[str, ...]
    version_pattern: str = ""
    together: bool = False
    known: tuple[KnownFile, ...]
    downloads: tuple[Download, ...] = ()
    layouts: tuple[Layout, ...]
    tables: Mapping[str, TableCard] = field(hash=False)
    corrections: tuple[Correction, ...]
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCheck:
    """A test of each row of a clean table by itself: rows that meet it are noted and kept.

    Parameters
    ----------
    code, message : str
        Of the issue.
    test : callable
        Table to a mask of the rows that are odd; null is not.
    shown : str
        Column that names the rows in the message.
    noun : str
        What they are, in the plural.
    severity : str
        Of the issue.
    """

    code: str
    message: str
    test: Callable[[Any], Any]
    shown: str
    noun: str
    severity: str = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapter:
    """What a source needs beyond its card.

    Parameters
    ----------
    prepare : callable or None
        From the raw columns of a file and the name of its layout to the raw columns that the card names.
    is_by_row : bool
        Whether `prepare` looks at each row by itself, so that a part of a file may be prepared alone.
    checks : Mapping of str to tuple of RowCheck
        By table: tests of each row by itself.
    finish : Mapping of str to callable
        By table: from the clean table and an issue log to the table with what is derived.
    derive : Mapping of str to callable
        By table: from the finished table to further tables of the card by name, keys checked after it.
    """

    prepare: Callable[[Any, str], Any] | None = None
    is_by_row: bool = False
    checks: Mapping[str, tuple[RowCheck, ...]] = field(default_factory=dict, hash=False)
    finish: Mapping[str, Callable[[Any, Any], Any]] = field(default_factory=dict, hash=False)
    derive: Mapping[str, Callable[[Any], Mapping[str, Any]]] = field(default_factory=dict, hash=False)


def check_source(source: str) -> None:
    """Check that a source has an adapter.

    Raises
    ------
    UnknownName
        If it has none; the nearest are named.
    """
    if source not in SOURCES:
        from difflib import get_close_matches

        near = get_close_matches(source, SOURCES, n=3)
        raise UnknownName("source", source, near, hint="" if near else "known: " + ", ".join(SOURCES))


@cache
def read_card(source: str) -> Card:
    """Read the card of a source.

    Parameters
    ----------
    source : str
        Its id.

    Returns
    -------
    Card

    Raises
    ------
    UnknownName
        If there is no such source.
    SourceError
        If the card does not fit its own schema.

    Examples
    --------
    >>> read_card("un_missions").tables["missions"].key
    ('mission_id_un',)
    """
    check_source(source)
    digest = hashlib.sha256()
    texts = {}
    for name in (f"{source}.toml", f"{source}.corrections.toml", f"{source}.py"):
        path = FOLDER / name
        texts[name] = path.read_text(encoding="utf-8") if path.is_file() else ""
        digest.update(texts[name].encode())
    try:
        body = _follow_tables(FOLDER / f"{source}.toml")
        has_corrections = bool(texts[f"{source}.corrections.toml"])
        more = _follow_tables(FOLDER / f"{source}.corrections.toml") if has_corrections else {}
        corrections = more.get("correction", [])
        return _build_card(source, body, corrections, digest.hexdigest())
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise SourceError(f"is no card: {error!r}", where=f"sources/{source}.toml") from error


def _follow_tables(file: Path) -> dict[str, Any]:
    return follow(_read_tables, str(file), files=(file,))


def _read_tables(file: str) -> dict[str, Any]:
    return tomllib.loads(Path(file).read_text(encoding="utf-8"))


def _build_card(source: str, body: dict[str, Any], corrections: list[dict[str, Any]], digest: str) -> Card:
    body = dict(body)
    lists: dict[str, list[str]] = body.pop("lists", {})
    tables = {row["name"]: _build_table(row, lists) for row in body.pop("table")}
    layouts: dict[str, Layout] = {}
    for row in body.pop("layout"):
        layouts[row["name"]] = _build_layout(row, layouts, tables)
    if body.pop("id") != source:
        raise ValueError("the id is not the file's name")
    return Card(
        id=source,
        versions=tuple(body.pop("versions")),
        known=tuple(KnownFile(**row) for row in body.pop("known", ())),
        downloads=tuple(Download(**row) for row in body.pop("download", ())),
        layouts=tuple(layouts.values()),
        tables=tables,
        corrections=tuple(_build_correction(row, tables) for row in corrections),
        sha256=digest,
        **body,
    )


def _build_table(row: dict[str, Any], lists: Mapping[str, list[str]]) -> TableCard:
    columns = tuple(_build_column(dict(c), lists) for c in row["columns"])
    names = {c.name for c in columns}
    key, time = tuple(row["key"]), tuple(row.get("time", ()))
    if len(names) != len(columns) or not {*key, *time} <= names:
        raise ValueError(f"table {row['name']}: a column twice, or a key or time that is no column")
    return TableCard(name=row["name"], unit=row["unit"], key=key, time=time, columns=columns)


def _build_column(row: dict[str, Any], lists: Mapping[str, list[str]]) -> Column:
    codes = row.pop("codes", {})
    if isinstance(codes, str):
        codes = lists[codes]
    if isinstance(codes, list):
        codes = {code: code for code in codes}
    column = Column(
        source=row.pop("from", ""), codes=codes, odd=tuple(row.pop("odd", ())), nulls=tuple(row.pop("nulls", ())), **row
    )
    if column.type not in COLUMN_TYPES or column.zero not in {"observed", "unknown"}:
        raise ValueError(f"column {column.name}: type {column.type}, zero {column.zero}")
    return column


def _build_layout(row: dict[str, Any], earlier: Mapping[str, Layout], tables: Mapping[str, TableCard]) -> Layout:
    row = dict(row)
    like, add, drop = row.pop("like", ""), row.pop("add", ()), row.pop("drop", ())
    named = row.pop("columns", None)
    if like:
        columns = earlier[like].columns
    elif named is not None:
        columns = frozenset(named)
    else:
        columns = frozenset(c.source for c in tables[row["table"]].columns if c.source)
    if "nulls" in row:
        row["nulls"] = tuple(row["nulls"])
    return Layout(columns=(columns | set(add)) - set(drop), **row)


def _build_correction(row: dict[str, Any], tables: Mapping[str, TableCard]) -> Correction:
    row = dict(row)
    if row["kind"] not in {"value", "swap", "record"} or row["table"] not in tables:
        raise ValueError(f"correction {row}")
    for name in ("columns", "versions", "expect", "files"):
        row[name] = tuple(row.get(name, ()))
    return Correction(**row)
