from pathlib import Path

import pytest

from agent.errors import ModelUnavailableError
from agent.ports.judge import Endpoint
from agent.ports.kept_texts import KeptTexts
from agent.ports.remembered_chat import RememberedChat
from agent.records import Stamp
from tests.doubles import Answer, endpoint

SCHEMA = {"type": "object"}


def _chat(url: str, home: Path, model: str = "m") -> RememberedChat:
    return RememberedChat(Endpoint(url, "k", model), Stamp(id=model), KeptTexts(home))


def test_every_request_asks_for_log_probabilities_at_temperature_0(tmp_path: Path) -> None:
    with endpoint(Answer("{}")) as served:
        _chat(served.url, tmp_path).ask("Score it.", SCHEMA, 40)
    body = served.requests[0]
    assert body["logprobs"] is True
    assert body["top_logprobs"] == 20
    assert body["temperature"] == 0
    assert body["max_tokens"] == 40
    assert body["response_format"]["json_schema"]["schema"] == SCHEMA


def test_the_same_request_is_sent_once_also_by_another_process(tmp_path: Path) -> None:
    with endpoint(Answer("first"), Answer("second"), Answer("third")) as served:
        chat = _chat(served.url, tmp_path)
        first = chat.ask("Score it.", SCHEMA, 40)
        assert _chat(served.url, tmp_path).ask("Score it.", SCHEMA, 40) == first
        assert chat.requests == 1
        assert chat.ask("Score another.", SCHEMA, 40) != first
        other = _chat(served.url, tmp_path, "another-model").ask("Score it.", SCHEMA, 40)
    assert other.choices[0].message.content == "third"
    assert len(served.requests) == 3


def test_only_what_was_sent_costs(tmp_path: Path) -> None:
    with endpoint(Answer("{}")) as served:
        chat = _chat(served.url, tmp_path)
        chat.ask("Score it.", SCHEMA, 40)
        once = chat.usage
        chat.ask("Score it.", SCHEMA, 40)
    assert chat.usage == once
    assert (once.tokens_evaluated, once.tokens_cached, once.tokens_generated) == (10, 90, 5)


def test_a_failure_is_not_remembered(tmp_path: Path) -> None:
    with endpoint(Answer(status=500), Answer("{}")) as served:
        served.answers[:1] = [Answer(status=500)] * 5
        chat = _chat(served.url, tmp_path)
        with pytest.raises(ModelUnavailableError):
            chat.ask("Score it.", SCHEMA, 40)
        assert chat.ask("Score it.", SCHEMA, 40).choices[0].message.content == "{}"
