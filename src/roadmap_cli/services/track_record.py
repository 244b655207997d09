"""What a person's past says about a roadmap: the hours of each week, how estimates turned out, what is left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from roadmap_cli.domain.events import Status
from roadmap_cli.domain.hours import in_hours
from roadmap_cli.domain.progress import Progress
from roadmap_cli.services.active_days import ActiveDays
from roadmap_cli.services.finish_model import OLDEST, Evidence, Finished, weigh
from roadmap_cli.services.remaining_time import left_of
from roadmap_cli.services.standing import Standing
from roadmap_cli.services.time_spent import Spent, finished_items, is_counted, minutes_by, time_spent

FEWEST_ITEMS = 8
FEWEST_WEEKS = 6
"""With fewer finished items or weeks a range would say nothing."""

DAYS = 7
RECENT = 8


class Basis(NamedTuple):
    """What a forecast rests on.

    *weeks* are the whole weeks since time was first logged on the roadmap, days of pauses left out,
    the newest 64 at most; *hours_per_week* is their mean and *recent_hours_per_week* that of the last
    eight. *finished* counts the finished items with time, *untimed* the skills and projects of the
    roadmap that are done without any; *ratio* is actual over estimated time, None where too few are finished.
    """

    weeks: int
    hours_per_week: float
    recent_hours_per_week: float
    finished: int
    untimed: int
    ratio: float | None


@dataclass(frozen=True)
class TrackRecord:
    """What was done up to *today* by the person whose *standing* in a roadmap it is."""

    standing: Standing
    progress: Progress
    today: date

    @cached_property
    def spent(self) -> tuple[Spent, ...]:
        """Give every entry of time, the earliest first."""
        return time_spent(self.progress, self.standing.outline.catalogue)

    @cached_property
    def active(self) -> ActiveDays:
        """Give the calendar without the person's pauses."""
        return ActiveDays.without(self.progress.pauses)

    @cached_property
    def finished(self) -> tuple[Finished, ...]:
        """Give the finished items that have time, of all roadmaps."""
        items = finished_items(self.spent, self.standing.statuses, self.standing.outline.catalogue)
        return tuple(Finished(item.estimated, item.actual) for item in items)

    @cached_property
    def evidence(self) -> Evidence | None:
        """Say how estimates turned out; None where too few items are finished to tell."""
        return weigh(self.finished) if len(self.finished) >= FEWEST_ITEMS else None

    @cached_property
    def weekly(self) -> tuple[int, ...]:
        """Give the minutes on the roadmap in each whole week up to yesterday, the oldest first.

        Days of pauses are no days here, so a week may lie on either side of one. Today is not over yet.
        """
        outline = self.standing.outline
        days = [one for one in self.spent if one.day < self.today and is_counted(one.item, outline)]
        if not days:
            return ()
        by_day = minutes_by((one.day, one.minutes) for one in days)
        newest_first = islice(self.active.back(self.today, first=days[0].day), OLDEST * DAYS)
        minutes = [by_day.get(day, 0) for day in newest_first]
        weeks = range(0, len(minutes) - DAYS + 1, DAYS)
        return tuple(sum(minutes[start : start + DAYS]) for start in reversed(weeks))

    @property
    def suffices(self) -> bool:
        """Tell whether there are enough items and weeks for a forecast."""
        return self.evidence is not None and len(self.weekly) >= FEWEST_WEEKS

    def left(self, leaves: tuple[str, ...]) -> Mapping[str, int]:
        """Map each of the open *leaves* to the minutes of its estimate that the time spent on it leaves.

        Time counts for as much of an estimate as finished items got done in it.
        """
        ratio = self.evidence.ratio if self.evidence else 1.0
        spent = minutes_by((one.item, one.minutes) for one in self.spent)
        estimates = {leaf: self.standing.outline.catalogue.minutes(leaf) for leaf in self.standing.outline.step_of}
        left = left_of(self.standing, estimates, {item: round(minutes / ratio) for item, minutes in spent.items()})
        return {leaf: left[leaf] for leaf in leaves}

    @cached_property
    def basis(self) -> Basis:
        """Sum up what a forecast rests on."""
        catalogue, statuses = self.standing.outline.catalogue, self.standing.statuses
        timed = {catalogue.owner(one.item).id for one in self.spent if one.item in catalogue}
        done = (
            skill
            for skill, leaves in self.standing.outline.listed.items()
            if any(statuses.leaves[leaf] is Status.DONE for leaf in leaves)
        )
        return Basis(
            weeks=len(self.weekly),
            hours_per_week=_mean_hours(self.weekly),
            recent_hours_per_week=_mean_hours(self.weekly[-RECENT:]),
            finished=len(self.finished),
            untimed=sum(skill not in timed for skill in done),
            ratio=round(self.evidence.ratio, 2) if self.evidence else None,
        )


def _mean_hours(weekly: tuple[int, ...]) -> float:
    return in_hours(round(sum(weekly) / len(weekly))) if weekly else 0
