"""A person's learning in numbers."""

from datetime import date, timedelta

from factories import make_catalogue, make_progress, make_roadmap, make_skill, make_standing
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.domain.progress import Progress, TimeEntry
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.standing import Standing
from roadmap_cli.services.statistics import Statistics, statistics

TODAY = date(2026, 11, 25)
CATALOGUE = make_catalogue(
    make_skill("sql", topics={"select": 120, "joins": 180}, area="data"),
    make_skill("git", minutes=60, area="area"),
    make_skill("http", minutes=240, area="area"),
)
OUTLINE = outline_of(make_roadmap("sql git http"), CATALOGUE)


def figures(progress: Progress, *, weeks: int = 4) -> Statistics:
    standing = Standing(OUTLINE, Statuses(CATALOGUE, progress), frozenset())
    return statistics(standing, progress, today=TODAY, weeks=weeks)


def entry(day: str, minutes: int) -> TimeEntry:
    return TimeEntry("e", day, minutes, None)


def test_weeks_hold_hours_and_what_was_done_in_them() -> None:
    """From Monday to Sunday, the oldest first, the running one last; topics count as items."""
    progress = make_progress(
        {"git": "done", "sql/joins": "done", "http": "known"},
        days={"git": "2026-11-22", "sql/joins": "2026-11-23", "http": "2026-11-23"},
        entries={"git": (entry("2026-11-22", 30), entry("2026-11-16", 45)), "gone": (entry("2026-11-24", 60),)},
    )

    weeks = figures(progress).weeks

    assert [(week.week, week.hours, week.items) for week in weeks] == [
        ("2026-W45", 0, 0),
        ("2026-W46", 0, 0),
        ("2026-W47", 1.25, 1),
        ("2026-W48", 1, 1),
    ]
    assert weeks[-1].start == date(2026, 11, 23)


def test_areas_share_all_time() -> None:
    """The most first; time of what the content lost is elsewhere."""
    progress = make_progress(
        entries={
            "sql/joins": (entry("2026-11-20", 90),),
            "http": (entry("2026-11-20", 20),),
            "x": (entry("2026-11-20", 10),),
        }
    )

    areas = figures(progress).areas

    assert [(area.id, area.hours, area.share) for area in areas] == [
        ("data", 1.5, 0.75),
        ("area", 0.33, 0.1667),
        ("elsewhere", 0.17, 0.0833),
    ]
    assert areas[1].title == "The area"


def test_accuracy_is_actual_over_estimated() -> None:
    """Of finished items with time; what strayed most in hours stands first."""
    progress = make_progress(
        {"git": "done", "sql": "done", "http": "learning"},
        entries={
            "git": (entry("2026-11-20", 90),),
            "sql": (entry("2026-11-20", 150),),
            "http": (entry("2026-11-20", 900),),
        },
    )

    accuracy = figures(progress).accuracy

    assert (accuracy.items, accuracy.ratio) == (2, 0.67)
    assert (accuracy.lower, accuracy.middle, accuracy.upper) == (0.75, 1.0, 1.25)
    assert [(item.id, item.ratio) for item in accuracy.outliers] == [("sql", 0.5), ("git", 1.5)]


def test_without_finished_items_there_is_no_accuracy() -> None:
    """Nothing is made up."""
    assert figures(make_progress()).accuracy == (0, None, None, None, None, ())


def test_the_way_climbs_to_what_is_done_now() -> None:
    """Its last point is today's share; each point counts what was done or known by then."""
    progress = make_progress(
        {"git": "done", "sql/select": "done", "http": "known"},
        days={"git": "2026-11-08", "sql/select": "2026-11-09", "http": "2026-11-24"},
    )

    way = figures(progress).burn_up

    assert [(point.day.isoformat(), point.hours_done) for point in way.points] == [
        ("2026-11-08", 1),
        ("2026-11-15", 3),
        ("2026-11-22", 3),
        ("2026-11-25", 7),
    ]
    assert (way.hours_done, way.hours, way.by, way.ahead_hours) == (7, 10, None, None)
    assert {point.hours_wanted for point in way.points} == {None}


def test_the_goal_is_a_straight_line_from_its_start() -> None:
    """From what was done before it to everything on its day; today's distance from it is said."""
    goal = {"roadmap": "way", "start": "2026-11-05", "by": "2026-12-15", "minutes_per_week": 600}
    progress = make_progress({"git": "done"}, days={"git": "2026-11-02"}, goal=goal)

    way = figures(progress).burn_up

    assert way.by == date(2026, 12, 15)
    wanted = [point.hours_wanted for point in way.points]
    assert wanted == [1.67, 3.25, 4.83, 5.5]
    assert way.ahead_hours == -4.5


def test_a_way_of_many_years_shows_the_last_one() -> None:
    """Whatever day a journal names."""
    progress = make_progress(
        {"git": "done"}, days={"git": "0001-01-01"}, entries={"git": (entry("0001-01-01", 30), entry("9999-12-31", 30))}
    )

    answer = figures(progress)

    assert len(answer.burn_up.points) == 53
    assert {point.hours_done for point in answer.burn_up.points} == {1}
    assert answer.days == ()
    assert answer.total_hours == 1


def test_the_year_has_the_days_with_time() -> None:
    """A day older than 53 weeks is not in it."""
    old, first = date(2025, 11, 23), date(2025, 11, 24)
    progress = make_progress(
        entries={"git": tuple(entry(day.isoformat(), 30) for day in (old, first, TODAY, TODAY - timedelta(days=1)))}
    )

    assert [day.day for day in figures(progress).days] == [first, TODAY - timedelta(days=1), TODAY]


def test_nothing_is_nothing() -> None:
    """Somebody who has not begun has no figures, and no fault either."""
    standing = make_standing(OUTLINE)

    answer = statistics(standing, make_progress(), today=TODAY, weeks=1)

    assert (answer.total_hours, answer.items, answer.days, answer.areas) == (0, 0, (), ())
    assert [point.hours_done for point in answer.burn_up.points] == [0]
