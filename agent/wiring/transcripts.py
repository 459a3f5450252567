"""Reading transcripts from files and folders."""

import codecs
import glob
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from agent import assets
from agent.errors import CorpusError, TranscriptError
from agent.ports.converter import to_markdown
from agent.ports.files import file_name, read_file
from agent.records import Transcript
from agent.steps.transcripts import Reading, ReadTranscript, assembled, completed, parse
from agent.steps.transcripts.plain import text_of, unescaped

ENDINGS = (".docx", ".json", ".md", ".srt", ".txt", ".vtt")
"""The files of a folder that are read as transcripts; one that is named may end otherwise."""

_LARGEST = 20 << 20
_ZIP = b"PK\x03\x04"

AS_IT_IS = Reading()
"""The user says nothing about a transcript."""


def transcript_files(paths: Iterable[Path], endings: tuple[str, ...] = ENDINGS) -> Iterator[Path]:
    """Yields the files that are named, and those of the folders and patterns that are.

    Hidden files are passed over.

    Args:
        paths: files, folders, and patterns such as `rounds/*.vtt` that no shell has expanded.
        endings: of the files in a folder that are meant.

    Raises:
        TranscriptError: a folder or a pattern holds no such file.
    """
    for path in paths:
        try:
            if path.is_dir():
                found = [file for file in sorted(path.rglob("*")) if _is_one(file, endings)]
                fault = f"{path} holds no {_listed(endings)} file"
            elif not path.exists() and glob.has_magic(str(path)):
                found = [Path(file) for file in sorted(glob.glob(str(path), recursive=True))]
                fault = f"{path} matches no file"
            else:
                yield path
                continue
        except OSError as error:
            raise TranscriptError(f"{path} cannot be read ({error.strerror})") from error
        if not found:
            raise TranscriptError(fault, "name a folder of transcripts")
        yield from found


def read_transcript(path: Path, reading: Reading = AS_IT_IS) -> Transcript:
    """Reads one transcript, as `read_with_notes` does.

    Raises:
        TranscriptError: the file cannot be read, or is not a transcript.
    """
    return read_with_notes(path, reading).transcript


def read_with_notes(path: Path, reading: Reading = AS_IT_IS) -> ReadTranscript:
    """Reads one transcript in any of the formats, and says what was guessed in doing so.

    Args:
        path: of the file.
        reading: what the user says about it that the file may not.

    Raises:
        TranscriptError: the file cannot be read, is not a transcript, or does not say who the
            candidate is or which round it is of.
    """
    data = read_file(path, _LARGEST, TranscriptError)
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        raise TranscriptError(f"{path} is empty", "name a file that holds a transcript")
    try:
        text, notes = _text(path, data)
        found = parse(text, path.name)
        if isinstance(found, Transcript):
            return completed(found, reading)
        found = replace(found, notes=(*notes, *found.notes))
        return assembled(
            found, reading, file_name(path.stem), assets.round_signs(), assets.rubrics()
        )
    except TranscriptError as error:
        raise TranscriptError(f"{path}: {error.fault}", error.remedy) from error


def _text(path: Path, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Returns a file's text, and a note where its encoding was guessed."""
    if not data.startswith(_ZIP):
        return text_of(data)
    try:
        return unescaped(to_markdown(path, ".docx")), ()
    except CorpusError as error:
        raise TranscriptError(error.fault.removeprefix(f"{path} "), error.remedy) from error


def _is_one(file: Path, endings: tuple[str, ...]) -> bool:
    hidden = file.name.startswith((".", "~$"))
    return file.suffix.lower() in endings and not hidden and file.is_file()


def _listed(endings: tuple[str, ...]) -> str:
    return endings[0] if len(endings) == 1 else f"{', '.join(endings[:-1])} or {endings[-1]}"
