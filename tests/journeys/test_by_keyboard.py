"""From the first start to the PDF in the parents' hand, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
from pytestqt.qtbot import QtBot

from tests.journeys.hands import Keyboard
from tests.rig import make_surroundings
from tests.ui.shell_stage import PASSPHRASE, Shell, shell
from transitions.ui.handover.screen import HandoverScreen


def test_from_first_start_to_pdf(qtbot: QtBot, tmp_path: Path) -> None:
    with shell(qtbot, tmp_path / "vaults", make_surroundings()) as house:
        keys = Keyboard(house)
        make_vault(house, keys)
        write_family(house, keys)
        introduce(house, keys)
        fill_form(house, keys)
        consent(house, keys)
        saved = save_pdf(house, keys, tmp_path / "overlevering.pdf")
        text = text_of(saved)
    assert "Bolde og bade" in text
    assert "Trøstes" not in text
    assert "Ønsker ikke at svare" not in text
    with pikepdf.open(saved) as pdf:
        assert len(pdf.pages) >= 1


def make_vault(house: Shell, keys: Keyboard) -> None:
    house.start()
    keys.press("start.create")
    keys.write("new_vault.passphrase", PASSPHRASE)
    keys.write("new_vault.again", PASSPHRASE)
    keys.press("new_vault.create")
    house.until(lambda: house.sees("recovery_key.written"))
    keys.press("recovery_key.written")
    keys.press("recovery_key.go_on")
    house.until(lambda: house.sees("profile.name"))
    house.settle()
    keys.write("profile.name", "Karen Øvelse")
    keys.write("profile.phone", "09 00 00 11")
    keys.press("profile.on")
    house.until(lambda: house.sees("overview.empty.new"))


def write_family(house: Shell, keys: Keyboard) -> None:
    keys.press("overview.empty.new")
    house.until(lambda: house.sees("family.child.name"))
    house.settle()
    keys.write("family.child.name", "Alma Prøve")
    keys.write("family.child.birth_date", "14.1.2026")
    for number, name in enumerate(("Mette Prøve", "Jonas Prøve")):
        keys.press("family.parents.add")
        house.settle()
        house.until(lambda n=number: house.sees(f"family.parent.{n}.name"))  # type: ignore[misc]
        keys.write(f"family.parent.{number}.name", name)
        keys.choose(f"family.parent.{number}.custody", "holder")
    keys.write("family.start_date", "1.12.2026")
    assert house.sees("family.daycare.before_yes")
    assert not house.sees("family.daycare.known.yes")
    keys.step()


def introduce(house: Shell, keys: Keyboard) -> None:
    keys.write("introduction.introduced_on", "20.10.2026")
    keys.choose("introduction.form_wish", "yes")
    house.settle()
    keys.step(forward=False)
    write_daycare(house, keys)
    keys.step()
    keys.step()
    keys.step()
    house.until(lambda: house.sees("form.next"))


def write_daycare(house: Shell, keys: Keyboard) -> None:
    house.until(lambda: house.sees("family.daycare.known.yes"))
    keys.choose("family.daycare.known", "yes")
    house.settle()
    keys.write("family.daycare.name", "Vuggestuen Solsikken")


def fill_form(house: Shell, keys: Keyboard) -> None:
    keys.press("form.next")
    house.until(lambda: house.sees("form.happy_with.parents"))
    keys.write("form.our_child.parents", "Trøstes bedst på armen")
    keys.press("form.our_child.parents.share.keep")
    keys.write("form.happy_with.parents", "Bolde og bade")
    keys.press("form.happy_with.parents.share.share")
    keys.press("form.good_at.parents.stance.declined")
    keys.press("form.good_at.parents.share.share")
    keys.press("form.good_at.health_visitor.stance.not_relevant")
    house.settle()
    assert "4 af" in house.said("form.progress")
    keys.step()


def consent(house: Shell, keys: Keyboard) -> None:
    house.until(lambda: house.sees("consent.channel.parents_carry"))
    keys.press("consent.channel.parents_carry")
    agree(house, keys, 0, "oral", "Mor har hånden i gips")
    keys.choose("consent.present", "1")
    house.settle()
    agree(house, keys, 1, "paper", "")
    keys.step()


def agree(house: Shell, keys: Keyboard, number: int, way: str, reason: str) -> None:
    about = f"consent.parent.{number}"
    keys.press(f"{about}.says.yes")
    house.until(lambda: house.sees(f"{about}.way.{way}"))
    keys.choose(f"{about}.way", way)
    if reason:
        keys.write(f"{about}.reason", reason)
    house.settle()
    keys.press(f"{about}.give")
    house.settle()
    house.settle()


def save_pdf(house: Shell, keys: Keyboard, target: Path) -> Path:
    screen = house.window.findChild(HandoverScreen)
    assert isinstance(screen, HandoverScreen)
    screen._files._choose = lambda *_: target
    house.settle()
    house.until(lambda: house.control("handover.save").isEnabled())
    keys.press("handover.save")
    house.settle()
    house.until(target.exists)
    return target


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text
