"""Figures of one sentence against each other: parts and wholes, shares, spans of time.

What enters: a sentence with the figures and days found in it. What leaves: what does not follow, with the reason.
Never done here: a rule that needs to guess which figure belongs to which: such a sentence is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from peaceops.assess.audit.addition import PEOPLE, Slip, check_sum, check_total, is_number
from peaceops.assess.audit.figure import Bounds, read_bounds, round_half, write_bounds
from peaceops.model.numeral import COUNTS
from peaceops.model.statement import Amount, Statement, When

_SPANS: Final = {"days": Decimal(1), "weeks": Decimal(7), "months": Decimal("30.4375"), "years": Decimal("365.25")}
_OUT_OF: Final = re.compile(r"^[\s,]*(?:were\s)?(?:out\s)?of\s(?:the\s|its\s|their\s|these\s|those\s)*$", re.IGNORECASE)
_AFTER_NUMBER: Final = re.compile(r"\d\s(?:were\s)?out of\s[\w\s]{0,20}$", re.IGNORECASE)
_NUMBER_OF: Final = re.compile(r"[\d,.]+\s(?:out\s)?of\s(?:the\s)?$", re.IGNORECASE)
_WHOLE_FIRST: Final = re.compile(
    r"(?:\bout of|(?:^|[.;,:]\s|\bthat\s)of)\s(?:the\s|some\s|these\s|those\s|its\s|their\s)*$", re.IGNORECASE
)
_MOVES: Final = re.compile(
    r"\b(?:increas|ris|rose|grew|grow|fell|fall|declin|decreas|reduc|than|over the|up from|compared)\w*", re.IGNORECASE
)
_BOUND: Final = re.compile(
    r"\b(?:more|less|fewer) than (?=[\w\s-]{0,12}(?:half|third|quarter|fifth|per cent|percent|%))", re.IGNORECASE
)
_POPULATION: Final = re.compile(
    r"population|refugee|displaced|inhabitant|resident|voter|troop|soldier|household|civilian|personnel|member",
    re.IGNORECASE,
)
#: Another subject begins a clause of its own: "from 1999 until 2010, and UNAMIR lasted for seven years".
_OTHER_CLAUSE: Final = re.compile(
    r"\b(?:and|but|while|whereas|though|although|as)\s(?!(?:it|they|this|that|which|thus|therefore|so|hence|lasted|ran|stayed|served|spanned"
    r"|covered|took|was|were|remained|operated|existed|continued|spent|for|from|between|in)\b)",
    re.IGNORECASE,
)
_ELSEWHERE: Final = re.compile(
    r"\b(?:later|earlier|before|after|ago|since|previous|another|further|more|next|last|every)\b", re.IGNORECASE
)
#: "eight years, all but a few weeks, before it left".
_ASIDE: Final = re.compile(r"^,[^,.;]{1,45},")
#: "The end of 2003" is no time that something lasted: "two years on, at the end of 2003".
_ONE_END: Final = re.compile(
    r"(?:the )?(?:very )?(?:end|beginning|start|close|turn) of (?!.*(?:\b(?:to|until|till|through|and)\b|[–—-]))",
    re.IGNORECASE,
)
_ONLY_THERE: Final = re.compile(
    r"\b(?:exclusively|solely|only)\s(?:in|to|into|within|from)\s(?:the\s)?(?P<place>(?:[\w-]+\s){0,3}(?:district|region|province|county|sector|zone|area|city|town))",
    re.IGNORECASE,
)


_ODD: Final = re.compile(r"[^\w\s.,;:()'’“”\"%–—/-]|(?<=\s)[^\w\s(](?=\s)")
_MAX_ODD: Final = 0.03


def list_slips(text: str, amounts: Sequence[Amount], times: Sequence[When]) -> Iterator[Slip]:
    """List what does not follow in a sentence.

    Parameters
    ----------
    text : str
        The sentence.
    amounts, times : sequence of Amount, of When
        Found in it, in order.
    """
    if len(_ODD.findall(text)) > _MAX_ODD * len(text):
        return  # the noise of a scan
    for check in (_check_part, _check_over_one, _check_share, _check_areas, _check_change):
        yield from check(text, amounts)
    # A factor ("ten times as many: 41 against four") is no sum.
    counts = [a for a in amounts if re.search(r"\b(?:times|twice|fold)$", a.text, re.IGNORECASE) is None]
    for check in (check_sum, check_total):
        yield from check(text, counts)
    yield from _check_span(text, amounts, times)
    yield from _check_later(text, times)


def collect(statements: Sequence[Statement]) -> tuple[tuple[Amount, ...], tuple[When, ...]]:
    """Collect the figures and days of the statements of one sentence, each once, in order."""
    amounts = {(a.start, a.end): a for s in statements for a in s.amounts}
    times = {(w.start, w.end): w for s in statements for w in s.times if w.how == "named"}
    return tuple(amounts[k] for k in sorted(amounts)), tuple(times[k] for k in sorted(times))


def _find_parts(text: str, amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """Find a part and its whole: "300 of the 500" and "out of 300,000 refugees, 47,000 returned"."""
    people = [a for a in amounts if a.unit in PEOPLE]
    for one, other in pairwise(people):
        between = text[one.end : other.start]
        if re.fullmatch(r"\s*of\s*", between) and one.noun:
            continue  # "1,200 copies of four books"
        if _OUT_OF.match(between) or (
            one.start < other.start < one.end and _NUMBER_OF.search(text[one.start : other.start])
        ):
            yield one, other
        elif (
            _WHOLE_FIRST.search(text[: one.start])
            and len(between) < 60 and re.search(r"[,a-z]", between)
            and not _AFTER_NUMBER.search(text[: one.start]) and not re.search(r"[.;()—–]|\bof\b", between)
        ):  # fmt: skip
            yield other, one


def _check_part(text: str, amounts: Sequence[Amount]) -> Iterator[Slip]:
    for part, whole in _find_parts(text, amounts):
        if (
            part.low is not None
            and whole.high is not None
            and part.low > whole.high
            and whole.bound in ("exact", "at-most")
        ):
            yield Slip(
                code="I06", rule="part-over-whole", severity="error", figures=(part, whole), blamed=(part,),
                title="A part is larger than its whole", explanation=f"{part.text} cannot be out of {whole.text}.",
            )  # fmt: skip


def _check_over_one(text: str, amounts: Sequence[Amount]) -> Iterator[Slip]:
    for amount in amounts:
        if amount.unit != "share" or amount.low is None or amount.low <= 1:
            continue
        if _POPULATION.search(amount.of or amount.noun) and not _MOVES.search(text):
            yield Slip(
                code="I06", rule="share-over-one", severity="error", figures=(amount,), title="A share is above 100%",
                explanation=f"{amount.text}: no part of {amount.of or amount.noun} can be more than the whole.",
            )  # fmt: skip


_ABOVE: Final = frozenset({"more-than", "at-least"})
_BELOW: Final = frozenset({"fewer-than", "at-most"})
#: No number is taken to be rounded by more than this share of itself.
_MOST_ROUNDED: Final = Decimal("0.05")
_FRACTION: Final = re.compile(
    r"\b(?P<about>about|nearly|almost|roughly|around|some|approximately)?\s?(?P<words>half|an? (?:third|quarter|fifth|tenth)"
    r"|(?:two|three|four)[ -](?:thirds|quarters|fifths))(?=\s(?:had|have|has|were|was)\b)", re.IGNORECASE,
)  # fmt: skip
_PARTS_OF: Final = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}


def _read_fraction(text: str) -> Amount | None:
    """Read a share that a sentence words as a fraction: "about a third had returned"."""
    found = list(_FRACTION.finditer(text))
    if len(found) != 1:
        return None
    words = found[0]["words"].casefold().replace("-", " ").split()
    value = Decimal("0.5") if words == ["half"] else Decimal(COUNTS[words[0]]) / _PARTS_OF[words[1].removesuffix("s")]
    return Amount(
        low=value, high=value, unit="share", text=found[0].group().strip(), start=found[0].start(), end=found[0].end(),
        bound="about" if found[0]["about"] else "exact",
    )  # fmt: skip


def _half(number: Decimal) -> Decimal:
    return min(round_half(number), max(number * _MOST_ROUNDED, Decimal("0.5")))


def find_shares(text: str, amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Amount, Amount, bool]]:
    """Find shares that a sentence states with their part and whole, and whether they follow."""
    shares = [a for a in amounts if a.unit == "share" and (is_number(a) or a.bound in _ABOVE or a.bound in _BELOW)]
    if not shares and re.match(r"With\s", text) and (fraction := _read_fraction(text)):
        shares = [fraction]
    if len(shares) != 1 or _MOVES.search(_BOUND.sub("", text)):
        return
    share = shares[0]
    listed = _find_listed(text, amounts, share)
    for part, whole in [listed] if listed else _find_parts(text, amounts):
        near = text[max(part.end, whole.end) : share.start] if share.start > part.end else text[share.end : part.start]
        linked = listed or re.fullmatch(
            r"[^.;]{0,40}?[\s,(–—-]*(?:(?:[\w-]+,?\s){0,2}or|i\.e\.,?|that is,?|namely|\(|=|amounting to|equal to)?[\s,(]*",
            near,
        )
        if (
            not linked
            or (share.of and near.strip() != ":")
            or not (is_number(part) and is_number(whole))
            or not whole.low
        ):
            continue
        yield share, part, whole, _is_share(share, part, whole)


def _is_share(share: Amount, part: Amount, whole: Amount) -> bool:
    """Whether a part of a whole is a share, as closely as the three are written."""
    assert part.low is not None
    assert whole.low
    if share.bound in _ABOVE and share.low is not None:
        return part.low / whole.low >= share.low
    if share.bound in _BELOW and share.high is not None:
        return part.low / whole.low <= share.high
    if share.low is None:
        return True
    low, high = (
        (part.low - _half(part.low)) / (whole.low + _half(whole.low)),
        (part.low + _half(part.low)) / max(whole.low - _half(whole.low), Decimal(1)),
    )
    half = max(round_half(share.low), Decimal("0.0005")) if share.low % Decimal("0.01") else Decimal("0.005")
    if not re.search(r"\d", share.text):
        half = share.low / 20  # in words
    if any(a.bound == "about" for a in (part, whole, share)):
        half += share.low / 10
    return low - half <= share.low <= high + half


_BRACKET: Final = re.compile(r"\((?P<parts>[^()]{5,200})\)")
_WERE: Final = re.compile(
    r"^\s(?:of them\s|of these\s)?(?:were|was|are|is|came from)\s(?:the\s)?(?P<word>[A-Za-z]{4,})"
)


def _find_listed(text: str, amounts: Sequence[Amount], share: Amount) -> tuple[Amount, Amount] | None:
    """Find the part of a list in brackets that a share names: "of the 1,320 (500 Russians, 320 Georgians) 38% were Russian"."""
    bracket, were = _BRACKET.search(text), _WERE.match(text[share.end :])
    if bracket is None or were is None or share.start < bracket.end():
        return None
    wholes = [
        a for a in amounts if a.unit in PEOPLE and a.end <= bracket.start() and _WHOLE_FIRST.search(text[: a.start])
    ]
    parts = [a for a in amounts if a.unit in PEOPLE and bracket.start() <= a.start < bracket.end()]
    named = [a for a in parts if f"{a.text} {a.noun}".casefold().find(were["word"].casefold()[:5]) >= 0]
    return (named[0], wholes[0]) if len(wholes) == 1 and len(parts) > 1 and len(named) == 1 else None


def _check_share(text: str, amounts: Sequence[Amount]) -> Iterator[Slip]:
    for share, part, whole, holds in find_shares(text, amounts):
        if holds:
            continue
        assert part.low is not None
        assert whole.low
        yield Slip(
            code="I02", rule="share-does-not-follow", severity="error", figures=(part, whole, share), blamed=_blame(share, part, amounts),
            title="A share does not follow from its figures",
            explanation=f"{part.text} of {whole.text} is {round(part.low / whole.low * 100, 1)}%, not {share.text.rstrip('.')}.",
        )  # fmt: skip


def _blame(share: Amount, part: Amount, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """Blame the share; where it is a fraction in words that is no figure of a statement, the part beside it."""
    return (share,) if share in amounts else (part,)


_RISE: Final = re.compile(r"\b(?:grew|grow|rose|risen|increas|up by|gain|expand|swell)", re.IGNORECASE)
_FALL: Final = re.compile(r"\b(?:fell|fallen|declin|decreas|drop|shr[aiu]nk|reduc|lost|down by|cut)", re.IGNORECASE)


def find_change(text: str, amounts: Sequence[Amount]) -> tuple[Amount, Amount, Amount] | None:
    """Find a change that a sentence states with both its ends: "by 27%, from 1,997 to 2,542"."""
    shares = [a for a in amounts if a.unit == "share" and a.low is not None and a.low == a.high]
    people = [a for a in amounts if a.unit in PEOPLE and is_number(a)]
    if len(shares) != 1 or len(people) != 2 or bool(_RISE.search(text)) == bool(_FALL.search(text)):
        return None
    first, last = people
    between = text[first.end : last.start]
    joined = re.search(r"\bfrom\s$", text[: first.start], re.IGNORECASE) and re.search(r"\bto\s$", between)
    bracketed = text[first.start - 1 : first.start] == "(" and text[last.start - 1 : last.start] == "("
    return (shares[0], first, last) if joined or bracketed else None


def follows(share: Amount, first: Amount, last: Amount, text: str) -> bool | None:
    """Whether a change follows from its ends; None where it cannot be told."""
    if not first.low or last.low is None or share.low is None:
        return None
    change = (last.low - first.low) / first.low
    if (change > 0) != bool(_RISE.search(text)):
        return False
    half = max(round_half(share.low), Decimal("0.005")) + (share.low / 10 if share.bound == "about" else Decimal(0))
    if re.search(r"[a-z]", share.text) and not re.search(r"\d", share.text):
        half = max(half, share.low / 20)  # a fraction in words
    if share.bound in ("more-than", "at-least"):
        return abs(change) >= share.low
    if share.bound in ("fewer-than", "at-most"):
        return abs(change) <= share.low
    return abs(abs(change) - share.low) <= half


def _check_change(text: str, amounts: Sequence[Amount]) -> Iterator[Slip]:
    found = find_change(text, amounts)
    if found is not None and follows(*found, text) is False:
        share, first, last = found
        assert first.low
        assert last.low is not None
        yield Slip(
            code="I02", rule="change-does-not-follow", severity="error", figures=found, blamed=(share,),
            title="A change does not follow from its figures",
            explanation=(
                f"From {first.text} to {last.text} is {round((last.low - first.low) / first.low * 100, 1):+}%,"
                f" not {share.text.rstrip('.')}."
            ),
        )  # fmt: skip


def _check_span(text: str, amounts: Sequence[Amount], times: Sequence[When]) -> Iterator[Slip]:
    spans = [a for a in amounts if a.unit in _SPANS and is_number(a)]
    ranges = [w for w in times if w.kind == "range"]
    if len(spans) != 1 or len(ranges) != 1 or len(times) != 1:
        return
    span, when = spans[0], ranges[0]
    if _ONE_END.match(when.text):
        return
    near = text[min(span.end, when.end) : max(span.start, when.start)]
    after = _ASIDE.sub("", text[span.end : span.end + 70])[:20]
    if (
        len(near) > 40
        or re.search(r"[.;]", near)
        or _OTHER_CLAUSE.search(near)
        or _ELSEWHERE.search(after)
        or _ELSEWHERE.search(near)
    ):
        return
    first, last = when.period.first_day, when.period.last_day
    unit = _SPANS[span.unit]
    days = (last - first).days + 1
    # Days of each end are known only as closely as they are written.
    loose = Decimal(2) if re.search(r"\d{1,2}\s+[A-Z]|[A-Z]\w+ \d{1,2}\b", when.text) else Decimal(62)
    if re.fullmatch(r"\D*\d{4}\D+\d{2,4}\D*", when.text):
        loose = Decimal(731)
    low, high = (days - loose) / unit, Decimal(days) / unit
    stated = read_bounds(span).widen(Decimal(1))
    if stated.excludes(Bounds(low=low, high=high)):
        yield Slip(
            code="I04", rule="span-does-not-follow", severity="error", figures=(span,),
            title="A span of time does not follow from its dates",
            explanation=f"{when.text} is {write_bounds(Bounds(low=round(low, 1), high=round(high, 1)))} {span.unit}, not {span.text}.",
        )  # fmt: skip


def _check_later(text: str, times: Sequence[When]) -> Iterator[Slip]:
    for one, other in pairwise(times):
        if one.kind != "relative" or other.kind not in ("day", "month", "year"):
            continue
        if not re.fullmatch(r"[\s,]*(?:on|in)?\s*", text[one.end : other.start]) or not re.search(
            r"later|after", one.text
        ):
            continue
        gap = max(
            (other.period.first_day - one.period.last_day).days, (one.period.first_day - other.period.last_day).days, 0
        )
        unit = next((u for u in ("year", "month", "week", "day") if u in one.text), "")
        if unit and gap > _SPANS[unit + "s"]:
            yield Slip(
                code="I04", rule="later-does-not-follow", severity="error", figures=(),
                title="A span between two days does not follow",
                explanation=f"{one.text} would be {one.period.first_day} to {one.period.last_day}, not {other.text}.",
            )  # fmt: skip


def _check_areas(text: str, amounts: Sequence[Amount]) -> Iterator[Slip]:
    there = _ONLY_THERE.search(text)
    if there is None:
        return
    for part, whole in _find_parts(text, amounts):
        if (
            there.start() > min(part.start, whole.start)
            and there.group("place").casefold() not in text[: part.start].casefold()
        ):
            yield Slip(
                code="I07", rule="part-of-another-area", severity="warning", figures=(part, whole),
                title="A part and its whole are of different areas",
                explanation=(
                    f"The sentence sets “{part.text}”, which it has of {there.group('place').strip()} alone, against “{whole.text}”, which"
                    " it has of the whole. Read as a share, that has the wrong denominator: the part belongs beside the figure for that"
                    " place."
                ),
            )  # fmt: skip
