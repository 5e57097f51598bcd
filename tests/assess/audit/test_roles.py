"""Tests of statements that are no counts: instruments, bodies, first and only, order; laws over the registry, near misses."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.assess.audit.said import audit, base, read, verdict_of

from peaceops.assess.audit.masked import mask
from peaceops.assess.audit.pair import find_pair
from peaceops.documents.statement.describe import list_places
from peaceops.model.mission import Mission

SUPPORTED = ("supported", "supported-with-qualification")
_BY_DAY = sorted(base()[0].missions.values(), key=lambda m: (m.period.first_day, m.id))
_OWN_NAME = [
    m for m in _BY_DAY
    if len(m.acronym) > 3 and m.acronym.isalpha() and sum(o.acronym == m.acronym for o in _BY_DAY) == 1
]  # fmt: skip
_NUMBER = re.compile(r"Security Council resolution (\d+)")
_MANDATED = [m for m in _OWN_NAME if _NUMBER.search(m.instrument)]


def _verdict(text: str) -> str:
    """The verdict on a sentence, whatever its kind."""
    pairs, _ = audit(text)
    return next((v.verdict for _, v in pairs if v.verdict not in ("no-evidence", "not-testable")), "silent")


@pytest.mark.parametrize("mission", _MANDATED[::6], ids=lambda m: m.id)
def test_own_resolution_is_borne_out_and_that_of_another_is_not(mission: Mission) -> None:
    numbers = set(_NUMBER.findall(mission.instrument))
    number = min(numbers)
    for text in (
        f"{mission.acronym} was established by Security Council resolution {number}.",
        f"Resolution {number} created {mission.acronym}.",
        f"In resolution {number} the Security Council authorised {mission.acronym}.",
    ):
        assert _verdict(text) in SUPPORTED, text
    # The resolution of the mission that stands opposite in time: of another decade, place and number.
    other = _MANDATED[(_MANDATED.index(mission) + len(_MANDATED) // 2) % len(_MANDATED)]
    theirs = min(set(_NUMBER.findall(other.instrument)))
    assert theirs not in numbers
    assert _verdict(f"{mission.acronym} was established by Security Council resolution {theirs}.") == "contradicted"
    assert _verdict(f"{mission.acronym} was not authorised by the Security Council.") == "contradicted"


@pytest.mark.parametrize(
    "mission", [m for m in _OWN_NAME if m.lead and m.mission_type != "joint"][::9], ids=lambda m: m.id
)
def test_a_denied_lead_is_the_lead_turned_round(mission: Mission) -> None:
    lead = base()[2].name(mission.lead)
    said = _verdict(f"{mission.acronym} was led by {lead}.")
    turned = {"supported": "contradicted", "supported-with-qualification": "silent"}.get(said, said)
    for text in (f"{mission.acronym} was not led by {lead}.", f"{lead} never led {mission.acronym}."):
        assert _verdict(text) in (turned, "silent"), text


@pytest.mark.parametrize("at", range(0, len(_OWN_NAME) // 2, 11))
def test_an_order_and_its_reverse_are_not_both_borne_out(at: int) -> None:
    early, late = _OWN_NAME[at], _OWN_NAME[at + len(_OWN_NAME) // 2]
    assert early.period.start is not None
    assert late.period.start is not None
    assert early.period.start.latest < late.period.start.earliest
    assert _verdict(f"{late.acronym} began before {early.acronym} began.") not in SUPPORTED
    assert _verdict(f"{late.acronym} was over before {early.acronym} began.") not in SUPPORTED
    if early.period.end is not None and early.period.end.latest < late.period.start.earliest:
        assert _verdict(f"{early.acronym} was over before {late.acronym} began.") != "contradicted"
        assert _verdict(f"{early.acronym} was still deployed when {late.acronym} arrived.") not in SUPPORTED
        assert _verdict(f"{early.acronym} and {late.acronym} never overlapped.") != "contradicted"


_UN_BY_HOST: dict[str, list[Mission]] = {}
for _m in _BY_DAY:
    is_shared = any(len(m.host_states) > 1 and _m.host in m.host_states for m in _BY_DAY)
    if _m.organisation == "UN" and _m.host and not is_shared and not _m.area and _m in _OWN_NAME:
        _UN_BY_HOST.setdefault(_m.host, []).append(_m)


@pytest.mark.parametrize("host", sorted(h for h, own in _UN_BY_HOST.items() if len(own) > 1)[::2])
def test_first_of_a_host_is_not_excluded_and_a_later_one_is_not_borne_out(host: str) -> None:
    own, name = _UN_BY_HOST[host], base()[2].name(host)
    assert _verdict(f"{own[0].acronym} was the first UN mission in {name}.") != "contradicted"
    assert _verdict(f"The latest UN mission in {name} was {own[-1].acronym}.") != "contradicted"
    for later in own[1:]:
        assert _verdict(f"{later.acronym} was the first UN mission in {name}.") not in SUPPORTED
        assert _verdict(f"{later.acronym} was the only UN mission in {name}.") not in SUPPORTED


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("UNSMA was the first UN mission in Afghanistan.", ("contradicted",)),
        ("The first UN mission in Afghanistan was UNGOMAP.", SUPPORTED),
        ("UNOGIL was the first UN mission in Lebanon.", ("depends-on-definition",)),  # UNTSO is in five states
        ("UNTSO was the first UN peacekeeping mission.", ("depends-on-definition",)),
        ("MISAB was the only mission led by Gabon.", SUPPORTED),
        ("INTERFET was the only Australian-led operation in East Timor.", ("contradicted",)),
        ("KFOR was deployed without a mandate from the Security Council.", ("contradicted",)),
        ("KFOR was deployed with a mandate from the Security Council.", SUPPORTED),
        ("EULEX was established by a decision of the OSCE Permanent Council.", ("contradicted",)),
        ("The IPKF was based on the Indo-Sri Lanka Accord.", SUPPORTED),
        ("UNIFIL was created by resolution 1701.", ("contradicted",)),
        ("UNSF had its mandate from the Security Council.", ("contradicted",)),
        ("Under New Zealand’s command, INTERFET restored order in East Timor.", ("contradicted",)),
        ("Operation Alba was led by Italy, not by the UN.", SUPPORTED),
        ("Operation Alba was led by the UN, not by Italy.", ("contradicted",)),
        ("INTERFET was not led by Australia but by the United Nations.", ("contradicted",)),
        ("EUFOR Althea has never been an operation of the European Union.", ("contradicted",)),
        ("It was Belgium, not France, that commanded Operation Turquoise.", ("contradicted",)),
        ("ISAF was led by the United Kingdom.", ("contested",)),  # of its first spell, by one list
        ("ISAF was led by the United Kingdom in 2002.", SUPPORTED),
        ("UNIIMOG was stationed in both Iran and Iraq.", SUPPORTED),
        ("UNMEE was deployed in Ethiopia and Sudan.", ("contradicted",)),
        ("ONUB and BINUB worked side by side in Burundi for several years.", ("contradicted",)),
        ("FOMUC overlapped with MINURCAT.", SUPPORTED),
        ("UNOMIG was still deployed in Georgia when the EU sent EUMM there.", SUPPORTED),
        ("UNOMIG had already left Georgia by the time the EU deployed EUMM.", ("contradicted",)),
        ("UNTAET was set up while INTERFET was still in place.", SUPPORTED),
        ("MONUSCO began before MONUC had ended.", ("contradicted",)),  # its end, not its beginning
        ("UNTAC was replaced by UNOMIL.", ("contradicted",)),
        ("ONUB took over from an African Union mission, AMIB.", SUPPORTED),
        ("Before UNAVEM I, the UN had never had a mission in Angola.", SUPPORTED),
        ("No UN mission had been in Angola before UNAVEM II.", ("contradicted",)),
        ("UNMOGIP is the UN’s oldest mission still running.", ("contradicted",)),
        ("The shortest-lived UN mission in the Central African Republic was MINURCA.", SUPPORTED),
        ("The legal basis of UNMIK was resolution 1272.", ("contradicted",)),
        ("After UNAMSIL came UNOMSIL.", ("contradicted",)),
        ("The successor of ONUB was BINUB.", SUPPORTED),
        ("MISAB’s place was taken by MINUSCA.", ("contradicted",)),  # sixteen years later
        ("UNIKOM was already in the field when UNIIMOG closed.", ("contradicted",)),
        ("UNAMET was over before UNTAET started.", SUPPORTED),
        ("Australia had no part in commanding INTERFET.", ("contradicted",)),
        ("Honduras was one of the host states of ONUCA.", SUPPORTED),
        ("Mandated by Security Council resolution 1769, MONUC was the UN’s presence in the Congo.", ("contradicted",)),
        ("It took Security Council resolution 1037 to bring UNTAES into existence.", SUPPORTED),
        ("UNMIL was Liberia’s first UN mission.", ("contradicted",)),
        ("UNITAF was not a UN operation.", SUPPORTED),
        ("UNMIS had been gone for a year when UNAMID was launched.", ("contradicted",)),
        ("AMISEC was still in the Comoros when MAES arrived.", ("contradicted",)),
        ("MINURCAT operated on the territory of Chad and the Central African Republic.", SUPPORTED),
        ("UNTSO was the first UN mission in Syria.", ("supported-with-qualification",)),  # over five states
        ("UNTAET took over from INTERFET in February 2000.", SUPPORTED),  # the day of the one's end
        ("UNTAET took over from INTERFET in February 2001.", ("contradicted",)),
        ("UNITAF handed over to ECOMOG in May 1993.", ("contradicted",)),  # the day is right, and it was elsewhere
        ("MINURCAT took over from EUFOR Tchad/RCA in March 2009.", SUPPORTED),
        ("INTERFET was replaced by UNTAET.", ("supported-with-qualification",)),  # the registry links UNAMET
    ],
)  # fmt: skip
def test_roles_are_told(text: str, right: tuple[str, ...]) -> None:
    assert _verdict(text) in right


@pytest.mark.parametrize(
    "text",
    [
        "UNEF I was the first UN force.",  # what is a force no list tells
        "UNSMA was the first UN force in Afghanistan.",
        "Concordia was the EU’s second military operation.",
        "UNPREDEP was the first preventive UN mission in Macedonia.",
        "UNMIS was the only UN mission in Sudan in 2006.",
        "MONUC was authorised by resolution 1291 (2000).",  # stands beside the one that created it
        "SFOR was authorised by resolution 1031.",
        "Resolution 1701 expanded UNIFIL.",
        "The Security Council extended UNOMIG’s mandate in resolution 1494.",
        "Operation Boali never had a mandate from the Security Council.",  # the registry has no instrument
        "UNFICYP was set up under Chapter VII of the Charter.",
        "UNAMID was not led by the African Union.",  # it was of two organisations
        "SLMM was led by Norway.",  # the registry has no lead, one list Sweden
        "UNAMIR was commanded by a Canadian general.",
        "UNPROFOR was led by France and later by Britain.",
        "UNITAF ended before UNOSOM II began.",  # the days do not tell
        "UNMIL came after UNAMSIL.",  # later, somewhere else
        "Resolution 678 laid the foundation for UNIKOM.",  # near in time, and no mission's
        "EUPOL Proxima was the first EU police mission in Macedonia.",
        "In resolution 1545 the Council spoke of much else; MONUC was the UN’s presence in Congo.",  # a resolution unread
        "UNTAES traces its mandate to Security Council resolution 981.",  # that of the mission before it
        "ISAF was led by Germany.",  # an organisation led it, officers of several states in turn
        "ISAF was originally not under NATO command.",
        "ISAF was not led by NATO until August 2003.",
        "UNIFIL was established by resolution 425 and later expanded by resolution 1701.",
    ],
)
def test_near_misses_are_silent(text: str) -> None:
    assert _verdict(text) in ("silent", *SUPPORTED[:1]) if "425" in text else _verdict(text) == "silent"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("It was created by resolution 745.", "supported-with-qualification"),
        ("It was created by resolution 751.", "contradicted"),
        ("The mission was not led by France.", "silent"),
    ],
)
def test_it_is_the_mission_before(text: str, right: str) -> None:
    pairs, _ = audit("UNTAC was deployed in 1992.", text)
    own = [v.verdict for s, v in pairs if s.sentence == 1 and v.verdict not in ("no-evidence", "not-testable")]
    assert (own or ["silent"]) == [right]


def test_a_question_of_fact_without_an_answer_is_no_opinion() -> None:
    assert verdict_of("UNGCI in Iraq rested on a resolution of the Security Council.").verdict == "no-evidence"


def test_a_mission_with_several_hosts_is_found_by_each_of_them() -> None:
    for text in (
        "The UN observers of a joint observer mission in India reported in 1965.",
        "A multinational observer mission in Pakistan",
    ):
        found = [e for s in read(text)[1] for e in s.entities if e.kind == "mission"]
        assert any("unipom" in (e.id, *e.candidates) for e in found), text
    assert list_places(base()[0].missions["unmee"]) >= {"ERI", "ETH"}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Russia cast its veto against UNOMIG on 15 June 2009: ten members had voted in favour and four abstained.", "supported"),
        ("On 15 June 2009 nine Council members voted to prolong UNOMIG and five abstained.", "contradicted"),
        ("On 11 October 2001 the Georgian Parliament voted by 157 to two for the departure of the CIS force in Abkhazia.", "supported-with-qualification"),
        ("On 11 October 2001 the Georgian Parliament demanded by 157 votes to 12 that the CIS force leave Abkhazia.", "contradicted"),
        ("On 11 October 2001 the Council voted by 15 to none on the CIS force in Abkhazia.", "silent"),  # another body
        ("On 12 October 2001 the Georgian Parliament voted by 140 to two on the CIS force in Abkhazia.", "silent"),  # another day
    ],
)  # fmt: skip
def test_votes_are_those_of_the_body_on_the_day(text: str, right: str) -> None:
    assert _verdict(text) == right


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The UN did not lead INTERFET, which Australia commanded.", "contradicted"),
        ("INTERFET, which was not led by the UN, was led by Australia.", "contradicted"),
        ("INTERFET was not, as some say, led by Australia.", "supported"),
        ("The United States commanded INTERFET's naval component.", "contradicted"),
        ("Thailand commanded INTERFET troops in the east.", "contradicted"),
        ("The Security Council never created ISAF's training mission.", "contradicted"),
        ("UNTSO was endorsed by the General Assembly.", "contradicted"),
    ],
)
def test_a_denial_ends_with_its_clause_and_a_part_is_not_the_mission(text: str, never: str) -> None:
    assert _verdict(text) != never


def test_a_page_without_a_stop_is_not_read_as_a_whole() -> None:
    sentence = "The Security Council, " + "that " * 2000 + "created UNMIL."
    _, statements = read(sentence)
    assert all(mask(s, base()[2]) is None for s in statements if len(s.text) > 1000)
    assert any(len(s.text) > 1000 for s in statements)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        # KFOR is led by NATO, UNMIK by the United Nations: whose lead is told is the nearer one's.
        ("UNMIK was established in June 1999 by resolution 1244, and KFOR, led by NATO, entered Kosovo the same month.", "supported"),
        ("UNMIK worked beside KFOR, led by NATO.", "no-evidence"),
        ("UNMIK was deployed beside KFOR in Kosovo and was led by NATO.", "contradicted"),
        ("INTERFET, led by Indonesia, handed over to UNTAET.", "contradicted"),
        ("INTERFET, led by Australia, handed over to UNTAET.", "supported-with-qualification"),
    ],
)  # fmt: skip
def test_whose_lead_is_told_beside_another_mission(sentence: str, verdict: str) -> None:
    assert verdict_of(sentence).verdict == verdict


def test_a_name_inside_a_name_is_no_pair() -> None:
    statement = next(s for s in read("UNMIK came to Kosovo before KFOR.")[1] if len(s.entities) > 1)
    one, other = [e for e in statement.entities if e.kind == "mission"]
    assert find_pair(statement) is not None
    assert find_pair(replace(statement, entities=(one, replace(other, start=one.start, end=one.end)))) is None
