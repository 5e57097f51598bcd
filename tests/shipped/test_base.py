"""Laws that the shipped evidence base must obey, whatever it holds."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from types import MappingProxyType

import pytest

from peaceops.assess.assessment import assess_mission
from peaceops.assess.finding import Assessment
from peaceops.casebook import Casebook, load_casebook
from peaceops.codebook import load_codebook
from peaceops.dossier import Manifest, build_dossier
from peaceops.evidence.ledger import Ledger
from peaceops.model import PassageLocator

CODEBOOK = load_codebook()
MISSIONS = ("cispkf-abkhazia", "unomig")


@cache
def book() -> Casebook:
    return load_casebook(CODEBOOK)


@cache
def assessed(mission: str, *, as_of: date | None = None) -> Assessment:
    return assess_mission(book(), book().mission(mission), CODEBOOK, as_of=as_of, robustness=False)


def numbers(assessment: Assessment) -> list[tuple[float, ...]]:
    return [
        (c.p_met, c.p_not_met, c.p_undetermined, c.coverage, *c.met_bounds) for r in assessment.rules for c in r.cells
    ]


def test_size_and_spread() -> None:
    assert len(book().claims) >= 150
    assert len({c.source for c in book().claims.values()}) >= 30


def test_every_coding_is_provisional_and_names_its_kind_of_coder() -> None:
    for claim in book().claims.values():
        assert claim.status == "provisional"
        assert claim.coder_kind in ("machine", "computed")
        assert claim.coder


def test_every_claim_answers_a_question_in_our_own_words() -> None:
    for claim in book().claims.values():
        assert claim.summary, claim.id
        assert claim.quote is None, "sentences of others do not ship"


def test_every_coded_claim_can_be_confirmed() -> None:
    for claim in book().claims.values():
        if isinstance(claim.locator, PassageLocator):
            assert claim.anchors, claim.id


def test_web_sources_say_when_they_were_opened_and_what_was_read() -> None:
    used = {c.source for c in book().claims.values()}
    for source in book().sources.values():
        if source.id in used and source.url:
            assert source.opened, source.id
            assert source.sha256, source.id


@pytest.mark.parametrize("mission", MISSIONS)
def test_at_least_four_rules_reach_coverage(mission: str) -> None:
    reached = [r.rule for r in assessed(mission).rules if r.has_verdict]
    assert len(reached) >= 4, reached
    for rule in assessed(mission).rules:
        assert rule.has_verdict or (rule.reason and rule.would_change)


@pytest.mark.parametrize("mission", MISSIONS)
def test_removing_a_source_changes_what_rests_on_it_and_nothing_else(mission: str) -> None:
    before = assessed(mission)
    found = book().mission(mission)
    rested = [c.source for r in before.rules for cell in r.cells for i in cell.claims if (c := book().claims[i])]
    for source in sorted(set(rested), key=rested.count)[-3:]:
        dropped = {i for i, c in book().claims.items() if c.source == source}
        kept = MappingProxyType({i: c for i, c in book().claims.items() if i not in dropped})
        after = assess_mission(replace(book(), claims=kept), found, CODEBOOK, robustness=False)
        changed = 0
        for old, new in zip(before.rules, after.rules, strict=True):
            for a, b in zip(old.cells, new.cells, strict=True):
                if not dropped & set(a.claims):
                    assert (a.p_met, a.p_not_met, a.met_bounds) == (b.p_met, b.p_not_met, b.met_bounds)
                changed += a != b
        assert changed
        for old_row, new_row in zip(before.table, after.table, strict=True):
            for a, b in zip(old_row.cells, new_row.cells, strict=True):
                left = tuple(e for e in a.entries if e.source != source)
                assert b.entries == left


@pytest.mark.parametrize("mission", MISSIONS)
def test_relabelling_every_nationality_leaves_every_number(mission: str) -> None:
    swap = {"GEO": "IND", "RUS": "NGA", "UN": "AU", "CIS": "ECOWAS", "ABK": "XX", "ABK-A": "XY"}
    voices = {"un": "au", "cis": "ecowas"}
    found = book().mission(mission)
    changes = {f: swap[getattr(found, f)] for f in ("lead", "organisation", "host", "counterpart", "area")}
    claims = {}
    for i, claim in book().claims.items():
        other = replace(claim, summary="", note="", attributed_to=voices.get(claim.attributed_to, claim.attributed_to))
        object.__setattr__(other, "id", i)
        claims[i] = other
    relabelled = replace(
        book(),
        claims=MappingProxyType(claims),
        missions=MappingProxyType({**book().missions, found.id: replace(found, **changes)}),
    )
    after = assess_mission(relabelled, relabelled.missions[found.id], CODEBOOK, robustness=False)
    assert numbers(after) == numbers(assessed(mission))
    assert [(r.id, r.value) for r in after.ratios] == [(r.id, r.value) for r in assessed(mission).ratios]


@pytest.mark.parametrize("mission", MISSIONS)
def test_nothing_of_later_days_is_known_in_2007(mission: str) -> None:
    day = date(2007, 12, 31)
    for claim in assessed(mission, as_of=day).claims:
        assert book().claims[claim].known_from <= day
    assert all(cell.period.last_day <= day for r in assessed(mission, as_of=day).rules for cell in r.cells)


@pytest.mark.parametrize("as_of", [date(1900, 1, 1), date(1994, 1, 1), date(2007, 12, 31)])
@pytest.mark.parametrize("mission", MISSIONS)
def test_no_text_of_a_dossier_names_a_later_year(mission: str, as_of: date) -> None:
    """Header, sentences, table, acts, missions beside: nothing leaks past the knowledge date."""
    found = book().mission(mission)
    beside = [(book().mission(m), assessed(m, as_of=as_of)) for m in found.beside]
    manifest = Manifest(command="", versions={}, hashes={})
    dossier = build_dossier(book(), CODEBOOK, found, assessed(mission, as_of=as_of), beside=beside, manifest=manifest)
    header = dossier.header
    shown = [header.first_day, header.last_day, header.instrument, *(s.text for s in dossier.sentences)]
    shown += [text for b in dossier.beside for text in (b.first_day, b.last_day)]
    shown += [e.text for row in dossier.table for cell in row.cells for e in cell.entries]
    for text in shown:
        years = [int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", text)]
        assert all(y <= as_of.year + 1 for y in years), text  # a mandate's term may end next year
    assert all(a.first_day <= as_of for a in dossier.acts)
    if as_of.year < 1993:
        assert dossier.claims == ()
        assert dossier.beside == ()
        assert header.first_day == f"not yet on {as_of.isoformat()}"


def test_a_report_of_the_un_is_a_third_partys_on_the_cis_force_and_the_missions_own_on_unomig() -> None:
    source = book().sources["s-2008-480"]
    assert source.stake_on("cispkf-abkhazia") == "third"
    assert source.stake_on("unomig") == "sender"


def test_both_sides_stand_where_they_differ() -> None:
    """Host and counterpart speak on both missions, the sender on the force it leads."""
    assert "sender" in {c.attributed_to for c in book().claims.values() if c.subject == "cispkf-abkhazia"}
    for mission in MISSIONS:
        voices = {c.attributed_to for c in Ledger.of_mission(book(), book().mission(mission)).claims}
        assert {"host", "counterpart"} <= voices
        assert any(c.kind == "residue" for c in assessed(mission).conflicts)


def test_a_mission_of_the_registry_gives_an_honest_empty_dossier_with_names_of_states() -> None:
    found = book().mission("slmm")
    manifest = Manifest(command="", versions={}, hashes={})
    dossier = build_dossier(book(), CODEBOOK, found, assessed("slmm"), manifest=manifest)
    assert dossier.header.host == "Sri Lanka"
    assert dossier.claims == ()
    assert dossier.sentences == ()
    assert not any(rule.has_verdict for rule in dossier.rules)
    assert {cell.no_value for row in dossier.table for cell in row.cells} <= {"NOT_SEARCHED", "NOT_APPLICABLE"}
