"""Every exception of the project: one tree, one message form.

What enters: the facts of a failure (what, where, what was expected, a hint).
What leaves: an exception whose message is one clear line and whose facts are attributes.
Never done here: logging, printing, network.

::

    PeaceopsError
    ├─ SourceError     FetchFailed · SnapshotMissing · SnapshotChanged · LayoutChanged
    │                  CorrectionStale · ReaderMissing · DocumentUnreadable · FileUnreadable · RowRefused
    ├─ CodebookError   CodebookInvalid (all problems at once) · UnknownIndicator · UnknownCode
    ├─ CasebookError   CasebookInvalid (all problems at once) · UnknownMission · UnknownState · ClaimConflict
    ├─ PanelError      DuplicateKey · IncompletePanel · OutsideCoverage
    ├─ DesignError     NotIdentified · NoComparisonGroup · TooFewClusters · NotConverged
    ├─ EvidenceError   ClaimWithoutLocator · UnitMismatch · UnreviewedCoding · InvalidValue
    │                  BadQuestion · UnknownClaim
    └─ ReportError     UncitedStatement · MissingAsset · OutputFailed

Unknown names (missions, indicators, codes, claims) and bad questions are the caller's mistake and leave
the command line with exit code 2; everything else leaves it with 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

_LONGEST: Final = 80  # letters of a wrong name that are said back


class PeaceopsError(Exception):
    """Base of all errors of this package.

    Parameters
    ----------
    what : str
        What went wrong, as a phrase.
    where : str, optional
        Source, file, row, page or passage.
    expected : str, optional
        What was expected there.
    hint : str, optional
        What to do about it.
    """

    def __init__(self, what: str, *, where: str = "", expected: str = "", hint: str = "") -> None:
        self.what = what
        self.where = where
        self.expected = expected
        self.hint = hint
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The whole message on one line."""
        return " ".join(f"{self.where}: {self.detail}".split()) if self.where else self.detail

    @property
    def detail(self) -> str:
        """The message without its place, for whoever names the place."""
        text = self.what
        if self.expected:
            text += f"; expected {self.expected}"
        if self.hint:
            text += f" ({self.hint})"
        return " ".join(text.split())


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one place of a file.

    Parameters
    ----------
    where : str
        File and row (or key path), as a person would look it up.
    what : str
        What is wrong and what was expected.
    """

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class ManyProblems(PeaceopsError):
    """An error that carries every problem found in one go."""

    def __init__(self, what: str, problems: Sequence[Problem], *, hint: str = "") -> None:
        self.problems = tuple(problems)
        super().__init__(what, hint=hint)

    @property
    def message(self) -> str:
        """The headline, then one line a problem."""
        head = super().message
        return "\n".join([f"{head}:", *(f"  {problem}" for problem in self.problems)])


class UnknownName(PeaceopsError):
    """A name that is not known, with the nearest ones that are; codes among them with what they stand for."""

    def __init__(
        self, kind: str, name: str, nearest: Sequence[str] = (), *, hint: str = "", titles: Mapping[str, str] | None = None
    ) -> None:  # fmt: skip
        self.name = name
        self.nearest = tuple(nearest)
        shown = [f"{code} ({titles[code]})" if titles and code in titles else code for code in self.nearest]
        near = "nearest: " + ", ".join(shown) if shown else ""
        asked = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
        super().__init__(f"unknown {kind} {asked!r}", hint="; ".join(x for x in (near, hint) if x))


class SourceError(PeaceopsError):
    """A dataset or a document cannot be had or read."""


class FetchFailed(SourceError):
    """A download did not succeed."""


class SnapshotMissing(SourceError):
    """A file that was expected is not there."""


class SnapshotChanged(SourceError):
    """A file's bytes are not those that were recorded."""


class LayoutChanged(SourceError):
    """A file's columns are not those of a known version."""


class CorrectionStale(SourceError):
    """A recorded correction no longer finds the value it corrects."""


class ReaderMissing(SourceError):
    """An optional library that reads this format is not installed."""


class DocumentUnreadable(SourceError):
    """A document is encrypted, truncated, too large, empty or of an unknown format."""


class FileUnreadable(SourceError):
    """A data file is truncated, re-encoded, badly quoted or of an unknown format."""


class RowRefused(SourceError):
    """A row of a data file holds what its source's card does not allow.

    Parameters
    ----------
    what : str
        What was found.
    where : str, optional
        File, row and column.
    expected : str, optional
        What the card allows there.
    hint : str, optional
        What to do about it.
    file, column : str, optional
        The file's name, and the column by its name in the file.
    row : int, optional
        Row as a spreadsheet counts it, the header being row 1; 0 is unknown.
    """

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        expected: str = "",
        hint: str = "",
        file: str = "",
        column: str = "",
        row: int = 0,
    ) -> None:
        self.file = file
        self.column = column
        self.row = row
        super().__init__(what, where=where, expected=expected, hint=hint)


class CodebookError(PeaceopsError):
    """The codebook is wrong or was asked for something it does not define."""


class CodebookInvalid(ManyProblems, CodebookError):
    """The codebook's files do not agree with its schema; lists every problem."""


class UnknownIndicator(UnknownName, CodebookError):
    """An indicator or definition that the codebook does not define."""


class UnknownCode(UnknownName, CodebookError):
    """A code that a code list does not hold."""


class CasebookError(PeaceopsError):
    """The evidence base is wrong or was asked for something it does not hold."""


class CasebookInvalid(ManyProblems, CasebookError):
    """The casebook's files hold mistakes; lists every problem with file and row."""


class UnknownMission(UnknownName, CasebookError):
    """A mission that no casebook in use describes."""


class UnknownState(UnknownName, CasebookError):
    """A name or code that is no state's on that day, or several states'."""


class ClaimConflict(ManyProblems, CasebookError):
    """Two casebooks give different content to one id."""


class PanelError(PeaceopsError):
    """A unit-time table cannot be built honestly."""


class DuplicateKey(PanelError):
    """A table holds one key twice."""


class IncompletePanel(PanelError):
    """A panel lacks units or periods that were asked for."""


class OutsideCoverage(PanelError):
    """A period or place lies outside what a source covers."""


class DesignError(PeaceopsError):
    """A statistical design does not hold."""


class NotIdentified(DesignError):
    """The effect is not identified by this design."""


class NoComparisonGroup(DesignError):
    """There is nothing to compare with."""


class TooFewClusters(DesignError):
    """Too few clusters for the inference asked for."""


class NotConverged(DesignError):
    """An optimiser or sampler did not converge."""


class EvidenceError(PeaceopsError):
    """A claim cannot be made or used as asked."""


class ClaimWithoutLocator(EvidenceError):
    """A claim names no place in its source."""


class UnitMismatch(EvidenceError):
    """Quantities of different units were put together."""


class UnreviewedCoding(EvidenceError):
    """A coding that nobody reviewed was used as if somebody had."""


class InvalidValue(EvidenceError):
    """A value, period or locator is not of the form it must have."""


class BadQuestion(EvidenceError):
    """A question lacks an option or has one that it does not take; the caller's mistake, like an unknown name."""


class UnknownClaim(UnknownName, EvidenceError):
    """A claim id that no casebook in use holds."""


class ReportError(PeaceopsError):
    """A report cannot be written honestly or at all."""


class UncitedStatement(ReportError):
    """A sentence of a dossier rests on no claim."""


class MissingAsset(ReportError):
    """A template, style or font of the package is not there."""


class OutputFailed(ReportError):
    """An output file could not be written; nothing was left half-written."""
