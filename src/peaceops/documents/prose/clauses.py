"""Clauses of a sentence, each as a plain sentence that stands by itself.

What enters: a sentence with its missions, days and figures.
What leaves: groups of plain sentences, each with the places of the words that it says again.
Never done here: a clause on a mission or day that the words leave open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from peaceops.documents.lexicon import Lexicon
from peaceops.documents.prose.frame import CAUSE, DAY, FIGURE, LEFT_ALIVE, MISSION, PLACE, read_frame
from peaceops.documents.prose.moment import Told
from peaceops.documents.prose.referent import Meant
from peaceops.documents.prose.reword import reword
from peaceops.documents.prose.said import ClauseSaid
from peaceops.documents.prose.stretch import Marked, Number, cut, trace
from peaceops.documents.prose.tell import Last, Teller
from peaceops.documents.prose.unfold import Unfolded, unfold
from peaceops.documents.statement.context import Mention
from peaceops.documents.statement.describe import list_places

_MARK: Final = re.compile(rf"(?P<kind>[{MISSION}{FIGURE}{DAY}{CAUSE}{PLACE}])(?P<how>[!=]?)(?P<n>\d+)")
_BEFORE_PLACE: Final = re.compile(r"\b(?:in|from|for|to|into|across|inside|throughout|within) (?:the )?$")
#: "M, in the Golan since 1974"; "in June 1974" is no beginning.
_SINCE: Final = re.compile(rf"\bhas been there {DAY}(?P<t>\d+)$")
_TOLD_FIGURE: Final = re.compile(rf"[{FIGURE}{DAY}]|\d")
#: "NATO opened Concordia": whoever opens a mission of its own runs it; the Council opens those of others too.
_RUN: Final = re.compile(
    rf"(?P<who>(?:the )?[^{MISSION}{FIGURE}{DAY},;]{{2,40}}) (?:opened|launched|mounted|fielded|ran|conducted|maintained|started|took command of|was running) (?P<m>{MISSION}\d+)\b.*",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found in a sentence, and before it.

    Parameters
    ----------
    order : int
        Of the sentence.
    text, folded : str
        Its words.
    mentions, meant, told, numbers : sequence
        What it names; where it means missions, days and figures.
    is_followed : bool
        Whether the sentence before told a fact of a mission.
    pair : tuple of str
        The two missions that were spoken of before, where there were two.
    """

    order: int
    text: str
    folded: str
    mentions: Sequence[Mention]
    meant: Sequence[Meant]
    told: Sequence[Told]
    numbers: Sequence[Number]
    is_followed: bool = False
    pair: tuple[str, ...] = ()


def read_clauses(found: Found, teller: Teller, lexicon: Lexicon) -> list[ClauseSaid]:
    """Read the clauses of a sentence; none of one that is a single clause in words that the tests know.

    Parameters
    ----------
    found : Found
        The sentence.
    teller : Teller
        Tells facts.
    lexicon : Lexicon
        Missions.
    """
    if not found.meant:
        return list(_read_both(found, teller))
    if not any(m.id for m in found.meant):
        return []
    marked = trace(found.folded, found.meant, found.told, found.numbers, _list_own_places(found, lexicon))
    unfolded = unfold(marked.text)
    # "It ended in 2014 and was followed by N": what a mission follows is one.
    is_of_mission = any(_FOLLOWS_IT.fullmatch(one.clause.text) for one in unfolded)
    said = []
    for one in unfolded:
        is_same = len(unfolded) == 1 and one.clause.text == marked.text.strip(" .,;:-()")
        is_same &= all(m.how == "named" for m in found.meant)
        if not found.is_followed and not is_of_mission and _may_be_a_thing(one, found):
            continue
        words = tuple(_write(one, found, marked, teller, is_same=is_same))
        if words or len(unfolded) > 1:
            ids = [found.meant[int(m["n"])].id for m in _MARK.finditer(one.clause.text) if m["kind"] == MISSION]
            said.append(ClauseSaid(
                sentence=found.order, words=words, places=_spread(one, marked), missions=tuple(dict.fromkeys(ids)),
                has_figure=_TOLD_FIGURE.search(re.sub(rf"[{MISSION}{CAUSE}{PLACE}]\d+", "", one.clause.text)) is not None,
                is_main=one.is_main,
            ))  # fmt: skip
    return said if any(one.words for one in said) else []


