"""What the templates of an audit ask for: addresses, words, groups, figures.

What enters: an audit. What leaves: small answers to templates.
Never done here: finding anything, HTML outside figures.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import groupby, islice
from typing import Final

from markupsafe import Markup

from peaceops.assess.audit.account import UNREAD
from peaceops.assess.audit.argument import NOTHING_ON_FILE
from peaceops.assess.audit.recompute import NOT_OWN
from peaceops.dossier.audit import NO_TEST, VERDICT_WORDS, Audit, count_audit, list_figures, summarise_audit
from peaceops.model.audit import Argument, Excerpt, Finding, Verdict, cite_table, name_definition
from peaceops.model.citation import Citation, Work
from peaceops.model.statement import Statement
from peaceops.model.text import Note
from peaceops.report.audit.measured import (
    FIT_WORDS,
    PLAIN_RULES,
    Measured,
    gather_figures,
    tell_days,
    tell_fit,
)
from peaceops.report.audit.place import SEVERITY_SIGNS, VERDICT_SIGNS, Piece, Places, list_pieces
from peaceops.report.figures.citation import KINDS, draw_citations, draw_reference_alone
from peaceops.report.page import name_anchor

SECTIONS: Final = {
    "first": "First to look at",
    "findings": "Findings",
    "text": "The text",
    "figures": "Numbers recomputed",
    "statements": "Statements and verdicts",
    "untested": "What could not be tested",
    "citations": "What it rests on",
    "notes": "Notes",
    "arguments": "Arguments",
    "predictions": "Predictions",
    "manifest": "Manifest",
}
TEST_WORDS: Final = {
    "internal": "within the text",
    "recomputed": "recomputed",
    "ledger": "ledger of claims",
    "document": "document cited",
}
INFERENCE_WORDS: Final = {
    "composition-to-partiality": "from composition to partiality",
    "alignment-to-impossibility": "from alignment to impossibility",
    "case-to-case": "from one case to another",
    "outcome-to-motive": "from outcome to motive",
    "sequence-to-cause": "from sequence to cause",
    "": "another kind of conclusion",
}
STAKE_WORDS: Final = {
    "sender": "sender of a mission",
    "host": "host state",
    "counterpart": "other side of the conflict",
    "third": "third party",
    "none": "none",
}
ORIGIN_WORDS: Final = {
    "wire-copy": "carries a report of",
    "press-release": "carries a press release of",
    "statement": "publishes the same statement as",
    "translation": "is a translation of",
    "reprint": "is a reprint of",
    "quotation": "is quoted in",
}
#: Types of CSL in words.
WORK_WORDS: Final = {
    "article-journal": "journal article",
    "article-newspaper": "newspaper or agency",
    "article-magazine": "magazine article",
    "article": "article",
    "entry-encyclopedia": "encyclopedia entry",
    "webpage": "web page",
    "post-weblog": "blog post",
    "paper-conference": "conference paper",
    "legal_case": "court case",
    "motion_picture": "film",
    "personal_communication": "personal communication",
    "post": "post",
}
LANGUAGES: Final = {
    "en": "English",
    "ru": "Russian",
    "fr": "French",
    "es": "Spanish",
    "de": "German",
    "ar": "Arabic",
    "zh": "Chinese",
    "pt": "Portuguese",
    "it": "Italian",
    "uk": "Ukrainian",
    "ka": "Georgian",
    "hy": "Armenian",
    "tr": "Turkish",
    "und": "not told",
}
CITED_WORDS: Final = {**KINDS, "explanatory": "no reference"}
_WEB: Final = re.compile(r"https?://[^\s\"'<>]+")
#: A number that is no part of a name or symbol.
_FIGURE: Final = re.compile(r"(?<![\w/.-])\d[\d,.]*(?![\w/])")
_QUESTION: Final = re.compile(r"(.+ on the same question) \((.+)\)(, subject and days\.)")
_FIGURES_AT_HAND: Final = "Figures on the question are at hand, but the words do not say by themselves whose figure it is, or of which days: see Numbers recomputed."
_WORDS_UNREAD: Final = "Evidence on the question is at hand, but some words say more than the question asks, and none of it tells of them: not compared."
_QUOTE: Final = 360
#: So many statements and errors open the page; so many rows of figures stand with each.
MOST_FIRST: Final = 8
_FIRST_ROWS: Final = 3
_FITTING: Final = ("equal", "inside", "overlaps")
#: A page with more can be read by nobody; the data hold all.
MOST_FINDINGS: Final = 400
MOST_FIGURES: Final = 600


class AuditView:
    """What the templates ask for beyond the audit's own fields."""

    severity_signs = SEVERITY_SIGNS
    verdict_signs = VERDICT_SIGNS
    verdict_words = VERDICT_WORDS
    fit_words = FIT_WORDS
    test_words = TEST_WORDS
    inference_words = INFERENCE_WORDS
    cited_words = CITED_WORDS
    stake_words = STAKE_WORDS
    origin_words = ORIGIN_WORDS
    work_kinds = WORK_WORDS
    languages = LANGUAGES
    plain_rules = PLAIN_RULES
    most_first = MOST_FIRST
    tell_days = staticmethod(tell_days)
    cite_table = staticmethod(cite_table)
    tell_fit = staticmethod(tell_fit)

    def __init__(self, audit: Audit) -> None:
        self.audit = audit
        self.places = Places(audit)
        self.counts = count_audit(audit)
        self.summary = summarise_audit(audit)
        self.marks = self.places.marks(most=MOST_FINDINGS)
        self.kinds = self.places.kinds()
        self.statements = self.places.statements
        self.verdicts = {verdict.statement: verdict for verdict in audit.verdicts}
        self.works = {work.id: work for work in audit.graph.works}
        # Of a text whose sentences were not read, no share is known.
        self.shares = {share.work: share for share in audit.shares} if audit.text.sentences else {}
        self._note_anchors = {note.label: f"note-{note.order + 1}" for note in reversed(audit.text.notes)}
        self._shown_sentences = {
            piece.sentence for _, pieces in self.passages for piece in pieces if piece.begins and piece.sentence is not None
        }  # fmt: skip

    @cached_property
    def passages(self) -> list[tuple[object, list[Piece]]]:
        """Passages that are shown, with their pieces."""
        return list(list_pieces(self.places))

    @property
    def title(self) -> str:
        """Title of the text, or the name of its file."""
        return self.audit.text.title or self.audit.text.name

    # --- addresses

    def note_href(self, label: str) -> str:
        """Address of a note, or empty."""
        return f"#{self._note_anchors[label]}" if label in self._note_anchors else ""

    def cite_href(self, citation: Citation) -> str:
        """Address of the note or sentence in which a reference stands, or empty."""
        if citation.note:
            return self.note_href(citation.note)
        return self.sentence_href(citation.sentence) if citation.sentence is not None else ""

    def work_href(self, ident: str) -> str:
        """Address of a work, or empty."""
        return f"#{self.work_anchor(ident)}" if ident in self.works else ""

    def work_anchor(self, ident: str) -> str:
        """Anchor of a work."""
        return f"work-{name_anchor(ident)}"

    def sentence_href(self, order: int) -> str:
        """Address of a sentence in the text, or empty."""
        return f"#s-{order}" if order in self._shown_sentences else ""

    def statement_href(self, ident: str) -> str:
        """Address of a statement in the list of statements, or empty."""
        return f"#{ident}" if ident in self.statements else ""

    def web(self, address: str) -> str:
        """Address when it is one of the web, else empty."""
        return address if _WEB.fullmatch(address) else ""

    # --- findings

    @property
    def by_severity(self) -> list[tuple[str, list[tuple[int, Finding]]]]:
        """Findings with their numbers, by severity, in the order of the audit."""
        numbered = list(enumerate(self.audit.findings[:MOST_FINDINGS], 1))
        return [
            (severity, [pair for pair in numbered if pair[1].severity == severity])
            for severity in SEVERITY_SIGNS
            if any(pair[1].severity == severity for pair in numbered)
        ]

    @property
    def findings_left(self) -> int:
        """Findings that the page does not list."""
        return max(0, len(self.audit.findings) - MOST_FINDINGS)

    @property
    def figures_left(self) -> int:
        """Numbers that the page does not list."""
        return max(0, self.counts.figures - MOST_FIGURES)

    def places_of(self, finding: Finding) -> list[tuple[str, str]]:
        """Words and addresses of the places that a finding is about."""
        found = [(f"sentence {order + 1}", self.sentence_href(order)) for order in self.places.sentences_of(finding)]
        found += [(f"note {label}", self.note_href(label)) for label in finding.notes]
        found += [(self.works[w].label, self.work_href(w)) for w in finding.works if w in self.works]
        return [(words, href) for words, href in found if href]

    def ground_words(self, ground: Excerpt) -> str:
        """Where the words of a ground stand."""
        if ground.where == "sentence" and ground.ref.isdecimal():
            return f"sentence {int(ground.ref) + 1}{self.locate(int(ground.ref))}"
        if ground.where == "passage" and ground.ref.isdecimal():
            return f"passage {int(ground.ref) + 1}"
        return f"{ground.where} {ground.ref}".strip()

    def ground_href(self, ground: Excerpt) -> str:
        """Address of the words of a ground in this page, or empty."""
        if ground.where == "sentence" and ground.ref.isdecimal():
            return self.sentence_href(int(ground.ref))
        if ground.where == "passage" and ground.ref.isdecimal():
            return f"#p-{ground.ref}" if int(ground.ref) in self.places.shown else ""
        return self.note_href(ground.ref) if ground.where == "note" else ""

    def locate(self, order: int) -> str:
        """Page or line of a sentence, in words, with a comma before."""
        sentence = self.places.sentences.get(order)
        passage = next((p for p in self.audit.text.passages if sentence and p.order == sentence.passage), None)
        if passage is None:
            return ""
        if passage.first_page is not None:
            return f", p. {passage.first_page}"
        # A DOCX or HTML page has no lines: its reader counts paragraphs.
        unit = "line" if self.audit.text.format in ("text", "pdf") else "paragraph"
        if passage.first_line is None:
            return ""
        at = passage.text.count("\n", 0, sentence.start) if sentence and unit == "line" else 0
        return f", {unit} {passage.first_line + at}"

    def quote(self, text: str) -> str:
        """Words of a ground, cut where they are long."""
        return text if len(text) <= _QUOTE else text[: _QUOTE - 1].rstrip() + "…"

    # --- what to look at first

    @property
    def contradicted(self) -> list[tuple[Statement, Verdict, list[tuple[str, Measured]]]]:
        """Statements that evidence excludes, with what was claimed beside the figures that decide."""
        return [
            (statement, verdict, _list_deciding(verdict))
            for statement, verdict in self.tested
            if verdict.verdict == "contradicted"
        ]

    @property
    def errors(self) -> list[tuple[int, Finding]]:
        """Errors with their numbers, without those whose sentence stands among the statements already."""
        told = {statement.sentence for statement, _, _ in self.contradicted[:MOST_FIRST]}
        found = [pair for name, group in self.by_severity if name == "error" for pair in group]
        return [(n, f) for n, f in found if f.works or f.notes or not told.issuperset(self.places.sentences_of(f))]

    # --- statements

    def definition_words(self, definition: str) -> str:
        """Name of what was measured, in words."""
        return name_definition(definition)

    def statement_text(self, ident: str) -> str:
        """Words of a statement."""
        return self.statements[ident].text if ident in self.statements else ""

    @property
    def tested(self) -> list[tuple[Statement, Verdict]]:
        """Statements that met evidence, in the order of the text, with their verdicts."""
        found = [(s, self.verdicts[s.id]) for s in self.audit.statements if s.id in self.verdicts]
        return [(s, verdict) for s, verdict in found if verdict.verdict not in NO_TEST]

    @property
    def figures(self) -> list[tuple[Verdict, list[tuple[str, str, list[Measured]]]]]:
        """Numbers recomputed, by statement, then by test and words claimed, then by what was measured."""
        found = islice(list_figures(self.audit), MOST_FIGURES)
        return [
            (verdict, [
                (kind, claimed, gather_figures([row[2] for row in part]))
                for (kind, claimed), part in groupby(group, key=lambda row: (row[1], row[2].claimed))
            ])
            for verdict, group in groupby(found, key=lambda row: row[0])
        ]  # fmt: skip

    @property
    def inferences(self) -> list[tuple[str, list[Argument]]]:
        """Arguments by kind of inference, in the order of the first of each: what the kind needs is said once."""
        groups: dict[str, list[Argument]] = {}
        for argument in self.audit.arguments:
            if argument.inference:
                groups.setdefault(argument.inference, []).append(argument)
        return list(groups.items())

    def elsewhere(self, group: list[Argument]) -> list[tuple[tuple[str, ...], list[Argument]]]:
        """Give lines on the same inference elsewhere, each once, with the conclusions of a group that share them."""
        found: dict[tuple[str, ...], list[Argument]] = {}
        for argument in group:
            found.setdefault(tuple(line for ident, line in argument.same_inference if not ident), []).append(argument)
        return [(lines, arguments) for lines, arguments in found.items() if lines]

    def comparators(self, group: list[Argument]) -> tuple[list[tuple[str, str]], list[str]]:
        """List the comparators of a group: those on which something is on file, with a line, and the names of the others."""
        lines = dict.fromkeys(pair for argument in group for pair in argument.same_inference if pair[0])
        held = [(self.audit.name_of(ident), line) for ident, line in lines if NOTHING_ON_FILE not in line]
        empty = dict.fromkeys(self.audit.name_of(ident) for ident, line in lines if NOTHING_ON_FILE in line)
        return held, list(empty)

    @property
    def conclusions(self) -> list[Argument]:
        """Conclusions of another kind."""
        return [argument for argument in self.audit.arguments if not argument.inference]

    @property
    def untested(self) -> list[tuple[str, str, list[tuple[Statement, str]]]]:
        """Statements without a test, grouped by verdict and reason, each with what only it has."""
        rows = []
        words = Counter(statement.text for statement in self.audit.statements)
        for verdict in self.audit.verdicts:
            if verdict.verdict in NO_TEST and verdict.statement in self.statements:
                statement = self.statements[verdict.statement]
                reason, more = _split_reason(statement.reason or verdict.explanation)
                about = ", ".join(amount.text for amount in statement.amounts) if words[statement.text] > 1 else ""
                more = "; ".join(part for part in (about and f"of it: {about}", more) if part)
                rows.append((verdict.verdict, reason, statement, more))
        rows.sort(key=lambda row: (row[0] != "no-evidence", row[1], row[2].id))
        return [
            (verdict, reason, [row[2:] for row in group])
            for (verdict, reason), group in groupby(rows, key=lambda row: row[:2])
        ]

    @property
    def no_statement(self) -> str:
        """Why no statement is listed."""
        if self.audit.limits:
            return "No statement was looked for; the summary says why."
        return "No statement was found that says something of a mission, a conflict or a state which evidence could settle."

    @property
    def explaining(self) -> list[Note]:
        """Notes that cite nothing and hold a figure: what they say is not tested."""
        citing = {c.note for c in self.audit.graph.citations if c.note and c.resolution != "none"}
        return [n for n in self.audit.text.notes if n.label not in citing and _FIGURE.search(n.text)]

    # --- works

    def work_words(self, work: Work) -> list[str]:
        """Parts of a work's description, as the notes give them."""
        authors = "; ".join(author.name for author in work.authors)
        told = work.title or (work.linked and f"“{work.linked}”")
        parts = (authors, told, work.container, work.publisher, work.place, work.issued_text, work.symbol)
        return [part if part[-1] in ".?!…" else f"{part}." for part in parts if part]

    @property
    def placed(self) -> list[Citation]:
        """References in the running text."""
        return [c for c in self.audit.graph.citations if not c.note and c.sentence is not None]

    def aliases(self, work: Work) -> str:
        """Other names under which a work is cited."""
        return "; ".join(work.aliases)

    @cached_property
    def graph(self) -> tuple[Markup, ...]:
        """Picture of the citation graph, in parts."""
        return draw_citations(
            self.audit.graph, [note.label for note in self.audit.text.notes], self.shares, figure_id="graph",
            cite_href=self.cite_href, work_href=self.work_href,
        )  # fmt: skip

    @property
    def graph_key(self) -> list[tuple[Markup, str]]:
        """Marks of the picture with their words, as far as they occur."""
        used = {c.kind for c in self.audit.graph.citations if c.resolution == "resolved"}
        used |= {"open" for c in self.audit.graph.citations if c.resolution in ("ambiguous", "unresolved")}
        return [(draw_reference_alone(kind), words) for kind, words in KINDS.items() if kind in used]


def _split_reason(reason: str) -> tuple[str, str]:
    """Part what many statements share of a reason from what one has of its own."""
    if reason.startswith(NOT_OWN):
        return _FIGURES_AT_HAND, reason.removeprefix(NOT_OWN).strip()
    if reason.startswith(UNREAD):
        return _WORDS_UNREAD, reason.removeprefix(UNREAD).strip()
    found = _QUESTION.fullmatch(reason)
    return (found[1] + found[3], f"question: {found[2]}") if found else (reason, "")


def _list_deciding(verdict: Verdict) -> list[tuple[str, Measured]]:
    """List the figures that decided a verdict: those of its tests, and first those that do not fit."""
    figures = [figure for test in verdict.tests if test.verdict == verdict.verdict for figure in test.figures]
    if any(figure.low is not None or figure.high is not None for figure in figures):
        figures = [figure for figure in figures if figure.low is not None or figure.high is not None]
    figures.sort(key=lambda figure: figure.fit in _FITTING)
    rows = [
        (claimed, measured)
        for claimed in dict.fromkeys(figure.claimed for figure in figures)
        for measured in gather_figures([figure for figure in figures if figure.claimed == claimed])
    ]
    return rows[:_FIRST_ROWS]
