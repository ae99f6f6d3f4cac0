"""The log of what was done: whether it is whole, what stands last in it, and its code for paper."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Literal
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.errors import ExpectedError
from transitions.application.ports import Library, Press
from transitions.application.records import Records
from transitions.application.store import Finding, Noted
from transitions.domain.audit_code import AuditCode, read_code
from transitions.domain.code_sheet import code_sheet
from transitions.domain.model import Record

VAULT = "vault"
"""What a line is about when it is about nobody."""

UNLOCK, WHOLE, FOUND = "unlock", "check_whole", "check_found"
BETWEEN_CHECKS = timedelta(days=7)
UNSAID = frozenset({"add_bookmark", "add_preferences", "add_counter", "add_profile", "add_tally"})
"""Lines about the program's own memory; they are in the log and say nothing to anybody."""

Comparison = Literal["fits", "differs", "not_yet"]


class CodeMistyped(ExpectedError):
    """The two last digits of the code do not belong to the rest of it."""

    text_id = "safety.log.code_mistyped"


class Checkup(Record):
    """What a full check found: nothing, when all is well."""

    at: datetime
    findings: tuple[Finding, ...] = ()
    lines: int = 0


class LogLine(Record):
    """What was done when, about whom; a family that is deleted has no name any more."""

    at: datetime
    action: str
    detail: str
    family: str = ""


@dataclass(frozen=True)
class Log:
    """The hash-chained log of the open vault."""

    archive: Archive
    records: Records
    library: Library
    press: Press

    def enter(self, wrong_tries: int = 0) -> None:
        """Write that the vault was unlocked, after so many wrong tries in this window."""
        self._note(UNLOCK, str(wrong_tries) if wrong_tries else "")

    def examine(self) -> Checkup:
        """Every check there is: pages, structure, chain and seal; changes nothing, may be begun again."""
        store = self.archive.store
        findings = store.examine()
        lines = 0 if "pages" in findings else store.audit.head()[0]
        return Checkup(at=self.archive.clock.now(), findings=findings, lines=lines)

    def remember(self, checkup: Checkup) -> None:
        """Write down in the vault that it was checked, and what was found."""
        self._note(FOUND if checkup.findings else WHOLE, " ".join(checkup.findings))

    def last_check(self) -> datetime | None:
        """When all was checked last."""
        lines = self.archive.store.audit.of([VAULT])
        return next((at for at, action in reversed(lines) if action in (WHOLE, FOUND)), None)

    def due(self) -> bool:
        """Whether a full check is due: a week has gone, or the last one lies in the future."""
        last, now = self.last_check(), self.archive.clock.now()
        return last is None or not now - BETWEEN_CHECKS < last <= now

    def latest(self, count: int) -> tuple[LogLine, ...]:
        """The last lines that say something, newest first, with the names the families have now."""
        store = self.archive.store
        said = (line for line in store.audit.latest() if line.action not in UNSAID)
        children = frozenset(store.subjects.all("child"))
        return tuple(self._read(line, children) for line in islice(said, count))

    def code(self) -> AuditCode:
        """The code of the log as it ends now."""
        return AuditCode.of(*self.archive.store.audit.head())

    def print_code(self, code: AuditCode) -> bytes:
        """The stamp as a PDF."""
        now = self.archive.clock.now().astimezone()
        return self.press.print_sheet(code_sheet(code, f"{now:%d.%m.%Y kl. %H.%M}", self.library.texts))

    def compare(self, typed: str) -> Comparison:
        """Whether a code from paper belongs to this log; raises CodeMistyped."""
        code = read_code(typed)
        if code is None:
            raise CodeMistyped
        found = self.archive.store.audit.hash_at(code.seq)
        if found is None:
            return "not_yet"
        return "fits" if AuditCode.of(code.seq, found) == code else "differs"

    def _note(self, action: str, detail: str) -> None:
        self.archive.store.audit.write(self.archive.clock.now(), "user", action, VAULT, detail)

    def _read(self, line: Noted, children: Container[UUID]) -> LogLine:
        return LogLine(
            at=line.at, action=line.action, detail=line.detail, family=self._family(line.entity, children)
        )

    def _family(self, entity: str, children: Container[UUID]) -> str:
        subjects = self.archive.store.subjects
        if entity == VAULT:
            return ""
        try:
            subject = UUID(entity)
            while (owner := subjects.owner(subject)) is not None:
                subject = owner
        except (KeyError, ValueError):
            return ""
        return self.records.child(subject).name if subject in children else ""
