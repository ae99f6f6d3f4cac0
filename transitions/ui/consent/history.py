"""What has been said about consent, an entry a sentence: in Danish and the family's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from transitions.domain.consent import (
    AnyConsentEvent,
    Disagreement,
    Given,
    NotAsked,
    Refused,
    Withdrawn,
)
from transitions.domain.model import DANISH, Words
from transitions.ui.consent.reading import ConsentReading
from transitions.ui.consent.tongue import Named, Tongue
from transitions.ui.consent.words import field_words, named, recipient_words, within


@dataclass(frozen=True)
class History:
    """The entries of the ledger as sentences."""

    tongue: Tongue
    reading: ConsentReading

    def line(self, event: AnyConsentEvent) -> str:
        """One entry with its day and who wrote it down, each language on a line of its own."""
        line = self._said("line", date=event.day, what=self._happened(event))
        author = event.recorded_by.name
        told = self.tongue.strung(line, self._said("by", name=author)) if author else line
        return self.tongue.beneath(told)

    def _said(self, text: str, **told: Named) -> Words:
        return self.tongue.words(f"consent_screen.history.{text}", **told)

    def _happened(self, event: AnyConsentEvent) -> Words:
        who = self._who(event)
        match event:
            case Given():
                return self._given(event, who)
            case Refused(handover=True):
                return self._said("refused_all", who=who)
            case Refused():
                return self._said("refused_some", who=who, what=self._questions(event))
            case NotAsked():
                return self._said("not_asked", who=who, reason=within(event.reason))
            case Withdrawn():
                return self._withdrawn(event, who)
            case Disagreement():
                return self._said("disagreement", who=who)
            case _:
                assert_never(event)

    def _given(self, event: Given, who: Named) -> Words:
        count = len(event.approvals)
        told: dict[str, Named] = {
            "who": who, "n": str(count), "recipient": recipient_words(event.recipient),
            "until": event.last_day, "way": self._said(f"way.{event.way}"),
        }
        parts = [self._said("given_one" if count == 1 else "given", **told)]
        if event.reason:
            parts.append(self._said("because", reason=within(event.reason)))
        if event.participants:
            parts.append(self._said("present", who=event.participants))
        if event.interpreter:
            parts.append(self._said("interpreter", name=event.interpreter))
        if event.read_aloud:
            parts.append(self._said("read_aloud"))
        return self.tongue.strung(*parts)

    def _withdrawn(self, event: Withdrawn, who: Named) -> Words:
        if event.fields:
            said = self._said("withdrawn_some", who=who, what=self._questions(event))
        else:
            said = self._said("withdrawn_all", who=who)
        return self.tongue.strung(said, Words({DANISH: event.how})) if event.how else said

    def _questions(self, event: Refused | Withdrawn) -> Words:
        return field_words(self.reading.record.form, self.tongue, (key.field for key in event.fields))

    def _who(self, event: AnyConsentEvent) -> Named:
        people = {parent.id: parent for parent in self.reading.parents}
        known = people.get(event.parent)
        if known is None:
            return self.tongue.words("consent_screen.unnamed")
        return named(self.tongue, known, self.reading.parents)
