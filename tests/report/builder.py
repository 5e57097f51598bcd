"""Dossiers made by hand, for the tests of the report: a small hostile one, an empty one, one of real size."""

from __future__ import annotations

import random
from datetime import date, timedelta

from peaceops.assess.finding import (
    Act,
    CategoryShare,
    Conflict,
    Entry,
    Gap,
    IndicatorFinding,
    Interval,
    Promise,
    Ratio,
    RuleCell,
    RuleFinding,
    Series,
    SeriesPoint,
    SourceInfluence,
    TableCell,
    TableRow,
    Variant,
)
from peaceops.dossier import Beside, ClaimLine, Dossier, Header, Manifest, NameLine, Sentence, SourceLine
from peaceops.model.period import Period, label_quarter, split_quarters

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
REVERSED = "\u202eelbaredivorp\u202c مهمة \x1b[31mred\x07"
LONG = "Unbreakable" * 60


def claim_id(number: int) -> str:
    return f"c{number:012x}"


def make_entry(number: int = 1, text: str = "103 observers", **fields: object) -> Entry:
    values: dict[str, object] = {
        "text": text,
        "claims": (claim_id(number),),
        "source": "s-1994-818",
        "source_label": "S/1994/818",
        "locator_label": "para. 20",
        "definition": "T3/deployed_strength",
        "summary": "The report counts observers.",
    }
    values.update(fields)
    return Entry(**values)  # type: ignore[arg-type]


def make_claim(number: int, **fields: object) -> ClaimLine:
    values: dict[str, object] = {
        "id": claim_id(number),
        "question": "T3/deployed_strength",
        "value": "103 persons",
        "period": "1994-07-14",
        "source": "s-1994-818",
        "source_label": "S/1994/818",
        "locator": "para. 20",
        "stance": "asserts",
        "attribution": "observed",
        "attributed_to": "",
        "kind": "coded",
        "status": "provisional",
        "coder_kind": "machine",
        "is_ocr": False,
        "summary": "The report counts observers.",
        "note": "",
    }
    values.update(fields)
    return ClaimLine(**values)  # type: ignore[arg-type]


def make_source(number: int, source_id: str, label: str, **fields: object) -> SourceLine:
    values: dict[str, object] = {
        "number": number,
        "id": source_id,
        "label": label,
        "kind": "official-io",
        "stake": "third",
        "claims": 2,
        "influence_share": 0.25,
        "csl": {
            "id": source_id,
            "type": "report",
            "title": "Report of the Secretary-General concerning the situation in Abkhazia, Georgia",
            "author": [{"literal": "United Nations Secretary-General"}],
            "number": label,
            "publisher": "United Nations",
            "issued": {"date-parts": [[1994, 7, 12]]},
            "URL": f"https://undocs.org/{label}",
        },
        "sha256": "sha256:" + f"{number:064x}",
        "opened": "",
    }
    values.update(fields)
    return SourceLine(**values)  # type: ignore[arg-type]


def make_rule_cell(period: Period, met: float, not_met: float, coverage: float, **fields: object) -> RuleCell:
    values: dict[str, object] = {
        "period": period,
        "label": label_quarter(period),
        "p_met": met,
        "p_not_met": not_met,
        "p_undetermined": 1 - met - not_met,
        "met_bounds": (max(0.0, met - 0.1), min(1.0, met + 0.2)),
        "not_met_bounds": (max(0.0, not_met - 0.1), min(1.0, not_met + 0.2)),
        "met_prior_range": (max(0.0, met - 0.05), min(1.0, met + 0.05)),
        "coverage": coverage,
        "claims": (claim_id(1),) if coverage else (),
    }
    values.update(fields)
    return RuleCell(**values)  # type: ignore[arg-type]


