"""Put what prose says of missions into plain sentences: "a year later it had 25,086" as "At the end of 1993 UNOSOM II had …".

What enters: a text with its sentences and statements, and the lexicon of names.
What leaves: plain sentences with their statements, each beside the statements of the text it says again; and the
statements whose subject or day the words leave open.
Never done here: testing; a plain sentence for words that may mean two missions or two days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from peaceops.documents.lexicon import Lexicon
from peaceops.documents.phrase import fold_letters, split_words
from peaceops.documents.prose.beside import (
    find_owners,
    find_same,
    is_missed,
    is_partial,
    is_uncovered,
    tell_totals,
)
from peaceops.documents.prose.clauses import Found, read_clauses
from peaceops.documents.prose.frame import FIGURE, LEFT_ALIVE, MISSION, Fact, read_frame
from peaceops.documents.prose.moment import Moment, Told, find_told
from peaceops.documents.prose.referent import Meant, Spoken, find_meant, list_pair
from peaceops.documents.prose.said import ClauseSaid, Said
from peaceops.documents.prose.stretch import Number, Stretch, cut, find_numbers, mark, read_row
from peaceops.documents.prose.tell import Last, Teller
from peaceops.documents.statement.context import Context, Mention
from peaceops.documents.statement.mention import find_mentions
from peaceops.documents.statements import find_statements
from peaceops.model.passage import Passage
from peaceops.model.plain import NOTHING, Plain, PlainClause
from peaceops.model.statement import Statement
from peaceops.model.text import Sentence, Text

_MAX_CHARACTERS: Final = 700
_TWO_DAYS: Final = re.compile(r"\b(?:compared|against|up from|down from)\b")
_DEATHS: Final = re.compile(r"\b(?:killed|died|dead|deaths?|lose|lost|lives|fatalit\w+|losses|casualt\w+)\b")
_OF_OTHERS: Final = re.compile(
    r"\b(?:civilians?|rebels?|refugees?|population|inhabitants|war|fighting|conflict|massacres?|genocide|villagers|militia\w*|earthquake|epidemic)\b"
)
#: "Its military strength was modest at first": what the figures after it count.
_CROWD_ONLY: Final = re.compile(
    r"ⓜ(?P<m>\d+)'s (?:military strength|strength|police(?: force| strength)?) (?:was|were|varied|fluctuated|changed|grew|shrank|fell|rose)\b[^ⓝ]*"
)
#: "With them came police": a figure that follows may count those.
_NAMES_PEOPLE: Final = re.compile(r"\b(?:police|civilians|staff|officers|volunteers|monitors|engineers|women)\b")
#: A thing that "it" may mean in the next sentence: "UNMIL had a base. It was closed in May."
_THING: Final = re.compile(
    r"\b(?:an?|another|one|its) (?:[a-z-]+ ){0,3}?(?:base|camp|office|headquarters|hospital|clinic|station|airfield|airport|post|school|sector|unit|battalion|contingent|company|brigade|programme|project|fund|tribunal|court|zone|corridor|prison|centre|center)\b"
)
_CALLED: Final = re.compile(r"\b(?:members|peace-?keepers|soldiers|blue helmets|staff)\b")


def read_plainly(text: Text, statements: Sequence[Statement], lexicon: Lexicon) -> Plain:
    """Put what the prose of a text says into plain sentences.

    Parameters
    ----------
    text : Text
        The text.
    statements : sequence of Statement
        What was read from it.
    lexicon : Lexicon
        Names.
    """
    reader = _Reader(text, lexicon)
    by_sentence: dict[int, list[Statement]] = {}
    for statement in statements:
        by_sentence.setdefault(statement.sentence, []).append(statement)
    said: list[Said] = []
    clauses: list[ClauseSaid] = []
    unsure: set[str] = set()
    for sentence in text.sentences:
        found = reader.read(sentence)
        own = by_sentence.get(sentence.order, [])
        said += [one for one in found.said if find_same(one, own)]
        clauses += [one for one in found.clauses if find_owners(one, own)]
        unsure |= {s.id for s in own if any(a < s.end and s.start < b for a, b in found.open_spans)}
        unsure |= {s.id for s in own if s.amounts and any(is_missed(s, span) for span in found.told_spans)}
    if not said and not clauses and not unsure:
        return NOTHING
    plain = _write_text(text, [one.words for one in said] + [w for one in clauses for w in one.words])
    beside: dict[str, tuple[int, ...]] = {}
    about: dict[str, tuple[str, ...]] = {}
    for number, one in enumerate(said):
        for statement in find_same(one, by_sentence[one.sentence]):
            beside[statement.id] = (*beside.get(statement.id, ()), number)
            about[statement.id] = (*about.get(statement.id, ()), one.mission)
    own_said = {s.id: [said[n] for n in beside[s.id]] for s in statements if s.id in beside}
    partial = {s.id for s in statements if s.id in beside and is_partial(s, own_said[s.id])}
    told, uncovered = _lay_beside(clauses, by_sentence, len(said))
    return Plain(
        text=plain, statements=find_statements(plain, lexicon) if plain.sentences else (), sentences=beside, missions=about,
        unsure=frozenset(unsure), partial=frozenset(partial), clauses=told, uncovered=uncovered,
    )  # fmt: skip


def _lay_beside(
    clauses: Sequence[ClauseSaid], by_sentence: Mapping[int, Sequence[Statement]], order: int
) -> tuple[dict[str, tuple[PlainClause, ...]], frozenset[str]]:
    """Lay clauses beside the statements they are parts of; their plain sentences are numbered from `order` on."""
    found: dict[str, list[tuple[ClauseSaid, PlainClause]]] = {}
    owners: dict[str, Statement] = {}
    for one in clauses:
        orders = tuple(range(order, order + len(one.words)))
        order += len(one.words)
        told = PlainClause(
            orders=orders, has_figure=one.has_figure, is_main=one.is_main, is_of_two=len(one.missions) > 1, missions=one.missions,
        )  # fmt: skip
        for statement in find_owners(one, by_sentence[one.sentence]):
            owners[statement.id] = statement
            found.setdefault(statement.id, []).append((one, told))
    uncovered = frozenset(i for i, pairs in found.items() if is_uncovered(owners[i], [one for one, _ in pairs]))
    return {i: tuple(told for _, told in pairs) for i, pairs in found.items()}, uncovered


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What was read of a sentence: plain sentences, clauses, where its words leave subject or day open, where they tell a day by another."""

    said: Sequence[Said] = ()
    clauses: Sequence[ClauseSaid] = ()
    open_spans: Sequence[tuple[int, int]] = ()
    told_spans: Sequence[tuple[int, int]] = ()


