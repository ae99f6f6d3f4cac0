"""The story from the family page to the paper, told with keys alone."""

from __future__ import annotations

from tests.journeys.person import ALT, Hands, Key
from tests.journeys.story import (
    REASON,
    answer_the_form,
    introduce,
    saved_paper,
    write_the_daycare,
    write_the_family,
)


def from_the_family_to_the_paper(hands: Hands) -> str:
    """Every step in its order; what stands on the daycare's copy."""
    program = hands.program
    write_the_family(hands)
    hands.key(Key.Key_Right, ALT)
    introduce(hands)
    hands.key(Key.Key_Left, ALT)
    write_the_daycare(hands)
    for step in ("introduction", "adbb", "form"):
        hands.key(Key.Key_Right, ALT)
        program.until(lambda step=step: program.step() == step)  # type: ignore[misc]
    program.rest()
    answer_the_form(hands)
    hands.key(Key.Key_Right, ALT)
    consent_by_both(hands)
    return saved_paper(hands)


def consent_by_both(hands: Hands) -> None:
    """Mette has said it aloud, with the reason; Jonas signs on paper."""
    program = hands.program
    program.until_sees("consent.parent.0.says.yes")
    program.rest()
    hands.press("consent.channel.parents_carry")
    hands.press("consent.parent.0.says.yes")
    hands.choose("consent.parent.0.way.oral")
    hands.write("consent.parent.0.reason", REASON)
    hands.press("consent.parent.0.give")
    program.rest()
    hands.choose("consent.present.1")
    hands.press("consent.parent.1.says.yes")
    hands.choose("consent.parent.1.way.paper")
    hands.press("consent.parent.1.give")
    program.rest()
