"""The calendar that plans count by."""

from calendar import monthrange
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from factories import law
from roadmap_cli.services.calendar_weeks import days_of_month


@law
@given(st.dates())
def test_a_month_has_the_days_that_the_calendar_says(day: date) -> None:
    """Leap years, centuries and the last month of all included."""
    assert days_of_month(day.year, day.month) == monthrange(day.year, day.month)[1]
    assert days_of_month(9999, 12) == monthrange(9999, 12)[1]
