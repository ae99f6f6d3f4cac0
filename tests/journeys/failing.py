"""Raises every kind of error of the program with a family's words in it, wherever errors can be raised.

Run as a program: it writes what the crash report kept to standard output, and whatever else is written
goes to standard error. The words come in by an environment variable, so that no line of code has them.
"""

from __future__ import annotations

import importlib
import logging
import os
import pkgutil
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

from pydantic import BaseModel, ValidationError
from sqlcipher3 import dbapi2

import transitions
from transitions.application.errors import ExpectedError
from transitions.domain.version import Author, Draft
from transitions.storage.failures import explain
from transitions.ui.frame.crash import CrashWatch

CANARY = "TRYG_OVERGANG_TEST_CANARY"


def kinds() -> Iterator[type[BaseException]]:
    """Every error the program defines, and those of Python that quote a value."""
    for module in pkgutil.walk_packages(transitions.__path__, "transitions."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    waiting: list[type[BaseException]] = [BaseException]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.partition(".")[0] == "transitions":
            yield kind
    yield from (KeyError, ValueError, LookupError, OSError, AssertionError, RuntimeError, TypeError)


def make(kind: type[BaseException], words: str) -> BaseException:
    """One with the words wherever they can be put."""
    try:
        if issubclass(kind, ExpectedError):
            return kind("error.unexpected", file=words, name=words)
        return kind(words)
    except TypeError:
        error = kind.__new__(kind)
        error.args = (words,)
        return error


def quoting(words: str) -> Iterator[BaseException]:
    """Errors of the libraries about what a family said."""
    yield explain(dbapi2.OperationalError(words), Path(__file__))
    models: tuple[type[BaseModel], ...] = (Author, Draft)
    for model in models:
        try:
            model.model_validate({"name": [words], "value": words, words: words})
        except ValidationError as error:
            yield error
    try:
        words.encode().decode("ascii")
    except UnicodeDecodeError as error:
        yield error


class Dropped:
    """Fails when it is let go, where nobody can catch it."""

    def __init__(self, error: BaseException) -> None:
        self._error = error

    def __del__(self) -> None:
        raise self._error


def places(error: BaseException) -> Iterator[Callable[[], None]]:
    """Where it is raised: here, on another thread, while something is let go, when an answer arrives."""

    def here() -> None:
        raise error

    def heard() -> None:
        try:
            here()
        except BaseException:  # noqa: BLE001 -- as Python does at the end of a program
            sys.excepthook(*sys.exc_info())

    def elsewhere() -> None:
        thread = threading.Thread(target=here)
        thread.start()
        thread.join()

    def let_go() -> None:
        Dropped(error)

    def answered() -> None:
        future: Future[None] = Future()
        future.add_done_callback(lambda _: here())
        future.set_result(None)

    def warned() -> None:
        warnings.warn(str(error), stacklevel=1)
        logging.getLogger("some.library").error("went wrong: %s", error)

    yield from (heard, elsewhere, let_go)
    if isinstance(error, Exception):
        yield answered
        yield warned


def main() -> None:
    """All of them everywhere."""
    words = os.environ[CANARY]
    kept: list[str] = []
    CrashWatch(kept.append, lambda _: None).begin()
    errors = [make(kind, words) for kind in kinds()] + list(quoting(words))
    for error in errors:
        for place in places(error):
            place()
    sys.stdout.write(f"{len(errors)}\n" + "\n".join(kept))


if __name__ == "__main__":
    main()
