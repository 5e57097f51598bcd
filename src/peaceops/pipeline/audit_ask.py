"""What the tests of a text ask, answered by the evidence base and the tables at hand.

What enters: the casebook, tables, the text whose own figures are no evidence for it. What leaves: replies with the
command that asks again.
Never done here: a test; a figure that the audited text itself brought into the ledger.
"""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from peaceops.assess.audit.asker import Probe, Reply
from peaceops.casebook.claims import ClaimHead
from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import Inclusion, read_placed_rows, read_registry
from peaceops.casebook.state import shipped_states
from peaceops.codebook.schema import Codebook
from peaceops.documents.lexicon import Lexicon, build_lexicon
from peaceops.documents.statements import find_statements
from peaceops.errors import InvalidValue, UnknownName
from peaceops.evidence.answer import Reading
from peaceops.evidence.derive import PanelMeasures
from peaceops.evidence.identity import FACTS
from peaceops.evidence.returns import TABLES as DISPLACED
from peaceops.evidence.table import IPI_STATES, TableSet
from peaceops.model.mission import Mission
from peaceops.model.passage import Passage
from peaceops.model.statement import Entity, Statement
from peaceops.model.text import Sentence, Text
from peaceops.model.value import Quantity
from peaceops.pipeline.ask import ask
from peaceops.pipeline.engine import open_tables
from peaceops.pipeline.question_form import Asked

_WORDS: Final = {
    "missions-established": "missions established",
    "missions-active": "missions active",
    "missions-ended": "missions ended",
    "contributions": "contributions",
    "conflicts": "conflicts",
    "deaths": "deaths",
    "displacement": "displacement",
    "losses": "losses",
    "toll": "toll",
    "personnel": "personnel",
    "rank": "contributors",
    "strength": "strength",
    "components": "components",
    "ceiling": "ceiling",
    "fatalities": "fatalities",
    "duration": "duration",
    "share": "share",
    "exit": "exit",
    **{fact: fact for fact in FACTS},
}
_OVER_STATES: Final = frozenset({"contributions", "conflicts", "deaths", "displacement"})
_OF_PEOPLE: Final = frozenset({"losses", "toll", "personnel", "rank"})
_TIMELESS: Final = frozenset({"duration", "exit", *FACTS})


