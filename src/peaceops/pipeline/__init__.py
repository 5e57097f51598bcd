"""From folders to dossiers: what the layers below do, put together once.

What enters: folders, a mission's name, options. What leaves: dossiers, rendered pages, reports of checks.
Never done here: printing, asking, judging evidence.

Nothing is imported here: a page that is in the cache is found without loading what would make it.
"""
