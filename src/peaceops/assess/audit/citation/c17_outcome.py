"""C17: an agreement is cited for what came of it.

What enters: a context. What leaves: findings.
Never done here: reports, speeches and other accounts, which may well say what came of an agreement made before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from peaceops.assess.audit.citation.rule import (
    Context,
    Rule,
    list_notes,
    name_work,
    quote_citation,
    quote_sentence,
    write_issued,
)  # fmt: skip
from peaceops.model.audit import Finding
from peaceops.model.citation import Citation, Work

CODE: Final = "C17"
NAME: Final = "agreement-cited-for-its-outcome"
_AGREED: Final = re.compile(
    r"(?i)\b(?:agreement|treaty|protocol|accords?|memorandum of understanding|armistice|communiqu[ée]|joint (?:statement|declaration)|trilateral statement|declaration)\b"
)
_OFFICE: Final = re.compile(r"\b(?:President|Prime Minister|King|Chancellor|Minister|Government|Leader)s?\b")
# What is so, or is not yet so, after the text was signed.
_AFTERWARDS: Final = re.compile(
    r"\b(?:(?:has|have|had)\s(?:not|never|yet to|failed|since|so far|been (?:violated|broken|ignored|breached|fulfilled|implemented|honou?red))"
    r"|still\s(?!(?:in force|valid|binding|applies|apply|holds?|stands?|governs?|regulates?|provides?)\b)[a-z]+|(?:was|were) (?:never|(?:\w+ly\s|soon\s|then\s)?(?:violated|broken|ignored|breached|flouted|disregarded)\b)|failed to|to this day|as yet|to date)\b"
)
_OF_THE_TEXT: Final = re.compile(
    r"(?i)\b(?:provid|stipulat|state[sd]?\b|call(?:s|ed) (?:for|on)|require|oblige|prohibit|envisag|declare|confirm|reaffirm|recogni[sz]|note[sd]?\b|says?\b|said\b|read[s]?\b|according to|under the|signed|in force|amended|expired|terminated|ratified|revoked)"
)
_ABOUT: Final = re.compile(
    r"(?i)\b(?:reports?|review|analysis|history|commentary|after|years|implementation of|status|monitoring|violations?)\b"
)
_QUOTED: Final = re.compile(r"[“”\"«»]")


def check_outcome(context: Context) -> Iterator[Finding]:
    """Find sentences on what was or was not done later that rest on the text of an agreement alone."""
    for sentence, citations, works in context.list_sourced():
        match = _AFTERWARDS.search(sentence.text)
        if match is None or _OF_THE_TEXT.search(sentence.text) or _QUOTED.search(sentence.text):
            continue
        if not all(_is_agreement(work) for work in works) or any(_leads_away(c) for c in citations):
            continue
        work = works[0]
        dated = f", of {write_issued(work)}," if work.issued is not None else ""
        yield Finding(
            code=CODE, rule=NAME, severity="warning",
            title=f"A text of an agreement is cited for what came of it: “{match.group()}”",
            explanation=(
                f"The sentence says what was done, or was not done, afterwards. {name_work(work)}{dated} holds what was agreed; it cannot "
                "tell whether it was kept. If the note is meant for the terms, what came of them rests on nothing."
            ),
            grounds=(quote_sentence(sentence), *(quote_citation(c) for c in citations)),
            notes=list_notes(citations), works=tuple(w.id for w in works),
        )  # fmt: skip


def _is_agreement(work: Work) -> bool:
    """Whether a work is a text that parties made together: a treaty, or a statement of several offices."""
    if work.kind == "treaty":
        return True
    if work.kind not in ("speech", "document", "webpage", "legislation") or work.container or "/RES/" in work.symbol:
        return False
    if re.match(r"(?i)(?:the\s)?(?:joint\s|trilateral\s)?(?:statement|declaration)\b", work.title):
        return len(_OFFICE.findall(work.title)) >= 2
    is_by_person = any(author.family for author in work.authors)
    return (
        not is_by_person
        and _AGREED.search(" ".join(work.title.split()[:5])) is not None
        and not _ABOUT.search(work.title)
    )


def _leads_away(citation: Citation) -> bool:
    return re.match(r"(?i)\W*(?:for\b|cf\b|compare\b|(?:but )?see\b)", citation.text) is not None


RULE: Final = Rule(
    code=CODE, name=NAME, severity="warning",
    question="Is the text of an agreement cited for what came of it?",
    explanation=(
        "An agreement says what parties undertook. Silent where the sentence reports its terms, its signing or its end, quotes, "
        "or rests on any other work too."
    ),
    check=check_outcome,
)  # fmt: skip