#: Only who acts is led: "and Nigeria led it".
_IS_LED: Final = re.compile(
    rf"(?P<who>(?:the )?[^{MISSION}{FIGURE}{DAY},;]{{2,40}}) (?:led|headed|commanded) (?P<m>{MISSION}\d+)"
)

_FOLLOWS_IT: Final = re.compile(
    rf"{MISSION}\d+ (?:was (?:then |later )?(?:followed|succeeded|replaced) by|(?:had )?(?:replaced|succeeded|took over from)) {MISSION}\d+.*"
)
_WAS_LED: Final = re.compile(rf"{MISSION}\d+ was (?:also |jointly )?(?:led|headed|commanded) by ")


def _may_be_a_thing(one: Unfolded, found: Found) -> bool:
    """Whether "it" may be anything that the sentence before named: "It was closed in May"; missions alone have figures of people and successors."""
    marks = list(_MARK.finditer(one.clause.text))
    missions = [found.meant[int(m["n"])] for m in marks if m["kind"] == MISSION]
    is_it = bool(missions) and missions[0].is_pronoun and not missions[0].is_possessive
    if is_it and (_IS_LED.fullmatch(one.clause.text) or _WAS_LED.match(one.clause.text)):
        return False
    return is_it and len({m.id for m in missions}) == 1 and not any(m["kind"] == FIGURE for m in marks)


_BOTH: Final = re.compile(
    r"\W*(?:(?:both|the two) (?:missions|operations|forces|of them)|both(?= were (?:authori[sz]ed|established|mandated|created|set up|led|deployed) )) (?P<verb>were|had|have been|have|are|ended|began|closed|left|lost|stayed|remained)\b(?P<rest>[^;:]*)"
)
_SINGULAR: Final = {"were": "was", "have been": "has been", "have": "has", "are": "is"}
_JOINED: Final = re.compile(
    r"\b(?:together|between them|combined|side by side|alike|each other|jointly|in all|altogether)\b"
)


_NEITHER: Final = re.compile(
    r"\W*neither (?:of (?:them|the two|these)|(?:mission|operation|force)) (?:ever )?(?P<verb>was|were|had been|has been|had)\b(?P<rest>[^;:]*)"
)


def _read_both(found: Found, teller: Teller) -> Iterator[ClauseSaid]:
    """Read what is said of both missions spoken of before, or of neither, as said of each."""
    both = _BOTH.match(found.folded) or _NEITHER.match(found.folded)
    if both is None or len(found.pair) != 2 or _JOINED.search(found.folded):
        return
    if not unfold(f"{MISSION}0 {found.folded[both.start('verb') :]}") or any(
        t.is_relative and t.moment is None for t in found.told
    ):
        return
    verb = _SINGULAR.get(both["verb"], both["verb"])
    if both.re is _NEITHER:
        first, _, more = verb.partition(" ")
        verb = f"{first} not {more}".strip()
    rest = found.text[both.start("rest") : both.end("rest")].rstrip(" .")
    words = tuple(f"{teller.name(ident)} {verb}{rest}." for ident in found.pair)
    yield ClauseSaid(
        sentence=found.order, words=words, places=frozenset(range(len(found.text))), missions=found.pair, has_figure=True,
        is_main=True,
    )  # fmt: skip


