"""Labelled transcripts: read from evals/labelled, which a checkout has and a wheel has not."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agent import assets
from agent.errors import EvalError
from agent.records import Stamp, Transcript
from agent.wiring.transcripts import read_transcript

MEASURED = ("constructed", "length", "natural")
"""The kinds on which figures are reported."""
FOR_FITTING = ("more-natural", "more-length")
"""The kinds that only help a fit."""

_LABELS = "-labels.jsonl"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A transcript with its labels.

    Attributes:
        kind: how it came about.
        transcript: what was said.
        scores: by area id, 1 to 5, or None for "not assessed"; the mean over raters.
        raters: the same, by rater, as given.
        quoted: by area id, the turns and words that a rater quoted.
    """

    kind: str
    transcript: Transcript
    scores: Mapping[str, float | None]
    raters: Mapping[str, Mapping[str, int | None]]
    quoted: Mapping[str, tuple[tuple[int, str], ...]]


def labelled(kinds: tuple[str, ...] = (*MEASURED, *FOR_FITTING)) -> Iterator[Labelled]:
    """Yields the labelled transcripts of some kinds, in the order of their files.

    Raises:
        EvalError: the folder is not there, as in an installed wheel.
    """
    for kind in kinds:
        lines = _lines(kind)
        for line in lines:
            path = labels_folder() / kind / f"{line['id']}.json"
            yield _labelled(kind, read_transcript(path), line)


def labels_folder() -> Path:
    """Returns where the labelled transcripts are."""
    return assets.data_root() / "evals" / "labelled"


def labels_stamp() -> Stamp:
    """Returns the stamp of all labels: a hash over the files' content.

    Raises:
        EvalError: the folder is not there.
    """
    body = json.dumps([_lines(kind) for kind in (*MEASURED, *FOR_FITTING)], sort_keys=True)
    digest = hashlib.sha256(body.encode()).hexdigest()[:12]
    return Stamp(id="labelled", version="1", sha256=digest)


def _lines(kind: str) -> list[dict[str, Any]]:
    path = labels_folder() / f"{kind}{_LABELS}"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise EvalError(
            f"the labelled transcripts are not there ({path.name})",
            "fit and measure in a checkout; an installed wheel carries no labels",
        ) from error
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def _labelled(kind: str, transcript: Transcript, line: Mapping[str, Any]) -> Labelled:
    raters: dict[str, dict[str, int | None]] = line["raters"]
    areas: list[str] = list(line["scores"])
    return Labelled(
        kind=kind,
        transcript=transcript,
        scores={area: mean_label([given.get(area) for given in raters.values()]) for area in areas},
        raters=raters,
        quoted={
            area: tuple((int(e["turn"]), str(e["quote"])) for e in line["evidence"].get(area, ()))
            for area in areas
        },
    )


def mean_label(given: Sequence[int | None]) -> float | None:
    """Returns the mean of what raters gave; None where at least half of them gave none."""
    scores = [score for score in given if score is not None]
    if 2 * len(scores) <= len(given):
        return None
    return sum(scores) / len(scores)