class EvidenceAsker:
    """Answers probes from the casebook and the tables at hand, each once.

    Parameters
    ----------
    casebook : Casebook
        The evidence base.
    codebook : Codebook
        What its words mean.
    tables : TableSet or None
        Tables at hand; None for none.
    data : str
        The data folder as it was given, for the command that asks again.
    without : iterable of str
        Sources that are no evidence here: the audited text itself.
    lexicon : Lexicon or None
        Names, to read the claims' words; None builds it when it is needed.
    store : Path or None
        Where the tables are, to open those that few texts ask about.
    """

    def __init__(
        self, casebook: Casebook, codebook: Codebook, tables: TableSet | None = None, *, data: str = "",
        without: Iterable[str] = (), lexicon: Lexicon | None = None, store: Path | None = None,
    ) -> None:  # fmt: skip
        self.casebook = casebook
        self.codebook = codebook
        self.tables = tables if tables is not None else TableSet(tables={})
        self.data = data
        self.without = frozenset(without)
        self._lexicon = lexicon
        self.store = store
        self._displaced: TableSet | None = None
        heads = casebook.heads() if self.without else ()
        self._own = frozenset(head.id for head in heads if head.source in self.without)
        # A share of returns depends on area, group and day, which a sentence seldom tells: it is left to people.
        self._measures = PanelMeasures(self.tables, casebook, read_placed_rows(), with_returns=False)
        self._places: dict[str, set[str]] = {}
        self._definers: dict[str, set[str]] | None = None
        self._replies: dict[Probe, tuple[Reply, ...]] = {}
        self._numbers: dict[str, set[Decimal]] = {}
        self._indicators = casebook.questions()

    def list_shares(self) -> dict[str, tuple[Decimal, Decimal]]:
        """List shares of the largest contributor by mission, measured from the tables at hand."""
        return self._measures.list_shares()

    def ask(self, probe: Probe) -> tuple[Reply, ...]:
        """Ask the evidence; nothing where the question cannot be asked of this subject."""
        if probe not in self._replies:
            self._replies[probe] = self._ask(probe)
        return self._replies[probe]

    def may_have(self, mission: str, number: Decimal) -> bool:
        """Whether a strength or ceiling of a mission may be a number; False only where none at hand is."""
        if mission not in self._numbers:
            own = self.casebook.missions.get(mission)
            heads = self.casebook.heads_on(own.subjects, indicators=("T3",)) if own is not None else ()
            values = (self.casebook.claims[head.id].value for head in heads)
            said = {n for v in values if isinstance(v, Quantity) for n in (v.low, v.high) if n is not None}
            self._numbers[mission] = said | self._measures.list_strengths(mission)
        return number in self._numbers[mission]

    def _ask(self, probe: Probe) -> tuple[Reply, ...]:
        words, asked = self._read(probe)
        if not words:
            return ()
        try:
            answers = ask(
                words, asked, self.casebook, self.codebook, tables=self._open(words), measures=self._measures
            )  # fmt: skip
        except (UnknownName, InvalidValue):
            return ()
        command = write_command(words, asked, self.data)
        return tuple(
            Reply(probe=probe, title=one.title, command=command, readings=kept)
            for one in answers if (kept := tuple(r for r in one.readings if self._is_evidence(r)))
        )  # fmt: skip

    def _open(self, words: str) -> TableSet:
        """Open the tables that a question asks: those of the displaced are opened when they are first asked about."""
        if words != "displacement":
            return self.tables
        if self._displaced is None:
            store = self.store if self.tables.tables else None
            self._displaced = open_tables(store, DISPLACED)
        return self._displaced

    def _is_evidence(self, reading: Reading) -> bool:
        """Whether a reading rests on something else than the audited text, and its source stands by it."""
        if reading.source in self.without or self._own & set(reading.keys):
            return False
        if not self._own:
            return True
        claims = [self.casebook.claims[key] for key in reading.keys if key in self.casebook.claims]
        return not any(self._rests_on_own(claim) for claim in claims)

    def _rests_on_own(self, claim: ClaimHead) -> bool:
        return bool(self._own & set(claim.derives_from))

    def _read(self, probe: Probe) -> tuple[str, Asked]:
        """Read a probe as a question in words with its options; empty where it cannot be asked."""
        first, last = _write_day(probe.first), _write_day(probe.last)
        if probe.topic == "claims":
            if not self._holds(probe):
                return "", Asked()
            code = f"{probe.indicator}/{probe.definition}".rstrip("/")
            return f"claims {code}", Asked(mission=probe.subject, first=first, last=last)
        words = _WORDS.get(probe.topic, "")
        if probe.topic.startswith("missions-"):
            asked = Asked(
                organisation=probe.organisation, not_organisation=probe.not_organisation, lead=probe.lead, host=probe.host,
                first=first, last=last,
            )  # fmt: skip
            if probe.topic == "missions-active":
                asked = _at_once(asked, probe)
            return (words if first and last else ""), asked
        if probe.topic in _OVER_STATES:
            first, last = self._fill_days(probe, first, last)
            asked = Asked(state=probe.state, first=first, last=last, kind=probe.kind)
            return (words if first and last and (probe.state or probe.topic == "conflicts") else ""), asked
        if probe.topic in _OF_PEOPLE:
            return words, _ask_of_people(probe)
        if not probe.subject:
            return "", Asked()
        if probe.topic in _TIMELESS:
            first = last = ""
        return words, Asked(mission=probe.subject, first=first, last=last)

    def _holds(self, probe: Probe) -> bool:
        """Whether the ledger holds an indicator for a mission, its conflict or its area: claims are kept under any of them."""
        mission = self.casebook.missions.get(probe.subject)
        subjects = mission.subjects if mission else (probe.subject,)
        return any((subject, probe.indicator) in self._indicators for subject in subjects if subject)

    def _fill_days(self, probe: Probe, first: str, last: str) -> tuple[str, str]:
        if first and last:
            return _whole_years(first, last)
        given = self.tables.tables.get(IPI_STATES) if probe.topic == "contributions" else None
        return (str(given.first_day.year), str(given.last_day.year)) if given else ("", "")

    def find_subjects(self, entity: Entity) -> tuple[str, ...]:
        """Find a mission through which the claims on an entity are reached; nothing where several conflicts may be meant."""
        missions = self.casebook.missions
        if entity.kind == "mission":
            return (entity.id,) if entity.id in missions else ()
        if not entity.id:
            return ()
        ident = entity.id
        found = [
            m for m in missions.values()
            if ident in m.contexts or ident in (m.area, m.counterpart) or (entity.kind == "state" and ident in m.host_states)
        ]  # fmt: skip
        contexts = {context for m in found for context in m.contexts}
        if not found and entity.kind in ("place", "authority", "actor") and entity.text:
            contexts = self._find_contexts(entity.text)
        if len(contexts) != 1:
            return ()
        context = contexts.pop()
        return tuple(sorted(m.id for m in missions.values() if context in m.contexts)[:1])

    def _find_contexts(self, name: str) -> set[str]:
        """Find the conflict whose claims speak of a place, where those of one alone do."""
        if name not in self._places:
            word = re.compile(rf"\b{re.escape(name)}\b")
            known = {context for m in self.casebook.missions.values() for context in m.contexts}
            counted = Counter(
                head.subject for head in self.casebook.heads() if head.subject in known and word.search(head.summary)
            )
            self._places[name] = {context for context, n in counted.items() if n >= _PLACE_CLAIMS}
        return self._places[name]

    def read_ledger(self, statements: Sequence[Statement]) -> tuple[Text, tuple[Statement, ...]] | None:
        """Read, as a text, the claims of the ledger whose words come near those of statements, or None.

        Only claims on the missions and conflicts that the statements name, and of each statement the few that share
        most words with it.
        """
        named = {e.id for s in statements for e in s.entities if e.id}
        subjects = {
            subject for m in self.casebook.missions.values()
            if named & {m.id, *m.contexts, m.area, m.counterpart} - {""} for subject in m.subjects
        }  # fmt: skip
        claims = [
            c for c in self.casebook.heads_on(subjects)
            if c.stance != "denies" and c.summary and not (self._own and (c.id in self._own or self._rests_on_own(c)))
        ]  # fmt: skip
        idents = [claim.id for claim in claims]
        by_word: dict[str, list[int]] = {}
        for place, claim in enumerate(claims):
            for word in _list_words(claim.summary):
                by_word.setdefault(word, []).append(place)
        wanted: dict[str, ClaimHead] = {}
        for statement in statements:
            shared: Counter[int] = Counter()
            for word in _list_words(statement.text):
                shared.update(by_word.get(word, ()))
            most = sorted(shared.values(), reverse=True)[:_NEAR_CLAIMS]
            # Of those that share as many words as the last of the nearest, the ids decide.
            least = max(_SHARED_WORDS, most[-1]) if len(most) == _NEAR_CLAIMS else _SHARED_WORDS
            near = [(-n, idents[place], place) for place, n in shared.items() if n >= least]
            wanted |= {ident: claims[place] for _, ident, place in sorted(near)[:_NEAR_CLAIMS]}
        if not wanted:
            return None
        if self._lexicon is None:
            self._lexicon = build_lexicon(self.casebook, self.codebook)
        heads = [wanted[ident] for ident in sorted(wanted)]
        text = _write_text([(head, self.casebook.sources[head.source].label) for head in heads])
        return text, find_statements(text, self._lexicon)

    def find_missions(self, probe: Probe) -> tuple[str, ...]:
        """Find the missions of an organisation or lead in a host state that were there on the days of a probe."""
        return tuple(sorted(
            m.id for m in self.casebook.missions.values()
            if (not probe.organisation or probe.organisation in (m.organisation, m.lead))
            and (not probe.lead or probe.lead == m.lead)
            and (not probe.host or probe.host in (*m.host_states, m.area))
            and (probe.first is None or m.period.last_day >= probe.first)
            and (probe.last is None or m.period.first_day <= probe.last)
        ))  # fmt: skip

    def name(self, subject: str) -> str:
        """Name a mission, state or organisation for display."""
        mission = self.casebook.missions.get(subject)
        if mission is not None:
            return mission.acronym or mission.name
        return next((s.name for s in shipped_states().states if s.id == subject), subject)

    def read_mission(self, mission: str) -> Mission | None:
        """Read a mission as the registry has it, or None."""
        return self.casebook.missions.get(mission)

    def list_definers(self, mission: str) -> frozenset[str]:
        """List who counts a mission: those by whose definition it is one."""
        if self._definers is None:
            self._definers = {}
            for row in read_registry(Inclusion):
                if row.counts:
                    self._definers.setdefault(row.mission, set()).add(row.definer)
        return frozenset(self._definers.get(mission, ()))

    def is_joint(self, mission: str) -> bool:
        """Whether a mission is under two organisations together."""
        found = self.casebook.missions.get(mission)
        return found is not None and found.mission_type == "joint"

    def is_state(self, ident: str) -> bool:
        """Whether an id is that of a state."""
        return any(state.id == ident for state in shipped_states().states)

    def was_state(self, ident: str, last: date) -> bool:
        """Whether a state had begun by a day."""
        return any(state.id == ident and state.period.first_day <= last for state in shipped_states().states)

    def tell_stake(self, source: str, subject: str) -> str:
        """Tell on whose side the issuer of a source stands, or empty."""
        found = self.casebook.sources.get(source)
        if found is None:
            return ""
        mission = self.casebook.missions.get(subject)
        for ident in mission.subjects if mission else (subject,):
            if ident in found.stakes:
                return found.stakes[ident]
        return found.stake


