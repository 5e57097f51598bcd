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

#: In this order; the first that is found stands.
_CUES: Final = (
    ("motive", (
        r"\b(?:could not accept|us(?:ed|es|ing) (?:this|these|the|its|such|different|other|various)\b[^,;]{0,60}? to (?:preserv|maintain|expand|spread|retain|increas|restrict|avert|exert|secur|consolidat|weaken)\w*|(?:strategy|strategies|policy|policies) (?:for|of) dominat\w+|motiv(?:e|es|ation|ations|ated)\b|intention(?:s)? (?:to|of|was|is)|intends? to|in order to (?:secure|maintain|expand|spread|retain|increase|strengthen|preserve|exploit|avert|restrict|align)"
        r"|(?:seek|seeks|sought|seeking|wants?|wanted|wish(?:es|ed)?|tr(?:y|ies|ied)|aim(?:s|ed)?|hop(?:es|ed)|desir(?:e|es|ed)|zeal|eager|strives?|strove|preferred|prefers) (?:\w+ ly )?(?:to|for|ways)\b"
        r"|primary interest|did not want|does not want|rationale behind|reasons? (?:why|for)\b|plans behind|perceives? itself|policymakers believe"
        r"|goals? (?:is|was|are|were) to|(?:keen|anxious|determined|out) to (?:keep|punish|weaken|protect|preserve|prove|avoid|control|expel|divide)|meant to (?:keep|punish|weaken|protect|preserve|control|divide|buy)|wanted (?:more|nothing|no |the (?!for)|other|an? )|likes? it that way|something to hide|(?:purpose|aim|goal) (?:is|was) (?:plainly |clearly |evidently |obviously )?to|(?:has|have|had) no (?:real |genuine )?interest in|(?:is|are|was|were) (?:really |truly )?after an? |interested in (?:securing|producing|keeping)|guided by|opportunity to|with the aim of (?:expand|preserv|strengthen|boost)\w*|to serve (?:its|their)|attempts? to (?:expand|dominate|control))"
    )),
    ("predicted", (
        r"\b(?:(?:is|are|was|were) (?:expected|(?:un)?likely|projected|predicted|forecast|bound|set) to|it (?:is|now seems|seems) (?:expected|likely|unlikely|probable) that|will (?!of\b|(?:consist|comprise|be (?:composed|headed|made up))\b)\w+|(?:i|we) expect\b|shall probably|would (?:eventually|probably|likely|lead|result)"
        r"|(?:is|are) going to (?!the |an? )|in the (?:coming|near) (?:years|future)|by 20[3-9]\d)\b"
    )),
    ("normative", (
        r"\b(?:should (?!have been able)\w+|ought to|must (?!have)\w+|need(?:s)? to (?:be|decide|learn|choose|agree|find|do)|would (?:do well|be (?:wise|better advised))\b|(?:has|have) (?:a|the) duty to|it is (?:important|essential|necessary|imperative|crucial|reasonable) (?:to|that)|is required to|calls? (?:on|upon) (?!the help)|"
        r"urges?|requires? an? |has to be|have to (?:follow|respect|be)|demands? that|i recommend|recommends? that|deserves?|recommendation that)\b"
    )),
    ("possible", (
        r"\b(?:(?:may|might|could|would) have been|may(?! \d)|might|could(?! not)|perhaps|possibly|can (?:be|act|turn)|presumably|arguably|it is possible|possibility|seem(?:s|ed|ingly)?|appear(?:s|ed)? to|probably|suggests? that|assumptions? that|potential(?:ly)?)\b"
    )),
    ("estimated", (
        r"\b(?:(?:it (?:is|was|has been) )?estimat(?:e|es|ed|ing|ion|ions)|is thought to|are thought to|is believed to|believed to (?:be|have)|approximat\w+ that|according to estimates)\b"
    )),
    ("reported", (
        r"\b(?:according to|as (?:[\w' -]{2,40} )?(?:claims?|argues?|notes?|writes?|says?|states?|puts it|reported|observed|noted)|(?:claim|say|report|stat|argu|not|writ|announc|alleg|maintain|insist|believ|conclud|admitt|warn|told|inform|confirm|complain|predict|promis|explain|reckon|"
        r"assert|contend|declar|find|found|emphasi[sz]|stress|recall|indicat|estimat|point|acknowledg|observ|accus|suggest|underlin|defin|suggest)(?:s|es|ed|d|ing)?(?: (?:out|me|my|the \w+|on [\w ,]{3,24}))? that\b|said(?: on| in|,| that)|reportedly|allegedly|it (?:was|is|has been) (?:reported|alleged|claimed|said|announced)|accused|reports? that|been reports? of|in the words of|quoted)"
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
_WHO: Final = re.compile(
    r"\b[Aa]ccording to (?P<a>(?:the )?[^,;.()]{2,70}?)(?=,|;|\.|\(|$| (?:was|were|had|has|have|is|are|in \d{4}|that) )"
    r"|\b[Aa]s (?P<b>(?:the )?[A-Z][^,;.()]{1,50}?) (?:claim|argu|not|writ|sa[iy]|stat|put|report|observ)(?:s|es|ed|e|d)?\b"
    r"|(?P<c>(?:the )?(?:[A-Z][\w.’'-]+(?: (?:of|for|the|and) )?[ ]?){1,6})(?:,[^,]{3,60},)? ?(?:has |have |had |also )?(?:claim|said|say|report|stat|argu|not|wr[io]t|announc|alleg|maintain|insist|believ|conclud|admit|warn|told|inform|confirm|assert|contend|declar|predict|promis|explain|reckon|f(?:i|ou)nd|stress|acknowledg)(?:s|es|ed|d|e|ted)?(?: \w+){0,3}? that\b"
    r"|(?P<d>(?:[Tt]he )?(?:[A-Z][\w.’'-]+ ?){1,5}) (?:has |have |had )?(?:accus(?:es?|ed)|asked that|demand(?:s|ed) that)\b"
    r"|, (?P<e>(?!as |it |he |she |they |we |i )(?:the )?[\w.’'-]+(?: [\w.’'-]+){0,4}?) (?:argu|claim|insist|maintain|promis|warn|predict|sa(?:y|id)|believ|contend)(?:es|ed|s|e)?[.!]?$"
)
#: These colour a clause only where they stand at its main verb: "decided to review what might change" decided.
_OF_MAIN_VERB: Final = frozenset({"possible", "predicted", "normative"})
_PAST: Final = re.compile(
    r"\b(?:was|were|had|did|has|have|is|are|began|took|gave|made|came|went|led|held|met|sent|said|told|became|"
    r"(?!(?:united|armed|displaced|so-called|uniformed|need|indeed|hundred|based|limited|expected|projected|occupied|related|continued|needed)\b)[a-z]{2,}ed)\b"
)
#: A condition or a time that opens a sentence: its verb is not the sentence's own.
_OPENING_CLAUSE: Final = re.compile(
    r"(?:if|unless|whoever|whatever|even if|as long as|so long as|until|when|once) [^,;:.]{3,120}, |(?:before|by the time|when) (?:\d{4}|the year) (?:is|are) (?:over|out|up) "
)
#: What is ordained comes from a plan or an agreement, and is nobody's guess.
_ORDAINED: Final = re.compile(
    r"\b(?:provid(?:es?|ed)|stipulat(?:es?|ed)|decid(?:es?|ed)|lays? down|laid down|requires?|agreed) that "
)
_NOTHING: Final = re.compile(r"(?:no|none|zero|not|without)\b(?! (?:more|fewer|less))")
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
    """

    modality: str
    cue: str
    attribution: str
    is_negated: bool
    is_opinion: bool


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
    who = _WHO.search(text)
    attribution = next((g.strip() for g in who.groups() if g), "") if who else ""
    return attribution or ("estimated" if modality == "estimated" else "")


def _is_after_verb(folded: str, at: int) -> bool:
    """Whether a finite verb stands before a cue, so that the cue is of a clause inside."""
    opening = _OPENING_CLAUSE.match(folded)
    verb = _PAST.search(folded, opening.end() if opening and opening.end() <= at else 0, at)
    return verb is not None and at - verb.end() > 12


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
    modality, cue = "asserted", ""
    for name, pattern in _COMPILED:
        match = pattern.search(folded)
        if match is None or (has_figure and name in {"motive", "possible"} and "have" not in match.group()):
            continue
        if name == "normative" and has_figure and not re.search(r"should|must|ought|recommend", match.group()):
            continue
        if name == "predicted" and _ORDAINED.search(folded, 0, match.start()):
            continue
        if name in _OF_MAIN_VERB and "have been" not in match.group() and _is_after_verb(folded, match.start()):
            continue
        modality, cue = name, text[match.start() : match.end()]
        break
    clear = folded
    for figure in figures:
        clear = clear.replace(figure, " ") if not _NOTHING.match(figure) else clear
    clear = _NOT_NEGATED.sub(" ", clear)
    return Manner(
        modality=modality,
        cue=cue,
        attribution=_find_who(text, modality),
        is_negated=_NEGATED.search(clear) is not None,
        is_opinion=_VAGUE.search(folded) is not None,
    )
