from agent import assets
from agent.records import AreaScore, Evidence, Met
from agent.records.scorecard import Spread
from agent.steps.pooling import pooled
from tests.builders import not_assessed, scored, unscored

AREA = assets.rubric("ml-design").areas[0]
FIRST, SECOND, *REST = [each.id for each in AREA.criteria]
FAILED = AreaScore(
    score=None,
    status="unscored",
    unscored_reason="the grader's call failed: away",
    call_failed=True,
)


def _graded(score: float, *met: str, quote: str = "", words: str = "") -> AreaScore:
    quoted = (Evidence(turn=1, quote=quote, t=0.0),) if quote else ()
    return scored(score, *quoted).model_copy(
        update={
            "met": tuple(Met(area=AREA.id, criterion=each, turn=1, span="so") for each in met),
            "rationale": words,
        }
    )


def _pooled(*samples: AreaScore) -> AreaScore:
    return pooled(samples, AREA)


def test_one_grading_stays_as_it_is() -> None:
    assert _pooled(_graded(4)) == _graded(4)


def test_the_score_is_the_mean_as_a_float_with_its_spread() -> None:
    found = _pooled(_graded(3), _graded(4), _graded(4))
    assert found.score == 3.67
    assert found.spread == Spread(deviation=0.5774, given=(3, 4, 4), left_out=0)


def test_gradings_without_a_score_are_left_out_of_the_mean_and_counted() -> None:
    found = _pooled(_graded(3), FAILED, unscored("it is so"), not_assessed(), _graded(5))
    assert found.score == 4
    assert found.spread is not None
    assert (found.spread.given, found.spread.left_out) == ((3, 5), 3)
    assert found.dropped_quotes == ("it is so",)


def test_not_assessed_is_what_most_of_those_say_that_could_be_read() -> None:
    found = _pooled(not_assessed(), _graded(5), not_assessed(), FAILED)
    assert (found.score, found.status) == (None, "not assessed")
    assert found.unscored_reason == "2 of 4 gradings found that the area never came up"


def test_as_many_scores_as_not_assessed_is_a_score() -> None:
    assert _pooled(not_assessed(), _graded(2)).score == 2


def test_where_all_failed_there_is_no_score_and_every_reason_is_told() -> None:
    found = _pooled(FAILED, unscored("a"), FAILED)
    assert (found.score, found.status, found.call_failed) == (None, "unscored", True)
    assert found.unscored_reason == (
        "none of 3 gradings gave a score: the grader's call failed: away (2 times); "
        "the grader gave no quote (1 times)"
    )


def test_quotes_that_stand_nowhere_are_not_worth_another_try() -> None:
    assert not _pooled(unscored("a"), unscored("b")).call_failed


def test_a_criterion_is_met_where_most_found_it_met() -> None:
    found = _pooled(_graded(3, FIRST, SECOND), _graded(3, FIRST), _graded(3))
    assert [each.criterion for each in found.met] == [FIRST]
    assert found.missed == (SECOND, *REST)


def test_half_is_not_most() -> None:
    assert _pooled(_graded(3, FIRST), _graded(3)).met == ()


def test_the_words_are_those_of_the_grading_nearest_to_the_mean() -> None:
    samples = (_graded(2, words="low"), _graded(4, words="near"), _graded(5, words="high"))
    assert _pooled(*samples).rationale == "near"


def test_quotes_come_from_the_nearest_first_and_are_three_at_most() -> None:
    samples = [_graded(score, quote=str(score)) for score in (1, 2, 3, 4, 5)]
    assert [each.quote for each in _pooled(*samples).evidence] == ["3", "1", "2"]
