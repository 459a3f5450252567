"""A run of a suite, from the settings to the run file."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_evals import Dataset

from agent import assets
from agent.errors import EvalError
from agent.ports.cassettes import CassetteKey, Shelf
from agent.ports.chat import ChatModel
from agent.ports.files import file_name, read_file, write_whole
from agent.ports.langchain_model import LangChainModel
from agent.ports.weights import Progress, silent
from agent.records import Run, Stamp
from agent.records.evaluation import RunMode
from agent.settings import Settings
from agent.wiring.corpus import index_guides, open_index
from agent.wiring.evals.fixtures import chosen, fixtures_stamp, read_fixtures
from agent.wiring.evals.locking import prompt_texts, run_versions
from agent.wiring.evals.playing import OnCase, Plan, play_suite, unheard
from agent.wiring.evals.suites import Suite, find_suite
from agent.wiring.models import Models, open_models, replayed_chat
from agent.wiring.versions import guides_stamp

_LARGEST_RUN = 200 << 20


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked to be played.

    Attributes:
        suite: the suite's id.
        mode: `replay`, `live` or `record`.
        model: PROVIDER:NAME; the default embedded model where it is empty.
        cases: names of cases; all where none is named.
        tag: only cases of this tag, where it is not empty.
        repeats: samples a case.
        temperature: of the samples.
        anew: records also what still fits.
        jobs: cases at once, in a live run.
        shelf: folders of recordings; `evals/cassettes` where none is given.
        baselines: whole interviews alone: two other ways to probe are played on the same moments.
        levels: whole interviews alone: they are graded, to see how far levels come back.
    """

    suite: str
    mode: RunMode
    model: str = ""
    cases: tuple[str, ...] = ()
    tag: str = ""
    repeats: int = 1
    temperature: float = 0.0
    anew: bool = False
    jobs: int = 1
    shelf: tuple[Path, ...] = ()
    baselines: bool = False
    levels: bool = False


def cassettes() -> Path:
    """Returns where the recordings are kept."""
    return assets.data_root() / "evals" / "cassettes"


def run_suite(
    order: Order,
    settings: Settings,
    on_case: OnCase = unheard,
    progress: Progress = silent,
) -> Run:
    """Plays a suite as ordered.

    Raises:
        EvalError: there is no such suite.
        DataError: a fixture is broken, or none is left.
        SettingError: the model cannot be used.
    """
    suite = find_suite(order.suite)
    cases = chosen(read_fixtures(suite), order.cases, order.tag)
    return run_cases(suite, cases, order, settings, on_case, progress)


def run_cases(
    suite: Suite,
    cases: Dataset[Any, Any, Any],
    order: Order,
    settings: Settings,
    on_case: OnCase = unheard,
    progress: Progress = silent,
) -> Run:
    """Plays cases of a suite as ordered.

    Args:
        suite: how they are played.
        cases: those that are; the order's own names are passed over.
        order: the fixtures in force are those of its suite.
        settings: of the run.
        on_case: is told of every sample when it is done.
        progress: is told how far a download has come.

    Raises:
        SettingError: the model cannot be used.
    """
    index = open_index(settings, progress, f"evals/index-{guides_stamp().sha256}")
    index_guides(index)
    name = order.model or f"embedded:{assets.known_models().embedded[0].id}"
    own = settings.gguf if order.model == "embedded" else None
    asked = replace(settings, model=name, grader_model=name, gguf=own)
    with open_models(asked, progress) as models:
        name = models.name("grader")
        plan = Plan(
            suite=suite,
            cases=cases,
            mode=order.mode,
            model_name=name,
            recorded=lambda sample: _sampled(replayed_chat(name), order, sample),
            live=lambda sample: _sampled(models.get("grader"), order, sample),
            retriever=index,
            shelf=Shelf(order.shelf or (cassettes(),)),
            repeats=order.repeats,
            anew=order.anew,
            jobs=order.jobs,
        )
        stamp = _stamp(models, name, order)
        fixtures = fixtures_stamp(find_suite(order.suite))
        run = play_suite(plan, run_versions(fixtures, stamp, index.stamp), on_case)
    return run.model_copy(update={"temperature": order.temperature, "texts": prompt_texts()})


def _stamp(models: Models, name: str, order: Order) -> Stamp:
    """The model's stamp, without starting it where its weights are known."""
    known = {f"embedded:{each.id}" for each in assets.known_models().embedded}
    if order.mode == "replay" or name in known:
        return replayed_chat(name).stamp
    return models.get("grader").stamp


def _sampled(model: LangChainModel, order: Order, sample: int) -> ChatModel:
    """The model as it answers in one sample; the first at 0 asks just as the product does."""
    if sample == 1 and order.temperature == 0:
        return model
    return model.sampled(sample, order.temperature)


def write_run(run: Run, path: Path) -> None:
    """Writes a run file, whole.

    Raises:
        StorageError: the disk is full or the folder cannot be written.
    """
    write_whole(path, run.model_dump_json(indent=1) + "\n")


def read_run(path: Path) -> Run:
    """Reads a run file.

    Raises:
        EvalError: the file is missing, or is no run of this version.
    """
    data = read_file(path, _LARGEST_RUN, EvalError)
    try:
        return Run.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        raise EvalError(
            f"{path} is not a run file of this version ({place}: {first['msg']})",
            "make it anew with 'mockloop eval run'",
        ) from error


def run_file(settings: Settings, run: Run) -> Path:
    """Returns where a run is kept when no file is named: by time, suite and model."""
    moment = run.started[:19].replace(":", "").replace("-", "")
    model = file_name(run.versions.model.id.removeprefix("embedded:"))
    return settings.home / "runs" / f"{moment}-{run.suite}-{model}.json"


def recording_of(suite: str, case: str, model: str = "", repeat: int = 1) -> Path:
    """Returns where a recording lies.

    Raises:
        EvalError: there is no such suite or recording.
        DataError: the suite has no such case.
    """
    chosen(read_fixtures(find_suite(suite)), (case,))
    name = model or f"embedded:{assets.known_models().embedded[0].id}"
    key = CassetteKey(suite, name, case, repeat)
    found = next(Shelf((cassettes(),)).found(key), None)
    if found is None:
        raise EvalError(
            f"case {case} of {suite} has no recording of {name}, sample {repeat}",
            f"it makes no request, or: mockloop eval record {suite} --case {case}",
        )
    return found
