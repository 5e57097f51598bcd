"""Open the tables of the store for measures: DuckDB embedded, through Ibis.

What enters: a data folder, or raw files. What leaves: tables with their snapshots, and what is missing with its remedy.
Never done here: a measure; an extension of the engine; writing.
"""

from __future__ import annotations

import atexit
import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any, Final

from peaceops.errors import InvalidValue, SourceError, UnknownName
from peaceops.evidence.table import (
    CONFLICT_YEARS,
    COUNTRY_YEARS,
    DEATHS,
    IPI_CONTRIBUTORS,
    IPI_MONTHS,
    IPI_STATES,
    IPI_WORLD,
    SIPRI_MONTHS,
    TableInput,
    TableSet,
)
from peaceops.model.period import parse_date_range
from peaceops.pipeline.source_table import SourceTable, TableFolder
from peaceops.sources.base import Card, read_card
from peaceops.store.snapshot import Snapshot, list_snapshots
from peaceops.store.tables import require

_SIZE: Final = re.compile(r"\d{1,6}(?:\.\d{1,3})? ?[KMGT]i?B")
_SPILLS: Final = count(1)
WANTED: Final[tuple[str, ...]] = (
    IPI_MONTHS, IPI_STATES, IPI_WORLD, IPI_CONTRIBUTORS, SIPRI_MONTHS, DEATHS, CONFLICT_YEARS, COUNTRY_YEARS,
)  # fmt: skip


def open_tables(store: Path | None, names: Sequence[str] = WANTED) -> TableSet:
    """Open every table that a measure may ask for.

    Parameters
    ----------
    store : Path or None
        The data folder, or a folder of raw files; None holds nothing.
    names : sequence of str
        Tables, ``source/table``.

    Returns
    -------
    TableSet
        With the newest snapshot of each table, and the reason and remedy for each that is not there. Without the
        data libraries every table is missing for that reason.
    """
    found: dict[str, tuple[Snapshot, dict[str, Any]]] = {}
    snapshots = list_snapshots(store) if store else []
    if store and not snapshots and store.is_dir():
        try:
            return open_folder(TableFolder(store), names)
        except SourceError as error:
            return TableSet(tables={}, missing=dict.fromkeys(names, error.message))
    for snapshot in snapshots:
        for table in snapshot.card["tables"]:
            # Sorted by version: the newest comes last.
            found[f"{snapshot.source}/{table['name']}"] = (snapshot, table)
    missing = {name: _explain(name) for name in names if name not in found}
    wanted = [name for name in names if name in found]
    if not wanted:
        return TableSet(tables={}, missing=missing)
    try:
        ibis = require("ibis", to="compute measures")
        require("duckdb", to="compute measures")
    except SourceError as error:
        return TableSet(tables={}, missing=missing | dict.fromkeys(wanted, error.message))
    # Many queries on small tables: a second thread costs more than it saves.
    engine = _connect(ibis, threads=1)
    tables = {name: _open(engine, name, *found[name]) for name in wanted}
    return TableSet(tables=tables, missing=missing)


def open_folder(folder: TableFolder, names: Sequence[str] = WANTED) -> TableSet:
    """Open tables from the raw files of a folder, without writing a snapshot.

    Parameters
    ----------
    folder : TableFolder
        Raw files, or a store whose raw bytes are read anew.
    names : sequence of str
        Tables, ``source/table``.

    Returns
    -------
    TableSet
        The newest release of each, in memory; the reason and remedy for each that is not there.

    Raises
    ------
    ReaderMissing
        If the data libraries are not installed.
    """
    require("ibis", to="compute measures")
    require("duckdb", to="compute measures")
    found = {name: tables[-1] for name in names if (tables := folder.read(name))}
    missing = {n: _explain_file(folder, n) for n in names if n not in found}
    return TableSet(tables=open_held(list(found.values())).tables, missing=missing)


def open_held(tables: Sequence[SourceTable]) -> TableSet:
    """Open tables that are in memory.

    Parameters
    ----------
    tables : sequence of SourceTable
        Each name once.

    Raises
    ------
    ReaderMissing
        If the data libraries are not installed.
    """
    ibis = require("ibis", to="compute measures")
    require("duckdb", to="compute measures")
    engine = _connect(ibis, threads=2)
    opened = {}
    for held in tables:
        opened[held.name] = _make_input(
            held.name,
            engine.create_table(held.name.replace("/", "_"), obj=held.table, temp=True),
            read_card(held.name.partition("/")[0]),
            version=held.version,
            period=held.period if all(held.period) else None,
            files=held.files,
            digest=held.sha256,
        )
    return TableSet(tables=opened)


