"""Days of events in documents: when something happened, began or ended, and how long it lasted.

What enters: a statement with a day, and the statements of a document. What leaves: tests.
Never done here: two events taken for one because their words are alike: the names must be the same too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.figure import Bounds, compare
from peaceops.assess.audit.gate import Gated
from peaceops.assess.audit.saying import STOP, find_names, stem
from peaceops.model.audit import Excerpt, Recomputed, StatementTest
from peaceops.model.statement import Amount, Statement, When

Locate = Callable[[Statement], Excerpt]

#: What kind of event a word tells: the nearest before a day says whose day it is.
CUES: Final = {
    "began": r"establish|creat|launch|set up|began|begin|start|initiat|inaugurat|opened|came into being|founded|formed",
    "arrived": r"arriv|deployed|landed|went to|sent",
    "ended": r"ended|\bends\b|terminat|clos(?:ed|ure)|complet|dissol|ceased|wound up|handed over|handover|gave way|came to an end",
    "left": r"withdr[ae]w|left|depart|pulled out",
    "signed": r"sign(?:ed|ing)|conclud",
    "adopted": r"adopt",
    "recognised": r"recogni(?:[sz]|tion)",
    "elections": r"elect|referendum",
    "expires": r"expire",
    "asked": r"asked|request|demand",
    "extended": r"extend|renew|prolong",
    "killed": r"kill|shot|bomb|attack|brought down",
    "joined": r"join|acced",
}
_CUES: Final = {name: Gated(words) for name, words in CUES.items()}
#: Events of which there is one for a name: another day excludes the day stated.
ONCE: Final = frozenset({"began", "ended", "recognised", "signed", "adopted", "joined"})
_ALIKE: Final = 0.6
_SURE_KINDS: Final = frozenset({"day", "month", "year"})
_LASTED: Final = re.compile(
    r"\b(?:last(?:ed|ing)?|stayed|existed|in place|was there|ran|operated|served|remained)\b", re.IGNORECASE
)
_LENGTHS: Final = frozenset({"days", "weeks", "months", "years"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened on a day.

    Parameters
    ----------
    statement : Statement
        That says so.
    when : When
        The day.
    cue : str
        What kind of event it is, one of :data:`CUES`.
    names : frozenset of str
        Whom and what it names.
    words : frozenset of str
        Stems of what is said.
    """

    statement: Statement
    when: When
    cue: str
    names: frozenset[str]
    words: frozenset[str]

    @property
    def days(self) -> tuple[date, date]:
        """First and last day."""
        return self.when.period.first_day, self.when.period.last_day


_CLAUSE: Final = re.compile(r"\b(?:after|before|while|when|whereas|until)\b|;", re.IGNORECASE)


def _narrow(statement: Statement, when: When, names: frozenset[str], common: frozenset[str]) -> frozenset[str]:
    """Narrow the names of a statement of several days to those of the clause that ends with this day."""
    days = sorted((w.start - statement.start, w.end - statement.start) for w in statement.times)
    at = when.start - statement.start
    begin = max((end for _, end in days if end <= at), default=0)
    later = min((start for start, _ in days if start > at), default=0)
    if (begin and not _CLAUSE.search(statement.text[begin:at])) or (
        not begin and not (later and _CLAUSE.search(statement.text[at:later]))
    ):
        return names
    foreign: set[str] = set()
    for text in (statement.text[:begin], statement.text[when.end - statement.start :] if later else ""):
        foreign |= find_names(text, common)[1]
    own = find_names(statement.text[begin:at], common)[1]
    ids = {
        e.id.casefold() for e in statement.entities
        if e.id and e.how == "named" and not begin <= e.start - statement.start < at
    }  # fmt: skip
    left = names - (foreign - own) - ids
    return left if left & (own | names) else names


#: "The operation ended": whom the whole text is about.
_OPENS_GENERIC: Final = re.compile(
    r"(?:It|The (?:operation|mission|force|group|office|observer mission|monitoring mission))\s(?!of\b|in\b|for\b)"
)
_RECEIVER: Final = re.compile(
    r"\b(?:hand(?:ed|ing) over|gave way|transferred)[^.;]{0,30}?\bto\s(?P<to>[^.;]+)", re.IGNORECASE
)


