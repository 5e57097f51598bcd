"""Files from an address: one at a time, resumed, checked, never half-written. The one module that speaks HTTP.

What enters: an address from a card, a folder for parts. What leaves: a whole file on disk, its hash.
Never done here: following a redirect to another host; plain HTTP beyond this machine; a page taken for a file.

A part that was cut off stays beside a note with its validator (a strong ETag, else the day of change). The next call
asks for the rest on the condition that the file is still the same; a server whose file has changed sends it whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from peaceops.errors import FetchFailed, OutputFailed, SnapshotChanged
from peaceops.files import write_file
from peaceops.store.tables import require

MAX_BYTES: Final = 8 * 1024**3
ATTEMPTS: Final = 5
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_MOST_REDIRECTS: Final = 5
_PASSING: Final = (408, 425, 429, 500, 502, 503, 504)
_HERE: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_AGENT: Final = "peaceops"

#: Told the bytes that are there and the bytes that there will be, 0 where the server does not say.
Progress = Callable[[int, int], None]


class _Passing(Exception):
    """A failure that may pass: worth another try."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A file that was fetched.

    Parameters
    ----------
    path : Path
        Where it lies.
    sha256 : str
        Its hash.
    size : int
        Its bytes.
    resumed_at : int
        Bytes that were there from an earlier call.
    """

    path: Path
    sha256: str
    size: int
    resumed_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A part on disk and what is known of the whole."""

    path: Path
    note: Path
    url: str

    def read_validator(self) -> str:
        """Read the validator of the file that the part is of; empty when there is no part to go on with."""
        try:
            note = json.loads(self.note.read_text(encoding="utf-8"))
            is_ours = note["url"] == self.url and self.path.stat().st_size > 0
            return str(note["validator"]) if is_ours else ""
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def drop(self) -> None:
        """Forget the part."""
        self.path.unlink(missing_ok=True)
        self.note.unlink(missing_ok=True)


def fetch_file(
    url: str,
    folder: Path,
    *,
    name: str = "",
    sha256: str = "",
    transport: Any = None,
    limit: int = MAX_BYTES,
    progress: Progress | None = None,
) -> Fetched:
    """Fetch a file, going on where an earlier call was cut off.

    Parameters
    ----------
    url : str
        Address; ``https`` unless it is this machine.
    folder : Path
        Where parts and the file go.
    name : str
        Name of the file; by default the last part of the address.
    sha256 : str
        Its hash, where it is known.
    transport : httpx2.BaseTransport or None
        How requests go out; None is the network.
    limit : int
        Bytes at most.
    progress : callable or None
        Told how far it is.

    Returns
    -------
    Fetched

    Raises
    ------
    FetchFailed
        If the server does not give the file, after some tries where that may help. The part stays for the next call.
    SnapshotChanged
        If the file is whole and not the one of the hash. It is not kept.
    ReaderMissing
        If the extra is not installed.
    OutputFailed
        If the folder cannot be written.
    """
    httpx = require("httpx2", to="fetch files", extra="fetch")
    stamina = require("stamina", to="fetch files", extra="fetch")
    _check_address(httpx.URL(url), url)
    target = folder / (name or httpx.URL(url).path.rpartition("/")[2] or "file")
    if target.parent != folder or target.name.startswith("."):
        raise FetchFailed("names no file", where=url, expected="an address that ends in the name of a file")
    stem = hashlib.sha256(url.encode()).hexdigest()[:16]
    part = _Part(path=folder / f"{stem}.part", note=folder / f"{stem}.json", url=url)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        resumed_at = part.path.stat().st_size if part.read_validator() else 0
        timeout = httpx.Timeout(30.0, connect=20.0)
        with httpx.Client(transport=transport, timeout=timeout, headers={"User-Agent": _AGENT}) as client:
            for attempt in stamina.retry_context(on=_Passing, attempts=ATTEMPTS, timeout=None, wait_max=20.0):
                with attempt:
                    _fetch_once(client, httpx, part, limit=limit, progress=progress)
        digest = _check_hash(part, url, sha256)
        size = part.path.stat().st_size
        part.path.replace(target)
        part.drop()
    except _Passing as error:
        hint = "call again: what is there is kept" if part.path.is_file() else "call again later"
        raise FetchFailed(f"{error} ({ATTEMPTS} tries)", where=url, hint=hint) from error
    except OSError as error:
        raise OutputFailed(f"cannot be written: {error.strerror or error}", where=str(folder)) from error
    return Fetched(path=target, sha256=digest, size=size, resumed_at=resumed_at)


