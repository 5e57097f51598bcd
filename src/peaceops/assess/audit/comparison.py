"""Who had more than whom: two parties that a statement compares without a number, by the figures of a document.

What enters: a statement with its words as concepts, the figures of a document. What leaves: a test, or None.
Never done here: a comparison of figures of two times, or where one party has several figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from peaceops.assess.audit.frame import Page
from peaceops.assess.audit.lexis import Token
from peaceops.assess.audit.trend import Locate, build_trend
from peaceops.assess.audit.weight import has
from peaceops.assess.audit.wording import Figure
from peaceops.model.audit import StatementTest
from peaceops.model.statement import Statement

_MORE: Final = re.compile(
    r"\b(?P<way>more|fewer|less|a (?:larger|smaller|greater|higher|lower) number of)\s(?P<what>[^.;,]{3,60}?)\sthan\s(?P<whom>[^.;,]{2,60})|"
    r"\bas many\s(?P<same>[^.;,]{3,60}?)\sas\s(?P<other>[^.;,]{2,60})",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(r"\b(?:and|or|together|combined|any|all|year|month|before|other)\b|\d", re.IGNORECASE)


def check_comparison(
    statement: Statement,
    tokens: Sequence[Token],
    sentence: str,
    figures: Sequence[Figure],
    page: Page,
    locate: Locate,
    name: str,
) -> StatementTest | None:
    """Test who had more than whom.

    Parameters
    ----------
    statement : Statement
        Without a figure.
    tokens : sequence of Token
        The words of its sentence as concepts.
    sentence : str
        The sentence.
    figures : sequence of Figure
        Of the document, those of its tables among them.
    page : Page
        The document.
    locate : callable
        Quotes a statement with its place.
    name : str
        Of the document.
    """
    found = _MORE.search(sentence, statement.start, statement.end)
    if found is None or statement.is_negated or re.search(r"\b(?:twice|times|half)\s$", sentence[: found.start()]):
        return None
    group = "what" if found["way"] else "same"
    whom = found["whom"] or found["other"]
    if _PARTS.search(whom):
        return None
    start, end = found.span("whom" if found["way"] else "other")
    what = {t.concept for t in tokens if found.start(group) <= t.start < found.end(group)}
    one = [t.concept for t in tokens if t.concept.startswith("@") and statement.start <= t.start < found.start()]
    other = [t.concept for t in tokens if t.concept.startswith("@") and start <= t.start < end]
    if not one or len(other) != 1 or not what or other[0] in one[:1]:
        return None
    shared = {c for c in what if c.startswith("@")}
    both = [_pick(c, {one[0], other[0]} - {c}, what | shared, statement, figures, page) for c in (one[0], other[0])]
    if any(p is None for p in both):
        return None
    first, second = both
    assert first is not None
    assert second is not None
    if first.days != second.days or first.amount.low is None or second.amount.low is None:
        return None
    gap = first.amount.low - second.amount.low
    is_right = (
        gap == 0
        if not found["way"]
        else gap > 0
        if re.match(r"more|a (?:larger|greater|higher)", found["way"], re.IGNORECASE)
        else gap < 0
    )
    words = f"The document {name} has {first.amount.text} of the one and {second.amount.text} of the other."
    return build_trend(
        found.group(), [first, second], "supported" if is_right else "contradicted", "inside" if is_right else "outside", words, locate
    )  # fmt: skip


def _pick(
    party: str, others: set[str], what: set[str], statement: Statement, figures: Sequence[Figure], page: Page
) -> Figure | None:
    """Pick the one figure of a party that counts what is compared."""
    times = [w.period for w in statement.times if w.how == "named"]
    fits = []
    for figure in figures:
        frame = figure.frame
        if frame is None or figure.amount.low is None or figure.amount.low != figure.amount.high or figure.is_part:
            continue
        near = frame.own | frame.tag
        if not any(c.startswith("@") for c in near) and frame.subject:
            near |= {frame.subject}
        if party not in near or others & near or figure.amount.unit not in ("persons", "count", "events", ""):
            continue
        if any(has(c, frame, page) < _LEAST for c in what):
            continue
        if (
            times
            and figure.days is not None
            and not any(t.first_day <= figure.days[1] and figure.days[0] <= t.last_day for t in times)
        ):
            continue
        fits.append(figure)
    return fits[0] if len({f.amount.low for f in fits}) == 1 else None


_LEAST: Final = 0.7
