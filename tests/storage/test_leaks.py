"""Nothing a family said lies in plain on the disk, in an error or in a temporary file."""

from __future__ import annotations

import random
import shutil
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.storage.support import (
    FAST,
    MORNING,
    PASSPHRASE,
    StillClock,
    draft,
    event,
    make_vault,
    start,
    version,
)
from transitions.application.errors import VaultOlder
from transitions.storage.database import Database, open_database
from transitions.storage.failures import RowRefused
from transitions.storage.keyfile import KeyFile
from transitions.storage.store import VaultStore
from transitions.storage.vault import VaultFolder

PAGE, RESERVED, SALT = 4096, 80, 16
CANARY = "Kanariefugl-Østergård"
BIG_SORT = "SELECT value FROM version JOIN (SELECT 1 UNION ALL SELECT 2) ORDER BY value || random()"


def holds(content: bytes, words: str = CANARY) -> bool:
    spellings = (words.encode(), words.encode("utf-16-le"), words.encode("unicode_escape"))
    return any(spelling in content for spelling in spellings)


def leaks(*folders: Path) -> list[str]:
    """The files below the folders that hold the canary or are SQLite's temporary ones."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if holds(path.read_bytes()) or path.name.startswith("etilqs_")]


def write_much(store: VaultStore) -> None:
    child = uuid4()
    store.subjects.add(child, "child", MORNING)
    store.versions.add(version(child, value=f"{CANARY} {number} " + "x" * 500) for number in range(2000))
    store.events.add(event(child, {CANARY: [CANARY]}))
    store.drafts.save(draft(child, value=CANARY))
    store.drafts.remove(child, ["sleep.nap"])
    store.drafts.save(draft(child, key="other", value=CANARY))
    store.database.rows(BIG_SORT)


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of our own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "HOME"):
        monkeypatch.setenv(name, str(folder))
    return folder


def test_no_file_holds_a_word(tmp_path: Path, private: Path) -> None:
    vault, _ = make_vault(tmp_path / "Agnes")
    thread = vault.unlock(PASSPHRASE, settle_seconds=60)
    thread.submit(write_much).result()
    shutil.copytree(vault.folder, tmp_path / "crashed")
    copied = thread.submit(lambda store: store.backups.write(MORNING).copied).result()
    thread.submit(lambda store: store.backups.rehearse(copied, {})).result()
    assert leaks(tmp_path) == []
    thread.close()
    assert leaks(tmp_path) == []
    crashed = VaultFolder(tmp_path / "crashed", StillClock(), FAST).unlock(PASSPHRASE)
    assert crashed.submit(lambda store: len(store.database.rows(BIG_SORT))).result() == 4000
    crashed.close()


def test_the_sweep_finds_what_is_in_plain(tmp_path: Path) -> None:
    """The control."""
    (tmp_path / "a").write_text(f"… {CANARY} …")
    (tmp_path / "b").write_text(CANARY, encoding="utf-16-le")
    (tmp_path / "etilqs_1").touch()
    assert sorted(leaks(tmp_path)) == ["a", "b", "etilqs_1"]


def open_files(database: Database, sql: str) -> set[str]:
    """The names of all files that are open while a statement runs."""
    seen: set[str] = set()

    def look() -> bool:
        seen.update(str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink())
        return False

    with database.interruptible(look):
        database.rows(sql)
    return seen


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("careless", [False, True])
def test_sorting_uses_no_temporary_file_unless_told_to(
    tmp_path: Path, private: Path, *, careless: bool
) -> None:
    vault, _ = make_vault(tmp_path / "Agnes")
    thread = vault.unlock(PASSPHRASE)
    thread.submit(write_much).result()
    thread.close()
    with KeyFile(vault.folder / "vault.key").open(PASSPHRASE) as key:
        database = open_database(vault.folder / "vault.db", key)
    if careless:
        database.rows("PRAGMA temp_store = FILE")
        database.rows("PRAGMA cache_size = 20")
    temporary = [name for name in open_files(database, BIG_SORT) if "etilqs_" in name]
    database.close()
    assert bool(temporary) is careless


def decrypt(vault: VaultFolder) -> bytes:
    """All pages of the data file, free ones too, as SQLCipher 4 encrypts them."""
    content = (vault.folder / "vault.db").read_bytes()
    return _in_plain(vault, [content[start : start + PAGE] for start in range(0, len(content), PAGE)])


def decrypt_log(vault: VaultFolder) -> bytes:
    """All frames of the write-ahead log, those of finished checkpoints too."""
    log = vault.folder / "vault.db-wal"
    content = log.read_bytes()[32:] if log.exists() else b""
    frames = [content[start : start + 24 + PAGE] for start in range(0, len(content), 24 + PAGE)]
    first = [frame[24:] for frame in frames if int.from_bytes(frame[:4]) == 1]
    others = [frame[24:] for frame in frames if int.from_bytes(frame[:4]) != 1]
    return b"".join(_in_plain(vault, [page]) for page in first) + _in_plain(vault, [b"", *others])


def _in_plain(vault: VaultFolder, encrypted: Sequence[bytes]) -> bytes:
    """The pages put together; the first of them is the file's first, with the salt before it."""
    pages = []
    with KeyFile(vault.folder / "vault.key").open(PASSPHRASE) as key:
        for number, page in enumerate(encrypted):
            vector = page[PAGE - RESERVED : PAGE - RESERVED + 16]
            body = page[SALT if number == 0 else 0 : PAGE - RESERVED]
            if body:
                decryptor = Cipher(algorithms.AES(bytes(key.buffer)), modes.CBC(vector)).decryptor()
                pages.append(decryptor.update(body))
    return b"".join(pages)


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


def read_memory(pid: int) -> bytes:
    """Everything a process of ours can write to."""
    regions = [line.split() for line in Path(f"/proc/{pid}/maps").read_text().splitlines()]
    spans = [region[0].split("-") for region in regions if region[1].startswith("rw")]
    content = bytearray()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for first, last in spans:
            memory.seek(int(first, 16))
            content += memory.read(int(last, 16) - int(first, 16)) or b""
    return bytes(content)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_data_key_is_not_in_the_memory_of_an_open_program(tmp_path: Path) -> None:
    vault, _ = make_vault(tmp_path / "Agnes")
    process = start("holder.py", vault.folder)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    memory = read_memory(process.pid)
    process.kill()
    process.communicate()
    with KeyFile(vault.folder / "vault.key").open(PASSPHRASE) as key:
        assert memory.count(key.buffer) == 0
        assert memory.count(key.buffer.hex().encode()) == 0
    assert memory.count(PASSPHRASE.encode()) > 0  # the control: what cannot be wiped is found


def test_errors_hold_no_words(tmp_path: Path) -> None:
    vault, _ = make_vault(tmp_path / "Agnes")
    thread = vault.unlock(PASSPHRASE)
    known = version(uuid4(), value=CANARY)
    thread.submit(lambda store: store.versions.add([known])).result()
    future = thread.submit(lambda store: store.versions.add([known]))
    error = future.exception()
    assert isinstance(error, RowRefused)
    assert CANARY not in "".join(traceback.format_exception(error))
    thread.close()