def _list_own_places(found: Found, lexicon: Lexicon) -> list[tuple[int, int]]:
    """List where a sentence names the one place where its mission is: "in Nepal" adds nothing to UNMIN."""
    ids = {m.id for m in found.meant}
    if len(ids) != 1 or not (ident := ids.pop()):
        return []
    mission = lexicon.missions[ident]
    if len(mission.host_states) > 1:
        return []
    own = {*list_places(mission), *mission.host_states}
    spans = []
    for mention in found.mentions:
        if mention.kind not in {"state", "area"} or mention.is_adjective or not set(mention.ids) & own:
            continue
        before = _BEFORE_PLACE.search(found.folded[max(0, mention.start - 24) : mention.start])
        if before is not None and not any(m.start <= mention.start < m.end for m in found.meant):
            spans.append((mention.start - len(before.group()), mention.end))
    return spans


def _spread(one: Unfolded, marked: Marked) -> frozenset[int]:
    """Spread the places of a clause over the whole of what its marks stand for."""
    places = {marked.offsets[p] for p in one.places}
    for mark, (start, end) in marked.spans.items():
        if not mark.startswith(MISSION) and start in places:
            places.update(range(start, end))
    return frozenset(places)


def _write(one: Unfolded, found: Found, marked: Marked, teller: Teller, *, is_same: bool) -> Iterator[str]:
    """Write the plain sentences of a clause."""
    text = one.clause.text
    if (since := _SINCE.search(text)) is not None and not found.told[int(since["t"])].is_open:
        return
    plain = [words for words in reword(text) if _is_certain(words, found) and not _loses_name(text, words, found)]
    reworded = [w for words in plain if (w := _render(words, (-1,) * len(words), found, marked, teller))]
    led = _IS_LED.fullmatch(text) if _is_certain(text, found) and not is_same else None
    if led is not None and _is_body(led["who"], found, kinds=("state", "organisation")):
        words, who = f"{led['m']} was led by ", one.clause.places[: len(led["who"])]
        yield _render(f"{words}{led['who']}", (*(-1,) * len(words), *who), found, marked, teller)
        return
    run = _RUN.fullmatch(text) if _is_certain(text, found) else None
    if run is not None and _is_body(run["who"], found):
        words, who = f"{run['m']} was run by ", one.clause.places[: len(run["who"])]
        reworded.append(_render(f"{words}{run['who']}", (*(-1,) * len(words), *who), found, marked, teller))
        if not is_same:
            reworded.append(_render(text, one.clause.places, found, marked, teller))
    if reworded:
        yield from dict.fromkeys(filter(None, reworded))
        return
    if is_same or one.is_denied or not _is_certain(text, found):
        return
    fact = _tell_fact(re.sub(rf",? ?{PLACE}\d+", "", text), found, teller)
    words = fact or (_render(text, one.clause.places, found, marked, teller) if _stands(text, found) else "")
    if words:
        yield words


def _loses_name(text: str, words: str, found: Found) -> bool:
    """Whether a wording leaves out a mission that the clause names: "M shut N's doors" is no end of M."""
    kept = {m.group() for m in _MARK.finditer(words)}
    return any(
        m["kind"] == MISSION and m.group() not in kept and found.meant[int(m["n"])].how == "named" for m in _MARK.finditer(text)
    )  # fmt: skip


def _is_certain(text: str, found: Found) -> bool:
    """Whether a clause names its missions so that none may be another: no "it" beside the name that it was taken for."""
    missions = [found.meant[int(m["n"])] for m in _MARK.finditer(text) if m["kind"] == MISSION]
    if not missions or not all(m.id for m in missions):
        return False
    its = [m for m in missions[1:] if m.is_pronoun and not m.is_possessive]
    return not any(m.id == missions[0].id and not missions[0].is_pronoun and m.end - m.start == 2 for m in its)


_SUBORDINATE: Final = re.compile(r"\b(?:when|while|whereas|after|before|as|because|since|until|although|though)\b")


def _stands(text: str, found: Found) -> bool:
    """Whether a clause may be tested in its own words: one figure; no figure and one day where "it" or the like is its mission."""
    marks = list(_MARK.finditer(text))
    kinds = [m["kind"] for m in marks]
    if kinds.count(FIGURE) > 1:
        return False  # which of them is of which day is for the frames to read
    if all(found.meant[int(m["n"])].how == "named" for m in marks if m["kind"] == MISSION):
        return True
    return text.startswith(MISSION) and FIGURE not in kinds and kinds.count(DAY) < 2 and not _SUBORDINATE.search(text)


