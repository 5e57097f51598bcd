"""Which sources of the casebook are the audited text itself, in whatever file it comes.

What enters: the casebook, the text. What leaves: ids of sources that are no evidence for it.
Never done here: taking a text that only cites a report for the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from peaceops.casebook.load import Casebook
from peaceops.documents.dates import find_times
from peaceops.model.source import Source
from peaceops.model.text import Text

#: Passages among which the front of a document is looked for.
_FRONT: Final = 10
#: Words that stand on the front of a document of the United Nations and in no sentence.
_IS_FRONT: Final = re.compile(r"\bDistr\b|\bORIGINAL\s?:|^\W*UNITED\W+(?:\w\W+)?NATIONS\b", re.IGNORECASE)
#: A symbol as it stands there; recognition of a scan reads an S as a dollar or an 8, and loses or breaks its strokes.
_SYMBOL: Final = re.compile(
    r"(?<![\w/])(?P<body>[SA$8])\s?[:/]?\s?(?P<year>(?:19|20)\d\d)\s?/\s?(?P<number>\d+)(?P<more>\s?/\s?Add\.?\s?\d+)?(?![\w/])",
    re.IGNORECASE,
)
_OLD_SYMBOL: Final = re.compile(r"(?<![\w/])[S$8]\s?/\s?(?P<number>\d{4,5})(?P<more>\s?/\s?Add\.?\s?\d+)?(?![\w/])")
_ALONE: Final = re.compile(r"\W*+(?:(?:UN Doc\.?|Document|Symbol|Report|UN)\W*+)?$", re.IGNORECASE)
_IN_NAME: Final = re.compile(
    r"(?<![A-Za-z])S[_\- ]?(?P<year>(?:19|20)\d\d)[_\- ](?P<number>\d+)(?P<more>[_\-. ]?Add[_\-. ]?\d+)?(?=[_\-. ]|$)"
)
_LONG_TITLE: Final = 30
_MAIN_LETTERS: Final = 5
_MOST: Final = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the front of a text says.

    Parameters
    ----------
    symbols : frozenset of str
        Its own.
    days : frozenset of date
        Days that stand there, where its symbol does not tell which it is.
    words : frozenset of str
        All words there, in small letters.
    """

    symbols: frozenset[str]
    days: frozenset[date]
    words: frozenset[str]


def find_own_sources(casebook: Casebook, text: Text) -> frozenset[str]:
    """Find the casebook's sources that are the audited text: by its bytes, its file, its symbol, or its title and day.

    Parameters
    ----------
    casebook : Casebook
        With its sources.
    text : Text
        What is audited.
    """
    symbols = read_own_symbols(text)
    is_told = any(_read_symbol(s) in symbols for s in casebook.sources.values())
    front = Front(
        symbols=symbols, days=frozenset() if is_told else _read_front_days(text), words=_read_front_words(text)
    )
    return frozenset(s.id for s in casebook.sources.values() if _is_same(s, text, front))


def read_own_symbols(text: Text) -> frozenset[str]:
    """Read the symbols that a text bears as its own: on its front or in the name of its file, never in a sentence.

    Parameters
    ----------
    text : Text
        Any.
    """
    found = [_write_symbol("S", m["year"], m["number"], m["more"]) for m in _IN_NAME.finditer(text.name)]
    for words in (text.title, *(p.text for p in text.passages[:_FRONT])):
        is_front = _IS_FRONT.search(words) is not None
        for pattern in (_SYMBOL, _OLD_SYMBOL):
            match = pattern.search(words)
            if match is None or not (
                is_front or (_ALONE.match(words[: match.start()]) and _ALONE.match(words[match.end() :]))
            ):
                continue
            given = match.groupdict()
            found.append(
                _write_symbol(given.get("body") or "S", given.get("year") or "", given["number"], given["more"])
            )
            break
    return frozenset(found)


def _write_symbol(body: str, year: str, number: str, more: str | None) -> str:
    parts = ["A" if body.upper() == "A" else "S", *([year] if year else []), number]
    added = re.search(r"\d+", more or "")
    return "/".join([*parts, *([f"Add.{added.group()}"] if added else [])])


def _is_same(source: Source, text: Text, front: Front) -> bool:
    if text.sha256 and source.sha256.removeprefix("sha256:") == text.sha256.removeprefix("sha256:"):
        return True
    if source.document and _read_stem(source.document) == _read_stem(text.name):
        return True
    if _read_symbol(source) in front.symbols:
        return True
    title = str(source.csl.get("title", ""))
    if source.symbol and _REPORT.search(title):
        # The reports of a series share their title: there the day of issue tells which it is.
        return source.issued in front.days and _share_words(title, front.words)
    return len(title) > _LONG_TITLE and _fold(title) == _fold(text.title)


_REPORT: Final = re.compile(r"\breport of the Secretary-General\b", re.IGNORECASE)


def _read_symbol(source: Source) -> str:
    return source.symbol.partition(" ")[0]


def _share_words(title: str, words: frozenset[str]) -> bool:
    """Whether most of the long words of a title stand on a front: recognition spoils some."""
    own = {w for w in _list_words(title) if len(w) >= _MAIN_LETTERS}
    return bool(own) and len(own & words) >= _MOST * len(own)


def _list_front(text: Text) -> list[str]:
    """List the title and the first passages that are no sentence."""
    given = (text.title, *(p.text for p in text.passages[:_FRONT]))
    return [w for w in given if len(w.split()) <= _SHORT and not w.rstrip().endswith(".")]


def _read_front_days(text: Text) -> frozenset[date]:
    return frozenset(w.period.first_day for words in _list_front(text) for w in find_times(words) if w.kind == "day")


def _read_front_words(text: Text) -> frozenset[str]:
    return frozenset(word for words in _list_front(text) for word in _list_words(words))


def _list_words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


_SHORT: Final = 80


def _fold(words: str) -> str:
    return " ".join(words.casefold().split())


def _read_stem(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    return last.rpartition(".")[0] or last
