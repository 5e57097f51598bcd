"""Derived numbers: shares, changes, differences, sums, rates and durations from figures at hand.

What enters: a figure of a text and the figures of a document, or of the text itself. What leaves: a test that shows
the derivation, or None.
Never done here: any pair that happens to give the number: both parts must be of the subject, thing and days that the
statement names, and an exclusion needs that there is one derivation only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.figure import Bounds, compare, write_bounds
from peaceops.assess.audit.guard import SHORT_OF
from peaceops.assess.audit.lexis import find_concept
from peaceops.assess.audit.match import match_subject
from peaceops.assess.audit.wording import Figure
from peaceops.model.audit import Excerpt, Recomputed, StatementTest
from peaceops.model.statement import Amount, Statement

Locate = Callable[[Statement], Excerpt]

RISE: Final = re.compile(
    r"\b(?:ris(?:e|en|ing)|rose|increas\w*|grew|grow\w*|growth|gain\w*|up by|expan\w+|climb\w*)\b", re.IGNORECASE
)
FALL: Final = re.compile(
    r"\b(?:fall\w*|fell|declin\w*|decreas\w*|drop\w*|reduc\w*|down by|shr[aiu]nk\w*|cut|lost)\b", re.IGNORECASE
)
SUM: Final = re.compile(
    r"\b(?:total\w*|together|combined|altogether|in all|overall|sum|between them|jointly)\b", re.IGNORECASE
)
_GAP: Final = re.compile(
    r"\b(?:difference|gap|exceed\w* .*\bby|outnumber\w*|more .*\bthan|fewer .*\bthan|less .*\bthan)\b", re.IGNORECASE
)
_RATE: Final = re.compile(
    r"\b(?:per|a|each|every)\s(?P<unit>year|month|week|day)\b|\b(?P<word>annually|yearly|monthly|daily)\b",
    re.IGNORECASE,
)
_RATE_DAYS: Final = {"year": "365.25", "annually": "365.25", "yearly": "365.25", "month": "30.4375", "monthly": "30.4375",
                     "week": "7", "day": "1", "daily": "1"}  # fmt: skip
_REST: Final = re.compile(
    r"\b(?:outside|elsewhere|the (?:rest|others?|remainder)|remaining|other than|not in)\b", re.IGNORECASE
)
_PEOPLE: Final = frozenset({"persons", "count", "events", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A number derived from figures.

    Parameters
    ----------
    bounds : Bounds
        What it gives.
    words : str
        How, with the figures.
    parts : tuple of Figure
        From which.
    is_whole : bool
        Whether the parts are all that the claim names, so that another number is excluded.
    """

    bounds: Bounds
    words: str
    parts: tuple[Figure, ...]
    is_whole: bool = False


def check_derived(
    claim: Figure, figures: Sequence[Figure], locate: Locate, *, kind: str = "document"
) -> StatementTest | None:
    """Test whether a number follows from figures at hand.

    Parameters
    ----------
    claim : Figure
        Of the text.
    figures : sequence of Figure
        At hand; the claim's own is left out by the caller.
    locate : callable
        Quotes a statement with its place.
    kind : str
        Kind of the test.
    """
    found = list(list_derivations(claim, figures))
    if not found:
        return None
    fits = [(d, compare(as_rounded(claim), d.bounds)[0]) for d in found]
    agree = [d for d, fit in fits if fit in ("equal", "inside") and _covers(claim, d) >= _SAYS_SOME]
    if agree:
        return build_test(claim, agree[0], locate, kind, "supported", "it follows from figures at hand")
    if any(fit == "overlaps" for _, fit in fits):
        best = next(d for d, fit in fits if fit == "overlaps")
        return build_test(claim, best, locate, kind, "supported-with-qualification", "figures at hand admit it")
    values = {(d.bounds.low, d.bounds.high) for d in found}
    if min(_covers(claim, d) for d in found) < _SAYS_MOST:
        return None  # they are not said to be of what the claim is of
    if len(values) == 1 and any(d.is_whole for d in found) and claim.amount.bound in ("exact", "about", "at-most"):
        return build_test(claim, found[0], locate, kind, "contradicted", "figures at hand give another")
    if len(values) != 1 or claim.amount.bound not in ("exact", "about") or claim.amount.unit != "share":
        return None  # a sum or difference may be of others than those at hand
    return build_test(claim, found[0], locate, kind, "contradicted", "figures at hand give another")


_SAYS_SOME: Final = 0.4
_SAYS_MOST: Final = 0.6


