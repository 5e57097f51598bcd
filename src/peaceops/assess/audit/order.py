"""Which of two events came first, and how long lay between them, by the days of a document.

What enters: a statement that names two events ("X came eight days after Y"), and the days of a document with the words
beside them. What leaves: a test, or None.
Never done here: two events taken for two days unless each is told by its own words, and one day only is told by them.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.event import CUES
from peaceops.assess.audit.figure import Bounds, compare
from peaceops.assess.audit.saying import STOP, stem
from peaceops.model.audit import Excerpt, Recomputed, StatementTest
from peaceops.model.period import Period
from peaceops.model.statement import Amount, Statement, When

Locate = Callable[[Statement], Excerpt]

_ORDER: Final = re.compile(
    r"^(?P<one>.{4,}?),?\s(?P<relation>before|prior to|ahead of|after)\s(?P<other>\S.{2,})$", re.IGNORECASE
)
_BETWEEN: Final = re.compile(
    r"\b(?:lay|passed|elapsed|went by|were|was)\s(?:\w+\s)?between\s(?P<one>.+?)\sand\s(?P<other>.+)$", re.IGNORECASE
)
_EARLIER: Final = frozenset({"before", "prior to", "ahead of"})
_ORDINAL: Final = re.compile(r"\b(first|second|third|fourth|fifth|last)\b", re.IGNORECASE)
_ENOUGH: Final = 0.6
_DAYS: Final = {"days": Decimal(1), "weeks": Decimal(7), "months": Decimal("30.4375"), "years": Decimal("365.25")}
_CUES: Final = tuple(
    (
        name,
        re.compile(rf"\b(?:{pattern}|handover|hand-over)" if name == "ended" else rf"\b(?:{pattern})", re.IGNORECASE),
    )
    for name, pattern in CUES.items()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day of a document with the words beside it.

    Parameters
    ----------
    statement : Statement
        That names it.
    when : When
        The day.
    text : str
        The stretch of the sentence that ends with the day.
    words : frozenset of str
        Its stems.
    """

    statement: Statement
    when: When
    text: str
    words: frozenset[str]


def list_moments(statements: Sequence[Statement], sentences: Mapping[int, str]) -> tuple[Moment, ...]:
    """List the days of a text, each with the words from the day before it in the sentence."""
    found: dict[tuple[int, int], Moment] = {}
    by_sentence: dict[int, list[tuple[Statement, When]]] = {}
    owners = {s.sentence: s for s in reversed(statements)}
    for statement in statements:
        for when in statement.times:
            if when.how == "named" and when.period.start is not None and when.period.end is not None:
                by_sentence.setdefault(statement.sentence, []).append((statement, when))
    year = 0
    for order in sorted(sentences):
        named = by_sentence.get(order, [])
        for when in _read_short(sentences[order], [w for _, w in named], year):
            owner = owners.get(order) or Statement(
                id="", sentence=order, start=0, end=len(sentences[order]), text=sentences[order]
            )
            by_sentence.setdefault(order, []).append((owner, when))
        if named:
            year = max((w for _, w in named), key=lambda w: w.start).period.first_day.year
    for order, times in by_sentence.items():
        sentence = sentences.get(order, "")
        ends = sorted({when.end for _, when in times})
        for statement, when in times:
            before = [end for end in ends if end <= when.start]
            begin = before[-1] if before else 0
            # A day that opens its sentence has its words behind it.
            text = sentence[begin : when.end]
            if not read_stems(sentence[begin : when.start]):
                later = [w.start for _, w in times if w.start >= when.end]
                text = sentence[begin : min(later, default=len(sentence))]
            found.setdefault(
                (order, when.start), Moment(statement=statement, when=when, text=text, words=read_stems(text))
            )
    return tuple(found[key] for key in sorted(found))


_MONTHS: Final = {name: at for at, name in enumerate(calendar.month_name) if name}
_SHORT: Final = re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)})\b(?!,? \d{{4}})")


def _read_short(sentence: str, known: Sequence[When], year: int) -> list[When]:
    """Read days without a year in the year that was named last: "On 2 July a bomb exploded"."""
    found = []
    for match in _SHORT.finditer(sentence):
        if not year or any(w.start < match.end() and match.start() < w.end for w in known):
            continue
        month, day = _MONTHS[match.group("month")], int(match.group("day"))
        if 1 <= day <= calendar.monthrange(year, month)[1]:
            on = date(year, month, day)
            found.append(When(
                period=Period.of_days(on, on), text=f"{match.group()} {year}", start=match.start(), end=match.end(),
                kind="day", how="carried",
            ))  # fmt: skip
    return found


def read_stems(text: str) -> frozenset[str]:
    """Read the stems of what is said: words in small letters that are no function words."""
    return frozenset(
        stem(w) for w in re.findall(r"[^\W\d_]+", text)
        if (w[0].islower() or stem(w) in _FIRST_WORDS) and w.casefold() not in STOP and w.casefold() not in _GENERIC
    )  # fmt: skip


_FIRST_WORDS: Final = frozenset({"arriv", "withdr", "deploy"})
_GENERIC: Final = frozenset(
    {"mission", "operation", "force", "group", "on", "came", "happened", "took", "place", "day"}
)


