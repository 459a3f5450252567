"""What graders gave the labelled transcripts: `evals/labelled/given`, a file a grader."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from agent.errors import DataError
from agent.ports.files import file_name, write_whole
from agent.records import Given
from agent.wiring.labelled import labels_folder


def given_file(grader: str) -> Path:
    """Returns where a grader's lines are kept."""
    return labels_folder() / "given" / f"{file_name(grader)}.jsonl"


def graders() -> tuple[str, ...]:
    """Returns the names of the graders that lines are kept of, in order."""
    return tuple(path.stem for path in sorted((labels_folder() / "given").glob("*.jsonl")))


def given(grader: str) -> tuple[Given, ...]:
    """Reads what a grader gave; nothing where no line of it is kept.

    Raises:
        DataError: a line is broken.
    """
    path = given_file(grader)
    if not path.is_file():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(Given.model_validate_json(line))
        except ValidationError as error:
            raise DataError(f"{path.name}, line {number}, is no line of a grader") from error
    return tuple(found)


def write_given(grader: str, lines: Sequence[Given]) -> None:
    """Writes what a grader gave, in place of what was there.

    Raises:
        StorageError: the disk is full or the folder cannot be written.
    """
    body = "".join(f"{line.model_dump_json(exclude_defaults=True)}\n" for line in lines)
    write_whole(given_file(grader), body)
