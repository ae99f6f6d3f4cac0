"""The data inside an encrypted copy: the very words of its pages, in order, for the daycare's own system."""

from __future__ import annotations

import json

from transitions.domain.disclosure import Disclosure

ATTACHED_NAME = "overgangsskema.json"
"""A neutral name: nothing about a family."""
_FORM = "tryg-overgang/overgangsskema"
_EDITION = 1


def write_attached(disclosure: Disclosure) -> str:
    """The paper as JSON: nothing that is not on the pages, and no drawn signature.

    Made of the disclosure alone. ``code`` is the one at the foot of every page.
    """
    drawn = {"parts": {"__all__": {"rows": {"__all__": {"strokes", "size"}}}}}
    paper = disclosure.paper.model_dump(mode="json", exclude=drawn)
    head = {
        "format": _FORM,
        "edition": _EDITION,
        "code": disclosure.code,
        "written_on": disclosure.written_on.isoformat(),
    }
    return json.dumps({**head, "paper": _without_gaps(paper)}, ensure_ascii=False, indent=1) + "\n"


def _without_gaps(value: object) -> object:
    """The same without what is empty; the Danish words stay, so that an empty line is one."""
    if isinstance(value, list):
        return [_without_gaps(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = ((name, held) for name, held in value.items() if name == "danish" or held not in ("", None))
    return {name: _without_gaps(held) for name, held in kept}
