"""What to leave out of a plan that does not fit."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from roadmap_cli.domain.hours import in_hours
from roadmap_cli.domain.levels import Level, strictest
from roadmap_cli.services.ordering import Portion
from roadmap_cli.services.standing import Standing


class LeftOut(NamedTuple):
    """An item that a plan leaves out; *why* is one sentence."""

    id: str
    title: str
    hours: float
    level: Level
    why: str


def leave_out(
    standing: Standing, portions: Sequence[Portion], minutes: Mapping[str, int], *, excess: int
) -> tuple[LeftOut, ...]:
    """Choose what to leave out to save *excess* minutes: optional items first, then recommended, the last first.

    An item stays when one that needs it stays (a gap always does), when it is being learned, and when it
    is essential.
    Where that is not enough, nothing is left out.
    """
    outline = standing.outline
    begun = {entry.item for entry in standing.entries if standing.is_begun(entry)}
    gaps = {portion.item for portion in portions if portion.step is None}
    staying = {leaf for portion in portions for leaf in portion.leaves}
    chosen: list[LeftOut] = []
    for level in (Level.OPTIONAL, Level.RECOMMENDED):
        for portion in reversed(portions):
            if excess <= 0:
                break
            if portion.step is None or strictest(outline.levels[leaf] for leaf in portion.leaves) is not level:
                continue
            skill = outline.catalogue.owner(portion.leaves[0]).id
            needed_by = (leaf for other in outline.dependents.get(skill, ()) for leaf in outline.listed[other])
            if portion.item in begun or portion.needed_by in gaps or not staying.isdisjoint(needed_by):
                continue
            saved = sum(minutes[leaf] for leaf in portion.leaves)
            excess -= saved
            staying.difference_update(portion.leaves)
            why = f"it is {level}, and nothing that stays needs it"
            chosen.append(LeftOut(portion.item, outline.catalogue.title(portion.item), in_hours(saved), level, why))
    return tuple(chosen) if excess <= 0 else ()
