"""Everything a health visitor can do in one open vault, put together when it is first asked for."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from uuid import UUID

from transitions.application.access import Access, Passphrases, RecoverySheets
from transitions.application.archive import Archive
from transitions.application.backups import Backups
from transitions.application.bookmark import Bookmark
from transitions.application.children import Children
from transitions.application.colleagues import Colleagues
from transitions.application.consents import Consents
from transitions.application.earlier import EarlierAnswers
from transitions.application.erasures import Erasures
from transitions.application.handovers import Handovers
from transitions.application.imports import Imports
from transitions.application.installation import Installation
from transitions.application.later_clock import LaterClock
from transitions.application.log import Log
from transitions.application.new_form import NewForm
from transitions.application.noticed import Noticed
from transitions.application.overview import Overview
from transitions.application.past import ClockThen, StoreThen, library_then
from transitions.application.ports import Clock, Exports, Ids, Library, Press, Speller
from transitions.application.preferences import Preferences
from transitions.application.profile import Profile
from transitions.application.records import Records
from transitions.application.releases import Releases
from transitions.application.screenings import Screenings
from transitions.application.second_observers import SecondObservers
from transitions.application.sheets import Sheets
from transitions.application.sparring import Sparring
from transitions.application.standing_type import StandingType
from transitions.application.store import Store
from transitions.application.takeovers import Takeovers
from transitions.application.tallies import Tallies
from transitions.application.transitions import Transitions
from transitions.application.wishes import Wishes
from transitions.domain.version import Author


@dataclass(frozen=True)
class Surroundings:
    """What stays the same whichever vault is open."""

    clock: Clock
    ids: Ids
    library: Library
    press: Press
    exports: Exports
    installation: Installation = field(default_factory=Installation)
    speller: Speller | None = None

    def desk(self, store: Store) -> Desk:
        """A desk on the vault thread, for as long as the store is open."""
        if store.newest is None:
            return Desk(store, self)
        return Desk(store, replace(self, clock=LaterClock(self.clock, store.newest)))


@dataclass(frozen=True)
class Desk:
    """The open vault and all that can be done in it, on the vault thread.

    Of a family it remembers the record that was read last, while nothing is written, and the pages set last.
    """

    store: Store
    around: Surroundings

    @property
    def practice(self) -> bool:
        """Whether these are fictitious families."""
        return self.store.kind == "practice"

    def transaction(self) -> AbstractContextManager[None]:
        """Several verbs, all or none."""
        return self.store.transaction()

    def as_of(self, moment: datetime, transition: UUID) -> Desk:
        """The vault as it was known at a moment, under the rules its newest consent by then kept.

        For reading: writing there raises PastIsRead.
        """
        then = StoreThen(self.store, moment)
        around = replace(self.around, clock=ClockThen(moment))
        ledger = Desk(then, around).consents.ledger(transition)
        rules = library_then(self.around.library, then.definitions, ledger)
        return Desk(then, replace(around, library=rules))

    @cached_property
    def _archive(self) -> Archive:
        return Archive(self.store, self.around.clock, self.around.ids, self._author)

    def _author(self) -> Author:
        if self.store.author is None:
            self.store.author = self.records.author()
        return self.store.author

    @cached_property
    def records(self) -> Records:
        """Reading."""
        return Records(self._archive, self.around.library)

    @cached_property
    def profile(self) -> Profile:
        """The health visitor herself."""
        return Profile(self._archive, self.records)

    @cached_property
    def children(self) -> Children:
        """Families."""
        return Children(self._archive, self.records, self.around.press)

    @cached_property
    def transitions(self) -> Transitions:
        """The way into daycare and its form."""
        return Transitions(self._archive, self.records, self.around.library, self.around.press)

    @cached_property
    def earlier(self) -> EarlierAnswers:
        """What answers said before."""
        return EarlierAnswers(self._archive)

    @cached_property
    def new_form(self) -> NewForm:
        """Families begun with an earlier form."""
        return NewForm(self._archive, self.records, self.around.library, self.preferences)

    @cached_property
    def wishes(self) -> Wishes:
        """The offers, made again at the end."""
        return Wishes(self._archive, self.records)

    @cached_property
    def screenings(self) -> Screenings:
        """ADBB observations."""
        return Screenings(self._archive, self.records, self.around.library)

    @cached_property
    def second_observers(self) -> SecondObservers:
        """A colleague who observes the same occasion."""
        return SecondObservers(self._archive, self.records)

    @cached_property
    def noticed(self) -> Noticed:
        """What was noticed together, for the form."""
        return Noticed(self._archive, self.records, self.transitions)

    @cached_property
    def imports(self) -> Imports:
        """Observations from files."""
        around = self.around
        return Imports(self._archive, around.library, around.exports, self.screenings)

    @cached_property
    def preferences(self) -> Preferences:
        """How she likes to work."""
        return Preferences(self._archive)

    @cached_property
    def _releases(self) -> Releases:
        return Releases(self._archive, self.records, self.around.library)

    @cached_property
    def consents(self) -> Consents:
        """The parents' yes and no."""
        library = self.around.library
        return Consents(self._archive, self.records, library, self.transitions, self._releases)

    @cached_property
    def handovers(self) -> Handovers:
        """What leaves the vault."""
        around, press = self.around, StandingType(self.around.press)
        return Handovers(
            self._archive, self.records, around.library, press, around.exports, self._releases
        )

    @cached_property
    def sparring(self) -> Sparring:
        """Paper for supervision that names nobody."""
        return Sparring(self._archive, self.records, self._releases, self.handovers)

    @cached_property
    def erasures(self) -> Erasures:
        """Deleting, and what is counted of it."""
        library = self.around.library
        return Erasures(
            self._archive, self.records, library, self.handovers, self.bookmark, self.backups
        )

    @cached_property
    def tallies(self) -> Tallies:
        """Numbers without names."""
        return Tallies(self._archive, self.records, self.around.library)

    @cached_property
    def log(self) -> Log:
        """What was done, and whether the vault is whole."""
        return Log(self._archive, self.records, self.around.library, self.around.press)

    @cached_property
    def backups(self) -> Backups:
        """Copies of this vault."""
        return Backups(self._archive, self.around.library, self.preferences)

    @cached_property
    def overview(self) -> Overview:
        """All transitions by next step."""
        return Overview(self._archive, self.records, self.around.library)

    @cached_property
    def colleagues(self) -> Colleagues:
        """Families that go to a colleague."""
        around = self.around
        return Colleagues(self._archive, self.records, around.library, around.exports)

    @cached_property
    def takeovers(self) -> Takeovers:
        """Families that come from a colleague."""
        library = self.around.library
        return Takeovers(self._archive, self.records, library, self.overview, self.colleagues)

    @cached_property
    def bookmark(self) -> Bookmark:
        """Where she was."""
        return Bookmark(self._archive)

    @cached_property
    def access(self) -> Access:
        """What opens the vault."""
        around = self.around
        sheets = RecoverySheets(around.library, around.press, around.clock)
        return Access(self._archive, around.library, Passphrases(around.library, around.exports), sheets)

    @cached_property
    def sheets(self) -> Sheets:
        """Paper that names nobody."""
        return Sheets(self.around.library, self.around.press)
