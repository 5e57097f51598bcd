"""Read damaged documents until the time is up; keep each file that hangs, kills the reader or raises what is no clear error.

    python3 run.py python -m tools.fuzz_documents SEEDS --out FOLDER --minutes 60

What enters: a folder of whole documents. What leaves: offending files with a note of what happened, exit code 1 if there are any.
Never done here: network. The reader runs in a process of its own with limited memory and is timed from outside.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import select
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

SECONDS = 120.0
MAX_MEMORY = 3 * 1024**3
LIMIT_SECONDS = 15.0
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
    """Read the documents whose paths come in, and answer each with a line."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    from peaceops.documents.opening import Limits
    from peaceops.documents.text import read_text
    from peaceops.errors import DocumentUnreadable

    limits = Limits(max_seconds=LIMIT_SECONDS)
    for line in sys.stdin:
        try:
            text = read_text(Path(line.rstrip("\n")), limits=limits)
            for sentence in text.sentences:
                assert text.passages[sentence.passage].text[sentence.start : sentence.end].strip()
            for note in text.notes:
                for place in note.calls:
                    assert place.at <= len(text.passages[place.passage].text)
            answer = "read"
        except DocumentUnreadable as error:
            answer = "refused" if "\n" not in str(error) else "an error of several lines"
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is the finding
            import traceback

            frame = traceback.extract_tb(error.__traceback__)[-1]
            answer = f"{type(error).__name__}: {str(error)[:100]!r} at {Path(frame.filename).name}:{frame.lineno}"
        print(answer, flush=True)


def start_reader() -> subprocess.Popen[str]:
    """Start the reader in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tools.fuzz_documents", "--serve"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip


def ask(reader: subprocess.Popen[str], path: Path) -> str:
    """Let the reader read one file; no answer in time is an answer too."""
    assert reader.stdin is not None
    assert reader.stdout is not None
    try:
        reader.stdin.write(f"{path}\n")
        reader.stdin.flush()
    except BrokenPipeError:
        return "reader died"
    ready, _, _ = select.select([reader.stdout], [], [], SECONDS)
    if not ready:
        return "hang"
    return reader.stdout.readline().strip() or "reader died"


def main() -> int:
    """Run until the time is up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", nargs="?", type=Path)
    parser.add_argument("--out", type=Path, default=Path("fuzz"))
    parser.add_argument("--minutes", type=float, default=60.0)
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
    while time.monotonic() < end:
        suffix = chance.choice(sorted(by_kind))
        path = options.out / f"case{suffix}"
        data = mutate(chance.choice(by_kind[suffix]), chance)
        path.write_bytes(data)
        begun = time.monotonic()
        answer = ask(reader, path.resolve())
        slowest = max(slowest, time.monotonic() - begun)
        counts[answer] = counts.get(answer, 0) + 1
        if answer in {"read", "refused"}:
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
