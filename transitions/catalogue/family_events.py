"""What is wrong with what happens in a families file, seen from the policy and the scales."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transitions.application.practice.families import Family
from transitions.application.practice.happenings import (
    AskedAgain,
    Corrected,
    FamilyEvent,
    RepeatRefused,
    SaysNo,
    SaysYes,
    Shares,
    TakesBack,
)
from transitions.application.practice.scores import FamilyItem, FamilyScreening, FamilySecond
from transitions.catalogue.family_answers import AnswerCheck, Said
from transitions.catalogue.sentences import listed, unknown
from transitions.domain.policy import Policy
from transitions.domain.scale import Scale


@dataclass(frozen=True)
class EventCheck:
    """Reads what happens in a family whose parents are called ``parents``."""

    answers: AnswerCheck
    scales: Mapping[str, Scale]
    policy: Policy
    family: Family
    parents: Sequence[str]

    def faults(self, event: FamilyEvent) -> Iterator[Said]:
        """Everything that is wrong with one event."""
        parent = getattr(event, "parent", None)
        if parent is not None and parent not in self.parents:
            yield unknown("Forælderen", parent, self.parents), "Skriv id på en af familiens forældre."
        match event:
            case SaysYes():
                yield from self._consent_faults(event)
            case SaysNo() | TakesBack():
                yield from self._key_faults(event.fields)
            case Shares():
                yield from self._share_faults(event)
            case AskedAgain() if event.offer == "form" and self.family.transition.form_wish != "yes":
                remedy = 'Skriv form_wish = "yes", eller slet hændelsen.'
                yield "Familien har ikke sagt ja til skemaet.", remedy
            case RepeatRefused() if not self.family.screenings:
                yield "Familien har ingen observation.", "Tilføj en, eller slet hændelsen."
            case Corrected():
                yield from self._correction_faults(event)

    def screening_faults(self, screening: FamilyScreening) -> Iterator[Said]:
        """Everything that is wrong with one observation."""
        scale = self.scales.get(screening.scale)
        if scale is None:
            yield unknown("Skalaen", screening.scale, self.scales), f"Brug: {listed(self.scales)}."
            return
        conditions = [condition.id for condition in scale.conditions]
        for name in screening.conditions:
            if name not in conditions:
                yield unknown("Betingelsen", name, conditions), f"Brug: {listed(conditions)}."
        for sheet in (screening, screening.second):
            if sheet is not None:
                yield from _sheet_faults(scale, sheet)

    def _consent_faults(self, event: SaysYes) -> Iterator[Said]:
        channels = [channel.id for channel in self.policy.channels]
        purposes = [purpose.id for purpose in self.policy.purposes]
        for name in event.channels:
            if name not in channels:
                yield unknown("Kanalen", name, channels), f"Brug: {listed(channels)}."
        if event.purpose and event.purpose not in purposes:
            yield unknown("Formålet", event.purpose, purposes), f"Brug: {listed(purposes)}."
        if event.way == "oral" and not event.reason.strip():
            yield "Et mundtligt samtykke skal have en grund.", 'Skriv reason = "…".'

    def _share_faults(self, event: Shares) -> Iterator[Said]:
        sections = [section.id for section in self.answers.form.sections]
        for name in event.sections:
            if name not in sections:
                yield unknown("Afsnittet", name, sections), f"Brug: {listed(sections)}."
        if event.sections and event.choice != "share":
            yield "Hele afsnit kan kun deles.", "Skriv de enkelte svar i fields."
        yield from self._key_faults(event.fields)

    def _key_faults(self, names: Sequence[str]) -> Iterator[Said]:
        for name in names:
            yield from self.answers.key_faults(name)

    def _correction_faults(self, event: Corrected) -> Iterator[Said]:
        if event.number > len(self.family.screenings):
            yield f"Der er ingen observation nr. {event.number}.", "Ret number."
            return
        scale = self.scales.get(self.family.screenings[event.number - 1].scale)
        if scale is not None:
            yield from item_faults(scale, event.items)


def item_faults(scale: Scale, items: Mapping[str, FamilyItem]) -> Iterator[Said]:
    """Items the scale has not, and scores outside its range."""
    known = [item.id for item in scale.items]
    for name, item in items.items():
        if name not in known:
            yield unknown("Punktet", name, known), f"Brug: {listed(known)}."
        elif item.score is not None and not scale.lowest <= item.score <= scale.highest:
            limits = f"{scale.lowest} til {scale.highest}"
            yield f'Scoren {item.score} på "{name}" findes ikke.', f"Brug et helt tal fra {limits}."


def _sheet_faults(scale: Scale, sheet: FamilyScreening | FamilySecond) -> Iterator[Said]:
    yield from item_faults(scale, sheet.items)
    lacking = [i.id for i in scale.items if not _considered(sheet.items.get(i.id))]
    if sheet.done and lacking:
        remedy = "Giv hvert punkt en score eller en grund (not_assessed), eller skriv done = false."
        yield f"Observationen mangler {listed(lacking)}.", remedy


def _considered(item: FamilyItem | None) -> bool:
    return item is not None and (item.score is not None or bool(item.not_assessed))
