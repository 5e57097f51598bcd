"""C10 and C11: words in quotation marks, or a figure, that the document cited does not hold.

What enters: a context with the documents at hand. What leaves: findings.
Never done here: anything where a document is not at hand, is in another language or is a bad scan; derived figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations
from typing import Final

from peaceops.assess.audit.citation.nearest import find_nearest
from peaceops.assess.audit.citation.rule import Context, Rule, list_notes, name_work, quote_citation, quote_sentence
from peaceops.model.audit import Excerpt, Finding
from peaceops.model.citation import Citation, Work
from peaceops.model.statement import Amount, Statement
from peaceops.model.text import Sentence, Text

_QUOTE: Final = re.compile(r"“([^“”]{12,600})”|\"([^\"]{12,600})\"|(?<!\w)‘([^‘’]{20,600})’(?!\w)")
_MIN_WORDS: Final = 4
_MIN_CHARACTERS: Final = 40
_MIN_A_PAGE: Final = 200
#: Mean confidence of words, 0 to 100, from which a recognised page can be searched.
_MIN_CONFIDENCE: Final = 85.0
#: Confidence below which a recognised page is a map or a picture, whose letters are no running text ...
_PICTURE: Final = 60.0
#: ... unless so much of a document reads like that, that it is a bad scan.
_MOST_PICTURES: Final = 0.15
_UNITS: Final = frozenset({"persons", "count", "share", "km2", "vehicles", "money", "usd", "eur"})
#: Figures of one sentence that are tried as parts of a sum.
_MOST_PARTS: Final = 8
#: Relative difference within which "about" and rounding are the same figure.
_ROUNDING: Final = Decimal("0.05")


def check_words(context: Context) -> Iterator[Finding]:
    """Find quotations that none of the works cited for the sentence holds."""
    for sentence, citations, works, texts in _find_open(context):
        if context.search is None:
            return
        for quoted in _find_quotations(sentence.text):
            answers = [context.search.holds(text, quoted) for text in texts]
            if any(answer is not False for answer in answers):
                continue
            nearest = find_nearest(quoted, texts)
            near = f" Nearest to it is: “{nearest.text}” ({nearest.ref})." if nearest is not None else ""
            yield _report(
                "C10", "words-not-in-the-source", sentence, citations, works, texts, quoted,
                "The words in quotation marks do not stand in the source",
                f"“{quoted[:160]}” is quoted, and {_name_all(works)} does not hold these words, hyphens, marks and breaks of lines "
                f"apart. The quotation is of another source, or changed.{near}", nearest=nearest,
            )  # fmt: skip


def _find_quotations(text: str) -> Iterator[str]:
    """Yield quoted words that can only be a quotation: some, and no title of a document or name."""
    for match in _QUOTE.finditer(text):
        words = (match[1] or match[2] or match[3]).strip(" ,.;:!?")
        parts = re.findall(r"[^\W\d_][\w’'-]*", words)
        longer = [part for part in parts if len(part) > 3]
        if len(parts) < _MIN_WORDS or not longer or _OF_TITLE.search(text[: match.start()]):
            continue
        if sum(part[0].isupper() for part in longer) < 0.6 * len(longer):
            yield words


#: What stands in quotation marks behind these words is the title of an act, not what a source says.
_OF_TITLE: Final = re.compile(
    r"\b(?:entitled|titled|called|named|known as|headed|under the (?:title|heading|theme|slogan|motto|item)|(?:agenda )?item|theme|slogan"
    r"|(?:resolution|decision|statement|decree|law|act|order|declaration|agreement|protocol|memorandum|treaty|plan|paper|document|report|letter|programme|program|project|conference|seminar|workshop|meeting)"
    r"(?:\s(?:of|dated|adopted on|signed on|issued on|no\.?|number)\s[\w\s/.,()-]{1,40}?)?\s(?:on|concerning|regarding|about|for)(?:\s(?:the|a|an))?)[\s,:]*$",
    re.IGNORECASE,
)


def check_figures(context: Context) -> Iterator[Finding]:
    """Find figures that none of the works cited for the sentence holds, as it stands or rounded or derived."""
    for sentence, citations, works, texts in _find_open(context):
        if context.search is None:
            return
        numbers = [context.search.numbers(text) for text in texts]
        seen: set[tuple[int, int]] = set()
        statements = context.by_sentence.get(sentence.order, ())
        others = {(a.start, a.end): a for s in statements for a in s.amounts}
        for statement in statements:
            for amount in statement.amounts:
                if (amount.start, amount.end) in seen or not _can_be_sought(amount, statement, sentence):
                    continue
                seen.add((amount.start, amount.end))
                if any(_stands(amount, passages) for passages in numbers) or _is_own_sum(amount, others):
                    continue
                yield _report(
                    "C11", "figure-not-in-the-source", sentence, citations, works, texts, amount.text,
                    f"{amount.text} does not stand in the source",
                    f"The sentence gives {amount.text}; {_name_all(works)} holds no such figure, in digits or words, nor one that "
                    "rounds to it, nor two of one paragraph whose share, sum or difference it is.",
                    statement.id,
                )  # fmt: skip


def _find_open(
    context: Context,
) -> Iterator[tuple[Sentence, tuple[Citation, ...], tuple[Work, ...], tuple[Text, ...]]]:
    """Yield sentences all of whose works are at hand and can be read."""
    for sentence, citations, works in context.list_sourced():
        if not all(work.id in context.documents for work in works):
            continue
        texts = tuple(context.documents[work.id] for work in works)
        if all(_is_readable(text) for text in texts):
            yield sentence, citations, works, texts


#: What a file says of itself at its beginning where it is a part of a work, and what stands for the words left out.
_EXCERPT: Final = re.compile(
    r"\A\W*(?:excerpts?|extracts?|abridged|sample (?:chapter|pages)|preview|executive summary|abstract only|selected (?:pages|chapters))\b",
    re.IGNORECASE,
)
_LEFT_OUT: Final = re.compile(
    r"\[\s?(?:…|\.{3}|\. \. \.)\s?\]|\[(?:pages?|text|paragraphs?|tables?)[^\]]{0,40}\bomitted\]", re.IGNORECASE
)
_FRONT: Final = 3
_MANY_GAPS: Final = 2


def _is_part(text: Text) -> bool:
    """Whether a file says that it holds a part of the work only: nothing can be missed in what is not there."""
    if any(_EXCERPT.match(words) for words in (text.title, *(p.text for p in text.passages[:_FRONT]))):
        return True
    return sum(len(_LEFT_OUT.findall(p.text)) for p in text.passages) >= _MANY_GAPS


def _is_readable(text: Text) -> bool:
    """Whether a document was read well enough, and whole, to say what does not stand in it."""
    if _is_part(text):
        return False
    characters = sum(len(p.text) for p in text.passages)
    if text.language.split("-")[0] != "en" or characters < max(_MIN_CHARACTERS, _MIN_A_PAGE * (text.pages or 0)):
        return False
    pictures = {id(p) for p in text.passages if p.is_ocr and (p.word_confidence_mean or 0.0) < _PICTURE}
    if sum(len(p.text) for p in text.passages if id(p) in pictures) > _MOST_PICTURES * characters:
        return False
    return all(
        p.word_confidence_mean is not None and p.word_confidence_mean >= _MIN_CONFIDENCE
        for p in text.passages
        if p.is_ocr and id(p) not in pictures
    )


def _can_be_sought(amount: Amount, statement: Statement, sentence: Sentence) -> bool:
    """Whether a figure is one that a source would give: no date, no small count, no comparison, no reckoning."""
    value = amount.low if amount.low is not None else amount.high
    if value is None or amount.bound == "between" or amount.unit not in _UNITS or statement.comparison is not None:
        return False
    if statement.modality not in ("asserted", "reported", "estimated") or statement.is_negated:
        return False
    if amount.unit != "share" and value < 13:
        return False
    if _is_of_a_reference(amount, sentence.text):
        return False
    before = sentence.text[max(0, amount.start - 40) : amount.start]
    return not re.search(
        r"(?i)\b(?:total|altogether|average|combined|sum|times|fold|doubl\w+|tripl\w+)\b",
        before + amount.text,
    )


_MONTH_AFTER: Final = re.compile(
    r"\W{0,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_IN_SYMBOL: Final = re.compile(r"[A-Z]+/\S*$")
_POINTS: Final = re.compile(
    r"\b(?:paras?|paragraphs?|pp?|pages?|annex(?:es)?|articles?|sections?|chap(?:ter)?s?)\b\.?$", re.IGNORECASE
)


def _is_of_a_reference(amount: Amount, text: str) -> bool:
    """Whether digits are of a day or of a symbol that was misread, as in "48 March 1994" and "S/1995/'342, paras. 4"."""
    before, after = text[: amount.start], text[amount.end :]
    return bool(
        _MONTH_AFTER.match(after)
        or _IN_SYMBOL.search(before)
        or _POINTS.search(before.rstrip())
        or _POINTS.search(amount.text)
    )


def _stands(amount: Amount, passages: tuple[frozenset[Decimal], ...]) -> bool:
    values = {v for v in (amount.low, amount.high) if v is not None}
    if amount.unit == "share":
        values |= {v * 100 for v in values}
    is_loose = amount.bound != "exact" or _is_round(values) or not re.search(r"\d", amount.text)
    slack = _ROUNDING if is_loose else Decimal(0)
    return any(_holds(value, numbers, slack, amount.unit == "share") for value in values for numbers in passages)


def _is_own_sum(amount: Amount, others: Mapping[tuple[int, int], Amount]) -> bool:
    """Whether a figure is the sum of others of its sentence: the author's reckoning, which is checked as such."""
    parts = [o.low for at, o in others.items() if at != (amount.start, amount.end) and o.unit == amount.unit and o.low]
    parts = parts[:_MOST_PARTS]
    sums = (sum(some) for size in range(2, len(parts) + 1) for some in combinations(parts, size))
    return amount.low is not None and any(total == amount.low for total in sums)


