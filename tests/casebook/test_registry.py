"""The registry: every row of the lists placed once, hard cases by hand, files as the tool makes them."""

from __future__ import annotations

import csv
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest
from tools import registry_page
from tools.build_registry import SHARED, TARGET, build_files, derive_bound
from tools.build_states import TARGET as STATES
from tools.build_states import build_states

from peaceops.casebook import load_casebook, shipped_folder
from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import Ground, Inclusion, PlacedRow, read_outside, read_placed_rows, read_registry
from peaceops.casebook.state import shipped_states
from peaceops.codebook.load import load_codebook
from peaceops.errors import CasebookInvalid

UN, BARA, MULLENBACH, CASES = "un-missions-2024", "bara-hultman-2020", "mullenbach-tppm-3.1", "CASES.md"
PAGES = "grounds.csv"
here = pytest.mark.skipif(not (SHARED / "data/missions").is_dir(), reason="the raw lists are not beside the checkout")

# (source, row, mission): read in the file and judged by hand.
SAMPLE = [
    (UN, "45", "unef-1"), (UN, "44", "unef-2"), (UN, "46", ""),
    (UN, "52", "unavem-1"), (UN, "51", "unavem-2"), (UN, "50", "unavem-3"), (UN, "53", ""),
    (MULLENBACH, "135", "unavem-1"), (MULLENBACH, "136", "unavem-2"), (MULLENBACH, "137", "unavem-3"),
    (BARA, "540085", "unavem-2"), (BARA, "540086", "unavem-3"), (UN, "66", "monua"), (MULLENBACH, "138", "monua"),
    (UN, "15", "unosom-1"), (UN, "14", "unosom-2"), (UN, "16", ""), (BARA, "5200107", "unosom-1"),
    (BARA, "5200108", "unosom-2"), (BARA, "5200115", "unsom-somalia"), (MULLENBACH, "154", "unitaf"),
    (UN, "62", "onuc"), (UN, "65", "monuc"), (UN, "64", "monusco"), (MULLENBACH, "128", "onuc"),
    (MULLENBACH, "191", "monuc"), (MULLENBACH, "197", "monusco"), (BARA, "490061", "monuc"),
    (UN, "75", "minugua"), (MULLENBACH, "204", "minugua"), (BARA, "90050", "minugua"),
    (MULLENBACH, "142", "ecomog-liberia"), (MULLENBACH, "131", "ecomog-sierra-leone"),
    (MULLENBACH, "147", "ecomog-guinea-bissau"), (BARA, "450013", "ecomog-liberia"),
    (BARA, "451016", "ecomog-sierra-leone"), (BARA, "404014", "ecomog-guinea-bissau"), (BARA, "437015", "ecomici"),
    (MULLENBACH, "26", "interfet"), (MULLENBACH, "27", "untaet"), (MULLENBACH, "29", "astute-timor"),
    (BARA, "850043", "astute-timor"), (CASES, "astute-timor", "astute-timor"), (UN, "27", "unmit"),
    (BARA, "850098", "unmit"), (BARA, "8500118", "untaet"), (BARA, "850041", "interfet"),
    (MULLENBACH, "67", "ifor"), (MULLENBACH, "69", "sfor"), (BARA, "346038", "ifor"), (BARA, "346078", "sfor"),
    (MULLENBACH, "119", "amis"), (MULLENBACH, "120", "amis"), (BARA, "62503", "amis"), (UN, "57", "unamid"),
    (MULLENBACH, "121", "eu-support-amis"), (MULLENBACH, "122", "unamid"),
    (MULLENBACH, "172", "misab"), (MULLENBACH, "173", "minurca"), (UN, "73", "minurca"),
    (MULLENBACH, "63", "jcc-transnistria"), (BARA, "359044", "jcc-transnistria"),
    (CASES, "jcc-transnistria", "jcc-transnistria"), (MULLENBACH, "82", "cis-cpf-tajikistan"),
    (BARA, "70207", "cis-cpf-tajikistan"), (MULLENBACH, "83", "unmot"), (MULLENBACH, "37", "ramsi"),
    (CASES, "ramsi", "ramsi"), (MULLENBACH, "101", "mnf-lebanon-1"), (MULLENBACH, "102", "mnf-lebanon-2"),
    (MULLENBACH, "56", "cispkf-abkhazia"), (BARA, "37209", "cispkf-abkhazia"),
    (MULLENBACH, "58", "jpkf-south-ossetia"), (BARA, "37208", "jpkf-south-ossetia"),
    (MULLENBACH, "57", "eumm-georgia"), (MULLENBACH, "60", "eumm-georgia"), (MULLENBACH, "59", "osce-georgia"),
    (UN, "11", "unprofor"), (MULLENBACH, "64", "unprofor"), (MULLENBACH, "85", "unprofor"),
    (BARA, "3460110", "unprofor"), (UN, "13", ""), (UN, "42", ""), (UN, "10", "unpsg"), (UN, "49", "unpsg"),
    (UN, "78", "unmibh"), (UN, "33", "unmibh"), (MULLENBACH, "5", "icsc-laos"), (MULLENBACH, "9", "icsc-laos"),
    (MULLENBACH, "31", "hdc-aceh"), (MULLENBACH, "33", "amm-aceh"), (MULLENBACH, "210", "mnf-haiti"),
    (BARA, "410120", "mnf-haiti"), (BARA, "41048", "mif-haiti"), (MULLENBACH, "213", "mif-haiti"),
    (BARA, "581057", "omic-4"), (BARA, "581067", "omic-comoros"), (BARA, "517066", "nmog-rwanda"),
    (MULLENBACH, "113", "minurcat"), (MULLENBACH, "178", "minurcat"), (MULLENBACH, "179", "eufor-chad-rca"),
    (MULLENBACH, "183", "eufor-rca"), (BARA, "483021", "eufor-chad-rca"), (BARA, "482025", "eufor-rca"),
    (BARA, "490023", "eufor-drc"), (BARA, "343022", "concordia"), (MULLENBACH, "81", "osce-pmg-croatia"),
    (BARA, "910075", "pmg-bougainville"), (MULLENBACH, "116", "jmc-nuba"), (MULLENBACH, "192", "oau-jmc-drc"),
]  # fmt: skip


