"""Who grades: a model that is asked area by area."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from agent import assets
from agent.ports.chat import ChatModel
from agent.ports.weights import Progress, silent
from agent.records import Scorecard, Transcript, Versions
from agent.settings import Settings
from agent.steps.grading import OnArea, grade, no_report
from agent.wiring.models import Models
from agent.wiring.versions import JUDGE_PROMPT, grading_versions


class Grader(Protocol):
    """Scores transcripts."""

    def versions(self, round_id: str) -> Versions:
        """Returns what is in force for grading a round.

        Raises:
            SettingError: the round has no rubric.
        """

    def grade(
        self,
        transcript: Transcript,
        on_area: OnArea = no_report,
        before: Scorecard | None = None,
        only: tuple[str, ...] = (),
    ) -> Scorecard:
        """Grades one transcript by its round's rubric.

        Args:
            transcript: what was said.
            on_area: as in `agent.steps.grading.grade`.
            before: as there.
            only: the areas to grade; all where none is named.

        Raises:
            SettingError: the round has no rubric.
            ModelRefusedError: the model will refuse every call.
        """


class AskGrader:
    """Asks a model for a judgement of each area.

    Args:
        model: who judges.
    """

    def __init__(self, model: ChatModel) -> None:
        self._model = model

    def versions(self, round_id: str) -> Versions:
        """See `Grader.versions`."""
        return grading_versions(round_id, self._model.stamp)

    def grade(
        self,
        transcript: Transcript,
        on_area: OnArea = no_report,
        before: Scorecard | None = None,
        only: tuple[str, ...] = (),
    ) -> Scorecard:
        """See `Grader.grade`."""
        rubric, prompt = assets.rubric(transcript.round), assets.prompt(JUDGE_PROMPT)
        versions = self.versions(transcript.round)
        if only:
            areas = tuple(rubric.area(area_id) for area_id in only)
            rubric = rubric.model_copy(update={"areas": areas})
        return grade(transcript, rubric, prompt, self._model, versions, on_area, before)


@contextmanager
def open_grader(
    settings: Settings, models: Models, progress: Progress = silent
) -> Iterator[Grader]:
    """Yields who grades.

    Args:
        settings: of the run.
        models: of the run.
        progress: is told how far a download has come.

    Raises:
        SettingError: the model's name cannot be used.
    """
    yield AskGrader(models.get("grader"))
