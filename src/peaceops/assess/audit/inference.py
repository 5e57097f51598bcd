"""Kinds of inference: how each is told, what it needs, what would test it.

What enters: the words of a conclusion and of its premises. What leaves: a kind, or none.
Never done here: judging a motive; any word that depends on who leads a mission.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


COMPOSITION: Final = _words(
    r"\b(?:consist(?:s|ed|ing)?|composed|comprised?|made up)\b[^.;]{0,40}?\b(?:of|troops?|soldiers?|personnel|units?)\b"
    r"|\b(?:most|majority|bulk|all|predominan\w+|overwhelming\w*|only) (?:of )?(?:the |its )?(?:\w+ )?(?:troops|soldiers|personnel|contingents?|contributors?)\b"
    r"|\b(?:largest|main|sole|only|biggest) (?:troop )?contributor\b|\bcomposition\b"
)
PARTIALITY: Final = _words(
    r"\b(?:im)?partial(?:ity|ly)?\b|\b(?:un)?bias(?:ed)?\b|\bone-sided\b|\bneutral(?:ity)?\b|\beven-?handed(?:ness)?\b"
    r"|\btak(?:e|es|en|ing) sides\b|\bhonest broker\b|\bfavou?r(?:s|ed|ing)? (?:one|the)\b"
)
ALIGNMENT: Final = _words(
    r"\b(?:aligned?|alignment|in line|in accordance|coincid\w+|consistent) (?:\w+ ){0,3}?with\b[^.;]{0,60}?\b(?:policy|policies|interests?|objectives?|agenda|goals?|strategy)\b"
    r"|\b(?:guided|driven|dictated|determined|shaped) by\b[^.;]{0,60}?\b(?:policy|policies|interests?|agenda|strategy)\b"
    r"|\b(?:instrument|tool|arm|means|vehicle) of\b[^.;]{0,50}?\b(?:policy|policies|interests?|agenda|influence|strategy)\b"
    r"|\bserv(?:e|es|ed|ing)\b[^.;]{0,40}?\binterests?\b"
)
#: What makes of a premise that conduct is partial, or cannot be otherwise.
UNFAIR: Final = _words(
    r"\b(?:fair(?:ly|ness)?|referees?|arbiters?|umpires?|partisan|guarantee of balance|balanced|judge who|both (?:sides|parties) (?:alike|equally)|a peacekeep(?:er|ing force)|peacekeepers|party to the (?:dispute|conflict|war|quarrel)|in name (?:only|alone)|through (?:its|their|his|her) (?:own )?eyes)\b",
)
#: Who the personnel are, in words beyond those that announce a composition.
MANNED: Final = _words(
    r"\b(?:drawn|recruited|taken) (?:\w+ ){0,2}(?:from|by) (?:one|a single|the)\b|\bevery (?:single )?(?:soldier|officer|commander|man)\b|\bto the last man\b|\bfrom top to bottom\b|\b(?:battalions?|soldiers|troops|officers|contingents?|companies) (?:\w+ ){0,3}(?:answer|belong|report) to\b"
    r"|\b(?:soldiers|troops|personnel|officers|contingents?) (?:from|of) [^,;]{3,50}?\b(?:make up|form|fill|dominate|account for)\b|\b(?:all|most|half|nearly all|two[- ]thirds|three[- ]quarters) of (?:its|the|whose) (?:\w+ )?(?:soldiers|troops|personnel|men|officers|battalions)\b",
)
#: What a sender has done, owns or is, beside its mission.
STAKE: Final = _words(
    r"\b(?:sent|sends|sold|sells|gave|gives|shipped|ships|supplied) (?:\w+ )?(?:arms|weapons|rifles|tanks|ammunition|money) to\b|\b(?:holds?|owns?|have|has|bought) (?:\w+ ){0,2}(?:shares?|stakes?|concessions?|a stake) in\b|\b(?:has|have|had) (?:just |itself |long |once )?(?:bombed|armed|backed|supplied|trained|financed|invaded|recogni[sz]ed|fought|sided)\b|\b(?:arms|backs|supplies|trains|finances|pays for|funds|fights|supports) (?:one|the|a|its|only)\b"
    r"|\b(?:shares?|shared) (?:its|their|the) (?:\w+ )?(?:bases?|camps?|intelligence|headquarters)\b|\b(?:a party|an ally|allied|a client|a patron|a guarantor|a stake|an interest|interests|bases) (?:and|to|of|with|in|at)\b|\bas an? (?:partner|ally|client)\b|\b(?:draws?|drew) (?:its|their|his|her) pay\b|\b(?:borders?|neighbou?rs) (?:the|on)\b|\b(?:conduct|pursu|carr(?:y|ies)|run)\w* (?:on |out )?(?:an?|its|the) (?:\w+ )?(?:polic(?:y|ies)|agenda|war)\b|\bwants? [\w ]{3,30} as\b",
)
IMPOSSIBILITY: Final = _words(
    r"\b(?:impossible|not possible|inconceivable|out of the question|incompatible|incapable|unable)\b|\b(?:cannot|can not|can never|could not)\b"
)
CASES: Final = _words(
    r"\b(?:(?:previous|past|earlier|other|prior|similar) (?:\w+ ){0,2}?(?:cases?|experiences?|examples?|missions?|operations?|deployments?)"
    r"|(?:track |the )?records? (?:in|of)|precedents?|(?:the )?(?:cases?|examples?|experiences?|lessons?) (?:of|with|in|from)"
    r"|as (?:happened|occurred|was the case) (?:in|with)|analys[ei]s of)\b"
)
MOTIVE: Final = _words(
    r"\b(?:intentions?|(?<!\bI )(?<!\bwe )(?<!\bWe )intend(?:s|ed)?|motives?|motivat\w+|zeal|desires?|wants|wish(?:es)? to|(?:genuinely |really |truly )?interested in"
    r"|seeks?|sought(?! by\b)|ambitions?|designs on|real (?:aim|goal|purpose)|strateg(?:y|ies) (?:for|of|to))\b"
)
#: What ought to be done is no motive that is read from what was done.
NORM: Final = _words(r"\b(?:should|must|ought to|recommend|urge|call upon|appeal)\b")
AFTER: Final = _words(r"\b(?:after|following|once|since|soon after|subsequent(?:ly)? to|in the wake of|when)\b")
CHANGE: Final = _words(
    r"\b(?:deteriorat\w+|worsen\w*|escalat\w+|declin\w+|decreas\w+|increas\w+|improv\w+|broke out|collapsed?|fell|rose|erupted|ceased|stabili[sz]ed|subsided|resumed|reduc\w+)\b"
)
#: "That is why the ministry kept on …": an act of somebody is put down to a reason.
_ACTED: Final = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w-]+(?: [A-Z][\w-]+)*|government|ministry|palace|capital|regime|leadership|army|president|council|union|alliance) (?:has |had |have )?(?:\w+ly )?"
    r"(?:continu|kept|keeps|refus|chos|decid|insist|prefer|back|arm|block|push|turn|stay|sent|support|oppos|delay|cling|clung|held on|help|welcom|resist)\w*\b"
)
#: An act that is read as something: what it is read as tells the motive.
_READ_AS: Final = _words(
    r"\b(?:interpreted|read|understood|explained|construed|taken|sign|betrays?|betrayed|reveals?|accident|coincidence)\b"
)
_STRIVING: Final = _words(
    r"\b(?:efforts?|attempts?|strateg\w+|calculations?|thinking|designs?|plans?|polic(?:y|ies)|wish|will|pretext|deliberate\w*|on purpose|choice|choose|chose\w*|master)\b"
)
#: "It is no accident that …" says that it was meant.
_BY_DESIGN: Final = _words(r"\b(?:no|not an?|hardly an?) (?:accident|coincidence)\b")
#: "The lesson for Ruritania": from one place to another.
_TAUGHT: Final = re.compile(r"\b(?:lesson|moral)s? (?:for|from|of) (?:the )?[A-Z]")
_BLAME: Final = _words(
    r"\b(?:part of the problem|to blame|the cause|the reason|the culprit|made the difference|did it)\b"
)
_WHEN: Final = _words(r"\b(?:when|while|as long as|so long as) (?:it|they|he|she|the|its)\b.{5,}$")
_ONSET: Final = _words(rf"\b(?:start(?:s|ed)?|beg(?:ins?|an|un)) (?:to )?{CHANGE.pattern}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What an inference of one kind leaves open.

    Parameters
    ----------
    explanation : str
        What it does.
    missing : tuple of str
        What it needs and a text that draws it seldom states.
    evidence : tuple of str
        What would test it.
    """

    explanation: str
    missing: tuple[str, ...]
    evidence: tuple[str, ...]


