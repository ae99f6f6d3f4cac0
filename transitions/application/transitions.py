"""The way into a daycare: start it, fill the form, agree on dates, close it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.errors import ExpectedError
from transitions.application.keys import UNREAD, answer_key, answer_value, is_answer, share_key
from transitions.application.ports import Library, Press
from transitions.application.print_lines import line_problems
from transitions.application.records import Records
from transitions.application.store import Stands
from transitions.domain.answers import Answer, AnswerKey, Problem, Share, clean_text, problems
from transitions.domain.child import add_months
from transitions.domain.form import Voice
from transitions.domain.model import canonical
from transitions.domain.transition import Daycare, TransitionRecord
from transitions.domain.version import Json

BEFORE_A_YES = frozenset({
    "start_date", "introduced_on", "introduced_how", "visit_on", "form_wish", "meeting_wish",
})
"""All that is written of a transition before the parents' *ja* to the form: the start, the offer."""


class FormNotAccepted(ExpectedError):
    """Nothing but name, birth date and start is stored before the parents' *ja* to the form."""

    text_id = "refusal.form_not_accepted"


class TransitionClosed(ExpectedError):
    """What has been closed is read, not written; a consent can still be withdrawn."""

    text_id = "refusal.closed"


@dataclass(frozen=True)
class Transitions:
    """The transitions of this vault."""

    archive: Archive
    records: Records
    library: Library
    press: Press

    def start(self, child: UUID) -> UUID:
        """A new transition of a child, with the form of today."""
        form = self.library.form
        store = self.archive.store
        with store.transaction():
            store.definitions.keep(form.hash, "form", canonical(form.model_dump(mode="json")))
            transition = self.archive.add_subject("transition", child)
            store.subjects.keep_salt(transition, self.archive.ids.salt())
            self.archive.keep(transition, {"form_hash": form.hash})
        return transition

    def all(self) -> tuple[UUID, ...]:
        """Every transition, in the order they were begun."""
        return self.archive.store.subjects.all("transition")

    def show(self, transition: UUID) -> TransitionRecord:
        """Everything about it, as it stands today."""
        return self.records.transition(transition)

    def opened(self, transition: UUID) -> None:
        """Write down that somebody looked: the right of access tells the family when."""
        self.archive.note("open_transition", transition)

    def write(self, transition: UUID, values: Mapping[str, Json]) -> datetime:
        """Save dates, daycare, wishes and the like as they are typed.

        Raises FormNotAccepted for more than the start and the offer before the parents' *ja* to the
        form (it may come along; nothing can always be written), TransitionClosed after the end.
        """
        stands = self._open(transition, values)
        told = {key.removeprefix(UNREAD) for key, value in values.items() if value}
        if told - BEFORE_A_YES and {**stands.values, **values}.get("form_wish") != "yes":
            raise FormNotAccepted
        return self.archive.draft(transition, {k: _cleaned(v) for k, v in values.items()}, stands)

    def jot(self, transition: UUID, values: Mapping[str, Json]) -> datetime:
        """Keep what is typed for a signature or a delivery until it is registered; never settles."""
        return self.archive.jot(transition, {k: _cleaned(v) for k, v in values.items()})

    def jottings(self, transition: UUID, prefix: str = "") -> dict[str, Json]:
        """What waits to be registered, by name."""
        return self.archive.jottings(transition, prefix)

    def settle(self, transition: UUID, reason: str = "") -> None:
        """What has been typed about the transition, answers apart, stands from now on."""
        self.archive.settle(transition, reason, which=lambda key: not is_answer(key))

    def answer(self, transition: UUID, answer: Answer) -> datetime:
        """Save an answer as it is typed; an empty one takes the question back to not considered.

        Raises FormNotAccepted before the parents' *ja* to the form, TransitionClosed after the end.
        """
        key = answer_key(answer.key)
        stands = self._accepted(transition, [key])
        value = _cleaned(answer.value)
        cleaned = answer if value == answer.value else answer.model_copy(update={"value": value})
        return self.archive.draft(
            transition, {key: None if cleaned.empty else answer_value(cleaned)}, stands
        )

    def share(self, transition: UUID, field: str, voice: Voice, share: Share) -> datetime:
        """Note what the parents want to share; it counts only with their consent."""
        self._accepted(transition)
        with self.archive.store.transaction():
            self.archive.keep(transition, {share_key(field, voice): share})
        return self.archive.clock.now()

    def share_everyday(self, transition: UUID, section: str) -> None:
        """*Del alle hverdagssvar* of a section, on the parents' word.

        Special ones are left out, and so is what they have said must stay.
        """
        self._accepted(transition)
        record = self.show(transition)
        chosen = next(s for s in record.form.sections if s.id == section)
        values = {
            share_key(field.id, voice): "share"
            for field in chosen.fields
            if field.category in ("everyday", "administrative") and record.asks(field)
            for voice in field.voices
            if record.share(field.id, voice) != "keep"
        }
        with self.archive.store.transaction():
            self.archive.keep(transition, values)

    def problems(self, record: TransitionRecord) -> dict[AnswerKey, tuple[Problem, ...]]:
        """What must be mended before anybody can agree to it, by answer."""
        found: dict[AnswerKey, tuple[Problem, ...]] = {}
        for answer in record.answers:
            wrong = self.answer_problems(record, answer)
            if wrong:
                found[answer.key] = wrong
        return found

    def answer_problems(self, record: TransitionRecord, answer: Answer) -> tuple[Problem, ...]:
        """What is wrong with one answer: its shape, or signs that cannot be printed."""
        field = record.form.field(answer.key.field)
        found = problems(field, answer)
        signs = self.press.unprintable(_text(answer.value)) if answer.stance == "answered" else ""
        if signs:
            found = (*found, Problem(text_id="text_unprintable", values={"signs": " ".join(signs)}))
        return found

    def daycare_problems(self, record: TransitionRecord) -> dict[str, Problem]:
        """What must be mended in the lines about the daycare, by ``daycare/`` and their name."""
        lines = record.daycare.model_dump(exclude={"kind"}) if record.daycare else {}
        return line_problems(lines, self.press, "daycare/")

    def date_problems(self, record: TransitionRecord) -> dict[str, Problem]:
        """What must be mended in the dates, by the name of the date."""
        born, start = record.child.birth_date, record.start_date
        if born is None or start is None:
            return {}
        if start <= born:
            return {"start_date": Problem(text_id="start_before_birth")}
        if start > add_months(born, 72):
            return {"start_date": Problem(text_id="start_far")}
        return {}

    def change_daycare(self, transition: UUID, daycare: Daycare) -> UUID:
        """Another daycare is another transition: answers go along as drafts, no consent does.

        Raises FormNotAccepted before the parents' *ja* to the form.
        """
        old = self.show(transition)
        if old.form_wish != "yes":
            raise FormNotAccepted
        with self.archive.store.transaction():
            new = self.start(old.child.id)
            self.archive.keep(new, self._carried_over(old, daycare))
            self.archive.draft(new, {answer_key(a.key): answer_value(a) for a in old.answers})
            self.archive.keep(transition, {"replaced_by": str(new)})
        return new

    def _carried_over(self, old: TransitionRecord, daycare: Daycare) -> dict[str, Json]:
        kept = old.model_dump(
            mode="json",
            include={"introduced_on", "introduced_how", "form_wish", "meeting_wish", "full_form",
                     "second_language", "visit_on"},
        )
        return {**{k: v for k, v in kept.items() if v}, "daycare": daycare.model_dump(mode="json")}

    def close(self, transition: UUID) -> None:
        """The transition is over; everything in it settles."""
        with self.archive.store.transaction():
            self.archive.settle(transition)
            self.archive.forget_jottings(transition)
            self.archive.keep(transition, {"closed_on": self._today().isoformat()})
            self.archive.note("close", transition)

    def _accepted(self, transition: UUID, written: Iterable[str] = ()) -> Stands:
        stands = self._open(transition, written)
        if stands.values.get("form_wish") != "yes":
            raise FormNotAccepted
        return stands

    def _open(self, transition: UUID, written: Iterable[str] = ()) -> Stands:
        stands = self.archive.stands(transition, ("closed_on", "form_wish", *written))
        if stands.values.get("closed_on"):
            raise TransitionClosed
        return stands

    def _today(self) -> date:
        return self.archive.clock.today()


def _cleaned(value: Json) -> Json:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {key: _cleaned(inner) for key, inner in value.items()}
    return [_cleaned(inner) for inner in value] if isinstance(value, list) else value


def _text(value: Json) -> str:
    if isinstance(value, dict):
        return " ".join(str(inner) for inner in value.values())
    return value if isinstance(value, str) else ""
