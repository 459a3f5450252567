"""GEval, over an endpoint that is scripted; what needs deepeval itself is skipped without it."""

import json
import math
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from openai.types.chat import ChatCompletion

from agent import assets
from agent.errors import ModelUnavailableError, SettingError
from agent.ports.baselines_deepeval import (
    GEvalJudge,
    score_schema,
    steps_schema,
    weighable,
    within,
)
from agent.ports.judge import AreaTask, Endpoint
from agent.ports.kept_texts import KeptTexts
from agent.ports.remembered_chat import RememberedChat
from agent.records import Judged, Stamp
from tests.doubles import Answer, endpoint

INSTALLED = find_spec("deepeval") is not None
needs_deepeval = [
    pytest.mark.skipif(not INSTALLED, reason="the extra 'baselines' is not installed"),
    pytest.mark.filterwarnings("ignore"),
]
STEPS = Answer(json.dumps({"steps": ["Read the answer.", "Compare it with the rubric."]}))
TASK = AreaTask("modeling", "How well it shows modeling.", assets.rubric("jedi").scale, "I train.")


def _body(score: str, odds: Mapping[str, float] | None) -> str:
    """A chat completion that scores, with log-probabilities at the first digit of the score."""
    text = f'{{"reason": "So.", "score": {score}}}'
    message = {"role": "assistant", "content": text}
    choice: dict[str, Any] = {"index": 0, "message": message, "finish_reason": "stop"}
    if odds is not None:
        tops = [
            {"token": token, "logprob": math.log(share), "bytes": None}
            for token, share in odds.items()
        ]
        content = [{"token": score[0], "logprob": -1.0, "bytes": None, "top_logprobs": tops}]
        choice["logprobs"] = {"content": content, "refusal": None}
    usage = {"prompt_tokens": 100, "completion_tokens": 9, "total_tokens": 109}
    whole = {"id": "x", "object": "chat.completion", "created": 1, "model": "m"}
    return json.dumps({**whole, "choices": [choice], "usage": usage})


def _judge(url: str, home: Path) -> GEvalJudge:
    chat = RememberedChat(Endpoint(url, "k", "m"), Stamp(id="m"), KeptTexts(home))
    return GEvalJudge(chat, "geval", "geval-plain", bounded=True)


def _judged(home: Path, body: str) -> dict[str, Judged]:
    with endpoint(STEPS, Answer(body=body)) as served:
        return _judge(served.url, home).judge(TASK).judged["modeling"]


@pytest.mark.skipif(INSTALLED, reason="deepeval is installed")
def test_without_the_extra_one_line_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"deepeval is not installed.*make baselines"):
        _judge("http://127.0.0.1:9/v1", tmp_path)


@pytest.mark.parametrize("bounded", [True, False])
def test_bounds_are_asked_only_of_a_model_that_keeps_to_them(bounded: bool) -> None:
    shapes = json.dumps([score_schema(bounded=bounded), steps_schema(bounded=bounded)])
    assert ("maxLength" in shapes) == bounded
    assert '"enum": [1, 2, 3, 4, 5]' in shapes


def test_an_answer_is_weighable_where_its_score_has_odds() -> None:
    assert weighable(ChatCompletion.model_validate_json(_body("4", {"4": 0.5})))
    assert not weighable(ChatCompletion.model_validate_json(_body("4", None)))
    assert not weighable(ChatCompletion.model_validate_json(_body("4.0", {"4": 0.5})))
    assert not weighable(None)


def test_a_score_is_drawn_onto_the_scale_only_from_nearby() -> None:
    assert within(0.95).score == 1.0
    assert within(3.3).score == 3.3
    assert within(0.2).score is None
    assert "0.20" in str(within(0.2).reason)


class TestWithTheLibrary:
    pytestmark = needs_deepeval

    def test_the_weighted_score_is_the_expectation_and_the_plain_one_the_digit(
        self, tmp_path: Path
    ) -> None:
        found = _judged(tmp_path, _body("4", {"4": 0.5, "2": 0.3, "x": 0.2}))
        assert found["geval"].score == pytest.approx((4 * 0.5 + 2 * 0.3) / 0.8)
        assert found["geval-plain"].score == pytest.approx(4.0)

    def test_both_ways_put_one_question_to_the_model_and_it_asks_for_log_probabilities(
        self, tmp_path: Path
    ) -> None:
        with endpoint(STEPS, Answer(body=_body("4", {"4": 0.9}))) as served:
            judge = _judge(served.url, tmp_path)
            cost = judge.judge(TASK).usage
            assert len(served.requests) == 2
            again = AreaTask("modeling", TASK.criteria, TASK.scale, "I train another.")
            judge.judge(again)
        asked = [body["messages"][0]["content"] for body in served.requests]
        assert len(asked) == 3, "the evaluation steps are made once for an area"
        assert all(body["logprobs"] for body in served.requests)
        assert "I train." in str(asked[1])
        assert "Compare it with the rubric." in str(asked[2])
        assert "5: as 4, and" in str(asked[1])
        assert cost.tokens_generated == 14

    def test_an_answer_without_log_probabilities_has_no_weighted_score(
        self, tmp_path: Path
    ) -> None:
        found = _judged(tmp_path, _body("4", None))
        assert found["geval"].score is None
        assert "could not weigh" in str(found["geval"].reason)
        assert found["geval-plain"].score == pytest.approx(4.0)

    def test_an_answer_that_cannot_be_read_is_no_score(self, tmp_path: Path) -> None:
        whole = json.loads(_body("4", {"4": 0.9}))
        whole["choices"][0]["message"]["content"] = "Great! 5/5"
        found = _judged(tmp_path, json.dumps(whole))
        assert found["geval"].score is None
        assert found["geval-plain"].score is None
        assert "could not read" in str(found["geval"].reason)

    def test_an_endpoint_that_is_gone_ends_the_run(self, tmp_path: Path) -> None:
        with endpoint(Answer(status=500)) as served, pytest.raises(ModelUnavailableError):
            _judge(served.url, tmp_path).judge(TASK)