@pytest.fixture(scope="module")
def rows() -> dict[tuple[str, str], PlacedRow]:
    return {(row.source, row.row): row for row in read_placed_rows()}


@pytest.fixture(scope="module")
def base() -> Casebook:
    return load_casebook(load_codebook())


@pytest.mark.parametrize(("source", "row", "mission"), SAMPLE)
def test_a_row_stands_under_its_mission(
    rows: dict[tuple[str, str], PlacedRow], source: str, row: str, mission: str
) -> None:
    assert rows[source, row].mission == mission


def test_each_list_is_whole(rows: dict[tuple[str, str], PlacedRow], base: Casebook) -> None:
    assert len(rows) == len(read_placed_rows())
    assert Counter(source for source, _ in rows) == {UN: 81, BARA: 121, MULLENBACH: 215, CASES: 16, PAGES: 13}
    assert {row for source, row in rows if source == MULLENBACH} == {str(n) for n in range(1, 216)}
    assert {row for source, row in rows if source == UN} == {str(n) for n in range(1, 82)}
    assert 230 <= len(base.missions) <= 270
    assert {row.mission for row in rows.values()} - {""} == set(base.missions)


def test_what_is_left_apart_says_why(rows: dict[tuple[str, str], PlacedRow]) -> None:
    apart = [row for row in rows.values() if not row.mission]
    assert sorted(row.row for row in apart) == ["13", "16", "21", "42", "46", "53"]
    assert all(row.reason for row in apart)
    assert all(row.reason for row in rows.values() if row.matched in ("manual", "nearness-reviewed"))


@pytest.mark.parametrize(
    ("mission", "first", "last"),
    [
        ("unomig", "1993-08-24", "2009-06-15"),
        ("unprofor", "1992-02-21", "1995-03-01~1995-12-20"),  # UN list March, Mullenbach 20 December 1995
        ("ramsi", "2003-07-24", "2013-07-31~2017-06-30"),  # military part, whole mission
        ("unmih", "1993-09-01~1995-03-31", "1996-06-30"),
        ("minugua", "1997-01-20", "1997-05-14~2003-12-31"),
        ("unavem-2", "1991-05-30~1991-06-30", "1995-01-01~1995-02-07"),
        ("onuca", "1989-11-01~1989-11-30", "1992-01-01~1992-01-31"),  # not the days of its task in Nicaragua
        ("osce-georgia", "1992-12-01~1992-12-31", "2008-12-31~2009-06-30"),
        ("unscob", "1947-10-21", "1951-12-07"),
        ("minusma", "2013-04-25~2013-07-01", "2023-06-30~2023-12-31"),
        ("rpc-karabakh", "2020-11-10", "2024-06-12"),
        ("jcc-transnistria", "1992-07-29", ".."),
        ("amis", "2004-06-19", "2007-12-31"),
        ("amisom", "2007-01-19~2007-02-28", "2022-03-31"),
        ("atmis", "2022-04-01", "2024-12-31"),
        ("binuca", "2009-04-07", "2014-04-10~2015-01-31"),
        ("unama", "2002-03-28", ".."),
    ],
)
def test_days_hold_what_the_sources_say(base: Casebook, mission: str, first: str, last: str) -> None:
    assert base.missions[mission].period.render() == (first, last)


