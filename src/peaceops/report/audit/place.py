"""Where in a text the findings and verdicts belong: pieces of passages, marks in their margin.

What enters: an audit. What leaves: pieces and marks for a template.
Never done here: HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from peaceops.dossier.audit import NO_TEST, VERDICT_WORDS, Audit
from peaceops.model.audit import SEVERITIES, Finding, Verdict
from peaceops.model.citation import Citation
from peaceops.model.passage import Passage
from peaceops.model.text import Sentence

_DIVIDED: Final = re.compile(r"(?<!\w)(\w+)([-\u2010\xad])[ \t]*\n[ \t]*(\w+)")
_NOTES: Final = re.compile(r"(?i)\W*(?:foot|end)?notes?\W*")
SEVERITY_SIGNS: Final = {"error": "■", "warning": "▲", "note": "●"}
VERDICT_SIGNS: Final = {
    "supported": "✓",
    "supported-with-qualification": "≈",
    "contradicted": "✕",
    "contested": "≠",
    "depends-on-definition": "◇",
    "not-testable": "–",
    "no-evidence": "?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a passage: plain text, a sentence, or the call of a note.

    Parameters
    ----------
    text : str
        The words, or the label of the note.
    sentence : int or None
        Order of the sentence they belong to.
    is_call : bool
        Whether it is the call of a note.
    begins : bool
        Whether the sentence begins here.
    work : str
        Id of the work that its words lead to.
    """

    text: str
    sentence: int | None = None
    is_call: bool = False
    begins: bool = False
    work: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark in the margin.

    Parameters
    ----------
    href, sign, label, words : str
        Address, sign, short label, words for those who hover or listen.
    kind : str
        Severity or verdict.
    """

    href: str
    sign: str
    label: str
    words: str
    kind: str


def split_passage(
    passage: Passage, sentences: Iterable[Sentence], links: Sequence[tuple[int, int, str]] = ()
) -> list[Piece]:
    """Split a passage at its sentences, at the calls of notes and at words that lead to a work.

    Parameters
    ----------
    passage : Passage
        The passage.
    sentences : iterable of Sentence
        Its sentences in order; one that overlaps the one before is plain text.
    links : sequence of tuple
        Begin, end and work of words that lead to one.

    Returns
    -------
    list of Piece
        Together they are the passage's text with its calls.
    """
    pieces: list[Piece] = []
    placed = ((min(max(call.at, 0), len(passage.text)), call.label) for call in passage.calls)
    # Two notes called at one place stand in the order of their numbers: 9 before 10.
    calls = sorted(placed, key=lambda call: (call[0], len(call[1]), call[1]))
    done = 0

    def emit(start: int, end: int, sentence: int | None, *, begins: bool, words: str) -> None:
        for first, last, work in _cut_at_links(start, end, links):
            text = _join(passage.text[first:last], words)
            pieces.append(Piece(text=text, sentence=sentence, begins=begins, work=work))
            begins = False

    def take(start: int, end: int, sentence: int | None, *, is_last: bool, words: str = "") -> None:
        nonlocal calls
        begins, here = sentence is not None, start
        while calls and (calls[0][0] < end or (is_last and calls[0][0] <= end)):
            at, label = calls.pop(0)
            at = max(at, here)
            if at > here:
                emit(here, at, sentence, begins=begins, words=words)
                begins = False
            pieces.append(Piece(text=label, sentence=sentence, is_call=True, begins=begins))
            begins, here = False, at
        if end > here or begins:
            emit(here, end, sentence, begins=begins, words=words)

    for sentence in sentences:
        if sentence.start < done or sentence.end > len(passage.text):
            continue
        if sentence.start > done:
            take(done, sentence.start, None, is_last=False)
        # A call at the very end of a sentence stands behind its full stop and belongs to it.
        take(sentence.start, sentence.end, sentence.order, is_last=True, words=sentence.text)
        done = sentence.end
    if done < len(passage.text) or calls:
        take(done, len(passage.text), None, is_last=True)
    return pieces


def _cut_at_links(start: int, end: int, links: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Cut a stretch where a link begins and ends; an empty stretch is one piece."""
    at = start
    for first, last, work in links:
        first, last = max(first, at), min(last, end)
        if first < last:
            if first > at:
                yield at, first, ""
            yield first, last, work
            at = last
    if at < end or start == end:
        yield at, end, ""


def _join(text: str, words: str) -> str:
    """Join words that a line end divides, as the reader of the text joined them in the sentence."""

    def join(match: re.Match[str]) -> str:
        whole = match[1] + match[3]
        return whole if whole in words else match[1] + match[2] + match[3]

    return _DIVIDED.sub(join, text)


