"""One TOML file: read it, check it against a definition, and note what is wrong."""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from transitions.catalogue.lines import line_of, lines_in
from transitions.catalogue.mistakes import Mistake
from transitions.catalogue.places import place
from transitions.catalogue.schema import Location
from transitions.catalogue.sentences import causes, said
from transitions.domain.model import Definition

Toml = dict[str, Any]
D = TypeVar("D", bound=Definition)


@dataclass(frozen=True)
class TomlFile:
    """A file, what its mistakes call it, and the list they are noted in."""

    path: Path
    name: str
    mistakes: list[Mistake]

    def read(self) -> Toml | None:
        """What stands in the file, or nothing and a mistake."""
        try:
            return tomllib.loads(self.path.read_text(encoding="utf-8-sig"))
        except tomllib.TOMLDecodeError as error:
            self.note(*_unreadable(str(error)))
        except UnicodeDecodeError:
            self.note("", "Filen er ikke gemt som UTF-8.", "Gem den igen med tegnsættet UTF-8.")
        except OSError:
            message = "Filen kan ikke læses fra disken."
            self.note("", message, "Se efter, om den kan åbnes og ikke er låst.")
        return None

    def validated(self, model: type[D], toml: Toml) -> D | None:
        """The definition that the file holds, or nothing and every mistake in it."""
        try:
            return model.model_validate(toml)
        except ValidationError as error:
            for details in causes(error.errors(include_url=False)):
                at = details["loc"]
                self.note(place(toml, at), *said(model, details), line=self._line(toml, at))
        return None

    def definition(self, model: type[D]) -> D | None:
        """The definition of a file that is named by its own id."""
        toml = self.read()
        made = None if toml is None else self.validated(model, toml)
        if made is None or toml is None:
            return None
        return made if self.is_named(toml, "id") else None

    def is_named(self, toml: Toml, key: str) -> bool:
        """Whether the file is called what stands under ``key``; a mistake when it is not."""
        name = toml.get(key, "")
        if name == self.path.stem:
            return True
        message = f'Filen hedder "{self.path.name}", men {key} er "{name}".'
        self.note("", message, f"Giv filen og {key} det samme navn.", line=self._line(toml, (key,)))
        return False

    def note(self, where: str, message: str, remedy: str, line: int = 0) -> None:
        """One more mistake in this file, on a line of it where that is known."""
        self.mistakes.append(Mistake(self.name, where, message, remedy, line))

    def line(self, toml: Toml, dotted: str) -> int:
        """The line of a key by its dotted name; 0 for none."""
        return self._line(toml, tuple(dotted.split(".")))

    def _line(self, toml: Toml, location: Location) -> int:
        return line_of(self._lines, toml, location)

    @cached_property
    def _lines(self) -> dict[Location, int]:
        with suppress(OSError, UnicodeDecodeError):
            return lines_in(self.path.read_text(encoding="utf-8-sig"))
        return {}


def _unreadable(message: str) -> tuple[str, str, str]:
    found = re.search(r"at line (\d+)", message)
    where = f"linje {found.group(1)}" if found else "sidst i filen"
    if "overwrite" in message or "twice" in message or "mutate" in message:
        return where, "Nøglen eller tabellen står der allerede.", "Slet den ene af de to."
    return (
        where,
        "Linjen kan ikke forstås.",
        "Se efter anførselstegn, parenteser, komma og lighedstegn i den og i linjen før.",
    )
