"""The dynamic rehearsal: what a run asks for, and what is found in it."""

from collections.abc import Sequence

from agent.preparation_assets import story_tuning
from agent.records import SLOTS, BankStory, Rehearsal, SaidSlot, Slot
from agent.steps.rehearsing import rehearsal_plan, rehearsed
from tests.bank_stories import NIGHT, story

TUNING = story_tuning()
RESULT = "Failures, um, went from nine a month to one."


def _run(kept: BankStory, said: Sequence[tuple[Slot, str]], seed: int = 3) -> Rehearsal:
    plan = rehearsal_plan(kept, TUNING, seed)
    slots = [SaidSlot(slot=slot, text=text, seconds=10.0) for slot, text in said]
    return rehearsed(kept, plan, slots, "2026-03-02T09:00:00+00:00", 30.0, TUNING)


def _with(kept: BankStory, run: Rehearsal) -> BankStory:
    return kept.model_copy(update={"rehearsals": (*kept.rehearsals, run)})


def test_the_same_seed_asks_for_the_same() -> None:
    kept = story("night", NIGHT)
    assert rehearsal_plan(kept, TUNING, 5) == rehearsal_plan(kept, TUNING, 5)
    assert len({rehearsal_plan(kept, TUNING, seed).demand.id for seed in range(40)}) > 5


def test_slots_never_come_as_a_story_has_them_nor_as_the_time_before() -> None:
    kept = story("night", NIGHT)
    for seed in range(20):
        plan = rehearsal_plan(kept, TUNING, seed)
        last = kept.rehearsals[-1].order if kept.rehearsals else SLOTS
        assert plan.order not in (SLOTS, last)
        assert sorted(plan.order) == sorted(SLOTS)
        kept = _with(kept, _run(kept, [("result", RESULT)], seed))


def test_every_detail_is_demanded_once_before_one_comes_again() -> None:
    kept = story("night", NIGHT)
    for seed in range(len(TUNING.demands)):
        kept = _with(kept, _run(kept, [("result", RESULT)], seed))
    assert {run.demand for run in kept.rehearsals} == {each.id for each in TUNING.demands}


def test_a_demand_is_worked_into_a_slot_that_it_fits() -> None:
    for seed in range(40):
        plan = rehearsal_plan(story("night", NIGHT), TUNING, seed)
        assert plan.slot in plan.demand.slots


def test_a_demand_supplies_no_figure() -> None:
    assert not any(char.isdigit() for each in TUNING.demands for char in each.ask)


def test_fillers_words_and_the_number_of_the_result_are_found() -> None:
    run = _run(story("night", NIGHT), [("result", RESULT), ("context", "Um, you know, it failed.")])
    assert (run.fillers, run.words, run.whole) == (3, 14, False)
    assert run.number == "um, went from nine a month to one." or "nine" in (run.number or "")


def test_a_number_outside_the_result_is_not_the_results() -> None:
    said: list[tuple[Slot, str]] = [("action", RESULT), ("result", "It was much better.")]
    assert _run(story("night", NIGHT), said).number is None


def test_only_what_neither_the_story_nor_earlier_runs_say_is_fresh() -> None:
    kept = story("night", NIGHT)
    new = "The warehouse clerk brought cinnamon biscuits."
    assert _run(kept, [("action", NIGHT)]).fresh is None
    run = _run(kept, [("action", f"I rewrote the feature job. {new}")])
    assert run.fresh == new
    assert _run(_with(kept, run), [("action", new)]).fresh is None


def test_figures_that_the_stored_story_does_not_have_are_named() -> None:
    said: list[tuple[Slot, str]] = [("result", "It went from 9 to 1, or 89 percent.")]
    assert _run(story("m", "It went from 9 to 1."), said).new_numbers == ("89",)
