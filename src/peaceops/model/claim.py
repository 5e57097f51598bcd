"""A claim: what one source says about one subject on one question.

What enters: parsed columns of a casebook row.
What leaves: a frozen value with a content id.
Never done here: reading files, judging who is right.

The id is a hash of the *proposition and its ground* (subject, indicator, definition, party, topic,
value, unit, period, source, locator, stance, attribution). Annotations (summary, anchors,
coder, status, note, quote) may be improved without changing it; two rows with one id and
different annotations are a conflict.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from peaceops.errors import InvalidValue
from peaceops.model.locator import DesignLocator, Locator, PassageLocator, TableLocator
from peaceops.model.period import Period
from peaceops.model.question import Question
from peaceops.model.source import SOURCE_ID
from peaceops.model.value import Category, Quantity, Value, name_value_type, unit_of

STANCES: Final = ("asserts", "denies", "attributes")
ATTRIBUTIONS: Final = ("observed", "relayed")
STATUSES: Final = ("provisional", "reviewed", "adjudicated", "withdrawn")
CODER_KINDS: Final = ("human", "machine", "computed")
MAX_QUOTE_CHARACTERS: Final = 400
MAX_TEXT_CHARACTERS: Final = 2_000
_ID: Final = re.compile(r"c[0-9a-f]{12}")
_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9._:-]{0,79}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A short quotation from a source, for users' own cases.

    Parameters
    ----------
    text : str
        The words, at most :data:`MAX_QUOTE_CHARACTERS`.
    language, script : str
        BCP 47 language and ISO 15924 script of the words.
    translation : str
        Translation into the casebook's language, if any.
    transliteration_scheme : str
        Scheme of transliterated words (``BGN/PCGN``, ``ISO 9``), if any.
    """

    text: str
    language: str = ""
    script: str = ""
    translation: str = ""
    transliteration_scheme: str = ""

    def __post_init__(self) -> None:
        for name, text in (("quote", self.text), ("translation", self.translation)):
            if len(text) > MAX_QUOTE_CHARACTERS:
                raise InvalidValue(
                    f"the {name} has {len(text)} characters",
                    expected=f"at most {MAX_QUOTE_CHARACTERS}: quote the words that carry the claim",
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedNone:
    """The ground of a real zero: an observer with duty and access who reports none.

    Parameters
    ----------
    exposure_days : int
        Days of the period that the observer covered.
    limits : str
        Limits of the access, as the observer states them.

    References
    ----------
    METHODS B.1 rule 4.
    """

    exposure_days: int
    limits: str = ""

    def __post_init__(self) -> None:
        if self.exposure_days < 1:
            raise InvalidValue("an observation of none needs at least one day of exposure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one source says on one question.

    Parameters
    ----------
    subject : str
        Mission or conflict id.
    indicator, definition : str
        Codebook ids; the definition says what exactly is counted or coded.
    value : Value
        Typed value.
    period : Period
        The days the value is about.
    source : str
        Source id.
    locator : Locator
        Where in the source.
    topic : str
        What in particular, where the definition asks for it: the task of a delivery claim, the
        kind of an activity. A code.
    party : str
        Role the value is about (``host``, ``counterpart``, ``sender`` …), if any.
    stance : str
        What the source does with it: ``asserts``, ``denies`` or ``attributes``.
    attribution : str
        ``observed`` (the source's own observation or act) or ``relayed``.
    attributed_to : str
        Whose statement is relayed, if the source says so.
    derives_from : tuple of str
        Ids of claims this one repeats or rests on.
    known_from : date
        First day on which the evidence was public.
    coder, coder_kind, status : str
        Who coded it, of what kind, and how far it was reviewed.
    summary : str
        One neutral sentence of our own.
    anchors : tuple of str
        Figures, dates and names that stand in the passage.
    observed_none : ObservedNone or None
        Present when the value is a real zero of an observer.
    quote : Quote or None
        Short quotation (users' own cases).
    note : str
        Reason of the coding, doubt, definition.

    Raises
    ------
    InvalidValue
        If a field is not of its form.
    """

    subject: str
    indicator: str
    definition: str
    value: Value
    period: Period
    source: str
    locator: Locator
    known_from: date
    party: str = ""
    topic: str = ""
    stance: str = "asserts"
    attribution: str = "observed"
    attributed_to: str = ""
    derives_from: tuple[str, ...] = ()
    coder: str = ""
    coder_kind: str = "human"
    status: str = "provisional"
    summary: str = ""
    anchors: tuple[str, ...] = ()
    observed_none: ObservedNone | None = None
    quote: Quote | None = None
    note: str = ""
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        if not _SLUG.fullmatch(self.subject):
            raise InvalidValue(f"subject {self.subject!r} is no id", expected="lower case letters, digits, - . _ :")
        if not SOURCE_ID.fullmatch(self.source):
            raise InvalidValue(f"source {self.source!r} is no id", expected="letters, digits, - . _ :")
        for name, known in (
            ("stance", STANCES),
            ("attribution", ATTRIBUTIONS),
            ("status", STATUSES),
            ("coder_kind", CODER_KINDS),
        ):
            if getattr(self, name) not in known:
                raise InvalidValue(f"{name} {getattr(self, name)!r} is not known", expected=" or ".join(known))
        if self.topic and not _SLUG.fullmatch(self.topic):
            raise InvalidValue(f"topic {self.topic!r} is no code", expected="lower case letters, digits, - . _ :")
        for name in ("summary", "note"):
            if len(getattr(self, name)) > MAX_TEXT_CHARACTERS:
                raise InvalidValue(f"{name} is longer than {MAX_TEXT_CHARACTERS} characters")
        for parent in self.derives_from:
            if not _ID.fullmatch(parent):
                raise InvalidValue(f"{parent!r} is no claim id", expected="c and 12 hexadecimal digits")
        if self.observed_none is not None and not _is_zero(self.value):
            raise InvalidValue("an observation of none has a value other than 0")
        object.__setattr__(self, "id", self._hash())

    def _hash(self) -> str:
        first, last = self.period.render()
        content = "\x1f".join(
            (
                self.subject,
                self.indicator,
                self.definition,
                self.party,
                self.topic,
                name_value_type(self.value),
                self.value.text,
                unit_of(self.value),
                first,
                last,
                self.source,
                self.locator.render(),
                self.stance,
                self.attribution,
                self.attributed_to,
            )
        )
        return "c" + hashlib.sha256(content.encode()).hexdigest()[:12]

    @property
    def question(self) -> Question:
        """The question this claim answers."""
        return Question(
            subject=self.subject,
            indicator=self.indicator,
            definition=self.definition,
            unit=unit_of(self.value),
            period=self.period,
            party=self.party,
        )

    @property
    def kind(self) -> str:
        """``measured`` (rows), ``estimated`` (a design) or ``coded`` (a passage)."""
        if isinstance(self.locator, TableLocator):
            return "measured"
        if isinstance(self.locator, DesignLocator):
            return "estimated"
        assert isinstance(self.locator, PassageLocator)
        return "coded"


def _is_zero(value: Value) -> bool:
    if isinstance(value, Quantity):
        return value.is_number and value.low == 0
    return isinstance(value, Category) and value.code == "0"
