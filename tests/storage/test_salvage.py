from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from tests.bundled import bundled_catalogue
from tests.storage.support import (
    FAST,
    MORNING,
    PASSPHRASE,
    ROOT,
    StillClock,
    draft,
    event,
    make_vault,
    version,
)
from transitions.application.errors import VaultDamaged, VaultEmpty, VaultMissing
from transitions.recover import COMPLETE, NOTHING, REFUSED, Recovery
from transitions.storage.keyfile import KeyFile
from transitions.storage.lost_schema import SealedPages
from transitions.storage.salvage import Salvage, Salvaged
from transitions.storage.store import VaultStore
from transitions.storage.vault import VaultFolder

PAGE = 4096
CHILDREN, ANSWERS = 60, 25
ALL = CHILDREN * ANSWERS
CANARY = "Kanariefugl-Østergård"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A vault with 1500 answers, and its recovery key."""
    folder = tmp_path_factory.mktemp("filled") / "Agnes"
    vault, recovery_key = make_vault(folder)
    thread = vault.unlock(PASSPHRASE)

    def fill(store: VaultStore) -> None:
        with store.transaction():
            for _ in range(CHILDREN):
                child = uuid4()
                store.subjects.add(child, "child", MORNING)
                store.subjects.add(transition := uuid4(), "transition", MORNING, child)
                store.subjects.keep_salt(transition, b"s" * 16)
                said = f"{CANARY} {'x' * 200}"
                store.versions.add(version(child, f"a/{n}", said) for n in range(ANSWERS))
                store.events.add(event(transition, {"yes": True}))
                store.drafts.save(draft(child, value=CANARY))
                store.audit.write(MORNING, "agnes", "add_child", str(child))

    thread.submit(fill).result()
    thread.close()
    return folder, recovery_key


@pytest.fixture
def damaged(filled: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of that vault, to be damaged."""
    return Path(shutil.copytree(filled[0], tmp_path / "vaults" / "Agnes"))


