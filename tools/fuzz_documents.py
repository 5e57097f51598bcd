"""Read and audit damaged documents until the time is up; keep each that hangs, kills the reader or raises what is no clear error.

    python3 run.py python -m tools.fuzz_documents SEEDS --out FOLDER --minutes 60 --audit 0.3

What enters: a folder of whole documents. What leaves: offending files with a note of what happened, exit code 1 if there are any; and the file that took longest.
Of what can be read, a share goes on through the whole audit, to its page, JSON, CSV and every export.
Never done here: network. The reader runs in a process of its own with limited memory and is timed from outside.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import resource
import select
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from peaceops.model.text import Text

SECONDS = 120.0
MAX_MEMORY = 3 * 1024**3
LIMIT_SECONDS = 15.0
# A piece of a text may have been repeated many times; an audit takes its time for each sentence.
MAX_AUDITED = 80_000
AUDIT = "audit "
TELL_EVERY = 300.0
TOKENS = (
    b"\x00", b"\xff\xff\xff\xff", b"<p>", b"</div>", b"<a href='#x' id='x'>1</a>", b"&#0;", b"&#x110000;", b"\f", b"\r", b"1 ", b"[1]", b"\n\n",
    b"obj", b"endobj", b"stream\n", b"/Kids [1 0 R]", b"/Length 99999999", b"-1", b"99999999999999999999", b"<w:p>", b"<w:footnoteReference w:id=\"1\"/>",
    b"\xe2\x80\xae", b"\xed\xa0\x80", b"<!DOCTYPE a [<!ENTITY b \"c\">]>", b"<table><tr><td>", b"<sup>", b"(" * 50, b"a" * 500, b"*", b"\t",
)  # fmt: skip


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Damage a document: flip, cut, repeat, move, insert; a DOCX is damaged inside its parts as often as outside."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _mutate_archive(data, chance)
    if data.startswith(b"%PDF") and chance.random() < 0.5:
        data = _mutate_stream(data, chance)
    return _mutate_bytes(data, chance)


def _mutate_bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(1 << chance.randrange(0, 7)):
        if not changed:
            break
        place = chance.randrange(len(changed))
        length = min(1 << chance.randrange(0, 14), len(changed) - place)
        match chance.randrange(8):
            case 0 | 1:
                changed[place] = chance.randrange(256)
            case 2:
                changed[place : place + length] = b""
            case 3:
                changed[place:place] = changed[place : place + length] * chance.choice((1, 2, 20))
            case 4 | 5:
                changed[place:place] = chance.choice(TOKENS) * chance.choice((1, 1, 5, 300))
            case 6:
                other = chance.randrange(len(changed))
                changed[place : place + length] = changed[other : other + length]
            case _:
                if chance.random() < 0.2:
                    del changed[place:]
        if len(changed) > 4_000_000:
            break
    return bytes(changed)


def _mutate_archive(data: bytes, chance: random.Random) -> bytes:
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
            names = archive.namelist()
            chosen = chance.choice(names)
            for name in names:
                part = archive.read(name)
                changed.writestr(name, _mutate_bytes(part, chance) if name == chosen or chance.random() < 0.1 else part)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return _mutate_bytes(data, chance)
    return out.getvalue()


def _mutate_stream(data: bytes, chance: random.Random) -> bytes:
    """Damage the unpacked content of one stream of a PDF."""
    starts = [
        place for place in range(len(data)) if data.startswith(b"stream", place) and data[place - 3 : place] != b"end"
    ][:400]
    if not starts:
        return data
    begin = chance.choice(starts) + 6
    begin += 2 if data[begin : begin + 2] == b"\r\n" else 1
    end = data.find(b"endstream", begin)
    try:
        content = zlib.decompress(data[begin:end])
    except zlib.error:
        return data
    return data[:begin] + zlib.compress(_mutate_bytes(content, chance)) + b"\n" + data[end:]


def serve() -> None:
    """Read, or audit, the documents whose paths come in, and answer each with a line."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    from peaceops.documents.opening import Limits
    from peaceops.documents.text import read_text
    from peaceops.errors import DocumentUnreadable

    limits = Limits(max_seconds=LIMIT_SECONDS)
    audit: Callable[[Text, Path], str] | None = None
    for line in sys.stdin:
        try:
            path = Path(line.rstrip("\n").removeprefix(AUDIT))
            text = read_text(path, limits=limits, clock=time.process_time)
            for sentence in text.sentences:
                assert text.passages[sentence.passage].text[sentence.start : sentence.end].strip()
            for note in text.notes:
                for place in note.calls:
                    assert place.at <= len(text.passages[place.passage].text)
            answer = "read"
            if line.startswith(AUDIT) and count_characters(text) <= MAX_AUDITED:
                audit = audit or build_auditor()
                answer = audit(text, path)
        except DocumentUnreadable as error:
            answer = "refused" if "\n" not in str(error) else "an error of several lines"
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is the finding
            import traceback

            frame = traceback.extract_tb(error.__traceback__)[-1]
            answer = f"{type(error).__name__}: {str(error)[:100]!r} at {Path(frame.filename).name}:{frame.lineno}"
        print(answer, flush=True)


