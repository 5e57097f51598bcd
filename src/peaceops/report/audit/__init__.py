"""An audit as a page, as data and as a screen of text.

What enters: an :class:`~peaceops.dossier.audit.Audit`. What leaves: text in one format.
Never done here: finding anything, writing to disk.
"""
