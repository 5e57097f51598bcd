"""The words that the questions of a mission's life and people understand, and those that change nothing in them.

What enters: nothing, or the definitions of what was compared. What leaves: words in small letters, all their forms among them.
Never done here: a word listed because it is dangerous: what no list has is not understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

#: Words that join others, point, count, compare or say when: they are read with what they stand beside.
_FUNCTION: Final = (
    "the a an this that these those its their his her it they them themselves itself he she we us our who which whose whom what there here "
    "where when while and or but nor yet so as at by for from in into of off on onto out over to up upon with within without under "
    "during throughout after before since until till between through about around near towards toward than like more less fewer "
    "least most not never no none nobody anybody anyone someone neither either only both all each any every some such same other others another next be is are was were "
    "being been am has have had having do does did done would will could can may might should shall must also even just still already "
    "then later earlier ago soon now once again too very quite rather barely hardly merely mere little much many few several own s second third finally "
    "officially formally eventually subsequently previously shortly immediately directly actually roughly approximately exactly nearly almost "
    "total altogether overall combined respectively meanwhile thereafter afterwards initially originally long short far back away down ever "
    "because although though whereas however thus therefore hence if unlike contrast comparison well together alone reportedly anyway indeed single"
)
_NUMBERS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
    "thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million dozen dozens half halves quarter quarters "
    "thirds fifth fifths tenth tenths double twice per cent percent"
)
#: Who says so: whose count it is the sources of the evidence tell.
_SAID: Final = "according say said says list lists listed register sipri ipi ucdp database dataset mullenbach"
_TIME: Final = (
    "day month week year decade century spring summer autumn winter january february march april may june july august "
    "september october november december early late mid end beginning start close turn middle height time date period point moment eve "
    "current following previous whole entire first last final throughout existence lifetime history anniversary"
)
#: What a mission is called where it is not named, and what every one of them does.
_MISSION: Final = (
    "mission operation force peacekeeping peacekeeper peace-keeping peace-keeper peace keeping keeper blue helmet beret un united nations "
    "international multinational multidimensional observer monitor group presence deployment intervention body organisation organization "
    "former latter successor hybrid new small large big smaller larger bigger military contingent campaign undertaking task transitional interim administration authority "
    "observe observation monitoring patrolled patrolling supervise supervision oversee oversaw overseen watch patrol police verify verification administer govern stabilise "
    "ceasefire cease-fire truce border frontier agreement"
)
_PEOPLE: Final = "troop soldier personnel member man people person officer policeman policemen uniformed uniform men human staff strength"
#: How a mission begins, goes on and ends, on whose word, and what comes before and after it.
_LIFE: Final = (
    "establish establishment create creation set begin began begun launch deploy open opening arrive arrival land landed found founded founding form "
    "formation send sent go went gone come came be existence inaugurate initiate dispatch enter entry move born birth life get got "
    "way operational end terminate termination closure withdraw withdrew withdrawn withdrawal complete completion dissolve dissolution cease "
    "left leaving depart departure expire expiry hand gave give given wind wound wrap pull disband liquidate liquidation shut fold pack lapse "
    "phase home replace replacement supersede supplant absorb relieve succeed succession successor predecessor forerunner follow take took taken over "
    "place last stay remain run ran serve service operate exist active present keep kept stand stood spend spent duration mandate authorise authorize "
    "authorisation authorization resolution council security assembly general adopt adoption decision decide approve approval extend "
    "extension renew prolong ashore office door shop flag precede predate outlast outlive old older oldest young younger newer longer shorter "
    "drag room pick shoe step call brought bring rest base basis drew draw owe term lift foot part make made blessing bless field theatre "
    "country work tenure turn taking start started starting foundation instrument legal merge overlap coexist side become became pass veto share lay foot inherit"
)
_COUNT: Final = (
    "number figure count climb outstrip outweigh double triple halve sink sank sunk slip swell dwindle comprise consist contain stand stood reach rise rose risen fall fell fallen grow grew grown growth swell swollen shrink "
    "shrank shrunk decline drop increase decrease reduce reduction cut raise expand expansion build peak size strong level maximum minimum "
    "highest lowest greatest largest smallest biggest full contribute contribution contributor supply provide field muster deploy serve ground place "
    "authorise authorize authorisation ceiling limit exceed keep kept remain stay participate take took part active country state nation present "
    "make made up majority minority share proportion come came drew draw drawn employ list book scale step component element figure "
    "outnumber station strengthen lose lost send sent run ran go went gone left leave between above below high low close closed ended end began begin begun opened open tally "
    "average census register register record report out service worn wear wore comparable more compared serving"
)
_DEAD: Final = (
    "mourn malice ill fire lose lost loss die died dead death fatality kill killed toll casualty life lives claim cost suffer bury buried hostile malicious act "
    "attack action accident traffic illness disease sickness natural cause result fatal perish fallen fell fall succumb victim service duty serve record "
    "register count attribute account due main chief principal deadly deadlier deadliest bloody bloodiest bad worst worse high higher highest low lower lowest common commonest "
    "responsible brought shot shoot crash helicopter aircraft plane aboard ambush explosion mine killer take took taken taking year number put stand stood reach rise rose amount total share of every enemy exceed make made down account"
)
_WHOSE: Final = (
    "lead led leader leadership command commander commanded run ran head headed chair chaired direct under auspices kingdom republic authority aegis flag host hosted "
    "country state nation government territory soil base based station headquarters mandate organisation organization conduct carry "
    "mount manage coalition ahead own undertaking belong part involve framework responsible power join joint jointly enterprise affair launch restore order"
)
_CEILING: Final = "council resolution security authorise authorize raise lift set lower allow approve limit cap ceiling mandate decide"
_POLICE: Final = "police constable gendarme policewoman policewomen polic"
_SENDER: Final = "unit contingent nation country sender donor"
_WOMEN: Final = "woman women female man men"

#: "Founded in 1999, M had 19,000 soldiers": whom a mission had is told with when it was made.
_MADE: Final = (
    "establish establishment create creation found founded foundation form set launch authorise authorize mandate"
)

_LISTS: Final = {
    "any": f"{_TIME} {_MISSION}",
    "life": f"{_LIFE} {_WHOSE} troop soldier",
    "whose": f"{_WHOSE} {_LIFE}",
    "people": f"{_COUNT} {_PEOPLE} {_MADE}",
    "dead": f"{_DEAD} {_PEOPLE} {_MADE}",
    "police": _POLICE,
    "ceiling": _CEILING,
    "sender": _SENDER,
    "women": _WOMEN,
}


@lru_cache(maxsize=1)
def _read_exact() -> frozenset[str]:
    return frozenset(f"{_FUNCTION} {_NUMBERS} {_SAID}".split())


@lru_cache(maxsize=32)
def _read_lemmas(kinds: frozenset[str]) -> frozenset[str]:
    return frozenset(word for kind in ("any", *sorted(kinds)) for word in _LISTS[kind].split())


def is_understood(word: str, kinds: frozenset[str]) -> bool:
    """Whether questions of the kinds named understand a word in small letters, in any of its forms.

    Examples
    --------
    >>> [is_understood(word, frozenset({"people"})) for word in ("soldiers", "rose", "numbering", "female", "combat")]
    [True, True, True, False, False]
    """
    lemmas = _read_lemmas(kinds)
    return word in _read_exact() or any(form in lemmas for form in _list_lemmas(word))


def _list_lemmas(word: str) -> Iterator[str]:
    """List the words of which a word may be a form."""
    yield word
    for ending, others in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem + other for other in others)
            if stem[-1:] == stem[-2:-1] and ending in ("ed", "ing"):
                yield stem[:-1]


_ENDINGS: Final = (("s", ("",)), ("es", ("",)), ("ies", ("y",)), ("ed", ("", "e")), ("ied", ("y",)), ("ing", ("", "e")))


def is_joint(word: str) -> bool:
    """Whether a word only joins others: in a compound it makes another word ("long-serving")."""
    return word in _FUNCTION.split()


def read_kinds(definitions: Iterable[str]) -> frozenset[str]:
    """Read the kinds of questions from the definitions of what was compared; empty where one of them is of no such kind.

    Examples
    --------
    >>> sorted(read_kinds(["T3/deployed_police"]))
    ['people', 'police']
    >>> sorted(read_kinds(["counts/missions_active"]))
    []
    """
    found = [frozenset(_list_kinds(definition)) for definition in definitions]
    return frozenset().union(*found) if found and all(found) else frozenset()


_OF_LIFE: Final = frozenset(
    {
        "identity/started",
        "identity/ended",
        "identity/instrument",
        "identity/tenure",
        "identity/active",
        "identity/mandate",
    }
)


def _list_kinds(definition: str) -> Iterator[str]:
    head, _, kind = definition.partition("/")
    if definition in _OF_LIFE or head in ("L2", "E4"):
        yield "life"
    elif head == "identity" and kind in ("host", "lead", "organisation"):
        yield "whose"
    elif head == "F4":
        yield "dead"
    elif head in ("T3", "M1", "M7"):
        yield "people"
        if kind.startswith("authorised"):
            yield "ceiling"
        if "police" in kind or kind == "uniformed":
            yield "police"
        if head == "M1":
            yield "sender"
        if kind in ("largest_contributor", "largest_share"):
            yield "whose"
        if "women" in kind:
            yield "women"


#: Every kind: prose that was put into plain sentences was read by them all.
ALL: Final = frozenset(_LISTS) - {"any"}
