"""Citations: CSL-JSON items to formatted notes, by a citation library.

What enters: CSL-JSON items as a casebook holds them, of any quality.
What leaves: one HTML fragment an item, with nothing in it but text, italics and web links.
Never done here: numbering, deciding what is cited, network.

The citation library is loaded when the first note is formatted, not when this module is.
"""

from __future__ import annotations

import hashlib
import json
import re
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from importlib.metadata import version
from importlib.resources import as_file, files
from typing import Any, Final
from urllib.parse import quote

from markupsafe import Markup, escape

from peaceops.errors import MissingAsset

STYLE: Final = "peaceops-notes"
LOCALE: Final = "en-GB"

_TEXTS: Final = (
    "archive",
    "archive-place",
    "archive_location",
    "authority",
    "chapter-number",
    "collection-number",
    "collection-title",
    "container-title",
    "DOI",
    "edition",
    "event",
    "event-place",
    "genre",
    "issue",
    "medium",
    "number",
    "page",
    "publisher",
    "publisher-place",
    "section",
    "status",
    "title",
    "URL",
    "version",
    "volume",
)
_NAMES: Final = ("author", "container-author", "editor", "interviewer", "translator")
_DATES: Final = ("accessed", "issued", "original-date", "submitted")
# What the style would print as a United States law, an unknown type or a numbered patent.
_TYPES: Final = {
    "article": "article-journal",
    "article-journal": "article-journal",
    "article-magazine": "article-magazine",
    "article-newspaper": "article-newspaper",
    "book": "book",
    "chapter": "chapter",
    "entry": "entry",
    "entry-dictionary": "entry-dictionary",
    "entry-encyclopedia": "entry-encyclopedia",
    "interview": "interview",
    "paper-conference": "paper-conference",
    "thesis": "thesis",
    "bill": "report",
    "document": "article",
    "hearing": "report",
    "legal_case": "report",
    "legislation": "report",
    "manuscript": "report",
    "patent": "report",
    "regulation": "report",
    "report": "report",
    "standard": "report",
    "treaty": "report",
    "post": "webpage",
    "post-weblog": "post-weblog",
    "webpage": "webpage",
}
_OTHER_TYPE: Final = "article"
_MAX_TEXT: Final = 2_000

