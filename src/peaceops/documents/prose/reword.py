"""Wordings of one fact put into the one that the tests read: "dates from", "opened its doors" and "has been there since" are a beginning.

What enters: a clause in which missions, figures and days are marked.
What leaves: plain clauses in the same marks; ``ⓣ!`` before the number of a day asks for the day in plain words.
Never done here: a wording of which a word is not known: a clause is read whole or not at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from peaceops.documents.prose.frame import BOUND, CAUSE, DAY, FIGURE, MISSION, PLACE

_M: Final = rf"(?P<m>{MISSION}\d+)"
_O: Final = rf"(?P<o>{MISSION}\d+)"
_T: Final = rf"{DAY}(?P<t>\d+)"
_N: Final = rf"(?P<n>{BOUND}{FIGURE}\d+)"
_LENGTH: Final = rf"(?P<n>(?:(?:more than|less than|over|under|nearly|almost|about|some|around|just over|just under|at least|at most|roughly|barely|only|exactly|fully|a mere) )*(?:{FIGURE}\d+|an?|half an?) (?:years?|months?|weeks?|days?|decades?)(?: and a half)?)"
#: Whose stay, or part of whose life, ended.
_STAY: Final = rf"(?:'s (?:{FIGURE}\d+[ -](?:year|month|week|decade)(?:-long)? )?(?:[a-z]+ )?(?:stay|presence|deployment|operations?|life|work|activities|sojourn|tenure|days))?"
_ENDED: Final = (
    r"(?:(?:was|were|had|has|have|been|finally|formally|officially) )*(?:ended|closed|folded|finished|expired|terminated|dissolved|disbanded|discontinued|liquidated|dismantled|withdrew|withdrawn|departed|left(?: the country| for good)?|went home|packed up"
    r"|(?:came|drew|brought) to (?:an end|a close|ⓜ\d+'s (?:end|close))|wound (?:up|down)|shut (?:up shop|down|ⓜ\d+'s doors)|closed (?:down|ⓜ\d+'s doors)|ceased (?:to exist|operations|work|ⓜ\d+'s (?:operations|work|activities))"
    r"|(?:pulled|hauled|took) down ⓜ\d+'s flag|(?:lowered|furled|struck) ⓜ\d+'s flag|(?:completed|finished|concluded) ⓜ\d+'s (?:withdrawal|departure|pull-?out|drawdown|work|mission|closure)|bowed out|gave up|pulled out|was no more)"
)
_BEGAN: Final = (
    r"(?:(?:was|were|had|has|have|been|first|formally|officially) )*(?:dates? (?:back )?|dated (?:back )?|go(?:es)? back |went back |born |opened(?: ⓜ\d+'s doors)? |came into (?:existence|being|life) |came to life |saw the light(?: of day)? "
    r"|started (?:work|life|out|operations) |began (?:work|life|operations) |around |in existence |in being |got under way |set up shop |raised ⓜ\d+'s flag |hoisted ⓜ\d+'s flag |stood up |conceived )"
)
_MANDATE: Final = (
    r"(?:stemmed|stems|derived|derives|came|comes|flowed|flows|issued|dates|dated|originated|originates|arose|sprang|rested|rests|was (?:based|founded|grounded|contained|set out|laid down|spelled out|found|enshrined|established|given|conferred|defined))"
    r" (?:from|on|upon|in|by|with|under|out of)"
)
_SMALLER: Final = re.compile(r"lower|smaller|fewer|less|lighter|shorter")
_LOSSES: Final = r"(?:death toll|toll|losses|dead|deaths|fatalities|number of (?:dead|deaths|fatalities)|casualties)"


@dataclass(frozen=True, slots=True)
class _Rule:
    """A wording and what it says plainly."""

    pattern: re.Pattern[str]
    plain: str


def _rule(pattern: str, plain: str) -> _Rule:
    return _Rule(re.compile(pattern, re.DOTALL), plain)


_RULES: Final = (
    _rule(rf"{_M} {_BEGAN}(?:from |since |to )?{_T}", "ⓣ!{t} {m} began"),
    _rule(rf"{_M} (?:was|were|remained) still (?:there|in place|deployed|active|around|in the field|present|at work) (?P<t>{DAY}\d+)", "{m} was there {t}"),
    _rule(rf"{_M} {_BEGAN}(?:from |since |in )?(?P<w>early|late|(?:the )?(?:spring|summer|autumn|winter) of) {_T}", "{m} began in {w} ⓣ{t}"),
    _rule(rf"{_M}{_STAY} {_ENDED} (?:in |by )?(?P<w>early|late|(?:the )?(?:spring|summer|autumn|winter) of) {_T}", "{m} ended in {w} ⓣ{t}"),
    _rule(rf"what had been {_M} (?:then )?became {_O}(?P<r>.*)", "{o} took over from {m}{r}"),
    _rule(rf"{_M} (?:became|was (?:transformed|turned|converted|reshaped|folded) into|gave birth to) {_O}(?P<r>.*)", "{o} took over from {m}{r}"),
    _rule(rf"{_M} stepped into {_O}'s shoes(?P<r>.*)", "{m} took over from {o}{r}"),
    _rule(rf"{_M} took the place of {_O}(?P<r>.*)", "{m} took over from {o}{r}"),
    _rule(rf"{_M} (?:(?:gave way|made (?:way|room)|handed over|yielded|passed the baton) to|made (?:way|room) for) {_O}(?P<r>.*)", "{o} took over from {m}{r}"),
    _rule(rf"{_M} (?:was|had been) (?:then |later |duly |itself )?(?:relieved|superseded|supplanted) by {_O}(?P<r>.*)", "{o} took over from {m}{r}"),
    _rule(rf"{_M} (?:outlived|outlasted|survived) {_O} by {_LENGTH}", "{m} ended {n} after {o}"),
    _rule(rf"{_M} (?:predated|antedated|preceded) {_O} by {_LENGTH}", "{m} began {n} before {o}"),
    _rule(rf"{_M} (?:predates|predated|antedates|antedated) {_O}", "{m} is older than {o}"),
    _rule(rf"{_M} (?:went|was sent|was dispatched|arrived|landed|was flown) {_T}", "ⓣ!{t} {m} began"),
    _rule(rf"{_M} (?:has|had) been (?:at work|active|on duty|in place|deployed|present) (?P<t>{DAY}\d+)", "{m} has been there {t}"),
    _rule(rf"{_M} took over {_T}", "ⓣ!{t} {m} began"),
    _rule(rf"{_M} (?:came|came in|moved in|went in|took the field|took up ⓜ\d+'s (?:duties|work|posts?)|appeared on the scene|set to work|went into action) {_T}", "ⓣ!{t} {m} began"),
    _rule(rf"{_M} (?:covered|spanned) (?:the (?:{FIGURE}\d+|[a-z-]+) (?:years|months|weeks) )?(?P<t>{DAY}\d+,? {DAY}\d+)", "{m} was there {t}"),
    _rule(rf"{_M} (?:had ⓜ\d+'s mandate (?:ended|terminated|revoked|withdrawn)(?: by [\w' -]{{2,40}})?|ran out of (?:a |ⓜ\d+'s )?mandate) {_T}", "{m}'s mandate ended ⓣ{t}"),
    _rule(rf"{_M} (?:was|were) (?:gone|out|over)(?: again)? {_T}", "ⓣ!{t} {m} ended"),
    _rule(rf"{_M}'s first (?:[a-z]+ )?(?:troops|soldiers|contingents?|units|elements|peace-?keepers|observers|members) (?:had |were )?(?:arrived|landed|deployed|came|flown in|disembarked) {_T}", "ⓣ!{t} {m} began"),
    _rule(rf"{_M} (?:has|had) been there (?P<t>{DAY}\d+)", "{m} has been in existence {t}"),
    _rule(rf"{_M}{_STAY} {_ENDED}(?: at last)?,? {_T}", "ⓣ!{t} {m} ended"),
    _rule(rf"{_M}'s (?:final |full )?(?:withdrawal|departure|drawdown|closure|pull-?out) (?:was|had been) (?:completed|complete|concluded|finished) {_T}", "ⓣ!{t} {m} ended"),
    _rule(rf"{_M} {_ENDED},? after {_LENGTH}", "{m} lasted {n}"),
    _rule(rf"{_M}'s {FIGURE}(?P<k>\d+)[ -](?P<u>year|month|week|decade)(?:-long)? (?:stay|presence|deployment|operation|life|sojourn) {_ENDED}.*", "{m} lasted ⓝ{k} {u}s"),
    _rule(rf"{_M} (?:has |had )?(?:spent|passed|lasted|stayed|remained|existed|lived|operated|served|was there|was active|was deployed|dragged on|went on|carried on|hung on|held out)(?: there)?(?: for)?(?: all of)? {_LENGTH}(?: only)?", "{m} lasted {n}"),
    _rule(rf"{_LENGTH} (?:passed|elapsed|went by|lay|separated?) (?:between )?(?:the )?(?:birth|start|creation|establishment|launch|beginning|arrival|opening) of {_M} (?:and|from) (?:its|the|ⓜ\d+'s) (?:closure|end|departure|withdrawal|closing|demise|dissolution)(?: {DAY}\d+)?", "{m} lasted {n}"),
    _rule(rf".*\b(?:birth|start|creation|establishment|launch|beginning) of {_M} and ⓜ\d+'s (?:closure|end|departure|withdrawal|closing|demise) {_T}", "ⓣ!{t} {m} ended"),
    _rule(rf"(?P<t>(?:{DAY}\d+,? )?){_M} (?:was|were|numbered|was some|was put at) {_N}(?: strong)?(?P<r>(?:,? {DAY}\d+)?)", "{t}{m} stood at {n} {r}"),
    _rule(rf"{_M} did not (?:outlast|outlive|survive|last beyond|live beyond|see the end of) {_T}", "{m} was over by the end of ⓣ={t}"),
    _rule(rf"{_M} (?:was|were|had been)(?: \w+)? followed(?: up)?(?: (?:(?:in|on|within|after) [\w' -]{{2,30}}|at once|immediately|directly))? by {_O}(?P<r>.*)", "{o} took over from {m}{r}"),
    _rule(rf"(?:the )?(?:forerunner|predecessor|precursor) of {_M} was {_O}(?P<r>.*)", "{m} took over from {o}{r}"),
    _rule(rf"{_M}'s (?:own |immediate |direct )*(?:forerunner|predecessor|precursor) was (?:an? [a-z' -]{{3,50}}, )?{_O}(?P<r>.*)", "{m} took over from {o}{r}"),
    _rule(rf"{_M}'s (?:own |immediate |direct )*(?:successor|replacement) was (?:an? [a-z' -]{{3,50}}, )?{_O}(?P<r>.*)", "{o} took over from {m}{r}"),
    _rule(rf"{_O} (?:was|is) (?:the )?(?:forerunner|predecessor|precursor) (?:of|to) {_M}(?P<r>.*)", "{m} took over from {o}{r}"),
    _rule(rf"{_M} (?:had )?(?:inherited|took on|took up|assumed)(?: the| its)? [a-z' -]{{3,30}} (?:from|of) {_O}(?P<r>.*)", "{m} took over from {o}{r}"),
    _rule(rf"before {_O},? (?:there (?:was|had been)|came) {_M}(?P<r>.*)", "{m} preceded {o}{r}"),
    _rule(rf"after {_O},? (?:there (?:was|came)|came) {_M}(?P<r>.*)", "{m} took over from {o}{r}"),
    _rule(rf"(?P<t>(?:{DAY}\d+,? )?){_M} (?:far |vastly |easily |comfortably )?(?:outnumbered|dwarfed|outsized|outstripped|surpassed|eclipsed) {_O}(?: in (?:soldiers|troops|numbers|size|strength))?(?P<r>(?:,? {DAY}\d+)?)", "{t}{m} had more soldiers than {o}{r}"),
    _rule(rf"(?P<t>(?:{DAY}\d+,? )?){_O} (?:was|were) (?:outnumbered|dwarfed) by {_M}(?P<r>(?:,? {DAY}\d+)?)", "{t}{m} had more soldiers than {o}{r}"),
    _rule(rf"(?P<t>(?:{DAY}\d+,? )?){_M} was (?:much |far |considerably |rather |slightly )?(?:larger|bigger|stronger) than {_O}(?P<r>(?:,? {DAY}\d+)?)", "{t}{m} had more soldiers than {o}{r}"),
    _rule(rf"(?P<t>(?:{DAY}\d+,? )?){_O} was (?:much |far |considerably |rather |slightly )?(?:smaller|weaker) than {_M}(?P<r>(?:,? {DAY}\d+)?)", "{t}{m} had more soldiers than {o}{r}"),
    _rule(rf"{_M}'s (?P<mandate>mandate|legal basis|authority)(?: to operate)?,? {_MANDATE} (?P<r>(?:(?:un |the )?security council )?resolution \d+[^,;]*)", "{m} was mandated by {r}"),
    _rule(rf"{_M} (?:was|had been) (?P<v>authori[sz]ed|mandated|established|set up|created|launched|deployed|brought into being) (?:under|pursuant to|by virtue of|on the basis of|through|via|with|in line with|in accordance with) (?P<r>(?:(?:un |the )?security council )?resolution \d+)(?:,? .*)?", "{m} was {v} by {r}"),
    _rule(rf"{_M} (?:(?:rested|rests) on|was (?:based|founded) on|derived ⓜ\d+'s (?:authority|mandate) from|grew out of|(?:was|were) the (?:child|fruit|product|outcome|offspring) of|had (?:a|ⓜ\d+'s) mandate (?:from|in|under)|drew ⓜ\d+'s (?:authority|mandate) from|owed ⓜ\d+'s (?:existence|mandate) to|stemmed from|sprang from) (?P<r>(?:(?:un |the )?security council )?resolution \d+)", "{m} was mandated by {r}"),
    _rule(rf"{_M} was (?:brought (?:to life|into being|into existence|about)|called into being|born|conceived|given life) (?:by|of|under|through|out of) (?P<r>(?:(?:un |the )?security council )?resolution \d+)", "{m} was set up by {r}"),
    _rule(rf"(?P<r>resolution \d+),? (?:(?:of|adopted) {_T},? )(?:had )?(?:also |first )?(?P<v>set up|established|created|launched|authori[sz]ed|mandated) {_M}", "{m} was {v} ⓣ{t} by {r}"),
    _rule(rf"(?P<r>resolution \d+),? (?:had )?(?:also |first )?(?P<v>set up|established|created|launched|authori[sz]ed|mandated) {_M}", "{m} was {v} by {r}"),
    _rule(rf"(?P<r>resolution \d+),? (?:(?:of|adopted) {_T},? )(?:had )?set {_M} up", "{m} was set up ⓣ{t} by {r}"),
    _rule(rf"(?P<r>resolution \d+) (?:had )?set {_M} up", "{m} was set up by {r}"),
    _rule(rf"{_T} saw {_N} of {_M}'s (?P<c>(?:(?:military|uniformed|armed|police) )*(?:troops|soldiers|observers|officers|police|police officers|personnel|peace-?keepers|men)(?: and (?:military )?(?:observers|troops|soldiers|police))?)(?: (?:there|in the country|on the ground|in the field|at work|deployed|in place))?", "ⓣ!{t} {m} had {n} {c}"),
    _rule(rf"{_M}'s {_N} (?:dead|deaths|fatalities) included .*", "{m} lost {n} people"),
    _rule(rf"{_M}'s {FIGURE}\d+ (?:dead|deaths|fatalities) included {_N}(?: who died)? (?P<r>{DAY}\d+)", "{m} lost {n} people {r}"),
    _rule(rf"{_M}'s (?:worst|costliest|bloodiest|most deadly) year was {_T}", "{m}'s deadliest year was ⓣ{t}"),
    _rule(rf"none of {_M}'s (?:{FIGURE}\d+ )?(?:dead|deaths|fatalities|losses|casualties)(?: (?:was|were|had been))?(?: (?:fell|died|killed|lost|owed|due|put down|down))? {CAUSE}0", "no member of {m} was killed in hostile acts"),
    _rule(rf"{_N} of {_M}'s (?:[a-z]+ )?(?:people|soldiers|troops|members|men|staff|personnel|peace-?keepers) (?:never (?:came home|returned)|did not (?:come home|return)|died|fell|perished|lost (?:their lives|ⓜ\d+'s lives?)|were killed|were lost)(?P<r>(?:,? {DAY}\d+)?)", "{m} lost {n} people{r}"),
    _rule(rf"{_M} (?:had|has had) {_N} (?:fatalities|dead|deaths)(?P<r>(?:,? {DAY}\d+)?)", "{m} lost {n} people{r}"),
    _rule(rf"(?P<n>{BOUND}{FIGURE}\d+) (?:people|soldiers|troops|members|men|staff|personnel|peace-?keepers) who (?:died|fell|were killed|perished) (?:serving )?(?:with|in|for|under) {_M}", "{m} lost {n} people"),
)  # fmt: skip

_COMPARED: Final = (
    re.compile(rf"{_M}'s {_LOSSES} (?:is|are|was|were|had been|stood) (?:much |far |considerably )?(?P<w>higher|greater|heavier|worse|larger|lower|smaller|lighter|fewer) than (?:(?:that|those) of {MISSION}\d+|{MISSION}\d+'s)"),
    re.compile(rf"{_M} (?:has |had |have )?(?:suffered|lost|recorded|sustained|buried|had) (?P<w>more|fewer) (?:deaths|people|fatalities|dead|members|lives|soldiers|peace-?keepers|personnel|casualties|losses) than (?:either |any |any one |each |both )?(?:of )?(?:{MISSION}\d+(?:, | or | and |, or |, and )?)+"),
)  # fmt: skip
_OTHERS: Final = re.compile(rf"{MISSION}\d+")
_FILLERS: Final = re.compile(
    r"\b(?:in fact|of course|in the end|in turn|at last|by contrast|however|meanwhile|thus|therefore|itself|alone|barely|a mere|a full|just|as it happened)\b,? ?"
)
_PLACES: Final = re.compile(rf",? {PLACE}\d+")
_SPACES: Final = re.compile(r"\s+")


def reword(clause: str) -> tuple[str, ...]:
    """Put a clause into plain wordings, every one that it fits; none where it fits none.

    Examples
    --------
    >>> reword("ⓜ0 dates back ⓣ0")
    ('ⓣ!0 ⓜ0 began',)
    >>> reword("ⓜ0's death toll is lower than that of ⓜ1")
    ('ⓜ0 lost fewer people than ⓜ1',)
    """
    plain = _SPACES.sub(" ", _FILLERS.sub("", _PLACES.sub("", clause))).strip(" ,.")
    found = []
    for rule in _RULES:
        match = rule.pattern.fullmatch(plain)
        if match is not None:
            found.append(_SPACES.sub(" ", rule.plain.format(**match.groupdict())).replace("under ", "less than "))
    for pattern in _COMPARED:
        match = pattern.fullmatch(plain)
        if match is not None:
            word = "fewer" if _SMALLER.search(match["w"]) else "more"
            others = [m.group() for m in _OTHERS.finditer(plain, match.end("m")) if m.group() != match["m"]]
            found += [f"{match['m']} lost {word} people than {other}" for other in others]
    return tuple(found)
