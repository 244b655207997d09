"""What roadmaps have in common, what only one has, and how their orders differ."""

from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

from roadmap_cli.domain.hours import in_hours
from roadmap_cli.domain.outline import Outline
from roadmap_cli.domain.roadmaps import Span

MOVED_SHOWN = 8


class Place(NamedTuple):
    """Where a roadmap has an item; *at* is the share of the roadmap's hours that come before it, from 0 to 1.

    *step* and *at* are None for what it only explains aside.
    """

    step: str | None
    weeks: Span | None
    months: Span | None
    at: float | None


class ComparedItem(NamedTuple):
    """An item with its place in each roadmap that has it."""

    id: str
    title: str
    hours: float
    places: Mapping[str, Place]


class ComparedRoadmap(NamedTuple):
    """A roadmap with its size: *items* are taught in its steps, *aside* only explained, *only* in no other one."""

    id: str
    title: str
    hours: float
    items: int
    aside: int
    only: tuple[str, ...]
    gaps: tuple[str, ...]


class Move(NamedTuple):
    """An item that stands elsewhere in two roadmaps, as shares of the way from 0 to 1."""

    id: str
    title: str
    first: float
    second: float


class OrderDifference(NamedTuple):
    """How far two roadmaps agree on the order of the items that both teach.

    *agreeing* is the share, from 0 to 1, of the pairs that both put in an order and put in the same
    one (Kendall's rank correlation counts the same pairs); *moved* are the items farthest apart.
    """

    first: str
    second: str
    shared: int
    ordered_pairs: int
    agreeing: float
    moved: tuple[Move, ...]


class Comparison(NamedTuple):
    """Several roadmaps side by side; *shared* are the items that all of them teach."""

    roadmaps: tuple[ComparedRoadmap, ...]
    shared: tuple[str, ...]
    items: tuple[ComparedItem, ...]
    orders: tuple[OrderDifference, ...]


def compare_roadmaps(outlines: Sequence[Outline]) -> Comparison:
    """Compare the roadmaps of *outlines*, of which there are two at least, item by item and in their order."""
    places = {outline.roadmap.id: dict(_places(outline)) for outline in outlines}
    catalogue = outlines[0].catalogue
    covered = dict.fromkeys(skill for found in places.values() for skill in _by_place(found))
    items = tuple(
        ComparedItem(
            id=skill,
            title=catalogue.title(skill),
            hours=in_hours(catalogue.minutes(skill)),
            places={roadmap: found[skill] for roadmap, found in places.items() if skill in found},
        )
        for skill in covered
    )
    return Comparison(
        roadmaps=tuple(_roadmap(outline, items) for outline in outlines),
        shared=tuple(item.id for item in items if all(_is_taught(item, roadmap) for roadmap in places)),
        items=items,
        orders=tuple(_order(first, second, items) for first, second in combinations(outlines, 2)),
    )


def _places(outline: Outline) -> Iterator[tuple[str, Place]]:
    minutes = outline.catalogue.minutes
    total = sum(map(minutes, outline.step_of)) or 1
    for aside in outline.roadmap.aside:
        yield outline.catalogue.owner(aside.skill).id, Place(None, None, None, None)
    before = 0
    seen: set[str] = set()
    for leaf, step in outline.step_of.items():
        owner = outline.catalogue.owner(leaf).id
        if owner not in seen:
            seen.add(owner)
            months = outline.stage_of[step.id].months
            yield owner, Place(step.id, step.weeks, months, round(before / total, 4))
        before += minutes(leaf)


def _by_place(places: Mapping[str, Place]) -> list[str]:
    """Give the items in the roadmap's order, those without a place in it last."""
    return sorted(places, key=lambda item: (places[item].at is None, places[item].at))


def _is_taught(item: ComparedItem, roadmap: str) -> bool:
    return roadmap in item.places and item.places[roadmap].step is not None


def _roadmap(outline: Outline, items: Sequence[ComparedItem]) -> ComparedRoadmap:
    roadmap = outline.roadmap
    taught = [item for item in items if _is_taught(item, roadmap.id)]
    return ComparedRoadmap(
        id=roadmap.id,
        title=roadmap.title,
        hours=in_hours(sum(map(outline.catalogue.minutes, outline.step_of))),
        items=len(taught),
        aside=sum(roadmap.id in item.places for item in items) - len(taught),
        only=tuple(item.id for item in taught if len(item.places) == 1),
        gaps=outline.gaps,
    )


def _order(first: Outline, second: Outline, items: Sequence[ComparedItem]) -> OrderDifference:
    names = first.roadmap.id, second.roadmap.id
    both = [item for item in items if all(_is_taught(item, name) for name in names)]
    steps = [
        (first.position[str(item.places[names[0]].step)], second.position[str(item.places[names[1]].step)])
        for item in both
    ]
    ordered, reversed_ = _pairs(steps)
    apart = sorted(both, key=lambda item: -abs(_at(item, names[0]) - _at(item, names[1])))
    return OrderDifference(
        first=names[0],
        second=names[1],
        shared=len(both),
        ordered_pairs=ordered,
        agreeing=round(1 - reversed_ / ordered, 4) if ordered else 1.0,
        moved=tuple(
            Move(item.id, item.title, _at(item, names[0]), _at(item, names[1])) for item in apart[:MOVED_SHOWN]
        ),
    )


def _at(item: ComparedItem, roadmap: str) -> float:
    return item.places[roadmap].at or 0.0


def _pairs(steps: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Count the pairs that stand in different steps of both roadmaps, and those of them in opposite order."""
    ordered = reversed_ = 0
    earlier: list[int] = []
    for _, group in groupby(sorted(steps), key=lambda places: places[0]):
        later = [place for _, place in group]
        for place in later:
            at_or_before = bisect_right(earlier, place)
            before = bisect_right(earlier, place - 1)
            reversed_ += len(earlier) - at_or_before
            ordered += len(earlier) - (at_or_before - before)
        for place in later:
            insort(earlier, place)
    return ordered, reversed_