def make_rule(rule: str = "CONSENT", *, has_verdict: bool = True, last: date = date(1995, 12, 31)) -> RuleFinding:
    quarters = split_quarters(date(1994, 6, 24), last)
    cells = tuple(
        make_rule_cell(
            quarter,
            0.7 if index % 3 else 0.1,
            0.2 if index % 3 else 0.8,
            0.0 if index == 4 else 0.9,
            is_contested=index == 2,
            is_carried=index == 3,
            note="N3 decides" if index != 4 else "no report was read",
            missing=("N3",) if index == 4 else (),
        )
        for index, quarter in enumerate(quarters)
    )
    return RuleFinding(
        rule=rule,
        title="Consent of the host" if rule == "CONSENT" else rule.title(),
        cells=cells,
        coverage=0.82 if has_verdict else 0.41,
        has_verdict=has_verdict,
        share_met=Interval(low=0.4, expected=0.55, high=0.7),
        share_not_met=Interval(low=0.2, expected=0.3, high=0.4),
        share_undetermined=Interval(low=0.1, expected=0.15, high=0.3),
        longest_not_met_quarters=1,
        reason="" if has_verdict else "coverage 0.41: N3 is observed in 3 of 7 quarters",
        would_change=("A report on the host's consent of 1995",),
        variants=(
            Variant(label="N3 ≥ 1", kind="threshold", share_met=0.6, share_not_met=0.25),
            Variant(label="without news", kind="subset", share_met=0.5, share_not_met=0.33),
        ),
        met_range=(0.5, 0.6),
        not_met_range=(0.25, 0.33),
        flip_set=("s-1994-818",),
        influences=(SourceInfluence(source="s-1994-818", share=0.6), SourceInfluence(source="geo", share=0.4)),
        beside=(make_entry(2, "delays at two posts", definition="N2/cooperation"),),
        met_bounds=(0.4, 0.8),
        not_met_bounds=(0.1, 0.5),
    )


def make_header(**fields: object) -> Header:
    values: dict[str, object] = {
        "mission": "unomig",
        "acronym": "UNOMIG",
        "name": "United Nations Observer Mission in Georgia",
        "names": (NameLine(text="Миссия ООН по наблюдению в Грузии", language="ru", used_by="un"),),
        "first_day": "1993-08-24",
        "last_day": "2009-06-15 or 2009-06-16",
        "mission_type": "UN",
        "lead": "United Nations",
        "organisation": "United Nations Security Council",
        "host": "Georgia",
        "counterpart": "Abkhaz side",
        "area": "Abkhazia, Georgia",
        "instrument": "S/RES/858 (1993)",
        "latitude_degrees": 42.7,
        "longitude_degrees": 41.5,
        "profile": "un",
        "as_of": None,
        "source_label": "S/RES/858 (1993)",
    }
    values.update(fields)
    return Header(**values)  # type: ignore[arg-type]


def make_manifest() -> Manifest:
    return Manifest(
        command="peaceops assess unomig",
        versions={"peaceops": "0.1.0", "codebook": "1"},
        hashes={"claims/unomig.csv": "sha256:" + "a" * 64},
    )


def build_empty() -> Dossier:
    return Dossier(
        header=make_header(acronym="", name="My mission", names=(), latitude_degrees=None, longitude_degrees=None),
        sentences=(),
        table=(),
        rules=(),
        indicators=(),
        acts=(),
        series=(),
        promises=(),
        ratios=(),
        conflicts=(),
        beside=(),
        gaps=(),
        claims=(),
        sources=(),
        manifest=make_manifest(),
    )


def _small_table() -> tuple[TableRow, ...]:
    hostile = make_entry(2, HOSTILE, source_label=HOSTILE, locator_label=HOSTILE, summary=HOSTILE)
    many = tuple(make_entry(1, f"{number} persons") for number in range(6))
    return (
        TableRow(
            question="strength",
            title="How strong was it?",
            indicators=("T3/deployed_strength",),
            cells=(
                TableCell(year=1994, entries=many, no_value="CONTESTED"),
                TableCell(
                    year=1995,
                    entries=(
                        hostile,
                        make_entry(1, "0 violations", is_observed_none=True, is_ocr=True),
                        make_entry(2, "2,500", is_relayed=True, attributed_to="the host", party="host"),
                    ),
                ),
            ),
        ),
        TableRow(
            question="free",
            title=REVERSED,
            indicators=("N2",),
            cells=(
                TableCell(year=1993, entries=(), no_value="NOT_APPLICABLE", reason="before the deployment"),
                TableCell(year=1994, entries=(), no_value="SEARCHED_NO_EVIDENCE", reason="4 reports read"),
                TableCell(year=1995, entries=(make_entry(2, LONG),)),
            ),
        ),
    )


