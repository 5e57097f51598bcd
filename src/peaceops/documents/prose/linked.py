"""Sentences that tell one thing of several missions, or one thing by way of another: each untied into simple ones.

What enters: a sentence in which missions, figures and days are marked.
What leaves: sentences in the same marks: "neither M nor N was led by P" is "M was not led by P" and "N was not led by P".
Never done here: what missions are, have or lost together; a predicate shared where the words leave open whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from peaceops.documents.prose.frame import DAY, FIGURE, MISSION
from peaceops.documents.prose.piece import Clause, put

_M: Final = rf"{MISSION}\d+"
_AUX: Final = r"(?:was|were|had been|has been|have been|had|has|have|did|is|are)"
_SINGULAR: Final = {"were": "was", "have": "has", "are": "is", "have been": "has been"}
_JOINED: Final = re.compile(
    r"\b(?:together|between them|combined|side by side|alike|each other|one another|jointly|in all|altogether|respectively|simultaneously|at (?:the same time|once)|in turn)\b"
)
_LIST: Final = rf"{_M}(?:, {_M})*,? and {_M}"
#: What may be told of each of a list: a predicate in the plural, or a verb that does not show its number.
_SHARED: Final = r"(?:(?:were|have been|had been)(?= (?:also |all |both |first |then |finally )?(?:[a-z]{3,}ed|led|set up|run|begun|sent|withdrawn|wound up|there|under|in|over|based)\b)|ended|began|closed|left|withdrew|stayed|remained|lasted|rested|operated|came|followed|started|drew|derived|took over)"

_NEITHER: Final = re.compile(
    rf"(?P<front>[^{MISSION}]{{0,60}}?)neither (?:the )?(?P<a>{_M}),? nor (?:the )?(?P<b>{_M}) (?:ever )?(?P<aux>{_AUX})\b (?P<rest>.*)",
    re.DOTALL,
)
_BOTH: Final = re.compile(
    rf"(?P<front>(?:[^{MISSION}{FIGURE}]{{0,60}}, )?)(?P<both>both |(?:{FIGURE}\d+|two|three|both|the two|several|other) (?:[a-z-]+ ){{0,4}}?(?:missions|operations|forces), )?(?P<list>{_LIST}),? (?:also )?(?P<verb>{_SHARED})\b(?P<rest>.*)",
    re.DOTALL,
)
_NAMES: Final = re.compile(_M)
#: "M was led by P, as was N".
_AS_WAS: Final = re.compile(
    rf"(?P<head>(?P<s>(?:{_M}|it)) (?P<vp>(?:was|were|had been|has been) [^;,]*)),? (?:as|so|and so) (?:was|were|had|had been|did|has) (?P<o>{_M})(?P<tail>(?:, .*)?)",
    re.DOTALL,
)
_LIKE: Final = re.compile(
    rf"(?P<how>like|unlike|just like|as with) (?P<o>{_M}),? (?P<rest>(?P<s>{_M})\b(?! and).*)", re.DOTALL
)
_LIKE_INSIDE: Final = re.compile(
    rf"(?P<s>{_M}), (?P<how>like|unlike|just like) (?:the )?(?P<o>{_M}|[a-z][^,{MISSION}{DAY}{FIGURE}]*(?: before {_M})?), (?P<vp>.*)",
    re.DOTALL,
)
_CLEFT: Final = re.compile(
    rf"(?P<front>(?:[^{MISSION},;]{{2,40}}, )?)it (?:was|is) (?P<prep>(?:from|to|by|under|in|with) )?(?:the )?(?P<m>{_M}),? (?:(?:and )?not [^,;]{{2,60}}, )?(?:(?:that|which|who)|(?P<whom>from|to|by|under) (?:which|whom)) (?P<v>[^;]*)",
    re.DOTALL,
)
#: "It was the Council, not the Assembly, that set up M"; "it was not the Assembly but the Council that …".
_CLEFT_WHO: Final = re.compile(
    rf"it was (?:not [^,;{MISSION}]{{2,60}},? but )?(?P<np>(?:by )?[^,;{MISSION}]{{2,60}}?)(?:, (?:and )?not [^,;{MISSION}]{{2,60}},)? (?:that|who|which) (?P<v>[a-z][^;]*{MISSION}[^;]*)",
    re.DOTALL,
)
#: "Was mandated not by the Council but by the Assembly".
_NOT_BUT: Final = re.compile(
    rf"(?P<front>(?:[^{MISSION};]{{0,60}}, )?)(?P<head>{_M} (?:was|were|had been|has been) [a-z ]+?),? not (?P<x>(?P<p>by|in|under|to|from|on) [^,;]+?),? but (?:rather )?(?P<y>(?:(?:by|in|under|to|from|on) )[^;]*)",
    re.DOTALL,
)
#: "Resolution 1778, which had also set up M".
_WHICH_MADE: Final = re.compile(
    rf"(?P<head>.*?\b(?P<r>resolution \d+)),? (?:which|that) (?:had |has )?(?:also |already |earlier |first )?(?P<v>set up|established|created|authori[sz]ed|mandated|launched) (?P<m>{_M})(?P<tail>[^;{MISSION}]*)",
    re.DOTALL,
)
_ADOPTED: Final = re.compile(r"\b(?:adopt|pass)(?:ed|s|ing) (?:its |the )?resolution \d+$")
_LENGTH: Final = rf"(?:(?:more than|less than|over|nearly|almost|about|some|just over|barely|only|a full|just|little more than) )*(?:{FIGURE}\d+|an?|half an?) (?:years?|months?|weeks?|days?|decades?)(?: and a half)?"
_BEGAN: Final = r"(?:(?:was|were|had been) (?:also |first |only |itself )?(?:set up|established|created|launched|deployed|fielded|sent|begun|started|opened|mandated|authori[sz]ed)|began|started|arrived|opened|landed|came|deployed)"
_ENDED: Final = r"(?:(?:was|were|had been) (?:also |only |itself )?(?:closed|withdrawn|wound up|terminated|disbanded|ended|dissolved)|ended|closed|left|withdrew|departed|went home|shut down|had gone|had left|was gone|gone)"
#: "M left a month after N had gone, in October 1966", "M began in June, a year before N".
_APART: Final = re.compile(
    rf"(?P<front>(?:[^{MISSION};]{{0,60}}, )?)(?P<s>{_M}) (?:(?P<began>{_BEGAN})|(?P<ended>{_ENDED}))\b(?P<mid>[^;{MISSION}]*?),? (?P<n>{_LENGTH}) (?P<way>before|after|ahead of|earlier than|later than) (?:the )?(?P<o>{_M})"
    rf"(?: (?:(?:had|did|was) )?(?:(?P<began2>{_BEGAN}|begun|did begin)|(?P<ended2>{_ENDED}|ended|closed|left|withdrawn)))?(?P<tail>(?:,? {DAY}\d+)?)",
    re.DOTALL,
)
#: "A and B were set up, the latter two years before the former".
_APART_OF: Final = re.compile(
    rf"(?P<head>.*\b{_BEGAN}\b[^;]*), (?:and )?(?P<s>{_M}) (?P<n>{_LENGTH}) (?P<way>before|after) (?P<o>{_M})",
    re.DOTALL,
)
_WAYS: Final = {"ahead of": "before", "earlier than": "before", "later than": "after"}


def untie(sentence: Clause) -> list[Clause]:
    """Untie a sentence that tells something of several missions; itself alone where it does not.

    Examples
    --------
    >>> [one.text for one in untie(put("neither ⓜ0 nor ⓜ1 was led by nato"))]
    ['ⓜ0 was not led by nato', 'ⓜ1 was not led by nato']
    """
    whole = sentence.strip()
    for pattern, read in _FORMS:
        match = pattern.fullmatch(whole.text)
        if match is not None and (found := list(read(whole, match))):
            return [one for part in found for one in (untie(part) if len(part.text) < len(whole.text) else [part])]
    return [sentence]


def _read_neither(whole: Clause, match: re.Match[str]) -> Iterator[Clause]:
    if _JOINED.search(match["rest"]) or MISSION in match["rest"]:
        return
    first, _, more = _SINGULAR.get(match["aux"], match["aux"]).partition(" ")
    denied = put(f" {first} not {more} " if more else f" {first} not ") + whole.group(match, "rest")
    for name in ("a", "b"):
        yield whole.group(match, "front") + whole.group(match, name) + denied


def _read_both(whole: Clause, match: re.Match[str]) -> Iterator[Clause]:
    rest = match["rest"]
    if _JOINED.search(whole.text) or FIGURE in rest or re.search(rf",? (?:and|but) {_M}|\btwice\b", rest):
        return
    if (match["both"] or "").startswith(FIGURE) and match["list"].count(MISSION) < 2:
        return
    verb = put(f" {_SINGULAR.get(match['verb'], match['verb'])}")
    for name in _NAMES.finditer(match["list"]):
        start = match.start("list") + name.start()
        yield (
            whole.group(match, "front")
            + whole.cut(start, start + len(name.group()))
            + verb
            + whole.group(match, "rest")
        )


def _read_as_was(whole: Clause, match: re.Match[str]) -> Iterator[Clause]:
    yield whole.group(match, "head")
    other = whole.group(match, "o")
    if match["tail"]:
        other = other + whole.group(match, "tail") + put(",")
    if DAY not in match["vp"]:
        yield other + put(" ") + whole.group(match, "vp")


def _read_like(whole: Clause, match: re.Match[str]) -> Iterator[Clause]:
    yield whole.group(match, "rest")
    rest = match["rest"].removeprefix(match["s"])
    if match["how"] != "unlike" and not re.search(f"[{DAY}{FIGURE}{MISSION},]", rest):
        yield whole.group(match, "o") + whole.cut(match.start("rest") + len(match["s"]), match.end("rest"))


def _read_like_inside(whole: Clause, match: re.Match[str]) -> Iterator[Clause]:
    yield whole.group(match, "s") + put(" ") + whole.group(match, "vp")
    if (
        match["how"] != "unlike"
        and match["o"].startswith(MISSION)
        and not re.search(f"[{DAY}{FIGURE}{MISSION},]", match["vp"])
    ):
        yield whole.group(match, "o") + put(" ") + whole.group(match, "vp")


def _read_cleft(whole: Clause, match: re.Match[str]) -> Iterator[Clause]:
    front, told = whole.group(match, "front"), whole.group(match, "v")
    if match["whom"] and match["prep"]:
        return
    if way := match["whom"] or (match["prep"] or "").strip():
        yield front + told + put(f" {way} ") + whole.group(match, "m")
    else:
        yield front + whole.group(match, "m") + put(" ") + told


def _read_cleft_who(whole: Clause, match: re.Match[str]) -> Iterator[Clause]:
    told = whole.group(match, "v")
    if match["np"].startswith("by "):
        yield told + put(" ") + whole.group(match, "np")
    else:
        yield whole.group(match, "np") + put(" ") + told


def _read_not_but(whole: Clause, match: re.Match[str]) -> Iterator[Clause]:
    yield whole.group(match, "front") + whole.group(match, "head") + put(" ") + whole.group(match, "y")


def _read_which_made(whole: Clause, match: re.Match[str]) -> Iterator[Clause]:
    if _ADOPTED.search(match["head"]):
        return  # a wording that is read as a whole
    yield whole.group(match, "head") + whole.group(match, "tail")
    verb = put(f" was {match['v']} by ")
    yield whole.group(match, "m") + verb + whole.group(match, "r")


def _read_apart(whole: Clause, match: re.Match[str]) -> Iterator[Clause]:
    verb = match["began"] or match["ended"]
    subject, mid = whole.group(match, "s"), match["mid"]
    is_dated = DAY in mid or DAY in (match["tail"] or "")
    if is_dated or mid.strip(" ,"):
        at = match.start("began") if match["began"] else match.start("ended")
        told = whole.cut(at, at + len(verb)) + whole.group(match, "mid") + whole.group(match, "tail")
        yield whole.group(match, "front") + subject + put(" ") + told
    plain = "began" if match["began"] else "ended"
    other = "began" if match["began2"] else "ended" if match["ended2"] else plain
    way = put(f" {_WAYS.get(match['way'], match['way'])} ")
    tail = put(f" {other}" if other != plain else "")
    yield subject + put(f" {plain} ") + whole.group(match, "n") + way + whole.group(match, "o") + tail


def _read_apart_of(whole: Clause, match: re.Match[str]) -> Iterator[Clause]:
    yield from untie(whole.group(match, "head"))
    way = put(f" {match['way']} ")
    yield whole.group(match, "s") + put(" began ") + whole.group(match, "n") + way + whole.group(match, "o")


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[Clause, re.Match[str]], Iterator[Clause]]], ...]] = (
    (_NEITHER, _read_neither), (_CLEFT, _read_cleft), (_APART_OF, _read_apart_of), (_BOTH, _read_both), (_AS_WAS, _read_as_was),
    (_LIKE, _read_like), (_LIKE_INSIDE, _read_like_inside), (_CLEFT_WHO, _read_cleft_who), (_NOT_BUT, _read_not_but),
    (_WHICH_MADE, _read_which_made), (_APART, _read_apart),
)  # fmt: skip
