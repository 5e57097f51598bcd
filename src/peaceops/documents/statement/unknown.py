"""Names of bodies that no table holds, where they act: "The MFO has 1,100 troops" is about none of the missions named before.

What enters: a sentence with the names found in it. What leaves: mentions of actors without an id.
Never done here: guessing who they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from peaceops.documents.statement.context import Mention

_BODY: Final = r"(?:Force|Mission|Operation|Group|Commission|Committee|Team|Organi[sz]ation|Authority|Presence|Contingent|Office)s?"
_NAME: Final = re.compile(
    rf"(?<![\w-])(?:[Tt]he )?(?P<name>(?![IVXLCDM]+\b)[A-Z]{{3,12}}(?:-[A-Z]{{1,6}})?|(?<=he )(?:[A-Z][\w’'-]{{1,30}} ){{1,6}}{_BODY})"
    r"(?=(?:[’']s)? [a-z])"
)
_ACTS: Final = re.compile(
    r"(?:[’']s [\w-]+(?: [\w-]+)?)? (?:also |still |then |now |never |only |each |itself |soon |has |had )?(?:has|had|have|was|were|is|are|did|does|will|would|could|can|lost|left|came|took|kept|began"
    r"|sent|saw|went|ran|held|grew|fell|rose|stood|stayed|fought|made|met|put|led|lasted|numbered|[a-z]{3,}ed)\b"
)
_GOVERNED: Final = re.compile(
    r"(?:\b(?:in|of|by|to|from|for|with|between|on|at|under|into|against|near|within|through|and|or|than|as|like|unlike|after|before|including|which|whom) |[A-Z][\w’'-]* |\d )(?:the )?$"
)


def find_unknown(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Find names of bodies that act in a sentence and that nothing else names.

    Parameters
    ----------
    text : str
        The sentence.
    mentions : sequence of Mention
        What is named in it.
    """
    if text.isupper():
        return
    for match in _NAME.finditer(text):
        start, end = match.span("name")
        if any(m.start < end and start < m.end for m in mentions) or _ACTS.match(text, end) is None:
            continue
        if _GOVERNED.search(text, max(0, match.start() - 40), match.start()) is None:
            yield Mention(kind="actor", ids=(), start=start, end=end)