_MARKUP: Final = re.compile(r"</?(?:i|b|sup|sub|span)(?: [^<>]*)?>")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ue000-\uf8ff]+")
_TAG: Final = re.compile(r"(</?(?:i|b|sup|sub)>)")
_ADDRESS: Final = re.compile(r"(?:https?://|doi:10\.)[^\s<>\"]+")
# Characters that the library would read as markup travel as private characters.
_GUARD: Final = {ord(character): 0xE000 + number for number, character in enumerate("<>&\"'*_^~{}[]|`")}
_UNGUARD: Final = {guarded: chr(character) for character, guarded in _GUARD.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationNotes:
    """Formatted notes by the id of the item.

    Parameters
    ----------
    html : Mapping of str to str
        Fragments as :func:`format_notes` makes them; they are cleaned again when read.
    style : str
        Name of the style.
    """

    html: Mapping[str, str] = field(hash=False)
    style: str = STYLE

    def note(self, item_id: str) -> Markup | None:
        """Return the formatted note of an item, or None when there is none.

        Parameters
        ----------
        item_id : str
            Id of the CSL item.
        """
        found = self.html.get(item_id)
        return None if found is None else _clean_html(found)


def format_notes(items: Iterable[Mapping[str, Any]]) -> dict[str, Markup]:
    """Format CSL-JSON items as full notes, each distinct item once.

    Parameters
    ----------
    items : iterable of Mapping
        CSL-JSON items. An item without a usable ``id`` is left out.

    Returns
    -------
    dict of str to Markup
        HTML by item id, in the order of the items.

    Raises
    ------
    MissingAsset
        If the style is not in the package.
    """
    by_id: dict[str, Mapping[str, Any]] = {}
    for item in items:
        by_id.setdefault(str(item.get("id", "")), item)
    by_id.pop("", None)
    formatted: dict[str, Markup] = {}
    by_content: dict[str, Markup] = {}
    for item_id, item in by_id.items():
        key = hash_item(item)
        if key not in by_content:
            ready = shipped_notes().get(key)
            by_content[key] = _clean_html(ready) if ready is not None else _format_one(item)
        formatted[item_id] = by_content[key]
    return formatted


@cache
def shipped_notes() -> Mapping[str, str]:
    """Read the notes of the shipped base as the library formatted them, by :func:`hash_item`.

    The library takes four milliseconds an item and a tenth of a second to load. An item, a style
    or a library other than those of the file has another hash and is formatted anew.
    ``python3 run.py python -m tools.format_notes`` writes the file.
    """
    path = files("peaceops.report") / "styles" / "formatted.json"
    if not path.is_file():
        return {}
    notes: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return notes


def format_anew(item: Mapping[str, Any]) -> Markup:
    """Format one item by the library, whatever was formatted before."""
    return _format_one(item)


def hash_item(item: Mapping[str, Any]) -> str:
    """Hash all that a formatted note depends on: item, style, library.

    Parameters
    ----------
    item : Mapping
        CSL-JSON item; its id does not matter.

    Returns
    -------
    str
        Hexadecimal SHA-256, fit as the name of a cached note.
    """
    content = {key: value for key, value in _prepare_item(item).items() if key != "id"}
    text = json.dumps(content, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(f"{_style_hash()}\x1f{text}".encode()).hexdigest()


@cache
def _style_hash() -> str:
    text = _style_file().read_bytes()
    return hashlib.sha256(text + version("citeproc-py").encode() + LOCALE.encode()).hexdigest()


def _style_file() -> Any:
    path = files("peaceops.report") / "styles" / f"{STYLE}.csl"
    if not path.is_file():
        raise MissingAsset(f"citation style {STYLE!r} is not there", where=str(path), hint="install peaceops again")
    return path


@cache
def _load_style() -> Any:
    """Load the citation library and the style, once."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc import CitationStylesStyle

        with as_file(_style_file()) as path:
            return CitationStylesStyle(str(path), locale=LOCALE, validate=False)


def _format_one(item: Mapping[str, Any]) -> Markup:
    """Format one item on its own, so that no note says *ibid*."""
    style = _load_style()
    prepared = _prepare_item(item)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
        from citeproc.source.json import CiteProcJSON

        source = CiteProcJSON([prepared])
        bibliography = CitationStylesBibliography(style, source, formatter.html)
        citation = Citation([CitationItem("item")])
        bibliography.register(citation)
        text = str(bibliography.cite(citation, lambda _item: None))
    return _clean_html(_restore(text))


def _restore(text: str) -> str:
    """Turn the library's HTML with guarded characters into HTML with escaped ones."""
    parts = []
    for part in _TAG.split(text):
        if _TAG.fullmatch(part):
            parts.append(part)
        else:
            plain = part.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
            parts.append(str(escape(plain.translate(_UNGUARD))))
    return _balance("".join(parts))


def _balance(html: str) -> str:
    """Drop tags that do not nest."""
    parts = _TAG.split(html)
    open_tags: list[int] = []
    keep: set[int] = set()
    for index, part in enumerate(parts):
        if not _TAG.fullmatch(part):
            continue
        if not part.startswith("</"):
            open_tags.append(index)
        elif open_tags and parts[open_tags[-1]] == f"<{part[2:]}":
            keep |= {open_tags.pop(), index}
    return "".join(part for index, part in enumerate(parts) if index in keep or not _TAG.fullmatch(part))


def _clean_html(html: str) -> Markup:
    """Keep text, simple tags and links to the web; everything else becomes text."""
    parts = []
    for part in _TAG.split(re.sub(r"</?a\b[^<>]*>", "", html)):
        if _TAG.fullmatch(part):
            parts.append(part)
        else:
            parts.append(_link(unescape(part)))
    return Markup(_balance("".join(parts)))  # noqa: S704 - every part was escaped or is a simple tag


def _link(text: str) -> str:
    """Escape text and make its web addresses links."""
    parts: list[str] = []
    done = 0
    for match in _ADDRESS.finditer(text):
        address = _trim_address(match.group())
        parts.append(str(escape(text[done : match.start()])))
        target = address
        if address.startswith("doi:"):
            target = "https://doi.org/" + quote(address[4:], safe="/().;-_:")
        parts.append(f'<a href="{escape(target)}" rel="noopener noreferrer">{escape(address)}</a>')
        done = match.start() + len(address)
    parts.append(str(escape(text[done:])))
    return "".join(parts)


def _trim_address(address: str) -> str:
    """Leave the sentence's full stop, comma and closing bracket out of an address."""
    while address and (address[-1] in ".,;’”" or (address[-1] == ")" and address.count(")") > address.count("("))):
        address = address[:-1]
    return address


def _prepare_item(item: Mapping[str, Any]) -> dict[str, Any]:
    """Make an item that the library reads without error, whatever was in it."""
    prepared: dict[str, Any] = {
        "id": "item",
        "type": _TYPES.get(str(item.get("type", "")), _OTHER_TYPE),
    }
    for key in _TEXTS:
        text = _clean_text(item.get(key))
        if text:
            prepared[key] = text
    if not prepared.get("title"):
        prepared["title"] = _clean_text(item.get("id")) or "untitled"
    for key in _NAMES:
        names = _clean_names(item.get(key))
        if names:
            prepared[key] = names
    for key in _DATES:
        parts = _clean_date(item.get(key))
        if parts:
            prepared[key] = {"date-parts": [parts]}
    return prepared


def _clean_text(value: object) -> str:
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    text = _MARKUP.sub("", str(value))
    return " ".join(_CONTROL.sub(" ", text).split())[:_MAX_TEXT].translate(_GUARD)


def _clean_names(value: object) -> list[dict[str, str]]:
    """Keep persons and groups that have a name; a group is one word to the library."""
    names: list[dict[str, str]] = []
    for entry in value if isinstance(value, list | tuple) else []:
        if not isinstance(entry, Mapping):
            continue
        literal = _clean_text(entry.get("literal"))
        family = _clean_text(entry.get("family"))
        particle = _clean_text(entry.get("non-dropping-particle") or entry.get("dropping-particle"))
        given = _clean_text(entry.get("given"))
        if literal:
            names.append({"literal": literal})
        elif family and given:
            names.append({"family": f"{particle} {family}".strip(), "given": given})
        elif family or given:
            names.append({"literal": family or given})
    return names


def _clean_date(value: object) -> list[int]:
    """Year, month and day of a CSL date, as far as they are known."""
    if not isinstance(value, Mapping):
        return []
    parts = value.get("date-parts")
    first: object = parts[0] if isinstance(parts, list | tuple) and parts else None
    if not isinstance(first, list | tuple):
        match = re.match(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", str(value.get("raw") or value.get("literal") or ""))
        first = [part for part in match.groups() if part] if match else []
    numbers: list[int] = []
    for part, low, high in zip(first, (1, 1, 1), (9999, 12, 31), strict=False):
        text = str(part).strip()
        if not re.fullmatch(r"[0-9]{1,4}", text) or not low <= int(text) <= high:
            break
        numbers.append(int(text))
    return numbers
