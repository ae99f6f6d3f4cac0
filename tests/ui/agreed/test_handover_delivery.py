"""Delivering, old paper called back, and what may leave without a consent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.consent_stage import KEPT, Sofa, click, log, press, text_of, words_in_sight
from tests.ui.family_stage import control, error, said, shown, write
from transitions.application.desk import Desk
from transitions.domain.screening import ItemScore
from transitions.ui.handover.screen import HandoverScreen


def test_delivery_is_written_down_with_how_and_by_whom(sofa: Sofa, screen: HandoverScreen) -> None:
    assert not control(screen, "handover.deliver").isEnabled()
    press(screen, "handover.save")
    sofa.settle()
    press(screen, "handover.deliver")
    press(screen, "handover.delivery.done")
    assert error(screen, "handover.delivery.how")
    press(screen, "handover.delivery.how.parents_carry")
    assert not control(screen, "handover.delivery.name").isVisible()
    press(screen, "handover.delivery.by.other")
    write(screen, "handover.delivery.name", "mormor Inge")
    press(screen, "handover.delivery.done")
    sofa.settle()
    line = log(sofa)[-1]
    assert (line.step, line.product) == ("delivered", "handover")
    assert line.how == "forældrene tager papiret med, afleveret af mormor Inge"
    assert line.content_hash == log(sofa)[0].content_hash
    assert "afleveret til Vuggestuen Solsikken" in said(screen, "handover.log.0")


def test_what_is_typed_about_a_delivery_is_kept(sofa: Sofa, screen: HandoverScreen) -> None:
    press(screen, "handover.save")
    sofa.settle()
    press(screen, "handover.deliver")
    press(screen, "handover.delivery.by.other")
    write(screen, "handover.delivery.name", "Inge")
    write(screen, "handover.delivery.day", "32/13")
    screen.leave()
    sofa.open(screen)
    press(screen, "handover.deliver")
    assert control(screen, "handover.delivery.by.other").property("checked")
    assert shown(screen, "handover.delivery.name") == "Inge"
    assert shown(screen, "handover.delivery.day") == "32/13"


def test_a_delivery_in_the_future_is_not_believed(sofa: Sofa, screen: HandoverScreen) -> None:
    press(screen, "handover.save")
    sofa.settle()
    press(screen, "handover.deliver")
    press(screen, "handover.delivery.how.parents_carry")
    write(screen, "handover.delivery.day", "01.01.2030")
    press(screen, "handover.delivery.done")
    sofa.settle()
    assert error(screen, "handover.delivery.day")
    assert len(log(sofa)) == 1


def test_paper_that_names_nobody_is_not_on_the_log(
    sofa: Sofa, screen: HandoverScreen, tmp_path: Path
) -> None:
    click(screen, "handover.product.blank")
    sofa.settle()
    press(screen, "handover.save")
    sofa.settle()
    assert "Alma" not in text_of((tmp_path / "overgangsskema.pdf").read_bytes())
    assert not log(sofa)


def test_a_parents_own_copy_needs_no_consent(sofa: Sofa, screen: HandoverScreen, tmp_path: Path) -> None:
    sofa.ask(lambda desk: desk.consents.withdraw(sofa.transition, sofa.people.mette))
    click(screen, "handover.product.parents.0")
    sofa.settle()
    press(screen, "handover.save")
    sofa.settle()
    own = text_of((tmp_path / "eget-eksemplar.pdf").read_bytes())
    assert KEPT in own
    assert "Ring til Jonas" not in own
    assert log(sofa)[-1].product == "parents"


def test_old_paper_is_called_back_when_the_pages_are_others(sofa: Sofa, screen: HandoverScreen) -> None:
    press(screen, "handover.save")
    sofa.settle()
    assert "Det er de samme sider, som blev lavet den 2. november 2026." in words_in_sight(screen)
    sofa.answer("our_child", "Noget helt andet")
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    sofa.open(screen)
    assert "Print dem igen, og tag de gamle tilbage." in words_in_sight(screen)


def test_an_adbb_answer_is_hers_alone(sofa: Sofa, screen: HandoverScreen, tmp_path: Path) -> None:
    assert screen.findChild(QWidget, "handover.adbb.0") is None
    sofa.ask(lambda desk: observe(desk, sofa))
    sofa.open(screen)
    assert not control(screen, "handover.adbb.0").isEnabled()
    assert "CPR-nummer mangler" in words_in_sight(screen)
    sofa.ask(lambda desk: desk.children.write(sofa.people.child, {"cpr": "7401264996"}))
    sofa.open(screen)
    press(screen, "handover.adbb.0")
    sofa.settle()
    assert '"resourceType"' in (tmp_path / "adbb.json").read_text("utf-8")
    assert log(sofa)[-1].product == "adbb"
    screen.set_parent_view(True)
    QApplication.processEvents()
    assert "ADBB" not in words_in_sight(screen)


def observe(desk: Desk, sofa: Sofa) -> None:
    """One finished observation with every item scored."""
    day = desk.around.clock.today()
    screening = desk.screenings.begin(sofa.people.child, day)
    for item in desk.screenings.show(screening).scale.items:
        desk.screenings.score(screening, ItemScore(item=item.id, score=0))
    desk.screenings.finish(screening)
