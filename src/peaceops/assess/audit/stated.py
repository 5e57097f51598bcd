"""A figure of a text against those that a document states of the same subject, thing counted, unit and days.

What enters: a figure, a document. What leaves: a test that quotes the document, or None.
Never done here: support by a number alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from peaceops.assess.audit.compared import DISTINCT_DIGITS, MOMENT_DAYS, STOCKS
from peaceops.assess.audit.evidence import QUOTE, Document, locate
from peaceops.assess.audit.figure import (
    compare,
    compare_amounts,
    count_digits,
    is_same_unit,
    read_bounds,
    write_bounds,
)
from peaceops.assess.audit.kind import is_known_kind, relate_kinds
from peaceops.assess.audit.match import PASSING, Match, counts_alike, match, match_days, match_subject, says_alike
from peaceops.assess.audit.mismatch import (
    is_of_other_fate,
    is_of_other_month,
    is_of_something_beside,
    is_wider,
    says_number,
)
from peaceops.assess.audit.pairing import list_wanted, pair, takes_over
from peaceops.assess.audit.relative import is_start
from peaceops.assess.audit.unmet import find_unmet
from peaceops.assess.audit.wording import (
    Figure,
)
from peaceops.model.audit import Recomputed, StatementTest
from peaceops.model.statement import Amount

_SMALL: Final = 100


def check_stated(claim: Figure, document: Document) -> StatementTest | None:
    """Test a figure against what a document states of the same subject and thing, or say whose it is."""
    matches = [m for m in (match(claim, figure) for figure in document.figures) if m is not None]
    if not matches:
        return _check_owner(claim, document)
    own = [m for m in matches if m.subject in ("same", "carried") and m.days != "other"]
    if not own:
        return _check_owner(claim, document)
    if (slip := _find_unit_slip(claim, own)) is not None:
        words = f"the document {document.text.name} has {slip.figure.amount.text}: the same number in another unit"
        return build_stated(claim, document, [(slip, "other-definition")], "contradicted", words)
    fits = [
        (m, *compare_amounts(claim.amount, m.figure.amount, is_ceiling="authorised" in claim.sayings & m.figure.sayings))
        for m in own
    ]  # fmt: skip
    agree = [
        (m, fit, rounded) for m, fit, rounded in fits
        if fit in ("equal", "inside") and not _excludes_hard(claim, m.figure, document)
    ]  # fmt: skip
    if agree:
        borne = _support(claim, document, agree, fits)
        return (
            None
            if borne.verdict != "contradicted" and find_unmet(claim, _choose_best(agree).figure, document.page)
            else borne
        )
    is_only = len({m.figure.amount.low for m in own if m.is_close}) == 1
    against = [
        m
        for m, fit, _ in fits
        if fit == "outside"
        and m.is_close
        and m.subject in ("same", "carried")
        and _dates_bind(claim, m, is_only=is_only)
    ]
    told = {a.low for a in claim.statement.amounts} - {None}
    against = [
        m for m in against
        if not says_number(claim, m.figure) and m.figure.amount.low not in told and not is_of_something_beside(claim, m.figure)
    ]  # fmt: skip
    against = [m for m in against if not _REST.search(m.figure.amount.text) or _REST.search(claim.amount.text)]
    against = [
        m for m in against if _says_much_alike(claim, m.figure, document) and not is_of_other_fate(claim, m.figure)
    ]
    if against and len(against) == len([m for m, _, _ in fits if m.days == "same" or m.days == against[0].days]):
        owner = _find_owner(claim, document)
        return _contradict(claim, document, against, owner)
    overlap = [
        m for m, fit, _ in fits if fit == "overlaps" and m.is_close and not find_unmet(claim, m.figure, document.page)
    ]  # fmt: skip
    if overlap:
        return build_stated(
            claim, document, [(overlap[0], "overlaps")], "supported-with-qualification",
            f"the document {document.text.name} has an interval that reaches beyond it: {write_bounds(read_bounds(overlap[0].figure.amount))}",
        )  # fmt: skip
    return _check_owner(claim, document)


_FEW: Final = 10
#: What is left of a whole is no other count of it.
_REST: Final = re.compile(r"\b(?:other|another|further|additional|more|remaining|rest)\b(?! than)", re.IGNORECASE)
_ALIKE: Final = 0.5


def _says_much_alike(claim: Figure, figure: Figure, document: Document) -> bool:
    """Whether enough of what the claim says stands around a figure, and nothing that excludes it."""
    if document.page is None or claim.frame is None:
        return True
    one = pair(claim, figure, document.page)
    if one is None:
        return not list_wanted(claim)  # so little is said alike that nothing follows
    return one.cover >= _ALIKE and not one.clashes - {"kind", "days"}


#: How two figures may differ in words without being of something else.
_SOFT: Final = frozenset({"name", "kind", "unit", "days", "denied", "stage", "act"})


def _excludes_hard(claim: Figure, figure: Figure, document: Document) -> bool:
    if document.page is None or claim.frame is None:
        return False
    one = pair(claim, figure, document.page)
    if one is None:
        return False
    # "Eleven Danish soldiers" beside eleven of whom four are Danes.
    return bool(one.clashes - _SOFT) or (bool(claim.frame.tag) and "name" in one.clashes and one.fit == "equal")


def _find_unit_slip(claim: Figure, own: Sequence[Match]) -> Match | None:
    """Find a figure of the same number in a unit that is taken for the text's."""
    for one in own:
        amount, other = claim.amount, one.figure.amount
        if amount.unit != other.unit and (amount.low, amount.high) == (other.low, other.high) and any(
            {amount.unit, other.unit} <= kin for kin in _KIN
        ):  # fmt: skip
            return one
    return None


