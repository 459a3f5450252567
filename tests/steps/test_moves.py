from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent import assets
from agent.records import (
    PARTS,
    Depth,
    Level,
    Met,
    Move,
    MoveKind,
    Session,
    SessionTurn,
    Span,
    Told,
)
from agent.steps.moves import next_move, probes_left
from agent.steps.noticing import notice
from tests.builders import (
    answer,
    answered,
    asked,
    met,
    noticed,
    session,
    setting,
    with_turn,
)

SETTING = setting()
PLAN, RUBRIC, QUESTION = SETTING.plan, SETTING.rubric, SETTING.question
FRAMING = [criterion.id for criterion in RUBRIC.area("problem_framing").criteria]
ASKS_SCALE = "Before I go on, what scale do we plan for?"
ASKS_LOG = "What counts as a view in the playback log?"
OPENED = asked("open")
STUCK = ["I don't know.", "I don’t know.", "No idea, honestly."]
ANSWERING = replace(SETTING, plan=PLAN.model_copy(update={"moves": (*PLAN.moves, "answer")}))
PROBED = tuple(asked("probe", criterion=each) for each in FRAMING[1:4])


def _next(*turns: SessionTurn, advanced: bool = True, **state: object) -> Move:
    """Returns the move after these turns, and after a plain answer where none is the last."""
    last = () if turns[-1].speaker == "candidate" else (answer("Then I go on."),)
    now = session(*turns, *last).model_copy(update=state)
    return next_move(now, SETTING, noticed(advanced=advanced))


def test_the_round_closes_when_only_the_closing_time_is_left() -> None:
    assert _next(OPENED, elapsed_s=2400.0).kind == "close"


def test_the_close_goes_before_a_fact() -> None:
    assert _next(OPENED, answer(ASKS_SCALE), elapsed_s=2400.0).kind == "close"


def test_a_fact_is_told_when_it_is_asked_for() -> None:
    move = _next(OPENED, answer(f"Let me check one thing. {ASKS_LOG} I take it as it is."))
    assert (move.kind, move.fact) == ("fact", QUESTION.facts[1].answer)


def test_the_scale_is_told_when_it_is_asked_for() -> None:
    move = _next(OPENED, answer(ASKS_SCALE))
    assert (move.kind, move.fact) == ("fact", QUESTION.scale)


def test_a_fact_is_told_although_the_stage_has_had_its_time() -> None:
    assert _next(OPENED, answer(ASKS_SCALE), elapsed_s=300.0).kind == "fact"


def test_a_fact_is_told_although_the_answer_led_nowhere() -> None:
    assert _next(OPENED, answer(ASKS_SCALE), advanced=False).kind == "fact"


def test_a_fact_is_told_once() -> None:
    told = asked("fact", fact=QUESTION.scale)
    assert _next(OPENED, told, answer(ASKS_SCALE)).kind != "fact"


def test_another_fact_is_told_after_the_first() -> None:
    told = asked("fact", fact=QUESTION.scale)
    assert _next(OPENED, told, answer(ASKS_LOG)).fact == QUESTION.facts[1].answer


def test_a_statement_that_names_a_fact_tells_nothing() -> None:
    assert _next(OPENED, answer("The playback log is my source, at the scale of a day.")).kind == (
        "probe"
    )


def test_a_question_beside_a_statement_that_names_a_fact_tells_nothing() -> None:
    assert _next(OPENED, answer("I'd use the playback log. Does that make sense?")).kind == "probe"


def test_a_question_with_a_decimal_number_is_one_question() -> None:
    move = _next(OPENED, answer("What scale do we plan for, 1.5 billion requests a day?"))
    assert move.kind == "fact"


def test_the_next_area_opens_when_a_stage_has_had_its_time() -> None:
    move = _next(OPENED, elapsed_s=300.0)
    assert (move.kind, move.stage) == ("open", 1)


def test_a_stage_that_has_had_its_time_goes_before_a_redirect() -> None:
    assert _next(OPENED, advanced=False, elapsed_s=300.0).kind == "open"


def test_a_stage_stays_open_up_to_its_last_second() -> None:
    assert _next(OPENED, elapsed_s=299.9).stage == 0


def test_an_answer_that_led_nowhere_is_redirected() -> None:
    move = _next(OPENED, PROBED[0], advanced=False)
    assert (move.kind, move.criterion) == ("redirect", FRAMING[1])


def test_an_answer_that_is_only_thin_is_not_redirected() -> None:
    thin = answer("Some business objective, I suppose.")
    assert _next(OPENED, thin, advanced=False).kind == "probe"


