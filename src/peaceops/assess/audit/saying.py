"""The words of a text: names, stems, kinds of those counted, what is said of them.

What enters: words, a sentence. What leaves: names, stems, kinds.
Never done here: a judgement; knowledge of any subject beyond a few words of the field that mean one thing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.gate import Gated

WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:-[^\W\d_]+)*")
_STOP_WORDS: Final = (
    "a about above according across added after again against all almost also although among amount an and "
    "another any approximately april are around as at august be became because been before beginning being "
    "between billion both but by can cent could day days december did do does doing down dozen during each "
    "early either else end estimated even ever every february few figure figures first for friday from further "
    "had has have having he her here hers him his how however hundred if in included including indeed instead "
    "into is it its itself january july june just last late later least less many march may me meanwhile mid "
    "might million monday month months more moreover most much must my near nearly never nevertheless next no "
    "nor not noted november now number numbers october of off often on once one only or other others our out "
    "over own per per-cent percent perhaps period rather reported reportedly roughly said same saturday says "
    "second september several shall she should since so some somewhat stated still such sunday than that the "
    "their them themselves then there thereafter therefore these they third this those though thousand three "
    "through throughout thursday thus time to today together too total toward towards tuesday two under until "
    "up upon us very was we wednesday week weeks well were what when where whereas whether which while who "
    "whom whose why will with within without would year years yet you your "
)
_NUMBER_WORDS: Final = (
    "half one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety twice third quarter fewer none nobody"
)
STOP: Final = frozenset([*_STOP_WORDS.split(), *_NUMBER_WORDS.split()])
#: Words that open many names and tell none.
_GENERIC: Final = frozenset(
    [
        "mission",
        "operation",
        "force",
        "group",
        "council",
        "committee",
        "report",
        "letter",
        "resolution",
        "decision",
        "office",
        "review",
        "government",
        "ministry",
        "minister",
        "women",
        "troops",
        "police",
        "observers",
        "region",
        "district",
    ]
)
_NAME_WORD: Final = re.compile(r"[^\W\d_](?:[^\W_]|['’.-](?=[^\W_]))*")
_LETTERED: Final = re.compile(r"\b(Side|Group|Zone|Sector|Area|Party|Camp|Team|Company) ([A-Z])\b")
#: Words that mean one thing where people are counted. A group never crosses a definition: troops are not personnel.
_SAME: Final = {
    word: group[0]
    for group in (
        ("troop", "soldier", "servicem", "servicemen"),
        ("kill", "dead", "death", "die", "died", "fatality", "slain", "lost"),
        ("injur", "wound"),
        ("refugee",),
        ("displac", "idp", "displaced", "idps"),
        ("person", "people", "individual"),
        ("home", "house", "dwelling"),
        ("return", "repatriat"),
        ("flee", "fled"),
        ("deploy", "station"),
        ("establish", "creat", "found", "set"),
        ("member", "membership"),
        ("contribut", "provid", "suppli", "suppl", "sent", "send"),
        ("rise", "rose", "increas", "grew", "grow", "growth"),
        ("fall", "fell", "declin", "decreas", "drop"),
        ("cost", "spent", "spend", "expenditur"),
        ("peacekeep", "peacekeeper", "peace-keeper"),
        ("police", "polic"),
        ("lorry", "truck"),
        ("leave", "leav", "left"),
        ("inspect", "examin"),
        ("arriv", "came", "come"),
        ("withdr", "withdraw", "withdrew", "withdrawn"),
        ("ask", "request"),
        ("camp", "site"),
        ("vehicle", "vehicl"),
    )
    for word in group
}
_OPPOSITE: Final = tuple(
    (Gated(a), Gated(b))
    for a, b in (
        (r"return|repatriat|came back|resettl", r"fled|flee|displace|forced out|left\b|evict"),
        (r"destroy|burn|damag|demolish", r"built|rebuil|repair|construct|restor"),
        (r"increas|rose|ris(?:e|en|ing)|grew|grow", r"decreas|fell|fall|declin|drop|reduc"),
        (r"arriv|deploy|enter", r"withdr|left\b|depart|leave"),
        (r"kill|die[ds]?\b|death|dead|fatal", r"injur|wound"),
        (r"authori[sz]|ceiling|up to", r"\bdeployed|on the ground|actual"),
        (r"plan|request|ask|appeal|pledg|propos", r"deliver|paid|receiv|carried out|completed"),
        (r"open", r"clos"),
        (r"reject|refus|den(?:y|ied)", r"accept|approv|grant"),
        (r"\bmale|\bmen\b|\bboys", r"female|women|girls"),
        (r"civilian", r"military|soldier|troop|combatant"),
    )
)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Cut a word to what its forms share.

    Examples
    --------
    >>> [stem(word) for word in ("returned", "returns", "refugees", "countries", "destroyed", "soldiers", "troops")]
    ['return', 'return', 'refugee', 'country', 'destroy', 'troop', 'troop']
    """
    text = word.casefold().replace("’", "'").removesuffix("'s").strip("'")
    if text in _SAME:
        return _SAME[text]
    for ending, put in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ied", "y"), ("ed", ""), ("es", "e"), ("s", "")):
        if text.endswith(ending) and len(text) - len(ending) >= 3 and not text.endswith("ss"):
            text = text[: len(text) - len(ending)] + put
            break
    for ending in ("ation", "ment", "e"):
        if text.endswith(ending) and len(text) - len(ending) >= 4 and text not in ("refugee", "home", "people"):
            text = text[: len(text) - len(ending)]
            break
    return _SAME.get(text, text)


