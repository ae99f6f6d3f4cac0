"""The screens of the journey by name; each is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from transitions.ui.adbb.screen import AdbbScreen
from transitions.ui.consent.screen import ConsentScreen
from transitions.ui.family.screen import FamilyScreen
from transitions.ui.form.screen import FormScreen
from transitions.ui.handover.screen import HandoverScreen
from transitions.ui.introduction.screen import IntroductionScreen
from transitions.ui.journal.screen import JournalScreen
from transitions.ui.meeting.screen import MeetingScreen
from transitions.ui.screen import Screen, Stage

JOURNEY_SCREENS: Mapping[str, Callable[[Stage], Screen]] = {
    "family": FamilyScreen,
    "introduction": IntroductionScreen,
    "adbb": AdbbScreen,
    "form": FormScreen,
    "consent": ConsentScreen,
    "handover": HandoverScreen,
    "journal": JournalScreen,
    "meeting": MeetingScreen,
}
