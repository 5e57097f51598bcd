"""Rows of a document's tables as figures: a name, a column, a number.

What enters: the passages of a document. What leaves: figures with frames, told by the row, the column and the heading.
Never done here: a guess at columns: a row with more numbers than the head has columns is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.frame import Frame, Page
from peaceops.assess.audit.lexis import read_tokens
from peaceops.assess.audit.saying import find_kind
from peaceops.assess.audit.wording import Figure
from peaceops.model.passage import Passage
from peaceops.model.period import Period
from peaceops.model.statement import Amount, Statement, When
from peaceops.model.text import Text

_KINDS: Final = frozenset({"table", "annex"})
_ROW: Final = re.compile(
    r"^\s*(?P<label>[^\W\d_][^\d|\t]*?)[\s|\t:.]+(?P<numbers>\d[\d,]*(?:[\s|\t]+(?:\d[\d,]*|[-–—]))*)\s*[|*a-z]?\s*$"
)
_LEAST: Final = 3
_COLUMN: Final = re.compile(r"[A-Z][^A-Z|\t]*")
_DAY: Final = re.compile(
    r"\bas (?:at|of|on)\s+(?P<day>\d{1,2})\s+(?P<month>January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\s+(?P<year>\d{4})",
    re.IGNORECASE,
)
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_TOTAL: Final = re.compile(r"(?:grand )?total", re.IGNORECASE)


def describe_rows(text: Text, page: Page, common: Collection[str], known: Collection[str]) -> tuple[Figure, ...]:
    """Describe the numbers of a document's tables.

    Parameters
    ----------
    text : Text
        The document.
    page : Page
        Its sentences as concepts.
    common, known : collection of str
        Words that are no names, and words that are.
    """
    found: list[Figure] = []
    heading = ""
    for passage in text.passages:
        if passage.kind in _KINDS:
            found += _read_table(passage, heading, page, common, known)
        elif passage.kind == "heading":
            heading = passage.text
    return tuple(found)


def _read_table(
    passage: Passage, heading: str, page: Page, common: Collection[str], known: Collection[str]
) -> list[Figure]:
    lines = passage.text.splitlines()
    rows = [(i, m) for i, line in enumerate(lines) if (m := _ROW.match(line)) and not _DAY.search(line)]
    if len(rows) < _LEAST:
        return []
    first = rows[0][0]
    head = " ".join(lines[:first])
    columns = [c.strip() for c in _COLUMN.findall(lines[first - 1])] if first else []
    title = f"{heading} {head}"
    when = _read_day(title)
    shared = frozenset(t.concept for t in read_tokens(title, common, known))
    found = []
    for _, row in rows:
        numbers = re.findall(r"\d[\d,]*|[-–—]", row.group("numbers"))
        names = _name_columns(columns, len(numbers), heading)
        if names is None:
            continue
        for number, name in zip(numbers, names, strict=True):
            if number[0].isdigit():
                found.append(
                    _describe(
                        row.group("label").strip(), number, name, title, when, shared, passage, page, common, known
                    )
                )
    return found


def _name_columns(columns: list[str], count: int, heading: str) -> list[str] | None:
    """Name the columns of numbers: those of the head without the first, or what the heading counts."""
    if len(columns) == count + 1:
        return columns[1:]
    if count == 1:
        return [columns[-1] if columns else heading]
    return None


def _read_day(title: str) -> When | None:
    found = _DAY.search(title)
    if found is None:
        return None
    month = _MONTHS.index(found.group("month").casefold()) + 1
    try:
        day = date(int(found.group("year")), month, int(found.group("day")))
    except ValueError:
        return None
    return When(period=Period.of_days(day, day), text=found.group(), start=0, end=0, kind="day")


def _describe(
    label: str, number: str, column: str, title: str, when: When | None, shared: frozenset[str], passage: Passage, page: Page,
    common: Collection[str], known: Collection[str],
) -> Figure:  # fmt: skip
    value = Decimal(number.replace(",", ""))
    words = f"{label}: {number} {column}"
    text = f"{' '.join(title.split())}: {words}" if title.strip() else words
    amount = Amount(
        low=value,
        high=value,
        unit="count",
        text=number,
        start=len(text) - len(words) + len(label) + 2,
        end=len(text),
        noun=column,
    )
    statement = Statement(
        id=f"table-{passage.order}", sentence=-passage.order - 1, start=0, end=len(text), text=text, amounts=(amount,),
        times=(when,) if when else (),
    )  # fmt: skip
    own = frozenset(t.concept for t in read_tokens(f"of {words}", common, known)) if not _TOTAL.match(label) else frozenset(
        t.concept for t in read_tokens(column, common, known)
    )  # fmt: skip
    nothing: frozenset[str] = frozenset()
    return Figure(
        statement=statement, amount=amount, when=when, names=nothing, implied=nothing, sure=nothing, subject="", near=nothing,
        context=nothing, main=nothing, kind=find_kind(column), sayings=nothing, causes=nothing, is_part=False, is_each=False,
        words=nothing, text=text, local=words,
        frame=Frame(
            own=own, shared=shared | {"contribute"}, foreign=nothing, before=nothing, main=page.main, order=statement.sentence,
            tag=frozenset(c for c in own if c.startswith("@")), lead=own,
        ),
    )  # fmt: skip
