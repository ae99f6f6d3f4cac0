"""The index of names follows what is written, is gone with what is erased, and answers at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.storage.names_bench import measure_search
from tests.storage.support import MORNING, draft, make_database, version
from transitions.domain.version import Version
from transitions.storage import names
from transitions.storage.database import Database
from transitions.storage.drafts import DraftTable
from transitions.storage.erasures import ErasureTable
from transitions.storage.names import NameTable
from transitions.storage.subjects import SubjectTable
from transitions.storage.versions import VersionTable

CHILD, MOTHER, FATHER, FIRST, SECOND = (UUID(int=number) for number in range(1, 6))
FAMILIES = 700


class House:
    """A family in a vault's tables."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.versions, self.drafts = VersionTable(database), DraftTable(database)
        self.subjects, self.names = SubjectTable(database), NameTable(database)
        self.subjects.add(CHILD, "child", MORNING)
        for parent in (MOTHER, FATHER):
            self.subjects.add(parent, "parent", MORNING, CHILD)
        self.subjects.add(FIRST, "transition", MORNING, CHILD)

    def settle(self, subject: UUID, key: str, value: object, replaces: Version | None = None) -> Version:
        made = version(subject, key, value).model_copy(
            update={"replaces": replaces.id if replaces else None}
        )
        self.versions.add([made])
        return made

    def find(self, text: str) -> tuple[UUID, ...]:
        return self.names.find(text, 10)

    def words(self) -> int:
        return int(self.database.value("SELECT count(*) FROM name_word"))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    database = make_database(tmp_path / "vault.db")
    yield House(database)
    database.close()


def test_what_is_typed_is_found_before_it_settles_and_after(house: House) -> None:
    house.drafts.save(draft(CHILD, "name", "Åse Ørsted"))
    assert house.find("aase ør") == house.find("ØRSTED å") == (FIRST,)
    house.settle(CHILD, "name", "Åse Ørsted")
    house.drafts.remove(CHILD, ["name"])
    assert house.find("aase") == (FIRST,)


def test_a_name_that_is_replaced_or_struck_is_not_found_any_more(house: House) -> None:
    old = house.settle(CHILD, "name", "Drengen Hansen")
    house.settle(CHILD, "name", "Emil Hansen", old)
    assert house.find("drengen") == ()
    assert house.find("emil") == (FIRST,)
    house.drafts.save(draft(CHILD, "name", "Emilie Hansen"))
    assert house.find("emilie") == (FIRST,)
    house.drafts.remove(CHILD, ["name"])
    assert house.find("emilie") == ()
    assert house.words() == 2


def test_parents_and_the_daycare_lead_to_the_transition(house: House) -> None:
    house.settle(CHILD, "name", "Alma")
    house.settle(MOTHER, "name", "Mette Bøgh")
    house.settle(FATHER, "name", "Jonas Bøgh")
    house.settle(FIRST, "daycare", {"name": "Vuggestuen Ærten", "group": "Rød stue"})
    assert house.find("ærten mette") == house.find("jonas alma rød") == (FIRST,)
    house.settle(FATHER, "removed", True)
    assert house.find("jonas") == ()
    assert house.find("bøgh") == (FIRST,)


def test_a_second_transition_has_the_family_from_the_first_and_its_own_daycare(house: House) -> None:
    house.settle(CHILD, "name", "Alma")
    house.settle(FIRST, "daycare", {"name": "Solsikken"})
    house.subjects.add(SECOND, "transition", MORNING, CHILD)
    assert sorted(house.find("alma")) == [FIRST, SECOND]
    assert house.find("alma solsikken") == (FIRST,)
    house.settle(CHILD, "name", "Asta")
    assert sorted(house.find("asta")) == [FIRST, SECOND]


def test_no_word_is_left_of_an_erased_child_nor_of_an_erased_parent(house: House) -> None:
    house.settle(CHILD, "name", "Alma")
    house.settle(MOTHER, "name", "Mette")
    ErasureTable(house.database).erase(MOTHER, MORNING)
    assert house.find("mette") == ()
    assert house.find("alma") == (FIRST,)
    ErasureTable(house.database).erase(CHILD, MORNING)
    assert house.find("alma") == ()
    assert house.words() == 0
    assert house.database.value("SELECT count(*) FROM named") == 0


def test_an_undone_transaction_undoes_the_words_too(house: House) -> None:
    house.settle(CHILD, "name", "Alma")
    with suppress(OSError), house.database.transaction():
        house.settle(CHILD, "name", "Asta")
        raise OSError
    assert house.find("asta") == ()
    assert house.find("alma") == (FIRST,)


def test_what_is_no_name_costs_nothing(house: House) -> None:
    house.settle(FIRST, "answer/sleep/parents/", "Alma sover godt")
    house.drafts.save(draft(FIRST, "answer/food/parents/", "Alma"))
    house.settle(CHILD, "name", {"not": "a name"})
    assert house.words() == 0
    assert house.find("") == house.find("!!") == ()


def test_children_that_wait_are_caught_up_with_once(house: House) -> None:
    house.settle(CHILD, "name", "Alma")
    with house.database.transaction():
        house.database.change("DELETE FROM name_word")
        house.database.change("INSERT INTO name_waiting VALUES (?)", (str(CHILD),))
    assert house.find("alma") == ()
    house.names.catch_up()
    assert house.find("alma") == (FIRST,)
    assert house.database.value("SELECT count(*) FROM name_waiting") == 0


@pytest.mark.parametrize("many", [0, 250, 20_000])
def test_few_and_many_are_found_alike(house: House, many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """All looked up, the two rarest read through, and as it is: the same are found."""
    monkeypatch.setattr(names, "_MANY", many)
    ids = [uuid4() for _ in range(FAMILIES)]
    with house.database.transaction():
        for number, child in enumerate(ids):
            house.subjects.add(child, "child", MORNING)
            name = f"{'Alma' if number % 2 else 'Bo'} {'Ek' if number % 3 else 'Fyr'}"
            house.drafts.save(draft(child, "name", name))
            house.subjects.add(UUID(int=child.int ^ 1), "transition", MORNING, child)
    wanted = {UUID(int=child.int ^ 1) for number, child in enumerate(ids) if number % 2 and not number % 3}
    assert set(house.names.find("f al", FAMILIES)) == wanted
    assert len(house.names.find("f al", 5)) == 5
    assert set(house.names.find("f al fy", FAMILIES)) == wanted
    assert house.names.find("bo al", FAMILIES) == house.names.find("f bo al", FAMILIES) == ()


def test_a_keystroke_is_answered_before_the_next_picture(tmp_path: Path) -> None:
    figures = measure_search(tmp_path / "Agnes", 3000, rounds=3)
    assert figures.typical < 16
    assert figures.keystrokes > 60
