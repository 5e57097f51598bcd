"""Arrow tables, durable as Parquet.

What enters: ``pyarrow.Table`` values. What leaves: Parquet bytes, and tables read from them.
Never done here: DuckDB files, which are caches; a format that one version reads and the next does not.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from peaceops.errors import ReaderMissing, SnapshotChanged, SnapshotMissing


def require(module: str, *, to: str, extra: str = "data") -> Any:
    """Import an optional library.

    Parameters
    ----------
    module : str
        What to import.
    to : str
        What it is needed for, as in "needed to read Stata files".
    extra : str
        Extra that brings it.

    Returns
    -------
    module
        The library.

    Raises
    ------
    ReaderMissing
        If it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise ReaderMissing(
            f"{module.partition('.')[0]} is needed to {to} and is not installed",
            hint=f"python -m pip install 'peaceops[{extra}]'",
        ) from error


def render_parquet(table: Any) -> bytes:
    """Render a table as Parquet bytes.

    Parameters
    ----------
    table : pyarrow.Table
        What to render.

    Returns
    -------
    bytes
        The same for the same table and the same version of pyarrow.
    """
    arrow = require("pyarrow", to="write tables")
    sink = arrow.BufferOutputStream()
    parquet = require("pyarrow.parquet", to="write tables")
    parquet.write_table(table, sink, compression="zstd", version="2.6", write_statistics=True, store_schema=True)
    rendered: bytes = sink.getvalue().to_pybytes()
    return rendered


def read_parquet(path: Path, *, columns: list[str] | None = None) -> Any:
    """Read a Parquet file.

    Parameters
    ----------
    path : Path
        Where.
    columns : list of str or None
        Only these.

    Returns
    -------
    pyarrow.Table

    Raises
    ------
    SnapshotMissing
        If there is no such file.
    SnapshotChanged
        If it is no whole Parquet file.
    """
    arrow = require("pyarrow", to="read tables")
    parquet = require("pyarrow.parquet", to="read tables")
    try:
        return parquet.read_table(path, columns=columns, use_threads=False)
    except FileNotFoundError as error:
        raise SnapshotMissing("is not there", where=str(path), hint="peaceops data list") from error
    except (arrow.ArrowException, OSError) as error:
        raise SnapshotChanged(
            "is no whole Parquet file", where=str(path), hint="peaceops data verify, then add the file again"
        ) from error
