"""The harness over a toy suite that says one thing and looks at what came back."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pydantic_evals import Case, Dataset

from agent.errors import ModelAnswerError, ModelRefusedError
from agent.ports.cassettes import Shelf
from agent.ports.chat import ChatModel, Message, Reply
from agent.ports.langchain_model import LangChainModel
from agent.records import Fixture, Run, RunVersions
from agent.wiring.evals.playing import Plan, play_suite
from agent.wiring.evals.suites import (
    Context,
    Expected,
    Inputs,
    Looks,
    Outcome,
    Played,
    Stage,
    Suite,
    finding,
)
from tests.doubles import Answer, Endpoint, NoPassages, ScriptedModel, endpoint
from tests.eval_builders import run as any_run

VERSIONS: RunVersions = any_run().versions


class Say(Inputs):
    text: str


class Hears(Expected):
    word: str


def _play(inputs: Say, expected: Hears | None, stage: Stage) -> Played:
    if inputs.text == "bug":
        raise ZeroDivisionError("a bug")
    reply = stage.model.complete([Message("user", inputs.text)], max_tokens=5)
    return Played(reply.value, stage.model.usage, tuple(stage.model.asked))


@dataclass(repr=False)
class SaysTheWord(Looks):
    def evaluate(self, ctx: Context) -> Outcome:
        if ctx.expected_output is None:
            return {}
        said = ctx.output.value
        return {
            "says-the-word": finding(ctx.expected_output.word in said, said),
            "length": finding(float(len(said)), said),
        }


SUITE = Suite("toy", "a toy", Say, Hears, _play, (SaysTheWord,))


def _cases(*texts: str) -> Dataset[Any, Any, Any]:
    made = Fixture(probes="a test", owner="tests", source="written here")
    return Dataset(
        name="toy",
        cases=[
            Case(
                name=f"case-{n}", inputs=Say(text=t), expected_output=Hears(word="a"), metadata=made
            )
            for n, t in enumerate(texts)
        ],
        evaluators=[SaysTheWord()],
    )


def _model(url: str, sample: int = 1) -> LangChainModel:
    model = LangChainModel("openai:m", base_url=url, api_key="k")
    return model if sample == 1 else model.sampled(sample, 0.5)


@pytest.fixture
def served() -> Iterator[Endpoint]:
    with endpoint(Answer("a first"), Answer("second"), Answer("a third")) as made:
        yield made


def _plan(
    folder: Path, mode: Any, url: str, *texts: str, repeats: int = 1, anew: bool = False
) -> Plan:
    return Plan(
        suite=SUITE,
        cases=_cases(*texts),
        mode=mode,
        model_name="openai:m",
        recorded=lambda sample: _model("http://127.0.0.1:9/v1", sample),
        live=lambda sample: _model(url, sample),
        retriever=NoPassages(),
        shelf=Shelf((folder,)),
        repeats=repeats,
        anew=anew,
    )


def _played(plan: Plan) -> tuple[Run, list[str]]:
    told: list[str] = []
    run = play_suite(plan, VERSIONS, lambda case, repeat, outcome: told.append(outcome))
    return run, told


def _statuses(run: Run) -> list[str]:
    return [result.status for result in run.results]


def test_what_was_recorded_is_replayed_without_the_model(tmp_path: Path, served: Endpoint) -> None:
    recorded, _ = _played(_plan(tmp_path, "record", served.url, "one", "two"))
    replayed, told = _played(_plan(tmp_path, "replay", "http://127.0.0.1:9/v1", "one", "two"))
    assert told == ["kept", "kept"]
    assert [r.checks for r in replayed.results] == [r.checks for r in recorded.results]
    assert [r.checks["says-the-word"].passed for r in replayed.results] == [True, False]
    assert len(served.requests) == 2


def test_a_replay_costs_the_seconds_of_the_recording(tmp_path: Path, served: Endpoint) -> None:
    recorded, _ = _played(_plan(tmp_path, "record", served.url, "one"))
    replayed, _ = _played(_plan(tmp_path, "replay", "", "one"))
    assert replayed.results[0].usage == recorded.results[0].usage


def test_a_changed_case_is_stale_by_name_and_the_others_are_not(
    tmp_path: Path, served: Endpoint
) -> None:
    _played(_plan(tmp_path, "record", served.url, "one", "two"))
    run, told = _played(_plan(tmp_path, "replay", "", "one", "another"))
    assert _statuses(run) == ["done", "stale"]
    assert run.results[1].reason.startswith("needs recording: a request has changed")
    assert told[1].startswith("stale: needs recording")
    assert run.results[1].checks == {}


def test_a_case_that_was_never_recorded_is_stale(tmp_path: Path) -> None:
    run, _ = _played(_plan(tmp_path, "replay", "", "one"))
    assert run.results[0].reason == "needs recording: it was never recorded"


def test_recording_again_keeps_what_still_fits(tmp_path: Path, served: Endpoint) -> None:
    _played(_plan(tmp_path, "record", served.url, "one", "two"))
    _, told = _played(_plan(tmp_path, "record", served.url, "one", "another"))
    assert told == ["kept", "recorded"]
    assert len(served.requests) == 3


def test_recording_anew_asks_again(tmp_path: Path, served: Endpoint) -> None:
    _played(_plan(tmp_path, "record", served.url, "one"))
    _, told = _played(_plan(tmp_path, "record", served.url, "one", anew=True))
    assert told == ["recorded"]
    assert len(served.requests) == 2


def test_every_repeat_is_a_sample_of_its_own(tmp_path: Path, served: Endpoint) -> None:
    recorded, _ = _played(_plan(tmp_path, "record", served.url, "one", repeats=3))
    replayed, told = _played(_plan(tmp_path, "replay", "", "one", repeats=3))
    assert [body.get("seed") for body in served.requests] == [None, 2, 3]
    assert [r.repeat for r in replayed.results] == [1, 2, 3]
    assert [r.checks["says-the-word"].passed for r in replayed.results] == [True, False, True]
    assert told == ["kept"] * 3
    assert len(list(tmp_path.rglob("*.yaml"))) == 3
    assert len(recorded.results) == 3


def test_a_further_repeat_is_not_answered_from_an_earlier_one(
    tmp_path: Path, served: Endpoint
) -> None:
    _played(_plan(tmp_path, "record", served.url, "one"))
    run, _ = _played(_plan(tmp_path, "replay", "", "one", repeats=2))
    assert _statuses(run) == ["done", "stale"]


def test_an_answer_that_cannot_be_used_is_recorded_and_fails_again(tmp_path: Path) -> None:
    with endpoint(Answer("")) as silent:
        run, _ = _played(_plan(tmp_path, "record", silent.url, "one"))
    again, told = _played(_plan(tmp_path, "replay", "", "one"))
    assert _statuses(run) == _statuses(again) == ["failed"]
    assert again.results[0].reason == "m answered nothing"
    assert told == ["failed: m answered nothing"]


def test_a_refusal_is_not_recorded(tmp_path: Path) -> None:
    with endpoint(Answer(status=401)) as closed:
        run, _ = _played(_plan(tmp_path, "record", closed.url, "one"))
    assert _statuses(run) == ["failed"]
    assert list(tmp_path.rglob("*.yaml*")) == []


def test_a_bug_is_not_a_bad_result(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        _played(_plan(tmp_path, "replay", "", "bug"))


def test_a_bug_in_an_evaluator_is_not_a_bad_result(
    tmp_path: Path, served: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: SaysTheWord, ctx: Context) -> Outcome:
        raise KeyError("a bug in here")

    monkeypatch.setattr(SaysTheWord, "evaluate", broken)
    with pytest.raises(RuntimeError, match="a bug in here"):
        _played(_plan(tmp_path, "live", served.url, "one"))


class _Slow(ScriptedModel):
    """Answers only when two cases are being played at once."""

    def __init__(self) -> None:
        super().__init__("a", "a")
        self._meet = threading.Barrier(2, timeout=10)

    def complete(
        self,
        messages: Any,
        *,
        max_tokens: int,
        stop: Any = (),
        on_text: Callable[[str], None] | None = None,
    ) -> Reply[str]:
        self._meet.wait()
        return super().complete(messages, max_tokens=max_tokens)


def test_a_live_run_plays_several_cases_at_once(tmp_path: Path) -> None:
    model: ChatModel = _Slow()
    plan = _plan(tmp_path, "live", "", "one", "two")
    run = play_suite(
        Plan(
            suite=SUITE,
            cases=plan.cases,
            mode="live",
            model_name="m",
            recorded=lambda sample: model,
            live=lambda sample: model,
            retriever=NoPassages(),
            shelf=plan.shelf,
            jobs=2,
        ),
        VERSIONS,
    )
    assert _statuses(run) == ["done", "done"]


@pytest.mark.parametrize("error", [ModelAnswerError("no"), ModelRefusedError("no")])
def test_one_failing_case_stops_no_other(tmp_path: Path, error: Exception) -> None:
    model = ScriptedModel(error, "a")  # type: ignore[arg-type]
    plan = _plan(tmp_path, "live", "", "one", "two")
    live = Plan(
        suite=SUITE,
        cases=plan.cases,
        mode="live",
        model_name="m",
        recorded=lambda sample: model,
        live=lambda sample: model,
        retriever=NoPassages(),
        shelf=plan.shelf,
    )
    assert _statuses(play_suite(live, VERSIONS)) == ["failed", "done"]
