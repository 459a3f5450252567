import pytest

from agent.records import Usage
from agent.steps.comparing import compare, difference, prompt_diff
from tests.builders import scored, unscored
from tests.eval_builders import many, result, run

PRICES = {"openai:m": (1.0, 1.0, 1.0)}


def _both(before: list[float], after: list[float]) -> list[tuple[object, object]]:
    return list(zip(many("near", before), many("near", after), strict=True))


def test_the_same_run_twice_shows_no_evidence_of_a_change() -> None:
    base = run(*many("near", [0.2, 0.5, 0.9, 1.0]))
    found = compare(base, base, PRICES)
    assert found.summary == "no evidence of a change"
    assert found.flips == ()
    assert found.changed == ()


def test_a_fall_in_every_case_is_worse() -> None:
    found = difference("near", _both([0.9] * 6, [0.4] * 6))  # type: ignore[arg-type]
    assert found.finding == "worse"
    assert found.difference == pytest.approx(-0.5)


def test_a_rise_of_an_error_is_worse_too() -> None:
    before = [result(f"c{n}", pairs=[(3, 3)]) for n in range(6)]
    after = [result(f"c{n}", pairs=[(5, 3)]) for n in range(6)]
    found = difference("mae", list(zip(before, after, strict=True)))
    assert found.finding == "worse"
    assert found.difference == pytest.approx(2.0)


def test_one_case_of_many_is_no_evidence_and_says_how_many_would_be() -> None:
    found = difference("near", _both([1.0] * 12, [1.0] * 11 + [0.0]))  # type: ignore[arg-type]
    assert found.finding == "no evidence of a change"
    assert found.needed[0.05] > found.needed[0.2] > 12


def test_the_cases_needed_follow_the_formula() -> None:
    # Differences of 0 and -0.4 by halves spread by 0.2138: (2.8016 * 0.2138 / 0.2)^2 = 8.97.
    found = difference("near", _both([1.0] * 8, [1.0, 0.6] * 4))  # type: ignore[arg-type]
    assert found.needed[0.2] == 9


def test_two_clusters_are_too_few_to_say_anything() -> None:
    assert difference("near", _both([1.0, 1.0], [0.0, 0.0])).finding == "too few cases"  # type: ignore[arg-type]


def test_runs_are_paired_by_case_and_what_only_one_has_is_said() -> None:
    found = compare(
        run(*many("near", [1, 1, 1])), run(*many("near", [1, 1]), result("new")), PRICES
    )
    assert (found.paired, found.only_base, found.only_candidate) == (2, ("c2",), ("new",))


def test_every_kind_of_flip_is_named_and_the_worse_come_first() -> None:
    base = run(
        result("a", {"fence": True}),
        result("b", {"fence": False}),
        result("c", pairs=[(3, 3)], areas={"modeling": scored(3)}),
        result("d", pairs=[(3, 3)], areas={"modeling": scored(3)}),
        result("e"),
    )
    after = run(
        result("a", {"fence": False}),
        result("b", {"fence": True}),
        result("c", pairs=[(None, 3)], areas={"modeling": unscored()}),
        result("d", pairs=[(5, 3)], areas={"modeling": scored(5)}),
        result("e", status="stale", reason="a request has changed"),
    )
    found = [(flip.case, flip.kind) for flip in compare(base, after, PRICES).flips]
    assert found == [
        ("a", "worse"),
        ("d", "worse"),
        ("c", "newly unscored"),
        ("e", "no longer played"),
        ("b", "better"),
    ]


def test_a_side_that_could_not_be_played_is_no_evidence_of_anything() -> None:
    base = run(*many("near", [1, 1, 1]))
    stale = [result(f"c{n}", status="stale", reason="needs recording") for n in range(3)]
    assert compare(base, run(*stale), PRICES).summary.startswith("nothing can be compared")
    partly = run(*many("near", [1, 1]), stale[2])
    assert compare(base, partly, PRICES).summary == (
        "no evidence of a change (in 2 cases; 1 could not be played)"
    )


def test_what_changed_is_said_with_both_versions_and_a_diff() -> None:
    base = run(result("a"), prompt="1", texts={"prompts/x.yaml": "say hello\n"})
    after = run(result("a"), prompt="2", texts={"prompts/x.yaml": "say goodbye\n"})
    found = compare(base, after, PRICES)
    assert found.changed == ("prompts x: version 1 (111111111111) -> version 2 (222222222222)",)
    assert "-say hello" in found.diff
    assert "+say goodbye" in found.diff


def test_equal_files_have_no_diff() -> None:
    assert prompt_diff({"a": "x"}, {"a": "x"}) == ""


def test_costs_of_both_are_over_the_cases_that_both_have() -> None:
    used = Usage(tokens_evaluated=1_000_000)
    base = run(result("a", usage=used), result("b", usage=used), model="openai:m")
    found = compare(base, run(result("a"), model="openai:other"), PRICES)
    assert found.cost == (1.0, None)


def test_runs_of_two_suites_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="a run of grading"):
        compare(run(), run(suite="interviewer"), PRICES)
