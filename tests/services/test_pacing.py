"""Minutes shared out add up, and a source's own pace is kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import (
    bundled_outline,
    law,
    make_catalogue,
    make_choice,
    make_pace,
    make_roadmap,
    make_skill,
    make_standing,
    make_step,
)
from roadmap_cli.domain.errors import UsageError
from roadmap_cli.services.calendar_weeks import last_day
from roadmap_cli.services.pacing import apportion, pace_leaves, source_minutes_per_week
from roadmap_cli.services.timetable import Timetable
from strategies import World, worlds


@law
@given(st.integers(0, 100_000), st.lists(st.integers(0, 5_000), min_size=1, max_size=20))
def test_shares_add_up_to_the_total_and_are_off_by_less_than_a_minute(total: int, weights: list[int]) -> None:
    """Whole shares in proportion to the weights lose nothing, and none is a whole minute away from its due."""
    shares = apportion(total, weights)

    weight = sum(weights)
    assert len(weights) == len(shares)
    assert sum(shares) == (total if weight else 0)
    assert all(
        abs(share * weight - total * part) < weight for share, part in zip(shares, weights, strict=True) if weight
    )


def test_the_largest_remainders_get_the_rest() -> None:
    """Of equal remainders the earlier wins."""
    assert apportion(10, [1, 1, 1]) == [4, 3, 3]
    assert apportion(10, [21, 29, 50]) == [2, 3, 5]
    assert apportion(10, [0, 0]) == [0, 0]
    assert apportion(10, []) == []


@law
@given(worlds(paced=True), st.none() | st.integers(15, 3_000))
def test_a_step_with_weeks_takes_exactly_its_weeks(world: World, weekly: int | None) -> None:
    """Its leaves share weeks times the hours a week, kept within the source's range; all others take what they take."""
    pace = world.roadmap.pace
    assert pace.hours_per_week is not None
    low, high = (hours * 60 for hours in pace.hours_per_week)
    a_week = round((low + high) / 2) if weekly is None else max(low, min(high, weekly))

    minutes = pace_leaves(world.standing, minutes_per_week=weekly).minutes

    assert set(world.outline.step_of) == set(minutes)
    for step in world.roadmap.steps():
        leaves = [leaf for leaf in world.outline.step_leaves(step) if leaf not in world.standing.set_aside]
        if step.weeks is None:
            assert all(minutes[leaf] == world.catalogue.minutes(leaf) for leaf in leaves)
        elif leaves:
            assert (step.weeks[1] - step.weeks[0] + 1) * a_week == sum(minutes[leaf] for leaf in leaves)


def test_without_hours_a_week_the_catalogue_counts() -> None:
    """Weeks alone say no time, and neither do hours for a step without weeks."""
    catalogue = make_catalogue(make_skill("a", minutes=75))

    no_hours = make_standing(make_roadmap(make_step("one", "a", weeks=(1, 9)), pace=make_pace(weeks=9)), catalogue)
    no_weeks = make_standing(make_roadmap("a", pace=make_pace(hours=9)), catalogue)

    assert pace_leaves(no_hours, minutes_per_week=600).minutes == {"a": 75}
    assert pace_leaves(no_weeks, minutes_per_week=600).minutes == {"a": 75}


def test_a_duration_counts_as_its_middle() -> None:
    """A step that lasts two to three weeks takes two and a half."""
    catalogue = make_catalogue("a")
    roadmap = make_roadmap(make_step("one", "a", lasts=(2, 3), open_ended=True), pace=make_pace(hours=10))

    assert pace_leaves(make_standing(roadmap, catalogue), minutes_per_week=None).minutes == {"a": 1_500}


def test_an_open_end_without_weeks_takes_the_hours_of_the_catalogue() -> None:
    """Where the source says only that a step goes on, no budget can be made of it."""
    catalogue = make_catalogue("a", make_skill("b", minutes=90))
    roadmap = make_roadmap(
        make_step("one", "a", lasts=(2, 2)), make_step("two", "b", open_ended=True), pace=make_pace(hours=10)
    )

    pacing = pace_leaves(make_standing(roadmap, catalogue), minutes_per_week=None)

    assert pacing.minutes == {"a": 1_200, "b": 90}
    assert [stretch.step.id for stretch in pacing.stretches] == ["one"]


