"""`check VAULT`: everything checked on the terminal, in words and exit codes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.rig import make_surroundings
from tests.storage.support import PASSPHRASE, flip, make_vault
from transitions.check import FOUND, NOT_CHECKED, WHOLE, Answer, Check
from transitions.storage.store import VaultStore
from transitions.storage.vault import VaultFolder

AROUND = make_surroundings()


@pytest.fixture
def vault(tmp_path: Path) -> VaultFolder:
    made = make_vault(tmp_path / "vault")[0]
    thread = made.unlock(PASSPHRASE)
    for _ in range(4):
        thread.submit(lambda store: AROUND.desk(store).log.enter()).result()
    thread.close()
    return made


def check(vault: VaultFolder, code: str = "", passphrase: str = PASSPHRASE) -> Answer:
    return Check(AROUND, vault, lambda _: passphrase).run(code)


def change(vault: VaultFolder, *statements: str) -> None:
    """What somebody with the key could do behind the program's back."""

    def attack(store: VaultStore) -> None:
        with store.database.unguarded():
            for statement in statements:
                store.database.change(statement)

    thread = vault.unlock(PASSPHRASE)
    thread.submit(attack).result()
    thread.close()


def test_a_whole_vault(vault: VaultFolder) -> None:
    answer = check(vault)
    assert answer.code == WHOLE
    assert "Loggen har 4 linjer" in answer.lines[0]
    code = answer.lines[1].removeprefix("Loggens kode er ").removesuffix(".")
    assert check(vault, code).lines[2].startswith("Koden passer.")
    for wrong in ("213-AAAA-BBBB-CCCC-00", "noget"):
        assert check(vault, wrong).code == FOUND


def test_checking_changes_nothing_in_the_log(vault: VaultFolder) -> None:
    assert check(vault) == check(vault)


def break_chain(vault: VaultFolder) -> None:
    change(vault, "DROP TRIGGER audit_stays_as_it_is", "UPDATE audit SET detail = 'x' WHERE seq = 2")


def older(vault: VaultFolder) -> None:
    before = (vault.folder / "vault.db").read_bytes()
    change(vault, "INSERT INTO audit VALUES (5, '', '', '', '', '', '', 'h')")
    (vault.folder / "vault.db").write_bytes(before)


def unseal(vault: VaultFolder) -> None:
    (vault.folder / "vault.seal").unlink()


def empty(vault: VaultFolder) -> None:
    (vault.folder / "vault.db").write_bytes(b"")


def bad_page(vault: VaultFolder) -> None:
    size = (vault.folder / "vault.db").stat().st_size
    flip(vault.folder / "vault.db", (size - 4096 * 2) * 8 + 99)


def bad_key_file(vault: VaultFolder) -> None:
    flip(vault.folder / "vault.key", 2000)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [(break_chain, "hænger ikke sammen"), (older, "ældre"), (unseal, "vault.seal"), (empty, "tom"),
     (bad_page, "beskadiget"), (bad_key_file, "Nøglefilen")],
)
def test_each_kind_of_harm(vault: VaultFolder, spoil: Callable[[VaultFolder], None], words: str) -> None:
    assert check(vault).code == WHOLE
    spoil(vault)
    answer = check(vault)
    assert answer.code == FOUND
    assert words in answer.lines[0]
    assert check(vault) == answer  # the evidence is still there


def test_what_could_not_be_checked_is_no_finding(vault: VaultFolder, tmp_path: Path) -> None:
    assert check(vault, passphrase="noget helt andet end det rigtige").code == NOT_CHECKED
    assert check(VaultFolder(tmp_path / "nowhere", AROUND.clock)).code == NOT_CHECKED
    thread = vault.unlock(PASSPHRASE)
    assert check(vault).code == NOT_CHECKED
    thread.close()


def test_from_the_terminal_with_the_passphrase_piped_in(vault: VaultFolder) -> None:
    def run(typed: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "transitions", "check", str(vault.folder)],
            input=typed, capture_output=True, text=True, timeout=60, check=False,
        )

    right, wrong = run(f"{PASSPHRASE}\n"), run("forkert\n")
    assert (right.returncode, wrong.returncode) == (WHOLE, NOT_CHECKED)
    assert "Alt er i orden" in right.stdout
    assert "Forkert adgangssætning" in wrong.stdout
    assert right.stderr + wrong.stderr == ""
