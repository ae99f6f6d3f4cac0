"""What every store promises, asked of the fake and of the real vault alike."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.fakes import FakeStore
from transitions.application.store import Kept, Line, Stands, Store
from transitions.clock import RandomIds, SystemClock
from transitions.domain.move import MOVE
from transitions.domain.version import Author, Draft, Event, Json, Version, values
from transitions.storage.key_slots import CostForTests
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
    vault = LocalVaults(tmp_path, SystemClock(), RandomIds(), CostForTests()).open_practice()
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


# --- the lines of the overview ---

RULES, SUN = "1", date(2026, 11, 1)


def lines_kept(store: Store, day: date = SUN, rules: str = RULES) -> list[str]:
    """What the lines say that hold, whichever way they are read."""
    known = store.lines.all(rules, day)
    assert store.lines.in_order(rules, day) == [o._replace(says=None if o.says else "") for o in known]
    said = store.lines.read(rules, day, [line.transition for line in known])
    assert said == {line.transition: line.says for line in known if line.says}
    return [line.says for line in known if line.says]


def keep_line(store: Store, transition: UUID = TWO, says: str = "Alma", until: date = date.max) -> None:
    line = Line(str(transition), "hers", "2026-12-01", "alma", says)
    store.lines.keep(RULES, SUN, [Kept(line, until)])


def test_a_line_says_nothing_until_it_is_kept_and_then_what_was_kept(on: On) -> None:
    def work(store: Store) -> None:
        begin(store)
        assert [line.says for line in store.lines.all(RULES, SUN)] == [""]
        assert [line.transition for line in store.lines.waiting(RULES, SUN, 5)] == [str(TWO)]
        keep_line(store)
        assert store.lines.all(RULES, SUN) == [Line(str(TWO), "hers", "2026-12-01", "alma", "Alma")]
        assert store.lines.waiting(RULES, SUN, 5) == []
        keep_line(store, UUID(int=99), "Ida")
        assert lines_kept(store) == ["Alma"]

    on(work)


def test_a_line_holds_from_its_day_to_the_one_before_its_last_under_its_rules(on: On) -> None:
    def work(store: Store) -> None:
        begin(store)
        keep_line(store, until=SUN + timedelta(days=2))
        held = [n for n in range(-1, 4) if lines_kept(store, SUN + timedelta(days=n))]
        assert held == [0, 1]
        assert lines_kept(store, rules="2") == []

    on(work)


def test_lines_come_by_day_and_then_by_name(on: On) -> None:
    told = [("2026-12-01", "b"), ("2026-11-05", "å"), ("2026-11-05", "a"), ("9999-12-31", "a")]

    def work(store: Store) -> None:
        store.subjects.add(ONE, "child", NOW)
        ids = [UUID(int=10 + number) for number in range(len(told))]
        for transition in ids:
            store.subjects.add(transition, "transition", NOW, ONE)
        lines = [Line(str(one), "hers", *of, "x") for one, of in zip(ids, told, strict=True)]
        store.lines.keep(RULES, SUN, [Kept(line, date.max) for line in lines])
        assert [(o.due, o.name) for o in store.lines.all(RULES, SUN)] == sorted(told)
        assert [(o.due, o.name) for o in store.lines.in_order(RULES, SUN)] == sorted(told)

    on(work)


OTHER, TWIN, PARENT, SEEN = (UUID(int=number) for number in (21, 22, 23, 24))
STRIKING: dict[str, Work] = {
    "a version of the child": lambda store: store.versions.add([version(50)]),
    "a version of a parent": lambda store: store.versions.add([version(50, subject=PARENT)]),
    "a draft of the transition": lambda store: store.drafts.save(draft("Al", subject=TWO)),
    "a draft that is changed": lambda store: store.drafts.save(draft("Ida", subject=SEEN)),
    "a draft that is struck": lambda store: store.drafts.remove(SEEN, ["name"]),
    "an event of the child": lambda store: store.events.add(event(51)),
    "an event of the transition": lambda store: store.events.add(event(51, TWO)),
    "a new observation": lambda store: store.subjects.add(UUID(int=60), "screening", NOW, ONE),
    "a parent that is erased": lambda store: _erase(store, PARENT),
}


def _erase(store: Store, subject: UUID) -> None:
    store.erasures.erase(subject, NOW)


@pytest.mark.parametrize("name", STRIKING)
def test_whatever_is_written_of_a_family_strikes_its_lines_and_no_others(name: str, on: On) -> None:
    def work(store: Store) -> None:
        begin(store)
        for subject, kind, owner in (
            (TWIN, "transition", ONE), (PARENT, "parent", ONE), (SEEN, "screening", ONE),
            (OTHER, "child", None), (UUID(int=30), "transition", OTHER),
        ):
            store.subjects.add(subject, kind, NOW, owner)
        store.drafts.save(draft("Alma", subject=SEEN))
        for transition, says in ((TWO, "Alma"), (TWIN, "Alma igen"), (UUID(int=30), "Ida")):
            keep_line(store, transition, says)
        assert len(lines_kept(store)) == 3
        STRIKING[name](store)
        assert lines_kept(store) == ["Ida"]
        assert "Alma" not in repr(store.lines.all(RULES, SUN))

    on(work)


def test_an_erased_transition_has_no_line_and_gets_none(on: On) -> None:
    def work(store: Store) -> None:
        begin(store)
        keep_line(store)
        _erase(store, ONE)
        keep_line(store)
        assert store.lines.all(RULES, SUN) == []

    on(work)


def test_a_line_that_is_struck_in_vain_is_there_again(on: On) -> None:
    def work(store: Store) -> None:
        begin(store)
        keep_line(store)
        with suppress(KeyError), store.transaction():
            store.drafts.save(draft("Ida"))
            raise KeyError
        assert lines_kept(store) == ["Alma"]

    on(work)
