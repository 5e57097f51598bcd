"""Meaning of casebook cells: missions, names, searches, sources and claims.

What enters: cells by column, or a CSL-JSON item. What leaves: model values, or problems.
Never done here: reading files (``rows``), laying folders over each other (``load``).
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any, Final

from peaceops.casebook.rows import T, Unread
from peaceops.codebook.load import find_definition
from peaceops.codebook.schema import Codebook, Definition
from peaceops.errors import CasebookError, PeaceopsError, Problem
from peaceops.model.claim import Claim, ObservedNone, Quote
from peaceops.model.locator import Locator, parse_locator
from peaceops.model.mission import Mission, Name
from peaceops.model.period import Period, parse_date_range
from peaceops.model.search import Search
from peaceops.model.source import Source
from peaceops.model.value import Category, CodeSet, Value, parse_value

REQUIRED_CLAIM_COLUMNS: Final = (
    "subject", "indicator", "definition", "value", "first_day", "last_day", "source", "locator",
)  # fmt: skip
REQUIRED_MISSION_COLUMNS: Final = ("id", "name", "first_day", "last_day", "type", "lead", "host")
REQUIRED_NAME_COLUMNS: Final = ("entity", "text")
REQUIRED_SEARCH_COLUMNS: Final = ("subjects", "first_day", "last_day", "searched_on")


def parse_mission(cells: Mapping[str, str]) -> Mission:
    """Parse a row of ``missions.csv``."""

    def number(name: str) -> float | None:
        text = cells.get(name, "")
        try:
            return float(text) if text else None
        except ValueError:
            raise CasebookError(f"{name} {text!r} is no number") from None

    return Mission(
        id=cells["id"],
        acronym=cells.get("acronym", ""),
        name=cells["name"],
        period=Period.parse(cells["first_day"], cells["last_day"]),
        mission_type=cells["type"],
        lead=cells["lead"],
        organisation=cells.get("organisation", ""),
        host=cells["host"],
        counterpart=cells.get("counterpart", ""),
        area=cells.get("area", ""),
        instrument=cells.get("instrument", ""),
        contexts=split_list(cells.get("contexts", "")),
        hosts=split_list(cells.get("hosts", "")),
        beside=split_list(cells.get("beside", "")),
        predecessor=cells.get("predecessor", ""),
        successor=cells.get("successor", ""),
        latitude_degrees=number("latitude_degrees"),
        longitude_degrees=number("longitude_degrees"),
        source=cells.get("source", ""),
        note=cells.get("note", ""),
    )


def parse_name(cells: Mapping[str, str]) -> Name:
    """Parse a row of ``names.csv``."""
    first, last = cells.get("first_day", ""), cells.get("last_day", "")
    return Name(
        entity=cells["entity"],
        text=cells["text"],
        language=cells.get("language") or "en",
        script=cells.get("script") or "Latn",
        used_by=cells.get("used_by", ""),
        period=Period.parse(first or "..", last or "..") if first or last else None,
        source=cells.get("source", ""),
        note=cells.get("note", ""),
    )


def parse_search(cells: Mapping[str, str]) -> Search:
    """Parse a row of ``searches.csv``."""
    return Search(
        subjects=split_list(cells["subjects"]),
        source=cells.get("source", ""),
        query=cells.get("query") or "read whole",
        questions=split_list(cells.get("questions", "")) or ("*",),
        period=Period.parse(cells["first_day"], cells["last_day"]),
        searched_on=parse_date_range(cells["searched_on"])[1],
        coder=cells.get("coder", ""),
        coder_kind=cells.get("coder_kind") or "human",
        note=cells.get("note", ""),
    )


def split_list(text: str) -> tuple[str, ...]:
    """Split a cell that lists ids or words joined by ``|``."""
    return tuple(part.strip() for part in text.split("|") if part.strip())


def find_unknown(kind: str, name: str, known: Collection[str], unread: Unread, absence: str) -> Iterator[str]:
    """Say that a name is not known, with the nearest; nothing where what it names is at fault itself."""
    if name not in known and name not in unread:
        near = difflib.get_close_matches(name[:200], known, n=2)
        yield f"{kind} {name!r} {absence}" + (f"; nearest: {', '.join(near)}" if near else "")


class ClaimParser:
    """Parse claim rows against the codebook and the sources.

    Parameters
    ----------
    codebook : Codebook
        Meaning of indicators and codes.
    sources : Mapping of str to Source
        By id.
    subjects : set of str
        Missions and their contexts.
    unread_sources, unread_subjects : Unread
        What is at fault itself; a claim that names it is not told so again.
    """

    def __init__(
        self,
        codebook: Codebook,
        sources: Mapping[str, Source],
        subjects: set[str],
        *,
        unread_sources: Unread | None = None,
        unread_subjects: Unread | None = None,
    ) -> None:
        self.codebook = codebook
        self.sources = sources
        self.subjects = subjects
        self.unread_sources = unread_sources or Unread()
        self.unread_subjects = unread_subjects or Unread()

    def parse(self, cells: Mapping[str, str], where: str, problems: list[Problem]) -> Claim | None:
        """Parse one row; note every problem of it."""
        found: list[str] = []

        def attempt(make: Callable[[], T]) -> T | None:
            try:
                return make()
            except PeaceopsError as error:
                found.append(error.message)
                return None

        definition = attempt(lambda: find_definition(self.codebook, cells["indicator"], cells["definition"])[1])
        value = attempt(lambda: _value(cells, definition)) if definition is not None else None
        if definition is not None and value is not None:
            found += _find_unknown_codes(cells, definition, value)
        period = attempt(lambda: Period.parse(cells["first_day"], cells["last_day"]))
        locator = attempt(lambda: parse_locator(cells["locator"]))
        found += self._find_unknown_names(cells)
        # An unknown source is one problem, not two. A claim on one that is at fault itself is made as if it were
        # not: the casebook is refused anyway, and what derives from the claim finds it.
        source = self.sources.get(cells["source"])
        known_from = date.max if cells["source"] in self.unread_sources else None
        if source is not None:
            known_from = attempt(lambda: _known_from(cells.get("known_from", ""), source))
        observed = attempt(lambda: _observed_none(cells))
        quote = attempt(lambda: _quote(cells))
        claim = None
        if not found and value is not None and period is not None and locator is not None and known_from is not None:
            claim = attempt(
                lambda: _make_claim(cells, value, period, locator, known_from, observed_none=observed, quote=quote)
            )
        if claim is not None and (given := cells.get("id", "")) and given != claim.id:
            found.append(f"id {given!r} is not that of this content ({claim.id}); leave the id empty to have it made")
        problems.extend(Problem(where, message) for message in found)
        return None if found else claim

    def _find_unknown_names(self, cells: Mapping[str, str]) -> Iterator[str]:
        yield from find_unknown("source", cells["source"], self.sources, self.unread_sources, "is not in sources.json")
        yield from find_unknown(
            "subject", cells["subject"], self.subjects, self.unread_subjects, "is in no missions.csv"
        )
        party = cells.get("party", "")
        if party and party not in self.codebook.parties:
            yield f"party {party!r} is not known; expected {', '.join(self.codebook.parties)}"


def _value(cells: Mapping[str, str], definition: Definition) -> Value:
    unit = cells.get("unit", "") or definition.unit
    if unit != definition.unit:
        raise CasebookError(
            f"unit {unit!r} is not that of {cells['indicator']}/{definition.id}",
            expected=repr(definition.unit or "none"),
        )
    return parse_value(definition.value_type, cells["value"], definition.unit)


def _find_unknown_codes(cells: Mapping[str, str], definition: Definition, value: Value) -> Iterator[str]:
    codes = (value.code,) if isinstance(value, Category) else value.codes if isinstance(value, CodeSet) else ()
    for code in codes:
        if definition.codes and code not in definition.codes:
            yield f"code {code!r} is not of {cells['indicator']}/{definition.id}; expected {' or '.join(definition.codes)}"


def _make_claim(
    cells: Mapping[str, str], value: Value, period: Period, locator: Locator, known_from: date, *,
    observed_none: ObservedNone | None, quote: Quote | None,
) -> Claim:  # fmt: skip
    return Claim(
        subject=cells["subject"],
        indicator=cells["indicator"],
        definition=cells["definition"],
        value=value,
        period=period,
        source=cells["source"],
        locator=locator,
        known_from=known_from,
        party=cells.get("party", ""),
        topic=cells.get("topic", ""),
        stance=cells.get("stance") or "asserts",
        attribution=cells.get("attribution") or "observed",
        attributed_to=cells.get("attributed_to", ""),
        derives_from=split_list(cells.get("derives_from", "")),
        coder=cells.get("coder", ""),
        coder_kind=cells.get("coder_kind") or "human",
        status=cells.get("status") or "provisional",
        summary=cells.get("summary", ""),
        anchors=split_list(cells.get("anchors", "")),
        observed_none=observed_none,
        quote=quote,
        note=cells.get("note", ""),
    )


def _known_from(text: str, source: Source | None) -> date:
    if text:
        return parse_date_range(text)[1]
    if source is not None and source.issued is not None:
        return source.issued
    if source is not None and source.opened is not None:
        return source.opened
    raise CasebookError(
        "known_from is empty and the source has no date", expected="the day on which the evidence was public"
    )


def _observed_none(cells: Mapping[str, str]) -> ObservedNone | None:
    days = cells.get("observed_none_days", "")
    if not days:
        return None
    if not days.isascii() or not days.isdigit() or len(days) > 6:
        raise CasebookError(f"observed_none_days {days!r} is no number of days")
    return ObservedNone(exposure_days=int(days), limits=cells.get("observed_none_limits", ""))


def _quote(cells: Mapping[str, str]) -> Quote | None:
    if not cells.get("quote"):
        return None
    return Quote(
        text=cells["quote"],
        language=cells.get("quote_language", ""),
        script=cells.get("quote_script", ""),
        translation=cells.get("quote_translation", ""),
        transliteration_scheme=cells.get("quote_transliteration", ""),
    )


def parse_source(item: object) -> Source:
    """Parse one CSL-JSON item with its ``custom.peaceops`` object.

    Parameters
    ----------
    item : object
        The item.

    Returns
    -------
    Source

    Raises
    ------
    CasebookError
        If a field is missing or not of its form.
    """
    if not isinstance(item, dict):
        raise CasebookError("is no object", expected="a CSL-JSON item")
    if not isinstance(item.get("id"), str | int) or item["id"] == "":
        raise CasebookError("has no id", expected="the key by which claims name it")
    custom = item.get("custom")
    own = custom.get("peaceops") if isinstance(custom, dict) else None
    if not isinstance(own, dict):
        raise CasebookError(f"source {item.get('id')!r} has no custom.peaceops object", expected="kind and stake")
    known = {"kind", "stake", "stakes", "symbol", "document", "sha256", "issued", "covers", "opened",
             "archived_url", "language", "ocr", "note"}  # fmt: skip
    if unknown := sorted(set(own) - known):
        raise CasebookError(f"custom.peaceops.{unknown[0]} is not known", expected=", ".join(sorted(known)))
    texts = {key: own.get(key, "") for key in ("kind", "stake", "symbol", "document", "sha256", "archived_url", "note")}
    if wrong := [key for key, value in texts.items() if not isinstance(value, str)]:
        raise CasebookError(f"custom.peaceops.{wrong[0]} is no text")
    stakes = own.get("stakes", {})
    if not isinstance(stakes, dict) or not all(isinstance(v, str) for v in stakes.values()):
        raise CasebookError("custom.peaceops.stakes is no table of subject to stake")
    covers = own.get("covers")
    if covers is not None and not (
        isinstance(covers, list) and len(covers) == 2 and all(isinstance(x, str) for x in covers)
    ):
        raise CasebookError("custom.peaceops.covers is no pair of days")
    return Source(
        id=str(item.get("id", "")),
        kind=texts["kind"],
        stake=texts["stake"],
        stakes=stakes,
        symbol=texts["symbol"],
        document=texts["document"],
        sha256=texts["sha256"],
        issued=_day(own.get("issued")) or _csl_day(item.get("issued")),
        covers=Period.parse(*covers) if covers else None,
        opened=_day(own.get("opened")),
        archived_url=texts["archived_url"],
        language=str(own.get("language") or item.get("language") or "en"),
        is_ocr=bool(own.get("ocr", False)),
        note=texts["note"],
        csl={key: value for key, value in item.items() if key != "custom"},
    )


def _day(text: object) -> date | None:
    return parse_date_range(str(text))[1] if text else None


def _csl_day(issued: Any) -> date | None:
    """Last possible day of a CSL date."""
    try:
        parts = [int(part) for part in issued["date-parts"][0]]
    except (TypeError, KeyError, IndexError, ValueError):
        return None
    if not 1 <= len(parts) <= 3 or not 1 <= parts[0] <= 9998:
        return None
    text = f"{parts[0]:04d}" + "".join(f"-{part:02d}" for part in parts[1:])
    return parse_date_range(text)[1]
