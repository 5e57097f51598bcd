"""Marks of notes: what may begin a note, what may call one.

What enters: lines. What leaves: candidates, each with how likely it looks by itself.
Never done here: deciding; a number is a mark only when its sequence says so (``notes``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Protocol

from peaceops.documents.page import Line

SYMBOLS: Final = "*†‡§¶"
WORD: Final = re.compile(r"[^\W\d_]+")
MAX_LABEL: Final = 999
_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ROMAN: Final = re.compile(r"(?:x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_DIGITS: Final = {"i": 1, "v": 5, "x": 10}
_STARTS: Final = (
    ("caret", re.compile(r"\[\^(?P<label>[^\]\s]{1,24})\]:?\s*")),
    ("bracket", re.compile(r"\[(?P<label>\d{1,3})\][.:]?\s*")),
    ("roman-bracket", re.compile(r"\[(?P<label>[ivx]{1,7})\][.:]?\s*")),
    ("slash", re.compile(r"(?P<label>\d{1,3}|[a-z]|\*{1,4})\s?/\s+(?=\S)")),
    ("plain", re.compile(r"(?P<label>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\s*")),
    ("dot", re.compile(r"(?P<label>\d{1,3})\.\s*(?=[^\d\s.]|$|\d{4}\b)")),
    ("paren", re.compile(r"\(?(?P<label>\d{1,3})\)\s+")),
    ("plain", re.compile(r"(?P<label>\d{1,3})(?:\s+|(?=[^\W\d_a-z])|$|(?=[“\"‘(\[])|(?=(?:ibid|idem|id\.|cf\b|see\b|ebd|vgl|supra|op\.))|(?=(?:https?:|www\.)))")),
    ("roman", re.compile(r"(?P<label>[ivx]{1,7})[.)]?\s+(?=[^\W\d_a-z]|[“\"‘(])")),
    ("symbol", re.compile(rf"(?P<label>([{re.escape(SYMBOLS)}])\2{{0,3}})\s*(?=[^\s{re.escape(SYMBOLS)}]|$)")),
)  # fmt: skip
# A call after a letter, a bracket, a quotation mark or the end of a sentence.
_GLUED: Final = re.compile(
    r"(?<=[^\W\d_])(?P<a>\d{1,3})(?![\w%°]|[.,:/–-]\d)|(?<=[.,;:!?)\]”’\"'»%…])(?P<b>\d{1,3})(?![\w%°]|[.,:/–-]\d)"
)
_AFTER_YEAR: Final = re.compile(r"(?<![\w.,/])(?:1[5-9]|20|21)\d\d[.,]$")
_NEXT: Final = re.compile(
    r"(?P<sep>\s{1,4}|\s?,\s?|\s?[–-]\s?)(?P<label>\d{1,3})(?![\w%°]|[.,:/–-]\d)(?=\s|$|[.,;:)–-])"
)
_SPACED: Final = re.compile(r"(?<=[.!?”’)])\s(?P<label>\d{1,3})(?=\s+[A-Z“‘\"]|$)")
_FALLEN: Final = re.compile(r"(?P<label>\d{1,3})(?:\s(?=[^\W\d_]|[“\"‘(])|$)")
_STOPS: Final = frozenset('.,;:!?”’)"')
# "in 1994.(12) The": a number in parentheses that touches the end of a sentence or a clause.
_PARENTHESIZED: Final = re.compile(r"(?<=[.,;:!?”’\"])\((?P<label>\d{1,3})\)(?=\s|$)")
_SUPER: Final = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}")
# "[3, p. 12]", "[7: 33]", "[7, 9; 11, ch. 2]": numbers with the places in the works that they name.
_WHICH: Final = r"(?:[IVXLivxl]{1,6}\b|[A-Z]?\d[\d.]{0,6}|[A-Z]\b)"
_PLACE: Final = (
    r"(?:(?:,\s?|\s)(?:at\s)?(?:(?:[Pp]p?|[Pp]aras?|[Cc]h|[Cc]haps?|[Cc]hs|[Ss]ecs?|[Ss]ects?|[Aa]rts?|[Ff]igs?|[Tt]abs?|[Ee]qs?|[Vv]ol|[Nn]o|[Aa]nn|[Aa]pp)\.|§+|¶+|[Tt]ables?|[Ff]igures?|[Cc]hapters?|[Ss]ections?|[Aa]ppendix|[Aa]nnex|pages?|pp?(?=\s?\d))"
    rf"\s?(?:\({_WHICH}\)|{_WHICH})"
    r"(?:\s?[–-]\s?\d{1,5})?(?:,\s?\d{1,4}(?:[–-]\d{1,4})?(?=\s?[\];]))?"
    r"|(?::\s?|,?\sat\s)\d{1,4}(?:[–-]\d{1,4})?(?:,\s?\d{1,4}(?:[–-]\d{1,4})?(?=\s?[\];]))?)"
)
# Possessive: a long run that no bracket closes would else be parted in every way.
_NUMBERS: Final = rf"\d{{1,3}}(?:{_PLACE})?+(?:\s?[,;–-]\s?\d{{1,3}}(?:{_PLACE})?+){{0,20}}+"
_NUMBER: Final = re.compile(rf"(?P<range>[–-]\s?\[?)?(?P<label>\d{{1,3}})(?P<place>{_PLACE})?")
_BRACKETED: Final = re.compile(
    rf"\s?\[(?:[Ss]ee(?:\salso)?,?\s|[Cc]f\.\s|e\.g\.,?\s)?{_NUMBERS}\](?:(?:,?\s?(?:and\s)?|;\s?|\s?[–-]\s?)\[{_NUMBERS}\]){{0,12}}"
)
# "as before (3, 12).", "in one paper (4) there": numbers in round brackets behind a space, which only their list can tell from figures.
_ROUND: Final = re.compile(
    rf"(?:(?<=[^\W\d_])|(?<=\b(?:19|20)\d\d))(?<!\b[Nn]o)(?<!\b[Aa]rt)(?<!\b[Pp]ara)(?<!\b[Aa]rticle)(?<!\b[Pp]aragraph)(?<!\b[Ss]ection)(?<!\b[Tt]able)(?<!\b[Ff]igure)"
    rf"[”’\"')]?,?\s\((?:[Ss]ee(?:\salso)?,?\s|[Cc]f\.\s|e\.g\.,?\s)?(?P<numbers>{_NUMBERS})\)(?=[.,;:?!)]|\s|$)"
)
_ROMAN_BRACKETED: Final = re.compile(r"\s?[\[(](?P<label>[ivx]{1,7})[\])]")
_CARET: Final = re.compile(r"\[\^(?P<label>[^\]\s]{1,24})\](?!:)")
_SLASHED: Final = re.compile(r"\s(?P<label>\d{1,3}|[a-z]|\*{1,4})/(?=[\s.,;:)]|$)")
_SYMBOLIC: Final = re.compile(
    rf"(?<=[^\s{re.escape(SYMBOLS)}])\s?(?P<label>([{re.escape(SYMBOLS)}])\2{{0,3}})(?![\w{re.escape(SYMBOLS)}/])"
)
_ROMAN_GLUED: Final = re.compile(r"(?<=[.,;:!?)\]”’\"'»])(?P<label>[ivx]{1,7})(?=\s|$|[)\]])")
_OTHERS: Final = (
    ("caret", _CARET, "^", 3.0), ("slash", _SLASHED, "/", 2.0), ("symbol", _SYMBOLIC, SYMBOLS, 1.5),
    ("roman", _ROMAN_GLUED, "ivx", 1.5),
)  # fmt: skip
_DIGIT: Final = re.compile(r"\d")
_SECTION: Final = 6
_UNIT: Final = re.compile(r"(?:^|[^\w])(?:[kcm]?m|ft|sq|mi)$", re.IGNORECASE)
_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.|doi:|(?<![\w.-])[\w.-]{1,80}\.(?:org|com|net|int|edu|gov|ru|az|ge|eu)/)\S*", re.IGNORECASE
)
_SYMBOL: Final = re.compile(r"[A-Z]{1,4}/\w")
_CITING: Final = re.compile(
    r"\b(?:ibid|op\.? ?cit|loc\.? ?cit|supra|available (?:at|from)|accessed|retrieved|https?:|www\.|vol\.|pp?\.\s?\d|see\b|cf\.|eds?\.|e\.g\.)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Start:
    """A line that may begin a note.

    Parameters
    ----------
    line : int
        Index of the line.
    family : str
        Way of writing the label; the notes of a document keep to one.
    label : str
        As printed.
    value : int
        Its place in the sequence; 0 for symbols and names.
    rest : int
        Offset at which the note's words begin.
    """

    line: int
    family: str
    label: str
    value: int
    rest: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that may call a note.

    Parameters
    ----------
    line, begin, end : int
        Line and offsets of what is taken out of the text if it is a call.
    label : str
        Label of the note called.
    value : int
        Its place in the sequence; 0 for symbols and names.
    kind : str
        ``number``, ``bracket``, ``paren``, ``round``, ``caret``, ``slash``, ``symbol`` or ``roman``.
    weight : float
        How much it looks like a call by itself, 0 to 3.
    pinpoint : str
        Place in the work, where the mark names one.
    """

    line: int
    begin: int
    end: int
    label: str
    value: int
    kind: str
    weight: float
    pinpoint: str = ""