_PLACE_CLAIMS: Final = 3
_NEAR_CLAIMS: Final = 6
_SHARED_WORDS: Final = 3
_WORDS_OF: Final = re.compile(r"[^\W_]{3,}|\d+")


def _list_words(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in _WORDS_OF.findall(text.casefold().replace(",", "")))


def _write_text(claims: Sequence[tuple[ClaimHead, str]]) -> Text:
    """Write the summaries of claims as a text: one passage and one sentence a claim, numbered by its id and source."""
    passages, sentences = [], []
    for order, (claim, source) in enumerate(claims):
        words = " ".join(claim.summary.split())
        passages.append(
            Passage(document="ledger", order=order, text=words, paragraph=f"{claim.id} {source}", kind="paragraph")
        )
        sentences.append(Sentence(order=order * _APART, passage=order, start=0, end=len(words), text=words))
    return Text(
        name="ledger", sha256="", format="text", language="en", passages=tuple(passages), sentences=tuple(sentences)
    )


#: Distance between sentences that follow from no other: none is the context of the next.
_APART: Final = 10


def _write_day(day: date | None) -> str:
    return "" if day is None or day in (date.min, date.max) else day.isoformat()


def _whole_years(first: str, last: str) -> tuple[str, str]:
    """Widen days to their years, a month apart: these tables answer by year, and for a month by its one value."""
    return (first, last) if first[:7] == last[:7] else (first[:4], last[:4])


