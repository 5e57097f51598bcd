"""Notes, works and findings on composed articles of many house styles, each printed in several formats.

What enters: the texts and keys under ``keys/unseen``. What leaves: counts, and on request each thing that differs.
Never done here: a change of the keys.

One text is printed as text with endnotes, as text taken out of pages (notes at the foot, inside the flow), as DOCX with
real notes and as HTML with links, so that a fault of a reader is told from a fault of the parser of notes.
"""

from __future__ import annotations

import re
import tempfile
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Final

from bench.audit_accuracy.battery import KEYS
from tests.documents.word import build_docx, call, link, paragraph, run

from peaceops.assess.audit.citation import check_citations
from peaceops.documents.citations import parse_citations
from peaceops.documents.contents import Contents
from peaceops.documents.lexicon import Lexicon
from peaceops.documents.statements import find_statements
from peaceops.documents.text import read_text
from peaceops.model.audit import Finding
from peaceops.model.citation import Citation, CitationGraph, Work
from peaceops.model.text import Text

FORMS: Final = ("endnotes", "foot", "docx", "html", "file")
_CALL: Final = re.compile(r"\{(\d+)\}")
_LINKED: Final = re.compile(r"\[([^\[\]]+)\]\((https?://[^()\s]+)\)")
_PAGE: Final = 34
_WIDTH: Final = 88


@dataclass(slots=True)
class Key:
    """A composed text with what a careful reader finds in its notes."""

    name: str
    style: str = ""
    title: str = ""
    author: str = ""
    body: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    works: dict[str, tuple[list[list[str]], list[str], str]] = field(default_factory=dict)
    cited: dict[str, list[str]] = field(default_factory=dict)
    running: dict[str, list[str]] = field(default_factory=dict)
    findings: set[tuple[str, str]] = field(default_factory=set)
    either: set[tuple[str, str]] = field(default_factory=set)
    source: str = ""
    forms: str = ""
    endnotes: str | None = None
    explanatory: set[str] | None = None
    documents: dict[str, list[str]] = field(default_factory=dict)

    def list_forms(self, wanted: Sequence[str]) -> tuple[str, ...]:
        """List the formats to print it in: those wanted, or its own where it is a file."""
        if self.source:
            return ("file",) if "file" in wanted else ()
        return tuple(form for form in wanted if form != "file" and form in (self.forms.split() or wanted))


def read_keys() -> Iterator[Key]:
    """Read all texts with their keys."""
    for path in sorted((KEYS / "unseen").glob("[uvwxyz]*.txt")):
        yield _read(path)


def _read(path: Path) -> Key:
    key, part = Key(name=path.stem), ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("%"):
            continue
        if line.startswith("@"):
            part, _, rest = line[1:].partition(" ")
            if part in ("style", "title", "author", "source", "forms", "endnotes"):
                setattr(key, part, rest.strip())
            if part == "document":
                part = f"document {rest.strip()}"
        elif line.strip():
            _take(key, part, line.strip())
    return key


def _take(key: Key, part: str, line: str) -> None:
    if part == "body":
        key.body.append(line)
    elif part == "references":
        key.references.append(line)
    elif part.startswith("document "):
        key.documents.setdefault(part.removeprefix("document "), []).append(line)
    elif part == "kinds" and line.startswith("explanatory:"):
        key.explanatory = {label.strip() for label in line.partition(":")[2].split(",") if label.strip()}
    elif part == "notes":
        match = re.match(r"(\[\d+\]|\d+\.)\s+(.*)$", line)
        assert match is not None, line
        key.notes.append((match[1].strip("[]."), match[2]))
    elif part == "works":
        ident, _, rest = line.partition(" = ")
        who, title, year = ([*rest.split("|"), "", ""])[:3]
        key.works[ident] = (
            [[a.strip() for a in w.split("/")] for w in who.split(";") if w.strip()],
            [t.strip() for t in title.split(" / ") if t.strip()],
            year.strip(),
        )
    elif part in ("key", "running"):
        label, _, rest = line.rpartition(": ") if part == "running" else line.partition(": ")
        (key.cited if part == "key" else key.running)[label] = [item.strip() for item in rest.split(";")]
    elif part in ("findings", "either"):
        code, _, rest = line.partition(":")
        places = [rest.strip()] if key.running and not key.notes else rest.split(",")
        (key.findings if part == "findings" else key.either).update((code, p.strip()) for p in places if p.strip())


def _write(key: Key, form: str, folder: Path) -> Path:
    """Write a text in a format; one that is a file of its own stays where it is."""
    if key.source:
        return KEYS / "unseen" / key.source
    path = folder / f"{key.name}-{form}{ {'docx': '.docx', 'html': '.html'}.get(form, '.txt') }"
    path.write_bytes(print_text(key, form))
    return path