def _small_series() -> tuple[Series, ...]:
    return (
        Series(
            definition="T3/deployed_strength",
            title="Deployed strength",
            unit="persons",
            points=(
                SeriesPoint(day=date(1994, 7, 1), low=103.0, high=103.0, entry=make_entry(1)),
                SeriesPoint(
                    day=date(1995, 1, 1), low=110.0, high=130.0, entry=make_entry(2, source="geo", source_label=HOSTILE)
                ),
                SeriesPoint(day=date(1995, 3, 1), low=None, high=None, entry=make_entry(2, "some")),
            ),
        ),
        Series(
            definition="T3/authorised_strength",
            title="Authorised ceiling",
            unit="persons",
            points=(
                SeriesPoint(day=date(1993, 8, 24), low=88.0, high=88.0, entry=make_entry(1, "88")),
                SeriesPoint(day=date(1994, 7, 21), low=136.0, high=136.0, entry=make_entry(1, "136")),
            ),
        ),
    )


def build_small() -> Dossier:
    """A dossier with one of each thing, and hostile text in many of them."""
    ratio = Ratio(
        id="D1",
        title="returned to Gali of those displaced from Gali",
        numerators=(make_entry(1, "30,000"),),
        denominators=(make_entry(2, "80,000"),),
        value=Interval(low=0.3, expected=0.375, high=0.5),
        note="one district",
    )
    return Dossier(
        header=make_header(area=HOSTILE),
        sentences=(
            Sentence(text="The Council authorised 136 observers in 1994.", claims=(claim_id(1), claim_id(2))),
            Sentence(text=HOSTILE, claims=(claim_id(2),)),
        ),
        table=_small_table(),
        rules=(make_rule(), make_rule("IMPARTIALITY", has_verdict=False)),
        indicators=tuple(
            IndicatorFinding(
                indicator="N3",
                definition="cooperation",
                party="host",
                period=Period.of_year(year),
                shares=(
                    CategoryShare(code="0", label="none", probability=0.2),
                    CategoryShare(code="1", label=HOSTILE, probability=0.8),
                ),
                claims=(claim_id(1),),
                is_carried=year == 1995,
                is_contested=year == 1994,
            )
            for year in (1994, 1995)
        ),
        acts=(
            Act(
                first_day=date(1994, 7, 21),
                last_day=date(1994, 7, 21),
                track="council",
                text="Authorises 136 observers",
                entry=make_entry(1),
            ),
            Act(
                first_day=date(1995, 1, 1), last_day=date(1995, 1, 31), track="host", text=HOSTILE, entry=make_entry(2)
            ),
        ),
        series=_small_series(),
        promises=(
            Promise(
                task="safe_return",
                title="Safe return",
                mandate=(make_entry(1, "assist"),),
                delivered=tuple(make_entry(2, f"step {n}") for n in range(7)),
                ratio=ratio,
            ),
            Promise(task="demining", title="Demining", mandate=(), delivered=()),
        ),
        ratios=(Ratio(id="D9", title="of nothing", numerators=(), denominators=(), value=None),),
        conflicts=(
            Conflict(
                title="How many returned?",
                kind="denominator",
                sides=((make_entry(1),), (make_entry(2, HOSTILE),)),
                note="areas differ",
            ),
        ),
        beside=(
            Beside(
                mission="cispkf-abkhazia",
                acronym="CISPKF",
                name="CIS peacekeeping force",
                first_day="1994-06-24",
                last_day="2008-09-01",
                mission_type="state-led",
                lead="Russian Federation",
                rules=(make_rule(last=date(1996, 6, 30)),),
                series=_small_series(),
            ),
        ),
        gaps=(Gap(question="strength", kind="NOT_SEARCHED", years=(1993, 1994, 1996), text="Read the 1993 reports"),),
        claims=(
            make_claim(1),
            make_claim(
                2,
                summary=HOSTILE,
                note=REVERSED,
                value="=HYPERLINK(1)",
                source="geo",
                source_label=HOSTILE,
                is_ocr=True,
                quote=HOSTILE,
                quote_language="ru",
                quote_translation="x",
            ),
        ),
        sources=(
            make_source(1, "s-1994-818", "S/1994/818"),
            make_source(
                2,
                "geo",
                HOSTILE,
                kind="dataset",
                influence_share=None,
                archived_url="javascript:alert(1)",
                opened="2026-11-20",
                note=REVERSED,
                csl={"id": "geo", "type": "webpage", "title": HOSTILE, "URL": "javascript:alert(1)"},
            ),
        ),
        manifest=make_manifest(),
        composition=(make_entry(1, "31 states", definition="M1/contributors"),),
        sender_policy=(make_entry(2, "passports issued", definition="P1/passports"),),
    )


