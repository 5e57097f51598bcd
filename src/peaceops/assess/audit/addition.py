"""Parts of one sentence that are said to add up to a whole, before or behind them.

What enters: a sentence with its figures. What leaves: slips.
Never done here: a sum where a word leaves open whether all parts are listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from peaceops.model.statement import Amount

PEOPLE: Final = frozenset({"persons", "count", "events"})
_COMPRISING: Final = re.compile(
    r"\b(?:compris(?:ing|es|ed)|consist(?:ing|s|ed) of|made up of|composed of|namely)\b|:", re.IGNORECASE
)
_NESTED: Final = re.compile(
    r"\b(?:includ\w+|among (?:them|whom)|of (?:whom|which|them)|plus|as well as|in addition|supported by)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What does not follow in a sentence.

    Parameters
    ----------
    code, rule, severity : str
        Which rule.
    title, explanation : str
        What and why.
    figures : tuple of Amount
        Which figures.
    blamed : tuple of Amount
        Those whose statements do not hold; empty for those of all.
    """

    code: str
    rule: str
    severity: str
    title: str
    explanation: str
    figures: tuple[Amount, ...]
    blamed: tuple[Amount, ...] = ()


def is_number(amount: Amount) -> bool:
    """Whether an amount is one number."""
    return amount.low is not None and amount.low == amount.high


def check_sum(text: str, amounts: Sequence[Amount]) -> Iterator[Slip]:
    """Check parts that are listed behind their whole: "100 observers, comprising 60 … and 40 …"."""
    people = [a for a in amounts if a.unit in ("persons", "events") or (a.unit == "count" and not a.noun)]
    cue = _COMPRISING.search(text)
    if cue is None or len(people) < 3 or _NESTED.search(text) or ";" in text:
        return
    before = [a for a in people if a.end <= cue.start()]
    parts = [a for a in people if a.start >= cue.end()]
    if len(before) != 1 or len(parts) < 2 or len(before) + len(parts) != len(people):
        return
    whole = before[0]
    if any(a.unit == "events" for a in people) and any(a.noun not in ("", whole.noun) for a in parts):
        return  # 58 breaches: 41 shots and 17 patrols
    if not all(is_number(a) for a in (whole, *parts)) or cue.start() - whole.end > 60:
        return
    total = sum((a.low or Decimal(0) for a in parts), Decimal(0))
    loose = any(a.bound != "exact" for a in (whole, *parts))
    assert whole.low is not None
    if abs(total - whole.low) > (whole.low / 10 if loose else Decimal(0)):
        yield Slip(
            code="I03", rule="sum-does-not-follow", severity="error", figures=(whole, *parts), blamed=(whole,),
            title="Parts do not add up to their whole",
            explanation=f"{' + '.join(a.text for a in parts)} is {total:,f}, not {whole.text}.",
        )  # fmt: skip


_TOTAL_BEFORE: Final = re.compile(r"\b(?:a total of|in all,?|altogether,?|totall?ing|in total,?)\s$", re.IGNORECASE)
_TOTAL_AFTER: Final = re.compile(r"^(?:\s[\w-]+){0,2}?,?\s(?:in all|in total|altogether|all told)\b", re.IGNORECASE)
#: Words by which a total is of more than is listed, or a figure is no part of it.
_OPEN: Final = re.compile(
    r"\b(?:since|so far|to date|bring\w*|brought|now|already|includ\w+|among|such as|inter alia|other|others|another|further|more|at least"
    r"|some|about|from \d|per|each|every|than|of (?:whom|which|them|the|these)|plus|respectively, and)\b",
    re.IGNORECASE,
)


def check_total(text: str, amounts: Sequence[Amount]) -> Iterator[Slip]:
    """Check a total that stands behind the figures it is of: "Kenya 30, Ghana 20 and Togo 10, a total of 60"."""
    people = [a for a in amounts if a.unit in PEOPLE]
    if len(people) < 3 or people[-1] is not amounts[-1] or _OPEN.search(text) or ";" in text:
        return
    *parts, total = people
    is_total = _TOTAL_BEFORE.search(text[: total.start]) or _TOTAL_AFTER.match(text[total.end :]) or (
        total.text.casefold().startswith(("a total of", "total of"))
    )  # fmt: skip
    if not is_total or not all(is_number(a) and a.bound == "exact" for a in people):
        return
    if total.noun and total.noun not in {a.noun for a in parts}:
        return  # a total of something else
    values = [a.low or Decimal(0) for a in parts]
    sums = {sum(values[i:], Decimal(0)) for i in range(len(values) - 1)}
    assert total.low is not None
    if total.low in sums:
        return
    yield Slip(
        code="I03", rule="sum-does-not-follow", severity="error", figures=(total, *parts), blamed=(total,),
        title="Parts do not add up to their whole",
        explanation=f"{' + '.join(a.text for a in parts)} is {sum(values, Decimal(0)):,f}, not {total.text}.",
    )  # fmt: skip
