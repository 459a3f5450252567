import json

from agent.records import Loop, LoopRound
from agent.steps.loop_lines import Standing, loop_lines, loop_row, loop_state, what_next

SEAL = "a" * 64
WHEN = "2026-11-28T10:00:00+00:00"


def _round(place: str, day: int, **more: object) -> LoopRound:
    given: dict[str, object] = {"place": place, "round": "coding", "question": "secret-question"}
    return LoopRound.of({**given, "day": day, "minutes": 45, **more})


def _loop(*rounds: LoopRound, **more: object) -> Loop:
    given: dict[str, object] = {"id": "loop-1", "listed": "standard", "level": "E5", "days": 1}
    more = {"track": "ads", "exam": False, "seed": 3, "started": WHEN, **more}
    return Loop(**given, rounds=rounds, **more)  # type: ignore[arg-type]


def test_a_question_is_told_only_once_it_was_asked() -> None:
    begun, planned = (
        _round("coding-1", 1, session="s"),
        _round("coding-2", 1, question="not-asked-yet"),
    )
    loop = _loop(begun, planned)
    standing = (Standing(begun, "open"), Standing(planned, "to come"))
    row = json.dumps(loop_row(loop, standing))
    assert "secret-question" in row
    assert "not-asked-yet" not in row
    assert "not-asked-yet" not in "\n".join(loop_lines(loop, standing, {}, "ads"))


def test_what_comes_next_follows_from_how_far_the_loop_is() -> None:
    fresh = _round("coding-1", 1)
    assert "Next is coding-1, 45 minutes: mockloop loop next loop-1" in what_next(_loop(fresh))
    begun = fresh.model_copy(update={"session": "s"})
    assert "Go on with coding-1" in what_next(_loop(begun))
    over = begun.model_copy(update={"ended": WHEN})
    assert "mockloop loop seal loop-1" in what_next(_loop(over))
    sealed = over.model_copy(update={"sealed": SEAL})
    assert "mockloop loop debrief loop-1" in what_next(_loop(sealed))
    assert "mockloop loop start" in what_next(_loop(fresh, abandoned=WHEN))


def test_scores_are_said_to_be_hidden_until_all_are_in() -> None:
    over, sealed = _round("a", 0, ended=WHEN), _round("b", 1, ended=WHEN, sealed=SEAL)
    loop = _loop(over, sealed)
    standing = (Standing(over, "over"), Standing(sealed, "sealed", sealed_at=WHEN))
    text = "\n".join(loop_lines(loop, standing, {}, "ads"))
    assert "1 of 2 scorecards are sealed. Scores are hidden until all are in." in text
    assert "screens" in text
    assert "day 1" in text
    assert loop_state(loop) == "open"


def test_why_a_round_is_not_sealed_and_who_closed_it_is_said() -> None:
    left = _round("a", 0, session="s", ended=WHEN, timed_out=True, fault="2 of 5 areas failed.")
    text = "\n".join(loop_lines(_loop(left), (Standing(left, "over"),), {}, "ads"))
    assert "closed by the clock" in text
    assert "not sealed: 2 of 5 areas failed." in text


def test_an_open_round_of_an_exam_says_when_the_clock_closes_it() -> None:
    begun = _round("a", 0, session="s")
    standing = Standing(begun, "open", began=WHEN, ends="2026-11-28T10:45:00+00:00")
    text = "\n".join(loop_lines(_loop(begun, exam=True), (standing,), {}, "ads"))
    assert "the clock closes it 2026-11-28" in text
    standing = Standing(begun, "open", elapsed_s=125.0)
    assert "02:05 gone by" in "\n".join(loop_lines(_loop(begun), (standing,), {}, "ads"))
