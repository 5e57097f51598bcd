"""What the words of a stretch tell: what is counted, of what kind, as a part, a change or a place among others.

What enters: a stretch. What leaves: signs, and whether every word was read.
Never done here: telling of whom or when.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from peaceops.assess.audit.tally.segment import Segment
from peaceops.assess.audit.tally.word import (
    ASIDE,
    BEYOND,
    CAUSES,
    DEATH,
    DOWN,
    FILL,
    FIRM,
    GIVE,
    KINDS,
    LEVEL,
    LOW,
    NUMBER,
    OF_CAUSE,
    PASSING,
    PEAK,
    PLACES,
    PRONOUN,
    RANKED,
    SHORT,
    TURN,
    UP,
    WORST,
)
from peaceops.model.statement import Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What the words of a stretch tell.

    Parameters
    ----------
    is_known : bool
        Whether every word is in a table.
    is_aside : bool
        Whether it is an aside that limits no figure beside it.
    measure, kind : str
        Empty where they do not tell.
    is_part : bool
        Whether it tells of a part of the figure before.
    extreme : str
        ``peak``, ``low``, ``first`` (so many for the first time) or empty.
    rank : int
        Place among contributors; 0 for none.
    has_verb, has_pronoun : bool
        Whether it has a verb of level, death or giving; a pronoun or short name for the subject.
    shares : tuple of float or None
        Of words such as "most of them".
    ratio : tuple of float or None
        How many times the number before, or of other days, it is.
    is_change : bool
        Whether the ratio is told by a verb: "had doubled".
    is_beyond : bool
        Whether the number is more than the one named: "it passed 100,000".
    is_wide : bool
        Whether the noun may hold civilians too: "personnel".
    is_short : bool
        Whether a short name stands for the mission: "the force".
    """

    is_known: bool
    is_aside: bool = False
    measure: str = ""
    kind: str = ""
    is_part: bool = False
    extreme: str = ""
    rank: int = 0
    has_verb: bool = False
    has_pronoun: bool = False
    shares: tuple[float, float] | None = None
    ratio: tuple[float, float] | None = None
    is_change: bool = False
    is_beyond: bool = False
    is_short: bool = False
    is_wide: bool = False


_READ: Final = frozenset().union(
    KINDS, DEATH, CAUSES, OF_CAUSE, LEVEL, UP, DOWN, GIVE, PEAK, LOW, FILL, PRONOUN, SHORT, NUMBER, RANKED, WORST,
    {"and", "including", "men", "blue"},
)  # fmt: skip
_OF_PART: Final = (
    ("of", "whom"),
    ("of", "which"),
    ("of", "them"),
    ("of", "these"),
    ("among", "them"),
    ("among", "whom"),
)
_MOST: Final = (
    (("nearly", "all"), (0.8, 1.0)), (("almost", "all"), (0.8, 1.0)), (("most",), (0.5, 1.0)), (("mostly",), (0.5, 1.0)),
    (("mainly",), (0.5, 1.0)), (("the", "majority"), (0.5, 1.0)), (("a", "majority"), (0.5, 1.0)),
)  # fmt: skip
_CHANGED: Final = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}
_TIMES: Final = {"twice": 2.0, "double": 2.0, "half": 0.5}
#: "was smaller than a year earlier".
_COMPARED: Final = (
    *((name, 1.0, 99.0) for name in ("larger", "bigger", "greater", "higher", "stronger", "more")),
    *((name, 0.0, 1.0) for name in ("smaller", "lower", "fewer", "less", "weaker")),
)  # fmt: skip
_NEAR: Final = 0.04
_ABOUT: Final = 0.12