def spoil(path: Path, pages: int, seed: int) -> None:
    """Overwrite the middle of so many pages, never the first."""
    content = bytearray(path.read_bytes())
    for page in random.Random(seed).sample(range(1, len(content) // PAGE), pages):
        content[page * PAGE + 2000 : page * PAGE + 2040] = bytes(40)
    path.write_bytes(content)


def salvage(folder: Path) -> Salvaged:
    key_file = KeyFile(folder / "vault.key")
    with key_file.open(PASSPHRASE) as key:
        return Salvage(folder, key_file.read(), key_file.path, key, StillClock()).run()


def told(salvaged: Salvaged) -> dict[str, tuple[int, int]]:
    return {table.table: (table.saved, table.missing) for table in salvaged.tables}


def read(folder: Path) -> tuple[int, int, int]:
    """Children, answers and log lines of a vault that opens without a word."""
    thread = VaultFolder(folder, StillClock(), FAST).unlock(PASSPHRASE)

    def count(store: VaultStore) -> tuple[int, int, int]:
        store.check()
        children = store.subjects.all("child")
        answers = sum(len(found) for found in store.versions.of_many(children).values())
        return len(children), answers, store.audit.head().seq

    counted = thread.submit(count).result()
    thread.close()
    return counted


def test_a_whole_vault_is_salvaged_whole(damaged: Path) -> None:
    before = sorted((file.name, file.read_bytes()) for file in damaged.iterdir())
    salvaged = salvage(damaged)
    assert salvaged.complete
    assert salvaged.folder.name == "Agnes-reddet-2025-03-01"
    assert told(salvaged)["version"] == (ALL, 0)
    assert read(salvaged.folder) == (CHILDREN, ALL, CHILDREN + 1)
    assert sorted((file.name, file.read_bytes()) for file in damaged.iterdir()) == before
    assert sorted(folder.name for folder in damaged.parent.iterdir()) == ["Agnes", salvaged.folder.name]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("pages", "least"), [(1, 0.97), (3, 0.92), (10, 0.75)])
def test_bad_pages_cost_no_more_than_their_rows_and_the_missing_are_named(
    damaged: Path, pages: int, least: float, seed: int
) -> None:
    spoil(damaged / "vault.db", pages, seed)
    salvaged = salvage(damaged)
    tables = {table.table: table for table in salvaged.tables}
    versions = tables["version"]
    assert versions.saved >= least * ALL
    assert versions.saved + versions.missing == ALL or not versions.certain
    children, answers, lines = read(salvaged.folder)
    assert answers <= versions.saved
    assert children + tables["subject"].missing >= CHILDREN
    assert lines == tables["audit"].saved + 1
    missing = [table for table in salvaged.tables if table.missing or not table.certain]
    assert salvaged.complete == (not missing)


def test_a_lost_page_of_children_is_mended_from_the_indexes(damaged: Path) -> None:
    """A row that is gone but whose id, kind and owner stand in indexes keeps its answers in reach."""
    thread = VaultFolder(damaged, StillClock(), FAST).unlock(PASSPHRASE)
    page = thread.submit(
        lambda store: store.database.value("SELECT rootpage FROM sqlite_master WHERE name = 'subject'")
    ).result()
    thread.close()
    content = bytearray((damaged / "vault.db").read_bytes())
    content[(page - 1) * PAGE + 100] ^= 1
    (damaged / "vault.db").write_bytes(content)
    salvaged = salvage(damaged)
    assert told(salvaged)["subject"] == (2 * CHILDREN, 0)
    assert read(salvaged.folder)[:2] == (CHILDREN, ALL)


def cut(path: Path, pages: int) -> None:
    """Keep so many pages and a piece of the next."""
    with path.open("rb+") as file:
        file.truncate(pages * PAGE + 77)


@pytest.mark.parametrize("part", [0.5, 0.9])
def test_a_vault_that_was_cut_gives_what_is_left(damaged: Path, part: float) -> None:
    """VACUUM puts the list of tables last, so it is always among what was cut off."""
    cut(damaged / "vault.db", int((damaged / "vault.db").stat().st_size // PAGE * part))
    before = sorted((file.name, file.read_bytes()) for file in damaged.iterdir())
    salvaged = salvage(damaged)
    assert not salvaged.complete
    assert told(salvaged)["version"][0] > ALL * part * 0.5
    assert read(salvaged.folder)[1] > ALL * part * 0.5
    assert sorted((file.name, file.read_bytes()) for file in damaged.iterdir()) == before


@pytest.mark.parametrize("from_end", [1, 2, 3])
def test_a_bad_page_of_the_list_of_tables_costs_no_row(damaged: Path, from_end: int) -> None:
    content = bytearray((damaged / "vault.db").read_bytes())
    content[-from_end * PAGE + 2000] ^= 1
    (damaged / "vault.db").write_bytes(content)
    salvaged = salvage(damaged)
    assert salvaged.complete
    assert read(salvaged.folder) == (CHILDREN, ALL, CHILDREN + 1)


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A vault that never was closed, so VACUUM did not lay its tables."""
    vault, _ = make_vault(tmp_path / "open" / "Agnes")
    thread = vault.unlock(PASSPHRASE)
    thread.submit(lambda store: store.subjects.add(uuid4(), "child", MORNING)).result()
    thread.submit(lambda store: store.settle()).result()
    copy = Path(shutil.copytree(vault.folder, tmp_path / "killed" / "Agnes"))
    thread.close()
    return copy


def test_what_is_left_of_the_list_of_tables_is_kept(killed: Path) -> None:
    database = killed / "vault.db"
    with KeyFile(killed / "vault.key").open(PASSPHRASE) as key, SealedPages(database, key) as pages:
        last = int.from_bytes((pages.read(1) or b"")[108:112])
    content = bytearray(database.read_bytes())
    content[(last - 1) * PAGE + 2000] ^= 1
    database.write_bytes(content)
    salvaged = salvage(killed)
    assert salvaged.complete
    assert read(salvaged.folder)[0] == 1


def test_where_the_tables_lie_is_not_guessed_against_what_can_be_read(killed: Path) -> None:
    cut(killed / "vault.db", (killed / "vault.db").stat().st_size // PAGE * 2 // 3)
    with pytest.raises(VaultDamaged):
        salvage(killed)
    assert [folder.name for folder in killed.parent.iterdir()] == ["Agnes"]


def test_a_broken_log_goes_on_as_lines_of_its_own(damaged: Path) -> None:
    thread = VaultFolder(damaged, StillClock(), FAST).unlock(PASSPHRASE)
    seal = (damaged / "vault.seal").read_bytes()

    def cut(store: VaultStore) -> None:
        with store.database.unguarded():
            store.database.change("DROP TRIGGER audit_stays")
            store.database.change("DELETE FROM audit WHERE seq = 20")

    thread.submit(cut).result()
    thread.close()
    (damaged / "vault.seal").write_bytes(seal)
    salvaged = salvage(damaged)
    thread = VaultFolder(salvaged.folder, StillClock(), FAST).unlock(PASSPHRASE)
    assert thread.submit(lambda store: store.audit.first_broken()).result() is None
    assert thread.submit(lambda store: store.audit.head().seq).result() == CHILDREN
    assert thread.submit(lambda store: store.audit.lines()[-1].action).result() == "recover"
    thread.close()


def test_what_was_erased_stays_erased(damaged: Path) -> None:
    thread = VaultFolder(damaged, StillClock(), FAST).unlock(PASSPHRASE)
    child = thread.submit(lambda store: store.subjects.all("child")[0]).result()
    old = (damaged / "vault.db").read_bytes()
    thread.submit(lambda store: store.erasures.erase(child, MORNING)).result()
    thread.close()
    (damaged / "vault.db").write_bytes(old)
    assert read(salvage(damaged).folder)[0] == CHILDREN - 1


@pytest.mark.parametrize(
    ("how", "error"),
    [
        (lambda path: path.write_bytes(b"x" * PAGE * 9), VaultDamaged),
        (lambda path: path.write_bytes(b""), VaultEmpty),
        (lambda path: path.unlink(), VaultMissing),
    ],
)
def test_where_nothing_can_be_read_nothing_is_made(
    damaged: Path, how: Callable[[Path], object], error: type[Exception]
) -> None:
    how(damaged / "vault.db")
    with pytest.raises(error):
        salvage(damaged)
    assert [folder.name for folder in damaged.parent.iterdir()] == ["Agnes"]


@pytest.mark.parametrize("pages", range(1, 6))
def test_a_file_cut_to_a_few_pages_says_that_nothing_can_be_read_and_makes_no_vault(
    damaged: Path, pages: int
) -> None:
    cut(damaged / "vault.db", pages)
    code, said = recover(damaged, PASSPHRASE)
    assert code == NOTHING
    assert "Intet om nogen familie kan læses" in said
    assert "ny datafil" not in said
    assert [folder.name for folder in damaged.parent.iterdir()] == ["Agnes"]


def test_a_whole_vault_without_families_is_salvaged_for_what_it_is(tmp_path: Path) -> None:
    make_vault(tmp_path / "Agnes")
    code, said = recover(tmp_path / "Agnes", PASSPHRASE)
    assert code == COMPLETE
    assert "Alt kunne læses" in said


def recover(folder: Path, typed: str) -> tuple[int, str]:
    said: list[str] = []
    texts = bundled_catalogue().texts
    code = Recovery(folder, StillClock(), texts, lambda _: typed, said.append).run()
    return code, "\n".join(said)


def test_the_command_says_what_is_missing_and_never_what_it_was(
    damaged: Path, filled: tuple[Path, str]
) -> None:
    spoil(damaged / "vault.db", 3, 1)
    done = subprocess.run(
        [sys.executable, "-m", "transitions", "recover", str(damaged)],
        input=f"{filled[1]}\n", capture_output=True, text=True, cwd=ROOT, check=False, encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "Svar og oplysninger:" in done.stdout
    assert "mangler" in done.stdout
    assert "Agnes-reddet-" in done.stdout
    assert CANARY not in done.stdout


def test_there_is_an_exit_code_for_each_end(damaged: Path) -> None:
    code, said = recover(damaged, "en helt forkert sætning")
    assert code == REFUSED
    assert "Forkert adgangssætning" in said
    shutil.move(damaged / "vault.key", damaged / "vault.key.1")
    code, said = recover(damaged, PASSPHRASE)
    assert code == COMPLETE
    assert "Svar og oplysninger: 1500 læst, intet mangler" in said
    (damaged / "vault.db").write_bytes(b"x" * PAGE * 3)
    assert recover(damaged, PASSPHRASE)[0] == NOTHING
    assert recover(damaged.parent / "nowhere", PASSPHRASE)[0] == REFUSED