def test_a_redirect_goes_before_a_probe() -> None:
    assert _next(OPENED, advanced=False).kind == "redirect"


def test_the_redirect_of_an_opening_asks_for_the_most_valuable_criterion() -> None:
    assert _next(OPENED, advanced=False).criterion == FRAMING[0]


def test_the_same_thing_is_come_back_to_once() -> None:
    came_back = asked("redirect", criterion=FRAMING[0])
    assert _next(OPENED, came_back, advanced=False).kind == "probe"


def test_a_third_answer_that_led_nowhere_is_not_redirected() -> None:
    assert _next(OPENED, *[asked("redirect")] * 2, advanced=False).kind == "probe"


def test_redirects_are_counted_anew_after_another_move() -> None:
    moves = [asked("redirect"), asked("redirect"), asked("probe", criterion=FRAMING[1])]
    assert _next(OPENED, *moves, advanced=False).kind == "redirect"


@pytest.mark.parametrize(
    "text",
    [
        "Nothing to add there.",
        "People liked it, but I never really measured it.",
        "I don’t have figures from that time.",
        "Hm, I'd have to look that up.",
        "I didn't keep a record of that.",
    ],
)
def test_a_candidate_who_has_nothing_to_add_is_not_redirected(text: str) -> None:
    assert _next(OPENED, answer(text), advanced=False).kind == "probe"


@pytest.mark.parametrize("text", [*STUCK, "Could you give me a hint?", "I'm stuck here."])
def test_a_candidate_who_is_stuck_gets_a_hint_on_what_was_asked(text: str) -> None:
    move = _next(OPENED, PROBED[1], answer(text), advanced=False)
    assert (move.kind, move.criterion, move.rung) == ("hint", FRAMING[2], 1)


def test_hints_on_a_criterion_are_counted_and_end() -> None:
    first, second = (asked("hint", criterion=FRAMING[1]) for _ in range(2))
    stuck = answer("No idea.")
    assert _next(OPENED, PROBED[0], first, stuck, advanced=False).rung == 2
    after = _next(OPENED, PROBED[0], first, second, stuck, advanced=False)
    assert (after.kind, after.criterion) == ("probe", FRAMING[0])


def test_an_answer_that_led_somewhere_gets_no_hint() -> None:
    said = answer("I'm not sure about the exact number, but I'd predict a long watch.")
    assert _next(OPENED, said).kind == "probe"


def test_a_round_that_answers_questions_answers_one() -> None:
    said = answer("I'd say E5. How many coding rounds are there in the onsite?")
    move = next_move(session(OPENED, said), ANSWERING, noticed())
    assert (move.kind, move.criterion) == ("answer", FRAMING[0])
    assert move.asked == "How many coding rounds are there in the onsite?"


def test_what_is_not_laid_down_is_left_to_the_candidate() -> None:
    said = answer("I'd take trees. Is a two-tower model what you want to hear?")
    move = _next(OPENED, said)
    assert (move.kind, move.fact, move.criterion) == ("fact", None, FRAMING[0])


def test_it_is_left_to_them_once_and_then_the_round_goes_on() -> None:
    said = answer("Is a two-tower model what you want to hear?")
    assert _next(OPENED, said, asked("fact"), said).kind == "probe"


def test_a_question_in_a_long_answer_stops_nothing() -> None:
    said = answer(f"{'I would train on plays and split them by date. ' * 2}Can the log be late?")
    assert _next(OPENED, said).kind == "probe"


def test_all_the_facts_that_are_asked_for_are_told_at_once() -> None:
    move = _next(OPENED, answer(f"{ASKS_LOG} {ASKS_SCALE}"))
    assert (move.kind, move.fact) == ("fact", f"{QUESTION.facts[1].answer} {QUESTION.scale}")
    assert _next(OPENED, asked("fact", fact=move.fact), answer(ASKS_LOG)).kind != "fact"


@pytest.mark.parametrize(
    "text",
    [
        "How do I treat the playback log? I take it as it is.",
        "```\n# what counts in the playback log?\n```",
        'My boss said "what is in the playback log?" and left.',
        "We have the playback log, right?",
    ],
)
def test_what_candidates_ask_themselves_or_quote_asks_for_no_fact(text: str) -> None:
    assert _next(OPENED, answer(text)).kind != "fact"


@pytest.mark.parametrize(
    "text", ["Sorry, could you say that again?", "Can you repeat the question?"]
)
def test_a_question_is_said_again_on_request(text: str) -> None:
    assert _next(OPENED, answer(text), advanced=False).kind == "repeat"


