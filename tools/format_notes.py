"""Format the notes of the shipped base once, so that a first run need not.

::

    python3 run.py python -m tools.format_notes

Writes ``src/peaceops/report/styles/formatted.json``: notes by the hash of item, style and library.
"""

from __future__ import annotations

import json
from pathlib import Path

from peaceops.casebook import load_casebook
from peaceops.codebook import load_codebook
from peaceops.files import write_file
from peaceops.report.cite import format_anew, hash_item

TARGET = Path(__file__).resolve().parent.parent / "src/peaceops/report/styles/formatted.json"


def format_shipped() -> dict[str, str]:
    """Format every source of the shipped base, by hash."""
    sources = load_casebook(load_codebook()).sources.values()
    return dict(sorted((hash_item(source.csl), str(format_anew(source.csl))) for source in sources))


def main() -> int:
    """Write the file."""
    write_file(TARGET, json.dumps(format_shipped(), ensure_ascii=False, indent=0) + "\n")
    print(f"wrote {TARGET.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
