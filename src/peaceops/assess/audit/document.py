"""Tests of statements against documents at hand: those that a note cites, and evidence that bears on the whole text.

What enters: statements of the text and of the documents. What leaves: tests that quote the document.
Never done here: support by a number alone: subject, thing counted, unit and days must be those of the statement.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from peaceops.assess.audit import derive, parallel
from peaceops.assess.audit.compared import DISTINCT_DIGITS, STOCKS
from peaceops.assess.audit.daystold import describe_days
from peaceops.assess.audit.event import Event, check_events, check_length, list_events
from peaceops.assess.audit.figure import Bounds, compare, convert, count_digits, is_same_unit, read_bounds, write_bounds
from peaceops.assess.audit.frame import Frame, Page, build_frame, read_page
from peaceops.assess.audit.match import PASSING, Match, counts_alike, match, match_days, match_subject, says_alike
from peaceops.assess.audit.order import Moment, check_order, list_moments
from peaceops.assess.audit.saying import find_names, find_sayings, list_small
from peaceops.assess.audit.scope import pair_times
from peaceops.assess.audit.trend import check_none, check_only, check_trend
from peaceops.assess.audit.wording import (
    IN_ALL,
    REACH,
    STAFF_KINDS,
    Around,
    Figure,
    describe,
)
from peaceops.model.audit import Excerpt, Recomputed, StatementTest
from peaceops.model.period import Period
from peaceops.model.statement import Amount, Statement, When
from peaceops.model.text import Text

_CONTEXT_SENTENCES: Final = 3
_QUOTE: Final = 300
_MOMENT_DAYS: Final = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document at hand, ready to be compared.

    Parameters
    ----------
    key : str
        Id of the work, or of the evidence file.
    text : Text
        The document.
    figures : tuple of Figure
        What it counts.
    events : tuple of Event
        What happened when.
    main : frozenset of str
        Names of its title.
    moments : tuple of Moment
        The days that it names, each with the words beside it.
    page : Page or None
        Its sentences as concepts.
    days : tuple of Figure
        The days that it names, each with what is said of it.
    words : Mapping of str to int
        Its sentences, white space and marks left out, with their order.
    """

    key: str
    text: Text
    figures: tuple[Figure, ...] = field(hash=False)
    events: tuple[Event, ...] = field(default=(), hash=False)
    main: frozenset[str] = frozenset()
    moments: tuple[Moment, ...] = field(default=(), hash=False)
    page: Page | None = None
    days: tuple[Figure, ...] = field(default=(), hash=False)
    words: Mapping[str, int] = field(default_factory=dict, hash=False)


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
        amounts = {(a.start, a.end): a for s in group for a in s.amounts if not _is_in_name(a, s)}
        around = Around(
            sentence=sentences.get(order, ""), figures=tuple(amounts[k] for k in sorted(amounts)), common=words.common,
            known=words.known, near=frozenset(near), context=frozenset(context), main=main,
        )  # fmt: skip
        only = _find_only_day(group)
        anchor = _find_anchor(by_sentence, order)
        run = runs.get(order, order)
        places = _list_places(amounts)
        if only is None and run != order:
            only = _find_only_day(by_sentence.get(run, ()))
        for statement in group:
            for amount, when in list_figures(statement):
                one = describe(statement, amount, when or (None if is_start(amount, statement) else only), around)
                relative = read_relative(one, anchor, _find_only_named(group))
                place = places.get(amount.start, (amount.start, amount.end))
                frame = build_frame(page, order, place, list(places.values()))
                one = replace(one, when=relative or _find_own_day(statement, frame) or one.when, run=run, frame=frame)
                found.append(_take_from_last(one, found[-1] if found else None, around.sentence))
    return tuple(found)


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


_NEIGHBOUR: Final = re.compile(
    r"\b(?:in|during|over|for|of) the (?P<side>preceding|previous|prior|following|next|subsequent) "
    r"(?P<unit>year|half-year|quarter|month|week|period)\b",
    re.IGNORECASE,
)
_SHIFT: Final = re.compile(
    r"\b(?:(?:a|one) year (?P<side>before|earlier|previously|later|after(?:wards)?)|the year (?P<other>before|after))"
    r"(?=[\s.,;)]|$)",
    re.IGNORECASE,
)
_LATER: Final = frozenset({"following", "next", "subsequent", "later", "after", "afterwards"})
_UNIT_MONTHS: Final = {"year": 12, "half-year": 6, "quarter": 3, "month": 1}


def is_start(amount: Amount, statement: Statement) -> bool:
    """Whether a figure is what something rose or fell from: its day is not that of the change."""
    head = statement.text[: max(amount.start - statement.start, 0)]
    return bool(re.search(r"\bfrom\s$", head, re.IGNORECASE))


