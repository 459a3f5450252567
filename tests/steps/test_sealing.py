import hashlib
import json

import pytest

from agent import assets
from agent.errors import SealBrokenError
from agent.records import Scorecard, Sealed, Transcript
from agent.steps.grading import content_hash
from agent.steps.sealing import NOTHING_SAID, check_seal, nothing_said, opened, seal, sealed_text
from tests.builders import VERSIONS, asks, says, scorecard, transcript

WHEN = "2026-11-28T10:00:00+00:00"


def _round() -> tuple[Scorecard, Transcript]:
    said = transcript(asks("What is the goal?"), says("I predict a long watch, ünïted \u2248 3."))
    return scorecard(transcript_sha256=content_hash(said)), said


def _sealed() -> Sealed:
    card, said = _round()
    return seal("coding-1", card, said, WHEN)


def test_what_was_sealed_is_read_back_as_it_was() -> None:
    sealed = _sealed()
    assert check_seal(sealed) == sealed
    assert opened(sealed_text(sealed), "coding-1", sealed.sha256) == sealed


def test_a_byte_that_is_changed_anywhere_in_the_file_is_noticed() -> None:
    sealed = _sealed()
    body = sealed_text(sealed).encode()
    for place in range(0, len(body), 7):
        changed = bytearray(body)
        changed[place] = ord("7") if changed[place] != ord("7") else ord("8")
        with pytest.raises(SealBrokenError, match="seal of coding-1 is broken"):
            opened(changed.decode(errors="replace"), "coding-1", sealed.sha256)


@pytest.mark.parametrize("change", ["place", "sealed", "scorecard", "transcript"])
def test_whatever_is_changed_in_the_record_breaks_the_seal(change: str) -> None:
    sealed = _sealed()
    card = sealed.scorecard.model_copy(update={"verdict": "strong hire"})
    said = sealed.transcript.model_copy(update={"prompt": "Another"})
    to = {"place": "coding-2", "sealed": "2027", "scorecard": card, "transcript": said}
    with pytest.raises(SealBrokenError):
        check_seal(sealed.model_copy(update={change: to[change]}))


def test_a_seal_made_anew_over_a_changed_score_is_not_the_one_that_the_loop_kept() -> None:
    card, said = _round()
    other = seal("coding-1", card.model_copy(update={"verdict": "hire"}), said, WHEN)
    with pytest.raises(SealBrokenError):
        opened(sealed_text(other), "coding-1", _sealed().sha256)


def test_the_sealed_file_of_another_place_does_not_pass() -> None:
    sealed = _sealed()
    with pytest.raises(SealBrokenError):
        opened(sealed_text(sealed), "coding-2", "")


@pytest.mark.parametrize("text", ["", "{}", "null", "\x00\x1b[31m", "[" * 10_000])
def test_what_is_no_sealed_scorecard_is_a_broken_seal(text: str) -> None:
    with pytest.raises(SealBrokenError):
        opened(text, "coding-1", "")


def test_a_key_that_a_later_version_adds_breaks_no_older_seal() -> None:
    """As if the version that sealed it had known neither hints nor reviews."""
    data = json.loads(sealed_text(_sealed()))
    for key in ("hints", "review", "execution"):
        del data["scorecard"][key]
    del data["sha256"]
    body = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    older = Sealed.of(data | {"sha256": hashlib.sha256(body.encode()).hexdigest()})
    assert older.scorecard.hints == 0
    assert opened(sealed_text(older), "coding-1", older.sha256) == older


def test_a_scorecard_of_another_transcript_is_not_sealed() -> None:
    _, said = _round()
    with pytest.raises(ValueError, match="another transcript"):
        seal("coding-1", scorecard(), said, WHEN)


def test_a_round_in_which_nothing_was_said_has_no_score_and_needs_no_model() -> None:
    said = transcript(asks("What is the goal?"), says(" \n"))
    card = nothing_said(said, assets.rubric("ml-design"), VERSIONS)
    assert card is not None
    assert {found.score for found in card.areas.values()} == {None}
    assert {found.unscored_reason for found in card.areas.values()} == {NOTHING_SAID}
    assert card.verdict is None
    seal("ml-design-1", card, said, WHEN)
    answered = transcript(asks("What is the goal?"), says("Return visits."))
    assert nothing_said(answered, assets.rubric("ml-design"), VERSIONS) is None
