"""Frames and rules around text; told apart by form, never by colour alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from transitions.domain.disclosure import Speaker
from transitions.pdf.style import INK, MM, RULE, TINT, colour

Drawing = Callable[[Canvas, float, float], None]


@dataclass(frozen=True)
class Edge:
    """How to draw around a box, and the room it leaves: left, top, right, bottom."""

    draw: Drawing
    padding: tuple[float, float, float, float]


def _pen(canvas: Canvas, width: float, ink: str = INK, dashes: tuple[float, ...] = ()) -> None:
    canvas.setStrokeColor(colour(ink))
    canvas.setLineWidth(width)
    canvas.setDash(list(dashes))


def _one_line(canvas: Canvas, _width: float, height: float) -> None:
    _pen(canvas, 1.6)
    canvas.line(0.8, 0, 0.8, height)


def _two_lines(canvas: Canvas, _width: float, height: float) -> None:
    _pen(canvas, 0.6)
    canvas.line(0.3, 0, 0.3, height)
    canvas.line(2.9, 0, 2.9, height)


def _dashed_line(canvas: Canvas, _width: float, height: float) -> None:
    _pen(canvas, 1.4, dashes=(4, 3))
    canvas.line(0.8, 0, 0.8, height)


def _tinted(canvas: Canvas, width: float, height: float) -> None:
    canvas.setFillColor(colour(TINT))
    _pen(canvas, 0.6, RULE)
    canvas.rect(0, 0, width, height, stroke=1, fill=1)


def _strong(canvas: Canvas, width: float, height: float) -> None:
    _pen(canvas, 1.6)
    canvas.rect(0.8, 0.8, width - 1.6, height - 1.6)


def _framed(canvas: Canvas, width: float, height: float) -> None:
    _pen(canvas, 0.9)
    canvas.rect(0.45, 0.45, width - 0.9, height - 0.9)


def _barred(canvas: Canvas, _width: float, height: float) -> None:
    canvas.setFillColor(colour(INK))
    canvas.rect(0, 0, 5, height, stroke=0, fill=1)


def _pill(canvas: Canvas, width: float, height: float) -> None:
    _pen(canvas, 1.1)
    canvas.roundRect(0.55, 0.55, width - 1.1, height - 1.1, min(height, 19) / 2 - 0.6)


def _ticket(canvas: Canvas, width: float, height: float) -> None:
    _pen(canvas, 0.8, dashes=(2.5, 2))
    canvas.rect(0.4, 0.4, width - 0.8, height - 0.8)


_BESIDE = (9.0, 0.0, 0.0, 2.0)
_CHIP = (2.5 * MM, 0.8, 2.5 * MM, 2.2)
CHIP_ROOM = _CHIP[0] + _CHIP[2]

VOICES: dict[Speaker, Edge] = {
    "parents": Edge(_one_line, _BESIDE),
    "health_visitor": Edge(_two_lines, _BESIDE),
    "joint": Edge(_dashed_line, _BESIDE),
}
NOTICE = Edge(_tinted, (9, 4, 9, 7))
GLANCE = Edge(_framed, (9, 4, 9, 7))
BANNER = Edge(_strong, (12, 7, 12, 10))
SPECIAL = Edge(_barred, (10, 0, 0, 0))
SHARED = Edge(_pill, _CHIP)
KEPT = Edge(_ticket, _CHIP)
