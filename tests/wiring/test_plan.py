import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from filelock import FileLock

from agent.errors import PlanError, SettingError
from agent.records import Sealed
from agent.records.plan import Plan
from agent.settings import Settings
from agent.steps.plan_sessions import Times
from agent.wiring import plan_file
from agent.wiring.plan import adapt_plan, export_plan, finish_task, kept_plan, make_plan
from tests.builders import asks, says, transcript
from tests.plans import MONDAY, card_of


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home")


def made(settings: Settings, weeks: int = 5, hours: float = 10, *, replace: bool = False) -> Plan:
    return make_plan(settings, weeks, hours, MONDAY.date(), "E5", MONDAY, replace=replace)


def events(path: Path) -> Iterator[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    for component in calendar.walk("VEVENT"):
        assert isinstance(component, icalendar.Event)
        yield component


def test_a_plan_is_kept_and_read_back(settings: Settings) -> None:
    plan = made(settings)
    assert kept_plan(settings) == plan


def test_a_second_plan_needs_leave_and_keeps_what_was_measured(settings: Settings) -> None:
    first = made(settings)
    finish_task(settings, "w1-01", "good", MONDAY)
    with pytest.raises(PlanError, match="there is a plan already") as caught:
        made(settings, 4)
    assert "--replace" in str(caught.value)
    second = made(settings, 4, replace=True)
    assert len(second.weeks) == 4
    assert second.id == first.id
    assert second.cards
    assert not any(task.done for task in second.tasks)


@pytest.mark.parametrize("body", ["", "{}", "\x00\xff", '{"schema_version": 99}', "[" * 5000])
def test_a_damaged_plan_is_said_and_may_be_replaced(settings: Settings, body: str) -> None:
    path = settings.home / "plan" / "plan.json"
    path.parent.mkdir(parents=True)
    path.write_text(body)
    with pytest.raises(PlanError, match="damaged"):
        kept_plan(settings)
    made(settings, replace=True)
    assert kept_plan(settings)


@pytest.mark.parametrize("hours", [0, -1, 0.1, 10.1, 61, float("nan"), float("inf")])
def test_hours_that_cannot_be_planned_are_refused(settings: Settings, hours: float) -> None:
    with pytest.raises(SettingError, match="cannot be planned"):
        made(settings, hours=hours)


def test_a_level_without_a_bar_is_refused(settings: Settings) -> None:
    with pytest.raises(SettingError, match="no bar for E7"):
        make_plan(settings, 5, 10, MONDAY.date(), "E7", MONDAY, replace=False)


def test_two_windows_do_not_change_a_plan_at_once(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(settings)
    monkeypatch.setattr(plan_file, "_WAIT_S", 0.05)
    with FileLock(settings.home / "plan" / "plan.lock"), pytest.raises(PlanError, match="another"):
        finish_task(settings, "w1-01", "good", MONDAY)


def test_kept_reports_and_named_files_adapt_the_plan(settings: Settings, tmp_path: Path) -> None:
    made(settings)
    report = settings.home / "reports" / "a.json"
    report.parent.mkdir()
    report.write_text(card_of("ml-design", 2, name="a").model_dump_json())
    (report.parent / "b.json").write_text('{"no": "scorecard"}')
    lines = tmp_path / "grades.jsonl"
    lines.write_text(
        "".join(card_of("jedi", 3, name=name).model_dump_json() + "\n" for name in "cd")
    )
    adapted = adapt_plan(settings, [lines], MONDAY)
    assert adapted.week == 1
    assert adapted.strange == ("b.json",)
    assert {name.partition("/")[0] for name in adapted.plan.marks} == {"ml-design", "jedi"}
    again = adapt_plan(settings, [lines], MONDAY)
    assert again.plan == adapted.plan


def test_a_round_is_as_old_as_its_transcript_and_its_question_is_a_card(settings: Settings) -> None:
    made(settings)
    for folder in ("reports", "transcripts"):
        (settings.home / folder).mkdir()
    (settings.home / "reports" / "a.json").write_text(
        card_of("ml-design", 3, name="a").model_dump_json()
    )
    transcript = settings.home / "transcripts" / "a.json"
    transcript.write_text('{"prompt": "Rank the home feed of a short-video app"}')
    then = datetime(2026, 11, 20, tzinfo=UTC)
    os.utime(transcript, (then.timestamp(), then.timestamp()))
    plan = adapt_plan(settings, [], MONDAY).plan
    assert plan.cards["design:short-video-feed"].reviewed == then.isoformat()


def sealed(name: str, when: str) -> str:
    card = card_of("ml-design", 2, name=name)
    said = transcript(asks("And?"), says("I predict a long watch"))
    record = Sealed(place="design-1", scorecard=card, transcript=said, sealed=when, sha256="a" * 64)
    return record.model_dump_json()


def test_sealed_scorecards_of_a_loop_count(settings: Settings, tmp_path: Path) -> None:
    made(settings)
    path = tmp_path / "sealed.json"
    path.write_text(sealed("a", "2026-11-29T10:00:00+00:00"))
    plan = adapt_plan(settings, [path], MONDAY).plan
    assert plan.marks["ml-design/problem_framing"].when == "2026-11-29T10:00:00+00:00"
    path.write_text(sealed("a", "yesterday"))
    with pytest.raises(SettingError, match="without its date"):
        adapt_plan(settings, [path], MONDAY)


@pytest.mark.parametrize("year", [1, 1999, 9999])
def test_a_start_that_is_too_far_off_is_refused(settings: Settings, year: int) -> None:
    with pytest.raises(SettingError, match="too far off"):
        make_plan(settings, 5, 10, date(year, 12, 31), "E5", MONDAY, replace=False)


@pytest.mark.parametrize("body", ["", "   \n", "no json", "\x00\x01" * 100, "x" * 1_000_000, "[]"])
def test_a_file_that_holds_no_scorecards_is_said(
    settings: Settings, tmp_path: Path, body: str
) -> None:
    made(settings)
    path = tmp_path / "g.jsonl"
    path.write_text(body)
    with pytest.raises(SettingError, match=r"g\.jsonl"):
        adapt_plan(settings, [path], MONDAY)


def test_a_calendar_parses_back_and_keeps_its_uids(settings: Settings, tmp_path: Path) -> None:
    plan = made(settings)
    path = tmp_path / "plan.ics"
    zone = ZoneInfo("Europe/Paris")
    export_plan(settings, None, path, Times(zone=zone), None, MONDAY)
    first = list(events(path))
    assert len({str(event["UID"]) for event in first}) == len(first)
    minutes = sum((event.DTEND - event.DTSTART).total_seconds() / 60 for event in first)
    assert minutes == 5 * 10 * 60
    for event in first:
        assert event.DTSTART.utcoffset() == timedelta(hours=1)
        assert event.decoded("DTSTAMP") == MONDAY
        alarm = event.walk("VALARM")[0]
        assert alarm.decoded("TRIGGER") == timedelta(minutes=-15)
    ids = [task.id for task in plan.tasks]
    said = "\n".join(str(event["DESCRIPTION"]) for event in first)
    assert all(name in said for name in ids)
    later = MONDAY + timedelta(hours=1)
    export_plan(settings, None, path, Times(zone=zone), None, later)
    second = list(events(path))
    assert [event["UID"] for event in second] == [event["UID"] for event in first]
    assert {event["SEQUENCE"] for event in second} == {1}


def test_events_that_fall_away_are_cancelled(settings: Settings, tmp_path: Path) -> None:
    made(settings)
    path = tmp_path / "plan.ics"
    export_plan(settings, None, path, Times(), None, MONDAY)
    before = {str(event["UID"]) for event in events(path)}
    export_plan(settings, None, path, Times(days=(0, 3)), 0, MONDAY)
    now = {str(event["UID"]): event.get("STATUS") for event in events(path)}
    assert set(now) == before
    kept = [uid for uid, status in now.items() if status is None]
    assert len(kept) == 10
    assert all(not event.walk("VALARM") for event in events(path))


def test_without_a_zone_times_are_local_wherever_one_is(settings: Settings, tmp_path: Path) -> None:
    made(settings)
    sessions = export_plan(settings, None, tmp_path / "p.ics", Times(), None, MONDAY)
    assert all(each.begin.tzinfo is None for each in sessions)
    assert b"TZID" not in (tmp_path / "p.ics").read_bytes()


def test_a_session_past_midnight_is_refused(settings: Settings, tmp_path: Path) -> None:
    made(settings)
    with pytest.raises(SettingError, match="past midnight"):
        export_plan(
            settings, None, tmp_path / "p.ics", Times(days=(0,), begins=time(20)), None, MONDAY
        )


def test_long_weeks_are_laid_on_all_days_and_begin_earlier(
    settings: Settings, tmp_path: Path
) -> None:
    made(settings, hours=60)
    sessions = export_plan(settings, tmp_path / "p.md", None, Times(), None, MONDAY)
    assert {each.begin.weekday() for each in sessions} == set(range(7))
    assert all(each.end.date() == each.begin.date() for each in sessions)


def test_a_page_of_the_users_own_is_not_written_over(settings: Settings, tmp_path: Path) -> None:
    made(settings)
    page = tmp_path / "notes.md"
    page.write_text("# My notes\n")
    with pytest.raises(SettingError, match="not ours"):
        export_plan(settings, page, None, Times(), None, MONDAY)
    assert page.read_text() == "# My notes\n"
    ours = tmp_path / "plan.md"
    for _ in range(2):
        export_plan(settings, ours, None, Times(), None, MONDAY)
    assert ours.read_text().count("- [ ]") == len(kept_plan(settings).tasks)
