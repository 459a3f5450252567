"""openevals, over an endpoint that is scripted; what needs openevals itself is skipped without."""

import json
from importlib.util import find_spec

import pytest

from agent import assets
from agent.errors import ModelUnavailableError, SettingError
from agent.ports.baselines_openevals import OpenevalsJudge, scored
from agent.ports.judge import AreaTask, Endpoint
from agent.records import Judged
from tests.doubles import Answer, endpoint

INSTALLED = find_spec("openevals") is not None
needs_openevals = [
    pytest.mark.skipif(not INSTALLED, reason="the extra 'baselines' is not installed"),
    pytest.mark.filterwarnings("ignore"),
]
SCALE = assets.rubric("jedi").scale
TASK = AreaTask("modeling", "Score this: {outputs} End.", SCALE, "I train {everything}.")


def _judge(url: str) -> OpenevalsJudge:
    return OpenevalsJudge(Endpoint(url, "k", "m"), "openevals")


def _judged(answer: Answer) -> Judged:
    with endpoint(answer) as served:
        return _judge(served.url).judge(TASK).judged["modeling"]["openevals"]


@pytest.mark.skipif(INSTALLED, reason="openevals is installed")
def test_without_the_extra_one_line_says_how_to_get_it() -> None:
    with pytest.raises(SettingError, match=r"openevals is not installed.*make baselines"):
        _judge("http://127.0.0.1:9/v1")


def test_a_score_is_one_of_the_choices() -> None:
    assert scored({"key": "score", "score": 4, "comment": "So."}).score == 4.0


@pytest.mark.parametrize(
    "answer", [{"score": 3.5}, {"score": True}, {"score": None}, {}, "5", None]
)
def test_anything_else_is_no_score_with_a_reason(answer: object) -> None:
    assert scored(answer).score is None
    assert "no score from 1 to 5" in str(scored(answer).reason)


class TestWithTheLibrary:
    pytestmark = needs_openevals

    def test_its_answer_becomes_a_score_with_what_it_cost(self) -> None:
        with endpoint(Answer(json.dumps({"reasoning": "So.", "score": 4}))) as served:
            found = _judge(served.url).judge(TASK)
        assert found.judged["modeling"]["openevals"].score == 4.0
        assert found.usage.tokens_evaluated == 10
        assert found.usage.tokens_generated == 5

    def test_it_is_asked_at_temperature_0_with_five_choices(self) -> None:
        with endpoint(Answer(json.dumps({"reasoning": "So.", "score": 4}))) as served:
            _judge(served.url).judge(TASK)
        body = served.requests[0]
        assert body["temperature"] == 0
        assert "Score this: I train {everything}. End." in json.dumps(body["messages"])
        schema = body["response_format"]["json_schema"]["schema"]
        assert schema["properties"]["score"]["enum"] == [1, 2, 3, 4, 5]

    @pytest.mark.parametrize(
        "answer",
        [
            Answer(json.dumps({"reasoning": "So.", "score": 9})),
            Answer("Great! 5/5"),
            Answer('{"reasoning": "So', finish="length"),
        ],
        ids=["not a choice", "no JSON", "cut off"],
    )
    def test_an_answer_that_cannot_be_read_is_no_score(self, answer: Answer) -> None:
        found = _judged(answer)
        assert found.score is None
        assert found.reason

    def test_an_answer_that_was_cut_off_has_its_cost(self) -> None:
        with endpoint(Answer('{"reasoning": "So', finish="length")) as served:
            cost = _judge(served.url).judge(TASK).usage
        assert (cost.tokens_evaluated, cost.tokens_cached, cost.tokens_generated) == (10, 90, 5)

    def test_an_endpoint_that_is_gone_ends_the_run(self) -> None:
        with endpoint(Answer(status=500)) as served, pytest.raises(ModelUnavailableError):
            _judge(served.url).judge(TASK)
