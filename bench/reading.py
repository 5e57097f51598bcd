"""Measure reading: pages a second against the raw text of the same library, and what a long PDF costs to its end.

::

    python3 run.py python -m bench.reading                  # a report of 500 pages made for the purpose
    python3 run.py python -m bench.reading --pdf FILE ...   # files of your own
    python3 run.py python -m bench.reading --join DIR       # reports of a folder, joined to the length asked for
    python3 run.py python -m bench.reading --join DIR --audit   # read and audited, at a tenth of the length and at all of it

The baseline opens the same files with pypdfium2 and takes each page's text as it comes (`get_text_range`): no boxes, no
order, no paragraphs, no notes, no sentences. The targets are against it. It is the least that a user of the library
alone can call, and gives no places; who wants those calls for the box of each letter (`get_charbox`) or for the text of
each rectangle (`get_rect`, `get_text_bounded`). Both are measured beside it and stated, with no target of their own.
Start-up is measured apart and subtracted from all. What is counted is what the process works, not the clock: neighbours
on the machine slow the clock by more than is measured here, and slow Python by more than the library.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.measure import Row, find_script, format_table

# From a tenth of a document to all of it: ten times the work, and a twentieth for what grows a little faster.
LINEAR = 10.5
MEMORY_MB = 500.0
RAW = (
    "import sys,pypdfium2\n"
    "for name in sys.argv[1:]:\n"
    "    pdf=pypdfium2.PdfDocument(name)\n"
    "    for i in range(len(pdf)):\n"
    "        page=pdf[i]; text=page.get_textpage(); text.get_text_range(); text.close(); page.close()"
)
LETTERS = RAW.replace(
    "text.get_text_range();", "text.get_text_range(); [text.get_charbox(n) for n in range(text.count_chars())];"
)
RECTANGLES = RAW.replace(
    "text.get_text_range();", "[text.get_text_bounded(*text.get_rect(n)) for n in range(text.count_rects())];"
)
OPEN = "import pypdfium2"
# A busy machine is slow by the clock, which is what the limit looks at.
PAGES = (
    "import sys,time\nfrom pathlib import Path\nfrom peaceops.documents.opening import Budget,Limits,read_bytes\n"
    "from peaceops.documents.scan import read_pages\n"
    "limits=Limits(max_seconds=3600)\n"
    "for name in sys.argv[1:]:\n"
    "    path=Path(name); read_pages(path,read_bytes(path,limits),None,Budget(path,limits,time.process_time,time.process_time()))"
)
START_PAGES = "import pypdfium2;from peaceops.documents.scan import read_pages;from peaceops.documents import pdf"
TEXT = (
    "import sys\nfrom pathlib import Path\nfrom peaceops.documents.opening import Limits\n"
    "from peaceops.documents.text import read_text\n"
    "for name in sys.argv[1:]: read_text(Path(name),limits=Limits(max_seconds=3600))"
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


def join_reports(path: Path, folder: Path, pages: int) -> None:
    """Join the PDFs of a folder that hold text, again and again, to a document of so many pages."""
    import pypdfium2  # type: ignore[import-untyped]

    found = [pypdfium2.PdfDocument(str(name)) for name in sorted(folder.glob("*.pdf"))]
    found = [document for document in found if _has_text(document)]
    if not found:
        raise SystemExit(f"bench: {folder} holds no PDF with text")
    joined = pypdfium2.PdfDocument.new()
    while len(joined) < pages:
        for document in found:
            wanted = min(len(document), pages - len(joined))
            if wanted > 0:
                joined.import_pages(document, list(range(wanted)))
    joined.save(str(path))


def _has_text(document: Any) -> bool:
    return sum(len(document[index].get_textpage().get_text_range()) for index in range(min(2, len(document)))) > 1_000


def run_work(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Run a command; return the seconds that it worked and its peak memory in 10^6 bytes."""
    with (folder / "bench.stderr").open("wb") as errors:
        child = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(
            f"bench: {command[-1]} gave {child.returncode}\n{(folder / 'bench.stderr').read_text()[-2000:]}"
        )
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def count_pages(paths: list[str]) -> int:
    """Count the pages of the files."""
    import pypdfium2

    return sum(len(pypdfium2.PdfDocument(path)) for path in paths)


