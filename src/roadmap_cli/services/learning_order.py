"""The order in which some skills are learned, with all that they build on and the person does not have."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.graph import depth_first
from roadmap_cli.domain.hours import in_hours
from roadmap_cli.domain.statuses import Statuses


class ToLearn(NamedTuple):
    """A skill to learn: *lines* name it, or it stands here only because the skills in *needed_for* build on it.

    *hours* are those of its topics that are not learned yet.
    """

    id: str
    title: str
    hours: float
    status: Status
    lines: tuple[int, ...]
    needed_for: tuple[str, ...]


def learning_order(
    catalogue: Catalogue, statuses: Statuses, wanted: Mapping[str, tuple[int, ...]], order: Mapping[str, int]
) -> tuple[ToLearn, ...]:
    """Give the skills *wanted* that are not learned, each after what it builds on, by their places in *order* else.

    *wanted* maps each to the lines that name it. Of prerequisites of which one is enough, that counts which
    is wanted too, else the first.
    """

    def unmet(skill: str) -> Iterator[str]:
        for group in catalogue.skills[skill].requires:
            if not any(statuses.of(needed).is_met for needed in group):
                yield next((needed for needed in group if needed in wanted), group[0])

    goals = [skill for skill in wanted if not statuses.of(skill).is_learned]
    goals.sort(key=lambda skill: order.get(skill, len(order)))
    ordered = depth_first(goals, unmet)
    needed_for: dict[str, list[str]] = {}
    for skill in ordered:
        for needed in unmet(skill):
            needed_for.setdefault(needed, []).append(skill)
    return tuple(
        ToLearn(
            id=skill,
            title=catalogue.title(skill),
            hours=hours_left(catalogue, statuses, [skill]),
            status=statuses.of(skill),
            lines=wanted.get(skill, ()),
            needed_for=tuple(needed_for.get(skill, ())),
        )
        for skill in ordered
    )


def with_prerequisites(catalogue: Catalogue, skills: Iterable[str]) -> frozenset[str]:
    """Give *skills* and all that they build on; of prerequisites of which one is enough, each."""

    def needed(skill: str) -> Iterator[str]:
        return (one for group in catalogue.skills[skill].requires for one in group)

    return frozenset(depth_first(skills, needed))


def hours_left(catalogue: Catalogue, statuses: Statuses, skills: Iterable[str]) -> float:
    """Give the hours of what is not met in *skills*."""
    leaves = (leaf for skill in skills for leaf in catalogue.leaves(skill))
    return in_hours(sum(catalogue.minutes(leaf) for leaf in leaves if not statuses.leaves[leaf].is_met))
