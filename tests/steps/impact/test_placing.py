from functools import cache

import pytest

from agent.data_files import PACKAGE, read_record
from agent.records import ImpactSigns, PlacedClaim, Rung
from agent.steps.impact.lexicon import Lexicon
from agent.steps.impact.placing import read_claim


@cache
def lexicon() -> Lexicon:
    return Lexicon(read_record(PACKAGE / "data" / "impact.yaml", ImpactSigns))


def placed(claim: str) -> PlacedClaim:
    return read_claim(claim, lexicon()).placed


@pytest.mark.parametrize(
    ("claim", "rung"),
    [
        ("Raised F1 from 0.81 to 0.84", "raw"),
        ("Wrote a loss function", "raw"),
        ("Cut p99 latency by a third", "system"),
        ("Saved 90,000 GPU-hours", "system"),
        ("Increased seven-day retention by 0.4%", "product"),
        ("Users came back more often", "product"),
        ("Added £1.2M in annual sales", "business"),
        ("Cut the cloud bill by a fifth", "business"),
    ],
)
def test_a_claim_stands_on_the_highest_rung_that_it_states(claim: str, rung: Rung) -> None:
    assert placed(claim).rung == rung


@pytest.mark.parametrize(
    "claim",
    [
        "The launch did not move revenue",
        "We expect the bidder to add $3M a year",
        "Redesigned onboarding to improve retention",
        "Trained a churn prediction model",
        "Engagement was flat after my change",
    ],
)
def test_what_is_denied_expected_aimed_at_or_a_topic_raises_nothing(claim: str) -> None:
    found = placed(claim)
    assert (found.rung, found.system, found.business) == ("raw", None, None)


def test_columns_are_filled_in_the_claim_s_own_words() -> None:
    claim = (
        "Rolled the ranker out to five teams, cutting p95 from 310 ms to 190 ms, which added $2M"
    )
    found = placed(claim)
    assert found.adoption == "Rolled the ranker out to five teams"
    assert found.system == "cutting p95 from 310 ms to 190 ms"
    assert found.business == "added $2M"
    assert found.missing == ("time-frame",)


def test_an_effect_stays_where_only_the_next_one_is_denied() -> None:
    found = placed("I cut memory by 40% in March, but it did not increase conversion")
    assert (found.rung, found.missing) == ("system", ("adoption", "business"))


@pytest.mark.parametrize(
    ("claim", "lacks"),
    [
        ("I cut latency by 9% in Q2", set()),
        ("We cut latency by 9% in Q2", {"owner"}),
        ("Latency was cut in Q2", {"number", "owner"}),
        ("Cut latency by 9%", {"time-frame"}),
        ("Led five engineers in 2023", {"number"}),
    ],
)
def test_figure_period_and_owner_are_missed_where_they_are_missing(
    claim: str, lacks: set[str]
) -> None:
    assert set(placed(claim).missing) - {"adoption", "system", "business"} == lacks


def test_likeness_is_asked_only_where_something_moved_that_no_word_names() -> None:
    asked: list[str] = []

    def likeness(text: str) -> Rung:
        asked.append(text)
        return "product"

    claims = ("Cut latency by 9%", "Wrote a paper", "Zorbles rose by 12%", "Zorbles may rise by 9%")
    rungs = [read_claim(claim, lexicon(), likeness).placed.rung for claim in claims]
    assert (asked, rungs) == (["zorbles rose by 12%"], ["system", "raw", "product", "raw"])


def test_a_hostile_claim_is_placed_in_little_time() -> None:
    for claim in ("from 1 to " * 400, "sav 1" * 800, "and " * 1_000, "$" * 4_000, "9" * 4_000):
        assert placed(claim).claim == claim
