"""Days with hours, days off, and what each holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import law
from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.progress import Pause
from roadmap_cli.services.timetable import DaysOff, Timetable, days_off

MONDAY = date(2026, 11, 23)
DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))
SPANS = st.tuples(DAYS, DAYS).map(lambda ends: DaysOff(min(ends), max(ends), None))
TIMETABLES = st.builds(
    Timetable,
    weekdays=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    off=st.lists(SPANS, max_size=4).map(tuple),
    reserve=st.integers(0, 90),
)


def days_between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=day) for day in range((last - first).days + 1)]


@law
@given(TIMETABLES, DAYS, DAYS)
def test_study_days_are_those_of_the_week_that_are_not_off(timetable: Timetable, first: date, last: date) -> None:
    """Counting them by arithmetic gives what counting them one by one gives."""
    expected = [
        day
        for day in days_between(first, last)
        if day.weekday() in timetable.weekdays and not any(off.first <= day <= off.last for off in timetable.off)
    ]

    assert len(expected) == timetable.study_days(first, last)
    assert expected == [day for day in days_between(first, last) if timetable.is_study_day(day)]


@law
@given(TIMETABLES, st.integers(1, 10_080), DAYS, st.integers(0, 120))
def test_days_and_weeks_add_up(timetable: Timetable, weekly: int, start: date, length: int) -> None:
    """The minutes of all weeks are those of the whole time, and no day off has any."""
    last = start + timedelta(days=length)

    weeks = list(timetable.weeks(start, last))

    shares = [timetable.share(weekly, week.days_through) - timetable.share(weekly, week.days_before) for week in weeks]
    assert sum(shares) == timetable.room(weekly, start, last)
    assert all(share <= timetable.planned(weekly) for share in shares)
    assert not any(timetable.room(weekly, off.first, off.last) for off in timetable.off)


@law
@given(TIMETABLES, st.integers(1, 200), DAYS)
def test_the_day_of_a_number_of_study_days(timetable: Timetable, days: int, start: date) -> None:
    """By its end so many have gone, and by the end of the day before fewer."""
    day = timetable.day_of(days, start)

    assert timetable.study_days(start, day) == days
    assert timetable.is_study_day(day)


def test_a_week_keeps_its_reserve_free() -> None:
    """A tenth of ten hours stays free; three days share the nine that are left."""
    timetable = Timetable(weekdays=(0, 2, 5), reserve=10)

    assert timetable.planned(600) == 540
    assert [timetable.share(600, days) for days in range(4)] == [0, 180, 360, 540]


def test_recorded_pauses_are_days_off_with_their_reasons() -> None:
    """The one that was said last gives the reason where several hold."""
    timetable = Timetable(
        off=days_off(
            (Pause("a", "2026-12-20", "2027-01-03", "holidays"), Pause("b", "2026-12-24", "2026-12-26", "feast"))
        )
    )

    assert timetable.reason(date(2026, 12, 25)) == DaysOff(date(2026, 12, 24), date(2026, 12, 26), "feast")
    assert timetable.reason(date(2026, 12, 27)) == DaysOff(date(2026, 12, 20), date(2027, 1, 3), "holidays")
    assert timetable.reason(date(2027, 1, 4)) is None
    assert [off.reason for off in timetable.off_in(date(2026, 12, 21), date(2026, 12, 27))] == ["holidays", "feast"]


def test_pauses_until_the_end_of_the_calendar_leave_no_day() -> None:
    """That is an error which says what to do, not an endless search."""
    timetable = Timetable(off=(DaysOff(MONDAY, date.max, None),))

    with pytest.raises(UsageError, match="9999"):
        timetable.day_of(1, MONDAY)
