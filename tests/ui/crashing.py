"""A program that goes wrong in every way, with a name in every error; run by a test of the crash log."""

from __future__ import annotations

import builtins
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel
from PySide6.QtCore import QCoreApplication, QTimer
from sqlcipher3 import dbapi2

from transitions.application.errors import VaultFailed
from transitions.storage.crash_log import CrashLog
from transitions.ui.frame.crash import CrashWatch

CANARY = "Alma Kanarie 010125-1234"


class Number(BaseModel):
    number: int


class Dying:
    def __del__(self) -> None:
        raise ValueError(CANARY)


def instance(kind: type[BaseException]) -> BaseException:
    if issubclass(kind, UnicodeDecodeError):
        return kind("utf-8", CANARY.encode(), 0, 1, CANARY)
    if issubclass(kind, UnicodeEncodeError):
        return kind("utf-8", CANARY, 0, 1, CANARY)
    if issubclass(kind, UnicodeTranslateError):
        return kind(CANARY, 0, 1, CANARY)
    if issubclass(kind, BaseExceptionGroup):
        return kind(CANARY, [ValueError(CANARY)])
    error = kind(CANARY)
    error.add_note(CANARY)
    return error


def every_kind() -> list[Callable[[], object]]:
    kinds = [k for k in vars(builtins).values() if isinstance(k, type) and issubclass(k, BaseException)]
    ending = (SystemExit, KeyboardInterrupt, GeneratorExit, StopIteration, StopAsyncIteration)
    raising = [lambda kind=kind: throw(instance(kind)) for kind in kinds if kind not in ending]
    return [*raising, chained, invalid, unknown_table, endless, lambda: throw(VaultFailed(code=CANARY))]


def throw(error: BaseException) -> None:
    raise error


def chained() -> None:
    try:
        vars()[CANARY]
    except KeyError as error:
        raise RuntimeError(CANARY) from error


def invalid() -> None:
    Number.model_validate({"number": CANARY})


def unknown_table() -> None:
    dbapi2.connect(":memory:").execute(f'SELECT * FROM "{CANARY}"')  # noqa: S608


def endless(name: str = CANARY) -> None:
    endless(name)


def tell(report: str) -> None:
    sys.stdout.write(f"{report}\n")


def main(folder: Path, *, watched: bool) -> None:
    app = QCoreApplication([])
    log = CrashLog(folder, lambda: datetime.now(UTC), "test", 4 * 1024 * 1024)
    if watched:
        CrashWatch(log.write, tell).begin()
    for failing in every_kind():
        QTimer.singleShot(0, failing)
    QTimer.singleShot(50, app.quit)
    app.exec()
    thread = threading.Thread(target=lambda: throw(OSError(CANARY)))
    thread.start()
    thread.join()
    Dying()
    raise ConnectionError(CANARY)


if __name__ == "__main__":
    main(Path(sys.argv[1]), watched=sys.argv[2] == "watched")
