"""``transitions recover``: what can be read of a damaged vault, in a new one beside it.

Exit codes: 0 everything was read · 1 a new vault was made and something is missing · 2 the vault, the
key file, the passphrase or the recovery key is not right, nothing was made · 3 nothing can be read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path

from transitions.application.errors import ExpectedError, KeyFileDamaged, KeyFileMissing, VaultDamaged
from transitions.application.ports import Clock
from transitions.domain.texts import Texts
from transitions.storage.disk import copy_path
from transitions.storage.keyfile import COPIES, KeyFile
from transitions.storage.opening import VaultFiles
from transitions.storage.salvage import Salvage, Salvaged, TableSalvaged
from transitions.storage.secret import Secret

COMPLETE, INCOMPLETE, REFUSED, NOTHING = range(4)

_RECOVERY_KEY_SIGNS = 40


@dataclass(frozen=True)
class Recovery:
    """Salvages the vault in ``folder``; ``ask`` gets the passphrase or key, ``tell`` says a line."""

    folder: Path
    clock: Clock
    texts: Texts
    ask: Callable[[str], str]
    tell: Callable[[str], object]

    def run(self) -> int:
        """Do it; the answer is the exit code."""
        try:
            salvaged = self._salvage()
        except VaultDamaged:
            self._say("recover.nothing")
            return NOTHING
        except ExpectedError as refusal:
            self._say(refusal.text_id, **refusal.values)
            return REFUSED
        self._report(salvaged)
        return COMPLETE if salvaged.complete else INCOMPLETE

    def _salvage(self) -> Salvaged:
        key_file = self._key_file()
        keys = key_file.read()
        with self._unwrap(key_file, self.ask(self.texts.say("recover.ask"))) as data_key:
            self._say("recover.reading")
            return Salvage(self.folder, keys, key_file.path, data_key, self.clock).run()

    def _key_file(self) -> KeyFile:
        """The key file, or its first whole copy."""
        path = VaultFiles(self.folder).key_file
        for place in (path, *(copy_path(path, number) for number in range(1, COPIES + 1))):
            try:
                KeyFile(place).read()
            except (KeyFileMissing, KeyFileDamaged):
                continue
            return KeyFile(place)
        KeyFile(path).read()
        raise KeyFileDamaged

    def _unwrap(self, key_file: KeyFile, typed: str) -> Secret:
        signs = typed.replace("-", "").replace(" ", "")
        if len(signs) == _RECOVERY_KEY_SIGNS and signs.isascii() and signs.isalnum():
            return key_file.open_with_recovery_key(typed)
        return key_file.open(typed)

    def _report(self, salvaged: Salvaged) -> None:
        for table in salvaged.tables:
            self._say(_text_of(table), name=self._name_of(table.table), saved=str(table.saved),
                      missing=str(table.missing))
        self._say("recover.done" if salvaged.complete else "recover.done_missing",
                  folder=salvaged.folder.name)

    def _name_of(self, table: str) -> str:
        text_id = f"recover.table.{table}"
        return self.texts.say(text_id) if text_id in self.texts.tables["da"] else table

    def _say(self, text_id: str, **values: str) -> None:
        self.tell(self.texts.say(text_id, **values))


def _text_of(table: TableSalvaged) -> str:
    if not table.certain:
        return "recover.row_uncertain"
    return "recover.row_missing" if table.missing else "recover.row"


def ask_unseen(question: str) -> str:
    """Read a line that is not shown as it is typed; from a pipe, as it comes."""
    if sys.stdin.isatty():
        return getpass(question)
    return sys.stdin.readline().rstrip("\n")
