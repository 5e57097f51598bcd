"""The greatest strength of a mission: "at its peak", "never more than".

What enters: a figure of strength stated as the greatest, and the readings of all days. What leaves: a test.
Never done here: a maximum taken for known: a greater number than any that was read may have stood between two readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Reply
from peaceops.assess.audit.compared import Compared, compare_readings, to_figure
from peaceops.assess.audit.ownership import is_of_part
from peaceops.assess.audit.scope import Assertion
from peaceops.model.audit import StatementTest

_AT_MOST: Final = re.compile(
    r"\bnever\s(?:had|exceeded|numbered|reached|rose above|went beyond|surpassed|more than)\b", re.IGNORECASE
)
_PEAK: Final = re.compile(
    r"\bat (?:its|their) (?:peak|height|maximum|largest|highest)\b|\bpeaked at\b|\b(?:peak|maximum|greatest|highest) (?:deployed )?strength\b"
    r"|\bnever (?:been )?(?:larger|stronger|bigger)\b",
    re.IGNORECASE,
)
_AT_LEAST: Final = re.compile(
    r"\bnever\s(?:had|numbered|fielded|counted|fell (?:below|under)|dropped (?:below|under)|went below)\b(?:\s(?:fewer|less) than)?",
    re.IGNORECASE,
)
#: A share by which a figure of another day of the month may differ.
_SLACK: Final = Decimal("0.05")


def is_peak(text: str) -> bool:
    """Whether a figure is stated as the greatest that ever was.

    Examples
    --------
    >>> is_peak("UNMOT never had more than 60 observers."), is_peak("UNMOT had more than 60 observers.")
    (True, False)
    """
    return bool(_AT_MOST.search(text) or _PEAK.search(text))


def check_peak(assertion: Assertion, replies: Sequence[Reply]) -> Iterator[StatementTest]:
    """Test a greatest strength: a greater one at hand excludes it, the greatest at hand bears it out with that qualification.

    Parameters
    ----------
    assertion : Assertion
        The figure.
    replies : sequence of Reply
        Readings of all days.
    """
    amount, entity = assertion.amount, assertion.entity
    if (
        amount is None
        or entity is None
        or entity.how != "named"
        or re.search(r"authori[sz]|ceiling", assertion.statement.text)
    ):
        return
    read = [
        c for kind in ("recomputed", "ledger") for c in compare_readings(assertion, replies, kind=kind)
        if c.reading.definition == "T3/deployed_strength" and c.bounds.low is not None and c.bounds.low == c.bounds.high
    ]  # fmt: skip
    if _AT_MOST.search(assertion.statement.text) and assertion.days is not None:
        read = [c for c in read if c.days == "same"]
    if not read:
        return
    if _is_least(assertion):
        yield from _check_least(assertion, read)
        return
    top = max(read, key=lambda c: c.bounds.low or Decimal(0))
    greatest = top.bounds.low
    stated = amount.low if amount.low is not None else amount.high
    assert greatest is not None
    if stated is None:
        return
    words = f"the greatest strength at hand is {greatest:,f} ({top.reading.label.rstrip('.')}, {top.reading.period[0]})"
    verdict = _judge(assertion, stated, greatest, top)
    if verdict == "contradicted" and not _is_whole(assertion):
        return
    if verdict:
        yield StatementTest(
            kind="recomputed", verdict=verdict, explanation=f"{words[0].upper()}{words[1:]}, over {len(read)} readings.",
            figures=(to_figure(assertion, top),),
        )  # fmt: skip


def _is_least(assertion: Assertion) -> bool:
    """Whether a figure is stated as the least that ever was: "never had fewer than fifty"."""
    found = _AT_LEAST.search(assertion.statement.text)
    return (
        found is not None and re.search(r"fewer than|less than|below|under", found.group(), re.IGNORECASE) is not None
    )


def _check_least(assertion: Assertion, read: Sequence[Compared]) -> Iterator[StatementTest]:
    """Test a least strength: a smaller one at hand excludes it; that none smaller was read bears nothing out."""
    amount = assertion.amount
    assert amount is not None
    stated = amount.low if amount.low is not None else amount.high
    least = min(read, key=lambda c: c.bounds.low or Decimal(0))
    low = least.bounds.low
    if stated is None or low is None or low >= stated * (1 - _SLACK) - 1 or not _is_whole(assertion):
        return
    words = f"The least strength at hand is {low:,f} ({least.reading.label.rstrip('.')}, {least.reading.period[0]})."
    yield StatementTest(
        kind="recomputed", verdict="contradicted", explanation=words, figures=(to_figure(assertion, least),)
    )


_TAIL: Final = re.compile(
    r"\s*(?:(?:at any (?:one )?(?:time|moment)|in all|on the ground|deployed|during its \w+|in \d{4}|in [A-Z][a-z]+ \d{4})\s*)*[.,;]?\s*"
)


def _is_whole(assertion: Assertion) -> bool:
    """Whether the figure is of the whole mission: its subject, nobody else's part, no place beside it."""
    statement, amount, entity = assertion.statement, assertion.amount, assertion.entity
    assert amount is not None
    assert entity is not None
    if entity.role != "subject" or is_of_part(statement.text):
        return False
    if any(e.role == "subject" and e.id != entity.id for e in statement.entities):
        return False
    tail = statement.text[max(amount.end - statement.start, 0) :]
    return _TAIL.fullmatch(tail) is not None


def _judge(assertion: Assertion, stated: Decimal, greatest: Decimal, top: Compared) -> str:
    amount = assertion.amount
    assert amount is not None
    if assertion.days is not None and top.days == "other":  # of "never larger than in June"
        return "contradicted" if greatest > stated * (1 + _SLACK) + 1 else ""
    if amount.bound in ("more-than", "at-least") and not _AT_MOST.search(assertion.statement.text):
        return "supported" if greatest > stated else ""
    if greatest > stated * (1 + _SLACK) + 1:
        return "contradicted"
    if _AT_MOST.search(assertion.statement.text) and not re.search(
        r"reached|exceeded|more than", assertion.statement.text
    ):
        return ""
    return (
        "supported-with-qualification"
        if greatest >= stated * (1 - _SLACK) - 1 or _AT_MOST.search(assertion.statement.text)
        else ""
    )