# Which calls a way of writing labels goes with.
KINDS: Final = {
    "caret": ("caret",),
    "bracket": ("bracket", "number", "round"),
    "roman-bracket": ("roman",),
    "slash": ("slash",),
    "plain": ("number", "bracket"),
    "dot": ("number", "bracket", "round"),
    "paren": ("number", "bracket", "paren", "round"),
    "roman": ("roman",),
    "symbol": ("symbol",),
}


def value_of(label: str) -> int:
    """Read a label's place in a sequence; 0 if it has none.

    Examples
    --------
    >>> [value_of(x) for x in ("12", "iv", "xi", "*", "b")]
    [12, 4, 11, 0, 2]
    """
    if label.isascii() and label.isdigit():
        return int(label) if int(label) <= MAX_LABEL else 0
    if label and _ROMAN.fullmatch(label):
        total = 0
        for index, letter in enumerate(label):
            number = _ROMAN_DIGITS[letter]
            following = _ROMAN_DIGITS[label[index + 1]] if index + 1 < len(label) else 0
            total += -number if number < following else number
        return total
    if len(label) == 1 and "a" <= label <= "z":
        return ord(label) - ord("a") + 1
    return 0


def is_citing(text: str) -> bool:
    """Whether a line has words that notes have."""
    return bool(_CITING.search(text))