def _check_address(url: Any, text: str) -> None:
    if url.scheme == "https" or (url.scheme == "http" and url.host in _HERE):
        return
    raise FetchFailed("is not fetched", where=text, expected="an address that begins with https://")


def _check_hash(part: _Part, url: str, expected: str) -> str:
    with part.path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if expected and digest != expected:
        part.drop()
        raise SnapshotChanged(
            f"has sha256 {digest[:16]}…",
            where=url,
            expected=f"{expected[:16]}…, as on the card",
            hint="the provider has changed the file: look at it, then add it with --file",
        )
    return digest


def _fetch_once(client: Any, httpx: Any, part: _Part, *, limit: int, progress: Progress | None) -> None:
    validator = part.read_validator()
    have = part.path.stat().st_size if validator else 0
    headers = {"Accept-Encoding": "identity"}
    if have:
        headers |= {"Range": f"bytes={have}-", "If-Range": validator}
    try:
        with _open(client, httpx, part.url, headers) as response:
            if response.status_code == 416:
                part.drop()
                raise _Passing("the part does not fit the file any more")
            is_rest = _check_answer(response, have, part.url)
            if not is_rest:
                part.drop()
                have = 0
            total = _read_total(response, have, part.url, limit)
            write_file(part.note, json.dumps({"url": part.url, "validator": _find_validator(response)}))
            _append(response, part, have, total, limit=limit, progress=progress)
    except httpx.TransportError as error:
        raise _Passing(f"the connection failed: {error or type(error).__name__}") from error
    except httpx.HTTPError as error:
        raise FetchFailed(f"cannot be fetched: {error}", where=part.url) from error


@contextmanager
def _open(client: Any, httpx: Any, url: str, headers: dict[str, str]) -> Iterator[Any]:
    """Open an answer, following redirects on the same host only."""
    origin = httpx.URL(url)
    here = origin
    for _ in range(_MOST_REDIRECTS + 1):
        with client.stream("GET", here, headers=headers, follow_redirects=False) as response:
            if response.status_code not in _REDIRECTS:
                yield response
                return
            there = here.join(response.headers.get("Location", ""))
            if (there.host, there.port, there.scheme) != (origin.host, origin.port, origin.scheme):
                raise FetchFailed(
                    f"redirects to {there.scheme}://{there.host}",
                    where=url,
                    expected=f"the file from {origin.host}",
                    hint="fetch it by hand, then add it with --file",
                )
            here = there
    raise FetchFailed(f"redirects more than {_MOST_REDIRECTS} times", where=url)


def _check_answer(response: Any, have: int, url: str) -> bool:
    """Check an answer; tell whether it is the rest of what is there."""
    code = response.status_code
    if code in _PASSING:
        raise _Passing(f"the server answers {code}")
    if code not in (200, 206):
        raise FetchFailed(f"the server answers {code}", where=url, hint="the address may have changed")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise FetchFailed(
            "the server packs the file on the way", where=url, hint="fetch it by hand, add it with --file"
        )
    if response.headers.get("Content-Type", "").partition(";")[0].strip().lower() == "text/html":
        raise FetchFailed("is a web page", where=url, expected="a file", hint="fetch it by hand, add it with --file")
    if code == 200:
        return False
    start = response.headers.get("Content-Range", "").removeprefix("bytes ").partition("-")[0]
    if not have or start != str(have):
        raise FetchFailed("sends another part than was asked for", where=url, expected=f"from byte {have}")
    return True


def _read_total(response: Any, have: int, url: str, limit: int) -> int:
    length = response.headers.get("Content-Length", "")
    total = have + int(length) if length.isdigit() else 0
    if total > limit:
        raise FetchFailed(f"is too large: {total} bytes", where=url, expected=f"at most {limit} bytes")
    return total


def _find_validator(response: Any) -> str:
    """Find what tells whether the file is still the same: a strong ETag, else the day of change."""
    tag = str(response.headers.get("ETag", ""))
    return tag if tag.startswith('"') else str(response.headers.get("Last-Modified", ""))


def _append(response: Any, part: _Part, have: int, total: int, *, limit: int, progress: Progress | None) -> None:
    with part.path.open("ab" if have else "wb") as stream:
        for block in response.iter_raw():
            stream.write(block)
            have += len(block)
            if have > limit:
                break
            if progress:
                progress(have, total)
    if have > limit:
        part.drop()
        raise FetchFailed("is too large", where=part.url, expected=f"at most {limit} bytes")
    if total and have != total:
        raise _Passing(f"the connection ended after {have} of {total} bytes")
