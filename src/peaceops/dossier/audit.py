"""The audit of a text as typed data: what a report renders.

What enters: values of ``model`` that the pipeline carries. What leaves: one frozen view.
Never done here: rendering, finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from peaceops.model.audit import SEVERITIES, VERDICTS, Argument, Finding, Prediction, Recomputed, Share, Verdict
from peaceops.model.citation import CitationGraph
from peaceops.model.statement import Statement
from peaceops.model.text import Text

NO_TEST: Final = ("not-testable", "no-evidence")
#: A text of which so many sentences cite nothing reports on its own authority.
_HARDLY: Final = 0.9
_NAMED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditManifest:
    """What the audit was made from, so that it can be made again.

    Parameters
    ----------
    command : str
        The command, without a path of one machine.
    version : str
        Version of the program.
    base_sha256 : str
        Hash of the evidence base.
    datasets : tuple of (str, str)
        Table and hash of each dataset at hand.
    documents : tuple of (str, str)
        Name and hash of each cited document at hand.
    missing : tuple of str
        What was not at hand, each with the remedy.
    """

    command: str
    version: str
    base_sha256: str
    datasets: tuple[tuple[str, str], ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The audit of one text.

    Parameters
    ----------
    text : Text
        What was read.
    graph : CitationGraph
        Its citations.
    statements : tuple of Statement
        What it says.
    findings : tuple of Finding
        Of the citation rules and the internal tests, worst first.
    verdicts : tuple of Verdict
        One for each statement.
    arguments : tuple of Argument
        Its conclusions, proposed for review.
    predictions : tuple of Prediction
        What it predicts.
    shares : tuple of Share
        What it rests on.
    missions : tuple of str
        Missions it is about, the most named first.
    manifest : AuditManifest
        What it was made from.
    names : tuple of (str, str)
        Id and display name of every mission that is named anywhere here.
    comparator_rule : str
        The rule by which comparators of arguments were picked.
    limits : tuple of str
        What of the text was not audited, and why.
    """

    text: Text
    graph: CitationGraph
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]
    arguments: tuple[Argument, ...]
    predictions: tuple[Prediction, ...]
    shares: tuple[Share, ...]
    missions: tuple[str, ...]
    manifest: AuditManifest
    names: tuple[tuple[str, str], ...] = ()
    comparator_rule: str = ""
    limits: tuple[str, ...] = ()

    def name_of(self, mission: str) -> str:
        """Display name of a mission, or its id."""
        return dict(self.names).get(mission, mission)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditCounts:
    """Counts of an audit; none of them is a score.

    Parameters
    ----------
    notes, notes_resolved, notes_open, notes_explanatory : int
        Notes; those of which every reference is resolved; those with an ambiguous or unresolved one; those that cite
        nothing.
    references, references_open, works, origins : int
        References, those that are ambiguous or lead nowhere, works they lead to, works taken from another.
    sentences, sentences_unsourced : int
        Sentences of the body, and those that no note or reference stands behind.
    statements, testable : int
        Statements found, and those that some evidence could settle.
    verdicts : Mapping of str to int
        Statements by verdict, in the order of the verdicts.
    findings : Mapping of str to int
        Findings by severity, worst first.
    figures : int
        Numbers recomputed.
    """

    notes: int
    notes_resolved: int
    notes_open: int
    notes_explanatory: int
    references: int
    references_open: int
    works: int
    origins: int
    sentences: int
    sentences_unsourced: int
    statements: int
    testable: int
    verdicts: Mapping[str, int]
    findings: Mapping[str, int]
    figures: int


def count_audit(audit: Audit) -> AuditCounts:
    """Count what an audit holds."""
    by_note: dict[str, set[str]] = {note.label: set() for note in audit.text.notes}
    for citation in audit.graph.citations:
        if citation.note:
            by_note.setdefault(citation.note, set()).add(citation.resolution)
    open_notes = sum(1 for kinds in by_note.values() if kinds & {"ambiguous", "unresolved"})
    explanatory = sum(1 for kinds in by_note.values() if kinds <= {"none"})
    placed = {citation.sentence for citation in audit.graph.citations if not citation.note}
    citing = {label for label, kinds in by_note.items() if not kinds <= {"none"}}
    verdicts = Counter(verdict.verdict for verdict in audit.verdicts)
    severities = Counter(finding.severity for finding in audit.findings)
    return AuditCounts(
        notes=len(by_note),
        notes_resolved=len(by_note) - open_notes - explanatory,
        notes_open=open_notes,
        notes_explanatory=explanatory,
        references=sum(1 for citation in audit.graph.citations if citation.resolution != "none"),
        references_open=sum(1 for c in audit.graph.citations if c.resolution in ("ambiguous", "unresolved")),
        works=len(audit.graph.works),
        origins=len({origin.work for origin in audit.graph.origins}),
        sentences=len(audit.text.sentences),
        sentences_unsourced=sum(
            1 for s in audit.text.sentences if not citing.intersection(s.notes) and s.order not in placed
        ),
        statements=len(audit.statements),
        testable=sum(1 for verdict in audit.verdicts if verdict.verdict != "not-testable"),
        verdicts={name: verdicts[name] for name in VERDICTS},
        findings={name: severities[name] for name in SEVERITIES},
        figures=sum(1 for _ in list_figures(audit)),
    )


