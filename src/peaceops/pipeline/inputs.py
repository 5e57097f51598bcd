"""Hashes of everything that a dossier is made from.

What enters: casebook folders, the package's own files, options. What leaves: SHA-256 by file, and one key.
Never done here: parsing; a date of change is never trusted, only bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from peaceops.files import MAX_FILE_BYTES

PACKAGE: Final = Path(__file__).resolve().parent.parent
CASEBOOK: Final = PACKAGE / "casebook" / "data"
_TABLES: Final = ("audits.csv", "missions.csv", "names.csv", "searches.csv", "sources.json")
# Libraries whose version shows in what is rendered.
_RENDERERS: Final = ("citeproc-py", "jinja2", "lxml", "markupsafe", "rich")


def list_casebook_files(folder: Path) -> tuple[Path, ...]:
    """List the files of a casebook folder that a loader reads, sorted."""
    found = [folder / name for name in _TABLES if os.path.lexists(folder / name)]
    for part in ("claims", "measured"):
        if (folder / part).is_dir():
            found += [f for f in (folder / part).iterdir() if f.name.endswith(".csv") and not f.name.startswith(".")]
    return tuple(sorted(found))


def hash_casebooks(overlays: Sequence[Path]) -> dict[str, str] | None:
    """Hash the files of the shipped base and of users' folders.

    Parameters
    ----------
    overlays : sequence of Path
        Users' folders, in order.

    Returns
    -------
    dict of str to str or None
        ``sha256:…`` by name: ``casebook/…`` for the base, the folder's own name for each overlay, so that
        a path of one machine never shows. None when a file is not a plain file inside its folder: the
        loader says what is wrong with it.
    """
    hashes: dict[str, str] = {}
    for label, folder in _label(overlays):
        try:
            root = folder.resolve()
            files = list_casebook_files(folder)
            # Only a link leads elsewhere than its folder does, and resolving every path takes longer than hashing.
            places = {parent: parent.resolve() for parent in {file.parent for file in files}}
            for file in files:
                place = file.resolve() if file.is_symlink() else places[file.parent]
                if not file.is_file() or not place.is_relative_to(root) or file.stat().st_size > MAX_FILE_BYTES:
                    return None
                hashes[f"{label}/{file.relative_to(folder).as_posix()}"] = _hash_file(file)
        except OSError:
            return None
    return hashes


def _label(overlays: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    yield "casebook", CASEBOOK
    taken = {"casebook"}
    for overlay in overlays:
        name = label = overlay.resolve().name or "folder"
        number = 2
        while label in taken:
            label, number = f"{name} ({number})", number + 1
        taken.add(label)
        yield label, overlay


def label_folders(overlays: Sequence[Path]) -> tuple[str, ...]:
    """Names under which users' folders show: never a path of one machine."""
    return tuple(label for label, _ in _label(overlays))[1:]


def hash_codebook() -> dict[str, str]:
    """Hash the codebook's files."""
    folder = PACKAGE / "codebook" / "data"
    return {f"codebook/{f.name}": _hash_file(f) for f in sorted(folder.glob("*.toml"))}


def hash_package() -> str:
    """Hash the package's own files, code and data, byte code left out."""
    digest = hashlib.sha256()
    for file in sorted(_walk(PACKAGE)):
        digest.update(
            file.relative_to(PACKAGE).as_posix().encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest()
        )
    return "sha256:" + digest.hexdigest()


def _walk(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                # The casebook is hashed file by file.
                if entry.name != "__pycache__" and Path(entry.path) != CASEBOOK:
                    yield from _walk(Path(entry.path))
            elif not entry.name.endswith((".pyc", ".part")):
                yield Path(entry.path)


def _hash_file(path: Path) -> str:
    return "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()


def derive_key(hashes: Mapping[str, str], options: Mapping[str, str]) -> str:
    """Derive the key under which what is made from these inputs is kept.

    Parameters
    ----------
    hashes : Mapping of str to str
        Of all input files.
    options : Mapping of str to str
        Everything else that shows in the result.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    content = {
        "files": dict(hashes),
        "options": dict(options),
        "package": hash_package(),
        "python": list(sys.version_info[:3]),
        "libraries": dict(_list_versions(_RENDERERS)),
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def read_version() -> str:
    """Read the version of this package.

    It stands in the name of the folder that an installer leaves beside it. The library that reads metadata takes longer to
    load than a codebook, and is asked only where no such folder comes first.
    """
    for folder in sys.path:
        try:
            found = [p.name for p in Path(folder).iterdir() if p.name.startswith(("peaceops-", "peaceops.egg-info"))]
        except OSError:
            continue
        if len(found) == 1 and found[0].endswith(_METADATA):
            return found[0].removeprefix("peaceops-").removesuffix(_METADATA)
        if found:
            break
    from importlib.metadata import version

    return version("peaceops")


_METADATA: Final = ".dist-info"


def _list_versions(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    from importlib.metadata import PackageNotFoundError, version

    for name in names:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, ""
