"""Every control of the frame has a name for hands, readers and tests, and is large enough to hit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QWidget

from tests.ui.shell_stage import PASSPHRASE, Shell, open_alma
from transitions.application.bookmark import Place

TARGET = 44


def controls(house: Shell) -> list[QWidget]:
    """What the Tab key reaches in the frame; the pages of the steps have their own tests."""
    stack = house.window.findChildren(QWidget)
    reachable = [w for w in stack if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    return [w for w in reachable if w.isEnabled()]


def spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def check(house: Shell) -> None:
    found = controls(house)
    assert found
    for widget in found:
        assert "." in widget.objectName(), widget
        assert spoken(widget), widget.objectName()
        assert widget.height() >= TARGET, widget.objectName()


def reached_by_tab(house: Shell) -> list[str]:
    names: list[str] = []
    for _ in range(60):
        house.key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if names and focused.objectName() == names[0]:
            return names
        names.append(focused.objectName())
    raise AssertionError(names)


def test_the_way_in_is_named_and_reached_by_tab_alone(house: Shell) -> None:
    house.vaults.create(PASSPHRASE).vault.close()
    house.vaults.create(PASSPHRASE).vault.close()
    house.start()
    check(house)
    names = reached_by_tab(house)
    order = ["start.passphrase.show", "start.unlock", "start.other_way", "start.create", "start.practice"]
    places = [names.index(name) for name in order]
    assert names.count("start.passphrase") == 1
    assert sorted(places) == places


def test_a_new_vault_is_named(house: Shell) -> None:
    house.start()
    house.press("start.create")
    house.until(lambda: house.sees("new_vault.passphrase"))
    check(house)
    house.write("new_vault.passphrase", PASSPHRASE)
    house.write("new_vault.again", PASSPHRASE)
    house.press("new_vault.create")
    house.until(lambda: house.sees("recovery_key.written"))
    check(house)


def test_profile_overview_and_the_frame_of_a_journey_are_named(house: Shell) -> None:
    house.practise()
    for screen in ("profile", "overview"):
        house.window.go(Place(screen=screen, parent_view=False))
        house.settle()
        check(house)
    open_alma(house, "family")
    frame = [w for w in controls(house) if w.objectName().startswith(("journey.", "shell."))]
    assert len(frame) >= 13
    assert all(spoken(widget) and widget.height() >= TARGET for widget in frame)


def test_tab_goes_round_the_profile_and_is_never_trapped(house: Shell) -> None:
    house.practise()
    house.window.go(Place(screen="profile", parent_view=False))
    house.settle()
    names = reached_by_tab(house)
    order = ["profile.name", "profile.title", "profile.phone", "profile.municipality", "profile.training"]
    first = names.index("profile.name")
    turned = names[first:] + names[:first]
    places = [turned.index(name) for name in order]
    assert sorted(places) == places
    assert {"profile.on", "shell.help", "shell.lock"} <= set(names)


def test_no_choice_is_a_bare_box(house: Shell) -> None:
    house.practise()
    house.window.go(Place(screen="profile", parent_view=False))
    house.settle()
    boxes = [w for w in controls(house) if isinstance(w, QCheckBox | QRadioButton)]
    assert all(box.property("drawn") == "self" for box in boxes)
