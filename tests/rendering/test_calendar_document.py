"""A plan as a calendar, read back."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from factories import law, make_catalogue, make_roadmap, make_skill, make_standing
from roadmap_cli.rendering.calendar_document import Entries, WrittenCalendar, calendar
from roadmap_cli.services.planning import Plan, Wish, plan
from roadmap_cli.services.timetable import DaysOff, Timetable

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
EVENINGS = Entries(at=time(19))
HOSTILE = st.text(
    st.characters(exclude_categories=()) | st.sampled_from('\r\n\t\x00\x1b,;:\\"'), min_size=1, max_size=120
)


def made(*, title: str = "SQL", start: date = MONDAY, off: tuple[DaysOff, ...] = ()) -> tuple[Plan, Timetable]:
    """Plan two items, seven hours at four a week, on Mondays and Wednesdays."""
    catalogue = make_catalogue(
        make_skill("sql", topics={"joins": 120, "views": 180}, title=title), make_skill("http", minutes=120)
    )
    roadmap = make_roadmap("sql", "http", milestones={"first": "step-1"}, title=title)
    timetable = Timetable(weekdays=(0, 2), off=off)
    wish = Wish(start, minutes_per_week=240, timetable=timetable)
    return plan(make_standing(roadmap, catalogue), wish), timetable


def entries_of(written: WrittenCalendar) -> list:
    return list(Calendar.from_ical(written.content).walk("VEVENT"))


def test_an_entry_a_week_lasts_all_day_from_monday_to_sunday() -> None:
    """With what the week holds, its milestones, and without making the person busy."""
    found = entries_of(calendar(*made(), Entries(), now=NOW))

    first, second = found
    assert (first.decoded("dtstart"), first.decoded("dtend")) == (MONDAY, MONDAY + timedelta(days=7))
    assert str(first["summary"]) == "Week 1: SQL, Http"
    assert str(second["summary"]) == "Week 2: SQL, Http"
    assert str(first["description"]).splitlines() == [
        "SQL (sql): 2.7 h",
        "  sql/joins: 2 h",
        "  sql/views: 40 min",
        "Http (http): 1.3 h",
    ]
    assert str(second["description"]).splitlines()[-1] == "Reached: First"
    assert [str(entry["transp"]) for entry in found] == ["TRANSPARENT"] * 2


def test_an_entry_a_day_begins_at_its_time_wherever_the_calendar_is() -> None:
    """Two hours from seven in the evening, by the clock on the wall."""
    found = entries_of(calendar(*made(), EVENINGS, now=NOW))

    begins = [entry.decoded("dtstart") for entry in found]
    assert begins == [datetime(2026, 11, day, 19) for day in (23, 25, 30)] + [datetime(2026, 12, 2, 19)]  # noqa: DTZ001
    lengths = [entry.decoded("dtend") - entry.decoded("dtstart") for entry in found]
    assert lengths == [timedelta(hours=2)] * 3 + [timedelta(hours=1)]
    assert all(begin.tzinfo is None for begin in begins)
    assert b"DTSTART:20261123T190000\r\n" in calendar(*made(), EVENINGS, now=NOW).content


def test_what_is_off_has_no_entry() -> None:
    """Days off are gone around."""
    off = (DaysOff(date(2026, 11, 25), date(2026, 12, 1), "away"),)

    found = entries_of(calendar(*made(off=off), EVENINGS, now=NOW))

    days = [entry.decoded("dtstart").date().isoformat() for entry in found]
    assert days == ["2026-11-23", "2026-12-02", "2026-12-07", "2026-12-09"]


@pytest.mark.parametrize("entries", [Entries(), EVENINGS])
def test_identities_stay_so_that_importing_again_updates(entries: Entries) -> None:
    """Later and with other items, the entry of a week or a day is still the same entry, no two alike."""
    before = entries_of(calendar(*made(), entries, now=NOW))
    after = entries_of(calendar(*made(title="Joins", start=date(2026, 11, 25)), entries, now=NOW + timedelta(days=2)))

    old, new = [[str(entry["uid"]) for entry in found] for found in (before, after)]
    assert len(set(old)) == len(old)
    assert set(old) & set(new) == set(old if entries.at is None else old[1:])
    assert before[-1]["dtstamp"].dt < after[-1]["dtstamp"].dt


def test_alarms_come_if_they_are_asked_for() -> None:
    """As many minutes before, with the entry's own words."""
    quiet = Calendar.from_ical(calendar(*made(), EVENINGS, now=NOW).content)
    loud = Calendar.from_ical(calendar(*made(), EVENINGS._replace(alarm=15), now=NOW).content)

    alarms = loud.walk("VALARM")
    assert quiet.walk("VALARM") == []
    assert [alarm.decoded("trigger") for alarm in alarms] == [timedelta(minutes=-15)] * 4
    assert {str(alarm["action"]) for alarm in alarms} == {"DISPLAY"}
    assert str(alarms[0]["description"]) == "SQL"


@pytest.mark.parametrize("entries", [Entries(alarm=30), EVENINGS])
def test_the_document_is_what_the_standard_asks_for(entries: Entries) -> None:
    """RFC 5545: lines end with CRLF and have at most 75 octets; each entry has a UID and a stamp in UTC."""
    content = calendar(*made(title="Ω" * 300), entries, now=NOW).content

    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(b"\n" not in line and b"\r" not in line and len(line) <= 75 for line in lines)
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert {b"VERSION:2.0", b"PRODID:-//roadmap//roadmap-cli//EN"} <= set(lines)
    assert content.count(b"BEGIN:VEVENT") == content.count(b"UID:") == content.count(b"DTSTAMP:20261123T093000Z")


@law
@given(HOSTILE)
def test_no_title_breaks_out_of_its_place(title: str) -> None:
    """Whatever a title holds, there are as many entries, the same identities, and nothing that a terminal obeys."""
    harmless = entries_of(calendar(*made(), EVENINGS, now=NOW))
    written = calendar(*made(title=title), EVENINGS, now=NOW)

    found = entries_of(written)

    assert [str(entry["uid"]) for entry in found] == [str(entry["uid"]) for entry in harmless]
    assert written.entries == len(found)
    assert [entry.decoded("dtstart") for entry in found] == [entry.decoded("dtstart") for entry in harmless]
    assert all(ord(letter) >= 32 for entry in found for letter in str(entry["summary"]))
    assert set(written.content) & {0, 7, 8, 27, 127} == set()
