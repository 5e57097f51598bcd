"""Derived numbers: shares, changes, differences, sums, rates and durations from figures at hand.

What enters: a figure of a text and the figures of a document, or of the text itself. What leaves: a test that shows
the derivation, or None.
Never done here: any pair that happens to give the number: both parts must be of the subject, thing and days that the
statement names, and an exclusion needs that there is one derivation only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from peaceops.assess.audit.derivation import FALL, PEOPLE, RISE, SUM, Derivation, Locate, as_rounded, build_test
from peaceops.assess.audit.difference import list_changes, list_gaps, list_rests, list_shortfalls
from peaceops.assess.audit.figure import compare
from peaceops.assess.audit.guard import SHORT_OF
from peaceops.assess.audit.kind import UNITS_MONEY
from peaceops.assess.audit.lexis import find_concept
from peaceops.assess.audit.match import match_subject
from peaceops.assess.audit.proportion import list_named_shares, list_shares
from peaceops.assess.audit.total import RATE, list_money, list_rates, list_sums, list_uniformed
from peaceops.assess.audit.wording import Figure
from peaceops.model.audit import StatementTest

_GAP: Final = re.compile(
    r"\b(?:difference|gap|exceed\w* .*\bby|outnumber\w*|more .*\bthan|fewer .*\bthan|less .*\bthan)\b", re.IGNORECASE
)
_REST: Final = re.compile(
    r"\b(?:outside|elsewhere|the (?:rest|others?|remainder)|remaining|other than|not in)\b", re.IGNORECASE
)


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


def _list_alike(claim: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """List the figures of other statements on what a claim is of."""
    others = (f for f in figures if f.statement is not claim.statement)
    return [f for f in others if match_subject(claim, f) in ("same", "carried")]


def list_derivations(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    """List the numbers that figures give on what a claim says, each with its derivation."""
    text = claim.text
    if claim.amount.unit == "share":
        if RISE.search(text) or FALL.search(text):
            yield from list_changes(claim, _list_alike(claim, figures), as_share=True)
        else:
            yield from list_shares(claim, _list_alike(claim, figures))
            yield from list_named_shares(claim, figures)
        return
    if claim.amount.unit in UNITS_MONEY and SUM.search(text):
        yield from list_money(claim, figures)
    if claim.amount.unit not in PEOPLE:
        return
    if SHORT_OF.search(text):
        yield from list_shortfalls(claim, _list_alike(claim, figures))
    elif _REST.search(text):
        yield from list_rests(claim, _list_alike(claim, figures))
    elif rate := RATE.search(text):
        yield from list_rates(claim, _list_alike(claim, figures), (rate.group("unit") or rate.group("word")).casefold())
    elif claim.kind == "uniformed":
        yield from list_uniformed(claim, _list_alike(claim, figures))
    elif SUM.search(text) or {"dead", "injured"} <= claim.sayings:
        # A sum names the whole: its parts have names of their own.
        # "Nine were wounded, two of them critically": a part is not added to its whole.
        yield from list_sums(claim, [f for f in figures if f.statement is not claim.statement and not f.is_part])
    elif RISE.search(text) or FALL.search(text):
        yield from list_changes(claim, _list_alike(claim, figures), as_share=False)
    elif _GAP.search(text):
        yield from list_gaps(claim, [f for f in figures if f.statement is not claim.statement])


def is_derived(claim: Figure) -> bool:
    """Whether a figure is said to be a sum or a difference of others, so that none of them excludes it."""
    if SUM.search(claim.text) and len(claim.sure - claim.main) > 1:
        return True
    return _LESS.search(claim.amount.text) is not None or (
        _LESS.search(claim.local) is not None and " than " in claim.text and claim.amount.bound == "exact"
    )


_LESS: Final = re.compile(r"\b(?:fewer|more|less)\s(?!than\b)", re.IGNORECASE)