def read_relative(figure: Figure, anchor: When | None, near: When | None) -> When | None:
    """Read days that are told by others: "in the preceding quarter", "a year before".

    Parameters
    ----------
    figure : Figure
        Whose words may tell so.
    anchor, near : When or None
        The day named last before its sentence, and the one day named in it.

    Returns
    -------
    When or None
        None where the words tell no such days, or nothing to reckon them from.
    """
    found = _NEIGHBOUR.search(figure.local)
    base = anchor if found is not None and near is None else near
    if found is not None and base is not None and base.period.start is not None and base.period.end is not None:
        first, last = base.period.first_day, base.period.last_day
        months = _UNIT_MONTHS.get(found.group("unit").casefold())
        if months is None:
            return None
        later = found.group("side").casefold() in _LATER
        begin = _add_months(first, -months) if not later else last + timedelta(days=1)
        end = (
            first - timedelta(days=1)
            if not later
            else _add_months(last + timedelta(days=1), months) - timedelta(days=1)
        )
        return replace(base, period=Period.of_days(begin, end), text=found.group(), kind="relative", how="carried")
    shift = _SHIFT.search(figure.local)
    base = near or anchor
    if shift is None or base is None or base.period.start is None or base.period.end is None:
        return None
    by = 12 if (shift.group("side") or shift.group("other")).casefold() in _LATER else -12
    first, after = base.period.first_day, base.period.last_day + timedelta(days=1)
    return replace(
        base, period=Period.of_days(_add_months(first, by), _add_months(after, by) - timedelta(days=1)),
        text=f"{shift.group()} ({base.text})", kind="relative", how="carried",
    )  # fmt: skip


