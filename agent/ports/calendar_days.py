"""Whole days with a title, as reminders, as an iCalendar file (icalendar)."""

import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "mockloop:calendar")


def calendar_bytes(days: Sequence[tuple[date, str]], now: datetime | None = None) -> bytes:
    """Returns an iCalendar file (RFC 5545) of whole-day events.

    Args:
        days: each day with its title. The same day and title get the same UID, so that importing
            a file again replaces them.
        now: the stamp of the events; the present otherwise.
    """
    made = Calendar()
    made.add("prodid", "-//Mockloop//EN")
    made.add("version", "2.0")
    for day, title in days:
        event = Event()
        event.add("uid", str(uuid.uuid5(_NAMESPACE, f"{day.isoformat()} {title}")))
        event.add("dtstamp", now or datetime.now(UTC))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", title)
        made.add_component(event)
    return bytes(made.to_ical())
