"""Who grades: a strong model or a small one that is asked, or a probe over a small one's states."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Literal

from agent import assets
from agent.ports.chat import ChatModel
from agent.ports.hidden import HiddenReader
from agent.ports.weights import Progress, silent
from agent.records import Scorecard, Transcript, Versions
from agent.settings import Settings
from agent.steps.addressed import GAP, without_addressed
from agent.steps.grading import OnArea, content_hash, grade, no_report
from agent.steps.logistic import Floats
from agent.wiring.grader import Grader
from agent.wiring.models import Models, is_embedded
from agent.wiring.probe_grader import (
    Probe,
    TurnVectors,
    grade_by_probe,
    open_reader,
    shipped_card,
    shipped_probe,
)
from agent.wiring.strong_grader import StrongGrader
from agent.wiring.versions import JUDGE_PROMPT, PROBE_PROMPT, grading_versions

Strategy = Literal["ask", "strong"]
"""How a model is asked to grade."""


class AskGrader:
    """Asks a model for a judgement of each area. What speaks to whoever grades is not shown to it.

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
        versions, said = self.versions(transcript.round), without_addressed(transcript, GAP)
        card = grade(said, rubric.only(only), prompt, self._model, versions, on_area, before)
        return card.model_copy(update={"transcript_sha256": content_hash(transcript)})


class ProbeGrader:
    """Reads scores from hidden states; a round that no probe was fitted for is asked about.

    Args:
        probe: what was fitted.
        reader: reads as the probe's card says.
        embed: gives sentence embeddings.
        otherwise: opens the grader of the other rounds, when there is one to grade.
    """

    def __init__(
        self,
        probe: Probe,
        reader: HiddenReader,
        embed: Callable[[Iterable[str]], Mapping[str, Floats]],
        otherwise: Callable[[], Grader],
    ) -> None:
        self._probe, self._reader, self._embed = probe, reader, embed
        self._otherwise = otherwise

    def versions(self, round_id: str) -> Versions:
        """See `Grader.versions`."""
        if round_id not in self._probe.numbers:
            return self._otherwise().versions(round_id)
        return grading_versions(round_id, self._reader.stamp, PROBE_PROMPT, self._probe.stamp)

    def grade(
        self,
        transcript: Transcript,
        on_area: OnArea = no_report,
        before: Scorecard | None = None,
        only: tuple[str, ...] = (),
    ) -> Scorecard:
        """See `Grader.grade`; what was read before costs nothing, so `before` is not needed."""
        if transcript.round not in self._probe.numbers:
            return self._otherwise().grade(transcript, on_area, before, only)
        areas = [a for a in assets.rubric(transcript.round).areas if not only or a.id in only]
        versions = self.versions(transcript.round)
        return grade_by_probe(
            transcript, areas, self._probe, self._reader, self._embed, versions, on_area
        )


@contextmanager
def open_judge(
    settings: Settings, models: Models, progress: Progress = silent, samples: int = 1
) -> Iterator[Grader]:
    """Yields who judges: the probe where the embedded model is to, else the model that is named.

    Args:
        settings: of the run.
        models: of the run.
        progress: is told how far a download has come.
        samples: how often a hosted model grades each area.

    Raises:
        SettingError: the model's name cannot be used, or the probe no longer fits.
        DataError: the probe's files are damaged.
    """
    if not by_probe(settings, models):
        yield asking_grader(models.get("grader"), samples, suited_to(models.name("grader")))
        return
    probe = shipped_probe()
    with ExitStack() as stack:
        reader = open_reader(settings, probe.card.model, probe.card.layer, stack, progress)
        embed = TurnVectors(settings, progress)
        yield ProbeGrader(probe, reader, embed, lambda: AskGrader(models.get("grader")))


def asking_grader(model: ChatModel, samples: int = 1, strategy: Strategy | None = None) -> Grader:
    """Returns who grades by asking a model.

    Args:
        model: who is asked.
        samples: how often a strong one grades each area.
        strategy: `ask` for one short judgement an area, `strong` for a full one; what suits the
            model where it is None: a full one is more than an embedded model can give.
    """
    if (strategy or suited_to(model.stamp.id)) == "ask":
        return AskGrader(model)
    return StrongGrader(model, samples)


def suited_to(name: str) -> Strategy:
    """Returns how a PROVIDER:NAME is best asked."""
    return "ask" if is_embedded(name) else "strong"


def by_probe(settings: Settings, models: Models) -> bool:
    """Whether the embedded model, and not one of the user's own, is to grade."""
    return is_embedded(models.name("grader")) and settings.gguf is None


def grader_name(settings: Settings, models: Models) -> str:
    """Returns who grades, for people.

    Raises:
        SettingError: the model's name cannot be used, or the probe no longer fits.
    """
    name = models.name("grader")
    if not by_probe(settings, models):
        return name
    card = shipped_card()
    rounds = ", ".join(fit.round for fit in card.rounds)
    read = f"embedded:{card.model}, read at layer {card.layer} (probe {card.version}; {rounds})"
    return f"{read}, else {name}"


def samples_note(models: Models, samples: int) -> str:
    """Returns what to say where several samples are asked for and make no difference."""
    name = models.name("grader")
    if samples == 1 or not is_embedded(name):
        return ""
    return f"--samples is passed over: {name} grades once; samples are for a hosted model"
