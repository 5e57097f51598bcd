"""Tables of the codebook's files to values: indicators, rules, entities, kinds of source, questions.

What enters: a table as a reader of its fields. What leaves: a value of :mod:`peaceops.codebook.schema`; problems stay with the reader.
Never done here: reading a file; checking one file against another.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from peaceops.codebook.field import Reader
from peaceops.codebook.schema import (
    BLOCKS,
    ENTITY_KINDS,
    MISSING_RULES,
    PROFILES,
    RELIABILITY_CLASSES,
    Definition,
    Entity,
    EntityName,
    Indicator,
    Rule,
    SourceKind,
    TableQuestion,
    known_value_types,
)
from peaceops.errors import InvalidValue
from peaceops.model.value import Category


def read_source_kind(reader: Reader) -> SourceKind:
    """Read a kind of source with how often it is right."""
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


def read_question(reader: Reader) -> TableQuestion:
    """Read a question of the year table."""
    return TableQuestion(
        id=reader.take("id", str),
        title=reader.take("title", str),
        indicators=reader.take_texts("indicators"),
        wanted=reader.take("wanted", str, ""),
        is_terminal=reader.take("terminal", bool, False),
    )


def read_indicator(reader: Reader, units: Mapping[str, str] | None) -> Indicator:
    """Read an indicator with its definitions; units are checked where they could be read."""
    indicator_id = reader.take("id", str)
    block = reader.take_code("block", BLOCKS)
    if not indicator_id.startswith(block or "?") or not indicator_id[1:].isdigit():
        reader.note(f"{indicator_id!r} is not the block's letter and a number", "id")
    definitions: dict[str, Definition] = {}
    for number, item in enumerate(reader.take("definition", list), 1):
        label = item.get("id", number) if isinstance(item, dict) else number
        part = Reader(item, f"{reader.where} definition {label}", reader.problems)
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


def _read_definition(reader: Reader, units: Mapping[str, str] | None) -> Definition:
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


def read_rule(reader: Reader) -> Rule:
    """Read a rule of doctrine."""
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


def read_entity(reader: Reader) -> Entity:
    """Read an entity with its names."""
    names: list[EntityName] = []
    for position, item in enumerate(reader.take("name", list), 1):
        part = Reader(item, f"{reader.where} name {position}", reader.problems)
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
