"""What was erased or struck is gone from every page of the data file, and from its log."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from uuid import UUID, uuid4

from tests.storage.in_plain import CANARY, decrypt, decrypt_log
from tests.storage.support import MORNING, PASSPHRASE, draft, event, make_vault, version
from transitions.application.errors import VaultOlder
from transitions.storage.store import VaultStore


def test_an_erased_child_is_gone_from_every_page(tmp_path: Path) -> None:
    vault, _ = make_vault(tmp_path / "Agnes")
    thread, child = vault.unlock(PASSPHRASE, settle_seconds=60), uuid4()

    def add(store: VaultStore) -> None:
        store.subjects.add(child, "child", MORNING)
        store.versions.add(version(child, value=f"{CANARY} {number}") for number in range(200))
        store.events.add(event(child, CANARY))
        store.drafts.save(draft(child, value=CANARY))
        store.settle()

    thread.submit(add).result()
    assert decrypt(vault).count(CANARY.encode()) == 202
    thread.submit(lambda store: store.erasures.erase(child, MORNING)).result()
    thread.submit(lambda store: store.settle()).result()
    assert CANARY.encode() not in decrypt(vault)
    assert (vault.folder / "vault.db-wal").stat().st_size == 0
    thread.close()


def test_the_log_is_read_in_plain_too(tmp_path: Path) -> None:
    """The control: what is in the log alone is found there."""
    vault, _ = make_vault(tmp_path / "Agnes")
    thread, child = vault.unlock(PASSPHRASE, settle_seconds=60), uuid4()
    thread.submit(lambda store: store.drafts.save(draft(child, value=CANARY))).result()
    assert CANARY.encode() in decrypt_log(vault)
    assert CANARY.encode() not in decrypt(vault)
    thread.submit(lambda store: store.settle()).result()
    assert CANARY.encode() not in decrypt_log(vault)
    assert CANARY.encode() in decrypt(vault)
    thread.close()


def crowd(store: VaultStore, chance: random.Random) -> list[UUID]:
    """Families written and rewritten as a week of typing does; the children that hold the canary."""
    marked = []
    for number in range(700):
        child, transition = (UUID(int=chance.getrandbits(128)) for _ in range(2))
        canary = "" if number % 5 else "zqcanary"
        with store.transaction():
            store.subjects.add(child, "child", MORNING)
            store.subjects.add(transition, "transition", MORNING, child)
            for _ in range(2):
                name = f"{word(chance)}{canary} {canary}{word(chance)}"
                store.drafts.save(draft(child, "name", name))
                for key in range(4):
                    said = f"{canary} {word(chance) * chance.randint(1, 60)}"
                    store.drafts.save(draft(transition, f"answer/{key}", said))
        if canary:
            marked.append(child)
    store.settle()
    return marked


def word(chance: random.Random) -> str:
    return "".join(chance.choices("abcdefghijklmnop", k=chance.randint(4, 12)))


def test_no_piece_of_an_erased_family_is_left_between_the_rows(tmp_path: Path) -> None:
    """SQLite leaves copies of rows where they lay before a page was rearranged; the file is written anew.

    So it is when what was erased comes back with an older file.
    """
    vault, _ = make_vault(tmp_path / "Agnes")
    thread, chance = vault.unlock(PASSPHRASE, settle_seconds=600), random.Random(25)
    marked = thread.submit(lambda store: crowd(store, chance)).result()
    assert decrypt(vault).count(b"zqcanary") > 500
    shutil.copytree(vault.folder, tmp_path / "backup")

    def erase(store: VaultStore) -> None:
        for child in chance.sample(marked, len(marked)):
            store.erasures.erase(child, MORNING)
        store.settle()

    thread.submit(erase).result()
    assert b"zqcanary" in decrypt(vault)  # the control: settling alone is not enough
    thread.submit(lambda store: store.wipe()).result()
    assert b"zqcanary" not in decrypt(vault)
    assert b"zqcanary" not in decrypt_log(vault)
    assert thread.submit(lambda store: store.examine()).result() == ()
    thread.close()
    for file in ("vault.db", "vault.key"):
        shutil.copy2(tmp_path / "backup" / file, vault.folder / file)
    assert b"zqcanary" in decrypt(vault)
    thread = vault.unlock(PASSPHRASE, despite=[VaultOlder])
    assert b"zqcanary" not in decrypt(vault)
    assert b"zqcanary" not in decrypt_log(vault)
    thread.close()


def test_a_draft_that_was_struck_is_gone_from_every_page(tmp_path: Path) -> None:
    vault, _ = make_vault(tmp_path / "Agnes")
    child = uuid4()
    thread = vault.unlock(PASSPHRASE)
    thread.submit(lambda store: store.drafts.save(draft(child, value=f"{CANARY} {'x' * 9000}"))).result()
    thread.submit(lambda store: store.settle()).result()
    assert CANARY.encode() in decrypt(vault)
    thread.submit(lambda store: store.drafts.save(draft(child, value="kort"))).result()
    thread.close()
    assert CANARY.encode() not in decrypt(vault)


def test_what_was_struck_leaves_no_pieces_between_the_rows_of_a_closed_vault(tmp_path: Path) -> None:
    """Rows that moved when their page was rearranged leave their old bytes behind, until closing."""
    vault, _ = make_vault(tmp_path / "Agnes")
    thread, chance = vault.unlock(PASSPHRASE, settle_seconds=600), random.Random(25)

    def strike(store: VaultStore) -> None:
        crowd(store, chance)
        subjects = [*store.subjects.all("child"), *store.subjects.all("transition")]
        for subject in chance.sample(subjects, len(subjects)):
            for key in ("name", *(f"answer/{number}" for number in range(4))):
                store.drafts.save(draft(subject, key, "x" * chance.randrange(60)))
        store.settle()

    thread.submit(strike).result()
    assert b"zqcanary" in decrypt(vault)  # the control: settling alone is not enough
    thread.close()
    assert b"zqcanary" not in decrypt(vault)
