import pytest

from agent import assets
from agent.errors import TranscriptError
from agent.records import Transcript
from agent.steps.transcripts import Parsed, Reading, ReadTranscript, Said, assembled, completed

ASKED = "Design a feed."
TALK = (Said("Interviewer", ASKED, 1.0), Said("Candidate", "From the goal.", 5.0))


def _assembled(parsed: Parsed, reading: Reading = Reading(round="ml-design")) -> ReadTranscript:  # noqa: B008
    return assembled(parsed, reading, "file", assets.round_signs(), assets.rubrics())


def test_the_file_is_the_id_and_the_first_question_the_prompt() -> None:
    found = _assembled(Parsed(TALK)).transcript
    assert (found.id, found.round, found.target_level) == ("file", "ml-design", None)


@pytest.mark.parametrize(
    ("asked", "prompt"),
    [
        ("Hi! Can you hear me? Good. Design a feed for photos.", "Design a feed for photos."),
        ("Hello. How would you rank a feed? Start anywhere.", "How would you rank a feed?"),
        ("Welcome.", "Welcome."),
        (f"Why {'very ' * 60}?", f"Why {'very ' * 22}very …"),
        ("Why" * 100, f"{('Why' * 100)[:120]} …"),
    ],
)
def test_the_prompt_is_the_first_question_that_is_no_small_talk(asked: str, prompt: str) -> None:
    found = _assembled(Parsed((Said("Interviewer", asked), TALK[1]))).transcript
    assert found.prompt == prompt


def test_what_the_file_says_of_itself_stays() -> None:
    parsed = Parsed(TALK, id="own", round="jedi", prompt="A feed", level="E4")
    found = _assembled(parsed, Reading(level="E6")).transcript
    assert (found.id, found.round, found.prompt, found.target_level) == (
        *("own", "jedi", "A feed", "E4"),
    )


def test_what_the_user_says_is_added() -> None:
    found = _assembled(Parsed(TALK, round="jedi"), Reading(round="coding", level="E6")).transcript
    assert (found.round, found.target_level) == ("coding", "E6")


def test_a_recognised_round_is_noted_and_a_named_one_is_not() -> None:
    talk = (Said("Interviewer", "Design a system. How would you frame it? Training data?"), TALK[1])
    assert (
        "round: ml-design (recognised by what is said)" in _assembled(Parsed(talk), Reading()).notes
    )
    assert not any(note.startswith("round") for note in _assembled(Parsed(talk)).notes)


@pytest.mark.parametrize("said", [(), (Said("Interviewer", " "), Said("Candidate", "\n"))])
def test_nothing_said_is_no_transcript(said: tuple[Said, ...]) -> None:
    with pytest.raises(TranscriptError, match="nothing is said"):
        _assembled(Parsed(said))


def test_our_own_transcript_takes_a_level_where_it_has_none_and_a_round_over_its_own() -> None:
    ours = _assembled(Parsed(TALK)).transcript
    assert completed(ours, Reading()) == ReadTranscript(ours)
    found = completed(ours, Reading(round="jedi", level="E5"))
    assert (found.transcript.round, found.transcript.target_level) == ("jedi", "E5")
    assert found.notes == ("round: jedi (as you say; the file says ml-design)",)
    with_level = ours.model_copy(update={"target_level": "E4"})
    assert completed(with_level, Reading(level="E5")).transcript.target_level == "E4"


def test_our_own_transcript_without_a_word_of_the_candidate_is_refused() -> None:
    ours: Transcript = _assembled(Parsed(TALK)).transcript
    with pytest.raises(TranscriptError, match="the candidate says nothing"):
        completed(ours.model_copy(update={"turns": ours.turns[:1]}), Reading())
