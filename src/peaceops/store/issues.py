"""Issues: odd records that do not stop a reading, counted and kept with the snapshot.

What enters: what a reader noticed. What leaves: rows with a severity.
Never done here: raising; what makes going on a lie is an error.

============  =====================================================================
severity      meaning
============  =====================================================================
``info``      known and dealt with: a correction applied, a row of tags skipped
``warning``   odd, and the value was kept or set to unknown
``error``     the snapshot must not be used for totals: ``data verify`` names it
============  =====================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

SEVERITIES: Final = ("info", "warning", "error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One kind of oddity in one file.

    Parameters
    ----------
    severity : str
        ``info``, ``warning`` or ``error``.
    code : str
        Short name of the kind.
    file : str
        Name of the file.
    column : str
        Column by its name in the table; empty when the whole row or file is meant.
    count : int
        Rows concerned.
    rows : tuple of int
        The first of them, as a spreadsheet counts.
    message : str
        What was found and what was done.
    """

    severity: str
    code: str
    message: str
    file: str = ""
    column: str = ""
    count: int = 1
    rows: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.severity not in SEVERITIES:
            raise ValueError(self.severity)

    def __str__(self) -> str:
        place = " ".join(x for x in (self.file, self.column) if x)
        rows = f", rows {', '.join(map(str, self.rows))}{' …' if self.count > len(self.rows) else ''}"
        return f"{self.severity}: {self.code}: {place}: {self.message} ({self.count}{rows if self.rows else ''})"

    def to_dict(self) -> dict[str, Any]:
        """As JSON takes it."""
        return {
            "severity": self.severity,
            "code": self.code,
            "file": self.file,
            "column": self.column,
            "count": self.count,
            "rows": list(self.rows),
            "message": self.message,
        }

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Issue:
        """Make an issue from what :meth:`to_dict` gave."""
        return cls(**{**value, "rows": tuple(value["rows"])})


@dataclass(slots=True)
class IssueLog:
    """Issues of one reading, in the order in which they were noticed.

    Parameters
    ----------
    issues : list of Issue
        What was noticed so far.
    """

    issues: list[Issue] = field(default_factory=list)

    def add(self, issue: Issue) -> None:
        """Note one."""
        self.issues.append(issue)

    def __iter__(self) -> Iterator[Issue]:
        return iter(self.issues)
