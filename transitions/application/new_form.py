"""Families that keep the form they were begun with, and how one is moved to the form of today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pydantic import TypeAdapter

from transitions.application.archive import Archive
from transitions.application.errors import ExpectedError
from transitions.application.keys import answer_key, share_key
from transitions.application.ports import Library
from transitions.application.preferences import Preferences
from transitions.application.records import Records, read
from transitions.application.transitions import TransitionClosed
from transitions.domain.answers import Answer, AnswerKey, problems
from transitions.domain.consent import Approval, Given, Ledger, Refused, Withdrawn
from transitions.domain.form import Field, Form, Voice
from transitions.domain.form_changes import FormChanges, form_changes, same_answers
from transitions.domain.in_words import answer_in_words
from transitions.domain.model import Record, canonical
from transitions.domain.transition import TransitionRecord
from transitions.domain.version import Json

SEEN = "form_seen"
BEING_SIGNED = "consent_draft/"


class DecidedOtherwise(ExpectedError):
    """The parents have decided about a question that the new form has not, or asks otherwise."""

    text_id = "refusal.form_decided"


class Waiting(Record):
    """A family on an earlier form: whose, and which version."""

    transition: UUID
    child: UUID
    name: str
    version: str


class Line(Record):
    """An answer in words under the question it was given to."""

    field: str
    question: str
    words: str


class FormMove(Record):
    """What moving a family to the form of today would do; nothing has happened yet.

    ``along`` goes along as it is; ``anew`` goes along, but has to be chosen for sharing again;
    ``behind`` has no place any more and stays in the history. ``blocked`` are the questions the parents
    have decided about, because of which the family keeps its form.
    """

    transition: UUID
    name: str
    changes: FormChanges
    along: int
    anew: tuple[Line, ...]
    behind: tuple[Line, ...]
    blocked: tuple[str, ...]


@dataclass(frozen=True)
class NewForm:
    """The form of today beside those the families were begun with."""

    archive: Archive
    records: Records
    library: Library
    preferences: Preferences

    def waiting(self) -> tuple[Waiting, ...]:
        """The open families on an earlier form, the newest first."""
        return tuple(self._waiting())

    def news(self) -> FormChanges | None:
        """What is new since the form of the family begun last, while she has not been shown it."""
        form = self.library.form
        if self.preferences.read(SEEN) == form.hash:
            return None
        latest = self._latest_form()
        changes = None if latest is None else form_changes(latest, form)
        return None if changes is None or changes.nothing else changes

    def note_seen(self) -> None:
        """She has been shown what is new."""
        self.preferences.keep(SEEN, self.library.form.hash)

    def preview(self, transition: UUID) -> FormMove:
        """What would go along, what would not, and what is new."""
        record = self.records.transition(transition)
        form = self.library.form
        changes = form_changes(record.form, form)
        behind = tuple(self._behind(record, form))
        left = {answer.key for answer in behind}
        stays = [a for a in _in_order(record) if a.key not in left and not a.empty]
        anew = [a for a in stays if a.key.field in changes.asked_anew]
        return FormMove(
            transition=transition,
            name=record.child.name,
            changes=changes,
            along=len(stays) - len(anew),
            anew=tuple(self._line(record, a) for a in anew),
            behind=tuple(self._line(record, a) for a in behind if not a.empty),
            blocked=tuple(self._blocked(record, form)),
        )

    def move(self, transition: UUID) -> None:
        """Let the family go on with the form of today, all or nothing.

        An answer that has no place is settled first, so that the history has it. Raises
        DecidedOtherwise, TransitionClosed, and what writing in a family that is handed over raises.
        """
        record, form = self.records.transition(transition), self.library.form
        if record.closed_on is not None or record.replaced_by is not None:
            raise TransitionClosed
        if self._blocked(record, form):
            raise DecidedOtherwise
        behind = {answer_key(answer.key) for answer in self._behind(record, form)}
        with self.archive.store.transaction():
            self.archive.store.definitions.keep(form.hash, "form", canonical(form.model_dump(mode="json")))
            self.archive.settle(transition, which=lambda key: key in behind)
            values: dict[str, Json] = dict.fromkeys(behind)
            values |= {share_key(*choice): "undecided" for choice in _choices_to_ask(record, form)}
            reason = self.library.texts.say("settings.form.reason", version=form.version)
            self.archive.keep(transition, {**values, "form_hash": form.hash}, reason)
            waits = self.archive.jottings(transition, BEING_SIGNED)
            self.archive.jot(transition, dict.fromkeys(waits))
            self.archive.note("move_form", transition)

    def _waiting(self) -> Iterator[Waiting]:
        names, versions = ("form_hash", "closed_on", "replaced_by"), dict[str, str]()
        now = self.library.form.hash
        known = self.archive.store.standing.others("transition", "form_hash", now, self._today())
        for transition in reversed(known):
            values = self.archive.stands(transition, names).values
            if values.get("closed_on") or values.get("replaced_by") or self._is_away(transition):
                continue
            yield self._one_waiting(transition, str(values["form_hash"]), versions)

    def _one_waiting(self, transition: UUID, form_hash: str, versions: dict[str, str]) -> Waiting:
        """Only what the list shows is read: there may be thousands."""
        child = self.archive.store.subjects.owner(transition)
        if child is None:
            raise KeyError(transition)
        if form_hash not in versions:
            versions[form_hash] = self._form_of(form_hash).version
        name = self.archive.stands(child, ("name",)).values.get("name")
        return Waiting(
            transition=transition, child=child, name=str(name or ""), version=versions[form_hash]
        )

    def _is_away(self, transition: UUID) -> bool:
        return self.archive.handed_to(transition) is not None

    def _latest_form(self) -> Form | None:
        latest = self.archive.store.subjects.latest("transition")
        if latest is None:
            return None
        hash_ = self.archive.stands(latest, ("form_hash",)).values["form_hash"]
        if hash_ == self.library.form.hash:
            return None
        return self._form_of(hash_)

    def _form_of(self, hash_: str) -> Form:
        return read(Form, _parsed(self.archive.store.definitions.read(hash_)))

    def _behind(self, record: TransitionRecord, form: Form) -> Iterator[Answer]:
        fields = {field.id: field for field in form.fields()}
        for answer in _in_order(record):
            if not _fits(answer, record.form.field(answer.key.field), fields.get(answer.key.field)):
                yield answer

    def _blocked(self, record: TransitionRecord, form: Form) -> list[str]:
        decided = _decided(record, self.records.ledger(record.id))
        new = {field.id: field for field in form.fields()}
        return [
            field.label.danish
            for field in record.form.fields()
            if field.id in decided
            and (field.id not in new or not same_answers(field, new[field.id]))
        ]

    def _line(self, record: TransitionRecord, answer: Answer) -> Line:
        field = record.form.field(answer.key.field)
        words = answer_in_words(answer, field, self.library.texts)
        return Line(field=field.id, question=field.label.danish, words=words)

    def _today(self) -> date:
        return self.archive.clock.today()


def _in_order(record: TransitionRecord) -> list[Answer]:
    """The answers as their questions follow one another in the form."""
    order = [field.id for field in record.form.fields()]
    return sorted(record.answers, key=lambda answer: order.index(answer.key.field))


def _fits(answer: Answer, was: Field, now: Field | None) -> bool:
    """Whether an answer can stand under the question as it is now, and reads the same there."""
    if now is None or now.kind != was.kind or answer.key.voice not in now.voices:
        return False
    return bool(problems(was, answer)) or not problems(now, answer)


def _choices_to_ask(record: TransitionRecord, form: Form) -> Iterator[tuple[str, Voice]]:
    """Where a *share* was said to other words; what must stay, stays."""
    changes = form_changes(record.form, form)
    gone = {question.field for question in changes.removed}
    for choice, share in record.shares.items():
        if share == "share" and choice.field in changes.asked_anew | gone:
            yield choice.field, choice.voice


def _decided(record: TransitionRecord, ledger: Ledger) -> frozenset[str]:
    """The questions named by a consent, a no, a withdrawal, or a paper that left."""
    keys: list[AnswerKey] = []
    for event in ledger.events:
        match event:
            case Given():
                keys += _of(event.approvals)
            case Refused() | Withdrawn():
                keys += event.fields
            case _:
                continue
    for handover in record.handovers:
        keys += handover.answers
        keys += _of(handover.sheet.approvals) if handover.sheet else ()
    return frozenset(key.field for key in keys)


def _of(approvals: Iterable[Approval]) -> list[AnswerKey]:
    return [approval.key for approval in approvals]


def _parsed(content: str) -> Json:
    return TypeAdapter(object).validate_json(content)
