"""Words that announce a conclusion, and what stands on either side of them.

What enters: a sentence. What leaves: the words of its conclusion and of the premise in the same sentence.
Never done here: telling what kind of inference it is. A word that may mean something else announces nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_FLAGS: Final = re.IGNORECASE
#: Subjects of "shows" that make it the author's own conclusion. A report or a scholar that shows something is cited.
_SUBJECT: Final = (
    r"(?:(?:(?:the|these|those|such|all|both|previous|past|earlier|other|our|this) )*(?:\w+ ){0,2}"
    r"(?:experiences?|analys[ei]s|cases?|examples?|track records?|records?|precedents?|history|facts?|patterns?|developments?|comparison|conduct)\b"
    r"[^.;:]{0,120}?|this|that|these|all (?:of )?this|which)"
)
_VERB: Final = (
    r"(?:(?:clearly|strongly|thus|therefore|also) )?"
    r"(?:(?:shows?|suggests?|demonstrates?|proves?|reveals?|indicates?|implies|imply|means?) (?:that|how|why)|testif(?:y|ies) to(?: how)?)"
)
#: The verb of an inverted remark: ", as the examples of A and B suggest".
_INVERTED: Final = re.compile(
    rf",\s+as\s+(?P<premise>{_SUBJECT})\s+(?P<cue>shows?|suggests?|demonstrates?|proves?|indicates?)\s*[.!]?$", _FLAGS
)
_BEFORE: Final = re.compile(
    r"^(?P<premise>(?:due to the fact that|because(?! of)|since(?! \d| then| the (?:end|start)| \w+ \d)|given that|in view of the fact that)\s[^;:]{10,220}?),\s*"
    r"(?:therefore |thus |hence )?(?P<conclusion>(?P<cue>(?:it is|it was|it becomes|it is therefore) (?:\w+ )?impossible\b[^.]*|[^,]{3,80}?\b(?:cannot|can never|can not) be\b[^.]*))",
    _FLAGS,
)
_AFTER: Final = re.compile(
    r"^(?P<conclusion>(?P<cue>it is (?:\w+ )?impossible\b)[^.;]{5,200}?)\s+(?P<premise>(?:because|since|given that|due to the fact that)\s[^.;]{10,}?)[.!?]?$",
    _FLAGS,
)
_CONCLUDE: Final = re.compile(
    r"(?:^|[,;:]\s*|\b(?:and|so)\s+)(?P<cue>it (?:is|seems|would be|may be|can be) (?:therefore |thus |hence |only |also )?"
    r"(?:(?:reasonable|fair|safe|logical|legitimate|justified|possible|plausible) to (?:conclude|infer|argue|say|assume)|concluded|inferred)(?: that)?"
    r"|(?:one|we|i) (?:can|may|must|could)?\s*(?:therefore |thus |hence )?(?:conclude|infer)s? that"
    r"|(?:this|that|which|it) (?:therefore |thus )?leads (?:us )?to the conclusion(?: that| about)?"
    r"|(?:the (?:article|paper|chapter|present \w+)|this (?:article|paper|chapter|study|report)) (?:therefore |thus )?concludes(?: that)?"
    r"|it follows that),?\s+",
    _FLAGS,
)
_SHOWS: Final = re.compile(rf"^(?P<premise>{_SUBJECT})\s+(?P<cue>{_VERB})\s+(?=\w)", _FLAGS)
_OPENING: Final = re.compile(
    r"^(?P<cue>(?:therefore|thus|hence|consequently|accordingly|it follows),?|that is why|this is why|for (?:this|that|these) reasons?,?)\s+(?P<conclusion>\w.*)$",
    _FLAGS | re.DOTALL,
)
_CLAUSE: Final = re.compile(
    r"(?:[;:]\s*(?:and\s+)?(?P<cue>(?:therefore|thus|hence|consequently|accordingly),)"
    r"|,\s*and (?P<cue_2>(?:therefore|hence|consequently))(?= (?:the|this|that|it|its|their|no|nobody|none|they)\b)"
    r"|;\s*(?:and\s+)?(?P<cue_5>therefore|consequently)(?= [a-z])"
    r"|,\s*(?P<cue_3>so)(?= [^,;:]{3,60} must (?:have|be)\b)"
    r"|[,;]\s*(?P<cue_4>from which it (?:is clear|is plain|follows|is evident) that))\s+",
    _FLAGS,
)
#: "Thus far", "thus creating", "hence the name": the word does not conclude.
MANNER: Final = re.compile(
    r"^(?:hence\s+the\b|(?:thus|hence|therefore|accordingly),?\s+should\s|(?:thus|hence|therefore)\s+(?:far\b|,?\s*\w+ing\b|armed\b|equipped\b|\w+ed\s+(?:with|by|in)\b))",
    _FLAGS,
)
_MIN_WORDS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """A conclusion that a sentence announces.

    Parameters
    ----------
    cue : str
        The words that announce it.
    start, end : int
        Offsets of the conclusion in the sentence.
    premise : str
        Words of the same sentence that are given for it; empty where they stand before the sentence.
    premise_start : int
        Their offset in the sentence.
    kind : str
        Kind of inference, where the words of the sentence tell it by themselves; else empty.
    follows : bool
        Whether its premise is the sentence behind it.
    """

    cue: str
    start: int
    end: int
    premise: str = ""
    premise_start: int = 0
    kind: str = ""
    follows: bool = False


def find_conclusion(sentence: str) -> Conclusion | None:
    """Find the conclusion that a sentence announces.

    Parameters
    ----------
    sentence : str
        Its words.

    Returns
    -------
    Conclusion or None
        None where no word announces one for certain.

    Examples
    --------
    >>> find_conclusion("Therefore, the force cannot have been neutral.").cue
    'Therefore,'
    >>> find_conclusion("The talks have thus far produced nothing.") is None
    True
    """
    text = sentence.rstrip()
    for pattern in (_BEFORE, _AFTER):
        if match := pattern.match(text):
            return _of_match(match)
    if match := _CONCLUDE.search(text):
        return _make(match["cue"], match.end(), text, text[: match.start("cue")])
    if match := _INVERTED.search(text):
        start = match.start("premise")
        return Conclusion(cue=match["cue"], start=0, end=match.start(), premise=match["premise"], premise_start=start)
    if match := _SHOWS.match(text):
        return _make(match["cue"].strip(), match.end(), text, match["premise"])
    if match := _CLAUSE.search(text):
        return _make(next(filter(None, match.groups())), match.end(), text, text[: match.start()])
    if (match := _OPENING.match(text)) and not MANNER.match(text):
        return _make(match["cue"], match.start("conclusion"), text, "")
    return None


def _of_match(match: re.Match[str]) -> Conclusion | None:
    cue = match["cue"]
    short = re.search(r"impossible|cannot be|can never be|can not be", cue, _FLAGS)
    return Conclusion(
        cue=short[0] if short else cue, start=match.start("conclusion"), end=match.end("conclusion"), premise=match["premise"],
        premise_start=match.start("premise"),
    ) if len(match["conclusion"].split()) >= _MIN_WORDS else None  # fmt: skip


def _make(cue: str, start: int, text: str, premise: str) -> Conclusion | None:
    if len(text[start:].split()) < _MIN_WORDS:
        return None
    kept = premise.strip(" ,;:")
    return Conclusion(cue=cue.strip(), start=start, end=len(text), premise=kept, premise_start=max(0, text.find(kept)))
