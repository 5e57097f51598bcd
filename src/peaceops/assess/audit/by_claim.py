"""Tests of statements by the words of the ledger's claims: what no question of the codebook reaches.

What enters: a statement, the claims that are near it as a text. What leaves: ledger tests.
Never done here: an exclusion by a claim of other days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from peaceops.assess.audit.document import check_by_documents
from peaceops.assess.audit.event import Event
from peaceops.assess.audit.evidence import Document
from peaceops.assess.audit.wording import Figure
from peaceops.model.audit import SUPPORT, Recomputed, StatementTest
from peaceops.model.statement import Statement


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
        if test.verdict == "contradicted" and _AGAIN.search(statement.text):
            continue
        if test.verdict in SUPPORT and _is_any_few(statement, test):
            continue
        found.append(_as_ledger(test))
    return tuple(found)


#: What happens to a place or a service again and again: another day is of another time.
_AGAIN: Final = re.compile(
    r"\b(?:closed|clos(?:ing|ure)|re-?open\w*|opened|suspend\w*|resum\w*|halted|stopped|banned|denied|blocked|restrict\w*|lifted|interrupt\w*)\b(?! (?:its|their) (?:doors|mission))",
    re.IGNORECASE,
)
_TELLING: Final = 100
_CAPITAL: Final = re.compile(r"(?<=[\w,;)’'-]\s)[A-Z][\w’'-]{2,}")


def _is_any_few(statement: Statement, test: StatementTest) -> bool:
    """Whether a claim that bears a small number out may be of another incident: no day and no name of a place is shared."""
    if not test.figures or any(f.definition in ("began", "ended", "recognised") for f in test.figures):
        return False
    if any(
        max((abs(x) for x in (f.claimed_low, f.claimed_high) if x is not None), default=_TELLING) >= _TELLING
        for f in test.figures
    ):
        return False
    if any(w.text in f.period or f.period in w.text for f in test.figures if f.period for w in statement.times):
        return False
    if (
        not statement.times
        and not any(f.period for f in test.figures)
        and not any(_SPANS.fullmatch(f.unit) for f in test.figures)
    ):
        return not _list_places(statement) <= _list_shared(statement, test)
    own = _list_places(statement)
    return not own or not own & _list_shared(statement, test)


_SPANS: Final = re.compile(r"days|weeks|months|years|hours")


def _list_places(statement: Statement) -> set[str]:
    """List the names in a sentence that are not those of missions, parties and wars: they stand in every claim."""
    common = {
        word for e in statement.entities if e.kind in ("mission", "organisation", "state", "area", "conflict", "actor", "authority")
        for word in e.text.split()
    }  # fmt: skip
    months = {w for when in statement.times for w in when.text.split()}
    return set(_CAPITAL.findall(statement.text)) - common - months


def _list_shared(statement: Statement, test: StatementTest) -> set[str]:
    said = " ".join(g.text for g in test.grounds)
    return {name for name in _list_places(statement) if name.rstrip("’'s") in said}


def _is_sharp(figure: Recomputed, days: set[str]) -> bool:
    return figure.definition in ("began", "ended", "recognised") or figure.period in days


def _as_ledger(test: StatementTest) -> StatementTest:
    """Tell that it is a claim's words that bear on a statement: the ground by the claim's id, the figure by its source."""
    grounds = tuple(replace(g, where="claim", ref=_split_claim(g.ref)[0]) for g in test.grounds)
    words = test.explanation.replace("The document ledger", "The ledger")
    figures = tuple(
        replace(f, rule="words of a claim of the ledger", citation=_split_claim(f.citation)[1], source="")
        for f in test.figures
    )  # fmt: skip
    return replace(test, kind="ledger", grounds=grounds, explanation=words, figures=figures)


def _split_claim(ref: str) -> tuple[str, str]:
    """Split the place of a claim into its id and the label of its source."""
    ident, _, source = ref.rpartition("para ")[2].partition(" ")
    return ident, source or f"claim {ident}"
