"""Stories of one project, and stories told before."""

from agent import assets
from agent.preparation_assets import story_tuning
from agent.records import Transcript, Turn
from agent.steps.story_likeness import Telling, alike_stories, by_project, likeness, told_in
from agent.steps.story_segments import segments
from tests.bank_stories import LAUNCH, MARKET, NIGHT, story

TELLING = Telling(assets.story_signs())
LEAST = story_tuning().alike


def test_different_stories_are_not_alike() -> None:
    stories = (story("night", NIGHT), story("market", MARKET), story("launch", LAUNCH))
    assert alike_stories(stories, TELLING, LEAST) == ()
    assert by_project(stories, ()) == (("night",), ("market",), ("launch",))


def test_a_project_told_again_in_other_words_may_be_the_same() -> None:
    again = "The parcel-delay retraining read late tables. My lead saw the stamps of forty nights."
    (pair,) = alike_stories((story("night", NIGHT), story("again", again)), TELLING, 0.1)
    assert not pair.sure
    assert "parcel" in pair.words or "retraining" in pair.words


def test_the_users_own_project_names_settle_it() -> None:
    one = story("one", NIGHT, project="Forecasts")
    same, other = story("two", MARKET, project="forecasts "), story("two", NIGHT, project="Maps")
    (pair,) = alike_stories((one, same), TELLING, LEAST)
    assert pair.sure
    assert by_project((one, same), (pair,)) == (("one", "two"),)
    assert alike_stories((one, other), TELLING, LEAST) == ()


def test_likeness_is_one_with_itself_and_nothing_with_no_words() -> None:
    words = TELLING.of_story(story("night", NIGHT))
    assert abs(likeness(words, words) - 1) < 1e-9
    assert likeness(words, type(words)()) == 0.0


def test_a_story_told_in_a_saved_round_is_known_again() -> None:
    asked = "Tell me about a short-term gain that you gave up for the long term."
    turns = (
        Turn(speaker="interviewer", t=0.0, text=asked),
        Turn(speaker="candidate", t=9.0, text="So, um, " + NIGHT[:500]),
    )
    transcript = Transcript(id="s", round="jedi", turns=turns)
    told = segments(transcript, assets.rubric("jedi"), assets.story_signs())
    words = TELLING.of_told(transcript, told)
    said = [(each.areas[0], word) for each, word in zip(told, words, strict=True)]
    stories = (story("market", MARKET), story("night", NIGHT))
    (found,) = told_in(stories, "s", said, TELLING, LEAST)
    assert (found.story, found.value) == ("night", "long_term_impact")
