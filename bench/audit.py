"""Measure an audit: an article of 40 KB against the embedded base, and the memory of a PDF of 500 pages.

::

    python3 run.py python -m bench.audit                    # a table
    python3 run.py python -m bench.audit --check            # exit 1 when a target is missed
    python3 run.py python -m bench.audit --text FILE        # another article
    python3 run.py python -m bench.audit --rival COMMAND    # a rival's command, {text} and {evidence} filled in

The article is made here: 40 KB of sentences on missions of the registry with 40 notes, the same every time. A rival is
measured on the same text and evidence, as a whole process, where its command is given; ``onus`` is tried where it is
installed beside this interpreter or on the path.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from bench.measure import BARE, RUNS, Row, find_script, format_table, measure_command

TARGETS = {"article": 120.0, "rival": 0.1, "memory": 500.0}
_SIZE = 40_000
_NOTES = 40
_PAGES = 500
_LINES = 30
# Every figure has a day of its own, so that no two of them are in conflict.
_SENTENCES = (
    "UNOMIG had {n} military observers on {day}.",
    "The road from the bridge to the upper valley follows the river for most of its way.",
    "The Secretary-General reported {n} violations of the ceasefire on {day}.",
    "Nobody who lived there then recalls the winter without the sound of the wind.",
    "The peacekeeping force of the Commonwealth of Independent States counted {n} soldiers on {day}.",
    "The parties met {few} times, and the talks were suspended again after {day}.",
    "Patrols went out in the morning and came back before dark, as they had before.",
    "About {n} displaced persons had returned to the Gali district by {day}.",
)
# A long report is mostly prose: one figure in some fifteen sentences.
_LONG = (_SENTENCES[0], *(_SENTENCES[1], _SENTENCES[3], _SENTENCES[6]) * 5)
_WORKS = (
    "Author{n}, A., “Observers on the line, part {n}”, Journal of Missions, Vol. {few}, No. 2, {year}, pp. 10-20.",
    "Ibid., p. {few}.",
    "Report of the Secretary-General concerning the situation in Abkhazia, Georgia, S/{year}/{n}, para. {few}.",
    "Author{n}, A., “Returns”, Example Institute, March 3, {year}, https://example.org/{year}/r-{n} (accessed: May 5, {next}).",
)


def write_article(size: int = _SIZE, notes: int = _NOTES, templates: Sequence[str] = _SENTENCES) -> str:
    """Write an article of a size, the same every time."""
    paragraphs: list[str] = []
    sentences: list[str] = []
    made, written, label = 0, 0, 0
    while written < size:
        day = date(1993, 1, 1) + timedelta(days=made // 8 * 3)
        said = f"{day.day} {day:%B} {day.year}"
        words = templates[made % len(templates)].format(n=100 + made * 7 % 900, day=said, few=2 + made % 9)
        if made % 6 == 5 and label < notes:
            label += 1
            words += str(label)
        sentences.append(words)
        written += len(words) + 1
        made += 1
        if len(sentences) == 6:
            paragraphs.append(" ".join(sentences))
            sentences = []
    listed = [
        f"{n}  {_WORKS[(n - 1) % len(_WORKS)].format(n=n, year=1995 + n % 12, next=1997 + n % 12, few=2 + n % 9)}"
        for n in range(1, label + 1)
    ]
    return "\n\n".join(["Observers on two lines", *paragraphs, " ".join(sentences), "\n".join(listed)]) + "\n"


def write_pdf(pages: int = _PAGES) -> bytes:
    """Write a PDF of pages of text by hand: one font, one stream a page."""
    lines = write_article(size=pages * _LINES * 80, templates=_LONG).split()
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for number, page in zip(range(pages), _fill_pages(lines), strict=False):
        content = 4 + 2 * number
        kids.append(f"{content + 1} 0 R")
        stream = f"BT /F1 10 Tf 56 780 Td 14 TL {' '.join(f'({line}) Tj T*' for line in page)} ET".encode(
            "latin-1", "replace"
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % content
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (len(objects) + 1, table, len(objects) + 1, len(out))


def _fill_pages(words: Sequence[str]) -> Iterator[list[str]]:
    """Fill pages of lines of at most 80 characters."""
    page: list[str] = []
    line = ""
    for word in words:
        safe = word.replace("\\", "").replace("(", "\\(").replace(")", "\\)").replace("“", '"').replace("”", '"')
        if len(line) + len(safe) > 80:
            page.append(line)
            line = ""
            if len(page) == _LINES:
                yield page
                page = []
        line = f"{line} {safe}".strip()
    yield [*page, line]


def measure_audit(scratch: Path, text: Path, *, runs: int, rival: str, evidence: Path) -> list[Row]:
    """Measure all rows in `scratch`."""
    peaceops = find_script("peaceops")
    env = {**os.environ, "XDG_CACHE_HOME": str(scratch / "cache"), "XDG_DATA_HOME": str(scratch / "share")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    env.setdefault("PYTHONPYCACHEPREFIX", str(scratch / "byte-code"))
    bare = measure_command(BARE, cwd=scratch, runs=3 * runs)
    article = measure_command((peaceops, "audit", str(text)), cwd=scratch, env=env, runs=runs)
    beside = measure_command(
        (peaceops, "audit", str(text), "--evidence", str(evidence)), cwd=scratch, env=env, runs=runs
    )
    pdf = scratch / "long.pdf"
    pdf.write_bytes(write_pdf())
    long = measure_command((peaceops, "audit", str(pdf)), cwd=scratch, env=env, runs=1, warm_up=False)
    rows = [
        Row(name="python -I -c pass", value=bare.seconds * 1000, unit="ms", note="the unit of the ratios"),
        Row(
            name=f"audit of {text.stat().st_size // 1000} KB", value=article.seconds / bare.seconds, unit="x bare",
            target=TARGETS["article"], note=f"{article.seconds * 1000:.0f} ms, {article.peak_mb:.0f} MB",
        ),
        Row(
            name="the same beside a document", value=beside.seconds / bare.seconds, unit="x bare",
            note=f"{beside.seconds * 1000:.0f} ms",
        ),
        Row(
            name=f"memory of {_PAGES} pages of PDF", value=long.peak_mb, unit="MB", target=TARGETS["memory"],
            note=f"{long.seconds:.1f} s",
        ),
    ]  # fmt: skip
    if rival:
        command = [part.format(text=text, evidence=evidence) for part in shlex.split(rival)]
        # A checker that finds something ends with another code than 0: the shell takes it away.
        other = measure_command(
            ("sh", "-c", f"{shlex.join(command)}; true"), cwd=scratch, env=env, runs=max(1, runs // 2)
        )
        rows.append(
            Row(
                name=f"beside a document, over {Path(command[0]).name}", value=beside.seconds / other.seconds, unit="x",
                target=TARGETS["rival"], note=f"{other.seconds:.2f} s",
            )
        )  # fmt: skip
    return rows


def main() -> int:
    """Measure and print; with ``--check`` a missed target is exit code 1."""
    parser = argparse.ArgumentParser(description="Measure an audit as ratios to a bare interpreter.")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"runs for each median (default {RUNS})")
    parser.add_argument("--text", type=Path, help="an article; default one that is made here")
    parser.add_argument("--rival", default="", help="a rival's command with {text} and {evidence}")
    parser.add_argument("--check", action="store_true", help="exit 1 when a target is missed")
    options = parser.parse_args()
    rival = options.rival
    if not rival and shutil.which("onus"):
        rival = "onus --no-llm {text} -e {evidence}"
    with tempfile.TemporaryDirectory(prefix="peaceops-bench-") as scratch:
        text = options.text.resolve() if options.text else Path(scratch) / "article.txt"
        if not options.text:
            text.write_text(write_article(), encoding="utf-8")
        evidence = Path(scratch) / "evidence.txt"
        evidence.write_text(write_article(size=_SIZE // 2, notes=0), encoding="utf-8")
        rows = measure_audit(Path(scratch), text, runs=options.runs, rival=rival, evidence=evidence)
    print(format_table(rows))
    return 1 if options.check and not all(row.is_met for row in rows) else 0


if __name__ == "__main__":
    raise SystemExit(main())
