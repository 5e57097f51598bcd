"""Conclusions that no connective announces, told by the words on both sides of a sentence.

What enters: a sentence and the names of places in it. What leaves: its conclusion, its premise and the kind of inference.
Never done here: a conclusion whose kind the words do not tell; any word that depends on who leads a mission.

A sentence is taken only where it says both what it starts from and what it makes of it: troops of one state and partial
conduct, an act and a purpose, a change after a day and a cause, a place named as a lesson.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final

from peaceops.assess.audit.cue import Conclusion
from peaceops.assess.audit.inference import AFTER, ALIGNMENT, COMPOSITION, MANNED, PARTIALITY, STAKE, UNFAIR

_FLAGS: Final = re.IGNORECASE
_NAME: Final = r"(?:[A-Z][\w'’-]+(?: (?:and |of |the )*[A-Z][\w'’-]+)*)"
_SHOWING: Final = (
    r"(?:shows?|showed|proves?|proved|suggests?|demonstrates?|illustrates?|teach(?:es)?|taught)(?: us| one)?"
)
#: What follows is said of the name itself, as of an actor: "France shows that it can wait".
_OF_ITSELF: Final = re.compile(r"(?:it|its|he|she|his|her|they|their)\b", _FLAGS)
_CASES: Final = (
    re.compile(
        r"^(?P<cue>(?i:judging by|judging from|to judge by|to judge from|going by))\s+(?P<premise>[^,;:]{3,90}),\s*(?P<conclusion>.+)$",
        re.DOTALL,
    ),
    re.compile(
        r"^(?i:if)\s+(?P<premise>[^,;:]{3,90}?)\s+(?:is|are|was|were)\s+(?P<cue>any (?:guide|indication|yardstick)|anything to go by),\s*(?P<conclusion>.+)$",
        re.DOTALL,
    ),
    re.compile(
        rf"^(?P<premise>What (?:happened|followed|was seen) (?:in|after) [^,;:]{{3,60}}?|{_NAME} in \d{{4}})\s+(?P<cue>{_SHOWING}(?: that| how| what| why)?)\s+(?P<conclusion>.+)$",
        re.DOTALL,
    ),
    re.compile(
        rf"^(?P<premise>{_NAME})\s+(?P<cue>(?:teach(?:es)?|taught)(?: us| one)? (?:that|how|what|why))\s+(?P<conclusion>.+)$", re.DOTALL
    ),
    re.compile(
        r"^(?P<premise>[^,;:]{0,60}\b(?:experiences?|lessons?|examples?|precedents?|fate)\b[^,;:]{0,60}?)\s+"
        r"(?P<cue>(?:leads?|led) (?:one|us) to (?:believe|expect|fear|think) that|teach(?:es)?(?: us| one)? (?:that|how|what|why))\s+(?P<conclusion>.+)$",
        _FLAGS | re.DOTALL,
    ),
)  # fmt: skip
_PLACE_SHOWS: Final = re.compile(
    r"^(?P<premise>[A-Z][^,;:.]{2,50}?)\s+(?P<cue>(?:(?:shows?|proves?|demonstrates?|illustrates?)|(?:teach(?:es)?|taught) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?) (?:that|how|what|why))\s+(?P<conclusion>.+)$",
    re.DOTALL,
)
#: Judged by papers, not by another case.
_PAPERS: Final = re.compile(
    r"\b(?:figures?|data|reports?|statements?|accounts?|photographs?|images?|numbers?|words|size|documents?|records? kept|statistics)\b",
    _FLAGS,
)
_PROPER: Final = re.compile(r"(?<![.!?] )(?:\b[A-Z][a-z]{2,})")

PURPOSE: Final = re.compile(
    r"\b(?:want(?:s|ed|ing)?|wish(?:es|ed)?|intend(?:s|ed|ing)?|intentions?|hop(?:e|es|ed|ing) to|aim(?:s|ed|ing)?|sought|seeks?|desires?|motives?|ambitions?|designs on|bent on)\b"
    r"|\b(?:purpose|goal|point|idea)s? (?:is|was|were|are|has been|had been) (?:\w+ly )?(?:to|not to)\b"
    r"|\b(?:is|are|was|were|be|been) (?:really |truly |only |actually )?(?:after|for)(?: all along)?(?=\s*[.,;:!?]|$)|\b(?:was|were|is|are|been) (?:really |truly )after\b|\b(?:is|are|was|were|been) after (?:an?|the|its|their) \w+(?=[.,;!?]|$)"
    r"|\blik(?:es?|ed) it that way\b|\b(?:something|much|nothing) to hide\b|\b(?:no|little|every|an?) (?:real |genuine |true )?interest in\b|\blooking for (?:the|an?|its) (?:exit|way out|excuse|pretext)\b",
    _FLAGS,
)
_MOTIVES: Final = (
    re.compile(
        r"^(?P<premise>.{10,220}?)(?:,? which|[;,:]\s*(?:and )?(?:this|that|it)|)\s+"
        r"(?P<cue>(?:can|could) only mean that|must mean that|betrays?|betrayed|gives away|gave away|lays bare|laid bare|(?:tells|told) (?:us|one|you)(?= what| why| how)"
        r"|leaves (?:no|little) doubt(?: that| about| as to)?)\s+(?P<conclusion>.+)$",
        _FLAGS | re.DOTALL,
    ),
    re.compile(
        r"^(?:(?P<premise>.{10,220}?)[,;:]\s*(?:and |so |but )?)?(?P<cue>one (?:must|has to|cannot but|may well) suspect(?: that)?|it is (?:no|hardly an?) (?:accident|coincidence) that"
        r"|it is (?:hard|difficult) not to (?:suspect|conclude|see|believe)(?: that)?)\s+(?P<conclusion>.+)$",
        _FLAGS | re.DOTALL,
    ),
    re.compile(
        r"^(?P<premise>.{10,220}?)(?:[;:]|,\s*(?:and|so))\s*(?P<cue>evidently|clearly|plainly|obviously|manifestly|apparently),?\s+(?P<conclusion>.+)$",
        _FLAGS | re.DOTALL,
    ),
    re.compile(
        r"^(?:since|as|because|given that)\s(?P<premise>[^,;:]{10,160}),\s*(?P<conclusion>(?:\w+ ){1,6}?(?P<cue>evidently|clearly|plainly|obviously|manifestly)\s.+)$",
        _FLAGS | re.DOTALL,
    ),
    re.compile(
        r"^(?P<premise>(?:an?|any|the) [\w-]+ (?:that|which|who)\s.{10,160}?),?\s+(?P<conclusion>(?:has |had |have |did |does )?(?P<cue>evidently|clearly|plainly|obviously|manifestly)\s.+)$",
        _FLAGS | re.DOTALL,
    ),
    re.compile(
        r"^(?P<premise>.{10,220}?)(?:[;:]|,\s*(?:and|so))\s*(?P<conclusion>(?:its|their|the) (?:\w+ )?(?:purpose|aim|goal|intention|motive) (?:is|was|were) (?P<cue>plainly|clearly|evidently|obviously|therefore)\s.+)$",
        _FLAGS | re.DOTALL,
    ),
)  # fmt: skip

_MADE: Final = r"(?:set|caused?|brought|led|drove|made|triggered|sparked|unleashed|ended|provoked|broke|saved|stopped|kept|restored|prevented)"
_COURSE: Final = re.compile(
    r"\b(?:since|once|within (?:\w+ ){1,3}of|soon|months? later|years? later|for (?:\w+ ){1,2}(?:years|decades|months)|began|started|has held|have held|no (?:war|shot|fighting|attack)s?\b|rose|fell|doubled|halved|spread|grew|dropped|declined?|did not move|stayed|remained)\b",
    _FLAGS,
)
_CAUSES: Final = (
    re.compile(
        r"^(?P<premise>.{10,200}?)(?:,\s*and|;)\s+(?P<conclusion>(?:[\w'’-]+ ){1,6}?(?:is|are|was|were) (?P<cue>to blame|the cause|the reason|responsible for (?:it|this|that))\b.*)$",
        _FLAGS | re.DOTALL,
    ),
    re.compile(
        rf"^(?P<premise>.{{10,200}}?)(?:,\s*and(?: so)?|[;:])\s+(?P<conclusion>(?P<cue>it (?:was|is)) (?:the |its |their )(?:[\w'’-]+,? ){{1,8}}?(?:that|which|who) {_MADE}\b.*)$",
        _FLAGS | re.DOTALL,
    ),
    re.compile(
        r"^(?P<premise>.{10,200}?),\s*(?:which is |a )?(?P<cue>proof (?:that|of how)|evidence that|which proves that|which shows that)\s+(?P<conclusion>.+)$",
        _FLAGS | re.DOTALL,
    ),
    re.compile(
        rf"^(?P<premise>.{{10,200}}?)[,;]\s*(?:and )?(?P<cue>so|thus|hence)\s+(?P<conclusion>(?:the|its|their) (?:[\w'’-]+ ){{1,5}}?{_MADE}\b.+)$",
        _FLAGS | re.DOTALL,
    ),
    re.compile(
        r"^(?P<premise>.{10,200}?)(?:;|:|,\s*(?:and|so))\s+(?P<cue>clearly|evidently|plainly|obviously|manifestly),?\s+(?P<conclusion>(?:[\w'’-]+ ){1,6}?(?:has|have|had) "
        r"(?:done (?:its|their|the) work|worked|failed|succeeded|backfired|paid off|made the difference|had (?:its|their|the) effect|brought (?:peace|calm|quiet|war)|broken|stopped|ended|deterred|provoked|driven)\b.*)$",
        _FLAGS | re.DOTALL,
    ),
    re.compile(
        r"^(?:the fact )?(?P<premise>that\s.{10,160}?)\s+(?P<cue>is the (?:work|merit|fault|doing) of)\s+(?P<conclusion>.+)$", _FLAGS | re.DOTALL
    ),
    re.compile(r"^(?P<premise>[^,;:]{10,160}?),?\s+(?P<cue>(?:only |largely |entirely )?thanks to)\s+(?P<conclusion>.+)$", _FLAGS | re.DOTALL),
)  # fmt: skip

_DENIAL: Final = (
    r"(?:cannot|can not|can never|can hardly|could not|could hardly|could never|is not|are not|is no longer|are no longer|is hardly|are hardly|is never|was never|was not|were not|was hardly"
    r"|is by definition not|are by definition not|is in no position to|are in no position to|is unable to|rules? out|is out of (?:reach|the question)|is impossible|no [\w-]+ (?:can|could|will|would) (?:\w+ )?(?:take|regard|see|accept|trust|believe|treat)|took sides|takes sides|take sides|makes? a mockery of|made a mockery of)"
)
#: "So foreign a force could never pass for neutral": the sentence has its composition in its first words.
_SO: Final = re.compile(
    rf"^(?P<premise>so [\w-]+ an? (?:force|mission|contingent|army|garrison|brigade|corps|operation))\s+(?P<conclusion>(?P<cue>{_DENIAL})\b.*)$",
    _FLAGS | re.DOTALL,
)
#: A question that answers itself: "How could troops whose … be even-handed?"
_ASKED: Final = re.compile(
    r"^(?P<cue>how (?:can|could|would|will|should))\s+(?P<premise>(?:an? |any |the )?[\w-]+ (?:that|which|whose|who)\s[^?;]{5,120}?)\s+(?P<conclusion>(?:ever )?(?:be|remain|act|serve|treat|stay|pass|deal)\s[^?]+)\?$",
    _FLAGS | re.DOTALL,
)
_STRUCTURES: Final = (
    re.compile(
        rf"^(?:with|as(?! (?:of|for|in)\b)|because(?! of)|since(?! \d| then| \w+ \d)|given|being|so long as|as long as|when)\s(?P<premise>[^,;:]{{8,160}}),\s*(?P<conclusion>[^;:]{{0,80}}?\b(?P<cue>{_DENIAL})\b.*)$",
        _FLAGS | re.DOTALL,
    ),
    re.compile(
        rf"^(?P<premise>(?:an?|any|the|no) [\w-]+ (?:that|which|whose|in which|where)\s[^,;:]{{5,120}}?)\s+(?P<conclusion>(?P<cue>{_DENIAL})\b.*)$", _FLAGS | re.DOTALL
    ),
    re.compile(
        rf"^(?P<premise>[^;:]{{10,160}}?),\s*(?:and|so)\s+(?P<conclusion>(?:(?:that|this|it|the \w+)\s+)(?P<cue>{_DENIAL})\b.*)$", _FLAGS | re.DOTALL
    ),
)  # fmt: skip


def find_drawn(sentence: str, places: Iterable[str] = ()) -> Conclusion | None:
    """Find a conclusion that both sides of a sentence tell.

    Parameters
    ----------
    sentence : str
        Its words.
    places : iterable of str
        Names of states and areas in it, as written.

    Returns
    -------
    Conclusion or None
        With its kind; None where the words do not tell one.

    Examples
    --------
    >>> find_drawn("If the last mission is any guide, the next will leave early.").kind
    'case-to-case'
    >>> find_drawn("The convoy left early, and it clearly took the old road.") is None
    True
    """
    text = sentence.rstrip()
    named = frozenset(places)
    found = (_find_case(text, named), _find_motive(text), _find_cause(text), _find_conduct(text))
    return next(chain.from_iterable(found), None)


def _find_case(text: str, places: frozenset[str]) -> Iterator[Conclusion]:
    for pattern in _CASES:
        match = pattern.match(text)
        if match is None or _OF_ITSELF.match(match["conclusion"]) or _PAPERS.search(match["premise"]):
            continue
        if "any" in match["cue"] or _PROPER.search(match["premise"]):
            yield _make(match, "case-to-case")
    match = _PLACE_SHOWS.match(text)
    if match and _is_placed(match["premise"], places) and not _OF_ITSELF.match(match["conclusion"]):
        yield _make(match, "case-to-case")


def _is_placed(premise: str, places: frozenset[str]) -> bool:
    """Whether a premise is the name of a place, or a list of names of which one is known as a place."""
    listed = [name.removeprefix("the ").removeprefix("The ") for name in premise.split(" and ")]
    return premise in places or (all(name[:1].isupper() for name in listed) and any(name in places for name in listed))


def _find_motive(text: str) -> Iterator[Conclusion]:
    return _match(text, _MOTIVES, "outcome-to-motive", lambda match: PURPOSE.search(match["conclusion"]) is not None)


def _find_cause(text: str) -> Iterator[Conclusion]:
    return _match(
        text, _CAUSES, "sequence-to-cause",
        lambda match: (AFTER.search(match["premise"]) or _COURSE.search(match["premise"])) is not None,
    )  # fmt: skip


def _find_conduct(text: str) -> Iterator[Conclusion]:
    if (match := _SO.match(text)) and PARTIALITY.search(match["conclusion"]):
        yield _make(match, "composition-to-partiality")
    for pattern in (*_STRUCTURES, _ASKED):
        match = pattern.match(text)
        if match is None or not (PARTIALITY.search(match["conclusion"]) or UNFAIR.search(match["conclusion"])):
            continue
        if COMPOSITION.search(match["premise"]) or MANNED.search(match["premise"]):
            yield _make(match, "composition-to-partiality")
        elif ALIGNMENT.search(match["premise"]) or STAKE.search(match["premise"]):
            yield _make(match, "alignment-to-impossibility")


def _match(
    text: str, patterns: Iterable[re.Pattern[str]], kind: str, tells: Callable[[re.Match[str]], bool]
) -> Iterator[Conclusion]:
    for pattern in patterns:
        if (match := pattern.match(text)) and tells(match):
            yield _make(match, kind)


def _make(match: re.Match[str], kind: str) -> Conclusion:
    premise = match["premise"] or ""
    return Conclusion(
        cue=match["cue"].strip(), start=match.start("conclusion"), end=match.end("conclusion"), premise=premise.strip(),
        premise_start=max(0, match.start("premise")), kind=kind,
    )  # fmt: skip
