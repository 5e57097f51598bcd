"""Fields of a TOML table: each taken once, what is missing, wrong or left over noted.

What enters: a table. What leaves: its fields, and every problem with its key path.
Never done here: meaning of a field; :mod:`peaceops.codebook.parse` knows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeVar

from peaceops.errors import Problem


class Known(Protocol):
    """A value with an id."""

    @property
    def id(self) -> str:
        """Its id."""


_T = TypeVar("_T", bound=Known)


class Reader:
    """Take fields out of one table, noting what is missing, wrong or left over."""

    def __init__(self, table: object, where: str, problems: list[Problem]) -> None:
        self.where = where
        self.problems = problems
        if not isinstance(table, dict):
            self.note("is no table")
            table = {}
        self.left: dict[str, Any] = dict(table)

    def note(self, what: str, key: str = "") -> None:
        """Note what is wrong, of the table or of one field."""
        self.problems.append(Problem(f"{self.where}{'.' + key if key else ''}", what))

    def take(self, key: str, kind: type | tuple[type, ...], default: Any = None) -> Any:
        """Take a field of a type; without a default it must be there."""
        if key not in self.left:
            if default is None:
                self.note(f"is missing; expected {_name(kind)}", key)
                return (kind if isinstance(kind, type) else kind[0])()
            return default
        value = self.left.pop(key)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.note(f"is {type(value).__name__}; expected {_name(kind)}", key)
            return default if default is not None else (kind if isinstance(kind, type) else kind[0])()
        return value

    def take_texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Take a list of texts."""
        value = self.take(key, list, list(default) if default is not None else None)
        if not all(isinstance(item, str) for item in value):
            self.note("holds something that is no text", key)
            return ()
        return tuple(value)

    def take_code(self, key: str, known: Iterable[str]) -> str:
        """Take a text that is one of those known."""
        is_text = isinstance(self.left.get(key), str)
        value = str(self.take(key, str))
        if is_text and value not in known:
            self.note(f"{value!r} is not known; expected one of {', '.join(known)}", key)
        return value

    def take_map(
        self, key: str, kind: type | tuple[type, ...], default: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Take a table whose values are of a type."""
        value: dict[str, Any] = self.take(key, dict, dict(default) if default is not None else None)
        for name, item in value.items():
            if not isinstance(item, kind) or isinstance(item, bool):
                self.note(f"{name} is {type(item).__name__}; expected {_name(kind)}", key)
        return value

    def finish(self) -> None:
        """Note the fields that nobody took."""
        for key in sorted(self.left):
            self.note("is not known here", key)


def _name(kind: type | tuple[type, ...]) -> str:
    kinds = kind if isinstance(kind, tuple) else (kind,)
    return " or ".join(
        {str: "text", list: "a list", dict: "a table", bool: "true or false"}.get(k, k.__name__) for k in kinds
    )


def read_all(parent: Reader, key: str, read: Callable[[Reader], _T]) -> dict[str, _T]:
    """Read the tables of a list by their ids; one that stands twice is noted."""
    items = parent.left.pop(key, None)
    if not isinstance(items, list) or not items:
        parent.problems.append(Problem(f"{parent.where} {key}", "is missing or no list of tables"))
        return {}
    found: dict[str, _T] = {}
    for number, item in enumerate(items, 1):
        label = item.get("id", number) if isinstance(item, dict) else number
        reader = Reader(item, f"{parent.where} {key} {label}", parent.problems)
        value = read(reader)
        reader.finish()
        if value.id and value.id in found:
            reader.note("is defined twice")
        found[value.id] = value
    return found
