"""Enter an audit in a casebook, so that the dossiers of its missions name it.

What enters: an audit and a casebook folder. What leaves: ``audits.csv`` with one row more, or one renewed.
Never done here: writing a word of the text but its title and author.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from peaceops.casebook.audits import (
    AUDIT_COLUMNS,
    AUDITS_FILE,
    REQUIRED_AUDIT_COLUMNS,
    parse_audit_entry,
    render_audits,
)
from peaceops.casebook.rows import read_values
from peaceops.dossier.audit import Audit, count_audit
from peaceops.errors import CasebookError
from peaceops.files import write_file
from peaceops.model.audit import AuditEntry


def derive_entry(audit: Audit, *, today: date, page: str = "") -> AuditEntry:
    """Derive the entry of an audit.

    Parameters
    ----------
    audit : Audit
        Which.
    today : date
        Day of the audit.
    page : str
        Name of its page.
    """
    counts = count_audit(audit)
    text = audit.text
    return AuditEntry(
        sha256=text.sha256.removeprefix("sha256:"),
        name=text.name,
        title=text.title,
        author=text.author,
        issued=text.issued,
        missions=audit.missions,
        notes=counts.notes,
        notes_resolved=counts.notes_resolved,
        references=counts.references,
        works=counts.works,
        sentences=counts.sentences,
        statements=counts.statements,
        errors=counts.findings["error"],
        warnings=counts.findings["warning"],
        remarks=counts.findings["note"],
        verdicts=tuple(counts.verdicts.items()),
        audited=today,
        version=audit.manifest.version,
        page=page,
    )


def record_audit(audit: Audit, folder: Path, *, today: date, page: str = "") -> Path:
    """Write an audit into a casebook folder.

    Parameters
    ----------
    audit : Audit
        Which.
    folder : Path
        The casebook folder.
    today : date
        Day of the audit.
    page : str
        Name of its page.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    CasebookError
        If there is no such folder, or its file of audits is not valid; nothing is written then.
    OutputFailed
        If it cannot be written.
    """
    if not folder.is_dir():
        raise CasebookError(
            "is no folder", where=str(folder), expected="a casebook folder", hint="peaceops new MISSION makes one"
        )
    entries = read_values(folder, AUDITS_FILE, AUDIT_COLUMNS, REQUIRED_AUDIT_COLUMNS, parse_audit_entry)
    target = folder / AUDITS_FILE
    write_file(target, render_audits((*entries, derive_entry(audit, today=today, page=page))))
    return target