def test_a_step_of_depth_that_cannot_be_given_earns_no_hint() -> None:
    assert _next(OPENED, asked("number"), answer("I don't know."), advanced=False).kind != "hint"


def test_who_thinks_aloud_is_not_stuck() -> None:
    aloud = answer(f"I'm not sure yet. {'I weigh one thing and then the other. ' * 4}")
    assert _next(OPENED, aloud, advanced=False).kind != "hint"


def test_a_change_of_the_constraint_that_got_no_answer_is_come_back_to() -> None:
    move = _next(OPENED, asked("constraint"), advanced=False)
    assert (move.kind, move.criterion, move.part, move.question) == ("redirect", None, None, None)


def test_a_missing_criterion_is_probed() -> None:
    move = _next(OPENED, met=met("problem_framing", FRAMING[0], FRAMING[2]))
    assert (move.kind, move.criterion) == ("probe", FRAMING[1])


def test_the_most_valuable_missing_criterion_is_probed_first() -> None:
    assert _next(OPENED).criterion == FRAMING[0]


@pytest.mark.parametrize("kind", ["open", "probe", "redirect"])
def test_a_criterion_that_was_asked_for_is_not_probed(kind: MoveKind) -> None:
    assert _next(asked(kind, criterion=FRAMING[0])).criterion == FRAMING[1]


def test_a_criterion_that_was_probed_in_another_stage_is_not_probed() -> None:
    data = [criterion.id for criterion in RUBRIC.area("training_data").criteria]
    early = asked("probe", stage=0, criterion=data[0])
    assert _next(early, asked("open", stage=1)).criterion == data[1]


def test_a_probe_goes_before_a_deepening() -> None:
    assert _next(OPENED, met=met("problem_framing", FRAMING[0])).kind == "probe"


def test_a_stage_without_probes_left_is_deepened() -> None:
    move = _next(OPENED, *PROBED, met=met("problem_framing", FRAMING[0]))
    assert (move.kind, move.criterion) == ("deepen", FRAMING[0])


def test_an_area_that_was_met_in_all_is_deepened() -> None:
    assert _next(OPENED, met=met("problem_framing", *FRAMING)).kind == "deepen"


def test_what_was_met_last_is_deepened() -> None:
    assert _next(OPENED, met=met("problem_framing", *FRAMING)).criterion == FRAMING[-1]


def test_a_deepening_goes_before_the_next_area() -> None:
    assert _next(OPENED, *PROBED, met=met("problem_framing", FRAMING[4])).stage == 0


def test_a_stage_is_deepened_once() -> None:
    deepened = asked("deepen", criterion=FRAMING[0])
    move = _next(OPENED, *PROBED, deepened, met=met("problem_framing", FRAMING[0]))
    assert (move.kind, move.stage) == ("open", 1)


def test_a_later_stage_is_deepened_too() -> None:
    every = [criterion.id for criterion in RUBRIC.area("training_data").criteria]
    turns = (OPENED, asked("deepen", criterion=FRAMING[0]), asked("open", stage=1))
    move = _next(*turns, met=met("training_data", *every))
    assert (move.kind, move.stage) == ("deepen", 1)


def test_an_area_that_was_met_in_nothing_is_not_deepened() -> None:
    move = _next(OPENED, *PROBED, met=met("modeling", "baseline"))
    assert (move.kind, move.stage) == ("open", 1)


def test_the_next_area_opens_with_its_first_missing_criterion() -> None:
    move = _next(OPENED, elapsed_s=300.0, met=met("training_data", "sources-labels"))
    assert move.criterion == "candidate-generation"


def test_an_area_that_was_met_before_it_opens_is_still_asked_about() -> None:
    every = [criterion.id for criterion in RUBRIC.area("training_data").criteria]
    assert _next(OPENED, elapsed_s=300.0, met=met("training_data", *every)).criterion == every[0]


def test_the_round_closes_after_the_last_area() -> None:
    last = len(PLAN.stages) - 1
    probed = [asked("probe", last, c.id) for c in RUBRIC.areas[last].criteria[1:4]]
    assert _next(asked("open", last), *probed, elapsed_s=1900.0).kind == "close"


def test_probes_of_another_stage_do_not_count() -> None:
    turns = (*PROBED, asked("open", stage=1))
    assert probes_left(session(*turns), SETTING) == PLAN.probes_per_stage


def test_no_more_probes_are_left_than_the_plan_has() -> None:
    assert probes_left(session(OPENED, *PROBED), SETTING) == 0


