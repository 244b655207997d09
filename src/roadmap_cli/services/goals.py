"""What a person set out to do: the plan that was saved."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from roadmap_cli.domain.events import GOAL, Draft
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.progress import Progress

MINUTES_OF_A_WEEK = 7 * 24 * 60
MOST_RESERVE = 90
DAYS = 7


class Goal(NamedTuple):
    """A roadmap to finish, from *start*, at *minutes_per_week*, *by* a day where one was asked for.

    *weekdays* are the days that hold the hours, from 0, Monday; *reserve* is the share kept free, in per
    cent. *level*, *only*, *without* and *complete* say what belongs to it, as in a plan's wish; *minutes*
    is what it took when it was saved.
    """

    roadmap: str
    start: date
    minutes_per_week: int
    by: date | None = None
    weekdays: tuple[int, ...] = tuple(range(DAYS))
    reserve: int = 0
    level: Level = Level.OPTIONAL
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    complete: bool = False
    minutes: int = 0

    @property
    def hours_per_week(self) -> float:
        """Give the hours a week, the reserve included."""
        return self.minutes_per_week / 60


class GoalProgress(NamedTuple):
    """How far a goal is today.

    *week* of *weeks* is today's, counted from the start; *hours* is what the goal took when it was set.
    *behind_hours* is above 0 for who is behind, below 0 for who is ahead, *behind_days* the same in days that
    have hours. *finish* is the day on which it ends from here, None where nothing is left.
    """

    roadmap: str
    start: date
    by: date | None
    week: int
    weeks: int
    hours: float
    hours_done: float
    hours_left: float
    behind_hours: float
    behind_days: int
    finish: date | None
    sentence: str


def goal_of(progress: Progress) -> Goal | None:
    """Give the goal that is set; None where none is, or where what stands in the journal makes no sense.

    A part that another version wrote and this one cannot read counts as if it were not there.
    """
    value = progress.goal
    if value is None:
        return None
    roadmap, start, weekly = value.get("roadmap"), _day(value.get("start")), _whole(value.get("minutes_per_week"))
    if not isinstance(roadmap, str) or start is None or not 0 < weekly <= MINUTES_OF_A_WEEK:
        return None
    weekdays = {day for day in _list(value, "weekdays") if type(day) is int and 0 <= day < DAYS}
    level = value.get("level")
    return Goal(
        roadmap=roadmap,
        start=start,
        minutes_per_week=weekly,
        by=_day(value.get("by")),
        weekdays=tuple(sorted(weekdays or range(DAYS))),
        reserve=min(_whole(value.get("reserve")), MOST_RESERVE),
        level=Level(level) if isinstance(level, str) and level in set(Level) else Level.OPTIONAL,
        only=tuple(item for item in _list(value, "only") if isinstance(item, str)),
        without=tuple(item for item in _list(value, "without") if isinstance(item, str)),
        complete=value.get("complete") is True,
        minutes=_whole(value.get("minutes")),
    )


def draft_goal(goal: Goal | None) -> Draft:
    """Give the event that sets *goal*; None ends the one that is set."""
    if goal is None:
        return Draft(GOAL, None, {"value": None})
    return Draft(
        GOAL,
        None,
        {
            "value": {
                "roadmap": goal.roadmap,
                "start": goal.start.isoformat(),
                "by": None if goal.by is None else goal.by.isoformat(),
                "minutes_per_week": goal.minutes_per_week,
                "weekdays": list(goal.weekdays),
                "reserve": goal.reserve,
                "level": goal.level.value,
                "only": list(goal.only),
                "without": list(goal.without),
                "complete": goal.complete,
                "minutes": goal.minutes,
            }
        },
    )


def _day(value: Any) -> date | None:  # noqa: ANN401 - whatever another version wrote
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _whole(value: Any) -> int:  # noqa: ANN401 - whatever another version wrote
    return value if type(value) is int and value > 0 else 0


def _list(value: Mapping[str, Any], key: str) -> list[Any]:
    part = value.get(key)
    return list(part) if isinstance(part, list | tuple) else []
