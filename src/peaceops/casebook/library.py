"""Formats of libraries of references: CSL-JSON, BibTeX and RIS to CSL items.

What enters: the text of a library. What leaves: items as plain dictionaries, and problems with their places.
Never done here: making sources of them; network.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from peaceops.errors import Problem

Item = dict[str, Any]

_BIBTEX_TYPES: Final = {
    "article": "article-journal", "book": "book", "booklet": "pamphlet", "collection": "book",
    "conference": "paper-conference", "dataset": "dataset", "electronic": "webpage", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference", "legislation": "legislation",
    "manual": "report", "mastersthesis": "thesis", "misc": "document", "online": "webpage",
    "periodical": "periodical", "phdthesis": "thesis", "proceedings": "book", "report": "report",
    "techreport": "report", "thesis": "thesis", "unpublished": "manuscript", "www": "webpage",
}  # fmt: skip
_BIBTEX_FIELDS: Final = {
    "abstract": "abstract", "address": "publisher-place", "annote": "note", "booktitle": "container-title",
    "chapter": "chapter-number", "doi": "DOI", "edition": "edition", "institution": "publisher",
    "isbn": "ISBN", "issn": "ISSN", "journal": "container-title", "journaltitle": "container-title",
    "langid": "language", "language": "language", "location": "publisher-place", "note": "note",
    "number": "issue", "organization": "publisher", "pages": "page", "publisher": "publisher",
    "school": "publisher", "series": "collection-title", "shortjournal": "container-title-short",
    "shorttitle": "title-short", "title": "title", "type": "genre", "url": "URL", "volume": "volume",
}  # fmt: skip
_RIS_TYPES: Final = {
    "BLOG": "post-weblog", "BOOK": "book", "CHAP": "chapter", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "DATA": "dataset", "EBOOK": "book", "ECHAP": "chapter", "EJOUR": "article-journal", "ELEC": "webpage",
    "GOVDOC": "report", "HEAR": "hearing", "JOUR": "article-journal", "LEGAL": "legislation", "MAP": "map",
    "MGZN": "article-magazine", "NEWS": "article-newspaper", "PAMP": "pamphlet", "PCOMM": "personal_communication",
    "RPRT": "report", "STAT": "legislation", "THES": "thesis", "UNPB": "manuscript", "VIDEO": "motion_picture",
}  # fmt: skip
_RIS_FIELDS: Final = {
    "abstract": "abstract", "alternate_title3": "container-title-short", "doi": "DOI", "edition": "edition",
    "issn": "ISSN", "journal_name": "container-title", "language": "language", "number": "issue",
    "place_published": "publisher-place", "primary_title": "title", "publisher": "publisher",
    "secondary_title": "container-title", "short_title": "title-short", "title": "title", "volume": "volume",
}  # fmt: skip
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE: Final = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")


def parse_csl(text: str, where: str, problems: list[Problem]) -> Iterator[Item]:
    """Parse CSL-JSON: a list of items, one item, or an object that holds the list."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        problems.append(Problem(where, f"is no JSON: {error}"))
        return
    if isinstance(data, dict) and isinstance(data.get("items"), list):
        data = data["items"]
    for number, item in enumerate(data if isinstance(data, list) else [data], 1):
        if isinstance(item, dict) and ("id" in item or "citation-key" in item):
            yield dict(item)
        else:
            problems.append(Problem(f"{where} item {number}", "is no CSL-JSON item with an id"))


def _date_parts(text: str) -> Item | None:
    """CSL date of a day, month or year; a range keeps both ends, anything else stays as it is written."""
    if not text.strip():
        return None
    # RIS ends a date with slashes for what is not given.
    ends = re.split(r"/(?=\d{4})", text.strip().rstrip("/"), maxsplit=1)
    found = [_DATE.match(end.strip()) for end in ends]
    if not all(found):
        return {"literal": text.strip()}
    return {"date-parts": [[int(part) for part in match.groups() if part] for match in found if match]}


def parse_bibtex(text: str, where: str, problems: list[Problem]) -> Iterator[Item]:
    """Parse BibTeX into CSL items."""
    # Loaded when a BibTeX file is read, not with the casebook.
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what fails is listed below
    decode = LatexDecodingMiddleware()
    library = parse_string(text, append_middleware=[SeparateCoAuthors()])
    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        what = "repeats a key" if "Duplicate" in type(block).__name__ else "cannot be read as BibTeX"
        problems.append(Problem(f"{where} line {line}", what))
    for entry in library.entries:
        fields = {name.lower(): field.value for name, field in entry.fields_dict.items()}
        yield _make_bibtex_item(entry.key, entry.entry_type.lower(), fields, _plain(decode))


def _plain(decoder: Any) -> Callable[[str], str]:
    """Decode LaTeX to plain text; what cannot be decoded stays as it is."""

    def decode(text: str) -> str:
        result, _problem = decoder._transform_python_value_string(text)
        return " ".join(str(result).replace("{", "").replace("}", "").split())

    return decode