def print_text(key: Key, form: str) -> bytes:
    """Print a text in a format."""
    if form == "docx":
        return _print_docx(key)
    if form == "html":
        return _print_html(key).encode()
    return (_print_pages(key) if form == "foot" and not _is_bracketed(key) else _print_plain(key)).encode()


def _is_bracketed(key: Key) -> bool:
    return not any(_CALL.search(line) for line in key.body)


def _list_notes(key: Key) -> list[str]:
    mark = "[{}] {}" if _is_bracketed(key) else "{}. {}"
    return [mark.format(label, text) for label, text in key.notes] or key.references


def _print_plain(key: Key) -> str:
    body = [_CALL.sub(r"\1", line) for line in key.body]
    heading = "References" if _is_bracketed(key) else "Notes"
    blocks = [key.title, key.author, *body, heading, *_list_notes(key)]
    if key.notes and key.references:
        blocks += ["References", *key.references]
    return "\n\n".join(textwrap.fill(block, _WIDTH) for block in blocks if block) + "\n"


def _print_pages(key: Key) -> str:
    """Print pages with the notes at their foot, as a reader of PDF gives them."""
    notes, pages = dict(key.notes), []
    lines: list[str] = [key.title, key.author, ""]
    foot: list[str] = []
    for block in key.body:
        for line in textwrap.wrap(_CALL.sub(r"{\1}", block), _WIDTH):
            lines.append(_CALL.sub(r"\1", line))
            for label in _CALL.findall(line):
                foot += textwrap.wrap(f"{label} {notes[label]}", _WIDTH, break_on_hyphens=True)
            if len(lines) + len(foot) > _PAGE:
                pages.append((lines, foot))
                lines, foot = [], []
        lines.append("")
    pages.append((lines, foot))
    head = ("JOURNAL OF TEST CASES", key.title.upper()[:60])
    if key.references:
        pages.append(
            (
                ["References", "", *(line for entry in key.references for line in (*textwrap.wrap(entry, _WIDTH), ""))],
                [],
            )
        )
    parts = [f"{head[n % 2]}   {n + 31}\n\n" * (n > 0) + "\n".join([*a, *b]) for n, (a, b) in enumerate(pages)]
    return "\n\f".join(parts) + "\n"


def _print_docx(key: Key) -> bytes:
    body = [paragraph(run(key.title), style="Heading1"), paragraph(run(key.author))]
    kind = "footnote" if key.endnotes is None else "endnote"
    addresses: dict[str, str] = {}
    for line in key.body:
        pieces = _CALL.split(line)
        runs = (call(int(p), kind) if n % 2 else _print_runs(p, addresses) for n, p in enumerate(pieces) if p)
        body.append(paragraph(*runs))
    if _is_bracketed(key):
        body += [paragraph(run("References"), style="Heading1"), *(paragraph(run(line)) for line in _list_notes(key))]
        return build_docx(body, addresses=addresses)
    if key.references:
        body += [paragraph(run("References"), style="Heading1"), *(paragraph(run(line)) for line in key.references)]
    notes = {int(label): run(text) for label, text in key.notes}
    return build_docx(
        body,
        footnotes=None if kind == "endnote" else notes,
        endnotes=notes if kind == "endnote" else None,
        addresses=addresses,
    )


def _print_runs(text: str, addresses: dict[str, str]) -> str:
    """Print words with the links among them."""
    parts = _LINKED.split(text)
    runs = []
    for at in range(0, len(parts), 3):
        runs.append(run(parts[at]))
        if at + 2 < len(parts):
            ident = f"rLink{len(addresses) + 1}"
            addresses[ident] = parts[at + 2]
            runs.append(link(ident, parts[at + 1]))
    return "".join(runs)


def _print_html(key: Key) -> str:
    body = [f"<h1>{escape(key.title)}</h1><p>{escape(key.author)}</p>"]
    for line in key.body:
        text = _CALL.sub(r'<sup><a href="#fn\1" id="r\1">\1</a></sup>', escape(line))
        body.append(f"<p>{text}</p>")
    if _is_bracketed(key):
        body.append("<h2>References</h2>" + "".join(f"<p>{escape(line)}</p>" for line in _list_notes(key)))
    else:
        rows = "".join(f'<li id="fn{n}">{escape(text)} <a href="#r{n}">↩</a></li>' for n, text in key.notes)
        body.append(f"<section><h2>Notes</h2><ol>{rows}</ol></section>")
        if key.references:
            body.append("<h2>References</h2>" + "".join(f"<p>{escape(line)}</p>" for line in key.references))
    title = escape(key.title)
    return f"<!doctype html><html lang=en><head><title>{title}</title></head><body><article>{''.join(body)}</article></body></html>"


