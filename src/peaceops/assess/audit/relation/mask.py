"""A sentence with its names, days and numbers as tokens, so that the words between them can be read as a whole.

What enters: a sentence and the statements read from it. What leaves: masked words with what each token stands for.
Never done here: a guess which of several things a name means: such a name leaves the sentence unread.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.model.statement import Amount, Entity, Statement

#: First and last day, and whether they are a month.
Days = tuple[date, date]

_MONTHS: Final = tuple(name.lower() for name in calendar.month_name[1:])
_EDGE: Final = r"(?:(?P<edge>the (?:very )?(?:end|close|start|beginning)) of |(?P<turn>year-end|late) )?"
_POINT: Final = rf"{_EDGE}(?:(?P<month>{'|'.join(_MONTHS)}) )?(?P<year>(?:19|20)\d\d)"
_DAY: Final = re.compile(rf"\b{_POINT}\b(?!-|[/.,]\d)", re.IGNORECASE)
_COUNTS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_SHIFT: Final = re.compile(
    rf"\b(?:(?P<count>{'|'.join(_COUNTS)}|\d{{1,2}}) (?P<unit>year|month|decade)s? (?P<way>later|on|afterwards|earlier|before|previously)"
    r"|the (?P<lone>year before|previous year|preceding year|year after|following year|next year))\b(?! (?:the|that|it|its|this|these)\b)",
    re.IGNORECASE,
)
#: People of the United Nations at large, whichever of its missions a sentence may be about.
_OURS: Final = re.compile(
    r"^(?:the )?(?:UN|U\.N\.|United Nations) (?:peace-?keepers|blue helmets|missions|operations|peace-?keeping)$",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?(?: (?:million|thousand|hundred))?")
#: A number that is no year and has no unit.
_BARE: Final = re.compile(
    r"(?<![\w.,/-])(?:\d{1,3}(?:,\d{3})+|(?!(?:19|20)\d\d\b)\d{2,5})(?![\w/-]|[.,]\d|\s?%| (?:times|per|in|out)\b)"
)
_BETWEEN: Final = re.compile(rf"{_NUMBER.pattern} (?:and|to) {_NUMBER.pattern}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A sentence with tokens.

    Parameters
    ----------
    text : str
        Words in lower case with ``n0`` for a name, ``d0`` for a day, ``a0`` for a number.
    names : tuple of Entity
        By number.
    days : tuple of Days
        By number.
    amounts : tuple of Amount
        By number.
    """

    text: str
    names: tuple[Entity, ...]
    days: tuple[Days, ...]
    amounts: tuple[Amount, ...]


def mask(text: str, statements: Sequence[Statement]) -> Masked | None:
    """Mask a sentence; None where a name or day in it may mean several things.

    Parameters
    ----------
    text : str
        The sentence.
    statements : sequence of Statement
        Read from it.
    """
    days = list(_list_days(text))
    names: dict[int, Entity] = {}
    for entity in (e for s in statements for e in s.entities if e.how == "named" and e.end > e.start):
        if any(a < entity.end and entity.start < b for a, b, _ in days):
            continue
        own = _resolve(entity, text)
        if own is None:
            return None
        names[own.start] = own
    kept = [
        n
        for n in names.values()
        if not any(m is not n and m.start <= n.start and n.end <= m.end for m in names.values())
    ]
    taken = [(a, b) for a, b, _ in days] + [(n.start, n.end) for n in kept]
    amounts: dict[int, tuple[int, Amount]] = {}
    for amount in (a for s in statements for a in s.amounts if a.unit in ("persons", "count", "events")):
        if amount.noun == "times":
            continue
        found = _BETWEEN.search(text, amount.start, amount.end) or _NUMBER.search(text, amount.start, amount.end)
        if found and not any(a < found.end() and found.start() < b for a, b in taken):
            amounts[found.start()] = (found.end(), amount)
    for found in _BARE.finditer(text):
        if not any(
            a < found.end() and found.start() < b for a, b in [*taken, *((at, end) for at, (end, _) in amounts.items())]
        ):
            number = Decimal(found.group().replace(",", ""))
            bare = Amount(
                low=number, high=number, unit="count", text=found.group(), start=found.start(), end=found.end()
            )
            amounts[found.start()] = (found.end(), bare)
    marks: list[tuple[int, int, str]] = []
    marks += [(a, b, f" d{at} ") for at, (a, b, _) in enumerate(days)]
    marks += [(n.start, n.end, f" n{at} ") for at, n in enumerate(kept)]
    marks += [(a, amounts[a][0], f" a{at} ") for at, a in enumerate(sorted(amounts))]
    masked, at = "", 0
    for a, b, token in sorted(marks):
        masked += text[at:a] + token
        at = max(at, b)
    words = re.sub(r"[’']s\b|[’'](?=\s)", " ", masked + text[at:]).lower()
    words = re.sub(r"\s+", " ", re.sub(r"([,;:.()—–])", r" \1 ", words)).strip(" .")
    return Masked(
        text=words, names=tuple(kept), days=tuple(d for *_, d in days),
        amounts=tuple(amounts[a][1] for a in sorted(amounts)),
    )  # fmt: skip


def _resolve(entity: Entity, text: str) -> Entity | None:
    """Take "UN peacekeepers" for those of all missions; nothing for a name that may mean several things."""
    words = text[entity.start : entity.end]
    if entity.kind == "mission" and _OURS.match(words):
        return replace(entity, kind="organisation", id="UN", candidates=())
    if entity.id:
        return entity
    return None


def _list_days(text: str) -> Iterator[tuple[int, int, Days]]:
    """List days with their offsets; one told by another counts from the one named first in the sentence."""
    anchor: Days | None = None
    found: list[tuple[int, int, Days]] = []
    for match in _DAY.finditer(text):
        days = _read_point(match)
        found.append((match.start(), match.end(), days))
        anchor = anchor or days
    for match in _SHIFT.finditer(text):
        if anchor is None:
            continue
        before = [d for _, b, d in found if b <= match.start()]
        found.append((match.start(), match.end(), _shift(before[-1] if before else anchor, match)))
    yield from sorted(found)


def _read_point(match: re.Match[str]) -> Days:
    year, month = int(match["year"]), (match["month"] or "").lower()
    edge = (match["edge"] or match["turn"] or "").lower()
    if month:
        at = _MONTHS.index(month) + 1
        return _month(year, at)
    if edge.endswith(("end", "close")):
        return _month(year, 12)
    if edge.endswith(("start", "beginning")):
        return _month(year, 1)
    return date(year, 1, 1), date(year, 12, 31)


def _month(year: int, month: int) -> Days:
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), date.fromordinal(after.toordinal() - 1)


def _shift(anchor: Days, match: re.Match[str]) -> Days:
    lone = (match["lone"] or "").lower()
    if lone:
        months = -12 if any(w in lone for w in ("before", "previous", "preceding")) else 12
    else:
        count = match["count"].lower()
        number = int(count) if count.isdigit() else _COUNTS[count]
        months = number * {"y": 12, "m": 1, "d": 120}[match["unit"][0].lower()]
        months = -months if match["way"].lower() in ("earlier", "before", "previously") else months
    first, last = anchor
    if (last - first).days > 40:
        year = first.year + round(months / 12)
        return date(year, 1, 1), date(year, 12, 31)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return _month(year, month + 1)