def _explain_file(folder: TableFolder, name: str) -> str:
    """Say why a folder gives no such table: a file that cannot be read, or none with its columns."""
    source, _, table = name.partition("/")
    card = read_card(source)
    if wrong := folder.unread.get(name):
        return f"{card.title} ({table}) cannot be read: {wrong[0]}"
    return (
        f"no file in {folder.folder.name} has the columns of {card.title} ({table}), published at {card.address}; "
        f"a snapshot does too: peaceops data add {source} --file FILE"
    )


def _explain(name: str) -> str:
    source, _, table = name.partition("/")
    card = read_card(source)
    title = f"{card.title} ({table})"
    return f"no snapshot of {title}: peaceops data add {source} --file FILE; published at {card.address}"


def _open(engine: Any, name: str, snapshot: Snapshot, table: dict[str, Any]) -> TableInput:
    short = name.partition("/")[2]
    files = snapshot.card["files"]
    return _make_input(
        name,
        engine.read_parquet(snapshot.folder / f"{short}.parquet", table_name=name.replace("/", "_")),
        read_card(snapshot.source),
        version=snapshot.version,
        period=table["period"],
        files=[file["name"] for file in files],
        # Several files give one table: the hash is then that of the table.
        digest=files[0]["sha256"] if len(files) == 1 else table["sha256"],
    )


def _make_input(
    name: str, table: Any, card: Card, *, version: str, period: Sequence[str] | None, files: Sequence[str], digest: str
) -> TableInput:
    first, last = period or (card.coverage["start"], card.coverage["end"])
    return TableInput(
        name=name,
        table=table,
        source=str(card.citation["id"]),
        citation=cite(card, version),
        first_day=parse_date_range(str(first)[:10])[0],
        last_day=parse_date_range(str(last)[:10])[1],
        file=files[0] if len(files) == 1 else f"{len(files)} files",
        sha256=digest,
        version=version,
        licence=card.licence,
        csl=card.citation,
    )


def cite(card: Card, version: str) -> str:
    """Cite a dataset in a line: authors, title, version.

    Parameters
    ----------
    card : Card
        Its card.
    version : str
        Which release.
    """
    authors = [str(a.get("family") or a.get("literal") or "") for a in card.citation.get("author", ())]
    names = " and ".join(filter(None, authors))
    return f"{names}, {card.citation.get('title', card.title)}, version {version}"


def open_engine(name: str = "duckdb", *, memory: str = "", threads: int = 2, store: Path | None = None) -> Any:
    """Open what runs expressions.

    Parameters
    ----------
    name : str
        ``duckdb``, embedded, or ``spark``, a session on this machine or on the cluster that ``PEACEOPS_SPARK_MASTER`` names.
    memory : str
        What DuckDB may hold in memory (``2GB``); more goes to disk. Empty is its own choice, four fifths of the machine.
    threads : int
        Threads of DuckDB.
    store : Path or None
        The data folder, where what does not fit into memory lies until the process ends; None, or one that cannot be
        written, is the folder of temporary files.

    Raises
    ------
    ReaderMissing
        If its library is not installed.
    UnknownName
        If there is no such engine.
    InvalidValue
        If the memory is no size.
    """
    if memory and not _SIZE.fullmatch(memory):
        raise InvalidValue(f"a memory of {memory[:40]!r}", expected="a size as 2GB or 512MiB")
    if name not in ("duckdb", "spark"):
        raise UnknownName("engine", name, ["duckdb", "spark"])
    ibis = require("ibis", to="build panels")
    if name == "spark":
        from peaceops.pipeline.spark import open_session

        session = open_session()  # before Ibis looks for Spark, which would say less when it is not there
        return ibis.pyspark.connect(session)
    require("duckdb", to="build panels")
    engine = _connect(ibis, threads=threads)
    engine.raw_sql(f"SET temp_directory = '{_name_spill(store)}'")
    if memory:
        engine.raw_sql(f"SET memory_limit = '{memory}'")
    return engine


def _connect(ibis: Any, *, threads: int) -> Any:
    engine = ibis.duckdb.connect(autoinstall_known_extensions=False, threads=threads)
    # A query of more than two seconds would draw on the standard output, among the rows of a table.
    engine.raw_sql("SET enable_progress_bar = false")
    return engine


def _name_spill(store: Path | None) -> str:
    """Name a folder for what does not fit into memory, never where the command was started; it goes with the process."""
    parent = store / "store" if store else None
    if parent is None or not os.access(parent, os.W_OK):
        parent = Path(tempfile.gettempdir())
    spill = parent / f".spill-{os.getpid()}-{next(_SPILLS)}"
    atexit.register(shutil.rmtree, spill, ignore_errors=True)
    return str(spill).replace("'", "''")
