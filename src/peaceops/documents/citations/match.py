"""Works to the casebook's sources: the same page, the same symbol, the same title.

What enters: works and sources. What leaves: works that name their source and its stake.
Never done here: likeness; a title of less than four words counts only with its author or day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from peaceops.documents.citations.ledger import fold_title
from peaceops.documents.citations.name import fold_name
from peaceops.documents.citations.symbol import key_symbols, read_address_symbol
from peaceops.model.address import parse_address
from peaceops.model.citation import Work
from peaceops.model.source import Source


def match_sources(works: Iterable[Work], sources: Mapping[str, Source]) -> tuple[Work, ...]:
    """Fill in source and stake where exactly one source is the work.

    Parameters
    ----------
    works : iterable of Work
        Works of a text.
    sources : Mapping of str to Source
        By id.

    Returns
    -------
    tuple of Work
    """
    if not sources:
        return tuple(works)
    by_address: dict[str, set[str]] = {}
    by_symbol: dict[str, set[str]] = {}
    by_title: dict[tuple[str, ...], set[str]] = {}
    for source in sources.values():
        for url in (source.url, source.archived_url):
            address = parse_address(url)
            if url and not address.is_site and not address.fault:
                by_address.setdefault(address.key, set()).add(source.id)
        for key in key_symbols(source.symbol or read_address_symbol(source.url)):
            by_symbol.setdefault(key, set()).add(source.id)
        by_title.setdefault(fold_title(source.title), set()).add(source.id)
    return tuple(_match(work, sources, by_address, by_symbol, by_title) for work in works)


def _match(
    work: Work, sources: Mapping[str, Source], by_address: Mapping[str, set[str]],
    by_symbol: Mapping[str, set[str]], by_title: Mapping[tuple[str, ...], set[str]],
) -> Work:  # fmt: skip
    found: set[str] = set()
    if work.address and not (address := parse_address(work.address)).is_site:
        found = by_address.get(address.key, set())
    for key in key_symbols(work.symbol):
        found = found or by_symbol.get(key, set())
    if not found and (title := fold_title(work.title)):
        found = {s for s in by_title.get(title, set()) if _agrees(work, sources[s], title)}
    if len(found) != 1:
        return work
    source = sources[next(iter(found))]
    return replace(work, source=source.id, stake=source.stake)


def _agrees(work: Work, source: Source, title: tuple[str, ...]) -> bool:
    """Whether day and author of a source of the same title do not speak against it."""
    names = {fold_name(_name(item)) for item in source.csl.get("author") or ()} - {""}
    mine = {fold_name(a.family or a.literal) for a in work.authors}
    dated = source.issued is not None and work.issued is not None
    if dated and not work.issued[0] <= source.issued <= work.issued[1]:  # type: ignore[index,operator]
        return False
    if names and mine and not names & mine:
        return False
    return len(title) >= 4 or (dated and bool(names & mine))


def _name(item: Any) -> str:
    return str(item.get("family") or item.get("literal") or "") if isinstance(item, Mapping) else ""
