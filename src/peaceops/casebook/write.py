"""The only place that knows how claims, missions, names, searches and sources are written.

What enters: model values. What leaves: the text of CSV and CSL-JSON files.
Never done here: checking against the codebook (``load`` does), touching a disk.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from peaceops.files import escape_cell
from peaceops.model.claim import Claim
from peaceops.model.mission import Mission, Name
from peaceops.model.search import Search
from peaceops.model.source import Source
from peaceops.model.value import unit_of

CLAIM_COLUMNS: Final = (
    "id", "subject", "indicator", "definition", "party", "topic", "value", "unit", "first_day", "last_day",
    "source", "locator", "stance", "attribution", "attributed_to", "derives_from", "known_from",
    "observed_none_days", "observed_none_limits", "summary", "anchors", "coder", "coder_kind", "status",
    "note", "quote", "quote_language", "quote_script", "quote_translation", "quote_transliteration",
)  # fmt: skip
MISSION_COLUMNS: Final = (
    "id", "acronym", "name", "first_day", "last_day", "type", "lead", "organisation", "host", "hosts",
    "counterpart", "area", "instrument", "contexts", "beside", "predecessor", "successor",
    "latitude_degrees", "longitude_degrees", "source", "note",
)  # fmt: skip
NAME_COLUMNS: Final = (
    "entity", "text", "language", "script", "used_by", "first_day", "last_day", "source", "note",
)  # fmt: skip


SEARCH_COLUMNS: Final = (
    "subjects", "source", "query", "questions", "first_day", "last_day", "searched_on", "coder",
    "coder_kind", "note",
)  # fmt: skip


def render_claim_row(claim: Claim) -> dict[str, str]:
    """Render a claim as the cells of its row, unescaped."""
    first, last = claim.period.render()
    none, quote = claim.observed_none, claim.quote
    return {
        "id": claim.id,
        "subject": claim.subject,
        "indicator": claim.indicator,
        "definition": claim.definition,
        "party": claim.party,
        "topic": claim.topic,
        "value": claim.value.text,
        "unit": unit_of(claim.value),
        "first_day": first,
        "last_day": last,
        "source": claim.source,
        "locator": claim.locator.render(),
        "stance": claim.stance,
        "attribution": claim.attribution,
        "attributed_to": claim.attributed_to,
        "derives_from": "|".join(claim.derives_from),
        "known_from": claim.known_from.isoformat(),
        "observed_none_days": str(none.exposure_days) if none else "",
        "observed_none_limits": none.limits if none else "",
        "summary": claim.summary,
        "anchors": "|".join(claim.anchors),
        "coder": claim.coder,
        "coder_kind": claim.coder_kind,
        "status": claim.status,
        "note": claim.note,
        "quote": quote.text if quote else "",
        "quote_language": quote.language if quote else "",
        "quote_script": quote.script if quote else "",
        "quote_translation": quote.translation if quote else "",
        "quote_transliteration": quote.transliteration_scheme if quote else "",
    }


def render_mission_row(mission: Mission) -> dict[str, str]:
    """Render a mission as the cells of its row, unescaped."""
    first, last = mission.period.render()
    row = {name: str(getattr(mission, name, "") or "") for name in MISSION_COLUMNS}
    row |= {
        "first_day": first,
        "last_day": last,
        "type": mission.mission_type,
        "contexts": "|".join(mission.contexts),
        "beside": "|".join(mission.beside),
        "hosts": "|".join(mission.hosts),
    }
    for name in ("latitude_degrees", "longitude_degrees"):
        value = getattr(mission, name)
        row[name] = "" if value is None else repr(value)
    return row


def render_name_row(name: Name) -> dict[str, str]:
    """Render a name as the cells of its row, unescaped."""
    first, last = name.period.render() if name.period else ("", "")
    return {
        "entity": name.entity,
        "text": name.text,
        "language": name.language,
        "script": name.script,
        "used_by": name.used_by,
        "first_day": first,
        "last_day": last,
        "source": name.source,
        "note": name.note,
    }


def render_search_row(search: Search) -> dict[str, str]:
    """Render a search as the cells of its row, unescaped."""
    first, last = search.period.render()
    return {
        "subjects": "|".join(search.subjects),
        "source": search.source,
        "query": search.query,
        "questions": "|".join(search.questions),
        "first_day": first,
        "last_day": last,
        "searched_on": search.searched_on.isoformat(),
        "coder": search.coder,
        "coder_kind": search.coder_kind,
        "note": search.note,
    }


def render_source_item(source: Source) -> dict[str, Any]:
    """Render a source as a CSL-JSON item with its ``custom.peaceops`` object."""
    own: dict[str, Any] = {"kind": source.kind, "stake": source.stake}
    if source.stakes:
        own["stakes"] = dict(sorted(source.stakes.items()))
    if source.issued:
        own["issued"] = source.issued.isoformat()
    if source.covers:
        own["covers"] = list(source.covers.render())
    if source.opened:
        own["opened"] = source.opened.isoformat()
    for key in ("symbol", "document", "sha256", "archived_url", "note"):
        if value := getattr(source, key):
            own[key] = value
    if source.language != "en":
        own["language"] = source.language
    if source.is_ocr:
        own["ocr"] = True
    return {"id": source.id, **{k: v for k, v in source.csl.items() if k not in ("id", "custom")},
            "custom": {"peaceops": own}}  # fmt: skip


def render_csv(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Render rows as CSV with escaped formula cells and Unix line ends."""
    names = list(columns)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([escape_cell(row.get(name, "")) for name in names] for row in rows)
    return buffer.getvalue()


def render_claims(claims: Iterable[Claim]) -> str:
    """Render claims as the text of a claims file, sorted so that a diff is readable."""
    ordered = sorted(
        claims,
        key=lambda c: (c.subject, c.indicator[0], int(c.indicator[1:] or 0), c.definition,
                       c.period.first_day, c.period.last_day, c.source, c.party, c.id),
    )  # fmt: skip
    return render_csv(CLAIM_COLUMNS, map(render_claim_row, ordered))


def render_missions(missions: Iterable[Mission]) -> str:
    """Render missions as the text of ``missions.csv``, sorted."""
    return render_csv(MISSION_COLUMNS, map(render_mission_row, sorted(missions, key=lambda m: m.id)))


def render_names(names: Iterable[Name]) -> str:
    """Render names as the text of ``names.csv``, sorted."""
    ordered = sorted(names, key=lambda n: (n.entity, n.language, n.text))
    return render_csv(NAME_COLUMNS, map(render_name_row, ordered))


def render_searches(searches: Iterable[Search]) -> str:
    """Render searches as the text of ``searches.csv``, sorted."""
    ordered = sorted(searches, key=lambda s: (s.subjects, s.period.first_day, s.source, s.query))
    return render_csv(SEARCH_COLUMNS, map(render_search_row, ordered))


def render_sources(sources: Iterable[Source]) -> str:
    """Render sources as the text of ``sources.json``."""
    items = [render_source_item(source) for source in sorted(sources, key=lambda s: s.id)]
    return json.dumps(items, ensure_ascii=False, indent=1, sort_keys=False) + "\n"
