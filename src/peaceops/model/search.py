"""A search: what was read for which questions, so that silence is told from not looking.

What enters: a row of ``searches.csv``. What leaves: a frozen value.
Never done here: searching.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from peaceops.errors import InvalidValue
from peaceops.model.period import Period

_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9._:-]{0,79}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One source or query, searched for the questions of some subjects.

    Parameters
    ----------
    subjects : tuple of str
        Missions or conflicts it was searched for.
    source : str
        Source that was read, or empty for a query.
    query : str
        How it was searched: ``read whole`` or the query.
    questions : tuple of str
        Ids of the year table's questions; ``*`` for all.
    period : Period
        Days the source reports on.
    searched_on : date
        When.
    coder, coder_kind : str
        By whom and what kind.
    note : str
        Result or remark.

    References
    ----------
    METHODS B.1 rule 4: searched without finding is never the same as not searched.
    """

    subjects: tuple[str, ...]
    period: Period
    searched_on: date
    source: str = ""
    query: str = "read whole"
    questions: tuple[str, ...] = ("*",)
    coder: str = ""
    coder_kind: str = "human"
    note: str = ""

    def __post_init__(self) -> None:
        for subject in self.subjects:
            if not _SLUG.fullmatch(subject):
                raise InvalidValue(f"subject {subject!r} is no id", expected="lower case letters, digits, - . _ :")
        if not self.subjects:
            raise InvalidValue("the search names no subject")
        if not self.source and not self.query:
            raise InvalidValue("the search names neither a source nor a query")

    def answers(self, question: str) -> bool:
        """Whether a question of the year table was searched for."""
        return "*" in self.questions or question in self.questions
