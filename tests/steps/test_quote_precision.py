import pytest

from agent.records import Given
from agent.steps.quote_precision import quote_precision

SAID = "I would start with a plain logistic regression as the baseline"
QUOTED = {("t", "modeling"): ((3, SAID),)}


def _given(*quotes: tuple[int, str], area: str = "modeling", transcript: str = "t") -> Given:
    return Given(
        transcript=transcript,
        round="ml-design",
        kind="natural",
        area=area,
        grader="probe",
        score=3.0,
        quotes=quotes,
    )


@pytest.mark.parametrize(
    ("given", "share"),
    [
        (_given((3, "Start with a plain, logistic regression, then trees")), 1.0),
        (_given((3, "plain logistic")), 1.0),
        (_given((3, "with a plain logistic model")), 0.0),
        (_given((4, SAID)), 0.0),
        (_given((3, SAID), area="training_data"), 0.0),
        (_given((3, SAID), transcript="u"), 0.0),
        (_given((3, SAID), (3, "something else altogether was said")), 0.5),
    ],
)
def test_a_quote_counts_where_a_rater_quoted_the_same_words(given: Given, share: float) -> None:
    found = quote_precision([given], QUOTED)
    assert (found.value, found.n) == (share, len(given.quotes))


def test_a_grader_without_quotes_has_no_precision() -> None:
    assert quote_precision([_given()], QUOTED).value is None
