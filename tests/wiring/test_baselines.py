"""The baselines from the labels to their files, over an endpoint that is scripted."""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from agent import assets
from agent.errors import ModelUnavailableError, SettingError
from agent.records import Given
from agent.settings import Settings
from agent.wiring import baseline_tasks
from agent.wiring.baselines import Order, Ran, part_of, run_baselines
from agent.wiring.given import given
from agent.wiring.labelled import MEASURED, labelled
from tests.doubles import Answer, Endpoint, endpoint
from tests.written_labels import written_labels

SETTINGS = Settings.read()
CHOSEN = list(part_of(labelled(MEASURED)))
FIRST = CHOSEN[0]
ASSESSED = [area for area, score in FIRST.scores.items() if score is not None]


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    with written_labels(tmp_path) as made:
        yield made


def _odds(**shares: float) -> Answer:
    tops = [
        {"token": token.strip("_"), "logprob": math.log(share), "bytes": None}
        for token, share in shares.items()
    ]
    content = [{"token": "x", "logprob": -1.0, "bytes": None, "top_logprobs": tops}]
    choice: dict[str, Any] = {
        "index": 0,
        "message": {"role": "assistant", "content": "x"},
        "finish_reason": "length",
        "logprobs": {"content": content, "refusal": None},
    }
    usage = {"prompt_tokens": 100, "completion_tokens": 1, "total_tokens": 101}
    whole = {"id": "x", "object": "chat.completion", "created": 1, "model": "m"}
    return Answer(body=json.dumps({**whole, "choices": [choice], "usage": usage}))


def _run(served: Endpoint, home: Path, *only: str, limit: int = 1) -> list[Ran]:
    settings = replace(SETTINGS, home=home, base_url=served.url, gguf=None)
    return list(run_baselines(Order(only, "openai:m", limit), settings))


def _texts(served: Endpoint) -> list[str]:
    return [str(body["messages"][-1]["content"]) for body in served.requests]


def _scores(lines: Sequence[Given]) -> list[float | None]:
    return [line.score for line in lines]


def test_a_baseline_writes_a_line_an_assessed_area(data: Path, tmp_path: Path) -> None:
    with endpoint(_odds(_4=0.6, _2=0.2)) as served:
        (ran,) = _run(served, tmp_path, "digit")
    lines = given("digit")
    assert [line.area for line in lines] == ASSESSED
    assert _scores(lines) == pytest.approx([3.5] * len(ASSESSED))
    line = lines[0]
    assert (line.transcript, line.kind) == (FIRST.transcript.id, FIRST.kind)
    assert (line.round, line.grader) == (FIRST.transcript.round, "digit")
    assert (line.model, line.version) == ("openai:m", baseline_tasks.VERSION)
    assert ran.lines == {"digit": len(ASSESSED)}
    assert ran.unscored == {"digit": 0}
    assert ran.asked == len(ASSESSED)
    assert ran.usage.tokens_evaluated == 100 * len(ASSESSED)


def test_the_transcript_comes_first_and_the_area_last(data: Path, tmp_path: Path) -> None:
    with endpoint(_odds(_4=0.6)) as served:
        _run(served, tmp_path, "digit")
    texts = _texts(served)
    heads = {text.partition("</transcript>")[0] for text in texts}
    assert len(heads) == 1
    assert len(set(texts)) == len(ASSESSED)


def test_what_was_answered_is_not_asked_again(data: Path, tmp_path: Path) -> None:
    with endpoint(_odds(_4=0.6)) as served:
        _run(served, tmp_path, "digit")
        sent = len(served.requests)
        (again,) = _run(served, tmp_path, "digit")
        assert len(served.requests) == sent
        assert again.asked == 0
        assert again.lines == {"digit": len(ASSESSED)}
        _run(served, tmp_path, "digit", limit=2)
        assert len(served.requests) > sent


