"""Sealed rounds of a made-up loop, built from scores and what was said."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from agent import assets
from agent.records import AreaScore, Evidence, Level, Sealed, Transcript, Turn
from agent.records.debrief_data import Prior
from agent.records.scorecard import Verdict
from agent.steps.debriefing.composing import Asked
from agent.steps.grading import content_hash
from agent.steps.sealing import seal
from agent.steps.verdict import verdict
from tests.builders import scorecard

CLOCK = "2026-01-01T00:00:00+00:00"
SAID = "I walk the graph once and keep what I saw."


def sealed(
    place: str,
    scores: Sequence[float | None] | float,
    *,
    said: str = SAID,
    level: Level = "E5",
    calibration: str = "calibrated",
    decided: Verdict | str | None = "by rule",
    **changes: Any,
) -> Sealed:
    """Returns a sealed round; its verdict follows the rules unless one is given.

    One score stands for every area.
    """
    round_id = place.rpartition("-")[0]
    rubric = assets.rubric(round_id)
    every = [float(scores)] * len(rubric.areas) if isinstance(scores, (int, float)) else scores
    turns = (
        Turn(speaker="interviewer", t=0.0, text="Tell me."),
        Turn(speaker="candidate", t=5.0, text=said),
    )
    transcript = Transcript(id=place, round=round_id, target_level=level, turns=turns)
    quote = said.split(". ", maxsplit=1)[0]
    areas = {
        area.id: AreaScore(
            score=score, status="scored", evidence=(Evidence(turn=1, quote=quote, t=5.0),)
        )
        if score is not None
        else AreaScore(score=None, status="unscored", unscored_reason="no quote stood")
        for area, score in zip(rubric.areas, every, strict=True)
    }
    found, reason = verdict(areas, rubric, level)
    if decided != "by rule":
        found, reason = decided, "given by the test"  # type: ignore[assignment]
    card = scorecard(
        transcript_id=place,
        transcript_sha256=content_hash(transcript),
        round=round_id,
        target_level=level,
        areas=areas,
        verdict=found,
        verdict_reason=reason,
        calibration=calibration,
        **changes,
    )
    return seal(place, card, transcript, CLOCK)


def strong_loop(level: Level = "E5", score: float = 4) -> tuple[Sealed, ...]:
    """Returns a loop in which every area has the same score."""
    return (
        sealed("coding-1", [score] * 5, level=level),
        sealed("ml-design-1", [score] * 5, level=level),
        sealed("jedi-1", [score] * 6, level=level),
    )


def asked(level: Level = "E5", prior: float = 0.3) -> Asked:
    """Returns what a test asks of a debrief."""
    return Asked("a-loop", level, Prior(value=prior, source="a test"), "manager")


def written(rounds: Sequence[Sealed], folder: Path) -> Path:
    """Writes sealed rounds into a folder, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in rounds:
        (folder / f"{each.place}.json").write_text(each.model_dump_json())
    return folder
