"""A figure as it is compared with those of another text: whom it names, what it counts, what is said of it.

What enters: a statement, one of its figures. What leaves: sets of names and stems.
Never done here: a judgement; knowledge of any subject beyond a few words of the field that mean one thing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from peaceops.assess.audit.frame import Frame
from peaceops.assess.audit.saying import (
    KINDS,
    STOP,
    WORD,
    find_causes,
    find_kind,
    find_names,
    find_sayings,
    fold_ending,
    stem,
)  # fmt: skip
from peaceops.model.statement import Amount, Statement, When

_PART: Final = re.compile(r"\b(?:of|among|including) (?:whom|which|them|these|those)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of a text with what its words say it is about.

    Parameters
    ----------
    statement : Statement
        Whose.
    amount : Amount
        Which.
    when : When or None
        The days it is about.
    names : frozenset of str
        Whom and what it names: ids of entities, else words written as names.
    implied : frozenset of str
        Ids of what it takes from a sentence before: a pronoun, the subject of a section.
    sure : frozenset of str
        Those of the names that cannot be the first word of a sentence by chance.
    subject : str
        The name that it is about: the entity marked so, else the first.
    near : frozenset of str
        Names elsewhere in its sentence.
    context : frozenset of str
        Names of the sentences before it.
    main : frozenset of str
        Names of the title: whom the whole text is about.
    kind : str
        What is counted.
    sayings, causes : frozenset of str
        What is said of those counted.
    is_part, is_each : bool
        Whether it counts a part of another figure ("of whom 174"), or is said of each of several.
    words : frozenset of str
        Stems of what is said.
    text, local : str
        The clause, and the stretch of it around the figure.
    run : int
        Order of the sentence that opens the list in which it stands: items of a list are one sentence.
    frame : Frame or None
        What is said around it, in concepts.
    """

    statement: Statement
    amount: Amount
    when: When | None
    names: frozenset[str]
    implied: frozenset[str]
    sure: frozenset[str]
    subject: str
    near: frozenset[str]
    context: frozenset[str]
    main: frozenset[str]
    kind: str
    sayings: frozenset[str]
    causes: frozenset[str]
    is_part: bool
    is_each: bool
    words: frozenset[str]
    text: str
    local: str
    run: int = -1
    frame: Frame | None = None

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day, or None."""
        return (self.when.period.first_day, self.when.period.last_day) if self.when else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around a statement.

    Parameters
    ----------
    sentence : str
        Its sentence.
    figures : tuple of Amount
        All figures of the sentence, in order.
    common, known : frozenset of str
        Words that stand in small letters somewhere in the texts compared, and names that are sure somewhere.
    near, context, main : frozenset of str
        Names of its sentence, of the sentences before, of the title.
    starts, ends : tuple of int
        Where the figures start and where they end, each in order.
    """

    sentence: str
    figures: tuple[Amount, ...]
    common: frozenset[str]
    known: frozenset[str]
    near: frozenset[str]
    context: frozenset[str]
    main: frozenset[str]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def describe(statement: Statement, amount: Amount, when: When | None, around: Around) -> Figure:
    """Describe a figure by its words.

    Parameters
    ----------
    statement, amount, when : Statement, Amount, When or None
        The figure and its days.
    around : Around
        What stands around it.
    """
    text = statement.text
    local, before = _cut_local(amount, around)
    names, sure = _read_names(statement, amount, around, local)
    kind = _read_kind(amount, around, local)
    is_whole = _is_whole(amount, around)
    if is_whole:
        # Whose part it is need not be whose the whole is.
        names, sure = (given - {_find_subject(statement, names)} for given in (names, sure))
    implied = frozenset(e.id.casefold() for e in statement.entities if e.id and e.how != "named")
    said = {
        stem(w) for w in WORD.findall(text)
        if w.casefold() not in STOP and fold_ending(w.casefold()) not in names and (not w[0].isupper() or w.casefold() in around.common)
    }  # fmt: skip
    sayings = frozenset() if is_whole else _read_sayings(amount, around, local, text)
    if kind == "idp":
        sayings -= {"displaced"}  # that is what they are
    return Figure(
        statement=statement, amount=amount, when=when, names=names, implied=implied, sure=sure, near=around.near, context=around.context,
        main=around.main, subject=_find_subject(statement, names), kind=kind,
        sayings=sayings,
        causes=find_causes(local) or find_causes(text),
        is_part=bool(
            _PART.search(before) or _INCLUDING.search(before) or _PART.search(amount.text) or _is_part(amount)
        ),
        is_each=_EACH.search(local) is not None, words=frozenset(said) - {kind}, text=text,
        local=local,
    )  # fmt: skip


