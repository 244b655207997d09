"""What a person set out to do: the plan that was saved."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.progress import Progress

MINUTES_OF_A_WEEK = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class Goal:
    """A roadmap to finish, from *start*, at *minutes_per_week*, *by* a day where one was asked for, down to *level*."""

    roadmap: str
    start: date
    minutes_per_week: int
    by: date | None = None
    level: Level = Level.OPTIONAL


def goal_of(progress: Progress) -> Goal | None:
    """Give the goal that is set; None where none is, or where what stands in the journal makes no sense.

    A part that another version wrote and this one cannot read counts as if it were not there.
    """
    value = progress.goal
    if value is None:
        return None
    roadmap, start, weekly = value.get("roadmap"), _day(value.get("start")), value.get("minutes_per_week")
    if not isinstance(roadmap, str) or start is None or type(weekly) is not int or not 0 < weekly <= MINUTES_OF_A_WEEK:
        return None
    level = value.get("level")
    return Goal(
        roadmap=roadmap,
        start=start,
        minutes_per_week=weekly,
        by=_day(value.get("by")),
        level=Level(level) if isinstance(level, str) and level in set(Level) else Level.OPTIONAL,
    )


def _day(value: Any) -> date | None:  # noqa: ANN401 - whatever another version wrote
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
