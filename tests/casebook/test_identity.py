"""Names to missions and states: what is found, what is refused, and what the report says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peaceops.casebook import load_casebook
from peaceops.casebook.identity import HOWS, MissionIndex, normalise_name
from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import read_placed_rows
from peaceops.casebook.state import shipped_states
from peaceops.codebook.load import load_codebook
from peaceops.errors import CasebookError, UnknownMission, UnknownName, UnknownState
from peaceops.pipeline.registry import build_card, match_file, select_missions


@pytest.fixture(scope="module")
def base() -> Casebook:
    return load_casebook(load_codebook())


@pytest.fixture(scope="module")
def index(base: Casebook) -> MissionIndex:
    return MissionIndex(missions=base.missions, names=base.names, placed=read_placed_rows())


@pytest.mark.parametrize(
    ("text", "how", "mission"),
    [
        ("UNOMIG", "exact", "unomig"),
        ("  unomig ", "exact", "unomig"),
        ("UN Observer Mission in Georgia", "exact", "unomig"),
        ("МООННГ", "alias", "unomig"),
        ("Missiya OON po nablyudeniyu v Gruzii", "alias", "unomig"),
        ("UNOMOZ", "alias", "onumoz"),
        ("ONUCI", "alias", "unoci"),
        ("UNAVEM 2", "exact", "unavem-2"),
        ("Unavem-II", "exact", "unavem-2"),
        ("United Nations Operation in Cote d'Ivoire", "exact", "unoci"),
        ("International Force for East Timor (INTERFET)", "alias", "interfet"),
        ("Operation Restore Hope", "alias", "unitaf"),
        ("Indian Peace-keeping Force", "exact", "ipkf"),
        ("Multinational Force in Lebanon (MNF II - Lebanon)", "alias", "mnf-lebanon-2"),
        ("CIS PKO", "alias", "cispkf-abkhazia"),
        ("CIS JPKF", "alias", "jpkf-south-ossetia"),
        ("ECOMOG - Liberia", "exact", "ecomog-liberia"),
        ("Force Licorne", "alias", "licorne"),
        ("Op. Licorne", "alias", "licorne"),
    ],
)
def test_a_name_is_found(index: MissionIndex, text: str, how: str, mission: str) -> None:
    match = index.match(text)
    assert (match.how, match.mission) == (how, mission)


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("UNEF", {"unef-1", "unef-2"}),
        ("UNAVEM", {"unavem-1", "unavem-2", "unavem-3"}),
        ("UNSOM", {"unosom-1", "unosom-2", "unsom-somalia"}),
        ("UNOSOM", {"unosom-1", "unosom-2"}),
        ("ECOMOG", {"ecomog-liberia", "ecomog-sierra-leone", "ecomog-guinea-bissau"}),
        ("EUMM", {"eumm-georgia", "ecmm"}),
        ("Inter-African Force", {"iaf-shaba", "oau-chad-2"}),
        ("AMM", {"amm-aceh", "hdc-aceh"}),
        ("JMC", {"jmc-nuba", "oau-jmc-drc"}),
        ("UNPF", {"unprofor", "uncro", "unpredep"}),
        ("PMG", {"pmg-bougainville", "osce-pmg-croatia"}),
        ("Joint Control Commission", {"jcc-transnistria", "jpkf-south-ossetia"}),
        ("JCC", {"jcc-transnistria", "jpkf-south-ossetia"}),
    ],
)
def test_a_shared_name_is_refused_with_the_candidates(
    index: MissionIndex, base: Casebook, text: str, candidates: set[str]
) -> None:
    match = index.match(text)
    assert match.how == "ambiguous"
    assert not match.mission
    assert set(match.candidates) == candidates
    with pytest.raises(UnknownMission, match=min(candidates)):
        base.mission(text)


@pytest.mark.parametrize(
    ("text", "day", "mission"),
    [
        ("UNEF", date(1960, 1, 1), "unef-1"),
        ("UNEF", date(1975, 1, 1), "unef-2"),
        ("UNAVEM", date(1990, 2, 1), "unavem-1"),
        ("UNAVEM", date(1993, 2, 1), "unavem-2"),
        ("UNAVEM", date(1996, 2, 1), "unavem-3"),
        ("UNSOM", date(2015, 1, 1), "unsom-somalia"),
        ("UNSOM", date(1994, 6, 1), "unosom-2"),
        ("EUMM", date(2010, 1, 1), "eumm-georgia"),
        ("EUMM", date(2003, 1, 1), "ecmm"),
        ("ECOMOG", date(1992, 1, 1), "ecomog-liberia"),
    ],
)
def test_a_day_decides_between_namesakes(index: MissionIndex, text: str, day: date, mission: str) -> None:
    assert index.match(text, day=day).mission == mission


def test_a_day_that_decides_nothing_is_refused(index: MissionIndex) -> None:
    assert index.match("ECOMOG", day=date(1999, 1, 15)).how == "ambiguous"  # all three at work
    assert index.match("UNEF", day=date(1970, 1, 1)).how == "ambiguous"  # none
    assert index.match("ECOMOG", day=date(1999, 1, 15), host="GNB").mission == "ecomog-guinea-bissau"


def test_a_day_outside_is_said_not_hidden(index: MissionIndex) -> None:
    match = index.match("UNOMIG", day=date(2015, 1, 1))
    assert match.mission == "unomig"
    assert "outside" in match.reason


@pytest.mark.parametrize("text", ["CIS", "UN", "OAU", "ECOWAS", "NATO", "United Nations", "EU"])
def test_an_organisation_is_no_mission(index: MissionIndex, text: str) -> None:
    assert not index.match(text).mission
    assert not index.match(text, day=date(1999, 1, 1)).mission


@pytest.mark.parametrize(
    ("text", "nearest"), [("UNOMGI", "unomig"), ("UNAMSILL", "unamsil"), ("Operaton Turquoise", "turquoise")]
)
def test_a_similar_name_is_for_review_only(index: MissionIndex, text: str, nearest: str) -> None:
    match = index.match(text)
    assert match.how == "near"
    assert not match.mission
    assert match.candidates[0] == nearest


@pytest.mark.parametrize("text", ["Force Narwhal", "Force", "Force UN", "Task Licorne", "Force Joint Task Force"])
def test_a_force_without_an_operation_of_its_name_is_no_mission(index: MissionIndex, text: str) -> None:
    assert not index.match(text).mission


def test_a_known_row_that_is_no_mission(index: MissionIndex, base: Casebook) -> None:
    assert index.match("UNOHCI").how == "apart"
    with pytest.raises(UnknownMission, match="humanitarian coordinator"):
        base.mission("UNOHCI")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "!!!",
        "Albania",
        "South Ossetia",
        "Sudan/Darfur",
        "Joint Task Force",
        "United Nations mission",
        "x" * 5000,
        "\u202e",
        "=cmd()",
    ],
)
def test_junk_matches_nothing(index: MissionIndex, text: str) -> None:
    assert not index.match(text).mission


@settings(max_examples=300)
@given(st.text(max_size=60))
def test_any_text_has_a_key_and_the_key_is_its_own(text: str) -> None:
    assert normalise_name(normalise_name(text)) == normalise_name(text)


def test_each_mission_is_found_by_id_and_full_name(index: MissionIndex, base: Casebook) -> None:
    for mission in base.missions.values():
        assert index.match(mission.id).mission == mission.id
        assert index.match(mission.name).mission == mission.id


def test_names_of_the_casebook_alone_never_find_another_mission(index: MissionIndex, base: Casebook) -> None:
    """The short look-up of ``Casebook.mission`` may not decide what the whole registry leaves open."""
    short = MissionIndex(missions=base.missions, names=base.names)
    for name in (*(n.text for n in base.names), *(m.acronym for m in base.missions.values() if m.acronym)):
        found, whole = short.match(name), index.match(name)
        assert not found.mission or found.mission == whole.mission, name


def test_the_report_counts_rows_and_puts_doubt_first(index: MissionIndex) -> None:
    names = [("UNOMIG", None), ("UNOMIG", None), ("UNEF", None), ("UNOMGI", None), ("zzzzzz", None), ("UNOMOZ", None)]
    report = index.report(names)
    assert report.counts() == {"exact": 2, "alias": 1, "near": 1, "ambiguous": 1, "apart": 0, "none": 1}
    assert tuple(report.counts()) == HOWS
    assert [row["how"] for row in report.rows()] == ["ambiguous", "none", "near", "alias", "exact"]


def test_filters_take_ids_and_names(base: Casebook) -> None:
    russian = {m.id for m in select_missions(base, lead="Russia", first_year=1992, last_year=2008)}
    assert {"cispkf-abkhazia", "jpkf-south-ossetia", "jcc-transnistria", "cis-cpf-tajikistan"} <= russian
    assert "rpc-karabakh" not in russian
    assert russian == {m.id for m in select_missions(base, lead="rus", first_year=1992, last_year=2008)}
    assert {m.mission_type for m in select_missions(base, mission_type="joint")} == {"joint"}
    assert {m.id for m in select_missions(base, host="Zaire", last_year=1979)} == {
        "onuc",
        "nigeria-congo-1964",
        "iaf-shaba",
    }


@pytest.mark.parametrize(
    ("conditions", "hint"),
    [({"lead": "Rusia"}, "RUS"), ({"host": "Atlantis"}, "an id such as"), ({"mission_type": "regonal"}, "regional"),
     ({"lead": "Monaco"}, "MCO is no lead")],
)  # fmt: skip
def test_a_misspelt_filter_is_no_empty_list(base: Casebook, conditions: dict[str, str], hint: str) -> None:
    with pytest.raises(UnknownName) as caught:
        select_missions(base, **conditions)  # type: ignore[arg-type]
    assert hint in str(caught.value)


def test_a_card_has_every_row_and_definition(base: Casebook) -> None:
    card = build_card(base, base.mission("UNPROFOR"))
    assert len(card.rows) == 6
    assert {found.definer for found in card.inclusions} == {"un", "sipri", "ucdp", "mullenbach"}
    assert card.to_dict()["rows"][0]["spelling"] == "United Nations Protection Force (UNPROFOR)"


def test_a_file_is_matched_by_column_and_day(base: Casebook, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("mission;month\nUNAVEM;1990-11\nUNAVEM;1996-11\nUNOMIG;\n", encoding="utf-8-sig")
    report = match_file(base, file, "mission", date_column="month")
    assert [match.mission for match, _ in report.matches] == ["unavem-1", "unavem-3", "unomig"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"name\nUNOMIG\n", "unknown column 'mission'"),
        (b"mission,day\nUNOMIG,1993-13-01\n", "row 2"),
        (b"mission,day\nUNOMIG\n", "another number of cells"),
        (b'mission,day\n"UNOMIG,1993\n', "is no CSV"),
        ("mission,day\nMISIÓN,1993\n".encode("latin-1"), "no UTF-8"),
    ],
)
def test_a_bad_file_is_told_with_its_row(base: Casebook, tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "names.csv"
    file.write_bytes(content)
    with pytest.raises((CasebookError, UnknownName)) as caught:
        match_file(base, file, "mission", date_column="day")
    assert message in str(caught.value)
    with pytest.raises(CasebookError, match="no such file"):
        match_file(base, tmp_path / "absent.csv", "mission")


@pytest.mark.parametrize(
    ("text", "scheme", "day", "state"),
    [
        ("365", "gw", date(1990, 1, 1), "SUN"),
        ("365", "gw", date(1995, 1, 1), "RUS"),
        ("Russia (Soviet Union)", "name", date(1990, 1, 1), "SUN"),
        ("USSR", "name", None, "SUN"),
        ("Zaire", "name", None, "COD"),
        ("DR Congo (Zaire)", "name", None, "COD"),
        ("345", "cow", date(1999, 1, 1), "YUG"),
        ("345", "cow", date(2010, 1, 1), "SRB"),
        ("340", "gw", None, "SRB"),
        ("255", "cow", date(1995, 1, 1), "DEU"),
        ("260", "cow", date(1985, 1, 1), "DEU"),
        ("679", "cow", date(1995, 1, 1), "YEM"),
        ("970", "gw", None, "KIR"),
        ("970", "cow", None, "NRU"),
        ("GFR", "unhcr", None, "DEU"),
        ("MCD", "unhcr", None, "MKD"),
        ("Türkiye", "name", None, "TUR"),
        ("Turkey", "name", None, "TUR"),
        ("Cote d'Ivoire", "name", None, "CIV"),
        ("Ivory Coast", "name", None, "CIV"),
        ("Грузия", "name", None, "GEO"),
        ("Transdniestria", "name", None, "TRN"),
        ("Abkhazia", "name", None, "ABK"),
        ("817", "gw", date(1970, 1, 1), "RVN"),
    ],
)
def test_a_state_is_found_by_date(text: str, scheme: str, day: date | None, state: str) -> None:
    assert shipped_states().find(text, scheme=scheme, day=day).id == state


@pytest.mark.parametrize(
    ("find", "message"),
    [
        (lambda s: s.find("365", scheme="gw"), "give a day"),
        (lambda s: s.find("Georgai"), "GEO"),
        (lambda s: s.find("Atlantis"), "unknown state"),
        (lambda s: s.find("265", scheme="gw", day=date(2000, 1, 1)), "2000-01-01"),
        (lambda s: s.find("GEO", scheme="iso"), "unknown scheme"),
    ],
)
def test_an_unknown_or_shared_state_is_refused(find: Callable[[object], object], message: str) -> None:
    with pytest.raises(UnknownState) as caught:
        find(shipped_states())
    assert message in str(caught.value)


def test_states_do_not_overlap_on_one_code() -> None:
    states = shipped_states().states
    assert len(states) >= 200
    for scheme in ("gw", "cow"):
        for state in states:
            for other in states:
                if state.id < other.id and set(state.codes[scheme]) & set(other.codes[scheme]):
                    assert not state.period.overlaps(other.period), (state.id, other.id, scheme)
