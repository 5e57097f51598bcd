"""Bytes and tables: the producers' only meeting point.

What enters: readings of data files. What leaves: snapshots, Arrow tables, issues.
Never done here: knowing any one dataset; HTTP anywhere but in ``fetch``.
"""
