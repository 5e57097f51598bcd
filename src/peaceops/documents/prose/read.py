"""Put what prose says of missions into plain sentences: "a year later it had 25,086" as "At the end of 1993 UNOSOM II had …".

What enters: a text with its sentences and statements, and the lexicon of names.
What leaves: plain sentences with their statements, each beside the statements of the text it says again; and the
statements whose subject or day the words leave open.
Never done here: testing; a plain sentence for words that may mean two missions or two days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from peaceops.documents.lexicon import Lexicon
from peaceops.documents.phrase import fold_letters, split_words
from peaceops.documents.prose.beside import Said, find_same, is_missed, is_partial, tell_totals
from peaceops.documents.prose.frame import FIGURE, Fact, read_frame
from peaceops.documents.prose.moment import Moment, Told, find_told
from peaceops.documents.prose.referent import Meant, Spoken, find_meant
from peaceops.documents.prose.stretch import Number, Stretch, cut, find_numbers, mark, read_row
from peaceops.documents.statement.context import Context, Mention
from peaceops.documents.statement.mention import find_mentions
from peaceops.documents.statements import find_statements
from peaceops.model.passage import Passage
from peaceops.model.plain import NOTHING, Plain
from peaceops.model.statement import Statement
from peaceops.model.text import Sentence, Text

_MAX_CHARACTERS: Final = 700
_CAUSE_WORDS: Final = {"hostile": "to hostile acts", "accident": "in accidents", "illness": "to illness"}
_CAUSE_TOTAL: Final = {
    "hostile": "were killed in hostile acts",
    "accident": "died in accidents",
    "illness": "died of illness",
}
_POLICE: Final = re.compile(r"\bpolice")
_TWO_DAYS: Final = re.compile(r"\b(?:compared|against|up from|down from)\b")
_DEATHS: Final = re.compile(r"\b(?:killed|died|dead|deaths?|lose|lost|lives|fatalit\w+|losses|casualt\w+)\b")
_OF_OTHERS: Final = re.compile(
    r"\b(?:civilians?|rebels?|refugees?|population|inhabitants|war|fighting|conflict|massacres?|genocide|villagers|militia\w*|earthquake|epidemic)\b"
)
#: "Its military strength was modest at first": what the figures after it count.
_CROWD_ONLY: Final = re.compile(
    r"ⓜ(?P<m>\d+)'s (?:military strength|strength|police(?: force| strength)?) (?:was|were|varied|fluctuated|changed|grew|shrank|fell|rose)\b[^ⓝ]*"
)
_CALLED: Final = re.compile(r"\b(?:members|peace-?keepers|soldiers|blue helmets|staff)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Last:
    """The fact told last, from which the next may take what it leaves out."""

    kind: str = ""
    mission: str = ""
    noun: str = ""
    moment: Moment | None = None
    is_total: bool = False


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
    unsure: set[str] = set()
    for sentence in text.sentences:
        found, open_spans, told_spans = reader.read(sentence)
        own = by_sentence.get(sentence.order, [])
        said += [one for one in found if find_same(one, own)]
        unsure |= {s.id for s in own if any(a < s.end and s.start < b for a, b in open_spans)}
        unsure |= {s.id for s in own if s.amounts and any(is_missed(s, span) for span in told_spans)}
    if not said and not unsure:
        return NOTHING
    plain = _write_text(text, said)
    beside: dict[str, tuple[int, ...]] = {}
    about: dict[str, tuple[str, ...]] = {}
    for number, one in enumerate(said):
        for statement in find_same(one, by_sentence[one.sentence]):
            beside[statement.id] = (*beside.get(statement.id, ()), number)
            about[statement.id] = (*about.get(statement.id, ()), one.mission)
    own_said = {s.id: [said[n] for n in beside[s.id]] for s in statements if s.id in beside}
    partial = {s.id for s in statements if s.id in beside and is_partial(s, own_said[s.id])}
    return Plain(
        text=plain, statements=find_statements(plain, lexicon) if said else (), sentences=beside, missions=about,
        unsure=frozenset(unsure), partial=frozenset(partial),
    )  # fmt: skip


def _write_text(text: Text, said: Sequence[Said]) -> Text:
    passages = tuple(Passage(document=text.name, order=n, text=one.words, kind="text") for n, one in enumerate(said))
    sentences = tuple(
        Sentence(order=n, passage=n, start=0, end=len(one.words), text=one.words) for n, one in enumerate(said)
    )
    return replace(text, passages=passages, sentences=sentences, notes=(), title="")


class _Reader:
    """Read sentences in order, keeping what was spoken of before."""

    def __init__(self, text: Text, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._names: dict[str, str] = {}
        self._spoken = Spoken()
        self._anchor: Moment | None = None
        self._last = _Last()
        self._age = 0
        self._is_on_deaths = self._has_said = False
        self._sections = {p.order: p.section for p in text.passages}
        self._section: str | None = None
        self._enter(text.title)

    def _enter(self, title: str) -> None:
        """Begin a section: a heading that names one mission is about it."""
        folded = fold_letters(title[:_MAX_CHARACTERS])
        mentions = find_mentions(title[:_MAX_CHARACTERS], folded, split_words(folded), self._lexicon, Context())
        ids = {m.id for m in mentions if m.kind == "mission" and m.how == "named"}
        self._last, self._anchor = _Last(), None
        self._spoken.subject = ids.pop() if len(ids) == 1 else ""
        self._spoken.last = ()
        if self._spoken.subject:
            self._spoken.last = (self._spoken.subject,)
            self._spoken.known = list(dict.fromkeys([*self._spoken.known, self._spoken.subject]))

    def read(self, sentence: Sentence) -> tuple[list[Said], list[tuple[int, int]], list[tuple[int, int]]]:
        """Read a sentence: what it says plainly, where its words leave subject or day open, where they tell a day by another."""
        if len(sentence.text) > _MAX_CHARACTERS:
            self._last, self._anchor = _Last(), None
            return [], [], []
        section = self._sections.get(sentence.passage, "")
        if section != self._section:
            if self._section is not None or section:
                self._enter(section)
            self._section = section
        folded = fold_letters(sentence.text)
        mentions = find_mentions(sentence.text, folded, split_words(folded), self._lexicon, Context())
        meant = find_meant(folded, mentions, self._spoken, self._lexicon)
        told = [
            t for t in find_told(folded, self._anchor) if not any(m.start < t.end and t.start < m.end for m in meant)
        ]
        taken = [(m.start, m.end) for m in meant] + [(t.start, t.end) for t in told]
        taken += [(o.start, o.end) for o in mentions if o.kind == "document"]
        numbers = find_numbers(folded, taken)
        marked = mark(folded, meant, told, numbers) if numbers or told or self._last.kind else ""
        row = read_row(marked) if marked and self._spoken.subject else ""
        stretches = cut(row or marked) if marked else []
        said: list[Said] = []
        carried = self._spoken.subject if row else ""
        self._age += 1
        if self._age > 2:
            self._last = _Last()
        for stretch in stretches:
            found = list(self._read_stretch(sentence.order, stretch, meant, told, numbers, carried, bool(said)))
            said += found
            if not found and FIGURE in stretch.raw:
                self._last = _Last()
            elif (crowd := _CROWD_ONLY.fullmatch(stretch.words)) is not None and meant[int(crowd["m"])].id:
                noun = "police officers" if "police" in crowd.group() else "troops and observers"
                self._last = _Last(kind="strength", mission=meant[int(crowd["m"])].id, noun=noun)
                self._age = 0
            named = [meant[n].id for n in stretch.missions]
            carried = named[-1] if named and len(set(named)) == 1 else "" if named else carried
        said = tell_totals(said)
        self._note(folded, mentions, meant, told)
        self._has_said = bool(said)
        self._is_on_deaths = bool(meant) and _DEATHS.search(folded) is not None and _OF_OTHERS.search(folded) is None
        if said and len({one.mission for one in said}) == 1 and not meant:
            self._spoken.age = 0
        read = {one.start for one in said}
        open_spans = [(m.start, m.end) for m in meant if not m.id and m.how == "carried"]
        open_spans += [
            (t.start, t.end) for t in told if t.is_relative and t.moment is None and not any(r >= 0 for r in read)
        ]
        return said, open_spans, [(t.start, t.end) for t in told if t.is_relative]

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
        if fact is None:
            return
        if fact.mission >= len(meant):
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
                yield from self._tell_life(order, fact, mission, days, numbers)
            return
        if len(days) > 1 or any(d.is_open for d in days):
            return
        number = numbers[fact.figure]
        full = self._complete(fact, stretch, mission, days[0].moment if days else None, is_later, carried)
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

    def _complete(
        self, fact: Fact, stretch: Stretch, mission: str, moment: Moment | None, is_later: bool, carried: str
    ) -> tuple[_Last, str] | None:  # fmt: skip
        """Complete a fact with what the one before it said, and put it into words."""
        last = self._last
        kind, noun = fact.kind, fact.noun
        is_part = kind == "part" or (kind in {"strength", "ellipsis"} and not noun and (stretch.causes or (last.kind == "deaths" and "of them" in stretch.words)))  # fmt: skip
        if (
            kind == "strength"
            and not noun
            and not fact.crowd
            and fact.mission < 0
            and last.kind == "contributors"
            and not is_part
        ):
            kind = "ellipsis"
        if kind in {"figure", "ellipsis"} and not is_part:
            if not last.kind or (kind == "figure" and fact.mission < 0 and last.mission != mission and carried):
                return None
            kind = last.kind
            mission = mission if fact.mission >= 0 else last.mission
        elif is_part:
            if last.kind != "deaths" and not stretch.causes:
                return None
            kind = "deaths"
            if last.kind == "deaths" and fact.mission < 0:
                mission, moment = last.mission, moment or last.moment
        if kind == "deaths":
            is_total = fact.is_total or (moment is None and is_part and last.kind == "deaths")
            return self._tell_deaths(mission, moment, stretch, is_total)
        if kind == "strength":
            return self._tell_strength(fact, noun, mission, moment or (last.moment if is_later else None))
        if kind == "contributors":
            when = moment or (last.moment if is_later else None)
            words = f"{when.tell()}, # countries contributed to {self._name(mission)}." if when is not None else ""
            return (_Last(kind=kind, mission=mission, moment=when), words) if words else None
        if kind == "women":
            when = moment or (last.moment if is_later else None)
            words = (
                f"{when.tell()} women made up # per cent of {self._possess(mission)} uniformed personnel."
                if when
                else ""
            )
            return (_Last(kind=kind, mission=mission, moment=when), words) if words else None
        return None

    def _tell_strength(self, fact: Fact, noun: str, mission: str, moment: Moment | None) -> tuple[_Last, str] | None:
        last = self._last
        if not noun and last.kind == "strength" and (last.mission == mission or "police" not in last.noun):
            noun = last.noun
        if _POLICE.search(fact.crowd) or (noun == "officers" and last.noun == "police officers"):
            noun = "police officers"
        elif not noun and fact.crowd in {"strength", "military strength", "troops", "soldiers"}:
            noun = "troops and observers" if "strength" in fact.crowd else "troops"
        if noun in {"", "officers", "men", "people"} or moment is None:
            return None
        words = f"{moment.tell()} {self._name(mission)} had # {noun}."
        if fact.is_peak:
            when = moment.tell()
            words = f"{self._name(mission)} reached its greatest strength, # {noun}, {when[0].lower()}{when[1:]}."
        return _Last(kind="strength", mission=mission, noun=noun, moment=moment), words

    def _tell_deaths(
        self, mission: str, moment: Moment | None, stretch: Stretch, is_total: bool
    ) -> tuple[_Last, str] | None:  # fmt: skip
        causes = tuple(dict.fromkeys(stretch.causes))
        if len(causes) > 1 or (moment is not None and moment.grain != "year"):
            return None
        name, cause = self._name(mission), causes[0] if causes else ""
        known = _Last(kind="deaths", mission=mission, moment=moment, is_total=is_total)
        if moment is not None:
            how = f" {_CAUSE_WORDS[cause]}" if cause else ""
            return known, f"{name} lost # people{how} in {moment.year}."
        if cause:
            return known, f"{'In all, ' if is_total else ''}# members of {name} {_CAUSE_TOTAL[cause]}."
        return known, f"In all, {name} lost # people." if is_total else f"{name} lost # people."

    def _tell_life(
        self, order: int, fact: Fact, mission: str, days: Sequence[Told], numbers: Sequence[Number]
    ) -> Iterator[Said]:  # fmt: skip
        name = self._name(mission)
        moments = [d.moment for d in days if d.moment is not None]
        if fact.kind == "stayed":
            if len(moments) == 2 and fact.figure < 0:
                words = f"{name} operated from {_bare(moments[0])} to {_bare(moments[1])}."
            elif len(moments) == 1 and days[0].is_open:
                span = (
                    f"stayed for {fact.bound}{numbers[fact.figure].value} {fact.noun},"
                    if fact.figure >= 0
                    else "operated"
                )
                words = f"{name} {span} until {_bare(moments[0])}."
            else:
                return
        elif len(moments) == 1 and (not days[0].is_open or fact.kind == "ended"):
            words = f"{moments[0].tell()} {name} {'began' if fact.kind == 'began' else 'ended'}."
        else:
            return
        start = numbers[fact.figure].start if fact.figure >= 0 else days[0].start
        yield Said(
            sentence=order, start=start, end=days[-1].end, words=words, mission=mission, has_figure=fact.figure >= 0
        )  # fmt: skip

    def _name(self, ident: str) -> str:
        """Name a mission as the lexicon tells it from all others."""
        if ident not in self._names:
            mission = self._lexicon.missions[ident]
            options = [o for o in (mission.acronym, mission.name, f"{mission.acronym} ({mission.name})") if o]
            self._names[ident] = next((o for o in options if self._is_own(o, ident)), mission.name)
        return self._names[ident]

    def _is_own(self, name: str, ident: str) -> bool:
        found = self._lexicon.find(name, split_words(fold_letters(name)))
        return len(found) == 1 and found[0].named.ids == (ident,)

    def _possess(self, ident: str) -> str:
        return f"{self._name(ident)}'s"


def _bare(moment: Moment) -> str:
    return moment.tell().partition(" ")[2].removeprefix("the end of ") if moment.grain != "year-end" else f"the end of {moment.year}"  # fmt: skip


_PREPOSED: Final = re.compile(
    r"\b(?:in|of|by|to|from|for|with|between|on|at|under|within|after|before|than|against|unlike|alongside|beside|besides|following|replacing|replaced|succeeded|including|into|near) (?:the )?$"
)


def _find_subject(folded: str, mentions: Sequence[Mention], meant: Sequence[Meant], lexicon: Lexicon) -> str:
    """Find the mission that a sentence is about: its only one, or the first, where the rest are told beside it."""
    ids = list(dict.fromkeys(m.id for m in meant))
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
    leading = [m for m in meant if not _PREPOSED.search(folded[max(0, m.start - 24) : m.start])]
    own = list(dict.fromkeys(m.id for m in leading))
    return own[0] if len(own) == 1 else ""
