"""An ADBB answer from a file: the same numbers again, or nothing at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.application.desks import DAY, begin, make_desk
from tests.application.test_screenings import HIGH, observe
from tests.fakes.store import FakeStore
from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.application.imports import FileKnown, FileNotRead, FileOfAnotherChild, FileOfPractice
from transitions.application.screenings import NotCertified

CPR = "8001264321"


def exported(day: date = DAY) -> str:
    """What another health visitor's program wrote about the same child."""
    desk = make_desk(day=day)
    transition, child = known(desk)
    return desk.handovers.adbb_answer(transition, observe(desk, child, HIGH, day))


def known(desk: Desk, cpr: str = CPR) -> tuple[UUID, UUID]:
    transition, *_ = begin(desk)
    child = desk.transitions.show(transition).child.id
    desk.children.write(child, {"cpr": cpr})
    desk.screenings.begin(child, DAY)
    return transition, child


def rows(desk: Desk) -> tuple[int, int, int]:
    store = desk.store
    assert isinstance(store, FakeStore)
    return len(store.versions.rows), len(store.drafts.rows), len(store.subjects.all("screening"))


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    bundle = json.loads(exported())
    change(bundle)
    return json.dumps(bundle)


def response(bundle: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = bundle["entry"][1]["resource"]
    return found


def test_a_file_reads_back_to_the_same_items_total_and_day() -> None:
    desk = make_desk()
    _, child = known(desk)
    made = desk.screenings.show(desk.imports.adbb(child, exported(DAY - timedelta(days=3))))
    assert tuple(made.item(i.id).score for i in made.scale.items) == HIGH
    assert (made.total, made.day, made.done, made.origin) == (5, DAY - timedelta(days=3), True, "file")
    assert made.conditional
    assert desk.screenings.follow_up(child).state == "awaiting"


CHANGES: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda b: response(b)["item"][8]["answer"][0].update(valueInteger=6), "summen"),
    (lambda b: response(b)["item"].pop(1), "2. Øjenkontakt"),
    (lambda b: response(b)["item"][2]["answer"][0].update(valueInteger=5), "3. Generelt"),
    (lambda b: response(b)["item"][3]["answer"][0].update(valueInteger="1"), "4. Selvstim"),
    (lambda b: response(b).update(status="in-progress"), "status"),
    (lambda b: response(b).update(authored="2026-01-19"), "dag"),
    (lambda b: response(b).update(note="Alma"), "ikke hører til"),
]


@pytest.mark.parametrize(("change", "named"), CHANGES, ids=[named for _, named in CHANGES])
def test_a_fault_is_named_and_nothing_is_stored(
    change: Callable[[dict[str, Any]], object], named: str
) -> None:
    desk = make_desk()
    _, child = known(desk)
    before = rows(desk)
    with pytest.raises(FileNotRead) as refusal:
        desk.imports.adbb(child, changed(change))
    assert named in refusal.value.values["element"]
    assert rows(desk) == before


def test_a_day_ahead_is_refused() -> None:
    desk = make_desk()
    _, child = known(desk)
    with pytest.raises(FileNotRead):
        desk.imports.adbb(child, exported(DAY + timedelta(days=1)))


def refused(desk: Desk, child: UUID, why: type[ExpectedError]) -> None:
    before = rows(desk)
    with pytest.raises(why):
        desk.imports.adbb(child, exported())
    assert rows(desk) == before


def test_the_file_is_of_this_child_and_of_this_kind_of_vault() -> None:
    desk = make_desk()
    refused(desk, known(desk, "8001264322")[1], FileOfAnotherChild)
    real = make_desk("real")
    refused(real, known(real)[1], FileOfPractice)


def test_the_same_file_is_read_once() -> None:
    desk = make_desk()
    _, child = known(desk)
    desk.imports.adbb(child, exported())
    refused(desk, child, FileKnown)


def test_what_was_written_here_is_not_read_again() -> None:
    desk = make_desk()
    transition, child = known(desk)
    answer = desk.handovers.adbb_answer(transition, observe(desk, child, HIGH))
    with pytest.raises(FileKnown):
        desk.imports.adbb(child, answer)


def test_a_file_is_for_certified_users(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk("real", certified=False)
    transition, *_ = begin(desk)
    child = desk.transitions.show(transition).child.id
    desk.children.write(child, {"cpr": CPR})
    text = exported()
    values = dict(desk.around.exports.read_adbb(text), practice=False)
    monkeypatch.setattr(type(desk.around.exports), "read_adbb", lambda _self, _text: values)
    before = rows(desk)
    with pytest.raises(NotCertified):
        desk.imports.adbb(child, text)
    assert rows(desk) == before
