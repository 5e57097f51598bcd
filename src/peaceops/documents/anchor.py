"""Where the links of a page lead, and which of them belong to its furniture.

What enters: anchors of a page. What leaves: addresses; nothing for a byline, a tag, a button, a place of the same page.
Never done here: opening an address; judging whether a link cites anything by its words.
"""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import urljoin

from peaceops.model.address import MAX_ADDRESS

_FURNITURE_TAGS: Final = frozenset(
    ("figcaption", "figure", "time", "address", "header", "footer", "button", "label", "summary", "h1", "h2", "h3", "h4", "h5", "h6")
)  # fmt: skip
_FURNITURE: Final = re.compile(
    r"(?:^|[\s_-])(?:by|by-?lines?|authors?|writers?|contributors?|bio|biography|meta|tags?|tag-?list|topics?|keywords?|categor(?:y|ies)|credits?|captions?"
    r"|dateline|kicker|eyebrow|read-?(?:more|also|next|on)|see-?also|in-?page|follow|corrections?|disclaimer|licen[cs]e|footer|btn|button|cta|download|subscription"
    r"|sign-?up|donate|edit(?:section|-link)?|popular|trending|recommended|more-?(?:on|from|stories|reading)|crumbs?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FURNITURE_RELATIONS: Final = frozenset(
    ("author", "tag", "category", "home", "next", "prev", "license", "me", "search", "help", "bookmark")
)
_NO_PAGE: Final = re.compile(
    r"(?i)\s*(?:mailto|tel|javascript|data|file|sms|whatsapp|fb-messenger|about|blob|intent|skype|callto):"
)
_NEAR: Final = 4
_MAX_FURNITURE: Final = 700


def find_base(root: Any) -> tuple[str, str]:
    """Find what relative links are relative to, and the address of the page itself; empty where it does not say."""
    page = ""
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and _is_whole(link.get("href")):
            page = str(link.get("href")).strip()
            break
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        if (
            not page
            and name in ("og:url", "citation_public_url", "dc.identifier.uri")
            and _is_whole(meta.get("content"))
        ):
            page = str(meta.get("content")).strip()
    base = next((str(e.get("href")).strip() for e in root.iter("base") if _is_whole(e.get("href"))), "")
    return base or page, page


def _is_whole(address: str | None) -> bool:
    return (
        address is not None and re.match(r"(?i)\s*https?://[^\s/]", address) is not None and len(address) < MAX_ADDRESS
    )


def read_anchor(anchor: Any, base: tuple[str, str]) -> str:
    """Read where an anchor of the article leads; empty for furniture, for another place of the page, for what is no page."""
    href = re.sub(r"[\x00-\x1f\x7f]", "", (anchor.get("href") or "")).strip()
    if not href or href[0] in "#?" or len(href) > MAX_ADDRESS or _NO_PAGE.match(href) or _belongs_to_furniture(anchor):
        return ""
    whole = _join(base[0], href)
    if base[1] and _drop_fragment(whole) == _drop_fragment(base[1]):
        return ""
    return whole


def _drop_fragment(address: str) -> str:
    return address.partition("#")[0].rstrip("/")


def _join(base: str, href: str) -> str:
    if re.match(r"(?i)[a-z][a-z0-9+.-]*:", href):
        return href
    if href.startswith("//"):
        return f"https:{href}"
    if not base:
        return href if href.startswith("/") else f"/{re.sub(r'^(?:[.]{1,2}/)+', '', href)}"
    try:
        return urljoin(base, href)
    except ValueError:
        return href


def _belongs_to_furniture(anchor: Any) -> bool:
    """Whether the anchor, or something small around it, is no prose of the article."""
    if _FURNITURE_RELATIONS & set((anchor.get("rel") or "").lower().split()) or anchor.get("role") == "button":
        return True
    element = anchor
    for _ in range(_NEAR):
        if element is None or element.tag in ("body", "main", "article"):
            return False
        if element.tag in _FURNITURE_TAGS:
            return True
        if is_furniture(element):
            return True
        element = element.getparent()
    return False


def is_longer(element: Any, most: int) -> bool:
    """Whether an element holds more than so many characters; no more of them is read."""
    total = 0
    for text in element.itertext():
        total += len(text)
        if total > most:
            return True
    return False


def is_furniture(element: Any) -> bool:
    """Whether a small element is named for what stands around an article: its author, its tags, its credits."""
    name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
    return bool(_FURNITURE.search(name)) and not is_longer(element, _MAX_FURNITURE - 1)
