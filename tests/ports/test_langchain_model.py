from typing import Annotated

import pytest
from pydantic import Field

from agent.errors import (
    ModelAnswerError,
    ModelError,
    ModelRefusedError,
    ModelUnavailableError,
    SettingError,
)
from agent.ports.chat import ChatModel, Message
from agent.ports.langchain_model import LangChainModel
from agent.records import Record
from tests.doubles import Answer, endpoint

pytestmark = pytest.mark.timeout(60)


class Colour(Record):
    name: Annotated[str, Field(json_schema_extra={"maxLength": 20})]
    warm: bool


ASK = [Message("system", "Answer in five words."), Message("user", "What is a label?")]


def _model(url: str) -> LangChainModel:
    return LangChainModel("openai:m", base_url=url, api_key="k")


@pytest.mark.recorded
def test_an_answer_arrives_in_pieces_and_is_counted(recorded_model: ChatModel) -> None:
    pieces: list[str] = []
    reply = recorded_model.complete(ASK, max_tokens=20, on_text=pieces.append)
    assert len(pieces) > 1
    assert "".join(pieces).strip() == reply.value
    assert reply.usage.tokens_generated > 0
    assert reply.usage.tokens_evaluated + reply.usage.tokens_cached > 10


@pytest.mark.recorded
def test_a_stop_ends_the_answer(recorded_model: ChatModel) -> None:
    ask = [Message("user", "Count from 1 to 9 with commas, nothing else.")]
    assert "5" not in recorded_model.complete(ask, max_tokens=40, stop=("5",)).value


@pytest.mark.recorded
def test_a_record_comes_back_by_its_schema(recorded_model: ChatModel) -> None:
    ask = [Message("user", "Give the name of a colour, and whether it is warm.")]
    colour = recorded_model.structured(ask, Colour, max_tokens=60).value
    assert colour.name
    assert len(colour.name) <= 20


@pytest.mark.recorded
def test_a_record_that_is_cut_off_is_no_answer(recorded_model: ChatModel) -> None:
    ask = [Message("user", "Give the name of a colour, and whether it is warm.")]
    with pytest.raises(ModelAnswerError, match="cut off"):
        recorded_model.structured(ask, Colour, max_tokens=4)


@pytest.mark.recorded
def test_the_odds_of_the_first_token_are_probabilities(recorded_model: ChatModel) -> None:
    ask = [Message("user", "Is snow white? Answer Yes or No.")]
    odds = recorded_model.odds(ask).value
    assert 0.9 < sum(odds.values()) <= 1.0001
    assert odds["Yes"] > odds.get("No", 0.0)


@pytest.mark.recorded
def test_a_prompt_longer_than_the_context_is_said_to_be(recorded_model: ChatModel) -> None:
    with pytest.raises(ModelAnswerError, match="longer than"):
        recorded_model.complete([Message("user", "word " * 17_000)], max_tokens=5)


def test_a_refused_key_is_not_tried_again() -> None:
    with endpoint(Answer(status=401)) as served, pytest.raises(ModelRefusedError, match="key"):
        _model(served.url).complete(ASK, max_tokens=5)
    assert len(served.requests) == 1


def test_an_unknown_model_name_is_refused() -> None:
    with (
        endpoint(Answer(status=404)) as served,
        pytest.raises(ModelRefusedError, match="does not know"),
    ):
        _model(served.url).complete(ASK, max_tokens=5)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_fault_is_tried_again(status: int) -> None:
    with endpoint(Answer(status=status), Answer(status=status), Answer("A tag.")) as served:
        assert _model(served.url).complete(ASK, max_tokens=5).value == "A tag."
    assert len(served.requests) == 3


@pytest.mark.parametrize("status", [429, 500])
def test_a_lasting_fault_is_said_after_the_retries(status: int) -> None:
    with endpoint(Answer(status=status)) as served, pytest.raises(ModelUnavailableError):
        _model(served.url).complete(ASK, max_tokens=5)
    assert len(served.requests) == 5


def test_an_endpoint_that_is_not_there_is_said_so() -> None:
    with endpoint(Answer("x")) as served:
        pass
    model = LangChainModel("openai:m", base_url=served.url, api_key="k")
    with pytest.raises(ModelUnavailableError, match="could not be reached"):
        model.complete(ASK, max_tokens=5)


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "answered nothing"), ("{", "does not fit"), ('{"name": 3, "warm": true}', "not fit")],
)
def test_an_answer_that_is_no_record_is_no_answer(text: str, says: str) -> None:
    with endpoint(Answer(text)) as served, pytest.raises(ModelAnswerError, match=says):
        _model(served.url).structured(ASK, Colour, max_tokens=60)


def test_an_empty_answer_is_no_answer() -> None:
    with endpoint(Answer("")) as served, pytest.raises(ModelAnswerError, match="nothing"):
        _model(served.url).complete(ASK, max_tokens=60)


def test_a_hosted_model_gets_a_schema_without_lengths() -> None:
    with endpoint(Answer('{"name": "red", "warm": true}')) as served:
        _model(served.url).structured(ASK, Colour, max_tokens=60)
    assert "maxLength" not in str(served.requests[0]["response_format"])


def test_odds_are_empty_where_the_model_does_not_tell() -> None:
    with endpoint(Answer("Yes")) as served:
        assert _model(served.url).odds(ASK).value == {}


def test_cached_tokens_are_counted_apart() -> None:
    with endpoint(Answer("A tag.")) as served:
        usage = _model(served.url).complete(ASK, max_tokens=5).usage
    assert (usage.tokens_evaluated, usage.tokens_cached, usage.tokens_generated) == (10, 90, 5)


@pytest.mark.parametrize("spec", ["nonsense:x", "gpt", "", ":x"])
def test_a_name_that_langchain_does_not_know_is_a_setting_to_correct(spec: str) -> None:
    with pytest.raises(SettingError, match="PROVIDER:NAME"):
        LangChainModel(spec)


def test_a_provider_whose_package_is_missing_names_the_package() -> None:
    with pytest.raises(SettingError, match="langchain-anthropic"):
        LangChainModel("anthropic:x")


def test_a_missing_key_is_refused_at_once() -> None:
    with pytest.raises(ModelRefusedError):
        LangChainModel("openai:m")


@pytest.mark.parametrize(
    "body", ["<html>", "{}", "null", "[]", '"x"', "", '{"choices":[]}', '{"choices":[{}]}']
)
def test_what_is_no_chat_completion_is_no_answer(body: str) -> None:
    with endpoint(Answer(body=body)) as served, pytest.raises(ModelError):
        _model(served.url).structured(ASK, Colour, max_tokens=5)


@pytest.mark.parametrize("body", ["<html>", "{}", "data: null\n\n", "data: [DONE]\n\n"])
def test_what_is_no_stream_of_a_chat_is_no_answer(body: str) -> None:
    with endpoint(Answer(body=body)) as served, pytest.raises(ModelError):
        _model(served.url).complete(ASK, max_tokens=5)


def test_an_answer_that_ran_into_its_length_says_so() -> None:
    with endpoint(Answer("How would you", finish="length")) as served:
        assert _model(served.url).complete(ASK, max_tokens=5).cut_off