RELEVANT = [
    text for bank in assets.scripted_candidate("steady-mid").answers.values() for text in bank
]
IRRELEVANT = ["Hmm.", "The weather was lovely on the way here today.", "", "I don't know."]
ANSWERS = st.sampled_from([*RELEVANT, *IRRELEVANT, ASKS_SCALE, ASKS_LOG])
STEPS = st.lists(st.tuples(ANSWERS, st.sampled_from([0.0, 5.0, 60.0, 400.0])), min_size=1)
MOST_ASKED = len(PLAN.stages) * (1 + PLAN.probes_per_stage + PLAN.deepenings_per_stage) + 1
MOST_MOVES = 3 * (MOST_ASKED + len(QUESTION.facts) + 1) + 1


def _play(steps: list[tuple[str, float]]) -> Session:
    """Plays a round with these answers, over and over, until it closes or is far too long."""
    now = session(OPENED)
    for turn in range(MOST_MOVES):
        text, seconds = steps[turn % len(steps)]
        now, advanced = answered(now, text, now.elapsed_s + seconds)
        seen = notice(now, SETTING, advanced=advanced)
        now = with_turn(now, next_move(now, SETTING, seen))
        if now.closed:
            break
    return now


def _repeats(found: list[object]) -> int:
    return len(found) - len(set(found))


@settings(deadline=None, max_examples=20)
@given(STEPS)
def test_a_round_closes_whatever_is_answered(steps: list[tuple[str, float]]) -> None:
    assert _play(steps).closed


@settings(deadline=None, max_examples=20)
@given(STEPS)
def test_stages_never_go_backwards_nor_are_skipped(steps: list[tuple[str, float]]) -> None:
    stages = [move.stage for move in _play(steps).moves]
    assert {after - before for before, after in pairwise(stages)} <= {0, 1}


@settings(deadline=None, max_examples=20)
@given(STEPS)
def test_a_round_never_redirects_three_times_in_a_row(steps: list[tuple[str, float]]) -> None:
    kinds = " ".join(move.kind for move in _play(steps).moves)
    assert "redirect redirect redirect" not in kinds


@settings(deadline=None, max_examples=20)
@given(STEPS)
def test_a_round_repeats_no_probe_and_no_fact(steps: list[tuple[str, float]]) -> None:
    moves = _play(steps).moves
    probed: list[object] = [move.criterion for move in moves if move.kind == "probe"]
    told: list[object] = [move.fact for move in moves if move.kind == "fact" and move.fact]
    assert _repeats(probed) == _repeats(told) == 0


@settings(deadline=None, max_examples=20)
@given(STEPS)
def test_a_stage_has_its_probes_and_one_deepening_at_most(steps: list[tuple[str, float]]) -> None:
    made = [(move.stage, move.kind) for move in _play(steps).moves]
    for stage in range(len(PLAN.stages)):
        assert made.count((stage, "probe")) <= PLAN.probes_per_stage
        assert made.count((stage, "deepen")) <= 1


@settings(deadline=None, max_examples=20)
@given(STEPS)
def test_a_criterion_is_met_once_a_session(steps: list[tuple[str, float]]) -> None:
    found: tuple[Met, ...] = _play(steps).met
    assert _repeats([each.criterion for each in found]) == 0


def test_a_cue_inside_another_word_asks_for_no_fact() -> None:
    asked_about = answer("Should I use a prelogged table here?")
    assert _next(OPENED, asked_about).fact is None


def test_a_redirect_after_a_fact_asks_again_for_what_was_asked_before() -> None:
    moves = [asked("probe", criterion=FRAMING[1]), asked("fact")]
    move = _next(OPENED, *moves, advanced=False)
    assert (move.kind, move.criterion) == ("redirect", FRAMING[1])


SHALLOW: frozenset[Depth] = frozenset()
MET_ONE = met("problem_framing", FRAMING[0])


def _deep(*turns: SessionTurn, level: Level = "E5", **seen: Any) -> Move:
    """Returns the move after a good answer of which this was noticed."""
    now = session(*turns, answer("I predict a long watch.")).model_copy(
        update={"target_level": level, "met": MET_ONE}
    )
    return next_move(now, SETTING, noticed(**{"shown": SHALLOW, **seen}))


@pytest.mark.parametrize(
    ("level", "shown", "kind"),
    [
        ("E4", SHALLOW, "probe"),
        ("E5", SHALLOW, "alternative"),
        ("E5", {"alternative"}, "number"),
        ("E5", {"alternative", "number"}, "probe"),
        ("E6", {"alternative", "number"}, "challenge"),
        ("E6", {"alternative", "number", "failure"}, "probe"),
    ],
)
def test_a_good_answer_is_taken_as_deep_as_the_level_wants(
    level: Level, shown: set[Depth], kind: MoveKind
) -> None:
    assert _deep(OPENED, level=level, shown=frozenset(shown)).kind == kind


