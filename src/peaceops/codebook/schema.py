"""What the codebook's files may say: indicators, definitions, rules, names, code lists.

What enters: plain values read from TOML. What leaves: frozen values.
Never done here: reading files (``load``), evaluating rules (``assess``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from peaceops.model.value import VALUE_TYPES

BLOCKS: Final = {
    "L": "Authorisation and legal basis",
    "N": "Consent",
    "I": "Impartiality",
    "F": "Use of force",
    "M": "Multinationality and composition",
    "T": "Mandate and resources",
    "D": "Delivery",
    "B": "Conduct beyond mandate",
    "H": "Host and context",
    "E": "Term, extension, exit",
    "P": "Sender policy",
    "R": "Escalation and exit warning",
}
MISSING_RULES: Final = {
    "MR1": "searched without finding: no value; bounds are reported",
    "MR2": "a complete registry was searched: 0",
    "MR3": "carried forward for at most 12 months, flagged",
    "MR4": "an interval over all candidate denominators",
    "MR5": "not applicable when the precondition fails",
}
RELIABILITY_CLASSES: Final = {
    "R1": "fact of a registry or document",
    "R2": "computed",
    "R3": "rule-bound code",
    "R4": "judgement",
}
PROFILES: Final = ("un", "host", "counterpart", "dual", "id")
ENTITY_KINDS: Final = ("state", "area", "authority", "organisation", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What exactly a claim on an indicator counts or codes.

    Parameters
    ----------
    id : str
        Id, unique inside the indicator.
    title : str
        Short label for tables.
    value_type : str
        One of the claim value types.
    unit : str
        Unit code, for quantities only.
    codes : Mapping of str to str
        Code to label, in scale order, for categories and sets; empty admits any code.
    is_ordinal : bool
        Whether the codes are ordered.
    is_stock : bool
        Whether a quantity is a state that holds through its period, not a count over it.
    is_list : bool
        Whether many values may be true at once (acts, events): they do not contradict each
        other unless they speak of one topic.
    note : str
        Counting rule or remark.
    """

    id: str
    title: str
    value_type: str
    unit: str = ""
    codes: Mapping[str, str] = field(default_factory=dict, hash=False)
    is_ordinal: bool = False
    is_stock: bool = False
    is_list: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One question of the codebook.

    Parameters
    ----------
    id : str
        Letter of the block and a number (``N3``).
    block : str
        Key of :data:`BLOCKS`.
    title, question : str
        Name, and the question in words.
    is_core : bool
        Whether it belongs to the core set.
    decision_rule : str
        How a coder decides.
    missing_rule : str
        Key of :data:`MISSING_RULES`.
    reliability : str
        Key of :data:`RELIABILITY_CLASSES`.
    literature : tuple of str
        Short references.
    definitions : tuple of Definition
        In the order in which tables show them.
    """

    id: str
    block: str
    title: str
    question: str
    is_core: bool
    decision_rule: str
    missing_rule: str
    reliability: str
    literature: tuple[str, ...]
    definitions: tuple[Definition, ...]

    def definition(self, definition_id: str) -> Definition | None:
        """Definition of that id, or None."""
        return next((d for d in self.definitions if d.id == definition_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A doctrine rule: inputs, thresholds, and the alternatives that run automatically.

    Parameters
    ----------
    id, title : str
        Id (``CONSENT``) and name.
    doctrine : str
        Where the rule comes from.
    met_if, not_met_if, otherwise : str
        The clauses in words.
    inputs : tuple of str
        Indicators named in the deciding clauses; coverage is counted over these.
    shown_beside : tuple of str
        Indicators shown as quality or exposure; they cannot turn the rule.
    thresholds : Mapping of str to float
        Named thresholds.
    alternatives : tuple of Mapping
        Other values of thresholds, each run on its own.
    version : str
        Version of the rule's text.
    """

    id: str
    title: str
    doctrine: str
    met_if: str
    not_met_if: str
    otherwise: str
    inputs: tuple[str, ...]
    shown_beside: tuple[str, ...]
    thresholds: Mapping[str, float] = field(hash=False)
    alternatives: tuple[Mapping[str, float], ...] = field(hash=False)
    version: str = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityName:
    """A name of a place or authority and who uses it.

    Parameters
    ----------
    text : str
        The name.
    language, script : str
        BCP 47 language and ISO 15924 script.
    used_by : tuple of str
        Display profiles and users of this name.
    from_year, to_year : int or None
        Years of use, both inclusive.
    source : str
        Where the usage was seen.
    """

    text: str
    language: str
    script: str
    used_by: tuple[str, ...]
    from_year: int | None = None
    to_year: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A place, authority or organisation: an id with a table of names.

    Parameters
    ----------
    id : str
        Id; exports always contain it.
    kind : str
        One of :data:`ENTITY_KINDS`.
    names : tuple of EntityName
        All names, the default label first.
    note : str
        Remark on status or polygons.
    """

    id: str
    kind: str
    names: tuple[EntityName, ...]
    note: str = ""

    def label(self, profile: str = "un", year: int | None = None) -> str:
        """Name under a display profile.

        Parameters
        ----------
        profile : str
            One of :data:`PROFILES`.
        year : int or None
            Year whose usage is wanted.

        Returns
        -------
        str
            ``dual`` joins the names of host and counterpart in alphabetical order.
        """
        if profile == "id":
            return self.id
        if profile == "dual":
            both = {name for side in ("host", "counterpart") if (name := self._find(side, year))}
            if both:
                return "/".join(sorted(both, key=lambda name: (name.casefold(), name)))
        return self._find(profile, year) or self._find("un", year) or self.names[0].text

    def _find(self, profile: str, year: int | None) -> str | None:
        for name in self.names:
            if profile in name.used_by and (
                year is None or ((name.from_year or year) <= year <= (name.to_year or year))
            ):
                return name.text
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceKind:
    """How often reports of a kind are right, as Beta priors' means.

    Parameters
    ----------
    id, label : str
        Kind and its name.
    hits, hits_of : float
        P(reports it | it is so) as hits out of hits_of.
    false, false_of : float
        P(reports it | it is not so) as false out of false_of.

    References
    ----------
    METHODS C.4 point 3; provisional until estimated from settled claims.
    """

    id: str
    label: str
    hits: float
    hits_of: float
    false: float
    false_of: float

    @property
    def hit_probability(self) -> float:
        """P(reports it | it is so)."""
        return self.hits / self.hits_of

    @property
    def false_probability(self) -> float:
        """P(reports it | it is not so)."""
        return self.false / self.false_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TableQuestion:
    """A row of the year-by-question table.

    Parameters
    ----------
    id, title : str
        Id and label.
    indicators : tuple of str
        ``INDICATOR/definition`` or ``INDICATOR`` whose claims fill the row.
    wanted : str
        What kind of document would fill an empty cell.
    is_terminal : bool
        Whether the question arises only as the mission ends.
    """

    id: str
    title: str
    indicators: tuple[str, ...]
    wanted: str = ""
    is_terminal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All of the codebook.

    Parameters
    ----------
    version : str
        Version of the codebook.
    indicators : Mapping of str to Indicator
        By id.
    rules : Mapping of str to Rule
        By id, in display order.
    entities : Mapping of str to Entity
        By id.
    units : Mapping of str to str
        Unit code to label.
    parties : Mapping of str to str
        Role code to label.
    source_kinds : Mapping of str to SourceKind
        Weights by kind; ``aligned`` stands for a source whose stake is the claim's beneficiary.
    questions : tuple of TableQuestion
        Rows of the year table.
    confusion_diagonal : Mapping of str to float
        P(coder is right) by reliability class.
    """

    version: str
    indicators: Mapping[str, Indicator] = field(hash=False)
    rules: Mapping[str, Rule] = field(hash=False)
    entities: Mapping[str, Entity] = field(hash=False)
    units: Mapping[str, str] = field(hash=False)
    parties: Mapping[str, str] = field(hash=False)
    source_kinds: Mapping[str, SourceKind] = field(hash=False)
    questions: tuple[TableQuestion, ...]
    confusion_diagonal: Mapping[str, float] = field(hash=False)

    def label(self, entity: str, profile: str = "un", year: int | None = None) -> str:
        """Label of an entity, or its id when the name table does not hold it."""
        found = self.entities.get(entity)
        return found.label(profile, year) if found else entity


def known_value_types() -> tuple[str, ...]:
    """Value types a definition may have."""
    return VALUE_TYPES
