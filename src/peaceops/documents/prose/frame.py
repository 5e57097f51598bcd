"""Facts that a stretch of prose tells of a mission: so many were there, died, came from so many countries; it began, it ended.

What enters: a stretch in which missions, figures, days and causes of death are marked.
What leaves: the fact it tells, with what it leaves to the stretch before it.
Never done here: a fact from words that are not known: a stretch is read whole or not at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from peaceops.needle import Sought

#: Marks that stand for a mission, a figure, a day, a cause of death, and the place where the whole mission is.
MISSION, FIGURE, DAY, CAUSE, PLACE = "ⓜ", "ⓝ", "ⓣ", "ⓒ", "ⓟ"
BOUND: Final = r"(?:(?:at least|at most|more than|fewer than|less than|no fewer than|no more than|over|up to|about|around|some|nearly|almost|roughly|close to|just over|just under|well over) )?"

_M: Final = rf"(?:{MISSION}(?P<m>\d+))"
_MS: Final = rf"(?:{MISSION}(?P<ms>\d+)'s)"
_OTHER: Final = rf"{MISSION}\d+"
_N: Final = rf"(?P<bound>{BOUND}){FIGURE}(?P<n>\d+)"
_PERSONS: Final = (
    r"(?:(?:military|uniformed|armed|un|united nations|foreign|international|unarmed) )*"
    r"(?:troops|soldiers|observers|peace-?keepers|blue helmets|personnel|police officers|policemen|police|officers|men|monitors|men and women|people)"
    r"(?: and (?:military )?(?:observers|troops|soldiers|monitors))?"
)
_P: Final = rf"(?P<p>{_PERSONS})"
_CROWD: Final = r"(?:(?:largest|greatest|highest|peak|maximum) )?(?:military |police )?(?:strength|numbers|ranks|size|police|police force|police component|troops|soldiers|observers|peace-?keepers|personnel)"
_MOVED: Final = r"(?:fallen|shrunk|dwindled|dropped|risen|grown|climbed|swollen|increased|decreased|declined|sunk|gone up|gone down|come down|been cut|been reduced|reduced|cut|doubled|swelled|fell|rose|grew|shrank|climbed|slipped|slumped|crept up|jumped|plunged)"
_STOCK: Final = (
    r"(?:(?:still |now |again )?(?:had|has|counted|fielded|mustered|numbered|kept|deployed|comprised|consisted of|commanded|maintained|totalled|employed|could call on|were|was|stood at|amounted to|ran to)"
    rf"|(?:had|has|was|were|is|are)(?: been)?(?: back)? (?:down|up) (?:to|at)|(?:(?:had|has|have|was|were|been|had been) )*{_MOVED}(?: back)? to|reached|peaked at|(?:reached|hit) (?:a|its|{_OTHER}'s|their)(?: own)? (?:peak|maximum|height|high|greatest strength|highest strength|largest size)(?: of| with| at)?"
    rf"|reached {_OTHER}'s own|(?:started|began|opened|set out|closed|ended)(?: out| life)? with|was left with)"
)
_STAYED: Final = r"(?:(?:were|was|had been|are|have been) )?(?:left|remaining|remained|there|deployed|stationed|serving|served|stayed|present|on duty|in place)"
_DEAD: Final = r"(?:people|own|members|lives|dead|deaths|fatalities|personnel|men|soldiers|troops|peace-?keepers|blue helmets|casualties|staff|of them|men and women)"
_WHO: Final = r"(?:people|members|personnel|men|soldiers|troops|peace-?keepers|blue helmets|staff|men and women|observers|police officers)"
_DIED: Final = r"(?:(?:have|had|has|were|was|been|have been|had been) )?(?P<died>died|dead|never came home|never returned|did not return|lost (?:their lives|ⓜ\d+'s lives?)|fell|fallen|perished|lost|killed)"
_PARTS: Final = r"(?:them|whom|which|these|those|the dead(?: in ⓜ\d+)?|the deaths|the fatalities|the total|ⓜ\d+'s dead|ⓜ\d+'s deaths|the victims)"
_COUNTRIES: Final = (
    r"(?:(?:contributing |different |member |troop-contributing )?(?:countries|states|nations)|(?:troop )?contributors)"
)
_BEGAN: Final = r"(?P<began>set up|established|created|launched|deployed|begun|began|started|opened|arrived|landed|founded|came into being|was born|inaugurated|formed|got under way|went in|began work|began operations)"
_ENDED: Final = r"(?P<ended>closed|ended|wound up|wound down|withdrew|withdrawn|shut down|shut|gone|departed|disbanded|dissolved|terminated|came to an end|folded|liquidated|closed down|pulled out|finished|packed up|brought to an end)"
_STAY: Final = r"(?P<stayed>lasted|stayed|remained|operated|served|ran|was there|was active|was in place|was in the country|was deployed|went on|existed)"

_FRAMES: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("ellipsis", rf"(?:{_M},? )?{_N}(?: of them)?"),
        ("strength", rf"(?:{_M}|(?:{_MS} |the )?(?P<crowd>{_CROWD})) {_STOCK} {_N}(?: {_P})?(?: strong)?(?: of them)?"),
        ("strength", rf"(?:there (?:were|was|had been) )?{_N}(?: {_P})?(?: of them)? ?(?:{_STAYED})?(?: (?:in|with|under|for|of) {_M})?"),
        ("strength", rf"(?:under|with|in) {_M},? (?:there were )?{_N} {_P}(?: {_STAYED})?"),
        ("figure", rf"(?:that|this|the|their|ⓜ\d+'s) (?:number|figure|total|count) {_STOCK} {_N}"),
        ("strength", rf"{_M} was (?:largest|biggest|strongest|at (?:its|{_OTHER}'s|their) (?:largest|biggest|strongest|peak|height)),? (?:with|at) {_N}(?: {_P})?"),
        ("strength", rf"{_M},? {_N} {_P}"),
        ("deaths", rf"{_M} (?:(?:has|had|have) )?(?:lost|buried|mourned|mourns) (?:another |a further )?{_N}(?: of {_OTHER}'s)?(?: {_DEAD})?"),
        ("deaths", rf"{_M} (?:(?:has|had|have) )?(?:suffered|recorded|counted|registered|sustained|had|has) (?:another |a further )?{_N} (?:dead|deaths|fatalities)(?: to mourn)?"),
        ("deaths", rf"(?:another |a further )?{_N}(?: more)?(?: {_WHO})?(?: (?:of|in|from|with|serving with|serving in) {_M}(?:'s {_WHO})?)? {_DIED}(?: in (?:{_OTHER}'s|the) service| in the service of {_OTHER}| in {_OTHER})?"),
        ("part", rf"{_N} of {_PARTS}(?: (?:had |have |were |was |been |had been )?(?P<died>died|killed|fell|fallen|victims|lost|due|came|perished|put down))?"),
        ("part", rf"{_N} (?:were|was|had been|are) (?:due|owed|owing|put down|attributed|attributable|ascribed|the result|the work|caused)"),
        ("part", rf"(?:had |have |has )?(?:killed|claimed|accounted for|accounts? for|took|caused|carried off|were behind|was behind|were to blame for) (?:another )?{_N}(?: lives| deaths| of {_PARTS})?"),
        ("deaths", rf"(?:had |have |has )?(?:killed|claimed|carried off|took) (?:the lives of )?{_N} (?:members|people|personnel|peace-?keepers|soldiers) of {_M}"),
        ("deaths", rf"(?:of|among) (?:{_MS}|the) (?:dead|deaths|fatalities|losses),? {_N}(?: (?:were|had been|had|have|are))?(?: (?:victims|died|killed|fell|fallen|put down|due|lost))?"),
        ("deaths", rf"(?:the|{_MS}) (?:death )?(?:toll|losses|number of deaths|number of dead|dead|deaths)(?: (?:of|in) {_M})? (?:was|were|had been|stood at|came to|number(?:ed)?|amount(?:ed)? to|total(?:led)?|(?:had )?{_MOVED} to) {_N}(?: dead| deaths)?"),
        ("strength", rf"(?:the|{_MS}) (?:peak|maximum|largest number|highest number|greatest strength|high point|high)(?: of)?,? {_N}(?: {_P})?,? (?:came|was reached|was recorded|fell)"),
        ("deaths", rf"the (?:human )?(?:price|cost|toll|bill) (?:was|had been|is) {_N} (?:lives|dead|deaths)"),
        ("deaths", rf"[\w' -]{{0,40}}?\bcost {_M} (?:the lives of )?{_N}(?: lives| dead| men| people| of {_OTHER}'s (?:people|members|men))?"),
        ("contributors", rf"{_N} {_COUNTRIES} (?:had )?(?:contributed to|(?:had|kept) (?:people|personnel|troops|men|soldiers|contingents) in|(?:were|was) represented in|took part in|(?:provided|gave|sent) (?:people|personnel|troops|men|soldiers) (?:to|for)|served in|made up) {_M}"),
        ("contributors", rf"(?:{_M} |(?:{_MS} |the )?(?:personnel|people|soldiers|troops|contingents) )?(?:was |were )?(?:drew|drawn|came|coming|come|recruited)(?: {_OTHER}'s)?(?: {_P})?(?: on| upon| from){{1,2}} {_N} {_COUNTRIES}"),
        ("contributors", rf"{_N} {_COUNTRIES} (?:had )?(?:(?:contributed|provided|supplied|were providing|were contributing) (?:(?:uniformed|military|armed) )*(?:people|personnel|troops|men|soldiers|contingents|peace-?keepers)|contributed)"),
        ("contributors", rf"{_M} (?:had|counted|numbered|comprised) {_N} (?:contributing (?:countries|states|nations)|(?:troop )?contributors)"),
        ("women", rf"women (?:made up|accounted for|formed|constituted|were) (?P<bound>{BOUND}){FIGURE}(?P<n>\d+) (?:per cent|percent|%) of {_MS} (?:uniformed )?(?:personnel|strength|ranks|peace-?keepers)"),
    )
)  # fmt: skip
_LIFE: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_M} (?:(?:was|were|had been|has been|had|has|is|also|first|officially|formally|finally|then) )*(?:{_BEGAN}|{_ENDED})(?: in {_OTHER}| its mandate)?",
        rf"(?:the )?(?:security council|council|un security council|general assembly|united nations|un) (?:(?:had|first|then|also) )*(?:{_BEGAN}|{_ENDED}) {_M}",
        rf"the last (?:of {_OTHER}'s )?(?:soldiers|troops|peace-?keepers|blue helmets|units|contingents)(?: of {_M})? (?P<ended>left|departed|went home|withdrew|pulled out)",
        rf"{_M} {_STAY}(?: for {_N} (?P<unit>years|months))?",
    )
)  # fmt: skip
#: Words that leave what is said as it is.
_FILLERS: Final = Sought(
    r"\b(?:only|just|still|already|alone|even|in truth|in fact|in reality|actually|in all|altogether|in total|overall|all told|so far|to date|as a whole|over the years|over its lifetime|during its lifetime|on the ground|in the country|in the field"
    r"|in theatre|a mere|barely|however|meanwhile|by contrast|in contrast|by comparison|in turn|on paper|then|in uniform|by now|on ⓜ\d+'s books|in ⓜ\d+'s ranks|under arms|at ⓜ\d+'s disposal|all of them|now|nonetheless|nevertheless|again|also|too|likewise"
    r"|as it happened|together|of course|today|eventually|finally|at most times|as many as|no less than|the following|on average|according to the un)\b,?"
)
_TOTAL: Final = Sought(
    r"\b(?:in all|altogether|in total|overall|all told|so far|to date|over the years|as a whole|over its lifetime|in its lifetime|in its service|has lost|have lost|have died|has cost|to mourn)\b"
)
_PEAK: Final = Sought(
    r"\b(?:at (?:its|the|their|ⓜ\d+'s) (?:very )?(?:height|peak|largest|maximum|greatest|strongest|zenith)|peaked|(?:its|a|the|their|ⓜ\d+'s)(?: own)? (?:peak|maximum|height|high point|largest number|highest number|(?:greatest|highest|largest|peak|maximum) (?:military )?strength|largest size)|ⓜ\d+'s own|was (?:largest|biggest|strongest))\b,?"
)
_AT_PEAK: Final = Sought(
    r"\bat (?:its|the|their|ⓜ\d+'s) (?:very )?(?:height|peak|largest|maximum|greatest|strongest|zenith)\b,?"
)
#: Soldiers whom a mission lost when they went home are not dead.
LEFT_ALIVE: Final = Sought(
    r"\b(?:went home|gone home|repatriat\w+|reductions?|budgets?|rotat\w+|reorgani[sz]\w+|hostages?|captured|defect\w+|desert\w+|(?:contingents?|battalions?|units?) (?:left|withdrew|withdrawn|pulled out)"
    r"|(?:withdrew|pulled out|withdrawal of|recalled) (?:its|their|the) (?:[a-z]+ )?(?:troops|contingents?|battalions?|soldiers|units?))\b"
)
_SPACES: Final = re.compile(r"\s+")
_BRACKETS: Final = re.compile(rf",? ?\(({FIGURE}\d+[^()]*?) ?\)")
_EDGES: Final = " ,.:;\"'()-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What a stretch tells.

    Parameters
    ----------
    kind : str
        ``strength``, ``deaths``, ``part`` (of the deaths told before), ``contributors``, ``women``, ``figure`` ("that
        number"), ``ellipsis`` (a figure alone), ``began``, ``ended`` or ``stayed``.
    mission : int
        Number of its mark; -1 where it names none.
    figure : int
        Number of its mark; -1 where there is none.
    bound : str
        Words that bound it.
    noun : str
        Whom it counts.
    crowd : str
        Noun of its subject: ``police``, ``strength``.
    died : str
        How the dead are said to have died.
    is_total : bool
        Whether it says that it means all.
    is_peak : bool
        Whether it says that it was never more.
    """

    kind: str
    mission: int = -1
    figure: int = -1
    bound: str = ""
    noun: str = ""
    crowd: str = ""
    died: str = ""
    is_total: bool = False
    is_peak: bool = False


