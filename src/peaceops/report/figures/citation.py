"""Notes, works and originals: one row a work, one column a note.

What enters: a citation graph with its shares. What leaves: SVG in parts that fit a page.
Never done here: resolving a citation.

A drawing with a line from every note to its work cannot be read beyond a dozen notes. Here a work is a row and a note
a column, so that each reference is one mark in a place of its own, and 300 notes are as plain as 30.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from markupsafe import Markup

from peaceops.model.audit import Share
from peaceops.model.citation import Citation, CitationGraph, Origin
from peaceops.report.figures.svg import FAINT, INK, MET, NOT_MET, build_tag, join_parts, wrap_svg

ROWS: Final = 36
KINDS: Final[Mapping[str, str]] = {
    "full": "cited in full",
    "short": "short form",
    "ibid": "ibid.",
    "op-cit": "op. cit.",
    "link": "link",
    "open": "not resolved",
}
_ROW: Final = 19.0
_HEAD: Final = 24.0
_LABEL: Final = 250.0
_BAR: Final = 96.0
_ORIGIN: Final = 236.0
_LETTERS: Final = 40
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def draw_citations(
    graph: CitationGraph,
    notes: Sequence[str],
    shares: Mapping[str, Share],
    *,
    figure_id: str,
    cite_href: Callable[[Citation], str],
    work_href: Callable[[str], str],
) -> tuple[Markup, ...]:
    """Draw which note cites which work, and what a work is taken from.

    Parameters
    ----------
    graph : CitationGraph
        Works, citations, origins.
    notes : sequence of str
        Labels of the notes in order. Where the running text cites, its sentences follow as further columns.
    shares : Mapping of str to Share
        Shares by work id.
    figure_id : str
        Id of the first part; further parts get a number.
    cite_href, work_href : callable
        Addresses of a reference and of a work by id; empty where there is none.

    Returns
    -------
    tuple of Markup
        Parts of at most :data:`ROWS` works; none where nothing is cited.
    """
    placed = sorted({c.sentence for c in graph.citations if not c.note and c.sentence is not None})
    keys = [*dict.fromkeys(notes), *(f"¶{order + 1}" for order in placed)]
    columns = {label: index for index, label in enumerate(keys)}
    by_work: dict[str, list[Citation]] = {work.id: [] for work in graph.works}
    unresolved = [c for c in graph.citations if c.resolution in ("ambiguous", "unresolved")]
    for citation in graph.citations:
        if citation.work in by_work:
            by_work[citation.work].append(citation)
    rows = [(work.id, work.label, by_work[work.id]) for work in graph.works]
    if unresolved:
        rows.append(("", "reference not resolved", unresolved))
    width = min(640.0, max(260.0, 13.0 * len(columns)))
    field = _Field(columns, width, shares, graph, cite_href, work_href)
    parts = [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)]
    return tuple(
        _draw_part(part, field, f"{figure_id}{f'-{number}' if number > 1 else ''}", number, len(parts))
        for number, part in enumerate(parts, 1)
    )


class _Field:
    """What all parts share: places of the notes, shares, addresses."""

    def __init__(
        self, columns: Mapping[str, int], width: float, shares: Mapping[str, Share], graph: CitationGraph,
        cite_href: Callable[[Citation], str], work_href: Callable[[str], str],
    ) -> None:  # fmt: skip
        self.columns = columns
        self.width = width
        self.shares = shares
        self.cite_href = cite_href
        self.work_href = work_href
        self.labels = {work.id: work.label for work in graph.works}
        self.origins: dict[str, list[Origin]] = {}
        for origin in graph.origins:
            self.origins.setdefault(origin.work, []).append(origin)
        self.greatest = max((share.share for share in shares.values() if share.work), default=0.0) or 1.0

    @property
    def right(self) -> float:
        return _LABEL + self.width

    def place(self, label: str) -> float:
        gap = self.width / max(1, len(self.columns))
        return _LABEL + gap * (self.columns.get(label, 0) + 0.5)


def _name_column(citation: Citation) -> str:
    return citation.note or f"¶{(citation.sentence or 0) + 1}"


_Row = tuple[str, str, list[Citation]]


def _draw_part(rows: Sequence[_Row], field: _Field, figure_id: str, number: int, total: int) -> Markup:
    height = _HEAD + _ROW * len(rows) + 6
    parts = [_draw_head(field, height)]
    for index, row in enumerate(rows):
        parts.append(_draw_row(row, field, _HEAD + _ROW * index, is_shaded=index % 2 == 0))
    parts.append(_join_originals(rows, field))
    of = f", part {number} of {total}" if total > 1 else ""
    return wrap_svg(
        figure_id,
        field.right + _BAR + _ORIGIN,
        height,
        join_parts(parts),
        title=f"Notes, works and originals{of}",
        text="A row is a work, a column a note; a mark is one reference. The lists of works and notes hold all of it.",
        css="chart citations",
    )


def _draw_head(field: _Field, height: float) -> Markup:
    """Numbers of the notes, thinned out where they stand close."""
    gap = field.width / max(1, len(field.columns))
    step = next((s for s in _STEPS if s * gap >= 8 + 7 * len(str(len(field.columns)))), _STEPS[-1])
    parts = [
        build_tag("text", "work", x=6, y=14, class_="tick"),
        build_tag("text", "share of the text", x=field.right + 10, y=14, class_="tick"),
        build_tag("text", "taken from", x=field.right + _BAR + 18, y=14, class_="tick"),
    ]
    for index, label in enumerate(field.columns):
        if index and (index + 1) % step:
            continue
        x = field.place(label)
        parts.append(build_tag("line", x1=x, x2=x, y1=_HEAD - 5, y2=height - 6, stroke=FAINT, stroke_width=".6"))
        parts.append(build_tag("text", label[:4], x=x, y=14, class_="tick middle"))
    return join_parts(parts)


def _draw_row(row: _Row, field: _Field, top: float, *, is_shaded: bool) -> Markup:
    ident, label, citations = row
    middle = top + _ROW / 2
    parts = []
    if is_shaded:
        total = field.right + _BAR + _ORIGIN
        parts.append(build_tag("rect", x=0, y=top, width=total, height=_ROW, fill="#f3f6f8", opacity=".8"))
    words = build_tag("title", label) + build_tag("text", _cut(label, _LETTERS), x=6, y=middle + 4, class_="label")
    href = field.work_href(ident) if ident else ""
    parts.append(build_tag("a", words, href=href) if href else build_tag("g", words))
    places = [field.place(_name_column(c)) for c in citations]
    if ident and len(places) > 1:
        parts.append(
            build_tag("line", x1=min(places), x2=max(places), y1=middle, y2=middle, stroke=MET, stroke_width="1")
        )
    for citation, x in zip(citations, places, strict=True):
        where = f"note {citation.note}" if citation.note else f"sentence {(citation.sentence or 0) + 1}"
        told = f"{where}: {KINDS.get(citation.kind, citation.kind) if ident else 'not resolved'}"
        mark = build_tag("title", told) + draw_reference(citation.kind if ident else "open", x, middle)
        href = field.cite_href(citation)
        parts.append(build_tag("a", mark, href=href, tabindex="-1") if href else build_tag("g", mark))
    if ident in field.shares and ident:
        part = field.shares[ident].share
        length = 46 * part / field.greatest
        parts.append(build_tag("rect", x=field.right + 10, y=middle - 4, width=max(length, 0.5), height=8, fill=MET))
        parts.append(build_tag("text", _tell_share(part), x=field.right + 14 + length, y=middle + 4, class_="tick"))
    return join_parts(parts)


def _tell_share(part: float) -> str:
    return "<1%" if 0 < part < 0.005 else f"{100 * part:.0f}%"


def draw_reference(kind: str, x: float, y: float) -> Markup:
    """Draw the mark of one reference; each kind has a shape of its own.

    Parameters
    ----------
    kind : str
        One of :data:`KINDS`.
    x, y : float
        Its middle.
    """
    if kind == "full":
        return build_tag("circle", cx=x, cy=y, r="4.4", fill=MET)
    if kind == "ibid":
        return build_tag("circle", cx=x, cy=y, r="3.6", fill="#fff", stroke=MET, stroke_width="1.6")
    if kind == "op-cit":
        return build_tag(
            "rect", x=x - 3.6, y=y - 3.6, width=7.2, height=7.2, fill="#fff", stroke=MET, stroke_width="1.6"
        )
    if kind == "link":
        return build_tag("path", d=f"M{x:.1f} {y - 4.6:.1f}l4.6 4.6l-4.6 4.6l-4.6 -4.6z", fill=MET)
    if kind == "short":
        path = f"M{x:.1f} {y - 4.4:.1f}l4.2 7.6h-8.4z"
        return build_tag("path", d=path, fill="#fff", stroke=MET, stroke_width="1.5")
    cross = f"M{x - 3.6:.1f} {y - 3.6:.1f}l7.2 7.2m0 -7.2l-7.2 7.2"
    return build_tag("path", d=cross, fill="none", stroke=NOT_MET, stroke_width="2")


def _join_originals(rows: Sequence[_Row], field: _Field) -> Markup:
    """Join works that are taken from one original, and name it once."""
    left = field.right + _BAR + 6
    groups: dict[tuple[str, str], list[tuple[float, Origin]]] = {}
    for index, (ident, _, _) in enumerate(rows):
        for origin in field.origins.get(ident, ()):
            key = (origin.original, "" if origin.original else origin.label)
            groups.setdefault(key, []).append((_HEAD + _ROW * (index + 0.5), origin))
    parts: list[Markup] = []
    taken: set[float] = set()
    for number, ((original, _), members) in enumerate(groups.items()):
        x = left + 5 * (number % 2)
        ys = [y for y, _ in members]
        name = field.labels.get(original, "") or members[0][1].label
        at = next((y for y in ys if y not in taken), ys[0])
        taken.add(at)
        parts += [build_tag("line", x1=left - 6, x2=x, y1=y, y2=y, stroke=INK, stroke_width="1") for y in ys]
        if len(ys) > 1:
            parts.append(build_tag("line", x1=x, x2=x, y1=min(ys), y2=max(ys), stroke=INK, stroke_width="1"))
        words = build_tag("title", f"{members[0][1].kind.replace('-', ' ')}: {name}")
        words += build_tag("circle", cx=x, cy=at, r="3", fill=INK)
        words += build_tag("text", _cut(name, 36), x=left + 14, y=at + 4, class_="label")
        href = field.work_href(original) if original else ""
        parts.append(build_tag("a", words, href=href) if href else build_tag("g", words))
    return join_parts(parts)


def draw_reference_alone(kind: str) -> Markup:
    """Draw a mark for the key."""
    return build_tag(
        "svg", draw_reference(kind, 7, 7), viewBox="0 0 14 14", width=14, height=14, aria_hidden="true",
        xmlns="http://www.w3.org/2000/svg",
    )  # fmt: skip


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
