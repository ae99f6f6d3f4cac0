"""The municipality's licensed texts for the scores of a scale, checked against the scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from transitions.catalogue.sentences import listed, unknown
from transitions.catalogue.toml_file import Toml, TomlFile
from transitions.domain.guide import Anchors
from transitions.domain.scale import Scale

Fault = tuple[str, str, str]
"""Where, what is wrong there, and what to do about it."""


def read_anchors(file: TomlFile, toml: Toml, scale: Scale) -> Anchors | None:
    """The texts by our own item ids, or nothing and every mistake in them.

    An item may be called by its id or by its name in the national export.
    """
    before = len(file.mistakes)
    for fault in _faults(toml.get("texts"), scale):
        file.note(*fault)
    anchors = file.validated(Anchors, {**toml, **_by_id(toml, scale)})
    return anchors if len(file.mistakes) == before else None


def lacking(anchors: Anchors, scale: Scale) -> str:
    """The items and scores that have no text, in words; empty when all are there."""
    items = ((item.id, _lacking_scores(anchors, item.id, scale)) for item in scale.items)
    return ", ".join(f"{name} ({scores})" for name, scores in items if scores)


def _lacking_scores(anchors: Anchors, item: str, scale: Scale) -> str:
    scores = _scores(scale)
    absent = [score for score in scores if not anchors.of(item, int(score))]
    return "alle" if len(absent) == len(scores) else ", ".join(absent)


def _faults(texts: object, scale: Scale) -> Iterator[Fault]:
    ids, seen = _ids(scale), set()
    for name, scores in _table(texts).items():
        where = f'punktet "{name}"'
        if name not in ids:
            yield where, unknown("Punktet", name, ids), f"Brug: {listed(i.id for i in scale.items)}."
        elif ids[name] in seen:
            yield where, "Punktet står der allerede under et andet navn.", "Slet det ene."
        seen.add(ids.get(name, name))
        for score in _table(scores):
            if score not in _scores(scale):
                limits = f"{scale.lowest} til {scale.highest}"
                yield where, f'Scoren "{score}" findes ikke.', f"Brug et helt tal fra {limits}."


def _by_id(toml: Toml, scale: Scale) -> Toml:
    """The texts under our own ids and without what the scale has not; another shape stays."""
    texts, ids = toml.get("texts"), _ids(scale)
    if not isinstance(texts, dict):
        return {}
    return {"texts": {ids[name]: _known(scores, scale) for name, scores in texts.items() if name in ids}}


def _known(scores: object, scale: Scale) -> object:
    if not isinstance(scores, dict):
        return scores
    return {score: scores[score] for score in _scores(scale) if score in scores}


def _ids(scale: Scale) -> dict[str, str]:
    return {item.link: item.id for item in scale.items} | {item.id: item.id for item in scale.items}


def _scores(scale: Scale) -> tuple[str, ...]:
    return tuple(str(score) for score in range(scale.lowest, scale.highest + 1))


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