KINDS: Final[Mapping[str, Kind]] = {
    "composition-to-partiality": Kind(
        explanation="It reads how a mission treats the parties from who its personnel are. Composition and conduct are coded apart.",
        missing=(
            "that personnel of one state treat the parties of a conflict unequally by that fact",
            "that this mission's conduct towards the parties differed",
        ),
        evidence=(
            "acts of the mission in favour of a party, from inquiries and observers (I6)",
            "violations recorded and acted on, by party (I2)",
            "what each party says of the mission, side by side (I4)",
            "the same for missions with and without one predominant contributor (M1)",
        ),
    ),
    "alignment-to-impossibility": Kind(
        explanation="It reads from an interest of the sender that impartial conduct is impossible. An interest makes partial conduct possible; whether it occurred is another question.",
        missing=(
            "that a sender whose interest a mission serves cannot treat the parties alike",
            "that missions whose senders have no such interest exist, or that theirs count for less",
        ),
        evidence=(
            "the mission's conduct where interest and mandate point in different directions (I2, I6)",
            "other roles of the lead in the conflict (I3) beside conduct, over many missions",
            "missions whose lead had such roles and whose observers report no partial act",
        ),
    ),
    "case-to-case": Kind(
        explanation="It carries what was seen in one case to another case, or to all.",
        missing=(
            "that the cases are alike in what matters: mandate, consent, parties, force, means of the sender",
            "that the case was not picked for its outcome, and that cases which ended otherwise do not count against it",
        ),
        evidence=(
            "all missions of the same lead with how each ended (E3), not the one case",
            "the same share among missions under other leads",
            "the differences of the two cases in mandate (T1), consent (N3, N6) and posture (F1)",
        ),
    ),
    "outcome-to-motive": Kind(
        explanation="It reads an intention from what was done or came about. This audit gives no verdict on motive.",
        missing=(
            "that the outcome was intended, and was not a by-product, a constraint or a failure",
            "that no other aim would have led to the same conduct",
        ),
        evidence=(
            "records of the decision: instructions, deliberations, orders",
            "conduct where the aim supposed and the aim declared would have led to different acts",
        ),
    ),
    "sequence-to-cause": Kind(
        explanation="It reads a cause from what came first.",
        missing=(
            "that what followed would not have come without what came before",
            "that nothing else changed at the same time",
        ),
        evidence=(
            "the days of both events, and what else changed between them",
            "cases where the first came and the second did not, and the reverse",
        ),
    ),
}  # fmt: skip


