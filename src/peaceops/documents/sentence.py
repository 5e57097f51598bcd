"""Sentences of passages.

What enters: passages of prose. What leaves: sentences with their offsets and the notes called in them.
Never done here: judging what a sentence says.

syntok finds the ends; guards join what it parts after an abbreviation, inside brackets or before a small letter.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from peaceops.documents.brief import shorten
from peaceops.documents.joining import Joiner
from peaceops.documents.placed import Placed
from peaceops.model.passage import Link, Passage
from peaceops.model.text import Sentence

PROSE: Final = frozenset(("paragraph", "operative", "preamble", "text", "annex"))
_NUMBER_BEFORE: Final = re.compile(r"\W?(?:\d{1,3}|[A-Za-z!|\]]{1,3})\s?[.,)]{0,2}\s+")
#: "2.3 The post was moved": the number of a paragraph, and no figure.
_DEEP_NUMBER: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-Z“‘\"][a-z’'A-Z]*\s)")
_ABBREVIATED: Final = re.compile(
    r"(?:^|[\s(\[“\"‘/])(?:paras?|arts?|nos?|vols?|pp?|eds?|figs?|chs?|chaps?|sect?s?|cf|vs?|e\.g|i\.e|ibid|op|loc|cit|rev|add|corr"
    r"|res|doc|approx|ca|c|resp|esp|incl|viz|inter|al|et)\.[\"”’')\]]*$",
    re.IGNORECASE,
)
_TITLED: Final = re.compile(
    r"(?:^|[\s(“\"‘])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Maj|Lt|Col|Capt|Brig|Adm|Sgt|Sen|Gov|Pres|Amb|Hon|Rev|St|Messrs|Mme|Sr|Jr)\.$"
)
_INITIAL: Final = re.compile(r"(?:^|[\s(.,“\"‘])(?:[A-Z]\.[- ]?){1,3}$")
_MONTH: Final = re.compile(r"(?:^|[\s(])(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$")
#: A thing told from others by a letter: "Side B." ends a sentence, "John B. Smith" does not.
_LETTERED: Final = re.compile(
    r"\b(?:Side|Group|Zone|Sector|Area|Party|Camp|Team|Company|Phase|Annex|Appendix|Block) [A-Z]\.$"
)
_REFERENCE: Final = re.compile(r"[\d§]|[IVXLC]+\b|[A-Z]{1,3}/")
_BREAK: Final = re.compile(r"[.!?”’\"](?:(?<=[a-z\d)”’%][.!?])(?=[A-Z“‘][a-z])|(?<=[.!?][”’\"])(?=\s[A-Z“‘]))")
#: "It rose to 0.7. Others fell": a stop that the library takes for another point of the number.
_DECIMAL: Final = re.compile(r"\.\d{1,2}[.!?](?=\s[A-Z“‘])")
#: "They left.[5][6] The others stayed": the marks of encyclopaedias stand behind the stop and belong to what is before.
_MARKED: Final = re.compile(r"[.!?][”’\"]?(?:\[\d{1,3}\]){1,4}(?=\s[A-Z“‘])")
_ITEM: Final = re.compile(r"(?:[a-z]|[ivx]{1,5}|\d{1,2})[.,)]\s")
_MAX_CHARACTERS: Final = 20_000
_LOOK: Final = 600
_FEW: Final = 3
_FEW_IN_ANNEX: Final = 12


def find_sentences(
    passages: Sequence[Passage], joiner: Joiner, spend: Callable[[int], None] = lambda _: None
) -> tuple[Sentence, ...]:
    """Find the sentences of the passages that are prose and repeat nothing.

    Parameters
    ----------
    passages : sequence of Passage
        In reading order.
    joiner : Joiner
        Knows the words of the document.
    spend : callable
        Called between passages; raises when time is up.

    Returns
    -------
    tuple of Sentence
    """
    found: list[Sentence] = []
    for passage in passages:
        if passage.kind not in PROSE or passage.repeats is not None or _is_fragment(passage):
            continue
        spend(0)
        folded = joiner.fold(passage.text)
        spans = [
            (begin, end) for begin, end in split_sentences(folded.text, _skip_number(passage, folded)) if begin < end
        ]
        ends = [folded.find_place(end - 1) + 1 for _, end in spans]
        for index, (begin, end) in enumerate(spans):
            start = folded.find_place(begin)
            following = folded.find_place(spans[index + 1][0]) if index + 1 < len(spans) else len(passage.text)
            before = start if index else -1
            labels = [call.label for call in passage.calls if before < call.at <= following]
            found.append(
                Sentence(
                    order=len(found),
                    passage=passage.order,
                    start=start,
                    end=ends[index],
                    text=folded.text[begin:end],
                    notes=tuple(labels),
                    links=tuple(_place_links(passage.links, folded, begin, end)) if passage.links else (),
                )
            )
    return tuple(found)


def _place_links(links: Sequence[Link], folded: Placed, begin: int, end: int) -> Iterator[Link]:
    """Yield the links inside a sentence, by offset in its words."""
    places = [folded.find_place(place) for place in range(begin, end)]
    first = bisect_right(links, places[0], key=lambda link: link.end)
    for link in links[first : bisect_right(links, places[-1], key=lambda link: link.start)]:
        start, stop = bisect_left(places, link.start), bisect_left(places, link.end)
        words = folded.text[begin + start : begin + stop]
        start, stop = start + len(words) - len(words.lstrip()), stop - (len(words) - len(words.rstrip()))
        if start < stop:
            yield Link(start=start, end=stop, address=link.address)


def _is_fragment(passage: Passage) -> bool:
    """Whether a passage is the cell of a list or the label of a picture: few words and no stop."""
    words = passage.text.split()
    ends = passage.text.rstrip()[-1:] in '.?!:;”"’)' or passage.paragraph != ""
    return not ends and len(words) <= (_FEW_IN_ANNEX if passage.kind == "annex" else _FEW)


def _skip_number(passage: Passage, folded: Placed) -> int:
    """Offset of the first word after the number of a paragraph."""
    if not passage.paragraph or not any(c.isdigit() for c in passage.paragraph):
        deep = _DEEP_NUMBER.match(folded.text)
        return deep.end() if deep else 0
    match = _NUMBER_BEFORE.match(folded.text[:20])
    return match.end() if match else 0


def split_sentences(text: str, begin: int = 0) -> list[tuple[int, int]]:
    """Split a text on one line.

    Parameters
    ----------
    text : str
        The text.
    begin : int
        Where to begin.

    Returns
    -------
    list of pairs of int
        Where each sentence begins and ends.

    Examples
    --------
    >>> text = "See para. 5 of S/1994/583. The U.S. sent 40 men (No. 3, p. 5). They left."
    >>> [text[a:b] for a, b in split_sentences(text)]
    ['See para. 5 of S/1994/583.', 'The U.S. sent 40 men (No. 3, p. 5).', 'They left.']
    """
    spans: list[tuple[int, int]] = []
    lists = False
    for start, end in _segment(text, begin):
        lists = bool(spans) and text[spans[-1][1] - 1] == ";" and (lists or ":" in text[slice(*spans[-1])])
        if spans and (_belongs(text, spans[-1], (start, end)) or (not lists and _goes_on(text, spans[-1], start))):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _goes_on(text: str, first: tuple[int, int], start: int) -> bool:
    """Whether what stands after a semicolon is of the same sentence, and no part of an enumeration."""
    if text[first[1] - 1] != ";" or not (text[start].isalnum() or text[start] in "“‘\"'"):
        return False
    return first[1] - first[0] <= _LOOK and not _ITEM.match(text, start)


def _segment(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Let the library part the text; a long one is given to it in pieces."""
    from syntok import segmenter

    while begin < len(text):
        piece = shorten(text[begin : begin + _MAX_CHARACTERS])
        for paragraph in segmenter.analyze(piece.text):
            for sentence in paragraph:
                if not sentence:
                    continue
                start = begin + piece.find_place(sentence[0].offset)
                end = begin + piece.find_place(sentence[-1].offset) + len(sentence[-1].value)
                yield from _part(text, start, min(end, len(text)))
        begin += _MAX_CHARACTERS


