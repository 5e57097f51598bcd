"""Everything that is rendered of a request: from the cache where nothing has changed, else made anew.

What enters: a :class:`Request` and a cache folder. What leaves: texts by form.
Never done here: loading what makes a dossier when it is in the cache already.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from peaceops.pipeline.cache import Cache
from peaceops.pipeline.inputs import derive_key, hash_casebooks, hash_codebook
from peaceops.pipeline.request import Request, Screen

FORMS: Final = ("html", "json", "summary")
_SCREEN: Final = Screen()


def produce(
    request: Request,
    *,
    forms: Sequence[str] = FORMS,
    screen: Screen = _SCREEN,
    cache_folder: Path | None = None,
    progress: Callable[[str], None] | None = None,
) -> Mapping[str, str]:
    """Produce the texts of a dossier.

    Parameters
    ----------
    request : Request
        What is wanted.
    forms : sequence of str
        Which of :data:`FORMS` are wanted.
    screen : Screen
        Where the summary is shown.
    cache_folder : Path or None
        Where rendered texts are kept; None keeps and takes none.
    progress : callable or None
        Told of each stage when there is something to do.

    Returns
    -------
    Mapping of str to str
        ``mission`` (its id) and the forms; the same bytes warm and cold.
    """
    cache = Cache(folder=cache_folder / "dossiers") if cache_folder else None
    key = _find_key(request, forms, screen) if cache else None
    if cache and key and (texts := cache.read(key)) is not None:
        return texts

    # Loaded only when there is no entry: this is most of the time of a run.
    from peaceops.pipeline.run import load_base, make_dossier, render_dossier

    tell = progress or (lambda _stage: None)
    tell("reading the evidence base")
    base = load_base(request)
    texts = render_dossier(make_dossier(base, request, progress=tell), forms, screen, progress=tell)
    # A file that changed while it was read must not be remembered under its old hash.
    if cache and key and key == _find_key(request, forms, screen):
        cache.store(key, texts)
    return texts


def _find_key(request: Request, forms: Sequence[str], screen: Screen) -> str | None:
    hashes = hash_casebooks(request.casebooks)
    if hashes is None:
        return None
    # The screen shows in the summary alone.
    options = {"forms": " ".join(forms), **(screen.options() if "summary" in forms else {})}
    return derive_key({**hash_codebook(), **hashes}, {**request.options(), **options})
