"""Take over a library of references: CSL-JSON, BibTeX or RIS to sources that keep their keys.

What enters: the text of a library as Zotero and others export it, and what it cannot say: kind and stake.
What leaves: :class:`~peaceops.model.Source` values, or one error that lists every item at fault.
Never done here: guessing a kind or a stake from the type of a reference; network.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from peaceops.casebook.parse import parse_source
from peaceops.errors import CasebookError, CasebookInvalid, PeaceopsError, Problem
from peaceops.files import MAX_FILE_BYTES
from peaceops.model.source import SOURCE_ID, SOURCE_KINDS, STAKES, Source

FORMATS: Final = ("csl-json", "bibtex", "ris")
MAX_LIBRARY_BYTES: Final = MAX_FILE_BYTES // 8
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
    parse = {"csl-json": _parse_csl, "bibtex": _parse_bibtex, "ris": _parse_ris}[form or _detect(text, where)]
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


def _parse_csl(text: str, where: str, problems: list[Problem]) -> Iterator[Item]:
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


def _parse_bibtex(text: str, where: str, problems: list[Problem]) -> Iterator[Item]:
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


def _parse_ris(text: str, where: str, problems: list[Problem]) -> Iterator[Item]:
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
