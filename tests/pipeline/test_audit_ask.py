"""What the tests of a text ask: missions that stand in several states are found under each."""

from __future__ import annotations

import pytest
from tests.assess.audit.said import base
from tests.builders import make_casebook, make_mission

from peaceops.assess.audit.asker import Probe
from peaceops.codebook import load_codebook
from peaceops.model.statement import Entity
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
