"""Notes of a page: those that links lead to, and those that stand inside the sentence and are shown on demand.

What enters: the tree of a page. What leaves: the notes, the elements that call them, and the elements that hold them.
Never done here: opening an address; taking a number for a call because it is raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from peaceops.documents.anchor import is_longer, read_anchor
from peaceops.documents.clean import clean_text
from peaceops.documents.mark import SYMBOLS
from peaceops.documents.notes import Draft
from peaceops.documents.page import Line

BLOCKS: Final = frozenset(
    ["address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"]
)  # fmt: skip
HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CONTAINERS: Final = frozenset(("li", "p", "div", "td", "dd", "aside", "section", "dt", "tr", "blockquote"))
LABEL: Final = re.compile(
    rf"[\[(]?\^?(?P<label>\d{{1,4}}|[ivxlIVXL]{{1,7}}|[a-zA-Z]|[{re.escape(SYMBOLS)}]{{1,4}})[\])]?\.?"
)
_BACK: Final = re.compile(
    r"[\s↑↩⏎^︎️⬏⤴]*(?:(?:(?:go|jump|link)\s)?back(?:\sto\s(?:the\s)?(?:text|top|article|content|reference|post|note|body|page)s?)?|jump up|return(?:\sto\s(?:the\s)?(?:text|top|article|reference|post|page))?|retour|zurück|volver|наверх)?[\s↑↩⏎^︎️⬏⤴]*",
    re.IGNORECASE,
)
_MAX_NOTE_CHARACTERS: Final = 6_000
_LABEL_LENGTH: Final = 8
_COMMENT: Final = "#cmnt"
# A note that stands in the sentence and is shown beside it or when its mark is pointed at.
_SHOWN: Final = re.compile(r"(?:foot|side|margin|end)[_-]?note|tool-?tip", re.IGNORECASE)
_HOSTS: Final = frozenset(("p", "li", "td", "dd", "blockquote"))
_SHOWN_TAGS: Final = frozenset(("span", "small", "aside", "div", "dfn", "cite"))


@dataclass(frozen=True, slots=True)
class Linked:
    """Notes that links lead to."""

    calls: dict[Any, int]
    notes: list[Draft]
    containers: frozenset[Any]
    base: tuple[str, str] = ("", "")


@dataclass(slots=True)
class _Found:
    """What has been found of the notes so far."""

    calls: dict[Any, int] = field(default_factory=dict)
    notes: list[Draft] = field(default_factory=list)
    numbers: dict[Any, int] = field(default_factory=dict)
    hidden: set[Any] = field(default_factory=set)
    seen: set[Any] = field(default_factory=set)

    def add(self, element: Any, label: str, base: tuple[str, str]) -> bool:
        """Add the note that an element holds, unless it holds no word."""
        text, links = _read_note(element, self.seen, base)
        if text:
            self.numbers[element] = len(self.notes)
            line = Line(text=text, page=None, number=len(self.notes) + 1)
            self.notes.append(Draft(label=label, lines=(line,), links=links))
        return bool(text)


def find_linked(root: Any, base: tuple[str, str]) -> Linked:
    """Find the notes of a page.

    Parameters
    ----------
    root : element
        The page.
    base : pair of str
        What links are relative to, and the address of the page.

    Returns
    -------
    Linked
    """
    found = _Found()
    _follow_labels(root, base, found)
    _find_shown(root, base, found)
    return Linked(found.calls, found.notes, frozenset(found.numbers) - found.calls.keys() | found.hidden, base)


def _follow_labels(root: Any, base: tuple[str, str], found: _Found) -> None:
    """Find short labels whose links lead to a paragraph or list item further down."""
    place = {element: number for number, element in enumerate(root.iter())}
    targets: dict[str, Any] = {}
    for element in place:
        for key in (element.get("id"), element.get("name")):
            if key:
                targets.setdefault(key, element)
    containers: dict[Any, Any] = {}
    for anchor in root.iter("a"):
        href = anchor.get("href") or ""
        match = LABEL.fullmatch("".join(anchor.itertext()).strip())
        if "#" not in href or match is None or anchor in found.seen:
            continue
        target = targets.get(href.split("#", 1)[1])
        if target is None:
            continue
        if target not in containers:
            containers[target] = _find_container(target)
        container = containers[target]
        if container is None or place[container] <= place[anchor] or container in anchor.iterancestors():
            continue
        if any(ancestor in found.numbers for ancestor in anchor.iterancestors()):
            continue
        if href.startswith(_COMMENT):
            # What readers of a draft wrote beside it.
            found.hidden |= {anchor, container}
        elif container in found.numbers or found.add(container, match["label"], base):
            found.calls[anchor] = found.numbers[container]


def _find_shown(root: Any, base: tuple[str, str], found: _Found) -> None:
    """Find notes that stand inside a sentence, after the mark that shows them or without one."""
    for element in root.iter(*_SHOWN_TAGS):
        name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
        if not _SHOWN.search(name) or not _stands_in_sentence(element, found):
            continue
        mark = element.getprevious()
        if mark is not None and (mark.tail or "").strip():
            mark = None
        label = LABEL.fullmatch("".join(mark.itertext()).strip()) if mark is not None else None
        if mark is not None and any(inner in found.calls for inner in mark.iter()):
            # The same note stands in a list, too.
            found.hidden.add(element)
        elif found.add(element, label["label"] if label else str(len(found.notes) + 1), base):
            found.calls[element] = found.numbers[element]
            if label is not None:
                found.hidden.add(mark)


def _stands_in_sentence(element: Any, found: _Found) -> bool:
    """Whether an element holds a few words inside a paragraph that holds more, and no note is around it."""
    if is_longer(element, 2 * _MAX_NOTE_CHARACTERS):
        return False
    words = " ".join("".join(element.itertext()).split())
    if len(words) > _MAX_NOTE_CHARACTERS or LABEL.fullmatch(words) or len(words.split()) < 2:
        return False
    host = None
    for ancestor in element.iterancestors():
        if ancestor in found.numbers or ancestor in found.hidden:
            return False
        if host is None and ancestor.tag in _HOSTS:
            host = ancestor
    return host is not None and is_longer(host, len(words) + _LABEL_LENGTH)


def _find_container(target: Any) -> Any | None:
    """Find the paragraph or item of a note; a heading or a whole section is none."""
    element = target
    while element is not None and element.tag not in _CONTAINERS:
        if element.tag in HEADINGS:
            return None
        element = element.getparent()
    if element is None or measure(element) > _MAX_NOTE_CHARACTERS:
        return None
    if any(isinstance(e.tag, str) and e.tag in HEADINGS for e in element.iter()):
        return None
    if element.tag == "td":
        element = element.getparent() if element.getparent() is not None else element
    return element


def _read_note(container: Any, seen: set[Any], base: tuple[str, str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Read the words of a note without its label and the links back, and where its words lead."""
    skipped: set[Any] = set()
    links: list[tuple[str, str]] = []
    for anchor in container.iter("a"):
        text = " ".join(clean_text("".join(anchor.itertext())).split())
        if "#" in (anchor.get("href") or "#") and (LABEL.fullmatch(text) or _BACK.fullmatch(text)):
            skipped.add(anchor)
            seen.add(anchor)
        elif text and (address := read_anchor(anchor, base)):
            links.append((text, address))
    parts: list[str] = []
    hidden: Any = None
    for event, element in walk(container):
        if event == "start":
            if element.tag in BLOCKS or element.tag == "br":
                parts.append(" ")
            if hidden is None and element in skipped:
                hidden = element
            if hidden is None:
                parts.append(element.text or "")
            continue
        if hidden is element:
            hidden = None
        if hidden is None and element is not container:
            parts.append(element.tail or "")
    text = " ".join(clean_text("".join(parts)).split())
    return re.sub(r"^(?:[\[(]?\d{1,3}[\])]?[.:]?\s+(?=[^\W\d_]|[“\"‘])|[\]).:\s↑^]+)", "", text), tuple(links)


def measure(element: Any) -> int:
    """Count the characters of an element's words, outer space of each stretch apart."""
    return sum(len(text.strip()) for text in element.itertext())


def walk(main: Any) -> Iterator[tuple[str, Any]]:
    """Yield the start and end of each element, without recursion."""
    from lxml import etree

    for event, element in etree.iterwalk(main, events=("start", "end")):
        if isinstance(element.tag, str):
            yield event, element
