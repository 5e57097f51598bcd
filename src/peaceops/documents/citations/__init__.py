"""Notes to works: what a text cites, how far the work meant is known, what the works are taken from.

What enters: a text as it was read. What leaves: its citation graph.
Never done here: opening the works, judging what a citation is worth, guessing.

``mask`` hides what parts nothing, ``piece`` splits a note, ``back`` reads references back, ``draft`` reads the
fields of full ones with ``dating``, ``name``, ``imprint``, ``symbol`` and ``workkind``, ``ledger`` knows works
again, ``resolve`` says which work is meant, ``running`` reads citations in sentences, ``origin`` and ``match``
say what a work is taken from and which source of the casebook it is.
"""

from peaceops.documents.citations.parse import parse_citations

__all__ = ["parse_citations"]
