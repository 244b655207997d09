"""A plan as a calendar that other programs import (RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from typing import NamedTuple

from icalendar import Alarm, Calendar, Event

from roadmap_cli.domain.hours import in_hours, in_minutes
from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.rendering.marks import hours_text
from roadmap_cli.services.filling import PlannedItem, PlannedWeek
from roadmap_cli.services.planning import Plan
from roadmap_cli.services.sessions import Session, sessions
from roadmap_cli.services.timetable import Timetable

PRODUCT = "-//roadmap//roadmap-cli//EN"
LONGEST_SUMMARY = 120


class Entries(NamedTuple):
    """What the entries are: one a week, lasting all day, or one a day that begins *at* a time of the day.

    *alarm* is how many minutes before its beginning an entry reminds of itself.
    """

    at: time | None = None
    alarm: int | None = None


class WrittenCalendar(NamedTuple):
    """A calendar file's content, and how many entries it has."""

    content: bytes
    entries: int


def calendar(plan: Plan, timetable: Timetable, entries: Entries, *, now: datetime, used: int = 0) -> WrittenCalendar:
    """Give *plan* as a calendar made at *now* (UTC).

    An entry's UID is made of the roadmap and its week or day, so that importing a later plan brings each
    up to date instead of adding another. Times are local wherever the calendar is (RFC 5545, 3.3.5, form 1):
    seven in the evening stays that when the clocks change.
    """
    document = Calendar()
    document.add("prodid", PRODUCT)
    document.add("version", "2.0")
    document.add("x-wr-calname", _plain(plan.title))
    if entries.at is None:
        made = [_week_entry(plan, week) for week in plan.weeks if week.items]
    else:
        held = sessions(plan, timetable, used=used)
        made = [_day_entry(plan, session, entries.at) for session in held]
    for entry in made:
        entry.add("dtstamp", now)
        entry.add("last-modified", now)
        if entries.alarm is not None:
            entry.add_component(_alarm(entry, entries.alarm))
        document.add_component(entry)
    return WrittenCalendar(document.to_ical(), len(made))


def _week_entry(plan: Plan, week: PlannedWeek) -> Event:
    monday = week.start - timedelta(days=week.start.weekday())
    entry = _entry(plan, f"week-{monday.isoformat()}", week.items, f"Week {week.week}: ", week.milestones)
    entry.add("dtstart", week.start)
    entry.add("dtend", week.end + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")  # a week of learning does not make a person busy all day
    return entry


def _day_entry(plan: Plan, session: Session, at: time) -> Event:
    entry = _entry(plan, f"day-{session.day.isoformat()}", session.items, "", ())
    begin = datetime.combine(session.day, at)
    entry.add("dtstart", begin)
    entry.add("dtend", begin + timedelta(minutes=in_minutes(session.hours)))
    return entry


def _entry(plan: Plan, name: str, items: Iterable[PlannedItem], before: str, milestones: Iterable[str]) -> Event:
    entry = Event()
    entry.add("uid", f"{plan.roadmap}-{name}@roadmap-cli")
    entry.add("summary", one_line(before + ", ".join(_plain(item.title) for item in items), LONGEST_SUMMARY))
    entry.add("description", "\n".join([*_lines(items), *(f"Reached: {_plain(title)}" for title in milestones)]))
    entry.add("categories", [_plain(plan.title)])
    return entry


def _lines(items: Iterable[PlannedItem]) -> Iterator[str]:
    for item in items:
        yield f"{_plain(item.title)} ({item.id}): {hours_text(item.hours)}"
        if tuple(item.parts) != (item.id,):
            yield from (f"  {leaf}: {hours_text(in_hours(minutes))}" for leaf, minutes in item.parts.items())


def _alarm(entry: Event, minutes: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", str(entry["summary"]))
    alarm.add("trigger", timedelta(minutes=-minutes))
    return alarm


def _plain(text: str) -> str:
    return one_line(text)
