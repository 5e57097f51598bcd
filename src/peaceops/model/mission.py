"""A mission: an operation with its names, spells, roles and context.

What enters: a row of ``missions.csv`` with its names. What leaves: a frozen value.
Never done here: judging whether it "is" peacekeeping; inclusion is a coded field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from peaceops.errors import InvalidValue
from peaceops.model.period import Period

MISSION_TYPES: Final = ("un", "regional", "state-led", "joint", "ad-hoc")
REGISTRY_MARK: Final = "Registry entry"  # how the note of a row begins that was merged from lists
_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9._:-]{0,79}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of an entity.

    Parameters
    ----------
    entity : str
        Entity id.
    text : str
        The name.
    language, script : str
        BCP 47 language, ISO 15924 script.
    used_by : str
        Who uses it (``un``, ``host``, ``counterpart``, ``sender``, ``neutral`` …).
    period : Period or None
        When it was in use; None is always.
    source : str
        Source id, or empty.
    note : str
        Remark.
    """

    entity: str
    text: str
    language: str = "en"
    script: str = "Latn"
    used_by: str = ""
    period: Period | None = None
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mission:
    """An operation: one or more spells under mandates.

    Parameters
    ----------
    id : str
        Mission id.
    acronym, name : str
        Short and full name in the casebook's language.
    period : Period
        From the first deployment to the end, with the disagreement of the sources as
        uncertain bounds.
    mission_type : str
        One of :data:`MISSION_TYPES`.
    lead, organisation, host, counterpart : str
        Entity ids: who leads it, under whose authority, where, and the host's main counterpart.
    area : str
        Entity id of the area.
    instrument : str
        Mandate-giving instrument.
    contexts : tuple of str
        Subjects whose claims are shared with other missions (the conflict both watch).
    beside : tuple of str
        Missions deployed in the same area.
    predecessor, successor : str
        Mission ids, or empty.
    hosts : tuple of str
        Entity ids of all host states, where there are several; `host` is empty then.
    latitude_degrees, longitude_degrees : float or None
        A point of the area, for a locator map.
    source : str
        Source id of these identity facts.
    note : str
        Remark.
    """

    id: str
    acronym: str
    name: str
    period: Period
    mission_type: str
    lead: str
    organisation: str
    host: str
    counterpart: str = ""
    area: str = ""
    instrument: str = ""
    contexts: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    predecessor: str = ""
    successor: str = ""
    latitude_degrees: float | None = None
    longitude_degrees: float | None = None
    source: str = ""
    note: str = ""
    hosts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for value in (self.id, *self.contexts, *self.beside):
            if not _SLUG.fullmatch(value):
                raise InvalidValue(f"mission id {value!r} is no id", expected="lower case letters, digits, - . _ :")
        if self.mission_type not in MISSION_TYPES:
            raise InvalidValue(f"mission type {self.mission_type!r} is not known", expected=", ".join(MISSION_TYPES))
        if not self.name:
            raise InvalidValue("the mission has no name")
        for name, degrees, limit in (
            ("latitude", self.latitude_degrees, 90),
            ("longitude", self.longitude_degrees, 180),
        ):
            if degrees is not None and not -limit <= degrees <= limit:
                raise InvalidValue(f"{name} {degrees} does not exist", expected=f"-{limit} to {limit} degrees")

    @property
    def host_states(self) -> tuple[str, ...]:
        """Every host state: one, several or none."""
        return self.hosts or tuple(filter(None, (self.host,)))

    @property
    def is_registry_only(self) -> bool:
        """Whether the row was merged from lists and nobody has studied the mission yet."""
        return self.note.startswith(REGISTRY_MARK)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The mission and its contexts: all subjects whose claims concern it."""
        return (self.id, *self.contexts)
