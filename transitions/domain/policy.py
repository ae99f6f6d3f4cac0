"""What a municipality decides, within what the program fixes."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, Self

from pydantic import Field as Constraint
from pydantic import field_validator, model_validator

from transitions.domain.model import DANISH, Definition, Id, Words, digest

LONGEST_CONSENT_DAYS = 365
"""Consent lapses at the latest one year after it was given (sundhedsloven § 44, stk. 2)."""

Holders = Literal["one", "all"]


class Consents(Definition):
    """How many custody holders must agree, for how long at most, and when its end is told (days)."""

    everyday: Holders = "one"
    administrative: Holders = "one"
    special: Literal["all"] = "all"
    longest_days: int = Constraint(default=LONGEST_CONSENT_DAYS, ge=1, le=LONGEST_CONSENT_DAYS)
    screening_words_may_travel: bool = True
    warn_days_before_expiry: int = Constraint(default=30, ge=0, le=LONGEST_CONSENT_DAYS)

    @field_validator("special", mode="before")
    @classmethod
    def _special_needs_all(cls, holders: object) -> object:
        if holders != "all":
            raise ValueError("special considerations always need all")
        return holders


class Purpose(Definition):
    """What a consent is for, in words."""

    id: Id
    label: Words


class Channel(Definition):
    """How a handover travels."""

    id: Id
    label: Words


class Retention(Definition):
    """When deletion is proposed: days after the start, a family's no, or a colleague's receipt."""

    propose_days_after_start: int = Constraint(default=90, ge=0)
    days_after_no: int = Constraint(default=30, ge=0, le=365)
    days_after_handed_over: int = Constraint(default=30, ge=0, le=365)


class Access(Definition):
    """What a full copy holds for a parent with custody (GDPR article 15; the DPO decides)."""

    internal: bool = True
    screenings: bool = True


class Files(Definition):
    """What may be saved outside the vault as a plain file."""

    handover: bool = True
    parents: bool = True
    journal: bool = True
    adbb: bool = True


class Backups(Definition):
    """How many days a backup is kept at most; the newest one stays whatever its age."""

    longest_days: int = Constraint(default=90, ge=7, le=365)


class Reminders(Definition):
    """How many days before something planned it is told, quietly and on the screen alone."""

    visit_days: int = Constraint(default=7, ge=0, le=60)
    meeting_days: int = Constraint(default=7, ge=0, le=60)
    start_days: int = Constraint(default=14, ge=0, le=60)


class Locking(Definition):
    """Minutes without touch before the program locks itself."""

    idle_minutes: int = Constraint(default=5, ge=1, le=60)
    visit_minutes: int = Constraint(default=20, ge=1, le=120)


class Clipboard(Definition):
    """Seconds that a copied journal note stays on the clipboard."""

    clear_after_seconds: int = Constraint(default=180, ge=15, le=1800)


class Municipality(Definition):
    """Who is responsible; ``sor`` is the organisation's code for the national export."""

    name: Words
    sor: str = ""
    sor_practice: str = ""


class Policy(Definition):
    """The municipality's rules. It cannot loosen what ``gate/rules.py`` fixes."""

    version: str
    municipality: Municipality
    consents: Consents = Consents()
    purposes: tuple[Purpose, ...] = Constraint(min_length=1)
    channels: tuple[Channel, ...] = Constraint(min_length=1)
    signatures_on_daycare_copy: bool = False
    information: Words
    retention: Retention = Retention()
    access: Access = Access()
    files: Files = Files()
    locking: Locking = Locking()
    clipboard: Clipboard = Clipboard()
    backups: Backups = Backups()
    recovery_key_may_be_skipped: bool = True
    municipality_holds_recovery_key: bool = False
    introduce_weeks_before_start: int = Constraint(default=10, ge=1, le=52)
    follow_up_days: int = Constraint(default=90, ge=1, le=365)
    reminders: Reminders = Reminders()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        for group in (self.purposes, self.channels):
            names = [entry.id for entry in group]
            if len(set(names)) != len(names):
                raise ValueError("an id is used twice")
        return self

    def authority(self, of_visitor: str, language: str = DANISH) -> str:
        """The municipality as a consent names it: the health visitor's own, else the policy's."""
        return of_visitor.strip() or self.municipality.name.in_language(language)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the policy, kept with every consent."""
        return digest(self.model_dump(mode="json"))
