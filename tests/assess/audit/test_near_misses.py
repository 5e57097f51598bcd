"""Near misses of public prose: what looks like a mission's lead, stay, end, strength or place and is another's, or none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.assess.audit.said import Silent, audit, read, verdict_of

from peaceops.assess.audit.guard import may_test
from peaceops.assess.audit.plain import join_plain
from peaceops.assess.audit.recompute import SUBJECT_KINDS
from peaceops.assess.audit.scope import list_assertions
from peaceops.evidence.answer import Reading
from peaceops.model.audit import Verdict
from peaceops.model.plain import NOTHING
from peaceops.model.statement import Statement

SUPPORTED = ("supported", "supported-with-qualification")


def _verdict(text: str, asker: object = None) -> str:
    pairs, _ = audit(text, asker=asker)
    return next((v.verdict for _, v in pairs if v.verdict not in ("no-evidence", "not-testable")), "silent")


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        # for whom it was led is told with its lead, and so is another mission of "both"
        ("AMIB was led by South Africa on behalf of ECOWAS.", ("silent",)),
        ("AMIB was led by South Africa on behalf of the African Union.", SUPPORTED),
        ("ECOMIL was led by ECOWAS on behalf of the United Nations.", SUPPORTED),
        ("Zeta and KFOR were both led by NATO.", ("silent",)),
        ("KFOR was led by NATO.", SUPPORTED),
        ("KFOR, led by NATO, and its rivals were neither loved nor hated.", SUPPORTED),
        ("Zeta and INTERFET were led by Kenya.", ("silent", "contradicted")),
        # a length beside a day, with an aside between, may lead away from it
        ("Two years on, at the end of 2004, UNMISET was weary.", ("silent", *SUPPORTED)),
        ("UNMISET began in May 2002, three years, all but a few days, before it left.", ("silent", *SUPPORTED)),
        # what "led to" a mission did not lead it
        ("Riots in Kenya led to the dispatch of MINUSTAH.", ("silent",)),
        ("Kenya led INTERFET.", ("contradicted",)),
        ("A general from Kenya ran into MINUSTAH in Port-au-Prince.", ("silent",)),
        # a length beside a name is its stay only where the words make it so
        ("We saw UNMISET as part of a nine-day Ministry tour.", ("silent",)),
        ("UNMISET was on a two-week Treasury exercise.", ("silent",)),
        ("UNMISET was a nine-year mission.", ("contradicted",)),
        ("UNMISET was a three-year mission.", SUPPORTED),
        # an end that was announced has not come
        ("The closure of UNMISET was announced in May 2005.", ("silent",)),
        ("The donors decided on the closure of UNMISET in May 2005.", ("silent",)),
        ("UNMISET was closed in May 2005.", SUPPORTED),
        # a mandate that comes with it says nothing of the day; one of its own day does
        ("ONUMOZ was established in December 1992 with a mandate to watch the polls.", SUPPORTED),
        ("ONUMOZ was established in December 1997 with a mandate to watch the polls.", ("contradicted",)),
        ("The mandate of ONUMOZ was established in December 1997.", ("silent",)),
        # where it was, also by verbs, and by official names
        ("UNMIBH operated in the Republic of Korea in 1996.", ("contradicted",)),
        ("UNMIBH operated in Bosnia and Herzegovina in 1996.", SUPPORTED),
        ("UNMIBH trained police who had served in Korea.", ("silent",)),
        ("UNTAC was deployed in the Kingdom of Thailand in 1992.", ("contradicted",)),
        ("UNTAC was deployed in the Kingdom of Cambodia in 1992.", SUPPORTED),
        ("ONUC was deployed in the Republic of the Congo in 1960.", SUPPORTED),
        ("ONUC was deployed in the Republic of Guinea in 1960.", ("contradicted",)),
        ("ONUB was in Rwanda from 2004 to 2006.", ("contradicted",)),
        ("ONUB was in Burundi from 2004 to 2006.", SUPPORTED),
        ("UNMEE was in Sudan until 2008.", ("contradicted",)),
        ("UNMEE was in Ethiopia until 2008.", SUPPORTED),
        ("UNMEE was in Ethiopia and Eritrea from 2000 to 2008.", SUPPORTED),
        ("MINUSTAH was in the Dominican Republic for talks in 2010.", ("silent",)),
        ("ONUC was in the Belgian Congo in 1960.", ("silent", *SUPPORTED)),
        # in one of several hosts it may have been later than it began
        ("UNTSO has been in Egypt since 1956.", SUPPORTED),
        # whose it was stands beside its name, and something else is told
        ("The African Union's AMIB followed in 1997.", ("contradicted", "silent")),
        ("ECOWAS's ECOMIL was led by Ghana in 2003.", ("silent", "contradicted")),
        ("The European Union's AMIB followed in 2003.", ("contradicted", "silent")),
        ("The African Union's AMIB followed in 2003 and ONUB in June 2004.", ("silent", *SUPPORTED)),
        ("AMIB was the African Union's mission.", ("silent", *SUPPORTED)),
        # the day on which a body was made is not that of the figure of the grown one
        ("Founded in 1999, MONUC had 19,000 soldiers.", ("silent", *SUPPORTED)),
        ("Since its creation in 1999 MONUC had 19,000 soldiers.", ("silent", *SUPPORTED)),
        ("In 1999 MONUC had 19,000 soldiers.", ("contradicted",)),
        (
            "Founded in 1999, MONUC had 190,000 soldiers in 2005.",
            ("contradicted", "silent"),
        ),  # as one clause; read apart it is
        # what was a part of the host then is no other place
        ("UNMIS was deployed in South Sudan in 2008.", ("silent", *SUPPORTED)),
        ("UNMIS was deployed in Chad in 2008.", ("contradicted",)),
        # "deployed in" may tell that it was there
        ("UNMIS was deployed in Sudan in 2008.", ("silent", *SUPPORTED)),
        ("UNMIS was first deployed in Sudan in 2008.", ("contradicted",)),
        ("UNMIS was deployed in Sudan in 1999.", ("contradicted",)),
        # one that took over is counted from the first day of the one before it by some
        ("MONUSCO has been in the country since 1999.", ("depends-on-definition",)),
        ("MONUSCO has been in the country since 2004.", ("contradicted",)),
        # the days told of all that a mission was are those of its whole life
        ("UNMISET was a peacekeeping operation in Timor-Leste from 2002 to 2005.", SUPPORTED),
        ("UNMISET was a peacekeeping operation in Timor-Leste from 2002 to 2009.", ("contradicted",)),
        ("SFOR was a NATO-led force in Bosnia and Herzegovina from December 1996 to December 2004.", SUPPORTED),
        ("SFOR was a NATO-led force in Bosnia and Herzegovina from December 1996 to December 2001.", ("contradicted",)),
        ("MINUSTAH was a UN peacekeeping mission in Haiti from 2004 to 2011.", ("contradicted", "silent")),
        ("UNMISET was a mission in which patrols ran from 2003 to 2004.", ("silent",)),
        # where it was is the lesser part of what is said; so is when, where a number stands beside
        ("RAMSI, in Solomon Islands from 2003 to 2009, was led by Australia.", ("silent", "contradicted")),
        ("ONUMOZ was set up in December 1992 with a strength of 99,500.", ("contradicted", "silent")),
        # a force that words place elsewhere in time is not the one that is there on the day of the paper
        ("CAIRO, 29 October 2006: Fifty years ago the first UN peacekeeping force was deployed in Egypt.", ("silent",)),
        # a day in brackets of its own, before the word for an event
        ("MINUSCA (2025) was founded by some who wished to protect civilians.", ("silent",)),
        ("MINUSCA was founded (2003) to protect civilians.", ("contradicted",)),
        ("Operation Alba stayed in Albania for not quite four years.", ("silent", "contradicted")),
        # a number that is named is what is said
        ("ONUMOZ was established by the Security Council in resolution 797.", SUPPORTED),
        ("ONUMOZ was established by the Security Council in resolution 981.", ("silent", "contradicted")),
        (
            "MONUSCO was established by the Security Council in resolutions 1279 (1999) and 1291 (2000).",
            ("silent", "contradicted"),
        ),
        ("ONUMOZ was established by the Security Council.", SUPPORTED),
        # years after the other was over
        ("UNMIL superseded UNOMIL.", ("silent", *SUPPORTED)),
        ("UNMIL took over from UNOMIL.", ("contradicted",)),
    ],
)
def test_what_looks_like_a_fact_of_a_mission(text: str, verdicts: tuple[str, ...]) -> None:
    assert _verdict(text) in verdicts, text


def _read_strength(number: int, definition: str, day: str) -> Reading:
    return Reading(
        label="list", definition=definition, rule="list", low=Decimal(number), high=Decimal(number), unit="persons",
        period=(day, day), source="list",
    )  # fmt: skip


_SHRANK = Silent({
    "strength": (
        _read_strength(36_300, "T3/deployed_strength", "1997-12"), _read_strength(14_300, "T3/deployed_strength", "2002-12"),
        _read_strength(7_000, "T3/deployed_strength", "2004-11"),
    ),
    "ceiling": (_read_strength(20_000, "T3/authorised_strength", "2002-12"),),
})  # fmt: skip


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        # "by" a year is of that year: what was so long before bears nothing out
        ("By 2004, SFOR had been cut to 20,000 troops.", ("contradicted",)),
        ("By 2004, SFOR had been cut to 7,000 troops.", SUPPORTED),
        ("By the close of 2002 SFOR had 36,300 troops.", ("contradicted",)),
        ("By the close of 2002 SFOR had 14,300 troops.", SUPPORTED),
        # who may be deployed is not who was
        ("In December 2002 SFOR was authorised to deploy 20,000 troops.", SUPPORTED),
        ("In December 2002 SFOR was authorised to deploy 14,300 troops.", ("contradicted", "silent")),
        ("In December 2002 SFOR deployed 14,300 troops.", SUPPORTED),
        # what a force was set up with was to come
        ("SFOR was formed in December 2002 with some 31,000 troops.", ("silent",)),
        ("In December 2002 SFOR patrolled with 31,000 troops.", ("contradicted", "silent")),
        # who was there does not bear out how many there may be at most
        ("In November 2004 SFOR had a ceiling of up to 30,000 troops.", ("silent",)),
    ],
)
def test_a_figure_that_changes_is_of_its_day_and_kind(text: str, verdicts: tuple[str, ...]) -> None:
    assert _verdict(text, _SHRANK) in verdicts, text


@pytest.mark.parametrize(
    ("text", "is_tested"),
    [
        ("Belgium contributed 700 personnel to UN peacekeeping in 1996.", True),
        ("Belgium contributed 700 peacekeepers in 1996.", True),
        ("Belgium contributed 700 personnel to the Allied war effort.", False),
        ("Belgium's contribution peaked at 700 personnel.", False),
        ("Belgium has provided 700 personnel to foreign missions.", False),
    ],
)
def test_tables_of_the_united_nations_tell_of_their_missions_only(text: str, is_tested: bool) -> None:
    pairs, _ = audit(text, asker=Silent())
    found: list[Statement] = [s for s, _ in pairs if s.predicate.topic == "contributions"]
    tested = [
        a for s in found for a in list_assertions(s, SUBJECT_KINDS["contributions"])[0] if a.amount and may_test(a)
    ]
    assert bool(tested) == is_tested, text


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("In 1991 there were 53 armed conflicts in the world.", SUPPORTED),
        ("In 1991 there were 5 armed conflicts in the world.", ("contradicted",)),
        ("After two World Wars, statesmen of the early 1990s wanted peace.", ("silent",)),
        ("Portugal fought three wars in 1991.", ("silent",)),
        ("The region went through two wars in 1991.", ("silent",)),
        ("Three conflicts ended in 1991.", ("silent",)),
        ("In 1991 there were two civil wars in Liberia.", ("silent",)),
    ],
)
def test_a_number_of_wars_is_that_of_the_world_only_where_it_says_so(text: str, verdicts: tuple[str, ...]) -> None:
    reading = Reading(
        label="all", definition="conflicts/all", rule="list", low=Decimal(53), high=Decimal(53), unit="count",
        period=("1991", "1991"), source="list",
    )  # fmt: skip
    assert _verdict(text, Silent({"conflicts": (reading,)})) in verdicts, text


def test_what_is_borne_out_of_two_days_is_told() -> None:
    plain = verdict_of("KFOR entered Kosovo on 12 June 1999.")
    other = verdict_of("KFOR entered Kosovo on 12 June 1999, nine days after the vote.")
    assert plain.verdict == "supported"
    assert other.verdict == "supported-with-qualification"
    assert "nine days after" in other.explanation


def test_a_number_of_states_of_no_day_is_excluded_by_no_single_list() -> None:
    readings = tuple(
        Reading(
            label=rule, definition="M1/contributing_states", rule=rule, low=Decimal(number), high=Decimal(number), unit="count",
            period=(day, day), source=rule,
        )
        for rule, number, day in (
            ("table", 20, "2009-12-31"), ("table", 20, "2010-12-31"), ("claim of the ledger", 13, "2004-12-31"),
            *(("claim of the ledger", 7 + n % 4, f"{1990 + n}-12-31") for n in range(8)),
        )
    )  # fmt: skip
    asker = Silent({"claims": readings})
    assert verdict_of("UNFICYP has personnel from 13 countries.", asker=asker).verdict == "no-evidence"
    assert verdict_of("UNFICYP had personnel from 13 countries in 2010.", asker=asker).verdict == "contradicted"
    assert verdict_of("UNFICYP has personnel from 45 countries.", asker=asker).verdict == "contradicted"
    # all who ever sent somebody are more than those of any one day
    assert (
        verdict_of("Over its long life UNFICYP had personnel from 45 countries.", asker=asker).verdict == "no-evidence"
    )


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("MONUC had 16,000 soldiers in 2005, and its successor had 16,000 soldiers in 2005.", "no-evidence"),
        ("MONUC had 16,000 soldiers in 2005, and its predecessor had 90,000 soldiers in 2005.", "no-evidence"),
        ("MONUC had 16,000 soldiers in 2005, and it had 90,000 soldiers in 2005.", "contradicted"),
    ],
)
def test_what_is_told_of_a_successor_is_not_told_of_the_mission(text: str, verdict: str) -> None:
    pairs, _ = audit(text)
    assert pairs[-1][1].verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("UNPREDEP was terminated in February 1999 by an American veto.", "supported-with-qualification"),
        ("Established by the African Union in 2013, MINUSMA closed in 2023.", "supported-with-qualification"),
        ("UNPREDEP was terminated in February 1999.", "supported"),
        ("UNMIL was closed in Liberia in March 2018.", "supported"),  # its own host
        ("The United Nations closed UNMIL in March 2018.", "supported"),
        ("UNPREDEP was terminated in February 2004 by an American veto.", "contradicted"),
    ],
)
def test_a_day_bears_out_nothing_on_others_who_are_named(text: str, verdict: str) -> None:
    (pair,) = audit(text)[0]
    assert pair[1].verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"), [("192 of us died.", "no-evidence"), ("192 of them died.", "contradicted")]
)
def test_those_whom_an_author_counts_as_us_are_of_no_mission_of_the_sentence_before(text: str, verdict: str) -> None:
    _, (statement, *_) = read(text)
    plain_text, (said, *_) = read("192 members of UNOMSIL died.")
    plain = replace(
        NOTHING, text=plain_text, statements=(said,), sentences={statement.id: (said.sentence,)},
        missions={statement.id: ("unomsil",)},
    )  # fmt: skip
    own = Verdict(statement=statement.id, verdict="no-evidence", explanation="")
    theirs = Verdict(statement=said.id, verdict="contradicted", explanation="None died.")
    (joined,) = join_plain((statement,), (own,), plain, (theirs,))
    assert joined.verdict == verdict
