"""Tests of what a text says: against itself, against recomputed numbers, the ledger and the documents at hand.

What enters: a text, its statements, an :class:`~peaceops.assess.audit.asker.Asker`, statements of documents.
What leaves: verdicts with their tests, and findings.
Never done here: reading a file, measuring, judging a motive.
"""
