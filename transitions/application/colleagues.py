"""Families that go to a colleague in the municipality: packed, on the way, handed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.dossier import Dossier, Package, VaultKind, write_package
from transitions.application.package_errors import (
    HandedOver,
    NameMissing,
    OfPractice,
    ReceiptMistyped,
    ReceiptUnknown,
    WrittenSince,
)
from transitions.application.ports import Exports, Library
from transitions.application.records import Records
from transitions.domain.answers import clean_text
from transitions.domain.fingerprint import fingerprint
from transitions.domain.model import Record
from transitions.domain.move import MOVE, Move, Period, Used, on_the_way, periods
from transitions.domain.receipt import make_receipt, read_receipt

KEY_PAIR = "key_pair"


class Fingerprinted(Record):
    """A public key as text, and the words that two people compare."""

    text: str
    words: str


class Sealed(Record):
    """A file to give away; ``words`` open it when it is not sealed to a key, and are told once.

    ``check`` are words that both read of the file itself.
    """

    package: UUID
    file: bytes
    words: str
    check: str


class Moved(Record):
    """A family that is with a colleague or on its way there, and everybody who has had it."""

    child: UUID
    name: str
    birth_date: date | None
    taker: str
    day: date
    on_the_way: bool
    periods: tuple[Period, ...] = ()


class Present(Record):
    """A family that can be given on."""

    child: UUID
    name: str
    birth_date: date | None
    on_the_way_to: str = ""


@dataclass(frozen=True)
class Colleagues:
    """The sender's side, and the key pair of this vault."""

    archive: Archive
    records: Records
    library: Library
    exports: Exports

    @property
    def vault(self) -> VaultKind:
        """Real families or practice: the two never meet."""
        return "practice" if self.archive.store.kind == "practice" else "real"

    def my_key(self) -> Fingerprinted:
        """The public key of this vault, made the first time it is asked for."""
        sealing = self.archive.store.sealing
        private = self.private_key() or self._new_key()
        return self.read_key(sealing.public_key(private, self.vault))

    def private_key(self) -> str:
        """The private key, which never leaves the vault; empty before it is made."""
        for subject in self.archive.store.subjects.all(KEY_PAIR):
            return str(self.archive.values(subject, self.archive.clock.today())["private"])
        return ""

    def read_key(self, text: str) -> Fingerprinted:
        """A colleague's public key; raises NotAKey, or OfPractice for one of the other kind of vault."""
        vault, raw = self.archive.store.sealing.read_key(text)
        if vault != self.vault:
            raise OfPractice
        return Fingerprinted(text=text, words=fingerprint(raw, self.library.passphrase_words))

    def present(self) -> tuple[Present, ...]:
        """The families that are here, by name."""
        found = (self._present(child) for child, moves in self._all() if not self._gone(child))
        return tuple(sorted(found, key=lambda p: p.name.casefold()))

    def moved(self) -> tuple[Moved, ...]:
        """The families on their way first, then those handed over."""
        found = [self._moved(child, moves) for child, moves in self._all() if moves]
        return tuple(sorted((m for m in found if m), key=lambda m: (not m.on_the_way, m.name.casefold())))

    def periods(self, child: UUID) -> tuple[Period, ...]:
        """Who was responsible for a family, from when to when."""
        moves, owner = self.archive.moves(child), self.records.health_visitor().name
        began = self.archive.store.families.read(child).subjects[0].created_at
        return periods(_local_day(began), owner, moves)

    def give(self, child: UUID, to: str, key: str = "") -> Sealed:
        """Seal a family for a colleague: to her key, or by words when there is none.

        Nothing but a line *on the way* changes here. Raises NameMissing, HandedOver, NotAKey,
        OfPractice or PackageTooLarge.
        """
        taker, giver = clean_text(to).strip(), self.records.health_visitor()
        if not taker or not giver.name.strip():
            raise NameMissing
        if self._gone(child):
            raise HandedOver
        dossier = self.archive.store.families.read(child).travelling
        receipt = make_receipt(self.archive.ids.salt())
        package = Package(
            id=self.archive.ids.new(), vault=self.vault, made_at=self.archive.clock.now(),
            giver=giver.author, municipality=giver.municipality, taker=taker, receipt=receipt,
            used=self._used(dossier), dossier=dossier,
        )
        sealed = self._seal(package, key)
        move = Move(
            step="sent", package=package.id, giver=giver.name, taker=taker, day=self._today(),
            receipt=receipt, state=dossier.state,
        )
        self._happen(child, move, "send_child")
        return sealed

    def call_back(self, child: UUID) -> None:
        """The file was never handed over, or is not to be used: nothing is on the way."""
        sent = on_the_way(self.archive.moves(child))
        if sent is not None:
            back = sent.model_copy(update={"step": "called_back", "day": self._today(), "receipt": ""})
            self._happen(child, back, "call_back_child")

    def receive(self, receipt: str, *, despite_writing: bool = False) -> Moved:
        """The colleague has the family: here it is read from now on, not written.

        Raises ReceiptMistyped, ReceiptUnknown, or WrittenSince when something written after the
        file was made is not in it and she has not said that she knows.
        """
        try:
            typed = read_receipt(receipt)
        except ValueError:
            raise ReceiptMistyped from None
        child, sent = self._sent_with(typed)
        if not despite_writing and self.archive.store.families.read(child).state != sent.state:
            raise WrittenSince
        handed = sent.model_copy(update={"step": "handed", "day": self._today(), "receipt": ""})
        if not self._gone(child):
            self._happen(child, handed, "hand_over_child")
        told = self._moved(child, self.archive.moves(child))
        if told is None:
            raise ReceiptUnknown
        return told

    def _seal(self, package: Package, key: str) -> Sealed:
        sealing, content, words = self.archive.store.sealing, write_package(package), ""
        if key:
            vault, raw = sealing.read_key(key)
            if vault != self.vault:
                raise OfPractice
            file = sealing.seal_to_key(content, self.vault, raw)
        else:
            words = self.exports.make_passphrase(self.library.passphrase_words)
            file = sealing.seal_by_words(content, self.vault, words)
        check = fingerprint(file, self.library.passphrase_words)
        return Sealed(package=package.id, file=file, words=words, check=check)

    def _new_key(self) -> str:
        private = self.archive.store.sealing.make_key()
        with self.archive.store.transaction():
            self.archive.keep(self.archive.add_subject(KEY_PAIR), {"private": private})
        return private

    def _happen(self, child: UUID, move: Move, action: str) -> None:
        with self.archive.store.transaction():
            self.archive.happen(child, MOVE, move.model_dump(mode="json"))
            self.archive.note(action, child, str(move.package))

    def _used(self, dossier: Dossier) -> tuple[Used, ...]:
        """What the family was used for here, each use once a day."""
        subjects = {str(subject.id): subject.id for subject in dossier.subjects}
        told: dict[tuple[date, str, UUID], Used] = {}
        for line in self.archive.store.audit.latest():
            subject = subjects.get(line.entity)
            if subject is not None:
                used = Used(at=line.at, action=line.action, subject=subject)
                told[_local_day(line.at), line.action, subject] = used
        return tuple(reversed(told.values()))

    def _sent_with(self, receipt: str) -> tuple[UUID, Move]:
        for child, moves in self._all():
            for move in moves:
                if move.step == "sent" and move.receipt == receipt:
                    return child, move
        raise ReceiptUnknown

    def _all(self) -> Iterator[tuple[UUID, tuple[Move, ...]]]:
        for child in self.archive.store.subjects.all("child"):
            yield child, self.archive.moves(child)

    def _gone(self, child: UUID) -> bool:
        return self.archive.handed_to(child) is not None

    def _present(self, child: UUID) -> Present:
        known, sent = self.records.child(child), on_the_way(self.archive.moves(child))
        return Present(
            child=child, name=known.name, birth_date=known.birth_date,
            on_the_way_to=sent.taker if sent else "",
        )

    def _moved(self, child: UUID, moves: tuple[Move, ...]) -> Moved | None:
        sent, gone = on_the_way(moves), self._gone(child)
        if sent is None and not gone:
            return None
        last, known = sent or moves[-1], self.records.child(child)
        return Moved(
            child=child, name=known.name, birth_date=known.birth_date, taker=last.taker,
            day=last.day, on_the_way=not gone, periods=self.periods(child),
        )

    def _today(self) -> date:
        return self.archive.clock.today()


def _local_day(moment: datetime) -> date:
    return moment.astimezone().date()
