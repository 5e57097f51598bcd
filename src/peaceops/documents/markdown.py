"""Markdown to plain text: links, emphasis, pictures and the record at its head.

What enters: text. What leaves: the same lines without the marks, and where words lead elsewhere.
Never done here: changing the number of lines; touching a text that is no Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from peaceops.documents.front import Front
from peaceops.model.passage import Link

_TARGET: Final = r"<?(?P<to>[^\s()<>]{1,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,500}){0,4})>?"
_WORDS: Final = r"(?P<words>(?:[^\[\]\n]|\n(?!\s*\n)|\[[^\[\]\n]{0,200}\]){1,400})"
_INLINE: Final = re.compile(
    rf"(?P<picture>!?)(?<!\\)\[{_WORDS}\]\(\s?{_TARGET}(?:\s+[\"'(][^\"'()]{{0,300}}[\"')])?\s?\)"
)
_PICTURE: Final = re.compile(r"!\[[^\[\]\n]{0,400}\]\([^()\s]{1,2000}(?:\s+\"[^\"\n]{0,300}\")?\)")
_REFERENCE: Final = re.compile(rf"(?<![!\\\]])\[{_WORDS}\]\s?\[(?P<label>[^\[\]\n^]{{0,80}})\]")
_DEFINITION: Final = re.compile(
    r"(?m)^ {0,3}\[(?P<label>[^\[\]\n^]{1,80})\]:[ \t]+<?(?P<to>\S{1,2000}?)>?(?:[ \t]+[\"'(].{0,300}[\"')])?[ \t]*$"
)
_AUTOMATIC: Final = re.compile(r"<(https?://[^\s<>]{3,2000})>")
_STRONG: Final = re.compile(
    r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,400}(?:\n[^*\n]{1,400}){0,3})(?<=[^\s*])\1(?![\w*])"
)
_UNDERLINED: Final = re.compile(r"(?<!\w)(_{1,2})(?=[^\s_])([^_\n]{1,400})(?<=[^\s_])\1(?!\w)")
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|-])")
_HEAD: Final = re.compile(r"\A\ufeff?---[ \t]*\n(?P<record>(?:[^\n]*\n){1,60}?)---[ \t]*(?:\n|\Z)")
_FIELD: Final = re.compile(r"(?m)^(title|author|date)[ \t]*:[ \t]*[\"']?(.{1,300}?)[\"']?[ \t]*$", re.IGNORECASE)
_MIN_LINKS: Final = 2


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without marks.

    Parameters
    ----------
    text : str
        With as many lines as before.
    links : dict of int to list of Link
        By line from 1, by offset in the line.
    front : Front
        What the record at its head says.
    """

    text: str
    links: dict[int, list[Link]] = field(default_factory=dict)
    front: Front = field(default_factory=Front)


def read_markdown(text: str, *, is_told: bool) -> Plain:
    """Take the marks out of Markdown.

    Parameters
    ----------
    text : str
        A text.
    is_told : bool
        Whether its name says that it is Markdown; else it must hold links of that form.

    Returns
    -------
    Plain

    Examples
    --------
    >>> plain = read_markdown("It had [47,000 of them](https://a.org/b) *then*.", is_told=True)
    >>> plain.text, plain.links[1][0].address
    ('It had 47,000 of them then.', 'https://a.org/b')
    """
    if (
        not is_told
        and sum(1 for m in _INLINE.finditer(text) if not m["picture"] and m["to"].startswith("http")) < _MIN_LINKS
    ):
        return Plain(text)
    front = Front()
    if is_told and (head := _HEAD.match(text)) is not None:
        front = _read_record(head["record"])
        text = "\n" * head.group().count("\n") + text[head.end() :]
    defined: dict[str, str] = {}
    for match in _DEFINITION.finditer(text):
        defined.setdefault(" ".join(match["label"].split()).casefold(), match["to"])
    text = _DEFINITION.sub("", text)
    text = _PICTURE.sub(lambda m: "\n" * m.group().count("\n"), text)
    text = _AUTOMATIC.sub(r"\1", text)
    text = _UNDERLINED.sub(r"\2", _STRONG.sub(r"\2", text))
    parts: list[str] = []
    found: list[tuple[int, int, str]] = []
    at = length = 0
    for start, end, words, to in _find(text, defined):
        if start < at:
            continue
        before = _ESCAPED.sub(r"\1", text[at:start])
        words = _ESCAPED.sub(r"\1", words)
        parts += [before, words]
        length += len(before)
        if re.match(r"(?i)https?://", to) or (is_told and re.match(r"[/.\w]", to) and not re.match(r"\w+:", to)):
            address = to if ":" in to[:8] else f"/{re.sub(r'^(?:[.]{0,2}/)+', '', to)}"
            found.append((length, length + len(words), address))
        length += len(words)
        at = end
    parts.append(_ESCAPED.sub(r"\1", text[at:]))
    return Plain("".join(parts), _part_lines("".join(parts), found), front)


def _find(text: str, defined: dict[str, str]) -> list[tuple[int, int, str, str]]:
    """Find links in order: where, which words, where to."""
    found = [(m.start(), m.end(), m["words"], m["to"]) for m in _INLINE.finditer(text)]
    if defined:
        for match in _REFERENCE.finditer(text):
            label = " ".join((match["label"] or match["words"]).split()).casefold()
            if label in defined:
                found.append((match.start(), match.end(), match["words"], defined[label]))
    return sorted(found)


def _part_lines(text: str, found: list[tuple[int, int, str]]) -> dict[int, list[Link]]:
    """Part links that run over lines, and place each in its line."""
    links: dict[int, list[Link]] = {}
    number, begin = 1, 0
    for start, end, address in found:
        for begins, stops in _split_lines(text, start, end):
            number += text.count("\n", begin, begins)
            begin = begins
            column = begins - (text.rfind("\n", 0, begins) + 1)
            links.setdefault(number, []).append(Link(start=column, end=column + stops - begins, address=address))
    return links


def _split_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while (stop := text.find("\n", start, end)) >= 0:
        yield start, stop
        start = stop + 1
    yield start, end


def _read_record(record: str) -> Front:
    known = {m[1].casefold(): " ".join(m[2].split()) for m in reversed(list(_FIELD.finditer(record)))}
    day = re.match(r"\d{4}-\d{2}-\d{2}", known.get("date", ""))
    return Front(
        title=known.get("title", ""), author=known.get("author", ""), issued=day.group() if day else "", is_public=True
    )
