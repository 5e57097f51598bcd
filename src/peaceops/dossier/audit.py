"""The audit of a text as typed data: what a report renders.

What enters: values of ``model`` that the pipeline carries. What leaves: one frozen view.
Never done here: rendering, finding.
"""

from __future__ import annotations

from dataclasses import dataclass

from peaceops.model.audit import Argument, Finding, Prediction, Share, Verdict
from peaceops.model.citation import CitationGraph
from peaceops.model.statement import Statement
from peaceops.model.text import Text


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
