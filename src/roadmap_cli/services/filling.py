"""From an order of slices to the weeks that hold them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.hours import in_hours
from roadmap_cli.services.calendar_weeks import Week
from roadmap_cli.services.ordering import Portion
from roadmap_cli.services.pouring import pour
from roadmap_cli.services.side_by_side import Slice
from roadmap_cli.services.standing import Standing
from roadmap_cli.services.timetable import LONGEST_BREAK, DaysOff, Timetable


class PlannedItem(NamedTuple):
    """What a week has of an item; *parts* maps the leaves to their minutes in this week."""

    id: str
    title: str
    hours: float
    step: str | None
    parts: Mapping[str, int]


class PlannedWeek(NamedTuple):
    """A week of a plan with its items in order.

    *stage* is the title of the stage in which it begins, None before the roadmap's own weeks;
    *milestones* are the titles of those reached in it, *off* the days off that touch it.
    """

    week: int
    start: date
    end: date
    hours: float
    stage: str | None
    items: tuple[PlannedItem, ...]
    milestones: tuple[str, ...]
    off: tuple[DaysOff, ...] = ()


def fill(
    standing: Standing,
    slices: Sequence[Slice],
    weeks: Iterable[Week],
    room: Callable[[Week], int],
    timetable: Timetable,
) -> Iterator[PlannedWeek]:
    """Pour *slices* into *weeks* one after another, each as full as its *room* allows.

    Raises UsageError where nothing but days off is ahead for ten years.
    """
    due = _milestones_by_last_slice(standing, slices)
    pending = [(one.portion, one.leaf, one.minutes) for one in reversed(slices)]
    through, empty = 0, 0
    for week in weeks:
        if not pending:
            return
        left = room(week)
        empty = 0 if left else empty + 1
        if empty > LONGEST_BREAK:
            message = "Pauses leave no day to learn on for ten years."
            raise UsageError(message, hint="See them with `roadmap pause` and end one with `roadmap pause --remove N`.")
        parts, ended = pour(pending, left)
        reached = [title for number in range(through, through + ended) for title in due.get(number, ())]
        through += ended
        yield _week(
            standing, week, parts, reached, tuple(timetable.off_in(week.start, week.end)) if timetable.off else ()
        )


def _week(
    standing: Standing,
    week: Week,
    parts: Mapping[Portion, Mapping[str, int]],
    reached: Sequence[str],
    off: tuple[DaysOff, ...],
) -> PlannedWeek:
    title = standing.outline.catalogue.title
    first = next((portion.step for portion in parts if portion.step is not None), None)
    spent = [sum(part.values()) for part in parts.values()]
    return PlannedWeek(
        week=week.number,
        start=week.start,
        end=week.end,
        hours=in_hours(sum(spent)),
        stage=None if first is None else standing.outline.stage_of[first].title,
        items=tuple(
            PlannedItem(portion.item, title(portion.item), in_hours(minutes), portion.step, part)
            for minutes, (portion, part) in zip(spent, parts.items(), strict=True)
        ),
        milestones=tuple(reached),
        off=off,
    )


def _milestones_by_last_slice(standing: Standing, slices: Sequence[Slice]) -> dict[int, list[str]]:
    """Map the number of the slice whose end reaches a milestone to the titles of the milestones that it reaches."""
    place = {one.leaf: number for number, one in enumerate(slices)}
    due: dict[int, list[str]] = {}
    for milestone in standing.outline.roadmap.milestones:
        if milestone.id in standing.milestones_reached:
            continue
        before = list(standing.open_before(milestone))
        if before and all(leaf in place for leaf in before):
            due.setdefault(max(map(place.__getitem__, before)), []).append(milestone.title)
    return due
