"""The files of a new case: commented templates that load as they are.

What enters: the id of a mission. What leaves: a folder that is an honest empty casebook.
Never done here: overwriting anything.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from peaceops.casebook.write import (
    CLAIM_COLUMNS,
    MISSION_COLUMNS,
    NAME_COLUMNS,
    SEARCH_COLUMNS,
    render_csv,
)
from peaceops.errors import CasebookError, OutputFailed
from peaceops.files import escape_cell
from peaceops.model.claim import ATTRIBUTIONS, STANCES, STATUSES
from peaceops.model.mission import MISSION_TYPES
from peaceops.model.source import SOURCE_KINDS, STAKES

_ID: Final = re.compile(r"[a-z0-9][a-z0-9._:-]{0,79}")

_MISSIONS: Final = f"""One row a mission. Lines that begin with # are comments; a spreadsheet keeps them as rows.
first_day, last_day: YYYY-MM-DD, YYYY-MM, YYYY, an uncertain day as a~b, .. for an open end. Both days are included.
type: one of {", ".join(MISSION_TYPES)}.
lead, organisation, host (hosts where there are several, joined by |), counterpart, area: ids of states, areas and authorities (peaceops indicators --names lists those with a name table).
contexts: subjects whose claims are shared with other missions, joined by |; beside: missions in the same area, joined by |.
source: the source of these facts, an id of sources.json."""
_NAMES: Final = (
    """Other names of the mission: entity is the mission's id, language a BCP 47 tag, script an ISO 15924 code."""
)
_SEARCHES: Final = """What you read and for which questions, also where you found nothing: without a row a year counts as not searched.
questions: ids of the year table's rows joined by |, or * for all (peaceops indicators --questions lists them)."""
_CLAIMS: Final = f"""One row a claim: what one source says on one question. Leave id empty; peaceops claim add writes it.
indicator, definition, value, unit: by the codebook (peaceops indicators D1).
locator: para 20; page 4 - or lines 201-206 - or section annex; page 15; ocr - or table FILE; filter a==b; column c.
stance: {", ".join(STANCES)}. attribution: {", ".join(ATTRIBUTIONS)}. status: {", ".join(STATUSES)}.
known_from: the day on which the evidence was public; empty takes the source's date.
summary: one neutral sentence of your own; loaded words stand in quotation marks or not at all."""


def write_new_case(mission: str, folder: Path, *, is_known: bool) -> tuple[Path, ...]:
    """Write the folder of a new case.

    Parameters
    ----------
    mission : str
        Id of the mission.
    folder : Path
        Where; it must not exist, or be empty.
    is_known : bool
        Whether the base already describes the mission: then only claims are added to it.

    Returns
    -------
    tuple of Path
        Files written.

    Raises
    ------
    CasebookError
        If the id is none or the folder holds something.
    OutputFailed
        If the folder cannot be written; nothing is left behind.
    """
    if not _ID.fullmatch(mission) or ":" in mission:
        raise CasebookError(
            f"mission id {mission[:80]!r} is no id",
            expected="lower case letters, digits, - . _",
            hint="for example ecomog-liberia",
        )
    files = {
        "missions.csv": _render(_MISSIONS, MISSION_COLUMNS, [] if is_known else [_first_row(mission)]),
        "names.csv": _render(_NAMES, NAME_COLUMNS, []),
        "sources.json": "[]\n",
        f"claims/{mission}.csv": _render(_CLAIMS, CLAIM_COLUMNS, []),
        "searches.csv": _render(_SEARCHES, SEARCH_COLUMNS, []),
        "README.md": _readme(mission, is_known=is_known),
    }
    write_folder(folder, files)
    return tuple(folder / name for name in files)


def write_folder(folder: Path, files: dict[str, str]) -> None:
    """Write a folder of text files whole or not at all; it must not exist, or be empty.

    Raises
    ------
    CasebookError
        If the folder holds something.
    OutputFailed
        If it cannot be written; nothing is left behind.
    """
    temporary: Path | None = None
    try:
        if os.path.lexists(folder) and not (folder.is_dir() and not any(folder.iterdir())):
            raise CasebookError(
                "is there already; nothing was written", where=str(folder), expected="a new or empty folder"
            )
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{folder.name[:80]}.", suffix=".part", dir=folder.parent))
        temporary.chmod(0o755)
        for name, text in files.items():
            target = temporary / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="")
        if folder.is_dir():
            folder.rmdir()
        temporary.rename(folder)
        temporary = None
    except OSError as error:
        raise OutputFailed(
            f"cannot be written: {error.strerror or error}",
            where=str(folder),
            hint="choose another place; nothing was written",
        ) from error
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)


def _render(comment: str, columns: Sequence[str], rows: Iterable[dict[str, str]]) -> str:
    """Render a CSV with comments above its header; a comment is one cell, so a spreadsheet keeps it in one."""
    head = "".join('"# ' + line.replace('"', '""') + '"\n' for line in comment.splitlines())
    return head + render_csv(columns, rows)


def _first_row(mission: str) -> dict[str, str]:
    return {
        "id": mission,
        "name": escape_cell(mission),
        "first_day": "..",
        "last_day": "..",
        "type": "ad-hoc",
        "note": "template: fill in name, days, type, lead, host and source",
    }


def _readme(mission: str, *, is_known: bool) -> str:
    first = (
        f"`{mission}` is in the shipped evidence base: your claims on it are laid over it."
        if is_known
        else "Fill in `missions.csv`: name, first and last day, type, lead, host."
    )
    return f"""# Case {mission}

{first}
Everything here is plain text. A spreadsheet opens the CSV files: keep them UTF-8 and comma-separated.

1. Sources: `peaceops source import library.json --casebook . --kind official-io --stake third`
   takes CSL-JSON, BibTeX or RIS and keeps the keys.
   Kinds: {", ".join(SOURCE_KINDS)}.
   Stakes: {", ".join(STAKES)}.
2. Claims: `peaceops indicators` shows the questions, `peaceops indicators D1` how one is coded.
   `peaceops claim add --casebook . --indicator … --definition … --value … --first-day … --last-day … --source … --locator …`
   checks a claim and appends it to `claims/{mission}.csv`. You may also edit that file by hand.
3. Searches: say in `searches.csv` what you read for which questions, also where you found nothing.
4. `peaceops casebook check .` lists every problem with file and row.
5. `peaceops assess {mission} --casebook .` writes the dossier.
"""
