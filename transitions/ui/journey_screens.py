"""The screens of the journey by name; each is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from transitions.ui.adbb_screen import AdbbScreen
from transitions.ui.consent_screen import ConsentScreen
from transitions.ui.family_screen import FamilyScreen
from transitions.ui.form_screen import FormScreen
from transitions.ui.handover_screen import HandoverScreen
from transitions.ui.introduction_screen import IntroductionScreen
from transitions.ui.journal_screen import JournalScreen
from transitions.ui.meeting_screen import MeetingScreen
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
