"""HTML pages to lines: the article without navigation, notes by their anchors.

What enters: the bytes of a page. What leaves: one line a paragraph, and the notes that links lead to.
Never done here: fetching anything; running scripts.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from peaceops.documents.anchor import find_base, is_furniture, is_longer, read_anchor
from peaceops.documents.extent import is_notes_heading
from peaceops.documents.head import read_head
from peaceops.documents.inline import Inline
from peaceops.documents.label import BYLINE, CAPTION
from peaceops.documents.linked import BLOCKS, HEADINGS, LABEL, Linked, find_linked, measure, walk
from peaceops.documents.opening import Budget, decode
from peaceops.documents.page import Line
from peaceops.documents.raw import Raw
from peaceops.documents.teaser import find_teasers
from peaceops.errors import DocumentUnreadable
from peaceops.model.passage import Call

_DROPPED: Final = frozenset(
    ["script", "style", "noscript", "template", "nav", "form", "iframe", "object", "embed", "svg", "math", "button", "select", "input", "textarea", "canvas", "audio", "video", "map", "dialog", "head"]
)  # fmt: skip
_FURNITURE: Final = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|sidebar|breadcrumbs?|cookies?|share|sharing|social|related|related-?posts|jp-relatedposts|recommend(?:ed|ations?)|most-(?:read|popular)|links?-block|ad-?slot|trending|advert|ads?|promo|newsletter|subscribe|"
    r"skip|pagination|toolbar|masthead|site-header|site-footer|comments|comment-?(?:list|form)|respond|widget(?:-area)?|paywall|subscription-widget|sign-?up|toc|mw-editsection|noprint|ambox|[acfot]mbox|infobox|sistersitebox|disqus(?:_thread)?|hatnote|catlinks|sitesub|feedback|phase-banner)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOTE_NAME: Final = re.compile(r"(?:foot|end)?notes?|fn|ftn|edn|ref|cite", re.IGNORECASE)
_PULLED: Final = re.compile(r"pull-?_?quote", re.IGNORECASE)
_CAPTION: Final = re.compile(
    r"(?:^|[\s_-])(?:thumb|photo|image|img|figure|fig|picture|media|wp)?[_-]?caption(?:$|[\s_-])", re.IGNORECASE
)
_MAX_CAPTION: Final = 600
_SENTENCE_END: Final = re.compile(r"[a-z0-9)”\"’][.!?]\s")
_MIN_BOX: Final = 80
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_MAX_ELEMENTS: Final = 600_000
_MIN_ARTICLE_SHARE: Final = 0.35
_MIN_INNER_SHARE: Final = 0.6
_MIN_BESIDE: Final = 3
_MAX_SIBLINGS: Final = 20


def read_html(path: Path, data: bytes, budget: Budget) -> Raw:
    """Read a page.

    Parameters
    ----------
    path : Path
        Its name, for messages.
    data : bytes
        The page.
    budget : Budget
        Characters and time that are left.

    Returns
    -------
    Raw

    Raises
    ------
    DocumentUnreadable
        It holds no text.
    """
    root = _parse(path, data)
    front, base = read_head(root), find_base(root)
    _prune(root)
    budget.spend(0)
    linked = find_linked(root, base)
    main = _find_main(root)
    teasers = find_teasers(main, linked.containers, budget.spend)
    lines = list(_read_lines(main, linked, teasers, budget))
    if not lines:
        raise DocumentUnreadable("holds no text", where=str(path), expected="a page with an article")
    placed = {int(call.label) for line in lines for call in line.calls}
    warnings = [
        f"note {draft.label} is called outside the article" for n, draft in enumerate(linked.notes) if n not in placed
    ]
    return Raw(lines=lines, notes=linked.notes, front=front, is_structured=True, warnings=warnings)


def _parse(path: Path, data: bytes) -> Any:
    from lxml import etree, html

    try:
        if re.search(rb"charset|encoding=", data[:4096], re.IGNORECASE) or data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            source: bytes | str = data
        else:
            source = decode(data, path)
        if isinstance(source, str):
            source = source.encode("utf-8", "replace")
            parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
        else:
            parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
        root = html.document_fromstring(source, parser=parser)
    except (etree.LxmlError, LookupError, ValueError, AssertionError) as error:
        reason = " ".join(str(error).split())[:200] or "no element"
        raise DocumentUnreadable(f"is no HTML page: {reason}", where=str(path)) from None
    if sum(1 for _ in root.iter()) > _MAX_ELEMENTS:
        raise DocumentUnreadable("holds too many elements", where=str(path), expected=f"at most {_MAX_ELEMENTS}")
    return root


def _prune(root: Any) -> None:
    """Take out what is no text of the article."""
    doomed = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag
        name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-component') or ''}"
        role = element.get("role") or ""
        is_note = bool(_NOTE_NAME.search(name)) or role.startswith("doc-")
        is_dropped = (
            tag in _DROPPED
            or element.get("hidden") is not None
            or role in {"navigation", "banner", "search", "contentinfo"}
        )
        is_furniture = tag not in {"body", "html", "main", "article"} and _FURNITURE.search(name) and not is_note
        is_edge = (
            tag in {"header", "footer", "aside"}
            and not is_note
            and not _PULLED.search(name)
            and next(element.iter("h1"), None) is None
            and not (tag == "aside" and _is_box(element))
        )
        if (is_dropped or is_furniture or is_edge) and tag not in {"body", "html"}:
            doomed.append(element)
    for element in doomed:
        _drop(element)


def _is_box(element: Any) -> bool:
    """Whether an aside is a box of the article: inside it, with sentences that are not those of links or of a form."""
    if (next(element.iterancestors("article", "main"), None) is None and not _stands_among_text(element)) or next(
        element.iter("form", "input"), None
    ) is not None:
        return False
    said = " ".join("".join(p.itertext()) for p in element.iter("p"))
    linked = sum(measure(link) for link in element.iter("a"))
    return len(_SENTENCE_END.findall(said + " ")) >= 2 and len(said) >= _MIN_BOX and linked < 0.3 * len(said)


def _stands_among_text(element: Any) -> bool:
    """Whether paragraphs of some length stand near an element, as its siblings."""
    near = (
        paragraph
        for is_before in (False, True)
        for paragraph in itertools.islice(element.itersiblings("p", preceding=is_before), _MAX_SIBLINGS)
    )
    return sum(measure(paragraph) >= _MIN_BOX for paragraph in near) >= _MIN_BESIDE


def _drop(element: Any) -> None:
    """Take an element out and leave the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    tail = _CONTROL.sub(" ", element.tail or "")
    before = element.getprevious()
    if before is not None:
        before.tail = _CONTROL.sub(" ", before.tail or "") + tail
    else:
        parent.text = _CONTROL.sub(" ", parent.text or "") + tail
    parent.remove(element)


