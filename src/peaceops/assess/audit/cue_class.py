"""Words by which a sentence shows that it concludes, judges or merely reports, in classes.

What enters: nothing. What leaves: a table of classes with what each tells a reader.
Never done here: how much a class weighs (:mod:`peaceops.assess.audit.cue_weight`); any word that depends on who leads a mission.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class CueClass:
    """Words of one class.

    Parameters
    ----------
    name : str
        Its name in the table of weights.
    told : str
        What it tells a reader, as said on the page.
    words : frozenset of str
        Lower case; two words for a pair that stands together.
    """

    name: str
    told: str
    words: frozenset[str]


def _words(name: str, told: str, words: str) -> CueClass:
    return CueClass(name=name, told=told, words=frozenset(words.split()))


def _pairs(name: str, told: str, first: str, second: str) -> CueClass:
    return CueClass(name=name, told=told, words=frozenset(f"{a} {b}" for a in first.split() for b in second.split()))


#: Anywhere in the sentence.
ANYWHERE: Final = (
    _words(
        "inference",
        "a word that concludes",
        "accordingly consequently evidently hence therefore thus",
    ),
    _words(
        "certain",
        "it claims certainty",
        "arguably basically certain certainly clear clearly definitely doubtless essentially evident exactly frankly fundamentally indeed inescapable inevitably inherently literally manifestly naturally necessarily obvious obviously plain plainly precisely really simply surely truly ultimately unavoidable undeniably undoubtedly",
    ),
    _words(
        "limit",
        "it narrows down",
        "barely even few hardly just little mere merely only rarely scarcely seldom",
    ),
    _words(
        "hedge",
        "it weighs how likely something is",
        "apparently appear appears likely maybe perhaps possibly presumably probably seem seemed seems tend tends unlikely",
    ),
    _words(
        "can",
        "it says what can or cannot be",
        "can cannot could may might would",
    ),
    _words(
        "will",
        "it says what will be",
        "'ll shall will won't",
    ),
    _words(
        "ought",
        "it says what ought to be",
        "must need needs ought should",
    ),
    _words(
        "not",
        "it denies",
        "cannot n't neither never no nobody none nor not nothing without",
    ),
    _words(
        "more",
        "it compares",
        "as best better easier enough far fewer greater harder least less longer more most rather so stronger such than too weaker worse worst",
    ),
    _words(
        "bad",
        "it judges",
        "abandoned absurd acute alarming appalling arbitrary awful bad bankrupt baseless belated biased bleak blind broken brutal catastrophic chaotic clumsy complicit compromised confused contradictory controversial corrupt cosmetic costly counterproductive cowardly crude cynical damaging dangerous deadly deaf deceptive deep deluded delusional depressing destructive difficult dire disappointing disastrous discredited discriminatory disgraceful dishonest dismal doomed doubtful dreary dubious dysfunctional elusive empty exhausted expensive false fatal feeble flawed foolish forgotten fragile futile gloomy grim groundless half-hearted hamfisted hard harmful harsh hollow hopeless horrible hypocritical ill ill-advised ill-conceived illegal illegitimate illusory impossible impotent inadequate incapable incoherent incompetent inconsistent indefensible ineffective inefficient inept inexcusable infamous insincere insoluble insufficient intolerable intractable ironic irrelevant irresponsible lame late lethal limited lopsided lost meaningless misguided misleading misplaced mistaken misunderstood murky myopic naive naïve neglected negligent nominal notorious obsolete one-sided opaque outdated overdue overstretched paradoxical partial partisan pathetic perilous perverse pointless poor powerless powerlessness precarious premature problematic profound questionable reckless risky rusty sad selective serious severe shaky shameful short-sighted slow sluggish sorry stark stuck superficial suspect symbolic tainted tenuous terrible timid toothless toxic tragic trapped troubling unable unacceptable unaccountable unbalanced uncertain unclear underfunded understaffed unequal uneven unfair unfinished unforgivable unfortunate unfounded unhelpful uninterested unjust unmanageable unnecessary unpopular unprecedented unprepared unproductive unpunished unrealistic unreliable unresolved unsatisfactory unsolvable unsustainable untenable unwilling unwise unworkable urgent useless vague volatile vulnerable wasteful weak weakened worrying worthless wrong",
    ),
    _words(
        "good",
        "it judges",
        "able adequate admirable affordable appropriate beneficial best better brave bright capable cardinal central cheap classic compelling competent constructive convincing cost-effective courageous credible critical crucial decisive deserved distinguished durable effective efficient encouraging essential excellent exemplary extraordinary fair feasible formidable fortunate fundamental genuine good great helpful historic honest hopeful ideal impartial imperative important impressive incumbent indispensable inevitable just justified key lasting legitimate lucky natural necessary neutral noble opportune paramount perfect persuasive plausible positive possible practical pragmatic preferable productive promising proper prudent ready real realistic reasonable reliable remarkable responsible right rightful robust satisfied sensible significant sincere solid sound stable strong successful sufficient suitable superior sustainable timely true trustworthy typical ultimate unique urgent useful valuable viable vital welcome willing wise workable worth worthy",
    ),
    _words(
        "judging-noun",
        "it names a judgement",
        "absence accomplishment achievement affront alibi alternative alternatives answer antidote argument asset assumption backbone barrier betrayal bias blame blunder burden bystander bystanders catastrophe cause challenge challenges chance character charade choice claim complacency condition consequence consequences contradiction contradictions core cornerstone cost cowardice credibility credit cure danger dangers deadlock defeat delusion dilemma disaster disgrace disservice double duty embarrassment error errors essence evidence example exception excuse excuses explanation fact factor failure failures fallacy fantasy farce fault favor favour fiction fix flaw flaws folly foundation gap gaps guarantee guilt harbinger heart hope hostage hostages humiliation hypocrisy idea illusion illusions illustration imbalance impasse impediment implication implications importance impotence impunity inaction incentive incentives incompetence indication indifference injustice instrument insult interest interests irony justification key lack legitimacy lesson lessons liability limitations limits logic luxury mark meaning miscalculation misjudgement misjudgment mismatch mistake mistakes mockery motive motives myth nature neglect negligence nonsense notion obligation obstacle obstacles opportunity option options outcome panacea paradox partiality passivity pattern pawn point potential precedent precondition premise prerequisite pretence pretense pretext price problem problems progress promise proof prospect prospects puppet purpose quagmire question rationale reality reason reasons recipe relevance remedy reminder responsibility result risk risks root roots rule salvation scandal sense setback sham shame shortcoming shortcomings sign signal significance signs solution sophistry stalemate standard standards success symbol symptom target temptation test threat tool tragedy trap trend triumph trust truth value victim victory warning way weakness weaknesses weapon will wisdom",
    ),
    _words(
        "judging-verb",
        "a verb that judges",
        "abandon abandoned address addresses aggravate aggravated aggravates amount amounts answer answers appease appeases backfire backfired backfires belie belies benefit benefits betray betrayed betrays cannot claim collapse collapsed collapses complicate complicates conceal conceals condone condones cope cost costs crippled crumble crumbles crumbling deepen deepens defies defy demand demands denies deny depend depends deserve deserves deter deters discourage discourages discredit discredits disguise disguises distort distorts doom dooms doubt doubts embolden emboldens encourage encourages ensure ensures entrench entrenched erode eroded erodes eroding exacerbate exacerbates exaggerate exaggerates exceed excuse fail failed failing fails falter faltered falters forfeit forget forgets freeze freezes gain gains guarantee guarantees hamper hampers harm harms help helps hidden hide hides hinder hinders hinges hurt hurts ignore ignored ignores ignoring inflame inflames intensifies intensify invite invites jeopardise jeopardize jeopardizes justifies justify lack lacked lacks learn learned legitimate legitimise legitimize lose loses lost mask masked masks masquerade matter matters merit merits mislead misleads misread miss missed misses neglect neglected outweigh outweighs overcome overcomes overlook overlooks owe owes paid paralyse paralysed paralyze paralyzed pay pays perpetuate perpetuates pretend pretends prolong prolongs protect protects reinforce reinforces remain remains require requires resolve resolves rests reward rewarded rewards sabotage sabotaged sabotages save saves secure secures serve serves shatter shattered shield shields smack smacks solve solves squander squandered squanders stabilise stabilize strengthen strengthens struggle struggled struggles stumble succeed succeeds suffer suffers survive threaten threatens thrive thrives tolerate tolerates underestimate undermine undermined undermines undermining warrant warrants waste wasted wastes weaken weakens work worked works worsen worsens",
    ),
    _words(
        "cause-verb",
        "it tells an effect",
        "allow allows breed breeds bring brings brought cause caused causes contribute contributes create created creates drive driven drives enable enables explain explains foster fosters fuel fuels give given gives increase increases lead leads leave leaves led made make makes making mean means meant prevent prevents produce produced produces reduce reduces render renders result results turn turned turns",
    ),
    _words(
        "because",
        "it gives a reason",
        "because due given owing reason since thanks why",
    ),
    _words(
        "evidence-verb",
        "it says what something shows",
        "betray betrays confirm confirms demonstrate demonstrates exemplifies exemplify expose exposes highlight highlights illustrate illustrates implies imply indicate indicates prove proved proven proves reflect reflects remind reminds reveal reveals show shown shows suggest suggests testify underscore underscores",
    ),
    _words(
        "own-finding",
        "it says what is found or held",
        "argue believe conclude conclusion contend find findings lesson lessons suspect think",
    ),
    _words(
        "condition",
        "it sets a condition",
        "if otherwise unless whether",
    ),
    _words(
        "all-or-none",
        "it speaks of all or none",
        "all always any anybody anyone anything ever every everybody everyone everything never nobody none nothing whatever whoever",
    ),
    _words(
        "concede",
        "it weighs one thing against another",
        "although but despite even however instead nevertheless nonetheless still though while yet",
    ),
    _words(
        "said",
        "somebody else says it",
        "according accuse accused added alleged allegedly announced argued argues asked believes called claimed claims complained declared demanded denied expressed insisted noted quoted reported reportedly reports said say says sees spokesman spokeswoman stated suggested tells thinks told urged warned writes wrote",
    ),
    _words(
        "month",
        "it tells a day",
        "ago april august december february friday january july june march monday month november october saturday september sunday thursday today tomorrow tuesday wednesday week yesterday",
    ),
    _words(
        "procedure",
        "it tells an act of an office or an event",
        "adopted ambushed appointed approved arrived attacked authorised authorized began commanded completed composed comprised comprises convened created decided deployed elected endorsed established extended founded held injured killed launched located met opened organised organized patrolled provided ratified replaced requested sent signed started stationed submitted took transferred travelled visited wounded",
    ),
    _words(
        "paper",
        "it speaks of a text",
        "article author book brief chapter essay paper report review section study thesis",
    ),
    _words(
        "i-we",
        "the writer speaks of himself",
        "i me my our us we",
    ),
    _words(
        "you",
        "it speaks to the reader",
        "you your yourself",
    ),
    _words(
        "number-word",
        "it counts",
        "billion dozen dozens eight five four half hundred hundreds million nine per percent seven six ten third thousand thousands three two",
    ),
    _words(
        "be-now",
        "it says what is",
        "'re 's are aren't is isn't",
    ),
    _words(
        "be-past",
        "it says what was",
        "was wasn't were weren't",
    ),
    _words(
        "have-now",
        "it says what has come about",
        "'ve has hasn't have haven't",
    ),
    _words(
        "had-did",
        "it says what had been",
        "did didn't had hadn't",
    ),
    _words(
        "do-now",
        "it says what is done",
        "do does doesn't don't",
    ),
    _words(
        "so-such",
        "it points back",
        "so such",
    ),
    _words(
        "this",
        "it points back",
        "that these this those",
    ),
    _words(
        "what-how",
        "it asks or explains",
        "how what who whoever why",
    ),
    _words(
        "abstract",
        "it speaks of matters, not of persons",
        "alliance approach community conflict conflicts democracy diplomacy force impartiality intervention interventions legitimacy mandate neutrality order peace peacekeeping policies policy politics power powers process sanctions security sovereignty stability strategy system violence war",
    ),
)
#: As its first word.
FIRST: Final = (
    _words(
        "start-contrast",
        "it turns against what stands before it",
        "but however instead nevertheless nonetheless rather still yet",
    ),
    _words(
        "start-so",
        "it draws on what stands before it",
        "accordingly clearly consequently hence so therefore thus ultimately",
    ),
    _words(
        "start-this",
        "it points back",
        "such that these this those",
    ),
    _words(
        "start-it",
        "it begins with “it”",
        "it it's",
    ),
    _words(
        "start-there",
        "it says what there is",
        "there",
    ),
    _words(
        "start-add",
        "it adds to what stands before it",
        "and besides furthermore indeed likewise moreover similarly worse",
    ),
    _words(
        "start-time",
        "it begins with a time or place",
        "after at before by during in last later on since then until when",
    ),
    _words(
        "start-question",
        "it asks",
        "are can could did do does how is should what where who why will would",
    ),
    _words(
        "start-list",
        "it is one of a list",
        "finally first firstly lastly second secondly third thirdly",
    ),
    _words(
        "start-no",
        "it denies",
        "neither no nobody none nothing",
    ),
    _words(
        "start-if",
        "it sets a condition",
        "if unless without",
    ),
    _words(
        "start-he",
        "it tells of a person",
        "he her his she",
    ),
    _words(
        "start-they",
        "it goes on about the same",
        "its their they",
    ),
    _words(
        "start-we",
        "the writer speaks of himself",
        "i my our we",
    ),
    _words(
        "start-a",
        "it speaks of any of a sort",
        "a an",
    ),
)
#: Two words that stand together.
TOGETHER: Final = (
    _pairs(
        "no-doubt",
        "it leaves no doubt or no other way",
        "no little small hardly",
        "doubt wonder surprise question reason point use sense way alternative substitute choice evidence indication mistake secret accident coincidence excuse",
    ),
    _pairs(
        "own-word",
        "the writer concludes",
        "we i",
        "argue find conclude contend believe think suspect show submit maintain hold doubt fear",
    ),
    _pairs("own-word", "the writer concludes", "our the these", "findings results evidence analysis"),
    _pairs(
        "own-word",
        "the writer concludes",
        "in my our",
        "view opinion judgement judgment conclusion short sum fact reality truth effect essence practice",
    ),
    _pairs("own-word", "the writer concludes", "of at on", "course best worst balance"),
    _pairs(
        "kind-of",
        "it says what something is a case of",
        "example case illustration reminder recipe instance symptom testament sign test product victim victory matter form act exercise means symbol part proof lesson price cost",
        "of for that",
    ),
    _pairs(
        "no-longer",
        "it says what is out of reach",
        "no too far unable incapable",
        "longer little late few weak small from to of",
    ),
    _pairs(
        "point-is",
        "it says where the matter lies",
        "problem question point lesson answer truth reality fact result reason issue danger risk trouble challenge solution irony conclusion key task",
        "is are was lies remains here",
    ),
)
#: What is told by the shape of the sentence or by what stands around it, and what it tells a reader.
SHAPES: Final[Mapping[str, str]] = {
    "announced": "words that announce a conclusion",
    "be-judged": "it says that something is good, bad or the point",
    "point": "it begins with the matter itself",
    "opens": "it opens its paragraph",
    "closes": "it closes its paragraph",
    "this-is": "it says what that is",
    "start-ing": "it speaks of an act in general",
    "start-ly": "it begins with the writer's stance",
    "negative-form": "it judges by a word of lack",
    "none": "no word of judgement",
    "no-names": "it names nobody",
    "names": "it names many",
    "digits": "it gives figures",
    "year": "it names a year",
    "past": "it tells a past",
    "long": "it is long",
    "middle": "it is of middle length",
    "short": "it is short",
    "question": "it asks",
    "exclaim": "it exclaims",
    "colon": "it explains after a colon",
    "semicolon": "it sets two clauses side by side",
    "dash": "it puts in an aside",
    "quote": "it quotes",
    "notes": "a note is called in it",
    "linked": "it takes up words of the sentences before",
    "after-question": "a question stands before it",
    "after-figure": "figures stand before it",
    "reason-next": "a reason stands behind it",
}