#: What is said of those counted. Two figures with different ones are of different things.
_SAYINGS: Final = tuple(
    (name, Gated(pattern))
    for name, pattern in (
        (
            "dead",
            r"kill|die[ds]?\b|dead\b|deaths?\b|fatal|perish|slain|los[te]\w* (?:their|its|his|her) li|(?:has|have) lost|cost \w+ \d+ lives",
        ),
        ("injured", r"wound|injur"),
        ("returned", r"return|repatriat|(?:went|gone|came|come|go|were|was) (?:back|home)"),
        ("displaced", r"fled\b|flee|uproot|(?:were|was|been|newly) displaced|driven|left their homes"),
        ("resettled", r"resettl"),
        ("authorised", r"authori[sz]|ceiling|up to|maximum|not exceed|no more than|approved"),
        ("recommended", r"recommend|request|propos|pledg|plan(?:s|ned)?\b|appeal"),
        ("destroyed", r"destroy|burn|demolish"),
        ("seized", r"seiz|confiscat|captur"),
        ("registered", r"regist"),
        ("awaiting", r"await|waiting"),
        ("left", r"withdr[ae]w|left\b|depart|pulled out"),
        ("arrived", r"arriv|landed"),
        ("replaced", r"replac|reliev"),
        ("refused", r"refus|turned (?:back|away)|reject|denied"),
        ("against", r"against\b"),
        ("cost", r"cost|spen[dt]|budget|expenditure"),
    )
)
_CAUSES: Final = tuple(
    (name, Gated(pattern))
    for name, pattern in (
        ("hostile", r"hostile|malicious|attack|ambush|shelling|combat\\b|bomb"),
        ("accident", r"accident|crash"),
        ("illness", r"illness|disease|natural causes"),
    )
)
#: Words by which those counted are told apart, whatever the head of the phrase is ("police officers" are police).
KINDS: Final = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("uniformed", r"\buniformed"), ("police", r"\bpolice|gendarme|constable"), ("observer", r"observer"), ("monitor", r"\bmonitors?\b"),
        ("idp", r"\bidps?\b|displaced"), ("refugee", r"refugee"), ("combatant", r"combatant|fighter"),
        ("women", r"\bwomen\b|female"), ("civilian", r"civilian (?:staff|personnel)"), ("volunteer", r"volunteer"),
        ("troop", r"troop|soldier|servicem|\bmarines?\b|paratroop|infantry|\bmen\b|military personnel"),
        ("peacekeep", r"peace-?\s?keeper|blue (?:helmet|beret)"),
    )
)  # fmt: skip


