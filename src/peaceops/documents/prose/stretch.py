"""A sentence cut into stretches that tell one fact each, with its missions, figures, days and causes marked.

What enters: a folded sentence with the places of its missions and days.
What leaves: stretches, each with its marks.
Never done here: reading what a stretch tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from peaceops.documents.figure import begins_number, read_number_words
from peaceops.documents.phrase import split_words
from peaceops.documents.prose.frame import BOUND, CAUSE, DAY, FIGURE, MISSION, PLACE
from peaceops.documents.prose.moment import Told
from peaceops.documents.prose.referent import Meant
from peaceops.needle import Sought

_DIGITS: Final = re.compile(
    r"(?<![\w.,-])(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d{1,6}(?:\.\d+)?)(?![\w,.]*\d)(?![a-z-])"
)
_CAUSES: Final = {
    "hostile": r"(?:in|to|by|through|from|of) (?:an? )?(?:hostile (?:acts?|action|fire)|enemy (?:action|fire)|malicious acts?|attacks?|malice|combat|ambush(?:es)?|violence)|(?:by )?(?:hostile (?:acts?|action|fire)|malicious acts|malice|enemy action)",
    "accident": r"(?:in|to|of|by|through|from) (?:an? )?accidents?|accidentally|accidents?",
    "illness": r"who fell ill|(?:of|from|to|by|through) (?:an? )?(?:illness(?:es)?|diseases?|sickness)|illness(?:es)?|diseases?",
}
_CAUSE: Final = Sought("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _CAUSES.items()))
_LETTERS: Final = re.compile(r"[a-z]+")
_F: Final = rf"{BOUND}{FIGURE}\d+"
_VERB: Final = r"(?:was|were|had|has|is|stood|fell|rose|grew|shrank|lost|ended|closed|left|stayed|lasted|counted|reached|still|peaked|numbered|withdrew|began|started|drew|buried|suffered|remained|operated|kept|withdrawn|wound)"
_CUT: Final = re.compile(
    r"\s*(?:;|\.(?= )|:|\s-\s|,? ?\b(?:while|whereas|although|though|but|even as)\b,?|,? (?:as )?(?:compared|contrasted) (?:with|to)|,? (?:up|down) from|,? (?:as )?against(?= (?:only |just )?ⓝ)"
    rf"|,?(?: and)? (?:of (?:whom|which) )(?={_F})|,(?: and)? (?=(?:only |just |all but |a further )?{_F} of (?:them|whom|which|these|those|the dead))|,(?: and)? (?={_F},? {CAUSE})|,? and (?={_F},? (?:of them|{CAUSE}|{DAY}))|,? and (?={MISSION})|, (?={MISSION}\d+(?!'s),? {_VERB}\b)"
    rf"|,? and (?=(?:only |just )?{_F}\b)|, and\b|,? and (?={_VERB}\b)|, (?=(?:drawn|coming|recruited) from)|, (?={DAY}\d+,? {FIGURE})|, (?={MISSION}\d+ {_F})|, (?=then {_VERB})|, yet\b|, so\b(?! far)"
    rf"|,? (?:among them|including|along with|together with|plus|in addition to|as well as|alongside|after) (?={_F})"
    r"|, (?=(?:taking|replacing|following|succeeding|leaving|making|bringing)\b)|, having(?= )"
    r"|, (?=the (?:[\w-]+ ){0,2}(?:mission|operation|force) (?:had|has|was|lost|counted)\b)"
    r"|,? (?=(?:when|after|before|because|once|until|even though|mainly|mostly|most of them|many of them|far (?:more|fewer|from)|well (?:below|above|short)|an? (?:number|figure|fraction|total|record|third|half|quarter|level)|the (?:largest|highest|lowest|biggest|smallest)) (?!that\b|which\b))"
    r")\s*"
)
_RELATIVE: Final = re.compile(
    rf"(?P<np>(?:{MISSION}\d+|the)(?:'s)? ?(?:police|peace-?keepers|troops|soldiers|observers)?)(?: in {MISSION}\d+)?,? \(?(?:which|who|that|(?P<part>begun|established|launched|set up|created|deployed|opened|closed|founded|active|there)) (?P<rel>[^;()]*?)(?:,|\)| -)(?= )(?P<rest>.+)",
    re.DOTALL,
)
_IN_BRACKETS: Final = re.compile(
    rf"(?P<np>{MISSION}\d+),? ?[(;,] ?(?P<one>{DAY}\d+),?(?: ?[-–—] ?| (?:to|until|till|and) | )(?P<two>{DAY}\d+)\)"
)
_RELATIVE_END: Final = Sought(
    rf"(?P<np>{MISSION}\d+), (?:which|who) (?P<rel>(?:was|were|had|has|lost|began|ended|closed|started)\b[^,;:()]*)$"
)
_CROWDS: Final = r"(?:police force|police|strength|military strength|troops|soldiers|observers|peace-?keepers|dead)"
#: "the police of UNMIL", "its police, 1,258 strong when 2013 ended, …", "of the 192 deaths it suffered, …"
_OF_MISSION: Final = Sought(rf"\bthe (?P<crowd>{_CROWDS}) (?:of|in|with) (?P<m>{MISSION}\d+)")
_SIZED: Final = Sought(
    rf"(?P<np>{MISSION}\d+(?:'s {_CROWDS})?),? (?P<n>{_F})(?: strong)?,? (?P<when>{DAY}\d+), (?P<rest>(?!{_F}).+)"
)
_OF_DEAD: Final = re.compile(
    rf"\W*(?:of|among) the (?P<n>{_F}) (?:(?:deaths|dead|fatalities|losses)(?: (?:(?P<m>{MISSION}\d+) )?(?:suffered|had|recorded|sustained))?|(?:peace-?keepers|people|soldiers|members|personnel|troops) who (?:died|fell|perished|lost ⓜ?\d*(?:their)? ?lives)(?: (?:serving|while serving))? (?:with|in|for) (?P<w>{MISSION}\d+)),? (?P<rest>{_F}.+)"
)
_WORST_YEAR: Final = Sought(
    rf"\b(?:the|its|{MISSION}\d+'s) [a-z]+ year (?:was|came) (?P<when>{DAY}\d+),? (?:when|in which) (?P<what>.+)"
)
_FROM_TO: Final = re.compile(
    rf"(?P<head>.*?\b(?:rose|fell|grew|shrank|went|dropped|climbed|increased|decreased|dwindled|swelled|declined|plunged|slipped|cut|reduced|up|down)) from (?P<one>{_F}[^;]*?) to (?P<two>{_F}.*)"
)
#: "At its height, in February 2006," belongs to what follows.
_ONLY_WHEN: Final = re.compile(
    rf"(?:\W|{DAY}\d+|more than|at (?:{MISSION}\d+'s|its|the|their) (?:height|peak|largest|zenith)|already|then|alone|only)+"
)
_LEADING: Final = re.compile(r"^(?:although|though|while|whereas|and|but|yet|even if|when)\b,? ?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A figure in words or digits: where it stands and what it says, in digits."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch with its days and causes taken out.

    Parameters
    ----------
    words : str
        What is left, with marks.
    days : tuple of int
        Numbers of its days.
    causes : tuple of str
        Its causes of death.
    missions : tuple of int
        Numbers of the missions it marks.
    raw : str
        The stretch with all its marks.
    """

    words: str
    days: tuple[int, ...]
    causes: tuple[str, ...]
    missions: tuple[int, ...]
    raw: str


