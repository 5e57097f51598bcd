"""Patterns and generated functions kept beside byte code: the same ones, and never a stale or broken one."""

from __future__ import annotations

import dataclasses
import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from peaceops.cli import keep, pattern
from peaceops.cli.keep import keep_compiled

_WORDS = r"(?P<day>\d{1,2})\s(?P<month>may|juni?)|no(t)?\b"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let byte code, and with it patterns, lie in a folder of their own."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "byte-code"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    sys.modules.pop("said_of_days", None)
    importlib.invalidate_caches()


def _load(folder: Path, words: str) -> re.Pattern[str]:
    """Import a module with one pattern, inside and anew."""
    (folder / "said_of_days.py").write_text(f"import re\nFOUND = re.compile({words!r}, re.IGNORECASE)\n# {words}\n")
    sys.modules.pop("said_of_days", None)
    importlib.invalidate_caches()
    re.purge()
    with keep_compiled("trial"):
        found: re.Pattern[str] = importlib.import_module("said_of_days").FOUND
    return found


def _find(folder: Path) -> Path:
    (found,) = (folder / "byte-code").rglob("trial.*.kept")
    return found


def _count(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    compiled: list[str] = []
    compile_anew = pattern._compile

    def count(words: str, flags: int) -> object:
        compiled.append(words)
        return compile_anew(words, flags)

    monkeypatch.setattr(pattern, "_compile", count)
    return compiled


def test_a_kept_pattern_matches_as_one_compiled_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _load(kept, _WORDS)
    compiled = _count(monkeypatch)
    taken = _load(kept, _WORDS)
    assert compiled == []
    re.purge()
    anew = re.compile(_WORDS, re.IGNORECASE)
    assert taken == anew
    assert (taken.flags, taken.groups, dict(taken.groupindex)) == (anew.flags, anew.groups, dict(anew.groupindex))
    for text in ("5 MAY", "12 Juni", "not", "nota", "June"):
        one, other = taken.search(text), anew.search(text)
        assert (one and (one.span(), one.groupdict(), one.lastgroup)) == (
            other and (other.span(), other.groupdict(), other.lastgroup)
        )


def test_a_changed_pattern_is_compiled_and_the_old_one_goes(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _load(kept, "old words")
    compiled = _count(monkeypatch)
    assert _load(kept, "newer words").search("newer words")
    assert compiled == ["newer words"]
    assert b"old words" not in _find(kept).read_bytes()


@pytest.mark.parametrize("content", [b"", b"no marshal", b"\xe9\x00", "another interpreter"])
def test_a_broken_or_foreign_file_is_left_aside(
    kept: Path, content: bytes | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _load(kept, _WORDS)
    if isinstance(content, bytes):
        _find(kept).write_bytes(content)
    else:
        monkeypatch.setattr(keep, "_label", lambda: (content, 0, 0))
    compiled = _count(monkeypatch)
    assert _load(kept, _WORDS).search("5 may")
    assert compiled == [_WORDS]


def test_one_damaged_byte_is_noticed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _load(kept, "a rare phrase")
    whole = _find(kept).read_bytes()
    compiled = _count(monkeypatch)
    for place in range(0, len(whole), 7):
        broken = bytearray(whole)
        broken[place] ^= 1
        _find(kept).write_bytes(broken)
        found = _load(kept, "a rare phrase")
        assert found.fullmatch("a rare phrase")
        assert compiled == ["a rare phrase"]
        assert _find(kept).read_bytes() == whole
        compiled.clear()


@pytest.mark.parametrize("entry", [None, (), ("x",), (32, b"abc", 0, {}, (None,)), (32, b"\xff" * 8, 0, {}, (None,))])
def test_what_the_engine_refuses_is_compiled_as_ever(
    kept: Path, entry: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keep, "_read", lambda _path: ({(_WORDS, int(re.IGNORECASE)): entry}, {}))
    assert _load(kept, _WORDS) == re.compile(_WORDS, re.IGNORECASE)


@pytest.mark.parametrize("missing", ["_sre.MAGIC", "re._compiler._code", "re._parser.parse"])
def test_without_a_private_name_no_engine_is_found(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(missing)
    assert pattern._find_engine() is None


def test_another_interpreter_compiles_as_ever(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.implementation, "name", "another")
    assert pattern._find_engine() is None
    monkeypatch.setattr(pattern, "_ENGINE", None)
    assert _load(kept, _WORDS).search("5 may")
    assert not list((kept / "byte-code").rglob("*.kept"))


def test_where_no_byte_code_is_kept_nothing_is(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    assert _load(kept, _WORDS).search("5 may")
    assert not list(kept.rglob("*.kept"))


def test_nothing_is_written_where_byte_code_is_not(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _load(kept, _WORDS)
    assert not list((kept / "byte-code").rglob("*.kept"))


def test_patterns_are_compiled_as_ever_outside(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiler = importlib.import_module("re._compiler")
    before = compiler.compile
    with pytest.raises(ModuleNotFoundError), keep_compiled("trial"):
        importlib.import_module("no_such_module")
    assert compiler.compile is before


def test_a_pattern_that_cannot_be_is_refused_inside_too(kept: Path) -> None:
    with pytest.raises(re.error):
        _load(kept, "(open")


_PAIR = """import dataclasses
@dataclasses.dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Pair:
    one: int
    other: str = "{word}"
"""


def _load_pair(folder: Path, word: str) -> Any:
    """Import a module with one data class, inside and anew."""
    (folder / "said_of_days.py").write_text(_PAIR.format(word=word) + f"# {word}\n")
    sys.modules.pop("said_of_days", None)
    importlib.invalidate_caches()
    with keep_compiled("trial"):
        return importlib.import_module("said_of_days").Pair


def _spy(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what source is compiled for data classes."""
    compiled: list[str] = []

    def note(source: str, *names: Any, **options: Any) -> Any:
        compiled.append(source)
        return compile(source, *names, **options)

    monkeypatch.setattr(keep, "compile", note, raising=False)
    return compiled


def test_the_functions_of_a_data_class_are_taken_and_work(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    anew = _load_pair(kept, "three")
    compiled = _spy(monkeypatch)
    taken = _load_pair(kept, "three")
    assert compiled == []
    assert taken is not anew
    assert repr(taken(one=2)) == repr(anew(one=2)) == "Pair(one=2, other='three')"
    assert taken(one=2) == taken(one=2, other="three") != taken(one=3)
    assert taken(one=2) < taken(one=3)
    assert hash(taken(one=2)) == hash(anew(one=2))
    assert dataclasses.replace(taken(one=2), one=4).one == 4
    with pytest.raises(dataclasses.FrozenInstanceError):
        taken(one=2).one = 3
    with pytest.raises(TypeError):
        taken(2)


def test_a_default_is_never_that_of_another_class(kept: Path) -> None:
    assert _load_pair(kept, "three")(one=1).other == "three"
    assert _load_pair(kept, "fourth")(one=1).other == "fourth"


def test_a_changed_data_class_is_compiled(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _load_pair(kept, "three")
    compiled = _spy(monkeypatch)
    monkeypatch.setitem(globals(), "_PAIR", _PAIR + "    third: int = 0\n")
    assert _load_pair(kept, "three")(one=1).third == 0
    assert any("third" in source for source in compiled)


def test_code_of_another_kind_is_left_aside(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _load_pair(kept, "three")
    patterns, functions = keep._read(_find(kept))
    monkeypatch.setattr(keep, "_read", lambda _path: (patterns, dict.fromkeys(functions, b"no code")))
    assert _load_pair(kept, "three")(one=1).other == "three"


def test_the_library_of_data_classes_is_left_as_it_was(kept: Path) -> None:
    _load_pair(kept, "three")
    with pytest.raises(ModuleNotFoundError), keep_compiled("trial"):
        importlib.import_module("no_such_module")
    assert "exec" not in vars(dataclasses)


_LATER = """import re
def search(word):
    return re.search("a fixed phrase", word), re.search(f"made of {word}", word)
"""


def test_later_only_what_stands_in_code_is_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (kept / "said_of_days.py").write_text(_LATER)
    sys.modules.pop("said_of_days", None)
    importlib.invalidate_caches()
    compiled = _count(monkeypatch)
    for turn in range(3):
        re.purge()
        with keep_compiled("trial") as keeper:
            module = importlib.import_module("said_of_days")
            keeper.end_imports()
            assert module.search("a fixed phrase")[0] is not None
        assert compiled == ["a fixed phrase"], turn
    assert b"made of" not in _find(kept).read_bytes()


def test_runs_that_need_other_patterns_keep_those_of_each(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for phrase in ("the one", "the other"):
        with keep_compiled("trial") as keeper:
            keeper.end_imports()
            exec(f"import re; re.search({phrase!r}, '')")
    compiled = _count(monkeypatch)
    re.purge()
    with keep_compiled("trial") as keeper:
        keeper.end_imports()
        exec("import re; re.search('the one', '') or re.search('the other', '')")
    assert compiled == []


def test_a_value_of_files_as_they_were_before_is_not_kept(kept: Path) -> None:
    key = ("module", "make", ("given",))
    keeper = keep.Keeper({}, {(*key, (1, 1)): b"old", ("other", "make", (), (1, 1)): b"other", ("words", 0): "pattern"})
    keeper.end_imports()
    keeper.note((*key, (2, 2)), b"new")
    assert keeper.list_new() == (
        {},
        {(*key, (2, 2)): b"new", ("other", "make", (), (1, 1)): b"other", ("words", 0): "pattern"},
    )