def test_a_run_that_broke_off_goes_on_where_it_was(data: Path, tmp_path: Path) -> None:
    with endpoint(_odds(_4=0.6), *[Answer(status=500)] * 9) as served:
        with pytest.raises(ModelUnavailableError):
            _run(served, tmp_path, "digit")
        assert len(given("digit")) == 1, "what was answered is written"
        served.answers[:] = [_odds(_2=0.6)]
        (ran,) = _run(served, tmp_path, "digit")
    assert ran.asked == len(ASSESSED) - 1
    assert _scores(given("digit")) == pytest.approx([4.0, *[2.0] * (len(ASSESSED) - 1)])


def test_another_version_is_asked_anew(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with endpoint(_odds(_4=0.6)) as served:
        _run(served, tmp_path, "digit")
        monkeypatch.setattr(baseline_tasks, "VERSION", "next")
        (ran,) = _run(served, tmp_path, "digit")
    assert ran.asked == len(ASSESSED)
    assert {line.version for line in given("digit")} == {"next"}


def test_an_answer_that_cannot_be_read_is_null_with_its_reason(data: Path, tmp_path: Path) -> None:
    with endpoint(Answer("Great answers! 5/5")) as served:
        (ran,) = _run(served, tmp_path, "one-call")
    lines = given("one-call")
    assert _scores(lines) == [None] * len(ASSESSED)
    assert all(line.reason for line in lines)
    assert ran.unscored == {"one-call": len(ASSESSED)}


def test_the_checklist_gives_a_vote_and_a_mean(data: Path, tmp_path: Path) -> None:
    with endpoint(_odds(Yes=0.6, No=0.2)) as served:
        _run(served, tmp_path, "checklist")
    criteria = [assets.rubric(FIRST.transcript.round).area(area).criteria for area in ASSESSED]
    assert len(served.requests) == sum(len(each) for each in criteria)
    assert set(_scores(given("checklist"))) == {5.0}
    assert _scores(given("checklist-mean")) == pytest.approx([4.0] * len(ASSESSED))


def test_baselines_that_read_the_whole_are_asked_transcript_by_transcript(
    data: Path, tmp_path: Path
) -> None:
    with endpoint(_odds(_4=0.6, Yes=0.2)) as served:
        _run(served, tmp_path, "one-call", "digit", "checklist", limit=2)
    heads = [text.partition("</transcript>")[0] for text in _texts(served)]
    changes = sum(a != b for a, b in pairwise(heads))
    assert changes == 1


def test_an_unknown_baseline_names_those_there_are(data: Path, tmp_path: Path) -> None:
    with endpoint(Answer()) as served, pytest.raises(SettingError, match=r"lunch.*one-call"):
        _run(served, tmp_path, "lunch")


@pytest.mark.skipif(find_spec("openevals") is not None, reason="openevals is installed")
def test_a_missing_library_is_said_before_anything_is_asked(data: Path, tmp_path: Path) -> None:
    with endpoint(_odds(_4=0.6)) as served:
        with pytest.raises(SettingError, match="openevals is not installed"):
            _run(served, tmp_path)
        assert not served.requests


@pytest.mark.skipif(find_spec("openevals") is None, reason="openevals is not installed")
@pytest.mark.filterwarnings("ignore")
def test_a_library_reads_the_exchanges_of_one_area_only(data: Path, tmp_path: Path) -> None:
    with endpoint(Answer(json.dumps({"reasoning": "So.", "score": 2}))) as served:
        _run(served, tmp_path, "openevals")
    assert len(served.requests) == len(ASSESSED)
    assert _scores(given("openevals")) == [2.0] * len(ASSESSED)
    assert "openevals" in given("openevals")[0].version
    whole = sum(len(turn.text.split()) for turn in FIRST.transcript.turns)
    inside = [text.partition("<transcript>\n")[2].partition("\n</tr")[0] for text in _texts(served)]
    assert all(0 < len(text.split()) < whole for text in inside)


def test_a_model_of_another_kind_of_endpoint_is_one_line(data: Path, tmp_path: Path) -> None:
    from agent.wiring.models import open_models

    settings = replace(SETTINGS, home=tmp_path, model="ollama:m", grader_model="ollama:m")
    with open_models(settings) as models, pytest.raises(SettingError, match="OpenAI-compatible"):
        models.endpoint("grader")
