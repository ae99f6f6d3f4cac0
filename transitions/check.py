"""Everything in a vault checked from the terminal, without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from transitions.application.desk import Surroundings
from transitions.application.errors import (
    ExpectedError,
    KeyFileDamaged,
    VaultDamaged,
    VaultEmpty,
    VaultOlder,
    VaultUnfinishedWrite,
)
from transitions.application.log import Checkup, CodeMistyped, Log
from transitions.application.ports import Vault
from transitions.application.store import Store

WHOLE, FOUND, NOT_CHECKED = 0, 1, 2
"""Exit codes: all is well; something is wrong with the vault; it could not be checked."""

_FINDINGS = (VaultDamaged, VaultEmpty, VaultOlder, VaultUnfinishedWrite, KeyFileDamaged)


class ClosedVault(Protocol):
    """A vault in its folder; opening it refuses what is wrong with a file before anything is written."""

    @property
    def kind(self) -> str: ...

    def unlock(self, passphrase: str) -> Vault: ...

    def unlock_practice(self) -> Vault: ...


@dataclass(frozen=True)
class Answer:
    """What is said, a line each, and the exit code."""

    lines: tuple[str, ...]
    code: int


@dataclass(frozen=True)
class Check:
    """All checks of one vault: files and log at opening, then pages, structure, chain and seal."""

    around: Surroundings
    closed: ClosedVault
    ask: Callable[[str], str]

    def run(self, paper_code: str = "") -> Answer:
        """Open, check and close; a code from paper is compared too."""
        try:
            vault = self._open()
            try:
                return vault.submit(lambda store: self._examine(store, paper_code)).result()
            finally:
                vault.close()
        except ExpectedError as error:
            code = FOUND if isinstance(error, _FINDINGS) else NOT_CHECKED
            return Answer((self._say(error.text_id, **error.values),), code)

    def _open(self) -> Vault:
        if self.closed.kind == "practice":
            return self.closed.unlock_practice()
        return self.closed.unlock(self.ask(self._say("check.passphrase")))

    def _examine(self, store: Store, paper_code: str) -> Answer:
        log = self.around.desk(store).log
        checkup = log.examine()
        if "pages" in checkup.findings:
            return Answer(tuple(self._tell(checkup)), FOUND)
        lines = [*self._tell(checkup), self._say("check.code", code=log.code().spell())]
        fits = not paper_code or self._compare(log, paper_code, lines)
        return Answer(tuple(lines), WHOLE if fits and not checkup.findings else FOUND)

    def _tell(self, checkup: Checkup) -> Iterator[str]:
        if not checkup.findings:
            yield self._say("safety.log.whole", lines=str(checkup.lines))
        for finding in checkup.findings:
            yield self._say(f"safety.log.finding.{finding}")

    def _compare(self, log: Log, paper_code: str, lines: list[str]) -> bool:
        try:
            compared = log.compare(paper_code)
        except CodeMistyped as mistyped:
            lines.append(self._say(mistyped.text_id))
            return False
        lines.append(self._say(f"safety.log.code_{compared}"))
        return compared == "fits"

    def _say(self, text_id: str, **named: str) -> str:
        return self.around.library.texts.say(text_id, **named)
