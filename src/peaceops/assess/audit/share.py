"""How much of a text rests on each work, and how much on nothing.

What enters: a text and its citation graph. What leaves: shares, the greatest first.
Never done here: stretching a note over sentences that do not call it.
"""

from __future__ import annotations

from collections import Counter

from peaceops.assess.audit.cited import Cited
from peaceops.model.audit import Share
from peaceops.model.citation import CitationGraph
from peaceops.model.text import Text


def derive_shares(text: Text, graph: CitationGraph) -> tuple[Share, ...]:
    """Derive the shares of a text that rest on its works.

    Parameters
    ----------
    text : Text
        A document.
    graph : CitationGraph
        Its citations.

    Returns
    -------
    tuple of Share
        Works by words, then in order of first citation; last, with an empty work, what cites nothing. A sentence
        with two works counts for both; one whose note could not be resolved counts for none of them and is not
        among what cites nothing. Notes that only explain are no ground.
    """
    cited = Cited(text, graph)
    citations = Counter(c.work for c in graph.citations if c.work)
    sentences: Counter[str] = Counter()
    words: Counter[str] = Counter()
    total = 0
    for sentence in text.sentences:
        count = len(sentence.text.split())
        total += count
        found = [c for c in cited.by_sentence.get(sentence.order, ()) if c.resolution != "none"]
        for work in {c.work for c in found if c.work} or (set() if found else {""}):
            sentences[work] += 1
            words[work] += count
    shares = [
        Share(
            work=work.id, citations=citations[work.id], sentences=sentences[work.id], words=words[work.id],
            share=words[work.id] / total if total else 0.0, stake=work.stake,
        )
        for work in graph.works
        if citations[work.id]
    ]  # fmt: skip
    shares.sort(key=lambda share: -share.words)
    bare = Share(
        work="", citations=0, sentences=sentences[""], words=words[""], share=words[""] / total if total else 0.0
    )
    return (*shares, bare)
