"""C04: the address names a site and nothing in it.

What enters: a context. What leaves: findings.
Never done here: works that are a site themselves, or that can be found by volume, symbol or publisher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from peaceops.assess.audit.citation.rule import Context, Rule, name_work, quote_citation
from peaceops.model.address import Address, parse_address
from peaceops.model.audit import Finding
from peaceops.model.citation import Work

CODE: Final = "C04"
NAME: Final = "address-names-a-site"
_SITE: Final = re.compile(
    r"(?i)\b(?:(?:web\s?)?site|home\s?page|web page of|portal|data\s?base|data\s?set|archive|online|project|program(?:me)?|initiative|index|observatory|tracker|atlas|repository|library|indicators?|statistics|yearbook)\b"
)


def check_site(context: Context) -> Iterator[Finding]:
    """Find works of a title of their own whose address is the entrance of a site."""
    for work in context.cited.works.values():
        if not work.address or work.id not in context.first_citations:
            continue
        address = parse_address(work.address)
        citation = context.first_citations[work.id]
        if not address.is_site or address.fault or not _is_item(work, address, citation.text):
            continue
        yield Finding(
            code=CODE, rule=NAME, severity="warning",
            title=f"The address leads to the entrance of {address.host} only",
            explanation=(
                f"{name_work(work)} is said to stand at {work.address}. That is the site, not the page: a reader cannot find what "
                "is cited, nor check it."
            ),
            grounds=(quote_citation(citation),), notes=(citation.note,) if citation.note else (), works=(work.id,),
        )  # fmt: skip


def _is_item(work: Work, address: Address, told: str) -> bool:
    """Whether the work is something in the site: it has a title that is not the site's, or nothing but the address stands for it."""
    if not work.title and not work.authors:
        return bool(work.linked) or _SITE.search(told.replace(work.address, " ")) is None
    if work.volume or work.issue or work.pages or work.symbol or work.publisher or not work.title:
        return False
    words = re.findall(r"[^\W_]{3,}", work.title.casefold())
    own = [word for word in words if word in address.host.replace("-", "")]
    letters = "".join(word[0] for word in re.findall(r"[A-Z][\w-]*", work.title)).casefold()
    is_data = re.match(r"(?:www\.)?(?:data|stat|db|portal|archive|library)", address.host) is not None
    is_named = is_data or (len(letters) > 2 and letters[:4] in address.host)
    return len(words) >= 2 and not _SITE.search(work.title) and len(own) < 0.5 * len(words) and not is_named


RULE: Final = Rule(
    code=CODE, name=NAME, severity="warning",
    question="Does the address lead to the work, or only to the site that may hold it?",
    explanation=(
        "A title with the address of a front page cannot be checked. Silent where the site itself is cited, and where volume, "
        "pages, publisher or symbol let a reader find the work without the address."
    ),
    check=check_site,
)  # fmt: skip
