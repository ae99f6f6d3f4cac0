"""Consent: who receives what, what it means, and each parent's own yes and no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import assert_never
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from transitions.application.bookmark import Place
from transitions.application.consents import AnswersUnclear, ConsentIncomplete, Wish
from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.application.wishes import yes_stands
from transitions.domain.answers import AnswerKey
from transitions.domain.guard_words import as_it_reads, said_so
from transitions.domain.model import DANISH, digest
from transitions.ui.consent.board import Reader
from transitions.ui.consent.page import Calm, ConsentPage
from transitions.ui.consent.reading import DRAFT, TERMS, ConsentReading, draft_key, read_consent
from transitions.ui.consent.signing_panels import Act
from transitions.ui.consent.tongue import Tongue
from transitions.ui.consent.words import Terms
from transitions.ui.controls.speech import announce
from transitions.ui.screen import Screen, Stage


class ConsentScreen(Screen):
    """The consent page of one transition."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.setObjectName("consent")
        self._transition: UUID | None = None
        self._reading: ConsentReading | None = None
        self._parent_view = True
        self._asked = 0
        self._page = ConsentPage(stage)
        self._page.typed.connect(self._keep)
        self._page.terms_edited.connect(self._show_terms)
        self._page.act.connect(self._register)
        self._page.mend.connect(self._mend)
        self._page.stand.connect(self._let_stand)
        self._page.wanted.connect(self._go_to)
        self._page.present.connect(self._present_chosen)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)

    def open(self, place: Place) -> None:
        self._transition = place.transition
        self._parent_view = place.parent_view
        self._reading = None
        self._page.set_aside()
        self._ask(self._build)

    def place(self) -> Place:
        return self._place("consent")

    def set_parent_view(self, shown: bool) -> None:
        before, self._parent_view = self._parent_view, shown
        if self._reading is None or before == shown:
            return
        if calm_instead(self._reading):
            self._page.turn_calm(to_parents=shown)
        else:
            self._page.turn(self._reading, self._reader())

    def _ask(self, show: Callable[[ConsentReading], None]) -> None:
        transition = self._transition
        if transition is None:
            return
        self._asked += 1
        asked = self._asked
        self.stage.work.ask(
            self,
            lambda desk: read_consent(desk, transition),
            lambda reading: show(reading) if asked == self._asked else None,
        )

    def _build(self, reading: ConsentReading) -> None:
        self._reading = reading
        calm = calm_instead(reading)
        if calm:
            self._page.show_calm(reading, calm, to_parents=self._parent_view)
        elif self._page.shows(reading, self._reader):
            self._page.bring_back()
        else:
            self._page.show_reading(reading, self._reader)

    def _reader(self) -> Reader:
        return Reader(self._page.present_parent() if self._parent_view else None)

    def _keep(self, name: str, value: object) -> None:
        """Keep what is typed and not registered yet."""
        transition, reading = self._transition, self._reading
        if transition is None or reading is None:
            return
        key = name if name.startswith("unread/") else f"{DRAFT}{name}"
        reading.drafts[key] = value
        self.stage.autosave.note(
            f"consent/{transition}/{key}", lambda desk: desk.transitions.jot(transition, {key: value})
        )

    def _show_terms(self) -> None:
        terms, reading = self._page.terms(), self._reading
        if terms is not None and reading is not None:
            self._page.show_terms(terms, seen_now(reading, terms))

    def _present_chosen(self, parent: UUID) -> None:
        self._keep(f"{TERMS}/present", str(parent))
        if self._reading is not None:
            self._page.turn(self._reading, self._reader())

    def _register(self, act: Act) -> None:
        """Write down what a parent said; everything typed is sent first."""
        transition, terms = self._transition, self._page.terms()
        if transition is None or terms is None:
            return
        if act.kind == "give" and terms.until is None:
            self._complain(act, ConsentIncomplete("refusal.consent.until"))
            return
        self.flush()
        self.stage.work.ask(
            self,
            lambda desk: register(desk, transition, act, terms),
            lambda _: self._registered(act),
            lambda error: self._complain(act, error),
        )

    def _registered(self, act: Act) -> None:
        self._ask(lambda reading: self._refresh(act, reading))
        self.told.emit(self._tongue().under(f"consent_screen.registered.{act.kind}"))
        self.changed.emit()

    def _refresh(self, act: Act, reading: ConsentReading) -> None:
        """Show what stands now; only the card of the parent who spoke begins anew."""
        drafts = self._reading.drafts if self._reading is not None else reading.drafts
        for key in [k for k in drafts if k.startswith(draft_key(act.parent, ""))]:
            del drafts[key]
        reading = replace(reading, drafts=drafts)
        if calm_instead(reading):
            self._build(reading)
            return
        self._reading = reading
        self._page.replace_card(reading, act.parent)
        self._page.turn(reading, self._reader())

    def _complain(self, act: Act, error: ExpectedError) -> None:
        what = {AnswersUnclear: "answers", ConsentIncomplete: error.text_id.rpartition(".")[2]}
        cause = what.get(type(error), "")
        if not self._page.complain_about(act.parent, cause, self._said(error)):
            self.complain(error)
        elif cause in ("answers", "daycare"):
            announce(self, self._said(error), urgent=True)

    def _said(self, error: ExpectedError) -> str:
        """What is wrong, with the family's language under the Danish."""
        return self._tongue().under(error.text_id, **error.values)

    def _tongue(self) -> Tongue:
        language = self._reading.record.second_language if self._reading is not None else DANISH
        return Tongue(self.stage.library.texts, language)

    def _mend(self, key: AnswerKey) -> None:
        if self._reading is not None:
            section = self._reading.record.form.section_of(key.field).id
            self.go.emit(self._place("form", section=section, question=key.field))

    def _let_stand(self, key: AnswerKey) -> None:
        """*Ja, det skal stå der*: remembered for these very words, and not asked again."""
        transition, reading = self._transition, self._reading
        answer = reading.record.answer(key) if reading is not None else None
        if transition is None or reading is None or answer is None:
            return
        said = {said_so(key): as_it_reads(reading.record, answer)}
        self.stage.work.ask(
            self, lambda desk: desk.transitions.jot(transition, {**said}), lambda _: self._ask(self._turn)
        )

    def _turn(self, reading: ConsentReading) -> None:
        """Show what stands now; what is being typed on the page stays."""
        self._reading = replace(reading, drafts=self._reading.drafts if self._reading else reading.drafts)
        self._page.turn(self._reading, self._reader())

    def _go_to(self, where: str) -> None:
        paper = where in ("consent_sheet", "withdrawal")
        self.go.emit(self._place("handover" if paper else where, section=where if paper else ""))

    def _place(self, screen: str, section: str = "", question: str = "") -> Place:
        child = self._reading.record.child.id if self._reading is not None else None
        return Place(
            screen=screen, transition=self._transition, child=child, section=section,
            question=question, parent_view=self._parent_view,
        )


