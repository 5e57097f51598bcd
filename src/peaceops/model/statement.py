"""A statement: a sentence that asserts something, with who, what, how much and when.

What enters: what was found in a sentence. What leaves: frozen values.
Never done here: finding, testing, judging.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from peaceops.errors import InvalidValue
from peaceops.model.period import Period

#: What is bound by the words beside a figure.
BOUNDS: Final = ("exact", "about", "at-least", "at-most", "more-than", "fewer-than", "between")
#: How a statement is meant. Motive and norm are not testable; a prediction is kept for its day.
MODALITIES: Final = ("asserted", "reported", "estimated", "predicted", "possible", "normative", "motive")
ENTITY_KINDS: Final = ("mission", "conflict", "state", "area", "organisation", "actor", "place", "document")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that a statement names.

    Parameters
    ----------
    kind : str
        One of :data:`ENTITY_KINDS`.
    id : str
        Id of the registry, state list or name table; empty where several are meant or none is known.
    text : str
        The words.
    start, end : int
        Offsets in the sentence.
    candidates : tuple of str
        Ids it may mean where `id` is empty.
    how : str
        ``named``, ``carried`` (a pronoun or short form whose antecedent stands before) or
        ``implied`` (by the section's subject).
    role : str
        ``subject``, ``object`` or empty.
    """

    kind: str
    id: str
    text: str
    start: int
    end: int
    candidates: tuple[str, ...] = ()
    how: str = "named"
    role: str = ""

    def __post_init__(self) -> None:
        if self.kind not in ENTITY_KINDS:
            raise InvalidValue(f"entity kind {self.kind!r} is not known", expected=" or ".join(ENTITY_KINDS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure with its unit and what bounds it.

    Parameters
    ----------
    low, high : Decimal or None
        Bounds, both included; None on a side without bound ("more than 80%" has no high).
    unit : str
        Unit code: ``persons``, ``count``, ``share`` (0 to 1), ``days``, ``months``, ``years``, ``km2`` …
    noun : str
        The words counted: ``peacekeeping missions``, ``armed troops``.
    bound : str
        One of :data:`BOUNDS`.
    text : str
        The words, bound words included.
    start, end : int
        Offsets in the sentence.
    of : str
        What it is a part of, where the text says so ("of at least 300,000 refugees").
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    text: str
    start: int
    end: int
    noun: str = ""
    bound: str = "exact"
    of: str = ""

    def __post_init__(self) -> None:
        if self.bound not in BOUNDS:
            raise InvalidValue(f"bound {self.bound!r} is not known", expected=" or ".join(BOUNDS))
        if self.low is None and self.high is None:
            raise InvalidValue("an amount has no bound at all")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Days that a statement names.

    Parameters
    ----------
    period : Period
        First to last day; a month or year is its first to its last day.
    text : str
        The words.
    start, end : int
        Offsets in the sentence.
    kind : str
        ``day``, ``month``, ``year``, ``range``, ``decade``, ``since``, ``until`` or ``relative``.
    how : str
        ``named``, or ``carried`` from a sentence before.
    """

    period: Period
    text: str
    start: int
    end: int
    kind: str = "year"
    how: str = "named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """What is said of the subject.

    Parameters
    ----------
    topic : str
        What kind of figure or fact it is; empty where none fits. Of missions: ``missions-established``,
        ``missions-active``, ``missions-ended``. Of a mission: ``strength``, ``ceiling``, ``contributions``,
        ``contributors``, ``fatalities``, ``casualties``, ``duration``, ``term``, ``notice``, ``renewals``, ``cost``,
        ``equipment``, ``formations``, ``posts``, ``patrols``, ``exercises``, ``growth``, ``share-contributor``,
        ``share-women``; ``started``, ``ended``, ``extended``, ``authorised``, ``withdrawn``, ``lead``, ``host``,
        ``composition``, ``delivery``. Of an area or conflict: ``displaced``, ``displaced-again``, ``returned``,
        ``share-returned``, ``homes-destroyed``, ``deaths``, ``injured``, ``population``, ``citizenship``,
        ``passportization``, ``violations``, ``incidents``, ``war-started``, ``war-ended``, ``war-duration`` …
        Of acts: ``signed``, ``adopted``, ``votes``, ``veto``, ``recognition``, ``recognition-requested``,
        ``withdrawal-requested`` …; ``event`` is a day with none of these, ``span`` a length of time, ``share`` a
        share of anything else. The table is ``documents.statement.topic``.
    indicator, definition : str
        Codebook ids where one fits, else empty.
    text : str
        The words.
    start, end : int
        Offsets in the sentence.
    """

    topic: str = ""
    indicator: str = ""
    definition: str = ""
    text: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A comparison between two sets.

    Parameters
    ----------
    relation : str
        ``more``, ``fewer``, ``equal``, ``times``, ``first``, ``only``.
    text : str
        The words.
    with_text : str
        What it is compared with, in words.
    with_period : Period or None
        Days of the other set.
    factor : Decimal or None
        "three times as many".
    """

    relation: str
    text: str
    with_text: str = ""
    with_period: Period | None = None
    factor: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that a sentence says.

    Parameters
    ----------
    id : str
        ``s001``, ``s002`` in order of the text.
    sentence : int
        Order of its sentence.
    start, end : int
        Offsets of its clause in the sentence.
    text : str
        The clause.
    entities : tuple of Entity
        Whom and what it names, its subject first.
    predicate : Predicate
        What it says.
    amounts : tuple of Amount
        Figures, in order.
    times : tuple of When
        Days, in order.
    comparison : Comparison or None
        Where it compares two sets.
    modality : str
        One of :data:`MODALITIES`.
    attribution : str
        To whom the text attributes it ("Human Rights Watch", "estimated"), or empty.
    is_negated : bool
        Whether it says that something is not so.
    notes : tuple of str
        Labels of the notes that it rests on: those of its sentence.
    is_testable : bool
        Whether any evidence could settle it.
    reason : str
        Why it is not testable.
    cue : str
        Words by which modality was told.
    """

    id: str
    sentence: int
    start: int
    end: int
    text: str
    entities: tuple[Entity, ...] = ()
    predicate: Predicate = Predicate()
    amounts: tuple[Amount, ...] = ()
    times: tuple[When, ...] = ()
    comparison: Comparison | None = None
    modality: str = "asserted"
    attribution: str = ""
    is_negated: bool = False
    notes: tuple[str, ...] = ()
    is_testable: bool = True
    reason: str = ""
    cue: str = ""

    def __post_init__(self) -> None:
        if self.modality not in MODALITIES:
            raise InvalidValue(f"modality {self.modality!r} is not known", expected=" or ".join(MODALITIES))
