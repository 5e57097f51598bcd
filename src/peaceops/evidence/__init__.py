"""The ledger of what is claimed, its lineages and its weight.

What enters: casebook claims and questions. What leaves: answers with their evidence.
Never done here: doctrine, rendering, reading files.
"""
