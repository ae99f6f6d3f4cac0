"""Whatever is written, in whatever order, the overview says what the records say."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from tests.application.desks import DAY, anew, begin, kept
from tests.bundled import bundled_catalogue
from tests.fakes.clock import FakeClock, FakeIds
from tests.fakes.press import FakePress
from tests.fakes.store import FakeStore
from transitions.application.desk import Desk, Surroundings
from transitions.application.errors import ExpectedError
from transitions.application.overview_row import read_row
from transitions.application.store import Store
from transitions.clock import RandomIds, SystemClock
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.person import HealthVisitor
from transitions.domain.scale import Scale
from transitions.domain.screening import ItemScore
from transitions.export.formats import Formats
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults

KEY = AnswerKey(field="happy_with", voice="parents")


class Writing:
    """A health visitor who does anything in any order, and looks at the overview in between."""

    def __init__(self, store: Store, clock: FakeClock, seed: int) -> None:
        self._chance = random.Random(seed)
        self._clock = clock
        ids = FakeIds() if isinstance(store, FakeStore) else RandomIds()
        around = Surroundings(
            clock=clock, ids=ids, library=bundled_catalogue(), press=FakePress(), exports=Formats()
        )
        around.desk(store).profile.write(HealthVisitor(name="Sofie Øvesen", certified=True))
        self.desk = around.desk(store)
        self._families = [self._begin() for _ in range(3)]

    def run(self, times: int) -> int:
        """So many acts; returns how many rows were kept through one of them."""
        through = 0
        for number in range(times):
            anew(self.desk).overview.agenda()
            act = self._chance.choice(self._acts())
            with suppress(ExpectedError):
                act()
            desk = anew(self.desk)
            through += len(kept(desk))
            parts = desk.overview.agenda().parts.values()
            shown = {UUID(o.transition): read_row(o.says or "") for part in parts for o in part}
            assert shown == {t: desk.overview.row(t) for t in desk.transitions.all()}, (number, act)
        return through

    def _begin(self) -> tuple[UUID, UUID, UUID]:
        return begin(self.desk, self._chance.choice(("yes", "thinking", "")))

    def _acts(self) -> list[Callable[[], object]]:
        desk, chance = anew(self.desk), self._chance
        transition, mother, father = chance.choice(self._families)
        child = desk.transitions.show(transition).child.id
        day = self._clock.day + timedelta(days=chance.randint(-9, 40))
        value = chance.choice(("yes", "no", "thinking"))
        return [
            lambda: desk.transitions.write(transition, {"start_date": day.isoformat()}),
            lambda: desk.transitions.write(transition, {"form_wish": value, "visit_on": day.isoformat()}),
            lambda: desk.transitions.write(transition, {"introduced_on": day.isoformat()}),
            lambda: desk.transitions.answer(transition, Answer(key=KEY, value=value)),
            lambda: desk.transitions.answer(transition, Answer(key=KEY)),
            lambda: desk.transitions.settle(transition),
            lambda: desk.children.write(child, {"name": f"Barn {chance.random()}"}),
            lambda: desk.children.settle(child),
            lambda: desk.children.change_custody(mother, "unknown", "", day),
            lambda: desk.children.remove_parent(father),
            lambda: desk.children.restore_parent(father),
            lambda: desk.children.write_parent(father, {"name": value}),
            lambda: desk.consents.refuse(transition, mother),
            lambda: desk.consents.disagree(transition, mother),
            lambda: self._observe(desk, child),
            lambda: self._families.append(self._begin()),
            lambda: desk.transitions.start(child),
            partial(setattr, self._clock, "day", self._clock.day + timedelta(days=chance.randint(1, 20))),
        ]

    def _observe(self, desk: Desk, child: UUID) -> None:
        screening = desk.screenings.begin(child, self._clock.day)
        scale: Scale = bundled_catalogue().scales["adbb"]
        for condition in scale.conditions:
            desk.screenings.condition(screening, condition.id, condition.ideal)
        for item in scale.items:
            desk.screenings.score(screening, ItemScore(item=item.id, score=1))
        desk.screenings.finish(screening, "tidlig")


@pytest.mark.parametrize("seed", range(2))
def test_the_overview_says_what_the_records_say_whatever_was_written(seed: int, tmp_path: Path) -> None:
    vault = LocalVaults(tmp_path, SystemClock(), RandomIds(), CostForTests()).open_practice()
    through = vault.submit(lambda store: Writing(store, FakeClock(DAY), seed).run(40)).result()
    vault.close()
    assert through > 40  # others stay kept while one is written in
