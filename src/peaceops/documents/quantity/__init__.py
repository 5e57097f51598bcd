"""Parts of finding figures: what is no figure, numerals, bounds, what is counted.

What enters: a folded sentence. What leaves: parts of an amount.
Never done here: putting them together (``quantities``).
"""
