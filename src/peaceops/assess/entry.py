"""Make table entries from claims: value with unit, source and place, ready to read.

What enters: a claim with its ledger and codebook. What leaves: an :class:`Entry`.
Never done here: HTML.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from peaceops.codebook.schema import Codebook, Definition
from peaceops.model.claim import Claim
from peaceops.model.locator import PassageLocator
from peaceops.model.period import Period
from peaceops.model.value import Category, CodeSet, DateValue, Quantity, SpanValue

if TYPE_CHECKING:
    from peaceops.assess.finding import Entry
    from peaceops.evidence.ledger import Ledger

_COUNTS = frozenset({"count", "events", "days"})


def make_entry(claim: Claim, ledger: Ledger, codebook: Codebook) -> Entry:
    """Make the entry of one claim."""
    from peaceops.assess.finding import Entry  # the words of a value are asked for without it

    source = ledger.sources.get(claim.source)
    definition = codebook.indicators[claim.indicator].definition(claim.definition)
    is_ocr = isinstance(claim.locator, PassageLocator) and claim.locator.is_ocr
    return Entry(
        text=render_value(claim, codebook, definition),
        claims=(claim.id,),
        source=claim.source,
        source_label=source.label if source else claim.source,
        locator_label=claim.locator.label,
        party=claim.party,
        party_label=codebook.parties.get(claim.party, claim.party),
        definition=f"{claim.indicator}/{claim.definition}",
        definition_label=_label_definition(claim, definition),
        is_relayed=claim.attribution == "relayed",
        attributed_to=claim.attributed_to,
        attributed_label=_label_voice(claim, ledger, codebook),
        is_observed_none=claim.observed_none is not None,
        is_ocr=is_ocr,
        summary=claim.summary,
    )


def _label_definition(claim: Claim, definition: Definition | None) -> str:
    label = definition.title if definition else claim.definition.replace("_", " ")
    return f"{label}: {claim.topic.replace('_', ' ')}" if claim.topic else label


def _label_voice(claim: Claim, ledger: Ledger, codebook: Codebook) -> str:
    """Say in words whose statement is relayed."""
    voice = claim.attributed_to
    if voice.startswith("mission:"):
        name = voice.removeprefix("mission:")
        return ledger.mission.acronym if name == ledger.mission.id else name
    return codebook.parties.get(voice, voice)


def render_value(claim: Claim, codebook: Codebook, definition: Definition | None = None) -> str:
    """Render a claim's value for a reader."""
    value = claim.value
    if definition is None:
        definition = codebook.indicators[claim.indicator].definition(claim.definition)
    labels = definition.codes if definition else {}
    if isinstance(value, Quantity):
        return render_quantity(value.low, value.high, value.unit, codebook)
    if isinstance(value, Category):
        label = labels.get(value.code, value.code.replace("_", " "))
        if claim.observed_none is not None:
            return "none mentioned"
        return f"{value.code}: {label}" if value.code.lstrip("-").isdigit() else label
    if isinstance(value, CodeSet):
        return ", ".join(labels.get(code, code.replace("_", " ")) for code in value.codes)
    if isinstance(value, DateValue):
        return value.text.replace("~", " to ")
    assert isinstance(value, SpanValue)
    return render_period(value.period)


def render_quantity(low: Decimal | None, high: Decimal | None, unit: str, codebook: Codebook) -> str:
    """Render a number or interval with its unit.

    Examples
    --------
    >>> from peaceops.codebook import load_codebook
    >>> render_quantity(Decimal(2542), Decimal(2542), "persons", load_codebook())
    '2,542 persons'
    """
    label = "" if unit in _COUNTS and unit != "days" else " " + codebook.units.get(unit, unit)
    if unit == "share":
        label = ""
    if low is None:
        return f"at most {_number(high)}{label}"
    if high is None:
        return f"at least {_number(low)}{label}"
    if low == high:
        return f"{_number(low)}{label}"
    return f"{_number(low)} to {_number(high)}{label}"


def _number(value: Decimal | None) -> str:
    assert value is not None
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def render_period(period: Period) -> str:
    """Render a period for a reader."""
    first, last = (text.replace("~", " or ") for text in period.render())
    if first == last:
        return first
    if first == "..":
        return f"until {last}"
    if last == "..":
        return f"from {first}"
    return f"{first} to {last}"
