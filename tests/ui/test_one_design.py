"""One design: colours and lengths stand in the theme alone, and no message stops her."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ui.support import RESOURCES

UI = Path(__file__).parents[2] / "transitions" / "ui"

LENGTHS = re.compile(
    r"set(Fixed|Minimum|Maximum)(Width|Height|Size)|setContentsMargins|set(Horizontal|Vertical)?Spacing"
    r"|addSpacing|set(Pixel|Point)Size|setIconSize|set(Row|Column)Minimum(Width|Height)|setIndent|setMargin"
)
"""What sets a length; none and one pixel, and Qt's word for no limit, are no design."""

NO_LENGTHS = (0, 1, 16_777_215)
INDEXED = ("setRowMinimumHeight", "setColumnMinimumWidth")
"""These take the place of a row or column first."""

COLOUR_WORD = re.compile(r"^#[0-9A-Fa-f]{3,8}$|^rgba?\(|^hsl")
MODAL = re.compile(r"Q(Message|Input|Error|Progress)(Box|Dialog|Message)|setModal|setWindowModality")
LOOPS = {"controls/printing.py": "the system's own choice of printer", "app.py": "the program itself"}
"""Where ``exec`` is called, and what it waits for."""

Look = Callable[[ast.AST], bool]


def literal_length(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not LENGTHS.fullmatch(_called(node)):
        return False
    lengths = node.args[1:] if _called(node) in INDEXED else node.args
    return any(isinstance(n, ast.Constant) and n.value not in NO_LENGTHS for n in map(_bare, lengths))


def literal_colour(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and _called(node) == "QColor":
        return any(isinstance(argument, ast.Constant) for argument in node.args)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
        return node.value.attr == "GlobalColor" and node.attr != "transparent"
    words = node.value if isinstance(node, ast.Constant) else None
    return isinstance(words, str) and bool(COLOUR_WORD.match(words))


def own_sheet(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _called(node) == "setStyleSheet"


def modal(node: ast.AST) -> bool:
    name = getattr(node, "id", "") or getattr(node, "attr", "")
    return isinstance(node, ast.Name | ast.Attribute) and bool(MODAL.fullmatch(name))


def own_loop(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _called(node) in ("exec", "exec_")


def _called(call: ast.Call) -> str:
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")


def _bare(node: ast.AST) -> ast.AST:
    return node.operand if isinstance(node, ast.UnaryOp) else node


def found(look: Look, source: str) -> list[int]:
    return [getattr(node, "lineno", 0) for node in ast.walk(ast.parse(source)) if look(node)]


def found_in_ui(look: Look) -> Iterator[str]:
    for path in sorted(UI.rglob("*.py")):
        for line in found(look, path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(UI).as_posix()}:{line}"


@pytest.mark.parametrize("look", [literal_length, literal_colour, modal])
def test_the_window_has_no_look_of_its_own_and_no_modal_messages(look: Look) -> None:
    assert [*found_in_ui(look)] == []


def test_one_sheet_is_put_on_in_one_place() -> None:
    assert {place.partition(":")[0] for place in found_in_ui(own_sheet)} == {"look/theme.py"}


def test_nothing_but_the_program_and_the_printer_runs_a_loop_of_its_own() -> None:
    assert {place.partition(":")[0] for place in found_in_ui(own_loop)} == set(LOOPS)


def test_the_sheet_takes_every_length_from_the_tokens() -> None:
    sheet = (RESOURCES / "theme" / "theme.qss").read_text("utf-8")
    assert re.findall(r"[^0-9a-z_}$][1-9][0-9]*px", sheet) == []


def test_icons_are_drawings_of_one_colour() -> None:
    for icon in (RESOURCES / "theme" / "icons").glob("*.svg"):
        drawn = icon.read_text("utf-8")
        assert drawn.lstrip().startswith("<svg"), icon.name
        if not icon.stem.startswith("on-primary"):
            assert not re.search(r"#[0-9A-Fa-f]{3,8}\b", drawn), icon.name


@pytest.mark.parametrize(
    ("look", "source"),
    [
        (literal_length, "row.setSpacing(7)"),
        (literal_length, "row.setContentsMargins(0, 0, 0, 12)"),
        (literal_length, "button.setFixedHeight(48)"),
        (literal_length, "font.setPixelSize(13)"),
        (literal_length, "grid.setRowMinimumHeight(2, 32)"),
        (literal_colour, "painter.setPen(QColor(10, 20, 30))"),
        (literal_colour, "painter.setPen(Qt.GlobalColor.red)"),
        (literal_colour, "colour = '#0E6670'"),
        (modal, "QMessageBox.question(self, 'Slet?', 'Sikker?')"),
        (modal, "dialog.setModal(True)"),
        (own_sheet, "label.setStyleSheet('color: red')"),
        (own_loop, "dialog.exec_()"),
    ],
)
def test_each_is_found(look: Look, source: str) -> None:
    assert found(look, source) == [1]


def test_what_is_no_design_is_passed_over() -> None:
    for source in ("row.setSpacing(0)", "a.setMinimumHeight(1)", "row.setSpacing(look.length('space.m'))",
                   "grid.setRowMinimumHeight(2, look.length('space.m'))"):
        assert found(literal_length, source) == []
    assert found(literal_colour, "picture.fill(Qt.GlobalColor.transparent)") == []