def read_frame(stretch: str) -> Fact | None:
    """Read a stretch from which days and causes were taken out; None where its words are not all known."""
    is_total = _TOTAL.search(stretch) is not None
    is_peak = _PEAK.search(stretch) is not None
    stretch = stretch if "was at" in stretch else _AT_PEAK.sub(" ", stretch)
    plain = _BRACKETS.sub(r" \1", _SPACES.sub(" ", _FILLERS.sub(" ", stretch)))
    plain = re.sub(rf"({MISSION}\d+(?:'s)?)(?: ?,)+", r"\1", plain).replace(" ,", ",").strip(_EDGES)
    for kind, pattern in _FRAMES:
        match = pattern.fullmatch(plain)
        if match is None:
            continue
        groups = match.groupdict()
        return Fact(
            kind=kind, mission=_number(groups.get("m") or groups.get("ms")), figure=_number(groups["n"]),
            bound=(groups.get("bound") or "").strip(), noun=(groups.get("p") or "").strip(),
            crowd=(groups.get("crowd") or "").strip(), died=groups.get("died") or "", is_total=is_total, is_peak=is_peak,
        )  # fmt: skip
    for pattern in _LIFE:
        match = pattern.fullmatch(plain)
        if match is not None:
            groups = match.groupdict()
            kind = "began" if groups.get("began") else "ended" if groups.get("ended") else "stayed"
            return Fact(
                kind=kind,
                mission=_number(groups["m"]),
                bound=groups.get("bound") or "",
                figure=-1 if kind != "stayed" else _number(groups["n"]),
                noun=groups.get("unit") or "",
            )
    return None


def _number(text: str | None) -> int:
    return int(text) if text else -1
