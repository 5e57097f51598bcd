"""Shares that figures at hand give: of a part in its whole, of those named in all who are listed.

What enters: a share of a text and figures at hand. What leaves: derivations.
Never done here: a verdict; a share of any two figures that happen to give the number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.derivation import Derivation, days_fit, is_people, write_percent
from peaceops.assess.audit.figure import Bounds
from peaceops.assess.audit.wording import Figure


def list_shares(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    """List shares of a part in its whole: the whole is what the share is of, the part is what is said of it."""
    wanted = claim.kind
    people = [f for f in figures if is_people(f) and days_fit(claim, f)]
    bases = [
        f for f in people if f.amount.low and (not wanted or f.kind == wanted or (f.kind and f.kind in claim.words))
    ]
    for part in people:
        for base in bases:
            if base is part or not base.amount.low or part.amount.low is None or part.amount.low > base.amount.low:
                continue
            if not _is_whole(claim, base, part) or not _is_part(claim, part, base):
                continue
            ratio = part.amount.low / base.amount.low
            yield Derivation(
                bounds=Bounds(low=ratio, high=ratio), parts=(part, base),
                words=f"{part.amount.text} of {base.amount.text} is {write_percent(ratio)}",
            )  # fmt: skip


def list_named_shares(claim: Figure, figures: Sequence[Figure]) -> Iterator[Derivation]:
    """List shares of those that a share names in all who are listed beside them ("Kenya and Nepal together")."""
    groups: dict[tuple[int, str], list[Figure]] = {}
    for figure in figures:
        if is_people(figure) and days_fit(claim, figure) and figure.names:
            groups.setdefault((figure.run, figure.kind), []).append(figure)
    for (_, kind), listed in groups.items():
        group = _drop_total(listed)
        if kind and claim.kind and kind != claim.kind and kind not in claim.words and claim.kind not in _ANY_STAFF:
            continue
        if len(group) < 2 or len({f.names for f in group}) != len(group):
            continue
        shared = frozenset.intersection(*(f.names for f in group))
        own = [f for f in group if (f.names - shared - f.main) & claim.names]
        if not own or len(own) == len(group):
            continue
        total = sum((f.amount.low or Decimal(0) for f in group), Decimal(0))
        part = sum((f.amount.low or Decimal(0) for f in own), Decimal(0))
        if total:
            yield Derivation(
                bounds=Bounds(low=part / total, high=part / total), parts=tuple(group),
                words=f"{' + '.join(f.amount.text for f in own)} of {total:,f} in all is {write_percent(part / total)}",
            )  # fmt: skip


_ANY_STAFF: Final = frozenset({"personnel", "uniformed", "peacekeep", "operation", "oper", "mission", "forc"})


def _drop_total(figures: list[Figure]) -> list[Figure]:
    """Drop the figure that is the sum of those listed beside it."""
    total = sum((f.amount.low or Decimal(0) for f in figures), Decimal(0))
    return [f for f in figures if len(figures) < 3 or (f.amount.low or Decimal(0)) * 2 != total]


def _is_whole(claim: Figure, base: Figure, part: Figure) -> bool:
    """Whether a figure is what a share is of."""
    extra = claim.names - base.names - base.main
    if part.sayings - base.sayings and not base.is_part and base.sayings <= part.sayings | claim.sayings:
        return True
    if base.kind != part.kind and part.kind in claim.words and (
        base.run == part.run and base.names == part.names and not part.is_part
    ):  # fmt: skip
        return True
    # A share by name: "Portugal's share" is Portugal's figure over the one that names no contributor.
    return bool(extra & part.names) and part.kind == base.kind and not base.names - base.main - claim.names


def _is_part(claim: Figure, part: Figure, base: Figure) -> bool:
    own = claim.sayings - base.sayings
    if own:
        return own <= part.sayings and (not claim.causes or claim.causes == part.causes)
    if claim.causes:
        return claim.causes == part.causes and claim.causes != base.causes
    named = claim.names - base.names - base.main
    if named:
        return named <= part.names | part.main
    kinds = {part.kind} - {base.kind}
    return bool(kinds & claim.words)
