"""The baselines: other ways to make the same model grade, run on a fixed part of the labels.

- `one-call`: the whole transcript, one JSON answer for all areas; what most products do.
- `digit`: the whole transcript, one token an area; the expectation over the digits 1 to 5.
- `checklist`: the whole transcript, a yes/no token a criterion; the share of yes, and the mean of
  P(Yes) / (P(Yes) + P(No)) as `checklist-mean`.
- `openevals`: `create_llm_as_judge` with the choices 1 to 5.
- `geval`: deepeval's GEval, weighted by log-probabilities, and without as `geval-plain`.

The first three are asked transcript by transcript with the transcript first; the libraries put
their own words first and are asked area by area, with the exchanges of the area only (see
`agent.steps.baselines.area_text`). Both orders let the server's prompt cache do its work.

Every answer is kept under MOCKLOOP_HOME by what was asked of which model, so that an interrupted
run goes on where it was.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from agent import assets
from agent.errors import SettingError
from agent.ports.kept_texts import KeptTexts
from agent.ports.weights import Progress, silent
from agent.records import Answers, Given, Stamp, Usage
from agent.settings import Settings
from agent.steps.baselines import subset
from agent.wiring.baseline_tasks import GRADERS, GROUPS, Asking, Task, tasks
from agent.wiring.given import write_given
from agent.wiring.labelled import MEASURED, Labelled, labelled
from agent.wiring.models import open_models

NAMES = tuple(name for group in GROUPS for name in group)
"""The baselines, the cheapest first."""
MODEL = "embedded:qwen2.5-coder-0.5b"
"""The model whose hidden states the embedded grader reads: baselines are compared on the same."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for.

    Attributes:
        only: baselines to run; all where none is named.
        model: PROVIDER:NAME; `MODEL` where it is empty.
        limit: how many transcripts of the subset to ask about; all where it is 0.
    """

    only: tuple[str, ...] = ()
    model: str = ""
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a baseline.

    Attributes:
        baseline: its name.
        asked: tasks that were asked now; the others were kept from before.
        lines: how many lines each of its graders has now.
        unscored: how many of them have no score.
        usage: what all of these lines cost, now or before.
    """

    baseline: str
    asked: int
    lines: dict[str, int]
    unscored: dict[str, int]
    usage: Usage


class Watch(Protocol):
    """Is told how far a run has come."""

    def __call__(
        self, baseline: str, transcript: str, done: int, total: int, left_s: float
    ) -> None:
        """Takes what was done last, how many of this part, and seconds that are likely left."""


def unwatched(baseline: str, transcript: str, done: int, total: int, left_s: float) -> None:
    """A `Watch` that shows nothing."""


def run_baselines(
    order: Order, settings: Settings, watch: Watch = unwatched, progress: Progress = silent
) -> Iterator[Ran]:
    """Runs baselines, and writes `evals/labelled/given/GRADER.jsonl` for each of their graders.

    A file holds a line an area that the raters assessed, of the transcripts that were asked about
    so far; what a run with another model wrote is replaced.

    Args:
        order: what to run.
        settings: of the run.
        watch: is told how far it has come.
        progress: is told how far a download has come.

    Raises:
        EvalError: the labelled transcripts are not there.
        SettingError: a name cannot be used, or a library is not installed.
        ModelRefusedError: the model will refuse every call.
        ModelUnavailableError: it could not be reached; what was done is kept.
        StorageError: an answer or a file cannot be written.
    """
    groups = _chosen(order.only)
    chosen = list(part_of(labelled(MEASURED)))
    wanted = {each.transcript.id for each in chosen[: order.limit or None]}
    name = order.model or MODEL
    asked = replace(settings, model=name, grader_model=name)
    with open_models(asked, progress) as models:
        asking = Asking(models, KeptTexts(settings.home / "baselines"))
        plans = [(group, tasks(group, chosen, asking)) for group in groups]
        for group, todo in plans:
            counts = dict.fromkeys(group, 0)
            try:
                for task in _ask([t for t in todo if t.transcript in wanted], asking.kept, watch):
                    counts[task.baseline] += 1
            finally:
                found = {n: _write(n, todo, asking) for n in group}
            yield from (replace(found[n], asked=counts[n]) for n in group)


def part_of(every: Iterable[Labelled]) -> Iterator[Labelled]:
    """Yields the labelled transcripts that baselines are run on."""
    return subset([(e.transcript.id, e.transcript.round, e.kind, e) for e in every])


def _chosen(only: Sequence[str]) -> list[tuple[str, ...]]:
    if unknown := [name for name in only if name not in NAMES]:
        raise SettingError(
            f"there is no baseline {unknown[0]!r}", f"choose one of {', '.join(NAMES)}"
        )
    wanted = [tuple(name for name in group if not only or name in only) for group in GROUPS]
    return [group for group in wanted if group]


def _ask(todo: Sequence[Task], kept: KeptTexts, watch: Watch) -> Iterator[Task]:
    """Asks what is not kept yet, keeps each answer, and yields what was asked."""
    left = [task for task in todo if kept.get(*task.key) is None]
    started = time.monotonic()
    for number, task in enumerate(left, 1):
        kept.put(task.ask().model_dump_json(), *task.key)
        left_s = (time.monotonic() - started) / number * (len(left) - number)
        watch(task.baseline, task.transcript, number, len(left), left_s)
        yield task


def _write(baseline: str, every: Sequence[Task], asking: Asking) -> Ran:
    """Writes the files of a baseline's graders from what is kept."""
    own = [task for task in every if task.baseline == baseline]
    found = [(task, text) for task in own if (text := asking.kept.get(*task.key)) is not None]
    answers = [(task, Answers.model_validate_json(text)) for task, text in found]
    lines = {g: _lines(g, answers, asking.stamp) for g in GRADERS[baseline]}
    for grader, given in lines.items():
        write_given(grader, given)
    return Ran(
        baseline=baseline,
        asked=0,
        lines={grader: len(given) for grader, given in lines.items()},
        unscored={g: sum(each.score is None for each in given) for g, given in lines.items()},
        usage=sum((each.usage for _, each in answers), Usage()),
    )


def _lines(grader: str, answers: Sequence[tuple[Task, Answers]], model: Stamp) -> list[Given]:
    """The lines of a grader, by transcript and in the order of its areas."""
    made = [
        Given(
            transcript=task.transcript,
            round=task.labelled.transcript.round,
            kind=task.labelled.kind,
            area=area,
            grader=grader,
            score=each.judged[area][grader].score,
            reason=each.judged[area][grader].reason,
            model=model.id,
            version=task.version,
        )
        for task, each in answers
        for area in task.areas
    ]
    order = {
        area.id: place
        for round_id in {line.round for line in made}
        for place, area in enumerate(assets.rubric(round_id).areas)
    }
    return sorted(made, key=lambda line: (line.transcript, order[line.area]))
