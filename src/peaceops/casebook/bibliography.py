"""Take over a library of references: CSL-JSON, BibTeX or RIS to sources that keep their keys.

What enters: the text of a library as Zotero and others export it, and what it cannot say: kind and stake.
What leaves: :class:`~peaceops.model.Source` values, or one error that lists every item at fault.
Never done here: guessing a kind or a stake from the type of a reference; network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from peaceops.casebook.library import Item, parse_bibtex, parse_csl, parse_ris
from peaceops.casebook.parse import parse_source
from peaceops.errors import CasebookError, CasebookInvalid, PeaceopsError, Problem
from peaceops.files import MAX_FILE_BYTES
from peaceops.model.source import SOURCE_ID, SOURCE_KINDS, STAKES, Source

FORMATS: Final = ("csl-json", "bibtex", "ris")
MAX_LIBRARY_BYTES: Final = MAX_FILE_BYTES // 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What a library gave.

    Parameters
    ----------
    sources : tuple of Source
        In the order of the library.
    renamed : tuple of tuple of str
        Keys that no id can be, each with the id it got.
    """

    sources: tuple[Source, ...]
    renamed: tuple[tuple[str, str], ...]


def read_library(path: Path) -> str:
    """Read a library's text within limits.

    Raises
    ------
    CasebookError
        If it is not there, is no text or is too large.
    """
    try:
        if not path.is_file():
            raise CasebookError("is no file", where=str(path), expected="a CSL-JSON, BibTeX or RIS file")
        if path.stat().st_size > MAX_LIBRARY_BYTES:
            raise CasebookError(f"is larger than {MAX_LIBRARY_BYTES // 2**20} MB", where=str(path))
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CasebookError(f"is no UTF-8 text (byte {error.start})", where=str(path), hint="export as UTF-8") from None
    except OSError as error:
        raise CasebookError(f"cannot be read: {error.strerror}", where=str(path)) from None


def parse_library(
    text: str, where: str, *, kinds: Mapping[str, str], stakes: Mapping[str, str], form: str = ""
) -> Import:
    """Parse a library into sources.

    Parameters
    ----------
    text : str
        CSL-JSON, BibTeX or RIS.
    where : str
        Name of the file, for messages.
    kinds, stakes : Mapping of str to str
        By key; the empty key stands for every item that says nothing itself.
    form : str
        One of :data:`FORMATS`; empty to look at the text.

    Returns
    -------
    Import

    Raises
    ------
    CasebookInvalid
        With every item that cannot be read, has no kind or stake, or repeats a key.
    """
    problems: list[Problem] = []
    parse = {"csl-json": parse_csl, "bibtex": parse_bibtex, "ris": parse_ris}[form or _detect(text, where)]
    items = list(parse(text, where, problems))
    if not items and not problems:
        problems.append(Problem(where, "holds no reference"))
    keys = {str(item.get("citation-key") or item.get("id") or "") for item in items}
    for option, given in (("--kind", kinds), ("--stake", stakes)):
        problems.extend(
            Problem(where, f"{option} names {key!r}, which is no item") for key in given if key not in keys | {""}
        )
    sources: dict[str, Source] = {}
    renamed: list[tuple[str, str]] = []
    for number, item in enumerate(items, 1):
        key = str(item.get("citation-key") or item.get("id") or "")
        place = f"{where} item {number}" + (f" {key[:60]}" if key else "")
        source_id = _make_id(key)
        if not source_id:
            problems.append(Problem(place, "has no key"))
            continue
        if source_id != key:
            renamed.append((key, source_id))
        source = _make_source(item, key, source_id, kinds, stakes, place, problems)
        if source_id in sources:
            problems.append(Problem(place, f"key {source_id!r} stands twice"))
        elif source is not None:
            sources[source_id] = source
    if problems:
        raise CasebookInvalid("the library cannot be taken over; nothing was written", problems)
    return Import(sources=tuple(sources.values()), renamed=tuple(renamed))


def _detect(text: str, where: str) -> str:
    head = text.lstrip()
    if head.startswith(("[", "{")):
        return "csl-json"
    if re.search(r"^TY  ?- ?", text, re.MULTILINE):
        return "ris"
    if re.search(r"^\s*@\w+\s*[{(]", text, re.MULTILINE):
        return "bibtex"
    raise CasebookError("is of no known form", where=where, expected="CSL-JSON, BibTeX or RIS")


def _make_id(key: str) -> str:
    """Keep a key that can be an id; else the nearest that can."""
    if SOURCE_ID.fullmatch(key):
        return key
    last = key.rstrip("/").rsplit("/", 1)[-1]
    return re.sub(r"[^A-Za-z0-9._:-]+", "-", last).strip("-._:")[:80]


def _make_source(
    item: Item, key: str, source_id: str, kinds: Mapping[str, str], stakes: Mapping[str, str],
    place: str, problems: list[Problem],
) -> Source | None:  # fmt: skip
    custom = item.get("custom")
    own = custom.get("peaceops") if isinstance(custom, dict) else None
    own = dict(own) if isinstance(own, dict) else {}
    for name, given, known in (("kind", kinds, SOURCE_KINDS), ("stake", stakes, STAKES)):
        value = given.get(key) or given.get(source_id) or own.get(name) or given.get("")
        if not value:
            problems.append(
                Problem(place, f"has no {name}; give --{name} {key}=… or --{name} … for all ({', '.join(known)})")
            )
            value = known[0]
        own[name] = value
    if "opened" not in own and (opened := _accessed(item.get("accessed"))):
        own["opened"] = opened
    csl = {k: v for k, v in item.items() if k not in ("id", "custom")}
    if source_id != key:
        csl.setdefault("citation-key", key)
    try:
        return parse_source({"id": source_id, **csl, "custom": {"peaceops": own}})
    except PeaceopsError as error:
        problems.append(Problem(place, error.message))
        return None


def _accessed(value: object) -> str:
    """Day on which a page was opened, where the item says it in full."""
    try:
        parts = value["date-parts"][0]  # type: ignore[index]
        year, month, day = (int(part) for part in parts)
    except (TypeError, KeyError, IndexError, ValueError):
        return ""
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def merge_sources(
    sources: Iterable[Source], known: Mapping[str, Source], render: Callable[[Source], object]
) -> tuple[tuple[Source, ...], tuple[str, ...], tuple[Problem, ...]]:
    """Sort sources into new ones, those that are there already, and conflicts.

    Parameters
    ----------
    sources : iterable of Source
        What is to be added.
    known : Mapping of str to Source
        What is there, by id.
    render : callable
        Content by which two sources are compared.

    Returns
    -------
    tuple
        New sources, ids of those already there with the same content, and conflicts.
    """
    new: list[Source] = []
    same: list[str] = []
    conflicts: list[Problem] = []
    for source in sources:
        there = known.get(source.id)
        if there is None:
            new.append(source)
        elif render(there) == render(source):
            same.append(source.id)
        else:
            conflicts.append(Problem(f"source {source.id}", "has other content in the casebook"))
    return tuple(new), tuple(same), tuple(conflicts)