def classify_inference(conclusion: str, premises: str, cue: str) -> str:
    """Tell the kind of an inference by the words on both sides.

    Parameters
    ----------
    conclusion, premises : str
        Words of the conclusion and of its premises.
    cue : str
        Words that announce the conclusion.

    Returns
    -------
    str
        One of ``model.audit.INFERENCES``, or empty where the words do not tell.

    Examples
    --------
    >>> classify_inference("the force was not neutral", "the force consisted of troops of one state", "therefore")
    'composition-to-partiality'
    >>> classify_inference("the road was closed", "it snowed", "therefore")
    ''
    >>> classify_inference("the ministry kept its garrison", "The valley was rich.", "That is why")
    'outcome-to-motive'
    """
    # "… unclear when it conducts a policy of its own": what the conclusion goes on to give as its reason.
    given = _WHEN.search(conclusion)
    premises = f"{premises} {given.group()}" if given else premises
    is_of_conduct = PARTIALITY.search(conclusion) is not None or UNFAIR.search(conclusion) is not None
    if is_of_conduct and (COMPOSITION.search(premises) or MANNED.search(premises)):
        return "composition-to-partiality"
    if ALIGNMENT.search(premises) and (is_of_conduct or IMPOSSIBILITY.search(f"{cue} {conclusion}")):
        return "alignment-to-impossibility"
    if is_of_conduct and STAKE.search(premises):
        return "alignment-to-impossibility"
    if CASES.search(premises):
        return "case-to-case"
    if MOTIVE.search(conclusion) and not NORM.search(conclusion):
        return "outcome-to-motive"
    if _TAUGHT.search(cue):
        return "case-to-case"
    if _BY_DESIGN.search(cue) and not NORM.search(conclusion):
        return "outcome-to-motive"
    if AFTER.search(premises) and CHANGE.search(premises) and _BLAME.search(conclusion):
        return "sequence-to-cause"
    if _READ_AS.search(cue) and _STRIVING.search(conclusion):
        return "outcome-to-motive"
    if (AFTER.search(premises) and CHANGE.search(conclusion)) or _ONSET.search(conclusion):
        return "sequence-to-cause"
    if cue.casefold() in {"that is why", "this is why"} and _ACTED.match(conclusion) and not NORM.search(conclusion):
        return "outcome-to-motive"
    return ""