def _part(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part where a full stop and a capital touch, as where the mark of a note stood between them."""
    breaks = [match.end() for match in _BREAK.finditer(text, start, end)]
    more = [match.end() for match in _DECIMAL.finditer(text, start, end)]
    for match in _MARKED.finditer(text, start, end):
        stop = match.start() + 1
        if not _is_abbreviated(text[max(start, stop - 24) : stop], text[match.end() + 1 : match.end() + 25]):
            more.append(match.end())
    if more:
        breaks = sorted({*breaks, *more})
    for place in breaks:
        stop = place
        while stop < end and text[stop] == " ":
            stop += 1
        if start < stop < end and not _is_abbreviated(text[max(start, place - 24) : place], text[stop : stop + 24]):
            yield start, place
            start = stop
    if start < end:
        yield start, end


def _is_abbreviated(before: str, after: str) -> bool:
    tail = before[-24:]
    if _TITLED.search(tail) or _INITIAL.search(tail):
        return bool(re.match(r"[A-Z“‘]", after))
    if _MONTH.search(tail):
        return after[:1].isdigit()
    return bool(_ABBREVIATED.search(tail)) and bool(_REFERENCE.match(after))


def _has_letters(text: str, least: int) -> bool:
    for character in text:
        if character.isalpha():
            least -= 1
            if not least:
                return True
    return False


def _belongs(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two stretches are one sentence."""
    before = text[max(first[0], first[1] - _LOOK) : first[1]]
    after = text[second[0] : min(second[1], second[0] + _LOOK)]
    if after[:1].islower() and not re.match(r"[a-z]\)", after):
        return True
    if not _has_letters(after, 2) or not _has_letters(before, 1):
        return True
    if _is_abbreviated(before, after):
        # "in the U.S. The", "by Smith, A. He": a known first word begins a sentence even after an initial.
        return not (
            _INITIAL.search(before[-24:])
            and re.match(r"(?:The|This|That|These|It|He|She|They|In|On|A|An|But|However)\b", after)
            and (re.search(r"[A-Z]\.[A-Z]\.$", before) or _LETTERED.search(before))
        )
    if "(" not in before and "[" not in before:
        return False
    depth = 0
    for character in before:
        depth = depth + 1 if character in "([" else max(0, depth - 1) if character in ")]" else depth
    return depth > 0 and len(before) < _LOOK and any(c in ")]" for c in after[:300])
