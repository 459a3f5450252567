import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from agent import assets
from agent.steps.exchanges import exchanges
from agent.steps.logistic import Logistic
from agent.steps.picking import LONGEST_WORDS, SIGNS, picked, stretches, windows
from tests.builders import asks, says, transcript

AREA = assets.rubric("ml-design").areas[0]
SAID = transcript(
    asks("What is the goal?"),
    says("Retention is the goal. I would predict a return within 7 days because it is measurable."),
    asks("And data?"),
    says("Clicks. Some likes too."),
)
LIKELY = np.array([0.9, 0.2])
SURE = Logistic(coef=np.zeros(SIGNS), bias=np.array([9.0]))
UNSURE = Logistic(coef=np.zeros(SIGNS), bias=np.array([-9.0]))


def _by_likelihood(bias: float) -> Logistic:
    coef = np.zeros(SIGNS)
    coef[0] = 10.0
    return Logistic(coef, np.array([bias]))


@given(st.text(max_size=2_000))
def test_windows_are_stretches_of_the_text_and_short(text: str) -> None:
    for start, stretch in windows(text):
        assert text[start:].startswith(stretch) or text[start:].lstrip().startswith(stretch)
        assert 0 < len(stretch.split()) <= LONGEST_WORDS


def test_a_sentence_that_is_too_long_is_cut_after_a_whole_word() -> None:
    (only,) = windows("word " * 100)
    assert len(only[1].split()) == LONGEST_WORDS


def test_every_stretch_has_all_signs_and_stands_in_its_turn() -> None:
    found = list(stretches(SAID, exchanges(SAID), LIKELY, AREA))
    assert {each.turn for each in found} == {1, 3}
    assert all(each.signs.shape == (SIGNS,) for each in found)
    assert all(each.text in SAID.turns[each.turn].text for each in found)


def test_what_is_likely_on_the_area_is_quoted_first() -> None:
    first = picked(SAID, exchanges(SAID), LIKELY, AREA, _by_likelihood(0.0))[0]
    last = picked(SAID, exchanges(SAID), LIKELY[::-1], AREA, _by_likelihood(0.0))[0]
    assert (first.turn, last.turn) == (1, 3)
    assert first.quote in SAID.turns[1].text


def test_a_second_quote_needs_to_be_likely_and_comes_from_another_turn() -> None:
    parts = exchanges(SAID)
    assert [each.turn for each in picked(SAID, parts, LIKELY, AREA, SURE)] == [1, 3]
    assert len(picked(SAID, parts, LIKELY, AREA, UNSURE)) == 1
    assert len(picked(SAID, parts, LIKELY, AREA, _by_likelihood(-5.0))) == 1


def test_there_are_at_most_three_quotes_and_none_of_nothing() -> None:
    many = transcript(*[turn for _ in range(5) for turn in (asks("So?"), says("I see it."))])
    assert len(picked(many, exchanges(many), np.full(5, 0.9), AREA, SURE)) == 3
    empty = transcript(asks("So?"), says("   "))
    assert picked(empty, exchanges(empty), np.array([0.9]), AREA, SURE) == ()
