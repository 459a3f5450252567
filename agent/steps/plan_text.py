"""A plan in words: on the screen, as a page, and in a calendar's events."""

from collections.abc import Iterator, Mapping, Sequence

from agent.records.plan import Plan, PlanWeek, Task
from agent.records.plan_table import LAYERS, PlanTable
from agent.steps.plan_fill import form_of, week_start
from agent.steps.plan_notes import (
    count_lines,
    dates_text,
    due_line,
    hours_text,
    score_lines,
    split_lines,
)
from agent.steps.plan_sessions import StudySession

FIRST_LINE = "# Interview preparation plan"
_WHY = {"due": "due", "weak": "weak area", "loop": "mock loop", "plan": ""}


def week_title(plan: Plan, week: PlanWeek) -> str:
    """Returns a week's heading."""
    dates = dates_text(week_start(plan, week.number))
    return f"Week {week.number} of {len(plan.weeks)}, {dates}: {week.title}"


def week_minutes(week: PlanWeek) -> str:
    """Returns how a week's time is shared out."""
    parts = ", ".join(f"{layer} {hours_text(week.minutes[layer])}" for layer in LAYERS)
    return f"{hours_text(sum(week.minutes.values()))}: {parts}"


def task_line(task: Task) -> str:
    """Returns a task in one line."""
    why = f" [{_WHY[task.reason]}]" if _WHY[task.reason] else ""
    done = f" (done: {task.done})" if task.done else ""
    return f"{task.id}  {task.minutes:>3} min  {task.layer:<13}  {task.text}{why}{done}"


def week_lines(plan: Plan, week: PlanWeek) -> Iterator[str]:
    """Yields a week: its heading, its time, its tasks."""
    yield week_title(plan, week)
    yield f"  {week_minutes(week)}"
    yield f"  {due_line(plan, week)}"
    for task in week.tasks:
        yield f"  {task_line(task)}"
        if task.command and not task.done:
            yield f"{'':27}{task.command}"


def outline_lines(plan: Plan, table: PlanTable, areas: Mapping[str, str]) -> Iterator[str]:
    """Yields what a plan says of itself, with one line a week."""
    yield f"{len(plan.weeks)} weeks of {plan.hours:g} h, from {plan.start}, for {plan.level}"
    for week in plan.weeks:
        done = sum(task.minutes for task in week.tasks if task.done)
        tail = f"; done: {hours_text(done)}" if done else ""
        yield f"  {week_title(plan, week)} ({week_minutes(week)}{tail})"
    yield ""
    yield from split_lines(plan, table)
    yield ""
    yield from count_lines(plan, table)
    yield ""
    yield from score_lines(plan, areas, table)


def session_title(session: StudySession, plan: Plan) -> str:
    """Returns a calendar event's title."""
    return f"Interview preparation: {plan.weeks[session.week - 1].title}"


def session_text(session: StudySession) -> str:
    """Returns a calendar event's description."""
    lines: list[str] = []
    for task in session.tasks:
        lines.append(task_line(task))
        lines += [f"    {task.command}"] if task.command and not task.done else []
    return "\n".join(lines)


def plan_page(
    plan: Plan, table: PlanTable, areas: Mapping[str, str], sessions: Sequence[StudySession]
) -> str:
    """Returns a plan as Markdown, with a box to tick for each task."""
    lines = [FIRST_LINE, "", form_of(plan, table).about, ""]
    for line in outline_lines(plan, table, areas):
        lines.append(f"- {line.strip()}" if line else "")
    for week in plan.weeks:
        lines += ["", f"## {week_title(plan, week)}", "", week_minutes(week), ""]
        for session in sessions:
            if session.week == week.number:
                lines += [f"### {session.begin:%a %Y-%m-%d %H:%M}–{session.end:%H:%M}", ""]
                lines += [_box(task) for task in session.tasks] + [""]
    lines += ["", "## Where the figures are from", "", *(f"- {each}" for each in table.sources)]
    return "\n".join(lines) + "\n"


def _box(task: Task) -> str:
    command = f" `{task.command}`" if task.command else ""
    why = f" *({_WHY[task.reason]})*" if _WHY[task.reason] else ""
    mark = "x" if task.done else " "
    return f"- [{mark}] {task.minutes} min, {task.layer}: {task.text}{command}{why} ({task.id})"
