"""The frozen program's bill of materials, as CycloneDX: the same bytes for the same contents and date."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from inside import Component

NAME = "tryg-overgang"


def bill(version: str, components: Sequence[Component], made: int) -> str:
    """As JSON; ``made`` is in seconds since 1970. A serial number would be chance, so there is none."""
    ours = f"pkg:generic/{NAME}@{version}"
    listed = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(made, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "bom-ref": ours, "name": NAME, "version": version},
        },
        "components": [_entry(component) for component in components],
        "dependencies": [{"ref": ours, "dependsOn": [component.address for component in components]}],
    }
    return json.dumps(listed, indent=1, ensure_ascii=False) + "\n"


def _entry(component: Component) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": component.address,
        "name": component.name,
        "version": component.version,
        "hashes": [{"alg": "SHA-256", "content": component.digest}],
        "licenses": [{"expression": component.licence}],
        "purl": component.address,
    }
