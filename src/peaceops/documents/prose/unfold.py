"""A sentence unfolded into clauses that each have the mission as their subject: participles, appositions, relative clauses.

What enters: a folded sentence in which missions, figures, days and causes are marked.
What leaves: its clauses in the same marks, each with the places of its words.
Never done here: a clause of a sentence in which somebody is quoted, or something is wished, expected, asked or supposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from peaceops.documents.prose.frame import BOUND, DAY, FIGURE, MISSION, PLACE
from peaceops.documents.prose.linked import untie
from peaceops.documents.prose.piece import Clause, put

#: Words under which a clause may be somebody's, or not so: then no sentence is unfolded.
_GOVERNED: Final = re.compile(
    r"[\"?!]|\b(?:if|unless|whether|lest|would|could|may|might|should|must|shall|will|ought|can|cannot|said|says|say|told|tells|stated|states that|according to|claim\w*|alleg\w*|argu\w*|assert\w*|insist\w*"
    r"|believ\w*|think\w*|thought|report(?:s|ed|edly|ing)?|suppos\w*|expect\w*|plan(?:s|ned)?|propos\w*|predict\w*|forecast\w*|estimat\w*|perhaps|possibly|probably|likely|apparently|seem\w*|appear\w*|rumou?r\w*|hop(?:e|es|ed|ing)"
    r"|fear\w*|suggest\w*|recommend\w*|den(?:y|ies|ied)|disput\w*|doubt\w*|imagin\w*|wish\w*|want\w*|ask(?:s|ed)?|urg\w*|call(?:s|ed)? for|vow\w*|promis\w*|pledg\w*|threaten\w*|intend\w*|meant|aim(?:s|ed)?|suppose|hypothe\w*|myth|false\w*"
    r"|untrue|wrong\w*|mistaken\w*|contrary|as though|(?:was|were|is|are) to|due to (?:begin|end|start|leave|close)|not (?:true|that|the case)|nobody|no one|not everyone|considered|regarded|deemed|hailed|described as|so-called|almost|nearly all|had it|were it|ostensibly|nominally|officially denied)\b"
)
_DENIED: Final = re.compile(
    r"\b(?:no|not|never(?! (?:came|returned|to return))|none(?= of (?!ⓜ))|nor|neither|without|hardly|scarcely|nothing|nobody|instead|rather|failed)\b|n't\b"
)
_ADV: Final = r"(?:(?:first|originally|initially|formally|officially|finally|jointly|hastily|later|also|then|still|once|eventually|already|duly|itself|now|long|only|soon|subsequently|ultimately|alone) )*"
_PART: Final = (
    r"(?:established|set up|created|launched|deployed|mandated|authori[sz]ed|headquartered|based|stationed|led|commanded|headed|run|formed|founded|sent|dispatched|staffed|begun|started|opened|closed|ended|wound up|disbanded|inaugurated"
    r"|born|withdrawn|replaced|succeeded|preceded|followed|composed|made up|manned|brought (?:to life|into being|into existence|about)|given birth|rooted|active|present|in place|there|terminated|dissolved|conceived|brought to an end|shut down|drawn from|under)"
)
#: Verbs that may begin what is told of a mission.
FINITE: Final = (
    r"(?:was|were|had|has|have|is|are|lost|began|ended|closed|left|stayed|lasted|counted|reached|remained|peaked|numbered|withdrew|started|drew|buried|suffered|operated|kept|wound|led|ran|succeeded|replaced|followed|took|gave|handed|came|went"
    r"|fell|rose|grew|shrank|fielded|comprised|totalled|stood|folded|shut|pulled|completed|ceased|served|became|included|consisted|monitored|oversaw|outlived|outlasted|outnumbered|dwarfed|preceded|inherited|opened|dates|dated|goes|died|mustered|packed"
    r"|saw|spent|recorded|sustained|swelled|dwindled|dropped|climbed|arrived|departed|hit|exceeded|did|existed|worked|watched|verified|supervised|administered|helped|restored|sat|landed|moved)"
)
_HEAD: Final = r"(?:mission|operation|force|coalition|intervention|deployment|presence|contingent|group|team|administration|body|effort|successor|predecessor|forerunner|venture|undertaking|enterprise|command|outfit)"
_NUMBER: Final = rf"{BOUND}{FIGURE}\d+"
_STOP: Final = frozenset(["year", "month", "day", "week", "time", "years", "months"])


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A clause, and where the letters that are its own stand in the marked sentence."""

    clause: Clause
    places: frozenset[int]
    is_main: bool = False
    is_denied: bool = False


