"""Parts of finding days: points of time, and days told by other days.

What enters: a folded sentence. What leaves: parts of a :class:`~peaceops.model.statement.When`.
Never done here: putting them together (``dates``).
"""
