"""Citations by author and page: ``(Smith 45)``, ``Smith argues … (45)``, ``(“Short Title” 3)``, ``(qtd. in Smith 12)``.

What enters: the sentences of a text and its list of references. What leaves: citations that name their sentence.
Never done here: reading a number in brackets as a page where the text does not cite so, or where no author is named before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from peaceops.documents.citations.back import strip_signal
from peaceops.documents.citations.ledger import Entry, Ledger, fold_title
from peaceops.documents.citations.mask import find_quotes
from peaceops.documents.citations.name import fold_name
from peaceops.model.text import Sentence

_PAGE: Final = (
    r"(?:pp?\.\s?|para?s?\.\s?|ch(?:ap)?s?\.\s?|lines?\s|act\s)?(?:\d{1,2}(?::\d\d){1,2}|[A-Z]?\d{1,4}(?!\d)(?:[–-][A-Z]?\d{1,4}(?!\d))?)"
    r"|[ivxl]{1,6}(?:[–-][ivxl]{1,6})?|preface|introduction|foreword|afterword"
)
_PART: Final = re.compile(
    rf"(?P<who>(?:[^()]*?[^\s,])??)(?P<gap>,?\s|^)(?P<pages>(?:{_PAGE})(?:,\s(?:{_PAGE})){{0,4}}(?:\set\sseq\.)?)"
)
_BRACKET: Final = re.compile(r"\(([^()]{1,160})\)")
_SPLIT: Final = re.compile(r";\s?|(?<=\d),\sand\s(?=[^\W\d_a-zß-ÿ])")
_QUOTED_IN: Final = re.compile(r"(?i)^(?:qtd|quoted|cited|rpt)\.?\sin\s")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?")
_ET_AL: Final = re.compile(r",?\s(?:et al\.?|and others)$")
_NAMES: Final = re.compile(r",?\s(?:and|&)\s|,\s")
# A name that the list may lack: one or two families, and nothing that numbers something else.
_UNKNOWN: Final = re.compile(
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Resolution|Res|Articles?|Art|Figures?|Fig|Tables?|Chapters?|Chap|Sections?|Sec|Parts?|Volume|Vol|No|Annex|Appendix|Box|Map|Note|Page|Paragraphs?|Para|Step|Phase|Day|Week|Year|Grade|Level|Group|Type|Class|Area|Zone|Sector|Route|Highway|Article|Rule|Item|Question|Version|Act|Bill|Case|World|Age|Aged|Since|In|By|Before|After|Until|About|Some|Over|Under|From|The|A|An)\b)"
    r"[A-ZÀ-Þ][a-zß-ÿ’'-][\w’'-]+(?:(?:,? and |-)[A-ZÀ-Þ][\w’'-]+| et al\.)?"
)
_HE: Final = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir)\b")
_HOUSE: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Paged:
    """A citation by author and page in a sentence.

    Parameters
    ----------
    start, end : int
        Offsets in the sentence.
    entries : tuple of Entry
        Entries of the list that are meant: none where the list lacks it, several where it leaves the choice.
    pages : str
        Where in the work.
    who : str
        Names, where the list lacks them.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    pages: str = ""
    who: str = ""


