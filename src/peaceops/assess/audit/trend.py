"""What a statement says without a number: that none died, that something rose or fell between two days.

What enters: a statement or its figure 0, the figures of a document. What leaves: a test, or None.
Never done here: a direction read from figures of which there are several for one day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from peaceops.assess.audit.match import counts_alike, match_days, match_subject
from peaceops.assess.audit.saying import find_names, stem
from peaceops.assess.audit.wording import Figure
from peaceops.model.audit import Excerpt, Recomputed, StatementTest
from peaceops.model.statement import Statement

Locate = Callable[[Statement], Excerpt]

_RISE: Final = re.compile(
    r"\b(?:rose|risen|rises?|increased|increases?|grew|grown|climbed|went up|raised|expanded|enlarged|boosted)\b",
    re.IGNORECASE,
)
_FALL: Final = re.compile(
    r"\b(?:fell|fallen|falls?|declined|decreased|dropped|shrank|went down|reduced|reduces|cut|lowered|scaled down)\b",
    re.IGNORECASE,
)
#: Words that mean all who serve: one observer who died is a member.
_ANY: Final = frozenset({"member", "personnel", "peacekeep", "staff", "men", "person", "life", ""})


def check_none(claim: Figure, figures: Sequence[Figure], locate: Locate, name: str) -> StatementTest | None:
    """Test "none died" by those who did, of that cause or of any.

    Parameters
    ----------
    claim : Figure
        The figure 0.
    figures : sequence of Figure
        Of the document.
    locate : callable
        Quotes a statement with its place.
    name : str
        Of the document.
    """
    harm = claim.sayings & {"dead", "injured"}
    if not harm:
        return None
    own = [
        f for f in figures
        if harm <= f.sayings and f.amount.low and match_subject(claim, f) in ("same", "carried")
        and match_days(claim, f) in ("same", "narrower", "undated", "unknown")
        and (claim.kind in _ANY or counts_alike(claim, f)) and not f.statement.is_negated
    ]  # fmt: skip
    if not own:
        return None
    against = [f for f in own if not claim.causes or claim.causes & f.causes]
    if against:
        words = f"The document {name} has {against[0].amount.text}."
        return build_trend(claim.amount.text, against[:1], "contradicted", "outside", words, locate)
    if all(len(f.causes) == 1 for f in own):
        words = f"The document {name} has {', '.join(f.amount.text for f in own)}, of other causes only."
        return build_trend(claim.amount.text, own, "supported-with-qualification", "inside", words, locate)
    return None


def check_trend(
    statement: Statement, figures: Sequence[Figure], main: frozenset[str], locate: Locate, name: str
) -> StatementTest | None:
    """Test that something rose, or fell, from one day to another, by one figure of each.

    Parameters
    ----------
    statement : Statement
        Without a figure.
    figures : sequence of Figure
        Of the document.
    main : frozenset of str
        Names of its title.
    locate : callable
        Quotes a statement with its place.
    name : str
        Of the document.
    """
    rises, falls = bool(_RISE.search(statement.text)), bool(_FALL.search(statement.text))
    ends = _read_ends(statement)
    if rises == falls or ends is None or statement.is_negated:
        return None
    stems = {stem(w) for w in re.findall(r"[^\W\d_]+", statement.text)}
    names = find_names(statement.text, stems)[1] | {e.id.casefold() for e in statement.entities if e.id}
    own = [
        f for f in figures
        if f.kind and f.kind in stems and f.amount.low is not None and not f.is_part and f.days is not None
        and _is_named(names, f, main) and not f.sayings & {"authorised", "recommended"}
    ]  # fmt: skip
    first, last = ([f for f in own if f.days and _meet(f.days, end)] for end in ends)
    both = (*first, *last)
    if not first or not last or len({f.kind for f in both}) > 1 or len({f.sayings for f in both}) > 1:
        return None
    if len({f.amount.low for f in first}) != 1 or len({f.amount.low for f in last}) != 1:
        return None
    before, after = first[0], last[0]
    assert before.amount.low is not None
    assert after.amount.low is not None
    is_right = (after.amount.low > before.amount.low) if rises else (after.amount.low < before.amount.low)
    words = f"The document {name} has {_dated(before)} and {_dated(after)}."
    verdict, fit = ("supported", "inside") if is_right else ("contradicted", "outside")
    return build_trend("rose" if rises else "fell", [before, after], verdict, fit, words, locate)


_ONLY: Final = re.compile(r"^(?:Only|No one but|None but)\s(?=[A-Z])")


def check_only(
    statement: Statement, figures: Sequence[Figure], main: frozenset[str], locate: Locate, name: str
) -> StatementTest | None:
    """Test "only X sent police" by the figures of others who did.

    Parameters
    ----------
    statement : Statement
        Without a figure.
    figures : sequence of Figure
        Of the document.
    main : frozenset of str
        Names of its title.
    locate : callable
        Quotes a statement with its place.
    name : str
        Of the document.
    """
    if _ONLY.match(statement.text) is None or statement.is_negated:
        return None
    stems = {stem(w) for w in re.findall(r"[^\W\d_]+", statement.text)}
    own = {e.id.casefold() for e in statement.entities if e.id} | find_names(statement.text[5:], stems)[1]
    for entity in statement.entities:
        own -= {w.casefold() for w in re.findall(r"[^\W\d_]+", entity.text)} if entity.id else set()
    if not own - main:
        return None
    listed = [f for f in figures if f.kind and f.kind in stems and f.amount.low and f.names - main]
    held = [f for f in listed if f.names & (own - main)]
    # Others of the same list; what all the figures of a list name is no party to it.
    others = [f for f in listed if held and f.run == held[0].run and not f.names & (own - main)]
    if not others or not (own & main or own <= held[0].names | held[0].context):
        return None
    words = f"The document {name} has {others[0].amount.text} of {', '.join(sorted(others[0].names - main))} too."
    return build_trend("only", others[:1], "contradicted", "outside", words, locate)


def _is_named(names: frozenset[str], figure: Figure, main: frozenset[str]) -> bool:
    known = figure.names | figure.implied | figure.context | main
    return not {n for n in names if n not in known and stem(n) != figure.kind}


def _read_ends(statement: Statement) -> tuple[tuple[date, date], tuple[date, date]] | None:
    times = sorted(statement.times, key=lambda w: w.period.first_day)
    if len(times) == 2:
        one, other = times[0].period, times[1].period
        return (one.first_day, one.last_day), (other.first_day, other.last_day)
    if len(times) == 1 and times[0].kind == "range":
        first, last = times[0].period.first_day, times[0].period.last_day
        if first.year < last.year:
            return (first, date(first.year, 12, 31)), (date(last.year, 1, 1), last)
    return None


def _meet(own: tuple[date, date], other: tuple[date, date]) -> bool:
    return other[0] <= own[0] and own[1] <= other[1]


def _dated(figure: Figure) -> str:
    return f"{figure.amount.text} ({figure.when.text})" if figure.when else figure.amount.text


def build_trend(
    claimed: str, parts: Sequence[Figure], verdict: str, fit: str, words: str, locate: Locate
) -> StatementTest:
    """Build the test that shows the figures from which a statement without a number follows."""
    excerpts = tuple(dict.fromkeys(locate(f.statement) for f in parts))
    figure = Recomputed(
        claimed=claimed, low=parts[-1].amount.low, high=parts[-1].amount.high, text=parts[-1].amount.text,
        definition="derived", rule=words, fit=fit, query=words, citation=excerpts[0].ref, readings=1,
    )  # fmt: skip
    return StatementTest(kind="document", verdict=verdict, explanation=words, figures=(figure,), grounds=excerpts)
