"""Unit-time tables and the measures on them.

What enters: tables of the store, missions of the casebook. What leaves: expressions and counts.
Never done here: knowing which engine runs an expression, reading a file, claims.
"""