class Pages:
    """Reader of citations by author and page, which keeps what was cited last."""

    def __init__(self, listed: Ledger, sentences: Sequence[Sentence]) -> None:
        self._listed = listed
        self._families = _spell_families(listed)
        self._last: tuple[int, int, tuple[Entry, ...]] = (-2, -1, ())
        self.is_house = self._is_house(sentences)

    def _is_house(self, sentences: Sequence[Sentence]) -> bool:
        """Whether the text cites so: three brackets hold a name of the list and a page, and fewer a name and a year."""
        paged = dated = 0
        for sentence in sentences:
            for bracket in _BRACKET.finditer(sentence.text) if "(" in sentence.text else ():
                for part in _SPLIT.split(bracket[1]):
                    match = _PART.fullmatch(_QUOTED_IN.sub("", strip_signal(part)))
                    if match is None or not match["who"]:
                        continue
                    if _YEAR.fullmatch(match["pages"].partition(",")[0]):
                        dated += 1
                    elif self._find(match["who"], has_page=True):
                        paged += 1
        return paged >= _HOUSE and paged > dated

    def cite(self, sentence: Sentence) -> Iterator[Paged]:
        """Find the citations of a sentence."""
        stop = 0
        for bracket in _BRACKET.finditer(sentence.text) if "(" in sentence.text else ():
            at, names = bracket.start(1), sentence.text[stop : bracket.start()]
            cited: list[Entry] = []
            for part in _SPLIT.split(bracket[1]):
                start = sentence.text.index(part, at)
                at = start + len(part)
                found = self._read(sentence, part, names, start)
                if found is not None:
                    cited += found.entries
                    yield found
                    stop = bracket.end()
            if cited:
                self._last = (sentence.order, sentence.passage, tuple({e.id: e for e in cited}.values()))

    def _read(self, sentence: Sentence, part: str, names: str, start: int) -> Paged | None:
        bare = _QUOTED_IN.sub("", strip_signal(part))
        end = start + len(part)
        match = _PART.fullmatch(bare)
        if match is None or (not match["who"] and match["gap"]):
            found = self._find(bare, has_page=False)
            return Paged(start=start, end=end, entries=found) if found else None
        if _YEAR.fullmatch(match["pages"].partition(",")[0]):
            return None
        if not match["who"]:
            found = self._find_named(sentence, names)
            return Paged(start=start, end=end, entries=found, pages=match["pages"]) if found else None
        found = self._find(match["who"], has_page=True, names=names)
        if not found and (_UNKNOWN.fullmatch(match["who"]) is None or not match["pages"][-1].isdigit()):
            return None
        return Paged(start=start, end=end, entries=found, pages=match["pages"], who=match["who"])

    def _find(self, words: str, *, has_page: bool, names: str = "") -> tuple[Entry, ...]:
        """Find the entries that words mean: authors, authors and a title, or a title."""
        quotes = find_quotes(words)
        if quotes and quotes[0].end < len(words.rstrip(" ,.")):
            return ()
        who = words[: quotes[0].start].strip(" ,") if quotes else words.strip(" ,")
        title = quotes[0].text if quotes else ""
        if not who:
            return self._find_titled(title, names) if len(title) > 3 else ()
        if not has_page and not title and who.isupper():
            return ()  # "the Observer Group (ONUCA)" tells letters
        by = self._find_authors(who)
        if by:
            return _narrow(by, title) if title else by
        parts = who.split(", ")
        for count in range(len(parts) - 1, 0, -1):
            if not title and (by := self._find_authors(", ".join(parts[:count]))):
                return _narrow(by, ", ".join(parts[count:]))
        if title:
            return ()
        is_name = who[:1].isupper() and (has_page or len(fold_title(who)) > 1)
        return self._find_titled(who, names) if is_name else ()

    def _find_authors(self, who: str) -> tuple[Entry, ...]:
        """Find the entries by all of some families, those by nobody else first."""
        is_more = _ET_AL.search(who) is not None
        names = [fold_name(name) for name in _NAMES.split(_ET_AL.sub("", who)) if name]
        if [fold_name(who)] != names and self._listed.is_family(who):
            names = [fold_name(who)]
        if not names or any(name not in self._families for name in names):
            return ()
        return self._choose(names, is_more=is_more)

    def _choose(self, names: Sequence[str], *, is_more: bool) -> tuple[Entry, ...]:
        found = [e for e in self._families[names[0]] if all(e in self._families[name] for name in names)]
        whole = [e for e in found if (len(e.draft.authors) > len(names)) == is_more]
        return tuple(whole or found)

    def _find_titled(self, title: str, names: str) -> tuple[Entry, ...]:
        """Find the entries whose titles begin with some words; of several the one whose author is named."""
        words = fold_title(title)
        found = [e for e in self._listed.entries if words and e.title_words[: len(words)] == words]
        if not found and len(words) == 1 and len(words[0]) < 4:
            return ()
        found = found or [e for e in self._listed.entries if len(words) > 1 and _holds(e.title_words, words)]
        if len(found) > 1 and names:
            said = set(re.findall(r"[\w’'-]+", names))
            found = [e for e in found if said & {w for a in e.draft.authors for w in a.family.split()}] or found
        return tuple(found)

    def _find_named(self, sentence: Sentence, names: str) -> tuple[Entry, ...]:
        """Find the entries of the author whom a sentence names last before a page alone."""
        placed: list[tuple[int, str]] = []
        for name, spelling in _list_spellings(self._families):
            at = max(names.rfind(form) for form in spelling)
            if at >= 0:
                placed.append((at, name))
        if not placed:
            order, passage, entries = self._last
            is_next = order in (sentence.order, sentence.order - 1) and passage == sentence.passage
            return entries if is_next and len(entries) == 1 and _HE.search(names) else ()
        placed.sort()
        at, last = placed[-1]
        together = [last]
        if len(placed) > 1 and re.fullmatch(r".{2,60}?,?\sand\s(?:[A-Z][\w.]*\s)*", names[placed[-2][0] : at]):
            together = [placed[-2][1], last]
        found = self._choose(together, is_more=False) or self._choose([last], is_more=False)
        return _tell_title(found, names)


def _spell_families(listed: Ledger) -> dict[str, list[Entry]]:
    families: dict[str, list[Entry]] = {}
    for entry in listed.entries:
        for author in entry.draft.authors:
            name = fold_name(author.family or author.literal)
            if len(name) > 1 and entry not in families.setdefault(name, []):
                families[name].append(entry)
    return families


def _list_spellings(families: dict[str, list[Entry]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """List each family with the ways in which a sentence may name it: between blanks, with a mark behind."""
    for name, entries in families.items():
        forms = {
            a.family or a.literal for e in entries for a in e.draft.authors if fold_name(a.family or a.literal) == name
        }
        yield name, tuple(sorted(f"{form}{mark}" for form in forms for mark in (" ", ",", "’s ", "'s ", "’ ", ":")))


def _narrow(found: Sequence[Entry], title: str) -> tuple[Entry, ...]:
    """Tell works of one author apart by words of a title; none where no title holds them."""
    words = fold_title(title)
    begun = tuple(e for e in found if words and e.title_words[: len(words)] == words)
    return begun or tuple(e for e in found if words and _holds(e.title_words, words))


def _tell_title(found: tuple[Entry, ...], names: str) -> tuple[Entry, ...]:
    """Choose the one of several works whose title the sentence names."""
    if len(found) < 2:
        return found
    words = fold_title(names)
    named = tuple(e for e in found if len(e.title_words) > 1 and _holds(words, e.title_words[:2]))
    return named if len(named) == 1 else found


def _holds(title: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(title[at : at + len(words)] == words for at in range(len(title) - len(words) + 1))
