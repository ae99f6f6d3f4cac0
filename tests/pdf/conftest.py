from __future__ import annotations

from pathlib import Path

import pytest

from transitions.pdf.press import Press


@pytest.fixture(scope="session")
def fonts() -> Path:
    return Path(__file__).parents[2] / "resources" / "fonts"


@pytest.fixture(scope="session")
def press(fonts: Path) -> Press:
    return Press(fonts)
