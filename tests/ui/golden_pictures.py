"""What a screen looked like when somebody last looked at it and found it good.

Kept are the words and places of everything in sight, and a thumbnail for the colours. Both are compared with
room for letters that are drawn a little otherwise elsewhere, and for nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

FOLDER = Path(__file__).with_name("golden")
COLUMNS, ROWS = 64, 36
PIXELS, SHADES = 3, 14
"""How far a thing may have moved, and how far the colour of a square may have changed."""

_KINDS = (QAbstractButton, QLabel, QLineEdit, QPlainTextEdit)
_NUMBER = re.compile(r"-?\d+")


def describe(window: QWidget) -> list[str]:
    """A line for each thing in sight: what it is called, what it says, where it is."""
    return [*_lines(window)]


def _lines(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, _KINDS) or widget.visibleRegion().isEmpty():
            continue
        spot = widget.mapTo(window, QPoint(0, 0))
        face = QAccessible.queryAccessibleInterface(widget)
        name = face.text(QAccessible.Text.Name)
        state = "".join(sign for sign, on in _state(widget) if on)
        words = " ".join(name.split())
        place = f"{spot.x()} {spot.y()} {widget.width()} {widget.height()}"
        yield f"{place} | {widget.objectName()} {state}| {words}"


def _state(widget: QWidget) -> Iterator[tuple[str, bool]]:
    yield "off ", not widget.isEnabled()
    yield "chosen ", isinstance(widget, QAbstractButton) and widget.isChecked()


def thumbnail(window: QWidget) -> QImage:
    """The window seen from far away."""
    scaled = window.grab().toImage().scaled(
        COLUMNS, ROWS, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return scaled.convertToFormat(QImage.Format.Format_RGB32)


def keep(name: str, window: QWidget) -> None:
    """This is how it is to look from now on."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.txt").write_text("\n".join([*describe(window), ""]), encoding="utf-8")
    thumbnail(window).save(str(FOLDER / f"{name}.png"))


def changes(name: str, window: QWidget) -> list[str]:
    """How it looks otherwise than it was kept."""
    kept = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    picture = QImage(str(FOLDER / f"{name}.png"))
    return [*changed_lines(kept, describe(window)), *changed_squares(picture, thumbnail(window))]


def changed_lines(kept: list[str], now: list[str]) -> Iterator[str]:
    """What moved, came, went or says something else."""
    unseen = [*now]
    for line in kept:
        same = next((other for other in unseen if alike(line, other)), None)
        if same is None:
            yield f"- {line}"
        else:
            unseen.remove(same)
    yield from (f"+ {line}" for line in unseen)


def alike(one: str, other: str) -> bool:
    """Whether two lines say the same in the same place, near enough."""
    (place, rest), (place_now, rest_now) = one.split(" | ", 1), other.split(" | ", 1)
    if rest != rest_now:
        return False
    pairs = zip_longest(_NUMBER.findall(place), _NUMBER.findall(place_now), fillvalue="99999")
    return all(abs(int(before) - int(after)) <= PIXELS for before, after in pairs)


def changed_squares(kept: QImage, now: QImage) -> Iterator[str]:
    """The squares that have another colour."""
    if kept.size() != now.size():
        yield "another size"
        return
    for row in range(kept.height()):
        for column in range(kept.width()):
            if now.pixel(column, row) == kept.pixel(column, row):
                continue
            there = now.pixelColor(column, row)
            if not _among(there, _around(kept, column, row)):
                yield f"square {column},{row}: {kept.pixelColor(column, row).name()} is {there.name()}"


def _around(picture: QImage, column: int, row: int) -> list[QColor]:
    """A square and those beside it: what moved by a hair changes none of them alone."""
    columns = range(max(column - 1, 0), min(column + 2, picture.width()))
    rows = range(max(row - 1, 0), min(row + 2, picture.height()))
    return [picture.pixelColor(x, y) for x in columns for y in rows]


def _among(colour: QColor, others: list[QColor]) -> bool:
    """Whether it lies between the others, near enough, in each part of it."""
    for part in (QColor.red, QColor.green, QColor.blue):
        there = [part(other) for other in others]
        if not min(there) - SHADES <= part(colour) <= max(there) + SHADES:
            return False
    return True
