"""Verdicts on a mission that need no marker, and judgements on what others think.

What enters: a sentence. What leaves: the verdict, as a conclusion whose reasons stand around it.
Never done here: whether the verdict is right. A neutral report seldom uses these words, and an opinion seldom goes without.

A verdict is a strong word said of a mission or of who keeps the peace: "the force is useless", "has been reduced to a
bystander". "Effective", "neutral" or "successful" alone are words of reports, and say nothing here.
"""

from __future__ import annotations

import re
from typing import Final

from peaceops.assess.audit.cue import Conclusion
from peaceops.assess.audit.marker import make_conclusion

_FLAGS: Final = re.IGNORECASE | re.DOTALL
_LONGEST: Final = 500
#: Who is judged: a mission by its letters, or the words for one; never a state.
_MISSION: Final = (
    r"(?:[A-Z]{3,}(?:-[A-Z]+)?|UN|U\.N\.|EU|AU|[Mm]issions?|[Ff]orces?|[Oo]perations?|[Pp]eacekeep\w+|[Oo]bservers?|[Mm]onitors?|[Cc]ontingents?|[Ii]nterventions?|[Dd]eployments?|[Gg]arrisons?"
    r"|[Bb]lue helmets|(?:Security )?Council|United Nations|(?:African |European )?Union|NATO|[Aa]lliance|[Mm]andate|[Ff]ormat|[Tt]roops|[Bb]rigade|[Pp]resence)"
)
#: Words that reports of an office do not use of a mission.
_STRONG: Final = (
    r"(?:(?:wholly |utterly |largely |simply |entirely |just |so |clearly |completely )?(?:useless|futile|pointless|toothless|powerless|impotent|untenable|irrelevant|ineffective|counter-?productive|indefensible|unfit|doomed|bankrupt|discredited|complicit|partisan|biased|one-sided|redundant|a dead letter)"
    r"|(?:an? |the |its |their |little more than (?:an? )?|no more than (?:an? )?|nothing (?:more than|but) (?:an? )?|as |merely (?:an? )?|mere )(?:[\w-]+ ){0,2}?(?:failures?|farce|sham|charade|fiction|joke|disaster|fiasco|embarrassment|testament to|monument to|bystanders?|spectators?|fig lea(?:f|ves)|smokescreen|fa[cç]ade|alibi|pretext|puppets?|proxy|pawns?|hostages?|tools? of|instruments? of|arm of|accomplices?|occupiers?|disgrace|scandal|mockery|relic|ornament|luxury|ineffective \w+|useless \w+|lame duck)"
    r"|in name (?:only|alone)|no longer (?:an? )?(?:neutral|impartial|honest|credible)(?: \w+)?|anything but (?:neutral|impartial|fair|peaceful)|(?:not|hardly|never|scarcely|far from) (?:an? )?(?:neutral|impartial|even-handed|honest broker|credible|disinterested)(?: \w+)?)"
)
_BE: Final = r"(?:is|are|was|were|has been|have been|had been|has become|have become|had become|became|becomes|remains?|remained|seems|looks|proved|has proved|has proven|amounts? to|serves? as|served as|acts? as|is now|are now)"
_VERDICTS: Final = (
    re.compile(rf"^(?P<conclusion>[^;:?]{{0,200}}?(?-i:\b{_MISSION}\b)(?:['’]s [\w-]+)?(?:,[^,;:?]{{3,100}},)?(?: (?:of|in|at|on|from|itself|for|to) [^,;:?]{{2,60}}?)?,? (?P<cue>(?:\w+ )?{_BE} (?:now |thus |simply |at best |by now |already )?(?:reduced to )?{_STRONG})\b.*)$", _FLAGS),
    re.compile(rf"^(?P<conclusion>[^;:?]{{0,160}}?(?-i:\b{_MISSION}\b)[^;:?]{{0,80}}? (?P<cue>(?:has|have|had) (?:proven|proved|shown|demonstrated|confirmed)(?:,[^,;:?]{{3,60}},)? (?:its|their) (?:\w+ )?(?:failure|impotence|uselessness|bias|partiality|irrelevance|inability|weakness|worth))\b.*)$", _FLAGS),
    re.compile(rf"^(?P<conclusion>[^;:?]{{0,200}}?(?-i:\b{_MISSION}\b)[^;:?]{{0,120}}? (?P<cue>(?:clearly|plainly|obviously|manifestly|evidently|utterly|signally) fail(?:s|ed|ing)?)\b.*)$", _FLAGS),
    re.compile(r"^(?P<conclusion>[^;:?]{3,120}? (?P<cue>(?:is|are|was|were|has|have|had) (?:clearly|plainly|obviously|manifestly|evidently) (?:become|been|an? \w+|no|not|un\w+able|beyond|out of))\b.*)$", _FLAGS),
    re.compile(r"^(?P<conclusion>[^;:?]{3,120}? (?P<cue>(?:is|are|was|were) (?:quite |absolutely |only |surely |clearly )?(?:right|wrong|wise|unwise|mistaken|foolish|naive|justified) (?:to (?=[a-z])|in (?=\w+ing)))\w+.*)$", _FLAGS),
    re.compile(r"^(?P<conclusion>(?:you|one|we|nobody|they) (?P<cue>(?:could|can) (?:not|hardly|scarcely) (?:have )?(?:find|found|pick|picked|ask|asked|hope|hoped|wish|wished|choose|chosen|invent|invented)(?: for)? (?:an? )?(?:more|better|worse|fairer|less))\b.*)$", _FLAGS),
)  # fmt: skip
#: What somebody believes, and that it holds or does not.
_BELIEF: Final = r"(?:suspicions?|fears?|claims?|accusations?|charges?|arguments?|views?|criticisms?|complaints?|hopes?|beliefs?|inferences?|conclusions?|distrust|mistrust|excuses?|theor(?:y|ies)|explanations?|assumptions?|objections?|defences?|case)"
_ON_BELIEFS: Final = (
    re.compile(rf"^(?:and |but |yet |so )?(?P<conclusion>(?:the|this|that|these|those|such|their|its|his|any|no such|that)(?: \w+)? {_BELIEF}(?: (?:that|of|about) [^,;:]{{3,100}}?)? (?P<cue>(?:is|are|was|were) (?:hardly |not |scarcely |far from |without |entirely |plainly |simply |therefore |hard to |difficult to )*(?:unfounded|un?warranted|warranted|well[- ]founded|unjustified|justified|misplaced|baseless|groundless|false|wrong|mistaken|hollow|credit|believe|sustain|foundation|merit|untenable|absurd|convincing|unconvincing|reasonable|unreasonable|borne out)|(?:does|do|did|will|cannot|can) ?(?:not|hardly|scarcely)? (?:survive|hold|stand|convince|withstand|wash|explain|bear)|collapses?|fails?|falls)\b.*)$", _FLAGS),
    re.compile(r"^(?:and |but |yet |so )?(?P<conclusion>(?!(?:i|we) )[\w'’ ,-]{3,90}? (?P<cue>(?:do not |does not |did not |hardly )?(?:bears?|bore|borne) (?:this|that|it|them) out|(?:contradicts?|refutes?|belies?|bears? witness to) (?:this|that|it|them))\b.*)$", _FLAGS),
)  # fmt: skip
#: An act, and what it amounts to: "By freezing the line, the force has rewarded …".
_AMOUNTS: Final = re.compile(
    r"^(?:in fact,? |indeed,? |and |but |yet )?(?P<premise>(?P<cue>by|in) (?:doing so|so doing|(?<=by )\w+ing [^;:]{5,200}?))(?:,\s+|\s+(?=(?:you|one|we) (?:is|are)))(?P<conclusion>(?:you|one|we|they|it) (?:is|are) (?:only |simply |merely |in effect )?\w+ing\b.*|[^;:]{3,60}? (?:(?:has|have|had|may have|thereby) )?(?:\w+ly )?(?:granted|lent|given|handed|made|turned|become|became|forfeited|lost|undermined|betrayed|legitimi[sz]ed|rewarded|emboldened|shown|proved|proven|taken (?:the )?sides?|took (?:the )?sides?|thrown|invited|prolonged|entrenched|abandoned|shielded|condoned|sided)\b.*)$",
    _FLAGS,
)
#: A fault that is given as the cause: "Thanks to its inaction, …".
_FAULTS: Final = r"(?:failures?|refusal|inaction|negligence|complicity|weakness|bias|cowardice|indifference|passivity|partiality|incompetence|timidity|meddling|greed)"
_FAULT: Final = re.compile(
    rf"^(?:instead,? |and |but |yet )?(?P<premise>(?P<cue>thanks to|because of|owing to|through|as a result of) (?:[^,;:]{{0,60}}?(?:\bits|\btheir|['’]s|s['’]) (?:\w+ )?{_FAULTS}\b[^,;:]{{0,80}}|the {_FAULTS} (?:to \w+|of (?:the|its|their) (?:\w+ )?(?:missions?|forces?|command|council|union|peacekeepers|observers|monitors|leadership|senders|contingents?))\b[^,;:]{{0,60}})),\s+(?P<conclusion>.+)$",
    _FLAGS,
)
_ROADS: Final = re.compile(
    r"^(?P<premise>(?!(?:the|an?|this|that|it|he|she|they|we)\b)(?-i:[A-Z])[\w'’ -]{2,50}?) (?P<cue>(?:went|goes|has gone|is going|are going|took|has taken) (?:down )?the same (?:road|way|path|course|route))\b(?P<conclusion>.*)$",
    _FLAGS,
)
_FLOWED: Final = re.compile(
    r"^(?P<premise>.{8,240}?)[,;]? (?:and )?(?P<conclusion>(?P<cue>from (?:that|this|it|which) (?:[\w-]+ ){0,3}?)[^,;:]{0,60}?\b(?:flowed|followed|grew|sprang|stemmed|resulted)\b.*)$",
    _FLAGS,
)
_PLAIN: Final = re.compile(
    r"^(?:and |but |yet |so )?(?P<cue>there (?:is|can be|was) (?:little|no|hardly any|scarcely any) (?:doubt|question|denying|mistaking|disputing|mystery)(?! about)(?: that)?|it is (?:beyond (?:doubt|question|dispute)|no secret|undeniable|indisputable) that|(?:one|we|you) (?:is|are|may be|might be|can be|could be) (?:entitled to|forgiven for) (?:doubt|ask|wonder|suspect|conclud|think|believ|suppos)\w*(?: that| whether)?)\s+(?P<conclusion>.+)$",
    _FLAGS,
)
_THEN: Final = re.compile(
    r"^(?P<conclusion>[^,;:?]{3,80}(?P<cue>, then,) (?:is|are|was|were|has|have|had|appears?|seems?|cannot|can|could|must|will|would|does|do|did|[a-z]+s)\b.*)$",
    _FLAGS,
)
#: Words of which one must stand in the sentence before a verdict is looked for.
_STRONG_WORDS: Final = (
    "useless futile pointless toothless powerless impotent untenable irrelevant ineffective counterproductive productive indefensible unfit doomed bankrupt discredited complicit partisan biased sided"
    " redundant dead failure failures farce sham charade fiction joke disaster fiasco embarrassment testament monument bystander bystanders spectator spectators fig smokescreen facade fa alibi pretext puppet"
    " puppets proxy pawn pawns hostage hostages tool tools instrument instruments arm accomplice accomplices occupier occupiers disgrace scandal mockery relic ornament luxury lame name neutral impartial handed"
    " broker credible honest peaceful fair disinterested"
)
_BELIEF_WORDS: Final = (
    "suspicion suspicions fear fears claim claims accusation accusations charge charges argument arguments view views criticism criticisms complaint complaints hope hopes belief beliefs inference inferences"
    " conclusion conclusions distrust mistrust excuse excuses theory theories explanation explanations assumption assumptions objection objections defence defences case"
)
_FAULT_WORDS: Final = "failure failures refusal inaction negligence complicity weakness bias cowardice indifference passivity partiality incompetence timidity meddling greed"
#: Words of which one must stand there, the kind that the patterns tell, and the patterns.
_BY_GATE: Final = tuple(
    (frozenset(gate.split()), kind, patterns)
    for gate, kind, patterns in (
        (
            "doubt question denying mistaking disputing mystery dispute secret undeniable indisputable entitled forgiven",
            "",
            (_PLAIN,),
        ),
        ("then", "", (_THEN,)),
        (_STRONG_WORDS, "", _VERDICTS[:1]),
        ("failure impotence uselessness bias partiality irrelevance inability weakness worth", "", _VERDICTS[1:2]),
        ("clearly plainly obviously manifestly evidently utterly signally", "", _VERDICTS[2:4]),
        ("right wrong wise unwise mistaken foolish naive justified", "", _VERDICTS[4:5]),
        ("could can", "", _VERDICTS[5:]),
        (_BELIEF_WORDS, "", _ON_BELIEFS[:1]),
        ("out this that it them", "", _ON_BELIEFS[1:]),
        ("by in", "", (_AMOUNTS,)),
        (_FAULT_WORDS, "sequence-to-cause", (_FAULT,)),
        ("flowed followed grew sprang stemmed resulted", "sequence-to-cause", (_FLOWED,)),
        ("same", "case-to-case", (_ROADS,)),
    )
)
#: The sentence behind is the conclusion that this one announces.
ANNOUNCED: Final = re.compile(
    r"^(?!.*\b(?:not|no|never)\b)(?:[\w'’-]+[ ,]+){0,9}?(?:(?:draws?|drew|drawn|suggests?|leads? to|learnt|learned|teach(?:es)?|taught|leaves?|points? to|yields?) (?:[\w'’-]+ ){0,2}?(?:an?|one|this|the|only one|a single|two|three)(?: [\w-]+){0,2} (?:inference|conclusion|lesson|thing|moral|verdict|explanation)s?|the (?:conclusion|inference|lesson|moral|upshot|verdict) is (?:plain|clear|obvious|simple|inescapable|unavoidable|this)|draw your own conclusions)[.:!]?$",
    re.IGNORECASE,
)


def find_opinion(sentence: str) -> Conclusion | None:
    """Find a verdict on a mission, or a judgement on what others think.

    Parameters
    ----------
    sentence : str
        Its words.

    Returns
    -------
    Conclusion or None
        None where the words are those of a report.

    Examples
    --------
    >>> find_opinion("The force has been reduced to a bystander.").cue
    'has been reduced to a bystander'
    >>> find_opinion("The force was effective in the north.") is None
    True
    """
    text = sentence.rstrip()
    if len(text) > _LONGEST or text.endswith("?"):
        return None
    words = frozenset(re.findall(r"[a-z]+", text.lower()))
    for gate, kind, patterns in _BY_GATE:
        if words.isdisjoint(gate):
            continue
        for pattern in patterns:
            if match := pattern.match(text):
                return make_conclusion(match, kind)
    return None
