"""Parts of a page that lead away from its article: related pieces, comments, lists of links, calls to subscribe.

What enters: the tree of a page. What leaves: the elements that hold no prose of the article.
Never done here: dropping them; what their names tell (``html``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from peaceops.documents.anchor import is_longer
from peaceops.documents.linked import HEADINGS, measure

_MAX_HEADING: Final = 60
_AWAY: Final = re.compile(
    r"(?:related|recommended|suggested|popular|trending|latest|recent|similar|other|further|featured)(?: (?:content|articles?|stories|posts?|pieces|news|reading|links?|topics?|publications?|items|coverage|now))?"
    r"|(?:read|see|more|watch|listen)(?: (?:also|more|next|on this|from|on|in|about|like this|to read|coverage|stories|articles|posts|news)){1,2}(?: \S.*)?"
    r"|you (?:may|might) (?:also )?(?:like|enjoy|be interested in)(?: .*)?|most (?:read|popular|viewed|shared)(?: .*)?|what to read next|up next|editors?['’]s? picks?"
    r"|(?:\(?\d{1,5}\)? )?(?:comments?|responses?|replies)(?: \(?\d{1,5}\)?)?|leave a (?:reply|comment)|join the (?:conversation|discussion)|post navigation"
    r"|share(?: this)?(?: \S+)?|(?:sign up|subscribe|newsletter|stay informed|get the latest)(?: .*)?|follow us(?: .*)?|on this page|in this (?:article|section|issue|series)"
    r"|(?:table of )?contents|topics|tags|filed under|categories|advertisement|cookies?(?: .*)?|(?:your )?privacy(?: .*)?|explore more|about the authors?",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(
    r"(?:read|see|watch|listen|learn|find out)(?: (?:also|more|next|here|now|on))*\s?[:|»→>-]|(?:related|more|recommended|also|explore)(?: \w+){0,2}\s?[:|»→>-]|read (?:more|the (?:full|whole|original))\b|click here\b",
    re.IGNORECASE,
)
_OF_PAGE: Final = re.compile(
    r"(?:an? (?:earlier |longer |shorter |previous )?version of )?this (?:article|story|piece|post|commentary|essay|op-ed|interview)(?: (?:was|is|has|been|first|originally|also|previously|last|it|on))* (?:appear(?:s|ed)|published|updated|amended|corrected|reproduced|republished|in print)\b"
    r"|(?:©|\(c\)|copyright)\s.{0,40}\d{4}|.{0,80}\ball rights reserved\b|(?:subscribe|sign up) (?:now|today|to (?:our|the|this|get|receive)|for (?:our|the|this))\b|follow us on\b|order reprints\b"
    r"|download (?:the |this |a )?(?:full |complete )?(?:pdf|publication|report|brief|paper)\b|(?:share|print|email|save) (?:this )?(?:article|story|page)?\s?[|·•]|listen to this (?:article|story)\b",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d\b")
_WHOLE: Final = frozenset(("body", "main", "article", "html"))
_MAX_SHARE: Final = 0.5
_MOSTLY: Final = 0.85
_HALF: Final = 0.5
_MAX_PARAGRAPH: Final = 300
# "[edit]" beside a heading.
_MAX_EDIT: Final = 12


def find_teasers(root: Any, notes: frozenset[Any], spend: Callable[[int], None]) -> frozenset[Any]:
    """Find elements that hold no prose of the article.

    Parameters
    ----------
    root : lxml element
        The page.
    notes : frozenset of elements
        Those that hold notes, which are none.
    spend : callable
        Called between elements; raises when time is up.

    Returns
    -------
    frozenset of elements
    """
    found: set[Any] = set()
    whole = measure(root)
    for element in root.iter("p", "ul", "ol", *HEADINGS):
        spend(0)
        if element.tag == "p":
            if _leads_away(element):
                found.add(element)
        elif element.tag in HEADINGS:
            found.update(_follow_heading(element, whole))
        elif _is_list_of_links(element):
            found.add(element)
    return frozenset(element for element in found if not _holds(element, notes)) if notes else frozenset(found)


def _holds(element: Any, notes: frozenset[Any]) -> bool:
    return any(inner in notes for inner in element.iter())


def _read(element: Any, most: int) -> str:
    """Read the words of an element; empty where they are many."""
    return "" if is_longer(element, 4 * most) else " ".join("".join(element.itertext()).split())[: most + 1]


def _count_linked(element: Any) -> int:
    return sum(measure(link) for link in element.iter("a"))


def _leads_away(paragraph: Any) -> bool:
    text = _read(paragraph, _MAX_PARAGRAPH)
    if not text or len(text) > _MAX_PARAGRAPH:
        return False
    if _OF_PAGE.match(text):
        return True
    return bool(_LEADS.match(text)) and _count_linked(paragraph) >= _HALF * measure(paragraph)


def _is_list_of_links(element: Any) -> bool:
    """Whether all items of a list are links to other pages, and none is the record of a work, which has a year."""
    if any(inner is not element for inner in element.iter("ul", "ol")):
        return False
    items = [item for item in element if item.tag == "li"]
    for item in items:
        text = _read(item, _MAX_PARAGRAPH)
        anchors = list(item.iter("a"))
        if not text or not anchors or _YEAR.search(text) or sum(map(measure, anchors)) < _MOSTLY * measure(item):
            return False
    return len(items) > 1


def _follow_heading(heading: Any, whole: int) -> Iterator[Any]:
    """Yield what stands under a heading that leads away: the part of the page that it opens, or the links below it."""
    if is_longer(heading, 4 * _MAX_HEADING) or not _AWAY.fullmatch(_read(heading, _MAX_HEADING).strip(" :»→>.")):
        return
    opened = heading
    while (parent := opened.getparent()) is not None and parent.tag not in _WHOLE and _opens(parent, opened):
        if measure(parent) > _MAX_SHARE * whole or next(parent.iter("h1"), None) is not None:
            break
        opened = parent
    if measure(opened) > measure(heading) + _MAX_EDIT:
        yield opened
        return
    for sibling in opened.itersiblings():
        if (
            sibling.tag in HEADINGS
            or next(sibling.iter(*HEADINGS), None) is not None
            or _count_linked(sibling) < _HALF * measure(sibling)
        ):
            return
        yield sibling


def _opens(parent: Any, first: Any) -> bool:
    """Whether an element is the first of its parent that holds a word."""
    if (parent.text or "").strip():
        return False
    return not any(measure(before) or (before.tail or "").strip() for before in first.itersiblings(preceding=True))
