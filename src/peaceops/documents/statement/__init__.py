"""Parts of finding statements: who is meant, clauses, topics, modality.

What enters: a sentence and its words. What leaves: parts of a statement.
Never done here: putting them together (``statements``).
"""
