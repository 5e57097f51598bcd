"""Write ``docs/sources.md`` from the cards of the sources.

::

    python3 run.py python -m tools.sources_page

What enters: the cards, the list of refusals. What leaves: the page.
Never done here: a fact typed by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from peaceops.files import write_file
from peaceops.sources import SOURCES
from peaceops.sources.base import Card, read_card
from peaceops.sources.refusal import read_refusals

TARGET: Final = Path(__file__).resolve().parent.parent / "docs/sources.md"
HEAD: Final = """# Datasets that are read

Written by `python3 run.py python -m tools.sources_page` from the cards in `src/peaceops/sources`; do not edit it by hand.

A file is known by its columns and its first bytes, never by its name. `peaceops data add SOURCE --file FILE` reads one,
`peaceops data add --from DIR` all of a folder, `peaceops data pull SOURCE` fetches one whose address is known,
`peaceops data show SOURCE` prints its card with all columns. No dataset is part of this project: licences and terms are
the providers'.
"""


def _clean(text: str) -> str:
    return " ".join(text.split()).replace("|", "/")


def _describe(card: Card) -> Iterator[str]:
    yield f"## {card.id}"
    yield ""
    yield f"**{_clean(card.title)}**. {_clean(card.provider)}, <{card.address}>."
    yield ""
    yield f"- **What a row is**: {_clean(card.definition)}"
    end = card.coverage["end"] or "now"
    yield f"- **Covers**: {card.coverage['start']} to {end}; {_clean(card.coverage['places'])}"
    yield f"- **A missing row**: {_clean(card.coverage['missing_row'])}. **A zero**: {_clean(card.coverage['zero'])}"
    yield f"- **Licence**: {_clean(card.licence)}. {_clean(card.terms)}"
    yield f"- **Releases that were read**: {', '.join(card.versions)}"
    if card.downloads:
        yield f"- **Can be pulled**: {', '.join(download.version for download in card.downloads)}"
    for table in card.tables.values():
        key = ", ".join(f"`{name}`" for name in table.key)
        yield f"- **Table `{table.name}`**: a row a {_clean(table.unit)}; key {key}; {len(table.columns)} columns"
    for note in card.coverage.get("notes", ()):
        yield f"- {_clean(note)}"
    yield ""


def render_page() -> str:
    """Render the page."""
    lines = [HEAD]
    lines += [f"- [`{source}`](#{source}): {title}" for source, title in SOURCES.items()]
    lines.append("")
    for source in SOURCES:
        lines += _describe(read_card(source))
    lines += ["## Not taken", ""]
    lines += [f"- {refusal.name}: {_clean(str(refusal))}." for refusal in read_refusals()]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the page."""
    write_file(TARGET, render_page())
    print(f"wrote {TARGET.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