def find_numbers(folded: str, taken: Sequence[tuple[int, int]]) -> list[Number]:
    """Find the figures of a sentence that stand in none of the stretches taken."""

    def is_free(start: int, end: int) -> bool:
        return not any(s < end and start < e for s, e in taken)

    found = [
        Number(start=m.start(), end=m.end(), value=m.group().replace(" ", ",")) for m in _DIGITS.finditer(folded)
        if is_free(*m.span())
    ]  # fmt: skip
    words = split_words(folded)
    place = 0
    while place < len(words):
        first = _LETTERS.match(folded, words[place].start)
        if first is None or not begins_number(first.group()):
            place += 1
            continue
        parts = _split_hyphens(folded, place, words)
        value, length = read_number_words(parts)
        used = _count_words(folded, words, place, length)
        start, end = words[place].start, words[place + used - 1].end if used else words[place].end
        if length and value > 1 and is_free(start, end):
            found.append(Number(start=start, end=end, value=f"{value:,}"))
        place += max(used, 1)
    return sorted(found, key=lambda n: n.start)


def _split_hyphens(folded: str, place: int, words: Sequence[object]) -> list[str]:
    stop = min(place + 12, len(words))
    first, last = words[place], words[stop - 1]
    return re.findall(r"[a-z]+|\d+", folded[first.start : last.end]) or [""]  # type: ignore[attr-defined]


