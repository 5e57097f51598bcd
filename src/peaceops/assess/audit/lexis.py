"""Words that mean one thing, and words that exclude each other where they are said of one figure.

What enters: text. What leaves: concepts, one for all words of a group; families of concepts of which one excludes another.
Never done here: a judgement on a statement. The groups are plain English and a few words of the field; a word in no
group is its own concept, cut to its stem.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from peaceops.assess.audit.gate import Gated
from peaceops.assess.audit.saying import STOP, fold_ending, stem
from peaceops.kept import follow

#: Compounds that are written with a hyphen by one and without by another.
_COMPOUND: Final = re.compile(
    r"\b(cease|peace|check|land|hand|gun|air|by|hi|street|safe|house|head|work|life|sea|co|re|micro|para)[-\u2010\u2011]\s?(?=[a-z])",
    re.IGNORECASE,
)
#: Several words that are one concept, put in its place before words are read.
_PHRASES: Final = tuple(
    (Gated(pattern, r"\b"), f" {word} ")
    for pattern, word in (
        (r"(?:took|takes?|taking|taken|seized|gained) (?:over )?(?:full )?control(?: of)?|overran|overrun", "capture"),
        (r"taken hostage|took hostage|hostage[- ]taking|held hostage|hold(?:s|ing)? hostage", "kidnap hostage"),
        (r"(?:were|was|are|is|been) left(?: over| behind)?(?! (?:for|by|to)\b)", "remain"), (r"(?:came|comes?|coming|went|gone|going|go|sent|shipped|brought|taken) (?:back |back to )?(?:back|home|(?:their|its) (?:homes?|countr(?:y|ies)))", "return"), (r"set free|let go", "release"), (r"set up|brought into being", "establish"), (r"carried out|carry out", "conduct"),
        (r"pull(?:ed|s|ing)?(?: \S+){0,3}? (?:out|back)|pull-?out", "withdraw"), (r"blew up|blown up|went off", "explode"),
        (r"(?:lost|lose|gave|given) (?:their|his|her|its) li(?:fe|ves)", "die"), (r"under way|in progress", "ongoing"),
        (r"in need of|needs? for|requiring|required|in want of", "need"), (r"turned (?:back|away|down)", "refuse"),
        (r"shot dead|shot and killed|gunned down", "kill"), (r"broken? into|break-ins?", "burgle"),
        (r"came to an end|wound up|wind up", "end"), (r"gross domestic product", "gdp"), (r"plan(?:s|ned)? to", "intend"),
        (r"in(?:to)? force", "effect"), (r"made up|make up|makes up|consist(?:s|ed|ing)? of|compris\w+", "comprise"),
        (r"made up of", "comprise"), (r"by road|road travel", "road"), (r"as (?:at|of)", ""), (r"(?:took|take|taking|takes) up", "assume"),
        (r"claim(?:ed|s|ing) (?:the )?(?:[\w,]+ )?li(?:fe|ves)|cost(?:s|ing)?(?= (?:[\w,]+ ){1,4}(?:their|his|her) li(?:fe|ves))", "kill"),
        (r"br(?:oke|oken|eaks?|eaking) down|(?:fell|fallen|fall) apart|collaps(?:ed|es|e|ing)", "breakdown"), (r"(?:flown|airlift\w*)", "airlift"), (r"in all|in total|all told", ""),
        (r"(?:lost|lose|given|gave) (?:\w+ )?lives?|fell (?:in action|victim)|fell to(?= (?:[a-z-]+ ){0,2}(?:bombs?|mines?|fire|gunfire|bullets|disease|illness|devices?|gunmen|snipers?|attacks?|shelling))|succumb\w*", "kill"), (r"in exchange|in return|in turn|of late", ""),
        (r"(?:lay|laid|laying) down (?:\w+ )?(?:arms|weapons|guns)|(?:gave|given|give|hand(?:ed)?|turn(?:ed)?|surrender(?:ed)?) (?:up |in |over )?(?:their|its|his) (?:arms|weapons|guns|rifles)", "disarm"),
        (r"(?:gave|given|gives?|giving) up|(?:hand(?:ed|s|ing)?|turn(?:ed|s|ing)?) (?:in|over)(?! (?:the|a|an) (?:page|year))|(?:took|taken|takes|taking) delivery(?: of)?", "hand"),
        (r"(?:drove|driven|forced)(?= (?:[^\s;]+ ){0,7}?(?:from|out of) )", "flee"), (r"(?:set|sets|setting) (?:fire to|ablaze|alight|on fire)", "burn"),
        (r"blue (?:helmets?|berets?)", "peacekeeper"), (r"hous(?:ed|ing)", "shelter"), (r"(?:put|stood|stand) (?:on )?trial|taken to court|brought to (?:trial|court|justice)", "trial"),
        (r"re-?open(?:ed|s|ing)?|open(?:ed|s|ing)? again", "begin"), (r"put off", "postpone"), (r"not (?:been )?accepted|voted down", "reject"),
        (r"look(?:ed|ing|s)? into", "inspect"), (r"high point", "peak"),
        (r"natural causes", "illness"), (r"road-?side (?:bombs?|devices?)", "bomb"), (r"brought in", "raise-money"),
    )
)  # fmt: skip
_GROUPS: Final = (
    "commit perpetrate committed committing|assume",
    "kill dead death die died fatality fatal slay perish murder homicide killing casualty-dead assassinate|wound injure injury hurt maim",
    "kidnap abduct abduction hostage|detain detention arrest imprison|capture seize conquer occupy occupied occupation|release free liberate freed",
    "rob robbery mug hold-up|steal theft thief loot|ambush|attack assault raid struck strike|explode explosion blast detonate detonation bomb device explosive",
    "shoot shooting shot fire firing|hijack hijacking|mine landmine minefield|violate violation breach infringe infringement",
    "complain complaint allege allegation accuse accusation|protest demonstrate demonstration rally|flee fled escape uproot|displace displacement displaced",
    "return repatriate repatriation returnee|resettle resettlement|refugee|prisoner captive detainee|missing disappear disappearance",
    "withdraw withdrawal withdrew withdrawn pull recall evacuate evacuation|depart departure leave left quit|arrive arrival newcomer|deploy deployment station post",
    "destroy destruction raze flatten demolish ruin|damage|repair rehabilitate rehabilitation restore renovate reconstruct reconstruction rebuild",
    "build construct construction erect|burn arson torch|increase rise rose risen grow grew growth grown climb expand expansion enlarge enlargement raise gain widen broaden",
    "decrease fall fell fallen decline drop shrink shrank reduce reduction diminish cut lower scale-down",
    "extend extension prolong prolongation renew renewal|establish establishment create creation institute launch set",
    "end conclude conclusion terminate termination finish complete completion dissolve cease wind|closed closure shut closing|begin begun began start commence open opening launch",
    "enter entry|sign signature|adopt adoption|approve approval endorse endorsement appropriate appropriation allocate allocation grant allot earmark",
    "authorise authorize authorisation authorization ceiling|recommend recommendation propose proposal suggest advise urge|request ask demand call appeal seek sought",
    "intend intention plan planned hope want wish|target aim reach|need require requirement|identify identification",
    "appoint appointment name designate nominate|elect election vote|meet met meeting session convene|visit trip travel|hold held",
    "contribute contribution contributor provide supply send sent donate give given offer furnish dispatch|receive get got obtain|fund finance financing funding",
    "cost spend spent expenditure budget|loan credit lend|aid assistance help assist support relief|food ration|train training course instruct instruction|teach",
    "house home dwelling|school|village settlement hamlet|town city|district area region province zone|sector|road highway track route|bridge|hospital clinic",
    "soldier troop serviceman servicemen|police policeman policemen policewoman constable gendarme|observer|monitor|engineer|militia militiaman militiamen|civilian|staff personnel employee employ|member membership",
    "fighter combatant insurgent rebel guerrilla gunman gunmen|child children minor boy girl|pupil student schoolchild schoolchildren|woman women female|man men male|elderly aged old",
    "government authority|side party|commission committee|force|mission operation|team squad|post checkpoint position|headquarters|patrol patrolling|convoy",
    "ceasefire truce armistice|agreement accord treaty pact protocol|talk negotiation dialogue consultation|peacekeeping peacekeeper|mandate|resolution",
    "weapon arm gun rifle firearm weaponry pistol|ammunition|vehicle|car automobile|truck lorry|bus coach|helicopter aircraft plane|tank|heavy|light",
    "destitute poor vulnerable needy|severe serious grave bad badly heavily heavy|partial partly|double twice twofold|triple threefold|halve half",
    "border frontier|mine-free clear clearance demine demining lift remove removal defuse|inspect inspection examine investigate investigation probe|confirm confirmation verify substantiate uphold upheld|register registration|vaccinate vaccination immunise immunization immunize",
    "project scheme programme program|budget|strength size|total number overall altogether|majority most|minority|largest biggest greatest|smallest|sole only",
    "patient|tuberculosis tb|work job|hunger|inflation|gdp|electricity power|water|crime criminal|peace|conflict war fighting hostilities fight battle clash combat",
    "remain stay leave-behind|expire expiry lapse|veto|abstain abstention|reject rejection refuse refusal deny denial decline-offer|accept acceptance agree",
    "disarm disarmament|demobilise demobilize demobilisation demobilization|hand surrender hand-over deliver delivery transfer cede|reintegrate reintegration|fail failure|succeed success",
    "kilometre kilometer km|mile|hectare|tonne ton|dollar usd|euro eur|deputy mp parliamentarian legislator lawmaker|parliament assembly legislature|president|minister",
    "employ|involve participate participation attend attendance|country state nation|family household|person people individual human|resident inhabitant villager|population",
    "incident event occurrence|operate operational functional run ran running|month monthly|quarter|week weekly|annual yearly|report reporting|estimate put assess assessment|say state claim",
    "pay paid disburse disbursement settle payment|promise pledge|dismiss sack sacked|trial tried prosecute prosecution|buy bought purchase acquire procure|sell sold sale",
    "submit submission lodge file|expel expulsion evict eviction deport deportation oust|resume resumption restart|postpone postponement delay defer deferral",
    "shelter accommodate accommodation|peak height maximum highest fullest|unpaid outstanding arrears overdue owe owed|incursion intrusion|leader leadership head chief",
    "illness disease sickness|accident|strip belt|hostile enemy|justify justified|crowd mob|lawyer judge|mediator mediation|blame fault|storm hurricane|flood|drought famine",
    "move shift redeploy relocate relocation|negotiate negotiation broker mediate|stop halt suspend suspension|discharge demob|beat beaten|loot plunder ransack pillage",
    "corpse body bodies cadaver|torture tortured|recruit recruitment hire engage|cancel cancellation|sink sank sunk|crash crashed|rescue save|ban prohibit forbid forbade forbidden|block blockade obstruct",
)  # fmt: skip
#: Words of a text that tell nothing on what a figure is of.
_EMPTY: Final = frozenset({
    "report", "number", "total", "record", "include", "say", "state", "estimate", "count", "period", "review", "note",
    "recent", "current", "currently", "former", "previous", "previously", "follow", "accord", "mid", "end", "late", "early", "ago",
    "make", "take", "use", "put", "keep", "also", "thus", "per", "cent", "percent", "approximate", "additional", "various",
    "respective", "respectively", "level", "figure", "date", "moment", "time", "day", "month", "week", "year", "half", "quarter",
    "third", "fifth", "tenth", "dozen", "hundred", "thousand", "million", "billion", "share", "proportion", "rate", "part", "main",
    "reach", "stand", "reporting", "there", "onset", "course", "beginning", "close", "people", "person", "comprise", "roughly",
    "just", "quite", "exactly", "fewer", "together", "jointly", "sum", "combine", "combined", "un", "united", "nations", "strength",
    "occurrence", "event", "entire", "whole", "spring", "summer", "autumn", "winter", "tally", "set", "go", "come", "see", "show",
    "resolution", "document", "paragraph", "para", "annex", "went", "ibid", "mission", "operation", "occur", "happen", "place", "way", "case", "well", "new", "good", "another", "largest", "smallest", "majority", "minority", "least", "nearly", "almost",
    "inside", "insid", "within", "toll", "area", "vicinity", "neighbourhood", "surroundings", "account", "belong", "stood", "came", "kept", "situate", "locate", "due", "amount",
})  # fmt: skip


def _inflect(word: str) -> tuple[str, ...]:
    """Give the forms of a word that are plain English."""
    forms = [word, f"{word}s", f"{word}es", f"{word}ed", f"{word}ing"]
    if word.endswith("e"):
        forms += [f"{word}d", f"{word[:-1]}ing"]
    if word.endswith("y"):
        forms += [f"{word[:-1]}ies", f"{word[:-1]}ied"]
    if re.search(r"[^aeiou][aeiou][bdgmnprt]$", word):
        forms += [f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"]
    return tuple(forms)


@lru_cache(maxsize=1)
def _read_groups() -> dict[str, str]:
    return follow(_build_groups, beside=(stem,))


@lru_cache(maxsize=1)
def _list_heads() -> frozenset[str]:
    return frozenset(_read_groups().values())


def _build_groups() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _GROUPS:
        for group in line.split("|"):
            words = group.split()
            for word in words:
                for form in _inflect(word):
                    table.setdefault(form, words[0])
    for form, concept in list(table.items()):
        table.setdefault(stem(form), concept)
    return table


@lru_cache(maxsize=20_000)
def find_concept(word: str) -> str:
    """Find the concept of a word; empty where it tells nothing.

    Examples
    --------
    >>> [find_concept(word) for word in ("wounded", "injuries", "razed", "cease-fire", "the")]
    ['wound', 'wound', 'destroy', 'ceasefire', '']
    """
    small = word.casefold().replace("’", "'").removesuffix("'s").strip("'")
    small = _COMPOUND.sub(r"\1", small)
    if small in STOP and small not in ("left", "fell", "up"):
        return ""
    table = _read_groups()
    found = table.get(small) or table.get(stem(small)) or stem(small)
    return "" if found in _EMPTY or small in _EMPTY or len(found) < 2 else found


#: Families of which one member excludes another where both are said of one figure.
FAMILIES: Final = {
    "fate": ("kill", "wound", "kidnap", "detain", "release", "missing", "return", "displace", "flee", "resettle", "disarm", "train"),
    "damage": ("destroy", "damage", "repair", "build"),
    "course": ("increase", "decrease"),
    "stage": ("authorise", "recommend", "request", "intend"),
    "move": ("withdraw", "deploy", "arrive"),
    "answer": ("accept", "approve", "adopt", "reject"),
    "sex": ("woman", "man"),
    "act": ("rob", "kill", "shoot", "kidnap", "explode", "ambush", "steal", "violate", "complain", "patrol", "hijack", "detain"),
    "choice": ("elect", "appoint"),
    "span": ("begin", "end", "closed", "extend"),
}  # fmt: skip
#: Two members that may be said of one thing.
_MEET: Final = frozenset(
    frozenset(pair)
    for pair in (
        ("displace", "flee"), ("kidnap", "detain"), ("recommend", "request"), ("recommend", "intend"), ("request", "intend"),
        ("deploy", "arrive"), ("shoot", "kill"), ("ambush", "kill"), ("ambush", "shoot"), ("explode", "kill"), ("destroy", "damage-any"),
        ("build", "repair"), ("violate", "complain"), ("rob", "steal"), ("rob", "hijack"), ("ambush", "explode"), ("repair", "damage"),
    )
)  # fmt: skip


def find_clashes(own: Collection[str], its: Collection[str]) -> frozenset[str]:
    """Find the families by which two sets of concepts exclude each other.

    Examples
    --------
    >>> sorted(find_clashes({"kill", "soldier"}, {"wound", "soldier"}))
    ['fate']
    >>> sorted(find_clashes({"kill"}, {"kill", "wound"}))
    []
    """
    return _find_clashes(frozenset(own), frozenset(its))


@lru_cache(maxsize=4096)
def _find_clashes(own: frozenset[str], its: frozenset[str]) -> frozenset[str]:
    found = set()
    for family, members in FAMILIES.items():
        one, other = own.intersection(members), its.intersection(members)
        if one and other and not one & other and not any(frozenset((a, b)) in _MEET for a in one for b in other):
            found.add(family)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence as a concept.

    Parameters
    ----------
    start, end : int
        Offsets in the sentence.
    concept : str
        What it means; a name begins with ``@``.
    word : str
        Its stem.
    """

    start: int
    end: int
    concept: str
    word: str = ""