def _at_once(asked: Asked, probe: Probe) -> Asked:
    """Ask of a whole year or one day as such: then every rule of counting in it is admissible."""
    first, last = probe.first, probe.last
    if first is None or last is None:
        return asked
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return replace(asked, first="", last="", at=f"{first.year:04d}")
    return replace(asked, first="", last="", at=first.isoformat()) if first == last else asked


def _ask_of_people(probe: Probe) -> Asked:
    """Ask on the people of UN missions: those of a month, else of whole years, all where no day is named."""
    first, last = _write_day(probe.first), _write_day(probe.last)
    if probe.topic == "rank":
        return Asked(mission=probe.subject, at=first[:7])
    first, last = _whole_years(first or "1948", last or "9998")
    return Asked(mission=probe.subject, state=probe.state, first=first, last=last)


_OPTIONS: Final = (
    ("mission", "--mission"), ("state", "--state"), ("organisation", "--org"), ("not_organisation", "--not-org"),
    ("lead", "--lead"), ("host", "--host"), ("first", "--from"), ("last", "--to"), ("at", "--at"), ("kind", "--kind"),
)  # fmt: skip


def write_command(words: str, asked: Asked, data: str = "") -> str:
    """Write the command that asks a question again.

    Examples
    --------
    >>> write_command("missions established", Asked(organisation="UN", first="1988", last="1993"))
    "peaceops ask 'missions established' --org UN --from 1988 --to 1993"
    """
    parts = ["peaceops", "ask", words]
    for name, option in _OPTIONS:
        if value := getattr(asked, name):
            parts += [option, value]
    if data:
        parts += ["--data", data]
    return shlex.join(parts)
