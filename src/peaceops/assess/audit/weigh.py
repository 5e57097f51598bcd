"""How much a sentence looks like a conclusion: its cues, their weights, and which of them weighed most.

What enters: a sentence and those beside it. What leaves: cues, a score, the words that explain it.
Never done here: whether the conclusion is right; any word that depends on who leads a mission. A name counts as a name, whatever it names.

No cue decides by itself. The weights were fitted to sentences marked by reading (``bench.audit_accuracy.conclusions``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from peaceops.assess.audit.cue_class import ANYWHERE, FIRST, SHAPES, TOGETHER, CueClass
from peaceops.assess.audit.cue_weight import BIAS, WEIGHTS
from peaceops.model.text import Sentence

#: A longer sentence is a list or was read badly.
_LONGEST: Final = 900
_TOKEN: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|-)*(?:'[a-z]+)?|\d[\d,.]*")
#: Before "'s" that is "is"; behind any other word it tells whose something is.
_SUBJECTS: Final = frozenset(
    ["it", "that", "there", "here", "what", "who", "he", "she", "this", "everything", "nothing", "nobody"]
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d[.,]?")
_DIGIT: Final = re.compile(r"\d")
_LACK: Final = re.compile(
    r"(?:un|in|im|ir|il|dis|mis|over|under|non-?)[a-z]{3,}(?:able|ible|ed|al|ive|ent|ant|ing|ate)|[a-z]{3,}less(?:ly)?"
)
_REASON_NEXT: Final = (
    "after all",
    "for one thing",
    "to begin with",
    "for example",
    "for instance",
    "the reason",
    "first,",
    "because ",
)
#: Classes of which it counts how many words of them stand there, up to two.
_COUNTED: Final = frozenset({"bad", "good", "judging-noun", "judging-verb", "cause-verb", "procedure", "said"})
_JUDGING: Final = frozenset({"bad", "good", "judging-noun"})
_SAYS: Final = frozenset({"bad", "good", "judging-noun", "judging-verb", "certain", "can", "not", "more"})
_COPULAS: Final = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "remain",
        "remains",
        "remained",
        "seem",
        "seems",
        "look",
        "looks",
        "became",
        "become",
        "becomes",
        "proved",
    ]
)
_POINTING: Final = frozenset({"this", "that", "these", "those", "such"})
_HEADS: Final = frozenset({"the", "what", "one", "its", "their", "this", "another", "our"})
_POINTS: Final = frozenset(
    [
        "problem",
        "problems",
        "question",
        "point",
        "lesson",
        "lessons",
        "answer",
        "truth",
        "reality",
        "fact",
        "facts",
        "result",
        "results",
        "reason",
        "reasons",
        "issue",
        "danger",
        "risk",
        "trouble",
        "challenge",
        "solution",
        "irony",
        "conclusion",
        "key",
        "task",
        "upshot",
        "paradox",
        "tragedy",
        "mistake",
        "difficulty",
        "alternative",
        "choice",
        "way",
        "salvation",
        "hope",
        "purpose",
        "goal",
    ]
)
_STATES: Final = frozenset(["is", "are", "was", "were", "means", "mean", "makes", "make", "does", "do", "has", "have"])
_STOP: Final = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "from",
        "that",
        "this",
        "these",
        "those",
        "which",
        "have",
        "has",
        "been",
        "were",
        "was",
        "will",
        "would",
        "into",
        "over",
        "about",
        "after",
        "also",
        "more",
        "than",
        "their",
        "they",
        "them",
        "its",
        "it's",
        "there",
        "when",
        "what",
        "who",
    ]
)
_SHOWN: Final = 4
_BACK: Final = (
    "this ",
    "that ",
    "these ",
    "those ",
    "such ",
    "so ",
    "thus",
    "hence",
    "therefore",
    "it ",
    "it's ",
    "they ",
    "which ",
)


def _index(classes: Sequence[CueClass]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in classes:
        for word in one.words:
            found[word] = (*found.get(word, ()), one.name)
    return found


_ANY: Final = _index(ANYWHERE)
_FIRST: Final = _index(FIRST)
_PAIR: Final = _index(TOGETHER)
_DAYS: Final = next(one.words for one in ANYWHERE if one.name == "month") - {"may"}
#: What stands for a name inside a sentence: no word of a name is a cue.
_NAME: Final = "Name"
_PAIR_STARTS: Final = frozenset(pair.split()[0] for pair in _PAIR)
TOLD: Final[Mapping[str, str]] = {one.name: one.told for one in (*ANYWHERE, *FIRST, *TOGETHER)} | dict(SHAPES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around a sentence in its passage.

    Parameters
    ----------
    before : tuple of str
        The one or two sentences before it, the nearest first.
    behind : str
        The sentence behind it.
    has_notes : bool
        Whether a note is called in it.
    is_announced : bool
        Whether a marker or both sides of the sentence announce a conclusion.
    """

    before: tuple[str, ...] = ()
    behind: str = ""
    has_notes: bool = False
    is_announced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue that a sentence gives.

    Parameters
    ----------
    name : str
        Class or shape.
    value : float
        How strongly, up to 2.
    words : tuple of str
        Its words in the sentence; empty for a shape.
    """

    name: str
    value: float
    words: tuple[str, ...] = ()


def read_cues(sentence: str, around: Around = Around()) -> tuple[Cue, ...]:
    """Read the cues of a sentence.

    Parameters
    ----------
    sentence : str
        Its words.
    around : Around
        What stands around it.

    Returns
    -------
    tuple of Cue
        One of each name, in alphabetical order.

    Examples
    --------
    >>> [cue.words for cue in read_cues("The talks were pointless.") if cue.name == "bad"]
    [('pointless',)]
    """
    found, values = _read(sentence, around)
    return tuple(
        Cue(name=name, value=values[name], words=tuple(dict.fromkeys(found.get(name, ())))) for name in sorted(values)
    )


def score(sentence: str, around: Around = Around()) -> float:
    """Weigh a sentence: the same as the weight of its cues, without naming them.

    Examples
    --------
    >>> score("Such talks are pointless.") > score("The talks began in May.")
    True
    """
    _, values = _read(sentence, around)
    return BIAS + sum(WEIGHTS[name] * values[name] for name in sorted(values))


@lru_cache(maxsize=2)
def _read(sentence: str, around: Around) -> tuple[dict[str, list[str]], dict[str, float]]:
    """Read the words that are cues, by cue, and how strongly each cue is given."""
    text = sentence[:_LONGEST].replace("’", "'").strip()
    tokens = _TOKEN.findall(text)
    words = [
        token if token[0].islower() else token.lower() if not at or token.lower() in _DAYS else _NAME
        for at, token in enumerate(tokens)
        if token[0].isalpha()
    ]
    found: dict[str, list[str]] = {}
    _read_words(words, found)
    values = {name: float(min(len(hit), 2)) if name in _COUNTED else 1.0 for name, hit in found.items()}
    if values.keys().isdisjoint(_SAYS):
        values["none"] = 1.0
    if _is_judged(words, found):
        values["be-judged"] = 1.0
    if _names_point(words):
        values["point"] = 1.0
    shapes = _read_shape(text, tokens, words) | _read_around(text, around)
    values.update((name, value) for name, value in shapes.items() if value)
    return found, values


def look_around(sentences: Sequence[Sentence], at: int, *, is_announced: bool) -> Around:
    """Look at what stands around a sentence of a text, in its passage."""
    own = sentences[at]
    before: list[str] = []
    for other in (at - 1, at - 2):
        if other < 0 or sentences[other].passage != own.passage:
            break
        before.append(sentences[other].text)
    has_next = at + 1 < len(sentences) and sentences[at + 1].passage == own.passage
    return Around(
        before=tuple(before), behind=sentences[at + 1].text if has_next else "", has_notes=bool(own.notes),
        is_announced=is_announced,
    )  # fmt: skip


def _read_words(words: Sequence[str], found: dict[str, list[str]]) -> None:
    present = frozenset(words)
    for word in sorted(present & _ANY.keys(), key=words.index):
        for name in _ANY[word]:
            found.setdefault(name, []).extend([word] * words.count(word))
    for word in words:
        if "'" in word:
            stem, ending = word.split("'", 1)
            short = "n't" if ending == "t" else f"'{ending}" if ending != "s" or stem in _SUBJECTS else ""
            for part in (stem, short):
                for name in _ANY.get(part, ()):
                    found.setdefault(name, []).append(word)
    if not present.isdisjoint(_PAIR_STARTS):
        for pair in map(" ".join, pairwise(words)):
            for name in _PAIR.get(pair, ()):
                found.setdefault(name, []).append(pair)
    for name in _FIRST.get(words[0] if words else "", ()):
        found.setdefault(name, []).append(words[0])


def _read_shape(text: str, tokens: Sequence[str], words: Sequence[str]) -> dict[str, float]:
    inner = [at for at, token in enumerate(tokens) if at and token[0].isupper()]
    runs = sum(1 for at in inner if tokens[at - 1][0].isupper())
    names = len(inner) - runs
    # A name counts as one word, however many it has, and "the" as none: another name in its place changes nothing.
    count = max(1, len(words) - runs - words.count("the"))
    figures = sum(1 for token in tokens if token[0].isdigit())
    past = sum(1 for word in words if word.endswith("ed") and len(word) > 3)
    first = words[0] if words else ""
    return {
        "names": min(1.0, 3 * names / count),
        "no-names": float(not names),
        "digits": float(min(2, figures)),
        "year": float(any(_YEAR.fullmatch(token) for token in tokens if token[0] in "12")),
        "past": min(1.0, 6 * past / count),
        "short": float(count <= 8),
        "middle": float(8 < count <= 25),
        "long": min(1.0, max(0.0, (count - 25) / 20)),
        "question": float(text.endswith("?")),
        "exclaim": float(text.endswith("!")),
        "colon": float(":" in text),
        "semicolon": float(";" in text),
        "dash": float("—" in text or "–" in text),
        "quote": float("“" in text or '"' in text),
        "start-ing": float(first.endswith("ing") and len(first) > 5),
        "start-ly": float(first.endswith("ly") and len(first) > 5),
        "this-is": float(first in _POINTING and not _STATES.isdisjoint(words[1:4])),
        "negative-form": float(any(map(_is_lack, words))),
    }


@lru_cache(maxsize=4096)
def _is_lack(word: str) -> bool:
    """Whether a word is one of lack or reversal: "powerless", "unfair", "misguided"."""
    return _LACK.fullmatch(word) is not None


def _read_around(text: str, around: Around) -> dict[str, float]:
    found = {
        "announced": float(around.is_announced),
        "notes": float(around.has_notes),
        "opens": float(not around.before),
        "closes": float(not around.behind),
        "reason-next": float(around.behind.lower().startswith(_REASON_NEXT)),
    }
    if around.before:
        last = around.before[0].rstrip()
        found["after-question"] = float(last.endswith("?"))
        found["after-figure"] = float(_DIGIT.search(last) is not None)
        found["linked"] = min(1.0, count_shared(text, around.before) / 4)
    return found


def count_shared(sentence: str, before: Sequence[str]) -> float:
    """Count the words that a sentence shares with those before it; those of the second before count by half."""
    own = _content(sentence)
    return sum(len(own & _content(other)) / (1 + at) for at, other in enumerate(before[:2]))


def points_back(sentence: str) -> bool:
    """Whether a sentence points back with its first word: "This …", "So …"."""
    return sentence.lower().startswith(_BACK)


@lru_cache(maxsize=16)
def _content(text: str) -> frozenset[str]:
    """Words of a sentence that carry its matter; names are left out, since one may have more words than another."""
    words = _TOKEN.findall(text[:_LONGEST].replace("’", "'"))
    return frozenset(word for word in words if len(word) > 3 and word[0].islower() and word not in _STOP)


def _is_judged(words: Sequence[str], found: Mapping[str, Sequence[str]]) -> bool:
    """Whether a word that judges stands within five words behind "is" or its like."""
    judging = {word for name in _JUDGING for word in found.get(name, ())}
    return bool(judging) and any(
        word in _COPULAS and not judging.isdisjoint(words[at + 1 : at + 6]) for at, word in enumerate(words)
    )


def _names_point(words: Sequence[str]) -> bool:
    """Whether a sentence begins with the matter itself: "The real problem with …  is", "What it needs is"."""
    if not words or words[0] not in _HEADS:
        return False
    at = 0 if words[0] == "what" else next((at for at, word in enumerate(words[1:5], 1) if word in _POINTS), -1)
    return at >= 0 and not _COPULAS.isdisjoint(words[at + 1 : at + 10])


def weigh(cues: Sequence[Cue]) -> float:
    """Add up the weights of cues: the higher, the more the sentence looks like a conclusion."""
    return BIAS + sum(WEIGHTS.get(cue.name, 0.0) * cue.value for cue in cues)


def explain(cues: Sequence[Cue]) -> tuple[str, ...]:
    """Say which cues speak most for a conclusion, the weightiest first.

    Examples
    --------
    >>> any("pointless" in line for line in explain(read_cues("The talks were pointless.")))
    True
    """
    weighed = sorted(
        ((WEIGHTS.get(cue.name, 0.0) * cue.value, cue) for cue in cues), key=lambda pair: (-pair[0], pair[1].name)
    )
    lines: dict[str, list[str]] = {}
    for weight, cue in weighed:
        if weight > 0 and cue.name not in {"middle", "long", "short"}:
            lines.setdefault(TOLD[cue.name], []).extend(cue.words)
    return tuple(
        told + (f" (“{'”, “'.join(dict.fromkeys(words))}”)" if words else "")
        for told, words in list(lines.items())[:_SHOWN]
    )
