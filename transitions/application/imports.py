"""An ADBB answer read from a file: checked whole, then kept, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.errors import ExpectedError
from transitions.application.ports import Exports, Library
from transitions.application.screenings import Screenings
from transitions.domain.scale import Scale
from transitions.domain.screening import ItemScore
from transitions.domain.version import Author, Json

FINISHED = ("completed", "amended")


class FileNotRead(ExpectedError):
    """The file is not a whole, consistent answer; ``element`` names what is wrong in it."""

    text_id = "refusal.adbb_file"


class FileOfAnotherChild(ExpectedError):
    """The number in the file is not the child's, or the child's own is not known."""

    text_id = "refusal.adbb_file_child"


class FileOfPractice(ExpectedError):
    """A practice file in a real vault, or the other way about."""

    text_id = "refusal.adbb_file_practice"


class FileKnown(ExpectedError):
    """The observation of the file is here already."""

    text_id = "refusal.adbb_file_known"


@dataclass(frozen=True)
class Imports:
    """What is read from files into the vault."""

    archive: Archive
    library: Library
    exports: Exports
    screenings: Screenings

    def adbb(self, child: UUID, text: str) -> UUID:
        """Keep the answer as an observation of the child; who observed is not in the file.

        Raises FileNotRead, FileOfPractice, FileOfAnotherChild, FileKnown and NotCertified;
        nothing is stored then.
        """
        values = self._read(text)
        self._belongs(child, values)
        with self.archive.store.transaction():
            screening = self.screenings.add(
                child, date.fromisoformat(values["authored"]), "file", Author(name=""), "adbb"
            )
            self.archive.keep(screening, {"imported_as": values["response_uuid"]})
            for item in _scored(self.library.scales["adbb"], values):
                self.screenings.score(screening, item)
            self.archive.settle(screening)
            self.archive.keep(screening, {"done": True})
            self.archive.note("import_screening", screening)
        return screening

    def _read(self, text: str) -> Mapping[str, Json]:
        try:
            values = self.exports.read_adbb(text)
        except ValueError as error:
            raise FileNotRead(element=self._named(str(error))) from None
        if values["status"] not in FINISHED:
            raise FileNotRead(element=self._named("status"))
        return values

    def _named(self, element: str) -> str:
        items = self.library.scales["adbb"].items
        labels = {item.link: f"{n}. {item.label.danish}" for n, item in enumerate(items, 1)}
        return labels.get(element) or self._said(f"adbb_file.{element}")

    def _said(self, text_id: str) -> str:
        try:
            return self.library.texts.say(text_id)
        except KeyError:
            return self.library.texts.say("adbb_file.unknown")

    def _belongs(self, child: UUID, values: Mapping[str, Json]) -> None:
        known = self.screenings.records.child(child)
        if values["practice"] != (self.archive.store.kind == "practice"):
            raise FileOfPractice
        if values["cpr"] != known.cpr:
            raise FileOfAnotherChild
        day = date.fromisoformat(values["authored"])
        if day > self.archive.clock.today() or (known.birth_date and day < known.birth_date):
            raise FileNotRead(element=self._named("authored"))
        if any(self._is_known(s.id, values["response_uuid"]) for s in self.screenings.of(child)):
            raise FileKnown

    def _is_known(self, screening: UUID, response: str) -> bool:
        values = self.archive.values(screening, self.archive.clock.today())
        return response in (str(screening), values.get("imported_as"))


def _scored(scale: Scale, values: Mapping[str, Json]) -> list[ItemScore]:
    return [ItemScore(item=item.id, score=values[item.link]) for item in scale.items]