#: What follows upon another: the same number of both is no contradiction.
SEQUENCES: Final = frozenset(
    frozenset(pair)
    for pair in (
        ("kidnap", "release"), ("detain", "release"), ("displace", "return"), ("flee", "return"), ("deploy", "withdraw"), ("arrive", "withdraw"),
        ("begin", "end"), ("begin", "extend"), ("recommend", "authorise"), ("request", "authorise"), ("intend", "authorise"), ("shoot", "kidnap"),
        ("destroy", "repair"), ("damage", "repair"), ("destroy", "build"), ("damage", "build"), ("elect", "appoint"),
    )
)  # fmt: skip
_LETTERED: Final = re.compile(
    r"\b(?:Side|Group|Zone|Sector|Area|Party|Camp|Team|Company|Phase|Annex) (?:[A-Z]|[IVX]{1,4})\b"
)
#: A word that opens a sentence may be no name; so far back that is looked for.
_OPENS: Final = re.compile(r"(?:[.!?:;]\s*+[\"'“‘(]*+|\A\s*+)\Z")
_LOOK: Final = 40
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:[-\u2010\u2011][^\W\d_]+)*")


def read_tokens(text: str, common: Collection[str], known: Collection[str]) -> tuple[Token, ...]:
    """Read the words of a sentence as concepts.

    Parameters
    ----------
    text : str
        The sentence.
    common : collection of str
        Words that stand in small letters somewhere in the texts compared.
    known : collection of str
        Words that are names beyond doubt somewhere.
    """
    found: list[Token] = []
    taken: set[int] = set()
    for pattern, words in _PHRASES:
        for hit in pattern.finditer(text):
            taken.update(range(*hit.span()))
            found += [Token(hit.start(), hit.end(), c) for w in words.split() if (c := find_concept(w))]
    for hit in _LETTERED.finditer(text):
        taken.update(range(*hit.span()))
        found.append(Token(hit.start(), hit.end(), f"@{hit.group().casefold()}"))
    for hit in _WORD.finditer(text):
        if hit.start() in taken:
            continue
        for word, start in _split(hit.group(), hit.start()):
            concept = _read_word(word, text, start, common, known)
            if concept:
                found.append(Token(start, start + len(word), concept, stem(word)))
    return tuple(sorted(found, key=lambda t: (t.start, t.concept)))