def unfold(marked: str) -> list[Unfolded]:
    """Unfold a marked sentence into its clauses; none where a word governs it that leaves open whether it is so.

    Examples
    --------
    >>> [u.clause.text for u in unfold("established ⓣ0 by resolution 872, ⓜ0, which canada led, left rwanda ⓣ1.")]
    ['ⓜ0 was established ⓣ0 by resolution 872', 'canada led ⓜ0', 'ⓜ0 left rwanda ⓣ1']
    """
    if MISSION not in marked or _GOVERNED.search(marked):
        return []
    whole = _leave_out_places(Clause(marked, tuple(range(len(marked)))))
    found: list[Unfolded] = []
    for sentence in [part for joint in _split_joints(whole) for part in untie(joint)]:
        found += _read_events(sentence)
        for told, own, is_main in _unfold(sentence.strip()):
            clause = told.strip()
            if clause.text:
                places = frozenset(p for p in own.places if p >= 0)
                found.append(Unfolded(clause, places, is_main, _DENIED.search(clause.own) is not None))
    return found


_OWN_PLACE: Final = re.compile(rf"(?<={MISSION}\d)(?:, {PLACE}\d+,(?= )| {PLACE}\d+)")


def _leave_out_places(whole: Clause) -> Clause:
    """Leave out the mission's own place right behind its name: "M in Nepal, in place since 2007, …"."""
    at = 0
    kept = Clause("", ())
    for match in _OWN_PLACE.finditer(whole.text):
        kept, at = kept + whole.cut(at, match.start()), match.end()
    return kept + whole.cut(at, len(whole.text))


#: "Following UNMISET's departure in May 2005".
_EVENT: Final = re.compile(
    rf"(?P<m>{MISSION}\d+)'s (?:final |formal |eventual |official )?(?:(?P<ended>closure|departure|demise|dissolution|termination|end)|(?P<began>creation|establishment|launch|birth|inception))(?: {PLACE}\d+)?,? (?P<t>{DAY}\d+)"
)

#: "The Security Council adopted resolution 1509, which established UNMIL", "… creating UNMIL".
_ADOPTED: Final = re.compile(
    rf"(?P<t>{DAY}\d+)?,? ?(?:the )?(?:un |united nations )?(?P<c>security council|general assembly) (?:then |also |duly |unanimously )?(?:adopted|passed) (?:its )?(?P<r>resolution \d+)"
    rf"(?: \(\d{{4}}\))?(?: (?P<t2>{DAY}\d+))?,? (?:(?:which|that|by which it|thereby) (?:formally )?)?(?P<v>establish|creat|authori[sz]|mandat|launch)(?:ed|es|ing)(?: the (?:deployment|creation|establishment|dispatch|launch) of)? (?P<m>{MISSION}\d+)\b(?!'s| ⓜ|-)"
)
_MADE_BY: Final = {"establish": "established", "creat": "created", "mandat": "mandated", "launch": "launched"}


def _read_adopted(main: Clause) -> tuple[Clause, Clause] | None:
    """Read by which resolution, and on which day, a mission was established; None of other words."""
    main = main.strip()
    match = _ADOPTED.fullmatch(main.text)
    if match is None or _DENIED.search(main.text):
        return None
    day = main.group(match, "t") if match["t"] else main.group(match, "t2")
    clause = main.group(match, "m") + put(f" was {_MADE_BY.get(match['v'], 'authorised')} ") + day
    return clause + put(f" by {match['c'].title()} ") + main.group(match, "r"), main


def _read_events(sentence: Clause) -> Iterator[Unfolded]:
    """Read what a noun tells of a mission's beginning or end."""
    if _DENIED.search(sentence.text):
        return
    for match in _EVENT.finditer(sentence.text):
        own = sentence.cut(*match.span())
        verb = put(" ended " if match["ended"] else " dates ")
        clause = sentence.group(match, "m") + verb + sentence.group(match, "t")
        yield Unfolded(clause, frozenset(own.places))


