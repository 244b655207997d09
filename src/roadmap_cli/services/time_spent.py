"""The time that was spent: each entry once, under the name that its item bears today."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.outline import Outline
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.statuses import Statuses

Key = TypeVar("Key")


class Spent(NamedTuple):
    """Minutes that were spent on *item* on *day*; *event* is the id of the event that says so."""

    day: date
    item: str
    minutes: int
    note: str | None
    event: str


class FinishedItem(NamedTuple):
    """An item that was learned and has time logged, in minutes: what was estimated, and what it took."""

    id: str
    title: str
    estimated: int
    actual: int


def time_spent(progress: Progress, catalogue: Catalogue) -> tuple[Spent, ...]:
    """Give every entry of time once, the earliest day first.

    Time of an item that goes by another id today is that item's, of one that was split the first
    part's; what no catalogue knows keeps its own name.
    """
    spent = (
        Spent(date.fromisoformat(entry.day), current_name(item, catalogue), entry.minutes, entry.note, entry.event)
        for item, entries in progress.entries.items()
        for entry in entries
    )
    return tuple(sorted(spent, key=lambda one: one.day))


def current_name(item: str, catalogue: Catalogue) -> str:
    """Give the id that *item* bears today: its own where the catalogue knows it or knows no heir of it."""
    if item in catalogue:
        return item
    skill, _, topic = item.partition("/")
    heirs = catalogue.current_id.get(skill, (skill,) if skill in catalogue else ())
    parts = (f"{heir}/{topic}" for heir in heirs if topic)
    return next((part for part in parts if part in catalogue), heirs[0] if heirs else item)


def minutes_spent(progress: Progress, catalogue: Catalogue) -> dict[str, int]:
    """Map each item with time to its minutes, under the id that it has today as in `time_spent`."""
    return minutes_by((current_name(item, catalogue), minutes) for item, minutes in progress.minutes.items())


def minutes_by(pairs: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    """Add up the minutes that go with each key: an item, a day, a week."""
    sums: dict[Key, int] = {}
    for key, minutes in pairs:
        sums[key] = sums.get(key, 0) + minutes
    return sums


def monday_of(day: date) -> date:
    """Give the Monday of the week of *day*."""
    return day - timedelta(days=day.weekday())


def is_counted(item: str, outline: Outline) -> bool:
    """Tell whether a roadmap counts *item* or a part of it, so that time spent on it is spent on the roadmap."""
    catalogue = outline.catalogue
    return item in catalogue and not outline.step_of.keys().isdisjoint(catalogue.leaves(item))


def finished_items(spent: Iterable[Spent], statuses: Statuses, catalogue: Catalogue) -> Iterator[FinishedItem]:
    """Give each item that is done and has time, with its estimate.

    Where time was logged on a skill as a whole, the skill counts as one item once it is finished, with
    the time of its topics and the estimates of those that were done; else each topic counts alone. What
    was known before or skipped was not learned, and has no say in how good an estimate is.
    """
    by_item = minutes_by((one.item, one.minutes) for one in spent if one.item in catalogue)
    by_skill = minutes_by((catalogue.owner(item).id, minutes) for item, minutes in by_item.items())
    for skill_id, minutes in by_skill.items():
        skill = catalogue.skills[skill_id]
        done = [leaf for leaf in skill.leaves if statuses.leaves[leaf] is Status.DONE]
        if skill_id in by_item:
            if done and statuses.of(skill_id).is_met:
                yield FinishedItem(skill_id, skill.title, sum(map(catalogue.minutes, done)), minutes)
            continue
        for leaf in done:
            if leaf in by_item:
                yield FinishedItem(leaf, catalogue.title(leaf), catalogue.minutes(leaf), by_item[leaf])
