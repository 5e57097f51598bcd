"""Measure reading: pages a second against the raw text of the same library, and memory on a long PDF.

::

    python3 run.py python -m bench.reading                 # a report of 500 pages made for the purpose
    python3 run.py python -m bench.reading --pdf FILE ...  # files of your own

The baseline opens the same files with pypdfium2 and takes each page's text as it comes: no boxes, no order, no
paragraphs, no notes, no sentences. Start-up is measured apart and subtracted from both.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from bench.measure import Row, format_table, measure_command

RAW = (
    "import sys,pypdfium2\n"
    "for name in sys.argv[1:]:\n"
    "    pdf=pypdfium2.PdfDocument(name)\n"
    "    for i in range(len(pdf)):\n"
    "        page=pdf[i]; text=page.get_textpage(); text.get_text_range(); text.close(); page.close()"
)
OPEN = "import pypdfium2"
PAGES = (
    "import sys,time\nfrom pathlib import Path\nfrom peaceops.documents.opening import Budget,DEFAULT_LIMITS,read_bytes\n"
    "from peaceops.documents.scan import read_pages\n"
    "for name in sys.argv[1:]:\n"
    "    path=Path(name); read_pages(path,read_bytes(path,DEFAULT_LIMITS),None,Budget(path,DEFAULT_LIMITS,time.monotonic,time.monotonic()))"
)
START_PAGES = "import pypdfium2;from peaceops.documents.scan import read_pages;from peaceops.documents import pdf"
TEXT = (
    "import sys\nfrom pathlib import Path\nfrom peaceops.documents.text import read_text\n"
    "for name in sys.argv[1:]: read_text(Path(name))"
)
START_TEXT = "import pypdfium2,pycld2,syntok.segmenter;from peaceops.documents.text import read_text;from peaceops.documents import pdf"
SENTENCES = (
    "The force reported that the situation in sector %d had remained calm on most days of the month.",
    "Its patrols covered %d villages, though the road along the river was closed for repairs.",
    "The parties met %d times and agreed on the exchange of lists of missing persons.",
    "No observer was hurt, and the number of incidents fell below that of the year before.",
)


def write_pdf(path: Path, pages: int) -> None:
    """Write a report of numbered paragraphs with a head, page numbers and footnotes; Helvetica, 45 lines a page."""
    objects: list[bytes] = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids: list[str] = []
    number = 0
    for page in range(1, pages + 1):
        pieces: list[tuple[float, float, float, str]] = [(70, 770, 8, "REPORT OF THE FORCE"), (300, 30, 8, str(page))]
        y = 735.0
        while y > 150:
            number += 1
            words = f"{number}. " + " ".join(SENTENCES[(number + i) % 4].replace("%d", str(page + i)) for i in range(5))
            for line in wrap(words, 92):
                pieces.append((70, y, 10, line))
                y -= 12
            y -= 8
        pieces.append((70, 100, 7, f"{page} Report of the Secretary-General, S/2099/{page}, para. {page % 40 + 1}."))
        stream = "\n".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {top} Tm ({text.replace('(', '').replace(')', '')}) Tj ET"
            for x, top, size, text in pieces
        ).encode("latin-1", "replace")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Count {pages} /Kids [{' '.join(kids)}] >>".encode()
    data = bytearray(b"%PDF-1.4\n")
    offsets = []
    for index, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (index, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % o for o in offsets
    )
    data += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.write_bytes(data)


def wrap(text: str, width: int) -> list[str]:
    """Wrap words into lines."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def count_pages(paths: list[str]) -> int:
    """Count the pages of the files."""
    import pypdfium2  # type: ignore[import-untyped]

    return sum(len(pypdfium2.PdfDocument(path)) for path in paths)


def measure_reading(scratch: Path, paths: list[str], runs: int) -> list[Row]:
    """Measure the raw text, the ordered lines and the whole text of the same files."""
    pages = count_pages(paths)

    def measure(work: str, start: str) -> tuple[float, float]:
        done = measure_command((sys.executable, "-c", work, *paths), cwd=scratch, env=dict(os.environ), runs=runs)
        bare = measure_command((sys.executable, "-c", start), cwd=scratch, env=dict(os.environ), runs=runs)
        return max(done.seconds - bare.seconds, 1e-6), done.peak_mb

    raw, raw_mb = measure(RAW, OPEN)
    rows = [
        Row(name="raw text, pages a second", value=pages / raw, unit="pages/s", note=f"{pages} pages, {raw_mb:.0f} MB")
    ]
    for name, work, start in (
        ("ordered lines with boxes", PAGES, START_PAGES),
        ("whole text with sentences", TEXT, START_TEXT),
    ):
        seconds, peak = measure(work, start)
        note = f"{pages / seconds:.0f} pages/s, {raw / seconds:.2f} of the raw text's rate, {peak:.0f} MB"
        rows.append(Row(name=name, value=seconds / raw, unit="x raw text", target=2.5, note=note))
    return rows


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pdf", nargs="+", default=[], metavar="FILE", help="files of your own")
    parser.add_argument("--pages", type=int, default=500, help="length of the report that is made")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        paths = [str(Path(name).resolve()) for name in options.pdf]
        if not paths:
            made = Path(scratch) / "report.pdf"
            write_pdf(made, options.pages)
            paths = [str(made)]
        print(format_table(measure_reading(Path(scratch), paths, options.runs)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
