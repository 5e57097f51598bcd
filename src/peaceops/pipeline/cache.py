"""Keep what was rendered, by the hash of all its inputs.

What enters: a key and named texts. What leaves: the same texts, or None.
Never done here: raising. A cache that is corrupt, full, forbidden or away costs time and nothing else.

One file an entry: a line of JSON with lengths and a checksum, then the texts. Files are written whole or
not at all; the oldest leave when the folder grows beyond its bound.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from peaceops.errors import OutputFailed
from peaceops.files import write_file

MAX_BYTES: Final = 128 * 1024 * 1024
MAX_ENTRIES: Final = 200
_FORM: Final = 1
_NAME: Final = re.compile(r"[0-9a-f]{64}\.entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """A folder of entries.

    Parameters
    ----------
    folder : Path
        Where; made when the first entry is stored.
    max_bytes, max_entries : int
        Bounds of the folder.
    """

    folder: Path
    max_bytes: int = MAX_BYTES
    max_entries: int = MAX_ENTRIES

    def read(self, key: str) -> dict[str, str] | None:
        """Read an entry.

        Parameters
        ----------
        key : str
            64 hexadecimal digits.

        Returns
        -------
        dict of str to str or None
            None when there is none, or it is damaged.
        """
        path = self.folder / f"{key}.entry"
        try:
            data = path.read_bytes()
            head, _, body = data.partition(b"\n")
            told = json.loads(head)
            if told["form"] != _FORM or told["sha256"] != hashlib.sha256(body).hexdigest():
                return None
            texts: dict[str, str] = {}
            start = 0
            for name, length in told["parts"]:
                texts[name] = body[start : start + length].decode("utf-8")
                start += length
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        with suppress(OSError):
            os.utime(path)  # the oldest leave first
        return texts

    def store(self, key: str, texts: Mapping[str, str]) -> bool:
        """Store an entry; tell whether it is there now."""
        parts = [(name, text.encode("utf-8")) for name, text in texts.items()]
        body = b"".join(part for _, part in parts)
        if len(body) > self.max_bytes:
            return False
        told = {"form": _FORM, "sha256": hashlib.sha256(body).hexdigest(), "parts": [[n, len(p)] for n, p in parts]}
        try:
            write_file(self.folder / f"{key}.entry", json.dumps(told).encode() + b"\n" + body)
        except (OutputFailed, OSError):
            return False
        self._trim()
        return True

    def _trim(self) -> None:
        try:
            entries = []
            for file in self.folder.iterdir():
                if _NAME.fullmatch(file.name):
                    status = file.stat()
                    entries.append((status.st_mtime_ns, status.st_size, file))
            entries.sort(reverse=True)
            total = 0
            for number, (_, size, file) in enumerate(entries, 1):
                total += size
                if total > self.max_bytes or number > self.max_entries:
                    file.unlink(missing_ok=True)
        except OSError:
            return
