from agent.steps.rater_agreement import Labels, rater_agreement

ADA: Labels = {"t1": {"modeling": 3, "framing": 4}, "t2": {"modeling": None, "framing": 2}}
BEN: Labels = {"t1": {"modeling": 3, "framing": 5}, "t2": {"modeling": 1, "framing": 2}, "t3": {}}


def test_raters_are_compared_over_what_both_labelled() -> None:
    found = {row.area: row for row in rater_agreement({"ben": BEN, "ada": ADA})}
    row = found["all"]
    assert (row.first, row.second, row.transcripts, row.n) == ("ada", "ben", 2, 3)
    assert row.exact == 2 / 3
    assert row.within_one == 1.0


def test_not_assessed_is_compared_apart_from_the_scores() -> None:
    found = {row.area: row for row in rater_agreement({"ada": ADA, "ben": BEN})}
    assert found["modeling"].n == 1
    assert found["modeling"].not_assessed == 0.5
    assert found["framing"].not_assessed == 1.0


def test_one_rater_agrees_with_nobody() -> None:
    assert rater_agreement({"ada": ADA}) == []
