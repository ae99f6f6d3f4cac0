"""The program on this computer: what it is made of, and the municipality's own folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from transitions.domain.form_changes import FormChanges
from transitions.domain.model import Record
from transitions.domain.policy_changes import ValueChange


class Part(Record):
    """Something the program is made of, and the licence it may be used under."""

    name: str
    version: str
    licence: str


class Fault(Record):
    """A mistake in a file of the municipality's, with what can be done; line 0 is not known."""

    file: str
    line: int
    place: str
    message: str
    remedy: str


class Examination(Record):
    """What the folder says now, beside what the program uses.

    ``form`` and ``policy`` are the differences; ``others`` names the files that differ otherwise.
    """

    present: bool
    faults: tuple[Fault, ...] = ()
    form: FormChanges | None = None
    policy: tuple[ValueChange, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the program would do something otherwise after it has begun anew."""
        form = self.form is not None and not self.form.nothing
        return form or bool(self.policy) or bool(self.others)


def _nothing() -> Sequence[Part]:
    return ()


def _unknown() -> str:
    return ""


def _absent() -> Examination:
    return Examination(present=False)


def _unnamed(_vault: str) -> str:
    return ""


def _name_nothing(_vault: str, _name: str) -> None:
    return


@dataclass(frozen=True)
class Installation:
    """Version, parts, the municipality's folder and its examination; where vaults lie, and their names.

    ``files`` counts one hash over every file of the program, in a second; empty: it could not.
    ``called`` and ``call`` read and give the name of a vault that can be read before it is opened.
    """

    version: str = ""
    parts: Callable[[], Sequence[Part]] = _nothing
    files: Callable[[], str] = _unknown
    overlay: Path | None = None
    examine: Callable[[], Examination] = _absent
    vaults: Path | None = None
    called: Callable[[str], str] = _unnamed
    call: Callable[[str, str], None] = _name_nothing
