"""Figures of a text described with the names, days and lists that its sentences before give them.

What enters: statements with their sentences. What leaves: figures ready to be compared.
Never done here: a comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.frame import Frame, Page, build_frame, read_page
from peaceops.assess.audit.lexis import find_concept
from peaceops.assess.audit.relative import is_start, read_relative
from peaceops.assess.audit.saying import find_names, find_sayings, list_small
from peaceops.assess.audit.scope import pair_times
from peaceops.assess.audit.wording import (
    IN_ALL,
    REACH,
    STAFF_KINDS,
    Around,
    Figure,
    describe,
)
from peaceops.model.statement import Amount, Statement, When

_CONTEXT_SENTENCES: Final = 3


def describe_figures(
    statements: Sequence[Statement], sentences: Mapping[int, str], *, words: Words, title: str = "",
    page: Page | None = None,
) -> tuple[Figure, ...]:  # fmt: skip
    """Describe every figure of a text, with the names of the sentences before it.

    Parameters
    ----------
    statements : sequence of Statement
        Of the text.
    sentences : Mapping of int to str
        Its sentences by order.
    words : Words
        Which words of the texts compared are names.
    title : str
        Its title: whom it is about.
    page : Page or None
        Its sentences as concepts, where they were read already.
    """
    page = page or read_page(sentences, title, words.common, words.known)
    named = {order: find_names(text, words.common)[1] for order, text in sentences.items()}
    by_sentence: dict[int, list[Statement]] = {}
    for statement in statements:
        by_sentence.setdefault(statement.sentence, []).append(statement)
    ids = {
        order: {e.id.casefold() for s in group for e in s.entities if e.id} for order, group in by_sentence.items()
    }  # fmt: skip
    main = find_names(title, words.common)[0]
    runs = _list_runs(sentences)
    found: list[Figure] = []
    for order, group in by_sentence.items():
        context = set(main)
        for before in range(order - _CONTEXT_SENTENCES, order):
            context |= named.get(before, frozenset()) | ids.get(before, set())
        if ":" in (head := sentences.get(runs.get(order, order), "")):
            # What stands before the colon heads the whole list.
            context |= find_names(head.partition(":")[0], words.common)[0]
        near = named.get(order, frozenset()) | ids[order]
        amounts = {(a.start, a.end): a for s in group for a in s.amounts if not is_in_name(a, s)}
        around = Around(
            sentence=sentences.get(order, ""), figures=tuple(amounts[k] for k in sorted(amounts)), common=words.common,
            known=words.known, near=frozenset(near), context=frozenset(context), main=main,
            starts=tuple(sorted(a.start for a in amounts.values())), ends=tuple(sorted(a.end for a in amounts.values())),
        )  # fmt: skip
        only = _find_only_day(group)
        anchor = _find_anchor(by_sentence, order)
        run = runs.get(order, order)
        places = _list_places(amounts)
        if only is None and run != order:
            only = _find_only_day(by_sentence.get(run, ()))
        for statement in group:
            for amount, when in list_figures(statement):
                if when is not None and _SINCE.search(around.sentence, max(when.start - _SINCE_REACH, 0), when.start):
                    when = None  # "since its entry into force on 1 June", "its resolution 59/304 of 22 June": the day of that
                one = describe(statement, amount, when or (None if is_start(amount, statement) else only), around)
                relative = read_relative(one, anchor, _find_only_named(group))
                place = places.get(amount.start, (amount.start, amount.end))
                frame = build_frame(page, order, place, list(places.values()))
                if one.amount.unit in ("persons", "count", "events", "") and (kind := find_concept(one.kind)):
                    frame = replace(frame, own=frame.own | {kind})
                if (
                    relative is None
                    and (opening := _find_opening(one, place, list(places.values()), group, around.sentence))
                    is not None
                ):
                    one = replace(one, when=opening)
                if relative is None and _is_of_next(one, place, list(places.values()), around.sentence):
                    one = replace(one, when=None)
                one = replace(one, when=relative or _find_own_day(statement, frame) or one.when, run=run, frame=frame)
                found.append(_take_from_last(one, found[-1] if found else None, around.sentence))
    return tuple(found)


_BARE_MONTH: Final = re.compile(
    r"\b(?:between|from|in|during|since|until|to)\s(?:early |late |mid-)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"(?!\s\d)(?! (?:and|to) \w+ \d{4})"
)


def _find_opening(
    one: Figure, place: tuple[int, int], places: Sequence[tuple[int, int]], group: Sequence[Statement], sentence: str
) -> When | None:
    """Find the time that stands before the first figure, where that figure was given the time behind a later one."""
    later = min((start for start, _ in places if start > place[0]), default=0)
    if not later or one.when is None or one.when.start < later or place[0] != min(start for start, _ in places):
        return None
    own = [w for s in group for w in s.times if w.how == "named" and w.end <= place[0] and w.start - s.start < REACH]
    own = [w for w in own if not _SINCE.search(sentence, max(w.start - _SINCE_REACH, 0), w.start)]
    return own[-1] if own and own[-1].kind in ("day", "month", "year") else None


def _is_of_next(one: Figure, place: tuple[int, int], places: Sequence[tuple[int, int]], sentence: str) -> bool:
    """Whether the day of a figure stands behind the next one, and the figure has a month of its own without a year."""
    later = min((start for start, _ in places if start > place[0]), default=0)
    if not later or one.when is None or one.when.start < later:
        return False
    return _BARE_MONTH.search(sentence, place[1], later) is not None


def _find_own_day(statement: Statement, frame: Frame) -> When | None:
    """Find the one stretch of days that stands right behind a figure in its own stretch of the sentence."""
    begin, end = frame.spot
    inside = [w for w in statement.times if w.how == "named" and begin <= w.start < end]
    return inside[0] if len(inside) == 1 and inside[0].kind == "range" and len(statement.times) > 1 else None


def _list_places(amounts: Iterable[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """List the places of figures, cut where another begins within one ("8 per cent of the 131")."""
    ordered = sorted(amounts)
    starts = sorted({start for start, _ in ordered})
    found: dict[int, tuple[int, int]] = {}
    for start, end in ordered:
        later = next((s for s in starts if start < s < end), end)
        found[start] = (start, later)
    return found


_SINCE_REACH: Final = 80
_SINCE: Final = re.compile(
    r"\b(?:since|after|following|before|until|pending)\s(?:(?:the|its|their|his|her|a)\s)?(?!(?:early|late|mid|the)\b)[a-z-]+(?:\s[\w’'-]+){0,5}?\s(?:on|in|of)\s$"
    r"|\bresolution \d+/\d+(?: [A-C])?,? of $",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(r"[\s,]*(?:and|plus)?\s*")


def _list_runs(sentences: Mapping[int, str]) -> dict[int, int]:
    """List for each item of a list the sentence that opens it: a list is parted at its semicolons."""
    runs: dict[int, int] = {}
    for order in sorted(sentences):
        goes_on = sentences.get(order - 1, "").rstrip()[-1:] == ";"
        runs[order] = runs.get(order - 1, order - 1) if goes_on else order
    return runs


def _take_from_last(one: Figure, last: Figure | None, sentence: str) -> Figure:
    """Take from the figure before what is left unsaid: whose it is ("Fiji 250 troops and 8 police"), what "in all" is of."""
    if last is None or last.run != one.run:
        return one
    is_near = last.statement.sentence == one.statement.sentence and last.amount.end <= one.amount.start
    if is_near and not one.names and last.names and _JOINED.fullmatch(sentence[last.amount.end : one.amount.start]):
        return replace(one, names=last.names, sure=last.sure, subject=last.subject)
    in_all = IN_ALL.search(sentence[one.amount.start : one.amount.end + REACH]) is not None
    if not one.kind and in_all and last.kind in STAFF_KINDS and not is_near:
        return replace(one, kind="personnel")
    return one


def _find_anchor(by_sentence: Mapping[int, Sequence[Statement]], order: int) -> When | None:
    """Find the last day named in the sentences before: what "the preceding quarter" is reckoned from."""
    for before in range(order - 1, order - 1 - _CONTEXT_SENTENCES, -1):
        times = [w for s in by_sentence.get(before, ()) for w in s.times if w.how == "named"]
        if times:
            return max(times, key=lambda w: w.start)
    return None


def _find_only_named(group: Sequence[Statement]) -> When | None:
    times = {w.period: w for s in group for w in s.times if w.how == "named"}
    return next(iter(times.values())) if len(times) == 1 else None


_NONE: Final = re.compile(
    r"\b(?:no|none of the|not a single|not one)\s(?P<noun>(?:[a-z-]+\s){0,2}?[a-z-]+)", re.IGNORECASE
)
_DAY_OF_MONTH: Final = re.compile(
    r"\s?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


#: "Two Rivers", but not "Three Ruthian guards".
_NAMED_NUMBER: Final = re.compile(
    r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\s[A-Z](?![\w’'-]*(?<!s)(?:\s[a-z-]+){0,2}\s[a-z-]+(?:s|men|women|children|people|police|personnel)\b)"
)


#: The year of a heading, before the first word of what it heads.
_YEAR_FIRST: Final = re.compile(r"(?:19|20)\d\d\s+[A-Z]")


def is_in_name(amount: Amount, statement: Statement) -> bool:
    """Whether a number is a part of a name ("Two Rivers")."""
    text = statement.text[max(amount.start - statement.start, 0) :]
    return _NAMED_NUMBER.match(text) is not None or _YEAR_FIRST.match(text) is not None


def _read_none(statement: Statement) -> Amount | None:
    """Read "no member died" as the figure 0 of those who did; None where nothing that is counted is denied."""
    found = _NONE.match(statement.text)
    if found is None or not find_sayings(statement.text) & {"dead", "injured", "returned", "displaced"}:
        return None
    start = statement.start + found.start()
    return Amount(
        low=Decimal(0), high=Decimal(0), unit="persons", text=found.group(), start=start, end=statement.start + found.end(),
        noun=found.group("noun"),
    )  # fmt: skip


def _find_only_day(group: Sequence[Statement]) -> When | None:
    """Find the one time that a sentence names, for a clause of it that names none."""
    times = {w.period: w for s in group for w in s.times}
    only = next(iter(times.values())) if len(times) == 1 else None
    if only is not None and (text := group[0].text) and _SINCE.search(text, 0, max(only.start - group[0].start, 0)):
        return None
    return only


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Which words of the texts compared are names.

    Parameters
    ----------
    common : frozenset of str
        Words that stand in small letters somewhere.
    known : frozenset of str
        Words that are names beyond doubt somewhere.
    """

    common: frozenset[str]
    known: frozenset[str]


def read_words(texts: Sequence[str]) -> Words:
    """Read which words are names, from all texts compared."""
    common = list_small(texts)
    return Words(common=common, known=frozenset(name for text in texts for name in find_names(text, common)[1]))


def list_figures(statement: Statement) -> Iterable[tuple[Amount, When | None]]:
    """List all figures of a statement, of its topic or not, each with its days."""
    if not statement.amounts and (none := _read_none(statement)) is not None:
        yield none, statement.times[0] if statement.times else None
        return
    paired = {id(amount): whens for amount, whens in pair_times(statement) if amount is not None}
    for amount in statement.amounts:
        if _DAY_OF_MONTH.match(statement.text[amount.end - statement.start :]) or is_in_name(amount, statement):
            continue
        whens = paired.get(id(amount))
        if whens is None:
            whens = tuple(sorted(statement.times, key=lambda w: abs(w.start - amount.end)))[:1]
        for when in whens or (None,):
            yield amount, when
