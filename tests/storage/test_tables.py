from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID, uuid4

import pytest

from tests.storage.support import AUTHOR, MORNING, draft, event, version
from transitions.application import ports
from transitions.application.store import Store
from transitions.storage.database import Database
from transitions.storage.definitions import DefinitionTable
from transitions.storage.drafts import DraftTable
from transitions.storage.erasures import ErasureTable
from transitions.storage.events import EventTable
from transitions.storage.failures import RowRefused
from transitions.storage.store import VaultStore
from transitions.storage.subjects import SubjectTable
from transitions.storage.thread import VaultThread
from transitions.storage.versions import VersionTable

CHILD, OTHER = uuid4(), uuid4()
Family = tuple[UUID, UUID, UUID]
VALUES = [
    None,
    True,
    0,
    -7,
    1.5,
    "",
    "blå ☃ \u2028 'x'; --",
    [1, [None]],
    {"stance": "answered", "æ": {"b": []}},
]


def test_the_store_and_the_thread_fit_the_ports() -> None:
    """Checked by mypy: a class that does not fit is a type error here."""
    store: Callable[[VaultStore], Store] = lambda one: one  # noqa: E731
    vault: Callable[[VaultThread], ports.Vault] = lambda one: one  # noqa: E731
    assert callable(store)
    assert callable(vault)


@pytest.mark.parametrize("value", VALUES)
def test_values_come_back_as_they_were(database: Database, value: object) -> None:
    versions, events, drafts = VersionTable(database), EventTable(database), DraftTable(database)
    written = version(CHILD, value=value), event(CHILD, value), draft(CHILD, value=value)
    versions.add([written[0]])
    events.add(written[1])
    drafts.save(written[2])
    read = versions.of(CHILD), events.of(CHILD, "consent"), drafts.of(CHILD)
    assert read == tuple((one,) for one in written)


