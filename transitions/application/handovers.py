"""What leaves the vault: always through the gate, always on the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.errors import ExpectedError
from transitions.application.ports import Exports, Library, Press
from transitions.application.records import Records
from transitions.application.releases import Releases
from transitions.domain.disclosure import Disclosure, Product, Section
from transitions.domain.gate import Obstacle, Verdict, disclose, propose
from transitions.domain.model import Record
from transitions.domain.transition import Handover, HandoverStep


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
    """An encrypted copy and the words that open it, shown once."""

    pdf: bytes
    passphrase: str
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
        return self._pages(self._proposed(transition, product, until, Verdict()), large)

    def print(
        self, transition: UUID, product: Product, parent: UUID | None = None, large: bool = False,
    ) -> Pages:
        """Pages that may leave; raises NotReleased with the obstacles when they may not."""
        verdict = self.verdict(transition, product, parent)
        self._cleared(verdict)
        return self._pages(verdict, large)

    def encrypted_copy(self, transition: UUID) -> Sending:
        """The daycare's pages under a new passphrase; raises NotReleased."""
        disclosure = self._cleared(self.verdict(transition, "sending"))
        passphrase = self.exports.make_passphrase(self.library.passphrase_words)
        pdf = self.exports.encrypt(self.press.print_disclosure(disclosure), passphrase)
        return Sending(pdf=pdf, passphrase=passphrase, content_hash=disclosure.content_hash)

    def journal_note(self, transition: UUID) -> str:
        """What to copy into the journal; raises NotReleased when there is nothing new."""
        return self.exports.write_journal(self._cleared(self.verdict(transition, "journal")))

    def adbb_answer(self, transition: UUID, screening: UUID) -> str:
        """One finished observation in the national format; raises NotReleased."""
        verdict = self.verdict(transition, "adbb", screening=screening)
        return self.exports.write_adbb(self._cleared(verdict))

    def log(
        self, transition: UUID, step: HandoverStep, product: Product, how: str = "",
        content_hash: str = "", tells: tuple[str, ...] = (), day: date | None = None,
    ) -> None:
        """Write down what was done with a product."""
        record = self.records.transition(transition)
        line = Handover(
            step=step, product=product, day=day or self._today(), content_hash=content_hash,
            recipient=record.daycare.name if record.daycare else "", how=how, tells=tells,
        )
        with self.archive.store.transaction():
            self.archive.happen(transition, "handover", line.model_dump(mode="json"), line.day)
            self.archive.note(f"{step}_{product}", transition, content_hash[:16])

    def copied_to_journal(self, transition: UUID) -> None:
        """The note was copied; until it is entered in the journal it can be copied again."""
        note = self._cleared(self.verdict(transition, "journal"))
        self.log(transition, "copied", "journal", tells=_news(note))

    def entered_in_journal(self, transition: UUID, part: str = "handover") -> None:
        """She has entered it in the municipality's journal: the next note tells only what is new."""
        note = self.verdict(transition, "journal").disclosure
        entered = {"part": part, "tells": list(_news(note) if note else ())}
        with self.archive.store.transaction():
            self.archive.happen(transition, "journalised", entered)
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
        answers = [part for part in verdict.disclosure.paper.parts if isinstance(part, Section)]
        in_answers = self.press.unprintable("".join(part.model_dump_json() for part in answers))
        text_id = "obstacle.unprintable_signs" if in_answers else "obstacle.unprintable_names"
        words = self.library.texts.say(text_id, signs=" ".join(signs))
        obstacle = Obstacle(text_id=text_id, words=words)
        return Verdict(obstacles=(*verdict.obstacles, obstacle), withheld=verdict.withheld)

    def _pages(self, verdict: Verdict, large: bool) -> Pages:
        if verdict.disclosure is None:
            return Pages(verdict=verdict)
        return Pages(pdf=self.press.print_disclosure(verdict.disclosure, large), verdict=verdict)

    def _cleared(self, verdict: Verdict) -> Disclosure:
        if verdict.disclosure is None or verdict.obstacles or not verdict.disclosure.consented:
            raise NotReleased(verdict.obstacles)
        return verdict.disclosure

    def _today(self) -> date:
        return self.archive.clock.today()


def _news(note: Disclosure) -> tuple[str, ...]:
    """The names of the news a journal note tells."""
    return tuple(str(value.value) for value in note.values if value.name == "tells")
