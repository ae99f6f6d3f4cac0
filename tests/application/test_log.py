"""The log as she sees it: whole or not, in words, and against a code from paper."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from tests.application.desks import begin, make_desk
from tests.bundled import bundled_catalogue
from tests.rig import make_surroundings
from tests.storage.support import flip
from transitions.application.desk import Desk, Surroundings
from transitions.application.log import UNSAID, Checkup, CodeMistyped
from transitions.application.practice.play import PlayClock, Practice
from transitions.application.store import Finding
from transitions.domain.audit_code import AuditCode
from transitions.places import bundled_resources
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults
from transitions.storage.store import VaultStore
from transitions.storage.thread import VaultThread

T = TypeVar("T")
PASSPHRASE = "fem ord som jeg husker"
DAY = date(2026, 11, 2)


class House:
    """One vault on disk, opened and closed; its clock can be moved."""

    def __init__(self, root: Path) -> None:
        self.around: Surroundings = make_surroundings(DAY)
        self.vaults = LocalVaults(root, self.around.clock, self.around.ids, CostForTests())
        self.vaults.create(PASSPHRASE).vault.close()
        (self.folder,) = self.vaults.found()
        self.thread: VaultThread | None = None
        self.open()

    def open(self) -> None:
        self.thread = self.vaults.unlock(self.folder, PASSPHRASE)

    def close(self) -> None:
        if self.thread is not None:
            self.thread.close()
        self.thread = None

    def ask(self, work: Callable[[Desk], T]) -> T:
        assert self.thread is not None
        return self.thread.submit(lambda store: work(self.around.desk(store))).result()

    def tamper(self, *statements: str) -> None:
        """Change the tables behind the back of the program, as somebody with the key could."""

        def change(store: VaultStore) -> None:
            store.settle()
            with store.database.unguarded():
                for statement in statements:
                    store.database.change(statement)

        assert self.thread is not None
        self.thread.submit(change).result()

    def findings(self) -> tuple[Finding, ...]:
        return self.ask(lambda desk: desk.log.examine()).findings


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path / "vaults")
    for _ in range(5):
        made.ask(lambda desk: desk.log.enter())
    yield made
    made.close()


def test_a_whole_vault_is_whole_and_its_code_fits(house: House) -> None:
    checkup = house.ask(lambda desk: desk.log.examine())
    assert checkup.findings == ()
    assert checkup.lines == 5
    code = house.ask(lambda desk: desk.log.code()).spell()
    house.ask(lambda desk: desk.log.enter())
    assert house.ask(lambda desk: desk.log.compare(code)) == "fits"
    with pytest.raises(CodeMistyped):
        house.ask(lambda desk: desk.log.compare(code.replace(code[3], "Z" if code[3] != "Z" else "Y", 1)))


def test_a_whole_older_folder_shows_only_against_the_code(house: House, tmp_path: Path) -> None:
    house.close()
    shutil.copytree(house.folder, tmp_path / "older")
    house.open()
    house.ask(lambda desk: desk.log.enter())
    code = house.ask(lambda desk: desk.log.code()).spell()
    house.close()
    shutil.rmtree(house.folder)
    shutil.copytree(tmp_path / "older", house.folder)
    house.open()
    assert house.findings() == ()
    assert house.ask(lambda desk: desk.log.compare(code)) == "not_yet"


def test_a_log_written_anew_with_the_key_shows_only_against_the_code(house: House) -> None:
    code = house.ask(lambda desk: desk.log.code()).spell()
    house.tamper("DROP TRIGGER audit_stays", "DELETE FROM audit WHERE seq > 2")
    for _ in range(5):
        house.ask(lambda desk: desk.log.enter(wrong_tries=1))
    house.close()
    house.open()
    assert house.findings() == ()
    assert house.ask(lambda desk: desk.log.compare(code)) == "differs"


def damage_chain(house: House) -> None:
    house.tamper("DROP TRIGGER audit_stays_as_it_is", "UPDATE audit SET action = 'x' WHERE seq = 2")


def cut_tail(house: House) -> None:
    house.tamper("DROP TRIGGER audit_stays", "DELETE FROM audit WHERE seq > 3")


def lose_seal(house: House) -> None:
    house.ask(lambda desk: desk.log.enter())
    (house.folder / "vault.seal").unlink(missing_ok=True)


def damage_page(house: House) -> None:
    house.tamper("PRAGMA user_version")
    flip(house.folder / "vault.db", 3 * 4096 * 8 + 999)


@pytest.mark.parametrize(
    ("spoil", "finding"),
    [(damage_chain, "chain"), (cut_tail, "older"), (lose_seal, "unsealed"), (damage_page, "pages")],
)
def test_each_kind_of_harm_is_found(house: House, spoil: Callable[[House], None], finding: str) -> None:
    assert house.findings() == ()
    spoil(house)
    assert house.findings() == (finding,)


def test_or_replace_of_a_line_is_refused_while_the_guard_stands(house: House) -> None:
    def attack(store: VaultStore) -> None:
        store.database.change("INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 2")

    assert house.thread is not None
    assert house.thread.submit(attack).exception() is not None
    assert house.findings() == ()


def test_a_check_is_due_after_a_week_and_when_the_clock_was_wrong() -> None:
    desk = make_desk()
    assert desk.log.due()
    desk.log.remember(Checkup(at=desk.around.clock.now()))
    assert not desk.log.due()
    clock = desk.around.clock
    for days, due in ((6, False), (8, True), (-2, True)):
        clock.day = DAY + timedelta(days=days)  # type: ignore[attr-defined]
        assert desk.log.due() is due, days


def test_what_a_check_found_is_remembered_in_the_vault(house: House) -> None:
    assert house.ask(lambda desk: desk.log.last_check()) is None
    house.ask(lambda desk: desk.log.remember(desk.log.examine()))
    first = house.ask(lambda desk: desk.log.last_check())
    house.close()
    house.open()
    assert house.ask(lambda desk: desk.log.last_check()) == first is not None
    house.ask(lambda desk: desk.log.remember(Checkup(at=desk.around.clock.now(), findings=("chain",))))
    line = house.ask(lambda desk: desk.log.latest(1))[0]
    assert (line.action, line.detail) == ("check_found", "chain")


def test_the_latest_lines_are_newest_first_with_the_names_of_today() -> None:
    desk = make_desk()
    transition, _, _ = begin(desk)
    desk.transitions.opened(transition)
    child = desk.records.transition(transition).child.id
    desk.children.write(child, {"name": "Anna Prøve"})
    lines = desk.log.latest(50)
    assert (lines[0].action, lines[0].family) == ("open_transition", "Anna Prøve")
    told = [line.action for line in lines]
    assert told == ["open_transition", "add_transition", "add_parent", "add_parent", "add_child"]
    assert {line.family for line in lines} == {"Anna Prøve"}
    assert desk.log.latest(2) == lines[:2]
    desk.store.erasures.erase(child, desk.around.clock.now())
    assert {line.family for line in desk.log.latest(50)} == {""}


def test_who_is_a_child_is_asked_once_for_all_the_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk()
    begin(desk)
    asked: list[str] = []
    subjects = type(desk.store.subjects)
    find = subjects.all

    def noted(self: object, kind: str) -> object:
        asked.append(kind)
        return find(self, kind)  # type: ignore[arg-type]

    monkeypatch.setattr(subjects, "all", noted)
    assert len(desk.log.latest(50)) > 3
    assert asked.count("child") == 1


def test_lines_of_many_days_are_read_from_the_end(house: House) -> None:
    def enter_often(desk: Desk) -> None:
        for number in range(1, 251):
            desk.log.enter(number)

    house.ask(enter_often)
    lines = house.ask(lambda desk: desk.log.latest(230))
    assert [line.detail for line in lines] == [str(number) for number in range(250, 20, -1)]


def test_an_unlock_tells_the_wrong_tries_before_it() -> None:
    desk = make_desk()
    desk.log.enter()
    desk.log.enter(3)
    assert [line.detail for line in desk.log.latest(2)] == ["3", ""]


def test_the_printed_stamp_holds_the_code_and_nobody() -> None:
    desk = make_desk()
    begin(desk)
    code = AuditCode.of(*desk.store.audit.head())
    desk.log.print_code(code)
    printed = desk.around.press.printed[-1].model_dump_json()  # type: ignore[attr-defined]
    assert code.spell() in printed
    assert "Alma" not in printed
    assert "Prøve" not in printed


def test_a_whole_year_of_families_leaves_no_word_about_them_in_the_log(tmp_path: Path) -> None:
    """Every line and every column, against every name the families have."""
    around = make_surroundings(DAY)
    vaults = LocalVaults(tmp_path, around.clock, around.ids, CostForTests())
    families = bundled_catalogue().families(bundled_resources() / "practice" / "families.toml")

    def play(store: VaultStore) -> tuple[str, set[str]]:
        clock = PlayClock(DAY)
        desk = replace(around, clock=clock).desk(store)
        Practice(desk, clock, DAY).play(families)
        lines = ((line.actor, line.action, line.entity, line.detail) for line in store.audit.lines())
        told = "\n".join("|".join(columns) for columns in lines)
        names = set()
        for transition in desk.transitions.all():
            record = desk.records.transition(transition)
            people = [record.child.name, *(parent.name for parent in record.child.parents)]
            names |= {word for name in people for word in name.split() if len(word) > 2}
        return told, names

    vault = vaults.open_practice()
    told, names = vault.submit(play).result()
    vault.close()
    assert len(told.splitlines()) > 100
    assert len(names) > 20
    assert [name for name in sorted(names) if name.casefold() in told.casefold()] == []
    assert re.search(r"\d{6}-?\d{4}", re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16}", "", told)) is None


def written_actions() -> set[str]:
    """What the program writes as a line, as far as it stands in the code as one word."""
    found = set()
    for path in (bundled_resources().parent / "transitions" / "application").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if not named or not node.args:  # type: ignore[attr-defined]
                continue
            if node.func.attr == "_happen":  # type: ignore[attr-defined]
                said = node.args[-1]  # type: ignore[attr-defined]
            elif node.func.attr in ("note", "add_subject"):  # type: ignore[attr-defined]
                said = node.args[0]  # type: ignore[attr-defined]
            else:
                continue
            if isinstance(said, ast.Constant) and isinstance(said.value, str):
                found.add(f"add_{said.value}" if node.func.attr == "add_subject" else said.value)  # type: ignore[attr-defined]
    return found


def test_every_line_the_program_writes_has_words() -> None:
    texts = make_desk().around.library.texts.tables["da"]
    actions = written_actions()
    assert {"close", "erase_child", "add_child", "consent_given", "journalise"} <= actions
    assert [a for a in sorted(actions - UNSAID) if f"safety.log.did.{a}" not in texts] == []
