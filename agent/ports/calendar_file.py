"""The calendar port: events as an iCalendar file (RFC 5545, by the `icalendar` library)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

_YEAR = timedelta(days=366)
_PRODUCT = "-//Mockloop//Mockloop//EN"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event.

    Attributes:
        uid: names it in every calendar, for good.
        begin: with a time zone, or without one: then local time, wherever the calendar is.
        end: the same, after the beginning.
        title: one line.
        text: what it is about.
        alarm_min: minutes before it at which the calendar reminds; None for no alarm.
        cancelled: it was announced before and no longer takes place.
    """

    uid: str
    begin: datetime
    end: datetime
    title: str
    text: str
    alarm_min: int | None = None
    cancelled: bool = False


def calendar_file(
    name: str, events: Sequence[CalendarEvent], stamp: datetime, sequence: int
) -> bytes:
    """Returns a calendar.

    A calendar that has an event of the same UID takes the one of the higher sequence in its place.

    Args:
        name: of the calendar, for people.
        events: in order.
        stamp: when the file was made, with its time zone.
        sequence: 0 at first, raised with every file.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for each in events:
        calendar.add_component(_event(each, stamp.astimezone(UTC), sequence))
    days = [moment.date() for each in events for moment in (each.begin, each.end)]
    if days:
        calendar.add_missing_timezones(min(days) - _YEAR, max(days) + _YEAR)
    return bytes(calendar.to_ical())


def _event(each: CalendarEvent, stamp: datetime, sequence: int) -> Event:
    event = Event()
    event.add("uid", each.uid)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", sequence)
    event.add("dtstart", each.begin)
    event.add("dtend", each.end)
    event.add("summary", each.title)
    event.add("description", each.text)
    if each.cancelled:
        event.add("status", "CANCELLED")
    elif each.alarm_min is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", each.title)
        alarm.add("trigger", timedelta(minutes=-each.alarm_min))
        event.add_component(alarm)
    return event
