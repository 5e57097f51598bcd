"""From bytes to clean columns: readers of formats, strict parsing of cells.

What enters: bytes of a file, a column's card. What leaves: Arrow columns, errors with file, row and expectation.
Never done here: knowing any one dataset.
"""

from peaceops.sources.cleaning.bounds import note_bounds
from peaceops.sources.cleaning.cells import find_text_member, is_text, list_members, read_header, read_raw, unpack
from peaceops.sources.cleaning.column import clean_column
from peaceops.sources.cleaning.correction import apply_correction
from peaceops.sources.cleaning.key import check_key, explain_twice
from peaceops.sources.cleaning.piece import PIECE_BYTES, PieceReader, cut_pieces
from peaceops.sources.cleaning.raw import MAX_BYTES, MAX_STREAM_BYTES, Header, Raw
from peaceops.sources.cleaning.shape import check_shapes
from peaceops.sources.cleaning.tally import IssueMerger, RowTally
from peaceops.sources.cleaning.text import check_quotes, decode_text
from peaceops.sources.cleaning.variant import number_variants

__all__ = [
    "MAX_BYTES",
    "MAX_STREAM_BYTES",
    "PIECE_BYTES",
    "Header",
    "IssueMerger",
    "PieceReader",
    "Raw",
    "RowTally",
    "apply_correction",
    "check_key",
    "check_quotes",
    "check_shapes",
    "clean_column",
    "cut_pieces",
    "decode_text",
    "explain_twice",
    "find_text_member",
    "is_text",
    "list_members",
    "note_bounds",
    "number_variants",
    "read_header",
    "read_raw",
    "unpack",
]