def _count_words(folded: str, words: Sequence[object], place: int, length: int) -> int:
    used = parts = 0
    while parts < length and place + used < len(words):
        word = words[place + used]
        parts += len(re.findall(r"[a-z]+|\d+", folded[word.start : word.end]))  # type: ignore[attr-defined]
        used += 1
    return used


def mark(folded: str, meant: Sequence[Meant], told: Sequence[Told], numbers: Sequence[Number]) -> str:
    """Write a sentence with marks for missions, days, figures and causes."""
    return trace(folded, meant, told, numbers).text.replace('"', "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A marked sentence, and where its letters come from.

    Parameters
    ----------
    text : str
        With marks.
    offsets : tuple of int
        Offset in the sentence of each letter; of a mark, where what it stands for begins; -1 for what was put in.
    spans : dict of str to tuple of int
        First and last offset of what each mark stands for.
    """

    text: str
    offsets: tuple[int, ...]
    spans: dict[str, tuple[int, int]]


_SIGNS: Final = str.maketrans(dict(zip((MISSION, FIGURE, DAY, CAUSE, PLACE), "mntcp", strict=True)))


def trace(
    folded: str, meant: Sequence[Meant], told: Sequence[Told], numbers: Sequence[Number],
    places: Sequence[tuple[int, int]] = (),
) -> Marked:  # fmt: skip
    """Mark a sentence as :func:`mark` does, its places too, and keep where each letter stood; signs of the text's own are letters."""
    folded = folded.translate(_SIGNS)
    items = [(m.start, m.end, f"{MISSION}{n}", "'s" if m.is_possessive else "") for n, m in enumerate(meant)]
    items += [(t.start, t.end, f"{DAY}{n}", "") for n, t in enumerate(told)]
    items += [(f.start, f.end, f"{FIGURE}{n}", "") for n, f in enumerate(numbers)]
    items += [(s, e, f"{PLACE}{n}", "") for n, (s, e) in enumerate(places)]
    taken = [(s, e) for s, e, _, _ in items]
    for match in _CAUSE.finditer(folded):
        if not any(s < match.end() and match.start() < e for s, e in taken):
            items.append((*match.span(), f"{CAUSE}{list(_CAUSES).index(match.lastgroup or '')}", ""))
    out: list[str] = []
    offsets: list[int] = []
    spans: dict[str, tuple[int, int]] = {}
    at = 0
    for start, end, sign, tail in sorted(items):
        # A mark ends in its number: a digit right behind it would make another.
        if start < at or folded[end : end + 1].isdigit():
            continue
        out += [folded[at:start], sign, tail]
        offsets += [*range(at, start), *[start] * len(sign), *[-1] * len(tail)]
        spans[sign] = (start, end)
        at = end
    return Marked(
        text="".join((*out, folded[at:])), offsets=(*offsets, *range(at, len(folded))), spans=spans,
    )  # fmt: skip


def cut(marked: str) -> list[Stretch]:
    """Cut a marked sentence into stretches."""
    found: list[Stretch] = []
    for piece in _divide(marked):
        days = tuple(int(n) for n in re.findall(rf"{DAY}(\d+)", piece))
        causes = tuple(list(_CAUSES)[int(n)] for n in re.findall(rf"{CAUSE}(\d+)", piece))
        words = re.sub(rf",? ?\(?[{DAY}{CAUSE}]\d+\)?,?", " ", piece)
        words = re.sub(r"\s+", " ", _LEADING.sub("", words.strip(" ,"))).strip(" ,")
        missions = tuple(int(n) for n in re.findall(rf"{MISSION}(\d+)", words))
        found.append(Stretch(words=words, days=days, causes=causes, missions=missions, raw=piece))
    return found


def _divide(marked: str) -> list[str]:
    """Divide at joining words; a relative clause behind its noun becomes a stretch with that noun."""
    life = _IN_BRACKETS.search(marked)
    if life is not None:
        rest = f"{marked[: life.start()]}{life['np']} {marked[life.end() :].strip()}"
        return [f"{life['np']} operated {life['one']} {life['two']}", *_divide(rest)]
    marked = _WORST_YEAR.sub(r"\g<when> \g<what>", _OF_MISSION.sub(r"\g<m>'s \g<crowd>", marked))
    if (sized := _SIZED.search(marked)) is not None:
        rest = f"{marked[: sized.start()]}{sized['np']} {sized['rest']}"
        return [f"{sized['np']} numbered {sized['n']} {sized['when']}", *_divide(rest)]
    if (dead := _OF_DEAD.match(marked)) is not None:
        who = dead["m"] or dead["w"] or ""
        return [f"{who} suffered {dead['n']} deaths".strip(), *_divide(f"{dead['rest']}")]
    if (end := _RELATIVE_END.search(marked)) is not None:
        return [*_divide(marked[: end.end("np")]), *_divide(f"{end['np']} {end['rel']}")]
    match = _RELATIVE.search(marked)
    if match is not None and ";" not in marked[: match.start()] and not match["rel"].startswith(("is ", "are ")):
        head, noun = marked[: match.start("np")], match["np"]
        verb = f"was {match['part']} " if match["part"] else ""
        return [*_divide(f"{noun} {verb}{match['rel']}"), *_divide(f"{head}{noun} {match['rest'].strip()}")]
    pieces = [p for p in _CUT.split(marked) if p and p.strip(" ,.")]
    out: list[str] = []
    held = ""
    for piece in pieces:
        piece, held = held + piece, ""
        if _ONLY_WHEN.fullmatch(piece):
            held = f"{piece.strip(' ,')} "
            continue
        both = _FROM_TO.fullmatch(piece)
        if both is None:
            out.append(piece)
        else:
            out += [f"{both['head']} to {both['one']}", f"{both['head']} to {both['two']}"]
    return out


_WHEN_ROW: Final = rf"(?:,? (?P<when>{DAY}\d+)| \((?P<whenb>{DAY}\d+)\))?"
_ROW: Final = Sought(
    rf"\W*(?:(?P<peak>greatest|peak|maximum|highest|largest) )?(?:(?P<strength>(?:military |uniformed )?strength|(?:military )?(?:troops|soldiers|observers|military personnel)(?: and (?:military )?observers)?)"
    rf"|(?P<police>police(?: officers| strength| personnel)?)|(?P<deaths>(?:total )?(?:deaths|fatalities|dead|lives lost))|(?P<countries>(?:number of )?(?:contributing (?:countries|states)|troop contributors|contributors)))"
    rf"(?: (?:in all|in total|altogether))?(?: (?P<cause>{CAUSE}\d+))?{_WHEN_ROW}: (?P<n>{_F})(?: (?:troops|soldiers|officers|people))?(?:,? \(?(?P<after>{DAY}\d+)\)?)?(?P<rest>, (?:of (?:which|whom)|including) .+)?\W*"
)
_ROW_DAY: Final = Sought(
    rf"\W*(?:(?P<began>established|began|begun|start(?:ed)?|deployed|created|launched|set up|deployment|opened)|(?P<ended>closed|ended|end|completed|withdrawn|closure|withdrawal))(?: date)?: (?P<when>{DAY}\d+)\W*"
)


def read_row(marked: str) -> str:
    """Read a row of a fact sheet ("Deaths in 2008: 15") as what it says of the mission the sheet is on; else empty.

    Examples
    --------
    >>> read_row("• deaths ⓣ0: ⓝ0")
    'lost ⓝ0 people ⓣ0'
    """
    day = _ROW_DAY.fullmatch(marked)
    if day is not None:
        return f"was {'established' if day['began'] else 'closed'} {day['when']}"
    row = _ROW.fullmatch(marked)
    if row is None:
        return ""
    when = row["when"] or row["whenb"] or row["after"] or ""
    noun = "troops and observers" if "strength" in (row["strength"] or "") else row["strength"] or "police officers"
    if row["deaths"]:
        said = f"lost {row['n']} people {row['cause'] or ''} {when}{'' if when or row['cause'] else 'in all'}"
    elif row["countries"]:
        said = f"had {row['n']} contributors {when}"
    else:
        said = f"{'reached a peak of' if row['peak'] else 'had'} {row['n']} {noun} {when}"
    return re.sub(r"\s+", " ", said + (row["rest"] or "")).strip()
