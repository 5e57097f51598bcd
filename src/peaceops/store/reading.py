"""What an adapter made of files, before it is kept.

What enters: files as they came, tables, issues. What leaves: a :class:`Reading` with the id that its snapshot will have.
Never done here: writing; reading a provider's format.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from peaceops.store.issues import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """A file as it came.

    Parameters
    ----------
    name : str
        Its name, without folders.
    data : bytes
        Its bytes.
    is_named : bool
        Whether the name is data too, as where a file is one country's.

    Attributes
    ----------
    sha256 : str
        Hash of the bytes, in hexadecimal, computed once.
    """

    name: str
    data: bytes = field(repr=False)
    is_named: bool = False
    sha256: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", hashlib.sha256(self.data).hexdigest())

    @property
    def size(self) -> int:
        """How many bytes."""
        return len(self.data)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPath:
    """A file as it came that is left on disk, for it may not fit into memory.

    Parameters
    ----------
    name : str
        Its name, without folders.
    path : Path
        Where it lies.
    sha256 : str
        Hash of its bytes, in hexadecimal.
    size : int
        How many bytes.
    members : tuple of str
        Names of the files in it, where it is an archive.
    is_named : bool
        Whether the name is data too.
    """

    name: str
    path: Path
    sha256: str
    size: int
    members: tuple[str, ...] = ()
    is_named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an adapter made of files of one source and version.

    Parameters
    ----------
    source, version : str
        Which.
    scope : str
        What part of the source the files hold; empty is all of it.
    layouts : tuple of str
        Layouts that the files have.
    files : tuple of RawFile or RawPath
        What was read.
    tables : Mapping of str to pyarrow.Table or StoredTable
        What came out, by name.
    periods : Mapping of str to tuple of str
        First and last day or year of each table, where it has any.
    issues : tuple of Issue
        What was odd.
    reader : str
        Hash of what read the files.
    """

    source: str
    version: str
    scope: str = ""
    layouts: tuple[str, ...]
    files: tuple[RawFile | RawPath, ...]
    tables: Mapping[str, Any] = field(hash=False)
    periods: Mapping[str, tuple[str, str]] = field(hash=False)
    issues: tuple[Issue, ...] = ()
    reader: str = ""

    def derive_id(self) -> str:
        """Derive the id of its snapshot: 64 hexadecimal digits."""
        files = sorted((f.sha256, f.name if f.is_named else "") for f in self.files)
        facts = {"source": self.source, "version": self.version, "files": files, "reader": self.reader}
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