def reads_like_note(text: str) -> bool:
    """Whether words follow a label, and not the letters of a map or the cells of a table.

    Examples
    --------
    >>> [reads_like_note(x) for x in ("Ibid.", "Including the Chief Military Observer.", "u I s t m i", "S 0 /", "")]
    [True, True, False, False, False]
    """
    words = text[:200].split()
    letters = sum(character.isalpha() for character in text[:200])
    return (letters >= 4 or bool(_SYMBOL.match(text))) and sum(len(word) == 1 for word in words) <= 0.35 * len(words)


def find_starts(line: Line, index: int) -> Iterator[Start]:
    """Yield the ways in which a line may begin a note; the first of each family."""
    text = line.text
    if line.marks and line.marks[0][0] == 0:
        begin, end = line.marks[0]
        label = text[begin:end].translate(_SUPERSCRIPTS)
        family = "symbol" if label[0] in SYMBOLS else "plain" if label.isdigit() else "roman"
        if value_of(label) or family == "symbol":
            yield Start(index, family, label, value_of(label), end + (text[end : end + 1] == " "))
        return
    seen: set[str] = set()
    for family, pattern in _STARTS:
        match = pattern.match(text)
        if match is None or family in seen:
            continue
        label = match["label"].translate(_SUPERSCRIPTS)
        value = value_of(label)
        if value or family in {"symbol", "caret"} or label[0] in SYMBOLS:
            seen.add(family)
            yield Start(index, family, label, value, match.end())