def _covers(claim: Figure, one: Derivation) -> float:
    """Measure how much of what a claim says the sentences of the parts say."""
    if claim.frame is None:
        return 1.0
    said: set[str] = set()
    for part in one.parts:
        if part.frame is None:
            return 1.0
        said |= part.frame.said | part.frame.foreign | part.frame.before | part.frame.main
    said |= {c[1:] for c in said if c.startswith("@")}
    counted = {find_concept(word) for word in re.findall(r"\w+", claim.amount.noun)}
    wanted = [c for c in claim.frame.said if c not in _OF_CHANGE | counted]
    return sum(c in said or c.removeprefix("@") in said for c in wanted) / len(wanted) if wanted else 1.0


_OF_CHANGE: Final = frozenset(
    {"increase", "decrease", "contribute", "authorise", "difference", "gap", "outside", "averag", "short"}
)


def as_rounded(claim: Figure) -> Amount:
    """Take a share or a derived number as rounded to the digits it is written with."""
    amount = claim.amount
    if amount.bound == "at-most" and amount.low is None and "authorised" in claim.sayings:
        return replace(amount, low=amount.high, bound="exact")
    if amount.bound != "exact" or amount.low is None or amount.low != amount.high:
        return amount
    exponent = amount.low.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    half = Decimal(10) ** (min(exponent, -2) if amount.unit == "share" else min(exponent, 0)) / 2
    return replace(amount, low=amount.low - half, high=amount.low + half, bound="between")


