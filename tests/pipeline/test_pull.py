"""Pulling a source: the address of its card, the file checked like any other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import httpx2
import pytest
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
