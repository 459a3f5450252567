import pytest

from agent.steps.exchanges import Exchange, exchanges
from agent.steps.made import digressed, emptied, one_in, transcribed
from tests.builders import asks, says, transcript

PARTS = exchanges(
    transcript(
        asks("What is the goal?"),
        says("The goal is a return within 7.5 days, 40% of viewers. It's what we live on."),
        asks("And the data?"),
        says("Clicks, watch time, and the likes."),
    )
)


def _questions(parts: tuple[Exchange, ...]) -> list[str]:
    return [line for part in parts for line in part.text.split("\n") if "Interviewer" in line]


@pytest.mark.parametrize("seed", [f"transcript-{n}" for n in range(12)])
def test_an_emptied_answer_says_nothing_of_what_was_said(seed: str) -> None:
    made = emptied(PARTS, seed)
    assert _questions(made) == _questions(PARTS)
    assert [part.answered for part in made] == [part.answered for part in PARTS]
    for part, before in zip(made, PARTS, strict=True):
        assert part.said != before.said
        assert part.said[0].strip()
        assert part.said[0] in part.text
        assert before.said[0] not in part.text


def test_answers_are_emptied_in_several_ways() -> None:
    texts = {emptied(PARTS, f"t-{n}")[0].said[0] for n in range(40)}
    shuffled = [text for text in texts if "goal" in text.lower().split()]
    assert {text[-1] == "." for text in shuffled} == {True, False}  # how it looks tells nothing
    assert any(len(text.split()) == 1 for text in texts)
    assert any(text.startswith(("That is a great", "Okay, so", "First I")) for text in texts)


def test_a_transcribed_answer_keeps_its_words_and_numbers() -> None:
    made = transcribed(PARTS, "a")
    words = made[0].said[0].split()
    assert {"7.5", "40%", "it's", "return"} <= set(words)
    assert made[0].said[0] == made[0].said[0].lower().replace("i mean", "I mean")
    assert "," not in made[0].said[0]
    assert _questions(made) == _questions(PARTS)


def test_the_same_seed_makes_the_same() -> None:
    assert emptied(PARTS, "a") == emptied(PARTS, "a")
    assert transcribed(PARTS, "a") != transcribed(PARTS, "b")


def test_about_one_in_so_many_is_picked() -> None:
    assert 80 < sum(one_in(8, str(n)) for n in range(1_000)) < 170


def test_a_digression_is_added_and_takes_nothing_away() -> None:
    made = digressed(PARTS, "My dog likes long walks. " * 30, "a")
    assert made[0].said[0].startswith(PARTS[0].said[0])
    assert len(made[0].said[0].split()) == len(PARTS[0].said[0].split()) + 40
    assert _questions(made) == _questions(PARTS)