def test_a_step_that_was_asked_for_and_not_given_ends_the_deepening() -> None:
    assert _deep(OPENED, asked("alternative"), stopped=True).kind == "probe"


def test_a_step_of_depth_is_asked_for_once_a_stage() -> None:
    assert _deep(OPENED, asked("alternative")).kind == "number"


def test_a_stage_has_no_more_deepenings_than_the_plan_has() -> None:
    assert _deep(OPENED, asked("alternative"), asked("number"), level="E6").kind == "probe"


def test_an_answer_that_met_nothing_is_not_taken_deeper() -> None:
    assert _deep(OPENED, advanced=False).kind == "redirect"


def test_the_constraint_changes_in_the_stage_that_the_plan_names_and_once() -> None:
    stage = [each.area for each in PLAN.stages].index(PLAN.change_in)
    assert _next(asked("open", stage)).kind == "constraint"
    assert _next(asked("open", stage), asked("constraint", stage)).kind != "constraint"
    assert _next(asked("open", stage - 1)).kind != "constraint"


def test_theory_is_woven_in_where_an_answer_gives_the_occasion() -> None:
    theory = SETTING.theory[0]
    stage = [each.area for each in PLAN.stages].index(theory.area)
    probed = [asked("probe", stage, c.id) for c in SETTING.area(stage).criteria[1:4]]
    turns = (asked("open", stage), asked("constraint", stage), *probed)
    said = answer(f"There I would look at {theory.when[0]} first.")
    move = _next(*turns, said)
    assert (move.kind, move.question) == ("theory", theory.id)
    again = asked("theory", stage)
    assert _next(*turns, again, said).kind != "theory"


JEDI = setting("jedi")
TOLD = Told(
    area="move_fast",
    earlier=Span(turn=1, quote="the triage"),
    later=Span(turn=3, quote="the triage"),
)


def _story(*turns: SessionTurn, **seen: Any) -> Move:
    last = answer("I wrote a triage in two days.")
    now = session(*turns, last).model_copy(
        update={
            "round": "jedi",
            "question": JEDI.question.id,
            "met": met("move_fast", "fast-own-action"),
        }
    )
    return next_move(now, JEDI, noticed(**seen))


def test_a_story_is_probed_part_by_part() -> None:
    seen = frozenset({"situation", "action"})
    first = _story(OPENED, parts=seen)
    assert (first.kind, first.part, first.question) == ("probe", "task", JEDI.question.id)
    asked_task = asked("probe").model_copy(update={"move": first})
    assert _story(OPENED, asked_task, parts=seen).part == "result"


def test_the_number_of_a_whole_story_is_asked_for() -> None:
    assert _story(OPENED, parts=frozenset(PARTS), shown=SHALLOW).kind == "number"


def test_another_project_is_asked_for_once_a_stage() -> None:
    second = asked("open", 1)
    assert _story(OPENED, answer("So."), second, told=TOLD).kind == "another"
    assert _story(OPENED, answer("So."), second, asked("another", 1), told=TOLD).kind != "another"


def test_a_stage_of_a_round_with_a_bank_opens_with_a_question_of_the_bank() -> None:
    now = session(OPENED, answer("So."), elapsed_s=500.0).model_copy(update={"round": "jedi"})
    move = next_move(now, JEDI, noticed())
    assert (move.kind, move.stage) == ("open", 1)
    assert move.question in {each.id for each in JEDI.bank.for_stage("build_awesome_things")}
    assert next_move(now, JEDI, noticed()).question == move.question


def test_a_move_that_the_plan_does_not_allow_is_not_made() -> None:
    plan = PLAN.model_copy(update={"moves": ("number",)})
    now = session(OPENED, answer("Hm."))
    move = next_move(now, replace(SETTING, plan=plan), noticed(advanced=False))
    assert (move.kind, move.stage) == ("open", 1)


def test_the_rungs_of_a_problem_s_own_ladder_are_counted_over_the_round_and_end() -> None:
    question = QUESTION.model_copy(update={"hints": ("Look there.", "Count them.", "Keep two.")})
    ladder = replace(SETTING, question=question)
    stuck = answer("I'm stuck.")
    given = [asked("hint", criterion=FRAMING[n]) for n in range(3)]
    for count in range(3):
        now = session(OPENED, *given[:count], stuck)
        assert next_move(now, ladder, noticed(advanced=False)).rung == count + 1
    assert next_move(session(OPENED, *given, stuck), ladder, noticed(advanced=False)).kind != "hint"
