"""A year of somebody who follows a source at its own pace, played through the real commands."""

from datetime import UTC, date, datetime, timedelta

from conftest import Program
from roadmap_cli.cli.clock import Now

MONDAY = date(2026, 11, 23)
HOLIDAYS = ("2026-12-21..2027-01-03", "holidays")
LAZY_WEEKS = {12, 13, 14}
EAGER_WEEK = 24
WEEKLY = 14 * 60


def sunday_of(week: int) -> Now:
    """Give the evening on which a week of the plan ends."""
    day = MONDAY + timedelta(days=7 * week - 1)
    return Now(datetime(day.year, day.month, day.day, 21, tzinfo=UTC), day)


def monday_of(week: int) -> Now:
    """Give the morning on which a week of the plan begins."""
    day = MONDAY + timedelta(days=7 * (week - 1))
    return Now(datetime(day.year, day.month, day.day, 7, tzinfo=UTC), day)


def ticked(weeks: list[dict], minutes: int) -> tuple[list[str], int]:
    """Give the leaves that somebody with so many minutes finishes, in the plan's order, and the minutes left over.

    What is left over goes into the next leaf, which is not finished yet.
    """
    whole: dict[str, int] = {}
    for week in weeks:
        for item in week["items"]:
            for leaf, part in item["parts"].items():
                whole[leaf] = whole.get(leaf, 0) + part
    done = []
    for leaf, takes in whole.items():
        if takes > minutes:
            break
        minutes -= takes
        done.append(leaf)
    return done, minutes


def test_a_year_with_holidays_lazy_weeks_and_an_eager_one(roadmap: Program) -> None:
    """What is done drops out, what slips moves, days off cost nothing but days, and each week says where one is."""
    roadmap.ok("use", "birjob", now=monday_of(1))
    roadmap.ok("know", "programming-basics", "control-flow-functions", "linux-cli", now=monday_of(1))
    roadmap.ok("plan", "--months", "12", "--save", now=monday_of(1))
    roadmap.ok("pause", *HOLIDAYS, now=monday_of(3))
    begun = 0
    behind: dict[int, float] = {}
    finish: dict[int, str] = {}
    for week in range(1, 54):
        plan = roadmap.json("plan", now=monday_of(week))
        if not plan["weeks"]:
            break
        assert plan["goal"]["week"] == week
        assert plan["weeks"][0]["start"] == monday_of(week).today.isoformat()
        behind[week], finish[week] = plan["goal"]["behind_hours"], plan["goal"]["finish"]
        if week in LAZY_WEEKS or plan["weeks"][0]["off"]:
            continue
        done, begun = ticked(plan["weeks"], begun + WEEKLY * (3 if week == EAGER_WEEK else 1))
        if done:
            roadmap.ok("done", *done, now=sunday_of(week))

    # Only what is finished can be ticked, so that something large and begun looks undone for a while.
    assert all(0 <= behind[week] < 14 for week in range(1, 13))
    assert [behind[week] for week in (5, 6, 7)] == [0, 0, 0]
    assert finish[7] == finish[1] == "2027-11-07"
    assert all(42 <= behind[week] < 56 for week in range(15, EAGER_WEEK + 1))
    assert all(14 <= behind[week] < 42 for week in range(EAGER_WEEK + 1, max(behind)))
    assert all("2027-11-14" <= finish[week] <= "2027-11-23" for week in range(25, max(finish)))
    assert max(behind) == 51
    assert roadmap.json("today", now=monday_of(52))["sentence"] == "The goal is reached: nothing of it is left."
