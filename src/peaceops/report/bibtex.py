"""References as BibTeX.

What enters: CSL-JSON items. What leaves: the text of a library.
Never done here: a field that the item does not hold; writing to disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

_TYPES: Final = {
    "article-journal": "article", "book": "book", "chapter": "incollection", "dataset": "dataset",
    "paper-conference": "inproceedings", "report": "techreport", "thesis": "phdthesis", "webpage": "online",
}  # fmt: skip
_FIELDS: Final = {
    "title": "title", "container-title": "journal", "volume": "volume", "issue": "number", "page": "pages",
    "publisher": "publisher", "version": "version", "edition": "edition", "DOI": "doi", "URL": "url", "note": "note",
}  # fmt: skip
_SPECIAL: Final = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", **{sign: f"\\{sign}" for sign in "&%$#_"}}
_VERBATIM: Final = ("DOI", "URL")


def render_bibtex(items: Iterable[Mapping[str, Any]]) -> str:
    r"""Render CSL-JSON items as BibTeX, sorted by id.

    Parameters
    ----------
    items : iterable of Mapping
        CSL-JSON.

    Examples
    --------
    >>> print(render_bibtex([{"id": "a 1", "type": "dataset", "title": "Deaths & more"}]))
    @dataset{a-1,
      title = {{Deaths \& more}},
    }
    <BLANKLINE>
    """
    return "\n".join(_render_item(item) for item in sorted(items, key=lambda item: str(item["id"])))


def _render_item(item: Mapping[str, Any]) -> str:
    fields: list[tuple[str, str]] = []
    for role in ("author", "editor"):
        names = [_render_name(name) for name in item.get(role, ())]
        fields += [(role, " and ".join(names))] if names else []
    for name, field in _FIELDS.items():
        value = str(item.get(name, ""))
        if value:
            fields.append((field, value if name in _VERBATIM else _escape(value)))
    parts = (item.get("issued") or {}).get("date-parts") or [[]]
    if parts[0]:
        fields.append(("year", str(parts[0][0])))
    # A title in double braces keeps its capitals.
    lines = [f"  {name} = {{{'{' + value + '}' if name == 'title' else value}}}," for name, value in fields]
    key = re.sub(r"[^A-Za-z0-9.:+/-]+", "-", str(item["id"])).strip("-") or "item"
    return "\n".join([f"@{_TYPES.get(str(item.get('type', '')), 'misc')}{{{key},", *lines, "}", ""])


def _render_name(name: Mapping[str, Any]) -> str:
    if "literal" in name:
        return "{" + _escape(str(name["literal"])) + "}"
    particle = f"{name['non-dropping-particle']} " if name.get("non-dropping-particle") else ""
    given = f", {_escape(str(name['given']))}" if name.get("given") else ""
    return f"{_escape(particle + str(name.get('family', '')))}{given}"


def _escape(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in " ".join(text.split()))
