"""The lines of the overview that a store keeps: how long they hold, and what strikes them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.application.any_store import NOW, ONE, TWO, On, Work, begin, draft, event, version
from transitions.application.lines import Kept, Line
from transitions.application.store import Store
from transitions.domain.agenda import Stretch

RULES, SUN = "1", date(2026, 11, 1)


def lines_kept(store: Store, day: date = SUN, rules: str = RULES) -> list[str]:
    """What the lines say that hold, whichever way they are read."""
    known = store.lines.all(rules, day)
    assert list(store.lines.in_order(rules, day)) == [o._replace(says=None if o.says else "") for o in known]
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


def test_a_stretch_is_counted_and_begun_from_its_first(on: On) -> None:
    told = [("hers", "2026-11-02"), ("others", "2026-11-03"), ("hers", "2026-11-04"), ("hers", "2026-11-05")]
    second, third = date(2026, 11, 3), date(2026, 11, 4)

    def work(store: Store) -> None:
        store.subjects.add(ONE, "child", NOW)
        ids = [UUID(int=10 + number) for number in range(len(told) + 1)]
        for transition in ids:
            store.subjects.add(transition, "transition", NOW, ONE)
        lines = [Line(str(ids[n]), *of, "a", f"says {n}") for n, of in enumerate(told)]
        over = Line(str(ids[-1]), "hers", "2026-11-04", "a", "over")
        store.lines.keep(RULES, SUN, [*(Kept(line, date.max) for line in lines), Kept(over, SUN)])

        def found(stretch: Stretch, limit: int = 9) -> list[str | None]:
            return [line.says for line in store.lines.first(RULES, SUN, stretch, limit)]

        every = Stretch(("hers", "others"))
        assert found(every) == ["says 0", "says 1", "says 2", "says 3"]
        assert found(every, 3) == ["says 0", "says 1", "says 2"]
        assert found(Stretch(("hers",), first=second)) == ["says 2", "says 3"]
        assert found(Stretch(("hers", "others"), first=second, last=third)) == ["says 1", "says 2"]
        assert found(Stretch(("hers",), first=third, last=second)) == []
        counted = [store.lines.count(RULES, SUN, o) for o in (every, Stretch(("others",)), Stretch(("no",)))]
        assert counted == [4, 1, 0]

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
