"""Verdicts on statements inside running prose: short articles of many house styles, each read and tested as a whole.

What enters: the articles with their marks under ``keys/prose``, an asker. What leaves: for each marked statement its
verdict beside those that are right. Never done here: a change of the keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from bench.audit_accuracy.battery import KEYS, SUPPORT, Outcome, combine, read_words

from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.statement import check_statements
from peaceops.documents.lexicon import Lexicon
from peaceops.documents.prose.read import read_plainly
from peaceops.model.audit import Verdict
from peaceops.model.citation import CitationGraph
from peaceops.model.statement import Statement
from peaceops.model.text import Text

_MARK: Final = re.compile(r"\{([+0-])(\d*) ([^{}]*)\}")
_KINDS: Final = {"+": "true", "-": "false", "0": "neither"}
_RIGHT: Final = {
    "+": tuple(sorted(SUPPORT)),
    "-": ("contradicted",),
    "0": ("not-testable", "no-evidence", "no-statement"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of an article of which a careful reader knows whether it is true.

    Parameters
    ----------
    label : str
        Its number in the article.
    kind : str
        ``+`` true, ``-`` false, ``0`` neither.
    words : str
        What the article says there.
    """

    label: str
    kind: str
    words: str


@dataclass(slots=True)
class Article:
    """An article with its marks.

    Parameters
    ----------
    id, style, title : str
        What tells it from others.
    lines : list of str
        Its paragraphs as written, marks included.
    """

    id: str
    style: str
    title: str
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words without the marks."""
        return _MARK.sub(lambda match: match[3], "\n".join(self.lines)).strip()

    @property
    def marks(self) -> list[Mark]:
        """Its marks in order."""
        return [Mark(label=m[2] or "0", kind=m[1], words=m[3]) for m in _MARK.finditer("\n".join(self.lines))]


def list_prose_keys() -> tuple[str, ...]:
    """List the keys of prose."""
    return tuple(path.stem for path in sorted((KEYS / "prose").glob("prose_*.txt")))


def read_articles(name: str) -> Iterator[Article]:
    """Read the articles of a key; what stands under ``@why`` is for people."""
    article: Article | None = None
    is_text = False
    for line in (KEYS / "prose" / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("%"):
            continue
        if line.startswith("@"):
            is_text = line != "@why"
            if is_text:
                if article is not None:
                    yield article
                head, _, title = line[1:].partition(" | ")
                ident, _, style = head.partition(" ")
                article = Article(id=ident, style=style, title=title)
        elif is_text and article is not None:
            article.lines.append(line)
    if article is not None:
        yield article


def run_prose(asker: Asker, lexicon: Lexicon, name: str, rows: Sequence[str] = ()) -> Iterator[Outcome]:
    """Run the articles of a key, each as one text; all of them or those named."""
    for article in read_articles(name):
        if rows and article.id not in rows:
            continue
        text, statements = read_words(article.text, lexicon, article.id, article.title)
        verdicts, _ = check_statements(
            text, CitationGraph(), statements, asker, {}, read_plainly(text, statements, lexicon)
        )
        by_statement = dict(zip((s.id for s in statements), verdicts, strict=True))
        for mark in article.marks:
            found = _find_under(mark, text, statements)
            verdict, words = combine([by_statement[s.id] for s in found])
            right = _RIGHT[mark.kind]
            if (
                mark.kind == "+"
                and verdict == "contradicted"
                and _is_for_false(mark, article.marks, found, by_statement, text)
            ):
                verdict = "no-evidence"  # of the other clause: of this one it says nothing
            told = "; ".join(_tell(s, by_statement[s.id]) for s in found)
            yield Outcome(
                id=f"{article.id}.{mark.label}", kind=_KINDS[mark.kind], text=mark.words, needs="base",
                right=right, verdict=verdict, explanation=f"{words}\n      {told}",
            )  # fmt: skip


def _is_for_false(
    mark: Mark, marks: Sequence[Mark], found: Sequence[Statement], verdicts: Mapping[str, Verdict], text: Text
) -> bool:
    """Whether what contradicts the statement of a true mark is a figure or day of a false mark in the same statement."""
    words = {s.order: s.text for s in text.sentences}
    for statement in found:
        said = words[statement.sentence]
        start = said.find(mark.words)
        held = [(x.start, x.text) for x in statement.amounts] + [(x.start, x.text) for x in statement.times]
        own = {shown for at, shown in held if start <= at < start + len(mark.words)}
        places = [(m, said.find(m.words)) for m in marks if m.kind == "-"]
        false = " ".join(
            m.words for m, at in places if at >= 0 and statement.start < at + len(m.words) and at < statement.end
        )
        for test in verdicts[statement.id].tests:
            claimed = [f.claimed for f in test.figures if test.verdict == "contradicted"]
            if any(one in false and one not in own for one in claimed):
                return True
            if false and not any(one in mark.words for one in claimed):
                return True
    return False


def _find_under(mark: Mark, text: Text, statements: Sequence[Statement]) -> list[Statement]:
    """Find the statements that stand under a mark: by their figures, else by their clauses."""
    for sentence in text.sentences:
        start = sentence.text.find(mark.words)
        if start < 0:
            continue
        end = start + len(mark.words)
        own = [s for s in statements if s.sentence == sentence.order]
        counted = [s for s in own if any(start <= a.start and a.end <= end for a in s.amounts)]
        if counted:
            return counted
        near = [s for s in own if s.start < end - 2 and start + 2 < s.end]
        return [s for s in near if not s.amounts] or near
    return []


def _tell(statement: Statement, verdict: Verdict) -> str:
    who = ",".join(f"{e.role}:{e.id or '|'.join(e.candidates) or e.text}({e.how})" for e in statement.entities)
    what = ",".join(f"{a.text} ({a.unit}, {a.noun})" for a in statement.amounts)
    when = ",".join(f"{w.text}={w.period}" for w in statement.times)
    return f"[{verdict.verdict} | {who} | {statement.predicate.topic} | {what} | {when} | {statement.text[:90]!r}]"
