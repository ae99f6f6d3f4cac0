"""Locked, the program's memory holds no word, no passphrase and no key; no crash writes it down."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.rig import make_surroundings
from tests.storage.in_plain import read_memory
from transitions.application.desk import Desk
from transitions.clock import SystemClock
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.person import HealthVisitor
from transitions.places import HOME_VARIABLE
from transitions.storage.key_slots import CostForTests
from transitions.storage.keyfile import KeyFile
from transitions.storage.local_vaults import LocalVaults

ROOT = Path(__file__).parents[2]
PASSPHRASE = "lyserod kanariefugl under trappen"
NAME, SAID = "Kanarie Opdigtet", "Synger for sin lyserøde kanariefugl"
HELD_IN_PEACE = "0 0 0"
"""No core file, and not to be read by other programs."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def seed(desk: Desk) -> None:
    """One family with an answer."""
    desk.profile.write(HealthVisitor(name="Agnes Opdigtet", phone="00 00 00 00"))
    child = desk.children.register(NAME, desk.around.clock.today().replace(month=1, day=14))
    desk.children.add_parent(child, {"name": "Mette Prøve", "custody": "holder"})
    transition = desk.transitions.start(child)
    desk.transitions.write(transition, {"form_wish": "yes", "start_date": "2027-01-04"})
    key = AnswerKey(field="our_child", voice="parents")
    desk.transitions.answer(transition, Answer(key=key, value=SAID))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A vault with the family in it, where the program looks for it."""
    around = replace(make_surroundings(), clock=SystemClock())
    made = LocalVaults(tmp_path / "vaults", around.clock, around.ids, CostForTests()).create(PASSPHRASE)
    made.vault.submit(lambda store: seed(around.desk(store))).result()
    made.vault.close()
    return tmp_path


@pytest.fixture
def program(home: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.journeys.forgetting", PASSPHRASE]
    environment = {**os.environ, HOME_VARIABLE: str(home), "QT_QPA_PLATFORM": "offscreen"}
    running = subprocess.Popen(
        command, cwd=ROOT, env={**environment, "PYTHONPATH": str(ROOT)}, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    yield running
    running.kill()
    running.communicate()


def hits(process: int, secrets: dict[str, bytes]) -> dict[str, int]:
    """How often each of them stands in the memory."""
    memory = read_memory(process)
    return {name: memory.count(secret) for name, secret in secrets.items() if secret in memory}


def secrets_of(home: Path) -> dict[str, bytes]:
    """The words in the two spellings that Python and Qt keep them in, and the data key."""
    words = {"name": NAME, "answer": SAID}
    known = {f"{name} {code}": word.encode(code) for name, word in words.items() for code in SPELLINGS}
    key_file = next((home / "vaults").glob("*/vault.key"))
    with KeyFile(key_file).open(PASSPHRASE) as key:
        return known | {"key": bytes(key.buffer), "key in hex": key.buffer.hex().encode()}


SPELLINGS = ("utf-8", "utf-16-le", "latin-1")


def test_what_was_open_is_not_in_the_memory_of_the_locked_program(
    home: Path, program: subprocess.Popen[str]
) -> None:
    assert program.stdin is not None
    assert program.stdout is not None
    secrets = secrets_of(home)
    assert program.stdout.readline() == f"{HELD_IN_PEACE} open\n"
    found = hits(program.pid, secrets)
    assert {"name utf-16-le", "answer utf-16-le", "answer latin-1"} <= set(found)  # the control
    assert not {"key", "key in hex"} & set(found)
    program.stdin.write("lock\n")
    program.stdin.flush()
    assert program.stdout.readline() == f"{HELD_IN_PEACE} locked\n"
    assert hits(program.pid, secrets) == {}