def test_every_field_of_a_version_comes_back(database: Database) -> None:
    first = version(CHILD)
    moment = datetime(2025, 3, 30, 3, 0, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
    second = first.model_copy(
        update={"id": uuid4(), "replaces": first.id, "reason": "tastefejl", "recorded_at": moment}
    )
    VersionTable(database).add([first, second])
    back = VersionTable(database).of(CHILD)
    assert back == (first, second)
    assert back[1].recorded_at.utcoffset() == timedelta(hours=2)
    assert back[0].author == AUTHOR


def test_versions_keep_the_order_they_were_added_in(database: Database) -> None:
    versions = [version(CHILD, key=f"k{number % 3}", value=number) for number in range(20)]
    table = VersionTable(database)
    table.add(versions[:7])
    table.add(versions[7:])
    assert table.of(CHILD) == tuple(versions)


def test_a_known_version_is_refused_with_all_that_came_along(database: Database) -> None:
    table, known = VersionTable(database), version(CHILD)
    table.add([known])
    with pytest.raises(RowRefused):
        table.add([version(CHILD), known])
    assert table.of(CHILD) == (known,)


def test_a_known_event_is_refused(database: Database) -> None:
    table, known = EventTable(database), event(CHILD)
    table.add(known)
    with pytest.raises(RowRefused):
        table.add(known)
    assert table.of(CHILD, "consent") == (known,)


def test_many_subjects_are_read_at_once(database: Database) -> None:
    subjects = [uuid4() for _ in range(1200)]
    written = {subject: version(subject) for subject in subjects[::2]}
    VersionTable(database).add(written.values())
    found = VersionTable(database).of_many(subjects)
    assert list(found) == subjects
    assert all(found[subject] == ((written[subject],) if subject in written else ()) for subject in subjects)
    assert VersionTable(database).of_many([]) == {}
    assert DraftTable(database).of_many(iter([CHILD])) == {CHILD: ()}


def test_a_draft_replaces_itself_and_goes_away(database: Database) -> None:
    table = DraftTable(database)
    for key in ("b", "a"):
        table.save(draft(CHILD, key, "first"))
    table.save(draft(CHILD, "b", "second"))
    table.save(draft(OTHER, "b", "hers"))
    assert [(one.key, one.value) for one in table.of(CHILD)] == [("a", "first"), ("b", "second")]
    table.remove(CHILD, ["b", "unknown"])
    assert [one.key for one in table.of(CHILD)] == ["a"]
    assert [one.value for one in table.of(OTHER)] == ["hers"]


def test_a_definition_is_kept_once(database: Database) -> None:
    table = DefinitionTable(database)
    table.keep("h", "form", "æ")
    table.keep("h", "form", "æ")
    assert table.read("h") == "æ"
    with pytest.raises(RowRefused):
        table.keep("h", "form", "ø")
    with pytest.raises(KeyError):
        table.read("unknown")


@pytest.fixture
def family(database: Database) -> Family:
    """A child with two transitions."""
    table, names = SubjectTable(database), (uuid4(), uuid4(), uuid4())
    table.add(names[0], "child", MORNING)
    for transition in names[1:]:
        table.add(transition, "transition", MORNING, belongs_to=names[0])
    return names


def test_subjects_are_found_by_kind_and_owner(database: Database, family: Family) -> None:
    table, (child, first, second) = SubjectTable(database), family
    table.add(OTHER, "child", MORNING)
    assert table.all("child") == (child, OTHER)
    assert table.all("screening") == ()
    assert table.belonging_to(child, "transition") == (first, second)
    assert table.belonging_to(child, "screening") == ()
    assert (table.owner(first), table.owner(child)) == (child, None)
    with pytest.raises(KeyError):
        table.owner(uuid4())


def test_a_subject_is_added_once_and_to_a_known_owner(database: Database, family: Family) -> None:
    with pytest.raises(RowRefused):
        SubjectTable(database).add(family[0], "child", MORNING)
    with pytest.raises(RowRefused):
        SubjectTable(database).add(uuid4(), "transition", MORNING, belongs_to=uuid4())


def test_a_salt_is_kept_once(database: Database, family: Family) -> None:
    table, (_, transition, _) = SubjectTable(database), family
    with pytest.raises(KeyError):
        table.salt(transition)
    table.keep_salt(transition, b"\x00salt")
    assert table.salt(transition) == b"\x00salt"
    with pytest.raises(RowRefused):
        table.keep_salt(transition, b"other")


def test_erasing_a_child_takes_all_that_belongs_to_it_and_nothing_else(
    database: Database, family: Family
) -> None:
    subjects = SubjectTable(database)
    subjects.add(OTHER, "child", MORNING)
    subjects.keep_salt(family[1], b"salt")
    for subject in (*family, OTHER):
        VersionTable(database).add([version(subject), version(subject)])
        EventTable(database).add(event(subject))
        DraftTable(database).save(draft(subject))
    gone = ErasureTable(database).erase(family[0], MORNING)
    assert set(gone) == set(family) == set(ErasureTable(database).all())
    for subject in family:
        assert (VersionTable(database).of(subject), EventTable(database).of(subject, "consent")) == ((), ())
        assert DraftTable(database).of(subject) == ()
    assert len(VersionTable(database).of(OTHER)) == 2
    assert subjects.all("child") == (OTHER,)
    with pytest.raises(KeyError):
        subjects.salt(family[1])


def test_what_is_erased_does_not_come_back(database: Database, family: Family) -> None:
    erasures = ErasureTable(database)
    erasures.erase(family[0], MORNING)
    writes: list[Callable[[], None]] = [
        lambda: SubjectTable(database).add(family[0], "child", MORNING),
        lambda: VersionTable(database).add([version(family[1])]),
        lambda: EventTable(database).add(event(family[1])),
        lambda: DraftTable(database).save(draft(family[1])),
        lambda: SubjectTable(database).keep_salt(family[1], b"salt"),
    ]
    for write in writes:
        with pytest.raises(RowRefused):
            write()
    with pytest.raises(KeyError):
        erasures.erase(family[0], MORNING)
    assert erasures.repeat(family, MORNING) == ()


def test_times_are_read_with_their_offset(database: Database) -> None:
    VersionTable(database).add([version(CHILD)])
    assert VersionTable(database).of(CHILD)[0].recorded_at.tzinfo is not None
    assert VersionTable(database).of(CHILD)[0].recorded_at.astimezone(UTC) == MORNING