_DATELINE: Final = re.compile(
    r"^\W*[a-z][\w' ]{2,30}(?:, [\w' ]{2,20})?(?:, (?:ⓣ\d+|[a-z]+ \d+))?(?: \([a-z. ]+\))? - "
)
_WHO_LED: Final = rf"(?:the )?[\w'. -]{{2,30}} (?:led|headed|commanded) {MISSION}\d+"
#: "Stayed until it was relieved by N".
_GAVE_WAY: Final = rf"(?:(?:was|were|had been) (?:\w+ )?(?:relieved|replaced|succeeded|superseded|absorbed|followed) by|(?:gave way|handed over|made (?:way|room)) to|(?:took over from|relieved|replaced|succeeded)) {MISSION}"
_JOINT: Final = re.compile(
    rf"; |,? (?:until|when|whereupon|at a time when) (?={MISSION}\d+ {_GAVE_WAY})|: (?={MISSION}\d+ {FINITE}\b)|,? (?:while|whereas|but|though|although) (?={MISSION})|, and (?={MISSION}\d+(?:'s [a-z-]+)? {FINITE}\b)| and (?={MISSION}\d+ {FINITE}\b)|,? and (?={_WHO_LED})"
)

#: "Whereas X ended in 2016, Y stayed": two clauses that are both so.
_OPENS: Final = re.compile(r"\W*(?:whereas|while|although|though) ")
#: "Though small, X lost seven".
_CONCEDED: Final = re.compile(rf"\W*(?:though|although|while|if) [a-z]+(?: and [a-z]+)?, (?={MISSION})")
_AFTER_OPENING: Final = re.compile(rf"{_JOINT.pattern}|, (?={MISSION}\d+(?:'s [a-z-]+)? {FINITE}\b)")


def _split_joints(whole: Clause) -> Iterator[Clause]:
    line = _DATELINE.match(whole.text)
    at = line.end() if line else 0
    conceded = _CONCEDED.match(whole.text, at)
    at = conceded.end() if conceded else at
    opened = _OPENS.match(whole.text, at)
    at = opened.end() if opened else at
    for match in (_JOINT if opened is None else _AFTER_OPENING).finditer(whole.text, at):
        if (
            match.group() != "; "
            and _ACTS.search(whole.text, at, match.start()) is None
            and not re.match(_WHO_LED, whole.text[match.end() :])
        ):
            continue  # names of a list
        yield whole.cut(at, match.start())
        at = match.end()
    yield whole.cut(at, len(whole.text))


_FRONT: Final = re.compile(
    rf"(?P<front>[^;{MISSION}]{{4,160}}?), (?P<rest>(?:the (?:[\w-]+ ){{0,3}})?(?P<m>{MISSION}\d+)\b.*)", re.DOTALL
)
#: "The Stabilization Mission in Haiti, better known by its acronym MINUSTAH, …"
_NAMED: Final = re.compile(
    rf"the [^,;{MISSION}]{{3,90}}, (?:better |also |usually |commonly )?(?:known|called)\b[^,;{MISSION}]*(?P<m>{MISSION}\d+), (?P<rest>{FINITE}\b.*)",
    re.DOTALL,
)
_AND_PART: Final = re.compile(rf",? and (?={_ADV}{_PART}\b)")
_GERUND: Final = {
    "having": "", "replacing": "replaced", "succeeding": "succeeded", "numbering": "numbered", "counting": "counted",
    "fielding": "fielded", "lasting": "lasted", "losing": "lost", "comprising": "comprised", "preceding": "preceded",
    "outlasting": "outlasted", "making room for": "gave way to", "making way for": "gave way to", "giving way to": "gave way to",
    "handing over to": "handed over to", "beginning": "began", "ending": "ended", "dating": "dates",
}  # fmt: skip
_GERUNDS: Final = "|".join(_GERUND)


def _unfold(sentence: Clause) -> Iterator[tuple[Clause, Clause, bool]]:
    """Unfold one sentence: each clause with the words that are its own, and whether it is a main one."""
    named = _NAMED.fullmatch(sentence.text)
    if named is not None:
        sentence = sentence.group(named, "m") + put(" ") + sentence.group(named, "rest")
    front = _FRONT.fullmatch(sentence.text)
    if front is not None:
        told = _read_beside(sentence.group(front, "front"), sentence.group(front, "m"), is_front=True)
        if told:
            for clause, own in told:
                yield clause, own, False
                yield from _read_command(clause)
            sentence = sentence.group(front, "rest")
    inserts, main = _take_inserts(sentence)
    for clause, own in inserts:
        yield clause, own, False
        yield from _read_command(clause)
    adopted = _read_adopted(main)
    for clause, own in [adopted] if adopted is not None else _read_main(main):
        yield clause, own, True
        yield from _read_command(clause)


