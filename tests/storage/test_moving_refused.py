"""What is looked at, refused or said when a package comes that should not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.moves import KAREN, SOFIE, children, move, send
from tests.storage.moving import (
    Visitor,
    add_family,
    make_folder,
    opened,
    say,
    visitor,
)
from transitions.application import package_errors as errors


def test_every_file_has_words_of_its_own(sofie: Visitor) -> None:
    child, _ = sofie.do(add_family)
    told = {send(sofie, child)[1] for _ in range(3)}
    assert len(told) == 3
    assert all(len(words.split("-")) == 6 for words in told)


def test_an_older_or_the_same_package_changes_nothing(sofie: Visitor, karen: Visitor) -> None:
    child, transition = sofie.do(add_family)
    file, words = send(sofie, child)
    assert sofie.do(lambda desk: desk.takeovers.look(file, words)).state == "identical"
    sofie.do(lambda desk: desk.transitions.close(transition))
    before = sofie.rows()

    assert sofie.do(lambda desk: desk.takeovers.look(file, words)).state == "older"
    with pytest.raises(errors.FamilyHere):
        sofie.do(lambda desk: desk.takeovers.take(file, words))
    assert sofie.rows() == before


def test_a_replayed_package_is_said_to_be_taken_and_tells_its_receipt(sofie: Visitor, karen: Visitor) -> None:
    child, _ = sofie.do(add_family)
    file, words = send(sofie, child)
    receipt = karen.do(lambda desk: desk.takeovers.take(file, words)).receipt
    before = karen.rows()

    look = karen.do(lambda desk: desk.takeovers.look(file, words))
    assert (look.state, look.receipt) == ("taken", receipt)
    with pytest.raises(errors.PackageTaken) as caught:
        karen.do(lambda desk: desk.takeovers.take(file, words))
    assert caught.value.values["receipt"] == receipt
    assert karen.rows() == before


def test_looking_stores_nothing_and_tells_what_comes(sofie: Visitor, karen: Visitor) -> None:
    child, _ = sofie.do(add_family)
    file, words = send(sofie, child)
    before = karen.rows()

    look = karen.do(lambda desk: desk.takeovers.look(file, words))
    assert karen.rows() == before
    assert (look.name, look.giver, look.state, look.answers, look.drafts) == (
        "Alma Prøve", SOFIE, "new", 1, 1)
    assert [(t.daycare, t.step.name, t.same_form) for t in look.transitions] == [
        ("Vuggestuen Solsikken", "introduce", True)]
    assert look.same_municipality
    assert look.receipt == ""


def test_a_namesake_is_shown_and_both_stay_on_her_choice(sofie: Visitor, karen: Visitor) -> None:
    child, _ = sofie.do(add_family)
    karen.do(lambda desk: add_family(desk, "alma  prøve"))
    file, words = send(sofie, child)

    assert karen.do(lambda desk: desk.takeovers.look(file, words)).alike == 1
    with pytest.raises(errors.PossiblySame):
        karen.do(lambda desk: desk.takeovers.take(file, words))
    karen.do(lambda desk: desk.takeovers.take(file, words, beside_others=True))
    assert len(karen.do(children)) == 2


def test_a_family_that_was_deleted_here_does_not_come_back(sofie: Visitor, karen: Visitor) -> None:
    child, _ = sofie.do(add_family)
    file, words = send(sofie, child)
    karen.do(lambda desk: desk.takeovers.take(file, words))
    karen.do(lambda desk: desk.store.erasures.erase(child, desk.around.clock.now()))
    before = karen.rows()

    with pytest.raises(errors.FamilyErased):
        karen.do(lambda desk: desk.takeovers.look(file, words))
    assert karen.rows() == before


def test_a_key_opens_for_its_owner_only(sofie: Visitor, karen: Visitor) -> None:
    child, _ = sofie.do(add_family)
    key = karen.do(lambda desk: desk.colleagues.my_key())
    seen = sofie.do(lambda desk: desk.colleagues.read_key(key.text))
    sealed = sofie.do(lambda desk: desk.colleagues.give(child, KAREN, key.text))

    assert seen.words == key.words == karen.do(lambda desk: desk.colleagues.my_key()).words
    assert sealed.words == ""
    cover = karen.do(lambda desk: desk.takeovers.cover(sealed.file))
    assert (cover.way, cover.check) == ("key", sealed.check)
    with pytest.raises(errors.ForSomebodyElse):
        sofie.do(lambda desk: desk.takeovers.look(sealed.file))
    assert karen.do(lambda desk: desk.takeovers.take(sealed.file)).child == child


def test_wrong_words_and_a_damaged_file_are_told_apart(sofie: Visitor, karen: Visitor) -> None:
    child, _ = sofie.do(add_family)
    file, words = send(sofie, child)

    with pytest.raises(errors.WrongWords):
        karen.do(lambda desk: desk.takeovers.look(file, "helt andre ord end dem der hører til"))
    with pytest.raises(errors.PackageDamaged):
        karen.do(lambda desk: desk.takeovers.look(file[:-1], words))
    heard = words.replace("-", "  ").upper()
    assert karen.do(lambda desk: desk.takeovers.look(file, heard)).state == "new"


def test_practice_and_reality_never_meet(tmp_path: Path, sofie: Visitor) -> None:
    make_folder(tmp_path / "real", "real")
    child, _ = sofie.do(add_family)
    file, words = send(sofie, child)
    with visitor(tmp_path / "real", KAREN) as karen:
        own, _ = karen.do(add_family)
        key = sofie.do(lambda desk: desk.colleagues.my_key()).text
        real_file, real_words = send(karen, own)
        before = karen.rows(), sofie.rows()
        with pytest.raises(errors.OfPractice):
            karen.do(lambda desk: desk.takeovers.look(file, words))
        with pytest.raises(errors.OfPractice):
            karen.do(lambda desk: desk.takeovers.take(file, words))
        with pytest.raises(errors.OfPractice):
            sofie.do(lambda desk: desk.takeovers.look(real_file, real_words))
        for give in (lambda desk: desk.colleagues.give(own, SOFIE, key),
                     lambda desk: desk.colleagues.read_key(key)):
            with pytest.raises(errors.OfPractice):
                karen.do(give)
        assert (karen.rows(), sofie.rows()) == before


def test_a_receipt_is_checked_before_it_is_believed(sofie: Visitor, karen: Visitor) -> None:
    child, _ = sofie.do(add_family)
    file, words = send(sofie, child)
    receipt = karen.do(lambda desk: desk.takeovers.take(file, words)).receipt
    wrong = receipt[:-1] + str((int(receipt[-1]) + 1) % 10)

    with pytest.raises(errors.ReceiptMistyped):
        sofie.do(lambda desk: desk.colleagues.receive(wrong))
    with pytest.raises(errors.ReceiptUnknown):
        karen.do(lambda desk: desk.colleagues.receive(receipt))
    handed = sofie.do(lambda desk: desk.colleagues.receive(receipt.replace(" ", "")))
    assert (handed.child, handed.on_the_way, handed.taker) == (child, False, KAREN)


def test_what_is_written_after_the_file_was_made_is_told(sofie: Visitor, karen: Visitor) -> None:
    child, transition = sofie.do(add_family)
    file, words = send(sofie, child)
    receipt = karen.do(lambda desk: desk.takeovers.take(file, words)).receipt
    sofie.do(lambda desk: say(desk, transition, "our_child", "Senere."))

    with pytest.raises(errors.WrittenSince):
        sofie.do(lambda desk: desk.colleagues.receive(receipt))
    assert sofie.do(lambda desk: desk.overview.row(transition)).handed_to == ""
    sofie.do(lambda desk: desk.colleagues.receive(receipt, despite_writing=True))
    assert sofie.do(lambda desk: desk.overview.row(transition)).handed_to == KAREN


def test_a_file_called_back_is_no_longer_on_the_way(sofie: Visitor) -> None:
    child, _ = sofie.do(add_family)
    send(sofie, child)
    sofie.do(lambda desk: desk.colleagues.call_back(child))
    assert sofie.do(lambda desk: desk.colleagues.moved()) == ()


def test_without_names_nothing_moves(tmp_path: Path, sofie: Visitor) -> None:
    child, _ = sofie.do(add_family)
    with pytest.raises(errors.NameMissing):
        sofie.do(lambda desk: desk.colleagues.give(child, "  "))
    file, words = send(sofie, child)
    make_folder(tmp_path / "nobody")
    with visitor(tmp_path / "nobody") as nobody, pytest.raises(errors.NameMissing):
        nobody.do(lambda desk: desk.takeovers.take(file, words))


def test_each_step_is_a_line_of_the_log_without_names(sofie: Visitor, karen: Visitor) -> None:
    child, _ = sofie.do(add_family)
    move(sofie, karen, child)
    lines = sofie.do(lambda desk: list(desk.store.audit.latest()))
    told = {line.action for line in lines if line.entity == str(child)}
    assert {"send_child", "hand_over_child"} <= told
    took = karen.do(lambda desk: list(desk.store.audit.latest()))
    assert "take_over_child" in {line.action for line in took if line.entity == str(child)}
    assert not any("Prøve" in str(line) or KAREN in str(line) for line in (*lines, *took))


def test_the_receiver_finds_the_family_by_name(sofie: Visitor, karen: Visitor) -> None:
    child, transition = sofie.do(add_family)
    move(sofie, karen, child)
    assert karen.do(lambda desk: desk.store.names.find("alma", 5)) == (transition,)


def test_the_file_names_nobody_in_the_clear(sofie: Visitor) -> None:
    child, _ = sofie.do(add_family)
    file, words = send(sofie, child)
    assert opened(file, words).dossier.child == child
    for secret in ("Alma", "Prøve", KAREN, SOFIE, "Prøvestad", str(child), words):
        assert secret.encode() not in file


def test_refusals_say_nothing_about_a_family(sofie: Visitor, karen: Visitor) -> None:
    child, transition = sofie.do(add_family)
    move(sofie, karen, child)
    with pytest.raises(errors.HandedOver) as caught:
        sofie.do(lambda desk: say(desk, transition, "our_child", "Nyt."))
    told = (caught.value.args, dict(caught.value.values))
    assert told == (("safety.colleague.refusal.handed_over",), {})
