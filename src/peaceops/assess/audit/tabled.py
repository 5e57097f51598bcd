"""Rows of a document's tables as figures: a name, a column, a number.

What enters: the passages of a document. What leaves: figures with frames, told by the row, the column and the heading.
Never done here: a guess at columns: a row with more numbers than the head has columns is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
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
_WIDE: Final = re.compile(r"\s{2,}|\t|\|")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DAY: Final = re.compile(
    r"\b(?:as )?(?:at|of|on)\s+(?P<day>\d{1,2})\s+(?P<month>January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\s+(?P<year>\d{4})",
    re.IGNORECASE,
)
_DAY_ALONE: Final = re.compile(
    r"\b(?P<day>\d{1,2})\s+(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\s*,?\s*\d{4})",
    re.IGNORECASE,
)
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
#: A caption that names a table: no source, no remark, no figure.
_CAPTION: Final = re.compile(r"\s*(?:(?:supplementary|online|annex|appendix)\s)?(?:tables?|tab\.)\s", re.IGNORECASE)
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
    return tuple(
        figure
        for passage, title in title_tables(text.passages)
        for figure in _read_table(passage, title, page, common, known)
    )


def title_tables(passages: Iterable[Passage]) -> Iterator[tuple[Passage, str]]:
    """Yield each table with what stands over it: its caption, else the heading of its section.

    Parameters
    ----------
    passages : iterable of Passage
        Of a document, in order. A caption after a table without one may be of either; it is taken for neither.

    Yields
    ------
    passage, title : Passage, str
    """
    heading = caption = ""
    is_untitled = False
    for passage in passages:
        if passage.kind in _KINDS:
            is_untitled = not caption
            yield passage, caption or heading
        elif passage.kind == "caption":
            if _CAPTION.match(passage.text):
                caption, is_untitled = "" if is_untitled else passage.text, False
        else:
            caption, is_untitled = "", False
            heading = passage.text if passage.kind == "heading" else heading


_LABEL: Final = re.compile(r"^\s*(?P<name>[A-Z][^\W\d_]+)(?=\s{2,}|\t|\s*\|)", re.MULTILINE)


def list_labels(texts: Iterable[Text]) -> Iterator[str]:
    """List the rows of tables that one word with a capital heads, so that it can be told for a name."""
    for text in texts:
        for passage in text.passages:
            if passage.kind in _KINDS:
                yield from (f"of {m.group('name')}" for m in _LABEL.finditer(passage.text))


def _read_table(
    passage: Passage, heading: str, page: Page, common: Collection[str], known: Collection[str]
) -> list[Figure]:
    lines = passage.text.splitlines()
    rows = [(i, m) for i, line in enumerate(lines) if (m := _ROW.match(line)) and not _DAY.search(line)]
    if rows and all(_YEAR.fullmatch(n) for n in rows[0][1].group("numbers").split()):
        rows = rows[1:]  # years head the columns
    if len(rows) < _LEAST:
        return []
    first = rows[0][0]
    head = " ".join(lines[:first])
    columns = _read_columns(lines[first - 1]) if first else []
    title = f"{heading} {head}"
    when = _read_day(title)
    over = " ".join([heading, *lines[: max(first - 1, 0)]])  # the names of the columns are each its own column's
    shared = frozenset(t.concept for t in read_tokens(over if columns else title, common, known))
    found = []
    for _, row in rows:
        numbers = re.findall(r"\d[\d,]*|[-–—]", row.group("numbers"))
        names = _name_columns(columns, len(numbers), heading)
        if names is None:
            continue
        for number, name in zip(numbers, names, strict=True):
            if number[0].isdigit():
                label, own = row.group("label").strip(), _read_year(name, title) or when
                others = frozenset(t.concept for t in read_tokens(" of ".join(["", *names]), common, known))
                found.append(_describe(label, number, name, others, title, own, shared, passage, page, common, known))
    return found


def _read_columns(line: str) -> list[str]:
    """Read the names of columns: what wide gaps part, else what begins with a capital."""
    wide = [c.strip() for c in _WIDE.split(line.strip()) if c.strip()]
    return wide if len(wide) > 1 else [c.strip() for c in _COLUMN.findall(line)]


def _read_year(column: str, title: str) -> When | None:
    """Read the time of a column that is a year; the day of it where the heading names one without a year."""
    if _YEAR.fullmatch(column) is None:
        return None
    year = int(column)
    found = _DAY_ALONE.search(title)
    if found is not None:
        month = _MONTHS.index(found.group("month").casefold()) + 1
        day = date(
            year, month, min(int(found.group("day")), 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)
        )
        return When(period=Period.of_days(day, day), text=f"{found.group()} {column}", start=0, end=0, kind="day")
    return When(period=Period.of_days(date(year, 1, 1), date(year, 12, 31)), text=column, start=0, end=0, kind="year")


def _name_columns(columns: list[str], count: int, heading: str) -> list[str] | None:
    """Name the columns of numbers: those of the head without the first, or what the heading counts."""
    if len(columns) == count + 1:
        return columns[1:]
    if len(columns) == count > 1:
        return columns  # nothing stands over the names of the rows
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


_COUNTED: Final = re.compile(
    r"\b(?P<noun>[A-Z]?[a-z]+s|police|personnel|equipment|artillery)\b(?=\s(?:in|of|by|at|on|to|deployed|declared|provided)\b)"
)


def _head_noun(title: str) -> str:
    """Read what the heading of a table counts ("Troops in the mission by contributor")."""
    found = _COUNTED.search(title)
    return found.group("noun").casefold() if found else ""


def _describe(
    label: str, number: str, column: str, others: frozenset[str], title: str, when: When | None, shared: frozenset[str], passage: Passage, page: Page,
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
        statement=statement, amount=amount, when=when, names=frozenset(w.casefold() for w in re.findall(r"[A-Z]\w+", label)), implied=nothing, sure=nothing, subject="", near=nothing,
        context=nothing, main=nothing, kind=find_kind(column) or find_kind(_head_noun(title)), sayings=nothing, causes=nothing, is_part=False, is_each=False,
        words=nothing, text=text, local=words,
        frame=Frame(
            own=own, shared=shared | {"contribute"}, foreign=others - own - shared, before=nothing, main=page.main, order=statement.sentence,
            tag=frozenset(c for c in own if c.startswith("@")), lead=own,
        ),
    )  # fmt: skip