def _find_main(root: Any) -> Any:
    """Find the element that holds the article: the most prose in paragraphs of one parent, or what the page names."""
    body = next(root.iter("body"), root)
    whole = measure(body)
    named = [e for e in root.iter("article", "main") if measure(e) >= _MIN_ARTICLE_SHARE * whole]
    named += [e for e in root.iter() if e.get("role") == "main" and measure(e) >= _MIN_ARTICLE_SHARE * whole]
    if named:
        best = max(named, key=measure)
        inner = max((e for e in best.iter("article") if e is not best), key=measure, default=None)
        return inner if inner is not None and measure(inner) >= _MIN_INNER_SHARE * measure(best) else best
    weights: dict[Any, int] = {}
    for paragraph in root.iter("p"):
        length = measure(paragraph)
        parent = paragraph.getparent()
        if parent is not None and length > 60:
            weights[parent] = weights.get(parent, 0) + length
    if weights:
        best = max(weights, key=lambda element: weights[element])
        if weights[best] >= 0.6 * sum(weights.values()) and best.tag != "li":
            # Headings and notes stand beside the paragraphs: take a parent that adds little else.
            parent = best.getparent()
            while (
                parent is not None
                and parent.tag not in {"html", "body"}
                and measure(parent) < 1.6 * measure(best)
                and next(best.iter("h1"), None) is None
            ):
                best, parent = parent, parent.getparent()
            return best
    return body


