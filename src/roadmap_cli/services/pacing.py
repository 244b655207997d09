"""How long each leaf takes at a source's own pace."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from roadmap_cli.domain.roadmaps import Pace, Step
from roadmap_cli.services.standing import Standing

USUAL_FACTORS = (0.75, 1.33)
"""A step whose own time differs from the catalogue's by a factor outside these is worth a word."""


class Stretch(NamedTuple):
    """A step whose source gives it much more or less time than the catalogue reckons, in minutes."""

    step: Step
    budget: int
    reckoned: int


class Pacing(NamedTuple):
    """The minutes that each leaf takes, and the steps where they differ much from the catalogue's."""

    minutes: Mapping[str, int]
    stretches: tuple[Stretch, ...]


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """Split *total* in proportion to *weights* into whole numbers that add up to it.

    Uses the largest-remainder method (Hare and Niemeyer); of equal remainders the earlier wins.
    """
    weight = sum(weights)
    if not weight:
        return [0] * len(weights)
    shares = [total * part // weight for part in weights]
    remainders = [total * part % weight for part in weights]
    by_remainder = sorted(range(len(weights)), key=lambda place: -remainders[place])
    for place in by_remainder[: total - sum(shares)]:
        shares[place] += 1
    return shares


def source_minutes_per_week(pace: Pace) -> int | None:
    """Give the minutes a week that a source reckons with, the middle of a range; None where it says nothing."""
    return None if pace.hours_per_week is None else round(sum(pace.hours_per_week) / 2 * 60)


def source_range(pace: Pace) -> tuple[int, int] | None:
    """Give the fewest and the most minutes a week that a source reckons with; None where it says nothing."""
    if pace.hours_per_week is None:
        return None
    low, high = (round(hours * 60) for hours in pace.hours_per_week)
    return low, high


def pace_leaves(standing: Standing, *, minutes_per_week: int | None) -> Pacing:
    """Give each leaf of the roadmap the minutes that its source has for it.

    Where steps have weeks and the pace has hours, a step gets its weeks times *minutes_per_week*,
    kept within the source's range, shared among its leaves by the catalogue's hours; elsewhere the
    catalogue's hours count. None leaves the choice to the source.
    """
    outline = standing.outline
    reckoned = outline.catalogue.minutes
    minutes = {leaf: reckoned(leaf) for leaf in outline.step_of}
    stretches: list[Stretch] = []
    weekly = _within_pace(outline.roadmap.pace, minutes_per_week)
    if weekly is None:
        return Pacing(minutes, ())
    for step in outline.roadmap.steps():
        budget = round(_weeks(step) * weekly)
        leaves = [leaf for leaf in outline.step_leaves(step) if leaf not in standing.set_aside]
        if not budget or not leaves:
            continue
        minutes.update(zip(leaves, apportion(budget, [reckoned(leaf) for leaf in leaves]), strict=True))
        own = sum(map(reckoned, leaves))
        if not USUAL_FACTORS[0] <= budget / own <= USUAL_FACTORS[1]:
            stretches.append(Stretch(step, budget, own))
    return Pacing(minutes, tuple(stretches))


def _within_pace(pace: Pace, minutes_per_week: int | None) -> int | None:
    own = source_range(pace)
    if own is None or minutes_per_week is None:
        return source_minutes_per_week(pace)
    return min(max(minutes_per_week, own[0]), own[1])


def _weeks(step: Step) -> float:
    if step.weeks is not None:
        first, last = step.weeks
        return last - first + 1
    if step.lasts is not None and step.lasts.weeks is not None:
        return sum(step.lasts.weeks) / 2
    return 0