QUESTIONS = (
    ("Which mandate was in force?", "L1/mandate"),
    ("How did the Council speak of it?", "L2/verb"),
    ("Did the host consent?", "N3/cooperation"),
    ("Did the counterpart consent?", "N3/cooperation_counterpart"),
    ("Was movement free?", "N2/movement"),
    ("Were observers restricted?", "I4/restrictions"),
    ("Who was blamed for violations?", "I2/attribution"),
    ("Was force used?", "F1/force"),
    ("Were peacekeepers killed?", "F4/hostile_deaths"),
    ("How strong was it?", "T3/deployed_strength"),
    ("What was the ceiling?", "T3/authorised_strength"),
    ("How many were displaced?", "D1/displaced"),
    ("How many returned?", "D1/returned"),
    ("How many violations of the ceasefire?", "D2/violations"),
    ("Did talks go on?", "D9/rounds"),
    ("What did the sender say?", "P1/position"),
    ("How did it end?", "E1/exit"),
)
VALUES = (
    "in force, six months",
    "welcomes",
    "cooperates in part; patrols held up at two checkpoints",
    "full",
    "restricted in the upper Kodori valley",
    "5 incidents",
    "104 military observers",
    "136 persons",
    "about 1,500 to 1,800 persons",
    "35,000 to 60,000 persons",
    "no violation with heavy weapons",
    "2 killed by a mine",
    "objects to the presence and asks for its withdrawal",
)


