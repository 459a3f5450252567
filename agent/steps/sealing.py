"""Sealing: closing a scorecard, so that any later change is seen.

The seal is SHA-256 over the record as canonical JSON: keys in order, no white space, and of each
record the keys that were written with it, so that a key that a later version adds breaks no seal.
"""

import hashlib
import json

from agent.errors import SealBrokenError
from agent.records import AreaScore, Rubric, Scorecard, Sealed, Transcript, Usage, Versions
from agent.steps.grading import content_hash

NOTHING_SAID = "the candidate said nothing in this round"
_UNSEALED = "0" * 64
_REMEDY = "put the file back from a copy; a round that was sealed is not graded again"


def seal(place: str, scorecard: Scorecard, transcript: Transcript, clock: str) -> Sealed:
    """Seals a scorecard with the transcript that it was found in.

    Args:
        place: of the round in its loop.
        scorecard: what its grader found.
        transcript: what it was found in.
        clock: date and time, ISO 8601.

    Raises:
        ValueError: the scorecard is of another transcript.
    """
    if scorecard.transcript_sha256 != content_hash(transcript):
        raise ValueError(f"the scorecard at {place} is of another transcript")
    given = Sealed(
        place=place, scorecard=scorecard, transcript=transcript, sealed=clock, sha256=_UNSEALED
    )
    whole = Sealed.of(given.model_dump(mode="json"))
    return whole.model_copy(update={"sha256": _sha256(whole)})


def check_seal(sealed: Sealed) -> Sealed:
    """Returns what was sealed, if it is still that.

    Raises:
        SealBrokenError: something in it was changed since.
    """
    if sealed.sha256 != _sha256(sealed):
        raise SealBrokenError(f"the seal of {sealed.place} is broken: it was changed", _REMEDY)
    return sealed


def sealed_text(sealed: Sealed) -> str:
    """Returns what is sealed as its file has it."""
    return sealed.model_dump_json(indent=2, exclude_unset=True) + "\n"


def opened(text: str, place: str, sha256: str) -> Sealed:
    """Reads what is sealed from its file, in which no byte may have changed.

    Args:
        text: of the file.
        place: whose file it is.
        sha256: what the loop has kept of it; empty where it has kept nothing yet.

    Raises:
        SealBrokenError: something in it was changed since.
    """
    broken = SealBrokenError(f"the seal of {place} is broken: its file was changed", _REMEDY)
    try:
        sealed = Sealed.model_validate_json(text)
    except ValueError as error:
        raise broken from error
    whole = sealed.sha256 == _sha256(sealed) and sealed_text(sealed) == text
    if not whole or sealed.place != place or sha256 not in ("", sealed.sha256):
        raise broken
    return sealed


def nothing_said(transcript: Transcript, rubric: Rubric, versions: Versions) -> Scorecard | None:
    """Returns the scorecard of a round in which the candidate said nothing; None of any other.

    No area of it is assessed, and no model need be asked to find that.

    Args:
        transcript: of the round.
        rubric: its areas.
        versions: what is in force.
    """
    if any(turn.speaker == "candidate" and turn.text.strip() for turn in transcript.turns):
        return None
    found = AreaScore(score=None, status="not assessed", unscored_reason=NOTHING_SAID)
    return Scorecard(
        transcript_id=transcript.id,
        transcript_sha256=content_hash(transcript),
        round=transcript.round,
        target_level=transcript.target_level,
        areas={area.id: found for area in rubric.areas},
        verdict=None,
        verdict_reason=NOTHING_SAID,
        versions=versions,
        usage=Usage(),
    )


def _sha256(sealed: Sealed) -> str:
    body = sealed.model_dump(mode="json", exclude={"sha256"}, exclude_unset=True)
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
