"""Plans and scorecards for the tests of preparation."""

from datetime import UTC, datetime

from agent import assets
from agent.preparation_assets import plan_table
from agent.records import AreaScore, Scorecard
from agent.records.plan import Plan, PlanWeek
from agent.steps.plan_fill import filled
from agent.steps.plan_marks import Graded
from agent.steps.plan_split import split_minutes
from agent.wiring.plan import means_of
from tests.builders import not_assessed, scorecard, scored, unscored

MONDAY = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)


def empty_plan(weeks: int = 5, hours: float = 10) -> Plan:
    """Returns a plan of weeks without tasks, from Monday 2026-11-30."""
    table = plan_table()
    form = table.forms["4" if weeks == 4 else "5"]
    minutes = split_minutes(hours, [week.focus for week in form.weeks], table.shares)
    return Plan(
        id="plan-1",
        made=MONDAY.isoformat(),
        table_version=1,
        start="2026-11-30",
        hours=hours,
        level="E5",
        weeks=tuple(
            PlanWeek(number=number, title=week.title, minutes=part)
            for number, (week, part) in enumerate(zip(form.weeks, minutes, strict=True), 1)
        ),
    )


def plan_of(weeks: int = 5, hours: float = 10) -> Plan:
    """Returns a plan as it is made."""
    plan = empty_plan(weeks, hours)
    return filled(plan, means_of(plan), MONDAY.date())


def card_of(round_id: str, *scores: float | None, name: str = "t") -> Scorecard:
    """Returns a scorecard of a round; areas for which no score is given never came up."""
    found: dict[str, AreaScore] = {}
    given = list(scores)
    for area in assets.rubric(round_id).areas:
        if not given:
            found[area.id] = not_assessed()
            continue
        score = given.pop(0)
        found[area.id] = unscored() if score is None else scored(score)
    return scorecard(transcript_id=name, round=round_id, areas=found)


def graded(card: Scorecard, when: datetime = MONDAY, question: str = "") -> Graded:
    return Graded(card, when, question)
