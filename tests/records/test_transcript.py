import json
from typing import Any

import pytest
from pydantic import ValidationError

from agent.records import ROUND_IDS, Transcript

TURN = {"speaker": "candidate", "t": 4, "text": "I start from the goal."}
PLAIN = {
    "id": "a",
    "round": "ml-design",
    "prompt": "A feed",
    "target_level": "E5",
    "turns": [{"speaker": "interviewer", "t": 0.0, "text": "Where do you start?"}, TURN],
}


def _read(**changes: Any) -> Transcript:
    return Transcript.model_validate_json(json.dumps(PLAIN | changes))


def test_the_plain_form_is_read() -> None:
    transcript = _read()
    assert [turn.speaker for turn in transcript.turns] == ["interviewer", "candidate"]
    assert transcript.turns[1].t == 4.0
    assert transcript.target_level == "E5"


def test_the_schema_version_is_written() -> None:
    assert json.loads(_read().model_dump_json()) == {"schema_version": 1, **PLAIN}


def test_what_was_written_is_read_back() -> None:
    assert Transcript.model_validate_json(_read().model_dump_json()) == _read()


def test_a_transcript_without_prompt_and_level_is_read() -> None:
    short = {key: PLAIN[key] for key in ("id", "round", "turns")}
    transcript = Transcript.model_validate_json(json.dumps(short))
    assert (transcript.prompt, transcript.target_level) == ("", None)


@pytest.mark.parametrize("round_id", ROUND_IDS)
def test_every_round_of_the_loop_is_known(round_id: str) -> None:
    assert _read(round=round_id).round == round_id


@pytest.mark.parametrize("round_id", ["", "ML-design", "lunch"])
def test_an_unknown_round_is_refused(round_id: str) -> None:
    with pytest.raises(ValidationError, match="unknown round"):
        _read(round=round_id)


@pytest.mark.parametrize("speaker", ["Candidate", "narrator", ""])
def test_an_unknown_speaker_is_refused(speaker: str) -> None:
    with pytest.raises(ValidationError, match="speaker"):
        _read(turns=[TURN | {"speaker": speaker}])


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValidationError, match="target_level"):
        _read(target_level="E8")


def test_a_transcript_without_turns_is_refused() -> None:
    with pytest.raises(ValidationError, match="turns"):
        _read(turns=[])


def test_a_transcript_without_an_id_is_refused() -> None:
    with pytest.raises(ValidationError, match="id"):
        _read(id="")


@pytest.mark.parametrize("t", [-0.1, float("nan"), float("inf"), "4", None])
def test_a_time_that_is_none_is_refused(t: object) -> None:
    with pytest.raises(ValidationError, match=r"turns\.0\.t"):
        _read(turns=[TURN | {"t": t}])


@pytest.mark.parametrize("version", [0, 2, "1"])
def test_another_schema_version_is_refused(version: object) -> None:
    with pytest.raises(ValidationError, match="schema_version"):
        _read(schema_version=version)


def test_foreign_keys_are_passed_over() -> None:
    foreign = _read(recorder="x", turns=[TURN | {"confidence": 0.9}])
    assert foreign == _read(turns=[TURN])


def test_a_transcript_is_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        _read().id = "b"


def test_a_turn_is_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        _read().turns[0].text = "No."
