"""The two short evaluations: one number each, and what mattered most for it."""

from __future__ import annotations

from collections.abc import Sequence

from transitions.domain.evaluation import CAUSES, HIGHEST, LOWEST, QUESTIONS, Evaluations, Question
from transitions.domain.version import Json
from transitions.ui.controls.editors.choice import ChoiceEditor
from transitions.ui.pages.kept import KeptRow, Values, WholeCard
from transitions.ui.screen import Stage

NAME = "meeting_screen.evaluation"


class EvaluationCard(WholeCard):
    """What the daycare's staff and the parents answered; why is asked once there is a number."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.say(f"{NAME}.title"), stage.say(f"{NAME}.hint"))
        self._stage = stage
        self._ratings = {question: self._rating(question) for question in QUESTIONS}
        self._causes = {question: self._cause(question) for question in QUESTIONS}
        for question in QUESTIONS:
            self.put(self._ratings[question])
            self.put(self._causes[question])
        self.edited.connect(lambda _: self._settle())

    def show_evaluations(self, evaluations: Evaluations) -> None:
        """Show what is stored."""
        stored: Values = {}
        for question in QUESTIONS:
            said = evaluations.of(question)
            stored[question] = None if said.rating is None else str(said.rating)
            stored[f"{question}_cause"] = said.cause or None
        self.show_stored(stored)
        self._settle()

    def stored(self) -> Values:
        return {"evaluations": {question: self._answer(question) for question in QUESTIONS}}

    def _answer(self, question: Question) -> Json:
        rating = self._ratings[question].editor.value()
        if rating is None:
            return {}
        return {"rating": int(str(rating)), "cause": self._causes[question].editor.value() or ""}

    def _rating(self, question: Question) -> KeptRow:
        numbers = [str(number) for number in range(LOWEST, HIGHEST + 1)]
        options = [(number, number) for number in numbers]
        return self._row(question, f"{question}.rating", options, self._stage.say(f"{NAME}.scale"))

    def _cause(self, question: Question) -> KeptRow:
        options = [(cause, self._stage.say(f"{NAME}.cause.{cause}")) for cause in CAUSES[1:]]
        return self._row(f"{question}_cause", f"{question}.cause", options)

    def _row(self, key: str, name: str, options: Sequence[tuple[str, str]], hint: str = "") -> KeptRow:
        editor = ChoiceEditor(f"meeting.evaluation.{name}", self._stage.words, options, grid=True)
        return KeptRow(editor.name, key, self._stage.say(f"{NAME}.{key}"), editor, hint)

    def _settle(self) -> None:
        for question in QUESTIONS:
            self._causes[question].setVisible(self._ratings[question].editor.value() is not None)