class Places:
    """Sentences and passages of findings and verdicts."""

    def __init__(self, audit: Audit) -> None:
        self.audit = audit
        self.sentences = {sentence.order: sentence for sentence in audit.text.sentences}
        self.statements = {statement.id: statement for statement in audit.statements}
        self.notes = {note.label: note for note in reversed(audit.text.notes)}
        self.passages = [
            p for p in audit.text.passages if p.repeats is None and p.text.strip() and p.kind != "footnote"
        ]
        self.shown = {p.order for p in self.passages}

    def sentences_of(self, finding: Finding) -> list[int]:
        """Sentences that a finding is about, in order."""
        found = [self.statements[s].sentence for s in finding.statements if s in self.statements]
        found += [int(g.ref) for g in finding.grounds if g.where == "sentence" and g.ref.isdecimal()]
        return [order for order in sorted(set(found)) if order in self.sentences]

    def passages_of(self, finding: Finding) -> set[int]:
        """Passages in whose margin a finding stands."""
        found = {self.sentences[order].passage for order in self.sentences_of(finding)}
        found |= {int(g.ref) for g in finding.grounds if g.where == "passage" and g.ref.isdecimal()}
        if not found:
            found = {c.passage for label in finding.notes if label in self.notes for c in self.notes[label].calls}
        return found & self.shown

    def marks(self, *, most: int) -> dict[int, list[Mark]]:
        """List the marks of each passage: so many findings at most, then verdicts that rest on evidence."""
        marks: dict[int, list[Mark]] = {}
        for number, finding in enumerate(self.audit.findings[:most], 1):
            mark = Mark(
                href=f"#f{number}", sign=SEVERITY_SIGNS[finding.severity], label=finding.code, kind=finding.severity,
                words=f"finding {number}, {finding.severity}: {finding.title}",
            )  # fmt: skip
            for order in self.passages_of(finding):
                marks.setdefault(order, []).append(mark)
        for verdict in self.audit.verdicts:
            if verdict.verdict in NO_TEST or verdict.statement not in self.statements:
                continue
            sentence = self.sentences.get(self.statements[verdict.statement].sentence)
            if sentence:
                marks.setdefault(sentence.passage, []).append(mark_verdict(verdict))
        return marks

    def kinds(self) -> dict[int, str]:
        """Tell how each sentence is marked: error, contradicted, warning, any other verdict, note, the first that it has."""
        kinds: dict[int, str] = {}
        for verdict in self.audit.verdicts:
            if verdict.statement in self.statements and verdict.verdict not in NO_TEST:
                order = self.statements[verdict.statement].sentence
                if kinds.get(order) != "contradicted":
                    kinds[order] = verdict.verdict
        for severity in reversed(SEVERITIES):
            stronger = {"error": (), "warning": ("contradicted",)}.get(severity, tuple(kinds.values()))
            for finding in self.audit.findings:
                if finding.severity == severity:
                    marked = [order for order in self.sentences_of(finding) if kinds.get(order) not in stronger]
                    kinds.update(dict.fromkeys(marked, severity))
        return kinds


def mark_verdict(verdict: Verdict) -> Mark:
    """Make the mark of a verdict."""
    words = VERDICT_WORDS[verdict.verdict]
    return Mark(
        href=f"#{verdict.statement}", sign=VERDICT_SIGNS[verdict.verdict], label=verdict.statement,
        words=f"statement {verdict.statement}: {words}", kind=verdict.verdict,
    )  # fmt: skip


def list_pieces(places: Places) -> Iterator[tuple[Passage, list[Piece]]]:
    """List the passages that are shown with their pieces."""
    by_passage: dict[int, list[Sentence]] = {}
    for sentence in places.audit.text.sentences:
        by_passage.setdefault(sentence.passage, []).append(sentence)
    cited: dict[int, list[Citation]] = {}
    for citation in places.audit.graph.citations:
        if citation.kind == "link" and citation.sentence is not None:
            cited.setdefault(citation.sentence, []).append(citation)
    shown = places.passages
    for at, passage in enumerate(shown):
        if (
            passage.kind == "heading"
            and _NOTES.fullmatch(passage.text)
            and (at + 1 == len(shown) or shown[at + 1].kind == "heading")
        ):
            continue  # the notes stand in a section of their own
        own = sorted(by_passage.get(passage.order, ()), key=lambda s: s.start)
        links = (
            [(a, b, to) for s in own for a, b, to in _place_links(passage, cited.get(s.order, []))]
            if passage.links
            else []
        )
        yield passage, split_passage(passage, own, links)


def _place_links(passage: Passage, citations: Sequence[Citation]) -> Iterator[tuple[int, int, str]]:
    """Place the words that cite as links among those of the passage that lead somewhere."""
    at = 0
    for citation in citations:
        for link in passage.links:
            if link.start >= at and " ".join(passage.text[link.start : link.end].split()) == citation.text:
                at = link.end
                yield link.start, link.end, citation.work
                break
