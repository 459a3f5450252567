"""Transcripts as captions: WebVTT and SRT, whoever made them.

The two are read by one reader that forgives what players would pass over, since here a cue that
is passed over is an answer that is lost.
"""

import html
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.steps.transcripts.clock import seconds
from agent.steps.transcripts.labelled import Line, labels
from agent.steps.transcripts.marks import mark
from agent.steps.transcripts.names import like_a_name
from agent.steps.transcripts.said import Parsed, Said, nobody_named

_FIGURE = r"(?:\d{1,9}|NaN)"
_TIME = rf"-?{_FIGURE}(?::{_FIGURE}){{1,2}}(?:[.,]{_FIGURE})?"
_TIMING = re.compile(rf"\s{{0,8}}({_TIME})\s{{0,8}}--?>\s{{0,8}}{_TIME}(?:\s.*)?$")
_NUMBER = re.compile(r"\s*(?:\d{1,9}|[0-9a-fA-F-]{8,40}(?:/\d{1,9}-\d{1,9})?)\s*$")
_COMMENTS = ("NOTE", "STYLE", "REGION", "WEBVTT")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?\s+([^<>]{1,120})>")
_TAG = re.compile(
    r"</?(?:v|c|i|b|u|s|em|strong|ruby|rt|lang|font|span|br)(?:[.\s/][^<>]{0,200})?>"
    r"|<\d[\d:.]{0,20}>|\{\\[^{}]{0,80}\}",
    re.IGNORECASE,
)
_MOST = 0.8
_WORDS_OF_TEXT = 4
"""A line over a cue's times that has so many words is no name of the cue, but something said."""


@dataclass(slots=True)
class _Cue:
    t: float
    lines: list[str]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line of a cue, or a part of it that one voice speaks."""

    t: float
    voice: str
    text: str
    first: bool


def are_cues(text: str, named_so: bool) -> bool:
    """Whether a text is captions.

    Args:
        text: of the whole file.
        named_so: the file's name says that it is; one line of times is enough then.
    """
    timings = sum(bool(_TIMING.match(line[:200])) for line in text.split("\n") if "->" in line)
    return text.lstrip().startswith("WEBVTT") or timings >= (1 if named_so else 2)


def parse_cues(text: str) -> Parsed:
    """Reads captions.

    A cue that names nobody is spoken by whoever spoke before.

    Raises:
        TranscriptError: nobody is named as speaking.
    """
    cues = tuple(_cues(text))
    pieces = tuple(piece for cue in cues for piece in _pieces(cue))
    if any(piece.voice for piece in pieces):
        return Parsed(tuple(Said(piece.voice, piece.text, piece.t) for piece in _carried(pieces)))
    labelled = tuple(_labelled(pieces))
    said = labelled if any(each.speaker for each in labelled) else tuple(_titled(cues))
    if not any(each.speaker for each in said):
        raise nobody_named()
    return Parsed(said)


def _cues(text: str) -> Iterator[_Cue]:
    """Cuts captions into cues; text that no line of times precedes goes on with the cue before."""
    cue: _Cue | None = None
    for block in _blocks(text):
        timings = [place for place, line in enumerate(block) if _TIMING.match(line[:200])]
        if not timings:
            if cue and not block[0].startswith(_COMMENTS) and not _only_a_number(block):
                cue.lines += block
            continue
        before = block[: timings[0]]
        if cue and before and not before[0].startswith(_COMMENTS):
            cue.lines += before[:-1] if _names_a_cue(before[-1]) else before
        for start, end in zip(timings, [*timings[1:], len(block)], strict=True):
            if cue:
                yield cue
            found = _TIMING.match(block[start][:200])
            lines = block[start + 1 : end]
            if end < len(block) and lines and _NUMBER.match(lines[-1][:80]):
                lines = lines[:-1]
            cue = _Cue(seconds(found[1]) if found else math.nan, lines)
    if cue:
        yield cue


def _blocks(text: str) -> Iterator[list[str]]:
    """Yields runs of lines between blank ones."""
    block: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _only_a_number(block: Sequence[str]) -> bool:
    return len(block) == 1 and bool(_NUMBER.match(block[0][:80]))


def _names_a_cue(line: str) -> bool:
    return bool(_NUMBER.match(line[:80])) or len(line.split()) < _WORDS_OF_TEXT


def _pieces(cue: _Cue) -> Iterator[_Piece]:
    """Cuts a cue at its voices, or into lines where it has none, and takes out its tags."""
    text = "\n".join(cue.lines)
    parts = _VOICE.split(text)
    if len(parts) > 1:
        if parts[0].strip():
            yield _Piece(cue.t, "", _plain(parts[0]), True)
        for voice, said in zip(parts[1::2], parts[2::2], strict=True):
            yield _Piece(cue.t, _plain(voice), _plain(said), True)
        return
    for place, line in enumerate(_TAG.sub("", text).split("\n")):
        yield _Piece(cue.t, "", _plain(line), place == 0)


def _plain(text: str) -> str:
    """Returns a cue's words on one line, without tags and with entities read."""
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def _carried(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    voice = ""
    for piece in pieces:
        voice = piece.voice or voice
        yield _Piece(piece.t, voice, piece.text, piece.first)


def _labelled(pieces: Sequence[_Piece]) -> Iterator[Said]:
    """Yields what is said where a name and a colon begin a cue, as Zoom writes them."""
    found = [mark(piece.text.lstrip("->» ")) for piece in pieces]
    lines = [Line(piece.text, piece.first, each) for piece, each in zip(pieces, found, strict=True)]
    speakers = labels(lines, captions=_all_labelled(lines))
    speaker = ""
    for piece, each in zip(pieces, found, strict=True):
        named = each is not None and each.label and each.name in speakers
        speaker = each.name if each and named else speaker
        yield Said(speaker, each.text if each and named else piece.text, piece.t)


def _all_labelled(lines: Sequence[Line]) -> bool:
    """Whether nearly every cue begins with what looks like a name and a colon."""
    firsts = [line.found for line in lines if line.fresh and line.text]
    named = sum(bool(found and found.label and like_a_name(found.name)) for found in firsts)
    return named >= len(firsts) * _MOST


def _titled(cues: Sequence[_Cue]) -> Iterator[Said]:
    """Yields what is said where the first line of every cue is a name, as Teams once wrote it."""
    plain = [(cue.t, [_plain(line) for line in cue.lines if line.strip()]) for cue in cues]
    spoken = [(t, lines) for t, lines in plain if lines]
    named = sum(len(lines) > 1 and like_a_name(lines[0]) for _, lines in spoken)
    if named < max(1, len(spoken) * _MOST):
        return
    for t, lines in spoken:
        is_named = len(lines) > 1 and like_a_name(lines[0])
        yield Said(lines[0] if is_named else "", " ".join(lines[1:] if is_named else lines), t)