def _is_body(who: str, found: Found, kinds: Sequence[str] = ("organisation",)) -> bool:
    """Whether words name a body other than the United Nations."""
    return any(
        m.kind in kinds and m.ids and "UN" not in m.ids and not m.is_adjective
        and found.folded[m.start : m.end].removeprefix("the ") == who.removeprefix("the ") for m in found.mentions
    )  # fmt: skip


def _tell_fact(text: str, found: Found, teller: Teller) -> str:
    """Tell a clause by the frame that reads it whole; empty where none does."""
    stretches = cut(text)
    fact = read_frame(stretches[0].words) if len(stretches) == 1 else None
    if fact is None or fact.mission < 0 or fact.kind in {"began", "ended", "stayed", "part", "figure", "ellipsis"}:
        return ""
    if fact.kind == "deaths" and LEFT_ALIVE.search(found.folded):
        return ""
    days = [found.told[n] for n in stretches[0].days]
    if len(days) > 1 or any(d.is_open or d.moment is None for d in days):
        return ""
    mission = found.meant[fact.mission].id
    full = teller.complete(fact, stretches[0], mission, days[0].moment if days else None, False, "", Last())
    return full[1].replace("#", f"{fact.bound} {found.numbers[fact.figure].value}".strip()) if full is not None else ""


def _render(text: str, places: Sequence[int], found: Found, marked: Marked, teller: Teller) -> str:
    """Write a marked clause in the words of the sentence, with missions by name and days by themselves; empty where a day is open."""
    out: list[str] = []
    at = 0
    for match in [*_MARK.finditer(text), None]:
        end = match.start() if match is not None else len(text)
        pairs = zip(text[at:end], places[at:end], strict=True)
        out += [_letter(c, marked.offsets[p] if p >= 0 else -1, found, is_first=not at) for c, p in pairs]
        if match is None:
            break
        at = match.end()
        words = _render_mark(match, found, marked, teller)
        if not words:
            return ""
        is_inside = match["kind"] == DAY and "".join(out).strip() and words.startswith(("On ", "In ", "At ", "By "))
        out.append(f"{words[0].lower()}{words[1:]}" if is_inside else words)
    words = re.sub(r"\s+", " ", "".join(out)).strip(" ,;:-")
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _letter(letter: str, offset: int, found: Found, *, is_first: bool) -> str:
    """Write a letter as the sentence has it; its first one small where it opens no sentence any more."""
    if offset < 0:
        return letter
    is_name = any(m.start <= offset < m.end for m in found.mentions)
    return found.text[offset] if is_first or is_name or found.text[:offset].strip() else found.text[offset].lower()


def _render_mark(match: re.Match[str], found: Found, marked: Marked, teller: Teller) -> str:
    kind, number = match["kind"], int(match["n"])
    if kind == MISSION and found.folded[found.meant[number].start : found.meant[number].end] == "itself":
        return " "
    if kind == MISSION:
        return teller.name(found.meant[number].id)
    if kind == DAY:
        return _render_day(found.told[number], match["how"], found.text)
    if kind == FIGURE:
        return found.text[found.numbers[number].start : found.numbers[number].end]
    start, end = marked.spans[f"{kind}{number}"]
    return found.text[start:end]


def _render_day(told: Told, how: str, text: str) -> str:
    if how == "=":
        return str(told.moment.year) if told.moment is not None and told.moment.grain in {"year", "year-end"} else ""
    if how == "!" or told.is_relative:
        if told.moment is None or (told.is_relative and told.is_open):
            return ""
        if "mid-" in text[told.start : told.end]:
            return "" if told.is_relative else f"In {text[told.start : told.end].removeprefix('in ')}"
        words = told.moment.tell()
        return words if how == "!" else f"{words[0].lower()}{words[1:]}"
    return text[told.start : told.end]
