"""Words that point back at what was said, what is drawn from it, and what opens a clause of reason.

What enters: nothing. What leaves: parts of patterns, for :mod:`peaceops.assess.audit.marker`.
Never done here: matching.
"""

from __future__ import annotations

from typing import Final

#: Papers say what is written in them; a word that points to one announces nothing of the author's own.
PAPER: Final = (
    r"(?:reports?|agreements?|accords?|resolutions?|letters?|provisions?|chapters?|tables?|sections?|figures?|articles?|papers?|maps?|documents?|statements?|paragraphs?|mandates?|annex|amounts?|estimates?|requirements?|charts?"
    r"|programmes?|projects?|visits?|meetings?|funds?|posts?|units?|members?|officers?|men|people|persons|families|communities|talks)"
)
#: What points back at something said before: "This …", "Such restraint …", "The pattern …".
POINTING: Final = (
    rf"(?:(?:this|that|these|those|such|all (?:of )?this|all (?:of )?that|which)(?: an?)?(?: (?!{PAPER}\b)[\w'’-]+){{0,3}}?(?: (?:of|in|by|from|between|towards?) (?:[\w'’-]+ ?){{1,4}}?)?"
    r"|(?:the|that|this|its|their) (?:very )?(?:pattern|timing|sequence|silence|contrast|choice|record|haste|coincidence|difference|result|outcome|arithmetic|logic|evidence|history|comparison|geography|facts?)(?: (?:of|in|by|from|between) (?:[\w'’-]+ ?){1,5}?)?)"
)
#: What is named as a fact in the sentence itself: "The fact that …", "That they are still there …".
FACT: Final = rf"(?:the (?:very |mere )?fact that [^,;:]{{5,120}}?|that (?!{PAPER}\b)[^,;:]{{5,80}}?)"
#: What such a subject does when a conclusion is drawn from it.
DRAWS: Final = (
    r"(?:(?:clearly|plainly|surely|rather|alone|itself|in itself|already|therefore|thus|also|only|strongly) )?"
    r"(?:betrays?|betrayed|reveals?|revealed|points? to(?! the (?:need|importance|necessity))|pointed to|(?:speaks?|spoke) (?:of|for|against|volumes)|amount(?:s|ed)? to(?! (?:US|about|some|approximately|around|an estimated|\$|\d|a total))|(?:is|are|was|were) (?:itself |in itself |hardly |not |no )?(?:an? )?(?:clear |strong |sure |further )?(?:proof|evidence|sign|argument|indication|symptom|mark|conduct|behaviou?r|work|act|face|language|hallmark|recipe|admission)s? (?:that|of|for|against)"
    r"|rul(?:es|ed) out|rules? [\w'’ -]{3,40} out|explain(?:s|ed)? why|cast(?:s)? (?:\w+ )?doubt|call(?:s|ed)? into (?:question|doubt)|raises? (?:\w+ )?(?:questions?|doubts?) (?:about|whether|as to)|puts? [^,;:]{3,60}? (?:in|into) doubt|leaves? (?:no|little) (?:doubt|room)|leaves only one"
    r"|can (?:only (?!be\b)|hardly )\w+|cannot (?:but|fail to)|mean(?:s|t)? (?:that|nothing)|(?:suggest(?:s|ed)?(?! by)|indicat(?:es|ed))(?: that)?|impl(?:y|ies|ied) that|confirm(?:s|ed)? (?:that|what)|(?:tells|told|tell) (?:us|you|one) (?:that|what|why|how|all|more|a lot|something)|gives? the lie to|belies?|undermin(?:es|ed) (?:the|any|its|their) (?:claim|argument|notion|idea)|does not square|(?:is|are) (?:hard|difficult|impossible) to (?:square|reconcile)"
    r"|(?:is|are|was|were) (?:partly |largely |best |easily |mainly )?explained by|(?:can|may|might|could|must|should|has to) (?:only |best |also |well )?be (?:interpreted|read|understood|explained|construed|taken) (?:as|in terms of|by)|proves? (?:that|nothing|how|what|the)|show(?:s|ed)? (?:that|how|what|why|nothing)|demonstrat(?:es|ed) (?:that|how)|renders? [^,;:]{3,60}? as"
    r"|mak(?:es|e)(?= [^.]{0,120}\b(?:clear|unclear|hard|difficult|unlikely|likely|impossible|nonsense|plain|doubtful|questionable|suspect|mockery|irrelevant|vulnerable|target|worthless|pointless|neutral|partisan|partial|better placed|worse placed|unfit|ideal|safer|suited)\b))"
)
UNDER: Final = r"(?:because(?! of)|since(?! \d| then| the (?:end|start|beginning)| \w+ \d| its (?:creation|establishment|deployment|inception))|as(?! (?:of|for|in|at|to|well|long|soon|far|much|many|from|a|an|part|such|yet|indicated|stated|reported|requested|noted|described|mentioned|set|regards)\b)|given(?: that)?|now that|considering(?: that)?|in view of|in light of|due to(?: the fact that)?|owing to(?: the fact that)?|as a result of|exactly because of|precisely because(?: of)?|so long as|as long as|being)"
