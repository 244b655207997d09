"""Minutes logged are the minutes shown: by item, by week, by area, and in all."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from factories import law
from roadmap_cli.domain.hours import in_minutes
from roadmap_cli.domain.progress import Progress, TimeEntry
from roadmap_cli.services.statistics import statistics
from roadmap_cli.services.time_spent import finished_items, time_spent
from roadmap_cli.services.timesheet import time_log, timesheet
from strategies import FORMER, World, worlds

TODAY = date(2026, 11, 25)


def timed(world: World, seed: int) -> World:
    """Give *world* with time logged on skills, topics, former ids and what nobody knows, in the last year."""
    random = Random(seed)
    names = [*world.catalogue.items(), *FORMER, *(f"{old}/t0" for old in FORMER), "gone", "gone/part"]
    entries: dict[str, tuple[TimeEntry, ...]] = {}
    for number in range(random.randint(0, 12)):
        item = random.choice(names)
        day = (TODAY - timedelta(days=random.randint(0, 360))).isoformat()
        entries[item] = (*entries.get(item, ()), TimeEntry(f"{number}", day, random.randint(1, 600), None))
    minutes = {item: sum(entry.minutes for entry in some) for item, some in entries.items()}
    return world.after(Progress(statuses=world.progress.statuses, entries=entries, minutes=minutes))


TIMED = st.builds(timed, worlds(), st.integers(0, 2**32))


@law
@given(TIMED)
def test_minutes_logged_are_the_minutes_shown(world: World) -> None:
    """Each minute counts once in all, once by item, once by week, once by day and once by area."""
    logged = sum(world.progress.minutes.values())

    sheet = timesheet(world.catalogue, [world.outline], world.progress, today=TODAY)
    figures = statistics(world.standing, world.progress, today=TODAY, weeks=53)

    assert in_minutes(sheet.total_hours) == logged
    assert sum(in_minutes(item.logged_hours) for item in sheet.items) == logged
    assert sum(in_minutes(week.hours) for week in sheet.weeks) == logged
    assert in_minutes(figures.total_hours) == logged
    assert sum(in_minutes(week.hours) for week in figures.weeks) == logged
    assert sum(in_minutes(day.hours) for day in figures.days) == logged
    assert sum(in_minutes(area.hours) for area in figures.areas) == logged


@law
@given(TIMED)
def test_the_time_of_an_item_is_that_of_its_entries(world: World) -> None:
    """A skill has its own time and that of its topics, each entry in exactly one skill."""
    known = [one for one in time_spent(world.progress, world.catalogue) if one.item in world.catalogue]

    logs = [time_log(skill, world.catalogue, world.progress, today=TODAY) for skill in world.catalogue.skills]

    assert sum(in_minutes(log.logged_hours) for log in logs) == sum(one.minutes for one in known)
    assert all(in_minutes(log.logged_hours) == sum(entry.minutes for entry in log.entries) for log in logs)


@law
@given(TIMED)
def test_no_week_is_left_out_between_the_first_and_the_last(world: World) -> None:
    """A week without time is a week too."""
    sheet = timesheet(world.catalogue, [], world.progress, today=TODAY)

    starts = [week.start for week in sheet.weeks]
    assert all(later - earlier == timedelta(days=7) for later, earlier in pairwise(starts))


@law
@given(TIMED)
def test_finished_items_share_nothing(world: World) -> None:
    """No estimate and no minute counts in two finished items, and each has both."""
    spent = time_spent(world.progress, world.catalogue)

    finished = list(finished_items(spent, world.standing.statuses, world.catalogue))

    leaves = [leaf for item in finished for leaf in world.catalogue.leaves(item.id)]
    assert len(leaves) == len(set(leaves))
    assert all(item.estimated > 0 and item.actual > 0 for item in finished)
    assert sum(item.actual for item in finished) <= sum(one.minutes for one in spent)