def _cut_local(amount: Amount, around: Around) -> tuple[str, str]:
    """Cut the stretch of a sentence that belongs to a figure: from the figure before it to the one after."""
    before, after = bisect_right(around.ends, amount.start), bisect_left(around.starts, amount.end)
    left = around.ends[before - 1] if before else 0
    right = around.starts[after] if after < len(around.starts) else len(around.sentence)
    head = around.sentence[left : amount.start]
    # What follows the figure before, up to a comma or "and", is its own.
    if left and (cut := list(re.finditer(r",|;|\band\b|\bto\b", head))):
        head = head[cut[0].start() :] if left else head
    tail = around.sentence[amount.end : right]
    if right < len(around.sentence) and (cut := list(re.finditer(r",|;|\band\b", tail))):
        tail = tail[: cut[-1].start()]
    return f"{head}{around.sentence[amount.start : amount.end]}{tail}", around.sentence[left : amount.start]


_EACH: Final = re.compile(r"\b(?:each|every|apiece|daily|weekly|monthly|per(?!\s?cent))\b", re.IGNORECASE)
_INCLUDING: Final = re.compile(r"\bincluding\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
IN_ALL: Final = re.compile(r"^[\d.,]+\s(?:in all|in total|altogether|all told)\b", re.IGNORECASE)
REACH: Final = 12
STAFF_KINDS: Final = frozenset({"troop", "police", "observer", "monitor"})


def _is_part(amount: Amount) -> bool:
    return bool(amount.of) and amount.unit not in ("share", "percent") and amount.high != 0


def _read_sayings(amount: Amount, around: Around, local: str, text: str) -> frozenset[str]:
    found = find_sayings(local) or find_sayings(text) & find_sayings(_cut_others(amount, around))
    # A bare figure that goes on counting what the one before it does is said to be what that is.
    return found or (frozenset() if amount.noun else find_sayings(around.sentence))


def _cut_others(amount: Amount, around: Around) -> str:
    """Cut what is said between later figures out of a sentence: a verb before another figure is that one's."""
    later = sorted(a.start for a in around.figures if a.start >= amount.end)
    if not later:
        return around.sentence
    last = max(a.end for a in around.figures)
    return f"{around.sentence[: amount.end]} {around.sentence[last:]}"


def _is_whole(amount: Amount, around: Around) -> bool:
    """Whether a figure is what another is a part of ("23,000 of the 61,500 displaced had returned")."""
    head = around.sentence[: amount.start]
    return bool(re.search(r"\d[^.;,]{0,25}\bof (?:the|its|their|these|those)\s$", head, re.IGNORECASE))


def _read_kind(amount: Amount, around: Around, local: str) -> str:
    """Read what is counted; of a share, what it is a share of."""
    if amount.unit in ("share", "percent"):
        return _read_whole(around.sentence[amount.start :].partition(" of ")[2] or amount.of or amount.noun)
    if amount.unit not in ("persons", "count", "events", ""):
        return ""  # a length, a time, a sum of money
    if not find_kind(amount.noun) and IN_ALL.search(around.sentence[amount.start : amount.end + REACH]):
        kinds = {find_kind(a.noun) for a in around.figures if a.end <= amount.start and a.noun}
        if len(kinds) > 1 and kinds <= STAFF_KINDS:
            return "personnel"
    if amount.noun and amount.noun not in around.sentence[amount.start :]:
        # "Displaced persons in Two Rivers numbered 75,000": the noun was looked for before the figure.
        named = {name for name, pattern in KINDS if pattern.search(local)}
        if len(named) == 1:
            return named.pop()
    owned = re.sub(r"(?:\b(?:the|its|their)\s)?[\w-]+(?:['’]s|s['’])\s", "", amount.of)
    if owned != amount.of and (kind := find_kind(owned)):
        return kind  # "12 of the mission's military observers" counts no missions
    kind = find_kind(amount.noun) or _inherit_kind(amount, around)
    if kind in ("", "person") and amount.unit in ("persons", "count", "") and not amount.noun.endswith("ts"):
        named = {name for name, pattern in KINDS if pattern.search(local)}
        if len(named) == 1:
            return named.pop()
    return kind


def _read_whole(text: str) -> str:
    """Read what a share is of: the words after "of" up to the first that carries nothing."""
    run: list[str] = []
    for word in WORD.findall(re.sub(r"\b[A-Z][\w-]*(?:['’]s|s['’])\s", "", text)):
        if word.casefold() in STOP:
            if run:
                break
            continue
        run.append(word)
    return find_kind(" ".join(run))


def _inherit_kind(amount: Amount, around: Around) -> str:
    """Find what a bare figure counts: what the figure before it in the sentence does, or what stands after "of"."""
    if amount.of and (kind := find_kind(amount.of)) and not re.match(r"(?:them|these|those|whom|which)\b", amount.of):
        return kind
    if amount.unit not in ("persons", "count", "events", ""):
        return ""
    after = _NOUN_AFTER.match(around.sentence[amount.end :])
    if (
        amount.unit in ("count", "events", "")
        and after
        and after.group(1) not in STOP
        and (kind := find_kind(after.group(1)))
    ):
        return kind
    inner = [a for a in around.figures if amount.start < a.start <= amount.end and a.noun]
    before = [a for a in around.figures if a.end <= amount.start and a.noun]
    near = inner[:1] or before[-1:]
    return find_kind(near[0].noun) if near else ""


#: "1 abduction and 12 robberies": the word right behind a bare number.
_NOUN_AFTER: Final = re.compile(r"\s([a-z]{4,}(?:ion|ry|ies|ings?|ers?|ons|ents?|ts|es)?)\b(?<!ed)(?=[\s,.;)])")


_BARE: Final = re.compile(r"([A-Z][\w’'-]+)\s$")
_LOOK: Final = 200


def _find_bare(sentence: str, at: int) -> re.Match[str] | None:
    """Find the capital word right before a figure; a sentence may be a whole page without a stop."""
    return _BARE.search(sentence, max(at - _LOOK, 0), at)


def _read_names(
    statement: Statement, amount: Amount, around: Around, local: str
) -> tuple[frozenset[str], frozenset[str]]:
    """Read whom a figure names: the clause's names, without those that stand right before another of its figures."""
    names, sure = find_names(statement.text, around.common)
    sure |= names & around.known
    local_names, local_sure = find_names(local, around.common)
    apart: set[str] = set()
    for other in around.figures:
        owner = _find_bare(around.sentence, other.start)
        if other is not amount and other.start != amount.start and owner is not None:
            apart.add(fold_ending(owner.group(1).casefold()))
    owner = _find_bare(around.sentence, amount.start)
    bare = fold_ending(owner.group(1).casefold()) if owner and owner.group(1).casefold() not in STOP else ""
    if local_sure or bare:
        # Names that stand beside another figure of the sentence are that one's.
        for other in around.figures:
            if other.start != amount.start:
                apart |= find_names(_cut_local(other, around)[0], around.common)[1]
    kept = names - (apart - local_names)
    ids: set[str] = set()
    for entity in statement.entities:
        if entity.how != "named":
            continue
        own = {fold_ending(w.casefold()) for w in re.findall(r"[^\W\d_]+", entity.text)}
        kept -= own
        # "Senegal 500": the name right before a figure takes the place of the sentence's subject.
        ousted = bool(bare) and bare not in own and entity.role == "subject"
        if entity.id and not ousted and not own & (apart - local_names):
            ids.add(entity.id.casefold())
    if bare and not any(bare in entity.text.casefold() for entity in statement.entities):
        kept |= {bare}
    return frozenset(kept | ids), frozenset((sure & kept) | ids)


def _find_subject(statement: Statement, names: frozenset[str]) -> str:
    marked = next((e.id.casefold() for e in statement.entities if e.role == "subject" and e.id), "")
    if marked in names:
        return marked
    places = {name: statement.text.casefold().find(name) for name in names}
    found = [name for name, at in places.items() if at >= 0]
    return min(found, key=lambda name: (places[name], name), default="")


def is_inside(claim: Figure) -> bool:
    """Whether a figure is the whole of which the claim counts a part ("half of the 19 incidents", "of the 28")."""
    own = claim.amount
    if claim.frame is not None and claim.frame.is_whole:
        return True
    head = claim.statement.text[: max(own.start - claim.statement.start, 0)]
    return any(a.start < own.start and own.end <= a.end for a in claim.statement.amounts) or (
        len(claim.statement.amounts) > 1 and _OPENS_WHOLE.fullmatch(head) is not None
    )


_OPENS_WHOLE: Final = re.compile(r"(?:Out of|Of|Among) (?:the|its|these|those|their) ")


def group_by_sentence(figures: Iterable[Figure]) -> dict[int, list[Figure]]:
    """Group the figures of a document by the sentence in which they stand, those without a frame left out."""
    groups: dict[int, list[Figure]] = {}
    for figure in figures:
        if figure.frame is not None:
            groups.setdefault(figure.frame.order, []).append(figure)
    return groups
