"""What the evidence says in about ten lines, each with the claims it rests on.

What enters: a ledger and an assessment. What leaves: sentences; a line without claims is not made.
Never done here: verdicts on motive, words taken from a source, a number without a claim.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Final

from peaceops.assess.conformity.state import MandateCalendar, find_council_language
from peaceops.assess.entry import render_quantity
from peaceops.assess.finding import Assessment, Interval
from peaceops.codebook.schema import Codebook
from peaceops.dossier.view import Sentence
from peaceops.evidence.ledger import Ledger
from peaceops.model.claim import Claim
from peaceops.model.period import DAY, Period
from peaceops.model.value import Category, DateValue, Quantity

Line = Callable[[Ledger, Assessment, Codebook], Sentence | None]
SAME_ACT_DAYS: Final = 14


def write_sentences(ledger: Ledger, assessment: Assessment, codebook: Codebook) -> tuple[Sentence, ...]:
    """Write the lines that the evidence supports, in a fixed order."""
    return tuple(line for make in LINES if (line := make(ledger, assessment, codebook)) is not None)


def _sentence(text: str, claims: Sequence[str]) -> Sentence | None:
    unique = tuple(dict.fromkeys(claims))
    return Sentence(text=text, claims=unique) if unique else None


def _ids(claims: Sequence[Claim]) -> list[str]:
    return [c.id for c in claims]


def _say_deployment(ledger: Ledger, _: Assessment, __: Codebook) -> Sentence | None:
    own = ledger.mission.id
    first = [c for c in ledger.on("L2", "first_troops", subject=own) if isinstance(c.value, DateValue)]
    last = [c for c in ledger.on("E4", "actual_end", subject=own) if isinstance(c.value, DateValue)]
    parts = []
    for word, claims in (("first deployed", first), ("ended", last)):
        if claims:
            low, high = _date_range(claims)
            parts.append(f"{word} {low}" if low == high else f"{word} between {low} and {high}, by source")
    return _sentence(
        f"{ledger.mission.acronym or ledger.mission.name}: " + "; ".join(parts) + ".", _ids([*first, *last])
    )


def _date_range(claims: Sequence[Claim]) -> tuple[str, str]:
    """Earliest and latest day, without vague dates that contain a more exact one."""
    ranges = {(c.value.earliest, c.value.latest) for c in claims if isinstance(c.value, DateValue)}
    exact = [
        (a, b) for a, b in ranges if not any((c, d) != (a, b) and a <= c and d <= b for c, d in ranges)
    ]  # fmt: skip
    return _day(min(a for a, _ in exact)), _day(max(b for _, b in exact))


def _days(period: Period) -> str:
    """Say when, with its preposition; a whole month or year stands as such, for no source named a day in it."""
    first, last = period.first_day, period.last_day
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12) and first.year == last.year:
        return f"in {first.year}"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and (last + DAY).day == 1:
        return f"in {first:%B %Y}"
    return f"on {_day(first)}"


def _day(day: date) -> str:
    return f"{day.day} {day.strftime('%B %Y')}"


def _say_authority(ledger: Ledger, assessment: Assessment, _: Codebook) -> Sentence | None:
    found = find_council_language(ledger, assessment.as_of or date.max)
    if found is None:
        return None
    verb, claims = found
    first = min(c.period.first_day for c in ledger.claims if c.id in claims)
    return _sentence(
        f"The strongest operative verb of the Security Council towards it is “{verb.replace('_', ' ')}”, "
        f"first on {_day(first)}.",
        claims,
    )


def _say_mandate(ledger: Ledger, assessment: Assessment, _: Codebook) -> Sentence | None:
    calendar = MandateCalendar(ledger)
    cells = next((r.cells for r in assessment.rules if r.cells), ())
    if calendar.is_empty or not cells:
        return None
    days = Period.of_days(cells[0].period.first_day, cells[-1].period.last_day)
    count = calendar.count(days)
    by_id = {c.id: c for c in ledger.claims}
    derived = [i for *_, i in calendar.lapses if by_id[i].note.startswith("derived")]
    low, high = count.gap_share
    parts = [f"of {count.total:,} days, {count.valid:,} lie under a term found in the documents"]
    if count.lapsed:
        worked = f"{len(calendar.lapses)} claims, {len(derived)} of them worked out from two decisions"
        parts.append(f"{count.lapsed:,} in a lapse ({worked})")
    if count.contested:
        parts.append(f"for {count.contested:,} one source gives a term and another a lapse")
    if count.unknown:
        parts.append(f"for {count.unknown:,} the documents read give no term")
    if not calendar.lapses:
        parts.append("no lapse is reported")
    return _sentence(
        f"Mandate: {'; '.join(parts)} (share of days without a mandate {low:.2f} to {high:.2f}).",
        [i for _, _, i in (*calendar.lapses, *calendar.terms)],
    )


def _say_strength(ledger: Ledger, _: Assessment, codebook: Codebook) -> Sentence | None:
    own = ledger.mission.id
    deployed = _quantities(ledger, "T3", "deployed_strength", own)
    ceiling = _quantities(ledger, "T3", "authorised_strength", own)
    if not deployed:
        return None
    word = "is" if len(deployed) == 1 else "runs from"
    text = f"Reported strength {word} {_range(deployed, codebook)} ({_count(deployed, 'figure')}, {_sources(deployed)})"
    if ceiling:
        text += f"; authorised ceiling {_range(ceiling, codebook)}"
    return _sentence(text + ".", _ids([*deployed, *ceiling]))


def _quantities(ledger: Ledger, indicator: str, definition: str, subject: str = "", party: str = "") -> list[Claim]:
    return [
        c for c in ledger.on(indicator, definition, subject=subject, party=party)
        if isinstance(c.value, Quantity) and c.stance != "denies"
    ]  # fmt: skip


def _sources(claims: Sequence[Claim]) -> str:
    return _count({c.source for c in claims}, "source")


def _count(things: Collection[object], word: str) -> str:
    return f"1 {word}" if len(things) == 1 else f"{len(things)} {word}s"


def _bounds(claim: Claim) -> tuple[float, float]:
    assert isinstance(claim.value, Quantity)
    low, high = claim.value.low, claim.value.high
    return float(low if low is not None else high or 0), float(high if high is not None else low or 0)


def _extremes(claims: Sequence[Claim]) -> list[str]:
    if not claims:
        return []
    return [min(claims, key=lambda c: _bounds(c)[0]).id, max(claims, key=lambda c: _bounds(c)[1]).id]


def _range(claims: Sequence[Claim], codebook: Codebook) -> str:
    low = min(claims, key=lambda c: _bounds(c)[0]).value
    high = max(claims, key=lambda c: _bounds(c)[1]).value
    assert isinstance(low, Quantity)
    assert isinstance(high, Quantity)
    return render_quantity(
        low.low if low.low is not None else low.high,
        high.high if high.high is not None else high.low,
        high.unit,
        codebook,
    )


def _say_consent(ledger: Ledger, _: Assessment, __: Codebook) -> Sentence | None:
    own = ledger.mission.id
    acts = [
        c for c in ledger.on("N4", "consent_act", subject=own)
        if c.party == "host" and isinstance(c.value, Category)
    ]  # fmt: skip
    if not acts:
        return None
    acts.sort(key=lambda c: (c.period.first_day, c.id))
    counts: dict[str, int] = {}
    latest: dict[str, date] = {}
    for claim in acts:
        assert isinstance(claim.value, Category)
        label = claim.value.code.replace("_", " ")
        day = claim.period.first_day
        if label not in latest or (day - latest[label]).days > SAME_ACT_DAYS:
            counts[label] = counts.get(label, 0) + 1
        latest[label] = day
    listed = ", ".join(f"{label} ({n})" for label, n in sorted(counts.items()))
    last = acts[-1]
    assert isinstance(last.value, Category)
    return _sentence(
        f"Acts of the host on its presence, as reported: {listed}; the last is "
        f"“{last.value.code.replace('_', ' ')}” {_days(last.period)}.",
        _ids(acts),
    )


def _say_force(ledger: Ledger, _: Assessment, __: Codebook) -> Sentence | None:
    claims = [
        c for c in ledger.on("F2", "force_used", subject=ledger.mission.id)
        if c.party in ("", "mission") and isinstance(c.value, Category) and c.stance != "denies"
    ]  # fmt: skip
    none = [c for c in claims if c.observed_none]
    used = [c for c in claims if isinstance(c.value, Category) and c.value.code in ("1", "2", "3")]
    if not claims:
        return None
    days = sum(c.observed_none.exposure_days for c in none if c.observed_none)
    text = f"Observers' reports that mention no use of force by it ({len(none)}) cover {days:,} days"
    if not none:
        text = "No observer's report read covers its days with no use of force"
    if used:
        coercive = sum(isinstance(c.value, Category) and c.value.code != "1" for c in used)
        text += f"; {_count(used, 'report')} of force, {coercive} of more than self-defence"
    return _sentence(text + ".", _ids([*used, *none]))


def _say_movement(ledger: Ledger, _: Assessment, __: Codebook) -> Sentence | None:
    claims = _quantities(ledger, "N5", "restriction", ledger.mission.id)
    if not claims:
        return None
    by_party: dict[str, list[Claim]] = {}
    for claim in claims:
        by_party.setdefault(claim.party or "unknown", []).append(claim)
    parts = [
        f"{sum(int(_bounds(c)[0]) for c in members)} or more by {_role(party)}"
        for party, members in sorted(by_party.items())
    ]
    return _sentence("Restrictions of its movement that reports count: " + ", ".join(parts) + ".", _ids(claims))


def _role(party: str) -> str:
    return {
        "host": "the host's side",
        "counterpart": "the counterpart's side",
        "sender": "the sender",
        "mission": "the mission itself",
        "unknown": "persons not established",
    }.get(party, party.replace("_", " "))


def _say_deaths(ledger: Ledger, _: Assessment, codebook: Codebook) -> Sentence | None:
    own = ledger.mission.id
    claims = _quantities(ledger, "F4", "hostile_deaths", own) + _quantities(ledger, "F4", "deaths_all", own)
    whole = min(700, (ledger.mission.period.last_day - ledger.mission.period.first_day).days)
    longest = [c for c in claims if (c.period.last_day - c.period.first_day).days >= whole]
    if longest:
        parts = [
            f"{_range(kept, codebook)} {words}"
            for name, words in (("deaths_all", "of all causes"), ("hostile_deaths", "by hostile acts"))
            if (kept := [c for c in longest if c.definition == name])
        ]
        return _sentence(
            f"Deaths of its personnel over its days, as sources total them: {'; '.join(parts)}.", _ids(longest)
        )
    if not claims:
        return None
    return _sentence(
        f"{len(claims)} reports give deaths of its personnel, from {_range(claims, codebook)} in a period; "
        "the periods overlap and are not added.",
        _ids(claims),
    )


def _say_returns(ledger: Ledger, assessment: Assessment, codebook: Codebook) -> Sentence | None:
    displaced = _quantities(ledger, "D1", "displaced_all")
    if not displaced:
        return None
    years = sorted({c.period.last_day.year for c in displaced})
    when = str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
    text = (
        f"Figures of the displaced from the area run from {_range(displaced, codebook)} "
        f"({_sources(displaced)}, {when}; groups and days differ)"
    )
    claims = _extremes(displaced)
    for ratio in assessment.ratios:
        if ratio.id.startswith("D1") and ratio.value is not None:
            when = ratio.note.split(";")[0] if ratio.note.startswith("as of") else ""
            title = f"{ratio.title[0].lower()}{ratio.title[1:]}"
            text += f"; {title}{', ' + when if when else ''}: {_interval(ratio.value)}"
            claims += [e.claims[0] for e in (*ratio.numerators, *ratio.denominators)]
    return _sentence(text + ".", claims)


def _interval(value: Interval) -> str:
    return f"{value.low:.2f} to {value.high:.2f}"


def _say_ties(ledger: Ledger, _: Assessment, __: Codebook) -> Sentence | None:
    claims = [
        c for c in ledger.on("P4", "ties")
        if isinstance(c.value, Category) and c.value.code in ("2", "3", "4") and c.stance != "denies"
    ]  # fmt: skip
    if not claims:
        return None
    claims.sort(key=lambda c: (c.period.first_day, c.id))
    first: dict[str, Claim] = {}
    for claim in claims:
        assert isinstance(claim.value, Category)
        first.setdefault(claim.value.code, claim)
    labels = {"2": "legal or direct ties", "3": "recognition", "4": "incorporation"}
    parts = [f"{labels[code]} from {_day(c.period.first_day)}" for code, c in sorted(first.items())]
    return _sentence(
        "The sender's ties with the counterpart, as reported: " + "; ".join(parts) + ".", _ids(list(first.values()))
    )


def _say_exit(ledger: Ledger, _: Assessment, codebook: Codebook) -> Sentence | None:
    claims = [c for c in ledger.on("E3", "cause_of_end", subject=ledger.mission.id) if isinstance(c.value, Category)]
    if not claims:
        return None
    definition = codebook.indicators["E3"].definition("cause_of_end")
    labels = definition.codes if definition else {}
    codes = sorted({c.value.code for c in claims if isinstance(c.value, Category)})
    listed = ", ".join(f"{code} ({labels.get(code, code)})" for code in codes)
    word = "Cause of the end" if len(codes) == 1 else "Causes of the end, contested"
    return _sentence(f"{word}: {listed}.", _ids(claims))


LINES: Final[tuple[Line, ...]] = (
    _say_deployment,
    _say_authority,
    _say_mandate,
    _say_strength,
    _say_consent,
    _say_force,
    _say_movement,
    _say_deaths,
    _say_returns,
    _say_ties,
    _say_exit,
)
