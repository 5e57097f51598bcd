"""Pulling a source: the address of its card, the file checked like any other."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx2
import pytest
import stamina
from tests.sources.sample import make_sample

import peaceops.pipeline.pull as module
from peaceops.cli import main
from peaceops.errors import FetchFailed, LayoutChanged, PeaceopsError, SnapshotChanged
from peaceops.pipeline.data import verify_data
from peaceops.pipeline.pull import find_download, pull_source
from peaceops.sources import SOURCES
from peaceops.sources.base import Download, read_card

TODAY = date(2026, 11, 25)


def serve(body: bytes) -> httpx2.MockTransport:
    return httpx2.MockTransport(lambda _: httpx2.Response(200, stream=httpx2.ByteStream(body)))


def test_addresses_are_https_and_say_where_they_were_seen() -> None:
    found = [d for source in SOURCES for d in read_card(source).downloads]
    assert found
    for download in found:
        assert download.url.startswith("https://")
        assert download.seen
        assert download.version


def test_a_release_is_fetched_and_added(tmp_path: Path) -> None:
    sample = make_sample("ucdp_acd", cells={"version": "25.1"})
    (added,) = pull_source(tmp_path, "ucdp_acd", version="25.1", today=TODAY, transport=serve(sample.render()))
    assert (added.snapshot.version, added.is_new) == ("25.1", True)
    assert verify_data(tmp_path) == (1, [], [])
    assert list((tmp_path / "store" / "fetching").iterdir()) == []


def test_another_release_under_the_address_is_refused(tmp_path: Path) -> None:
    sample = make_sample("ucdp_acd", cells={"version": "26.1"})
    with pytest.raises(LayoutChanged, match=r"states release '26\.1'"):
        pull_source(tmp_path, "ucdp_acd", version="25.1", today=TODAY, transport=serve(sample.render()))
    assert not (tmp_path / "store" / "tables").exists()
    assert list((tmp_path / "store" / "fetching").iterdir()) == []


def test_a_file_of_another_dataset_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LayoutChanged, match="un_missions"):
        pull_source(tmp_path, "ucdp_ged", today=TODAY, transport=serve(make_sample("un_missions").render()))


def test_the_hash_of_the_card_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    download = Download(version="1", url="https://example.org/x.csv", seen="here", sha256="0" * 64)
    monkeypatch.setattr(module, "find_download", lambda *_, **__: download)
    with pytest.raises(SnapshotChanged):
        pull_source(tmp_path, "un_missions", today=TODAY, transport=serve(make_sample("un_missions").render()))


def test_a_source_without_an_address_says_what_to_do() -> None:
    away = [source for source in SOURCES if not read_card(source).downloads]
    assert away
    with pytest.raises(FetchFailed, match=r"by hand from https://.* --file FILE"):
        find_download(away[0])
    with pytest.raises(FetchFailed, match=r"expected one of 25\.1"):
        find_download("ucdp_acd", version="3.0")


def test_the_newest_release_is_the_last_on_the_card() -> None:
    for source in ("ucdp_ged", "ucdp_acd", "ucdp_country_year"):
        newest = find_download(source)
        assert newest == read_card(source).downloads[-1]
        assert "candidate" not in newest.url


def test_the_command_works_without_a_network(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEACEOPS_DATA", str(tmp_path / "store"))
    path = tmp_path / "any.csv"
    path.write_bytes(make_sample("un_missions").render())
    assert main(["data", "pull", "un_missions", "--file", str(path)]) == 0
    assert capfd.readouterr().out.startswith("added: un_missions")
    assert main(["data", "pull", "un_missions"]) == 1
    assert "no address of a file is known" in capfd.readouterr().err
    assert main(["data", "pull", "nothing"]) == 2


def test_the_command_fetches(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = make_sample("ucdp_acd", cells={"version": "25.1"})
    real = module.fetch_file

    def fetch(*arguments: object, **options: object) -> object:
        return real(*arguments, **{**options, "transport": serve(sample.render())})  # type: ignore[arg-type]

    monkeypatch.setattr(module, "fetch_file", fetch)
    assert main(["data", "pull", "ucdp_acd", "--version", "25.1", "--data", str(tmp_path)]) == 0
    assert "added: ucdp_acd 25.1: conflict_years 3 rows" in capfd.readouterr().out


def test_nothing_is_left_of_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(PeaceopsError):
        pull_source(tmp_path, "ucdp_ged", today=TODAY, transport=serve(b"<html>"))
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


class Provider:
    """A server on this machine: what it does, and what it was asked."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.behaviour = ""
        self.ranges: list[str] = []
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:  # type: ignore[override]
                """Say nothing."""

            def do_GET(self) -> None:
                provider.answer(self)

        self.httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.httpd.handle_error = lambda *_: None  # type: ignore[method-assign,assignment]
        self.url = f"http://127.0.0.1:{self.httpd.server_address[1]}/acd-25.1.csv"
        self.thread = threading.Thread(target=lambda: self.httpd.serve_forever(0.01), daemon=True)
        self.thread.start()

    def answer(self, to: BaseHTTPRequestHandler) -> None:
        wanted = to.headers.get("Range", "")
        self.ranges.append(wanted)
        if self.behaviour in ("404", "moved"):
            to.send_response(404 if self.behaviour == "404" else 302)
            to.send_header("Location", "https://elsewhere.example/acd.csv")
            to.send_header("Content-Length", "0")
            to.end_headers()
            return
        knows_ranges = self.behaviour not in ("no ranges", "always cut")
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and knows_ranges else 0
        to.send_response(206 if start else 200)
        if start:
            to.send_header("Content-Range", f"bytes {start}-{len(self.body) - 1}/{len(self.body)}")
        to.send_header("Content-Length", str(len(self.body) - start))
        to.send_header("ETag", '"one"')
        to.end_headers()
        is_cut = self.behaviour == "always cut" or (self.behaviour in ("cut", "no ranges") and len(self.ranges) == 1)
        to.wfile.write(self.body[start : len(self.body) // 2] if is_cut else self.body[start:])
        if is_cut:
            to.wfile.flush()
            to.connection.close()

    def stop(self) -> None:
        self.httpd.shutdown()
        self.httpd.server_close()
        self.thread.join()


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    """A provider whose address stands on the card of a source."""
    found = Provider(make_sample("ucdp_acd", cells={"version": "25.1"}, rows=30).render())
    stamina.set_testing(True, attempts=3)
    use_address(monkeypatch, found.url)
    yield found
    stamina.set_testing(False)
    found.stop()


def use_address(monkeypatch: pytest.MonkeyPatch, url: str, sha256: str = "") -> None:
    download = Download(version="25.1", url=url, seen="in a test", sha256=sha256)
    monkeypatch.setattr(module, "find_download", lambda *_, **__: download)


def pull(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(["data", "pull", "ucdp_acd", "--data", str(tmp_path)])
    out, err = capfd.readouterr()
    return code, out, err


@pytest.mark.parametrize(("behaviour", "ranges"), [("", 1), ("cut", 2), ("no ranges", 2)])
def test_a_release_comes_whole_from_a_server_that_cuts_once(
    provider: Provider, tmp_path: Path, capfd: pytest.CaptureFixture[str], behaviour: str, ranges: int
) -> None:
    provider.behaviour = behaviour
    code, out, _ = pull(tmp_path, capfd)
    assert (code, len(provider.ranges)) == (0, ranges)
    assert "added: ucdp_acd 25.1: conflict_years 30 rows" in out
    # What was there is asked for no more, but where the server knows no ranges, and then sends all.
    assert provider.ranges[1:] == ([f"bytes={len(provider.body) // 2}-"] if ranges == 2 else [])
    assert verify_data(tmp_path) == (1, [], [])


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        ("404", "404"),
        ("moved", "redirects to https://elsewhere.example; expected the file from 127.0.0.1"),
        ("always cut", "call again: what is there is kept"),
    ],
)
def test_what_a_server_does_not_give_is_said_in_a_line(
    provider: Provider, tmp_path: Path, capfd: pytest.CaptureFixture[str], behaviour: str, said: str
) -> None:
    provider.behaviour = behaviour
    code, out, err = pull(tmp_path, capfd)
    assert (code, out) == (1, "")
    assert said in err
    assert err.startswith("peaceops: ")
    assert err.count("\n") == 1
    assert not (tmp_path / "store" / "tables").exists()


def test_a_file_of_another_hash_is_said_in_a_line_and_not_kept(
    provider: Provider, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    use_address(monkeypatch, provider.url, "0" * 64)
    code, out, err = pull(tmp_path, capfd)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "has sha256" in err
    assert "as on the card" in err
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_was_cut_off_goes_on_in_a_later_call(
    provider: Provider, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    provider.behaviour = "always cut"
    assert pull(tmp_path, capfd)[0] == 1
    asked = len(provider.ranges)
    provider.behaviour = ""
    code, out, _ = pull(tmp_path, capfd)
    assert code == 0
    assert "30 rows" in out
    assert provider.ranges[asked:] == [f"bytes={len(provider.body) // 2}-"]
