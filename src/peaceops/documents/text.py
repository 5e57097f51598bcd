"""A document as it is audited: passages, notes with their calls, sentences, language.

What enters: a PDF, DOCX, HTML page or plain text.
What leaves: a :class:`~peaceops.model.text.Text`, or one clear error.
Never done here: network; judging what the text says.
"""

from __future__ import annotations

import hashlib
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from peaceops.documents.clean import clean_text
from peaceops.documents.divider import Divider
from peaceops.documents.division import divide_report, divide_resolution, is_resolution
from peaceops.documents.front import find_front
from peaceops.documents.joining import Joiner, build_joiner, fold_lines
from peaceops.documents.label import BYLINE, is_byline
from peaceops.documents.language import UNKNOWN, detect_language
from peaceops.documents.markdown import read_markdown
from peaceops.documents.notes import Draft, find_notes, mark_maps
from peaceops.documents.numbering import find_sequence
from peaceops.documents.opening import (
    DEFAULT_LIMITS,
    Budget,
    Limits,
    decode,
    pause_collection,
    read_bytes,
    sniff_format,
)
from peaceops.documents.page import Line, drop_furniture
from peaceops.documents.paragraph import divide_prose
from peaceops.documents.plain import build_lines
from peaceops.documents.quote import find_quotes, list_grams, split_words
from peaceops.documents.raw import Raw
from peaceops.documents.sentence import PROSE, find_sentences
from peaceops.errors import DocumentUnreadable
from peaceops.model.passage import Call, Link, Passage
from peaceops.model.text import Note, Place, Text

_MAX_SHARED: Final = 50
_MIN_NUMBERED: Final = 4
_MIN_NUMBERED_CHARACTERS: Final = 90
_MAX_LINE_CHARACTERS: Final = 2_000_000
# Passages that may stand before the text, and how many long ones show that it has begun.
_FRONT: Final = 14
_BODY: Final = 3
_MAX_BYLINE: Final = 200
ENGLISH: Final = "en"


@pause_collection()
def read_text(
    path: Path,
    *,
    ocr_folder: Path | None = None,
    recognise: bool = False,
    limits: Limits = DEFAULT_LIMITS,
    clock: Callable[[], float] = time.process_time,
) -> Text:
    """Read a document.

    Parameters
    ----------
    path : Path
        PDF, DOCX, HTML or plain text.
    ocr_folder : Path or None
        Folder of recognised text for pages without text; None looks for a folder ``ocr`` beside the document's own.
    recognise : bool
        Whether pages without text are recognised by Tesseract, which must be installed.
    limits : Limits
        What the document may have.
    clock : callable
        Seconds, for the time limit: of processor time of this process, so that a busy machine refuses nothing. Recognising
        a page has a limit of its own.

    Returns
    -------
    Text

    Raises
    ------
    DocumentUnreadable
        If the file is missing, empty, encrypted, damaged, too large or of another format.
    """
    data = read_bytes(path, limits)
    budget = Budget(path, limits, clock, clock())
    form = sniff_format(path, data)
    if form == "pdf":
        raw = _read_pdf(path, data, ocr_folder or _find_ocr_folder(path), recognise, budget)
    elif form == "docx":
        from peaceops.documents.docx import read_docx

        raw = read_docx(path, data, budget)
    elif form == "html":
        from peaceops.documents.html import read_html

        raw = read_html(path, data, budget)
    else:
        raw = _read_plain(path, data, budget)
    return _assemble(path.name, hashlib.sha256(data).hexdigest(), form, raw, budget)


def _find_ocr_folder(path: Path) -> Path | None:
    """Look for recognised text beside the document, and beside its folder."""
    for folder in (path.parent / "ocr", path.parent.parent / "ocr"):
        if (folder / f"{path.stem}.txt").is_file():
            return folder
    return None


def _read_pdf(path: Path, data: bytes, ocr_folder: Path | None, recognise: bool, budget: Budget) -> Raw:
    from peaceops.documents.pdf import read_metadata
    from peaceops.documents.scan import read_pages

    pages = read_pages(path, data, ocr_folder, budget, recognise=recognise)
    return Raw(
        lines=mark_maps([line for page in drop_furniture(pages.lines) for line in page]),
        front=read_metadata(data),
        pages=len(pages.lines),
        confidences=pages.confidences,
        is_ocr=pages.is_ocr,
        warnings=pages.warnings,
    )


