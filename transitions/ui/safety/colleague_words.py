"""What is said of a family that moves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from transitions.application.arrivals import Preview, TransitionAhead
from transitions.application.colleagues import Moved
from transitions.domain.in_words import short_date
from transitions.domain.move import Period
from transitions.ui.controls.labels import in_short
from transitions.ui.journey.next_words import step_in_words
from transitions.ui.screen import Stage

NAME = "safety.colleague"


def called(stage: Stage, name: str, birth_date: date | None) -> str:
    """The child, and when it was born."""
    known = in_short(name) or stage.say("overview.no_name")
    return f"{known}, {stage.say(f'{NAME}.born', date=short_date(birth_date))}" if birth_date else known


def periods_in_words(stage: Stage, periods: Iterable[Period]) -> str:
    """Who had the family, one line each."""
    return "\n".join(_period(stage, period) for period in periods)


def moved_in_words(stage: Stage, moved: Moved) -> str:
    """Where the family is, and since when."""
    text = "waiting" if moved.on_the_way else "handed"
    return stage.say(f"{NAME}.{text}", name=moved.taker, date=short_date(moved.day))


def contents_in_words(stage: Stage, look: Preview) -> str:
    """What is in the package, counted."""
    numbers = {
        "answers": look.answers, "drafts": look.drafts, "consents": look.consents,
        "observations": look.observations,
    }
    told = [_number(stage, what, number) for what, number in numbers.items() if number]
    due = [stage.say(f"{NAME}.take.repeat_due")] if look.repeat_due else []
    return "\n".join([*told, *due] or [stage.say(f"{NAME}.take.nothing")])


def transition_in_words(stage: Stage, ahead: TransitionAhead) -> str:
    """One transition: where to, what comes next, how it stands to what is here."""
    place = ahead.daycare or stage.say("overview.no_daycare")
    begins = [stage.say("overview.starts", date=short_date(ahead.start_date))] if ahead.start_date else []
    step = step_in_words(ahead.step, stage.clock.today(), stage.library.texts)
    state = stage.say(f"{NAME}.state.{ahead.state}")
    form = [] if ahead.same_form else [stage.say(f"{NAME}.take.other_form")]
    return "\n".join([" · ".join([place, *begins, step]), " ".join([state, *form])])


def _period(stage: Stage, period: Period) -> str:
    name = period.name or stage.say(f"{NAME}.somebody")
    if period.until is None:
        return stage.say(f"{NAME}.period_now", name=name, since=short_date(period.since))
    since, until = short_date(period.since), short_date(period.until)
    return stage.say(f"{NAME}.period", name=name, since=since, until=until)


def _number(stage: Stage, what: str, number: int) -> str:
    if number == 1:
        return stage.say(f"{NAME}.take.one.{what}")
    return stage.say(f"{NAME}.take.many.{what}", number=str(number))
