"""A restore that is ended on its way, by her or by a kill, leaves no half vault and touches no whole one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.backed_up import House
from tests.storage.support import PASSPHRASE, ROOT, names
from transitions.application.copies import Ages, Course, RestoreStopped, Step

Content = dict[str, bytes]


class Watcher:
    """Ends the work when it has been asked so often whether to; hears how far it is."""

    def __init__(self, at: int | None = None) -> None:
        self.asked, self._at = 0, at
        self.steps: list[tuple[Step, int]] = []
        self.asked_before: dict[Step, int] = {}

    @property
    def course(self) -> Course:
        return Course(self.stop, self.tell)

    def stop(self) -> bool:
        self.asked += 1
        return self.asked == self._at

    def tell(self, step: Step, percent: int) -> None:
        self.steps.append((step, percent))
        self.asked_before.setdefault(step, self.asked)


def content(folder: Path) -> Content:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def at_rest(house: House) -> Iterator[tuple[House, Path]]:
    """A closed vault with a copy beside it."""
    copied = house.write().copied.folder
    house.thread.close()
    yield house, copied
    house.thread = house.vaults.unlock(house.folder, PASSPHRASE)


def test_it_tells_its_steps_and_how_much_is_copied(at_rest: tuple[House, Path]) -> None:
    house, copied = at_rest
    watcher = Watcher()
    house.vaults.restore(copied, PASSPHRASE, watcher.course).vault.close()
    assert watcher.steps == [("copying", 100), ("checking", 0), ("opening", 0)]


def test_ended_at_any_step_nothing_is_left_and_nothing_touched(at_rest: tuple[House, Path]) -> None:
    house, copied = at_rest
    whole = Watcher()
    house.vaults.restore(copied, PASSPHRASE, whole.course).vault.close()
    before, there = content(house.vaults.root), names(house.vaults.root)
    assert whole.asked - whole.asked_before["checking"] > 3, "it can be ended in the middle of the check too"
    for at in range(1, whole.asked + 1):
        watcher = Watcher(at)
        with pytest.raises(RestoreStopped):
            house.vaults.restore(copied, PASSPHRASE, watcher.course)
        assert names(house.vaults.root) == there, at
        assert content(house.vaults.root) == before, at
        assert "opening" not in dict(watcher.steps)
    house.vaults.restore(copied, PASSPHRASE).vault.close()


def test_the_open_vaults_own_copy_is_ended_the_same_way(house: House) -> None:
    copied = house.write().copied
    restoration = house.ask(lambda store: store.backups.restoration(copied))
    whole = Watcher()
    made = restoration.run(whole.course)
    assert whole.asked == len(names(made)) + 1, "at each file, and once more before it is a vault"
    there = names(house.vaults.root)
    for at in range(1, whole.asked + 1):
        with pytest.raises(RestoreStopped):
            restoration.run(Watcher(at).course)
        assert names(house.vaults.root) == there, at


@pytest.fixture
def killed(at_rest: tuple[House, Path]) -> Callable[[Step], Path]:
    """Kills a restore at a step; the folder of vaults."""
    house, copied = at_rest

    def kill(step: Step) -> Path:
        command = [sys.executable, "-m", "tests.storage.restorer", str(house.vaults.root), str(copied), step]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 9, done.stderr
        return house.vaults.root

    return kill


def test_killed_on_its_way_no_half_vault_is_ever_shown_and_it_can_be_done_again(
    at_rest: tuple[House, Path], killed: Callable[[Step], Path]
) -> None:
    house, copied = at_rest
    before = content(house.folder)
    for step in ("copying", "checking"):
        killed(step)
        assert house.vaults.found() == (house.folder,)
        assert content(house.folder) == before
    house.vaults.restore(copied, PASSPHRASE).vault.close()
    assert len(house.vaults.found()) == 2
    assert not [name for name in names(house.vaults.root) if name.startswith(".")]


def test_what_a_kill_left_is_cleared_after_a_day(
    at_rest: tuple[House, Path], killed: Callable[[Step], Path]
) -> None:
    """It may hold a family that is erased meanwhile."""
    house, _ = at_rest
    root = killed("checking")
    assert [name for name in names(root) if name.startswith(".")]
    vault = house.vaults.unlock(house.folder, PASSPHRASE)
    for later, left in ((timedelta(0), 1), (timedelta(days=1, minutes=1), 0)):
        ages = Ages(now=datetime.now().astimezone() + later, longest_days=90)
        vault.submit(lambda store, ages=ages: store.backups.thin(ages)).result()  # type: ignore[misc]
        assert len([name for name in names(root) if name.startswith(".")]) == left
    vault.close()
