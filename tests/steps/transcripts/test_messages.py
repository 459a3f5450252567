import json
import math
from typing import Any

import pytest

from agent.errors import TranscriptError
from agent.records import Transcript
from agent.steps.transcripts.messages import parse_json
from agent.steps.transcripts.said import Parsed

OURS: dict[str, Any] = {
    "id": "a",
    "round": "jedi",
    "turns": [
        {"speaker": "interviewer", "t": 0, "text": "How?"},
        {"speaker": "candidate", "t": 4, "text": "So."},
    ],
}


def _parsed(data: Any) -> Parsed:
    found = parse_json(data if isinstance(data, str) else json.dumps(data))
    assert isinstance(found, Parsed)
    return found


def test_our_own_form_is_read_as_it_is() -> None:
    found = parse_json(json.dumps(OURS))
    assert isinstance(found, Transcript)
    assert (found.id, found.round, len(found.turns)) == ("a", "jedi", 2)


@pytest.mark.parametrize("wrap", [lambda each: each, lambda each: {"messages": each, "model": "m"}])
def test_messages_are_read_bare_and_under_their_key(wrap: Any) -> None:
    messages = [
        {"role": "system", "content": "Ask."},
        {"role": "assistant", "content": "How?", "refusal": None},
        {"role": "user", "content": [{"type": "text", "text": "So"}, {"type": "image_url"}, "on."]},
        {"role": "assistant", "content": None, "tool_calls": []},
        {"role": "tool", "content": "12:00"},
    ]
    parsed = _parsed(wrap(messages))
    assert [(each.speaker, each.text) for each in parsed.said] == [
        ("assistant", "How?"),
        ("user", "So\non."),
        ("assistant", ""),
    ]
    assert parsed.notes == ("left out: 2 messages of system and tools",)


def test_our_own_form_with_names_is_read_too() -> None:
    turns = [
        {"speaker": "Bo", "text": "How?", "t": "0:05"},
        {"speaker": "Ada", "text": "So.", "t": None},
        {"speaker": "Bo", "text": "Why?"},
    ]
    parsed = _parsed({"turns": turns, "prompt": "A feed", "target_level": "E5"})
    assert [(each.speaker, each.t) for each in parsed.said] == [
        ("Bo", 5.0),
        ("Ada", None),
        ("Bo", None),
    ]
    assert (parsed.prompt, parsed.level, parsed.round, parsed.id) == ("A feed", "E5", "", "")


@pytest.mark.parametrize("t", ["NaN", "Infinity", "-3", "1e400"])
def test_absurd_times_are_left_to_be_estimated(t: str) -> None:
    parsed = _parsed(json.dumps(OURS).replace('"t": 4', f'"t": {t}'))
    assert parsed.said[1].t is not None
    assert math.isnan(parsed.said[1].t) or not 0 <= parsed.said[1].t < 86_400


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({}, "id: Field required"),
        ([1, 2], "0: Input should be an object"),
        ({"messages": "x"}, "messages: Input should be a valid array"),
        ([{"role": "user", "content": 3}], "content"),
        ([{"content": "x"}], "role: Field required"),
        (OURS | {"turns": []}, "turns"),
        (OURS | {"turns": [{"speaker": "a"}]}, "turns"),
        (OURS | {"schema_version": 9}, "schema version 9"),
        (OURS | {"target_level": "E9"}, "target_level"),
        (OURS | {"round": "chess"}, "unknown round 'chess'"),
    ],
)
def test_json_of_something_else_is_refused_and_says_where(data: Any, says: str) -> None:
    with pytest.raises(TranscriptError, match=says):
        parse_json(json.dumps(data))


@pytest.mark.parametrize("text", ["[00:12] Ada: hi", "{", '["\\ud800"]', "[" * 100_000])
def test_what_is_no_json_is_a_fault_of_its_own(text: str) -> None:
    with pytest.raises(ValueError, match="at line 1 column"):
        parse_json(text)
