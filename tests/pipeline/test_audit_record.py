"""An audit on file: written, read back, shown by the dossiers of its missions, and no word of the text in it."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest
from tests.report.audit_builder import HOSTILE, build_audit

from peaceops.casebook.audits import render_audits
from peaceops.casebook.load import load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.errors import CasebookError, CasebookInvalid
from peaceops.pipeline.audit_record import derive_entry, record_audit
from peaceops.pipeline.inputs import hash_casebooks
from peaceops.pipeline.request import Request
from peaceops.pipeline.run import load_base, make_dossier, render_page

TODAY = date(2024, 5, 6)


def test_what_is_recorded_is_read_back(tmp_path: Path) -> None:
    audit = build_audit(hostile=HOSTILE)
    path = record_audit(audit, tmp_path, today=TODAY, page="text.audit.html")
    assert path == tmp_path / "audits.csv"
    (entry,) = load_casebook(load_codebook(), overlays=[tmp_path]).audits
    assert (entry.missions, entry.notes, entry.notes_resolved, entry.works) == (("unomig",), 4, 3, 3)
    assert dict(entry.verdicts)["supported"] == 2
    assert (entry.errors, entry.warnings, entry.remarks, entry.audited) == (1, 1, 1, TODAY)


def test_a_second_audit_of_the_same_bytes_takes_the_place_of_the_first(tmp_path: Path) -> None:
    audit = build_audit()
    record_audit(audit, tmp_path, today=TODAY)
    other = dataclasses.replace(audit, text=dataclasses.replace(audit.text, sha256="c" * 64))
    record_audit(other, tmp_path, today=TODAY)
    record_audit(audit, tmp_path, today=date(2024, 6, 1))
    lines = (tmp_path / "audits.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert [line.split(",")[0][0] for line in lines[1:]] == ["c", "a"]


def test_no_sentence_of_the_text_is_written() -> None:
    audit = build_audit()
    written = render_audits([derive_entry(audit, today=TODAY)])
    assert not [s.text for s in audit.text.sentences if s.text in written]
    assert not [n.text for n in audit.text.notes if n.text in written]


def test_dossier_names_the_audit_and_its_page(tmp_path: Path) -> None:
    record_audit(build_audit(), tmp_path, today=TODAY, page="text.audit.html")
    request = Request(mission="unomig", casebooks=(tmp_path,))
    dossier = make_dossier(load_base(request), request)
    assert [entry.name for entry in dossier.audits] == ["text.pdf"]
    page = render_page(dossier)
    assert 'href="text.audit.html"' in page
    other = Request(mission="unomil", casebooks=(tmp_path,))
    assert not make_dossier(load_base(other), other).audits


def test_dossier_as_known_before_the_audit_hides_it(tmp_path: Path) -> None:
    record_audit(build_audit(), tmp_path, today=TODAY)
    request = Request(mission="unomig", casebooks=(tmp_path,), as_of=date(2024, 5, 5))
    assert not make_dossier(load_base(request), request).audits


@pytest.mark.parametrize("page", ["javascript:alert(1)", "../x.html", "//host/x.html", "a b.html", "x.html#y"])
def test_a_page_that_is_no_plain_name_is_no_link(tmp_path: Path, page: str) -> None:
    record_audit(build_audit(), tmp_path, today=TODAY, page=page)
    request = Request(mission="unomig", casebooks=(tmp_path,))
    assert f'href="{page}"' not in render_page(make_dossier(load_base(request), request))


def test_a_file_of_audits_is_part_of_the_hashes(tmp_path: Path) -> None:
    before = hash_casebooks([tmp_path])
    record_audit(build_audit(), tmp_path, today=TODAY)
    assert hash_casebooks([tmp_path]) != before


def test_a_broken_file_is_refused_with_its_row_and_left_alone(tmp_path: Path) -> None:
    record_audit(build_audit(), tmp_path, today=TODAY)
    path = tmp_path / "audits.csv"
    broken = path.read_text(encoding="utf-8").replace(",4,3,", ",four,3,")
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(CasebookInvalid, match=r"row 2.*whole number"):
        record_audit(build_audit(), tmp_path, today=TODAY)
    assert path.read_text(encoding="utf-8") == broken
    with pytest.raises(CasebookInvalid, match=r"audits\.csv row 2"):
        load_casebook(load_codebook(), overlays=[tmp_path])


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match="peaceops new"):
        record_audit(build_audit(), tmp_path / "none", today=TODAY)
