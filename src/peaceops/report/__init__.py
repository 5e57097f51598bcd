"""Dossiers as files: HTML, JSON, CSV and terminal text.

What enters: a :class:`~peaceops.dossier.Dossier`. What leaves: text.
Never done here: computing a finding, reading the casebook, writing to disk.
"""
