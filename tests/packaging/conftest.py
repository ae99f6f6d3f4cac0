from __future__ import annotations

from pathlib import Path

import pytest

import children
import environment
from environment import RUNNING, dotted
from tests.packaging.fake_child import FakeChild


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """What an environment looks like from outside, in a folder with a space in its name."""
    folder = tmp_path / "a b" / ".venv"
    python = environment.venv_python(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    (folder / "pyvenv.cfg").write_text(f"version = {dotted(RUNNING)}.7\n", encoding="utf-8")
    return folder


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> FakeChild:
    fake = FakeChild()
    monkeypatch.setattr(children, "child", fake)
    monkeypatch.setattr(children, "succeeds_quietly", lambda *_: True)
    return fake