def _make_bibtex_item(key: str, kind: str, fields: Mapping[str, Any], decode: Callable[[str], str]) -> Item:
    item: Item = {"id": key, "type": _BIBTEX_TYPES.get(kind, "document")}
    for name, target in _BIBTEX_FIELDS.items():
        value = fields.get(name)
        if isinstance(value, str) and value.strip() and target not in item:
            item[target] = value.strip() if name in ("url", "doi") else decode(value)
    if "page" in item:
        item["page"] = item["page"].replace("–", "-").replace("--", "-")
    if item["type"] in ("report", "legislation") and "issue" in item:
        item["number"] = item.pop("issue")
    for role in ("author", "editor", "translator"):
        people = fields.get(role)
        if isinstance(people, list):
            item[role] = [_name_bibtex(str(person), decode) for person in people]
    date_text = str(fields.get("date") or "") or _join_date(
        str(fields.get("year") or ""), str(fields.get("month") or "")
    )
    for target, text in (("issued", date_text), ("accessed", str(fields.get("urldate") or ""))):
        if parts := _date_parts(text):
            item[target] = parts
    return item


def _join_date(year: str, month: str) -> str:
    number = month.strip() if month.strip().isdigit() else ""
    if not number and month.strip()[:3].lower() in _MONTHS:
        number = str(_MONTHS.index(month.strip()[:3].lower()) + 1)
    return f"{year.strip()}-{int(number):02d}" if number and year.strip().isdigit() else year.strip()


def _name_bibtex(person: str, decode: Callable[[str], str]) -> Item:
    """Name of a person, or of a body, which BibTeX puts in braces."""
    person = person.strip()
    if person.startswith("{") and person.endswith("}"):
        return {"literal": decode(person)}
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    try:
        parts = parse_single_name_into_parts(person, strict=False)
    except InvalidNameError:
        return {"literal": decode(person)}
    name = {
        "family": " ".join(parts.last),
        "given": " ".join(parts.first),
        "non-dropping-particle": " ".join(parts.von),
        "suffix": " ".join(parts.jr),
    }
    return {part: decode(text) for part, text in name.items() if text}


def parse_ris(text: str, where: str, problems: list[Problem]) -> Iterator[Item]:
    """Parse RIS into CSL items."""
    # Loaded when a RIS file is read, not with the casebook.
    import rispy

    begun = len(re.findall(r"^TY  ?- ?", text, re.MULTILINE))
    try:
        entries = rispy.loads(text)
    except Exception as error:  # noqa: BLE001 - a parser of foreign files may fail in any way
        problems.append(Problem(where, f"cannot be read as RIS: {str(error)[:200]}"))
        return
    if len(entries) != begun:
        problems.append(Problem(where, f"begins {begun} references and ends {len(entries)}; expected ER after each"))
        return
    for number, entry in enumerate(entries, 1):
        item = _make_ris_item(entry)
        if not item["id"]:
            item["id"] = _invent_key(item)
        if not item["id"]:
            problems.append(Problem(f"{where} item {number}", "has no ID, and no title to make one from"))
            continue
        yield item


def _make_ris_item(entry: Mapping[str, Any]) -> Item:
    kind = _RIS_TYPES.get(str(entry.get("type_of_reference", "")), "document")
    item: Item = {"id": str(entry.get("id") or ""), "type": kind}
    for name, target in _RIS_FIELDS.items():
        value = entry.get(name)
        if isinstance(value, str) and value.strip() and target not in item:
            item[target] = value.strip()
    if kind in ("report", "legislation") and "issue" in item:
        item["number"] = item.pop("issue")
    pages = [str(entry[name]) for name in ("start_page", "end_page") if entry.get(name)]
    if pages:
        item["page"] = "-".join(pages)
    if urls := entry.get("urls") or entry.get("url"):
        item["URL"] = str(urls[0] if isinstance(urls, list) else urls)
    people = [*(entry.get("first_authors") or []), *(entry.get("authors") or [])]
    for role, names in (("author", people), ("editor", entry.get("secondary_authors") or [])):
        if names:
            item[role] = [_name_ris(str(name)) for name in names]
    for target, text in (
        ("issued", str(entry.get("date") or entry.get("publication_year") or entry.get("year") or "")),
        ("accessed", str(entry.get("access_date") or "")),
    ):
        if parts := _date_parts(text):
            item[target] = parts
    return item


def _name_ris(text: str) -> Item:
    family, comma, rest = text.partition(",")
    if not comma:
        return {"literal": text.strip()}
    given, _, suffix = rest.partition(",")
    name = {"family": family.strip(), "given": given.strip(), "suffix": suffix.strip()}
    return {part: value for part, value in name.items() if value}


def _invent_key(item: Item) -> str:
    """Make a key for a reference without one: first name, year, first long word of the title."""
    first = (item.get("author") or [{}])[0]
    words = re.findall(r"[A-Za-z]{4,}", str(item.get("title", "")))
    name = re.sub(r"[^A-Za-z]", "", str(first.get("family") or first.get("literal") or ""))
    try:
        year = str(item["issued"]["date-parts"][0][0])
    except (KeyError, IndexError, TypeError):
        year = ""
    return "".join((name[:30].lower(), year, words[0].lower() if words else "")) if words or name else ""
