"""Conclusions that are put as a question, as what would have been otherwise, or as another case to look at.

What enters: a sentence, the one behind it, the names of places in it. What leaves: its conclusion with its premise.
Never done here: an answer to a question that is genuinely asked; any word that depends on who leads a mission.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from peaceops.assess.audit.cue import Conclusion
from peaceops.assess.audit.judged import PREDICATED, judges
from peaceops.assess.audit.marker import make_conclusion

_FLAGS: Final = re.IGNORECASE | re.DOTALL
_LONGEST: Final = 500
#: What a party wants or believes, in the condition of "if it had …, it would have …": what is denied is a motive.
_WANT: Final = re.compile(
    r"\b(?:want|wish|intend|aim|mean|meant|car(?:e|ed|ing)|seek|sought|serious|hid|hide|sincer|interested|hop|plan|fear|believ|matter|purpose|point|bent)\w*",
    re.IGNORECASE,
)
_COUNTERFACTUAL: Final = (
    re.compile(
        r"^(?:and |but |yet |so )?(?P<cue>if|had|were)\s(?P<premise>[^;:?]{5,160}?),\s*(?:then )?(?P<conclusion>[^?]{0,60}?\b(?:would|should)(?: [\w-]+){0,2}? (?:have|be|\w+)\b[^?]+)$",
        _FLAGS,
    ),
    re.compile(
        r"^(?P<conclusion>[^;:?]{5,160}?\bwould(?: [\w-]+){0,2}? (?:have \w+|do (?:so|this|that|it)|be)\b[^;:?]{0,100}?|[^;:?]{5,120}?\bwould (?:hardly|scarcely|never) [^;:?]{3,100}?) (?P<cue>if|had) (?P<premise>[^;:?]{8,160}?)[.!]?$",
        _FLAGS,
    ),
)
#: What stands in a condition that is contrary to fact: a past, never a present.
_CONTRARY: Final = re.compile(
    r"\b(?:had|were|was|did|wanted|\w+ed|meant|thought|knew|cared|believed|sought)\b", re.IGNORECASE
)
#: What would have come to light: that it did not is the premise.
_NOTICED: Final = re.compile(
    r"\b(?:would|should) (?:\w+ )?(?:have )?(?:heard|hear|seen|known|noticed|found|expect|expected|shown)\b",
    re.IGNORECASE,
)
_UNLIKE: Final = re.compile(r"\bwould (?:hardly|scarcely|never)\b", re.IGNORECASE)
_INSTEAD: Final = re.compile(
    r"^(?P<conclusion>[^;:?]{10,200}?)(?P<cue>, or (?:else )?(?:it|they|he|she)|[;.] otherwise,? (?:it|they|he|she)) (?P<premise>would(?: (?:\w+)){0,2}? have [^;:?]{3,120}?)[.!]?$",
    _FLAGS,
)
_DENIED_HERE: Final = re.compile(
    r"(?:,| and| but|;)\s*(?:and |but |yet )?(?:it|they|he|she|that|this|the \w+) (?:did|do|does|was|were|is|are|has|have|had) (?:not|neither|no)\b(?: \w+){0,3}[.!]?$",
    re.IGNORECASE,
)
_DENIED_NEXT: Final = re.compile(
    r"^(?:yet |but |of course,? |and )?(?:it|they|he|she|that|this|nobody|none|nothing|neither|nowhere|the \w+)\b(?: [\w'’]+){0,3}? (?:not|neither|none|never|no such \w+|did|was|is|has|have|had)\b(?: \w+){0,4}[.!]?$",
    re.IGNORECASE,
)
_IF_THIS: Final = re.compile(
    r"^(?:and |but |so )?(?P<cue>if)\s(?P<premise>(?:this|that|these|those|it)\b[^,?]{3,120}),\s*(?P<conclusion>(?:then )?(?:what|why|who|how|where|which|(?:should|would|is|are|does|do|has|have|must|ought)n['’]t)\b[^?]{5,})\?",
    _FLAGS,
)
_IF_ANY: Final = re.compile(
    r"^(?:and |but |so )?(?P<cue>if)\s(?P<premise>[^,?]{5,120}),\s*(?P<conclusion>(?:then )?(?:what|why|who|how|where|which|(?:should|would|is|are|does|do|has|have|must|ought)n['’]t)\b[^?]{5,})\?",
    _FLAGS,
)
_ASKED: Final = (
    # The premise stands in what is asked about: "How can a force that … be called an occupier?"
    re.compile(
        r"^(?:and |but |so |then )?(?P<cue>how|why|who|what)\s(?:on earth )?(?:can|could|should|would|is|are|was|were)\s(?P<conclusion>(?P<premise>[^?]{3,160}?)\s(?:ever |really |seriously |honestly |possibly |still )?(?:be|remain|stay|pass for|claim|call|trust|believe|expect|pretend|take|regard|act|speak|serve|mediate|judge|guard)\b[^?]*)\?",
        _FLAGS,
    ),
    # "Is it not …", "Was the format not dead already …", "Isn't …"
    re.compile(
        r"^(?:and |but |so |then )?(?P<cue>is|was|are|were|has|have|had|does|did|do|should|would|could)(?P<conclusion>(?:n['’]t\s|\s(?:it|this|that|they|he|there|we|the [\w-]+(?: [\w-]+)?|[A-Z][\w-]+)\s(?:\w+ )?not\s)[^?]{5,})\?",
        _FLAGS,
    ),
    # "If that is success, what would failure look like?"
    _IF_THIS,
    _IF_ANY,
    re.compile(
        r"^(?:and |but |so |after all,? |then )?(?P<cue>what (?:else|other|has|have|did|use|good)|why else|who (?:else|would|could|can|seriously|really)|since when|where else)\s(?P<conclusion>[^?]{5,})\?",
        _FLAGS,
    ),
    re.compile(
        r"^(?:and |but |so |then )?(?P<cue>can|could|is|are)\s(?P<conclusion>(?P<premise>[^?]{3,120}?)\s(?:really|seriously|honestly|possibly|credibly|truly)\s[^?]{5,})\?",
        _FLAGS,
    ),
)
_JUDGING: Final = re.compile(
    r"\b(?:im)?partial\w*|\bneutral\w*|\b(?:un)?bias\w*|\beven-?handed|\bhonest broker|\breferee|\barbiter|\bumpire|\boccupi\w+|\blegitim\w+|\bcredib\w+|\btrust\w*|\bsucce(?:ss|ed)\w*|\bfail\w*|\bfair\w*|\bpeacekeep\w+|\bpretend\w*|\bserious\w*|\bbeliev\w+|\bside\b|\bdead\b|\bproof\b|\bproblem\b|\bjust\b|\bright to\b|\bmediat\w+|\bsolv\w+|\bachiev\w+|\bever\b|\bguarant\w+|\bprotect\w*|\bpeace\b",
    re.IGNORECASE,
)
_PLACE: Final = r"(?:the )?(?:[A-Z][\w'’-]+(?: (?:and |of |the |in )*(?:[A-Z][\w'’-]+|\d{4}))*)"
#: These tell by themselves that another case is meant; the others must name it.
_ANY_CASE: Final = (
    re.compile(r"^As with (?P<premise>[^,;]{3,60}), (?P<cue>so (?:with|in|too))(?P<conclusion>\s.+)$", re.DOTALL),
    re.compile(
        r"^(?:And |But |So )?(?P<premise>What (?:was|had been|has been|is|were)? ?(?:said|happened|worked|failed|went wrong|true|held|followed|done|seen|learned)\b[^,;:]{2,80}?)\s(?P<cue>can|could|may|might|will|is likely to|must|is bound to|is going to|would)\s(?P<conclusion>[^,;:]{0,80}?\b(?:here|again|too|as well|now|elsewhere|in [A-Z]\w+).*)$",
        re.DOTALL,
    ),
)
_LOOK: Final = (
    re.compile(
        rf"^(?:And |But |So )?(?P<cue>(?:(?:[Oo]ne|[Yy]ou|[Ww]e) (?:need|needs|have|has|should|may|might|can|must)(?: only| but| to)* (?:look|think|turn|go)(?: back)?(?: no (?:further|farther) than)?(?: (?:at|of|to))?|(?:Just |Only )?(?:[Cc]onsider|[Tt]ake|[Ww]itness|[Rr]emember|[Rr]ecall|[Ll]ook (?:at|to)|[Tt]hink (?:of|back to)|[Aa]sk)|[Ll]ook no (?:further|farther) than)) (?P<premise>(?:the (?:case|example|fate|record|story|experience) of )?{_PLACE})(?P<conclusion>\b.*)$",
        re.DOTALL,
    ),
    re.compile(
        rf"^(?:And |But |So )?(?P<cue>(?:For|As for) (?:lessons|a lesson|precedents?|an? precedent|comparison|proof|a parallel|parallels|an answer|guidance)),? (?P<conclusion>[^.]*?\b(?:to|at|in|from) (?P<premise>{_PLACE})\b.*)$",
        re.DOTALL,
    ),
    re.compile(
        rf"^(?P<cue>As (?:has been |was |we have |we |one |could be |can be )?(?:seen|happened|shown|learned|learnt|saw|found|witnessed|demonstrated)|As with|Just as|Like|Much as|As) (?:in |with |by |from )(?P<premise>{_PLACE}[^,;]{{0,60}}),\s*(?P<conclusion>.+)$",
        re.DOTALL,
    ),
    *_ANY_CASE,
    re.compile(
        rf"^(?:And |But |So )?(?P<premise>{_PLACE}(?:,? in \d{{4}},?)?)\s(?P<cue>(?:should|ought to|could|might)(?: have)? (?:teach|taught|warn|warned|serve|served|give|given|remind|reminded)|(?:is|was|remains|offers|provides|gives|serves as) (?:a|an|the) (?:\w+ )?(?:warning|lesson|precedent|example|reminder|proof|cautionary tale|guide|counter-?example))\b(?P<conclusion>.*)$",
        re.DOTALL,
    ),
    re.compile(
        rf"^(?P<conclusion>[^;:]{{8,200}}?), (?P<cue>(?:just |exactly |much |precisely )?(?:as|like) (?:it |they |the \w+ )?(?:did |was |were |had |happened |has )?(?:in|with|after|before)) (?P<premise>{_PLACE}[^;:]{{0,60}}?(?:before it)?)[.!]?$",
        re.DOTALL,
    ),
    re.compile(
        rf"^(?P<conclusion>.{{10,200}}?)[,;:] (?:and |but )?(?P<cue>witness) (?P<premise>{_PLACE})\b.*$", re.DOTALL
    ),
    re.compile(
        rf"^(?P<conclusion>.{{10,200}}?)[,;:] (?:and |but |with )?(?P<premise>{_PLACE}) (?P<cue>(?:is|was|being|as) (?:only |just |but |yet |perhaps )?(?:an?|the|one|another) (?:[\w-]+ ){{0,2}}?(?:examples?|case in point|proof|instance|illustration))\b.*$",
        re.DOTALL,
    ),
)
_SAME: Final = re.compile(
    r"^(?P<cue>the same (?:fate|story|mistake|error|thing|pattern|outcome|question|logic|trap|end))\s(?P<conclusion>(?:awaits|waits|will|can|may|is|was|holds|applies|happened|has|threatens)\b.+)$",
    _FLAGS,
)
_BLAMED: Final = (
    re.compile(
        r"^(?:(?P<premise>.{10,240}?)(?:[;:]|,(?: and| so)?) )?(?P<conclusion>(?:but |and |yet )?(?:(?:the|all|much|some|no)\s(?:[\w-]+ )?)?(?P<cue>(?:credit|blame|merit|fault|responsibility)(?: for (?:this|that|it|the \w+))? (?:belongs|goes|lies|is due|must go|rests|falls))\b.+)$",
        _FLAGS,
    ),
    re.compile(
        r"^(?:(?P<premise>.{10,240}?)(?:[;:]|,(?: and| so)) )?(?P<conclusion>(?:[\w'’-]+ ){1,6}?(?P<cue>(?:is|are|was|were|had|has|have|did) (?:plainly |clearly |surely |no )?(?:part of the problem|to blame|the culprit|no coincidence|no accident|nothing to do with it|did it|coincidence))\b.*)$",
        _FLAGS,
    ),
    re.compile(
        r"^(?P<conclusion>(?:these|those|the) (?:two |three |\w+ )?(?:facts|events|things|dates|developments|numbers)(?: [\w-]+){0,3}? (?P<cue>(?:belong|go|hang) together|(?:are|were) (?:not )?(?:unrelated|unconnected|no coincidence|connected|linked))\b.*)$",
        _FLAGS,
    ),
)
#: A cheap test before them.
_OF_BLAME: Final = re.compile(
    r"credit|blame|merit|fault|responsib|problem|culprit|coinciden|accident|nothing to do|did it|together|unrelated|unconnected|connected|linked"
)
#: A sentence that gives the reason of the one before it.
_PREMISE_NEXT: Final = re.compile(
    r"^(?P<cue>after all,|for one thing,|to begin with,|for a start,|the reason (?:for (?:this|that) )?is (?:simple|plain|obvious|clear|not far to seek)\b|the reasons? (?:for (?:this|that) )?(?:is|are) that|otherwise,? (?:it|they|he|she|nobody|there) would)",
    re.IGNORECASE,
)
#: The same where what stands before it judges: "The mission failed. First, …"
_PREMISE_NEXT_JUDGED: Final = re.compile(
    r"^(?P<cue>first,|firstly,|first of all,|for example,|for instance,|for (?:it|they|he|she|the|no)\b)", re.IGNORECASE
)


def find_carried(sentence: str, following: str) -> Conclusion | None:
    """Find the conclusion whose reason is given in the sentence behind it: "… After all, …".

    Examples
    --------
    >>> find_carried("The line will hold.", "After all, nobody wants the war back.").cue
    'After all,'
    >>> find_carried("The line will hold.", "The road is open.") is None
    True
    """
    match = _PREMISE_NEXT.match(following) or _PREMISE_NEXT_JUDGED.match(following)
    if match is None or sentence.rstrip().endswith("?"):
        return None
    if match.re is _PREMISE_NEXT_JUDGED and not judges(sentence):
        return None
    return Conclusion(cue=match["cue"], start=0, end=len(sentence.rstrip()), follows=True)


def find_rhetoric(sentence: str, following: str = "", places: Iterable[str] = ()) -> Conclusion | None:
    """Find a conclusion put as a question, as what would have been otherwise, or as another case.

    Parameters
    ----------
    sentence : str
        Its words.
    following : str
        The sentence behind it, in the same passage; empty where none is.
    places : iterable of str
        Names of states and areas in it, as written.

    Returns
    -------
    Conclusion or None
        None where the words do not tell one.

    Examples
    --------
    >>> find_rhetoric("How can a force that shells one side be called neutral?").cue
    'How'
    >>> find_rhetoric("How can the force be supplied in winter?") is None
    True
    """
    text = sentence.rstrip()
    if len(text) > _LONGEST:
        return None
    if text.endswith("?"):
        return _find_asked(text)
    lowered = text.lower()
    if (" would " in lowered or " should have " in lowered) and (found := _find_counterfactual(text, following)):
        return found
    if _OF_BLAME.search(lowered):
        for pattern in _BLAMED:
            if match := pattern.match(text):
                return make_conclusion(match, "sequence-to-cause")
    return _find_case(text, frozenset(places))


def _find_asked(text: str) -> Conclusion | None:
    for pattern in _ASKED:
        match = pattern.match(text)
        if match is None:
            continue
        # "If this is success, …?" judges in its condition; any other must judge in what it asks.
        asked = match.group() if match.re is _IF_THIS else match["conclusion"]
        if _JUDGING.search(asked):
            return make_conclusion(match)
    return None


def _find_counterfactual(text: str, following: str) -> Conclusion | None:
    if match := _INSTEAD.match(text):
        return make_conclusion(match, "outcome-to-motive" if _WANT.search(match["conclusion"]) else "")
    for pattern in _COUNTERFACTUAL:
        match = pattern.match(text)
        if match is None or not _CONTRARY.search(match["premise"]):
            continue
        wanted = _WANT.search(match["premise"]) is not None
        if (
            wanted
            or _NOTICED.search(match["conclusion"])
            or _UNLIKE.search(match["conclusion"])
            or PREDICATED.search(text)
            or _DENIED_HERE.search(text)
            or (following and _DENIED_NEXT.match(following))
        ):
            return make_conclusion(match, "outcome-to-motive" if wanted else "")
    return None


def _find_case(text: str, places: frozenset[str]) -> Conclusion | None:
    for pattern in _LOOK:
        match = pattern.match(text)
        if match is not None and (match.re in _ANY_CASE or _is_case(match["premise"], places)):
            return make_conclusion(match, "case-to-case")
    if match := _SAME.match(text):
        return make_conclusion(match, "case-to-case")
    return None


def _is_case(premise: str, places: frozenset[str]) -> bool:
    """Whether a premise names a place that the list of names knows, or a mission by its letters."""
    return any(place in premise for place in places) or re.search(r"\b[A-Z]{4,}\b", premise) is not None
