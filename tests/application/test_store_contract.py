"""What every store promises, asked of the fake and of the real vault alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from tests.fakes import FakeStore
from transitions.application.store import Store
from transitions.clock import RandomIds, SystemClock
from transitions.domain.version import Author, Draft, Event, Json, Version
from transitions.storage.local_vaults import LocalVaults

AUTHOR = Author(name="Sofie Øvesen", title="sundhedsplejerske")
NOW = datetime(2026, 11, 2, 12, 0, 0, 5, tzinfo=UTC)
ONE, TWO = UUID(int=1), UUID(int=2)
Work = Callable[[Store], None]
On = Callable[[Work], None]


@pytest.fixture(params=["fake", "vault"])
def on(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[On]:
    """Do a piece of work on a store; it stays the same store through a test."""
    if request.param == "fake":
        fake = FakeStore()
        yield lambda work: work(fake)
        return
    vault = LocalVaults(tmp_path, SystemClock(), RandomIds()).open_practice()
    yield lambda work: vault.submit(work).result()
    vault.close()


def version(number: int, value: Json = "Alma", subject: UUID = ONE, replaces: UUID | None = None) -> Version:
    return Version(
        id=UUID(int=number), subject=subject, key="name", value=value, valid_on=date(2026, 1, 31),
        recorded_at=NOW, author=AUTHOR, replaces=replaces, reason="tastefejl" if replaces else "",
    )


def draft(value: Json, key: str = "name", subject: UUID = ONE) -> Draft:
    return Draft(subject=subject, key=key, value=value, saved_at=NOW, author=AUTHOR)


def event(number: int, subject: UUID = ONE) -> Event:
    return Event(id=UUID(int=number), subject=subject, kind="consent", value={"parent": "æ"},
                 day=date(2026, 2, 28), recorded_at=NOW, author=AUTHOR)


def begin(store: Store) -> None:
    store.subjects.add(ONE, "child", NOW)
    store.subjects.add(TWO, "transition", NOW, ONE)


def test_versions_come_back_as_they_were_added(on: On) -> None:
    added = (version(10), version(11, {"a": [1, None, "ø"]}, replaces=UUID(int=10)))

    def work(store: Store) -> None:
        begin(store)
        store.versions.add(added)
        assert store.versions.of(ONE) == added
        assert store.versions.of(TWO) == ()
        assert store.versions.of_many([ONE, TWO]) == {ONE: added, TWO: ()}
        assert store.versions.of_keys(ONE, [added[0].key, "never there"]) == added
        assert store.versions.of_keys(ONE, ["never there"]) == ()
        assert store.versions.of_keys(TWO, [added[0].key]) == ()

    on(work)


def test_a_version_or_event_is_never_written_twice(on: On) -> None:
    def work(store: Store) -> None:
        begin(store)
        store.versions.add([version(10)])
        store.events.add(event(20))
        with pytest.raises(Exception), store.transaction():  # noqa: B017, PT011
            store.versions.add([version(10, "Asta")])
        with pytest.raises(Exception), store.transaction():  # noqa: B017, PT011
            store.events.add(event(20))
        assert store.versions.of(ONE) == (version(10),)
        assert store.events.of(ONE, "consent") == (event(20),)

    on(work)


def test_a_draft_replaces_itself_and_leaves_without_a_trace(on: On) -> None:
    def work(store: Store) -> None:
        begin(store)
        store.drafts.save(draft("Al"))
        store.drafts.save(draft("Alma"))
        store.drafts.save(draft("dansk", key="language"))
        assert store.drafts.of(ONE) == (draft("dansk", key="language"), draft("Alma"))
        assert store.drafts.of_keys(ONE, ["name"]) == (draft("Alma"),)
        assert store.drafts.of_keys(TWO, ["name"]) == ()
        store.drafts.remove(ONE, ["name", "never there"])
        assert store.drafts.of_many([ONE, TWO]) == {ONE: (draft("dansk", key="language"),), TWO: ()}

    on(work)


def test_events_keep_their_order(on: On) -> None:
    def work(store: Store) -> None:
        begin(store)
        for number in (22, 21, 23):
            store.events.add(event(number))
        assert [e.id.int for e in store.events.of(ONE, "consent")] == [22, 21, 23]
        assert store.events.of(ONE, "handover") == ()
        assert store.events.of(TWO, "consent") == ()

    on(work)


def test_subjects_know_kind_owner_and_salt(on: On) -> None:
    def work(store: Store) -> None:
        begin(store)
        assert store.subjects.all("child") == (ONE,)
        assert store.subjects.belonging_to(ONE, "transition") == (TWO,)
        assert store.subjects.belonging_to(ONE, "screening") == ()
        assert store.subjects.owner(TWO) == ONE
        assert store.subjects.owner(ONE) is None
        store.subjects.keep_salt(TWO, b"\x00\x01salt")
        assert store.subjects.salt(TWO) == b"\x00\x01salt"
        for unknown in (store.subjects.owner, store.subjects.salt):
            with pytest.raises(KeyError):
                unknown(UUID(int=404))

    on(work)


def test_a_definition_is_kept_once(on: On) -> None:
    def work(store: Store) -> None:
        store.definitions.keep("abc", "form", "første")
        store.definitions.keep("abc", "form", "første")
        assert store.definitions.read("abc") == "første"
        with pytest.raises(KeyError):
            store.definitions.read("never kept")

    on(work)


def test_a_failed_transaction_leaves_nothing_behind(on: On) -> None:
    class Stopped(Exception):
        """Something went wrong halfway."""

    def half(store: Store) -> None:
        with store.transaction():
            store.versions.add([version(10)])
            with store.transaction():
                store.drafts.save(draft("Alma"))
            raise Stopped

    def work(store: Store) -> None:
        begin(store)
        with pytest.raises(Stopped):
            half(store)
        assert store.versions.of(ONE) == ()
        assert store.drafts.of(ONE) == ()

    on(work)


def test_a_transition_is_found_by_what_its_child_is_called_now(on: On) -> None:
    def work(store: Store) -> None:
        begin(store)
        store.versions.add([version(10, "Drengen Ørsted")])
        assert store.names.find("ørs dreng", 5) == (TWO,)
        store.versions.add([version(11, "Åge Ørsted", replaces=UUID(int=10))])
        store.drafts.save(draft({"name": "Solsikken", "group": "Rød stue"}, "daycare", TWO))
        assert store.names.find("dreng", 5) == ()
        assert store.names.find("RØD aage", 5) == (TWO,)
        assert store.names.find("ørsted", 0) == store.names.find(" ", 5) == ()
        store.drafts.remove(TWO, ["daycare"])
        assert store.names.find("rød", 5) == ()
        store.erasures.erase(ONE, NOW)
        assert store.names.find("åge", 5) == ()

    on(work)
