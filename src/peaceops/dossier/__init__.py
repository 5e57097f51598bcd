"""The typed view of an assessment: all that a report may show, and nothing else.

What enters: an assessment with its casebook and codebook.
What leaves: a :class:`Dossier`, which HTML, JSON and the terminal render.
Never done here: computing a finding, rendering, reading files.
"""

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
