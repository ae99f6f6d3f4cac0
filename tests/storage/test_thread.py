from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from functools import partial
from uuid import uuid4

import pytest

from tests.storage.support import MORNING, PASSPHRASE, draft
from transitions.application.errors import ExpectedError, VaultClosed, VaultMissing
from transitions.storage.store import VaultStore
from transitions.storage.thread import VaultThread
from transitions.storage.vault import VaultFolder

PATIENCE = 10


@pytest.fixture
def thread(vault: VaultFolder) -> Iterator[VaultThread]:
    opened = vault.unlock(PASSPHRASE, settle_seconds=0.05)
    yield opened
    opened.close()


def hold(thread: VaultThread) -> threading.Event:
    """Keep the thread busy until the event is set."""
    go = threading.Event()
    thread.submit(lambda _: go.wait(PATIENCE))
    return go


def wait_until(true: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < ends, "it never came"
        time.sleep(0.005)


def spin(store: VaultStore) -> None:
    """Keep SQLite counting for ever."""
    store.database.rows(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    )


def test_work_is_done_in_order_on_one_other_thread(thread: VaultThread) -> None:
    done: list[tuple[int, int]] = []
    go = hold(thread)
    futures = [
        thread.submit(lambda _, n=n: done.append((n, threading.get_ident())))  # type: ignore[misc]
        for n in range(50)
    ]
    go.set()
    for future in futures:
        future.result(PATIENCE)
    assert [number for number, _ in done] == list(range(50))
    assert {where for _, where in done} != {threading.get_ident()}
    assert len({where for _, where in done}) == 1


def test_what_work_returns_or_raises_is_in_the_future(thread: VaultThread) -> None:
    assert thread.submit(lambda store: store.kind).result(PATIENCE) == "real"
    with pytest.raises(ZeroDivisionError):
        thread.submit(lambda _: 1 // 0).result(PATIENCE)
    with pytest.raises(SystemExit):
        thread.submit(lambda _: exit(3)).result(PATIENCE)  # noqa: PLR1722 - work that misbehaves
    assert thread.submit(lambda _: "still there").result(PATIENCE) == "still there"


@pytest.mark.parametrize("fails", [False, True])
def test_what_work_holds_is_let_go_before_anybody_hears_of_it(thread: VaultThread, fails: bool) -> None:
    """Else the last to let go of a widget could be this thread, and it would be destroyed here."""

    class Held:
        pass

    def work(_: VaultStore, held: object) -> None:
        if fails:
            raise VaultMissing

    heard: list[object] = []
    go, held = hold(thread), Held()
    known = weakref.ref(held)
    future = thread.submit(partial(work, held=held))
    future.add_done_callback(lambda _: heard.append(known()))
    del held
    go.set()
    wait_until(lambda: bool(heard))
    assert heard == [None]


def test_a_failure_of_the_database_is_an_expected_error(thread: VaultThread, vault: VaultFolder) -> None:
    (vault.folder / "vault.db").unlink()
    with pytest.raises(VaultMissing):
        thread.submit(lambda store: store.drafts.save(draft(uuid4()))).result(PATIENCE)
    with pytest.raises(ExpectedError):
        thread.submit(lambda store: store.database.rows("SELECT nonsense")).result(PATIENCE)


def test_queued_work_can_be_cancelled(thread: VaultThread) -> None:
    go = hold(thread)
    future = thread.submit(lambda _: pytest.fail("ran all the same"))
    assert future.cancel()
    go.set()
    with pytest.raises(CancelledError):
        future.result(PATIENCE)
    thread.submit(lambda _: None).result(PATIENCE)


def test_idle_work_waits_for_everything_else(thread: VaultThread) -> None:
    done: list[str] = []
    go = hold(thread)
    idle = thread.submit_idle(lambda _: done.append("idle"))
    for number in range(3):
        thread.submit(lambda _, number=number: done.append(str(number)))  # type: ignore[misc]
    go.set()
    idle.result(PATIENCE)
    assert done == ["0", "1", "2", "idle"]


def test_idle_work_gives_way_and_is_begun_again(thread: VaultThread) -> None:
    begun: list[float] = []

    def count(store: VaultStore) -> int:
        begun.append(time.monotonic())
        if len(begun) == 1:
            spin(store)
        return len(begun)

    idle = thread.submit_idle(count)
    wait_until(lambda: bool(begun))
    asked = time.monotonic()
    assert thread.submit(lambda _: "urgent").result(PATIENCE) == "urgent"
    assert time.monotonic() - asked < 1
    assert idle.result(PATIENCE) == 2


def test_closing_does_not_wait_for_idle_work(vault: VaultFolder) -> None:
    thread = vault.unlock(PASSPHRASE, settle_seconds=0.05)
    running = threading.Event()

    def endless(store: VaultStore) -> None:
        running.set()
        spin(store)

    first, second = thread.submit_idle(endless), thread.submit_idle(endless)
    assert running.wait(PATIENCE)
    thread.close()
    for future in (first, second):
        with pytest.raises(VaultClosed):
            future.result(0)


def test_closing_finishes_what_is_queued_and_leaves_three_files(vault: VaultFolder) -> None:
    thread, subject = vault.unlock(PASSPHRASE), uuid4()
    futures: list[Future[None]] = [
        thread.submit(lambda store, n=n: store.drafts.save(draft(subject, f"k{n}")))  # type: ignore[misc]
        for n in range(30)
    ]
    thread.close()
    assert all(future.done() and future.exception() is None for future in futures)
    assert sorted(path.name for path in vault.folder.iterdir()) == [
        "vault.db", "vault.key", "vault.key.1", "vault.key.2", "vault.seal"
    ]
    thread = vault.unlock(PASSPHRASE)
    assert len(thread.submit(lambda store: store.drafts.of(subject)).result()) == 30
    thread.close()


def test_a_closed_vault_takes_no_work_and_closes_again_without_a_word(vault: VaultFolder) -> None:
    thread = vault.unlock(PASSPHRASE)
    thread.close()
    thread.close()
    for submit in (thread.submit, thread.submit_idle):
        with pytest.raises(VaultClosed):
            submit(lambda _: None).result(0)


def test_the_thread_cannot_close_itself(thread: VaultThread) -> None:
    with pytest.raises(RuntimeError):
        thread.submit(lambda _: thread.close()).result(PATIENCE)


def test_the_log_is_sealed_and_emptied_soon_after_a_save(thread: VaultThread, vault: VaultFolder) -> None:
    log, seal = vault.folder / "vault.db-wal", vault.folder / "vault.seal"
    before = seal.read_bytes()
    thread.submit(lambda store: store.audit.write(MORNING, "agnes", "save", "x")).result()
    wait_until(lambda: seal.read_bytes() != before)
    wait_until(lambda: log.stat().st_size == 0)


def test_the_log_is_emptied_even_when_work_never_pauses(vault: VaultFolder) -> None:
    thread, seal = vault.unlock(PASSPHRASE, settle_seconds=0.01), vault.folder / "vault.seal"
    before, stop = seal.read_bytes(), threading.Event()

    def again(store: VaultStore) -> None:
        if not stop.is_set():
            thread.submit(again)
        store.audit.write(MORNING, "agnes", "save", "x")

    thread.submit(again)
    wait_until(lambda: seal.read_bytes() != before)
    stop.set()
    thread.close()


def test_an_opening_that_fails_ends_the_thread() -> None:
    def fail() -> VaultStore:
        raise VaultMissing

    thread = VaultThread(fail)
    with pytest.raises(VaultMissing):
        thread.opened.result(PATIENCE)
    thread.close()
    with pytest.raises(VaultClosed):
        thread.submit(lambda _: None).result(PATIENCE)
