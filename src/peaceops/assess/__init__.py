"""Claims and norms become findings.

What enters: a ledger and the codebook. What leaves: typed findings.
Never done here: reading files, rendering, importing producers of data.
"""
