"""Rendered pages that several tests look at."""

from __future__ import annotations

import pytest
from tests.report.builder import build_empty, build_large, build_small

from peaceops.dossier import Dossier
from peaceops.report.cite import CitationNotes, format_notes
from peaceops.report.html import render_html


def render(dossier: Dossier) -> str:
    return render_html(dossier, notes=CitationNotes(html=format_notes(line.csl for line in dossier.sources)))


@pytest.fixture(scope="session")
def small_page() -> str:
    return render(build_small())


@pytest.fixture(scope="session")
def empty_page() -> str:
    return render(build_empty())


@pytest.fixture(scope="session")
def large_page() -> str:
    return render(build_large())
