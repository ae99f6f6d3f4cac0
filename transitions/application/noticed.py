"""What she and the parents have noticed together, from an observation into the transition form.

Words alone, as a draft beside what stands there; whether they are shared the parents decide in
the form, as they do about any answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.errors import ExpectedError
from transitions.application.records import Records
from transitions.application.transitions import FormNotAccepted, TransitionClosed, Transitions
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.form import Form
from transitions.domain.gate.rules import FROM_SCREENING
from transitions.domain.model import DANISH
from transitions.domain.transition import TransitionRecord


class FormHasNoPlace(ExpectedError):
    """The form has no question for words from observations."""

    text_id = "refusal.no_place_for_words"


class AnsweredOtherwise(ExpectedError):
    """The question is marked not relevant or declined, or is answered in another language."""

    text_id = "refusal.answered_otherwise"


@dataclass(frozen=True)
class Noticed:
    """The words of an observation that may travel, if the parents say yes."""

    archive: Archive
    records: Records
    transitions: Transitions

    def put_into_form(self, screening: UUID) -> bool:
        """Add the words after what stands in the form; false when they stand there already.

        Raises FormNotAccepted, TransitionClosed, FormHasNoPlace, AnsweredOtherwise.
        """
        observed = self.records.screening(screening)
        words, record = observed.together.strip(), self._accepted(observed.child)
        key = _place(record.form)
        stands = next((a for a in record.answers if a.key == key), Answer(key=key, value=""))
        if stands.stance != "answered" or stands.language != DANISH:
            raise AnsweredOtherwise
        before = str(stands.value or "").rstrip()
        if words in before:
            return False
        joined = f"{before}\n{words}" if before else words
        self.transitions.answer(record.id, stands.model_copy(update={"value": joined}))
        return True

    def _accepted(self, child: UUID) -> TransitionRecord:
        """The child's newest transition that is open and whose parents said yes to the form."""
        found = self.archive.store.subjects.belonging_to(child, "transition")
        records = [self.records.transition(transition) for transition in found]
        still_open = [record for record in records if not (record.closed_on or record.replaced_by)]
        if records and not still_open:
            raise TransitionClosed
        accepted = [record for record in still_open if record.form_wish == "yes"]
        if not accepted:
            raise FormNotAccepted
        return accepted[-1]


def _place(form: Form) -> AnswerKey:
    """Where the form asks for words from observations."""
    for field in form.fields():
        if field.kind == "text" and field.origin == FROM_SCREENING:
            voice = "health_visitor" if "health_visitor" in field.voices else field.voices[0]
            return AnswerKey.model_validate({"field": field.id, "voice": voice})
    raise FormHasNoPlace
