"""How a clause is meant: asserted, reported, estimated, predicted, possible, normative, motive; and whether it denies.

What enters: a clause, folded.
What leaves: the modality with the words by which it was told, to whom it is attributed, whether it is negated.
Never done here: judging whether what is reported is so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from peaceops.documents.statement.speaker import find_speaker

#: In this order; the first that is found stands.
_CUES: Final = (
    ("motive", (
        r"\b(?:could not accept|us(?:ed|es|ing) (?:this|these|the|its|such|different|other|various)\b[^,;]{0,60}? to (?:preserv|maintain|expand|spread|retain|increas|restrict|avert|exert|secur|consolidat|weaken)\w*|(?:strategy|strategies|policy|policies) (?:for|of) dominat\w+|motiv(?:e|es|ation|ations|ated)\b|intention(?:s)? (?:to|of|was|is)|intends? to|in order to (?:secure|maintain|expand|spread|retain|increase|strengthen|preserve|exploit|avert|restrict|align)\b(?! (?:compar|accura|consisten|reliab|valid|anonym|coverage))"
        r"|(?:seek|seeks|sought|seeking|wants?|wanted|wish(?:es|ed)?|tr(?:y|ies|ied)|aim(?:s|ed)?|hop(?:es|ed|ing)|desir(?:e|es|ed)|zeal|eager|strives?|strove|preferred|prefers) (?:\w+ ly )?(?:to|for|ways)\b"
        r"|(?:hopes|hoping) that|in a bid to|pursu(?:es?|ed|ing) (?:an?|the|its|their) policy of|(?:prefers|preferred) (?:an? |to have)|deliberately|primary interest|did not want|does not want|rationale behind|(?<!many )(?<!good )(?<!are )(?<!several )(?<!main )reasons? (?:why|for)\b|plans behind|perceives? itself|policymakers believe"
        r"|goals? (?:is|was|are|were) to|(?:keen|anxious|determined|out) to (?:get|go|stay|win|have|hold|make|keep|punish|weaken|protect|preserve|prove|avoid|control|expel|divide)|meant to (?:keep|punish|weaken|protect|preserve|control|divide|buy|please|impress|appease|reassure|intimidate)|(?<!for )(?<!in )want(?:s|ed)? (?:more|nothing|no |the (?!for)|other|an? )|likes? it that way|something to hide|(?:purpose|aim|goal) (?:is|was) (?:plainly |clearly |evidently |obviously )?to|(?:has|have|had) no (?:real |genuine )?interest in|(?:is|are|was|were) (?:really |truly )?after (?:an? |the (?:\w+ )?(?:gas|oil|ore|stones|diamonds|gold|land|ports?|mines|minerals|votes|money|credit|prize|resources|pipeline|throne|presidency|uranium|timber|charcoal)\b)"
        r"|what (?:the |its )?[\w' -]{2,40} (?:is|was|were|are) (?:really |truly |only )?(?:after|for)(?: all along)?(?=\W*$| is\b| was\b|:)|^(?!.*[,;]$)(?:believing|convinced that|fearing|hoping|wanting|anxious|eager) [^;]{5,80}?, (?=[a-z])|what (?:the |its )?[\w' -]{2,40} (?:wants?|wanted|seeks?|sought|needs?|fears?|feared) (?:is|was)\b|in order to (?:be|get) rid of|looking for (?:the|an?) (?:exit|way out|excuse|pretext)|(?:is|was|were|are) the (?:real |true )?(?:aim|goal|prize)(?: all along)?(?=\W*$)|(?<!not )did (?:so|this|that) (?:only |simply |solely |in order )?to (?=[a-z])|(?<!not )(?<!n't )(?:is|was|are|were|be|been|genuinely|only|mainly|more) interested in (?:\w+ing|the \w+)|pursu(?:es?|ed) (?:the|an?|its|their) (?:\w+ )?(?:goal|aim|objective)s? (?:to|of)|(?:real|true|hidden|actual|ulterior) (?:agenda|aim|goal|purpose|interest|objective|motive|reason)s?|(?:'s|its|their|s') (?:(?:main|first|only|chief) )?(?:interest|ambition|hope|wish|concern|aim|goal|calculation)s?(?: in [^,;]{2,40}?)? (?:is|are|was|were|has been) (?!(?:that|expressed|shared|noted|raised)\b)|(?:bent|set|intent) on \w+ing|covet(?:s|ed|ing)?|with an eye (?:to|on)|in the hope (?:of|that)|every (?:reason|interest|incentive) to|because (?:its|their|the|his) (?:\w+ )?(?:governments?|capitals?|leaders?|ministr\w+|ministers?|generals|commanders|sponsors|senders|contributors|patrons|states|palace|regime) (?:fear|want|need|hope|dread|need|prefer)(?:s|ed)?|(?:has|have|had) [^,;]{2,40}? of (?:its|their) own to (?:look after|protect|defend|guard|serve|pursue)|to (?:keep|get|gain|win|retain|preserve|secure|hold) (?:an?|its|their) (?:\w+ )?(?:hand|foot|foothold|grip|hold|finger|seat|base|bases|influence|say|leverage|lever|access)\b|(?:exists?|survives?|stays?|stayed|remains?|kept|came|sent)\b[^,;]{0,30}? for the sake of|guided by|opportunity to|with the aim of (?:expand|preserv|strengthen|boost)\w*|to serve (?:its|their)|attempts? to (?:expand|dominate|control))"
    )),
    ("predicted", (
        r"\b(?:(?:is|are|was|were) (?:expected|(?:un)?likely|projected|predicted|forecast|bound|set) to|(?:is|are) (?:expected|due|projected) (?:by|in|before|within|next|no later than|at the|later|soon)(?! (?:contact|full))|it (?:is|can be|must be|now seems|seems) (?:to be |very |highly |most |quite )?(?:expected|predicted|foreseen|forecast|likely|unlikely|probable) that|(?:odds|chances|likelihood|probability) (?:of|that)[^,;]{2,60}? (?:is|are|remains?|stands? at)|(?:is|are|seems?|looks?|appears?) (?:about|sure|certain|poised|doomed|destined|fated|condemned) to (?!the |an? )|there is (?:an?|every|no|little|some) (?:[\w-]+ ){0,4}?(?:chance|likelihood|probability|prospect) (?:that|of)|(?:may|might|could) well (?!have\b)\w+[^,;]{0,60}? (?:by (?:the|\d{4}|next)|before|within|next|this (?:year|spring|summer|autumn|winter)|in the (?:coming|next))|my (?:guess|bet|prediction) is that|(?<!political )(?<!free )(?<!the )(?<!its )(?<!their )(?<!no )will (?!of\b|to\b|(?:\w+ly )?(?:consist|comprise|be (?:composed|headed|made up))\b)\w+|(?:i|we) (?:expect|predict|foresee)\b|shall probably|would (?:eventually|probably|likely|lead|result)"
        r"|(?:is|are) going to (?!the |an? )|in the (?:coming|near) (?:years|future)|by 20[3-9]\d)\b"
    )),
    ("normative", (
        r"\b(?:(?<!^)should (?!have been able|(?:also |perhaps )?be (?:noted|recalled|remembered|borne|stressed|emphasi[sz]ed|added|mentioned|pointed|observed))\w+|ought to|(?:is|are|was) (?:right|wrong|wise|unwise) to (?=[a-z])|must (?!have|be (?:sought|found in|explained|understood as|because|due to))\w+|(?<!not )(?<!the )(?<!a )(?<!no )(?<!any )need to (?:be|decide|learn|choose|agree|find|do)|(?<!their )(?<!humanitarian )(?<!its )needs to \w+|would (?:do well|be (?:wise|better advised))\b|(?:it |to \w+ \w+ )?(?:would|will|is) be (?:an? (?:\w+ )?(?:mistake|error|folly|blunder)|wrong|unwise|premature|folly|irresponsible|reckless) to|it is (?:an? (?:\w+ )?mistake|wrong|unwise|folly) to|(?:is|are) (?:well |best )?advised to|had better|(?:^|: )(?:do not|don't|never|let us|let no) (?!first|now|consider|look|take|turn|begin|start|recall|remember|assume|suppose)(?=[a-z])|(?:it is |it's )?incumbent (?:up)?on|it's (?:high |about )?time (?:that|to|for)|(?:so|and so) let us (?=[a-z])|(?:(?<=[a-z]s )|(?<=they )|(?<=we )|(?<=people ))(?<!its )(?<!this )need to [a-z]+|(?:has|have) (?:a|the|an) (?:\w+ )?(?:duty|obligation|responsibility) to|it is (?:(?:high |about )?time (?:that|to|for)|(?:important|essential|necessary|imperative|crucial|reasonable) (?:to|that)(?! (?:conclude|assume|infer|suppose|think|believe|say|argue|expect|note|recall|remember|mention|add|point out)\b))|is required to|calls? (?:on|upon) (?!the help)|"
        r"urges?|requires? an? |(?<!not )has to (?!do with|date\b|some\b|an?\b|the\b)[a-z]+|have to (?:follow|respect|be)|will have to (?!wait)[a-z]+|demands? that|(?<!as )i recommend|recommends? that|deserves?|recommendation that)\b"
    )),
    ("possible", (
        r"\b(?:(?:may|might|could|would) have been|may(?! \d)|might|could(?! not)|(?<!with )(?<!of )(?<!by )perhaps|possibly|can (?:be|act|turn)|presumably|arguably|it is possible|possibility|seem(?:s|ed|ingly)?|appear(?:s|ed)? to|probably|suggests? that|assumptions? that|potential(?:ly)?)\b"
    )),
    ("estimated", (
        r"\b(?:(?:it (?:is|was|has been) )?estimat(?:e|es|ed|ing|ion|ions)|is thought to|are thought to|is believed to|believed to (?:be|have)|approximat\w+ that|according to estimates)\b"
    )),
    ("reported", (
        r"\b(?!(?<=member )states|(?<=individual )states|(?<=other )states|(?<=the )states|(?<=those )states|(?<=these )states|(?<=many )states|(?<=some )states|(?<=several )states|(?<=all )states|(?<=neighbouring )states|(?<=united )states|(?<=small )states)"
        r"(?:according to|(?<!such )(?<!\bas )as (?!well as)(?:[\w' -]{2,40} )?(?:claims?|argues?|notes?|writes?|says?|(?:agreement|accord|charter|mandate|report|resolution|protocol|treaty|article|constitution|author|he|she|it) states|stated|puts it|reported|observed|noted)|(?<!should be )(?:claim|say|report|stat|argu|not|writ|wrote|announc|alleg|maintain|insist|believ|conclud|admitt|warn|told|inform|confirm|complain|predict|promis|explain|reckon|"
        r"assert|contend|declar|repli|demand|find|found|emphasi[sz]|stress|recall|indicat|estimat|point|acknowledg|observ|accus|suggest|underlin|defin|suggest)(?:s|es|ed|d|ing)?(?: (?:out|me|us|my|the \w+|(?:on|in|to(?! the fact)|at|last) [\w ,]{3,24}))? that\b|(?<!to )(?<!can )(?<!must )(?<!may )(?<!i )(?<!we )(?<!one )(?<!you )(?:(?:argu|believ|conclud|alleg|declar|observ|acknowledg|announc)e|admit) that|made (?:it )?clear that|taken the line that\b|(?:told|tells|inform(?:s|ed)|assur(?:es|ed)|warn(?:s|ed)|remind(?:s|ed)) (?:[\w'-]+ ){1,4}?that\b|(?:thinks|thought|frets?|fretted|worr(?:y|ies|ied)|deny|denies|denied|requests|insinuates) that|concluded [^,;]{2,60}? that|(?:^|, )(?:we|i) (?:are|were|have been|was) told\b|(?:i|we) (?:have )?(?:read|heard) that|inferred [^,;]{2,30}? that|(?:was|were|is|are|been) (?:described|criticis?z?ed|denounced|dismissed|hailed|praised) as|(?:allegation|complaint|charge|rumou?r) (?:is|was) that|(?:denied|denies) (?:any|having|all|the (?:charge|claim|report|accusation)s?)|(?:calls|called) (?:the |it |them |this |that |its )[^,;]{2,50}? an? \w+|said(?: on| in|,| that)|reportedly|allegedly|it (?:was|is|has been) (?:reported|alleged|claimed|said|announced)|accused|reports? that|been reports? of|in the words of|quoted|accuses? [^,;]{2,60}? of"
        r"|(?:is|are|was|were) (?:said|reported|alleged|rumou?red) to (?:have|be)|(?:asked|demands?|demanded|requested|proposed) that|(?<!was )(?<!were )(?<!been )announc(?:es|ed) (?:an?|the|its|their|his|her|new|plans?)"
        r"|(?<!to )(?:says?|said) (?:the (?!same|least|opposite|contrary|words?|names?|prayers?|truth)|its|their|it|they|there|he|she)"
        r"|(?:some|many|critics|opponents|others|analysts|diplomats|residents) (?:(?:in|of) \w+ )?(?:call|called|describe|described|regard|regarded|fear|feared|suspect|suspected|complain|complained))\b"
    )),
)  # fmt: skip
_COMPILED: Final = tuple((name, re.compile(pattern)) for name, pattern in _CUES)
_NEGATED: Final = re.compile(
    r"\b(?:not|never|no longer|neither|nor|cannot|did not|none|nobody|nothing|hardly)\b|\bno (?!\d|more than|fewer|less|doubt|later|\. )(?=[a-z])|\w+n't\b"
)
_NOT_NEGATED: Final = re.compile(
    r"\b(?:not only|not just|to none|no(?:t)? (?:more|fewer|less|later|earlier|merely|exceed)|whether or not|not in name only|if not|not exceed(?:ing)?|not to exceed|not until|should have)\b"
)
_VAGUE: Final = re.compile(
    r"\b(?:important|interesting(?:ly)?|significant(?:ly)?|potent|prominent|diffuse|debatable|questionable|controversial|unclear|weak|strong|serious(?:ly)?|reasonable|harsh(?:ly)?|terrible|troublesome|surprising(?:ly)?|biased|unbiased|impartial|partial|"
    r"genuine(?:ly)?|superficial|fundamental|successful|effective|insufficient|distorted|narrow|belligerent|dominat\w*|hegemon|influence|decisive|unique|alarming|mistake|best|worst|wrong|right|good|bad)\b"
)
#: These colour a clause only where they stand at its main verb: "decided to review what might change" decided.
_OF_MAIN_VERB: Final = frozenset({"possible", "predicted", "normative"})
_PAST: Final = re.compile(
    r"\b(?:was|were|had|did|has|have|is|are|began|took|gave|made|came|went|led|held|met|sent|said|told|became|"
    r"(?!(?:united|armed|displaced|so-called|uniformed|need|indeed|hundred|based|limited|expected|projected|occupied|related|continued|needed)\b)[a-z]{2,}ed)\b"
)
#: A condition or a time that opens a sentence: its verb is not the sentence's own.
_OPENING_CLAUSE: Final = re.compile(
    r"(?:if|unless|whoever|whatever|even if|as long as|so long as|until|when|once|should|as (?:has been|was|we have|happened)) [^,;:.]{3,120}, |(?:before|by the time|when) (?:\d{4}|the year) (?:is|are) (?:over|out|up) "
)
#: Words right before those of a motive that make of it a norm, a forecast or a guess.
_BEFORE_MOTIVE: Final = (
    (
        "reported",
        re.compile(
            r"\b(?:thinks?|thought|says?|said|claims?|claimed|argues?|argued|insists?|insisted|believes?|believed|maintains?|alleges?|alleged|read|heard|told) that\b[^;]*$"
        ),
    ),
    (
        "normative",
        re.compile(
            r"\b(?:should|must|ought to|needs? to|has to|have to)(?: (?:not|also|now|at least|\w+ly|be))*\s$|^it is (?:important|essential|necessary|imperative|crucial) (?:to|that)\b"
        ),
    ),
    (
        "predicted",
        re.compile(
            r"\b(?:will|shall|(?:is|are) (?:likely|bound|going|set|expected) to)(?: (?:not|also|now|then|\w+ly|be))*\s$"
        ),
    ),
    (
        "possible",
        re.compile(
            r"\b(?:perhaps|possibly|maybe|presumably|the possibility|might|(?:may|could)(?: (?:not|also|well|\w+ly|be|have|have been))*\s$)"
        ),
    ),
)
#: What a mission was set up to try is its purpose as written.
_FOUNDED: Final = re.compile(
    r"\b(?:was|were|been|is|are) (?:created|established|set up|deployed|founded|mandated|designed|supposed|formed|launched)\b[^;]{0,90}$"
)
#: "Whether it wants a force or a fort" leaves the motive open.
_OPEN: Final = re.compile(r"\bwhether (?:[\w'-]+ ){1,4}$")
#: An agreement, a mandate or a rule gives leave: "may" is then no guess.
_INSTRUMENT: Final = r"(?:agreements?|mandates?|resolutions?|protocols?|accords?|treat(?:y|ies)|rules?|terms|charter|constitution|statutes?|law|decree|memorandum|arrangements?|articles?|annex|chapter|regulations?)"
_GRANTED: Final = re.compile(
    rf"\b(?:under|pursuant to|in accordance with|by virtue of|according to|by the terms of|as (?:provided|permitted|allowed|set out|laid down) (?:by|in)) (?:[\w'-]+ ){{0,6}}?{_INSTRUMENT}\b"
    rf"|\b{_INSTRUMENT}(?: (?:of|on|for) [\w' -]{{3,40}}?)? (?:provides?|provided|allows?|allowed|permits?|permitted|lays? down|states?|stipulates?)\b"
)
_LEAVE: Final = re.compile(
    r"\bwith(?:out)? (?:the |any |an? )?(?:prior |written |express |previous )*(?:consent|permission|notice|approval|leave|warning|warrant)\b|\bin the presence of\b|\bat any (?:time|hour)\b|\bonly (?:if|with|when|after|where)\b"
)
#: Who holds an office may do what the office gives leave to, of any or every case.
_OFFICE: Final = re.compile(
    r"(?:\b(?:secretary-general|commander|observers?|monitors|members|inspectors|patrols?|president|chairman|governor|committee|commission|police|officers?|soldiers|personnel|parties|either (?:party|side))\b[^,;]{0,50} )$"
)
_ANY: Final = re.compile(
    r" (?:\w+ ){1,5}?(?:any|all|every|each|suspects|persons)\b(?!.*\b(?:soon|tomorrow|next|one day|yet)\b)"
)
_BY_CHANCE: Final = re.compile(
    r" (?:\w+ly )?(?:well|yet|not|still|also|never|soon|have|end|become|lead|prove|seem|come|happen|fail|collapse|result|last|turn|need|appear|remain|cost|mean|help|break|lose|face|suffer|want|think|be (?!\w+ed\b|taken\b|kept\b|held\b|worn\b|brought\b|sent\b))\b"
)
#: Nobody could, or hardly: what is denied or asked is not held possible.
_UNABLE_BEFORE: Final = re.compile(
    r"(?:(?<!with )(?<!in )(?<!of )\b(?:no|nobody|no one|none|neither|few|little)\b[^,;]{0,40}|\b(?:how|who|why))\s$"
)
_UNABLE_AFTER: Final = re.compile(r" (?:never|hardly|scarcely|no longer|only|ill afford)\b")
#: What is ordained comes from a plan or an agreement, and is nobody's guess.
_ORDAINED: Final = re.compile(
    r"\b(?:provid(?:es?|ed)|stipulat(?:es?|ed)|decid(?:es?|ed)|lays? down|laid down|requires?|agreed|fores(?:ees?|aw)|envisag(?:es?|ed)|specif(?:y|ies|ied)) that "
)
#: "That may be true" concedes; it says nothing of its own.
_CONCEDED: Final = re.compile(
    r"^\W*(?:but |and |well, )?(?:perhaps (?:so|not|(?:it|they|he|she|that) (?:is|are|was|were|do|does|did|has|have|will))|(?:that|this|it|all this|all that) (?:may|might) (?:well |all |indeed )*be(?: (?:true|so|right|the case|fair))?|maybe so)\W*$"
)
#: What it would be naive to believe is not foretold.
_DISBELIEVED: Final = re.compile(
    r"\b(?:naive|absurd|foolish|illusion|idle|vain|mistake|wrong|hard|difficult) to (?:believe|think|expect|hope|assume|suppose|imagine|pretend)\b"
)
#: What nobody can do, and what a reader may look up, is not held possible.
_ASKS: Final = re.compile(r" (?:\w+ly )?(?:ask|say|think|argue|add|wonder|object|turn|look)\b")
_ASIDE: Final = re.compile(r"\b(?:one|we|you|readers?) (?:\w+ )?$")
_NOTHING: Final = re.compile(r"(?:no|none|zero|not|without)\b(?! (?:more|fewer|less))")
#: Who says it stands behind what is said, or owns the view: "…, a spokesman said today", "in the envoy's view".
_SAYS_SO: Final = re.compile(
    r", [^,;]{2,70} (?:said|says|claim(?:s|ed)|warn(?:s|ed)|insist(?:s|ed))(?: (?:today|yesterday|(?:on |last )?\w{3,6}day))?\W*$"
    r"|\bin [^,;]{2,50}'s? (?:view|opinion|words|account|judgement|estimation|assessment)\b"
)
_FRAMES: Final = (
    ("estimated", re.compile(r"^\W*(?:it (?:is|was|has been) estimated that|according to estimates|by (?:some|most) estimates)")),
    ("reported", re.compile(r"^\W*(?:according to|as reported by|it (?:is|was|has been) (?:reported|alleged|claimed|said|announced) that|in the words of)\b")),
)  # fmt: skip
REASONS: Final = {
    "motive": "a motive is not read from what was done",
    "normative": "a norm: what should be, not what is",
    "predicted": "a prediction: to be settled on its day",
    "opinion": "an opinion or a judgement without a measure",
    "vague": "no figure, day or event that evidence could settle",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a clause is meant.

    Parameters
    ----------
    modality, cue : str
        Modality and the words that tell it.
    attribution : str
        To whom it is attributed, or empty.
    is_negated : bool
        Whether it denies.
    is_opinion : bool
        Whether it judges without a measure.
    is_motive : bool
        Whether it names a motive, be it only as a guess or a norm.
    """

    modality: str
    cue: str
    attribution: str
    is_negated: bool
    is_opinion: bool
    is_motive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What frames a whole sentence.

    Parameters
    ----------
    modality, cue, attribution : str
        As in :class:`Manner`; empty where nothing frames it.
    """

    modality: str = ""
    cue: str = ""
    attribution: str = ""


def find_frame(text: str, folded: str) -> Frame:
    """Find what frames a whole sentence: "According to X, …", "It was estimated that …".

    Parameters
    ----------
    text, folded : str
        The sentence, as it is and folded.
    """
    for modality, pattern in _FRAMES:
        match = pattern.search(folded)
        if match:
            return Frame(
                modality=modality, cue=text[match.start() : match.end()].strip(), attribution=_find_who(text, modality)
            )
    return Frame()


def _find_who(text: str, modality: str) -> str:
    return find_speaker(text) or ("estimated" if modality == "estimated" else "")


def _is_after_verb(folded: str, at: int) -> bool:
    """Whether a finite verb stands before a cue, so that the cue is of a clause inside."""
    opening = _OPENING_CLAUSE.match(folded)
    verb = _PAST.search(folded, opening.end() if opening and opening.end() <= at else 0, at)
    return verb is not None and at - verb.end() > 12


def _weigh_motive(name: str, before: str) -> str:
    """Tell what a motive becomes by the words before it: "should seek to", "will seek to", "might seek to"."""
    if name != "motive":
        return name
    return next((other for other, pattern in _BEFORE_MOTIVE if pattern.search(before)), name)


def _is_leave(folded: str, match: re.Match[str]) -> bool:
    """Whether "may" gives leave: by an instrument, with consent, or to an office for any case."""
    if match.group() != "may" or _BY_CHANCE.match(folded, match.end()):
        return False
    return (
        _GRANTED.search(folded) is not None
        or _LEAVE.search(folded, match.end()) is not None
        or (_OFFICE.search(folded[: match.start()]) is not None and _ANY.match(folded, match.end()) is not None)
    )


def _is_unable(folded: str, match: re.Match[str]) -> bool:
    """Whether "could" is denied or asked: "no militia could", "could hardly", "how could"."""
    if _ASIDE.search(folded, 0, match.start()) and (
        match.group() in {"may", "can be"} or _ASKS.match(folded, match.end())
    ):
        return True
    if match.group() not in {"could", "can be"}:
        return False
    return (
        _UNABLE_BEFORE.search(folded[: match.start()]) is not None
        or _UNABLE_AFTER.match(folded, match.end()) is not None
    )


def _is_norm_first(folded: str, at: int, *, has_figure: bool) -> bool:
    """Whether a norm stands before the words of a prediction, outside a condition: "they ought to say who will go"."""
    if has_figure:
        return False
    opening = _OPENING_CLAUSE.match(folded)
    start = opening.end() if opening and opening.end() <= at else 0
    norm = _COMPILED[2][1].search(folded, start, at)
    if norm is None or folded[: norm.start()].endswith(("which ", "who ", "that ")):
        return False
    return " " in folded[norm.end() : at] and not _is_after_verb(folded, norm.start())


def find_motive_after(folded: str, at: int) -> tuple[int, int, int] | None:
    """Find a motive in a part of a clause of its own, behind its last figure.

    Parameters
    ----------
    folded : str
        The clause, folded.
    at : int
        Where its last figure ends.

    Returns
    -------
    tuple of int or None
        Where the part starts, and where the words of the motive start and end.

    Examples
    --------
    >>> find_motive_after("it sent 300 men, which can only mean that it wanted to be master", 12)
    (17, 45, 54)
    """
    begin = re.search(r"[,;:]\s+", folded[at:])
    if begin is None:
        return None
    start = at + begin.end()
    match = _COMPILED[0][1].search(folded, start)
    if match is None or _weigh_motive("motive", folded[start : match.start()]) != "motive":
        return None
    return start, match.start(), match.end()


def read_manner(text: str, folded: str, *, has_figure: bool, figures: Sequence[str] = ()) -> Manner:
    """Read how a clause is meant.

    Parameters
    ----------
    text, folded : str
        The clause, as it is and folded.
    has_figure : bool
        Whether a figure or day stands in it: then a motive or judgement beside it does not make it untestable.
    figures : sequence of str
        Words of its figures, which deny nothing ("no more than 136").
    """
    modality, cue, is_motive = "asserted", "", False
    for name, pattern in _COMPILED:
        match = pattern.search(folded)
        if match is None or (has_figure and name in {"motive", "possible"} and "have" not in match.group()):
            continue
        if (
            name == "normative"
            and has_figure
            and not re.search(
                r"should|must|ought|recommend|would do well|incumbent|mistake|advised|better", match.group()
            )
        ):
            continue
        if name == "predicted" and (
            folded.rstrip().endswith("?")
            or _ORDAINED.search(folded, 0, match.start())
            or _DISBELIEVED.search(folded, 0, match.start())
        ):
            continue
        is_inside = "have been" not in match.group() and not match.group().startswith("it is ")
        if name == "motive" and (_OPEN.search(folded, 0, match.start()) or _FOUNDED.search(folded, 0, match.start())):
            continue
        if name in _OF_MAIN_VERB and is_inside and _is_after_verb(folded, match.start()):
            continue
        if name == "predicted" and _is_norm_first(folded, match.start(), has_figure=has_figure):
            continue
        if name == "possible" and (
            _is_leave(folded, match) or _is_unable(folded, match) or _CONCEDED.match(folded) is not None
        ):
            continue
        modality, cue = _weigh_motive(name, folded[: match.start()]), text[match.start() : match.end()]
        is_motive = name == "motive"
        break
    speaker = _find_who(text, modality)
    if modality == "asserted" and speaker and _SAYS_SO.search(folded):
        modality, cue = "reported", speaker
    clear = folded
    for figure in figures:
        clear = clear.replace(figure, " ") if not _NOTHING.match(figure) else clear
    clear = _NOT_NEGATED.sub(" ", clear)
    return Manner(
        modality=modality,
        cue=cue,
        attribution=speaker,
        is_negated=_NEGATED.search(clear) is not None,
        is_opinion=_VAGUE.search(folded) is not None,
        is_motive=is_motive,
    )
