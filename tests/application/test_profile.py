"""Who writes: what she says of herself stands under all that is written from then on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from tests.storage import acts
from transitions.application.desk import Desk
from transitions.application.store import Store
from transitions.clock import RandomIds, SystemClock
from transitions.domain.person import HealthVisitor
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults
from transitions.storage.thread import VaultThread


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[VaultThread]:
    """An open vault with Agnes as its health visitor."""
    thread = LocalVaults(tmp_path, SystemClock(), RandomIds(), CostForTests()).open_practice()
    thread.submit(lambda store: desk(store).profile.write(HealthVisitor(name="Agnes Opdigtet"))).result()
    yield thread
    thread.close()


def desk(store: Store) -> Desk:
    return acts.surroundings().desk(store)


def who_writes(store: Store) -> str:
    """The name under a child written down now."""
    child: UUID = desk(store).children.register("Alma Prøve", date(2026, 1, 20))
    desk(store).children.write(child, {"name": "Alma Opdigt"})
    return store.drafts.of(child)[0].author.name


def test_a_new_name_stands_under_what_is_written_after_it(vault: VaultThread) -> None:
    def work(store: Store) -> None:
        assert who_writes(store) == "Agnes Opdigtet"
        desk(store).profile.note({"name": "Agnes Typed"})
        assert who_writes(store) == "Agnes Typed"
        desk(store).profile.settle()
        assert who_writes(store) == "Agnes Typed"
        desk(store).profile.write(HealthVisitor(name="Agnes Written"))
        assert who_writes(store) == "Agnes Written"

    vault.submit(work).result()


def test_a_name_that_was_never_saved_stands_under_nothing(vault: VaultThread) -> None:
    def fail(store: Store) -> None:
        with store.transaction():
            desk(store).profile.write(HealthVisitor(name="Agnes Unsaved"))
            assert who_writes(store) == "Agnes Unsaved"
            raise ZeroDivisionError

    def work(store: Store) -> None:
        with pytest.raises(ZeroDivisionError):
            fail(store)
        assert who_writes(store) == "Agnes Opdigtet"

    vault.submit(work).result()
