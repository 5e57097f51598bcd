"""Pull quotes: blocks that repeat words of the body to draw the eye.

What enters: lines of the body. What leaves: which lines are pull quotes.
Never done here: dropping them; a passage keeps their words and says what it repeats.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from peaceops.documents.page import Line

_WORD: Final = re.compile(r"[^\W_]+")
_HYPHEN: Final = re.compile(r"(?<=\w)[-\u00ad]\s*(?=[a-z])")
_GRAM: Final = 4
_MIN_WORDS: Final = 7
_MAX_WORDS: Final = 90
_MAX_BLOCKS: Final = 12
_MIN_SHARE: Final = 0.85
_MIN_SHARE_OF_ONE: Final = 0.6
_MAX_OTHERS: Final = 200
_NARROW: Final = 0.72
_BIGGER: Final = 1.12


def split_words(text: str) -> list[str]:
    """Split into words in lower case, line hyphens joined."""
    if "-" in text or "\u00ad" in text:
        text = _HYPHEN.sub("", text)
    return _WORD.findall(text.casefold())


def find_quotes(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Find stretches of lines that repeat the body.

    Parameters
    ----------
    lines : sequence of Line
        Of the body, without notes.

    Returns
    -------
    list of pairs of int
        First line, and the line after the last, of each.
    """
    blocks = split_blocks(lines)
    width = _usual_width(lines)
    size = _usual_size(lines)
    standing = [_stands_out(lines, block, width, size) for block in blocks]
    if not any(standing):
        return []
    words = [split_words("\n".join([line.text for line in lines[begin:end]])) for begin, end in blocks]
    grams = _place_grams(words, standing)
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(blocks):
        stop = place
        while stop < len(blocks) and stop - place < _MAX_BLOCKS and standing[stop]:
            stop += 1
        least = _GRAM if lines[blocks[place][0]].kind == "quote" else _MIN_WORDS
        while stop > place and not _repeats(words, grams, range(place, stop), least):
            stop -= 1
        if stop > place:
            found.append((blocks[place][0], blocks[stop - 1][1]))
        place = max(stop, place + 1)
    return found


def list_grams(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """List the runs of so many words."""
    return zip(*(words[start:] for start in range(size)), strict=False)


def _place_grams(words: Sequence[Sequence[str]], standing: Sequence[bool]) -> dict[tuple[str, ...], list[int]]:
    """Tell in which blocks the runs of words stand that a block that stands out may repeat, alone or with its neighbours."""
    grams: dict[tuple[str, ...], list[int]] = {}
    for stands_out, places in groupby(range(len(words)), key=standing.__getitem__):
        if stands_out:
            for gram in list_grams([word for place in places for word in words[place]], _GRAM):
                grams[gram] = []
    for place, own in enumerate(words):
        for gram in list_grams(own, _GRAM):
            if gram in grams:
                grams[gram].append(place)
    return grams


def _repeats(
    words: Sequence[Sequence[str]], grams: Mapping[tuple[str, ...], Sequence[int]], places: range, least: int
) -> bool:
    """Whether blocks, read as one, repeat words of others."""
    own = [word for place in places for word in words[place]]
    if not least <= len(own) <= _MAX_WORDS:
        return False
    parts = list(list_grams(own, _GRAM))
    seen: Counter[int] = Counter()
    elsewhere = 0
    for part in parts:
        others = {other for other in grams.get(part, ())[:_MAX_OTHERS] if other not in places}
        elsewhere += bool(others)
        seen.update(others)
    # Words of one place, which a page may part in two; names and set phrases recur in many.
    most = max((seen[other] + seen[other + 1] for other in seen), default=0)
    return elsewhere >= _MIN_SHARE * len(parts) and most >= _MIN_SHARE_OF_ONE * len(parts)


def split_blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Split at gaps, page ends and changes of size."""
    blocks: list[tuple[int, int]] = []
    begin = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and not _begins_block(lines[index - 1], lines[index]):
            continue
        if index > begin:
            blocks.append((begin, index))
        begin = index
    return blocks


def _begins_block(before: Line, line: Line) -> bool:
    if line.has_gap or line.starts_page:
        return True
    return bool(before.size and line.size and not 0.9 < line.size / before.size < 1.11)


def _usual_width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines if len(line.text) > 20)
    return lengths[len(lengths) * 3 // 4] if lengths else 0


def _usual_size(lines: Sequence[Line]) -> float:
    weights: dict[float, int] = {}
    for line in lines:
        weights[line.size] = weights.get(line.size, 0) + len(line.text)
    return max(weights.items(), key=lambda item: (item[1], item[0]))[0] if weights else 0.0


def _stands_out(lines: Sequence[Line], block: tuple[int, int], width: int, size: float) -> bool:
    """Whether a block is set narrower or larger than the body, or its format says that it is a quote."""
    own = lines[block[0] : block[1]]
    if own[0].kind:
        return own[0].kind == "quote"
    words = " ".join(line.text for line in own[:_MAX_BLOCKS]).split()
    # Headings, names and signatures are repeated too.
    if own[0].is_ocr or sum(word[0].islower() for word in words) < 0.5 * len(words):
        return False
    if size and own[0].size > _BIGGER * size:
        return True
    return max(len(line.text) for line in own) <= _NARROW * width
