"""Simple statements that a statement of several clauses is made of, each on one mission with its own figures and days.

What enters: a statement. What leaves: a statement for each clause that stands by itself: "M, which N replaced in May, left"
is "M was replaced by N in May" and "M left".
Never done here: testing; a clause whose mission the words leave open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from peaceops.assess.audit.gapping import Gapped, distribute, list_apart, list_gapped
from peaceops.assess.audit.lifespan import DAYS
from peaceops.assess.audit.parting import ADVERBS, FINITE, NOUN, PARTICIPLE, Part, part
from peaceops.model.statement import Amount, Entity, Statement, When

_T = TypeVar("_T", Amount, When)
#: A mark between two pieces of one clause is no longer.
_MARKED: Final = 5
#: "The" and a quotation mark may stand before the name that a clause begins with.
_ARTICLE: Final = 5
#: A noun, a name, a verb.
_PIECES: Final = 3
#: Words that point back to the day named before.
_THEN: Final = re.compile(r"\b(?:at that (?:time|date|point)|at the time|by then|that (?:day|month|year)|then)\b")
#: Which of two missions came before or after the other.
_ORDER: Final = re.compile(
    r"\b(?:replac|succe|supersed|supplant|reliev|absorb|follow|preced|predat|outliv|outlast|took over|tak(?:en|ing) over|hand(?:ed|ing)|gave way|merged|after|before|longer|older|than|when|while|until)\w*",
    re.IGNORECASE,
)
#: Whoever is named behind these did something to a mission.
_BY: Final = re.compile(r"\b(?:by|under|which)\s(?:the\s)?$")


def list_simple(statement: Statement) -> tuple[Statement, ...]:
    """List the simple statements that a statement is made of; itself alone where nothing is set apart in it.

    Parameters
    ----------
    statement : Statement
        Any.

    Returns
    -------
    tuple of Statement
        Their offsets are those of their own words.
    """
    if not any(e.kind == "mission" and e.id for e in statement.entities):
        return (statement,)
    parts = [] if distribute(statement) else part(statement)
    if not parts or (len(parts) < 2 and _skip_noun(statement, parts[0].spans)[1] is None):
        return tuple(_share_verbs(statement))
    built = [_build(statement, p) for p in parts if p.is_main or p.owner is not None]
    return tuple(simple for clause in built for simple in _share_verbs(clause))


def is_telling(simple: Statement) -> bool:
    """Whether a clause tells something that evidence can settle: a day, a figure, an instrument, another mission, who led or made one."""
    if any(w.kind != "relative" for w in simple.times) or any(e.kind == "document" for e in simple.entities):
        return True
    if len({e.id for e in simple.entities if e.kind == "mission" and e.how == "named" and e.id}) > 1:
        return _ORDER.search(simple.text) is not None
    if any(a.unit in ("persons", "count", "share") or a.unit in DAYS for a in simple.amounts):
        return True
    return any(
        e.kind in ("state", "organisation") and e.how == "named" and _BY.search(simple.text[: e.start]) is not None
        for e in simple.entities
    )


#: A stretch of the statement, or words that are put in; the mission's name is None.
_Words = tuple[int, int] | str | None


def _build(statement: Statement, own: Part) -> Statement:
    """Build the statement of one part: its words, those set apart behind the name of their mission."""
    owner = own.owner
    words = list(
        _join(statement.text, *_skip_noun(statement, own.spans)) if owner is None
        else _name_pronoun(statement.text, own.spans) if own.is_main
        else _reword(statement.text, own.spans, is_span=_is_span(statement, own.spans[0]))
    )  # fmt: skip
    simple = _assemble(statement, words, owner)
    return simple if simple.times else replace(simple, times=_point_back(statement, own, simple.text))


def _share_verbs(statement: Statement) -> Iterator[Statement]:
    """Build a statement of each clause that shares the verb of the first."""
    if clauses := distribute(statement) or list_apart(statement):
        yield from (_assemble(statement, spans, None) for spans in clauses)
        return
    gapped = list_gapped(statement)
    yield _leave_out(statement, gapped) if gapped else statement
    yield from (_share_verb(statement, one, one.name) for one in gapped if one.name is not None)


def _leave_out(statement: Statement, gapped: Sequence[Gapped]) -> Statement:
    starts = [0, *(one.span[1] for one in gapped)]
    ends = [*(one.span[0] for one in gapped), len(statement.text)]
    kept = [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
    return _assemble(statement, kept, None)


def _share_verb(statement: Statement, one: Gapped, mission: Entity) -> Statement:
    name = (mission.start - statement.start, mission.end - statement.start)
    return _assemble(statement, [name, one.verb, (name[1], one.span[1])], None)


def _assemble(statement: Statement, words: Iterable[_Words], owner: Entity | None) -> Statement:
    """Assemble a statement of stretches of another and of words that are put in."""
    at, pieces, moved, names = 0, list[str](), list[tuple[int, int, int]](), list[Entity]()
    for one in words:
        if one is None and owner is not None:
            names.append(replace(owner, start=at, end=at + len(owner.text), role="object" if names else "subject"))
            said = owner.text
        elif isinstance(one, tuple):
            said = statement.text[one[0] : one[1]]
            moved.append((one[0] + statement.start, one[1] + statement.start, at))
        else:
            said = one or ""
        pieces.append(said)
        at += len(said)
    text = "".join(pieces).rstrip(" ,;:")
    given = [_move_entity(e, moved, has_owner=owner is not None) for e in statement.entities]
    times = [_move(w, moved) for w in statement.times]
    amounts = [_move(a, moved) for a in statement.amounts]
    return replace(
        statement, start=0, end=len(text), text=text, times=tuple(w for w in times if w is not None),
        entities=tuple(_mark_subject([*names, *(e for e in given if e is not None)])),
        amounts=tuple(a for a in amounts if a is not None),
    )  # fmt: skip


def _skip_noun(
    statement: Statement, spans: Sequence[tuple[int, int]]
) -> tuple[Sequence[tuple[int, int]], tuple[int, int] | None]:
    """Skip what a mission is called before its name, and say which name: "a liaison team, UNMLT", "the first, known as MISAB"."""
    if len(spans) < _PIECES or not NOUN.match(statement.text[slice(*spans[0])].lstrip(' "“').casefold()):
        return spans, None
    names = [
        (e.start - statement.start, e.end - statement.start) for e in statement.entities if e.kind == "mission" and e.id
    ]
    if any(start < spans[0][1] for start, _ in names):
        return spans, None
    own = next((name for name in names if spans[1][0] <= name[0] and name[1] == spans[1][1]), None)
    return (spans, None) if own is None else ([own, *spans[2:]], own)


def _mark_subject(entities: Sequence[Entity]) -> Iterator[Entity]:
    """Mark the mission that a clause begins with as its subject, else the first that it names where none is."""
    missions = [e for e in entities if e.kind == "mission"]
    named = sorted((e for e in missions if e.how == "named"), key=lambda e: e.start)
    if named and named[0].start <= _ARTICLE:
        for entity in entities:
            is_other = entity.kind == "mission" and entity.id != named[0].id and entity.role == "subject"
            yield (
                replace(entity, role="object")
                if is_other
                else replace(entity, role="subject")
                if entity is named[0]
                else entity
            )
        return
    first = named[0] if named and not any(e.role == "subject" for e in missions) else None
    for entity in entities:
        yield replace(entity, role="subject") if entity is first else entity


def _join(text: str, spans: Sequence[tuple[int, int]], name: tuple[int, int] | None = None) -> Iterator[_Words]:
    """Join the pieces of a clause: as they stood, or without a mark where something was set apart between name and verb."""
    last = -1
    for start, end in spans:
        words = text[start:end]
        start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if last >= 0:
            is_beside = start - last <= _MARKED and (name is None or last != name[1])
            is_verb = FINITE.match(text, start, end) or PARTICIPLE.match(text, start, end)
            yield (last, start) if is_beside else " " if is_verb else ", "
        last = end
        yield (start, end)


_ITS: Final = re.compile(r"\b(?:its|their)\s$")


def _name_pronoun(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[_Words]:
    """Name the mission of a main clause that begins behind a pronoun."""
    yield None
    yield "’s " if _ITS.search(text[: spans[0][0]]) else " "
    yield from _join(text, spans)


_VERB: Final = r"(?:[a-z]+(?:ed|es)|led|leads|ran|runs|sent|set up|brought|began|built|gave|made|held|oversaw)\b"
_DONE: Final = {"ran": "run", "runs": "run", "leads": "led", "began": "begun", "gave": "given", "oversaw": "overseen"}
_SUBJECT: Final = re.compile(
    rf"(?:which|who|that)\s(?=(?:in turn\s|at first\s|in fact\s|by then\s)?{ADVERBS}(?:{FINITE.pattern}|[a-z]+ed\b))"
)
_OBJECT: Final = re.compile(
    rf"(?:which|that|whom)\s(?P<who>(?:[\w’'.-]+\s){{1,6}}?)(?P<had>(?:had|has)\s)?(?:also\s|first\s|jointly\s|itself\s|then\s|later\s)?(?P<verb>{_VERB})"
)
_WHOSE: Final = re.compile(r"whose\s")
_WITHIN: Final = re.compile(
    r"(?P<how>in|to|from|of|at|under|with|for|against|on|by)\s(?:which|whom)\s(?P<what>.*?)(?P<rest>(?:\s(?:in|by|at|on|since|until|from|during|before|after)\s.*)?)$",
    re.DOTALL,
)
_HAVING: Final = re.compile(r"having\s(?!been\b)")
_HAVING_BEEN: Final = re.compile(r"having been\s")
_GERUNDS: Final = {
    "ending": "ended", "beginning": "began", "starting": "started", "leaving": "left", "lasting": "lasted", "losing": "lost",
    "numbering": "numbered", "counting": "counted", "comprising": "comprised", "fielding": "fielded", "replacing": "replaced",
    "succeeding": "succeeded", "taking over": "took over", "handing over": "handed over", "giving way": "gave way",
    "remaining": "remained", "staying": "stayed", "reaching": "reached", "arriving": "arrived", "withdrawing": "withdrew",
}  # fmt: skip
_GERUND: Final = re.compile(rf"(?:thus\s|thereby\s)?(?P<verb>{'|'.join(_GERUNDS)})\b")
#: "The office that had taken over from N", "a mission created by resolution 1778".
_NOUN_THAT: Final = re.compile(r"(?:an?|the|its|one|another)\s(?:[\w’'-]+\s){1,7}?(?=(?:that|which|who)\s)")
_NOUN_MADE: Final = re.compile(
    rf"(?:an?|the|its|one|another)\s(?:[\w’'-]+\s){{1,7}}?(?={PARTICIPLE.pattern}\s(?:by|under|in|on|to|from|through|at)\b)"
)
_BEING: Final = re.compile(rf"(?=(?:then\s|itself\s|also\s)?{PARTICIPLE.pattern})")
_COUNTED: Final = re.compile(r"(?=(?:(?:some|about|nearly|almost|over|at least|more than|only)\s)?\d)")
_PUT: Final = ((_HAVING, " had "), (_HAVING_BEEN, " was "), (_BEING, " was "), (_COUNTED, " had "))


def _is_span(statement: Statement, span: tuple[int, int]) -> bool:
    """Whether nothing is set apart but a span of days: "M (1992–93)"."""
    said = statement.text[slice(*span)].strip()
    return any(w.kind == "range" and w.text == said for w in statement.times)


def _reword(text: str, spans: Sequence[tuple[int, int]], *, is_span: bool = False) -> Iterator[_Words]:
    """Reword what is set apart so that its mission is named in it."""
    start, end = spans[0]
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if (noun := _NOUN_THAT.match(text, start, end) or _NOUN_MADE.match(text, start, end)) is not None:
        start = noun.end()
    words = text[start:end]
    rest = list(_join(text, [(end, end), *spans[1:]]))[1:] if spans[1:] else []
    if is_span:
        yield from (None, " lasted ", (start, end))
    elif FINITE.match(words):
        yield from (None, " ", (start, end))  # its pronoun stands apart
    elif _SUBJECT.match(words):
        yield from (None, " ", (start + words.index(" ") + 1, end))
    elif (found := _OBJECT.match(words)) is not None:
        verb = _DONE.get(found["verb"])
        yield None
        yield " was "
        yield verb or (start + found.start("verb"), start + found.end("verb"))
        yield from _take_by(words, found, start, end)
    elif _WHOSE.match(words):
        yield from (None, "’s ", (start + len("whose "), end))
    elif (found := _WITHIN.match(words)) is not None:
        what = (start + found.start("what"), start + found.end("what"))
        yield from (what, f" {found['how']} ", None, (start + found.start("rest"), end))
    else:
        yield from _put_verb(words, start, end)
    yield from rest


def _take_by(words: str, found: re.Match[str], start: int, end: int) -> Iterator[_Words]:
    """Tell by whom something was done, in front of what is told behind it: "brought into being", "launched in May"."""
    particle = re.compile(r"\s(?:into (?:being|life|existence)|to life|up|about|out)\b").match(words, found.end())
    at = particle.end() if particle is not None else found.end()
    yield (start + found.end(), start + at)
    yield " by "
    yield (start + found.start("who"), start + found.end("who") - 1)
    yield (start + at, end)


def _put_verb(words: str, start: int, end: int) -> Iterator[_Words]:
    """Put in the verb that a participle, a number or an apposition leaves out."""
    if (gerund := _GERUND.match(words)) is not None:
        yield from (None, f" {_GERUNDS[gerund['verb']]}", (start + gerund.end(), end))
        return
    for form, verb in _PUT:
        found = form.match(words)
        if found is not None:
            yield from (None, verb, (start + found.end(), end))
            return
    yield from (None, ", ", (start, end))


def _point_back(statement: Statement, own: Part, text: str) -> tuple[When, ...]:
    """Point "at that time" back to the day named last before it."""
    found = _THEN.search(text)
    at = next((m.start() for span in own.spans if (m := _THEN.search(statement.text, *span))), 0) + statement.start
    before = [w for w in statement.times if w.end <= at]
    if found is None or not before:
        return ()
    last = max(before, key=lambda w: w.start)
    return (replace(last, start=found.start(), end=found.end(), how="carried"),)


def _shift(start: int, end: int, moved: Sequence[tuple[int, int, int]]) -> int | None:
    return next((at - first for first, last, at in moved if first <= start and end <= last), None)


def _move(one: _T, moved: Sequence[tuple[int, int, int]]) -> _T | None:
    by = _shift(one.start, one.end, moved)
    return None if by is None else replace(one, start=one.start + by, end=one.end + by)


def _move_entity(entity: Entity, moved: Sequence[tuple[int, int, int]], *, has_owner: bool) -> Entity | None:
    if entity.how != "named":
        return None if has_owner else entity
    by = _shift(entity.start, entity.end, moved)
    if by is None:
        return None
    role = "object" if has_owner and entity.role == "subject" else entity.role
    return replace(entity, start=entity.start + by, end=entity.end + by, role=role)
