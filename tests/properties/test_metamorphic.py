"""Metamorphic laws of METHODS G.4: no gold is needed to know how answers must move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.builders import make_casebook, make_claim, make_mission, make_source

from peaceops.assess.assessment import assess_mission
from peaceops.assess.finding import Assessment
from peaceops.codebook import load_codebook
from peaceops.model import Claim, ObservedNone, Quantity, Quote

CODEBOOK = load_codebook()
YEAR = ("2000-01-01", "2000-12-31")


def evidence() -> list[Claim]:
    """Evidence on every rule, from several voices, with a contested quarter."""
    claims = [
        make_claim("N1/consenting_parties", "host|counterpart", "2000-01-01"),
        make_claim("N4/consent_act", "consent_given", "2000-01-01", party="host"),
        make_claim("N3/host_consent", "3", "2000-01-01", "2000-06-30", party="host"),
        make_claim("N3/host_consent", "1", "2000-07-01", "2000-12-31", party="host", source="io-2"),
        make_claim("F1/posture", "1", "2000-01-01", party="mission"),
        make_claim("F2/force_used", "0", *YEAR, party="mission", none_days=366),
        make_claim("F2/force_used", "2", "2000-08-01", party="mission", source="io-2"),
        make_claim("I6/partial_act", "0", *YEAR, party="mission", none_days=300),
        make_claim("I6/partial_act", "2", "2000-05-01", "2000-06-30", party="mission", source="paper"),
        make_claim("B1/activity", "0", *YEAR, party="mission", none_days=366),
        make_claim("B1/activity", "3", "2000-03-01", party="mission", source="ngo"),
        make_claim("L4/mandate_until", "2000-12-31", "2000-01-01"),
        make_claim("L1/council_verb", "welcomed", "2000-02-01", party="council"),
        make_claim("D1/displaced_all", "200000..250000", "2000-01-01"),
        make_claim("D1/returned_all", "40000", "2000-12-31"),
    ]
    claims += [
        make_claim("I4/perception", code, f"2000-0{i}-01", party=party, source=f"s{i}")
        for i in (2, 3, 4)
        for party, code in (("host", "-1"), ("counterpart", "1"))
    ]
    return claims


SOURCES = [
    make_source("paper", kind="news", stake="host"),
    make_source("ngo", kind="ngo", stake="none"),
    make_source("io-1", sha256="sha256:" + "11" * 32),
]


def assess(claims: list[Claim], **changes: object) -> Assessment:
    mission = make_mission(*YEAR, **{k: v for k, v in changes.items() if k not in ("as_of", "sources")})
    sources = [s for s in SOURCES if s.id in {c.source for c in claims}]
    sources += changes.get("sources", [])  # type: ignore[arg-type]
    book = make_casebook(claims, sources=sources, missions=[mission])
    return assess_mission(book, mission, CODEBOOK, as_of=changes.get("as_of"))  # type: ignore[arg-type]


def numbers(assessment: Assessment) -> list[tuple[float, ...]]:
    return [
        (c.p_met, c.p_not_met, c.p_undetermined, *c.met_bounds, *c.not_met_bounds, c.coverage)
        for r in assessment.rules
        for c in r.cells
    ]


def test_the_order_of_the_evidence_does_not_matter() -> None:
    one, other = assess(evidence()), assess(evidence()[::-1])
    for a, b in zip(numbers(one), numbers(other), strict=True):
        assert a == pytest.approx(b)


def test_relabelling_nationalities_changes_no_number() -> None:
    claims = evidence()
    one = assess(claims)
    other = assess(claims, lead="XXX", host="YYY", counterpart="ZZZ", organisation="WWW")
    assert numbers(one) == numbers(other)
    assert [r.met_range for r in one.rules] == [r.met_range for r in other.rules]
    assert [(x.id, x.value) for x in one.ratios] == [(x.id, x.value) for x in other.ratios]


def test_an_ibid_moves_nothing() -> None:
    claims = evidence()
    before = assess(claims)
    ibid = [
        make_claim(
            f"{c.indicator}/{c.definition}",
            c.value.text,
            *YEAR,
            party=c.party,
            source="paper",
            attribution="relayed",
            derives_from=(c.id,),
        )
        for c in claims
        if c.indicator in ("F2", "B1", "I6") and c.observed_none is None
    ]
    ibid = [
        replace(i, period=c.period)
        for i, c in zip(
            ibid, [c for c in claims if c.indicator in ("F2", "B1", "I6") and c.observed_none is None], strict=True
        )
    ]
    after = assess(claims + ibid)
    for a, b in zip(numbers(before), numbers(after), strict=True):
        assert a == pytest.approx(b)


def test_a_source_filed_twice_moves_nothing() -> None:
    claims = evidence()
    before = assess(claims)
    copy = make_source("io-1-copy", sha256="sha256:" + "11" * 32)
    twice = [replace(c, source="io-1-copy") for c in claims if c.source == "io-1" and c.observed_none is None]
    after = assess(claims + twice, sources=[copy])
    for a, b in zip(numbers(before), numbers(after), strict=True):
        assert a == pytest.approx(b)


@pytest.mark.parametrize(
    ("rule", "indicators"),
    [("CONSENT", {"N3", "N4"}), ("FORCE", {"F1", "F2", "F3"}), ("IMPARTIALITY", {"I6", "I4"}), ("MANDATE_FIT", {"B1"})],
)
def test_deleting_a_block_gives_undetermined_not_good(rule: str, indicators: set[str]) -> None:
    finding = next(r for r in assess([c for c in evidence() if c.indicator not in indicators]).rules if r.rule == rule)
    assert not finding.has_verdict
    assert all(c.p_undetermined == 1 for c in finding.cells)


def test_thousands_or_ones_give_the_same_ratio() -> None:
    def scaled(factor: int) -> list[Claim]:
        def scale(c: Claim) -> Claim:
            if c.indicator != "D1" or not isinstance(c.value, Quantity):
                return c
            assert c.value.low is not None
            assert c.value.high is not None
            return replace(c, value=Quantity(low=c.value.low / factor, high=c.value.high / factor, unit="persons"))

        return [scale(c) for c in evidence()]

    one = {r.id: r.value for r in assess(scaled(1)).ratios}
    other = {r.id: r.value for r in assess(scaled(1000)).ratios}
    assert one["D1-all"] is not None
    assert other["D1-all"] is not None
    assert one["D1-all"].low == pytest.approx(other["D1-all"].low) == pytest.approx(40 / 250)
    assert one["D1-all"].high == pytest.approx(other["D1-all"].high) == pytest.approx(40 / 200)


def test_what_becomes_known_after_the_freeze_vanishes() -> None:
    freeze = date(2003, 1, 1)
    late = [replace(c, known_from=freeze + timedelta(days=1)) if c.source == "ngo" else c for c in evidence()]
    without = [c for c in evidence() if c.source != "ngo"]
    for a, b in zip(numbers(assess(late, as_of=freeze)), numbers(assess(without, as_of=freeze)), strict=True):
        assert a == pytest.approx(b)


def test_a_translated_quote_changes_no_number() -> None:
    quoted = [replace(c, quote=Quote(text="слова", language="ru", script="Cyrl")) for c in evidence()]
    translated = [replace(c, quote=Quote(text="words", language="en", script="Latn")) for c in evidence()]
    assert numbers(assess(quoted)) == numbers(assess(translated))


def test_wider_figures_make_no_ratio_more_certain() -> None:
    def widen(c: Claim) -> Claim:
        if not isinstance(c.value, Quantity) or c.value.low is None or c.value.high is None:
            return c
        return replace(c, value=Quantity(low=c.value.low / 2, high=c.value.high * 2, unit=c.value.unit))

    narrow = {r.id: r.value for r in assess(evidence()).ratios}
    for ratio in assess([widen(c) for c in evidence()]).ratios:
        before = narrow[ratio.id]
        if before is not None and ratio.value is not None:
            assert ratio.value.low <= before.low
            assert ratio.value.high >= before.high


def test_less_exposure_makes_no_verdict_more_certain() -> None:
    def halve(c: Claim) -> Claim:
        none = c.observed_none
        return replace(c, observed_none=ObservedNone(exposure_days=none.exposure_days // 2)) if none else c

    def met(assessment: Assessment, rule: str) -> list[float]:
        return [c.p_met for r in assessment.rules if r.rule == rule for c in r.cells]

    for rule in ("FORCE", "MANDATE_FIT"):
        full, half = met(assess(evidence()), rule), met(assess([halve(c) for c in evidence()]), rule)
        assert all(b <= a + 1e-12 for a, b in zip(full, half, strict=True))


def test_every_contested_branch_is_shown() -> None:
    claims = [*evidence(), make_claim("D1/displaced_all", "300000", "2000-01-01", source="host-office")]
    conflicts = assess(claims).conflicts
    shown = {e.text for c in conflicts for side in c.sides for e in side}
    assert any("300,000" in text for text in shown)
    assert any("200,000 to 250,000" in text for text in shown)


def test_variants_enclose_the_headline() -> None:
    for rule in assess(evidence()).rules:
        assert rule.met_range[0] - 1e-12 <= rule.share_met.expected <= rule.met_range[1] + 1e-12
        assert rule.share_met.low - 1e-12 <= rule.share_met.expected <= rule.share_met.high + 1e-12
