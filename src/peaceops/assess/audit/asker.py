"""What the tests of a text ask of the evidence, and what they get.

What enters: a probe: a topic with the subject and days that a statement names. What leaves: replies.
Never done here: answering (``pipeline.audit_ask`` does, through ``evidence.answer`` and the questions of ``peaceops ask``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from peaceops.evidence.answer import Reading
from peaceops.model.mission import Mission
from peaceops.model.statement import Entity, Statement
from peaceops.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """One question that a statement raises.

    Parameters
    ----------
    topic : str
        Topic of a :class:`~peaceops.model.statement.Predicate`, or ``claims``.
    subject : str
        Mission or conflict id.
    state : str
        A contributing state or the state whose conflicts are asked about.
    organisation, not_organisation, lead, host : str
        Filters of a count of missions.
    indicator, definition : str
        Codebook ids, where the topic is ``claims``.
    kind : str
        ``interstate`` or ``intrastate``, where conflicts are asked about.
    first, last : date or None
        Days asked about, both included.
    """

    topic: str
    subject: str = ""
    state: str = ""
    organisation: str = ""
    not_organisation: str = ""
    lead: str = ""
    host: str = ""
    indicator: str = ""
    definition: str = ""
    kind: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # itself alone, so that what follows from it can be kept
class Reply:
    """What the evidence says on a probe.

    Parameters
    ----------
    probe : Probe
        What was asked.
    title : str
        The question in words.
    command : str
        The command that asks it again.
    readings : tuple of Reading
        Every admissible reading; one without a value says why.
    """

    probe: Probe
    title: str
    command: str
    readings: tuple[Reading, ...]


class Asker(Protocol):
    """What answers the tests of a text."""

    def ask(self, probe: Probe) -> tuple[Reply, ...]:
        """Ask; nothing where the question cannot be asked of this subject."""
        ...

    def may_have(self, mission: str, number: Decimal) -> bool:
        """Whether a strength or ceiling of a mission may be a number; False only where none at hand is."""
        ...

    def find_subjects(self, entity: Entity) -> tuple[str, ...]:
        """Find the missions and conflicts whose claims concern an entity; nothing where it is ambiguous."""
        ...

    def name(self, subject: str) -> str:
        """Name a mission, conflict, state or organisation for display."""
        ...

    def read_ledger(self, statements: Sequence[Statement]) -> tuple[Text, tuple[Statement, ...]] | None:
        """Read, as a text, the claims of the ledger whose words come near those of statements, or None."""
        ...

    def find_missions(self, probe: Probe) -> tuple[str, ...]:
        """Find the missions of an organisation or lead in a host state that were there on the days of a probe."""
        ...

    def read_mission(self, mission: str) -> Mission | None:
        """Read a mission as the registry has it, or None."""
        ...

    def list_definers(self, mission: str) -> frozenset[str]:
        """List who counts a mission: those by whose definition it is one."""
        ...

    def is_joint(self, mission: str) -> bool:
        """Whether a mission is under two organisations together."""
        ...

    def is_state(self, ident: str) -> bool:
        """Whether an id of a lead or host is that of a state."""
        ...

    def was_state(self, ident: str, last: date) -> bool:
        """Whether a state had begun by a day: a part of another, earlier, is no other place."""
        ...

    def tell_stake(self, source: str, subject: str) -> str:
        """Tell on whose side the issuer of a source stands, or empty where it is not known."""
        ...
