"""Whole debriefs: levels, risk, and a discussion in which nobody cites another's scorecard."""

import pytest

from agent import assets
from agent.records import Span, Story
from agent.steps.debriefing.composing import debrief
from agent.steps.debriefing.heard import holds_only
from agent.steps.debriefing.page import page
from agent.wiring.debrief import basis
from tests.loops_sealed import asked, sealed, strong_loop


def test_e6_asked_with_e5_evidence_comes_out_at_e5() -> None:
    found = debrief(strong_loop("E6", 4), asked("E6"), basis())
    assert found.ruled.decision == "no hire"
    assert found.supported.supported == "E5"
    assert found.outcome == "no hire at E6; the evidence supports E5"
    assert found.supported.by_level == {"E4": "hire", "E5": "hire", "E6": "no hire"}


def test_fives_everywhere_support_the_level_over_the_one_asked_for() -> None:
    found = debrief(strong_loop("E5", 5), asked(), basis())
    assert found.outcome.startswith("hire at E5")
    assert found.supported.supported == "E6"


def test_a_level_without_a_bar_cannot_be_told() -> None:
    found = debrief(strong_loop("E7", 5), asked("E7"), basis())
    assert found.ruled.decision == "cannot tell"
    assert found.risk is None
    assert found.update is None
    assert "no bar for E7" in found.supported.because


def test_the_risk_says_how_many_draws_and_is_the_same_every_time() -> None:
    one, other = (debrief(strong_loop(), asked(), basis()).risk for _ in range(2))
    assert one == other
    assert one is not None
    assert one.draws == 4000
    assert one.areas == 16
    assert sum(one.odds.values()) == pytest.approx(1)
    assert one.pay_usd == 141_000


def test_more_error_means_more_risk() -> None:
    sure = debrief(strong_loop("E4", 5), asked("E4"), basis()).risk
    near = debrief(strong_loop("E4", 3), asked("E4"), basis()).risk
    assert sure is not None
    assert near is not None
    assert sure.probability < near.probability
    assert near.pay_usd is None
    assert "no figure under E4" in near.pay_note


def test_each_interviewer_says_nothing_of_anothers_scorecard() -> None:
    secrets = {
        "coding-1": "Only coding knows of the zebra index",
        "ml-design-1": "Only design knows of the walrus ranker",
        "jedi-1": "Only jedi knows of the ocelot quarrel",
    }
    scores = {"coding-1": [4.1] * 5, "ml-design-1": [4.3] * 5, "jedi-1": [4.7] * 6}
    rounds = [
        sealed(place, scores[place], said=f"{said}. And more.") for place, said in secrets.items()
    ]
    found = debrief(rounds, asked(), basis())
    for own in found.statements:
        assert secrets[own.place] in own.words
        for place, secret in secrets.items():
            if place != own.place:
                assert secret not in own.words
                assert place not in own.words
                assert f"{scores[place][0]:g}" not in own.words
        assert {each.place for each in own.quotes} == {own.place}


def test_a_statement_does_not_change_when_another_round_does() -> None:
    first = debrief(strong_loop(), asked(), basis())
    others = (strong_loop()[0], sealed("ml-design-1", [2] * 5), sealed("jedi-1", [1] * 6))
    second = debrief(others, asked(), basis())
    assert first.statements[0] == second.statements[0]


def test_two_rounds_that_scored_the_same_dimension_reply() -> None:
    rounds = (sealed("coding-1", [4] * 5), sealed("coding-2", [2, 4, 4, 4, 4]))
    found = debrief(rounds, asked(), basis())
    assert [each.agrees for each in found.replies] == [False, True, True, True, True]
    assert {each.to for each in found.replies} == {"coding-1"}


def test_a_project_told_in_two_rounds_is_shown_from_both() -> None:
    story = Story(areas=(), turns=(1,), heard={})
    one = (
        "I built the hail detector for vineyards. Weather stations dropped out in storms, and "
        "growers covered their vines."
    )
    other = (
        "The hail detector for vineyards was mine. Stations dropped out in every storm, and "
        "growers covered vines."
    )
    rounds = (
        sealed("jedi-1", [4] * 6, said=one, stories=(story,)),
        sealed("partner-1", 4, said=other, stories=(story,)),
    )
    every = debrief(rounds, asked(), basis()).contradictions
    found = [each for each in every if each.kind == "project twice"]
    assert len(found) == 1
    assert found[0].one.quote in one
    assert found[0].other.quote in other


def test_fillers_and_everyday_words_are_no_project() -> None:
    filler = "Honestly, you know, basically we worked on the data, and people liked the model."
    told = Story(areas=(), turns=(1,), heard={"action": Span(turn=1, quote=filler)})
    rounds = (
        sealed("jedi-1", [4] * 6, said=filler, stories=(told,)),
        sealed("partner-1", 4, said=filler, stories=(told,)),
    )
    found = debrief(rounds, asked(), basis()).contradictions
    assert [each.kind for each in found if each.kind == "project twice"] == []


def test_the_page_holds_no_figure_of_pay_that_the_table_lacks() -> None:
    text = page(debrief(strong_loop("E6", 4), asked("E6"), basis()))
    assert "$318K" in text
    assert "E3" not in text


def test_the_page_cannot_be_broken_by_what_was_said() -> None:
    hostile = "I said \x1b[2J | **bold** \n# heading. More."
    found = debrief((sealed("coding-1", [4] * 5, said=hostile),), asked(), basis())
    text = page(found)
    assert "\x1b" not in text
    assert "\n# heading" not in text


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("I found hire. Strongest: modeling, 4 of 5.", True),
        ("They have 12 years behind them.", False),
        ("They said “I never said that at all”.", False),
        ("I would say no hire.", False),
        ("They led seven people.", False),
        ("", False),
        ("x" * 2000, False),
    ],
)
def test_a_model_says_only_what_the_facts_hold(words: str, holds: bool) -> None:
    assert holds_only(words, ("coding-1: hire.", "Strongest: modeling, 4 of 5.")) is holds


def test_every_rubric_of_a_round_in_a_layer_is_there() -> None:
    rules = basis().rules
    rounds = [each for layer in rules.layers.values() for each in layer]
    assert {*rounds, *rules.counted_nowhere} == {rubric.id for rubric in assets.rubrics()}
