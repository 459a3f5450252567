"""Transcripts as JSON: Mockloop's own, and the message lists of language models."""

import re
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import from_json

from agent.errors import TranscriptError
from agent.records import ROUND_IDS, Level, Transcript
from agent.steps.transcripts.clock import CLOCK, seconds
from agent.steps.transcripts.said import Parsed, Said, counted

_NOT_SPEECH = frozenset({"system", "developer", "tool", "function"})
_REMEDY = "it has to be JSON with id, round and turns of speaker, t, text; see docs/guide"
_MENDED = ("id", "round", "turns", "speaker", "t")
_NEVER = 1e12


class _Foreign(BaseModel):
    """A record of another program: only the keys that are read here matter."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class _Part(_Foreign):
    text: str | None = None


class _Message(_Foreign):
    role: str
    content: str | tuple[_Part | str, ...] | None = None

    @property
    def text(self) -> str:
        if isinstance(self.content, str) or self.content is None:
            return self.content or ""
        texts = (part if isinstance(part, str) else part.text or "" for part in self.content)
        return "\n".join(text for text in texts if text)


class _LooseTurn(_Foreign):
    speaker: str
    text: str
    t: Any = None

    @property
    def at(self) -> float | None:
        if isinstance(self.t, str) and re.fullmatch(CLOCK, self.t.strip()):
            return seconds(self.t)
        return float(min(self.t, _NEVER)) if isinstance(self.t, int | float) else None


class _Loose(_Foreign):
    """Our own form with what people leave out or write in another way."""

    id: str = ""
    round: str = ""
    prompt: str = ""
    target_level: Level | None = None
    turns: Annotated[tuple[_LooseTurn, ...], Field(min_length=1)]


class _Chat(_Foreign):
    messages: tuple[_Message, ...]


_MESSAGES = TypeAdapter(tuple[_Message, ...])


def parse_json(text: str) -> Transcript | Parsed:
    """Reads a transcript in JSON.

    Returns:
        A transcript where it is one of ours; where it is one in part, or a list of messages, what
        is said in it.

    Raises:
        TranscriptError: it is JSON of something else.
        ValueError: it is not JSON.
    """
    data = from_json(text)
    if isinstance(data, list):
        return _parse_messages(text, bare=True)
    if isinstance(data, dict) and "messages" in data and "turns" not in data:
        return _parse_messages(text, bare=False)
    try:
        return Transcript.model_validate_json(text)
    except ValidationError as error:
        places = {(each["loc"] or ("",))[-1] for each in error.errors()}
        if not places <= set(_MENDED):
            raise _not_ours(error) from error
        return _parse_loose(text, error)


def _parse_messages(text: str, bare: bool) -> Parsed:
    """Reads a list of messages: bare, or under the key `messages`."""
    try:
        messages = (
            _MESSAGES.validate_json(text) if bare else _Chat.model_validate_json(text).messages
        )
    except ValidationError as error:
        raise _not_ours(error) from error
    said = [Said(each.role, each.text) for each in messages if each.role.lower() not in _NOT_SPEECH]
    silent = len(messages) - len(said)
    note = f"left out: {counted(silent, 'message')} of system and tools"
    return Parsed(tuple(said), (note,) if silent else ())


def _parse_loose(text: str, error: ValidationError) -> Parsed:
    try:
        loose = _Loose.model_validate_json(text)
    except ValidationError:
        raise _not_ours(error) from error
    if loose.round and loose.round not in ROUND_IDS:
        raise TranscriptError(
            f"it is of an unknown round {loose.round!r}", f"the rounds are {', '.join(ROUND_IDS)}"
        )
    return Parsed(
        said=tuple(Said(turn.speaker, turn.text, turn.at) for turn in loose.turns),
        id=loose.id,
        round=loose.round,
        prompt=loose.prompt,
        level=loose.target_level,
    )


def _not_ours(error: ValidationError) -> TranscriptError:
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"])) or "the file"
    return TranscriptError(f"it is not a Mockloop transcript ({place}: {first['msg']})", _REMEDY)
