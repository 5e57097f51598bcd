"""Audit a text: read it, follow its notes, test what it says, set out its arguments.

What enters: a :class:`AuditRequest`. What leaves: an :class:`~peaceops.dossier.audit.Audit`.
Never done here: printing, writing; each stage belongs to the layer that does it.
"""

from __future__ import annotations

import hashlib
import json
import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Final

from peaceops.assess.audit.argument import find_arguments
from peaceops.assess.audit.citation import check_citations
from peaceops.assess.audit.peer import COMPARATOR_RULE, read_peers
from peaceops.assess.audit.share import derive_shares
from peaceops.assess.audit.statement import check_statements
from peaceops.casebook.load import load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.documents.citations import parse_citations
from peaceops.documents.cited import find_cited_documents
from peaceops.documents.contents import Contents
from peaceops.documents.lexicon import Lexicon, build_lexicon
from peaceops.documents.prose.read import read_plainly
from peaceops.documents.statements import find_statements
from peaceops.documents.text import read_text
from peaceops.dossier.audit import Audit, AuditManifest
from peaceops.errors import DocumentUnreadable
from peaceops.evidence.table import TableSet
from peaceops.model.audit import SEVERITIES, Argument, Finding, Prediction, Verdict
from peaceops.model.citation import CitationGraph
from peaceops.model.statement import Statement
from peaceops.model.text import Text
from peaceops.pipeline.audit_ask import EvidenceAsker
from peaceops.pipeline.audit_data import DataAtHand, open_data
from peaceops.pipeline.audit_own import find_own_sources
from peaceops.pipeline.base import Base, Progress
from peaceops.pipeline.engine import open_tables
from peaceops.pipeline.inputs import hash_casebooks, hash_codebook, label_folders, read_version

