"""Turning what was read of an area into its score: with quotes and odds, or with a reason."""

from agent.records import Area, AreaScore, Spread, Transcript
from agent.steps.logistic import Floats, Logistic
from agent.steps.picking import picked
from agent.steps.probing import SPOKEN, Found, Marking, read


def score_area(
    transcript: Transcript,
    found: Found,
    number: int,
    area: Area,
    vector: Floats | None,
    picking: Logistic,
    marking: Marking,
) -> AreaScore:
    """Scores one area.

    Args:
        transcript: what was said, without what speaks to whoever grades.
        found: where it is on which area.
        number: of the area in its round.
        area: what is graded.
        vector: of its segment, shape (w,); None where nothing is likely on it.
        picking: how quotes are picked.
        marking: what the vector is worth.
    """
    if vector is None or found.spoken[number] < SPOKEN:
        reason = f"nothing said was found to be on this area (likely {found.spoken[number]:.2f})"
        return AreaScore(score=None, status="not assessed", unscored_reason=reason)
    evidence = picked(transcript, found.parts, found.likely[:, number], area, picking)
    if not evidence:
        reason = "the candidate says nothing that could be quoted"
        return AreaScore(score=None, status="unscored", unscored_reason=reason)
    reading = read(vector, marking)
    return AreaScore(
        score=round(min(5.0, max(1.0, reading.score)), 2),
        status="scored",
        evidence=evidence,
        spread=Spread(
            odds=tuple(round(float(each), 4) for each in reading.odds),
            deviation=round(reading.deviation, 3),
        ),
    )
