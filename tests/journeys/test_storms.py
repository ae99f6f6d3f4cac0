"""What happens to a screen by accident changes no answer, on no page of the journey."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.finger import Finger
from tests.journeys.program import PASSPHRASE, Program, running
from tests.journeys.storm import Storm
from tests.journeys.story import unlock
from tests.rig import DAY
from tests.ui.consent_stage import seed
from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.domain.screening import ItemScore
from transitions.storage.key_slots import CostForTests
from transitions.ui.journey.steps import STEPS

BLOWS = 100
"""On each of about two dozen pages: thousands in all."""
SUBJECTS = ("child", "parent", "transition", "screening")
EVENTS = ("consent", "handover", "note", "meeting")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """A family with answers and two observations, and the overview in sight."""
    with running(qtbot, tmp_path, CostForTests()) as made:
        vault = made.vaults.create(PASSPHRASE).vault
        vault.submit(lambda store: furnish(made.around.desk(store))).result()
        vault.close()
        unlock(Finger(made))
        yield made


def furnish(desk: Desk) -> None:
    """A family in the middle of everything."""
    people = seed(desk)
    for scores in ((1, 2, 0, 0, 1, 1, 0, 1), (0, 1, None)):
        screening = desk.screenings.begin(people.child, DAY)
        for item, score in zip(desk.screenings.show(screening).scale.items, scores, strict=False):
            desk.screenings.score(screening, ItemScore(item=item.id, score=score))


def pages(desk: Desk) -> list[Place]:
    """Every page where something can be answered."""
    (transition,), (child,) = (desk.store.subjects.all(kind) for kind in ("transition", "child"))
    at = Place(screen="form", transition=transition, child=child, parent_view=False)
    form = desk.records.transition(transition).form
    places = [at.model_copy(update={"section": section.id}) for section in form.sections]
    observed = [at.model_copy(update={"screen": "adbb", "screening": screening})
                for screening in desk.store.subjects.all("screening")]
    places += observed
    places += [at.model_copy(update={"screen": step}) for step in STEPS if step != "form"]
    return [*places, at.model_copy(update={"screen": "consent", "parent_view": True})]


def content(desk: Desk) -> dict[object, object]:
    """Everything the vault holds about the family."""
    store = desk.store
    return {
        subject: (store.versions.of(subject), store.drafts.of(subject),
                  [store.events.of(subject, kind) for kind in EVENTS])
        for kind in SUBJECTS for subject in store.subjects.all(kind)
    }


@pytest.mark.qt_log_ignore("could not find the target for gesture")  # a page that was left while it glided
def test_storms_change_no_answer(program: Program) -> None:
    chance, changed = Random(7), []
    for place in program.ask(pages):
        program.window.go(place)
        program.rest()
        before = program.ask(content)
        Storm(program.window, chance).rage(BLOWS)
        program.rest()
        assert program.window.session is not None
        if program.ask(content) != before or program.ended:
            changed.append((place.screen, place.section))
    assert changed == []
