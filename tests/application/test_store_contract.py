"""What every store promises, asked of the fake and of the real vault alike."""

from __future__ import annotations

import random
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.application.any_store import NOW, ONE, TWO, On, begin, draft, event, version
from transitions.application.store import Stands, Store
from transitions.domain.move import MOVE
from transitions.domain.version import Version, values


def test_versions_come_back_as_they_were_added(on: On) -> None:
    added = (version(10), version(11, {"a": [1, None, "ø"]}, replaces=UUID(int=10)))

    def work(store: Store) -> None:
        begin(store)
        store.versions.add(added)
        assert store.versions.of(ONE) == added
        assert store.versions.of(TWO) == ()
        assert store.versions.of_many([ONE, TWO]) == {ONE: added, TWO: ()}

    on(work)


def test_where_another_value_stands_is_told_by_the_rule_of_the_domain(on: On) -> None:
    chance = random.Random(5)
    days = [date(2026, 1, day) for day in (1, 2, 3)]
    added: list[Version] = []
    for number in range(60):
        old = chance.choice(added) if added and chance.random() < 0.4 else None
        new = version(number, chance.choice(["x", "y"]), replaces=old.id if old else None)
        told = {"key": old.key if old else chance.choice("ab"), "valid_on": chance.choice(days)}
        added.append(new.model_copy(update=told))

    def work(store: Store) -> None:
        begin(store)
        store.subjects.add(UUID(int=3), "child", NOW)
        for new in added:
            store.versions.add([new])
            for day in (date(2025, 12, 31), *days):
                stands = values((v for v in store.versions.of(ONE) if v.key == "a"), day).get("a")
                told = store.standing.others("child", "a", "x", day)
                assert told == ((UUID(int=3),) if stands == "x" else (ONE, UUID(int=3)))
        assert store.standing.others("screening", "a", "x", days[-1]) == ()

    on(work)


def test_what_stands_is_told_by_the_rule_of_the_domain(on: On) -> None:
    chance = random.Random(4)
    days, moments = [date(2026, 1, day) for day in (1, 2, 3)], [NOW + timedelta(seconds=s) for s in (0, 1)]
    moments.append(NOW.replace(microsecond=0))
    added: list[Version] = []
    for number in range(120):
        old = chance.choice(added) if added and chance.random() < 0.4 else None
        key = old.key if old else chance.choice("abc")
        new = version(number, number, replaces=old.id if old else None)
        told = {"key": key, "valid_on": chance.choice(days), "recorded_at": chance.choice(moments)}
        added.append(new.model_copy(update=told))

    def work(store: Store) -> None:
        begin(store)
        for number, new in enumerate(added):
            store.versions.add([new])
            for day in (date(2025, 12, 31), *days):
                known = [v for v in added[: number + 1] if v.key != "c"]
                told = store.standing.of(ONE, ["a", "b", "never there"], day)
                assert told == Stands(values(known, day), {})
        store.drafts.save(draft("typed", key="a"))
        stands = values([v for v in added if v.key != "c"], days[-1])
        assert store.standing.of(ONE, ["a", "b"], days[-1]) == Stands(stands, {"a": "typed"})
        assert store.standing.of(ONE, ["a", "b"], days[-1]).values == {**stands, "a": "typed"}
        assert store.standing.of(ONE, ["b"], days[-1]) == Stands({"b": stands["b"]}, {})
        assert store.standing.of(TWO, ["a"], days[-1]) == Stands({}, {})

    on(work)


def test_a_family_that_moved_is_told_of_with_what_stands(on: On) -> None:
    def work(store: Store) -> None:
        begin(store)
        store.events.add(event(1))
        assert not store.standing.of(TWO, ["a"], NOW.date()).moved
        store.events.add(event(2).model_copy(update={"kind": MOVE}))
        assert store.standing.of(TWO, ["a"], NOW.date()) == Stands({}, {}, moved=True)
        assert store.standing.of(ONE, (), NOW.date()).moved

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
        assert store.subjects.latest("transition") == TWO
        assert store.subjects.latest("screening") is None
        store.subjects.add(UUID(int=3), "transition", NOW, ONE)
        assert store.subjects.latest("transition") == UUID(int=3)
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
