"""Write files whole or not at all, read them within limits, keep cells harmless.

What enters: paths and text. What leaves: files, text, one clear error.
Never done here: knowledge of any format beyond a CSV cell.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from peaceops.errors import CasebookError, OutputFailed

MAX_FILE_BYTES: Final = 256 * 1024 * 1024
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
_ESCAPED: Final = re.compile(r"'+[=+\-@\t\r]")
_PLAIN_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file atomically: to a temporary neighbour, then rename.

    Parameters
    ----------
    path : Path
        Where to; its folder is made when missing.
    content : str or bytes
        Text is encoded as UTF-8 with line ends as they are.

    Raises
    ------
    OutputFailed
        If the folder or file cannot be written. Nothing half-written is left behind.
    """
    write_chunks(path, [content.encode("utf-8") if isinstance(content, str) else content])


def write_chunks(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file atomically, piece by piece.

    Parameters
    ----------
    path : Path
        Where to; its folder is made when missing.
    chunks : iterable of bytes
        What to write; an error that it raises leaves nothing behind.

    Raises
    ------
    OutputFailed
        If the folder or file cannot be written. Nothing half-written is left behind.
    """
    target = path
    temporary: Path | None = None
    try:
        if target.is_symlink():
            target = target.resolve()
        if target.exists() and not target.is_file():
            _write_special(target, b"".join(chunks))
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=".part", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            for chunk in chunks:
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        temporary.replace(target)
        temporary = None
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputFailed(
            f"cannot be written: {reason}", where=str(path), hint="choose another place; nothing was written"
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _write_special(target: Path, data: bytes) -> None:
    """Write to a device or pipe, which cannot be renamed into place."""
    if target.is_dir():
        raise OutputFailed("is a folder", where=str(target), expected="the path of a file")
    with target.open("wb") as stream:
        stream.write(data)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def check_inside(folder: Path, path: Path) -> Path:
    """Resolve a path and check that it does not lead out of its folder.

    Raises
    ------
    CasebookError
        If it does, by ``..`` or by a link.
    """
    resolved = path.resolve()
    if not resolved.is_relative_to(folder.resolve()):
        raise CasebookError("leads out of its folder", where=str(path), hint="copy the file into the folder")
    return resolved


def escape_cell(text: str) -> str:
    """Make a CSV cell that no spreadsheet takes for a formula.

    Examples
    --------
    >>> escape_cell("=1+1"), escape_cell("-2")
    ("'=1+1", '-2')
    """
    if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text):
        return "'" + text
    return text


def unescape_cell(text: str) -> str:
    """Undo :func:`escape_cell`.

    Examples
    --------
    >>> unescape_cell("'=1+1")
    '=1+1'
    """
    return text[1:] if _ESCAPED.match(text) else text
