"""Fetching, against a server on this machine that cuts, changes, redirects and lies."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx2
import pytest
import stamina

from peaceops.errors import FetchFailed, OutputFailed, ReaderMissing, SnapshotChanged
from peaceops.store import tables
from peaceops.store.fetch import fetch_file

BODY = bytes(range(256)) * 4000
DIGEST = hashlib.sha256(BODY).hexdigest()


@dataclass
class Server:
    """What the server does, and what it was asked."""

    address: str = ""
    body: bytes = BODY
    tag: str = '"one"'
    cut_at: list[int] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    location: str = ""
    ignores_range: bool = False
    wrong_range: bool = False
    no_length: bool = False
    asked: list[tuple[str, str, str]] = field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:  # type: ignore[override]
            """Say nothing."""

        def do_GET(self) -> None:
            wanted, condition = self.headers.get("Range", ""), self.headers.get("If-Range", "")
            state.asked.append((self.path, wanted, condition))
            if state.location and self.path != "/moved.csv":
                self.send_response(302)
                self.send_header("Location", state.location)
                self.end_headers()
                return
            if state.answers:
                self.send_response(state.answers.pop(0))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            start = 0
            if wanted and condition == state.tag and not state.ignores_range:
                start = int(wanted.removeprefix("bytes=").rstrip("-"))
            if start > len(state.body):
                self.send_response(416)
                self.end_headers()
                return
            rest = state.body[start:]
            self.send_response(206 if start else 200)
            if start:
                shown = start + 1 if state.wrong_range else start
                self.send_header("Content-Range", f"bytes {shown}-{len(state.body) - 1}/{len(state.body)}")
            if not state.no_length:
                self.send_header("Content-Length", str(len(rest)))
            if state.tag:
                self.send_header("ETag", state.tag)
            for name, value in state.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if state.cut_at:
                self.wfile.write(rest[: state.cut_at.pop(0)])
                self.wfile.flush()
                self.connection.close()
                return
            self.wfile.write(rest)

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.handle_error = lambda *_: None  # type: ignore[method-assign,assignment]
    state.address = f"http://127.0.0.1:{httpd.server_address[1]}"
    thread = threading.Thread(target=lambda: httpd.serve_forever(0.01), daemon=True)
    thread.start()
    stamina.set_testing(True, attempts=3)
    yield state
    stamina.set_testing(False)
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def fetch(server: Server, folder: Path, path: str = "/data.csv", **options: object) -> object:
    return fetch_file(server.address + path, folder, transport=httpx2.HTTPTransport(), **options)  # type: ignore[arg-type]


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_a_file_is_fetched_whole_and_told(server: Server, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    found = fetch_file(
        f"{server.address}/data.csv?x=1",
        tmp_path,
        transport=httpx2.HTTPTransport(),
        sha256=DIGEST,
        progress=lambda have, total: told.append((have, total)),
    )
    assert (found.path.read_bytes(), found.sha256, found.size, found.resumed_at) == (BODY, DIGEST, len(BODY), 0)
    assert names(tmp_path) == ["data.csv"]
    assert told[-1] == (len(BODY), len(BODY))
    assert [have for have, _ in told] == sorted(have for have, _ in told)


def test_a_cut_connection_goes_on_where_it_stopped(server: Server, tmp_path: Path) -> None:
    server.cut_at = [100_000, 200_000]
    found = fetch(server, tmp_path, sha256=DIGEST)
    assert found.path.read_bytes() == BODY  # type: ignore[attr-defined]
    assert [wanted for _, wanted, _ in server.asked] == ["", "bytes=100000-", "bytes=300000-"]


def test_a_later_call_goes_on_where_an_earlier_gave_up(server: Server, tmp_path: Path) -> None:
    server.cut_at = [1000, 1000, 1000]
    with pytest.raises(FetchFailed, match=r"connection .*call again: what is there is kept"):
        fetch(server, tmp_path)
    assert not (tmp_path / "data.csv").exists()
    found = fetch(server, tmp_path, sha256=DIGEST)
    assert (found.path.read_bytes(), found.resumed_at) == (BODY, 3000)  # type: ignore[attr-defined]
    assert server.asked[-1][1:] == ("bytes=3000-", '"one"')


def test_a_file_that_changed_is_fetched_again_whole(server: Server, tmp_path: Path) -> None:
    server.cut_at = [1000, 1000, 1000]
    with pytest.raises(FetchFailed):
        fetch(server, tmp_path)
    server.tag, server.body = '"two"', BODY[::-1]
    assert fetch(server, tmp_path).path.read_bytes() == BODY[::-1]  # type: ignore[attr-defined]


@pytest.mark.parametrize("tag", ["", 'W/"weak"'])
def test_without_a_strong_validator_nothing_is_resumed(server: Server, tmp_path: Path, tag: str) -> None:
    server.tag, server.cut_at = tag, [1000]
    assert fetch(server, tmp_path, sha256=DIGEST).path.read_bytes() == BODY  # type: ignore[attr-defined]
    assert [wanted for _, wanted, _ in server.asked] == ["", ""]


def test_a_server_that_knows_no_ranges_sends_all(server: Server, tmp_path: Path) -> None:
    server.ignores_range, server.cut_at = True, [1000]
    assert fetch(server, tmp_path, sha256=DIGEST).path.read_bytes() == BODY  # type: ignore[attr-defined]


def test_another_part_than_asked_for_is_refused(server: Server, tmp_path: Path) -> None:
    server.wrong_range, server.cut_at = True, [1000]
    with pytest.raises(FetchFailed, match="another part"):
        fetch(server, tmp_path)


def test_a_part_longer_than_the_file_is_dropped(server: Server, tmp_path: Path) -> None:
    server.cut_at = [1000, 0, 0]
    with pytest.raises(FetchFailed):
        fetch(server, tmp_path)
    server.body = BODY[:10]
    assert fetch(server, tmp_path).path.read_bytes() == BODY[:10]  # type: ignore[attr-defined]


def test_a_wrong_hash_is_said_and_nothing_kept(server: Server, tmp_path: Path) -> None:
    with pytest.raises(SnapshotChanged, match=r"as on the card .*add it with --file"):
        fetch(server, tmp_path, sha256="0" * 64)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "location",
    ["https://example.org/data.csv", "http://localhost:1/data.csv", "//other.host/data.csv", "https://127.0.0.1/x"],
)
def test_another_host_is_not_followed(server: Server, tmp_path: Path, location: str) -> None:
    server.location = location
    with pytest.raises(FetchFailed, match=r"redirects to .* add it with --file"):
        fetch(server, tmp_path)
    assert len(server.asked) == 1


def test_the_same_host_is_followed_and_not_for_ever(server: Server, tmp_path: Path) -> None:
    server.location = "/moved.csv"
    assert fetch(server, tmp_path, sha256=DIGEST).path.name == "data.csv"  # type: ignore[attr-defined]
    server.location = "/again.csv"
    with pytest.raises(FetchFailed, match="more than 5 times"):
        fetch(server, tmp_path)


def test_a_passing_failure_is_tried_again_and_a_lasting_one_is_not(server: Server, tmp_path: Path) -> None:
    server.answers = [503, 429]
    assert fetch(server, tmp_path, sha256=DIGEST).size == len(BODY)  # type: ignore[attr-defined]
    server.answers, server.asked = [404, 200], []
    with pytest.raises(FetchFailed, match="answers 404"):
        fetch(server, tmp_path)
    assert len(server.asked) == 1


def test_what_is_no_file_is_refused(server: Server, tmp_path: Path) -> None:
    server.headers = {"Content-Type": "text/html; charset=utf-8"}
    with pytest.raises(FetchFailed, match="is a web page"):
        fetch(server, tmp_path)
    server.headers = {"Content-Encoding": "gzip"}
    with pytest.raises(FetchFailed, match="packs"):
        fetch(server, tmp_path)
    assert names(tmp_path) == []


@pytest.mark.parametrize("no_length", [False, True])
def test_more_than_the_limit_is_refused(server: Server, tmp_path: Path, no_length: bool) -> None:
    server.no_length = no_length
    with pytest.raises(FetchFailed, match="too large"):
        fetch(server, tmp_path, limit=1000)
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("url", ["http://example.org/x.csv", "ftp://example.org/x", "file:///etc/passwd", "x.csv"])
def test_only_https_leaves_this_machine(tmp_path: Path, url: str) -> None:
    with pytest.raises(FetchFailed, match="https"):
        fetch_file(url, tmp_path)
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["../x", "a/b", ".hidden"])
def test_a_name_cannot_lead_elsewhere(server: Server, tmp_path: Path, name: str) -> None:
    with pytest.raises(FetchFailed, match="names no file"):
        fetch(server, tmp_path, name=name)


def test_a_folder_that_is_none_is_said(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputFailed):
        fetch(server, tmp_path / "file")


def test_a_note_that_is_damaged_is_no_part(server: Server, tmp_path: Path) -> None:
    server.cut_at = [1000, 0, 0]
    with pytest.raises(FetchFailed):
        fetch(server, tmp_path)
    (note,) = tmp_path.glob("*.json")
    note.write_text("{")
    assert fetch(server, tmp_path, sha256=DIGEST).resumed_at == 0  # type: ignore[attr-defined]


def test_without_the_extra_one_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(tables, "import_module", refuse)
    with pytest.raises(ReaderMissing, match=r"httpx2 is needed to fetch files .*peaceops\[fetch\]"):
        fetch_file("https://example.org/x.csv", tmp_path)