_LANGUAGE: Final = "en"
#: Fewer make no sentence, and an audit of nothing would look like a clean one.
_FEWEST_LETTERS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRequest:
    """What is to be audited, and with what.

    Parameters
    ----------
    file : Path
        The text.
    casebooks : tuple of Path
        Users' folders, laid over the shipped base in order.
    documents : Path or None
        Folder of cited documents.
    evidence : tuple of Path
        Documents that bear on the whole text though no note cites them.
    data : Path or None
        Folder of raw dataset files, or a data folder.
    ocr_folder : Path or None
        Folder of text that was recognised from scans.
    is_piped : bool
        Whether the text came from standard input, and will have to again.
    """

    file: Path
    casebooks: tuple[Path, ...] = ()
    documents: Path | None = None
    evidence: tuple[Path, ...] = ()
    data: Path | None = None
    ocr_folder: Path | None = None
    is_piped: bool = False

    def command(self) -> str:
        """Command that makes the audit again, without a path of one machine."""
        parts = ["peaceops", "audit", "-" if self.is_piped else self.file.name]
        if self.data is not None:
            parts += ["--data", self.data.resolve().name or "DIR"]
        if self.documents is not None:
            parts += ["--documents", self.documents.resolve().name or "DIR"]
        for path in self.evidence:
            parts += ["--evidence", path.name]
        if self.ocr_folder is not None:
            parts += ["--ocr", self.ocr_folder.resolve().name or "DIR"]
        for label in label_folders(self.casebooks):
            parts += ["--casebook", label]
        return shlex.join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """What the body of a text was found to say."""

    statements: tuple[Statement, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    findings: tuple[Finding, ...] = ()
    arguments: tuple[Argument, ...] = ()
    predictions: tuple[Prediction, ...] = ()


def _be_quiet(_stage: str) -> None:
    """Tell nobody."""


def audit_file(
    request: AuditRequest, *, cache: Path | None = None, today: date, progress: Progress = _be_quiet
) -> Audit:  # fmt: skip
    """Audit a file.

    Parameters
    ----------
    request : AuditRequest
        What is wanted.
    cache : Path or None
        Folder of caches, where snapshots of raw datasets are kept.
    today : date
        The day that goes on the cards of new snapshots; nothing else depends on it.
    progress : callable
        Told of each stage.

    Returns
    -------
    Audit

    Raises
    ------
    DocumentUnreadable
        If the text or a document of evidence cannot be read.
    CasebookError
        If a casebook cannot be loaded.
    """
    check_request(request)
    progress("reading the text")
    text = read_text(request.file, ocr_folder=request.ocr_folder)
    _check_words(text)
    progress("reading the evidence base")
    codebook = load_codebook()
    base = Base(codebook=codebook, casebook=load_casebook(codebook, overlays=request.casebooks, late=True))
    with open_data(request.data, cache=cache, today=today, progress=progress) as data:
        return audit_text(text, base, request, data, progress=progress)


def _check_words(text: Text) -> None:
    """Refuse what holds no words, so that an empty audit never looks like a clean one."""
    letters = sum(map(str.isalpha, chain.from_iterable(passage.text for passage in text.passages)))
    if letters >= _FEWEST_LETTERS or text.notes:
        return
    is_scan = text.format == "pdf" and not text.is_ocr and not letters
    raise DocumentUnreadable(
        "holds images of pages and no text" if is_scan else f"holds {letters or 'no'} letter{'' if letters == 1 else 's'}",
        where=text.name, expected="a text of at least one sentence",
        hint="--ocr DIR names the folder of its recognised text" if is_scan else "",
    )  # fmt: skip


def find_own_data(store: Path | None) -> Path | None:
    """Take the user's data folder where it holds snapshots."""
    return store if store is not None and (store / "store" / "tables").is_dir() else None


def check_request(request: AuditRequest) -> None:
    """Check that what is named is there, before any work is done.

    Raises
    ------
    DocumentUnreadable
        If a file or folder is not there.
    """
    for path in (request.file, *request.evidence):
        if not path.is_file():
            raise DocumentUnreadable("is no file", where=str(path), expected="a PDF, DOCX, HTML or text file")
    for folder in (request.documents, request.ocr_folder):
        if folder is not None and not folder.is_dir():
            raise DocumentUnreadable("is no folder", where=str(folder), expected="a folder of documents")


def audit_text(
    text: Text, base: Base, request: AuditRequest, data: DataAtHand, *, progress: Progress = _be_quiet
) -> Audit:  # fmt: skip
    """Audit a text that was read.

    Parameters
    ----------
    text : Text
        What was read.
    base : Base
        Codebook and casebooks.
    request : AuditRequest
        What is wanted.
    data : DataAtHand
        Datasets.
    progress : callable
        Told of each stage.

    Returns
    -------
    Audit
    """
    progress("following its notes")
    graph = parse_citations(text, base.casebook.sources)
    documents: Mapping[str, Text] = {}
    unread: list[str] = []
    if request.documents is not None or request.evidence:
        progress("looking for the documents it cites")
        documents = find_cited_documents(
            graph, request.documents, request.ocr_folder, request.evidence, sources=base.casebook.sources,
            tell=unread.append,
        )  # fmt: skip
        # A text is no evidence for itself, also where its own file lies among the documents.
        documents = {ident: document for ident, document in documents.items() if document.sha256 != text.sha256}
        unread += _tell_languages(documents)
    limits = tuple(_tell_limits(text))
    tables = open_tables(data.store)
    body = _Body() if limits else _audit_body(text, graph, documents, base, tables, request, progress, data.store)
    progress("checking its notes")
    findings = (*check_citations(text, graph, body.statements, documents, search=Contents()), *body.findings)
    missions = _rank_missions(body.statements)
    return Audit(
        text=text,
        graph=graph,
        statements=body.statements,
        findings=tuple(sorted(findings, key=_order(body.statements, text))),
        verdicts=body.verdicts,
        arguments=body.arguments,
        predictions=body.predictions,
        shares=derive_shares(text, graph),
        missions=missions,
        manifest=_make_manifest(request, graph, documents, tables if not limits else None, (*unread, *data.unread)),
        names=tuple(_name_missions(base, missions, body.arguments)),
        comparator_rule=COMPARATOR_RULE if any(argument.comparators for argument in body.arguments) else "",
        limits=limits,
    )


def _tell_languages(documents: Mapping[str, Text]) -> Iterator[str]:
    for document in documents.values():
        if document.language.partition("-")[0] not in (_LANGUAGE, "und"):
            yield f"{document.name}: it is not in English (language {document.language}), so no statement was tested against it"


def _tell_limits(text: Text) -> Iterator[str]:
    language = text.language.partition("-")[0]
    if language == "und":
        yield "There is too little text to tell its language: only its notes were audited."
    elif language != _LANGUAGE:
        yield f"The text is not in English (language {text.language}): only its notes were audited, nothing that it says."


def _audit_body(
    text: Text, graph: CitationGraph, documents: Mapping[str, Text], base: Base, tables: TableSet, request: AuditRequest,
    progress: Callable[[str], None], store: Path | None,
) -> _Body:  # fmt: skip
    progress("looking for what it says")
    lexicon = build_lexicon(base.casebook, base.codebook)
    statements = find_statements(text, lexicon)
    progress("testing what it says")
    own = find_own_sources(base.casebook, text)
    asker = EvidenceAsker(
        base.casebook, base.codebook, tables, data=_label_data(request), without=own, lexicon=lexicon, store=store
    )  # fmt: skip
    read = {ident: (document, _read_statements(document, lexicon)) for ident, document in documents.items()}
    verdicts, findings = check_statements(text, graph, statements, asker, read, read_plainly(text, statements, lexicon))
    progress("setting out its arguments")
    arguments, predictions = find_arguments(text, statements, read_peers(base.casebook, shares=asker.list_shares()))
    return _Body(
        statements=statements, verdicts=verdicts, findings=findings, arguments=arguments, predictions=predictions
    )  # fmt: skip


def _label_data(request: AuditRequest) -> str:
    return request.data.resolve().name if request.data is not None else ""


def _read_statements(document: Text, lexicon: Lexicon) -> tuple[Statement, ...]:
    return find_statements(document, lexicon) if document.language.partition("-")[0] == _LANGUAGE else ()


def _rank_missions(statements: Sequence[Statement]) -> tuple[str, ...]:
    counted = Counter(
        entity.id for statement in statements for entity in statement.entities if entity.kind == "mission" and entity.id
    )
    return tuple(sorted(counted, key=lambda ident: (-counted[ident], ident)))


def _order(statements: Sequence[Statement], text: Text) -> Callable[[Finding], tuple[int, str, int, str]]:
    """Order findings by severity, rule and place in the text."""
    sentences = {statement.id: statement.sentence for statement in statements}
    notes = {note.label: note.order for note in text.notes}

    def key(finding: Finding) -> tuple[int, str, int, str]:
        places = [sentences[s] for s in finding.statements if s in sentences]
        places += [notes[n] for n in finding.notes if n in notes]
        return SEVERITIES.index(finding.severity), finding.code, min(places, default=0), finding.title

    return key


def _name_missions(base: Base, missions: Iterable[str], arguments: Iterable[Argument]) -> Iterator[tuple[str, str]]:
    wanted = dict.fromkeys((*missions, *(ident for argument in arguments for ident in argument.comparators)))
    for ident in sorted(wanted):
        if mission := base.casebook.missions.get(ident):
            same = mission.acronym and mission.acronym != mission.name
            yield ident, f"{mission.acronym} ({mission.name})" if same else mission.name


def _make_manifest(
    request: AuditRequest, graph: CitationGraph, documents: Mapping[str, Text], tables: TableSet | None,
    unread: Sequence[str],
) -> AuditManifest:  # fmt: skip
    hashes = {**hash_codebook(), **(hash_casebooks(request.casebooks) or {})}
    base = hashlib.sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()
    return AuditManifest(
        command=request.command(),
        version=read_version(),
        base_sha256=f"sha256:{base}",
        datasets=tuple(
            (name, f"sha256:{table.sha256.removeprefix('sha256:')}") for name, table in sorted(tables.tables.items())
        )
        if tables
        else (),
        documents=tuple(sorted({(d.name, f"sha256:{d.sha256.removeprefix('sha256:')}") for d in documents.values()})),
        missing=tuple(_tell_missing(request, graph, documents, tables, unread)),
    )


def _tell_missing(
    request: AuditRequest, graph: CitationGraph, documents: Mapping[str, Text], tables: TableSet | None,
    unread: Sequence[str],
) -> Iterator[str]:  # fmt: skip
    held = sum(1 for work in graph.works if work.id in documents)
    if len(graph.works) > held:
        where = (
            f": none in the folder {request.documents.name}"
            if request.documents
            else " (--documents DIR names their folder)"
        )
        yield f"documents of {len(graph.works) - held} of {len(graph.works)} cited works{where}"
    if tables is not None and request.data is None and tables.missing:
        yield f"datasets for {len(tables.missing)} tables (--data DIR names their folder)"
    elif tables is not None:
        yield from sorted(set(tables.missing.values()))
    for line in unread:
        yield f"not read: {line}"
