"""The works that a text cites as a library of references: CSL-JSON and BibTeX.

What enters: an :class:`~peaceops.dossier.audit.Audit`. What leaves: the text of a library that Zotero and ``peaceops
case import`` read.
Never done here: filling in what the notes do not give.

References
----------
https://docs.citationstyles.org/en/stable/specification.html
"""

from __future__ import annotations

import json
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from peaceops.dossier.audit import Audit
from peaceops.model.citation import CitationGraph, Work

_TYPES: Final[Mapping[str, str]] = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "book": "book",
    "chapter": "incollection", "entry-encyclopedia": "incollection", "report": "techreport", "thesis": "phdthesis",
}  # fmt: skip
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def render_csl_json(audit: Audit) -> str:
    """Render the works of a text as CSL-JSON.

    Parameters
    ----------
    audit : Audit
        What to render.

    Returns
    -------
    str
        A list of items in order of first citation, each with the notes that cite it.
    """
    return json.dumps(list(build_items(audit.graph)), ensure_ascii=False, indent=1) + "\n"


def build_items(graph: CitationGraph) -> Iterator[dict[str, Any]]:
    """Build a CSL item for each work.

    Parameters
    ----------
    graph : CitationGraph
        Citations of a text.

    Yields
    ------
    dict
        An item whose id is made of author, year and title.
    """
    keys = make_keys(graph.works)
    for work in graph.works:
        item: dict[str, Any] = {"id": keys[work.id], "type": work.kind or "document"}
        authors = [
            {"literal": a.literal} if a.literal else {k: v for k, v in (("family", a.family), ("given", a.given)) if v}
            for a in work.authors
        ]
        fields: dict[str, object] = {
            "author": authors, "title": work.title or (work.linked and f"[{work.linked}]"), "container-title": work.container, "publisher": work.publisher,
            "publisher-place": work.place, "volume": work.volume, "issue": work.issue, "page": work.pages,
            "number": work.symbol, "URL": work.address, "issued": _date_parts(work),
            "accessed": {"date-parts": [_parts(work.accessed, 3)]} if work.accessed else None,
            "note": _list_notes(graph, work.id),
        }  # fmt: skip
        yield item | {name: value for name, value in fields.items() if value}


def make_keys(works: tuple[Work, ...]) -> Mapping[str, str]:
    """Make a key for each work, by id: ``meiske2017peacekeeping``, with a letter where two would be one."""
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for work in works:
        first = work.authors[0] if work.authors else None
        name = _fold(first.family or first.literal) if first else ""
        year = str(work.issued[0].year) if work.issued else ""
        word = next((w for w in (_fold(w) for w in (work.title or work.linked).split()) if len(w) > 3), "")
        stem = (name[:30] + year + word[:30]) or _fold(work.symbol or work.container)[:60] or work.id
        key, number = stem, 1
        while key in taken:
            number += 1
            key = f"{stem}-{number}"
        taken.add(key)
        keys[work.id] = key
    return keys


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^a-z0-9]", "", plain)


def _list_notes(graph: CitationGraph, ident: str) -> str:
    labels = list(dict.fromkeys(c.note for c in graph.citations if c.work == ident and c.note))
    return f"Cited in note {', '.join(labels)}" if labels else ""


def _date_parts(work: Work) -> dict[str, Any] | None:
    """CSL date as exact as the reference: day, month, year or a span of them."""
    if work.issued is None:
        return {"literal": work.issued_text} if work.issued_text else None
    first, last = work.issued
    if first == last:
        return {"date-parts": [_parts(first, 3)]}
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        size = 1 if (first.month, last.month) == (1, 12) else 2
        ends = [_parts(first, size), _parts(last, size)]
        return {"date-parts": ends[:1] if ends[0] == ends[1] else ends}
    return {"date-parts": [_parts(first, 3), _parts(last, 3)]}


def _parts(day: date, size: int) -> list[int]:
    return [day.year, day.month, day.day][:size]


def render_bibtex(audit: Audit) -> str:
    """Render the works of a text as BibTeX.

    Parameters
    ----------
    audit : Audit
        What to render.

    Returns
    -------
    str
        Entries in order of first citation; characters beyond ASCII stay as they are, in UTF-8.
    """
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry, Field

    entries: list[Block] = []
    for item in build_items(audit.graph):
        kind = _TYPES.get(item["type"], "misc")
        fields = [Field(name, value) for name, value in _bibtex_fields(item, kind) if value]
        entries.append(Entry(kind, item["id"], fields))
    return str(write_string(Library(entries)))


def _bibtex_fields(item: Mapping[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(_write_name(author) for author in item.get("author", ()))
    yield "title", _escape(item.get("title", ""))
    container = {"article": "journal", "incollection": "booktitle"}.get(kind, "howpublished")
    yield container, _escape(item.get("container-title", ""))
    yield ("institution" if kind == "techreport" else "publisher"), _escape(item.get("publisher", ""))
    for name, source in (("address", "publisher-place"), ("volume", "volume"), ("number", "issue"), ("pages", "page")):
        yield name, _escape(item.get(source, "").replace("-", "--") if name == "pages" else item.get(source, ""))
    if "issue" not in item:
        yield "number", _escape(item.get("number", ""))
    parts = (item.get("issued") or {}).get("date-parts") or [[]]
    if parts[0]:
        yield "year", _escape(str(parts[0][0]))
        yield "date", _escape("/".join("-".join(f"{p:02d}" for p in part) for part in parts))
        if len(parts[0]) > 1:
            yield "month", _MONTHS[parts[0][1] - 1]
    yield "url", item.get("URL", "").replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    if accessed := (item.get("accessed") or {}).get("date-parts"):
        yield "urldate", _escape("-".join(f"{p:02d}" for p in accessed[0]))
    yield "note", _escape(item.get("note", ""))


def _write_name(author: Mapping[str, str]) -> str:
    if author.get("literal"):
        return "{" + _escape(author["literal"]) + "}"
    if " " in author.get("family", "") and not author.get("given"):
        return "{" + _escape(author["family"]) + "}"  # else its first word would be read as a given name
    return ", ".join(_escape(part) for part in (author.get("family", ""), author.get("given", "")) if part)


def _escape(text: str) -> str:
    r"""Write what TeX would take for a command: ``&`` is ``\&``; braces, which must pair, become brackets."""
    text = text.translate(str.maketrans("{}", "()")).replace("\\", "/")
    return (
        re.sub(r"([&%$#_])", r"\\\1", " ".join(text.split()))
        .replace("~", r"\textasciitilde{}")
        .replace("^", r"\textasciicircum{}")
    )