def _write_text(text: Text, words: Sequence[str]) -> Text:
    passages = tuple(Passage(document=text.name, order=n, text=one, kind="text") for n, one in enumerate(words))
    sentences = tuple(Sentence(order=n, passage=n, start=0, end=len(one), text=one) for n, one in enumerate(words))
    return replace(text, passages=passages, sentences=sentences, notes=(), title="")


class _Reader:
    """Read sentences in order, keeping what was spoken of before."""

    def __init__(self, text: Text, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._teller = Teller(lexicon)
        self._spoken = Spoken()
        self._anchor: Moment | None = None
        self._last = Last()
        self._age = 0
        self._is_on_deaths = self._has_said = self._is_of_living = self._is_on_thing = False
        self._sections = {p.order: p.section for p in text.passages}
        self._section: str | None = None
        self._enter(text.title)

    def _enter(self, title: str) -> None:
        """Begin a section: a heading that names one mission is about it."""
        folded = fold_letters(title[:_MAX_CHARACTERS])
        mentions = find_mentions(title[:_MAX_CHARACTERS], folded, split_words(folded), self._lexicon, Context())
        ids = {m.id for m in mentions if m.kind == "mission" and m.how == "named"}
        self._last, self._anchor = Last(), None
        self._spoken.subject = ids.pop() if len(ids) == 1 else ""
        self._spoken.last = ()
        if self._spoken.subject:
            self._spoken.last = (self._spoken.subject,)
            self._spoken.known = list(dict.fromkeys([*self._spoken.known, self._spoken.subject]))

    def read(self, sentence: Sentence) -> _Read:
        """Read a sentence."""
        if len(sentence.text) > _MAX_CHARACTERS:
            self._last, self._anchor = Last(), None
            return _Read()
        section = self._sections.get(sentence.passage, "")
        if section != self._section:
            if self._section is not None or section:
                self._enter(section)
            self._section = section
        folded = fold_letters(sentence.text)
        self._is_of_living = LEFT_ALIVE.search(folded) is not None
        mentions = find_mentions(sentence.text, folded, split_words(folded), self._lexicon, Context())
        meant = find_meant(folded, mentions, self._spoken, self._lexicon)
        taken = [(m.start, m.end) for m in meant]
        taken += [(o.start, o.end) for o in mentions if o.kind == "document"]  # "resolution 2085" tells no year
        told = [t for t in find_told(folded, self._anchor) if not any(a < t.end and t.start < b for a, b in taken)]
        taken += [(t.start, t.end) for t in told]
        numbers = find_numbers(folded, taken)
        marked = mark(folded, meant, told, numbers) if numbers or told or self._last.kind else ""
        row = read_row(marked) if marked and self._spoken.subject else ""
        stretches = cut(row or marked) if marked else []
        said: list[Said] = []
        carried, is_object = self._spoken.subject if row else "", False
        self._age += 1
        if self._age > 2:
            self._last = Last()
        for stretch in stretches:
            found = list(self._read_stretch(sentence.order, stretch, meant, told, numbers, carried, bool(said)))
            if is_object and not stretch.missions:
                found = [one for one in found if one.has_figure]
            said += found
            crowd = _CROWD_ONLY.fullmatch(stretch.words) if not found and FIGURE not in stretch.raw else None
            if crowd is None and not found and (FIGURE in stretch.raw or _NAMES_PEOPLE.search(stretch.words)):
                self._last = Last()
            elif crowd is not None and meant[int(crowd["m"])].id:
                noun = "police officers" if "police" in crowd.group() else "troops and observers"
                self._last = Last(kind="strength", mission=meant[int(crowd["m"])].id, noun=noun)
                self._age = 0
            named = [meant[n].id for n in stretch.missions]
            carried = named[-1] if named and len(set(named)) == 1 else "" if named else carried
            is_object = _BEGINS.match(stretch.words) is None if named else is_object
        said = tell_totals(said)
        clauses = read_clauses(
            Found(
                order=sentence.order, text=sentence.text, folded=folded, mentions=mentions, meant=meant, told=told,
                numbers=numbers, is_followed=self._has_said, pair=list_pair((), self._spoken),
            ),
            self._teller, self._lexicon,
        )  # fmt: skip
        is_of_thing = self._is_on_thing and not clauses and not said
        self._is_on_thing = _THING.search(folded) is not None
        self._note(folded, mentions, meant, told)
        self._has_said = bool(said) or _is_of_missions_alone(folded, mentions, meant, told, numbers)
        self._is_on_deaths = bool(meant) and _DEATHS.search(folded) is not None and _OF_OTHERS.search(folded) is None
        if said and len({one.mission for one in said}) == 1 and not meant:
            self._spoken.age = 0
        read = {one.start for one in said}
        open_spans = [
            (m.start, m.end) for m in meant
            if m.how == "carried" and (not m.id or (is_of_thing and m.is_pronoun and not m.is_possessive and not m.start))
        ]  # fmt: skip
        open_spans += [
            (t.start, t.end) for t in told if t.is_relative and t.moment is None and not any(r >= 0 for r in read)
        ]
        return _Read(
            said=said, clauses=clauses, open_spans=open_spans, told_spans=[(t.start, t.end) for t in told if t.is_relative]
        )  # fmt: skip

    def _note(
        self, folded: str, mentions: Sequence[Mention], meant: Sequence[Meant], told: Sequence[Told]
    ) -> None:  # fmt: skip
        moments = list(dict.fromkeys(t.moment for t in told if t.moment is not None))
        if moments:
            is_open = any(t.is_open for t in told) or (len(moments) > 1 and _TWO_DAYS.search(folded) is not None)
            self._anchor = None if is_open and len(moments) > 1 else moments[-1]
        elif any(t.is_relative for t in told):
            self._anchor = None
        self._spoken.note(meant, _find_subject(folded, mentions, meant, self._lexicon))

    def _read_stretch(
        self, order: int, stretch: Stretch, meant: Sequence[Meant], told: Sequence[Told], numbers: Sequence[Number],
        carried: str, is_later: bool,
    ) -> Iterator[Said]:  # fmt: skip
        fact = read_frame(stretch.words) or self._read_without_subject(stretch.words)
        if fact is None or fact.mission >= len(meant) or (fact.kind == "deaths" and self._is_of_living):
            return
        mission = meant[fact.mission].id if fact.mission >= 0 else carried or self._spoken.subject
        if fact.mission < 0 and not carried and not self._may_lack_subject(fact, stretch):
            return
        days = [told[n] for n in stretch.days]
        if not mission or any(d.moment is None for d in days):
            return
        if fact.kind in {"began", "ended", "stayed"}:
            is_bare = fact.mission < 0 or (meant[fact.mission].is_pronoun and not is_later)
            if not is_bare or carried or self._has_said:
                yield from self._teller.tell_life(order, fact, mission, days, numbers)
            return
        if len(days) > 1 or any(d.is_open for d in days):
            return
        number = numbers[fact.figure]
        full = self._teller.complete(
            fact, stretch, mission, days[0].moment if days else None, is_later, carried, self._last
        )
        if full is None:
            return
        last, words = full
        self._last, self._age = last, 0
        value = f"{fact.bound} {number.value}".strip()
        yield Said(
            sentence=order, start=number.start, end=number.end, mission=last.mission, has_figure=True,
            words=words.replace("#", value),
        )  # fmt: skip

    def _may_lack_subject(self, fact: Fact, stretch: Stretch) -> bool:
        """Whether what a stretch leaves out can be told from the fact before it."""
        if fact.kind == "deaths":
            return self._last.kind == "deaths" or self._is_on_deaths or _CALLED.search(stretch.words) is not None
        if fact.kind == "part" or (self._last.kind == "deaths" and (stretch.causes or "of them" in stretch.words)):
            return self._last.kind == "deaths"
        if fact.kind == "strength" and not fact.noun and not fact.crowd:
            return self._last.kind in {"strength", "contributors"}
        if fact.crowd in {"strength", "military strength"}:
            return self._last.kind == "strength" or self._spoken.age == 0
        if fact.kind == "contributors":
            return self._spoken.age < 2
        if fact.kind == "strength" and fact.is_peak:
            return self._last.kind == "strength" or self._spoken.age == 0
        return self._last.kind == "strength" if fact.kind == "strength" else fact.kind in {"figure", "ellipsis"}

    def _read_without_subject(self, words: str) -> Fact | None:
        """Read a stretch that begins with its verb, as one on the mission carried."""
        fact = read_frame(f"ⓜ999 {words}") if re.match(r"(?:was|were|had|has|is|stood|fell|rose|grew|shrank|lost|ended|closed|left|stayed|lasted|counted|still|peaked|numbered|withdrew|began|started|drew|buried|suffered|remained|operated|kept|withdrawn|wound|reached|down to|up to)\b", words) else None  # fmt: skip
        return replace(fact, mission=-1) if fact is not None else None


#: A noun with its article, as "it" may mean one; days are marked, but for what stands before them.
_NOUN: Final = re.compile(
    r"\b(?:an?|another|the|its|their|this|that|some|every|each|one) (?!(?:early|late|spring|summer|autumn|winter|end|beginning|start|middle|close|same|whole|course|time|turn|former|latter)\b)[a-z]|'s (?!(?:first|last)\b)[a-z]"
)


def _is_of_missions_alone(
    folded: str, mentions: Sequence[Mention], meant: Sequence[Meant], told: Sequence[Told], numbers: Sequence[Number]
) -> bool:  # fmt: skip
    """Whether a sentence names missions and nothing else that "it" in the next may mean."""
    if not any(m.id for m in meant):
        return False
    others = [
        m for m in mentions
        if m.kind in {"state", "organisation", "actor"} and not m.is_adjective and not any(o.start <= m.start < o.end for o in meant)
    ]  # fmt: skip
    return not others and _NOUN.search(mark(folded, meant, told, numbers)) is None


#: A stretch is told of the mission that it begins with: "it replaced M and was closed in May" does not tell M's end.
_BEGINS: Final = re.compile(
    rf"^\W*(?:(?:the|an?|of|for|in|at|as|and|but|so|yet|then|when|while|once|although|though|whereas|after|before|since|un|also|even|only|both|like|unlike|with|under|first|second|[a-z]+'s?) )*{MISSION}"
)
_PREPOSED: Final = re.compile(
    r"\b(?:in|of|by|to|from|for|with|between|on|at|under|within|after|before|than|against|unlike|alongside|beside|besides|following|replacing|replaced|succeeded|including|into|near) (?:the )?$"
)


#: A mission behind these is told beside another.
_RELATIVE: Final = re.compile(r"\b(?:which|whom|whose|where)\b")


def _find_subject(folded: str, mentions: Sequence[Mention], meant: Sequence[Meant], lexicon: Lexicon) -> str:
    """Find the mission that a sentence is about: its only one, or the first, where the rest are told beside it."""
    ids = list(dict.fromkeys(m.id for m in meant))
    if ids and ids[0] and meant[0].how == "named" and not folded[: meant[0].start].strip(" \"'("):
        # "M, like those before it, …": a pronoun that is open does not change whom a sentence begins with.
        ids = [i for i in ids if i]
        meant = [m for m in meant if m.id]
    if not ids or "" in ids:
        return ""
    senders = {lexicon.missions[i].organisation for i in ids} | {"security-council"}
    rivals = [
        m for m in mentions
        if m.kind in {"state", "organisation"} and m.id not in senders and not m.is_adjective and not folded.startswith(("'s ", "' "), m.end)
        and not any(o.start <= m.start < o.end for o in meant) and m.end <= meant[0].start
        and not _PREPOSED.search(folded[max(0, m.start - 24) : m.start])
    ]  # fmt: skip
    if rivals:
        return ""
    if len(ids) == 1:
        return ids[0]
    leading = [
        m for m in meant
        if not _PREPOSED.search(folded[max(0, m.start - 24) : m.start]) and not _RELATIVE.search(folded, meant[0].end, m.start)
    ]  # fmt: skip
    own = list(dict.fromkeys(m.id for m in leading))
    return own[0] if len(own) == 1 else ""
