"""Words that judge a mission, and words that claim certainty: what makes of a bare "because" a conclusion.

What enters: a clause. What leaves: whether it judges, and how.
Never done here: whether the judgement is right; any word that depends on who leads a mission.
"""

from __future__ import annotations

import re
from typing import Final

_QUALITY: Final = (
    r"(?:im)?partial(?:ity)?|(?:un)?biased|neutral(?:ity)?|even-?handed(?:ness)?|one-sided|partisan|(?:il)?legitimate|(?:in)?credible|(?:in)?effective|(?:un)?successful|doomed|futile|pointless|useless"
    r"|irrelevant|meaningless|toothless|powerless|(?:un)?trustworthy|(?:un)?fair|unjust|(?:un)?tenable|(?:un)?sustainable|hollow|bankrupt|complicit|guilty|to blame|(?:in)?sincere|absurd"
    r"|(?:in)?dispensable|redundant|questionable|doubtful|illusory|counter-?productive|(?:un)?acceptable|unfortunate|premature|(?:un)realistic|preferable|disastrous|fatal|reckless|hypocritical|cynical|laughable|hopeless|helpless|(?:an|no) option|meaningless|disinterested|dead letter|(?:about )?right(?=[.,;!?]|$)|wrong(?=[.,;!?]|$)"
)
_ROLE: Final = (
    r"honest brokers?|referees?|arbiters?|umpires?|(?:a |true |real |genuine )peacekeepers?|occupiers?|occupation|instruments?|tools?|arm of|prox(?:y|ies)|puppets?|pawns?|accomplices?|bystanders?|hostages?|fig lea(?:f|ves)|pretext"
    r"|alibi|smokescreen|fa[cç]ade|farce|fiction|charade|sham|myth|illusion|mockery|failures?|success|mistake|(?:a |one )(?:party|side)(?: to the (?:conflict|dispute|war|quarrel))?(?=[\s.,;!?]*$)|party to (?:the|this|that|a) (?:conflict|dispute|war|quarrel)"
    r"|part of the (?:problem|solution|furniture|war|conflict)|legitimacy|credibility|guarantee of (?:balance|neutrality|impartiality)"
)
_JUDGED: Final = rf"(?:{_QUALITY}|{_ROLE})"
_BE: Final = (
    r"(?:is|are|was|were|be|been|becom(?:e|es|ing)|became|remain(?:s|ed)?|seem(?:s|ed)?|appear(?:s|ed)?|look(?:s|ed)?|prov(?:e|es|ed|en)|call(?:s|ed)?|consider(?:s|ed)?|regard(?:s|ed)?|sees?|saw|seen|treat(?:s|ed)?"
    r"|acts?|acted|serv(?:e|es|ed)|pass(?:es|ed)?|claim(?:s|ed)? to be|pos(?:e|es|ed)|mak(?:es|ing)|made|had|has|have|lost|forfeit(?:s|ed)?|whose)"
)
#: A judgement at the verb: "is no longer neutral", "can hardly be called a success", "has lost its legitimacy", "failed".
PREDICATED: Final = re.compile(
    rf"\b{_BE}\s+(?:[\w'’-]+\s+){{0,5}}?{_JUDGED}\b"
    r"|\b(?:impartiality|neutrality|legitimacy|credibility|even-handedness)\s+(?:is|was|were|are|has|had|cannot|can|could|will|becomes)\b"
    r"|\b(?:mission|force|operation|peacekeep\w+|intervention|deployment|contingents?|observers|monitors|council|mandate|format|union|organi[sz]ation|it|they)\s+(?:ha[sd] |have )?(?:\w+ )?(?:fail(?:s|ed)?|did not succeed|not succeeded|not been able to)\b"
    r"|\b(?:did|does|do|has|have|had) not (?:succeed|deserve)\b|\b(?:has|have|had) (?:\w+ )?failed (?:them|it|him|her|us|its|their)\b|\bt(?:ake|akes|ook|aken|aking) (?:\w+ )?sides?\b",
    re.IGNORECASE,
)
#: What no writer says of a bare fact: "can hardly", "cannot but", "is bound to", "has every reason to".
CERTAIN: Final = re.compile(
    r"\b(?:can|could|will|would) (?:hardly|scarcely|never) (?:be|have|expect|hope|claim|pass|treat|act|serve|remain|succeed|speak|mediate|complain|call|count|keep|do|bring|trust)\b|\b(?:cannot|could not|can not) (?:but|help|seriously|plausibly|credibly|honestly|possibly|claim|be trusted|be (?:expected to|said to|called|considered|regarded|described))\b"
    r"|\bin name (?:only|alone)\b|\b(?:is|are|was|were)(?: however,?)? far from (?:being )?\w+|\bopen to (?:question|doubt|challenge|dispute)\b|\bcan (?:plausibly|seriously|credibly|honestly)\b|\b(?:proves?|means?|says?|explains?|settles?) nothing\b|\b(?:is|are|was|were) (?:an? )?[\w-]+(?: [\w-]+)?,? (?:and )?not (?:an?|the) \w+"
    r"|\b(?:claims?|conclusions?|views?|arguments?|thesis|notion|idea|excuse|defence) (?:cannot|can hardly|could not) be (?:sustained|upheld|defended|maintained|taken seriously)|\b(?:claims?|conclusions?|views?|arguments?|thesis|notion|idea|excuse|defence) (?:does|do) not (?:hold|stand)|\bbec(?:a|o)mes? (?:an? |the )(?:\w+ )?(?:target|party|hostage|side|liability|enemy|belligerent)\b"
    r"|\b(?:is|are|was|were) (?:bound|doomed|destined) to\b|\b(?:has|have|had) every (?:reason|interest|incentive)\b|\b(?:is|are|was|were) (?:not|hardly|scarcely|never) to be (?:expected|trusted|believed)\b"
    r"|\bno [\w-]+ (?:can|could) (?:\w+ly )?(?:trust|believe|regard|accept|take|treat|claim|pretend|be expected)\b|\b(?:nobody|no one) (?:can|could|will|would) (?:\w+ly )?(?:trust|believe|regard|accept|take|treat|claim|pretend)\b"
    r"|\b(?:plainly|clearly|evidently|obviously|manifestly|undoubtedly|definitely|surely|no doubt|without doubt)\b",
    re.IGNORECASE,
)


def judges(words: str) -> bool:
    """Whether a clause judges or claims certainty.

    Examples
    --------
    >>> judges("the force can hardly be neutral"), judges("the force has three battalions")
    (True, False)
    """
    return PREDICATED.search(words) is not None or CERTAIN.search(words) is not None