def count_characters(text: Text) -> int:
    """Count the characters of passages and notes."""
    return sum(len(passage.text) for passage in text.passages) + sum(len(note.text) for note in text.notes)


def build_auditor() -> Callable[[Text, Path], str]:
    """Load the evidence base once, and give what audits a text on it and renders the audit in every way."""
    from peaceops.casebook.load import load_casebook
    from peaceops.codebook.load import load_codebook
    from peaceops.pipeline.audit import AuditRequest, audit_text
    from peaceops.pipeline.audit_data import open_data
    from peaceops.pipeline.audit_table import tabulate_audit
    from peaceops.pipeline.base import Base
    from peaceops.report.audit.data import render_audit_json
    from peaceops.report.audit.graphml import render_graphml
    from peaceops.report.audit.html import render_audit
    from peaceops.report.audit.library import render_bibtex, render_csl_json
    from peaceops.report.audit.sarif import render_sarif
    from peaceops.report.audit.terminal import render_audit_summary

    codebook = load_codebook()
    base = Base(codebook=codebook, casebook=load_casebook(codebook, late=True))

    def audit(text: Text, path: Path) -> str:
        with open_data(None, cache=None, today=date(2026, 1, 1), progress=lambda _stage: None) as data:
            found = audit_text(text, base, AuditRequest(file=path), data)
        idents = {statement.id for statement in found.statements}
        assert all(verdict.statement in idents for verdict in found.verdicts)
        page = render_audit(found)
        assert page.count("<script") == page.count("</script"), "the page holds an open script"
        json.loads(render_audit_json(found))
        json.loads(render_sarif(found))
        json.loads(render_csl_json(found))
        ET.fromstring(render_graphml(found))
        render_bibtex(found)
        tabulate_audit(found).to_csv()
        render_audit_summary(found, width=80, color=False, unicode=True)
        return "audited"

    return audit


def start_reader() -> subprocess.Popen[str]:
    """Start the reader in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tools.fuzz_documents", "--serve"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip


def read_cpu(pid: int) -> float:
    """Read how many seconds a process has worked; where the system does not tell, seconds of the clock."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError, ValueError):
        return time.monotonic()


def ask(reader: subprocess.Popen[str], order: str) -> str:
    """Let the reader read one file; no answer in time is an answer too."""
    assert reader.stdin is not None
    assert reader.stdout is not None
    try:
        reader.stdin.write(f"{order}\n")
        reader.stdin.flush()
    except BrokenPipeError:
        return "reader died"
    begun, used = time.monotonic(), read_cpu(reader.pid)
    while not select.select([reader.stdout], [], [], 2.0)[0]:
        # On a busy machine a reader waits; what counts is what it has worked.
        if read_cpu(reader.pid) - used > SECONDS or time.monotonic() - begun > 10 * SECONDS:
            return "hang"
    return reader.stdout.readline().strip() or "reader died"


def keep_slowest(folder: Path, suffix: str, data: bytes) -> None:
    """Keep the file that took longest so far, in the place of the one before."""
    for path in folder.glob("slowest.*"):
        path.unlink()
    (folder / f"slowest{suffix}").write_bytes(data)


def main() -> int:
    """Run until the time is up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", nargs="?", type=Path)
    parser.add_argument("--out", type=Path, default=Path("fuzz"))
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument(
        "--audit", type=float, default=0.3, metavar="SHARE", help="how many of the files are audited too"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--serve", action="store_true")
    options = parser.parse_args()
    if options.serve:
        serve()
        return 0
    by_kind: dict[str, list[bytes]] = {}
    for path in sorted(options.seeds.rglob("*")):
        if path.is_file() and path.stat().st_size < 3_000_000:
            by_kind.setdefault(path.suffix, []).append(path.read_bytes())
    options.out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(options.seed)
    counts: dict[str, int] = {}
    found: set[str] = set()
    end = time.monotonic() + options.minutes * 60
    reader = start_reader()
    slowest = 0.0
    told = time.monotonic()
    while time.monotonic() < end:
        if time.monotonic() - told > TELL_EVERY:
            told = time.monotonic()
            print(f"{sum(counts.values())} files, slowest {slowest:.1f} s: {counts}", flush=True)
        suffix = chance.choice(sorted(by_kind))
        path = options.out / f"case{suffix}"
        data = mutate(chance.choice(by_kind[suffix]), chance)
        path.write_bytes(data)
        used = read_cpu(reader.pid)
        answer = ask(reader, f"{AUDIT if chance.random() < options.audit else ''}{path.resolve()}")
        worked = read_cpu(reader.pid) - used
        if worked > slowest:
            slowest = worked
            keep_slowest(options.out, suffix, data)
        counts[answer] = counts.get(answer, 0) + 1
        if answer in {"read", "refused", "audited"}:
            continue
        if answer in {"hang", "reader died"} or answer not in found:
            name = f"{len(found):04}-{counts[answer]}{suffix}"
            (options.out / name).write_bytes(data)
            print(f"{name}: {answer}", flush=True)
        found.add(answer)
        if answer in {"hang", "reader died"}:
            reader.kill()
            reader.wait()
            reader = start_reader()
    reader.kill()
    reader.wait()
    print(f"{sum(counts.values())} files in {options.minutes:g} minutes, slowest {slowest:.1f} s: {counts}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
