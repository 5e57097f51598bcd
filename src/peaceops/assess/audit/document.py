"""Tests of statements against documents at hand: those that a note cites, and evidence that bears on the whole text.

What enters: statements of the text and of the documents. What leaves: tests that quote the document.
Never done here: support by a number alone: subject, thing counted, unit and days must be those of the statement.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from peaceops.assess.audit import compose, derive, parallel
from peaceops.assess.audit.comparison import check_comparison
from peaceops.assess.audit.course import check_course
from peaceops.assess.audit.event import Event, check_events, check_length, is_planned
from peaceops.assess.audit.evidence import QUOTE, Document, fold, is_of_one_time, is_other_issue, locate
from peaceops.assess.audit.figure import count_digits, read_bounds, write_bounds
from peaceops.assess.audit.frame import Page
from peaceops.assess.audit.match import Match, match_days
from peaceops.assess.audit.nested import check_nested, is_rest
from peaceops.assess.audit.order import check_order
from peaceops.assess.audit.stated import build_stated, check_stated
from peaceops.assess.audit.trend import check_none, check_only, check_trend
from peaceops.assess.audit.unmet import find_unmet
from peaceops.assess.audit.wording import (
    Figure,
)
from peaceops.model.audit import SUPPORT, Recomputed, StatementTest
from peaceops.model.statement import Statement


def check_by_documents(
    statement: Statement, figures: Sequence[Figure], events: Sequence[Event], documents: Sequence[Document],
    days: Sequence[Figure] = (), sentence: str = "", symbol: str = "", page: Page | None = None,
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
    symbol : str
        The symbol that its text bears.
    page : Page or None
        The sentences of its text as concepts.

    Returns
    -------
    tuple of StatementTest
        At most one for each figure or day: the strongest that any document gives.
    """
    if (same := find_same_words(statement, figures, sentence, documents)) is not None:
        return (same,)
    found: list[StatementTest] = []
    tested: dict[tuple[int, int], StatementTest | None] = {}
    for figure in figures:
        tests = []
        for document in documents:
            test = check_length(
                statement, figure.amount, figure.names, document.events, document.main, locate(document)
            ) or _choose(figure, document)  # fmt: skip
            if test is not None and is_other_issue(symbol, document) and not is_of_one_time(figure, test):
                continue
            if test is not None and (test.verdict != "contradicted" or may_exclude(figure) or _is_told(figure)):
                tests.append(test)
        place = (figure.amount.start, figure.amount.end)
        tested.setdefault(place, None)
        if tests:
            found.append(_strongest(tests))
            tested[place] = found[-1]
    found = _limit_support(figures, tested, found, documents)
    found += _check_wording(statement, figures, documents, page)
    if (order := _check_order(statement, documents)) is not None:
        # Figures told in passing bear out nothing of which came first.
        found = [order, *(t for t in found if t.verdict not in SUPPORT)]
    if not figures:
        for event in events:
            tests = [
                test for document in documents if not is_other_issue(symbol, document)
                for test in check_events([event], document.events, document.main, locate(document), document.text.name)
            ]  # fmt: skip
            if tests:
                found.append(_strongest(tests))
    if not found and not figures and days:
        found += _check_days(days, [d for d in documents if not is_other_issue(symbol, d)])
    return tuple(found)


_SAME_WORDS: Final = 6
_OF_ITS_TIME: Final = re.compile(
    r"\b(?:reporting period|period under review|since my (?:last|previous)|currently|at present|to date|recent(?:ly)?|so far|still|"
    r"(?:last|past|next|coming) (?:\w+ )?(?:days|weeks|months|years?)|now|today)\b",
    re.IGNORECASE,
)