def _read_lines(main: Any, linked: Linked, teasers: frozenset[Any], budget: Budget) -> Iterator[Line]:
    """Yield one line a paragraph; the tree is walked without recursion."""
    reader = _Reader(linked, budget, teasers, is_called=_is_called(main))
    skip: Any = None
    for event, element in walk(main):
        if skip is not None:
            if event == "end" and element is skip:
                skip = None
                reader.buffer.add(element.tail)
            continue
        if event == "end":
            yield from reader.leave(element, is_last=element is main)
        elif reader.is_whole(element):
            yield from reader.take_whole(element)
            skip = element
        else:
            yield from reader.enter(element)
    yield from reader.close()


_OPENING_NUMBER: Final = re.compile(r"[\[(]?(\d{1,3})(?:[\])]\.?|\.|\s)\s*(?=[^\W\d_]|[“\"‘(])")
# "3,5–7" raised: several labels and ranges.
_LABELS: Final = re.compile(r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}")
_IN_BRACKETS: Final = re.compile(r"\[\d{1,3}[\],;:–-]")
_IN_ROUND: Final = re.compile(r"\w \((?:see )?\d{1,3}(?:(?:,|;|–|-)[^()]{1,40})?\)[.,;]")
_MANY_CALLS: Final = 5
_FEW_CALLS: Final = 3
_LABEL_REACH: Final = 40
_INLINE: Final = frozenset({"sup", "a", "b", "strong", "span", "i", "em", "font"})
_OPENING_PARTS: Final = 6


@dataclass(slots=True)
class _Reader:
    """Reads elements into lines."""

    linked: Linked
    budget: Budget
    teasers: frozenset[Any] = frozenset()
    buffer: Inline = field(default_factory=Inline)
    is_called: bool = False
    is_listing: bool = False
    items: dict[Any, int] = field(default_factory=dict)
    number: int = 0
    kinds: list[str] = field(default_factory=list)
    anchors: list[tuple[Any, tuple[int, int], str]] = field(default_factory=list)

    def close(self) -> Iterator[Line]:
        """End the paragraph; a link that goes on begins anew."""
        for number, (element, place, address) in enumerate(self.anchors):
            self.buffer.add_link(place, address)
            self.anchors[number] = (element, (0, 0), address)
        buffer, self.buffer = self.buffer, Inline()
        if buffer.text:
            kind = next((kind for kind in reversed(self.kinds) if kind), "")
            if kind == "heading" or is_notes_heading(buffer.text):
                self.is_listing = self.is_called and is_notes_heading(buffer.text)
            self.number += 1
            self.budget.spend(buffer.length)
            calls = tuple(Call(label=str(note), at=at) for note, at in buffer.calls)
            yield buffer.build(self.number, kind, calls)

    def is_whole(self, element: Any) -> bool:
        """Whether an element is not read into: a note, a call, a table of data."""
        if element in self.linked.containers or element in self.linked.calls:
            return True
        return element.tag == "table" and _is_data_table(element)

    def take_whole(self, element: Any) -> Iterator[Line]:
        """Take such an element: a call leaves its mark, a table its rows, a note nothing."""
        if element in self.linked.calls:
            self.buffer.add_call(self.linked.calls[element])
        elif element.tag == "table":
            yield from self.close()
            self.number += 1
            text = _render_table(element)
            self.budget.spend(len(text))
            yield Line(text=text, page=None, number=self.number, has_gap=True, kind="table", cells=2)

    def enter(self, element: Any) -> Iterator[Line]:
        """Begin an element."""
        if element.tag in BLOCKS:
            yield from self.close()
            self.kinds.append(BYLINE if element in self.teasers else _kind_of(element))
        elif element.tag == "br":
            if _parts_paragraphs(element) or _goes_on_numbering("".join(self.buffer.parts[:_OPENING_PARTS]), element):
                yield from self.close()
            else:
                self.buffer.add(" ")
        elif element.tag == "a" and (address := read_anchor(element, self.linked.base)):
            self.anchors.append((element, self.buffer.place, address))
        label = (element.text or "").strip()
        if element.tag == "sup" and not len(element) and label and (LABEL.fullmatch(label) or _LABELS.fullmatch(label)):
            self.buffer.add_mark(label)
        else:
            if element.tag == "li" and self.is_listing and element.getparent().tag == "ol":
                self.buffer.add(f"{self._number_item(element)}. ")
            self.buffer.add(element.text)

    def _number_item(self, element: Any) -> int:
        """Read the number that a page shows before an item of an ordered list."""
        parent = element.getparent()
        following = self.items.get(parent, _read_number(parent.get("start"), 1) - 1) + 1
        self.items[parent] = _read_number(element.get("value"), following)
        return self.items[parent]

    def leave(self, element: Any, *, is_last: bool) -> Iterator[Line]:
        """End an element."""
        if self.anchors and self.anchors[-1][0] is element:
            _, place, address = self.anchors.pop()
            self.buffer.add_link(place, address)
        if element.tag in BLOCKS:
            yield from self.close()
            self.kinds.pop()
        if not is_last:
            self.buffer.add(element.tail)


