"""Words of facts: verbs in their forms, words that mean one thing in a fact, words that exclude each other there.

What enters: words, concepts. What leaves: concepts.
Never done here: a judgement on a statement.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from peaceops.assess.audit.lexis import find_concept


def gather(words: str) -> frozenset[str]:
    """Gather words into a set."""
    return frozenset(words.split())


def gather_facts(words: str) -> frozenset[str]:
    """Gather the concepts that words have in facts."""
    return frozenset(map(find_fact, words.split()))


#: Verbs of the field and of plain English that may stand in the present or behind an auxiliary.
BASES: Final = gather(
    "accept accuse acknowledge admit adopt affirm agree allow announce apologize appeal appoint approve arrest arrive ask assault attack attempt "
    "attend authorize ban beat become begin break bring build call cancel capture carry cause chair change claim close collapse command commence "
    "commit complain complete comply condemn conduct confirm consider consist consult continue contribute convene cooperate cost cover create "
    "cross cut decide declare decline decrease defeat delay deliver demand demobilize deny depart deploy describe destroy detain die disarm "
    "disband discuss dismiss dispatch draft drop elect encourage end endorse enlarge ensure enter escape establish examine exchange expand expel "
    "expire express extend fail fall fight finance find finish fire flee follow force found fund give go grant grow guarantee hand harass have "
    "head help hold host impose improve increase inform inspect insist instruct intend investigate invite join keep kidnap kill launch lay lead "
    "leave let lift limit lose maintain make meet monitor move murder name negotiate note observe occupy offer open oppose order organize "
    "participate pass pay permit place plan pledge postpone prepare present prevent promise prolong propose protect protest provide publish pull "
    "put raise ratify reach reaffirm receive recognize recommend recover reduce refuse reinforce reject release relieve remain remove renew "
    "repatriate repeat replace report request require resign resist resolve restore restrict resume retake return review rise run say see seek "
    "seize sell send serve set settle shell shoot sign stand start state stay stop submit succeed suffer supervise support surrender suspend take "
    "talk tell terminate threaten train transfer travel try turn undertake undergo urge use verify veto visit vote want warn welcome win withdraw "
    "work wound abduct address adjourn include escalate intensify worsen deteriorate improve criticize criticise decree detonate broaden allocate ambush appropriate assist compel constitute defuse disperse distribute ease escort evacuate "
    "explore facilitate fulfil hijack identify implement initiate injure loot obtain patrol preside pursue rebuild register rehabilitate repair "
    "repel rescue resettle retain retake secure steal strengthen swear vaccinate"
)  # fmt: skip
PAST: Final = gather(
    "arose became began bore bought broke brought built came caught chose cut dealt drew drove fed fell felt fled flew forbade fought found gave "
    "got grew had held hit hurt kept knew laid lay led left lent let lost made meant met paid put ran read rose sat saw said sent set shot shut "
    "sold sought spent split spoke spread stole stood struck swore took taught threw told took undertook went withdrew woke won wore wrote ran "
    "broke retook overran"
)  # fmt: skip
PARTICIPLES: Final = gather(
    "been begun borne broken brought built bought caught chosen come cut dealt done drawn driven fallen felt fled flown forbidden fought found "
    "given gone grown held hidden hit hurt kept known laid lain led left lent let lost made meant met paid put read risen run said seen sent set "
    "shot shown shut sold sought spent split spoken spread stolen stood struck sworn taken taught thrown told undertaken withdrawn won worn "
    "written become overrun retaken"
)  # fmt: skip
PRESENT: Final = frozenset(
    form for base in sorted(BASES) for form in (f"{base}s", f"{base}es", f"{base[:-1]}ies" if base.endswith("y") else f"{base}s")
) | {"has", "is", "are"}  # fmt: skip
#: Words in "ed" before a noun that are no verbs.
ADJECTIVES: Final = gather(
    "armed unarmed united displaced restricted so-called proposed planned alleged combined joint limited detailed related unresolved continued "
    "concerned attached mentioned above-mentioned newly-appointed heightened based indeed hundred need fortified occupied abandoned"
)
#: Those of them that are verbs behind a noun.
LOOSE: Final = gather("proposed planned alleged combined limited continued restricted")
#: Forms that tell more than their stem: concepts of facts, each the first of its line. A line holds words one of which
#: may stand for another whoever acts; what one does from another side (give, receive) is apart.
_FACTS: Final = (
    "conclude concluded concluding|meet met gather gathered assembled see saw receive received hold-talks confer|convene held hold place-take convened occur conduct conducted organize organized",
    "lead led head headed chair chaired command commanded preside presided leadership leader chairman chairmanship commander chief",
    "appoint named appointed designated|replace succeeded succeed replaced relieved|travel went go visit visited travelled gone journey",
    "instruct instructed told tell instructs order ordered orders|call declare declared describe described declaring brand branded term termed label labelled",
    "request asked urged urges requests calls call-upon called demanded demands appeal appealed invited invites encourage",
    "allow authorize authorized permitted permit entitle grant grants|let release released free freed liberated",
    "retake retook recapture recaptured regain regained won-back|capture took seize seized captured taken occupy occupied",
    "fight fought clash clashed firefight fighting battle hostilities exchange-fire skirmish combat|attack attacked assaulted raid raided shelled shelling ambush ambushed bombed bombing bombings",
    "kill die died killed dead death killing killings deaths fatal murdered|wound hurt injured injuring wounding injury",
    "say said stated noted told announced announce declare-that|deny denied denies denying|admit admitted acknowledge acknowledged concede conceded",
    "insist insisted|refuse refused reject rejected declined decline turned-down opposed oppose|accept accepted agree agreed consent consented",
    "pass adopt adopted passed enacted enact approve approved endorse endorsed|sign signed initialled|ratify ratified|veto vetoed",
    "withdraw withdrew withdrawn leave left departed pulled-out quit|arrive arrived came|station stationed based located headquartered deployed deploy",
    "establish created set-up established founded|end terminated ended expire expired ceased dissolved lapse lapsed|extend prolonged extended renewed prolong",
    "begin began started opened launch launched launching starting|offer offered proposal proposals propose proposed suggestion|completely wholly entirely fully totally",
    "enlarge enlarged increase increased grow grew expanded rose raised rise risen escalate escalated escalating mount mounted intensified intensify soared swelled doubled|reduce reduced cut decreased fell lowered drop dropped shrank fallen subsided subside diminished dwindled halved",
    "undertake undertook pledge pledged promise promised commit committed undertaking|limit restrict restricted limited restriction restrictions curb curbed",
    "visit-place inspect inspected inspection examine examined review reviewed|check investigate investigated|pay finance financed paid funded financing fund",
    "send dispatch dispatched sent|recognize recognized recognised|protest protested|prevent prevented stop stopped kept-out|fighter fighters gunmen rebels insurgents",
    "first initial inaugural|criticize criticise criticized criticised criticism criticisms denounce denounced|include included includes cover covered covers comprise comprised",
    "worsen worsened deteriorate deteriorated deterioration worsening|improve improved improvement|decree decreed decrees|back backed support supported backing supports",
    "commence-part resume resumed restart restarted|attend attended participated participate took-part part-take|preparatory interim",
    "contribute allocate allocated allocates give gave given gives assign assigned provide provided provides|apply application applications applied|weekly week every-week|monthly month|accommodation housing quarters|person persons people|force forces men|shoot shot shots shooting gunfire gunshot",
)  # fmt: skip


@lru_cache(maxsize=1)
def _read_facts() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _FACTS:
        for group in line.split("|"):
            words = group.split()
            for word in words:
                table.setdefault(word, words[0])
    for base in sorted(BASES & table.keys()):
        for form in _inflect(base):
            table.setdefault(form, table[base])
    return table


def _inflect(base: str) -> tuple[str, ...]:
    """Give the forms of a verb whose base is in a group."""
    if base.endswith("e"):
        return f"{base}s", f"{base}d", f"{base[:-1]}ing"
    if base.endswith("y") and base[-2] not in "aeou":
        return f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"
    return f"{base}s", f"{base}es", f"{base}ed", f"{base}ing"


@lru_cache(maxsize=20_000)
def find_fact(word: str) -> str:
    """Find the concept that a word has in a fact; empty where it tells nothing.

    Examples
    --------
    >>> [find_fact(word) for word in ("met", "received", "headed", "ambushed", "the")]
    ['meet', 'meet', 'lead', 'attack', '']
    """
    small = word.casefold()
    found = _read_facts().get(small)
    if found:
        return found
    concept = find_concept(small)
    return _read_facts().get(concept, concept)


#: Of two concepts of one pair the one excludes the other where all else is the same.
_APART: Final = (
    "kill wound|refuse accept|refuse pass|deny admit|deny say|withdraw deploy|withdraw arrive|withdraw station|begin end|enlarge reduce|sign veto|pass veto|"
    "government opposition|weekly monthly|allow prevent|protest accept|recognize refuse|pass reject|accept reject|"
    "north south|east west|northern southern|eastern western|military civilian|observer police|legal illegal|lawful illegal|succeed fail|"
    "man woman|men women|worsen improve|valid void|increase decrease|enlarge decrease|increase reduce|week month|day month|day week|month year|week year|day year|hour day|kilometre mile|extend end|first last|deny accept|insist refuse"
)
APART: Final = frozenset(frozenset(pair.split()) for pair in _APART.split("|"))


def are_apart(one: str, other: str) -> bool:
    """Whether of two concepts one excludes the other."""
    return frozenset((one, other)) in APART
