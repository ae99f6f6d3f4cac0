from __future__ import annotations

import pytest

from transitions.catalogue import Catalogue
from transitions.places import bundled_resources


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue([bundled_resources()])
