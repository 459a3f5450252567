"""A data folder with few labelled transcripts, and graders that score them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from agent import assets
from agent.records import Given
from agent.wiring.labelled import MEASURED, Labelled, labelled

ROUNDS = ("ml-design", "jedi")


def few_labelled(folder: Path, each: int) -> Path:
    """Makes a data folder with that many transcripts of every kind and round."""
    root, made = assets.data_root(), folder / "data"
    (made / "evals" / "labelled" / "given").mkdir(parents=True)
    (made / "prompts").symlink_to(root / "prompts")
    for path in sorted((root / "evals" / "labelled").glob("*-labels.jsonl")):
        kind = path.name.removesuffix("-labels.jsonl")
        (made / "evals" / "labelled" / kind).symlink_to(path.parent / kind)
        lines = [json.loads(line) for line in path.read_text().splitlines()]
        kept = [
            json.dumps(line)
            for round_id in ROUNDS
            for line in [one for one in lines if one["round"] == round_id][:each]
        ]
        (made / "evals" / "labelled" / path.name).write_text("\n".join(kept) + "\n")
    return made


def line(item: Labelled, area: str, grader: str, score: float | None, reason: str = "") -> Given:
    return Given(
        transcript=item.transcript.id,
        round=item.transcript.round,
        kind=item.kind,
        area=area,
        grader=grader,
        score=score,
        reason=reason or ("not assessed" if score is None else None),
        model="embedded:q",
        version="3",
        quotes=item.quoted[area][:1] if score else (),
    )


Scoring = Callable[[Labelled, str], float | None]


def scored_by(scoring: Scoring, grader: str = "probe") -> Iterator[Given]:
    """What a grader gives that scores every area of a measured kind so."""
    for item in labelled(MEASURED):
        for area in item.scores:
            yield line(item, area, grader, scoring(item, area))


def as_labelled(item: Labelled, area: str) -> float | None:
    return item.scores[area]


def keep(folder: Path, grader: str, lines: list[Given]) -> None:
    """Writes what a grader gave where it is kept."""
    path = folder / "evals" / "labelled" / "given" / f"{grader}.jsonl"
    path.write_text("".join(each.model_dump_json() + "\n" for each in lines))