def list_figures(audit: Audit) -> Iterator[tuple[Verdict, str, Recomputed]]:
    """List the recomputed figures with their verdict and the kind of test, in the order of the text."""
    for verdict in audit.verdicts:
        for test in verdict.tests:
            for figure in test.figures:
                yield verdict, test.kind, figure


def summarise_audit(audit: Audit) -> tuple[str, ...]:
    """Say in a few sentences what was found, each count with what it is out of.

    Parameters
    ----------
    audit : Audit
        Of which.

    Returns
    -------
    tuple of str
        Sentences; no score.
    """
    counts = count_audit(audit)
    said = [*audit.limits, *_say_verdicts(counts)]
    if not counts.statements and not audit.limits:
        said.append("No statement was found that evidence could settle.")
    found = ", ".join(_plural(number, name) for name, number in counts.findings.items() if number)
    worst = [f.title.rstrip(".") for f in audit.findings if f.severity == "error"]
    first = "; ".join(worst[:_NAMED]) + (f"; and {len(worst) - _NAMED} more" if len(worst) > _NAMED else "")
    said.append(
        f"Coded rules found {found}" + (f": {first}." if worst else ".") if found else "No coded rule found anything."
    )
    said.append(_say_notes(counts))
    # Of a report that hardly cites, it says nothing that the counts do not.
    if counts.references and 0 < counts.sentences_unsourced < _HARDLY * counts.sentences:
        share = 100 * counts.sentences_unsourced / counts.sentences
        said.append(
            f"{counts.sentences_unsourced} of {counts.sentences} sentences ({share:.0f}%) cite nothing; a note at the end of a paragraph may "
            "be meant for those before it too."
        )
    if audit.arguments:
        said.append(
            f"{_plural(len(audit.arguments), 'conclusion')} of the text {_is(len(audit.arguments))} set out for review."
        )
    return tuple(said)


def _say_notes(counts: AuditCounts) -> str:
    if not counts.notes and not counts.references:
        return "The text has no notes."
    if not counts.notes:
        placed = f"{_plural(counts.references, 'reference')} in its sentences lead to {_plural(counts.works, 'work')}"
        return f"The text has no notes; {placed}{f', {counts.references_open} lead nowhere or to several' if counts.references_open else ''}."
    one = counts.notes == 1
    if counts.notes_explanatory == counts.notes:
        return f"{_plural(counts.notes, 'note')} {'cites' if one else 'cite'} nothing; {_plural(counts.references, 'reference')} in sentences lead{'s' if counts.references == 1 else ''} to {_plural(counts.works, 'work')}."
    parts = [
        f"{counts.notes_resolved} of {_plural(counts.notes, 'note')} {'leads' if one else 'lead'} to the works {'it means' if one else 'they mean'}"
    ]
    if counts.notes_open:
        parts.append(f"{counts.notes_open} {_has(counts.notes_open)} a reference that is ambiguous or leads nowhere")
    if counts.notes_explanatory:
        parts.append(f"{counts.notes_explanatory} {'cites' if counts.notes_explanatory == 1 else 'cite'} nothing")
    origins = (
        f", {counts.origins} of which {'repeats' if counts.origins == 1 else 'repeat'} another text"
        if counts.origins
        else ""
    )
    lead = "leads" if counts.references == 1 else "lead"
    return f"{'; '.join(parts)}. {_plural(counts.references, 'reference')} {lead} to {_plural(counts.works, 'work')}{origins}."


def _say_verdicts(counts: AuditCounts) -> Iterator[str]:
    if not counts.statements:
        return
    tested = {name: n for name, n in counts.verdicts.items() if n and name not in NO_TEST}
    total = sum(tested.values())
    head = f"{_plural(counts.statements, 'statement')} found: {counts.testable} could be settled by evidence, {total} met evidence at hand"
    parts = ", ".join(f"{n} {VERDICT_WORDS[name]}" for name, n in tested.items())
    yield f"{head}{f' ({parts})' if parts else ''}."


VERDICT_WORDS: Final[Mapping[str, str]] = {
    "supported": "supported",
    "supported-with-qualification": "supported with qualification",
    "contradicted": "contradicted",
    "contested": "contested",
    "depends-on-definition": "depending on the definition",
    "not-testable": "not testable",
    "no-evidence": "without evidence at hand",
}


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
