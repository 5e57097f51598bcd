"""C05: a work is cited by nothing but a name.

What enters: a context. What leaves: findings.
Never done here: names that explain ("now Sukhumi"), treaties and cases, which are found by their name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from peaceops.assess.audit.citation.rule import Context, Rule, quote_citation
from peaceops.model.audit import Finding
from peaceops.model.citation import Citation, Work

CODE: Final = "C05"
NAME: Final = "nothing-but-a-name"
#: Names of those who publish. A name without such a word may explain and cite nothing.
_PUBLISHES: Final = re.compile(
    r"(?i)\b(?:watch|amnesty|crisis group|ministry|institute|institution|foundation|agency|times|herald|guardian|post|tribune|telegraph|gazette|news|reuters|tass|interfax|bbc|cnn|afp|xinhua|journal|review"
    r"|radio|television|committee to protect|rfe/rl|osce|unhcr|unicef|ocha|undp|nato|world bank|secretariat|bureau|press|daily|weekly|economist|kommersant|izvestiya|human rights|survey|report|observatory|monitor)\b|\.(?:com|org|net|ru|az|am|ge|int|eu|info)\b"
)


def check_name(context: Context) -> Iterator[Finding]:
    """Find full references that give a publisher's name and nothing else."""
    for work in context.cited.works.values():
        citation = context.first_citations.get(work.id)
        if citation is None or citation.kind != "full" or not _is_name(work):
            continue
        name = work.authors[0].name if work.authors else work.container
        if not _PUBLISHES.search(name) and not _has_page(name, citation):
            continue
        yield Finding(
            code=CODE, rule=NAME, severity="warning",
            title=f"{name[:80]}: which of its works is meant?",
            explanation=f"The note names {name[:120]} and gives no title, date or address. A reader cannot tell what was read.",
            grounds=(quote_citation(citation),), notes=(citation.note,) if citation.note else (), works=(work.id,),
        )  # fmt: skip


def _has_page(name: str, citation: Citation) -> bool:
    """Whether a page of a work by one name is given: ``Marnow, p. 9``."""
    return (
        bool(re.match(r"p|\d", citation.pinpoint))
        and not citation.pinpoint.startswith("para")
        and re.fullmatch(r"[^\W\d_][^\W\d_]+(?:-[^\W\d_]+)?", name) is not None
    )


def _is_name(work: Work) -> bool:
    return not (
        work.title
        or work.issued_text
        or work.address
        or work.symbol
        or work.volume
        or work.pages
        or work.publisher
        or work.source
    )


RULE: Final = Rule(
    code=CODE, name=NAME, severity="warning",
    question="Does the note say which work it means, beyond a name?",
    explanation=(
        "The name of a paper, a ministry or an organisation is no source: it has published much. Silent for names that do not "
        "publish, which may be there to explain, and for treaties and cases."
    ),
    check=check_name,
)  # fmt: skip
