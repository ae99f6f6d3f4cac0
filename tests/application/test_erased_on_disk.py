"""No byte of an erased family is left: not in the vault, nor in a copy in reach."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

from tests.application.desks import DAY
from tests.application.erasing import WORDS, declined, delivered, noes
from tests.bundled import bundled_catalogue
from tests.fakes.clock import FakeClock
from tests.fakes.press import FakePress
from tests.storage.in_plain import decrypt, decrypt_log
from tests.storage.support import FAST, PASSPHRASE, RandomIds
from transitions.application.backups import OutOfReach
from transitions.application.bookmark import Place
from transitions.application.desk import Desk, Surroundings
from transitions.application.store import Store
from transitions.domain.name_words import words_in
from transitions.domain.person import HealthVisitor
from transitions.domain.transition import Daycare
from transitions.export.formats import Formats
from transitions.storage.store import VaultStore
from transitions.storage.vault import VaultFolder


class Clock(FakeClock):
    """The rig's day, for a vault that is opened again."""


def desk_on(store: Store) -> Desk:
    around = Surroundings(
        clock=Clock(DAY), ids=RandomIds(), library=bundled_catalogue(), press=FakePress(), exports=Formats()
    )
    return around.desk(store)


def test_no_byte_of_an_erased_family_is_in_the_decrypted_data_file(tmp_path: Path) -> None:
    vault = VaultFolder(tmp_path / "Agnes", Clock(DAY), FAST)
    vault.create(RandomIds(), PASSPHRASE)
    thread = vault.unlock(PASSPHRASE, settle_seconds=60)

    def add(store: VaultStore) -> UUID:
        desk = desk_on(store)
        desk.profile.write(HealthVisitor(name="Sofie Øvesen"))
        transition = delivered(desk)
        desk.transitions.jot(transition, {"delivery/by": "Kanariefugl"})
        desk.handovers.entered_in_journal(transition)
        desk.wishes.answer_again(transition, "form", "no")
        desk.bookmark.keep(Place(screen="introduction", transition=transition))
        store.settle()
        return transition

    transition = thread.submit(add).result()
    before = decrypt(vault)
    assert [word for word in WORDS if word.encode() not in before] == []

    def erase(store: VaultStore) -> list[tuple[int, int]]:
        desk_on(store).erasures.erase(transition)
        store.settle()
        return noes(desk_on(store))

    assert thread.submit(erase).result() == [(2026, 1)]
    after = decrypt(vault)
    assert [word for word in WORDS if word.encode() in after] == []
    assert b"Sofie" in after
    thread.close()


CANARIES = ("Kanariefugl", "Østergård-Kanarie", "200126-9996", "kanariestuen", "kanarieord")


def everything(vault: VaultFolder) -> dict[str, bytes]:
    """Each data file in reach and its log, in plain, by its place."""
    found = {}
    for file in vault.folder.parent.rglob("vault.db"):
        place = str(file.parent.relative_to(vault.folder.parent))
        held = VaultFolder(file.parent, Clock(DAY), FAST)
        found[place] = decrypt(held) + decrypt_log(held)
    return found


def hits(vault: VaultFolder) -> dict[str, list[str]]:
    spelled = {word: [word.encode(), "".join(words_in(word)).encode()] for word in CANARIES}
    return {
        place: [word for word, ways in spelled.items() if any(way and way in pages for way in ways)]
        for place, pages in everything(vault).items()
    }


def fill_with_canaries(desk: Desk) -> UUID:
    desk.profile.write(HealthVisitor(name="Sofie Øvesen"))
    transition = delivered(desk)
    child = desk.transitions.show(transition).child
    desk.children.write(child.id, {"name": "Alma Østergård-Kanarie", "cpr": "200126-9996"})
    desk.children.settle(child.id)
    daycare = Daycare(name="Vuggestuen Solsikken", group="kanariestuen")
    desk.transitions.write(transition, {"daycare": daycare.model_dump(mode="json")})
    desk.transitions.jot(transition, {"delivery/by": "kanarieord"})
    desk.handovers.entered_in_journal(transition)
    desk.wishes.answer_again(transition, "form", "no")
    return transition


def test_no_copy_in_reach_holds_an_erased_family(tmp_path: Path) -> None:
    vault = VaultFolder(tmp_path / "home" / "Agnes", Clock(DAY), FAST)
    vault.folder.parent.mkdir()
    vault.create(RandomIds(), PASSPHRASE)
    stick = vault.folder.parent / "stick"
    stick.mkdir()
    thread = vault.unlock(PASSPHRASE, settle_seconds=60)

    def carry(desk: Desk) -> None:
        desk.backups.note([errand.run(lambda: False) for errand in desk.backups.errands()])

    def fill(store: VaultStore) -> UUID:
        desk = desk_on(store)
        transition = fill_with_canaries(desk)
        desk.backups.choose(str(stick))
        for _ in range(2):
            desk.backups.make()
            carry(desk)
        store.settle()
        return transition

    transition = thread.submit(fill).result()
    (vault.folder / "vault.db-wal.kept-0123456789ab").write_bytes(b"a damaged log")
    before = hits(vault)
    assert len(before) >= 4
    assert [found for found in before.values() if found != list(CANARIES)] == []

    def erase(store: VaultStore) -> tuple[str, str]:
        desk = desk_on(store)
        desk.erasures.erase(transition)
        waiting = desk.erasures.state().copies_wait
        carry(desk)
        return waiting, desk.erasures.state().copies_wait

    assert thread.submit(erase).result() == (str(stick), "")
    after = hits(vault)
    assert len(after) == 3
    assert [found for found in after.values() if found] == []
    assert not list(vault.folder.glob("*.kept-*"))
    thread.close()


def test_a_copy_that_cannot_be_reached_is_listed_with_the_day_it_is_too_old(tmp_path: Path) -> None:
    vault = VaultFolder(tmp_path / "Agnes", Clock(DAY), FAST)
    vault.create(RandomIds(), PASSPHRASE)
    stick = tmp_path / "stick"
    stick.mkdir()
    thread = vault.unlock(PASSPHRASE, settle_seconds=60)

    def work(store: VaultStore) -> tuple[OutOfReach, ...]:
        desk = desk_on(store)
        desk.profile.write(HealthVisitor(name="Sofie Øvesen"))
        transition = declined(desk)
        desk.backups.choose(str(stick))
        desk.backups.make()
        desk.backups.note([errand.run(lambda: False) for errand in desk.backups.errands()])
        stick.rename(tmp_path / "in a drawer")
        desk.erasures.erase(transition)
        desk.backups.note([errand.run(lambda: False) for errand in desk.backups.errands()])
        return desk.erasures.state().out_of_reach

    (place,) = thread.submit(work).result()
    assert place.folder == str(stick)
    assert place.until == DAY + timedelta(days=bundled_catalogue().policy.backups.longest_days)
    thread.close()
