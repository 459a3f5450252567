"""Transcripts as text: "Name: text", and names on a line of their own.

So write people by hand, and so do Google Meet, Otter, Teams (as a document) and Zoom (as a saved
text) export.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from agent.steps.transcripts.blocks import Head, heads
from agent.steps.transcripts.labelled import Line, labels, lines_of, rejected
from agent.steps.transcripts.said import Parsed, Said, counted, nobody_named

_OF_THE_PROGRAM = re.compile(
    r"(?:[#*_\s]*)(?:transcription ended after [\d:]{1,12}|transcribed by https?://\S{1,80}"
    r"|this editable transcript was computer generated\b.{0,200}"
    r"|.{1,80}\b(?:started|stopped) transcription|[-*_=]{3,80})(?:[*_\s]*)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"[#*_\s]*(?:attendees|participants|invited|speakers)\b[*_\s]*:?", re.I)
_SHOWN = 5


def parse_prose(text: str) -> Parsed:
    """Reads a transcript in text or Markdown.

    Raises:
        TranscriptError: nobody is named as speaking.
    """
    lines = lines_of("\n".join(_of_people(text.split("\n"))))
    speakers = labels(lines, _listed(lines))
    by_label = {
        place: Head(line.found.name, line.found.t, 0, line.found.of_day)
        for place, line in enumerate(lines)
        if line.found and line.found.label and line.found.name in speakers
    }
    by_head = heads(lines)
    starts = by_label if len(by_label) >= len(by_head) else by_head
    if not starts:
        raise nobody_named()
    return Parsed(
        said=tuple(_turns(lines, starts)),
        notes=tuple(_notes(lines, starts, speakers if starts is by_label else None)),
        time_of_day=any(head.of_day for head in starts.values()),
    )


def _of_people(lines: Sequence[str]) -> Iterator[str]:
    """Yields the lines without what meeting programs write into a transcript themselves."""
    for line in lines:
        if len(line) > 300 or not _OF_THE_PROGRAM.fullmatch(line.strip()):
            yield line


def _listed(lines: Sequence[Line]) -> Iterator[str]:
    """Yields the names in a list of those who took part."""
    for line, below in pairwise(lines):
        begins = _PEOPLE.match(line.text[:200])
        if begins:
            rest = line.text[begins.end() : 500].strip() or below.text[:500]
            yield from (name.strip() for name in rest.split(","))


def _turns(lines: Sequence[Line], starts: Mapping[int, Head]) -> Iterator[Said]:
    """Yields what is said from each start to the next.

    A time on a line of its own is that of the turn that begins after it.
    """
    turn: Head | None = None
    held: list[str] = []
    time_line: float | None = None
    skipped = 0
    for place, line in enumerate(lines):
        head, found = starts.get(place), line.found
        if head:
            if turn:
                yield Said(turn.name, "\n".join(held).strip(), turn.t)
            turn = head if head.t is not None else replace(head, t=time_line)
            held = [found.text] if found and head.lines == 0 else []
            time_line, skipped = None, place + head.lines
        elif found and not found.name and place >= skipped:
            time_line = found.t
        elif place >= skipped and line.text.strip():
            time_line = time_line if turn else None
            held.append(line.text)
        else:
            held.append("")
    if turn:
        yield Said(turn.name, "\n".join(held).strip(), turn.t)


def _notes(
    lines: Sequence[Line], starts: Mapping[int, Head], speakers: frozenset[str] | None
) -> Iterator[str]:
    above = [line for line in lines[: min(starts)] if line.text.strip()]
    before = sum(line.found is None or bool(line.found.name) for line in above)
    if before:
        yield f"left out: {counted(before, 'line')} before the first turn"
    names = rejected(lines, speakers) if speakers is not None else ()
    if names:
        more = " and others" if len(names) > _SHOWN else ""
        yield f"taken for text, not for speakers: {', '.join(names[:_SHOWN])}{more}"
