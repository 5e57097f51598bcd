"""PDFs written by hand: a few objects, Helvetica, text at given points from the bottom left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

Piece = tuple[float, float, str] | tuple[float, float, str, float]
TURNS = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}
WritePdf = Callable[..., Path]


def build_pdf(
    pages: Sequence[Sequence[Piece]], *, encrypt: str = "", rotate: int = 0, turn: int = 0, annotations: str = ""
) -> bytes:
    """Build a PDF; each piece is x, y, text and perhaps a size (10 if not); lines run at `turn` degrees; annotations are those of each page."""
    objects: list[bytes] = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for pieces in pages:
        stream = "\n".join(
            f"BT /F1 {piece[3] if len(piece) == 4 else 10} Tf {TURNS[turn]} {piece[0]} {piece[1]} Tm "
            f"({piece[2].replace(chr(92), '').replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj ET"
            for piece in pieces
        ).encode("latin-1", "replace")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Rotate %d /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> /Annots [%s] >>" % (rotate, content, annotations.encode("latin-1"))
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(kids)}] >>".encode()
    data = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        encrypt.encode(),
        start,
    )
    return bytes(data)


@pytest.fixture
def write_pdf(tmp_path: Path) -> WritePdf:
    """Write a PDF into the test's folder and give its path."""

    def write(
        pages: Sequence[Sequence[Piece]], name: str = "report.pdf", *, encrypt: str = "", rotate: int = 0, turn: int = 0
    ) -> Path:
        path = tmp_path / name
        path.write_bytes(build_pdf(pages, encrypt=encrypt, rotate=rotate, turn=turn))
        return path

    return write
