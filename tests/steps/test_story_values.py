"""Which values stories can carry, and which to tell for which."""

from agent import assets
from agent.preparation_assets import story_tuning
from agent.records import ValueFit
from agent.steps.story_values import best_assignment, value_fits
from tests.bank_stories import LAUNCH, MARKET, NIGHT, WE, story


def _strongest(text: str) -> str:
    fits = value_fits(story("any", text), assets.rubric("jedi"), story_tuning())
    return max(fits, key=lambda fit: fit.strength).value


def _fit(value: str, strength: float, *, said: bool = False) -> ValueFit:
    carries = strength > 0
    return ValueFit(
        value=value, strength=strength, criteria=(), carries=carries, said=said, span=""
    )


def test_stories_are_strongest_for_the_value_they_show() -> None:
    assert _strongest(NIGHT) == "long_term_impact"
    assert _strongest(MARKET) == "move_fast"
    assert _strongest(LAUNCH) == "be_direct"


def test_the_span_is_the_storys_own_sentence() -> None:
    fits = value_fits(story("launch", LAUNCH), assets.rubric("jedi"), story_tuning())
    assert all(fit.span in LAUNCH for fit in fits)
    assert all(fit.span for fit in fits if fit.carries)


def test_a_claim_without_a_story_carries_nothing() -> None:
    fits = value_fits(story("we", WE), assets.rubric("jedi"), story_tuning())
    assert [fit.value for fit in fits if fit.carries] == []


def test_what_the_user_says_is_taken_as_said() -> None:
    found = story("we", WE, values=("metamates",))
    fits = value_fits(found, assets.rubric("jedi"), story_tuning())
    assert [(fit.value, fit.said) for fit in fits if fit.carries] == [("metamates", True)]


def test_filling_both_values_beats_the_strongest_story_for_one() -> None:
    fits = {"one": (_fit("a", 9.0), _fit("b", 8.0)), "two": (_fit("a", 2.0), _fit("b", 0.0))}
    assert best_assignment(fits, (("one",), ("two",))) == {"a": "two", "b": "one"}


def test_two_stories_of_one_project_are_not_both_told() -> None:
    fits = {"one": (_fit("a", 9.0), _fit("b", 1.5)), "two": (_fit("a", 2.0), _fit("b", 4.0))}
    assert best_assignment(fits, (("one", "two"),)) == {"a": "one"}


def test_an_empty_bank_assigns_nothing() -> None:
    assert best_assignment({}, ()) == {}
