"""What a plan says of itself: its hours, what they hold of the guides' figures, and the scores."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from agent.records.plan import Plan, PlanWeek
from agent.records.plan_table import LAYERS, PlanTable, PrepLayer
from agent.steps.plan_fill import due_by, form_of, weakest, week_start

_SOLVED = {"problem", "timed-problem", "own-problem", "graphs", "own-graphs"}
_DESIGNED = {"design"}


def layer_minutes(plan: Plan) -> dict[PrepLayer, int]:
    """Returns the minutes of each layer over the whole plan."""
    return {layer: sum(week.minutes[layer] for week in plan.weeks) for layer in LAYERS}


def hours_text(minutes: float) -> str:
    """Returns minutes as hours, to a quarter."""
    return f"{minutes / 60:g} h"


def split_lines(plan: Plan, table: PlanTable) -> Iterator[str]:
    """Yields how the hours are shared out."""
    total = layer_minutes(plan)
    whole = sum(total.values())
    for layer in LAYERS:
        percent = 100 * total[layer] / whole
        yield (
            f"{layer}: {hours_text(total[layer])}, {percent:.1f} % of {hours_text(whole)}"
            f" (share {table.shares[layer]} %)"
        )
    yield "Each week adds up exactly; each layer is less than a quarter of an hour from its share."


def count_lines(plan: Plan, table: PlanTable) -> Iterator[str]:
    """Yields how many problems, designs, stories and loops fit, beside the guides' figures."""
    form = form_of(plan, table)
    solved = sum(task.kind in _SOLVED for task in plan.tasks)
    own = sum(task.kind.startswith("own-") for task in plan.tasks)
    half = table.kinds["problem"].minutes
    few, many = form.problems
    asked = f"{few}" if few == many else f"{few} to {many}"
    note = ""
    if solved < few:
        note = f"; at {half} minutes each those take {hours_text(few * half)} of coding and more"
    yield f"problems: {solved}, {own} of them from a list of your own; asked for are {asked}{note}"
    drawn = len({task.draws for task in plan.tasks if task.kind in _DESIGNED})
    yield f"designs end to end: {drawn} of {len(table.designs)}"
    stories = len({task.draws for task in plan.tasks if task.kind == "story"})
    yield f"stories: {stories}; asked for are {_range(form.stories)}"
    rounds = sum(task.kind == "loop" for task in plan.tasks)
    loops = rounds // len(table.loop_rounds)
    line = f"mock loops in the last week: {loops}; asked for are {_range(form.loops)}"
    if loops < form.loops[0]:
        long = sum(each.minutes for each in table.loop_rounds)
        line += f"; one takes {hours_text(long)}, half of it coding"
    yield line


def score_lines(plan: Plan, areas: Mapping[str, str], table: PlanTable) -> Iterator[str]:
    """Yields the weakest areas, what could not be judged, and what was never practised."""
    if not plan.practised:
        yield (
            "No scorecard yet: nothing is known of your weak areas, and the weeks are the guides'."
            " Practise a round, then 'mockloop plan next'."
        )
    for name, mark in weakest(plan.marks):
        title = areas.get(name, name)
        yield f"{title} ({name}): {mark.score:g}, {mark.gap:g} under the bar of {mark.bar:g}"
    if plan.marks and not weakest(plan.marks):
        yield f"No area that has a score is under the bar of {plan.level}."
    for name, why in plan.not_judged.items():
        older = f", scored {plan.marks[name].score:g} before" if name in plan.marks else ""
        yield f"{areas.get(name, name)} ({name}) has no score{older}: {why}. That is not a zero."
    never = [each for each in table.layer_of if each not in plan.practised]
    if never and plan.practised:
        yield f"Never practised with a scorecard: {', '.join(never)}."


def due_line(plan: Plan, week: PlanWeek) -> str:
    """Returns how many cards are due in a week, and how many of them its time does not hold."""
    due = {card.item for card in due_by(plan.cards, week_start(plan, week.number + 1))}
    here = {task.item for task in week.tasks if task.item in due and not task.done}
    before = {t.item for w in plan.weeks if w.number < week.number for t in w.tasks}
    over = len(due - here - before)
    rest = f"; {over} more are due than its time for repetition holds" if over else ""
    return f"For repetition: {len(here)}{rest}."


def dates_text(start: date) -> str:
    """Returns the first and last day of a week."""
    return f"{start.isoformat()} to {(start + timedelta(days=6)).isoformat()}"


def _range(figures: tuple[int, int]) -> str:
    few, many = figures
    return f"{few}" if few == many else f"{few} to {many}"
