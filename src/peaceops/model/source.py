"""A source: a document or dataset, who issued it, and what of it was read.

What enters: an item of ``sources.json`` (CSL-JSON with a ``custom.peaceops`` object).
What leaves: a frozen value that keeps the CSL item for the citation library.
Never done here: formatting citations, fetching.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from peaceops.errors import InvalidValue
from peaceops.model.period import Period

SOURCE_KINDS: Final = (
    "primary-legal",
    "official-party",
    "official-io",
    "inquiry",
    "dataset",
    "research",
    "ngo",
    "news",
    "commentary",
)
STAKES: Final = ("sender", "host", "counterpart", "third", "none")
SOURCE_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,79}")
_SHA256: Final = re.compile(r"(?:sha256:[0-9a-f]{64})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document or dataset.

    Parameters
    ----------
    id : str
        Source id (``s-2008-480``); equal to the CSL item's id. Capitals may stand in it, so that
        a library keeps its keys.
    kind : str
        One of :data:`SOURCE_KINDS`.
    stake : str
        Whose side the issuer stands on in the conflict, one of :data:`STAKES`.
    stakes : Mapping of str to str
        Exceptions by subject: a UN report is a third party's on the CIS force and the
        sender's own on a UN mission.
    symbol : str
        Document symbol (``S/2008/480``).
    document : str
        Path of the file under a documents folder, or empty.
    sha256 : str
        ``sha256:`` and the hash of what was read.
    issued : date or None
        Day of issue; None when unknown.
    covers : Period or None
        Period the document reports on.
    opened : date or None
        Day on which a web page was opened.
    archived_url : str
        Address of an archived copy.
    language : str
        BCP 47 tag.
    is_ocr : bool
        Whether the only text is recognised from images.
    csl : Mapping
        The CSL-JSON item without ``custom``.
    note : str
        Remark on the copy that was read.
    """

    id: str
    kind: str
    stake: str
    csl: Mapping[str, Any] = field(hash=False)
    stakes: Mapping[str, str] = field(default_factory=dict, hash=False)
    symbol: str = ""
    document: str = ""
    sha256: str = ""
    issued: date | None = None
    covers: Period | None = None
    opened: date | None = None
    archived_url: str = ""
    language: str = "en"
    is_ocr: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if not SOURCE_ID.fullmatch(self.id):
            raise InvalidValue(f"source id {self.id!r} is no id", expected="letters, digits, - . _ :")
        if self.kind not in SOURCE_KINDS:
            raise InvalidValue(
                f"source kind {self.kind!r} is not known" if self.kind else "the source has no kind",
                expected=", ".join(SOURCE_KINDS),
            )
        for stake in (self.stake, *self.stakes.values()):
            if stake not in STAKES:
                raise InvalidValue(
                    f"stake {stake!r} is not known" if stake else "the source has no stake",
                    expected=", ".join(STAKES),
                )
        if not _SHA256.fullmatch(self.sha256):
            raise InvalidValue(f"hash {self.sha256!r} cannot be read", expected="sha256: and 64 hexadecimal digits")
        parts = self.document.replace("\\", "/").split("/")
        if self.document and (".." in parts or parts[0] == "" or ":" in parts[0]):
            raise InvalidValue(f"document {self.document!r} leads out of the folder", expected="a relative path")
        object.__setattr__(self, "csl", MappingProxyType(dict(self.csl)))
        object.__setattr__(self, "stakes", MappingProxyType(dict(self.stakes)))

    @property
    def title(self) -> str:
        """Title of the CSL item."""
        return str(self.csl.get("title", self.id))

    @property
    def url(self) -> str:
        """Address of the CSL item."""
        return str(self.csl.get("URL", ""))

    @property
    def label(self) -> str:
        """Document symbol, else a short author-year label."""
        if self.symbol:
            return self.symbol
        authors = self.csl.get("author") or []
        name = ""
        if authors and isinstance(authors[0], Mapping):
            name = str(authors[0].get("family") or authors[0].get("literal") or "")
        name = name or str(self.csl.get("title-short") or self.csl.get("container-title-short") or "")
        name = name or self.title.split(":")[0]
        year = str(self.issued.year) if self.issued else "n.d."
        return f"{name} {year}"

    def stake_on(self, subject: str) -> str:
        """Stake of the issuer where this subject is concerned."""
        return self.stakes.get(subject, self.stake)