def measure_reading(scratch: Path, paths: list[str], runs: int) -> list[Row]:
    """Measure the raw text, the ordered lines and the whole text of the same files."""
    pages = count_pages(paths)

    def measure(work: str, start: str) -> tuple[float, float]:
        done = [run_work((sys.executable, "-c", work, *paths), scratch) for _ in range(runs)]
        bare = [run_work((sys.executable, "-c", start), scratch) for _ in range(runs)]
        seconds = statistics.median(s for s, _ in done) - statistics.median(s for s, _ in bare)
        return max(seconds, 1e-6), max(mb for _, mb in done)

    raw, raw_mb = measure(RAW, OPEN)
    rows = [
        Row(name="raw text, pages a second", value=pages / raw, unit="pages/s", note=f"{pages} pages, {raw_mb:.0f} MB")
    ]
    boxed: list[tuple[str, float]] = []
    for name, work, what in (
        ("raw text, box of each letter", LETTERS, "boxes of letters"),
        ("raw text by rectangles", RECTANGLES, "rectangles"),
    ):
        seconds, peak = measure(work, OPEN)
        boxed.append((what, seconds))
        rows.append(
            Row(name=name, value=seconds / raw, unit="x raw text", note=f"{pages / seconds:.0f} pages/s, {peak:.0f} MB")
        )
    for name, work, start in (
        ("ordered lines with boxes", PAGES, START_PAGES),
        ("whole text with sentences", TEXT, START_TEXT),
    ):
        seconds, peak = measure(work, start)
        beside = ", ".join(f"{own / seconds:.2f} with {what}" for what, own in boxed)
        note = f"{pages / seconds:.0f} pages/s, {raw / seconds:.2f} of the raw text's rate ({beside}), {peak:.0f} MB"
        rows.append(Row(name=name, value=seconds / raw, unit="x raw text", target=2.5, note=note))
    return rows


def measure_audits(scratch: Path, short: Path, long: Path) -> list[Row]:
    """Measure an audit to its end of a document and of one ten times as long."""
    rows: list[Row] = []
    taken: list[tuple[float, float]] = []
    for path in (short, long):
        command = (find_script("peaceops"), "audit", path.name, "--out", f"{path.stem}.html")
        seconds, peak = run_work(command, scratch)
        taken.append((seconds, peak))
        pages = count_pages([str(path)])
        size = (scratch / f"{path.stem}.html").stat().st_size / 1e6
        note = f"{seconds / pages:.2f} s a page, {peak:.0f} MB, page of {size:.1f} MB"
        rows.append(Row(name=f"audit of {pages} pages", value=seconds, unit="s", note=note))
    rows.append(Row(name="ten times the pages", value=taken[1][0] / taken[0][0], unit="x work", target=LINEAR))
    rows.append(Row(name="peak memory of the longer", value=taken[1][1], unit="MB", target=MEMORY_MB))
    return rows


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pdf", nargs="+", default=[], metavar="FILE", help="files of your own")
    parser.add_argument("--join", type=Path, metavar="DIR", help="reports to join")
    parser.add_argument(
        "--audit", action="store_true", help="audit to the end too, at a tenth of the length and at all"
    )
    parser.add_argument("--pages", type=int, default=500, help="length of the report that is made")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        paths = [str(Path(given).resolve()) for given in options.pdf]
        rows: list[Row] = []
        if not paths:
            made = [scratch / "tenth.pdf", scratch / "whole.pdf"]
            for path, pages in zip(made, (max(options.pages // 10, 1), options.pages), strict=True):
                if options.join is not None:
                    join_reports(path, options.join, pages)
                else:
                    write_pdf(path, pages)
            paths = [str(made[1])]
            rows = measure_audits(scratch, *made) if options.audit else []
        print(format_table([*measure_reading(scratch, paths, options.runs), *rows]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