def _find_receivers(statement: Statement, common: frozenset[str]) -> frozenset[str]:
    """Find the names of those to whom something was handed over."""
    found = _RECEIVER.search(statement.text)
    if found is None:
        return frozenset()
    begin, end = found.span("to")
    ids = {
        e.id.casefold() for e in statement.entities
        if e.id and begin <= e.start - statement.start < end
    }  # fmt: skip
    return find_names(f"to {found.group('to')}", common)[0] | ids


def list_events(
    statements: Sequence[Statement], common: frozenset[str], title: frozenset[str] = frozenset()
) -> tuple[Event, ...]:
    """List the events of a text: each day with the nearest word before it, or after it, that says what happened.

    Where a sentence is of "the mission" or "it", the names of the title are those of whom it speaks.
    """
    found = []
    for statement in statements:
        if statement.is_negated or statement.modality not in ("asserted", "reported"):
            continue
        names = find_names(statement.text, common)[0] | {e.id.casefold() for e in statement.entities if e.id}
        for entity in statement.entities:
            if entity.id and entity.how == "named":
                names -= {w.casefold() for w in re.findall(r"[^\W\d_]+", entity.text)}
        words = frozenset(
            stem(w) for w in re.findall(r"[^\W\d_]+", statement.text) if w.casefold() not in STOP and w[0].islower()
        )
        if title and _OPENS_GENERIC.match(statement.text):
            names = (names - _find_receivers(statement, common)) | title
        for when in statement.times:
            cue = "" if is_planned(statement, when) else _read_cue(statement, when)
            if cue and when.kind in _SURE_KINDS and when.how == "named":
                own = _narrow(statement, when, names, common)
                found.append(Event(statement=statement, when=when, cue=cue, names=own, words=words))
    return tuple(found)


def is_planned(statement: Statement, when: When) -> bool:
    """Whether a day is one on which something was to be: "that the talks would begin on 5 January".

    Parameters
    ----------
    statement : Statement
        Which.
    when : When
        One of its days.
    """
    clause = statement.text[: max(when.start - statement.start, 0)]
    return _PLANNED.search(clause, max((m.end() for m in _CLAUSE.finditer(clause)), default=0)) is not None


_PLANNED: Final = re.compile(
    r"\b(?:would|will|shall|(?:is|are|was|were) (?:due|scheduled|planned|expected|supposed|set|to)(?= (?:to|be|begin|start|open|end|close|take|resume|arrive|leave|meet)\b)|scheduled for|planned for|due on|agree(?:s|d)? to(?= (?:meet|hold|begin|resume|start|open|send)\b))\b(?! have\b)(?!.*\b(?:but|actually|and did)\b)"
)


@lru_cache(maxsize=64)  # every day of a sentence asks for the cues in it
def _find_cues(text: str) -> tuple[tuple[int, str], ...]:
    return tuple((m.start(), name) for name, pattern in _CUES.items() for m in pattern.finditer(text))


def _read_cue(statement: Statement, when: When) -> str:
    at = max(when.start - statement.start, 0)
    cues = _find_cues(statement.text)
    before = [c for c in cues if c[0] < at]
    after = [c for c in cues if c[0] >= at]
    if before and len(statement.times) > 1:
        return max(before)[1]
    return max(before)[1] if before else min(after)[1] if after else ""


def check_events(
    claims: Sequence[Event], events: Sequence[Event], main: frozenset[str], locate: Locate, name: str
) -> list[StatementTest]:
    """Test the days of a statement's events against those of a document.

    Parameters
    ----------
    claims, events : sequence of Event
        Of the statement, and of the document.
    main : frozenset of str
        Whom the document is about.
    locate : callable
        Quotes a statement with its place.
    name : str
        Of the document.
    """
    found = []
    for claim in claims:
        same = [e for e in events if e.cue == claim.cue and _is_same_matter(claim, e, main)]
        if not same:
            continue
        agree = [e for e in same if e.days[0] <= claim.days[1] and claim.days[0] <= e.days[1]]
        alike = [e for e in same if _is_alike(claim, e)]
        if agree:
            best = agree[0]
            inside = claim.days[0] <= best.days[0] and best.days[1] <= claim.days[1]
            verdict = "supported" if inside else "supported-with-qualification"
            words = f"The document {name} has {best.when.text}."
        elif claim.cue in ONCE and claim.names and len({e.days for e in alike}) == 1:
            best, verdict = alike[0], "contradicted"
            words = f"The document {name} has {best.when.text} for it, not {claim.when.text}."
        else:
            continue
        figure = Recomputed(
            claimed=claim.when.text, text=best.when.text, definition=best.cue, rule="stated in the document",
            period=best.when.text, fit={"supported": "inside", "contradicted": "outside"}.get(verdict, "overlaps"),
            citation=locate(best.statement).ref, query=best.statement.text[:300], readings=1,
        )  # fmt: skip
        found.append(StatementTest(
            kind="document", verdict=verdict, explanation=words, figures=(figure,), grounds=(locate(best.statement),)
        ))  # fmt: skip
    return found