def build_large(years: int = 16, claims: int = 1000, sources: int = 70) -> Dossier:
    """A dossier of the size of a real one, from a fixed seed."""
    dice = random.Random(7)
    listed = []
    for number in range(1, sources + 1):
        year = 1993 + number % years
        if number % 9 == 0:
            line = make_source(
                number,
                f"art-{number}",
                f"Author {year}",
                kind="research",
                stake="none",
                opened="2026-11-20",
                csl={
                    "id": f"art-{number}",
                    "type": "article-journal",
                    "title": "Peacekeeping by regional organisations: the record of a decade",
                    "author": [
                        {"family": "MacFarlane", "given": "S. Neil"},
                        {"family": "Author", "given": f"N. {number}"},
                    ],
                    "container-title": "International Peacekeeping",
                    "volume": str(number),
                    "page": "1-28",
                    "issued": {"date-parts": [[year]]},
                    "DOI": f"10.1080/1353331{number}",
                },
            )
        else:
            line = make_source(
                number,
                f"s-{year}-{number}",
                f"S/{year}/{400 + number}",
                influence_share=dice.random() / 20,
                claims=claims // sources,
            )
        listed.append(line)
    ledger = []
    for number in range(1, claims + 1):
        source = dice.choice(listed)
        question = QUESTIONS[number % len(QUESTIONS)]
        year = 1993 + (number // len(QUESTIONS)) % years
        ledger.append(
            make_claim(
                number,
                question=question[1],
                value=dice.choice(VALUES),
                period=f"{year}-0{dice.randint(1, 9)}-{dice.randint(10, 28)}",
                source=source.id,
                source_label=source.label,
                locator=f"para. {dice.randint(2, 40)}",
                is_ocr=dice.random() < 0.3,
                attribution=dice.choice(("observed", "observed", "relayed")),
                summary="The report says what the patrols of the mission saw in the sector during the months under review.",
            )
        )
    by_cell: dict[tuple[int, int], list[Entry]] = {}
    for number, line in enumerate(ledger, 1):
        key = (number % len(QUESTIONS), 1993 + (number // len(QUESTIONS)) % years)
        if dice.random() < 0.85 and hash(key) is not None and (key[0] + key[1]) % 6:
            by_cell.setdefault(key, []).append(
                make_entry(
                    number,
                    line.value,
                    source=line.source,
                    source_label=line.source_label,
                    locator_label=line.locator,
                    is_ocr=line.is_ocr,
                    is_relayed=line.attribution == "relayed",
                    attributed_to=dice.choice(("the Abkhaz side", "the Ministry of Defence of Georgia", ""))
                    if line.attribution == "relayed"
                    else "",
                    party=dice.choice(("", "", "host", "counterpart")),
                    summary=line.summary,
                )
            )
    kinds = ("NOT_SEARCHED", "SEARCHED_NO_EVIDENCE", "NOT_APPLICABLE")
    table = tuple(
        TableRow(
            question=f"q{index}",
            title=title,
            indicators=(indicator,),
            cells=tuple(
                TableCell(
                    year=year,
                    entries=tuple(by_cell.get((index, year), ())),
                    no_value=("CONTESTED" if dice.random() < 0.08 else "")
                    if by_cell.get((index, year))
                    else kinds[(index + year) % 3],
                    reason=""
                    if by_cell.get((index, year))
                    else (
                        "no report of this year has a readable text",
                        "four reports of the year were read",
                        "the mission had not begun",
                    )[(index + year) % 3],
                )
                for year in range(1993, 1993 + years)
            ),
        )
        for index, (title, indicator) in enumerate(QUESTIONS)
    )
    return _fill_large(dice, tuple(listed), tuple(ledger), table, years)


def _large_rule(dice: random.Random, rule: str, title: str, coverage: float, claims: int) -> RuleFinding:
    quarters = split_quarters(date(1993, 8, 24), date(2008, 12, 31))
    cells, level = [], 0.6
    for quarter in quarters:
        level = min(0.97, max(0.03, level + dice.uniform(-0.2, 0.2)))
        not_met = (1 - level) * dice.uniform(0.2, 0.9)
        seen = 0.0 if dice.random() > coverage + 0.25 else min(1.0, coverage + dice.uniform(-0.2, 0.2))
        cells.append(
            make_rule_cell(
                quarter,
                level if seen else 0.0,
                not_met if seen else 0.0,
                seen,
                claims=tuple(claim_id(dice.randint(1, claims)) for _ in range(6)) if seen else (),
                is_contested=dice.random() < 0.08,
                is_carried=dice.random() < 0.15,
                note="cooperation of the host decides" if seen else "nothing observed",
                missing=() if seen else ("N3", "N8"),
            )
        )
    has_verdict = coverage >= 0.6
    base = make_rule(rule, has_verdict=has_verdict)
    return RuleFinding(
        rule=rule,
        title=title,
        cells=tuple(cells),
        coverage=coverage,
        has_verdict=has_verdict,
        share_met=base.share_met,
        share_not_met=base.share_not_met,
        share_undetermined=base.share_undetermined,
        longest_not_met_quarters=5,
        reason="" if has_verdict else f"coverage {coverage:.2f}: N8 is observed in 21 of 62 quarters",
        would_change=(
            "Orders of the force commander, 1998 to 2003",
            "The scanned reports of 1996 (S/1996/5, S/1996/284)",
        ),
        variants=tuple(
            Variant(label=f"choice {n}", kind="threshold", share_met=0.4 + n / 50, share_not_met=0.3) for n in range(12)
        ),
        met_range=(0.4, 0.64),
        not_met_range=(0.2, 0.4),
        flip_set=("s-1994-1", "art-9"),
        influences=base.influences,
        beside=tuple(
            make_entry(n, f"{n} posts closed to patrols in the weapons zone", definition="N2/movement")
            for n in range(1, 7)
        ),
        met_bounds=(0.3, 0.8),
        not_met_bounds=(0.1, 0.5),
    )


def _fill_large(
    dice: random.Random,
    sources: tuple[SourceLine, ...],
    claims: tuple[ClaimLine, ...],
    table: tuple[TableRow, ...],
    years: int,
) -> Dossier:
    names = (
        ("CONSENT", "Consent of the host", 0.83),
        ("AUTHORITY", "Authority of the mandate", 0.95),
        ("IMPARTIALITY", "Impartiality of conduct", 0.44),
        ("FORCE", "Use of force within the posture", 0.71),
        ("MANDATE_FIT", "Activities within the mandate", 0.66),
    )
    rules = tuple(_large_rule(dice, rule, title, coverage, len(claims)) for rule, title, coverage in names)
    strength = tuple(
        SeriesPoint(
            day=date(1993, 9, 1) + timedelta(days=55 * n),
            low=float(80 + n + (n % 5) * 4),
            high=float(80 + n + (n % 5) * 4 + (20 if n % 7 == 0 else 0)),
            entry=make_entry(
                n + 1,
                f"{80 + n + (n % 5) * 4} observers",
                source=sources[n % len(sources)].id if n % 3 else "s-1994-1",
                source_label=sources[n % len(sources)].label if n % 3 else "S/1994/401",
            ),
        )
        for n in range(90)
    )
    ceiling = tuple(
        SeriesPoint(day=date(year, 7, 21), low=value, high=value, entry=make_entry(year, f"{value:.0f}"))
        for year, value in ((1993, 88.0), (1994, 136.0))
    )
    ceiling = tuple(
        SeriesPoint(day=p.day, low=p.low, high=p.high, entry=make_entry(n + 1, p.entry.text))
        for n, p in enumerate(ceiling)
    )
    series = (
        Series(definition="T3/deployed_strength", title="Deployed strength", unit="persons", points=strength),
        Series(definition="T3/authorised_strength", title="Authorised ceiling", unit="persons", points=ceiling),
        Series(
            definition="D1/displaced",
            title="Displaced from the whole area",
            unit="persons",
            points=tuple(
                SeriesPoint(
                    day=date(1994 + n, 6, 1),
                    low=200000.0,
                    high=260000.0 - 5000 * n,
                    entry=make_entry(n + 1, "200,000 to 260,000", source=sources[n].id, source_label=sources[n].label),
                )
                for n in range(9)
            ),
        ),
    )
    acts = tuple(
        sorted(
            (
                Act(
                    first_day=(day := date(1993, 8, 1) + timedelta(days=dice.randint(0, 365 * years))),
                    last_day=day + timedelta(days=dice.choice((0, 0, 30))),
                    track=dice.choice(
                        ("mandate", "council", "host", "counterpart", "sender", "mission", "violence", "exit")
                    ),
                    text=dice.choice(
                        (
                            "The Council extends the mandate by six months",
                            "Two patrols are stopped at the Inguri bridge",
                            "Parliament asks for the withdrawal of the force",
                        )
                    ),
                    entry=make_entry(n + 1),
                )
                for n in range(80)
            ),
            key=lambda act: act.first_day,
        )
    )
    indicators = tuple(
        IndicatorFinding(
            indicator="N3",
            definition="cooperation",
            party=party,
            period=quarter,
            shares=_shares(dice),
            claims=(claim_id(3),),
        )
        for party in ("host", "counterpart")
        for quarter in split_quarters(date(1994, 1, 1), date(2006, 12, 31))
    )
    small = build_small()
    return Dossier(
        header=make_header(),
        sentences=tuple(
            Sentence(text=text, claims=tuple(claim_id(dice.randint(1, len(claims))) for _ in range(dice.randint(1, 5))))
            for text in (
                "The Council set up the mission in August 1993 with up to 88 observers and raised the ceiling to 136 in July 1994.",
                "Between 1994 and 2008 the reports count between 20 and 151 observers in the field.",
                "The host consented to the mission in every year on file; consent to the CIS force was withdrawn in August 2008.",
                "Patrols were restricted in the upper Kodori valley for months at a time, by both sides.",
                "Four observers were taken hostage in October 1999 and freed within days.",
                "Nine people died when a helicopter was shot down in October 2001; the inquiry did not name who fired.",
                "Counts of returns to the Gali district differ by a factor of two, because some count seasonal returns.",
                "The Council welcomed the CIS force and did not authorise it.",
                "The mission's mandate was not extended in June 2009 after a veto.",
                "What the force did at its posts between 1996 and 2000 is not observed by any source on file.",
            )
        ),
        table=table,
        rules=rules,
        indicators=indicators,
        acts=acts,
        series=series,
        promises=tuple(
            Promise(
                task=f"task_{n}",
                title=title,
                mandate=(make_entry(n + 1, "assist, requested"),),
                delivered=tuple(
                    make_entry(n + k + 1, "patrols in the security zone, output verified", is_relayed=k == 2)
                    for k in range(3 + n * 2)
                ),
                ratio=small.promises[0].ratio if n == 1 else None,
            )
            for n, title in enumerate(
                (
                    "Monitor the ceasefire",
                    "Safe return of refugees and displaced persons",
                    "Withdrawal of heavy weapons",
                )
            )
        ),
        ratios=(),
        conflicts=tuple(
            Conflict(
                title=title,
                kind=kind,
                note=note,
                sides=tuple(
                    tuple(make_entry(n + 1, text, source_label=f"S/199{n}/5{n}") for n in range(2)) for text in texts
                ),
            )
            for title, kind, note, texts in (
                (
                    "How many had returned to Gali by 1998?",
                    "definition",
                    "one side counts seasonal returns",
                    ("30,000 to 40,000 persons", "60,000 to 65,000 persons"),
                ),
                (
                    "Who fired on the bus of 21 September?",
                    "residue",
                    "no inquiry was published",
                    ("Abkhaz militia", "an armed group from the Georgian side", "unknown persons"),
                ),
            )
        ),
        beside=(
            Beside(
                mission="cispkf-abkhazia",
                acronym="CISPKF",
                name="Collective peacekeeping force of the Commonwealth of Independent States in Abkhazia",
                first_day="1994-06-20 to 1994-06-24",
                last_day="2008-09-01 to 2008-10-15",
                mission_type="state-led",
                lead="Russian Federation",
                rules=tuple(
                    _large_rule(dice, rule, title, coverage - 0.1, len(claims)) for rule, title, coverage in names
                ),
                series=series[:2],
            ),
        ),
        gaps=tuple(
            Gap(
                question=title,
                kind=("NOT_SEARCHED", "SEARCHED_NO_EVIDENCE")[n % 2],
                years=tuple(range(1995 + n % 3, 2003)),
                text="A reading of the scanned reports of these years would tell.",
            )
            for n, (title, _) in enumerate(QUESTIONS[:9])
        ),
        claims=claims,
        sources=sources,
        manifest=make_manifest(),
        composition=tuple(
            make_entry(n, f"{n + 20} states contribute", definition="M1/contributors") for n in range(1, 9)
        ),
        sender_policy=tuple(
            make_entry(n, "passports issued to residents", definition="P1/passports") for n in range(1, 4)
        ),
    )


def _shares(dice: random.Random) -> tuple[CategoryShare, ...]:
    weights = [dice.random() ** 2 + 0.02 for _ in range(4)]
    labels = ("none or hostile", "partial, with refusals", "mostly, with delays", "full")
    return tuple(
        CategoryShare(code=str(n), label=label, probability=weight / sum(weights))
        for n, (label, weight) in enumerate(zip(labels, weights, strict=True))
    )
