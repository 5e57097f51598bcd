"""A copy of a known report is its own source, whatever file it comes in; a text on the report is not."""

from __future__ import annotations

import pytest

from peaceops.casebook.load import load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.documents.text import read_text
from peaceops.pipeline.audit_own import find_own_sources, read_own_symbols

_CASEBOOK = load_casebook(load_codebook(), late=True)
_FRONT = "United Nations\nS/2005/269\nSecurity Council\nDistr.: General\n25 April 2005\nOriginal: English"
_TITLE = "Report of the Secretary-General on the situation in Abkhazia, Georgia"
_BODY = (
    "1. The present report is submitted pursuant to resolution 1582 (2005). It is about what the Mission did in its zone.\n\n"
    "2. The strength of UNOMIG on 1 April 2005 stood at 121 military observers and 11 civilian police officers.\n\n"
)


def _find(tmp_path, words: str, name: str = "a.txt"):
    file = tmp_path / name
    file.write_text(words)
    return set(find_own_sources(_CASEBOOK, read_text(file)))


@pytest.mark.parametrize(
    "front",
    [
        f"{_FRONT}\n{_TITLE}",
        f"S/2005/269\n\n{_TITLE}",
        f"UNITED NATIONS S @) Security Council . Distr. GENERAL $/2005/269 25 April 2005 ORIGINAL: ENGLISH {_TITLE}",
        f"United Nations Sro005/269\nSecurity Council\nDistr.: General\n25 April 2005\n{_TITLE}",
        f"{_TITLE}\n\n25 April 2005",
    ],
)
def test_a_copy_is_its_own_source(tmp_path, front):
    assert _find(tmp_path, f"{front}\n\n{_BODY}") == {"s-2005-269"}


@pytest.mark.parametrize(
    "name", ["UNOMIG_S_2005_269.html", "S-2005-269.html", "s_2005_269 copy.html".replace("s_", "S_", 1)]
)
def test_the_name_of_a_file_tells(tmp_path, name):
    page = "".join(f"<p>{line}</p>" for line in _BODY.split("\n\n"))
    assert _find(tmp_path, f"<html><body><h1>On the Mission</h1>{page}</body></html>", name) == {"s-2005-269"}


@pytest.mark.parametrize(
    "words",
    [
        f"The observers in Georgia\n\nThe report of the Secretary-General S/2005/269 of 25 April 2005 tells it.\n\n{_BODY}",
        f"{_TITLE}\n\n{_BODY}",
        f"{_TITLE}\n\n26 April 2005\n\n{_BODY}",
        f"On two reports (S/2005/269 and S/2005/453)\n\n25 April 2005\n\n{_BODY}",
    ],
)
def test_a_text_on_a_report_is_not_the_report(tmp_path, words):
    assert _find(tmp_path, words) == set()


def test_reports_of_one_title_are_told_apart(tmp_path):
    title = "INTERIM REPORT OF THE SECRETARY-GENERAL ON THE SITUATION IN TAJIKISTAN"
    front = f"UNITED NATIONS\nSecurity Council\nDistr.\nGENERAL\nS/1998/754\n13 August 1998\nORIGINAL: ENGLISH\n{title}"
    assert _find(tmp_path, f"{front}\n\n{_BODY}") == {"s-1998-754"}


def test_an_addendum_is_not_the_report(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(f"{_FRONT.replace('S/2005/269', 'S/1994/529/Add.1')}\n{_TITLE}\n\n{_BODY}")
    assert read_own_symbols(read_text(file)) == {"S/1994/529/Add.1"}