def _read_plain(path: Path, data: bytes, budget: Budget) -> Raw:
    text = clean_text(decode(data, path)).replace("\r\n", "\n").replace("\r", "\n")
    budget.spend(len(text))
    if max(map(len, text.split("\n"))) > _MAX_LINE_CHARACTERS:
        raise DocumentUnreadable(
            f"has a line of more than {_MAX_LINE_CHARACTERS} characters", where=str(path), hint="is it text?"
        )
    plain = read_markdown(text, is_told=path.suffix.lower() in (".md", ".markdown"))
    return Raw(lines=build_lines(plain.text, plain.links), front=plain.front)


def _assemble(name: str, sha256: str, form: str, raw: Raw, budget: Budget) -> Text:
    """Put together what every format shares: notes, pull quotes, passages, sentences, language."""
    joiner = build_joiner(line.text for line in raw.lines)
    body: Sequence[Line] = raw.lines
    drafts: Sequence[Draft] = raw.notes
    warnings = list(raw.warnings)
    if not drafts:
        noted = find_notes(raw.lines)
        body, drafts = noted.body, noted.notes
        warnings += noted.warnings
    budget.spend(0)
    quotes = find_quotes(body)
    inside = {index for begin, end in quotes for index in range(begin, end)}
    divider = Divider(name, raw.confidences, by_page=False, is_structured=raw.is_structured)
    _divide(divider, [line for index, line in enumerate(body) if index not in inside], raw)
    for begin, end in quotes:
        divider.add(body[begin:end], kind="quote")
    warnings += divider.warnings
    budget.spend(0)
    passages, calls = _order_passages(divider.passages, drafts)
    notes = tuple(_build_note(place, draft, joiner, calls.get(place, ())) for place, draft in enumerate(drafts))
    passages = _mark_bylines(passages, joiner)
    language = detect_language(passage.text for passage in passages if passage.kind in PROSE)
    if language not in {ENGLISH, UNKNOWN}:
        warnings.append(f"is in another language than English ({language}); its sentences are not read")
    sentences = find_sentences(passages, joiner, budget.spend) if language in {ENGLISH, UNKNOWN} else ()
    budget.spend(0)
    front = find_front(raw.front, passages, joiner)
    return Text(
        name=name, sha256=sha256, format=form, language=language, passages=passages, notes=notes, sentences=sentences,
        title=front.title, author=front.author, issued=front.issued, pages=raw.pages, is_ocr=raw.is_ocr,
        warnings=tuple(dict.fromkeys(warnings)),
    )  # fmt: skip


def _divide(divider: Divider, lines: Sequence[Line], raw: Raw) -> None:
    """Divide by numbered paragraphs where the text has them, by paragraphs otherwise."""
    if raw.pages is None and not raw.is_structured and is_resolution(lines):
        divide_resolution(divider, lines)
    elif _is_numbered(lines):
        divide_report(divider, lines)
    else:
        divide_prose(divider, lines, kind="text", section="")


