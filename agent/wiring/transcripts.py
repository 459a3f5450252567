"""Reading transcripts from files and folders."""

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from agent.errors import TranscriptError
from agent.ports.files import read_file
from agent.records import Transcript

_LARGEST = 20 << 20


def transcript_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yields the files that are named, and the JSON files of the folders that are.

    Raises:
        TranscriptError: a folder holds no JSON file.
    """
    for path in paths:
        try:
            if not path.is_dir():
                yield path
                continue
            found = [file for file in sorted(path.rglob("*.json")) if file.is_file()]
        except OSError as error:
            raise TranscriptError(f"{path} cannot be read ({error.strerror})") from error
        if not found:
            raise TranscriptError(f"{path} holds no .json file", "name a folder of transcripts")
        yield from found


def read_transcript(path: Path) -> Transcript:
    """Reads one transcript.

    Raises:
        TranscriptError: the file cannot be read, or is not a transcript.
    """
    data = read_file(path, _LARGEST, TranscriptError).removeprefix(codecs.BOM_UTF8)
    if not data.strip():
        raise TranscriptError(f"{path} is empty", "name a file that holds a transcript")
    try:
        transcript = Transcript.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        raise TranscriptError(
            f"{path} is not a Mockloop transcript ({place}: {first['msg']})",
            "it has to be JSON with id, round and turns of speaker, t, text; see docs/guide",
        ) from error
    if not any(t.speaker == "candidate" and t.text.strip() for t in transcript.turns):
        raise TranscriptError(
            f"{path}: the candidate says nothing in it", "check who is named as the candidate"
        )
    return transcript