def test_what_a_choice_spares_takes_none_of_the_steps_time() -> None:
    """The weeks of a step go to the members that count."""
    catalogue = make_catalogue("a", make_skill("b", minutes=90))
    roadmap = make_roadmap(make_step("one", "a b", weeks=(1, 1), choice=make_choice("a b")), pace=make_pace(hours=2))

    assert pace_leaves(make_standing(roadmap, catalogue), minutes_per_week=None).minutes["a"] == 120
    assert pace_leaves(make_standing(roadmap, catalogue, {"b": "learning"}), minutes_per_week=None).minutes["b"] == 120


def test_a_factor_outside_the_usual_is_told() -> None:
    """From three quarters to four thirds of the catalogue's time a step is not worth a word."""

    def factors(minutes: int) -> int:
        roadmap = make_roadmap(make_step("one", "a", weeks=(1, 1)), pace=make_pace(hours=10))
        standing = make_standing(roadmap, make_catalogue(make_skill("a", minutes=minutes)))
        return len(pace_leaves(standing, minutes_per_week=None).stretches)

    assert [factors(minutes) for minutes in (450, 452, 800, 801)] == [1, 0, 0, 1]


def test_a_range_of_hours_counts_as_its_middle() -> None:
    """Where nobody says otherwise, ten to fifteen hours are twelve and a half."""
    assert source_minutes_per_week(make_pace(hours=(10, 15))) == 750
    assert source_minutes_per_week(make_pace(weeks=3)) is None


def test_birjob_reckons_as_the_catalogue_does() -> None:
    """Its 672 hours differ from the catalogue's by no step that is worth a word."""
    pacing = pace_leaves(make_standing(bundled_outline("birjob")), minutes_per_week=None)

    assert (sum(pacing.minutes.values()), pacing.stretches) == (672 * 60, ())


@law
@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 400), st.integers(1, 10_080))
def test_weeks_cover_each_day_once_and_add_up(start: date, days: int, weekly: int) -> None:
    """From Monday to Sunday, cut at both ends; what fits is the days' share of the week, to the minute."""
    last = start + timedelta(days=days)

    weeks = list(Timetable().weeks(start, last))
    rooms = [weekly * week.days_through // 7 - weekly * week.days_before // 7 for week in weeks]

    covered = [week.start + timedelta(days=day) for week in weeks for day in range((week.end - week.start).days + 1)]
    assert [start + timedelta(days=day) for day in range(days + 1)] == covered
    assert all(week.start.weekday() == 0 for week in weeks[1:])
    assert all(week.end.weekday() == 6 for week in weeks[:-1])
    assert weekly * (days + 1) // 7 == sum(rooms) == Timetable().room(weekly, start, last)
    assert all(weekly == room for week, room in zip(weeks, rooms, strict=True) if (week.end - week.start).days == 6)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 11, 23), 1, date(2026, 12, 22)),
        (date(2026, 11, 23), 12, date(2027, 11, 22)),
        (date(2027, 1, 31), 1, date(2027, 2, 27)),
        (date(2026, 12, 1), 1, date(2026, 12, 31)),
    ],
)
def test_a_month_of_the_calendar_ends_the_day_before_it_begins_anew(start: date, months: int, end: date) -> None:
    """Where a source says nothing of months and weeks, the calendar does."""
    assert end == last_day(start, months, make_pace(months=12))


def test_a_month_is_what_the_source_makes_it() -> None:
    """Twelve months of 48 weeks are four weeks each, four to six of twenty too; a range of weeks says nothing."""
    monday = date(2026, 11, 23)

    assert monday + timedelta(weeks=48, days=-1) == last_day(monday, 12, make_pace(months=12, weeks=48))
    assert monday + timedelta(weeks=4, days=-1) == last_day(monday, 1, make_pace(months=(4, 6), weeks=20))
    assert date(2026, 12, 22) == last_day(monday, 1, make_pace(months=4, weeks=(16, 20)))


def test_the_calendar_ends() -> None:
    """Beyond the year 9999 a month is refused in a sentence."""
    with pytest.raises(UsageError, match="9999"):
        last_day(date(9999, 12, 1), 2, make_pace())
    with pytest.raises(UsageError, match="9999"):
        last_day(date(9999, 12, 1), 2, make_pace(months=1, weeks=4))
    with pytest.raises(UsageError, match="9999"):
        list(Timetable().weeks(date(9999, 12, 1)))