def _split(word: str, start: int) -> list[tuple[str, int]]:
    """Split a word with hyphens that is no compound of one concept into its parts."""
    if word.isalpha():
        return [(word, start)]
    whole = _COMPOUND.sub(r"\1", word)
    if not re.search(r"[-\u2010\u2011]", whole) or find_concept(whole) in _list_heads():
        return [(word, start)]
    return [(piece.group(), start + piece.start()) for piece in re.finditer(r"[^-\u2010\u2011]+", word)]


def _read_word(word: str, text: str, start: int, common: Collection[str], known: Collection[str]) -> str:
    bare = word if word.isalpha() else re.sub(r"['’]s?$", "", word)
    small = bare.casefold()
    if not bare or small in STOP:
        return find_concept(bare) if bare else ""
    is_acronym = len(bare) > 1 and bare.isupper()
    if is_acronym:
        return f"@{small}"
    if bare[0].isupper() and small not in common:
        opens = _OPENS.search(text, max(start - _LOOK, 0), start) is not None
        if not opens or fold_name(small) in known or fold_ending(small) in known or small in known:
            return "" if small in ("united", "nations") else f"@{fold_name(small)}"
    return find_concept(bare)


def fold_name(name: str) -> str:
    """Fold a name and its adjective together ("Rwandan" and "Rwanda", "Abkhaz" and "Abkhazia").

    Examples
    --------
    >>> fold_name("rwandan"), fold_name("georgian"), fold_name("tajikistan"), fold_name("abkhazia")
    ('rwand', 'georg', 'tajik', 'abkhaz')
    """
    for ending in ("istan", "ians", "ian", "ese", "ia", "ish", "ans", "an", "is", "i", "a", "s"):
        if name.endswith(ending) and len(name) - len(ending) >= 4:
            return name[: -len(ending)]
    return name
