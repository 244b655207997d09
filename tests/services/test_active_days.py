"""The calendar without the days of pauses."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from factories import law
from roadmap_cli.services.active_days import ActiveDays

MONDAY = date(2026, 11, 23)
SPANS = st.tuples(st.integers(-40, 40), st.integers(0, 12)).map(
    lambda span: (MONDAY + timedelta(days=span[0]), MONDAY + timedelta(days=span[0] + span[1]))
)
PAUSES = st.lists(SPANS, max_size=6)


def is_active(day: date, pauses: list[tuple[date, date]]) -> bool:
    return not any(first <= day <= last for first, last in pauses)


@law
@given(pauses=PAUSES, length=st.integers(-3, 60))
def test_days_back_are_those_outside_every_pause(pauses: list[tuple[date, date]], length: int) -> None:
    """Whatever pauses overlap or touch: each active day once, the newest first, today not among them."""
    first = MONDAY - timedelta(days=length)

    days = list(ActiveDays(pauses).back(MONDAY, first=first))

    all_of_them = (MONDAY - timedelta(days=number) for number in range(1, length + 1))
    assert days == [day for day in all_of_them if is_active(day, pauses)]


@law
@given(pauses=PAUSES, number=st.integers(1, 80))
def test_a_numbered_day_has_so_many_active_days_up_to_it(pauses: list[tuple[date, date]], number: int) -> None:
    """The way from a number to a day and the way back agree, and no such day lies in a pause."""
    days = ActiveDays(pauses)

    day = days.day(MONDAY, number)

    assert day is not None
    assert is_active(day, pauses)
    assert days.count(MONDAY, day) == number


def test_a_day_beyond_the_calendar_is_none() -> None:
    """A pause to the end of time leaves no day to learn on."""
    days = ActiveDays([(MONDAY, date.max)])

    assert days.day(MONDAY, 1) is None
    assert days.count(MONDAY, date.max) == 0
    assert days.count(MONDAY, MONDAY - timedelta(days=1)) == 0
