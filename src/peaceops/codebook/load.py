"""Read the codebook's TOML files and report every problem at once.

What enters: ``indicators.toml``, ``rules.toml``, ``names.toml`` and ``codes.toml``.
What leaves: a :class:`~peaceops.codebook.schema.Codebook`.
Never done here: guessing a missing field; network; other formats.
"""

from __future__ import annotations

import difflib
import functools
import tomllib
from collections.abc import Callable, Iterable, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from peaceops.codebook.schema import (
    BLOCKS,
    ENTITY_KINDS,
    MISSING_RULES,
    PROFILES,
    RELIABILITY_CLASSES,
    Codebook,
    Definition,
    Entity,
    EntityName,
    Indicator,
    Rule,
    SourceKind,
    TableQuestion,
    known_value_types,
)
from peaceops.errors import CodebookInvalid, InvalidValue, Problem, UnknownIndicator
from peaceops.kept import follow
from peaceops.model.source import SOURCE_KINDS
from peaceops.model.value import Category

FILES: Final = ("indicators.toml", "rules.toml", "names.toml", "codes.toml")


class _Reader:
    """Take fields out of one table, noting what is missing, wrong or left over."""

    def __init__(self, table: object, where: str, problems: list[Problem]) -> None:
        self.where = where
        self.problems = problems
        if not isinstance(table, dict):
            self.note("is no table")
            table = {}
        self.left: dict[str, Any] = dict(table)

    def note(self, what: str, key: str = "") -> None:
        self.problems.append(Problem(f"{self.where}{'.' + key if key else ''}", what))

    def take(self, key: str, kind: type | tuple[type, ...], default: Any = None) -> Any:
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
        value = self.take(key, list, list(default) if default is not None else None)
        if not all(isinstance(item, str) for item in value):
            self.note("holds something that is no text", key)
            return ()
        return tuple(value)

    def take_code(self, key: str, known: Iterable[str]) -> str:
        is_text = isinstance(self.left.get(key), str)
        value = str(self.take(key, str))
        if is_text and value not in known:
            self.note(f"{value!r} is not known; expected one of {', '.join(known)}", key)
        return value

    def take_map(
        self, key: str, kind: type | tuple[type, ...], default: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        value: dict[str, Any] = self.take(key, dict, dict(default) if default is not None else None)
        for name, item in value.items():
            if not isinstance(item, kind) or isinstance(item, bool):
                self.note(f"{name} is {type(item).__name__}; expected {_name(kind)}", key)
        return value

    def finish(self) -> None:
        for key in sorted(self.left):
            self.note("is not known here", key)


def _name(kind: type | tuple[type, ...]) -> str:
    kinds = kind if isinstance(kind, tuple) else (kind,)
    return " or ".join(
        {str: "text", list: "a list", dict: "a table", bool: "true or false"}.get(k, k.__name__) for k in kinds
    )


@functools.cache
def load_codebook() -> Codebook:
    """Load the shipped codebook.

    Returns
    -------
    Codebook

    Raises
    ------
    CodebookInvalid
        With every problem, each with file and key path.
    """
    return read_codebook(resources.files("peaceops.codebook") / "data")


def read_codebook(folder: Traversable) -> Codebook:
    """Read a codebook from a folder that holds the four files.

    Parameters
    ----------
    folder : Traversable
        A path or package resource.

    Returns
    -------
    Codebook

    Raises
    ------
    CodebookInvalid
        With every problem, each with file and key path.
    """
    problems: list[Problem] = []
    tables = _read_tables(folder, problems)

    codes = _Reader(tables.get("codes.toml", {}), "codes.toml", problems)
    version, units, parties, diagonal = "", {}, {}, {}
    kinds: dict[str, SourceKind] = {}
    questions: dict[str, TableQuestion] = {}
    if "codes.toml" in tables:
        version = codes.take("version", str)
        units = codes.take_map("units", str)
        parties = codes.take_map("parties", str)
        diagonal = codes.take_map("confusion_diagonal", float)
        for key in sorted(set(RELIABILITY_CLASSES) ^ set(diagonal)):
            codes.note(
                f"{key}: expected one number for each of {', '.join(RELIABILITY_CLASSES)}",
                "confusion_diagonal",
            )
        kinds = _read_all(codes, "source_kind", _read_source_kind)
        for kind in sorted({*SOURCE_KINDS, "aligned"} - set(kinds)):
            codes.note(f"{kind} is missing", "source_kind")
        questions = _read_all(codes, "question", _read_question)
        codes.finish()

    def read_indicator(reader: _Reader) -> Indicator:
        return _read_indicator(reader, units if "codes.toml" in tables else None)

    indicators = _read_file(tables, "indicators.toml", "indicator", problems, read_indicator)
    rules = _read_file(tables, "rules.toml", "rule", problems, _read_rule)
    entities = _read_file(tables, "names.toml", "entity", problems, _read_entity)
    if "indicators.toml" in tables:
        problems += _check_references(indicators, rules, questions)
    if problems:
        raise CodebookInvalid("the codebook is not valid", sorted(problems))
    return Codebook(
        version=version,
        indicators=MappingProxyType(indicators),
        rules=MappingProxyType(rules),
        entities=MappingProxyType(entities),
        units=MappingProxyType(units),
        parties=MappingProxyType(parties),
        source_kinds=MappingProxyType(kinds),
        questions=tuple(questions.values()),
        confusion_diagonal=MappingProxyType(diagonal),
    )


def _read_table(file: str) -> dict[str, Any]:
    return _parse(Path(file))


def _parse(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _read_tables(folder: Traversable, problems: list[Problem]) -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = {}
    for name in FILES:
        try:
            file = folder / name
            tables[name] = follow(_read_table, str(file), files=(file,)) if isinstance(file, Path) else _parse(file)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problems.append(Problem(name, f"cannot be read: {error}"))
    return tables


def _check_references(
    indicators: Mapping[str, Indicator], rules: Mapping[str, Rule], questions: Mapping[str, TableQuestion]
) -> list[Problem]:
    problems = [
        Problem(f"rules.toml rule {rule.id}", f"indicator {used!r} is not defined")
        for rule in rules.values()
        for used in (*rule.inputs, *rule.shown_beside)
        if used not in indicators
    ]
    for question in questions.values():
        for used in question.indicators:
            indicator, _, definition = used.partition("/")
            found = indicators.get(indicator)
            if found is None or (definition and found.definition(definition) is None):
                problems.append(Problem(f"codes.toml question {question.id}", f"{used!r} is not defined"))
    return problems


_SHORT_WORD: Final = 3  # letters of a word that says nothing
_T = TypeVar("_T", Indicator, Rule, Entity, SourceKind, TableQuestion)


def _read_file(
    tables: Mapping[str, dict[str, Any]],
    name: str,
    key: str,
    problems: list[Problem],
    read: Callable[[_Reader], _T],
) -> dict[str, _T]:
    if name not in tables:  # its own problem is noted already
        return {}
    reader = _Reader(tables[name], name, problems)
    found = _read_all(reader, key, read)
    reader.finish()
    return found


def _read_all(parent: _Reader, key: str, read: Callable[[_Reader], _T]) -> dict[str, _T]:
    items = parent.left.pop(key, None)
    if not isinstance(items, list) or not items:
        parent.problems.append(Problem(f"{parent.where} {key}", "is missing or no list of tables"))
        return {}
    found: dict[str, _T] = {}
    for number, item in enumerate(items, 1):
        label = item.get("id", number) if isinstance(item, dict) else number
        reader = _Reader(item, f"{parent.where} {key} {label}", parent.problems)
        value = read(reader)
        reader.finish()
        if value.id and value.id in found:
            reader.note("is defined twice")
        found[value.id] = value
    return found


def _read_source_kind(reader: _Reader) -> SourceKind:
    number = (float, int)
    before = len(reader.problems)
    kind = SourceKind(
        id=reader.take("id", str),
        label=reader.take("label", str),
        hits=float(reader.take("hits", number)),
        hits_of=float(reader.take("hits_of", number)),
        false=float(reader.take("false", number)),
        false_of=float(reader.take("false_of", number)),
    )
    for name, part, whole in (("hits", kind.hits, kind.hits_of), ("false", kind.false, kind.false_of)):
        if len(reader.problems) == before and not 0 < part < whole:
            reader.note(f"{part:g} of {whole:g} is no probability between 0 and 1", name)
    return kind


def _read_question(reader: _Reader) -> TableQuestion:
    return TableQuestion(
        id=reader.take("id", str),
        title=reader.take("title", str),
        indicators=reader.take_texts("indicators"),
        wanted=reader.take("wanted", str, ""),
        is_terminal=reader.take("terminal", bool, False),
    )


def _read_indicator(reader: _Reader, units: Mapping[str, str] | None) -> Indicator:
    indicator_id = reader.take("id", str)
    block = reader.take_code("block", BLOCKS)
    if not indicator_id.startswith(block or "?") or not indicator_id[1:].isdigit():
        reader.note(f"{indicator_id!r} is not the block's letter and a number", "id")
    definitions: dict[str, Definition] = {}
    for number, item in enumerate(reader.take("definition", list), 1):
        label = item.get("id", number) if isinstance(item, dict) else number
        part = _Reader(item, f"{reader.where} definition {label}", reader.problems)
        definition = _read_definition(part, units)
        part.finish()
        if definition.id in definitions:
            part.note("is defined twice")
        definitions[definition.id] = definition
    if not definitions:
        reader.note("has no definition")
    return Indicator(
        id=indicator_id,
        block=block,
        title=reader.take("title", str),
        question=reader.take("question", str),
        is_core=reader.take("core", bool, False),
        decision_rule=reader.take("decision_rule", str),
        missing_rule=reader.take_code("missing_rule", MISSING_RULES),
        reliability=reader.take_code("reliability", RELIABILITY_CLASSES),
        literature=reader.take_texts("literature", ()),
        definitions=tuple(definitions.values()),
    )


def _read_definition(reader: _Reader, units: Mapping[str, str] | None) -> Definition:
    value_type = reader.take_code("value_type", known_value_types())
    unit = reader.take("unit", str, "")
    if (value_type == "quantity") != bool(unit):
        reader.note("a quantity, and nothing else, has a unit", "unit")
    elif unit and units is not None and unit not in units:
        reader.note(f"{unit!r} is not defined in codes.toml", "unit")
    codes = reader.take_map("codes", str, {})
    if codes and value_type not in ("category", "set"):
        reader.note(f"a {value_type} has no codes", "codes")
    for code in codes:
        try:
            Category(code=code)
        except InvalidValue as error:
            reader.note(error.what, "codes")
    return Definition(
        id=reader.take("id", str),
        title=reader.take("title", str),
        value_type=value_type,
        unit=unit,
        codes=MappingProxyType(codes),
        is_ordinal=reader.take("ordinal", bool, False),
        is_stock=reader.take("stock", bool, False),
        is_list=reader.take("list", bool, False),
        note=reader.take("note", str, ""),
    )


def _read_rule(reader: _Reader) -> Rule:
    number = (float, int)
    thresholds = reader.take_map("thresholds", number, {})
    alternatives: list[Mapping[str, float]] = []
    for position, item in enumerate(reader.take("alternatives", list, []), 1):
        if not isinstance(item, dict) or not item:
            reader.note(f"alternative {position} is no table", "alternatives")
            continue
        for key, value in item.items():
            if key not in thresholds:
                reader.note(f"alternative {position} names no threshold: {key!r}", "alternatives")
            if not isinstance(value, number) or isinstance(value, bool):
                reader.note(f"alternative {position}: {key} is no number", "alternatives")
        alternatives.append(MappingProxyType(dict(item)))
    return Rule(
        id=reader.take("id", str),
        title=reader.take("title", str),
        doctrine=reader.take("doctrine", str),
        met_if=reader.take("met_if", str),
        not_met_if=reader.take("not_met_if", str),
        otherwise=reader.take("otherwise", str),
        inputs=reader.take_texts("inputs"),
        shown_beside=reader.take_texts("shown_beside", ()),
        thresholds=MappingProxyType(thresholds),
        alternatives=tuple(alternatives),
        version=reader.take("version", str, "1"),
    )


def _read_entity(reader: _Reader) -> Entity:
    names: list[EntityName] = []
    for position, item in enumerate(reader.take("name", list), 1):
        part = _Reader(item, f"{reader.where} name {position}", reader.problems)
        from_year, to_year = part.take("from_year", int, 0), part.take("to_year", int, 0)
        names.append(
            EntityName(
                text=part.take("text", str),
                language=part.take("language", str, "en"),
                script=part.take("script", str, "Latn"),
                used_by=part.take_texts("used_by", ()),
                from_year=from_year or None,
                to_year=to_year or None,
                source=part.take("source", str, ""),
            )
        )
        if from_year and to_year and to_year < from_year:
            part.note(f"{to_year} is before from_year {from_year}", "to_year")
        part.finish()
    if not names:
        reader.note("has no name")
        names.append(EntityName(text="?", language="en", script="Latn", used_by=PROFILES))
    return Entity(
        id=reader.take("id", str),
        kind=reader.take_code("kind", ENTITY_KINDS),
        names=tuple(names),
        note=reader.take("note", str, ""),
    )


def find_indicator(codebook: Codebook, text: str) -> Indicator:
    """Look up an indicator by its id, in letters of either case.

    Parameters
    ----------
    codebook : Codebook
        Where to look.
    text : str
        Id.

    Returns
    -------
    Indicator

    Raises
    ------
    UnknownIndicator
        With those whose titles hold the word, else with the nearest ids.
    """
    found = codebook.indicators.get(text.upper())
    if found is None:
        word = text.strip().casefold()
        titles = {i.id: i.title for i in codebook.indicators.values()}
        near = [i for i, title in titles.items() if len(word) > _SHORT_WORD and word in title.casefold()][:6]
        near = near or difflib.get_close_matches(text.upper()[:80], titles, n=3, cutoff=0.4)
        raise UnknownIndicator("indicator", text, near, hint="peaceops indicators lists them", titles=titles)
    return found


def find_definition(codebook: Codebook, indicator: str, definition: str) -> tuple[Indicator, Definition]:
    """Look up an indicator and one of its definitions.

    Parameters
    ----------
    codebook : Codebook
        Where to look.
    indicator, definition : str
        Ids.

    Returns
    -------
    tuple of Indicator and Definition

    Raises
    ------
    UnknownIndicator
        With the nearest ids.
    """
    found = codebook.indicators.get(indicator) or find_indicator(codebook, indicator)
    part = found.definition(definition)
    if part is None:
        ids = [d.id for d in found.definitions]
        near = difflib.get_close_matches(definition, ids, n=3, cutoff=0.3) or ids[:6]
        raise UnknownIndicator(f"definition of {indicator}", definition, near)
    return found, part
