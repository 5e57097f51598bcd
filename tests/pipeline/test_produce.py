"""What is rendered is kept by the hash of its inputs, and the cache never matters but for time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.casefolder import make_row, write_case

from peaceops.errors import CasebookInvalid
from peaceops.pipeline import inputs
from peaceops.pipeline.cache import Cache
from peaceops.pipeline.inputs import derive_key, hash_casebooks, hash_package, label_folders
from peaceops.pipeline.produce import produce
from peaceops.pipeline.request import Request, Screen
from peaceops.settings import read_settings

KEY = "0" * 64


def test_warm_and_cold_give_the_same_bytes(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    request = Request(mission="testia", casebooks=(case,))
    stages: list[str] = []
    cold = produce(request, cache_folder=tmp_path / "cache", progress=stages.append)
    assert stages
    stages.clear()
    warm = produce(request, cache_folder=tmp_path / "cache", progress=stages.append)
    assert not stages
    assert dict(warm) == dict(cold) == dict(produce(request))
    assert str(tmp_path) not in cold["html"] + cold["json"]


def test_the_place_of_a_casebook_changes_nothing(tmp_path: Path) -> None:
    first = produce(Request(mission="testia", casebooks=(write_case(tmp_path / "a" / "case"),)))
    second = produce(Request(mission="testia", casebooks=(write_case(tmp_path / "b" / "case"),)))
    assert dict(first) == dict(second)


def test_a_change_of_any_input_is_seen(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    cache = tmp_path / "cache"
    request = Request(mission="testia", casebooks=(case,))
    before = produce(request, cache_folder=cache)
    status = (case / "claims" / "testia.csv").stat()
    write_case(case, rows=[make_row(value="121", anchors="121"), make_row(source="s-2", value="140", locator="page 1")])
    os.utime(case / "claims" / "testia.csv", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert produce(request, cache_folder=cache)["html"] != before["html"]
    (case / "claims" / "testia.csv").write_text("subject\n")
    with pytest.raises(CasebookInvalid):
        produce(request, cache_folder=cache)


def test_options_are_part_of_the_key(tmp_path: Path) -> None:
    hashes = hash_casebooks([write_case(tmp_path / "case")])
    assert hashes is not None
    screens = [Screen(), Screen(width_columns=80), Screen(has_colour=True)]
    requests = [Request(mission="a"), Request(mission="b"), Request(mission="a", profile="id")]
    keys = {derive_key(hashes, {**r.options(), **s.options()}) for r in requests for s in screens}
    assert len(keys) == 9


def test_a_link_out_of_a_casebook_is_not_hashed(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    (tmp_path / "names.csv").write_text("entity,text\n")
    (case / "names.csv").symlink_to(tmp_path / "names.csv")
    assert hash_casebooks([case]) is None


def test_folders_of_one_name_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a" / "x").mkdir(parents=True)
    (tmp_path / "b" / "x").mkdir(parents=True)
    assert label_folders([tmp_path / "a" / "x", tmp_path / "b" / "x"]) == ("x", "x (2)")


def test_the_hash_of_the_package_sees_code_and_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(inputs, "PACKAGE", tmp_path)
    (tmp_path / "a.py").write_text("1")
    first = hash_package()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("x")
    assert hash_package() == first
    (tmp_path / "a.py").write_text("2")
    assert hash_package() != first


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]\n", b'{"form": 1, "sha256": "x", "parts": []}\nabc', b"\xff" * 100, b"[" * 99999]
)
def test_a_corrupt_entry_is_none(tmp_path: Path, content: bytes) -> None:
    cache = Cache(folder=tmp_path)
    (tmp_path / f"{KEY}.entry").write_bytes(content)
    assert cache.read(KEY) is None
    assert cache.store(KEY, {"a": "é", "b": ""})
    assert cache.read(KEY) == {"a": "é", "b": ""}


def test_a_cut_entry_is_none(tmp_path: Path) -> None:
    cache = Cache(folder=tmp_path)
    cache.store(KEY, {"a": "x" * 1000})
    path = tmp_path / f"{KEY}.entry"
    path.write_bytes(path.read_bytes()[:-1])
    assert cache.read(KEY) is None


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(folder=tmp_path / "file" / "cache")
    assert not cache.store(KEY, {"a": "x"})
    assert cache.read(KEY) is None
    case = write_case(tmp_path / "case")
    texts = produce(Request(mission="testia", casebooks=(case,)), cache_folder=tmp_path / "file")
    assert "<html" in texts["html"]


def test_the_oldest_entries_leave(tmp_path: Path) -> None:
    cache = Cache(folder=tmp_path, max_bytes=5000, max_entries=3)
    for number in range(5):
        key = f"{number:064d}"
        cache.store(key, {"a": "x"})
        os.utime(tmp_path / f"{key}.entry", (number, number))
    cache.store(KEY.replace("0", "a"), {"a": "y"})
    assert len(list(tmp_path.iterdir())) == 3
    assert cache.read(f"{4:064d}") == {"a": "x"}
    assert not cache.store(KEY, {"a": "x" * 6000})
    (tmp_path / "not-mine.txt").write_text("x" * 9000)
    cache.store(KEY, {"a": "x"})
    assert (tmp_path / "not-mine.txt").exists()


def test_settings_come_from_the_environment() -> None:
    assert read_settings({"HOME": "/users/a"}).cache == Path("/users/a/.cache/peaceops")
    assert read_settings({"HOME": "/users/a", "XDG_CACHE_HOME": "relative"}).cache == Path("/users/a/.cache/peaceops")
    assert read_settings({"XDG_CACHE_HOME": "/c", "PEACEOPS_NO_CACHE": "1"}).cache is None
    assert read_settings({}).cache is None
    assert read_settings({"PEACEOPS_DOCUMENTS": "d", "PEACEOPS_DATA": "e"}).documents == Path("d")
