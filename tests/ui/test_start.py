"""The way in: what there is to open, a new vault, and what is said when it does not open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.ui.shell_stage import PASSPHRASE, Shell
from transitions.application.errors import WrongPassphrase
from transitions.storage.key_slots import CostForTests
from transitions.storage.vault import VaultFolder

FRESH = "seks nye ord som jeg husker"


def test_a_wrong_passphrase_is_said_beside_the_field_and_nothing_opens(house: Shell) -> None:
    house.vaults.create(PASSPHRASE).vault.close()
    house.start()
    house.write("start.passphrase", "noget helt andet")
    house.press("start.unlock")
    house.until(lambda: bool(house.said("start.passphrase.error")))
    assert "Forkert adgangssætning" in house.said("start.passphrase.error")
    assert house.control("start.passphrase").hasFocus()
    assert house.window.session is None
    house.write("start.passphrase", "x")
    assert not house.sees("start.passphrase.error")


def test_the_recovery_key_opens_and_a_slip_in_it_is_told_by_its_group(house: Shell) -> None:
    made = house.vaults.create(PASSPHRASE)
    made.vault.close()
    groups = made.recovery_key.split("-")
    house.start()
    house.press("start.other_way")
    slip = "".join("8" if sign != "8" else "9" for sign in groups[2])
    house.write("start.recovery_key", "-".join([*groups[:2], slip, *groups[3:]]))
    house.press("start.unlock")
    house.until(lambda: "gruppe 3" in house.said("start.recovery_key.error"))
    house.write("start.recovery_key", " ".join(groups).lower())
    house.key(Qt.Key.Key_Return)
    house.until(lambda: house.sees("new_passphrase.keep"))
    assert house.window.session is None
    house.press("new_passphrase.later")
    house.until(lambda: house.sees("profile.name"))
    house.settle()
    house.window.end_now()
    house.vaults.unlock(house.vaults.found()[0], PASSPHRASE).close()


def open_by_key(house: Shell, recovery_key: str) -> None:
    house.start()
    house.press("start.other_way")
    house.write("start.recovery_key", recovery_key)
    house.press("start.unlock")
    house.until(lambda: house.sees("new_passphrase.keep"))


def test_after_the_recovery_key_a_new_passphrase_takes_the_place_of_the_forgotten(house: Shell) -> None:
    made = house.vaults.create(PASSPHRASE)
    made.vault.close()
    folder = house.vaults.found()[0]
    open_by_key(house, made.recovery_key)
    assert house.control("new_passphrase.passphrase").hasFocus()
    house.write("new_passphrase.passphrase", "kort")
    house.write("new_passphrase.again", "kort")
    house.press("new_passphrase.keep")
    house.until(lambda: house.sees("new_passphrase.passphrase.error"))
    for name in ("passphrase", "again"):
        house.write(f"new_passphrase.{name}", FRESH)
    house.key(Qt.Key.Key_Return)
    house.until(lambda: house.sees("profile.name"))
    house.settle()
    house.window.end_now()
    house.vaults.unlock(folder, FRESH).close()
    with pytest.raises(WrongPassphrase):
        house.vaults.unlock(folder, PASSPHRASE)


def test_a_window_closed_while_a_passphrase_is_chosen_leaves_the_vault_closed(house: Shell) -> None:
    made = house.vaults.create(PASSPHRASE)
    made.vault.close()
    open_by_key(house, made.recovery_key)
    house.window.close()
    assert house.ended == ["quit"]
    house.vaults.unlock(house.vaults.found()[0], PASSPHRASE).close()


def test_a_second_program_on_the_same_vault_is_told_what_to_do(house: Shell) -> None:
    made = house.vaults.create(PASSPHRASE)
    house.start()
    house.write("start.passphrase", PASSPHRASE)
    house.press("start.unlock")
    house.until(lambda: house.sees("start.trouble"))
    said = [label.text() for label in house.control("start.trouble").findChildren(QLabel)]
    assert house.around.library.texts.say("vault.already_open") in said
    assert house.control("start.unlock").isEnabled()
    made.vault.close()


def test_a_window_closed_while_the_recovery_key_is_shown_leaves_the_vault_closed(house: Shell) -> None:
    house.start()
    house.press("start.create")
    house.press("new_vault.propose")
    line = house.control("new_vault.passphrase")
    assert isinstance(line, QLineEdit)
    proposed = line.text()
    house.write("new_vault.again", proposed)
    house.press("new_vault.create")
    house.until(lambda: house.sees("recovery_key.written"))
    house.window.close()
    assert house.ended == ["quit"]
    house.vaults.unlock(house.vaults.found()[0], proposed).close()


@pytest.mark.parametrize("passphrase", ["kort", "aaaaaaaaaaaaaaaaaaaa"])
def test_a_passphrase_that_is_too_weak_is_said_beside_it(house: Shell, passphrase: str) -> None:
    house.start()
    house.press("start.create")
    house.write("new_vault.passphrase", passphrase)
    house.write("new_vault.again", passphrase)
    house.key(Qt.Key.Key_Return)
    house.until(lambda: house.sees("new_vault.passphrase.error"))
    assert house.vaults.found() == ()


def test_two_passphrases_that_differ_are_said_and_nothing_is_made(house: Shell) -> None:
    house.start()
    house.press("start.create")
    house.write("new_vault.passphrase", PASSPHRASE)
    house.write("new_vault.again", PASSPHRASE + "x")
    house.press("new_vault.create")
    assert house.sees("new_vault.again.error")
    assert house.vaults.found() == ()


def test_unlocking_forgets_the_words_that_were_typed(house: Shell) -> None:
    house.begin()
    assert house.find("start.passphrase") is None


def test_what_is_wrong_in_the_overlay_is_said_at_the_start(house: Shell) -> None:
    house.start(notices=("policy.toml: idle_minutes skal være mindst 1.",))
    labels = house.control("start.notices").findChildren(QLabel)
    assert any("idle_minutes" in label.text() for label in labels)


def refused(house: Shell, passphrase: str = PASSPHRASE) -> str:
    """Try to unlock and read what is said, wherever it stands."""
    house.start()
    house.write("start.passphrase", passphrase)
    house.key(Qt.Key.Key_Return)
    house.until(lambda: house.sees("start.trouble") or house.sees("start.passphrase.error"))
    return told(house)


def told(house: Shell) -> str:
    if house.sees("start.passphrase.error"):
        return house.said("start.passphrase.error")
    return " ".join(label.text() for label in house.control("start.trouble").findChildren(QLabel))


def test_wrong_passphrase_key_file_and_data_file_are_told_apart(house: Shell) -> None:
    """Four different things are wrong, and each message says what to do about it."""
    house.vaults.create(PASSPHRASE).vault.close()
    folder = house.vaults.found()[0]
    key, data = (folder / "vault.key").read_bytes(), (folder / "vault.db").read_bytes()
    messages = [refused(house, "noget helt andet")]
    (folder / "vault.key").write_bytes(key[:200])
    messages.append(refused(house))
    (folder / "vault.key").unlink()
    messages.append(refused(house))
    (folder / "vault.key").write_bytes(key)
    (folder / "vault.db").write_bytes(b"x" * len(data))
    messages.append(refused(house))
    ids = ("wrong_passphrase", "key_file_damaged", "key_file_missing", "damaged")
    assert messages == [house.around.library.texts.say(f"vault.{name}") for name in ids]
    does = ("Prøv igen", "Hent en tidligere kopi", "Hent en tidligere kopi", "Gendan en sikkerhedskopi")
    assert all(words in message for words, message in zip(does, messages, strict=True))
    (folder / "vault.db").write_bytes(data)
    house.start()
    house.unlock()


@pytest.mark.parametrize("way", ["damaged", "missing"])
def test_an_earlier_key_file_is_fetched_in_the_window(house: Shell, way: str) -> None:
    house.vaults.create(PASSPHRASE).vault.close()
    folder = house.vaults.found()[0]
    VaultFolder(folder, house.around.clock, CostForTests()).change_passphrase(PASSPHRASE, FRESH)
    file = folder / "vault.key"
    file.unlink() if way == "missing" else file.write_bytes(b"rot")
    refused(house, FRESH)
    house.press("start.earlier_key_file")
    house.until(lambda: house.sees("start.key_file_fetched"))
    assert not house.sees("start.trouble")
    house.unlock(FRESH)


def test_without_an_earlier_key_file_she_is_sent_to_a_backup(house: Shell) -> None:
    house.vaults.create(PASSPHRASE).vault.close()
    for file in house.vaults.found()[0].glob("vault.key*"):
        file.unlink()
    refused(house)
    house.press("start.earlier_key_file")
    assert told(house) == house.around.library.texts.say("vault.key_file_no_earlier")
    assert not house.sees("start.earlier_key_file")
    assert house.sees("start.restore")


def test_no_key_file_is_offered_for_anything_else(house: Shell) -> None:
    house.vaults.create(PASSPHRASE).vault.close()
    (house.vaults.found()[0] / "vault.db").unlink()
    refused(house)
    assert not house.sees("start.earlier_key_file")


def test_a_passphrase_everybody_tries_first_is_refused_beside_it(house: Shell) -> None:
    house.start()
    house.press("start.create")
    for name in ("passphrase", "again"):
        house.write(f"new_vault.{name}", "adgangskode123456")
    assert "let at gætte" in house.said("new_vault.advice")
    house.press("new_vault.create")
    house.until(lambda: "gættet først" in house.said("new_vault.passphrase.error"))
    assert house.vaults.found() == ()


@pytest.mark.parametrize(
    ("passphrase", "advice"),
    [
        ("", "Mindst 16 tegn"), ("ni tegn x", "7 tegn mere"), ("seksten tegn her", "lang nok"),
        ("blå cykel under køkkenbordet", "lang, og det er godt"),
        ("blå cykel under køkkenbordet i regn", "meget lang"),
    ],
)  # fmt: skip
def test_advice_goes_by_length(house: Shell, passphrase: str, advice: str) -> None:
    house.start()
    house.press("start.create")
    house.write("new_vault.passphrase", passphrase)
    assert advice in house.said("new_vault.advice")


def test_a_passphrase_is_written_over_when_the_vault_has_been_made(house: Shell) -> None:
    house.start()
    house.press("start.create")
    lines = [house.control(f"new_vault.{name}") for name in ("passphrase", "again")]
    for name in ("passphrase", "again"):
        house.write(f"new_vault.{name}", FRESH)
    house.press("new_vault.create")
    house.until(lambda: house.sees("recovery_key.written"))
    for line in lines:
        assert isinstance(line, QLineEdit)
        assert line.text() == ""
        assert not line.isUndoAvailable()