#: "Was deployed in September 1999 under Australian command".
_UNDER: Final = re.compile(
    rf"(?P<m>{MISSION}\d+) (?!(?:was|is|operated|served) under ){FINITE}\b[^,;{MISSION}]* (?P<u>under (?:the )?(?:[\w' -]{{2,40}}? (?:command|leadership)\b|(?:command|leadership) of [^,;{MISSION}{DAY}{FIGURE}]{{2,40}}?(?= [{DAY}]|,|$))).*",
    re.DOTALL,
)


def _read_command(clause: Clause) -> Iterator[tuple[Clause, Clause, bool]]:
    """Read whose command a clause tells beside something else."""
    found = _UNDER.fullmatch(clause.text)
    if found is not None:
        yield clause.group(found, "m") + put(" was ") + clause.group(found, "u"), clause.group(found, "u"), False


#: What stands behind a mission's name between commas, dashes or in brackets; a possessive or a noun of its people may follow the name.
_OPEN: Final = re.compile(
    rf"(?P<m>{MISSION}\d+)(?P<crowd>'s (?:police|troops|soldiers)| (?:police|troops|soldiers|observers|personnel))?(?P<open>, | - | \(| (?=(?:which|whose|who) ))"
)
_CLOSE: Final = {
    ", ": re.compile(r", | - (?=\w)|$"),
    " - ": re.compile(r" - |$"),
    " ": re.compile(r", |$"),
    " (": re.compile(r"\),? ?|$"),
}
_REACH: Final = 160
_MANY: Final = 6


def _take_inserts(sentence: Clause) -> tuple[list[tuple[Clause, Clause]], Clause]:
    """Take out what stands beside a mission's name, read as clauses; what cannot be read stays."""
    found: list[tuple[Clause, Clause]] = []
    at = 0
    for _ in range(_MANY):
        match = _OPEN.search(sentence.text, at)
        if match is None:
            break
        at = match.end()
        close = _CLOSE[match["open"]].search(sentence.text, at, at + _REACH)
        if close is None or close.start() == at:
            continue
        end = close.start() if close.group().strip() else len(sentence.text)
        inner = sentence.cut(at, end)
        crowd = (match["crowd"] or "").removeprefix("'s").strip()
        told = _read_beside(inner, sentence.group(match, "m"), crowd=crowd)
        if told is None:
            continue
        found += told
        head, tail = sentence.cut(0, match.start("open")), sentence.cut(close.end(), len(sentence.text)).strip()
        if not told and (other := _LAST_NAME.search(inner.text)) is not None:
            head = sentence.cut(0, match.start("m")) + inner.group(other, "m")
        sentence = head + put(" ") + tail if tail.text else head
        at = match.start("open")
    return found, sentence