def _list_alike(claim: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """List the figures of other statements on what a claim is of."""
    others = (f for f in figures if f.statement is not claim.statement)
    return [f for f in others if match_subject(claim, f) in ("same", "carried")]


def list_derivations(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    """List the numbers that figures give on what a claim says, each with its derivation."""
    text = claim.text
    if claim.amount.unit == "share":
        if RISE.search(text) or FALL.search(text):
            yield from _list_changes(claim, _list_alike(claim, figures), as_share=True)
        else:
            yield from _list_shares(claim, _list_alike(claim, figures))
            yield from _list_named_shares(claim, figures)
        return
    if claim.amount.unit in _MONEY and SUM.search(text):
        yield from _list_money(claim, figures)
    if claim.amount.unit not in _PEOPLE:
        return
    if SHORT_OF.search(text):
        yield from _list_shortfalls(claim, _list_alike(claim, figures))
    elif _REST.search(text):
        yield from _list_rests(claim, _list_alike(claim, figures))
    elif rate := _RATE.search(text):
        yield from _list_rates(
            claim, _list_alike(claim, figures), (rate.group("unit") or rate.group("word")).casefold()
        )
    elif claim.kind == "uniformed":
        yield from _list_uniformed(claim, _list_alike(claim, figures))
    elif SUM.search(text) or {"dead", "injured"} <= claim.sayings:
        # A sum names the whole: its parts have names of their own.
        # "Nine were wounded, two of them critically": a part is not added to its whole.
        yield from _list_sums(claim, [f for f in figures if f.statement is not claim.statement and not f.is_part])
    elif RISE.search(text) or FALL.search(text):
        yield from _list_changes(claim, _list_alike(claim, figures), as_share=False)
    elif _GAP.search(text):
        yield from _list_gaps(claim, [f for f in figures if f.statement is not claim.statement])


_MONEY: Final = frozenset({"usd", "eur", "gbp", "rub"})


def is_derived(claim: Figure) -> bool:
    """Whether a figure is said to be a sum or a difference of others, so that none of them excludes it."""
    if SUM.search(claim.text) and len(claim.sure - claim.main) > 1:
        return True
    return _LESS.search(claim.amount.text) is not None or (
        _LESS.search(claim.local) is not None and " than " in claim.text and claim.amount.bound == "exact"
    )


_LESS: Final = re.compile(r"\b(?:fewer|more|less)\s(?!than\b)", re.IGNORECASE)


def _list_money(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    """List the sum of sums of money of those whom the claim names."""
    parts = [
        f for f in figures
        if f.statement is not claim.statement and f.amount.unit == claim.amount.unit and f.amount.low is not None
        and f.amount.low == f.amount.high and f.sure & (claim.sure - claim.main) and _days_fit(claim, f)
    ]  # fmt: skip
    shared = frozenset.intersection(*(f.names for f in parts)) if parts else frozenset()
    apart = [f.names - shared for f in parts]
    covered = frozenset().union(*(f.names for f in parts))
    is_apart = all(not one & other for i, one in enumerate(apart) for other in apart[i + 1 :])
    if len(parts) < 2 or not is_apart or claim.sure - covered - parts[0].main:
        return
    total = sum((f.amount.low or Decimal(0) for f in parts), Decimal(0))
    yield Derivation(
        bounds=Bounds(low=total, high=total), parts=tuple(parts), is_whole=True,
        words=f"{' + '.join(f.amount.text for f in parts)} is {total:,f}",
    )  # fmt: skip


def _is_people(figure: Figure) -> bool:
    return figure.amount.unit in _PEOPLE and figure.amount.low is not None and figure.amount.low == figure.amount.high


# --- shares


def _list_shares(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    """List shares of a part in its whole: the whole is what the share is of, the part is what is said of it."""
    wanted = claim.kind
    people = [f for f in figures if _is_people(f) and _days_fit(claim, f)]
    bases = [
        f for f in people if f.amount.low and (not wanted or f.kind == wanted or (f.kind and f.kind in claim.words))
    ]
    for part in people:
        for base in bases:
            if base is part or not base.amount.low or part.amount.low is None or part.amount.low > base.amount.low:
                continue
            if not _is_whole(claim, base, part) or not _is_part(claim, part, base):
                continue
            ratio = part.amount.low / base.amount.low
            yield Derivation(
                bounds=Bounds(low=ratio, high=ratio), parts=(part, base),
                words=f"{part.amount.text} of {base.amount.text} is {_percent(ratio)}",
            )  # fmt: skip


def _list_named_shares(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    """List shares of those that a share names in all who are listed beside them ("Kenya and Nepal together")."""
    groups: dict[tuple[int, str], list[Figure]] = {}
    for figure in figures:
        if _is_people(figure) and _days_fit(claim, figure) and figure.names:
            groups.setdefault((figure.run, figure.kind), []).append(figure)
    for (_, kind), listed in groups.items():
        group = _drop_total(listed)
        if kind and claim.kind and kind != claim.kind and kind not in claim.words and claim.kind not in _ANY_STAFF:
            continue
        if len(group) < 2 or len({f.names for f in group}) != len(group):
            continue
        shared = frozenset.intersection(*(f.names for f in group))
        own = [f for f in group if (f.names - shared - f.main) & claim.names]
        if not own or len(own) == len(group):
            continue
        total = sum((f.amount.low or Decimal(0) for f in group), Decimal(0))
        part = sum((f.amount.low or Decimal(0) for f in own), Decimal(0))
        if total:
            yield Derivation(
                bounds=Bounds(low=part / total, high=part / total), parts=tuple(group),
                words=f"{' + '.join(f.amount.text for f in own)} of {total:,f} in all is {_percent(part / total)}",
            )  # fmt: skip


_ANY_STAFF: Final = frozenset({"personnel", "uniformed", "peacekeep", "operation", "oper", "mission", "forc"})


def _drop_total(figures: list[Figure]) -> list[Figure]:
    """Drop the figure that is the sum of those listed beside it."""
    total = sum((f.amount.low or Decimal(0) for f in figures), Decimal(0))
    return [f for f in figures if len(figures) < 3 or (f.amount.low or Decimal(0)) * 2 != total]


def _is_whole(claim: Figure, base: Figure, part: Figure) -> bool:
    """Whether a figure is what a share is of."""
    extra = claim.names - base.names - base.main
    if part.sayings - base.sayings and not base.is_part and base.sayings <= part.sayings | claim.sayings:
        return True
    if base.kind != part.kind and part.kind in claim.words and (
        base.run == part.run and base.names == part.names and not part.is_part
    ):  # fmt: skip
        return True
    # A share by name: "Portugal's share" is Portugal's figure over the one that names no contributor.
    return bool(extra & part.names) and part.kind == base.kind and not base.names - base.main - claim.names


def _is_part(claim: Figure, part: Figure, base: Figure) -> bool:
    own = claim.sayings - base.sayings
    if own:
        return own <= part.sayings and (not claim.causes or claim.causes == part.causes)
    if claim.causes:
        return claim.causes == part.causes and claim.causes != base.causes
    named = claim.names - base.names - base.main
    if named:
        return named <= part.names | part.main
    kinds = {part.kind} - {base.kind}
    return bool(kinds & claim.words)


def _days_fit(claim: Figure, figure: Figure) -> bool:
    own, its = claim.days, figure.days
    return own is None or its is None or (own[0] <= its[1] and its[0] <= own[1])


def _percent(ratio: Decimal) -> str:
    return f"{round(ratio * 100, 1).normalize():f}%"


# --- changes


def _alike(claim: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """Figures of what the claim counts, and of which it says the same."""
    kinds = {claim.kind} if claim.kind else set(claim.words)
    if claim.kind in ("personnel", "peacekeep") or re.search(r"uniformed", claim.amount.noun, re.IGNORECASE):
        kinds |= {"troop", "police", "observer", "personnel"}
    return [f for f in figures if _is_people(f) and f.kind in kinds and f.sayings <= claim.sayings]


def _ends(claim: Figure) -> tuple[tuple[date, date], tuple[date, date]] | None:
    """First and last days between which a change is said to have happened."""
    times = sorted(claim.statement.times, key=lambda w: w.period.first_day)
    if len(times) >= 2:
        begin, end = times[0].period, times[-1].period
        return (begin.first_day, begin.last_day), (end.first_day, end.last_day)
    if len(times) == 1 and times[0].kind == "year":
        year = times[0].period.first_day.year
        return (date(year - 1, 1, 1), date(year, 6, 30)), (date(year, 7, 1), date(year, 12, 31))
    if len(times) == 1 and times[0].kind == "range":
        period = times[0].period
        first, last = period.first_day, period.last_day
        return (first, date(first.year, 12, 31)), (date(last.year, 1, 1), last)
    return None


def _list_changes(claim: Figure, figures: Sequence[Figure], *, as_share: bool) -> Iterator[Derivation]:
    dated = sorted(
        (f for f in _alike(claim, figures) if f.days is not None), key=lambda f: f.days or (date.min, date.min)
    )
    ends = _ends(claim)
    rises, falls = bool(RISE.search(claim.text)), bool(FALL.search(claim.text))
    for i, first in enumerate(dated):
        for last in dated[i + 1 :]:
            if first.days == last.days or first.amount.low in (None, 0) or last.amount.low is None:
                continue
            if ends is not None and not (_meet(first.days, ends[0]) and _meet(last.days, ends[1])):
                continue
            assert first.amount.low is not None
            change = last.amount.low - first.amount.low
            if rises == falls or (change > 0) != rises:
                continue
            value = abs(change) / first.amount.low if as_share else abs(change)
            shown = _percent(value) if as_share else write_bounds(Bounds(low=value, high=value))
            yield Derivation(
                bounds=Bounds(low=value, high=value), parts=(first, last),
                words=f"from {_dated(first)} to {_dated(last)} is a change of {shown}",
            )  # fmt: skip


def _meet(own: tuple[date, date] | None, other: tuple[date, date]) -> bool:
    return own is not None and own[0] <= other[1] and other[0] <= own[1]


def _dated(figure: Figure) -> str:
    return f"{figure.amount.text} ({figure.when.text})" if figure.when else figure.amount.text


def _list_gaps(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    alike = [f for f in _alike(claim, figures) if _days_fit(claim, f) and f.sure & claim.sure]
    for i, one in enumerate(alike):
        for other in alike[i + 1 :]:
            if one.names == other.names or (one.days != other.days and claim.days is not None):
                continue
            if not claim.sure <= one.names | other.names | one.context:
                continue
            assert one.amount.low is not None
            assert other.amount.low is not None
            value = abs(one.amount.low - other.amount.low)
            yield Derivation(
                bounds=Bounds(low=value, high=value), parts=(one, other),
                words=f"{one.amount.text} and {other.amount.text} are {value:,f} apart",
            )  # fmt: skip


def _list_shortfalls(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    """List what lies between a strength and its ceiling."""
    alike = [f for f in figures if _is_people(f) and f.kind == claim.kind]
    ceilings = [f for f in alike if "authorised" in f.sayings]
    for one in alike:
        for ceiling in ceilings:
            if (
                "authorised" not in one.sayings
                and _days_fit(claim, one)
                and one.amount.low is not None
                and ceiling.amount.low
            ):
                value = abs(ceiling.amount.low - one.amount.low)
                yield Derivation(
                    bounds=Bounds(low=value, high=value), parts=(one, ceiling),
                    words=f"{one.amount.text} and an authorised {ceiling.amount.text} are {value:,f} apart",
                )  # fmt: skip


def _list_rests(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    """List what is left of a whole without its part, in one sentence."""
    for whole in _alike(claim, figures):
        for part in figures:
            if part.is_part and _is_people(part) and part.kind == whole.kind and not whole.is_part and (
                part.statement.sentence == whole.statement.sentence and whole.amount.low and part.amount.low is not None
            ):  # fmt: skip
                value = whole.amount.low - part.amount.low
                yield Derivation(
                    bounds=Bounds(low=value, high=value), parts=(whole, part),
                    words=f"{whole.amount.text} without {part.amount.text} is {value:,f}",
                )  # fmt: skip


# --- sums and rates


def _list_uniformed(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    """List sums of troops, police and observers of one sentence: all who wear a uniform, none counted twice."""
    by_sentence: dict[int, list[Figure]] = {}
    for figure in figures:
        number = figure.amount.low is not None or figure.amount.bound == "at-most"
        if number and figure.amount.unit in _PEOPLE and figure.kind in _UNIFORMED and not figure.is_part and (
            _days_fit(claim, figure) and ("authorised" in figure.sayings) == ("authorised" in claim.sayings)
        ):  # fmt: skip
            by_sentence.setdefault(figure.run, []).append(figure)
    for group in by_sentence.values():
        kinds = [f.kind for f in group]
        if len(group) < 2 or len(set(kinds)) != len(kinds) or len({f.days for f in group}) > 1:
            continue
        total = sum((f.amount.high or f.amount.low or Decimal(0) for f in group), Decimal(0))
        yield Derivation(
            bounds=Bounds(low=total, high=total), parts=tuple(group), is_whole=True,
            words=f"{' + '.join(f.amount.text for f in group)} is {total:,f}",
        )  # fmt: skip


_UNIFORMED: Final = frozenset({"troop", "police", "observer"})


def _list_sums(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    alike = [f for f in _alike(claim, figures) if _days_fit(claim, f) and not SUM.search(f.text)]
    by_sentence: dict[int, list[Figure]] = {}
    for figure in alike:
        by_sentence.setdefault(figure.run, []).append(figure)
    groups = [g for g in by_sentence.values() if len(g) > 1]
    days = {f.days for f in alike}
    if len(by_sentence) > 1 and len(days) == 1 and len({f.names for f in alike}) == len(alike):
        groups.append(alike)
    # Years of one subject add up to a longer time that the claim names.
    if (
        claim.days is not None
        and len(days) == len(alike) > 1
        and all(f.days and _inside(f.days, claim.days) for f in alike)
    ):
        groups.append(alike)
    if {"dead", "injured"} <= claim.sayings:
        both = [f for f in figures if _is_people(f) and _days_fit(claim, f) and f.sayings in ({"dead"}, {"injured"})]
        groups = [
            g
            for g in ([f for f in both if f.statement.sentence == n] for n in {f.statement.sentence for f in both})
            if len(g) == 2
        ]
    for group in groups:
        named = [f for f in group if not claim.sure or claim.sure & (f.names | f.context) or f.names]
        if len(named) < 2 or (claim.sure and not any(claim.sure & (f.names | f.context) for f in named)):
            continue
        total = sum((f.amount.low or Decimal(0) for f in named), Decimal(0))
        yield Derivation(
            bounds=Bounds(low=total, high=total), parts=tuple(named),
            words=f"{' + '.join(f.amount.text for f in named)} is {total:,f}",
        )  # fmt: skip


def _inside(own: tuple[date, date], other: tuple[date, date]) -> bool:
    return other[0] <= own[0] and own[1] <= other[1]


def _list_rates(claim: Figure, figures: Sequence[Figure], unit: str) -> Iterator[Derivation]:
    for figure in _alike(claim, figures):
        if figure.days is None or _RATE.search(figure.text):
            continue
        days = (figure.days[1] - figure.days[0]).days + 1
        if days < 2 * Decimal(_RATE_DAYS[unit]) or figure.amount.low is None:
            continue
        value = figure.amount.low / (days / Decimal(_RATE_DAYS[unit]))
        yield Derivation(
            bounds=Bounds(low=value, high=value), parts=(figure,),
            words=f"{_dated(figure)} is {round(value, 1):,f} a {unit}",
        )  # fmt: skip


def build_test(claim: Figure, one: Derivation, locate: Locate, kind: str, verdict: str, words: str) -> StatementTest:
    """Build the test that shows a derivation."""
    fit = {"supported": "inside", "contradicted": "outside"}.get(verdict, "overlaps")
    excerpts = tuple(dict.fromkeys(locate(f.statement) for f in one.parts))
    figure = Recomputed(
        claimed=claim.amount.text, claimed_low=claim.amount.low, claimed_high=claim.amount.high, low=one.bounds.low,
        high=one.bounds.high, unit=claim.amount.unit, definition="derived", rule=one.words, fit=fit,
        period=claim.when.text if claim.when else "", citation=excerpts[0].ref if excerpts else "", query=one.words,
        readings=1,
    )  # fmt: skip
    return StatementTest(
        kind=kind, verdict=verdict, explanation=f"{words[0].upper()}{words[1:]}: {one.words}.", figures=(figure,),
        grounds=excerpts,
    )  # fmt: skip
