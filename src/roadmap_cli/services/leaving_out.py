"""What to leave out of a plan that does not fit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roadmap_cli.domain.hours import in_hours
from roadmap_cli.domain.levels import Level, strictest
from roadmap_cli.domain.outline import Outline
from roadmap_cli.services.least_loss import Instance, least_loss
from roadmap_cli.services.ordering import Portion
from roadmap_cli.services.standing import Standing
from roadmap_cli.services.worth import opened_minutes, worth


class LeftOut(NamedTuple):
    """An item that a plan leaves out; *why* is one sentence.

    *worth* is what is lost with it, in hours of an optional item that opens nothing (see `services.worth`).
    """

    id: str
    title: str
    hours: float
    level: Level
    why: str
    worth: float = 0


class Droppable(NamedTuple):
    """What may be left out of a plan, in its order, with the problem of choosing from it."""

    portions: tuple[Portion, ...]
    levels: tuple[Level, ...]
    instance: Instance


def leave_out(
    standing: Standing,
    portions: Sequence[Portion],
    minutes: Mapping[str, int],
    *,
    excess: int,
    followed: Iterable[Outline] = (),
) -> tuple[LeftOut, ...]:
    """Choose what to leave out to save *excess* minutes so that little worth is lost, the laxest level first.

    An item stays when one that needs it stays (a gap always does), when it is being learned, and when it
    is essential. Where all others are not enough, nothing is left out.
    """
    may_go = droppable(standing, portions, minutes, followed)
    if sum(may_go.instance.minutes) < excess:
        return ()
    chosen = least_loss(may_go.instance, excess)
    by_level = sorted(chosen, key=lambda number: (-may_go.levels[number].rank, -number))
    return tuple(_left_out(standing, may_go, number) for number in by_level)


def _left_out(standing: Standing, may_go: Droppable, number: int) -> LeftOut:
    item, level = may_go.portions[number].item, may_go.levels[number]
    return LeftOut(
        id=item,
        title=standing.outline.catalogue.title(item),
        hours=in_hours(may_go.instance.minutes[number]),
        level=level,
        why=f"it is {level}, and nothing that stays needs it",
        worth=in_hours(may_go.instance.worth[number] // 10),
    )


def droppable(
    standing: Standing, portions: Sequence[Portion], minutes: Mapping[str, int], followed: Iterable[Outline] = ()
) -> Droppable:
    """Give what of *portions* may be left out, with its worth, its minutes, and what needs it."""
    outline = standing.outline
    level_of = {
        portion.item: strictest(outline.levels[leaf] for leaf in portion.leaves)
        for portion in portions
        if portion.step is not None
    }
    staying = set(_held(standing, portions, level_of))
    free = [portion for portion in portions if portion.item not in staying]
    others = [other.listed for other in followed if other.roadmap.id != outline.roadmap.id]
    items_of = _items_by_skill(outline, free)
    time = {portion.item: sum(map(minutes.__getitem__, portion.leaves)) for portion in free}
    needed_by = {
        item: [other for dependent in outline.dependents.get(skill, ()) for other in items_of.get(dependent, ())]
        for skill, items in items_of.items()
        for item in items
    }
    opened = opened_minutes(time, needed_by)
    number = {portion.item: place for place, portion in enumerate(free)}
    skill_of = {item: skill for skill, items in items_of.items() for item in items}
    asked_by = {item: sum(skill_of[item] in listed for listed in others) for item in number}
    return Droppable(
        portions=tuple(free),
        levels=tuple(level_of[portion.item] for portion in free),
        instance=Instance(
            worth=[worth(level_of[item], time[item], opened[item], asked_by[item]) for item in number],
            minutes=[time[item] for item in number],
            needed_by=[[number[other] for other in needed_by[item]] for item in number],
        ),
    )


def _held(standing: Standing, portions: Sequence[Portion], level_of: Mapping[str, Level]) -> Iterator[str]:
    """Give the items that stay: gaps, what is essential or begun, and all that these need."""
    outline = standing.outline
    may_go = {item for item, level in level_of.items() if level is not Level.ESSENTIAL}
    begun = {entry.item for entry in standing.entries if entry.item in may_go and standing.is_begun(entry)}
    gaps = {portion.item for portion in portions if portion.step is None}
    items_of = _items_by_skill(outline, portions)
    pending = [
        portion.item
        for portion in portions
        if portion.item in gaps or portion.item in begun or portion.needed_by in gaps or portion.item not in may_go
    ]
    held = set(pending)
    while pending:
        item = pending.pop()
        yield item
        for needed in outline.listed_prerequisites(outline.catalogue.owner(item).id):
            for other in items_of.get(needed, ()):
                if other not in held:
                    held.add(other)
                    pending.append(other)


def _items_by_skill(outline: Outline, portions: Iterable[Portion]) -> dict[str, list[str]]:
    items_of: dict[str, list[str]] = {}
    for portion in portions:
        items_of.setdefault(outline.catalogue.owner(portion.item).id, []).append(portion.item)
    return items_of
