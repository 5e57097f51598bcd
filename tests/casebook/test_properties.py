"""What is written is read again, and no text breaks the reader but in words of ours."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.casefolder import make_source, write_case

from peaceops.casebook import read_casebooks
from peaceops.casebook.bibliography import parse_library
from peaceops.casebook.parse import ClaimParser, parse_source
from peaceops.casebook.rows import parse_rows
from peaceops.casebook.write import CLAIM_COLUMNS, render_claim_row, render_claims
from peaceops.codebook import load_codebook
from peaceops.errors import PeaceopsError, Problem
from peaceops.model import Claim, PassageLocator, Period, Quantity
from peaceops.model.claim import ATTRIBUTIONS, CODER_KINDS, STANCES, STATUSES

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60).map(str.strip)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    first, second = sorted((draw(DAYS), draw(DAYS)))
    low, high = sorted((draw(st.integers(0, 10**9)), draw(st.integers(0, 10**9))))
    return Claim(
        subject="testia",
        indicator="T3",
        definition="deployed_strength",
        value=Quantity(low=Decimal(low), high=Decimal(high), unit="persons"),
        period=Period.of_days(first, second),
        source=draw(st.sampled_from(["s-1", "s-2"])),
        locator=PassageLocator(page=draw(st.integers(1, 999)), is_ocr=draw(st.booleans())),
        known_from=draw(DAYS),
        stance=draw(st.sampled_from(STANCES)),
        attribution=draw(st.sampled_from(ATTRIBUTIONS)),
        attributed_to=draw(TEXT),
        coder=draw(TEXT),
        coder_kind=draw(st.sampled_from(CODER_KINDS)),
        status=draw(st.sampled_from(STATUSES)),
        summary=draw(TEXT),
        note=draw(TEXT),
    )


def parse(text: str) -> tuple[list[Claim], list[Problem]]:
    problems: list[Problem] = []
    sources = {s.id: s for s in map(parse_source, (make_source(), make_source("s-2")))}
    parser = ClaimParser(load_codebook(), sources, {"testia"})
    found = [
        parser.parse(cells, f"row {row}", problems)
        for row, cells in parse_rows(text, "claims.csv", CLAIM_COLUMNS, (), problems)
    ]
    return [claim for claim in found if claim is not None], problems


@given(st.lists(claims(), max_size=5, unique_by=lambda claim: claim.id))
def test_claims_are_read_as_they_were_written(made: list[Claim]) -> None:
    text = render_claims(made)
    found, problems = parse(text)
    assert not problems
    by_id = {claim.id: claim for claim in found}
    assert by_id == {claim.id: claim for claim in made}
    assert render_claims(found) == text


@given(claims())
def test_a_row_has_a_cell_for_each_column(claim: Claim) -> None:
    assert tuple(render_claim_row(claim)) == CLAIM_COLUMNS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    name=st.sampled_from(["claims/testia.csv", "missions.csv", "names.csv", "searches.csv", "sources.json"]),
    data=st.data(),
)
def test_no_file_breaks_the_loader(tmp_path: Path, name: str, data: st.DataObject) -> None:
    content = data.draw(
        st.one_of(
            st.binary(max_size=200),
            st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")),
            st.text('",\n\r#=|~-.0123456789abcid[]{}:', max_size=200).map(str.encode),
        )
    )
    case = write_case(tmp_path / "case")
    (case / name).write_bytes(content)
    with suppress(PeaceopsError):
        read_casebooks(load_codebook(), [("case", case)])


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.text('[]{}":,0123456789idtypenull', max_size=200),
        st.text("@article{}=,\"\\'#\n abc", max_size=200).map(lambda t: "@article{" + t),
        st.text("TYAUER -/\n0129ab", max_size=200).map(lambda t: "TY  - " + t),
    )
)
def test_no_library_breaks_the_import(text: str) -> None:
    with suppress(PeaceopsError):
        parse_library(text, "library", kinds={"": "news"}, stakes={"": "none"})


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-x", "@a", "'=x", "''", "\t=1", "-5", "''=y"])
def test_no_cell_is_a_formula_and_all_come_back(cell: str) -> None:
    first = next(iter(parse(render_claims([make_claim(cell)]))[0]))
    assert first.note == cell.strip()
    written = render_claims([make_claim(cell)]).splitlines()[1]
    assert not any(part.startswith(("=", "+", "@")) for part in written.split(","))


def make_claim(note: str) -> Claim:
    return Claim(
        subject="testia",
        indicator="T3",
        definition="deployed_strength",
        value=Quantity(low=Decimal(1), high=Decimal(1), unit="persons"),
        period=Period.of_year(1999),
        source="s-1",
        locator=PassageLocator(page=1),
        known_from=date(2000, 1, 1),
        note=note.strip(),
    )