def register(desk: Desk, transition: UUID, act: Act, terms: Terms) -> None:
    """Write what a parent said into the ledger, and forget what was typed for it."""
    with desk.transaction():
        _say(desk, transition, act, terms)
        typed = draft_key(act.parent, "")
        waiting = desk.transitions.jottings(transition, typed)
        desk.transitions.jot(transition, dict.fromkeys(waiting))


def _say(desk: Desk, transition: UUID, act: Act, terms: Terms) -> None:
    consents = desk.consents
    match act.kind:
        case "give":
            _give(desk, transition, act, terms)
        case "refuse":
            consents.refuse(transition, act.parent)
        case "refuse_some":
            consents.refuse(transition, act.parent, act.fields)
        case "not_asked":
            consents.not_asked(transition, act.parent, act.reason)
        case "disagree":
            consents.disagree(transition, act.parent)
        case "withdraw" | "withdraw_some":
            consents.withdraw(transition, act.parent, act.fields, act.reason)
        case _:
            assert_never(act.kind)


def _give(desk: Desk, transition: UUID, act: Act, terms: Terms) -> None:
    consents, today = desk.consents, desk.around.clock.today()
    signed = act.day or today
    wish = _wish(act, terms, consents.longest(signed), consents.longest(today))
    consents.give(transition, wish, signed)
    if act.fields:
        consents.refuse(transition, act.parent, act.fields)


def _wish(act: Act, terms: Terms, longest: date, now: date) -> Wish:
    """The yes as the page has it. One of an earlier day ends by ``longest``, that day's last.

    A day past ``now``, the last that can be chosen today, stays as it is, to be refused and said.
    """
    if terms.until is None:
        raise ConsentIncomplete("refusal.consent.until")
    if act.way is None:
        raise ConsentIncomplete
    return Wish(
        parent=act.parent, until=min(terms.until, longest) if terms.until <= now else terms.until,
        way=act.way,
        channels=terms.channels, purpose=terms.purpose, reason=act.reason, strokes=act.strokes,
        pad=act.pad, signed_as=act.signed_as, sheet=act.sheet,
        interpreter=act.interpreter, read_aloud=act.read_aloud, participants=act.participants,
    )


def calm_instead(reading: ConsentReading) -> Calm | None:
    """What is said instead of asking, before the parents' *ja* to the form and after their no.

    Nothing while a yes stands that could still be taken back, or a letter waits.
    """
    record = reading.record
    if reading.letter or yes_stands(record, reading.ledger, reading.day):
        return None
    if record.form_declined:
        return "declined"
    if record.form_wish == "yes":
        return None
    return "thinking" if record.form_wish == "thinking" else "not_offered"


def seen_now(reading: ConsentReading, terms: Terms) -> str:
    """What a signature drawn now would stand under, as a digest: the answers and the terms."""
    daycare = reading.record.daycare
    return digest({
        "answers": [[row.key.model_dump(mode="json"), row.label, row.text] for row in reading.shared_rows()],
        "recipient": daycare.recipient.model_dump(mode="json") if daycare else None,
        "purpose": terms.purpose,
        "channels": list(terms.channels),
        "until": terms.until.isoformat() if terms.until else "",
    })
