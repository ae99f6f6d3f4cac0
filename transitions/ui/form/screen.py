"""The transition form, filled in together: one section per page, every word saved as it is typed."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from transitions.application.bookmark import Place
from transitions.domain.form import Section
from transitions.domain.transition import TransitionRecord
from transitions.ui.controls.pressed import when_nothing_is_pressed
from transitions.ui.controls.speech import announce
from transitions.ui.controls.touch import undisturbed
from transitions.ui.form.bar import FormBar
from transitions.ui.form.before_yes import page_before_yes
from transitions.ui.form.frame import FormFrame
from transitions.ui.form.overview import first_to_show, mark_of, next_missing, sections_shown
from transitions.ui.form.reading import Reading, read_form
from transitions.ui.form.saving import FormSaving
from transitions.ui.form.section import Choice, SectionPage
from transitions.ui.form.section_list import SectionList
from transitions.ui.form.spelling import DictionaryReading
from transitions.ui.form.voice_answer import VoiceAnswer
from transitions.ui.form.wording import FormWording
from transitions.ui.pages.said import Said
from transitions.ui.screen import Screen, Stage

NAME, FAMILY, INTRODUCTION, CONSENT = "form", "family", "introduction", "consent"


class FormScreen(Screen):
    """The form of one transition."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.setObjectName("form.screen")
        self._place = Place(screen=NAME)
        self._reading: Reading | None = None
        self._said = Said()
        self._parents, self._edits = True, 0
        self._frame = FormFrame()
        self._saving = FormSaving(stage.autosave)
        self._dictionary = DictionaryReading(stage.speller, self) if stage.speller else None
        if self._dictionary is not None:
            self._dictionary.ready.connect(self._look_at_spelling)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        stage.autosave.saved.connect(self._after_saving)

    # --- the contract of a screen ---

    def open(self, place: Place) -> None:
        self._place, self._parents = place, place.parent_view
        self._frame.set_aside()
        self._reload()

    def place(self) -> Place:
        return self._place.model_copy(update={"parent_view": self._parents})

    def leave(self) -> None:
        super().leave()
        if self._dictionary is not None:
            self._dictionary.rest()
        transition, self._reading = self._place.transition, None
        if transition is not None:
            self.stage.work.ask(self, lambda desk: desk.transitions.settle(transition))

    def set_parent_view(self, shown: bool) -> None:
        before, self._parents = self._parents, shown
        page = self._section_page()
        if page is not None and self._reading is not None and before != shown:
            page.show_parent_view(shown)
            self._show_progress()
            if page.section not in self._sections():
                self._go_to(self._sections()[0].id)

    # --- reading ---

    def _reload(self) -> None:
        """Send what waits, read afresh, and show the place that is wanted."""
        transition = self._place.transition
        if transition is None:
            return
        self.flush()
        edits = self._edits
        self.stage.work.ask(
            self, lambda desk: read_form(desk, transition), lambda reading: self._arrived(reading, edits)
        )

    def _arrived(self, reading: Reading, edits: int) -> None:
        if edits != self._edits:
            self._reload()
            return
        self._reading = reading
        if reading.record.form_wish != "yes":
            self._frame.put(None, page_before_yes(self.stage, reading.record, NAME, self._ask_them))
            return
        wanted = [s for s in self._sections() if s.id == self._place.section]
        section = wanted[0] if wanted else first_to_show(reading.record, self._sections())
        if self._is_shown(section):
            self._show_again(section)
        else:
            self._show_section(section)

    def _is_shown(self, section: Section) -> bool:
        """Whether the page there is says all this."""
        page = self._section_page()
        same = page is not None and (page.section, page.for_parents) == (section, self._parents)
        return same and self._said.still(self._reading)

    def _after_saving(self) -> None:
        transition = self._place.transition
        if transition is not None and self._reading is not None and self._section_page() is not None:
            self.stage.work.ask(self, lambda desk: read_form(desk, transition), self._refreshed)

    def _refreshed(self, reading: Reading) -> None:
        if self._reading is not None and reading.record.id == self._place.transition:
            self._reading = reading
            when_nothing_is_pressed(self, self._tell_newest)

    def _tell_newest(self) -> None:
        page = self._section_page()
        if page is not None and self._reading is not None:
            self._tell(page, self._reading)
            self._said.say(self._reading)
            self._show_progress()
            self.changed.emit()

    # --- showing ---

    def _tell(self, page: SectionPage, reading: Reading) -> None:
        """What is to be mended in the answers, to be asked about, and what they said before."""
        page.follow(reading.record, reading.said_problems(self.stage.library.texts))
        page.ask_about(reading.asked)
        page.show_earlier(reading.record, reading.earlier)

    @undisturbed()
    def _show_section(self, section: Section) -> None:
        """A page made anew."""
        reading, record = self._known(), self._known().record
        self._said.make(reading)
        library = self.stage.library
        wording = FormWording(
            library.texts, record.second_language, library.phrases, self.stage.speller
        )
        page = SectionPage(section, record, wording, self.stage.clock.today, self._frame)
        page.show_record(record)
        page.show_parent_view(self._parents)
        self._tell(page, reading)
        self._bar = self._bar_for(section, wording)
        page.set_bottom_bar(self._bar)
        self._listen(page)
        self._frame.put(self._list_for(wording), page)
        self._show_progress()
        self._enter(section)

    def _show_again(self, section: Section) -> None:
        """The page that was set aside."""
        self._frame.bring_back()
        self._enter(section)

    def _enter(self, section: Section) -> None:
        question = self._place.question if self._place.section == section.id else ""
        self._place = self._place.model_copy(update={"section": section.id, "question": question})
        if self._dictionary is not None:
            self._dictionary.begin()
        QTimer.singleShot(0, self, self._focus_wanted)

    def _list_for(self, wording: FormWording) -> SectionList:
        if self._frame.sections is not None:
            return self._frame.sections
        sections = SectionList(wording)
        sections.chosen.connect(self._go_to)
        sections.sought.connect(self._show_missing)
        sections.full_chosen.connect(self._choose_length)
        return sections

    def _bar_for(self, section: Section, wording: FormWording) -> FormBar:
        ids = [shown.id for shown in self._sections()]
        bar = FormBar(wording, first=section.id == ids[0], last=section.id == ids[-1])
        bar.stepped.connect(self._step)
        bar.sought.connect(self._jump_to_missing)
        return bar

    def _show_progress(self) -> None:
        page, record = self._section_page(), self._record()
        if page is None or self._frame.sections is None:
            return
        progress = record.progress
        self._bar.show_progress(progress.done, progress.of)
        self._frame.sections.full.setChecked(record.full_form)
        marks = [mark_of(record, section) for section in self._sections()]
        self._frame.sections.show_sections(marks, page.section.id)
        if page.section.id == self._sections()[-1].id or page.missing.isVisible():
            page.show_missing(record)

    def _focus_wanted(self) -> None:
        page = self._section_page()
        if page is not None:
            page.enter_at(self._place.question)

    # --- what she does ---

    def _listen(self, page: SectionPage) -> None:
        page.answered.connect(self._save_answer)
        page.chosen.connect(self._save_choice)
        page.entered.connect(self._remember)
        page.confirmed.connect(lambda about: self._saving.let_stand(self._record(), about))
        page.shared_all.connect(self._share_everyday)
        page.undone.connect(self._undo_sharing)
        page.jumped.connect(self._jump)
        page.changes.changed.connect(lambda: self._bar.offer_undo(page.changes.any))
        self._bar.undone.connect(page.changes.undo)
        page.changes.turned.connect(self._after_turning)
        page.correcting.connect(lambda: self._leave_for(FAMILY))

    def _save_answer(self, about: VoiceAnswer) -> None:
        self._touch()
        self._saving.answer(self._record().id, about)

    def _save_choice(self, choice: Choice) -> None:
        self._touch()
        self._saving.choice(self._record().id, choice)

    def _share_everyday(self) -> None:
        page, record = self._section_page(), self._record()
        if page is None:
            return
        page.share_everyday(record)
        self._touch()
        self._saving.share_everyday(record.id, page.section.id)

    def _touch(self) -> None:
        """The page and the vault go apart until the save has been heard of."""
        self._edits += 1
        self._said.forget()

    def _undo_sharing(self) -> None:
        page = self._section_page()
        for choice in page.take_sharing_back() if page is not None else ():
            self._save_choice(choice)

    def _remember(self, about: VoiceAnswer) -> None:
        question = f"{about.field.id}.{about.voice}"
        self._place = self._place.model_copy(update={"question": question})

    def _choose_length(self, full: bool) -> None:
        self._saving.length(self._record().id, full)
        self._reload()

    def _go_to(self, section: str, question: str = "") -> None:
        self._place = self._place.model_copy(update={"section": section, "question": question})
        self._reload()

    def _step(self, by: int) -> None:
        sections = [section.id for section in self._sections()]
        there = sections.index(self._place.section) + by
        if there >= len(sections):
            self._leave_for(CONSENT)
        elif there >= 0:
            self._go_to(sections[there])

    def _jump(self, field: str, voice: str) -> None:
        self._go_to(self._record().form.section_of(field).id, f"{field}.{voice}")

    def _jump_to_missing(self) -> None:
        found = next_missing(self._record(), self._place.section, self._place.question)
        if found is not None:
            self._jump(found[0].id, found[1])

    def _show_missing(self) -> None:
        page = self._section_page()
        if page is not None:
            page.lead_to_missing(self._record())

    def _look_at_spelling(self) -> None:
        page = self._section_page()
        for answer in page.answers() if page is not None else ():
            answer.look_at_spelling()

    def _after_turning(self, about: VoiceAnswer, undone: bool) -> None:
        about.enter()
        text = "form_screen.undone" if undone else "form_screen.redone"
        announce(about, self.stage.say(text, question=about.field.label.danish))

    def _ask_them(self) -> None:
        self._leave_for(INTRODUCTION)

    def _leave_for(self, screen: str) -> None:
        self.flush()
        child = self._reading.record.child.id if self._reading else self._place.child
        transition = self._place.transition
        self.go.emit(Place(screen=screen, transition=transition, child=child, parent_view=self._parents))

    def _known(self) -> Reading:
        if self._reading is None:
            raise RuntimeError("the form is not open")
        return self._reading

    def _record(self) -> TransitionRecord:
        return self._known().record

    def _section_page(self) -> SectionPage | None:
        return self._frame.page if isinstance(self._frame.page, SectionPage) else None

    def _sections(self) -> list[Section]:
        return sections_shown(self._record(), parents=self._parents)