_RELATIVE: Final = re.compile(
    rf"(?:and )?(?:which|that|who) (?P<vp>{_ADV}(?:{FINITE}|(?!led|commanded|headed|mandated|authori)[a-z]+ed)\b.*)",
    re.DOTALL,
)
_BY_WHOM: Final = re.compile(
    r"(?:which|that|whom) (?P<np>(?:the )?[\w'. -]{2,40}?) (?:(?:had|has) (?:also |first |itself )?)?(?P<v>led|leads|commanded|commands|ran|runs|headed|heads|set up|established|launched|deployed|created|opened|closed|mandated|authori[sz]ed|sent)\b(?P<tail>.*)",
    re.DOTALL,
)
_WHOSE: Final = re.compile(rf"whose (?P<x>[\w -]{{3,40}}? {FINITE}\b.*)", re.DOTALL)
_OF_WHOSE: Final = re.compile(rf"(?P<q>{_NUMBER}) of whose (?P<x>[a-z-]+ .*)", re.DOTALL)
_PARTICIPLE: Final = re.compile(rf"{_ADV}{_PART}\b.*", re.DOTALL)
_NOUN: Final = re.compile(
    rf"(?:an?|the|one of the|[\w. ]{{2,30}}'s?) (?P<np>(?:[^,{MISSION}]{{0,80}}? )?{_HEAD}\b[^{MISSION}]*)", re.DOTALL
)
#: "A contemporary of both", "perhaps the best known of them": words that no test reads, and that tell nothing of the verb behind them.
_APPOSED: Final = re.compile(r"(?:(?:perhaps|itself|once|still) )?(?:an?|one of the) [a-z][a-z' -]{2,80}")
_SUPERLATIVE: Final = re.compile(
    r"(?:(?:by far|then|still|perhaps) )?the (?:[a-z]+est|first|second|third|last|only|most [a-z]+)\b[\w' -]{0,60}"
)
_LAST_NAME: Final = re.compile(rf"(?P<m>{MISSION}\d+)\W*$")
#: "An advance mission set up by resolution 717".
_MADE: Final = re.compile(rf"\b{_HEAD}(?: of [^,]*?)?,? (?P<x>{_ADV}{_PART}\b.*)", re.DOTALL)
_HEIR: Final = re.compile(
    rf"(?:itself |{MISSION}\d+ )?(?:the )?(?:[a-z]+ )?(?:heir|successor|follow-on|sequel) (?:to|of) (?P<o>{MISSION}\d+)"
)
_SINCE: Final = re.compile(
    rf"(?:(?:at work|deployed|stationed|active|present|based|on duty|in place|there) )?(?:(?:in|on|at|along|across|throughout) [\w' -]{{2,40}} |{PLACE}\d+ )?(?P<t>{DAY}\d+)"
)
_IN_PLACE: Final = re.compile(r"in (?:the )?[a-z][a-z' -]{2,40}")
_UNDER_COMMAND: Final = re.compile(
    r"(?:(?:likewise|also|again|this time|once more) )?under (?:the )?(?:[a-z' -]{2,40}? (?:command|leadership)|(?:command|leadership) of [a-z' -]{2,40})"
)
_ACTS: Final = re.compile(rf"(?<![-\w]){FINITE}\b")
_WITH: Final = re.compile(rf"with (?P<x>{_NUMBER}.*)", re.DOTALL)
_STRONG: Final = re.compile(rf"(?P<n>{_NUMBER})(?: [a-z]+)?(?: strong)(?P<t>(?:,? {DAY}\d+)?)")
_COUNTED: Final = re.compile(
    rf"(?:headcount|strength|numbering|counting|with a strength of)(?: of)? (?P<n>{_NUMBER}(?: [a-z]+){{0,2}}?)(?P<t>(?:,? {DAY}\d+)?)"
)
_NAMING: Final = re.compile(
    r"as (?:it|ⓜ\d+) (?:was|is|came to be|became) (?:called|known)|(?:(?:better|also|formally|officially|commonly|usually) )?(?:known|abbreviated|called|dubbed)\b.*|or [\w -]+|(?:in|by|after) (?:its|their|the) (?:[a-z]+ )?(?:acronym|initials|name)\b.*|(?:for|in) short",
    re.DOTALL,
)
_GERUND_OF: Final = re.compile(rf"(?P<v>{_GERUNDS}) (?P<x>.*)", re.DOTALL)


def _read_beside(
    inner: Clause, mission: Clause, *, crowd: str = "", is_front: bool = False
) -> list[tuple[Clause, Clause]] | None:
    """Read what stands beside a mission's name as clauses on it; None where it cannot be read."""
    text = inner.text
    if crowd:
        strong = _STRONG.fullmatch(text)
        if strong is None:
            return None
        return [
            (mission + put(" had ") + inner.group(strong, "n") + put(f" {crowd} ") + inner.group(strong, "t"), inner)
        ]
    if not is_front and (found := _read_behind(inner, mission)) is not None:
        return found
    if _PARTICIPLE.fullmatch(text):
        return [(mission + put(" was ") + part.strip(), part) for part in _split(inner, _AND_PART)]
    if (gerund := _GERUND_OF.fullmatch(text)) is not None:
        verb = _GERUND[gerund["v"]]
        rest = inner.group(gerund, "x")
        return [(mission + put(f" {verb} " if verb else " ") + rest, rest)]
    if (with_ := _WITH.fullmatch(text)) is not None:
        return [(mission + put(" had ") + inner.group(with_, "x"), inner)]
    if _SUPERLATIVE.fullmatch(text) or (not is_front and _APPOSED.fullmatch(text) and _ACTS.search(text) is None):
        return [(mission + put(" was ") + inner, inner)]
    noun = _NOUN.fullmatch(text)
    if noun is not None and not _STOP & set(re.findall(r"[a-z]+", text)) and _ACTS.search(text) is None:
        made = _MADE.search(text)
        more = [(mission + put(" was ") + inner.group(made, "x"), inner.group(made, "x"))] if made else []
        return [(mission + put(" was ") + inner, inner), *more]
    return None


