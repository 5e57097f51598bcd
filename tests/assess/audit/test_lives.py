"""Tests of what a text says of missions' lives: laws over the registry, orders of two, lengths, and near misses."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from tests.assess.audit.said import audit, base, verdict_of

from peaceops.casebook.state import shipped_states
from peaceops.model.mission import Mission

SUPPORTED = ("supported", "supported-with-qualification")
#: Missions whose acronym is their own, one of every few of the registry: UN and others, of all decades.
_MISSIONS = [
    m for m in base()[0].missions.values()
    if len(m.acronym) > 3 and m.acronym.isalpha()
    and sum(o.acronym == m.acronym for o in base()[0].missions.values()) == 1
][::9]  # fmt: skip


def _ends(mission: Mission) -> date | None:
    end = mission.period.end
    return None if end is None or end.latest == date.max else end.latest - timedelta(days=1)


def _tell_true(mission: Mission) -> list[str]:
    assert mission.period.start is not None
    name, first, last = mission.acronym, mission.period.start, _ends(mission)
    month = f"{calendar.month_name[first.latest.month]} {first.latest.year}"
    told = [
        f"{name} was established in {first.earliest.year}.", f"{name} has been there since {first.earliest.year}.",
        f"The first soldiers of {name} arrived in {month}.",
    ]  # fmt: skip
    if last is not None:
        told += [
            f"{name} operated from {first.earliest.year} to {last.year}.", f"{name} stayed until {last.year}.",
            f"{name} was over by the end of {last.year}.",
        ]  # fmt: skip
        years = (last - first.earliest).days / 365.25
        told += [f"{name} lasted about {round(years)} years."] if years > 2 else []
    host = next((s.name for s in shipped_states().states if s.id == mission.host), "")
    return told + ([f"{name} was deployed in {host}."] if host else [])


def _tell_false(mission: Mission) -> list[str]:
    assert mission.period.start is not None
    name, first, last = mission.acronym, mission.period.start.earliest.year, _ends(mission)
    told = [f"{name} was established in {first - 7}."]
    if last is not None:
        told += [
            f"{name} was closed in {last.year + 6}.", f"{name} stayed until {last.year + 7}.",
            f"{name} operated from {first - 8} to {last.year - 8}.",
            f"{name} lasted about {3 * (last.year - first) + 6} years.",
        ]  # fmt: skip
    return told


@pytest.mark.parametrize("mission", _MISSIONS, ids=lambda m: m.id)
def test_what_the_registry_has_is_never_contradicted_and_mostly_borne_out(mission: Mission) -> None:
    verdicts = [verdict_of(sentence).verdict for sentence in _tell_true(mission)]
    assert not {"contradicted", "contested"} & set(verdicts)
    assert sum(v in SUPPORTED for v in verdicts) >= len(verdicts) - 2


@pytest.mark.parametrize("mission", _MISSIONS, ids=lambda m: m.id)
def test_days_that_are_years_off_are_never_borne_out(mission: Mission) -> None:
    verdicts = [verdict_of(sentence).verdict for sentence in _tell_false(mission)]
    assert not set(SUPPORTED) & set(verdicts)
    assert verdicts.count("contradicted") >= len(verdicts) - 1


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("Althea, the EU force in Bosnia, took over from NATO’s SFOR on 2 December 2004.", SUPPORTED),
        ("NATO’s SFOR took over from the EU’s Operation Althea in December 2004.", ("contradicted",)),
        ("MINUSTAH gave way to MINUJUSTH in October 2017.", SUPPORTED),
        ("MINUSTAH gave way to MINUJUSTH in October 2012.", ("contradicted",)),
        ("MICOPAX was in the field before FOMUC.", ("contradicted",)),
        ("FOMUC was in the field before MICOPAX.", SUPPORTED),
        ("MONUSCO was in turn replaced by MONUC on 1 July 2010.", ("contradicted",)),
        # The day is that of the end, not of the succession.
        ("Haiti’s MINUJUSTH, the successor of MINUSTAH, wound up in October 2019.", SUPPORTED),
        # Nobody says that one took over from the other.
        ("UNAMSIL and UNMIL shared helicopters with UNOCI in 2005.", ("no-evidence",)),
    ],
)
def test_two_missions_in_order(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence).verdict in verdicts


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("UNTAG spent just over a year in Namibia.", SUPPORTED),
        ("UNTAG spent a decade in Namibia.", ("no-evidence", "contradicted")),
        ("ISAF’s thirteen-year campaign in Afghanistan came to an end on 31 December 2014.", SUPPORTED),
        ("ISAF’s three-year campaign in Afghanistan came to an end on 31 December 2014.", ("contradicted",)),
        ("By 2004 MINURSO had been in Western Sahara for more than a decade.", SUPPORTED),
        ("By 1995 MINURSO had been in Western Sahara for more than a decade.", ("contradicted",)),
        ("UNOGIL was gone within six months.", SUPPORTED),
        ("AFISMA did not last half a year in Mali.", SUPPORTED),
        ("The Russian contingent left Karabakh almost a year and a half before its term was over.", SUPPORTED),
        ("The Russian contingent left Karabakh a year after its term had run out.", ("contradicted",)),
        # Not its own stay: a term, a part of it, a plan, another's.
        ("UNTAG’s mandate was extended for ten years.", ("no-evidence",)),
        ("The police battalion of UNTAG stayed in Gobabis for ten years.", ("no-evidence",)),
        ("The commander of UNTAG had served in the army for ten years.", ("no-evidence",)),
        # A task lies within the stay: it can be too long for it, never too short.
        ("MINUSMA took two years to deploy.", ("no-evidence",)),
        ("MINUSMA spent ten months building its camp in Gao.", ("no-evidence",)),
        ("MINUSMA took six months to leave.", ("no-evidence",)),
        ("UNTAG took nine years to deploy.", ("no-evidence", "contradicted")),
        ("MINUSMA lasted two years.", ("contradicted",)),
        ("MINUSMA spent two years in Mali.", ("contradicted",)),
    ],
)
def test_lengths_of_a_stay(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence).verdict in verdicts


def test_a_pronoun_is_the_mission_that_its_sentence_names() -> None:
    pairs, _ = audit("When ISAF ended in December 2014, it had been in Afghanistan for seven years.")
    assert [v.verdict for _, v in pairs] == ["supported", "contradicted"]


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("UNIIMOG observed the truce of Iran and Iraq from August 1988 until February 1991.", SUPPORTED),
        ("UNIIMOG observed the truce of Iran and Iraq until 2003.", ("contradicted",)),
        ("In 1985 UNTAC organised the elections in Cambodia.", ("contradicted",)),
        ("UNMIK was not established until 2001.", ("contradicted",)),
        ("UNMIK was not established until 1999.", SUPPORTED),
        # The day may be that of what was investigated, of a claim in a list, or of an aside.
        ("UNTAC investigated the killings in 1985.", ("no-evidence",)),
        ("UNOMIG, the CIS peacekeeping force and the Georgian side conducted a joint patrol on 29 June 2004.", ("no-evidence",)),
        ("Operation Artemis, which the European Union mounted in June 2003, was wrapped up three months later.", SUPPORTED),
        ("UNTAC came to Battambang in June 1992.", ("no-evidence",)),
    ],
)  # fmt: skip
def test_what_a_mission_did_lies_within_its_life(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence).verdict in verdicts


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("AMISOM, the European Union’s mission in Somalia, was launched in 2007.", ("contradicted",)),
        ("AMISOM, the African Union’s mission in Somalia, was launched in 2007.", SUPPORTED),
        ("Ghana was the lead nation of ECOMOG in Liberia.", ("contradicted",)),
        ("Nigeria was the lead nation of ECOMOG in Liberia.", SUPPORTED),
        ("Unprofor was established in February 1992.", SUPPORTED),
        ("Alba, the multinational force of 1997 in Albania, was led by France.", ("contradicted",)),
        # Under two organisations together, and a word that opens a sentence.
        ("The African Union’s UNAMID left Darfur in December 2020.", SUPPORTED),
        ("Astute observers of the force noticed it in 1950.", ("no-evidence",)),
    ],
)
def test_owners_leads_and_short_names(sentence: str, verdicts: tuple[str, ...]) -> None:
    assert verdict_of(sentence).verdict in verdicts
