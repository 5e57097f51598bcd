"""The citation graph of a text as GraphML, for programs that draw and count graphs.

What enters: an :class:`~peaceops.dossier.audit.Audit`. What leaves: the text of a GraphML file.
Never done here: resolving; the words of notes.

References
----------
http://graphml.graphdrawing.org/specification.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from peaceops.dossier.audit import Audit

# Characters that XML 1.0 does not have.
_NO_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KEYS: Final[Mapping[str, tuple[str, str]]] = {
    "kind": ("node", "string"),
    "label": ("node", "string"),
    "type": ("node", "string"),
    "issued": ("node", "string"),
    "address": ("node", "string"),
    "stake": ("node", "string"),
    "share": ("node", "double"),
    "relation": ("edge", "string"),
    "form": ("edge", "string"),
    "resolution": ("edge", "string"),
    "pinpoint": ("edge", "string"),
}


def render_graphml(audit: Audit) -> str:
    """Render notes, works and originals with the edges between them.

    Parameters
    ----------
    audit : Audit
        Whose graph.

    Returns
    -------
    str
        Nodes of kind ``note``, ``place`` (a reference in the running text), ``work`` and ``original``; edges ``cites``,
        one to each candidate where the work is ambiguous, and ``taken-from``.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        (
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
            'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
        ),
    ]
    for name, (place, kind) in _KEYS.items():
        lines.append(f'<key id="{name}" for="{place}" attr.name="{name}" attr.type="{kind}"/>')
    lines.append('<graph id="citations" edgedefault="directed">')
    lines += _list_nodes(audit)
    lines += _list_edges(audit)
    return "\n".join([*lines, "</graph>", "</graphml>"]) + "\n"


def _list_nodes(audit: Audit) -> Iterator[str]:
    for label in dict.fromkeys([*(note.label for note in audit.text.notes), *(c.note for c in audit.graph.citations)]):
        if label:
            yield _node(f"note:{label}", {"kind": "note", "label": label})
    for order in dict.fromkeys(c.sentence for c in audit.graph.citations if not c.note):
        yield _node(f"place:{order}", {"kind": "place", "label": f"sentence {(order or 0) + 1}"})
    shares = {share.work: share for share in audit.shares}
    for work in audit.graph.works:
        share = shares.get(work.id)
        yield _node(
            f"work:{work.id}",
            {
                "kind": "work", "label": work.label, "type": work.kind, "issued": work.issued_text, "address": work.address,
                "stake": (share.stake if share else "") or work.stake, "share": f"{share.share:.6f}" if share else "",
            },
        )  # fmt: skip
    for label in dict.fromkeys(origin.label for origin in audit.graph.origins if not origin.original):
        yield _node(f"original:{label}", {"kind": "original", "label": label})


def _list_edges(audit: Audit) -> Iterator[str]:
    for citation in audit.graph.citations:
        start = f"note:{citation.note}" if citation.note else f"place:{citation.sentence}"
        for work in (citation.work,) if citation.work else citation.candidates:
            yield _edge(
                start, f"work:{work}",
                {"relation": "cites", "form": citation.kind, "resolution": citation.resolution, "pinpoint": citation.pinpoint},
            )  # fmt: skip
    for origin in audit.graph.origins:
        end = f"work:{origin.original}" if origin.original else f"original:{origin.label}"
        yield _edge(f"work:{origin.work}", end, {"relation": "taken-from", "form": origin.kind})


def _node(ident: str, data: Mapping[str, str]) -> str:
    return f"<node id={_quote(ident)}>{_data(data)}</node>"


def _edge(start: str, end: str, data: Mapping[str, str]) -> str:
    return f"<edge source={_quote(start)} target={_quote(end)}>{_data(data)}</edge>"


def _data(data: Mapping[str, str]) -> str:
    return "".join(f'<data key="{name}">{escape(_NO_XML.sub("", text))}</data>' for name, text in data.items() if text)


def _quote(text: str) -> str:
    return quoteattr(_NO_XML.sub("", text))
