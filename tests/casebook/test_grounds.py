"""Where identity facts were read: every ground at hand is opened, and nothing is linked without one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from peaceops.casebook.identity import MissionIndex
from peaceops.casebook.load import Casebook, load_casebook
from peaceops.casebook.registry import Ground, PlacedRow, read_placed_rows, read_registry
from peaceops.codebook.load import load_codebook
from peaceops.documents.read import find_passages, read_document
from peaceops.documents.table import read_rows
from peaceops.model.locator import TableLocator, parse_locator
from peaceops.pipeline.registry import list_disagreements

GROUNDS = read_registry(Ground)
RESOLUTIONS = [g for g in GROUNDS if g.source.startswith("security_council_resolutions/")]
TABLES = [g for g in GROUNDS if g.locator.startswith("filter ")]
PAGES = [g for g in GROUNDS if g.source.startswith("http")]


@pytest.fixture(scope="module")
def book() -> Casebook:
    return load_casebook(load_codebook())


def name(ground: Ground) -> str:
    return f"{ground.mission}-{ground.field}-{ground.value[:30]}"


def test_every_ground_is_of_one_of_three_kinds() -> None:
    assert len(RESOLUTIONS) + len(TABLES) + len(PAGES) == len(GROUNDS)
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", g.opened) for g in PAGES)
    assert all(g.anchors for g in (*RESOLUTIONS, *TABLES))


@pytest.mark.documents
@pytest.mark.parametrize("ground", RESOLUTIONS, ids=name)
def test_a_resolution_says_so_in_that_paragraph(ground: Ground, documents: Path) -> None:
    path = documents / ground.source
    if ground.locator == "text":
        text = path.read_text(encoding="utf-8", errors="replace")
    else:
        document = read_document(path)
        locator = parse_locator(ground.locator)
        text = " ".join(passage.text for passage in find_passages(document, locator))  # type: ignore[arg-type]
    assert ground.anchors.casefold() in " ".join(text.split()).casefold()
    if ground.field == "instrument":
        number = int(re.search(r"resolution (\d+)", ground.value)[1])  # type: ignore[index]
        assert f"S_RES_{number:04d}_" in ground.source
        assert ground.value.endswith(f"paragraph {ground.locator.removeprefix('op ')}")


@pytest.mark.datasets
@pytest.mark.parametrize("ground", TABLES, ids=name)
def test_a_row_says_so(ground: Ground, datasets: Path) -> None:
    locator = TableLocator(table=ground.source, filter=ground.locator.removeprefix("filter "), column="count")
    rows = read_rows(datasets, locator)
    assert rows
    assert ground.anchors in " ".join(value or "" for value in rows[0].values())


def test_no_mission_of_the_registry_has_a_predecessor_or_several_hosts_without_a_ground(book: Casebook) -> None:
    held = {(g.mission, g.field, g.value) for g in GROUNDS}
    for mission in book.missions.values():
        if mission.is_registry_only:
            assert not mission.predecessor or (mission.id, "predecessor", mission.predecessor) in held
            assert all((mission.id, "host", host) in held for host in mission.hosts)
            assert not (mission.host and mission.hosts)


def test_a_host_among_several_finds_its_missions(book: Casebook) -> None:
    from peaceops.pipeline.registry import select_missions

    assert {"unikom", "uniimog", "unami"} <= {m.id for m in select_missions(book, host="Iraq")}
    assert "unmee" in {m.id for m in select_missions(book, host="Eritrea")}


def row(source: str, first: str, last: str, scope: str = "whole") -> PlacedRow:
    return PlacedRow(
        source=source, row="1", spelling="X", mission="x", scope=scope, matched="exact", first_day=first, last_day=last
    )


def test_a_month_that_holds_the_day_agrees_and_another_does_not() -> None:
    assert list(list_disagreements([row("a", "1993-08-24", "2009-06-15"), row("b", "1993-08", "..")])) == []
    found = list(list_disagreements([row("a", "1993-08-24", "2009-06-15"), row("b", "1993-09", "2009-06")]))
    assert found == ["first day: 1993-08-24 (a), 1993-09 (b)"]


def test_a_list_that_leaves_an_end_open_or_holds_a_component_says_nothing_of_it() -> None:
    assert list(list_disagreements([row("a", "1993", "2009"), row("b", "..", "..")])) == []
    assert list(list_disagreements([row("a", "1993", "2009"), row("b", "1999", "2001", "component")])) == []


def test_two_spells_of_one_list_end_with_the_later() -> None:
    rows = [row("a", "2004-06-19", "2004-10-19", "spell"), row("a", "2004-10-20", "2007-12-31", "spell")]
    assert list(list_disagreements([*rows, row("b", "2004-06", "2007-12")])) == []


@pytest.mark.parametrize(
    ("text", "how", "missions"),
    [
        ("UNEF", "ambiguous", {"unef-1", "unef-2"}),
        ("UNAVEM", "ambiguous", {"unavem-1", "unavem-2", "unavem-3"}),
        ("UNSOM", "ambiguous", {"unosom-1", "unosom-2", "unsom-somalia"}),
        ("UNOSOM", "ambiguous", {"unosom-1", "unosom-2"}),
        ("MNF", "ambiguous", {"mnf-haiti", "mnf-iraq", "mnf-lebanon-1", "mnf-lebanon-2"}),
        ("ECOMOG", "ambiguous", {"ecomog-liberia", "ecomog-sierra-leone", "ecomog-guinea-bissau"}),
        ("UNPF", "ambiguous", {"unprofor", "uncro", "unpredep"}),
        ("EUFOR", "ambiguous", {"eufor-althea", "eufor-chad-rca", "eufor-drc", "eufor-rca", "concordia"}),
        ("AMIS", "exact", {"amis"}),
        ("U.N.O.M.I.G.", "exact", {"unomig"}),
        ("unficyp ", "exact", {"unficyp"}),
        ("МООННГ", "alias", {"unomig"}),
        ("UNOMOZ", "alias", {"onumoz"}),
        ("Operation Restore Hope", "alias", {"unitaf"}),
        ("Peacekeeping Force", "near", {"cispkf-abkhazia", "ipkf", "jcc-transnistria", "jpkf-south-ossetia"}),
        ("U.N. Peacekeeping Force in Cyprus", "exact", {"unficyp"}),
        ("mission", "none", set()),
        ("=cmd|' /C calc'!A0", "none", set()),
        ("", "none", set()),
    ],
)
def test_awkward_spellings(book: Casebook, text: str, how: str, missions: set[str]) -> None:
    index = MissionIndex(missions=book.missions, names=book.names, placed=read_placed_rows())
    match = index.match(text)
    assert match.how == how
    found = {match.mission} - {""} or set(match.candidates)
    assert missions <= found if how == "near" else found == missions


@pytest.mark.parametrize(
    ("text", "day", "mission"),
    [
        ("UNEF", "1957-01-01", "unef-1"),
        ("UNEF", "1975-01-01", "unef-2"),
        ("UNSOM", "2015-01-01", "unsom-somalia"),
        ("UNAVEM", "1996-01-01", "unavem-3"),
        ("UNPF", "1996-06-01", ""),
        ("UNPF", "1994-06-01", ""),
        ("ECOMOG", "1991-01-01", "ecomog-liberia"),
        ("ECOMOG", "1998-02-15", ""),
    ],
)
def test_a_day_decides_between_missions_that_followed_one_another_and_never_between_ones_side_by_side(
    book: Casebook, text: str, day: str, mission: str
) -> None:
    from datetime import date

    index = MissionIndex(missions=book.missions, names=book.names, placed=read_placed_rows())
    assert index.match(text, day=date.fromisoformat(day)).mission == mission
