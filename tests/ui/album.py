"""A book of pictures: every scene in every scheme and size, in a folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.scene_stage import Scene, Stage, at_rest
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens, current_look

SIZE = (1366, 768)
Look = tuple[str, float]
"""A scheme and a size of text."""

LOOKS: tuple[Look, ...] = (
    ("light", 1.0), ("dark", 1.0), ("contrast", 1.0), ("light", 1.5), ("light", 2.0), ("dark", 2.0),
)


def set_up(stage: Stage, scene: Scene) -> QWidget:
    """Show a scene at rest in a window as small as a laptop's; returns the window."""
    scene.show(stage)
    window = stage.house.window
    if (window.width(), window.height()) != SIZE:
        window.resize(*SIZE)
    rest(stage)
    return window


def rest(stage: Stage) -> None:
    """Until the vault has answered and everything has been laid out and painted."""
    if stage.house.started and stage.house.window.session is not None:
        stage.house.settle()
    at_rest()


@contextmanager
def worn(stage: Stage, tokens: Tokens, scheme: str, scale: float) -> Iterator[None]:
    """The window in another look, and back again."""
    app, before = QApplication.instance(), current_look()
    assert isinstance(app, QApplication)
    if (before.scheme, before.scale) != (scheme, scale):
        apply_theme(app, tokens, scheme, scale)
    rest(stage)
    yield


def take(window: QWidget) -> QPixmap:
    """What is in sight."""
    return window.grab()


def fill(
    folder: Path, stage: Stage, tokens: Tokens, scenes: Sequence[Scene], looks: Sequence[Look] = LOOKS
) -> list[Path]:
    """Write a picture of each scene in each look, named ``form-dark-150.png``."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for scheme, scale in looks:
        with worn(stage, tokens, scheme, scale):
            for scene in scenes:
                window = set_up(stage, scene)
                path = folder / f"{scene.name}-{scheme}-{round(scale * 100)}.png"
                take(window).save(str(path))
                written.append(path)
                scene.leave(stage)
    return written
