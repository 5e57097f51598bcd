"""What the tests of a text ask: missions that stand in several states are found under each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.assess.audit.said import base
from tests.builders import make_casebook, make_mission

from peaceops.assess.audit.asker import Probe
from peaceops.casebook.registry import read_placed_rows
from peaceops.codebook import load_codebook
from peaceops.evidence.table import IPI_MONTHS, SIPRI_MONTHS, TableInput, TableSet
from peaceops.model.statement import Entity
from peaceops.panel.counting import LISTS
from peaceops.pipeline.audit_ask import EvidenceAsker

MISSIONS = [
    make_mission(mission="two-states", host="", hosts=("AAA", "BBB"), contexts=("border-war",)),
    make_mission(mission="one-state", host="CCC", contexts=("other-war",)),
]


@pytest.fixture
def asker() -> EvidenceAsker:
    return EvidenceAsker(make_casebook([], missions=MISSIONS), load_codebook())


@pytest.mark.parametrize(
    ("host", "expected"),
    [("AAA", ("two-states",)), ("BBB", ("two-states",)), ("CCC", ("one-state",)), ("DDD", ())],
)
def test_missions_are_found_under_each_of_their_host_states(
    asker: EvidenceAsker, host: str, expected: tuple[str, ...]
) -> None:
    assert asker.find_missions(Probe(topic="", host=host)) == expected


@pytest.mark.parametrize(("state", "expected"), [("BBB", ("two-states",)), ("CCC", ("one-state",)), ("DDD", ())])
def test_a_state_reaches_the_claims_on_the_conflict_of_a_mission_in_it(
    asker: EvidenceAsker, state: str, expected: tuple[str, ...]
) -> None:
    entity = Entity(kind="state", id=state, text=state, start=0, end=3)
    assert asker.find_subjects(entity) == expected


def test_the_registry_has_three_missions_in_pakistan_that_stood_in_two_states() -> None:
    """By hand, from the rows of the registry: UNMOGIP and UNIPOM with India, UNGOMAP with Afghanistan."""
    _, _, shipped = base()
    assert {"ungomap", "unipom", "unmogip"} <= set(shipped.find_missions(Probe(topic="", host="PAK")))
    assert {"unipom", "unmogip"} <= set(shipped.find_missions(Probe(topic="", host="IND")))
    assert "unmogip" not in shipped.find_missions(Probe(topic="", host="AFG"))


def _open(name: str, rows: list[dict[str, object]]) -> TableInput:
    ibis = pytest.importorskip("ibis")
    pytest.importorskip("duckdb")
    import pyarrow as pa

    return TableInput(
        name=name, table=ibis.memtable(pa.Table.from_pylist(rows)), source="s", citation="c", first_day=date(1993, 1, 1),
        last_day=date(1999, 12, 31), file="f", sha256="0",
    )  # fmt: skip


def _read_strengths() -> tuple[EvidenceAsker, list[date]]:
    """An asker with two tables of strength: months of which one stands twice, and months after SIPRI."""
    ids = [
        int(r.row)
        for r in read_placed_rows()
        if r.mission == "unomig" and r.source == LISTS["bara-hultman"].source and r.scope != "component"
    ]
    ends = [date(1994, 1, 31), date(1994, 2, 28), date(1994, 2, 28), date(1994, 12, 31), date(1995, 12, 31)]
    months: list[dict[str, object]] = [
        {"mission_acronym_ipi": "UNOMIG", "observation_date": day, "troops_persons": 10 * n, "observers_persons": 1, "police_persons": 7 * n,
         "total_persons": 17 * n + 1} for n, day in enumerate(ends, 3)
    ]  # fmt: skip
    seen: list[dict[str, object]] = [
        {"mission_id_bara": ids[0], "month_start_date": day.replace(day=1), "year": day.year, "troops_observed_persons": 100 * n,
         "observers_observed_persons": 5, "total_observed_persons": 100 * n + 5, "basis": "observed"} for n, day in enumerate(ends[2:], 1)
    ]  # fmt: skip
    tables = TableSet(tables={IPI_MONTHS: _open(IPI_MONTHS, months), SIPRI_MONTHS: _open(SIPRI_MONTHS, seen)})
    casebook, lexicon, _ = base()
    return EvidenceAsker(casebook, load_codebook(), tables, lexicon=lexicon), ends


def test_a_mission_may_have_every_number_that_a_question_on_its_strength_gives() -> None:
    asker, ends = _read_strengths()
    probes = [Probe(topic=topic, subject="unomig") for topic in ("strength", "ceiling")]
    probes += [Probe(topic="strength", subject="unomig", first=day.replace(day=1), last=day) for day in ends]
    found = {
        reading.low for probe in probes for reply in asker.ask(probe) for reading in reply.readings
        if reading.low is not None and reading.low == reading.high and not (reading.rule.startswith("mean") and probe.first is None)
    }  # fmt: skip
    assert {Decimal(31), Decimal(46), Decimal(105)} <= found  # a month, the mean of one that stands twice, SIPRI
    assert all(asker.may_have("unomig", number) for number in found)
    assert not asker.may_have("unomig", Decimal(987_654))
    assert not asker.may_have("unmot", Decimal(46))
    assert not asker.may_have("nobody", Decimal(46))


def test_one_month_reads_as_a_question_on_its_days_alone() -> None:
    asker, _ = _read_strengths()
    (reply,) = (
        r for r in asker.ask(Probe(topic="strength", subject="unomig", first=date(1994, 2, 1), last=date(1994, 2, 28)))
        if r.readings[0].definition == "T3/deployed_strength"
    )  # fmt: skip
    told = [(r.rule, r.low, r.rows) for r in reply.readings if r.source == "s" and r.has_value]
    assert told == [
        ("mean of the months observed", Decimal(46), 2),
        ("troops and observers in December and the last month, after SIPRI; observed only", Decimal(105), 1),
    ]
    assert "1994, 2, 28" in next(r.query for r in reply.readings if r.rule.startswith("mean"))