def run_unseen(lexicon: Lexicon, *, forms: Sequence[str] = FORMS, only: str = "", wrong: bool = False) -> Iterator[str]:
    """Run all texts in all formats."""
    whole: dict[str, Counter[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for key in read_keys():
            if only and only not in key.name:
                continue
            for form in key.list_forms(forms):
                counts, lines = compare(key, read_text(_write(key, form, Path(folder))), lexicon)
                whole.setdefault(form, Counter()).update(counts)
                if wrong:
                    yield from (f"  {key.name} {form}: {line}" for line in lines)
    for form, counts in whole.items():
        yield (
            f"{form}: notes read {counts['read']} of {counts['notes']}, called {counts['called']},"
            f" explanatory or not {counts['kinds']} of {counts['kinds_due']};"
            f" references as in the key {counts['right']} of {counts['references']}, wrong work {counts['wrong']},"
            f" pages {counts['pin']} of {counts['pins']}, more than in the key {counts['more']};"
            f" works {counts['found']} of {counts['works']}, author {counts['author']}, title {counts['title']},"
            f" year {counts['year']}; findings {counts['hit']} of {counts['findings']}, false {counts['alarm']}"
        )


def compare(key: Key, text: Text, lexicon: Lexicon) -> tuple[Counter[str], list[str]]:
    """Compare what is read from a text with its key."""
    counts: Counter[str] = Counter()
    lines: list[str] = []
    graph = parse_citations(text)
    statements = find_statements(text, lexicon)
    places = _place_works(key, text, graph)
    documents = {places[ident]: read_document(lines) for ident, lines in key.documents.items() if ident in places}
    findings = check_citations(text, graph, statements, documents, search=Contents())
    read = {note.label: note for note in text.notes}
    for label, words in key.notes:
        counts["notes"] += 1
        note = read.get(label)
        is_same = note is not None and _is_note(note.text, words)
        is_listed = note is None and _is_bracketed(key)
        counts["read"] += is_same or is_listed
        counts["called"] += note is not None and bool(note.calls)
        if not is_same and not is_listed:
            lines.append(f"note {label} read as {note.text[:120] if note else None!r}")
        if key.explanatory is not None and not (is_loose := key.cited.get(label) == ["~"]):
            is_said = all(c.resolution == "none" for c in graph.cited_in(label))
            counts["kinds"] += is_said == (label in key.explanatory)
            counts["kinds_due"] += not is_loose
    _count_works(key, graph, places, counts, lines)
    for label, items in key.cited.items():
        _count_citations(label, items, graph.cited_in(label), places, counts, lines)
    for anchor, items in key.running.items():
        orders = {s.order for s in text.sentences if anchor in s.text}
        found = tuple(c for c in graph.citations if c.sentence in orders)
        if not key.cited:  # a numbered list, whose numbers are read as calls of notes
            called = dict.fromkeys(label for s in text.sentences if s.order in orders for label in s.notes)
            found += tuple(c for label in called for c in graph.cited_in(label))
        _count_citations(anchor, items, found, places, counts, lines)
    _count_findings(key, text, findings, counts, lines)
    return counts, lines


def read_document(lines: Sequence[str]) -> Text:
    """Read a document that a key gives as the work cited."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cited.txt"
        path.write_text("\n\n".join(lines) + "\n", "utf-8")
        return read_text(path)


def _is_note(read: str, words: str) -> bool:
    """Whether a note was read as the key has it; a key that ends with dots gives its beginning."""
    if words.endswith("…"):
        return _squeeze(read).startswith(_squeeze(words[:-1]))
    return _squeeze(read) == _squeeze(words)


def _place_works(key: Key, text: Text, graph: CitationGraph) -> dict[str, str]:
    """Find which work of the graph is which of the key: at its first reference, by what is like it."""
    first: dict[str, tuple[str, bool]] = {}
    for table, is_note in ((key.cited, True), (key.running, False)):
        for label, items in table.items():
            for item in items:
                for ident in _idents(item):
                    first.setdefault(ident, (label, is_note))
    places: dict[str, str] = {}
    works = {work.id: work for work in graph.works}
    for ident, (label, is_note) in first.items():
        orders = {s.order for s in text.sentences if label in s.text}
        near = [c.work for c in graph.citations if c.work and (c.note == label if is_note else c.sentence in orders)]
        ranked = sorted(
            (w for w in works.values() if sum(_likeness(key, ident, w)) >= 1),
            key=lambda w: (-sum(_likeness(key, ident, w)), w.id not in near),
        )
        best = ranked[0] if ranked else None
        if best is not None and (_likeness(key, ident, best)[1] or best.id in near):
            places[ident] = best.id
    return places


def _idents(item: str) -> list[str]:
    return [ident for ident in item.partition("@")[0].lstrip("?*").split(",") if ident not in ("!", "-", "~", "")]


def _likeness(key: Key, ident: str, work: Work) -> tuple[bool, bool, bool]:
    authors, titles, year = key.works[ident]
    who = _fold(" ".join([*(a.name for a in work.authors), work.container if not work.authors else ""]))
    where = _fold(" ".join([work.title, work.symbol, work.container, work.address, *(a.name for a in work.authors)]))
    by = all(any(_fold(name) in who for name in names) for names in authors)
    named = any(_fold(title) in where for title in titles) or (not titles and by)
    dated = not year or (work.issued is not None and str(work.issued[0].year) <= year <= str(work.issued[1].year))
    return by, named, dated


def _count_works(
    key: Key, graph: CitationGraph, places: Mapping[str, str], counts: Counter[str], lines: list[str]
) -> None:
    works = {work.id: work for work in graph.works}
    for ident in key.works:
        counts["works"] += 1
        if ident not in places:
            lines.append(f"work {ident} not found")
            continue
        counts["found"] += 1
        same = _likeness(key, ident, works[places[ident]])
        for name, is_so in zip(("author", "title", "year"), same, strict=True):
            counts[name] += is_so
            if not is_so:
                lines.append(f"work {ident}: other {name}: {works[places[ident]]}"[:420])
    lines.extend(f"work of no key: {work}"[:300] for work in graph.works if work.id not in places.values())


def _count_citations(
    label: str, items: Sequence[str], found: Sequence[Citation], places: Mapping[str, str], counts: Counter[str],
    lines: list[str],
) -> None:  # fmt: skip
    rest = [c for c in found if c.resolution != "none"]
    if items == ["~"]:
        return
    for item in items:
        if item == "-":
            continue
        counts["references"] += 1
        hit = next((c for c in rest if _is_as_in_key(item, c, places)), None)
        pin = item.partition("@")[2]
        counts["pins"] += bool(pin)
        if hit is None:
            lines.append(
                f"{label}: {item} missed, found {[(c.kind, c.resolution, c.work, c.text[:60]) for c in found]}"
            )
            counts["wrong"] += any(c.work and c.work not in {places.get(i) for i in map(_ident, items)} for c in rest)
            continue
        rest.remove(hit)
        counts["right"] += 1
        # An entry of a numbered list has the pages of all its calls.
        is_pin = bool(pin) and any(_digits(pin) == _digits(part) for part in (hit.pinpoint, *hit.pinpoint.split("; ")))
        counts["pin"] += is_pin
        if pin and not is_pin:
            lines.append(f"{label}: page {pin}, found {hit.pinpoint!r}")
    counts["more"] += len(rest) if items != ["-"] else sum(c.resolution == "resolved" for c in rest)
    if rest:
        lines.append(f"{label}: more than in the key {[(c.kind, c.resolution, c.work, c.text[:80]) for c in rest]}")


def _ident(item: str) -> str:
    return item.partition("@")[0].lstrip("?*")


def _is_as_in_key(item: str, citation: Citation, places: Mapping[str, str]) -> bool:
    if item == "!":
        return citation.resolution == "unresolved"
    meant = {places.get(ident, "-") for ident in _idents(item)}
    if item.startswith("?"):
        return citation.resolution == "ambiguous" and len(meant & set(citation.candidates)) > 1
    if item.startswith("*"):
        return citation.resolution != "resolved" or citation.work in meant
    return citation.work in meant


def _count_findings(key: Key, text: Text, findings: Sequence[Finding], counts: Counter[str], lines: list[str]) -> None:
    made: set[tuple[str, str]] = set()
    for finding in findings:
        orders = {int(g.ref) for g in finding.grounds if g.where == "sentence"}
        words = " ".join(s.text for s in text.sentences if s.order in orders)
        places = set(finding.notes) | {a for a in key.running if a in words}
        places |= {g.text.strip("[]") for g in finding.grounds if g.where == "sentence" and g.text.startswith("[")}
        made |= {(finding.code, place) for place in places}
        wanted = {(finding.code, place) for place in places}
        if not wanted & (key.findings | key.either):
            counts["alarm"] += 1
            lines.append(f"FALSE {finding.code} {finding.severity} {sorted(places)}: {finding.title}")
    for code, place in key.findings:
        counts["findings"] += 1
        is_made = (code, place) in made or any(c in {k for k, _ in key.either} for c, p in made if p == place)
        counts["hit"] += is_made
        if not is_made:
            lines.append(f"MISSED {code} at {place}")


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text).replace("-", "")


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return re.sub(r"\s+", " ", "".join(c for c in plain if not unicodedata.combining(c)))


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+|(?<![a-z])[ivxlc]+\b|passim", text)
