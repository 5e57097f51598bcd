"""Values that follow from code: found once where somebody holds them, and anew where their code has changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import invalidate_caches
from pathlib import Path
from typing import Any

import pytest

from peaceops import kept
from peaceops.kept import follow, hold_values


def _load(folder: Path, gives: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Write and import a module whose function notes each call."""
    path = folder / "makes_words.py"
    path.write_text(f"CALLS = []\ndef make(word):\n    CALLS.append(word)\n    return {gives}\n")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr(kept, "_STAMPS", {})
    monkeypatch.setattr(
        sys, "dont_write_bytecode", True
    )  # that of one would be taken for that of the next, a moment later
    sys.modules.pop("makes_words", None)
    invalidate_caches()
    import makes_words  # type: ignore[import-not-found]

    made: Callable[..., Any] = makes_words.make
    return made


def test_a_value_is_found_once_for_what_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: dict[Any, Any] = {}
    make = _load(tmp_path, "word.upper()", monkeypatch)
    for _ in range(2):
        with hold_values(held.get, held.__setitem__):
            assert [follow(make, word) for word in ("a", "b", "a")] == ["A", "B", "A"]
    assert make.__globals__["CALLS"] == ["a", "b"]
    assert follow(make, "a") == "A"
    assert len(make.__globals__["CALLS"]) == 3  # nobody held it


def test_an_empty_value_is_held_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: dict[Any, Any] = {}
    make = _load(tmp_path, "()", monkeypatch)
    with hold_values(held.get, held.__setitem__):
        assert follow(make, "a") == follow(make, "a") == ()
    assert make.__globals__["CALLS"] == ["a"]


@pytest.mark.parametrize("is_beside", [False, True])
def test_changed_code_is_asked_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_beside: bool) -> None:
    held: dict[Any, Any] = {}
    found = []
    for number, gives in enumerate(("word + '1'", "word + '2'")):
        make = _load(tmp_path, gives, monkeypatch)
        os.utime(tmp_path / "makes_words.py", ns=(number, number))
        with hold_values(held.get, held.__setitem__):
            if is_beside:
                found.append(follow(_call_test, "a", beside=(make,)))
            else:
                found.append(follow(make, "a"))
    assert found == (["1", "2"] if is_beside else ["a1", "a2"])
    assert len(held) == 2


def test_a_value_that_cannot_be_kept_is_given_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: dict[Any, Any] = {}
    make = _load(tmp_path, "[word, __import__('datetime').date(2004, 1, 2)]", monkeypatch)
    with hold_values(held.get, held.__setitem__):
        assert follow(make, "a")[0] == "a"
    assert not held


_TIMES: list[int] = []


def _call_test(_: str) -> str:
    _TIMES.append(1)
    return str(len(_TIMES))


def test_a_changed_file_is_read_anew_and_nobody_changes_what_is_held(tmp_path: Path) -> None:
    held: dict[Any, Any] = {}
    table = tmp_path / "table.txt"
    found = []
    for number, words in enumerate(("one two", "one two three", "one two three")):
        table.write_text(words)
        os.utime(table, ns=(len(words), len(words)))
        kept._STAMPS.pop(str(table), None)
        with hold_values(held.get, held.__setitem__):
            value = follow(_read_words, str(table), files=(table,))
        found.append(list(value))
        value.append(f"added {number}")
    assert found == [["one", "two"], ["one", "two", "three"], ["one", "two", "three"]]
    assert len(held) == 2


def _read_words(file: str) -> list[str]:
    return Path(file).read_text().split()
