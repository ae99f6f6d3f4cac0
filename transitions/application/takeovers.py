"""Families that come from a colleague: looked at first, then taken over whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.arrivals import WELCOME, Arrival, Cover, Preview, Taken, TransitionAhead
from transitions.application.colleagues import Colleagues
from transitions.application.comparison import compare, overall
from transitions.application.dossier import Dossier, Package, Subject, read_package
from transitions.application.errors import ExpectedError
from transitions.application.keys import is_answer
from transitions.application.overview import Overview
from transitions.application.package_errors import (
    FamilyErased,
    FamilyHere,
    FamilyOtherwise,
    NameMissing,
    OfPractice,
    PackageClashes,
    PackageTaken,
    PackageWrong,
    PossiblySame,
)
from transitions.application.ports import Library
from transitions.application.records import Records
from transitions.domain.fingerprint import fingerprint
from transitions.domain.move import MOVE, Move
from transitions.domain.repeat import follow_up
from transitions.domain.version import Draft


class _OnlyLooked(Exception):
    """Ends a rehearsal: what was stored for it is undone."""


@dataclass(frozen=True)
class Takeovers:
    """The receiver's side."""

    archive: Archive
    records: Records
    library: Library
    overview: Overview
    colleagues: Colleagues

    def cover(self, file: bytes) -> Cover:
        """How the file is opened; raises NotAPackage, PackageDamaged, PackageNewer, OfPractice."""
        vault, way = self.archive.store.sealing.look(file)
        if vault != self.colleagues.vault:
            raise OfPractice
        return Cover(way=way, check=fingerprint(file, self.library.passphrase_words))

    def look(self, file: bytes, words: str = "") -> Preview:
        """What taking it over would bring: stored, read as every screen reads it, and undone.

        Raises as ``cover``, and WrongWords, ForSomebodyElse, PackageWrong, PackageClashes or
        FamilyErased.
        """
        arrival = self._arrival(self._opened(file, words))
        alike, found = self._alike(arrival), list[Preview]()
        with suppress(_OnlyLooked), self.archive.store.transaction():
            ahead = self._stored(arrival)
            found.append(self._preview(arrival, alike, ahead))
            raise _OnlyLooked
        return found[0]

    def take(self, file: bytes, words: str = "", *, beside_others: bool = False) -> Taken:
        """Store the family with its own ids, times and authors, all or nothing.

        Raises as ``look``, and PackageTaken, FamilyHere, FamilyOtherwise, NameMissing, or
        PossiblySame until she has said that both are to be here.
        """
        arrival = self._arrival(self._opened(file, words))
        self._check_wanted(arrival, beside_others)
        package, child = arrival.package, arrival.coming.child
        with self.archive.store.transaction():
            self._stored(arrival)
            self.archive.note("take_over_child", child, str(package.id))
            name = self.records.child(child).name
        return Taken(child=child, name=name, giver=package.giver.name, receipt=package.receipt)

    def _opened(self, file: bytes, words: str) -> Package:
        self.cover(file)
        store, private = self.archive.store, self.colleagues.private_key()
        package = read_package(store.sealing.open(file, words, private))
        if package.vault != self.colleagues.vault:
            raise OfPractice
        if not package.dossier.whole:
            raise PackageWrong
        if store.families.erased([subject.id for subject in package.dossier.subjects]):
            raise FamilyErased
        if store.families.clashes(package.dossier):
            raise PackageClashes
        return package

    def _arrival(self, package: Package) -> Arrival:
        coming = package.dossier
        if coming.child not in self.archive.store.subjects.all("child"):
            return Arrival(package, None, {}, "new")
        here = self.archive.store.families.read(coming.child)
        moves = self.archive.moves(coming.child)
        gone = self.archive.handed_to(coming.child) is not None
        states = compare(here.travelling, coming, drafts_moved=gone)
        known = any(move.package == package.id for move in moves if move.step == "taken")
        return Arrival(package, here, states, "taken" if known else overall(states.values()))

    def _check_wanted(self, arrival: Arrival, beside_others: bool) -> None:
        refusals: dict[str, ExpectedError] = {
            "taken": PackageTaken(receipt=arrival.package.receipt),
            "identical": FamilyHere(), "older": FamilyHere(), "diverged": FamilyOtherwise(),
        }
        if arrival.state in refusals:
            raise refusals[arrival.state]
        if not self.records.health_visitor().name.strip():
            raise NameMissing
        if self._alike(arrival) and not beside_others:
            raise PossiblySame

    def _alike(self, arrival: Arrival) -> int:
        """How many children here have the name and birth date of one that is not here."""
        name, born = arrival.called(self.archive.clock.today())
        if arrival.here or not isinstance(name, str) or not born:
            return 0
        children = self.archive.store.subjects.all("child")
        known = self.archive.values_of_many(children, self.archive.clock.today()).values()
        same = " ".join(name.casefold().split()), born
        return sum(
            (" ".join(str(v.get("name") or "").casefold().split()), v.get("birth_date")) == same
            for v in known
        )

    def _stored(self, arrival: Arrival) -> list[TransitionAhead]:
        """Store what there is to store, and read the family as the screens do.

        Raises PackageWrong where that is not possible.
        """
        try:
            if arrival.state in WELCOME:
                self._keep(arrival)
            self.records.child(arrival.coming.child)
            self.records.screenings(arrival.coming.child)
            return list(self._ahead(arrival))
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
            raise PackageWrong from None

    def _keep(self, arrival: Arrival) -> None:
        """Store what is not here yet; of what is being written the coming words alone are left."""
        store, coming, here = self.archive.store, arrival.coming, arrival.here
        known = _ids(here) if here else set()
        for kept in coming.definitions:
            store.definitions.keep(kept.hash, kept.kind, kept.content)
        for subject in coming.subjects:
            if subject.id not in known:
                self._add(subject)
        store.versions.add(version for version in coming.versions if version.id not in known)
        for event in coming.events:
            if event.id not in known:
                store.events.add(event)
        self._replace_drafts(here.drafts if here else (), coming.drafts)
        taken = self._taken(arrival.package).model_dump(mode="json")
        self.archive.happen(coming.child, MOVE, taken)

    def _replace_drafts(self, here: Iterable[Draft], coming: Iterable[Draft]) -> None:
        drafts = self.archive.store.drafts
        for draft in here:
            drafts.remove(draft.subject, [draft.key])
        for draft in coming:
            drafts.save(draft)

    def _add(self, subject: Subject) -> None:
        subjects = self.archive.store.subjects
        subjects.add(subject.id, subject.kind, subject.created_at, subject.belongs_to)
        if subject.salt is not None:
            subjects.keep_salt(subject.id, bytes.fromhex(subject.salt))

    def _taken(self, package: Package) -> Move:
        return Move(
            step="taken", package=package.id, giver=package.giver.name,
            taker=self.records.health_visitor().name, day=self.archive.clock.today(),
            used=package.used,
        )

    def _ahead(self, arrival: Arrival) -> Iterator[TransitionAhead]:
        known = self.archive.store.subjects.belonging_to(arrival.coming.child, "transition")
        for transition in known:
            record, row = self.records.transition(transition), self.overview.row(transition)
            for answer in record.answers:
                record.digest(answer)
            self.records.uses(transition)
            yield TransitionAhead(
                state=arrival.states.get(transition, "new"),
                daycare=row.daycare, start_date=row.start_date, step=row.step,
                same_form=record.form.hash == self.library.form.hash,
            )

    def _preview(self, arrival: Arrival, alike: int, ahead: list[TransitionAhead]) -> Preview:
        package, coming = arrival.package, arrival.coming
        child, mine = self.records.child(coming.child), self.records.health_visitor().municipality
        answers = {(v.subject, v.key) for v in coming.versions if is_answer(v.key)}
        answers |= {(d.subject, d.key) for d in coming.drafts if is_answer(d.key)}
        return Preview(
            name=child.name, birth_date=child.birth_date,
            giver=package.giver.name, municipality=package.municipality,
            same_municipality=_plain(package.municipality) == _plain(mine), made_at=package.made_at,
            answers=len(answers), drafts=len(coming.drafts),
            consents=sum(event.kind == "consent" for event in coming.events),
            observations=len(coming.of_kind("screening")), repeat_due=self._repeat_due(child.id),
            transitions=tuple(ahead), state=arrival.state, alike=alike,
            receipt=package.receipt if arrival.state == "taken" else "",
            periods=self.colleagues.periods(child.id),
        )

    def _repeat_due(self, child: UUID) -> bool:
        settled, declined = self.records.settled_screenings(child), self.records.repeats_declined(child)
        return follow_up(settled, declined).state == "awaiting"


def _ids(dossier: Dossier) -> set[UUID]:
    subjects, versions = {s.id for s in dossier.subjects}, {v.id for v in dossier.versions}
    return subjects | versions | {event.id for event in dossier.events}


def _plain(text: str) -> str:
    return text.casefold().removesuffix("kommune").strip()
