"""What confirming claims showed: one confirmation a claim, and a report with shares by medium.

What enters: nothing that is opened. What leaves: values.
Never done here: opening a document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

MEDIA: Final = ("text", "ocr", "web", "table")


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """What opening one claim's locator showed.

    Parameters
    ----------
    claim, source : str
        Ids.
    medium : str
        ``text``, ``ocr``, ``web`` or ``table``.
    is_checked : bool
        Whether the source was at hand and could be opened.
    is_confirmed : bool
        Whether the claim's figures, dates and names stand there.
    is_ocr : bool
        Whether the passage was recognised from an image.
    basis : str
        On what it is confirmed; see the module's docstring.
    missing : tuple of str
        What does not stand there.
    tolerated : int
        Misread characters that were let pass in recognised text.
    excerpt : str
        Some words of the passage.
    sha256 : str
        Hash of the passage, or of the file that is not at hand.
    reason : str
        Why it is not confirmed or not checked.
    """

    claim: str
    source: str = ""
    medium: str = "text"
    is_checked: bool = True
    is_confirmed: bool = False
    is_ocr: bool = False
    basis: str = ""
    missing: tuple[str, ...] = ()
    tolerated: int = 0
    excerpt: str = ""
    sha256: str = ""
    reason: str = ""

    @property
    def line(self) -> str:
        """One line for a reader."""
        state = "confirmed" if self.is_confirmed else "NOT confirmed" if self.is_checked else "not checked"
        return f"{self.claim} {self.source}: {state}" + (f": {self.reason}" if self.reason else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many claims of a medium are confirmed."""

    medium: str
    confirmed: int
    checked: int
    claims: int

    @property
    def share(self) -> float | None:
        """Confirmed of checked; None when none was checked."""
        return self.confirmed / self.checked if self.checked else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationReport:
    """Confirmations of many claims.

    Parameters
    ----------
    confirmations : tuple of Confirmation
        In the order of the claims.
    warnings : tuple of str
        What reading the documents brought up, with the document's name.
    """

    confirmations: tuple[Confirmation, ...]
    warnings: tuple[str, ...] = ()

    @property
    def failures(self) -> tuple[Confirmation, ...]:
        """Those that were checked and are not confirmed."""
        return tuple(c for c in self.confirmations if c.is_checked and not c.is_confirmed)

    @property
    def not_checked(self) -> tuple[Confirmation, ...]:
        """Those whose source is not at hand or has no reader."""
        return tuple(c for c in self.confirmations if not c.is_checked)

    @property
    def shares(self) -> tuple[Share, ...]:
        """Confirmed shares for text, recognised text, web pages and tables."""
        return tuple(
            Share(
                medium=medium,
                confirmed=sum(c.is_confirmed for c in own),
                checked=sum(c.is_checked for c in own),
                claims=len(own),
            )
            for medium in MEDIA
            if (own := [c for c in self.confirmations if c.medium == medium])
        )

    @property
    def bases(self) -> Mapping[str, int]:
        """Number of confirmed claims by basis."""
        names = sorted({c.basis for c in self.confirmations if c.is_confirmed})
        return {name: sum(c.is_confirmed and c.basis == name for c in self.confirmations) for name in names}

    @property
    def tolerated(self) -> int:
        """Confirmed claims in which a misread character was let pass."""
        return sum(c.is_confirmed and c.tolerated > 0 for c in self.confirmations)

    def render(self) -> str:
        """Render as text: the shares, then one line for each claim that is not confirmed."""
        lines = [
            f"{s.medium}: {s.confirmed} of {s.checked} checked claims confirmed"
            + (f" ({100 * s.share:.1f}%)" if s.share is not None else "")
            + (f"; {s.claims - s.checked} not checked" if s.claims > s.checked else "")
            for s in self.shares
        ]
        if self.bases:
            lines.append("confirmed by " + ", ".join(f"{name} {n}" for name, n in self.bases.items()))
        if self.tolerated:
            lines.append(f"{self.tolerated} of them with a misread character let pass")
        return "\n".join([*lines, *(c.line for c in (*self.failures, *self.not_checked))]) + "\n"
