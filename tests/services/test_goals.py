"""Reading the goal that a person set."""

from datetime import date

import pytest

from factories import make_progress
from roadmap_cli.domain.levels import Level
from roadmap_cli.services.goals import goal_of

WHOLE = {"roadmap": "way", "start": "2026-11-01", "by": "2027-06-01", "minutes_per_week": 600, "level": "essential"}


def test_a_goal_is_read_as_it_was_saved() -> None:
    """With its day and its level."""
    goal = goal_of(make_progress(goal=WHOLE))

    assert goal is not None
    assert (goal.roadmap, goal.start, goal.by) == ("way", date(2026, 11, 1), date(2027, 6, 1))
    assert (goal.minutes_per_week, goal.level) == (600, Level.ESSENTIAL)


@pytest.mark.parametrize(
    "broken",
    [
        {"roadmap": 5},
        {"start": "soon"},
        {"start": None},
        {"minutes_per_week": 0},
        {"minutes_per_week": True},
        {"minutes_per_week": 10**9},
        {"minutes_per_week": "600"},
    ],
)
def test_what_makes_no_sense_is_no_goal(broken: dict[str, object]) -> None:
    """Whatever another version wrote."""
    assert goal_of(make_progress(goal=WHOLE | broken)) is None
    assert goal_of(make_progress()) is None


@pytest.mark.parametrize("broken", [{"by": "soon"}, {"by": 5}, {"level": "mastered"}, {"level": []}])
def test_a_part_that_cannot_be_read_is_left_out(broken: dict[str, object]) -> None:
    """The rest of the goal stays."""
    goal = goal_of(make_progress(goal=WHOLE | broken))

    assert goal is not None
    assert goal.by is None or goal.level is Level.OPTIONAL