def _is_numbered(lines: Sequence[Line]) -> bool:
    """Whether the paragraphs bear numbers, and not the headings or a list."""
    starts = find_sequence(lines)
    if len(starts) < _MIN_NUMBERED:
        return False
    ends = [*(start.line for start in starts[1:]), len(lines)]
    lengths = sorted(sum(len(x.text) for x in lines[s.line : end]) for s, end in zip(starts, ends, strict=True))
    if lengths[len(lengths) // 2] < _MIN_NUMBERED_CHARACTERS:
        return False
    short = sum(_stands_alone(lines, start.line) for start in starts)
    covered = sum(lengths) >= 0.5 * sum(len(line.text) for line in lines)
    return short < 0.5 * len(starts) and covered


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether a numbered line is a heading: short, without a stop, and with a gap after it."""
    text = lines[index].text
    after_gap = index + 1 >= len(lines) or lines[index + 1].has_gap
    return len(text) < 90 and text[-1] not in ".,;:" and after_gap


def _order_passages(
    passages: Sequence[Passage], drafts: Sequence[Draft]
) -> tuple[tuple[Passage, ...], dict[int, list[Place]]]:
    """Put passages in reading order, name their calls, and say what pull quotes repeat."""
    ordered = _place_quotes(passages)
    calls: dict[int, list[Place]] = {}
    named: list[Passage] = []
    for order, passage in enumerate(ordered):
        own: list[Call] = []
        for call in passage.calls:
            place = int(call.label)
            calls.setdefault(place, []).append(Place(passage=order, at=call.at, pinpoint=call.pinpoint))
            own.append(replace(call, label=drafts[place].label))
        named.append(replace(passage, order=order, calls=tuple(own)))
    grams: dict[tuple[str, ...], list[int]] = {
        gram: [] for passage in named if passage.kind == "quote" for gram in _split_grams(passage.text)
    }
    if grams:
        for passage in named:
            if passage.kind != "quote":
                for gram in {gram for gram in list_grams(split_words(passage.text), 4) if gram in grams}:
                    grams[gram].append(passage.order)
    marked = [replace(p, repeats=_find_repeated(p.text, grams)) if p.kind == "quote" else p for p in named]
    return tuple(marked), calls


def _mark_bylines(passages: Sequence[Passage], joiner: Joiner) -> tuple[Passage, ...]:
    """Mark passages before the text that only say who wrote it and when."""
    marked = list(passages)
    long = 0
    for place, passage in enumerate(passages[:_FRONT]):
        if passage.kind == "text":
            if len(passage.text) <= _MAX_BYLINE and is_byline(joiner.fold(passage.text).text):
                marked[place] = replace(passage, kind=BYLINE)
            long += len(passage.text) > _MAX_BYLINE
        if long >= _BODY:
            break
    return tuple(marked)


def _place_quotes(passages: Sequence[Passage]) -> list[Passage]:
    """Put each pull quote after the passage that begins last before it."""
    body = [passage for passage in passages if passage.kind != "quote"]
    keys: list[tuple[int, float]] = []
    for passage in body:
        keys.append(max(_begin_of(passage), keys[-1] if keys else (0, 0.0)))
    after: dict[int, list[Passage]] = {}
    for quote in (passage for passage in passages if passage.kind == "quote"):
        after.setdefault(bisect_right(keys, _begin_of(quote)), []).append(quote)
    ordered = list(after.get(0, ()))
    for place, passage in enumerate(body, 1):
        ordered += [passage, *after.get(place, ())]
    return ordered


def _begin_of(passage: Passage) -> tuple[int, float]:
    if passage.first_page is not None:
        return passage.first_page, passage.box.top if passage.box is not None else 0.0
    return passage.first_line or 0, 0.0


def _split_grams(text: str) -> set[tuple[str, ...]]:
    return set(list_grams(split_words(text), 4))


def _find_repeated(text: str, grams: Mapping[tuple[str, ...], Sequence[int]]) -> int | None:
    """Find the passage that shares most runs of four words."""
    seen: Counter[int] = Counter()
    for gram in _split_grams(text):
        seen.update(grams.get(gram, ())[:_MAX_SHARED])
    return min(seen, key=lambda order: (-seen[order], order)) if seen else None


def _build_note(place: int, draft: Draft, joiner: Joiner, calls: Sequence[Place]) -> Note:
    first = draft.lines[0]
    text = fold_lines(joiner, [line.text for line in draft.lines])
    return Note(
        label=draft.label,
        order=place,
        text=text,
        page=first.page,
        line=first.number if first.page is None else None,
        calls=tuple(calls),
        links=tuple(_find_links(text, draft.links)),
    )


def _find_links(text: str, links: Sequence[tuple[str, str]]) -> Iterator[Link]:
    """Find the words of links in a note, in order."""
    at = 0
    for words, address in links:
        start = text.find(" ".join(words.split()), at)
        if start >= 0 and words.strip():
            at = start + len(" ".join(words.split()))
            yield Link(start=start, end=at, address=address)
