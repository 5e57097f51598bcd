"""From a mission's name to its dossier, and from a dossier to what is written.

What enters: a :class:`Request`. What leaves: assessments, dossiers, rendered texts.
Never done here: printing; keeping what was rendered (``produce``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import version

from peaceops.assess.assessment import assess_mission
from peaceops.assess.finding import Assessment
from peaceops.casebook.load import load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.dossier import Dossier, Manifest, build_dossier
from peaceops.errors import CasebookError
from peaceops.model.mission import Mission
from peaceops.pipeline.base import Base, Progress
from peaceops.pipeline.inputs import hash_casebooks, hash_codebook
from peaceops.pipeline.request import Request, Screen
from peaceops.report.cite import CitationNotes, format_notes
from peaceops.report.export import render_json
from peaceops.report.html import render_html
from peaceops.report.terminal import render_summary


def _be_quiet(_stage: str) -> None:
    """Tell nobody."""


def load_base(request: Request) -> Base:
    """Load the codebook and the casebooks of a request; of missions that nobody has studied, its own alone."""
    codebook = load_codebook()
    casebook = load_casebook(codebook, overlays=request.casebooks, mission=request.mission)
    return Base(codebook=codebook, casebook=casebook)


def assess(base: Base, request: Request, *, robustness: bool = True) -> tuple[Mission, Assessment]:
    """Assess the mission of a request.

    Parameters
    ----------
    base : Base
        Codebook and casebooks.
    request : Request
        Mission and knowledge date.
    robustness : bool
        Whether the rules run again under their variants.

    Returns
    -------
    tuple of Mission and Assessment

    Raises
    ------
    UnknownMission
        With the nearest names.
    """
    mission = base.casebook.mission(request.mission)
    return mission, assess_mission(base.casebook, mission, base.codebook, as_of=request.as_of, robustness=robustness)


def make_dossier(base: Base, request: Request, *, progress: Progress = _be_quiet) -> Dossier:
    """Make the dossier of a request.

    Parameters
    ----------
    base : Base
        Codebook and casebooks.
    request : Request
        What is wanted.
    progress : callable
        Told of each stage.

    Returns
    -------
    Dossier
    """
    progress("assessing")
    mission, assessment = assess(base, request)
    beside = []
    for name in mission.beside:
        progress(f"assessing {name} beside it")
        other = base.casebook.mission(name)
        found = assess_mission(base.casebook, other, base.codebook, as_of=request.as_of, robustness=False)
        beside.append((other, found))
    return build_dossier(
        base.casebook,
        base.codebook,
        mission,
        assessment,
        beside=beside,
        profile=request.profile,
        manifest=_make_manifest(base, request, mission),
    )


def _make_manifest(base: Base, request: Request, mission: Mission) -> Manifest:
    hashes = hash_casebooks(request.casebooks)
    if hashes is None:
        raise CasebookError("a file of the casebook is no plain file inside its folder")
    read = {place.partition(" row ")[0] for place in base.casebook.places.values()}
    unread = {name for name in hashes if name.startswith("casebook/measured/")} - read
    hashes = {name: digest for name, digest in hashes.items() if name not in unread}
    rules = ", ".join(f"{rule.id} {rule.version}" for rule in base.codebook.rules.values())
    return Manifest(
        command=request.command(mission.id),
        versions={"peaceops": version("peaceops"), "codebook": base.codebook.version, "rules": rules},
        hashes=dict(sorted({**hash_codebook(), **hashes}.items())),
    )


def render_page(dossier: Dossier) -> str:
    """Render a dossier as one self-contained page."""
    notes = format_notes([source.csl for source in dossier.sources])
    return render_html(dossier, notes=CitationNotes(html=notes))


def render_dossier(
    dossier: Dossier, forms: Sequence[str], screen: Screen, *, progress: Progress = _be_quiet
) -> dict[str, str]:
    """Render a dossier.

    Parameters
    ----------
    dossier : Dossier
        What to show.
    forms : sequence of str
        ``html``, ``json`` or ``summary``.
    screen : Screen
        Where the summary is shown.
    progress : callable
        Told of each stage.

    Returns
    -------
    dict of str to str
        ``mission`` (its id), then text by form.
    """
    progress("writing the page")
    render: dict[str, Callable[[], str]] = {
        "html": lambda: render_page(dossier),
        "json": lambda: render_json(dossier),
        "summary": lambda: render_summary(
            dossier, width=screen.width_columns, color=screen.has_colour, unicode=screen.has_unicode
        ),
    }
    return {"mission": dossier.header.mission, **{form: render[form]() for form in forms}}