def _is_alike(claim: Event, event: Event) -> bool:
    """Whether two events are told in so much the same words that the one excludes the other's day."""
    own, its = ({w for w in e.words if w not in _PLAIN and not _CUES[e.cue].match(w)} for e in (claim, event))
    if not own and not its - {"hand"} and claim.cue in ("began", "ended"):
        return True
    least = min(len(claim.words), len(event.words))
    return least > 0 and len(claim.words & event.words) / least >= _ALIKE


_PLAIN: Final = frozenset(
    {"oper", "operation", "mission", "forc", "force", "group", "work", "establish", "end", "begin", "began", "start"}
)


def _is_same_matter(claim: Event, event: Event, main: frozenset[str]) -> bool:
    """Whether two events are of the same names: those of the claim, and nobody else's."""
    if claim.names:
        missing = claim.names - event.names
        if missing - main:
            return False
        return not missing or not event.names - claim.names - main
    return not event.names - main and len(claim.words & event.words) >= 2


def check_length(
    statement: Statement, amount: Amount, claims: frozenset[str], events: Sequence[Event], main: frozenset[str],
    locate: Locate,
) -> StatementTest | None:  # fmt: skip
    """Test how long something lasted by the days on which it began and ended.

    Parameters
    ----------
    statement, amount : Statement, Amount
        That states a length.
    claims : frozenset of str
        Whom it names.
    events : sequence of Event
        Of the document.
    main : frozenset of str
        Whom the document is about.
    locate : callable
        Quotes a statement with its place.
    """
    if amount.unit not in _LENGTHS or not _LASTED.search(statement.text) or not claims:
        return None
    own = [
        e for e in events
        if not claims - e.names - main and (claims <= e.names or not e.names - claims - main)
    ]  # fmt: skip
    begun = [e for e in own if e.cue == "began"]
    ended = [e for e in own if e.cue in ("ended", "left")]
    if len({e.days for e in begun}) != 1 or len({e.days for e in ended}) != 1:
        return None
    first, last = begun[0], ended[0]
    unit = {"days": Decimal(1), "weeks": Decimal(7), "months": Decimal("30.4375"), "years": Decimal("365.25")}[
        amount.unit
    ]
    low = Decimal(max((last.days[0] - first.days[1]).days, 0)) / unit
    high = Decimal((last.days[1] - first.days[0]).days + 1) / unit
    bounds = Bounds(low=low, high=high)
    loose = amount
    if amount.bound in ("exact", "about") and amount.low is not None and amount.low == amount.high:
        half = Decimal(1) if amount.unit == "days" else Decimal("0.5")
        loose = replace(amount, low=amount.low - half, high=amount.low + half, bound="between")
    fit = compare(loose, bounds)[0]
    verdict = {"equal": "supported", "inside": "supported", "overlaps": "supported-with-qualification"}.get(
        fit, "contradicted"
    )
    words = f"From {first.when.text} to {last.when.text} is {round(low, 1)} to {round(high, 1)} {amount.unit}."
    figure = Recomputed(
        claimed=amount.text, claimed_low=amount.low, claimed_high=amount.high, low=round(low, 2), high=round(high, 2),
        unit=amount.unit, definition="derived", rule=words, fit=fit, query=words, readings=1,
        citation=locate(first.statement).ref,
    )  # fmt: skip
    return StatementTest(
        kind="document", verdict=verdict, explanation=words, figures=(figure,),
        grounds=tuple(dict.fromkeys((locate(first.statement), locate(last.statement)))),
    )  # fmt: skip
