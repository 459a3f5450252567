import pytest

from agent.steps.scrubbing import introduced, scrub
from tests.builders import asks, says, transcript


def _text(said: str, *names: str) -> str:
    return scrub(transcript(asks("And?"), says(said)), names).transcript.turns[1].text


@pytest.mark.parametrize(
    ("said", "scrubbed"),
    [
        ("Write to ada.b@example.org, please.", "Write to [mail], please."),
        ("It is at https://example.org/x?y=1 now", "It is at [link] now"),
        ("See github.com/ada/ranker for it", "See [link] for it"),
        ("I tweet as @ada_ranks", "I tweet as [handle]"),
        ("Call +49 170 123 45 67 later", "Call [telephone] later"),
        ("My name is Ada Byron and Ada it is.", "My name is [name 1] and [name 1] it is."),
    ],
)
def test_what_has_a_shape_is_taken_out(said: str, scrubbed: str) -> None:
    assert _text(said) == scrubbed


def test_a_name_is_taken_out_of_every_turn_and_of_the_title() -> None:
    said = transcript(asks("Hi Ada, shall we?"), says("Yes."), asks("Thanks, Ada."))
    said = said.model_copy(update={"prompt": "Round with ada"})
    found = scrub(said)
    assert "ada" not in found.transcript.model_dump_json().lower().replace('"id":"t"', "")
    assert found.replaced == (("Ada", "[name 1]"),)


def test_a_name_that_is_given_is_taken_out_in_any_case() -> None:
    assert _text("At Initech we ranked; INITECH paid.", "initech") == (
        "At [name 1] we ranked; [name 1] paid."
    )


@pytest.mark.parametrize(
    "said",
    [
        "I'm sure that 400 million people at 46,000 requests a second is right.",
        "Thanks, that is all. Hi there. So 1,500 candidates in 200 milliseconds.",
        "This is Python. This is The model. I am Not done.",
        "The split is 21 days, 2026-11-28 to 2026-12-05.",
        "a p99 of 250 ms, 0.002 and 12.5 percent, 3 of 4",
    ],
)
def test_numbers_and_everyday_words_stay(said: str) -> None:
    assert _text(said) == said


def test_a_name_inside_a_word_stays() -> None:
    assert _text("The canadian market", "Ada") == "The canadian market"


def test_who_is_greeted_and_who_introduces_themselves_are_found() -> None:
    assert introduced("Hello, Grace Hopper. My name's Ada.") == ["Grace Hopper", "Ada"]