def _dates_bind(claim: Figure, one: Match, *, is_only: bool) -> bool:
    """Whether the days are close enough to let one figure exclude the other."""
    if claim.days is None and is_start(claim.amount, claim.statement):
        return False  # "fell from 240,000": of a day that is not named
    if is_of_other_month(claim, one.figure) or is_wider(claim, one.figure):
        return False
    is_moment = one.figure.when is not None and one.figure.when.kind in ("day", "month")
    small = claim.amount.low is not None and claim.amount.low < _SMALL and claim.amount.bound == "exact"
    if claim.days is None and is_moment and small and claim.amount.unit in ("persons", "count", "events", ""):
        return False  # a small number of some day is not excluded by that of another
    if one.days == "same":
        return True
    if one.days == "narrower" and claim.days is not None and (claim.days[1] - claim.days[0]).days <= MOMENT_DAYS:
        return True
    if one.days == "narrower":
        return claim.statement.predicate.topic not in STOCKS and claim.amount.unit != "persons"
    return one.days == "undated" and (claim.statement.predicate.topic not in STOCKS or is_only)


_CLOSENESS: Final = {"same": 0, "narrower": 1, "wider": 2, "undated": 3, "unknown": 4}


def _choose_best(agree: Sequence[tuple[Match, str, bool]]) -> Match:
    """Choose the closest of the figures that agree."""
    return min(agree, key=lambda a: (a[0].subject != "same", _CLOSENESS[a[0].days], a[1] != "equal"))[0]


def _support(
    claim: Figure, document: Document, agree: Sequence[tuple[Match, str, bool]], fits: Sequence[tuple[Match, str, bool]]
) -> StatementTest:
    best = _choose_best(agree)
    fit, rounded = next((f, r) for m, f, r in agree if m is best)
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
    of_day = [m for m, f, _ in fits if f == "outside" and best.days == "unknown" and m.days == "same" and m.figure.run == best.figure.run
              and m.figure.kind == best.figure.kind and m.figure.when is not None and m.figure.when.how == "named"]  # fmt: skip
    if of_day:
        return _contradict(claim, document, of_day, None)  # that time has a number of its own beside this one
    if taken := _find_taken(claim, best, fits, document):
        return _contradict(claim, document, taken, None)
    by_another = [m for m in rival if m.figure.statement.attribution != best.figure.statement.attribution]
    if by_another and not claim.statement.attribution:
        words = f"the document {document.text.name} has {best.figure.amount.text} by one and {by_another[0].figure.amount.text} by another"
        return build_stated(claim, document, [(best, fit), (by_another[0], "outside")], "contested", words)
    if rival and best.days == "same":
        doubts.append(f"the document also has {write_bounds(read_bounds(rival[0].figure.amount))}")
    verdict = "supported-with-qualification" if doubts else "supported"
    words = f"the document {document.text.name} has {best.figure.amount.text}" + (
        f"; {'; '.join(doubts)}" if doubts else ""
    )
    return build_stated(claim, document, [(best, fit)], verdict, words)