def check_order(statement: Statement, moments: Sequence[Moment], locate: Locate, name: str) -> StatementTest | None:
    """Test which of two events a statement says came first, or what it says lay between them.

    Parameters
    ----------
    statement : Statement
        Which.
    moments : sequence of Moment
        Days of the document.
    locate : callable
        Quotes a statement with its place.
    name : str
        Of the document.

    Returns
    -------
    StatementTest or None
        None where an event is not told by one day of the document.
    """
    if statement.is_negated or statement.times:
        return None  # a day that is named is tested as a day
    parsed = _parse(statement)
    if parsed is None:
        return None
    one_text, other_text, relation, amount = parsed
    one, other = _find_pair(one_text, other_text, moments)
    if one is None or other is None or one.when.period == other.when.period:
        return None
    first, last = (other, one) if _starts(other) < _starts(one) else (one, other)
    is_order_right = relation == "" or (first is one) == (relation in _EARLIER)
    low = max((_starts(last) - first.when.period.last_day).days, 0)
    high = (last.when.period.last_day - _starts(first)).days
    words = f"the document {name} has {first.when.text} and then {last.when.text}"
    verdict, fit = ("supported", "inside") if is_order_right else ("contradicted", "outside")
    if is_order_right and amount is not None:
        verdict, fit, bounds = _compare_length(amount, Decimal(low), Decimal(high))
        words += f": {bounds} {amount.unit} between them"
    elif not is_order_right and low == 0:
        return None
    figure = Recomputed(
        claimed=amount.text if amount else relation, claimed_low=amount.low if amount else None,
        claimed_high=amount.high if amount else None, definition="derived", rule=words, fit=fit, query=words,
        unit=amount.unit if amount else "", period=last.when.text, citation=locate(last.statement).ref, readings=1,
    )  # fmt: skip
    return StatementTest(
        kind="document", verdict=verdict, explanation=f"{words[0].upper()}{words[1:]}.", figures=(figure,),
        grounds=tuple(dict.fromkeys((locate(first.statement), locate(last.statement)))),
    )  # fmt: skip


def _starts(moment: Moment) -> date:
    return moment.when.period.first_day


def _parse(statement: Statement) -> tuple[str, str, str, Amount | None] | None:
    """Parse the two events, how they stand, and the length between them."""
    text = statement.text.rstrip(" .")
    lengths = [a for a in statement.amounts if a.unit in _DAYS]
    if between := _BETWEEN.search(text):
        if len(lengths) != 1:
            return None
        return between.group("one"), between.group("other"), "", lengths[0]
    found = _ORDER.match(text)
    if found is None:
        return None
    at = found.start("relation") + statement.start
    near = [a for a in lengths if 0 <= at - a.end <= 1]
    one = found.group("one")
    if near:
        one = text[: near[0].start - statement.start]
    elif lengths:
        return None
    return one, found.group("other"), found.group("relation").casefold(), near[0] if near else None


def _find_pair(one: str, other: str, moments: Sequence[Moment]) -> tuple[Moment | None, Moment | None]:
    ordinals = [_ORDINAL.search(text) for text in (one, other)]
    if ordinals[0] is not None and ordinals[1] is not None:
        return _find_ordinals(ordinals[0].group(1).casefold(), ordinals[1].group(1).casefold(), one, moments)
    return _find_moment(one, moments), _find_moment(other, moments)


def _find_ordinals(one: str, other: str, text: str, moments: Sequence[Moment]) -> tuple[Moment | None, Moment | None]:
    """Find "the first" and "the second" of one thing, told in one sentence."""
    found = []
    for first in moments:
        for second in moments:
            same = first.statement.sentence == second.statement.sentence
            if same and _has(first, one) and _has(second, other) and not _has(first, other) and not _has(second, one):
                found.append((first, second))
    if len(found) != 1 or not read_stems(text) & (found[0][0].words | found[0][1].words | _nouns(found[0])):
        return None, None
    return found[0]


def _nouns(pair: tuple[Moment, Moment]) -> frozenset[str]:
    return read_stems(pair[0].statement.text) | read_stems(pair[1].statement.text)


def _has(moment: Moment, ordinal: str) -> bool:
    return re.search(rf"\b{ordinal}\b", moment.text, re.IGNORECASE) is not None


def _find_moment(text: str, moments: Sequence[Moment]) -> Moment | None:
    """Find the one day whose words tell an event: most of its stems, else its kind where one day only is of that kind."""
    words = read_stems(text)
    scored = [(len(words & m.words) / len(words), m) for m in moments] if words else []
    best = max((score for score, _ in scored), default=0.0)
    if best >= _ENOUGH:
        top = [m for score, m in scored if score == best]
        return top[0] if len({m.when.period for m in top}) == 1 else None
    cues = [name for name, pattern in _CUES if pattern.search(text)]
    if len(cues) != 1:
        return None
    own = [m for m in moments if [name for name, pattern in _CUES if pattern.search(m.text)] == cues]
    return own[0] if len({m.when.period for m in own}) == 1 else None


def _compare_length(amount: Amount, low: Decimal, high: Decimal) -> tuple[str, str, str]:
    unit = _DAYS[amount.unit]
    bounds = Bounds(low=low / unit, high=high / unit)
    loose = amount
    if amount.bound in ("exact", "about") and amount.low is not None and amount.low == amount.high:
        half = Decimal(1) if amount.unit == "days" else Decimal("0.5")
        half = max(half, amount.low / 10) if amount.bound == "about" else half
        loose = replace(amount, low=amount.low - half, high=amount.low + half, bound="between")
    fit = compare(loose, bounds)[0]
    verdict = {"equal": "supported", "inside": "supported", "overlaps": "supported-with-qualification"}.get(
        fit, "contradicted"
    )
    shown = f"{round(bounds.low or Decimal(0), 1)} to {round(bounds.high or Decimal(0), 1)}"
    return verdict, fit, shown