def _is_round(values: set[Decimal]) -> bool:
    """Whether a figure may be a rounded one: it ends in a nought."""
    return any(value >= 100 and value % 10 == 0 for value in values)


def _holds(value: Decimal, numbers: frozenset[Decimal], slack: Decimal, is_share: bool) -> bool:
    if any(abs(number - value) <= abs(value) * slack for number in numbers) or value in numbers:
        return True
    some = sorted(n for n in numbers if n >= 10)[:60]  # smaller ones give any share by chance
    near = max(slack, Decimal("0.011"))
    for one in some:
        for other in some:
            if (
                is_share
                and one < other
                and value > 1
                and abs(one / other * 100 - value) <= max(value * near, Decimal("0.6"))
            ):
                return True
            if (
                not is_share
                and one != other
                and (abs(one + other - value) <= value * slack or abs(one - other - value) <= value * slack)
            ):
                return True
    return False


def _name_all(works: tuple[Work, ...]) -> str:
    return " nor ".join(name_work(work) for work in works)


def _report(
    code: str, rule: str, sentence: Sentence, citations: tuple[Citation, ...], works: tuple[Work, ...],
    texts: tuple[Text, ...], words: str, title: str, explanation: str, statement: str = "", nearest: Excerpt | None = None,
) -> Finding:  # fmt: skip
    is_ocr = any(text.is_ocr for text in texts)
    at = max(sentence.text.find(words), 0)
    searched = tuple(
        Excerpt(where="document", ref=text.name, text=f"searched whole: {len(text.passages)} passages")
        for text in texts
    )
    return Finding(
        code=code, rule=rule, severity="note" if is_ocr else "warning", title=title[:160],
        explanation=explanation + (" The document was recognised from images." if is_ocr else ""),
        grounds=(
            Excerpt(where="sentence", ref=str(sentence.order), text=words, start=at, end=at + len(words)),
            quote_sentence(sentence), *(quote_citation(c) for c in citations), *([nearest] if nearest is not None else []), *searched,
        ),
        statements=(statement,) if statement else (), notes=list_notes(citations), works=tuple(w.id for w in works),
    )  # fmt: skip


WORDS: Final = Rule(
    code="C10", name="words-not-in-the-source", severity="warning",
    question="Do the words in quotation marks stand in the document cited?",
    explanation=(
        "Asked where every work of the sentence is at hand, in English and read well. Titles, names and fewer than four words are "
        "no quotations; words left out or put in brackets part a quotation into pieces that are sought apart."
    ),
    check=check_words,
)  # fmt: skip
FIGURES: Final = Rule(
    code="C11", name="figure-not-in-the-source", severity="warning",
    question="Does the figure stand in the document cited?",
    explanation=(
        "Asked where every work of the sentence is at hand. A figure stands there in digits or words, as a share or in per cent, "
        "rounded, or as share, sum or difference of two figures of one paragraph. Counts below 13 and comparisons are not sought."
    ),
    check=check_figures,
)  # fmt: skip
