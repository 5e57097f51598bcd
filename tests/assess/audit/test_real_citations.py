"""Words in quotation marks, and figures, beside published reports that hold them or not; scans with slips of the reader included."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from tests.assess.audit.said import base
from tests.assess.audit.test_citation_rules import run
from tests.documents.citations.build import make_text

from peaceops.documents.statements import find_statements
from peaceops.documents.text import read_text
from peaceops.model.text import Text

pytestmark = pytest.mark.documents
NOTE = "United Nations, Report of the Secretary-General, S/{symbol}."


@lru_cache(maxsize=8)
def open_report(folder: Path, name: str) -> Text:
    return read_text(folder / "secretary_general_reports" / f"{name}.pdf", ocr_folder=folder / "ocr")


def find_codes(folder: Path, name: str, sentence: str) -> list[str]:
    year, number = name.rsplit("_", 2)[-2:]
    text = make_text([NOTE.format(symbol=f"{year}/{number}")], [(sentence, ["1"])])
    said = find_statements(text, base()[1])
    return [f.code for f in run(text, *said, documents={"w01": open_report(folder, name)}) if f.code in ("C10", "C11")]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("UNMOT_S_1998_754", "The report tells that the President “declared a general amnesty on the occasion”."),  # read as "detlared &@ general amnésty"
        ("UNOMIG_S_1999_60", "The report speaks of “a sudden and rapid deterioration of the security situation”."),  # read as "vapid"
        ("UNOMIG_S_2002_88", "Politicians “had not completely ruled out a military option”."),  # read as "tuled"
        ("UNOMIG_S_1998_497", "The decree “runs counter to the spirit of both the Agreement on a Ceasefire” and the Protocol."),
        ("UNOMIG_S_2005_453", "Sukhumi held the words to be “provocative and intended to disrupt the summer tourist season”."),
        ("UNMOT_S_1998_754", "Donors pledged some $280 million in Paris."),
        ("UNMOT_S_1997_859", "The Government agreed to release 161 detainees."),  # read as "i61"
        ("UNMOT_S_1998_1029", "The last 157 fighters came back from Afghanistan."),
        ("UNOMIG_S_2008_219", "In March 2008 UNOMIG had 134 military observers."),
        ("UNOMIG_S_1998_497", "Some 30,000 persons were displaced."),
    ],
)  # fmt: skip
def test_what_a_report_holds_is_not_marked(documents: Path, name: str, sentence: str) -> None:
    assert find_codes(documents, name, sentence) == []


@pytest.mark.parametrize(
    ("name", "sentence", "code"),
    [
        ("UNMOT_S_1998_754", "The report tells that the President “declared an end to the work of the commission”.", "C10"),
        ("UNOMIG_S_1999_60", "The report speaks of “a slow and welcome improvement of the political situation”.", "C10"),
        ("UNMOT_S_1998_1029", "Both leaders “had solemnly given up every thought of war”.", "C10"),
        ("UNOMIG_S_1998_497", "The decree “agrees with the letter of each of the treaties in force”.", "C10"),
        ("UNOMIG_S_2005_453", "Sukhumi held the words to be “friendly and intended to lengthen the winter season”.", "C10"),
        ("UNMOT_S_1998_754", "Donors pledged some $430 million in Paris.", "C11"),
        ("UNOMIG_S_1999_60", "Some 8,637 persons crossed the river.", "C11"),
        ("UNMOT_S_1998_1029", "The last 733 fighters came back from Afghanistan.", "C11"),
        ("UNOMIG_S_2008_219", "In March 2008 UNOMIG had 947 military observers.", "C11"),
        ("UNOMIG_S_1998_497", "Some 71,000 persons were displaced.", "C11"),
    ],
)  # fmt: skip
def test_what_a_report_lacks_is_marked(documents: Path, name: str, sentence: str, code: str) -> None:
    assert find_codes(documents, name, sentence) == [code]


def test_a_scan_with_a_page_read_badly_tells_nothing_of_what_it_lacks(documents: Path) -> None:
    assert find_codes(documents, "UNOMIG_S_2002_88", "Politicians “had solemnly given up every thought of war”.") == []