def find_kind(noun: str) -> str:
    """Find what is counted: a kind of person, else the stem of the last word.

    Examples
    --------
    >>> find_kind("police officers"), find_kind("military observers"), find_kind("ceasefire violations")
    ('police', 'observer', 'viol')
    """
    for name, pattern in KINDS:
        if pattern.search(noun):
            return name
    words = [w for w in WORD.findall(noun) if w.casefold() not in STOP]
    return stem(words[-1]) if words else ""


@lru_cache(maxsize=512)  # a sentence is asked for what is said in it by every figure around it
def find_sayings(text: str) -> frozenset[str]:
    """Find what is said of those counted."""
    return frozenset(name for name, pattern in _SAYINGS if pattern.search(text))


def find_causes(text: str) -> frozenset[str]:
    """Find by what somebody died."""
    return frozenset(name for name, pattern in _CAUSES if pattern.search(text))


def find_names(text: str, common: Collection[str] = ()) -> tuple[frozenset[str], frozenset[str]]:
    """Find words written as names: all of them, and those that are sure.

    The first word of a sentence counts only where it is written small nowhere (`common`) and is no function word; it
    is sure only as an acronym.

    Examples
    --------
    >>> all_names, sure = find_names("Troops of Kenya left Liberia in May 2003", common={"troops"})
    >>> sorted(all_names)
    ['kenya', 'liberia']
    """
    return _find_names(text, common if isinstance(common, frozenset) else frozenset(common))


@lru_cache(maxsize=4096)  # a sentence is asked for the names in it by every figure around it
def _find_names(text: str, common: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    found: set[str] = set()
    sure: set[str] = set()
    for match in _NAME_WORD.finditer(text):
        if not match.group()[0].isupper():
            continue
        word = match.group()
        word = word if word.isalpha() else re.sub(r"['’]s?$", "", word)
        small = word.casefold()
        if small in STOP or small in _GENERIC or len(word) < 2:
            continue
        opens = not text[: match.start()].strip() or bool(re.search(r"[.!?:;]\s*[\"'“‘(]*$", text[: match.start()]))
        acronym = len(word) > 1 and word.isupper()
        if opens and not acronym:
            if small in common or small.endswith(("ly", "ing", "ed")):
                continue
            found.add(fold_ending(small))
            continue
        found.add(fold_ending(small))
        sure.add(fold_ending(small))
    for lettered in _LETTERED.finditer(text):
        found.discard(lettered.group(1).casefold())
        sure.discard(lettered.group(1).casefold())
        found.add(lettered.group().casefold())
        sure.add(lettered.group().casefold())
    return frozenset(found), frozenset(sure)


def fold_ending(name: str) -> str:
    """Fold a name and its adjective together where the ending tells ("Kenyan" and "Kenya")."""
    for ending, put in (("ians", "ia"), ("ian", "ia"), ("ans", "a"), ("an", "a")):
        if name.endswith(ending) and len(name) > len(ending) + 2:
            return name[: -len(ending)] + put
    return name


def list_small(texts: Iterable[str]) -> frozenset[str]:
    """List the words that stand in small letters somewhere in the texts."""
    return frozenset(word for text in texts for word in re.findall(r"\b[a-z][a-z-]+\b", text))


def oppose(one: str, other: str) -> bool:
    """Whether one text says the opposite of the other, by pairs of words such as fled and returned."""
    return any(mine and mine == -its for mine, its in zip(_read_sides(one), _read_sides(other), strict=True))


@lru_cache(maxsize=4096)  # the words around a figure are set beside those of every other
def _read_sides(text: str) -> tuple[int, ...]:
    """Read of each pair of opposites which one a text says: 1 the first, -1 the second, 0 both or none."""
    return tuple(bool(a.search(text)) - bool(b.search(text)) for a, b in _OPPOSITE)
