"""What an audit finds: findings of rules, tests of statements, arguments.

What enters: what the rules and tests of ``assess.audit`` say. What leaves: frozen values.
Never done here: finding anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.errors import InvalidValue

SEVERITIES: Final = ("error", "warning", "note")
#: Verdicts by which evidence bears a statement out.
SUPPORT: Final = frozenset({"supported", "supported-with-qualification"})
TEST_KINDS: Final = ("internal", "recomputed", "ledger", "document")
VERDICTS: Final = (
    "supported",
    "supported-with-qualification",
    "contradicted",
    "contested",
    "depends-on-definition",
    "not-testable",
    "no-evidence",
)
INFERENCES: Final = (
    "composition-to-partiality",
    "alignment-to-impossibility",
    "case-to-case",
    "outcome-to-motive",
    "sequence-to-cause",
)


_ROW: Final = re.compile(r" \[[^\]]*==.*", re.DOTALL)


def name_definition(definition: str) -> str:
    """Name what was measured in words, with the code of its indicator where it has one.

    Examples
    --------
    >>> name_definition("E4/duration"), name_definition("counts/missions_established")
    ('duration (E4)', 'missions established')
    """
    code, slash, name = definition.partition("/")
    if not slash:
        return definition
    words = name.removesuffix("_days").replace("_", " ")
    return f"{words} ({code})" if re.fullmatch(r"[A-Z]\d+", code) else words


def cite_table(citation: str) -> str:
    """Cite a table of a dataset without the row, which differs from day to day.

    Examples
    --------
    >>> cite_table("Perry 2017, mission_month [mission_acronym_ipi==UNMIL&observation_date==2006-12-31] troops_persons")
    'Perry 2017, mission_month'
    """
    return _ROW.sub("", citation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Words that a finding rests on, with their place.

    Parameters
    ----------
    where : str
        ``sentence``, ``note``, ``passage``, ``document`` (the document cited) or ``claim``.
    ref : str
        Order of the sentence or passage, label of the note, name and place of the document, id of the claim.
    text : str
        The words.
    start, end : int
        Offsets in it.
    """

    where: str
    ref: str
    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule found.

    Parameters
    ----------
    code : str
        Code of the rule: ``C01`` …, ``I01`` … .
    rule : str
        Its name.
    severity : str
        One of :data:`SEVERITIES`.
    title : str
        What is wrong, in one line.
    explanation : str
        Why, with the figures and dates.
    grounds : tuple of Excerpt
        The words it rests on, at least one.
    statements, notes, works : tuple of str
        What it is about.
    """

    code: str
    rule: str
    severity: str
    title: str
    explanation: str
    grounds: tuple[Excerpt, ...]
    statements: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    works: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.severity not in SEVERITIES:
            raise InvalidValue(f"severity {self.severity!r} is not known", expected=" or ".join(SEVERITIES))
        if not self.grounds:
            raise InvalidValue(f"finding {self.code} quotes no ground")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomputed:
    """A figure of the text beside what the evidence gives.

    Parameters
    ----------
    claimed : str
        The text's words.
    claimed_low, claimed_high : Decimal or None
        Its bounds.
    low, high : Decimal or None
        Interval over the admissible readings of this definition.
    text : str
        The value where it is no number.
    unit, definition, rule, period : str
        What was measured, by which rule, when.
    fit : str
        ``equal``, ``inside``, ``overlaps``, ``outside``, ``other-subject``, ``other-period``, ``other-definition``.
    source, citation, query, command : str
        Where it comes from and how to run it again.
    readings : int
        How many readings the interval spans.
    """

    claimed: str
    claimed_low: Decimal | None = None
    claimed_high: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    text: str = ""
    unit: str = ""
    definition: str = ""
    rule: str = ""
    period: str = ""
    fit: str = ""
    source: str = ""
    citation: str = ""
    query: str = ""
    command: str = ""
    readings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementTest:
    """One test of a statement.

    Parameters
    ----------
    kind : str
        One of :data:`TEST_KINDS`.
    verdict : str
        One of :data:`VERDICTS`.
    explanation : str
        Why, in one or two sentences.
    figures : tuple of Recomputed
        Numbers compared.
    grounds : tuple of Excerpt
        Words and claims it rests on.
    """

    kind: str
    verdict: str
    explanation: str
    figures: tuple[Recomputed, ...] = ()
    grounds: tuple[Excerpt, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in TEST_KINDS:
            raise InvalidValue(f"test kind {self.kind!r} is not known", expected=" or ".join(TEST_KINDS))
        if self.verdict not in VERDICTS:
            raise InvalidValue(f"verdict {self.verdict!r} is not known", expected=" or ".join(VERDICTS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The verdict on a statement: that of the first test that applies; all tests are kept.

    Parameters
    ----------
    statement : str
        Id.
    verdict : str
        One of :data:`VERDICTS`.
    explanation : str
        Why.
    tests : tuple of StatementTest
        In order.
    """

    statement: str
    verdict: str
    explanation: str
    tests: tuple[StatementTest, ...] = ()

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise InvalidValue(f"verdict {self.verdict!r} is not known", expected=" or ".join(VERDICTS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A conclusion of the text with what it rests on, proposed for review.

    Parameters
    ----------
    conclusion : str
        Id of the statement, or empty where the conclusion says nothing that could be tested.
    inference : str
        One of :data:`INFERENCES`, or empty where the text draws a conclusion of another kind.
    cue : str
        Words that announce it; empty where nothing does.
    premises : tuple of str
        Ids of statements that the text gives for it.
    missing : tuple of str
        Premises that the inference needs and the text does not state, in words.
    comparators : tuple of str
        Mission ids, picked by rule, on which the same inference can be tried.
    evidence : tuple of str
        What would test it, in words.
    same_inference : tuple of (str, str)
        Comparator and what the same inference would conclude there.
    explanation : str
        What kind of inference this is and what it leaves open.
    words : Excerpt or None
        The conclusion in the text's words.
    stated : tuple of Excerpt
        The premises in the text's words.
    why : tuple of str
        What in the sentence weighed most for proposing it, the weightiest first.
    """

    conclusion: str
    inference: str
    cue: str
    premises: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    comparators: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    same_inference: tuple[tuple[str, str], ...] = ()
    explanation: str = ""
    words: Excerpt | None = None
    stated: tuple[Excerpt, ...] = ()
    why: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.inference and self.inference not in INFERENCES:
            raise InvalidValue(f"inference {self.inference!r} is not known", expected=" or ".join(INFERENCES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A prediction of the text.

    Parameters
    ----------
    statement : str
        Id.
    resolve_by : date or None
        Day on which it can be settled; None where the text gives none.
    reason : str
        Why it cannot be scored, where it cannot.
    likelihood : str
        Words of the text that say how likely it is; no number is made of them.
    """

    statement: str
    resolve_by: date | None = None
    reason: str = ""
    likelihood: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much of a text rests on a work.

    Parameters
    ----------
    work : str
        Id; empty for what rests on no note.
    citations, sentences, words : int
        Times cited, sentences whose notes cite it, words of them.
    share : float
        Words over the words of the body, 0 to 1. A sentence with several works counts for each of them.
    stake : str
        Stake of the work's author where it is known.
    """

    work: str
    citations: int
    sentences: int
    words: int
    share: float
    stake: str = ""


_SHA256: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """An audit on file: of which text, about which missions, with what counts.

    Parameters
    ----------
    sha256, name, title, author, issued : str
        The text: hash of its bytes, name of the file, and what it says of itself.
    missions : tuple of str
        Missions it is about.
    notes, notes_resolved, references, works, sentences, statements : int
        Its notes, those whose every reference is resolved, its references, works, sentences, statements.
    errors, warnings, remarks : int
        Findings by severity.
    verdicts : tuple of (str, int)
        Statements by verdict.
    audited : date
        Day of the audit.
    version : str
        Version of the program.
    page : str
        Name or web address of the page.
    """

    sha256: str
    name: str
    missions: tuple[str, ...]
    notes: int
    notes_resolved: int
    references: int
    works: int
    sentences: int
    statements: int
    errors: int
    warnings: int
    remarks: int
    verdicts: tuple[tuple[str, int], ...]
    audited: date
    title: str = ""
    author: str = ""
    issued: str = ""
    version: str = ""
    page: str = ""

    def __post_init__(self) -> None:
        if not _SHA256.fullmatch(self.sha256):
            raise InvalidValue(f"{self.sha256!r} is no hash", expected="64 hexadecimal digits (SHA-256)")
