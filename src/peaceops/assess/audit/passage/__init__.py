"""Statements against the passages of a document at hand, fact by fact: who did what, to whom, where, when, how much.

What enters: sentences of a text and of documents. What leaves: tests that quote one passage.
Never done here: support by a word of which the passage has no counterpart.
"""
