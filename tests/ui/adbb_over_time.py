"""What the tests of all observations over time share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.domain.observations import ADBB, HIGH, LOW, observed, sheet
from transitions.domain.child import Child, Gestation
from transitions.domain.repeat import FollowUp
from transitions.domain.scale import Scale
from transitions.domain.screening import Screening
from transitions.domain.texts import Texts
from transitions.domain.version import Author
from transitions.ui.adbb.chart import TotalsChart
from transitions.ui.adbb.over_time import OverTimePage
from transitions.ui.adbb.reading import Observations

BORN = date(2026, 1, 14)
EARLY = Gestation(weeks=33, days=2)
LAST_MISSING = (1, 1, 0, 0, 1, 1, 0, None)
NOT_IDEAL = {c.id: c.ideal for c in ADBB.conditions[1:]}


def alma(**more: Any) -> Child:
    return Child.model_validate({"id": UUID(int=99), "name": "Alma Prøve", "birth_date": BORN, **more})


def later_scale() -> Scale:
    threshold = ADBB.threshold.model_copy(update={"at_or_above": 7})
    return ADBB.model_copy(update={"threshold": threshold, "version": "2"})


def many() -> tuple[Screening, ...]:
    """Twelve: crowded days, doubt, gaps, other scales and other observers."""
    days = (65, 121, 133, 181, 212, 230, 239, 279, 279, 356, 413, 503)
    more: dict[int, dict[str, Any]] = {
        0: {"origin": "journal", "conditions": {}},
        1: {"second": sheet(LOW)},
        2: {"conditions": NOT_IDEAL},
        5: {"second": sheet(LAST_MISSING)},
        7: {"origin": "file", "conditions": {}, "observer": Author(name="")},
        9: {"scale": later_scale()},
    }
    scores = (LOW, HIGH, LAST_MISSING, (4,) * 8)
    return tuple(
        observed(scores[number % 4], number + 1, BORN + timedelta(days=days[number]), **more.get(number, {}))
        for number in range(12)
    )


def page_of(qtbot: QtBot, screenings: Sequence[Screening], child: Child, texts: Texts) -> OverTimePage:
    settled = tuple(screenings)
    page = OverTimePage(Observations(child, settled, FollowUp(), {}, settled), texts)
    qtbot.addWidget(page)
    page.resize(1094, 640)
    page.show()
    QApplication.processEvents()
    return page


def chart_of(page: OverTimePage) -> TotalsChart:
    found = page.findChild(TotalsChart)
    assert isinstance(found, TotalsChart)
    return found