def read_signs(segment: Segment) -> Signs:
    """Read the words of a stretch.

    Parameters
    ----------
    segment : Segment
        The stretch.
    """
    if segment.words in PASSING and not segment.amounts and not segment.names:
        return Signs(is_known=True, is_aside=True)
    words = list(segment.words)
    shares = _read_most(words)
    is_first = _take_phrase(words, ("for", "the", "first", "time"))
    ratio, is_change = _read_ratio(words, segment.amounts)
    rank = _read_rank(words)
    held = set(words)
    causes = {CAUSES[w] for w in words if w in CAUSES}
    is_counted = not rank  # "contributors numbered four" counts them, "the second of its contributors" does not
    kinds = list(dict.fromkeys(KINDS[w] for w in words if w in KINDS and (is_counted or w not in RANKED)))
    is_part = tuple(words[:2]) in _OF_PART or words[:1] == ["including"] or "them" in held or shares is not None
    is_death = bool(held & DEATH) or bool(held & WORST)
    measure = (
        "deaths" if is_death or causes else "contributors" if "contributors" in kinds else "strength" if kinds else ""
    )
    kind = next(iter(causes), "") if measure == "deaths" else join_kinds(kinds, held)
    return Signs(
        is_known=all(w in _READ for w in words) and not held & TURN and len(causes) < 2 and (bool(causes) or not held & {"took", "claiming"}),
        is_aside=is_aside(segment), measure=measure, kind=kind,
        is_part=is_part and ratio is None and (bool(kind) or bool(segment.names) or shares is not None), is_beyond=bool(held & BEYOND),
        extreme="first" if is_first else "peak" if held & (PEAK | WORST) - {"most"} else "low" if held & LOW else "", rank=rank,
        has_verb=bool(held & (LEVEL | UP | DOWN | GIVE | DEATH)), has_pronoun=bool(held & (PRONOUN | SHORT | NUMBER)),
        shares=shares, ratio=ratio, is_change=is_change, is_short=bool(held & SHORT), is_wide=kind == "total" and not held & FIRM,
    )  # fmt: skip


def _take_phrase(words: list[str], phrase: tuple[str, ...]) -> bool:
    for at in range(len(words) - len(phrase) + 1):
        if tuple(words[at : at + len(phrase)]) == phrase:
            del words[at : at + len(phrase)]
            return True
    return False


def is_aside(segment: Segment) -> bool:
    """Whether a stretch is an adverbial aside without a figure.

    Parameters
    ----------
    segment : Segment
        The stretch.
    """
    words = segment.words
    if segment.amounts or not words:
        return False
    return (
        words[0] in ASIDE
        or words[:3] == ("at", "the", "height")
        or (words[:2] in (("year", "after"), ("years", "after")))
    )


def _read_most(words: list[str]) -> tuple[float, float] | None:
    """Read "most of them" and "nearly all of whom" as a share, and take the words out."""
    for lead, share in _MOST:
        for at in range(len(words) - len(lead) + 1):
            if tuple(words[at : at + len(lead)]) != lead:
                continue
            follows = words[at + len(lead) : at + len(lead) + 2]
            is_whole = (
                follows[:1] == ["of"] and follows[1:2] != [] and follows[1] in {"them", "whom", "which", "these", "the"}
            )
            if (
                is_whole
                or (at == 0 and lead[0] in {"mostly", "mainly"})
                or (lead[0] == "most" and at == 0 and follows[:1] != [])
            ):
                del words[at : at + len(lead)]
                return share
    return None


def _read_ratio(words: list[str], amounts: Sequence[Amount]) -> tuple[tuple[float, float] | None, bool]:
    """Read "seven times as many", "half its strength", "had more than doubled", "fell by a third", and take the words out."""
    if (changed := _read_change(words, amounts)) is not None:
        return changed, True
    for name, least, most in _COMPARED:
        if not amounts and _take_phrase(words, (name, "than")):
            return (least, most), False
    shares = [a for a in amounts if a.unit == "share"]
    is_as = "as" in words and bool({"many", "large", "big", "strong", "much"} & set(words))
    is_as = is_as or _take_phrase(words, ("that", "of")) or _take_phrase(words, ("the", "number", "of"))
    for name in ("increase", "rise", "growth", "decrease", "drop", "fall", "reduction", "decline", "cut"):
        if len(shares) == 1 and len(amounts) == 1 and _take_phrase(words, (name, "of")):
            low, high = read_share(shares[0])
            return ((1 + low, 1 + high) if name in ("increase", "rise", "growth") else (1 - high, 1 - low)), False
    was = any(_take_phrase(words, ("what", "it", *end)) for end in (("had", "been"), ("was",), ("had",)))
    for amount in amounts:
        if amount.noun == "times" and is_as:
            _drop(words, {"times", "as", "many", "large", "big", "strong", "much", "than"})
            low, high = (float(amount.low or 0), float(amount.high or 0))
            return (low * (1 - _ABOUT), high * (1 + _ABOUT)), False
    if is_as and len(shares) == 1 and len(amounts) == 1:
        _drop(words, {"as", "many", "large", "big", "strong", "much", "than"})
        return read_share(shares[0]), False
    if is_as and (found := next((w for w in words if w in _TIMES), None)) is not None and not amounts:
        _drop(words, {found, "as", "many", "large", "big", "strong", "much", "than"})
        factor = _TIMES[found]
        return (factor * (1 - _ABOUT), factor * (1 + _ABOUT)), False
    if (
        len(shares) == 1
        and len(amounts) == 1
        and (was or set(words) & {"strength", "size", "number", "level", "that"})
        and not set(words) & set(CAUSES)
    ):
        return read_share(shares[0]), False
    return None, False


