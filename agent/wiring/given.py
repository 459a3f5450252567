"""What graders gave the labelled transcripts: one file a grader in evals/labelled/given."""

from pydantic import ValidationError

from agent.errors import EvalError
from agent.ports.files import read_file
from agent.records import Given
from agent.wiring.labelled import labels_folder

_LARGEST_BYTES = 50_000_000


def graders() -> list[str]:
    """Returns the graders whose scores are kept, in the order of their names."""
    return sorted(path.stem for path in (labels_folder() / "given").glob("*.jsonl"))


def given(grader: str) -> list[Given]:
    """Returns what a grader gave, in the order of its file.

    Raises:
        EvalError: the file is missing, or a line of it is none of these.
    """
    path = labels_folder() / "given" / f"{grader}.jsonl"
    lines = read_file(path, _LARGEST_BYTES, EvalError).decode("utf-8", "replace").splitlines()
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(Given.model_validate_json(line))
        except ValidationError as error:
            raise EvalError(
                f"evals/labelled/given/{path.name}, line {number}, is no score of a grader",
                "correct the line, or let the grader run again",
            ) from error
    return found
