"""The typed view of an assessment: all that a report may show, and nothing else.

What enters: an assessment with its casebook and codebook.
What leaves: a :class:`Dossier`, which HTML, JSON and the terminal render.
Never done here: computing a finding, rendering, reading files.

Nothing is imported here but what is asked for: the view of an audit (``audit``) needs no assessment.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peaceops.dossier.build import build_dossier
    from peaceops.dossier.view import (
        Beside,
        ClaimLine,
        Dossier,
        Header,
        Manifest,
        NameLine,
        Sentence,
        SourceLine,
    )

__all__ = [
    "Beside",
    "ClaimLine",
    "Dossier",
    "Header",
    "Manifest",
    "NameLine",
    "Sentence",
    "SourceLine",
    "build_dossier",
]


def __getattr__(name: str) -> object:
    """Load a name when it is first asked for (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    place = "build" if name == "build_dossier" else "view"
    value: object = getattr(import_module(f"peaceops.dossier.{place}"), name)
    globals()[name] = value
    return value
