"""Who a sentence is about: names, short names, descriptions, and names that must not be taken for a mission."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.growth import check_growth

from peaceops.casebook.load import load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.documents.lexicon import Lexicon, build_lexicon
from peaceops.documents.prose.read import read_plainly
from peaceops.documents.shorten import list_short_names
from peaceops.documents.statements import find_statements
from peaceops.model.passage import Passage
from peaceops.model.statement import Statement
from peaceops.model.text import Sentence, Text


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    codebook = load_codebook()
    return build_lexicon(load_casebook(codebook), codebook)


def make_text(words: str) -> Text:
    sentences = tuple(
        Sentence(order=n, passage=0, start=m.start(), end=m.end(), text=m.group())
        for n, m in enumerate(re.finditer(r"\S.+?(?:[.!?](?=\s+[A-Z])|$)", words))
    )
    passage = Passage(document="t", order=0, text=words, kind="paragraph")
    return Text(name="t.txt", sha256="0" * 64, format="text", language="en", passages=(passage,), sentences=sentences)


def find_last(words: str, lexicon: Lexicon) -> Statement:
    return find_statements(make_text(words), lexicon)[-1]


def list_missions(words: str, lexicon: Lexicon) -> set[str]:
    """Ids of missions that sentences name, and ``a|b`` where they leave it open."""
    return {
        e.id or "|".join(sorted(e.candidates))
        for s in find_statements(make_text(words), lexicon) for e in s.entities
        if e.kind == "mission" and (e.id or e.candidates) and e.how == "named"
    }  # fmt: skip


@pytest.mark.parametrize(
    "last",
    [
        "The MFO has 1,100 troops.",
        "TIPH had 64 observers in 2018.",
        "The Multinational Observer Force lost 15 soldiers in 2004.",
        "The MNJTF had 10,000 troops in 2015.",
        "In 2015 troops of Barkhane numbered 3,000; it had 15 dead.",
        "Of the G5 Sahel Joint Force 15 soldiers died in 2018.",
        "The mission in Mali lasted ten years.",
        "The force in Cyprus had 900 soldiers.",
    ],
)
def test_what_is_said_of_another_body_is_not_said_of_the_mission_before(last: str, lexicon: Lexicon) -> None:
    words = f"UNDOF was set up in 1974. UNDOF has 1,000 troops. {last}"
    found = find_last(words, lexicon)
    assert [e.id for e in found.entities if e.kind == "mission"] in ([], [""])
    plain = read_plainly(make_text(words), find_statements(make_text(words), lexicon), lexicon)
    assert plain.text is None or not any(re.search(r"64|15|900|1,100", s.text) for s in plain.text.sentences)


@pytest.mark.parametrize(
    "last",
    ["The mission in Syria had 1,250 troops.", "The Force had 1,250 troops.", "The mission had 1,250 troops.", "It had 1,250 troops."],
)  # fmt: skip
def test_what_points_back_still_does(last: str, lexicon: Lexicon) -> None:
    found = find_last(f"UNDOF was set up in 1974. UNDOF has 1,000 troops. {last}", lexicon)
    assert found.entities[0].id == "undof"


def test_it_after_a_body_that_no_table_knows_is_that_body(lexicon: Lexicon) -> None:
    words = "UNDOF was set up in 1974. The MFO followed in 1982. It had 1,700 soldiers in 1990."
    plain = read_plainly(make_text(words), find_statements(make_text(words), lexicon), lexicon)
    assert plain.text is None or not any("1,700" in s.text for s in plain.text.sentences)


@pytest.mark.parametrize(
    ("before", "run", "behind"),
    [("UNDOF ", "The Great ", ""), ("the ", "ABC-" * 2, " has"), ("The ", "Joint Force ", "")],
)
def test_long_runs_of_capitals_take_time_by_their_length(before: str, run: str, behind: str, lexicon: Lexicon) -> None:
    check_growth(lambda times: find_statements(make_text(before + run * times + behind), lexicon), 1000)


@pytest.mark.parametrize(
    ("words", "mission"),
    [
        ("The Disengagement Observer Force had 1,250 troops.", "undof"),
        ("The Truce Supervision Organization had 572 observers.", "untso"),
        ("In 1995 the Observer Mission in Liberia had 63 observers.", "unomil"),
        ("In 1994 the Protection Force had 38,000 troops in Croatia.", "unprofor"),
        ("In 1960 the Emergency Force had 5,000 troops in Egypt.", "unef-1"),
        ("The second Emergency Force had 5,000 troops in Egypt.", "unef-2"),
        ("The first Angola Verification Mission had 70 observers.", "unavem-1"),
        ("The Interim Force in Lebanon had 5,000 troops.", "unifil"),
        ("The Iraq–Kuwait Observation Mission had 300 observers.", "unikom"),
        ("The Assistance Mission in Afghanistan had 200 staff.", "unama"),
        ("The UN support mission in Libya had 200 staff.", "unsmil"),
        ("The Multinational Security Support Mission had 400 police in Haiti.", "mss-haiti"),
        ("The UN mission in Yemen had 189 staff in 1963.", "unyom"),
        ("The UN mission in Yemen had 75 monitors in 2019.", "unmha"),
        ("AMISOM's successor had 18,000 troops.", "atmis"),
        ("The Western Sahara mission had 203 observers.", "minurso"),
        ("In 2005 the Cyprus force had 900 soldiers.", "unficyp"),
        ("The UN's Congo operation had 20,000 troops in 1961.", "onuc"),
        ("In 2010 the blue helmets in Haiti had 8,000 troops.", "minustah"),
        ("The observer mission in Georgia had 120 observers in 2008.", "unomig"),
        ("The FINUL had 5,000 troops.", "unifil"),
        ("The French call it la Force de protection des Nations Unies, which had 38,000 troops.", "unprofor"),
        ("The Misión de Observadores de las Naciones Unidas en El Salvador had 380 observers.", "onusal"),
        ("The Kosovo Verification Mission had 1,400 verifiers.", "osce-kvm"),
        ("SFOR's successor had 7,000 troops.", "eufor-althea"),
        ("MONUSCO's predecessor had 20,000 troops.", "monuc"),
        ("The UN mission in Yemen of today had 75 monitors.", "unmha|unyom"),
    ],
)
def test_a_short_name_is_that_of_its_mission(words: str, mission: str, lexicon: Lexicon) -> None:
    assert list_missions(words, lexicon) == {mission}


@pytest.mark.parametrize(
    "words",
    [
        "The League’s Observer Mission in Liberia had 20 members in 1931.",
        "The Carter Center’s Observer Mission in Liberia had 20 members in 1997.",
        "The Election Observer Mission in Liberia had 20 members.",
        "The Support Mission in Peru had 200 staff, and Haiti had none.",
        "The Emergency Force of the Red Cross had 200 staff.",
        "The Emergency Force had 200 staff.",
        "Afghanistan’s own Protection Force had 200 men in Croatia.",
        "The Lesotho Security Force had 200 men.",
        "The Kurdistan Stabilization Force had 200 men.",
        "Another Preventive Deployment Force had 200 men.",
        "The Assistance Mission in Sri Lanka had 200 staff.",
        "The UN assistance mission in Yemen had 200 staff.",
        "The NATO training mission in Iraq had 200 staff.",
        "The UN support mission in Peru had 200 staff.",
        "An Observer Mission in Liberia of the Carter Center had 20 members.",
        "The observer mission in Liberia of the Carter Center had 20 members.",
        "A Cyprus force of the Greeks had 200 men.",
        "The Kuwait operation had 200 men.",
        "The Peru mission had 200 men.",
        "The OSCE Mission in Kosovo had 200 staff.",
    ],
)
def test_a_short_name_with_another_owner_or_place_is_no_mission_of_the_registry(words: str, lexicon: Lexicon) -> None:
    assert list_missions(words, lexicon) == set()


def test_short_names_of_the_registry_mean_their_mission_or_several(lexicon: Lexicon) -> None:
    """A short name that several missions bear is open; one that is told by its place means that mission."""
    for text, ident, needs_ground in list_short_names(lexicon.missions.values()):
        found = list_missions(f"The {text} had 12 members.", lexicon)
        if needs_ground and not found:
            continue
        assert any(ident in one.split("|") for one in found), text


def test_descriptions_that_fit_several_missions_stay_open(lexicon: Lexicon) -> None:
    for words in ("The blue helmets in Haiti had 800 soldiers.", "The Cyprus force had 800 soldiers."):
        assert all("|" in one for one in list_missions(words, lexicon))
    assert list_missions("SFOR's successor had 7,000 troops.", lexicon) == {"eufor-althea"}
    assert not list_missions("KFOR's predecessor had 7,000 troops.", lexicon)


def test_seats_of_government_act_together(lexicon: Lexicon) -> None:
    def list_states(words: str) -> list[str]:
        return sorted(e.id for s in find_statements(make_text(words), lexicon) for e in s.entities if e.kind == "state")

    assert list_states("Moscow and Tbilisi each blamed the other.") == ["GEO", "RUS"]
    assert list_states("Canberra and Wellington sent 20 observers.") == ["AUS", "NZL"]
    assert list_states("Talks in Moscow and Tbilisi ended in 1994.") == []


#: People by state, for sentences under another lead.
PEOPLES = {"FRA": "French", "AUS": "Australian", "RUS": "Russian", "ITA": "Italian", "NGA": "Nigerian", "GBR": "British", "TUR": "Turkish"}  # fmt: skip


@pytest.fixture(scope="module")
def turned() -> tuple[Lexicon, dict[str, str]]:
    """Names of a registry in which each lead of the list is the next one, and who became whom."""
    codebook = load_codebook()
    casebook = load_casebook(codebook)
    order = list(PEOPLES)
    turn = dict(zip(order, order[1:] + order[:1], strict=True))
    missions = {m.id: replace(m, lead=turn.get(m.lead, m.lead)) for m in casebook.missions.values()}
    return build_lexicon(replace(casebook, missions=missions), codebook), turn


def test_a_force_is_told_by_its_lead_whoever_leads(lexicon: Lexicon, turned: tuple[Lexicon, dict[str, str]]) -> None:
    """What "the French-led force in …" means follows the lead, and nothing of the reading follows which state it is."""
    other, turn = turned
    told = 0
    for mission in lexicon.missions.values():
        place = lexicon.states.get(mission.host_states[0]) if mission.host_states else None
        if mission.lead not in PEOPLES or mission.organisation or place is None:
            continue
        year, name = mission.period.first_day.year + 1, place.name
        words = "The {}-led force in {} had 500 soldiers in {}."
        own = list_missions(words.format(PEOPLES[mission.lead], name, year), lexicon)
        assert list_missions(words.format(PEOPLES[turn[mission.lead]], name, year), other) == own
        told += mission.id in own
    assert told >= 5


def test_other_leads_change_no_name_that_tells_none(lexicon: Lexicon, turned: tuple[Lexicon, dict[str, str]]) -> None:
    words = [
        "The Western Sahara mission had 203 observers.", "SFOR's successor had 7,000 troops.", "In 2005 the Cyprus force had 900 soldiers.",
        "The blue helmets in Haiti had 800 soldiers in 2010.", "The observer mission in Georgia had 120 observers in 2008.",
        "Operation Turquoise had 2,500 soldiers.", "The Peace Monitoring Group had 260 monitors on Bougainville.",
        "The multinational force in Haiti had 20,000 soldiers in 1994.", "The force in Lebanon had 1,400 soldiers.",
    ]  # fmt: skip
    for text in (
        *words,
        *(f"The {name} had 12 members." for name, _, _ in list_short_names(lexicon.missions.values())),
    ):
        assert list_missions(text, turned[0]) == list_missions(text, lexicon)