def find_same_words(
    statement: Statement, figures: Sequence[Figure], sentence: str, documents: Sequence[Document]
) -> StatementTest | None:
    """Find a sentence word for word in a document: what says the same is never against it."""
    folded = fold(sentence)
    if folded.count(" ") < _SAME_WORDS or not (figures or statement.times):
        return None
    for document in documents:
        order = document.words.get(folded)
        if order is None:
            continue
        ground = locate(document)(replace(statement, sentence=order))
        is_dated = any(w.kind in ("day", "month", "year", "range") and w.how == "named" for w in statement.times)
        is_loose = not is_dated and _OF_ITS_TIME.search(statement.text) is not None
        words = f"The document {document.text.name} says so in the same words"
        shown = tuple(
            Recomputed(
                claimed=f.amount.text, claimed_low=f.amount.low, claimed_high=f.amount.high, low=f.amount.low, high=f.amount.high,
                text=f.amount.text, unit=f.amount.unit, definition=f.amount.noun, rule="stated in the document",
                period=f.when.text if f.when else "", fit="equal", source=document.key, citation=ground.ref,
                query=statement.text[:QUOTE], readings=1,
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


#: What is said of quantities: a day is no ground for it, nor against it.
_COMPARED: Final = re.compile(
    r"\b(?:more|fewer|less|larger|smaller|greater|higher|lower|as many|as much|twice|half|majority|rose|fell|risen|fallen|increased|decreased|declined|grew|shrank|doubled|halved)\b",
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
    is_meant = claim.when is not None and is_planned(claim.statement, claim.when)
    days = [d for d in document.days if is_meant or d.when is None or not is_planned(d.statement, d.when)]
    verdict, pairs = parallel.decide_day(claim, days, document.page)
    if not verdict or _COMPARED.search(claim.text):
        return None
    if verdict == "supported" and _RANKED.search(claim.text):
        return None  # the day is the least of what it says
    is_wide = claim.when is not None and claim.when.kind not in ("day", "range")
    if verdict == "supported" and (is_wide or find_unmet(claim, pairs[0].figure, document.page)):
        return None  # in a year or month the like may be done more than once
    best = pairs[0].figure
    assert best.when is not None
    words = f"The document {document.text.name} has {best.when.text}"
    words += f" for it, not {claim.amount.text}." if verdict == "contradicted" else "."
    if verdict == "supported" and pairs[0].missing:
        verdict, words = "supported-with-qualification", f"{words} It says so in other words."
    figure = Recomputed(
        claimed=claim.amount.text, text=best.when.text, definition="day", rule="stated in the document", period=best.when.text,
        fit="outside" if verdict == "contradicted" else "inside", citation=locate(document)(best.statement).ref,
        query=best.statement.text[:QUOTE], readings=1,
    )  # fmt: skip
    return StatementTest(
        kind="document", verdict=verdict, explanation=words, figures=(figure,), grounds=(locate(document)(best.statement),)
    )  # fmt: skip


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
    figures: Sequence[Figure],
    tested: Mapping[tuple[int, int], StatementTest | None],
    found: list[StatementTest],
    documents: Sequence[Document],
) -> list[StatementTest]:
    """Limit support to what was found: a figure of which nothing is said leaves the statement borne out in part only.

    Where only the whole is found of which the statement counts a part ("one of the nine"), nothing is borne out.
    """
    if not found or any(t.verdict not in SUPPORT for t in found):
        return found
    by_place = {(f.amount.start, f.amount.end): f for f in figures}
    own = [by_place[place] for place, test in tested.items() if test is not None]
    if all(_WHOLE.search(f.statement.text[: max(f.amount.start - f.statement.start, 0)]) for f in own):
        return []
    silent = {place for place, test in tested.items() if test is None}
    if not silent:
        return found
    if any(_is_of_others(by_place[place], d) for place in silent for d in documents):
        return []
    words = ", ".join(by_place[place].amount.text for place in sorted(silent))
    return [
        replace(t, verdict="supported-with-qualification", explanation=f"{t.explanation} Nothing was found on {words}.")
        for t in found
    ]


_LONG_NUMBER: Final = 3


def _is_of_others(claim: Figure, document: Document) -> bool:
    """Whether a document has a long number of a claim, and of others than the claim says: then its other numbers bear nothing out."""
    number = claim.amount.low
    if document.page is None or number is None or count_digits(number) < _LONG_NUMBER:
        return False
    same = [f for f in document.figures if f.amount.low == number]
    pairs = parallel.list_pairs(claim, same, document.page)
    return bool(pairs) and all(p.clashes & {"kind", "name", "role", "swap"} for p in pairs)


def _check_wording(
    statement: Statement, figures: Sequence[Figure], documents: Sequence[Document], page: Page | None
) -> list[StatementTest]:
    """Test what a statement says without a number: that none died, that something rose."""
    found = []
    for figure in figures:
        tests = [check_none(figure, d.figures, locate(d), d.text.name) for d in documents if figure.amount.high == 0]
        if given := [t for t in tests if t is not None]:
            found.append(_strongest(given))
    if not figures:
        tests = [
            check(statement, [*d.figures, *d.rows], d.main, locate(d), d.text.name)
            for d in documents for check in (check_trend, check_only)
        ]  # fmt: skip
        tests += [_check_comparison(statement, d, page) for d in documents]
        if given := [t for t in tests if t is not None]:
            found.append(_strongest(given))
    return found


def _check_comparison(statement: Statement, document: Document, page: Page | None) -> StatementTest | None:
    if page is None or document.page is None:
        return None
    return check_comparison(
        statement, page.tokens.get(statement.sentence, ()), page.sentences.get(statement.sentence, ""),
        [*document.figures, *document.rows], document.page, locate(document), document.text.name,
    )  # fmt: skip


def _check_order(statement: Statement, documents: Sequence[Document]) -> StatementTest | None:
    tests = [check_order(statement, d.moments, locate(d), d.text.name) for d in documents]
    given = [t for t in tests if t is not None]
    return _strongest(given) if given else None


def _choose(figure: Figure, document: Document) -> StatementTest | None:
    """Choose between what a document states and what follows from its figures: support goes first."""
    if document.page is not None and (
        course := check_course(figure, document.figures, document.page, locate(document), document.rows)
    ):  # fmt: skip
        return course
    nested = check_nested(figure, document.nests, document.page, locate(document)) if document.page else None
    if nested is not None and nested.verdict == "contradicted" and is_rest(figure):
        return nested  # the part for what is left
    stated = check_stated(figure, document)
    beside = _check_beside(figure, document)
    if beside is not None and beside.verdict == "contradicted" and stated is not None and stated.verdict in SUPPORT:
        return beside if _is_same_ground(stated, beside) else stated
    if stated is not None and stated.verdict in SUPPORT:
        return stated
    derived = derive.check_derived(figure, document.figures, locate(document))
    if derived is not None and derived.verdict in SUPPORT:
        return derived
    composed = (
        compose.check_composed(figure, [*document.figures, *document.rows], document.page, locate(document))
        if document.page
        else None
    )
    if composed is not None and composed.verdict in SUPPORT:
        return composed
    if nested is not None and (nested.verdict in SUPPORT or (stated is None and composed is None)):
        return nested
    if composed is not None and (stated is None or derive.is_derived(figure)):
        return composed
    if stated is not None and stated.verdict == "contradicted" and derive.is_derived(figure):
        return derived
    if beside is not None and beside.verdict in SUPPORT:
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
    verdict, pairs = parallel.decide(claim, [*document.figures, *document.rows], document.page)
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
        return build_stated(claim, document, shown, verdict, words)
    best = pairs[0]
    if find_unmet(claim, best.figure, document.page):
        return None
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
    return build_stated(claim, document, shown[:1], "supported-with-qualification" if doubts else "supported", words)


#: How a figure that the claim's words exclude stands to it.
_FITS: Final = {
    "name": "other-subject", "days": "other-period", "unit": "other-definition", "kind": "other-definition", "fate": "other-definition",
    "damage": "other-definition", "course": "other-definition", "stage": "other-definition", "move": "other-definition",
    "answer": "other-definition", "sex": "other-definition", "act": "other-definition", "choice": "other-definition",
    "span": "other-definition", "each": "other-definition", "route": "other-definition", "denied": "other-definition",
    "role": "other-subject", "swap": "other-subject",
}  # fmt: skip


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