def _is_told_there(claim: Figure, figure: Figure, document: Document) -> bool:
    """Whether a figure that is something else's is of a day that both name, or the rest of the claim stands there."""
    if claim.days is None or document.page is None:
        return False
    one = pair(claim, figure, document.page)
    return claim.days == figure.days or (one is not None and one.rest >= _REST_TOLD)


_REST_TOLD: Final = 0.7


def _find_taken(claim: Figure, best: Match, fits: Sequence[tuple[Match, str, bool]], document: Document) -> list[Match]:
    """Find the figures of the same sentence that have the very words which the one of the claim's number lacks."""
    if document.page is None or claim.frame is None or (agree := pair(claim, best.figure, document.page)) is None:
        return []
    told = {a.low for a in claim.statement.amounts}
    others = [
        (m, pair(claim, m.figure, document.page)) for m, fit, _ in fits if fit == "outside" and m.figure.amount.low not in told
    ]  # fmt: skip
    return [m for m, one in others if one is not None and takes_over(one, agree)]


def _is_longer_flow(claim: Figure, figure: Figure) -> bool:
    """Whether what adds up over time is claimed of a longer time than the evidence, which is of no one moment."""
    assert figure.days is not None
    return claim.statement.predicate.topic not in STOCKS and (figure.days[1] - figure.days[0]).days > MOMENT_DAYS


def _contradict(
    claim: Figure, document: Document, against: Sequence[Match], owner: tuple[Match, str] | None
) -> StatementTest:
    values = ", ".join(dict.fromkeys(f"{m.figure.amount.text}{_of_days(m)}" for m in against[:4]))
    words = f"the document {document.text.name} has {values} on the same question"
    shown: list[tuple[Match, str]] = [(m, "outside") for m in against[:4]]
    if owner is not None:
        words += f"; {claim.amount.text} is its figure of {_name_owner(claim, *owner)}"
        shown.append(owner)
    return build_stated(claim, document, shown, "contradicted", words)


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
            if _is_other_thing(claim, figure) and _is_told_apart(claim, figure, document):
                return Match(
                    figure=figure, subject="same", days=match_days(claim, figure), is_close=True
                ), "other-definition"
            continue
        if one.subject == "other" and one.days != "other":
            return one, "other-subject"
        if one.subject in ("same", "carried") and one.days == "other":
            return one, "other-period"
    return None


def _is_told_apart(claim: Figure, figure: Figure, document: Document) -> bool:
    """Whether what differs is more than a word for those counted of which the document knows nothing."""
    if document.page is None or counts_alike(claim, figure):
        return True
    if relate_kinds(claim.kind, figure.kind) != "other":
        return False
    return is_known_kind(claim, figure, document.page)


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
    if fit == "other-definition" and claim.amount.low < _FEW and not _is_told_there(claim, one.figure, document):
        return None  # a number of one digit is that of many things
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
    return build_stated(claim, document, [(one, fit)], "contradicted", words)


def _gap_days(claim: Figure, figure: Figure) -> int:
    own, its = claim.days, figure.days
    if own is None or its is None:
        return 0
    return max((its[0] - own[1]).days, (own[0] - its[1]).days)


def build_stated(
    claim: Figure, document: Document, shown: Sequence[tuple[Match, str]], verdict: str, words: str
) -> StatementTest:
    """Build the test that shows figures of a document beside that of a claim."""
    quote = locate(document)
    figures = tuple(
        Recomputed(
            claimed=claim.amount.text, claimed_low=claim.amount.low, claimed_high=claim.amount.high,
            low=m.figure.amount.low, high=m.figure.amount.high, text=m.figure.amount.text, unit=m.figure.amount.unit,
            definition=m.figure.amount.noun, rule="stated in the document",
            period=m.figure.when.text if m.figure.when else "", fit=fit, source=document.key,
            citation=quote(m.figure.statement).ref, query=m.figure.text[:QUOTE], readings=1,
        )
        for m, fit in shown
    )  # fmt: skip
    grounds = tuple(dict.fromkeys(quote(m.figure.statement) for m, _ in shown))
    return StatementTest(
        kind="document",
        verdict=verdict,
        explanation=words[0].upper() + words[1:] + ".",
        figures=figures,
        grounds=grounds,
    )
