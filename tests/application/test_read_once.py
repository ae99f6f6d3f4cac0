"""A transition is read once while nothing is written, and never remembered longer."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest

from tests.application.desks import DAY, begin, say, yes
from tests.rig import make_surroundings, make_vaults
from transitions.application.archive import Archive
from transitions.application.desk import Desk, Surroundings
from transitions.application.errors import ExpectedError
from transitions.application.store import Stands, Store
from transitions.domain.version import Author, Version

T = TypeVar("T")
Done = Callable[[Callable[[Desk], T]], T]
Deed = Callable[[Desk, UUID, UUID, str], object]


class Regretted(Exception):
    """She thought better of it."""


@pytest.fixture
def around() -> Surroundings:
    return make_surroundings()


@pytest.fixture
def on(around: Surroundings, tmp_path: Path) -> Iterator[Done[object]]:
    """Do something at the one desk of a real vault."""
    vault = make_vaults(tmp_path, around).open_practice()
    desk = vault.submit(around.desk).result()
    yield lambda deed: vault.submit(lambda _: deed(desk)).result()
    vault.close()


def test_the_same_is_read_once(on: Done[object]) -> None:
    def work(desk: Desk) -> None:
        transition, *_ = begin(desk)
        assert desk.transitions.show(transition) is desk.records.transition(transition)

    on(work)


def test_what_stands_under_a_question_is_asked_once_while_it_is_typed_in(
    on: Done[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(desk: Desk) -> None:
        transition, *_ = begin(desk)
        asked = counting(monkeypatch, desk.store)
        for words in ("b", "bo", "bolde", "", "bade"):
            say(desk, transition, "happy_with", words)
        assert len(asked) == 1
        say(desk, transition, "our_child", "glad")
        desk.transitions.share(transition, "our_child", "parents", "share")
        say(desk, transition, "our_child", "glad igen")
        assert len(asked) == 4

    on(work)


def counting(monkeypatch: pytest.MonkeyPatch, store: Store) -> list[object]:
    """What the table of what stands is asked from now on."""
    asked: list[object] = []
    of = store.standing.of

    def counted(*question: object) -> Stands:
        asked.append(question)
        return of(*question)  # type: ignore[arg-type]

    monkeypatch.setattr(store.standing, "of", counted)
    return asked


def test_what_was_undone_is_not_remembered(on: Done[object]) -> None:
    def work(desk: Desk) -> None:
        transition, *_ = begin(desk)
        say(desk, transition, "happy_with", "bolde")
        before = desk.transitions.show(transition)
        with suppress(Regretted), desk.transaction():
            say(desk, transition, "happy_with", "bade")
            assert [a.value for a in desk.transitions.show(transition).answers] == ["bade"]
            raise Regretted
        assert desk.transitions.show(transition) == before

    on(work)


def test_within_a_transaction_each_write_is_known_at_once(on: Done[object]) -> None:
    def work(desk: Desk) -> None:
        transition, *_ = begin(desk)
        child = desk.transitions.show(transition).child.id
        with desk.transaction():
            for deed in (
                lambda: say(desk, transition, "happy_with", "bolde"),
                lambda: desk.store.versions.add([named(child, "Magne Prøve")]),
                lambda: desk.handovers.log(transition, "printed", "handover"),
            ):
                before = desk.transitions.show(transition)
                deed()
                assert desk.transitions.show(transition) != before

    on(work)


def named(child: UUID, name: str) -> Version:
    return Version(
        id=UUID(int=1), subject=child, key="name", value=name, valid_on=DAY, author=Author(name="Sofie"),
        recorded_at=datetime(DAY.year, DAY.month, DAY.day, 13, tzinfo=UTC), replaces=None, reason="",
    )


@pytest.mark.parametrize("as_of", [None, DAY])
def test_another_day_is_read_anew(on: Done[object], around: Surroundings, as_of: date | None) -> None:
    def settled_on(desk: Desk) -> object:
        transition = next(iter(desk.transitions.all()))
        return desk.records.transition(transition, as_of).settled_on

    on(lambda desk: say(desk, begin(desk)[0], "happy_with", "bolde"))
    assert on(settled_on) == around.clock.today()
    around.clock.day += timedelta(days=1)  # type: ignore[attr-defined]
    assert on(settled_on) == around.clock.today()


DEEDS: tuple[Deed, ...] = (
    lambda desk, transition, _, word: say(desk, transition, "happy_with", word),
    lambda desk, transition, _, word: say(desk, transition, "our_child", word),
    lambda desk, transition, *_: desk.transitions.share(transition, "happy_with", "parents", "share"),
    lambda desk, transition, _, word: desk.transitions.jot(transition, {"consent_draft/terms/x": word}),
    lambda desk, transition, *_: desk.transitions.settle(transition),
    lambda desk, transition, parent, _: desk.consents.give(transition, yes(parent)),
    lambda desk, transition, parent, _: desk.consents.refuse(transition, parent),
    lambda desk, transition, *_: desk.handovers.log(transition, "printed", "handover"),
    lambda desk, transition, *_: desk.handovers.entered_in_journal(transition),
    lambda desk, transition, _, word: desk.transitions.write(transition, {"full_form": word < "ord 3"}),
    lambda desk, transition, parent, word: desk.children.write_parent(parent, {"phone": word}),
    lambda desk, *_: desk.log.enter(0),
)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_the_desk_reads_what_the_vault_holds(on: Done[object], seed: int) -> None:
    """Beside it a desk that was just laid out and remembers nothing."""
    chance = random.Random(seed)

    def work(desk: Desk) -> int:
        transition, mother, _ = begin(desk)
        done = 0
        for number in range(60):
            deed, undone = chance.choice(DEEDS), chance.random() < 0.25
            with suppress(ExpectedError, Regretted), desk.transaction():
                deed(desk, transition, mother, f"ord {number}")
                done += 1
                desk.transitions.show(transition)
                if undone:
                    raise Regretted
            fresh = desk.around.desk(desk.store)
            assert desk.transitions.show(transition) == fresh.transitions.show(transition)
            assert desk.handovers.verdict(transition, "handover") == fresh.handovers.verdict(
                transition, "handover"
            )
        return done

    assert on(work) == 60


KEYS = ("closed_on", "form_wish", "answer/happy_with/parents/")
"""What a save of that answer asks after."""

def written_since(archive: Archive, one: UUID, _: UUID, word: str) -> None:
    """What was asked is older than something that was written."""
    known = archive.stands(one, KEYS)
    archive.store.drafts.remove(one, ["form_wish"])
    archive.draft(one, {KEYS[2]: word}, known)


def asked_since(archive: Archive, one: UUID, other: UUID, word: str) -> None:
    """What was asked last is another family."""
    known = archive.stands(one, KEYS)
    archive.stands(other, KEYS)
    archive.draft(one, {KEYS[2]: word}, known)


STROKES: tuple[Callable[[Archive, UUID, UUID, str], object], ...] = (
    lambda archive, one, _, word: archive.draft(one, {KEYS[2]: word}, archive.stands(one, KEYS)),
    lambda archive, one, _, word: archive.draft(one, {"beside": word}, archive.stands(one, KEYS)),
    lambda archive, one, _, word: archive.draft(one, {"form_wish": word}),
    lambda archive, one, _, word: archive.jot(one, {"beside": word}),
    lambda archive, one, *_: archive.store.drafts.remove(one, [KEYS[2]]),
    lambda archive, one, *_: archive.settle(one),
    written_since,
    asked_since,
)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_typed_what_stands_is_what_the_table_says(on: Done[object], seed: int) -> None:
    """Three words only, so that what is typed often is what stands already."""
    chance = random.Random(seed)

    def work(desk: Desk) -> None:
        archive = desk.transitions.archive
        families = [archive.add_subject("transition"), archive.add_subject("transition")]
        for _ in range(200):
            one, other = chance.sample(families, 2)
            chance.choice(STROKES)(archive, one, other, chance.choice("abc"))
            for family in chance.sample(families, 1):
                table = desk.store.standing.of(family, KEYS, archive.clock.today())
                assert archive.stands(family, KEYS) == table

    on(work)