def _is_called(main: Any) -> bool:
    """Whether raised numbers or numbers in brackets that lead nowhere may call the items of a list under its heading."""
    raised = sum(_LABELS.fullmatch("".join(sup.itertext()).strip()) is not None for sup in main.iter("sup"))
    if raised >= _FEW_CALLS:
        return True
    said = "".join(main.itertext())
    return len(_IN_BRACKETS.findall(said)) >= _FEW_CALLS or len(_IN_ROUND.findall(said)) >= _MANY_CALLS


def _read_number(words: str | None, default: int) -> int:
    return int(words.strip()[:6]) if words and words.strip().isdecimal() else default


def _parts_paragraphs(element: Any) -> bool:
    """Whether a line break follows upon another: pages without paragraphs part them so."""
    before = element.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def _goes_on_numbering(said: str, element: Any) -> bool:
    """Whether what follows a line break bears the number after the one that opens its line: notes in one paragraph."""
    first = _OPENING_NUMBER.match(said)
    if first is None:
        return False
    after, following = element.tail or "", element.getnext()
    for _ in range(_OPENING_PARTS):
        if following is None or following.tag not in _INLINE or any(map(str.isalpha, after)):
            break
        after += "".join(following.itertext()) + (following.tail or "")
        following = following.getnext()
    after = " ".join(after.split())
    then = _OPENING_NUMBER.match(after[:_LABEL_REACH])
    return then is not None and int(then[1]) == int(first[1]) + 1


def _kind_of(element: Any) -> str:
    if element.tag in HEADINGS:
        return "heading"
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    if _PULLED.search(name):
        return "quote"
    if element.tag in {"figcaption", "caption"} or (_CAPTION.search(name) and not is_longer(element, _MAX_CAPTION)):
        return CAPTION
    return BYLINE if element.tag == "time" or is_furniture(element) else ""


def _is_data_table(element: Any) -> bool:
    """Whether a table holds data, and not the layout of the page."""
    if (
        element.get("role") == "presentation"
        or next((t for t in element.iter("table") if t is not element), None) is not None
    ):
        return False
    cells = list(element.iter("td", "th"))
    rows = list(element.iter("tr"))
    return len(rows) >= 2 and len(cells) >= 4 and max(measure(cell) for cell in cells) < 600


def _render_table(element: Any) -> str:
    rows = []
    for row in element.iter("tr"):
        cells = [" ".join("".join(cell.itertext()).split()) for cell in row.iter("td", "th")]
        if any(cells):
            rows.append(" | ".join(cells))
    return "\n".join(rows) or "-"