def find_marks(line: Line, index: int) -> list[Mark]:
    """Find what may call a note in a line, from left to right."""
    text = line.text
    found: list[Mark] = []
    for begin, end in line.marks:
        if begin and not (text[begin:end] in {"2", "3"} and _UNIT.search(text[max(0, begin - 8) : begin])):
            found += _read_raised(text, index, begin, end)
    closed = _close(line)

    def add(begin: int, end: int, label: str, kind: str, weight: float, pinpoint: str = "") -> None:
        value = value_of(label)
        if any(closed[begin:end]):
            return
        if value or kind in {"caret", "symbol", "slash"}:
            found.append(Mark(index, begin, end, label, value, kind, weight, pinpoint))

    # Most lines hold nothing of the kind: what a pattern cannot do without is looked for first.
    for match in _SUPER.finditer(text) if not text.isascii() else ():
        if match.start() and not _UNIT.search(text[max(0, match.start() - 8) : match.start()]):
            add(match.start(), match.end(), match.group().translate(_SUPERSCRIPTS), "number", 3.0)
    if "[" in text or "(" in text:
        _add_bracketed(text, add)
    for kind, pattern, needed, weight in _OTHERS:
        for match in pattern.finditer(text) if any(mark in text for mark in needed) else ():
            add(match.start(), match.end(), match["label"], kind, weight)
    if _DIGIT.search(text):
        _add_numbers(text, add)
    return sorted(found, key=lambda mark: (mark.begin, mark.end, mark.value))


def find_fallen(before: Line, line: Line, index: int) -> Iterator[Mark]:
    """Find a raised number that some tools let fall on the next line of a text: "in 1994." and "3 The others" below it."""
    if line.has_gap or line.starts_page or line.is_ocr or before.text[-1:] not in _STOPS or not line.text[:1].isdigit():
        return
    match = _FALLEN.match(line.text)
    if match is not None and (value := value_of(match["label"])):
        yield Mark(index, 0, match.end("label"), match["label"], value, "number", 0.5)


def _close(line: Line) -> bytearray:
    """Close the letters of raised stretches and of addresses: no mark is sought in them."""
    text = line.text
    closed = bytearray(len(text))
    addresses = _ADDRESS.finditer(text) if "/" in text or ":" in text or "www" in text.lower() else ()
    for begin, end in (*line.marks, *(match.span() for match in addresses)):
        closed[begin:end] = b"\x01" * (end - begin)
    return closed


def _read_raised(text: str, index: int, begin: int, end: int) -> Iterator[Mark]:
    """Read a raised stretch: one label, several, or a range."""
    for label in _expand(text[begin:end]):
        kind = "symbol" if label[0] in SYMBOLS else "number" if label.isdigit() else "roman"
        yield Mark(index, begin, end, label, value_of(label), kind, 3.0)


def _expand(labels: str) -> list[str]:
    """Expand ``3,5-7`` into its labels."""
    found: list[str] = []
    for part in re.split(r"\s?[,;]\s?", labels.strip(" ,;–-")):
        ends = re.split(r"\s?[–-]\s?", part)
        if len(ends) == 2 and all(end.isdigit() for end in ends) and 0 < int(ends[1]) - int(ends[0]) <= 20:
            found += [str(number) for number in range(int(ends[0]), int(ends[1]) + 1)]
        elif part:
            found.append(part)
            found += _split_pair(part)
    return found


def _split_pair(digits: str) -> list[str]:
    """Split what may be two labels without space: ``910`` is 9 and 10.

    Examples
    --------
    >>> _split_pair("910"), _split_pair("1011"), _split_pair("12")
    (['9', '10'], ['10', '11'], [])
    """
    for place in range(1, len(digits)) if len(digits) > 2 and digits.isdigit() else ():
        first, second = digits[:place], digits[place:]
        if second[0] != "0" and int(second) == int(first) + 1:
            return [first, second]
    return []


