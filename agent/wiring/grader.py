"""What grades a transcript, whoever does it."""

from typing import Protocol

from agent.records import Scorecard, Transcript, Versions
from agent.steps.grading import OnArea, no_report


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
