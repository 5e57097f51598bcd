"""Markers of discourse: what announces a conclusion, which way it points, and what must stand beside it.

What enters: a sentence, the names of places in it, the sentence behind it. What leaves: its conclusion with its premise.
Never done here: telling a kind that the marker does not tell; any word that depends on who leads a mission.

A marker either announces a conclusion by itself ("small wonder that"), or only joins two clauses ("because"): then the
conclusion must judge or claim certainty (``judged``). Where it stands decides which side is the premise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from peaceops.assess.audit.cue import MANNER, Conclusion
from peaceops.assess.audit.inference import COMPOSITION
from peaceops.assess.audit.judged import PREDICATED, judges
from peaceops.assess.audit.pointing import DRAWS, FACT, PAPER, POINTING, UNDER

_FLAGS: Final = re.IGNORECASE | re.DOTALL
#: A longer sentence is a list or was read badly; it would cost most and tell least.
_LONGEST: Final = 700
_MIN_WORDS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """How a conclusion is announced.

    Parameters
    ----------
    pattern : re.Pattern
        With the groups ``cue`` and ``conclusion``, and ``premise`` where the sentence holds it.
    gate : frozenset of str
        Words of which one must stand in the sentence, lower case; a colon counts as one.
    must : callable or None
        What the match must satisfy; None where the marker suffices by itself.
    kind : str
        Kind of inference, where the marker tells it.
    """

    pattern: re.Pattern[str]
    gate: frozenset[str]
    must: Callable[[re.Match[str]], bool] | None = None
    kind: str = ""


#: A clause that asks, concedes or ordains concludes nothing.
_NO_CLAIM: Final = re.compile(
    r"^(?:whether|if|although|though|while|despite|even|to|in order|unlike|it (?:must|should) be|(?:i|we) (?:cannot|state|stated|recommend|have|am|are|will|told|said|propose|proposed)|decides?|also|further|it is not)\b|\bshall\b",
    re.IGNORECASE,
)


def _judged(match: re.Match[str]) -> bool:
    return _NO_CLAIM.search(match["conclusion"]) is None and judges(match["conclusion"])


def _mark(pattern: str, gate: str, must: Callable[[re.Match[str]], bool] | None = None, kind: str = "") -> Marker:
    return Marker(pattern=re.compile(pattern, _FLAGS), gate=frozenset(gate.split()), must=must, kind=kind)


#: What somebody cannot or ought to do, in the present: with a reason beside it, a conclusion.
_TO_DO: Final = re.compile(
    r"\b(?:cannot(?! be \w+ed\b)|can neither|can no longer|can ill afford|must(?! have)|should(?! have)|ought to|has to|needs to|had better|deserves?|let us|is not worth|are not worth)\b",
    re.IGNORECASE,
)


def _practical(match: re.Match[str]) -> bool:
    conclusion = match["conclusion"]
    return _NO_CLAIM.search(conclusion) is None and _TO_DO.search(conclusion) is not None


#: What must be done is no conclusion on what is.
_ORDERS: Final = re.compile(r"\b(?:must|should|ought to|needs? to)\s(?!have\b)", re.IGNORECASE)
#: What is said of all or none: "unable to stop any conflict".
_SWEEPING: Final = re.compile(
    r"\b(?:unable|incapable|impossible|powerless)\b[^.]*\b(?:any|anything|anyone|anybody)\b|\b(?:nobody|no one|nothing|never|always|everybody|everyone)\b",
    re.IGNORECASE,
)
#: First words that do not make of a sentence one about anybody of a sort.
_NOT_ANYBODY: Final = frozenset(
    [
        "the",
        "this",
        "that",
        "it",
        "its",
        "in",
        "on",
        "at",
        "and",
        "but",
        "while",
        "whereas",
        "although",
        "whether",
        "if",
        "since",
        "as",
        "after",
        "before",
        "during",
        "these",
        "such",
        "their",
        "his",
        "our",
        "my",
        "by",
        "for",
        "of",
        "with",
        "there",
        "some",
        "many",
        "most",
        "all",
        "both",
    ]
)
#: Words after "is therefore" that tell an act, a plan or a recommendation.
_PROCEDURE: Final = re.compile(
    r"(?:\d|(?:more |less |fully |only )?\w+ed\b|\w+ing\b|(?:my|our|being|been|to|recommended|necessary|essential|important|imperative|vital|crucial|desirable|advisable|appropriate|proposed|able|unable|(?:no longer )?(?:possible|available|open|closed|blocked|passable)|ready|in (?:a |the )?(?:process|position)|set|sent|held|put|taken|made|given|due|entitled|required|expected|open|not (?:\w+ed|yet|possible|able|in)|the (?:sum|intention|total)|a total|of the)\b)",
    re.IGNORECASE,
)


#: "To that end, …", "To enable the force to move, …": a purpose, no act that is judged.
_BY_WAY_OF: Final = re.compile(
    r"to (?:that end|begin|start|enable|ensure|achieve|facilitate|assist|support|implement|strengthen|improve|avoid|prevent|help)\b",
    re.IGNORECASE,
)
_OTHERWISE_MEANT: Final = re.compile(
    r"\bconclusion of (?:the|an?|this)\b|\b(?:learned|learnt)\b|is contained|(?:was|is) reached\b", re.IGNORECASE
)
_AT_STAKE: Final = re.compile(
    r"legitim|impartial|neutral|genuin|success|credib|fail|serious|peacekeep|real", re.IGNORECASE
)
#: A law about all such cases stands in the present; a story does not.
_NOT_GENERAL: Final = re.compile(r"\b(?:was|were|had|did|will|would|it is because|it['’]s because)\b", re.IGNORECASE)
_QUALITIES: Final = re.compile(
    r"\b(?:impartial|un-?biased|neutral|trust|consent|credib|legitim|confidence|even-?handed|good faith|political will)\w*",
    re.IGNORECASE,
)
_LOST: Final = re.compile(r"(?:missed|failed|lost|forfeited|betrayed|defeated|undermined)\b", re.IGNORECASE)
#: What something is called, or is in truth: with who its soldiers are as the reason, that is a conclusion.
_NAMED: Final = re.compile(
    r"\b(?:referred to|called|regarded|considered|seen|known|in (?:effect|substance|truth|practice|all but name)|de facto|essentially|substantially|not in name only)\b",
    re.IGNORECASE,
)
_FORFEITED: Final = re.compile(
    r"\b(?:no longer|ceased to be|stopped being|lost|forfeit\w*|not|never) (?:\w+ ){0,3}?(?:neutral|impartial|legitimate|credible|even-?handed|impartiality|neutrality|legitimacy|credibility|trust)",
    re.IGNORECASE,
)
_TWO_AT_ONCE: Final = re.compile(
    r"\b(?:both|at once|at the same time|in the same)\b|^(?:you|one)\s(?:cannot|can not|do not)\b", re.IGNORECASE
)
_PARTS_PLAYED: Final = re.compile(
    r"^(?:you|one|nobody|no one)\b|\b(?:mediat|judg|guard|peacekeep|party|referee|broker|neutral|side)", re.IGNORECASE
)


def _claims(match: re.Match[str]) -> bool:
    """Whether the clause behind an opening word judges, speaks of all, or denies what somebody might believe."""
    conclusion = match["conclusion"]
    is_denial = match["cue"].lower().startswith("surely") and " not " in conclusion
    return _judged(match) or _SWEEPING.search(conclusion) is not None or is_denial


def _follows(match: re.Match[str]) -> bool:
    """Whether "thus" inside a clause concludes: the clause judges, or says what something is."""
    if re.match(r"\s*far\b", match.string[match.end("cue") :]):
        return False
    after = match.string[max(match.end("cue"), match.end("then")) :].lstrip(" ,")
    if judges(match["conclusion"]):
        return True
    return (match["copula"] or match["then"]) is not None and _PROCEDURE.match(after) is None


_SINGLE: Final = (
    # --- the conclusion stands behind the marker, its premise before the sentence or after a colon
    _mark(
        r"^(?:and |so |but )?(?P<cue>(?:it is (?:therefore |thus )?)?(?:(?:no|small|little|hardly a|scarcely a|not a) (?:wonder|surprise|accident|coincidence)|(?:hardly|scarcely|not|un)[ -]?surprising)(?:,? (?:then|therefore|after all|too))?,?(?: (?:is it )?that\b|(?= (?:the|its|their|so|no|many|most|few|both|nobody)\b)|(?<=,)))\s+(?P<conclusion>.+)$",
        "wonder surprise accident coincidence surprising unsurprising",
    ),
    _mark(
        r"^(?:and |so |but |yet )?(?P<cue>(?:the|its|one|another|my|our|that|a|only one) (?:(?:only|one|obvious|inescapable|inevitable|plain|main|first|real|logical|clear|sad|bitter|unavoidable|wider|possible) )*(?:conclusion|lesson|moral|inference|implication|upshot)s?(?: (?:for|from|of|in) [^,;:.]{2,50}?)? (?:is|was|are|seems|must be|remains|follows|suggests itself)(?: (?:\w+ )?(?:plain|clear|obvious|simple|inescapable|unavoidable|that|this|twofold))?(?::| that|,| is that)?)\s+(?P<conclusion>.+)$",
        "conclusion lesson moral inference implication upshot lessons",
        must=lambda match: _OTHERWISE_MEANT.search(match["cue"] + match["conclusion"][:30]) is None,
    ),
    _mark(
        r"^(?:and |so |but |yet )?(?P<cue>it (?:stands to reason|goes without saying)(?: that)?|it (?:is|was|seems) (?:clear|plain|evident|obvious)(?:,? (?:then|therefore),?| from [^,;:]{3,80}?) that|(?:one|we|you|i) (?:can|must|may|could|are left to|have to|has to) (?:only |therefore |then )?(?:conclude|infer|assume|suppose|suspect)(?: that)?|(?:one|we|you|i) (?:can|may|might) (?:\w+ly )?(?:predict|say|argue|expect) that|it (?:can|must|may|could) (?:only |therefore |thus |safely )?be (?:assumed|inferred|concluded|supposed|presumed)(?: that)?"
        r"|it is (?:inferred|suggested)(?: (?:from|by) [^,;:]{3,60}?)? that|there is no escaping the (?:conclusion|fact)(?: that)?|(?:one|we|you) cannot (?:avoid|escape|help) (?:the (?:conclusion|impression|suspicion) that|concluding that)|there (?:is|can be) (?:only )?(?:one|no other) (?:explanation|reason|conclusion|purpose)(?: for (?:this|that|it))?[:,]?|by (?:that|this|the same) (?:logic|measure|standard|token|reasoning|yardstick),|on (?:this|that) (?:evidence|record|showing),|seen (?:in this light|this way|thus),|so much for)\s+(?P<conclusion>.+)$",
        "reason saying clear plain evident obvious conclude infer predict say argue expect assume suppose suspect assumed inferred concluded supposed presumed suggested escaping avoid escape help explanation conclusion purpose logic measure standard token reasoning yardstick evidence record showing seen much",
        must=lambda match: not re.match(r"it is suggested that", match["cue"], re.IGNORECASE),
    ),
    _mark(
        r"^(?:and |but |yet )?(?P<cue>(?:clearly|plainly|obviously|evidently|manifestly|needless to say),|so (?:perhaps|maybe)|in other words,)\s+(?P<conclusion>.+)$",
        "clearly plainly obviously evidently manifestly needless so words",
        must=lambda match: _ORDERS.search(match["conclusion"]) is None,
    ),
    _mark(
        r"^(?:and |but |yet )?(?P<cue>(?:surely|in short|in sum|in effect|as a (?:result|consequence)(?=,)|for (?:that|this) reason|(?:exactly |precisely |just )?because of (?:this|that|it)(?=,)|(?:under|in) (?:such|these|those) (?:conditions|circumstances)|given (?:all )?(?:this|that)(?=,)|so(?! (?:far|long|as|that|called|many|much|few)\b)(?: then)?|hence|thus|then),?)\s+(?P<conclusion>.+)$",
        "surely short sum effect result consequence reason this that it circumstances conditions so hence thus then",
        must=lambda match: MANNER.match(match.string) is None and _claims(match),
    ),
    _mark(
        r"^(?:and |but |yet |so )?(?P<cue>(?:it is|it's) (?:\w+ )?(?:clear|plain|evident|obvious) that)\s+(?P<conclusion>.+)$",
        "clear plain evident obvious",
        must=_judged,
    ),
    _mark(
        r"^(?:and |so |but )?(?P<cue>the (?:net |end |only |inevitable |predictable )?(?:result|upshot|outcome|effect) (?:is|was|has been)(?: that)?)\s+(?P<conclusion>(?!being|awaited|expected|known|to be|announced)[a-z].+)$",
        "result upshot outcome effect",
        kind="sequence-to-cause",
    ),
    _mark(
        r"^(?:and |so |but |yet )?(?P<cue>it is (?:highly |very |more than |at least )?(?:questionable|doubtful|debatable|hard to believe|difficult to believe)(?: whether| that| if)?)\s+(?P<conclusion>.+)$",
        "questionable doubtful debatable believe",
        must=lambda match: _AT_STAKE.search(match["conclusion"]) is not None,
    ),
    _mark(
        r"^(?:and |so |but |yet )?(?P<cue>it (?:is|would be|was) (?:\w+ )?(?:naive|absurd|foolish|an illusion|self-deception|idle|vain|wishful thinking) to (?:believe|think|expect|hope|assume|suppose|pretend|claim)(?: that)?)\s+(?P<conclusion>.+)$",
        "naive absurd foolish illusion idle vain wishful",
    ),
    _mark(
        r"^(?:and |but |yet |so )?(?P<cue>it (?:is|would be|may be) (?:best|better|more accurate|tempting|easier|fairer|truer|hard not) to (?:interpret|see|read|understand|view|regard|describe|call))\s(?P<conclusion>.+)$",
        "best better accurate tempting easier fairer truer hard",
    ),
    _mark(
        r"^(?P<cue>so) (?P<conclusion>(?:the|they|this|these|we|there|nobody|(?-i:[A-Z][\w-]+)) .+)$",
        "so",
        must=lambda match: _ORDERS.search(match["conclusion"]) is None,
    ),
    _mark(
        r"^(?:and |but |yet )?(?P<cue>(?:in no small part |in large part |partly )?(?:that|this|it)(?: is|['’]s| was) (?:\w+ )?because)\s(?P<conclusion>.+)$",
        "because",
    ),
    _mark(
        r"^(?:and |but |yet )?(?P<cue>without)\s(?P<premise>[^,;:]{3,100}),\s(?P<conclusion>[^;:]*?\b(?:runs? the risk|risks?|would be|would have|cannot|can hardly|is nothing|are nothing|has no|have no)\b.+)$",
        "without",
    ),
    _mark(
        r"^(?P<premise>[^;:?]{5,200}?) (?P<conclusion>(?P<cue>(?:provides?|offers?|gives?|lends?|(?:is|are) lending|adds?) (?:further |more |strong |no |little |some |added )?(?:confirmation|credence|weight|proof|substance|the lie))\b.*)$",
        "confirmation credence weight proof substance lie",
    ),
    # --- it points back at what was said, in the sentence before or in the same one
    _mark(
        rf"^(?:and |but |yet |so )?(?:(?:even if|even though|although|though|while) [^,;:]{{3,80}}, )?(?P<conclusion>{POINTING}\s+(?P<cue>{DRAWS})[\s,].+)$",
        "this that these those such the its their",
    ),
    _mark(
        rf"^(?:and |but |yet |so )?(?:(?:even if|even though|although|though|while) [^,;:]{{3,80}}, )?(?P<premise>{FACT})\s+(?P<conclusion>(?P<cue>{DRAWS})[\s,].+)$",
        "that",
    ),
    _mark(
        rf"^(?:and |but |yet )?(?P<premise>(?!(?:there|it|here|one|the {PAPER})\b)[^,;:?]{{5,160}}?(?<!there)) (?P<conclusion>(?P<cue>(?:is|are|was|were) (?:an?|the|no|another|yet another|itself|hardly|pretty|perhaps)(?: [\w-]+){{0,2}}? (?:indication|sign|proof|symptom|case in point|recipe|admission|reminder)s?(?: that| of| for| how)?)\b.*)$",
        "indication sign proof symptom case recipe admission reminder indications signs proofs symptoms",
    ),
    _mark(
        r"^(?:and |but |yet |so )?(?P<premise>to (?!this|that|date|the|my|our|its|their|an?\b)\w+ [^;:?]{2,160}?) (?P<conclusion>(?P<cue>would be|would mean|is to|means|amounts to|would amount to) (?:to )?\w+.*)$",
        "to",
        must=lambda match: _BY_WAY_OF.match(match["premise"]) is None,
    ),
    _mark(
        r"^(?:and |but |yet |so )?(?P<conclusion>[^,;:?]{3,120}? (?P<cue>would (?:mean|amount to|be tantamount to)|(?:would|will|can) (?:only|merely|simply|inevitably|surely) (?:open|invite|embolden|make|prolong|encourage|worsen|deepen|lead|bring|feed|postpone|reward|strengthen|weaken|create|play|harden|end|fail|freeze))\b(?! (?:an? )?(?:increase|additional|approximately|about|some|around|estimated|US|\$|\d)).*)$",
        "would will can",
    ),
    _mark(
        rf"^(?:and |but |yet |so )?(?P<conclusion>{POINTING}\s+(?P<cue>(?:has |have |had |thus |in turn )*(?:precipitated|paved the way|laid the (?:foundations?|ground\w*)|triggered|provoked|emboldened|fuell?ed|sowed|sealed|doomed))\s.+)$",
        "precipitated paved laid triggered provoked emboldened fuelled fueled sowed sealed doomed",
        kind="sequence-to-cause",
    ),
    _mark(
        r"^(?P<premise>(?:(?:the|an?|this|our|any|closer?) )*(?:analys[ei]s|look|reading|review|comparison|examination|record|history|experience)\b[^.;:]{5,160}?) (?P<cue>renders?|paints?|portrays?|exposes?|depicts?|presents?) (?P<conclusion>[^.;:]{3,80} as .+)$",
        "render renders paint paints portray portrays expose exposes depict depicts present presents",
    ),
    _mark(
        r"^(?P<premise>[^,;:]{5,160}?\b(?:requires?|demands?|presupposes?|calls for|depends on|needs|takes)\b[^,;:]{5,160}?)[,;] (?:and |but )?(?P<conclusion>(?P<cue>something|an? [\w-]+|which|that|none of which|this) [^,;:]{0,80}?\b(?:not|never|hardly|no|none|lacks?|lacked|failed)\b.*)$",
        "require requires demand demands presuppose presupposes calls depends needs takes",
        must=lambda match: _QUALITIES.search(match["premise"]) is not None,
    ),
    _mark(
        rf"^(?P<premise>.{{8,300}}?)(?:,|[;:]|,? and|, and| –| —)\s+(?P<conclusion>(?P<cue>(?:which|this|that|it)\s+(?:alone |itself |in turn )?{DRAWS})[\s,].+)$",
        "which this that it",
    ),
    _mark(
        r"^(?P<premise>.{8,300}?)[,;:]\s+(?:and |hardly |scarcely |hence |thus )?(?P<cue>(?:which|that|this) is (?:precisely |exactly |partly )?(?:why|the reason)(?: why)?|small wonder(?: that)?|no wonder(?: that)?|hence|whence|a (?:sure |clear |further )?(?:sign|indication|symptom)(?: that| of)|proof (?:that|of)|evidence (?:that|of))\s+(?P<conclusion>.+)$",
        "which that this wonder hence whence sign indication symptom proof evidence",
        must=lambda match: match["cue"].lower() != "hence" or judges(match["conclusion"]),
    ),
    _mark(
        r"^(?P<premise>.{8,300}?)(?:[;:]|,(?: and)?) (?P<cue>so(?! (?:far|long|as|that|many|much)\b)|therefore|thus|hence)\s+(?P<conclusion>(?:the|its|their|it|they|this|that|no|nobody|let us|we|someone|[A-Z])[^;:]+)$",
        "so therefore thus hence",
        must=lambda match: _judged(match) or _practical(match),
    ),
    _mark(
        r"^(?:and |but |yet )?(?P<conclusion>(?!i |we |there )(?:[\w'’-]+ ){1,22}?(?P<copula>(?:is|are|was|were) )?(?P<cue>thus|therefore|hence)\b,? (?P<then>(?:is|are|was|were|becomes?|became|remains?) )?.+)$",
        "thus therefore hence",
        must=_follows,
    ),
    _mark(
        r"^(?P<premise>.{8,300}?),? and (?P<cue>thus|therefore|hence|consequently) (?P<conclusion>(?!\w+ing\b)\w+ .+)$",
        "thus therefore hence consequently",
        must=lambda match: _judged(match) or _LOST.match(match["conclusion"]) is not None,
    ),
    _mark(
        r"^(?P<premise>[^;?]{10,240}?)[,;] (?P<cue>and (?:that|this) (?:is|was))(?P<conclusion> [^;]+)$",
        "and",
        must=lambda match: PREDICATED.search(match["cue"] + match["conclusion"]) is not None,
    ),
    _mark(
        r"^(?P<premise>[^:;?]{15,240}(?<!as follows)(?<!following)(?<!namely))(?P<cue>:) (?P<conclusion>(?!\()[^:;?]{10,})$",
        ":",
        must=lambda match: (
            PREDICATED.search(match["conclusion"]) is not None and _judged(match) and not judges(match["premise"])
        ),
    ),
    _mark(
        r"^(?P<conclusion>(?!the (?:following|main)\b)[^:;?]{8,160}(?<!as follows)(?<!following)(?<!namely)(?<! are)(?<! is))(?P<cue>:) (?P<premise>(?!\()[^:]{15,})$",
        ":",
        must=_judged,
    ),
    # --- a premise in a clause of its own
    _mark(
        rf"^(?:and |but |yet )?(?P<cue>{UNDER})\s(?P<premise>[^;:]{{5,240}}?),\s*(?P<conclusion>[^;]+)$",
        "because since as given now considering view light due owing being",
        must=_judged,
    ),
    _mark(
        r"^(?:and |but |yet )?(?P<cue>when|where|once|if)\s(?P<premise>[^,;:]{5,160}),\s*(?P<conclusion>[^;]*?\b(?:is|are|cannot|can hardly|becomes?|has|have)\b[^;]+)$",
        "when where once if",
        must=lambda match: _NOT_GENERAL.search(match["premise"] + match["conclusion"]) is None and _judged(match),
    ),
    _mark(
        r"^(?:(?:even though|although|though|while|despite) [^;:]{5,200}, )?(?P<conclusion>[^;:]{8,240}?),?\s(?P<cue>(?:simply |precisely |if only |not least )?(?:because(?! of)|given that|due to the fact that|owing to the fact that|for the simple reason that"
        r"|(?<=, )for(?= (?:it|they|the|no|its(?! part)|their(?! part)|he|she)\b)|since(?= (?:it|they|the|its|their|no)\b)|as(?= (?:it|they|he|she|there|the \w+(?: \w+)? (?:\w+ed|has|had|is|was|ended|began|came|went))\b)))\s(?P<premise>.{8,}?)[.!]?$",
        "because given due owing reason for since as",
        must=lambda match: (
            _judged(match)
            or _practical(match)
            or (_NAMED.search(match["conclusion"]) is not None and COMPOSITION.search(match["premise"]) is not None)
        ),
    ),
    _mark(
        r"^(?P<conclusion>[^;:]{8,200}?)\s(?P<cue>from the (?:day|moment|start)|the (?:day|moment)|once|ever since|as soon as|when)\s(?P<premise>[^;:]{8,}?)[.!]?$",
        "day moment start once ever soon when",
        must=lambda match: _FORFEITED.search(match["conclusion"]) is not None,
    ),
    # --- somebody of whom it is said what he did, and what follows for anybody like him
    _mark(
        r"^(?:and |but |yet |surely,? |equally, |likewise, |indeed, |moreover, )?(?P<premise>(?P<cue>(?:an?|any|no|those|whoever|he|nobody|one)(?:\s[\w'’-]+){0,4}?|[A-Z][\w-]+)\s(?:that|who|whose|in which|where|which|paid|led|made|drawn|manned|commanded|staffed|sent|financed|run)\s[^;:]{3,180}?),?\s+(?P<conclusion>(?:(?:can|could|will|would) (?:hardly|never|scarcely|plausibly|credibly|seriously)|cannot|can (?:plausibly|credibly|seriously|honestly)|is|are|was|has|have|had|deserves?|forfeits?|loses?|will|makes?|ought to|should)\b.+)$",
        "that who whose which where paid led made drawn manned commanded staffed sent financed run",
        must=lambda match: judges(match["conclusion"]) and match["cue"].lower() not in _NOT_ANYBODY,
    ),
    _mark(
        r"^(?:and |but |yet )?(?P<conclusion>(?:you|one|nobody|no one|no [\w-]+|it|they|a [\w-]+)\s(?P<cue>(?:can|could|may) (?:have|be|serve|do)|cannot|can not|do not|does not)\s(?:.{3,160}?\b)?(?:but not both|both\b[^.;]{0,80}|at once|at the same time|in the same (?:breath|hour|day)|and \w+ (?:with|between|for|it|them|by|at) [^,;]{2,40}))[.!]?$",
        "you one nobody no it they a",
        must=lambda match: (
            _TWO_AT_ONCE.search(match["conclusion"]) is not None
            and _PARTS_PLAYED.search(match["conclusion"]) is not None
        ),
        kind="alignment-to-impossibility",
    ),
)


def find_marked(sentence: str) -> Conclusion | None:
    """Find a conclusion by the markers of the table.

    Parameters
    ----------
    sentence : str
        Its words.

    Returns
    -------
    Conclusion or None
        None where no marker stands, or where what it joins judges nothing.

    Examples
    --------
    >>> find_marked("Small wonder that the villagers call the soldiers their own.").cue
    'Small wonder that'
    >>> find_marked("Because the road was mined, the patrol turned back.") is None
    True
    """
    text = sentence.rstrip()
    if len(text) > _LONGEST:
        return None
    words = frozenset(re.findall(r"[a-z-]+|:", text.lower()))
    for marker in _SINGLE:
        if words.isdisjoint(marker.gate):
            continue
        match = marker.pattern.match(text)
        if match is not None and (marker.must is None or marker.must(match)):
            return make_conclusion(match, marker.kind)
    return None


def make_conclusion(match: re.Match[str], kind: str = "") -> Conclusion | None:
    """Make a conclusion of a match with the groups of :class:`Marker`; None where it is too short to say anything."""
    if len(match["conclusion"].split()) < _MIN_WORDS and len(match["cue"].split()) < _MIN_WORDS:
        return None
    premise = match.groupdict().get("premise") or ""
    start = match.end("conclusion") - len(match["conclusion"].lstrip())
    if match.start("conclusion") <= match.start("cue") < match.end("conclusion") and re.search(
        r"\b(?:that|how|what|why)$", match["cue"]
    ):
        start = match.end("cue") + 1  # "shows that" stands before what is shown
    return Conclusion(
        cue=match["cue"].strip(), start=start, end=match.end("conclusion"), premise=premise.strip(),
        premise_start=match.start("premise") if premise else 0, kind=kind,
    )  # fmt: skip
