"""What leaves the vault: always through the gate, always on the log."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.errors import ExpectedError
from transitions.application.keys import AGREED_UNTIL
from transitions.application.ports import Exports, Library, Press
from transitions.application.records import Records
from transitions.application.releases import Releases
from transitions.domain.consent import PrintedSheet, last_day_allowed
from transitions.domain.disclosure import Disclosure, NotePart, Product
from transitions.domain.drawn_words import DrawnWords
from transitions.domain.gate import Obstacle, Release, Verdict, disclose, propose
from transitions.domain.gate.daycare_copy import goes_to_daycare, governing
from transitions.domain.gate.rules import Case
from transitions.domain.gate.words import Speech
from transitions.domain.model import Record
from transitions.domain.signed_sheet import sheet_now
from transitions.domain.transition import TO_DAYCARE, Handover, HandoverStep, TransitionRecord


class NotReleased(ExpectedError):
    """The gate said no; ``obstacles`` say why in words."""

    text_id = "refusal.not_released"

    def __init__(self, obstacles: tuple[Obstacle, ...]) -> None:
        super().__init__()
        self.obstacles = obstacles


class Pages(Record):
    """Pages to look at: the PDF when there is one, the obstacles, what stays."""

    pdf: bytes = b""
    verdict: Verdict

    @property
    def may_leave(self) -> bool:
        """Whether these very pages may be printed or saved for their audience."""
        disclosure = self.verdict.disclosure
        return bool(disclosure and disclosure.consented and not self.verdict.obstacles)


class Sending(Record):
    """An encrypted copy and the words that open it, shown once; ``drawn`` says what they are worth."""

    pdf: bytes
    passphrase: str
    drawn: DrawnWords
    content_hash: str


@dataclass(frozen=True)
class Handovers:
    """Printing, saving, copying and delivering, each through the gate."""

    archive: Archive
    records: Records
    library: Library
    press: Press
    exports: Exports
    releases: Releases

    def verdict(
        self, transition: UUID, product: Product, parent: UUID | None = None,
        screening: UUID | None = None,
    ) -> Verdict:
        """The gate's answer for a product today."""
        record = self.records.transition(transition)
        if product in ("extract", "copy"):
            record = record.model_copy(update={"uses": self.records.uses(transition)})
        release = self.releases.of(record, product, parent, screening)
        return self._checked(disclose(
            record, self.records.ledger(transition), self.library.policy, release,
            self._today(), self.library.texts,
        ))

    def preview(
        self, transition: UUID, product: Product = "handover", parent: UUID | None = None,
        large: bool = False,
    ) -> Pages:
        """The pages that would leave now, or where consent lacks the proposal, with why."""
        verdict = self.verdict(transition, product, parent)
        if verdict.disclosure is None and product in ("handover", "sending"):
            verdict = self._proposed(transition, "handover", None, verdict)
        return self._pages(verdict, large)

    def proposal(
        self, transition: UUID, product: Product = "handover", until: date | None = None,
        large: bool = False,
    ) -> Pages:
        """The proposal alone: the pages before signing, or the sheet to sign on paper."""
        return self._pages(self.proposed(transition, product, until), large)

    def proposed(
        self, transition: UUID, product: Product = "handover", until: date | None = None
    ) -> Verdict:
        """What the proposal says, or why there is none; without its pages."""
        return self._proposed(transition, product, until, Verdict())

    def print(
        self, transition: UUID, product: Product, parent: UUID | None = None, large: bool = False,
    ) -> Pages:
        """Pages that may leave; raises NotReleased with the obstacles when they may not."""
        verdict = self.verdict(transition, product, parent)
        self._cleared(verdict)
        return self._pages(verdict, large)

    def encrypted_copy(self, transition: UUID, large: bool = False, with_data: bool = False) -> Sending:
        """The daycare's pages under a new passphrase, with their words as data or not; raises NotReleased."""
        disclosure = self._cleared(self.verdict(transition, "sending"))
        words = self.library.passphrase_words
        passphrase = self.exports.make_passphrase(words)
        attached = self.exports.write_attached(disclosure) if with_data else ""
        pdf = self.exports.encrypt(self.press.print_disclosure(disclosure, large), passphrase, attached)
        drawn = DrawnWords(choices=len(set(words)), count=len(passphrase.split("-")))
        return Sending(pdf=pdf, passphrase=passphrase, drawn=drawn, content_hash=disclosure.content_hash)

    def data_of(self, verdict: Verdict) -> str:
        """The data that would lie inside an encrypted copy; nothing while it may not leave."""
        disclosure = verdict.disclosure
        cleared = disclosure is not None and disclosure.consented and not verdict.obstacles
        return self.exports.write_attached(disclosure) if disclosure is not None and cleared else ""

    def journal_note(self, transition: UUID) -> str:
        """What to copy into the journal; raises NotReleased when there is nothing new."""
        return self.exports.write_journal(self._cleared(self.verdict(transition, "journal")))

    def journal(self, transition: UUID) -> tuple[str, tuple[NotePart, ...]]:
        """The same note, and heading by heading, each to be copied alone; raises NotReleased."""
        cleared = self._cleared(self.verdict(transition, "journal"))
        return self.exports.write_journal(cleared), self.exports.write_journal_parts(cleared)

    def adbb_answer(self, transition: UUID, screening: UUID) -> str:
        """One finished observation in the national format; raises NotReleased."""
        verdict = self.verdict(transition, "adbb", screening=screening)
        return self.exports.write_adbb(self._cleared(verdict))

    def log(
        self, transition: UUID, step: HandoverStep, product: Product, how: str = "",
        content_hash: str = "", day: date | None = None, parent: UUID | None = None,
    ) -> None:
        """Write down what was done with a product; what is delivered left as it was printed."""
        record = self.records.transition(transition)
        release = self.releases.of(record, product, parent)
        line = self._line(record, release, day or self._today()).model_copy(
            update={"step": step, "content_hash": content_hash, "how": how}
        )
        if step == "delivered":
            line = _as_it_left(line, record.to_daycare("printed", "saved"))
        self._write(transition, line)

    def _line(self, record: TransitionRecord, release: Release, day: date) -> Handover:
        """A line about a product: for whom, and when it is the daycare's, on what it stands."""
        product = release.product
        case = Case(
            record=record, ledger=self.records.ledger(record.id), policy=self.library.policy,
            asked=release.asked, day=day,
        )
        on_consent = product in (*TO_DAYCARE, "meeting")
        speech = Speech(texts=self.library.texts)
        return Handover(
            step="prepared", product=product, day=day,
            audience=release.audience.kind, parent=release.audience.parent,
            recipient=record.daycare.name if record.daycare else "",
            channel=release.channel if on_consent else "",
            purpose=release.purpose if on_consent else "",
            consents=tuple(g.id for g in governing(case) if g.id) if on_consent else (),
            answers=tuple(sorted(goes_to_daycare(case, speech), key=str)) if on_consent else (),
            by=self.archive.author(),
            sheet=self._sheet(record, release.purpose) if product == "consent_sheet" else None,
        )

    def _write(self, transition: UUID, line: Handover) -> None:
        with self.archive.store.transaction():
            self.archive.happen(transition, "handover", line.model_dump(mode="json"), line.day)
            self.archive.note(f"{line.step}_{line.product}", transition, line.content_hash[:16])

    def copied_to_journal(self, transition: UUID, told: Collection[str] | None = None) -> None:
        """The note was copied, or of it only what ``told`` names; it can be copied again."""
        note = self._cleared(self.verdict(transition, "journal"))
        record = self.records.transition(transition)
        line = self._line(record, self.releases.of(record, "journal"), self._today())
        news = tuple(name for name in _news(note) if told is None or name in told)
        self._write(transition, line.model_copy(update={"step": "copied", "tells": news}))

    def entered_in_journal(
        self, transition: UUID, part: str = "handover", day: date | None = None
    ) -> None:
        """She has entered it in the municipality's journal: the next note tells only what is new."""
        note = self.verdict(transition, "journal").disclosure
        entered = {"part": part, "tells": list(_news(note) if note else ())}
        with self.archive.store.transaction():
            self.archive.happen(transition, "journalised", entered, day)
            self.archive.note("journalise", transition)

    def _proposed(
        self, transition: UUID, product: Product, until: date | None, before: Verdict
    ) -> Verdict:
        record = self.records.transition(transition)
        release = self.releases.of(record, product)
        proposed = propose(
            record, self.library.policy, release, self._today(), self.library.texts, until
        )
        obstacles = before.obstacles or proposed.obstacles
        return self._checked(proposed.model_copy(update={"obstacles": obstacles}))

    def _checked(self, verdict: Verdict) -> Verdict:
        """Words the fonts cannot print are an obstacle, before anything is built."""
        if verdict.disclosure is None:
            return verdict
        signs = self.press.unprintable(verdict.disclosure.model_dump_json())
        if not signs:
            return verdict
        answers = verdict.disclosure.paper.entries()
        in_answers = self.press.unprintable("".join(entry.model_dump_json() for entry in answers))
        text_id = "obstacle.unprintable_signs" if in_answers else "obstacle.unprintable_names"
        words = self.library.texts.say(text_id, signs=" ".join(signs))
        obstacle = Obstacle(text_id=text_id, words=words)
        return Verdict(obstacles=(*verdict.obstacles, obstacle), withheld=verdict.withheld)

    def pages(self, verdict: Verdict, large: bool = False) -> Pages:
        """A verdict with its pages, unless the fonts cannot print its words."""
        return self._pages(self._checked(verdict), large)

    def _pages(self, verdict: Verdict, large: bool) -> Pages:
        if verdict.disclosure is None:
            return Pages(verdict=verdict)
        return Pages(pdf=self.press.print_disclosure(verdict.disclosure, large), verdict=verdict)

    def _sheet(self, record: TransitionRecord, purpose: str) -> PrintedSheet | None:
        """What a sheet to sign asks a yes to, until the day that was talked about."""
        typed = self.archive.jottings(record.id, AGREED_UNTIL).get(AGREED_UNTIL)
        longest = last_day_allowed(self._today(), self.library.policy.consents.longest_days)
        until = date.fromisoformat(typed) if isinstance(typed, str) and typed else longest
        return sheet_now(record, self.library.policy, self.library.texts, purpose, until)

    def _cleared(self, verdict: Verdict) -> Disclosure:
        if verdict.disclosure is None or verdict.obstacles or not verdict.disclosure.consented:
            raise NotReleased(verdict.obstacles)
        return verdict.disclosure

    def _today(self) -> date:
        return self.archive.clock.today()


def _as_it_left(delivered: Handover, made: tuple[Handover, ...]) -> Handover:
    """The delivery of a copy, on the consents and with the answers it was made with."""
    copies = [line for line in made if line.content_hash and line.content_hash == delivered.content_hash]
    if not copies:
        return delivered
    kept = ("recipient", "channel", "purpose", "consents", "answers")
    return delivered.model_copy(update={name: getattr(copies[-1], name) for name in kept})


def _news(note: Disclosure) -> tuple[str, ...]:
    """The names of the news a journal note tells."""
    return tuple(str(value.value) for value in note.values if value.name == "tells")