def _add_months(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


_NONE: Final = re.compile(
    r"\b(?:no|none of the|not a single|not one)\s(?P<noun>(?:[a-z-]+\s){0,2}?[a-z-]+)", re.IGNORECASE
)
_DAY_OF_MONTH: Final = re.compile(
    r"\s?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


_NAMED_NUMBER: Final = re.compile(r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\s[A-Z]")


def _is_in_name(amount: Amount, statement: Statement) -> bool:
    """Whether a number is a part of a name ("Two Rivers")."""
    return _NAMED_NUMBER.match(statement.text[max(amount.start - statement.start, 0) :]) is not None


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
    return next(iter(times.values())) if len(times) == 1 else None


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
        if _DAY_OF_MONTH.match(statement.text[amount.end - statement.start :]) or _is_in_name(amount, statement):
            continue
        whens = paired.get(id(amount))
        if whens is None:
            whens = tuple(sorted(statement.times, key=lambda w: abs(w.start - amount.end)))[:1]
        for when in whens or (None,):
            yield amount, when


def build_document(key: str, text: Text, statements: Sequence[Statement], words: Words) -> Document:
    """Build a document for comparison."""
    sentences = {s.order: s.text for s in text.sentences}
    page = read_page(sentences, text.title, words.common, words.known)
    figures = describe_figures(statements, sentences, words=words, title=text.title, page=page)
    times = {w.period: w for s in statements for w in s.times if w.how == "named"}
    if len(times) == 1 and (only := next(iter(times.values()))).kind in ("day", "month", "year"):
        # A table "at 31 March 2009": the one day that a document names is that of all its figures.
        figures = tuple(f if f.when is not None else replace(f, when=replace(only, how="carried")) for f in figures)
    return Document(
        key=key, text=text, figures=figures, events=list_events(statements, words.common, find_names(text.title, words.common)[0]),
        main=find_names(text.title, words.common)[0], moments=list_moments(statements, sentences), page=page, days=describe_days(statements, page),
        words={_fold(sentence): order for order, sentence in sentences.items()},
    )  # fmt: skip


def check_by_documents(
    statement: Statement, figures: Sequence[Figure], events: Sequence[Event], documents: Sequence[Document],
    days: Sequence[Figure] = (), sentence: str = "",
) -> tuple[StatementTest, ...]:  # fmt: skip
    """Test the figures and days of a statement against the documents that bear on it.

    Parameters
    ----------
    statement : Statement
        Which.
    figures, events : sequence of Figure, of Event
        The statement's own.
    documents : sequence of Document
        Those that its notes cite, and those that bear on the whole text.
    days : sequence of Figure
        The days that the statement names, each with what is said of it.
    sentence : str
        The sentence in which it stands.

    Returns
    -------
    tuple of StatementTest
        At most one for each figure or day: the strongest that any document gives.
    """
    if (same := _find_same_words(statement, figures, sentence, documents)) is not None:
        return (same,)
    found: list[StatementTest] = []
    tested: dict[tuple[int, int], StatementTest | None] = {}
    for figure in figures:
        tests = []
        for document in documents:
            test = check_length(
                statement, figure.amount, figure.names, document.events, document.main, _locate(document)
            ) or _choose(figure, document)  # fmt: skip
            if test is not None and (test.verdict != "contradicted" or may_exclude(figure) or _is_told(figure)):
                tests.append(test)
        place = (figure.amount.start, figure.amount.end)
        tested.setdefault(place, None)
        if tests:
            found.append(_strongest(tests))
            tested[place] = found[-1]
    found = _limit_support(figures, tested, found)
    found += _check_wording(statement, figures, documents)
    if (order := _check_order(statement, documents)) is not None:
        # Figures told in passing bear out nothing of which came first.
        found = [order, *(t for t in found if t.verdict not in _SUPPORT)]
    if not figures:
        for event in events:
            tests = [
                test for document in documents
                for test in check_events([event], document.events, document.main, _locate(document), document.text.name)
            ]  # fmt: skip
            if tests:
                found.append(_strongest(tests))
    if not found and not figures and days:
        found += _check_days(days, documents)
    return tuple(found)


_SAME_WORDS: Final = 6
_OF_ITS_TIME: Final = re.compile(
    r"\b(?:reporting period|period under review|since my (?:last|previous)|currently|at present|to date|recent(?:ly)?|so far|still|"
    r"(?:last|past|next|coming) (?:\w+ )?(?:days|weeks|months|years?)|now|today)\b",
    re.IGNORECASE,
)


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _find_same_words(
    statement: Statement, figures: Sequence[Figure], sentence: str, documents: Sequence[Document]
) -> StatementTest | None:
    """Find a sentence word for word in a document: what says the same is never against it."""
    folded = _fold(sentence)
    if folded.count(" ") < _SAME_WORDS or not (figures or statement.times):
        return None
    for document in documents:
        order = document.words.get(folded)
        if order is None:
            continue
        ground = _locate(document)(replace(statement, sentence=order))
        is_dated = any(w.kind in ("day", "month", "year", "range") and w.how == "named" for w in statement.times)
        is_loose = not is_dated and _OF_ITS_TIME.search(statement.text) is not None
        words = f"The document {document.text.name} says so in the same words"
        shown = tuple(
            Recomputed(
                claimed=f.amount.text, claimed_low=f.amount.low, claimed_high=f.amount.high, low=f.amount.low, high=f.amount.high,
                text=f.amount.text, unit=f.amount.unit, definition=f.amount.noun, rule="stated in the document",
                period=f.when.text if f.when else "", fit="equal", source=document.key, citation=ground.ref,
                query=statement.text[:_QUOTE], readings=1,
            )
            for f in figures
        )  # fmt: skip
        return StatementTest(
            kind="document", verdict="supported-with-qualification" if is_loose else "supported", figures=shown, grounds=(ground,),
            explanation=f"{words}; they are of a time that it does not name." if is_loose else f"{words}.",
        )  # fmt: skip
    return None


_RANKED: Final = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|only|never|most|least|\w+est)\b",
    re.IGNORECASE,
)


def _check_days(days: Sequence[Figure], documents: Sequence[Document]) -> list[StatementTest]:
    """Test the days of a statement by what is said of them, where nothing else spoke."""
    found = []
    for day in days:
        tests = [test for d in documents if (test := _check_day(day, d)) is not None]
        if tests:
            found.append(_strongest(tests))
    return found


def _check_day(claim: Figure, document: Document) -> StatementTest | None:
    if document.page is None or claim.frame is None or _HYPOTHETICAL.search(claim.text):
        return None
    verdict, pairs = parallel.decide_day(claim, document.days, document.page)
    if not verdict:
        return None
    if verdict == "supported" and _RANKED.search(claim.text):
        return None  # the day is the least of what it says
    best = pairs[0].figure
    assert best.when is not None
    words = f"The document {document.text.name} has {best.when.text}"
    words += f" for it, not {claim.amount.text}." if verdict == "contradicted" else "."
    if verdict == "supported" and pairs[0].missing:
        verdict, words = "supported-with-qualification", f"{words} It says so in other words."
    figure = Recomputed(
        claimed=claim.amount.text, text=best.when.text, definition="day", rule="stated in the document", period=best.when.text,
        fit="outside" if verdict == "contradicted" else "inside", citation=_locate(document)(best.statement).ref,
        query=best.statement.text[:_QUOTE], readings=1,
    )  # fmt: skip
    return StatementTest(
        kind="document", verdict=verdict, explanation=words, figures=(figure,), grounds=(_locate(document)(best.statement),)
    )  # fmt: skip


def check_by_claims(
    statement: Statement, figures: Sequence[Figure], events: Sequence[Event], ledger: Document
) -> tuple[StatementTest, ...]:
    """Test a statement against the words of the ledger's claims: what no question of the codebook reaches.

    A claim's summary is short and its days are its own: it bears out what it says, and excludes only a figure of the
    very same day, or the one day of an event.
    """
    found = []
    for test in check_by_documents(statement, figures, events, [ledger]):
        days = {w.text for w in statement.times if w.kind == "day" and w.how == "named"}
        loose = any(f.fit == "other-definition" or f.definition == "derived" for f in test.figures)
        if test.verdict == "contradicted" and (loose or not all(_is_sharp(f, days) for f in test.figures)):
            continue
        found.append(_as_ledger(test))
    return tuple(found)


_HYPOTHETICAL: Final = re.compile(
    r"\b(?:might|would|could|should|envisag\w*|foresee\w*|foreseen|assum\w*)\b", re.IGNORECASE
)
_SPAN_NOW: Final = re.compile(
    r"\b(?:last|past|recent|next|coming) (?:\w+ )?(?:days|weeks|months|years)\b", re.IGNORECASE
)
_PRESENT: Final = re.compile(
    r"\b(?:is|are|has(?! been| had)|remains?|maintains?|continues?|comprises?|consists?|now)\b", re.IGNORECASE
)


def may_exclude(claim: Figure) -> bool:
    """Whether a document of unknown day may exclude a figure at all.

    What might be, what names nobody and no day, and a small number that stands in the present without a day are left
    alone: the document may be of another time.
    """
    if _HYPOTHETICAL.search(claim.text) or _SPAN_NOW.search(claim.text):
        return False
    if claim.days is not None:
        return True
    if not claim.names:
        return False
    if claim.amount.unit not in ("persons", "count", "events", ""):
        return True
    number = claim.amount.low if claim.amount.low is not None else claim.amount.high
    is_small = number is not None and number < _SMALL and claim.amount.bound == "exact"
    return not (is_small and _PRESENT.search(claim.text))


_TOLD: Final = 3


def _is_told(claim: Figure) -> bool:
    """Whether a figure that names nobody is told by enough other words to be one of a document's."""
    if _HYPOTHETICAL.search(claim.text) or _SPAN_NOW.search(claim.text) or claim.frame is None:
        return False
    return len(claim.frame.said) >= _TOLD


_SMALL: Final = 100
_WHOLE: Final = re.compile(
    r"\b(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|few|some|most|many|half|part|none|third|quarters?)[^.;]{0,25}\bof (?:the|its|their|these|those|\w+['’]s)\s(?:\w+\s)?$",
    re.IGNORECASE,
)


def _limit_support(
    figures: Sequence[Figure], tested: Mapping[tuple[int, int], StatementTest | None], found: list[StatementTest]
) -> list[StatementTest]:
    """Limit support to what was found: a figure of which nothing is said leaves the statement borne out in part only.

    Where only the whole is found of which the statement counts a part ("one of the nine"), nothing is borne out.
    """
    if not found or any(t.verdict not in _SUPPORT for t in found):
        return found
    by_place = {(f.amount.start, f.amount.end): f for f in figures}
    own = [by_place[place] for place, test in tested.items() if test is not None]
    if all(_WHOLE.search(f.statement.text[: max(f.amount.start - f.statement.start, 0)]) for f in own):
        return []
    silent = {place for place, test in tested.items() if test is None}
    if not silent:
        return found
    words = ", ".join(by_place[place].amount.text for place in sorted(silent))
    return [
        replace(t, verdict="supported-with-qualification", explanation=f"{t.explanation} Nothing was found on {words}.")
        for t in found
    ]


def _check_wording(
    statement: Statement, figures: Sequence[Figure], documents: Sequence[Document]
) -> list[StatementTest]:
    """Test what a statement says without a number: that none died, that something rose."""
    found = []
    for figure in figures:
        tests = [check_none(figure, d.figures, _locate(d), d.text.name) for d in documents if figure.amount.high == 0]
        if given := [t for t in tests if t is not None]:
            found.append(_strongest(given))
    if not figures:
        tests = [
            check(statement, d.figures, d.main, _locate(d), d.text.name)
            for d in documents for check in (check_trend, check_only)
        ]  # fmt: skip
        if given := [t for t in tests if t is not None]:
            found.append(_strongest(given))
    return found


def _check_order(statement: Statement, documents: Sequence[Document]) -> StatementTest | None:
    tests = [check_order(statement, d.moments, _locate(d), d.text.name) for d in documents]
    given = [t for t in tests if t is not None]
    return _strongest(given) if given else None


def _is_sharp(figure: Recomputed, days: set[str]) -> bool:
    return figure.definition in ("began", "ended", "recognised") or figure.period in days


def _as_ledger(test: StatementTest) -> StatementTest:
    grounds = tuple(replace(g, where="claim", ref=g.ref.rpartition("para ")[2]) for g in test.grounds)
    words = test.explanation.replace("The document ledger", "The ledger")
    figures = tuple(
        replace(f, rule="words of a claim of the ledger", citation=f"claim {f.citation.rpartition('para ')[2]}", source="")
        for f in test.figures
    )  # fmt: skip
    return replace(test, kind="ledger", grounds=grounds, explanation=words, figures=figures)


def _choose(figure: Figure, document: Document) -> StatementTest | None:
    """Choose between what a document states and what follows from its figures: support goes first."""
    stated = _check_one(figure, document)
    beside = _check_beside(figure, document)
    if beside is not None and beside.verdict == "contradicted" and stated is not None and stated.verdict in _SUPPORT:
        return beside if _is_same_ground(stated, beside) else stated
    if stated is not None and stated.verdict in _SUPPORT:
        return stated
    derived = derive.check_derived(figure, document.figures, _locate(document))
    if derived is not None and derived.verdict in _SUPPORT:
        return derived
    if stated is not None and stated.verdict == "contradicted" and derive.is_derived(figure):
        return derived
    if beside is not None and beside.verdict in _SUPPORT:
        return beside
    if beside is not None and derive.is_derived(figure):
        beside = None
    return stated or derived or beside


def _is_same_ground(one: StatementTest, other: StatementTest) -> bool:
    return bool(one.grounds and other.grounds and one.grounds[0] == other.grounds[-1])


def _check_beside(claim: Figure, document: Document) -> StatementTest | None:
    """Test a figure by what is said around the figures of a document, where its kinds and names alone do not tell."""
    if document.page is None or claim.frame is None:
        return None
    verdict, pairs = parallel.decide(claim, document.figures, document.page)
    if not verdict:
        return None
    shown = [
        (Match(figure=p.figure, subject="same", days=match_days(claim, p.figure), is_close=True), _FITS.get(min(p.clashes, default=""), p.fit))
        for p in pairs[:3]
    ]  # fmt: skip
    values = ", ".join(dict.fromkeys(p.figure.amount.text for p in pairs[:3]))
    if verdict == "contradicted":
        swap = next((m for m, fit in shown if fit.startswith("other")), None)
        words = f"the document {document.text.name} has {values}"
        if swap is not None:
            words += (
                f"; {claim.amount.text} is of something else there: {' '.join(swap.figure.local.split()).strip(' ,;.')}"
            )
        return _test(claim, document, shown, verdict, words)
    best = pairs[0]
    doubts = []
    if best.missing:
        doubts.append("it says so in other words")
    if claim.days is not None and best.figure.days is None:
        doubts.append("the document names no day beside it")
    elif shown[0][0].days in ("wider", "narrower"):
        doubts.append(f"the document is of {best.figure.when.text if best.figure.when else ''}")
    if best.is_rounded:
        doubts.append(f"the document has {write_bounds(read_bounds(best.figure.amount))}")
    words = f"the document {document.text.name} has {best.figure.amount.text}" + (
        f"; {'; '.join(doubts)}" if doubts else ""
    )
    return _test(claim, document, shown[:1], "supported-with-qualification" if doubts else "supported", words)


#: How a figure that the claim's words exclude stands to it.
_FITS: Final = {
    "name": "other-subject", "days": "other-period", "unit": "other-definition", "kind": "other-definition", "fate": "other-definition",
    "damage": "other-definition", "course": "other-definition", "stage": "other-definition", "move": "other-definition",
    "answer": "other-definition", "sex": "other-definition", "act": "other-definition", "choice": "other-definition",
    "span": "other-definition", "each": "other-definition", "denied": "other-definition",
}  # fmt: skip


_SUPPORT: Final = ("supported", "supported-with-qualification")
_RANK: Final = {"supported": 0, "supported-with-qualification": 1, "contradicted": 2, "contested": 3, "no-evidence": 4}


def _strongest(tests: Sequence[StatementTest]) -> StatementTest:
    verdicts = {t.verdict for t in tests}
    if "contradicted" in verdicts and verdicts & {"supported", "supported-with-qualification"}:
        both = sorted(tests, key=lambda t: _RANK.get(t.verdict, 9))
        return StatementTest(
            kind="document", verdict="contested",
            explanation="Documents at hand exclude each other: " + " ".join(t.explanation for t in both),
            figures=tuple(f for t in both for f in t.figures), grounds=tuple(g for t in both for g in t.grounds),
        )  # fmt: skip
    return min(tests, key=lambda t: _RANK.get(t.verdict, 9))


def _locate(document: Document) -> derive.Locate:
    def locate(statement: Statement) -> Excerpt:
        sentence = next((s for s in document.text.sentences if s.order == statement.sentence), None)
        place = f"sentence {statement.sentence + 1}"
        if sentence is not None:
            passage = next((p for p in document.text.passages if p.order == sentence.passage), None)
            if passage is not None and passage.paragraph:
                place = f"para {passage.paragraph}"
            elif passage is not None and passage.first_page:
                place = f"page {passage.first_page}"
        text = sentence.text if sentence is not None else statement.text
        return Excerpt(where="document", ref=f"{document.text.name}, {place}", text=text[:_QUOTE])

    return locate


def _check_one(claim: Figure, document: Document) -> StatementTest | None:
    matches = [m for m in (match(claim, figure) for figure in document.figures) if m is not None]
    if not matches:
        return _check_owner(claim, document)
    own = [m for m in matches if m.subject in ("same", "carried") and m.days != "other"]
    if not own:
        return _check_owner(claim, document)
    if (slip := _find_unit_slip(claim, own)) is not None:
        words = f"the document {document.text.name} has {slip.figure.amount.text}: the same number in another unit"
        return _test(claim, document, [(slip, "other-definition")], "contradicted", words)
    fits = [(m, *_compare(*_take_limits(claim, m.figure))) for m in own]
    agree = [(m, fit, rounded) for m, fit, rounded in fits if fit in ("equal", "inside")]
    if agree:
        return _support(claim, document, agree, fits)
    is_only = len({m.figure.amount.low for m in own if m.is_close}) == 1
    against = [
        m
        for m, fit, _ in fits
        if fit == "outside"
        and m.is_close
        and m.subject in ("same", "carried")
        and _dates_bind(claim, m, is_only=is_only)
    ]
    if against and len(against) == len([m for m, _, _ in fits if m.days == "same" or m.days == against[0].days]):
        owner = _find_owner(claim, document)
        return _contradict(claim, document, against, owner)
    overlap = [m for m, fit, _ in fits if fit == "overlaps" and m.is_close]
    if overlap:
        return _test(
            claim, document, [(overlap[0], "overlaps")], "supported-with-qualification",
            f"the document {document.text.name} has an interval that reaches beyond it: {write_bounds(read_bounds(overlap[0].figure.amount))}",
        )  # fmt: skip
    return _check_owner(claim, document)


def _find_unit_slip(claim: Figure, own: Sequence[Match]) -> Match | None:
    """Find a figure of the same number in a unit that is taken for the text's."""
    for one in own:
        amount, other = claim.amount, one.figure.amount
        if amount.unit != other.unit and (amount.low, amount.high) == (other.low, other.high) and any(
            {amount.unit, other.unit} <= kin for kin in _KIN
        ):  # fmt: skip
            return one
    return None


def _take_limits(claim: Figure, figure: Figure) -> tuple[Amount, Amount]:
    """Take two ceilings as numbers: "up to 5,860 authorised" is no loose way to say up to 5,200."""
    if "authorised" not in claim.sayings & figure.sayings or claim.amount.bound in ("at-least", "more-than"):
        return claim.amount, figure.amount
    both = []
    for amount in (claim.amount, figure.amount):
        is_limit = amount.bound == "at-most" and amount.low is None
        both.append(replace(amount, low=amount.high, bound="exact") if is_limit else amount)
    return both[0], both[1]


def _compare(amount: Amount, other: Amount) -> tuple[str, bool]:
    """Compare two figures, the other's in the unit of the first."""
    bounds = read_bounds(other)
    low, high = (convert(value, other.unit, amount.unit) for value in (bounds.low, bounds.high))
    if amount.unit != other.unit and (low, high) != (None, None):
        # Nobody converts to the last digit.
        by = max(abs(v) for v in (low, high) if v is not None) / 20
        loose = replace(amount, bound="about") if amount.bound == "exact" else amount
        if loose.low is not None and loose.bound == "at-least":
            loose = replace(loose, low=loose.low - by)
        return compare(loose, Bounds(low=low, high=high))
    return compare(amount, bounds)


def _dates_bind(claim: Figure, one: Match, *, is_only: bool) -> bool:
    """Whether the days are close enough to let one figure exclude the other."""
    if claim.days is None and is_start(claim.amount, claim.statement):
        return False  # "fell from 240,000": of a day that is not named
    is_moment = one.figure.when is not None and one.figure.when.kind in ("day", "month")
    small = claim.amount.low is not None and claim.amount.low < _SMALL and claim.amount.bound == "exact"
    if claim.days is None and is_moment and small and claim.amount.unit in ("persons", "count", "events", ""):
        return False  # a small number of some day is not excluded by that of another
    if one.days == "same":
        return True
    if one.days == "narrower" and claim.days is not None and (claim.days[1] - claim.days[0]).days <= _MOMENT_DAYS:
        return True
    if one.days == "narrower":
        return claim.statement.predicate.topic not in STOCKS and claim.amount.unit != "persons"
    return one.days == "undated" and (claim.statement.predicate.topic not in STOCKS or is_only)


def _support(
    claim: Figure, document: Document, agree: Sequence[tuple[Match, str, bool]], fits: Sequence[tuple[Match, str, bool]]
) -> StatementTest:
    order = {"same": 0, "narrower": 1, "wider": 2, "undated": 3, "unknown": 4}
    best, fit, rounded = min(agree, key=lambda a: (a[0].subject != "same", order[a[0].days], a[1] != "equal"))
    doubts = []
    if best.days == "undated" and any(f == "outside" and m.is_close for m, f, _ in fits):
        doubts.append(f"the text names no day; the document is of {best.figure.when.text if best.figure.when else ''}")
    if best.days == "unknown":
        doubts.append("the document names no day beside it")
    if best.days == "narrower" and best.figure.days is not None and _is_longer_flow(claim, best.figure):
        doubts.append(f"the document is of the shorter time {best.figure.when.text if best.figure.when else ''}")
    if best.days == "wider":
        doubts.append(f"the document is of the longer time {best.figure.when.text if best.figure.when else ''}")
    if rounded:
        doubts.append(f"the document has {write_bounds(read_bounds(best.figure.amount))}")
    doubts += [
        f"the subject is {e.how} ({e.text or e.id})" for e in claim.statement.entities[:1] if e.id and e.how != "named"
    ]
    rival = [
        m for m, f, _ in fits if f == "outside" and m.days == best.days and m.subject == best.subject and m.is_close
    ]
    by_another = [m for m in rival if m.figure.statement.attribution != best.figure.statement.attribution]
    if by_another and not claim.statement.attribution:
        words = f"the document {document.text.name} has {best.figure.amount.text} by one and {by_another[0].figure.amount.text} by another"
        return _test(claim, document, [(best, fit), (by_another[0], "outside")], "contested", words)
    if rival and best.days == "same":
        doubts.append(f"the document also has {write_bounds(read_bounds(rival[0].figure.amount))}")
    verdict = "supported-with-qualification" if doubts else "supported"
    words = f"the document {document.text.name} has {best.figure.amount.text}" + (
        f"; {'; '.join(doubts)}" if doubts else ""
    )
    return _test(claim, document, [(best, fit)], verdict, words)


def _is_longer_flow(claim: Figure, figure: Figure) -> bool:
    """Whether what adds up over time is claimed of a longer time than the evidence, which is of no one moment."""
    assert figure.days is not None
    return claim.statement.predicate.topic not in STOCKS and (figure.days[1] - figure.days[0]).days > _MOMENT_DAYS


def _contradict(
    claim: Figure, document: Document, against: Sequence[Match], owner: tuple[Match, str] | None
) -> StatementTest:
    values = ", ".join(dict.fromkeys(f"{m.figure.amount.text}{_of_days(m)}" for m in against[:4]))
    words = f"the document {document.text.name} has {values} on the same question"
    shown: list[tuple[Match, str]] = [(m, "outside") for m in against[:4]]
    if owner is not None:
        words += f"; {claim.amount.text} is its figure of {_name_owner(claim, *owner)}"
        shown.append(owner)
    return _test(claim, document, shown, "contradicted", words)


def _of_days(one: Match) -> str:
    return f" ({one.figure.when.text})" if one.figure.when else ""


# --- whose number it is


def _find_owner(claim: Figure, document: Document) -> tuple[Match, str] | None:
    """Find whose figure this exact number is in the document: another subject's, other days', another thing's."""
    amount = claim.amount
    if amount.low is None or amount.low != amount.high or amount.bound != "exact":
        return None
    for figure in document.figures:
        if figure.amount.low != amount.low or compare(amount, read_bounds(figure.amount))[0] != "equal":
            continue
        one = match(claim, figure)
        if one is None:
            if _is_other_thing(claim, figure):
                return Match(
                    figure=figure, subject="same", days=match_days(claim, figure), is_close=True
                ), "other-definition"
            continue
        if one.subject == "other" and one.days != "other":
            return one, "other-subject"
        if one.subject in ("same", "carried") and one.days == "other":
            return one, "other-period"
    return None


def _is_other_thing(claim: Figure, figure: Figure) -> bool:
    """Whether the same number of the same subject and days counts something else, or is in another unit."""
    if (
        figure.is_each != claim.is_each
        and counts_alike(claim, figure)
        and says_alike(claim, figure)
        and match_subject(claim, figure) in ("same", "carried")
    ):
        return claim.amount.low is not None and count_digits(claim.amount.low) >= DISTINCT_DIGITS
    if match_subject(claim, figure) not in ("same", "carried") or match_days(claim, figure) == "other":
        return False
    if figure.is_part != claim.is_part or figure.amount.bound != "exact":
        return False
    if not is_same_unit(claim.amount.unit, figure.amount.unit):
        pair = {claim.amount.unit, figure.amount.unit}
        return bool(claim.sayings & figure.sayings or claim.words & figure.words) and any(pair <= kin for kin in _KIN)
    if not claim.names and not claim.implied:
        return False
    own, its = claim.sayings - _STAGES, figure.sayings - _STAGES
    same_said, same_kind = own == its, counts_alike(claim, figure)
    if same_kind and not same_said and (own & its or not (own and its)):
        return False  # the one says more than the other, not another thing
    if claim.days is None and figure.days is not None and _is_small(claim.amount):
        return False
    return same_said != same_kind and (bool(figure.kind) or not same_said) and _tells(claim, figure)


#: A strength that was planned, approved and reached is one strength.
_STAGES: Final = PASSING | {"authorised"}


def _is_small(amount: Amount) -> bool:
    return amount.low is not None and count_digits(amount.low) < DISTINCT_DIGITS


def _tells(claim: Figure, figure: Figure) -> bool:
    """Whether the number is no chance meeting: enough digits, or the rest of what is said is the same."""
    assert claim.amount.low is not None
    return count_digits(claim.amount.low) >= DISTINCT_DIGITS or bool(claim.sayings & figure.sayings or (
        counts_alike(claim, figure) and claim.sayings and figure.sayings
    ) or (claim.statement.predicate.topic and claim.statement.predicate.topic == figure.statement.predicate.topic))  # fmt: skip


#: Units that are taken for each other.
_KIN: Final = (
    frozenset({"usd", "eur", "gbp", "rub"}),
    frozenset({"km", "miles", "m"}),
    frozenset({"days", "weeks", "months", "years"}),
)


def _name_owner(claim: Figure, one: Match, fit: str) -> str:
    if fit == "other-period":
        return one.figure.when.text if one.figure.when else "other days"
    if fit == "other-definition":
        return " ".join(one.figure.local.split()).strip(" ,;.")
    entities = [
        e.text for e in one.figure.statement.entities if e.id and e.id.casefold() in one.figure.names - claim.names
    ]
    names = entities or [name.title() for name in sorted(one.figure.sure - claim.names)]
    return " and ".join(dict.fromkeys(names[:3]))


def _check_owner(claim: Figure, document: Document) -> StatementTest | None:
    """Say whose number it is, where the document says nothing else on the claim's own subject and days."""
    owner = _find_owner(claim, document)
    if owner is None or claim.amount.low is None:
        return None
    one, fit = owner
    if not one.is_close and not (fit == "other-period" and count_digits(claim.amount.low) > DISTINCT_DIGITS):
        return None
    topic = claim.statement.predicate.topic
    near = (
        fit == "other-period"
        and topic in STOCKS
        and _gap_days(claim, one.figure) <= 731
        and count_digits(claim.amount.low) <= DISTINCT_DIGITS
    )
    if near or (fit in ("other-subject", "other-period") and count_digits(claim.amount.low) < DISTINCT_DIGITS - 1):
        return None
    if fit == "other-subject" and count_digits(claim.amount.low) < DISTINCT_DIGITS:
        return None
    words = f"the document {document.text.name} gives {claim.amount.text} for {_name_owner(claim, one, fit)}, not for what the text says"
    return _test(claim, document, [(one, fit)], "contradicted", words)


def _gap_days(claim: Figure, figure: Figure) -> int:
    own, its = claim.days, figure.days
    if own is None or its is None:
        return 0
    return max((its[0] - own[1]).days, (own[0] - its[1]).days)


def _test(
    claim: Figure, document: Document, shown: Sequence[tuple[Match, str]], verdict: str, words: str
) -> StatementTest:
    locate = _locate(document)
    figures = tuple(
        Recomputed(
            claimed=claim.amount.text, claimed_low=claim.amount.low, claimed_high=claim.amount.high,
            low=m.figure.amount.low, high=m.figure.amount.high, text=m.figure.amount.text, unit=m.figure.amount.unit,
            definition=m.figure.amount.noun, rule="stated in the document",
            period=m.figure.when.text if m.figure.when else "", fit=fit, source=document.key,
            citation=locate(m.figure.statement).ref, query=m.figure.text[:_QUOTE], readings=1,
        )
        for m, fit in shown
    )  # fmt: skip
    grounds = tuple(dict.fromkeys(locate(m.figure.statement) for m, _ in shown))
    return StatementTest(
        kind="document",
        verdict=verdict,
        explanation=words[0].upper() + words[1:] + ".",
        figures=figures,
        grounds=grounds,
    )
