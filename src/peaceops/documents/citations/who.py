"""Whom the words of a short reference name, and whether an author of a work is meant.

What enters: words, authors. What leaves: authors, and whether two can be one.
Never done here: choosing a work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from peaceops.documents.citations.name import PARTICLE, fold_name, is_body, may_be_same, parse_authors, parse_persons
from peaceops.documents.wording import is_one_edit
from peaceops.model.citation import Author

# "Roe, in her introduction to Names and Forces": a part of the volume.
_FRONT_OF: Final = re.compile(
    r",?\s(?:in (?:his|her|their|the)\s)?(?:[Ii]ntroduction|[Pp]reface|[Ff]oreword|[Aa]fterword|[Cc]onclusion)\s(?:to|of)\s"
)


# "Roe/Poe, Einleitung, in: dies. (Hrsg.), Band": a part without a name of its own in the volume of the same.
_FRONT_IN: Final = re.compile(
    r"(?i),\s[«“„\"]?\s?[^\W\d_]+\s?[»”“\"]?,?\sin:?\s(?:dies|ders|eid|idem|id)\.?(?:\s\([^()]{2,20}\))?(?=,\s|\s*$)"
)


def split_who(names: str) -> tuple[tuple[Author, ...], str]:
    """Split the words of a short reference into authors and the words of a title."""
    names = re.sub(r",?\s\(?(?:(?:1[5-9]|20)\d\d[a-z]?|forthcoming|in press|n\.d\.)\)?(?=\W|$)", "", names).strip(
        " ,;:"
    )
    names = _FRONT_IN.sub("", _FRONT_OF.sub(", ", names))
    names = re.sub(r"(?i),?\s\(?(?:eds?|editors?|dir|hrsg)\b\.?\)?$", "", names).strip(" ,;:")
    parts = [part.strip() for part in names.split(",") if part.strip()]
    for count in range(min(len(parts), 12), 0, -1):
        head = ", ".join(parts[:count])
        persons = parse_persons(head)
        if persons:
            return persons, ", ".join(parts[count:])
    if not parts:
        return (), ""
    head = re.sub(r",?\s*(?:et\.? al\.?|and others)\s*$", "", parts[0]).rstrip(".")
    surnames = re.split(r"\s*(?:,|\b(?:and|und|et)\b|&|/)\s*", head)
    if all(re.fullmatch(rf"(?:{PARTICLE} ){{0,4}}[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+){{0,3}}", s) for s in surnames):
        one = tuple(Author(family=s) for s in surnames)
        return one, ", ".join(parts[1:])
    return parse_authors(parts[0]), ", ".join(parts[1:])


def has_authors(have: Sequence[Author], named: Sequence[Author]) -> bool:
    """Whether each author named is one of the work's; a body also by the name that stands for a family's."""
    return all(any(_fits(own, one) for own in have) for one in named)


def _fits(own: Author, named: Author) -> bool:
    if may_be_same(own, named):
        return True
    if own.family and fold_name(own.family) == fold_name(f"{named.given} {named.family} {named.literal}"):
        return True  # "Van der Laan", of which a reader of names makes given name and family
    ours, theirs = (f"{a.given} {a.family}".split() for a in (own, named))
    if own.family and len(theirs) > 1 and [*map(fold_name, ours)][-len(theirs) :] == [*map(fold_name, theirs)]:
        return True  # "Prado Benítez" after "Luisa Prado Benítez"
    letters = named.literal or named.family
    if own.literal and len(letters) >= 3 and letters.isupper() and letters == take_initials(own.literal):
        return True  # "HRW" after "Human Rights Watch"
    given = f"{named.given} {named.family}".strip()
    last = own.literal.split()[-1:] if own.literal and len(own.literal.split()) <= 4 else []
    if (
        last
        and not is_body(own.literal)
        and not named.given
        and fold_name(last[0]) == fold_name(named.family or named.literal)
    ):
        return True  # a person whose name was not read as one
    if own.literal:
        return fold_name(own.literal) in (fold_name(given), fold_name(f"the {given}"), fold_name(named.literal)) or (
            fold_name(own.literal.removeprefix("The ")) == fold_name((named.literal or given).removeprefix("The "))
        )
    return not named.given and bool(named.family) and fold_name(named.family) == fold_name(own.family)


def take_initials(name: str) -> str:
    """Take the first letters of the words of a name that begin with a capital.

    Examples
    --------
    >>> take_initials("Human Rights Watch")
    'HRW'
    >>> take_initials("UN High Commissioner for Refugees")
    'UNHCR'
    """
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    return "".join(word if word == "UN" and len(words) > 1 else word[0] for word in words)


def is_near(own: Author, named: Author) -> bool:
    """Whether two families' names are one letter apart."""
    one, other = fold_name(own.family), fold_name(named.family)
    return len(other) >= 5 and one != other and is_one_edit(one, other)
