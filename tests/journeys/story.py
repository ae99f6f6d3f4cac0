"""One family's way from the first start to the paper, told once for every way of working the program."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QLabel

from tests.journeys.paper import words_on
from tests.journeys.program import PASSPHRASE, Program

CHILD = "Alma Prøve"
BORN = "14.01.2026"
STARTS = "04.01.2027"
DAYCARE = "Vuggestuen Solsikken"
SHARED = "Alma er nysgerrig og elsker at bade"
SEEN = "Følger gerne med i alt det nye"
KEPT = "Storebror synger sange for hende"
NAP = "Kun til middagsluren"
REASON = "Har sagt ja i telefonen i dag"


class Person(Protocol):
    """Somebody who works the program, by keys or by mouse."""

    program: Program

    def press(self, name: str) -> None:
        """Press a button, a toggle or a box."""
        ...

    def write(self, name: str, text: str) -> None:
        """Type in a field, in place of what stands there."""
        ...

    def choose(self, name: str) -> None:
        """Choose one of several answers."""
        ...


def begin_a_vault(person: Person) -> None:
    """From the first start to her profile."""
    program = person.program
    program.start()
    person.press("start.create")
    program.until_sees("new_vault.passphrase")
    person.write("new_vault.passphrase", PASSPHRASE)
    person.write("new_vault.again", PASSPHRASE)
    person.press("new_vault.create")
    program.until_sees("recovery_key.written")
    groups = [program.control(f"recovery_key.{place}") for place in range(1, 9)]
    assert all(isinstance(group, QLabel) and len(group.text()) == 5 for group in groups)
    person.press("recovery_key.written")
    person.press("recovery_key.go_on")
    program.until_sees("profile.name")


def unlock(person: Person, locked: str = "") -> None:
    """The program again, opened with the passphrase."""
    person.program.start(locked)
    person.write("start.passphrase", PASSPHRASE)
    person.press("start.unlock")
    person.program.until(person.program.is_open)
    person.program.rest()


def tell_who_she_is(person: Person) -> None:
    """The profile, and on to the empty overview."""
    person.write("profile.name", "Karen Sund")
    person.write("profile.phone", "12 34 56 78")
    person.write("profile.municipality", "Prøve Kommune")
    person.press("profile.on")


def begin_a_transition(person: Person) -> None:
    """A new transition from the empty overview."""
    person.press("overview.empty.new")
    person.program.until_sees("family.child.name")
    person.program.rest()


def write_the_family(person: Person) -> None:
    """The child, two parents with custody, and the start."""
    person.write("family.child.name", CHILD)
    person.write("family.child.birth_date", BORN)
    for place, (name, relation) in enumerate((("Mette Prøve", "mor"), ("Jonas Prøve", "far"))):
        person.press("family.parents.add")
        person.program.until_sees(f"family.parent.{place}.name")
        person.program.rest()
        person.write(f"family.parent.{place}.name", name)
        person.write(f"family.parent.{place}.relation", relation)
        person.choose(f"family.parent.{place}.custody.holder")
        person.write(f"family.parent.{place}.custody_established", "oplyst af begge")
    person.write("family.start_date", STARTS)
    assert person.program.sees("family.daycare.before_yes")
    assert not person.program.sees("family.daycare.known.yes")


def write_the_daycare(person: Person) -> None:
    """The daycare, back on the family page after the parents' yes."""
    person.program.until_sees("family.daycare.known.yes")
    person.choose("family.daycare.known.yes")
    person.write("family.daycare.name", DAYCARE)


def introduce(person: Person) -> None:
    """The parents want the form and the meeting."""
    person.program.until_sees("introduction.today")
    person.press("introduction.today")
    person.press("introduction.quick_visit")
    person.choose("introduction.form_wish.yes")
    person.choose("introduction.carried_by.parents")
    person.choose("introduction.meeting_wish.yes")


def answer_the_form(person: Person) -> None:
    """The short form: what is shared, what is kept, what is declined, what is not relevant."""
    program = person.program
    to_section(person, "this_is_me")
    person.write("form.our_child.parents", SHARED)
    person.press("form.our_child.parents.share.share")
    person.write("form.happy_with.parents", KEPT)
    person.press("form.happy_with.parents.share.keep")
    person.write("form.good_at.health_visitor", SEEN)
    person.press("form.good_at.health_visitor.share.share")
    person.press("form.sign_tired.parents.stance.declined")
    person.press("form.sign_sad.parents.stance.not_relevant")
    person.press("form.comfort.parents.sung_to")
    person.press("form.comfort.parents.share.share")
    to_section(person, "everyday")
    person.write("form.sleep_naps.parents", "2")
    person.press("form.sleep_naps.parents.share.share")
    person.choose("form.comforter.parents.yes")
    program.until_sees("form.comforter_when.parents")
    person.write("form.comforter_when.parents", NAP)
    person.press("form.share_everyday")
    to_section(person, "health")
    person.choose("form.allergy_known.parents.no")
    person.press("form.allergy_known.parents.share.share")


def to_section(person: Person, section: str) -> None:
    """On through the form until this section is shown."""
    program, place = person.program, _section(person.program)
    while place != section:
        person.press("form.next")
        program.until(lambda before=place: _section(program) != before)  # type: ignore[misc]
        program.rest()
        place = _section(program)


def _section(program: Program) -> str:
    shown = program.window.shown
    place = getattr(shown, "place", None)
    return str(place().section) if place is not None else ""


def saved_paper(person: Person) -> str:
    """On to what the daycare sees, saved, and read."""
    program = person.program
    person.press("consent.preview")
    program.until_sees("handover.save")
    program.rest()
    person.press("handover.save")
    program.until(lambda: "overlevering.pdf" in program.chooser.names)
    program.rest()
    return words_on((program.paper / "overlevering.pdf").read_bytes())
