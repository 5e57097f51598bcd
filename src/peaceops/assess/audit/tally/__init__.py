"""Figures of running prose: read where every word beside them is understood, and tested against whole series.

What enters: sentences with what was found in them. What leaves: tests of figures, by statement.
Never done here: a guess at a word; a figure whose subject, kind or day the words leave open.
"""
