"""Read the codebook's TOML files and report every problem at once.

What enters: ``indicators.toml``, ``rules.toml``, ``names.toml`` and ``codes.toml``.
What leaves: a :class:`~peaceops.codebook.schema.Codebook`.
Never done here: guessing a missing field; network; other formats.
"""

from __future__ import annotations

import difflib
import functools
import tomllib
from collections.abc import Callable, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from peaceops.codebook.field import Reader, read_all
from peaceops.codebook.parse import read_entity, read_indicator, read_question, read_rule, read_source_kind
from peaceops.codebook.schema import (
    RELIABILITY_CLASSES,
    Codebook,
    Definition,
    Entity,
    Indicator,
    Rule,
    SourceKind,
    TableQuestion,
)
from peaceops.errors import CodebookInvalid, Problem, UnknownIndicator
from peaceops.kept import follow
from peaceops.model.source import SOURCE_KINDS

FILES: Final = ("indicators.toml", "rules.toml", "names.toml", "codes.toml")


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

    codes = Reader(tables.get("codes.toml", {}), "codes.toml", problems)
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
        kinds = read_all(codes, "source_kind", read_source_kind)
        for kind in sorted({*SOURCE_KINDS, "aligned"} - set(kinds)):
            codes.note(f"{kind} is missing", "source_kind")
        questions = read_all(codes, "question", read_question)
        codes.finish()

    def read_one(reader: Reader) -> Indicator:
        return read_indicator(reader, units if "codes.toml" in tables else None)

    indicators = _read_file(tables, "indicators.toml", "indicator", problems, read_one)
    rules = _read_file(tables, "rules.toml", "rule", problems, read_rule)
    entities = _read_file(tables, "names.toml", "entity", problems, read_entity)
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
_T = TypeVar("_T", Indicator, Rule, Entity)


def _read_file(
    tables: Mapping[str, dict[str, Any]],
    name: str,
    key: str,
    problems: list[Problem],
    read: Callable[[Reader], _T],
) -> dict[str, _T]:
    if name not in tables:  # its own problem is noted already
        return {}
    reader = Reader(tables[name], name, problems)
    found = read_all(reader, key, read)
    reader.finish()
    return found


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