def _read_behind(inner: Clause, mission: Clause) -> list[tuple[Clause, Clause]] | None:
    """Read a relative clause, a size or a stay behind a name; an empty list for another name of it."""
    text = inner.text
    if (found := _RELATIVE.fullmatch(text)) is not None:
        return [(c, o) for c, o in _read_main(mission + put(" ") + inner.group(found, "vp"))]
    if (found := _BY_WHOM.fullmatch(text)) is not None:
        words = inner.group(found, "np") + put(" ") + inner.group(found, "v") + put(" ") + mission
        return [(words + inner.group(found, "tail"), inner)]
    if (found := _WHOSE.fullmatch(text)) is not None:
        return [(mission + put("'s ") + inner.group(found, "x"), inner)]
    if (found := _OF_WHOSE.fullmatch(text)) is not None:
        return [(inner.group(found, "q") + put(" of ") + mission + put("'s ") + inner.group(found, "x"), inner)]
    for pattern in (_STRONG, _COUNTED):
        if (found := pattern.fullmatch(text)) is not None:
            return [
                (
                    mission + put(" stood at ") + inner.group(found, "n") + put(" ") + inner.group(found, "t"),
                    inner,
                )
            ]
    if _NAMING.fullmatch(text):
        return []
    if (found := _HEIR.fullmatch(text)) is not None:
        return [(mission + put(" took over from ") + inner.group(found, "o"), inner)]
    if (found := _SINCE.fullmatch(text)) is not None:
        return [(mission + put(" has been there ") + inner.group(found, "t"), inner)]
    if _IN_PLACE.fullmatch(text) or _UNDER_COMMAND.fullmatch(text):
        return [(mission + put(" was ") + inner, inner)]
    return None


def _split(inner: Clause, pattern: re.Pattern[str]) -> Iterator[Clause]:
    at = 0
    for match in pattern.finditer(inner.text):
        yield inner.cut(at, match.start())
        at = match.end()
    yield inner.cut(at, len(inner.text))


_CLEFT: Final = re.compile(
    rf"it was (?P<np>[^,{MISSION}]{{2,60}}?) (?:that|who|which) (?P<v>[a-z].*{MISSION}.*)", re.DOTALL
)
_NOT_UNTIL: Final = re.compile(rf"it was (?:not|only) {DAY}(?P<t>\d+) that (?P<v>[^,;]*{MISSION}[^,;]*)", re.DOTALL)
_VERBS: Final = re.compile(
    rf"(?P<front>(?:[^{MISSION}]{{0,120}}?, )?)(?P<s>{MISSION}\d+(?:'s (?:[a-z-]+ ){{0,1}}[a-z-]+)?(?: police| troops| soldiers)?) (?P<one>{_ADV}{FINITE}\b.*?),? (?:and|but|then|yet)(?: then| later| also| still)? (?P<two>{_ADV}{FINITE}\b.*)",
    re.DOTALL,
)
_TAIL: Final = re.compile(
    rf"(?P<head>(?P<s>{MISSION}\d+) {_ADV}{FINITE}\b[^,]*), (?:thus |thereby )?(?P<v>{_GERUNDS}) (?P<x>.*)", re.DOTALL
)


def _read_main(main: Clause) -> Iterator[tuple[Clause, Clause]]:
    """Read a main clause: a cleft, verbs that share their subject, or as it stands."""
    late = _NOT_UNTIL.fullmatch(main.text)
    if late is not None:
        yield put(f"{DAY}!{late['t']} ") + main.group(late, "v"), main
        return
    cleft = _CLEFT.fullmatch(main.text)
    if cleft is not None:
        yield main.group(cleft, "np") + put(" ") + main.group(cleft, "v"), main
        return
    tail = _TAIL.fullmatch(main.text)
    if tail is not None:
        verb, rest = _GERUND[tail["v"]], main.group(tail, "x")
        yield main.group(tail, "s") + put(f" {verb} " if verb else " ") + rest, rest
        main = main.group(tail, "head")
    both = _VERBS.fullmatch(main.text)
    if both is None:
        yield main, main
        return
    one = main.group(both, "front") + main.group(both, "s") + put(" ") + main.group(both, "one")
    yield one, one
    two = main.group(both, "two")
    for clause, own in _read_main(main.group(both, "s") + put(" ") + two):
        yield clause, two if own.text.startswith(MISSION) else own