def _read_change(words: list[str], amounts: Sequence[Amount]) -> tuple[float, float] | None:
    """Read "had more than doubled" and "fell by a third", and take the words out."""
    for name, factor in _CHANGED.items():
        if name in words:
            at = words.index(name)
            lead = words[max(at - 2, 0) : at]
            words[:] = [w for w in words if w not in {name, "more", "than", "nearly", "almost", "roughly", "less"}]
            return _widen(factor, lead, is_up=factor > 1)
    shares = [a for a in amounts if a.unit == "share"]
    if len(shares) == 1 and len(amounts) == 1 and "by" in words and set(words) & (UP | DOWN):
        low, high = read_share(shares[0])
        return (1 - high, 1 - low) if set(words) & DOWN else (1 + low, 1 + high)
    return None


def _widen(factor: float, lead: Sequence[str], *, is_up: bool) -> tuple[float, float]:
    bound = tuple(lead[-2:])
    if bound == ("more", "than"):
        return (factor, 99.0) if is_up else (0.0, factor)
    if bound == ("less", "than"):
        return (1.0, factor) if is_up else (factor, 1.0)
    return factor * (1 - _ABOUT), factor * (1 + _ABOUT)


def _drop(words: list[str], gone: set[str]) -> None:
    words[:] = [w for w in words if w not in gone]


def _read_rank(words: list[str]) -> int:
    """Read a place among contributors, and take the words out."""
    held = set(words)
    places = [w for w in words if w in PLACES]
    is_bare = bool(places) and set(words) <= {*places, "still", "again", "also", "now"}
    is_told = (
        words[:1] in (["was"], ["came"], ["ranked"], ["stood"]) or "place" in held or bool(held & {"gave", "sent"})
    )
    is_ranked = bool(held & RANKED) or is_bare or is_told
    if len(places) != 1 or (not is_ranked and not (places[0] == "top" and "at" in held)):
        return 0
    _drop(words, {places[0], *RANKED, "ranked"})
    return PLACES[places[0]]


def join_kinds(kinds: Sequence[str], words: set[str]) -> str:
    """Join what several nouns count: soldiers and observers are the military, men and women all; ``?`` where they do not join.

    Parameters
    ----------
    kinds : sequence of str
        Kinds of the nouns.
    words : set of str
        All words beside them.
    """
    own = set(kinds)
    if "contributors" in own:
        return "contributors"
    if "women" in own and ("men" in words or own != {"women"}):
        return "total" if "men" in words else "women" if own <= {"women", "total"} else "?"
    if "observers" in own and own <= {"observers", "military"}:
        return "observers"
    if own == {"troops", "military"}:
        return "troops"
    if (own and own <= {"troops", "observers", "military", "total"} and len(own) > 1) or own == {"military"}:
        return "military" if own != {"troops", "total"} else "troops"
    if own == {"police", "total"}:
        return "police" if "uniformed" not in words else "?"
    return own.pop() if len(own) == 1 else ("?" if own else "")


def read_share(amount: Amount) -> tuple[float, float]:
    """Read a share with what it admits.

    Parameters
    ----------
    amount : Amount
        In unit ``share``.
    """
    low = float(amount.low) if amount.low is not None else 0.0
    high = float(amount.high) if amount.high is not None else 1.0
    if low != high:
        return low, high
    return (low - max(_NEAR, low * 0.1), high + max(_NEAR, low * 0.1)) if low > 0.1 else (low - 0.01, high + 0.01)
