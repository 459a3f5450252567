"""What the baselines ask: one task an answer, with the key that the answer is kept under."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from agent import assets
from agent.ports.judge import AreaJudge, AreaTask
from agent.ports.kept_texts import KeptTexts
from agent.records import Answers, Area, Prompt, Rubric, Stamp
from agent.steps.baselines import (
    area_text,
    checklist,
    checklist_messages,
    digit,
    digit_messages,
    drawn,
    one_call,
    one_call_messages,
)
from agent.steps.grading import shared_messages
from agent.wiring.labelled import Labelled
from agent.wiring.models import Models

if TYPE_CHECKING:
    from agent.ports.baselines_deepeval import GEvalJudge
    from agent.ports.baselines_openevals import OpenevalsJudge
    from agent.ports.chat import ChatModel

PROMPT = "judges/baselines"
VERSION = "1"
"""Raised when what a baseline does with an answer changes; its prompt has a version of its own."""

GROUPS = (("one-call", "digit", "checklist"), ("openevals",), ("geval",))
"""The baselines that are asked together, the cheapest first."""
GRADERS = {
    "one-call": ("one-call",),
    "digit": ("digit",),
    "checklist": ("checklist", "checklist-mean"),
    "openevals": ("openevals",),
    "geval": ("geval", "geval-plain"),
}
"""The names that a baseline's scores are given under."""
_AREAS = 2
"""How many areas of a transcript the libraries are asked about, which take a text an area."""
_NOTHING_SAID = "(Nothing was said about this area.)"


class Asking:
    """What the tasks of one run share, each opened when it is first needed.

    Args:
        models: of the run.
        kept: where answers are kept.
    """

    def __init__(self, models: Models, kept: KeptTexts) -> None:
        self._models = models
        self.kept = kept

    @cached_property
    def model(self) -> "ChatModel":
        """The model that is asked."""
        return self._models.get("grader")

    @cached_property
    def stamp(self) -> Stamp:
        """The model's stamp."""
        return self.model.stamp

    @cached_property
    def prompt(self) -> Prompt:
        """The baselines' own prompt."""
        return assets.prompt(PROMPT)

    @cached_property
    def openevals(self) -> "OpenevalsJudge":
        """openevals over the model.

        Raises:
            SettingError: it is not installed, or the model's endpoint is of another kind.
        """
        from agent.ports.baselines_openevals import OpenevalsJudge

        return OpenevalsJudge(self._models.endpoint("grader"), GRADERS["openevals"][0])

    @cached_property
    def geval(self) -> "GEvalJudge":
        """GEval over the model.

        Raises:
            SettingError: it is not installed, or the model's endpoint is of another kind.
        """
        from agent.ports.baselines_deepeval import GEvalJudge
        from agent.ports.remembered_chat import RememberedChat

        endpoint = self._models.endpoint("grader")
        chat = RememberedChat(endpoint, self.stamp, self.kept)
        return GEvalJudge(chat, *GRADERS["geval"], bounded=endpoint.bounded)


@dataclass(frozen=True, slots=True)
class Task:
    """One answer to get.

    Attributes:
        baseline: its name.
        version: of the baseline, with the library's where there is one.
        labelled: the transcript.
        areas: ids of the areas that the raters assessed and this answer scores.
        key: what the answer is kept under: baseline, version, model, and all that is asked.
        ask: gets the answer.
    """

    baseline: str
    version: str
    labelled: Labelled
    areas: tuple[str, ...]
    key: tuple[object, ...]
    ask: Callable[[], Answers]

    @property
    def transcript(self) -> str:
        """The transcript's id."""
        return self.labelled.transcript.id


def tasks(group: Sequence[str], chosen: Sequence[Labelled], asking: Asking) -> list[Task]:
    """Returns all tasks of baselines that are asked together, in the order of asking.

    Raises:
        SettingError: a library is not installed.
    """
    if group[0] in GROUPS[0]:
        return [task for each in chosen for name in group for task in _whole(name, each, asking)]
    by_area = {
        (each.transcript.round, area.id): area
        for each in chosen
        for area in assets.rubric(each.transcript.round).areas
    }
    return [
        _of_area(name, each, area, asking)
        for name in group
        for (round_id, area_id), area in sorted(by_area.items())
        for each in chosen
        if each.transcript.round == round_id and area_id in _drawn(each)
    ]


def _drawn(each: Labelled) -> frozenset[str]:
    """The areas of a transcript that the libraries are asked about."""
    assessed = [area for area, score in each.scores.items() if score is not None]
    return drawn(each.transcript.id, assessed, _AREAS)


def _whole(name: str, each: Labelled, asking: Asking) -> Iterator[Task]:
    """The tasks that read one whole transcript."""
    rubric, prompt = assets.rubric(each.transcript.round), asking.prompt
    shared = shared_messages(each.transcript, rubric, prompt)
    areas = [area for area in rubric.areas if each.scores.get(area.id) is not None]
    if name == "one-call":
        messages = one_call_messages(shared, rubric, prompt)
        ask = partial(one_call, messages, rubric, asking.model, *GRADERS[name])
        yield _task(name, VERSION, each, areas, [m.text for m in messages], asking, ask)
        return
    for area in areas:
        if name == "digit":
            messages = digit_messages(shared, area, prompt)
            ask = partial(digit, messages, area, asking.model, *GRADERS[name])
            yield _task(name, VERSION, each, [area], [m.text for m in messages], asking, ask)
        else:
            items = checklist_messages(shared, area, prompt)
            ask = partial(checklist, items, area, asking.model, *GRADERS[name])
            texts = [m.text for item in items for m in item]
            yield _task(name, VERSION, each, [area], texts, asking, ask)


def _of_area(name: str, each: Labelled, area: Area, asking: Asking) -> Task:
    """The task that gives a library what was said about one area."""
    judge: AreaJudge
    rubric = assets.rubric(each.transcript.round)
    if name == "openevals":
        judge, version = asking.openevals, asking.openevals.version
        criteria = _template(area, rubric, asking.prompt)
    else:
        judge, version = asking.geval, asking.geval.version
        criteria = asking.prompt.render("criteria", title=area.title, definition=area.definition)
    quoted = {turn for turn, _ in each.quoted.get(area.id, ())}
    text = area_text(each.transcript, area, quoted) or _NOTHING_SAID
    given = AreaTask(area.id, criteria, rubric.scale, text)
    scale = [grade.model_dump() for grade in rubric.scale]
    version, ask = f"{VERSION}, {version}", partial(judge.judge, given)
    return _task(name, version, each, [area], [criteria, scale, text], asking, ask)


def _template(area: Area, rubric: Rubric, prompt: Prompt) -> str:
    """openevals' template; a brace of the rubric's own would be one of its variables."""
    return prompt.render(
        "template",
        title=_braced(area.title),
        definition=_braced(area.definition),
        scale=_braced("\n".join(f"{g.score} = {g.name}: {g.meaning}" for g in rubric.scale)),
    )


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _task(
    name: str,
    version: str,
    each: Labelled,
    areas: Sequence[Area],
    given: Sequence[object],
    asking: Asking,
    ask: Callable[[], Answers],
) -> Task:
    ids = tuple(area.id for area in areas)
    key = (name, version, asking.stamp.model_dump(), ids, list(given))
    return Task(name, version, each, ids, key, ask)
