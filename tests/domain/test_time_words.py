"""Days and durations as people write them."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import law
from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.time_words import (
    parse_day,
    parse_duration,
    parse_percent,
    parse_span,
    parse_time_of_day,
    parse_weekdays,
)

FRIDAY = date(2026, 11, 20)
DAYS = {
    "today": FRIDAY,
    " Today ": FRIDAY,
    "yesterday": date(2026, 11, 19),
    "tomorrow": date(2026, 11, 21),
    "fri": FRIDAY,
    "FRIDAY": FRIDAY,
    "sat": date(2026, 11, 21),
    "thurs": date(2026, 11, 26),
    "+3d": date(2026, 11, 23),
    "+3": date(2026, 11, 23),
    "-1": date(2026, 11, 19),
    "-2w": date(2026, 11, 6),
    "+0d": FRIDAY,
    "2026-12-01": date(2026, 12, 1),
    "2028-02-29": date(2028, 2, 29),
    "2026-W49": date(2026, 11, 30),
    "2026-w01": date(2025, 12, 29),
}
NO_DAYS = [
    "",
    "fr",
    "t",
    "fridays",
    "todayy",
    "3d",
    "+3m",
    "+-3d",
    "+3d ago",
    "2026-13-01",
    "2026-02-29",
    "2026-2-9",
    "20261201",
    "01.12.2026",
    "2026-W54",
    "2025-W53",
    "2026-W00",
    "2026-W49-1",
    "0000-01-01",
    "+99999d",
    "next week",
    "+\u0663d",
    "\u0662\u0660\u0662\u0666-\u0661\u0662-\u0660\u0661",
    "2026-12-01\n2026-12-02",
]
DURATIONS = {
    "90": 90,
    "45m": 45,
    "1h": 60,
    "1h30m": 90,
    "1h30": 90,
    "1.5h": 90,
    "1 h 30 m": 90,
    " 2H ": 120,
    "0.25h": 15,
    "0h5m": 5,
    "1.33h": 80,
    "10000": 10_000,
    "9999h": 599_940,
    "9999h60m": 600_000,
}
NO_DURATIONS = [
    "",
    "0",
    "0h",
    "0h0m",
    "-5",
    "1.5",
    "1,5h",
    "h",
    "m",
    "30m1h",
    "1h90s",
    "1e3",
    "nan",
    "inf",
    "1:30",
    "1 30",
    "9 0",
    "\u0669\u0660",
    "99999h",
    "9999h61m",
    "1h\n30m ",
    "100000m",
]


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_days_are_read_as_people_write_them(text: str, day: date) -> None:
    """A word, the next day of that name, an offset, a date, or the Monday of a week."""
    assert day == parse_day(text, today=FRIDAY)


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_is_refused(text: str) -> None:
    """Nothing is guessed: days that do not exist and words that fit no form are refused, with the forms."""
    with pytest.raises(UsageError) as caught:
        parse_day(text, today=FRIDAY)

    assert "2026-W49" in (caught.value.hint or "")


@law
@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_date_is_read_back_as_it_was_written(day: date, today: date) -> None:
    """A date and the week that it lies in mean the same on every day."""
    year, week, _ = day.isocalendar()

    assert day == parse_day(day.isoformat(), today=today)
    assert day - timedelta(days=day.weekday()) == parse_day(f"{year}-W{week:02}", today=today)
    if abs((day - today).days) <= 9_999:
        assert day == parse_day(f"{(day - today).days:+}", today=today)


@law
@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 6))
def test_a_day_of_the_week_is_the_next_of_that_name(today: date, weekday: int) -> None:
    """It lies no further than six days ahead, and is today where today bears the name."""
    name = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")[weekday]

    for length in range(3, len(name) + 1):
        day = parse_day(name[:length], today=today)
        assert weekday == day.weekday()
        assert 0 <= (day - today).days <= 6


@pytest.mark.parametrize("text", ["+9999w", "sun", "tomorrow", "+1"])
def test_days_beyond_the_calendar_are_refused(text: str) -> None:
    """At the end of the calendar a later day is no day, and no crash."""
    last = date.max

    assert last.weekday() == 4
    with pytest.raises(UsageError):
        parse_day(text, today=last)


@pytest.mark.parametrize(("text", "minutes"), DURATIONS.items())
def test_durations_are_read_as_people_write_them(text: str, minutes: int) -> None:
    """A number alone is minutes; hours may have a fraction."""
    assert minutes == parse_duration(text)


@pytest.mark.parametrize("text", NO_DURATIONS)
def test_what_is_no_duration_is_refused(text: str) -> None:
    """Nothing is guessed: nothing, less than nothing, too much and two numbers in a row are refused."""
    with pytest.raises(UsageError) as caught:
        parse_duration(text)

    assert "1h30m" in (caught.value.hint or "")


@law
@given(st.integers(0, 9_999), st.integers(0, 59))
def test_hours_and_minutes_add_up(hours: int, minutes: int) -> None:
    """A duration in hours and minutes is the sum of both."""
    if hours or minutes:
        assert hours * 60 + minutes == parse_duration(f"{hours}h{minutes}m")


SPANS = {
    "2026-12-20..2027-01-03": (date(2026, 12, 20), date(2027, 1, 3)),
    "fri..+3d": (FRIDAY, date(2026, 11, 23)),
    " today .. tomorrow ": (FRIDAY, date(2026, 11, 21)),
    "2026-12-24": (date(2026, 12, 24), date(2026, 12, 24)),
    "2026-W52": (date(2026, 12, 21), date(2026, 12, 27)),
    "2026-W52..2026-w53": (date(2026, 12, 21), date(2027, 1, 3)),
}


@pytest.mark.parametrize("text", SPANS)
def test_spans_are_read(text: str) -> None:
    """Two days with two points between them, one day, a whole week, or from week to week."""
    assert parse_span(text, today=FRIDAY) == SPANS[text]


@pytest.mark.parametrize("text", ["", "..", "fri..", "..fri", "fri...sat", "fri-sat", "9999-W52..9999-W52", "today..x"])
def test_what_is_no_span_is_refused(text: str) -> None:
    """The error says how to write one."""
    with pytest.raises(UsageError) as caught:
        parse_span(text, today=FRIDAY)

    assert "2026-12-20..2027-01-03" in str(caught.value.hint)


def test_a_span_that_ends_before_it_begins_is_turned_round_in_the_hint() -> None:
    """Nothing is guessed; what was probably meant is there to copy."""
    with pytest.raises(UsageError) as caught:
        parse_span("2027-01-03..2026-12-20", today=FRIDAY)

    assert str(caught.value.hint) == "Give the first day first: 2026-12-20..2027-01-03."


WEEKDAYS = {
    "mon,wed,sat": (0, 2, 5),
    "sat, MON": (0, 5),
    "mon-fri": (0, 1, 2, 3, 4),
    "fri-mon": (0, 4, 5, 6),
    "weekends": (5, 6),
    "weekdays,sun": (0, 1, 2, 3, 4, 6),
    "daily": (0, 1, 2, 3, 4, 5, 6),
    "tuesday thu": (1, 3),
    "mon,mon": (0,),
}


@pytest.mark.parametrize("text", WEEKDAYS)
def test_weekdays_are_read(text: str) -> None:
    """Names as short as three letters, spans that may go over the weekend, in any order."""
    assert parse_weekdays(text) == WEEKDAYS[text]


@pytest.mark.parametrize("text", ["", ",", "mo", "mon-", "mon-xyz", "1,2", "mon;tue", "-fri"])
def test_what_is_no_weekday_is_refused(text: str) -> None:
    """The error says how to write them."""
    with pytest.raises(UsageError) as caught:
        parse_weekdays(text)

    assert str(caught.value.hint) == "Write them as mon,wed,sat or mon-fri."


def test_shares_and_times_of_day_are_read() -> None:
    """Whole per cent up to ninety, with or without the sign; hours and minutes."""
    assert [parse_percent(text) for text in ("10%", "0", " 90 % ")] == [10, 0, 90]
    assert [parse_time_of_day(text) for text in ("19:00", "7:30", "00:00")] == [time(19), time(7, 30), time(0)]


@pytest.mark.parametrize("text", ["91%", "-1%", "10.5%", "%", "", "1000", "\u0661%"])
def test_what_is_no_share_is_refused(text: str) -> None:
    """More than nine tenths held back leave no plan."""
    with pytest.raises(UsageError):
        parse_percent(text)


@pytest.mark.parametrize("text", ["24:00", "7:60", "19", "19:0", "", "7pm", "\u0661\u0669:00"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    """A time has two parts and exists."""
    with pytest.raises(UsageError):
        parse_time_of_day(text)