@pytest.mark.parametrize(
    ("texts", "bound"),
    [
        (["1993-08", "1993-08-24"], "1993-08-24"),
        (["1999-10-22", "1999-10-29"], "1999-10-22~1999-10-29"),
        (["1995-03", "1995-12-20"], "1995-03-01~1995-12-20"),
        (["2008-10-15", "2008-08-01~2008-10-31"], "2008-08-01~2008-10-31"),
        (["1997-06"], "1997-06-01~1997-06-30"),
    ],
)
def test_a_bound_is_what_sources_leave_open(texts: list[str], bound: str) -> None:
    assert derive_bound(texts) == bound


def test_missions_are_described_in_known_terms(base: Casebook) -> None:
    states = {state.id for state in shipped_states().states}
    assert {m.host for m in base.missions.values()} - {""} <= states
    organisations = {m.organisation for m in base.missions.values()} - {""}
    assert {m.lead for m in base.missions.values()} - {""} <= states | organisations
    for mission in base.missions.values():
        assert mission.mission_type != "un" or (mission.lead, mission.organisation) == ("UN", "UN")
        if mission.predecessor:
            before = base.missions[mission.predecessor].period
            assert before.first_day < mission.period.last_day, mission.id


def test_inclusion_names_whose_definition(base: Casebook) -> None:
    found = {(i.mission, i.definer): i for i in read_registry(Inclusion)}
    assert len(found) == len(read_registry(Inclusion))
    assert {mission for mission, _ in found} <= set(base.missions)
    assert all(i.reason and i.source for i in found.values())
    assert not found["rpc-karabakh", "sipri"].counts
    assert found["rtjmc-aghdam", "sipri"].counts
    assert found["cispkf-abkhazia", "sender"].counts
    assert not found["unef-1", "mullenbach"].counts
    assert not found["unpredep", "ucdp"].counts


def test_first_missions_keep_their_facts(base: Casebook) -> None:
    assert base.missions["unomig"].contexts == ("abkhazia-conflict",)
    assert base.missions["cispkf-abkhazia"].instrument.startswith("Moscow Agreement")
    assert not base.missions["unomig"].is_registry_only
    assert base.missions["kfor"].is_registry_only


def test_what_no_list_has_rests_on_pages(rows: dict[tuple[str, str], PlacedRow]) -> None:
    own = {row for source, row in rows if source == PAGES}
    grounds = {(g.mission, g.field): g for g in read_registry(Ground)}
    assert own
    assert all(grounds[mission, "first_day"].source.startswith("http") for mission in own)
    assert all(g.opened for (mission, _), g in grounds.items() if mission in own)
    outside = read_outside()
    assert all(o.reason and o.source.startswith("http") and o.opened for o in outside)
    known = {row.spelling for row in rows.values()}
    assert not any(name in known for o in outside for name in o.names.split("|"))


def test_a_broken_registry_is_told_row_by_row(tmp_path: Path) -> None:
    folder = tmp_path / "registry"
    folder.mkdir()
    head = "source,row,spelling,mission,scope,matched,reason\n"
    (folder / "rows.csv").write_text(head + "a,1,X,,,,\na,2,Y,m,whole,,\na,3,Z,m,half,exact,\n")
    with pytest.raises(CasebookInvalid) as caught:
        read_registry(PlacedRow, tmp_path)
    text = str(caught.value)
    assert "row 2" in text
    assert "without a reason" in text
    assert "how it was matched" in text
    assert "scope 'half' is not known" in text


@here
@pytest.mark.skipif(find_spec("pyreadstat") is None or find_spec("python_calamine") is None, reason="readers absent")
def test_the_files_are_those_that_the_tool_makes() -> None:
    for name, text in build_files(SHARED).items():
        assert (TARGET / name).read_text(encoding="utf-8") == text, f"{name}: run tools.build_registry"
    assert STATES.read_text(encoding="utf-8") == build_states(SHARED)


@here
def test_spellings_are_those_of_the_files(rows: dict[tuple[str, str], PlacedRow]) -> None:
    with (SHARED / "data/missions/DPPADPOSS-PKO.csv").open(encoding="utf-8-sig", newline="") as file:
        for cells in csv.DictReader(file):
            assert f"({cells['mission_acronym']})" in rows[UN, cells["id"]].spelling


def test_the_page_is_fresh() -> None:
    assert registry_page.TARGET.read_text(encoding="utf-8") == registry_page.render_page()


def test_the_registry_is_in_the_package() -> None:
    folder = shipped_folder() / "registry"
    assert {"rows.csv", "inclusion.csv", "states.csv"} <= {file.name for file in folder.iterdir()}