def _add_bracketed(text: str, add: _Add) -> None:
    for match in _BRACKETED.finditer(text):
        last = 0
        for number in _NUMBER.finditer(match.group()):
            labels = _expand(f"{last}-{number['label']}")[1:] if number["range"] and last else [number["label"]]
            for label in labels or [number["label"]]:
                place = (number["place"] or "").strip(" ,:") if label == number["label"] else ""
                add(match.start(), match.end(), label, "bracket", 2.0, re.sub(r"^at\s", "", place))
            last = int(number["label"])
    for match in _ROUND.finditer(text) if "(" in text else ():
        _add_round(match, add)
    for match in _PARENTHESIZED.finditer(text):
        add(match.start(), match.end(), match["label"], "paren", 1.5)
    for match in _ROMAN_BRACKETED.finditer(text):
        add(match.start(), match.end(), match["label"], "roman", 1.0)


def _add_round(match: re.Match[str], add: _Add) -> None:
    """Add the numbers of a round bracket if they rise, as those of a list do: ``(4, 6–8)``, not ``(1,012)``."""
    found: list[tuple[str, str]] = []
    for number in _NUMBER.finditer(match["numbers"]):
        last = int(found[-1][0]) if found else 0
        labels = _expand(f"{last}-{number['label']}")[1:] if number["range"] and last else [number["label"]]
        place = (number["place"] or "").strip(" ,:")
        found += [(label, place if label == number["label"] else "") for label in labels or [number["label"]]]
    values = [int(label) for label, _ in found]
    if all(a < b for a, b in pairwise([0, *values])) and not any(label.startswith("0") for label, _ in found):
        begin = match.string.rfind("(", match.start(), match.start("numbers")) - 1
        for label, place in found:
            add(begin, match.end(), label, "round", 2.0, re.sub(r"^at\s", "", place))


def _add_numbers(text: str, add: _Add) -> None:
    """Add bare numbers that touch the word before, and those that follow such a one."""
    for match in _GLUED.finditer(text):
        begin, end = match.span()
        weight = _weigh_glued(text, begin, end)
        if weight <= 0:
            continue
        add(begin, end, match.group(), "number", weight)
        stop = end
        while (follows := _NEXT.match(text, stop)) is not None:
            first = int(follows["label"])
            if "–" in follows["sep"] or "-" in follows["sep"]:
                first = int(match.group()) + 1
            for number in range(first, min(int(follows["label"]), first + 20) + 1):
                add(stop, follows.end(), str(number), "number", 1.0)
            stop = follows.end()
    for match in _SPACED.finditer(text):
        add(match.start(), match.end(), match["label"], "number", 0.5)


def _weigh_glued(text: str, begin: int, end: int) -> float:
    """Weigh a number that touches what stands before it; 0 if it is surely no call."""
    before = text[max(0, begin - 40) : begin]
    if before[-1].isalpha():
        word = re.search(r"[\w-]+$", before)
        if word is not None and (len(word.group()) == 1 or word.group().isupper()):
            return 0.2  # "G20", "UN5"
        return 1.2 if before[-1].islower() else 0.4
    if before[-1] == "." and begin <= _SECTION and text[: begin - 1].replace(".", "").isdigit():
        return 0.0  # "2.3 Deployment"
    if before[-1] in ".,:" and before[-2:-1].isdigit():
        if before[-1] != ":" and _AFTER_YEAR.search(before[-8:]):
            return 1.5
        # "of 1,650 men", "at 12:30" are no calls; "in paragraph 40.7 The" may hold one.
        return 0.6 if before[-1] == "." and re.match(r"\s+[A-Z“‘\"]|$", text[end : end + 8]) else 0.0
    if before[-1] in "'\"" and before[-2:-1].isspace():
        return 0.0
    return 1.6 if before[-1] in ",;:" else 2.0


class _Add(Protocol):
    """Type of the function that keeps a candidate."""

    def __call__(self, begin: int, end: int, label: str, kind: str, weight: float, pinpoint: str = "") -> None:
        """Keep it."""
