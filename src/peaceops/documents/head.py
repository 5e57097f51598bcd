"""What the head of an HTML page says of the article.

What enters: a parsed page. What leaves: title, author, date of publication.
Never done here: reading the article.
"""

from __future__ import annotations

import json
import re
from typing import Any

from peaceops.documents.front import Front


def read_head(root: Any) -> Front:
    """Read title, author and date of publication.

    Parameters
    ----------
    root : lxml element
        The page.

    Returns
    -------
    Front
    """
    known: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = " ".join((meta.get("content") or "").split())[:500]
        if name and content:
            known.setdefault(name, content)
    for script in root.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            _read_linked_data(script.text or "", known)
    title = (
        known.get("citation_title") or known.get("og:title") or known.get("dc.title") or known.get("ld:headline") or ""
    )
    if not title:
        found = next(root.iter("title"), None)
        title = " ".join((found.text_content() if found is not None else "").split())[:500]
    title = _drop_site(title, root)
    author = (
        known.get("citation_author") or known.get("author") or known.get("dc.creator") or known.get("ld:author") or ""
    )
    day = ""
    for name in (
        "citation_publication_date",
        "article:published_time",
        "datepublished",
        "ld:datepublished",
        "dc.date",
        "date",
    ):
        match = re.match(r"(\d{4})[-/](\d{2})[-/](\d{2})", known.get(name, ""))
        if match is not None:
            day = "-".join(match.groups())
            break
    return Front(title=title, author="" if author.startswith("http") else author, issued=day, is_public=True)


def _drop_site(title: str, root: Any) -> str:
    """Drop the name of the site that follows the heading of the article: ``What Kidal Tells Us | Institute``."""
    for heading in root.iter("h1"):
        words = " ".join(heading.text_content().split())
        if len(words) > 8 and title.startswith(words) and re.match(r"\s[|–—:·•«»-]\s", title[len(words) :]):
            return words
    return title


def _read_linked_data(text: str, known: dict[str, str]) -> None:
    if len(text) > 200_000:
        return
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    items = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, dict):
            continue
        author = item.get("author")
        first = author[0] if isinstance(author, list) and author else author
        name = first.get("name") if isinstance(first, dict) else first
        for key, value in (
            ("ld:headline", item.get("headline")),
            ("ld:datepublished", item.get("datePublished")),
            ("ld:author", name),
        ):
            if isinstance(value, str) and value.strip():
                known.setdefault(key, " ".join(value.split())[:500])
