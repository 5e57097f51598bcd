"""Which files of a folder are the works that a text cites.

What enters: a citation graph, a folder of documents, files of evidence. What leaves: documents by the id of the work.
Never done here: reading more than the beginning of a file to tell what it is; choosing between two files that differ.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from peaceops.documents.citations.ledger import fold_title
from peaceops.documents.citations.symbol import find_symbols, key_symbols
from peaceops.documents.text import read_text
from peaceops.errors import DocumentUnreadable
from peaceops.model.citation import CitationGraph, Work
from peaceops.model.source import Source
from peaceops.model.text import Text

#: Kinds of file, the best copy first.
SUFFIXES: Final = (".pdf", ".docx", ".html", ".htm", ".xhtml", ".txt", ".md")
EVIDENCE: Final = "evidence:"
MAX_FILES: Final = 20_000
_BEGINNING: Final = 6_000
_HEAD: Final = 600
_MIN_TITLE: Final = 4
_MAX_HASHED: Final = 64 * 1024 * 1024
_NAME: Final = re.compile(
    r"(?:^|[_\-. ])(?P<organ>S|A|E|ST)[_\-. ](?:(?P<series>RES|PRST|PV|HRC|AC|INF|SGB)[_\-. ]{0,2})?(?P<first>\d{1,5})"
    r"(?:[_\-. ](?P<second>\d{1,5}))?(?:[_\-. ](?P<third>\d{1,4}))?(?:[_\-. ]{0,2}(?P<part>ADD|CORR|REV)[_\-. ]{0,2}(?P<number>\d+))?(?![0-9])"
)
_NO_SOURCES: Final[Mapping[str, Source]] = MappingProxyType({})


def find_cited_documents(
    graph: CitationGraph, folder: Path | None, ocr_folder: Path | None = None, extra: Iterable[Path] = (), *,
    sources: Mapping[str, Source] = _NO_SOURCES, tell: Callable[[str], None] | None = None,
) -> Mapping[str, Text]:  # fmt: skip
    """Find and read the documents that a text cites.

    Parameters
    ----------
    graph : CitationGraph
        Citations of the text.
    folder : Path or None
        Folder of documents, searched with its own folders.
    ocr_folder : Path or None
        Folder of recognised text for scans.
    extra : iterable of Path
        Files that bear on the whole text though no note cites them.
    sources : Mapping of str to Source
        The casebook's sources, for works that are one of them: its file and hash.
    tell : callable or None
        Told of a file in the folder that is a cited work and cannot be read.

    Returns
    -------
    Mapping of str to Text
        By id of the work; files of evidence under ``evidence:`` and their name.

    Raises
    ------
    DocumentUnreadable
        If a file of evidence cannot be read.
    """
    documents: dict[str, Text] = {}
    read: dict[Path, Text] = {}
    if folder is not None:
        for ident, path in find_cited_files(graph, folder, ocr_folder=ocr_folder, sources=sources).items():
            try:
                if path not in read:
                    read[path] = read_text(path, ocr_folder=ocr_folder)
                documents[ident] = read[path]
            except DocumentUnreadable as error:
                if tell is not None:
                    tell(str(error))
    for path in extra:
        name = f"{EVIDENCE}{path.name}"
        number = 2
        while name in documents:
            name, number = f"{EVIDENCE}{path.name}#{number}", number + 1
        documents[name] = read_text(path, ocr_folder=ocr_folder)
    return documents


def find_cited_files(
    graph: CitationGraph, folder: Path, *, ocr_folder: Path | None = None, sources: Mapping[str, Source] = _NO_SOURCES
) -> Mapping[str, Path]:
    """Find the files that are works: by source, by symbol in the name, by symbol or title at the beginning.

    Parameters
    ----------
    graph : CitationGraph
        Citations of a text.
    folder : Path
        Folder of documents.
    ocr_folder : Path or None
        Folder of recognised text, whose files are no documents of their own.
    sources : Mapping of str to Source
        The casebook's sources.

    Returns
    -------
    Mapping of str to Path
        By id of the work. A title that stands at the beginning of two files of different content finds neither.
    """
    files = _list_files(folder, ocr_folder)
    found: dict[str, Path] = {}
    by_name: dict[str, list[Path]] = {}
    for path in files:
        for key in read_name_symbols(path.stem):
            by_name.setdefault(key, []).append(path)
    for work in graph.works:
        file = _find_source(work, folder, sources) or _best(
            [p for key in key_symbols(work.symbol) for p in by_name.get(key, ())]
        )
        if file is not None:
            found[work.id] = file
    open_works = [work for work in graph.works if work.id not in found]
    _find_by_hash(open_works, files, sources, found)
    _find_by_beginning([w for w in open_works if w.id not in found], files, found, ocr_folder)
    return found


def _list_files(folder: Path, ocr_folder: Path | None) -> list[Path]:
    root = folder.resolve()
    hidden = ocr_folder.resolve() if ocr_folder is not None else root / "ocr"
    files: list[Path] = []
    for path in sorted(folder.rglob("*")):
        inside = path.resolve()
        if path.suffix.lower() not in SUFFIXES or path.name.startswith(".") or not inside.is_relative_to(root):
            continue
        if path.is_file() and not inside.is_relative_to(hidden):
            files.append(path)
        if len(files) > MAX_FILES:
            raise DocumentUnreadable(
                f"holds more than {MAX_FILES} documents", where=str(folder), hint="name a folder with the cited ones"
            )
    return files


def read_name_symbols(stem: str) -> tuple[str, ...]:
    """Read the symbols that a file's name spells.

    Examples
    --------
    >>> (
    ...     read_name_symbols("UNOMIG_S_1994_529.Add1"),
    ...     read_name_symbols("S_RES_0937_1994_EN"),
    ...     read_name_symbols("S-PRST-2008-3"),
    ... )
    (('S/1994/529/ADD.1',), ('S/RES/937',), ('S/PRST/2008/3',))
    """
    keys: list[str] = []
    for match in _NAME.finditer(stem.upper()):
        numbers = [str(int(n)) for n in (match["first"], match["second"], match["third"]) if n]
        series = match["series"]
        if series == "RES" and match["organ"] == "S":
            numbers = numbers[:1]
        elif series == "PV":
            numbers, series = [], f"PV.{numbers[0]}"
        elif len(numbers) < 2:
            continue
        elif match["organ"] == "S" and not series:
            numbers = numbers[:2]
        part = f"{match['part']}.{int(match['number'])}" if match["part"] else ""
        keys.append("/".join(p for p in (match["organ"], series, *numbers, part) if p))
    return tuple(dict.fromkeys(keys))


def _best(paths: Iterable[Path]) -> Path | None:
    """Choose the best copy of one document: kind of file first, then name."""
    ranked = sorted(set(paths), key=lambda p: (SUFFIXES.index(p.suffix.lower()), len(p.name), str(p)))
    return ranked[0] if ranked else None


def _find_source(work: Work, folder: Path, sources: Mapping[str, Source]) -> Path | None:
    """Find the file that the casebook names for a work."""
    source = sources.get(work.source)
    if source is None or not source.document:
        return None
    for start in (folder, folder.parent):
        path = start / source.document
        if path.is_file() and path.resolve().is_relative_to(start.resolve()):
            return path
    return None


def _find_by_hash(
    works: Iterable[Work], files: Iterable[Path], sources: Mapping[str, Source], found: dict[str, Path]
) -> None:
    wanted: dict[str, list[str]] = {}
    for work in works:
        source = sources.get(work.source)
        if source is not None and source.sha256:
            wanted.setdefault(source.sha256.removeprefix("sha256:"), []).append(work.id)
    for path in files if wanted else ():
        if path.stat().st_size <= _MAX_HASHED:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            for ident in wanted.get(digest, ()):
                found.setdefault(ident, path)


def _find_by_beginning(
    works: list[Work], files: Iterable[Path], found: dict[str, Path], ocr_folder: Path | None
) -> None:
    """Find works by what stands at the beginning of files that no other work is."""
    titled = [(work, fold_title(work.title)) for work in works]
    titled = [(work, title) for work, title in titled if len(title) >= _MIN_TITLE or work.symbol]
    if not titled:
        return
    taken = set(found.values())
    matches: dict[str, list[Path]] = {}
    for path in files:
        if path in taken:
            continue
        beginning = read_beginning(path, ocr_folder)
        words = f" {' '.join(fold_title(beginning))} "
        symbols = _read_own_symbol(beginning)
        for work, title in titled:
            is_document = bool(symbols & set(key_symbols(work.symbol)))
            if is_document or (len(title) >= _MIN_TITLE and not work.symbol and f" {' '.join(title)} " in words):
                matches.setdefault(work.id, []).append(path)
    for work, _title in titled:
        paths = matches.get(work.id, [])
        if len(paths) == 1 or (paths and len({_hash(p) for p in paths}) == 1) or (paths and work.symbol):
            best = _best(paths)
            assert best is not None
            found[work.id] = best


def _read_own_symbol(beginning: str) -> frozenset[str]:
    """Read the symbol that a document bears at its head; one that it mentions in words is not its own."""
    head = beginning[:_HEAD]
    own = [s for s in find_symbols(head) if "/" in head[s.start : s.end]][:1]
    return frozenset(key for symbol in own for key in key_symbols(symbol.text))


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_beginning(path: Path, ocr_folder: Path | None = None) -> str:
    """Read the first page of a PDF or the first characters of another file; empty where it cannot be read."""
    try:
        suffix = path.suffix.lower()
        if suffix == ".pdf":
            text = _begin_pdf(path)
            ocr = (ocr_folder or path.parent.parent / "ocr") / f"{path.stem}.txt"
            return text if len(text.split()) > 20 or not ocr.is_file() else _begin_text(ocr)
        if suffix == ".docx":
            return _begin_docx(path)
        text = _begin_text(path)
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile, KeyError):
        return ""
    return (
        re.sub(r"<[^<>]{0,2000}>", " ", re.sub(r"(?is)<(script|style)\b.*?</\1>", " ", text))
        if suffix in (".html", ".htm", ".xhtml")
        else text
    )


def _begin_text(path: Path) -> str:
    with path.open("rb") as stream:
        return stream.read(_BEGINNING * 8 if path.suffix.lower().startswith((".h", ".x")) else _BEGINNING).decode(
            "utf-8", "replace"
        )


def _begin_pdf(path: Path) -> str:
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    if path.stat().st_size > _MAX_HASHED * 4:
        return ""
    document = pdfium.PdfDocument(path)
    try:
        if not len(document):
            return ""
        page = document[0].get_textpage()
        return str(page.get_text_range(0, min(page.count_chars(), _BEGINNING)))
    finally:
        document.close()


def _begin_docx(path: Path) -> str:
    with zipfile.ZipFile(path) as archive, archive.open("word/document.xml") as stream:
        text = stream.read(_BEGINNING * 20).decode("utf-8", "replace")
    return " ".join(_words_of_xml(text))[:_BEGINNING]


def _words_of_xml(text: str) -> Iterator[str]:
    for paragraph in text.split("</w:p>"):
        yield re.sub(r"<[^<>]{0,2000}>", "", paragraph)
