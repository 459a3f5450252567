"""A strong model as the grader."""

from agent import assets
from agent.ports.chat import ChatModel, SampledModel
from agent.records import Scorecard, Stamp, Transcript, Versions
from agent.steps.grading import OnArea, no_report
from agent.steps.strong_grading import grade_strong
from agent.wiring.versions import STRONG_PROMPT, grading_versions

_TEMPERATURE = 0.7
"""How freely each of several samples draws; a single one is drawn at 0."""


class StrongGrader:
    """Asks a strong model for a full judgement of each area, once or several times.

    Args:
        model: who judges.
        samples: how often each area is graded, 1 or more.
        seed: of the samples and of the order of the areas.

    Raises:
        TypeError: several samples are asked of a model that cannot be drawn from.
    """

    def __init__(self, model: ChatModel, samples: int = 1, seed: int = 0) -> None:
        self._model, self._samples, self._seed = model, samples, seed
        self._sampled = _sampled(model) if samples > 1 else None

    def versions(self, round_id: str) -> Versions:
        """See `Grader.versions`. Several samples are named beside the prompt."""
        found = grading_versions(round_id, self._model.stamp, STRONG_PROMPT)
        if self._samples == 1:
            return found
        samples = Stamp(id="samples", version=f"{self._samples} from seed {self._seed}")
        return found.model_copy(update={"prompts": (*found.prompts, samples)})

    def grade(
        self,
        transcript: Transcript,
        on_area: OnArea = no_report,
        before: Scorecard | None = None,
        only: tuple[str, ...] = (),
    ) -> Scorecard:
        """See `Grader.grade`."""
        rubric = assets.rubric(transcript.round).only(only)
        prompt = assets.prompt(STRONG_PROMPT)
        versions = self.versions(transcript.round)
        return grade_strong(
            transcript,
            rubric,
            prompt,
            self._drawn(),
            versions,
            self._seed,
            on_area,
            before,
        )

    def _drawn(self) -> list[ChatModel]:
        if self._sampled is None:
            return [self._model]
        seeds = range(self._seed, self._seed + self._samples)
        return [self._sampled.sampled(seed, _TEMPERATURE) for seed in seeds]


def _sampled(model: ChatModel) -> SampledModel:
    if not isinstance(model, SampledModel):
        raise TypeError(f"{model.stamp.id} cannot be drawn from")
    return model
