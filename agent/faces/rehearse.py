"""The dynamic rehearsal at the keyboard."""

import secrets
from typing import Protocol

from rich.console import Console

from agent.errors import StoryError
from agent.faces.keyboard import LONGEST_ANSWER, Keyboard
from agent.faces.story_screen import show_run
from agent.ports.clock import Clock
from agent.preparation_assets import story_tuning
from agent.records import BankStory, SaidSlot, StoryTuning
from agent.steps.agenda import clock_face
from agent.steps.fencing import clean
from agent.steps.rehearsing import RehearsalPlan, rehearsal_plan, rehearsed
from agent.wiring.story_bank import Stories, now

_INTERRUPTED = 130
_SEEDS = 1_000_000


class Answers(Protocol):
    """Where answers come from: the keyboard."""

    def answer(self) -> str:
        """Returns the next; raises EOFError at the end, KeyboardInterrupt for Ctrl-C."""


def rehearse_at_keyboard(
    out: Console,
    kept: Stories,
    story: BankStory,
    seed: int | None,
    clock: Clock,
    keyboard: Answers | None = None,
    *,
    aloud: bool,
) -> int:
    """Plays one run, keeps it, and shows what came of it.

    Args:
        out: where the run is shown.
        kept: the bank, which takes the run.
        story: what is rehearsed.
        seed: what order and detail are drawn with; drawn itself for None.
        clock: counts the seconds of the run.
        keyboard: where answers come from; the person's own for None.
        aloud: what is typed was spoken into dictation.

    Returns:
        The exit code: 130 where it was interrupted.

    Raises:
        StoryError: the story was removed meanwhile, or nothing was said.
        StorageError: the run could not be kept.
    """
    tuning = story_tuning()
    plan = rehearsal_plan(story, tuning, secrets.randbelow(_SEEDS) if seed is None else seed)
    if keyboard is None:
        keyboard = Keyboard(lambda: clock_face(clock.elapsed_s()), "Ctrl-C ends and keeps")
    said, interrupted = _said(out, story, plan, tuning, clock, keyboard)
    if interrupted:
        out.print()
    if not said:
        if interrupted:
            out.print("nothing was said, so nothing is kept")
            return _INTERRUPTED
        raise StoryError("the input ended before anything was said", "answer at least one slot")
    run = rehearsed(story, plan, said, now(), clock.elapsed_s(), tuning, aloud=aloud)
    changed = kept.keep_rehearsal(story.id, run)
    if not run.whole:
        out.print(f"ended after {len(said)} of {len(plan.order)} slots; what was said is kept")
    show_run(out, changed, run, plan.demand.ask)
    return _INTERRUPTED if interrupted else 0


def _said(
    out: Console,
    story: BankStory,
    plan: RehearsalPlan,
    tuning: StoryTuning,
    clock: Clock,
    keyboard: Answers,
) -> tuple[list[SaidSlot], bool]:
    """What was said to each slot, and whether Ctrl-C ended it."""
    out.print(f"{story.title}: in the order {', '.join(plan.order)}", style="bold", markup=False)
    out.print(f"Fresh detail, in the {plan.slot}: {plan.demand.ask}", markup=False)
    out.print(f"seed {plan.seed}; an empty line sends a slot; Ctrl-C ends", style="dim")
    said: list[SaidSlot] = []
    for slot in plan.order:
        out.print()
        out.print(f"{slot}: {tuning.slots[slot]}", style="bold cyan", markup=False)
        if slot == plan.slot:
            out.print(f"  {plan.demand.ask}", style="cyan", markup=False)
        began = clock.elapsed_s()
        try:
            text = _answer(keyboard)
        except EOFError:
            return said, False
        except KeyboardInterrupt:
            return said, True
        clock.spoken(text)
        seconds = round(clock.elapsed_s() - began, 1)
        said.append(SaidSlot(slot=slot, text=text, seconds=seconds))
    return said, False


def _answer(keyboard: Answers) -> str:
    """The first answer with a word in it; what is over the limit of an answer is not kept."""
    while True:
        text = clean(keyboard.answer())[:LONGEST_ANSWER]
        if any(char.isalnum() for char in text):
            return text
