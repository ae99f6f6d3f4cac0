"""The municipality's folder read anew, and what it would make otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from transitions.application.installation import Examination, Fault
from transitions.catalogue.catalogue import Catalogue
from transitions.catalogue.mistakes import Mistake
from transitions.domain.form_changes import form_changes
from transitions.domain.policy_changes import policy_changes

_WHOLE = ("scales", "guides", "anchors", "leaflets")
"""Folders whose files are told of by name alone."""


def examine(used: Catalogue, bundled: Path, overlay: Path) -> Examination:
    """Every mistake in the folder as it lies there now, and how it differs from what is used."""
    found, mistakes = Catalogue.load(bundled, overlay)
    return Examination(
        present=overlay.is_dir(),
        faults=tuple(_fault(mistake) for mistake in mistakes),
        form=form_changes(used.form, found.form),
        policy=policy_changes(used.policy, found.policy),
        others=tuple(_others(used, found)),
    )


def _fault(mistake: Mistake) -> Fault:
    return Fault(
        file=mistake.file, line=mistake.line, place=mistake.place, message=mistake.message,
        remedy=mistake.remedy,
    )


def _others(used: Catalogue, found: Catalogue) -> Iterator[str]:
    for language in sorted(used.texts.tables.keys() | found.texts.tables.keys()):
        if used.texts.tables.get(language) != found.texts.tables.get(language):
            yield f"texts/{language}.toml"
    for kind in _WHOLE:
        yield from _files(kind, getattr(used, kind), getattr(found, kind))
    yield from _files("guide", _pages(used), _pages(found))
    if used.phrases != found.phrases:
        yield f"phrases/{found.phrases.form}.toml"
    if used.glossary != found.glossary:
        yield "glossary/da.toml"


def _pages(catalogue: Catalogue) -> Mapping[str, object]:
    return {page.id: page for page in catalogue.handbook.pages}


def _files(kind: str, before: Mapping[str, object], now: Mapping[str, object]) -> Iterable[str]:
    names = sorted(before.keys() | now.keys())
    return (f"{kind}/{name}.toml" for name in names if before.get(name) != now.get(name))
