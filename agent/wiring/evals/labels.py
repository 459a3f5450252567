"""Labels that people gave: one file a rater in `evals/labels/`, one line a transcript.

Where there are some for a transcript, they stand in for those in its fixture: the median over
raters, "not assessed" where most of them say so.
"""

import json
import statistics
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from agent import assets
from agent.errors import DataError
from agent.ports.files import file_name, storage_faults
from agent.records import Record

Score = Annotated[int, Field(ge=1, le=5)]


class Label(Record):
    """What one rater gave one transcript.

    Attributes:
        transcript: its id.
        round: its round.
        scores: by area id, 1 to 5; None for "not assessed".
    """

    transcript: str
    round: str
    scores: dict[str, Score | None]


def folder() -> Path:
    """Returns where the labels are."""
    return assets.data_root() / "evals" / "labels"


def read_labels() -> dict[str, dict[str, Label]]:
    """Returns every label, by rater and transcript; a later one of the same stands.

    Raises:
        DataError: a line is no label.
    """
    return {path.stem: read_rater(path.stem) for path in sorted(folder().glob("*.jsonl"))}


def read_rater(rater: str) -> dict[str, Label]:
    """Returns what one rater has given so far, by transcript.

    Raises:
        DataError: a line is no label.
    """
    path = _path(rater)
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    found: dict[str, Label] = {}
    for number, line in enumerate(lines, 1):
        try:
            label = Label.of(json.loads(line))
        except (ValueError, ValidationError) as error:
            raise DataError(
                f"evals/labels/{path.name}, line {number}, is not a label", "correct it"
            ) from error
        found[label.transcript] = label
    return found


def put_label(rater: str, label: Label) -> None:
    """Adds a label.

    Raises:
        StorageError: the file cannot be written.
    """
    path = _path(rater)
    with storage_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(label.model_dump_json() + "\n")


def people_gave(transcript_id: str) -> tuple[dict[str, int | None], int]:
    """Returns the median label of a transcript over raters, and how many gave one.

    A median between two points is rounded down, so that doubt raises nobody.
    """
    given = [
        rater[transcript_id].scores for rater in read_labels().values() if transcript_id in rater
    ]
    areas = dict.fromkeys(area for scores in given for area in scores)
    return {area: _median([s[area] for s in given if area in s]) for area in areas}, len(given)


def labels_hash() -> str:
    """Returns a hash over all labels; empty where there are none."""
    files = sorted(folder().glob("*.jsonl"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    return assets.short_hash("\n".join(texts)) if texts else ""


def scores_by_rater() -> Mapping[str, Mapping[str, Mapping[str, int | None]]]:
    """Returns the scores by rater, transcript and area, for `rater_agreement`."""
    return {
        rater: {name: label.scores for name, label in labels.items()}
        for rater, labels in read_labels().items()
    }


def _median(scores: list[int | None]) -> int | None:
    judged = [score for score in scores if score is not None]
    if 2 * len(judged) <= len(scores):
        return None
    return int(statistics.median_low(judged))


def _path(rater: str) -> Path:
    return folder() / f"{file_name(rater)}.jsonl"
