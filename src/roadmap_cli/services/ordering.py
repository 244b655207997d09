"""The order in which a plan takes what is open."""

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_cli.domain.graph import depth_first
from roadmap_cli.services.standing import Entry, Standing


@dataclass(frozen=True, slots=True)
class Portion:
    """Some leaves of an item, to be learned together; *needed_by* is the item for which they come early."""

    item: str
    step: str | None
    leaves: tuple[str, ...]
    needed_by: str | None = None


def order_open(standing: Standing, wanted: frozenset[str]) -> Iterator[Portion]:
    """Give the open leaves that are *wanted* in the roadmap's order, each after what it needs.

    A prerequisite that the roadmap lists later is pulled forward, and says for what.
    """
    outline = standing.outline
    of_skill: dict[str, list[Entry]] = {}
    for entry in standing.entries:
        of_skill.setdefault(entry.skill, []).append(entry)
    placed: set[str] = set()

    def is_open(leaf: str) -> bool:
        return leaf in wanted and leaf not in placed and standing.is_open(leaf)

    def waiting(skill: str) -> Iterator[str]:
        for group in outline.catalogue.skills[skill].requires:
            listed = [needed for needed in group if needed in outline.listed]
            if listed and not any(map(standing.is_met, group)):
                still_open = [needed for needed in listed if any(map(is_open, outline.listed[needed]))]
                if len(still_open) == len(listed):
                    yield still_open[0]

    for entry in standing.entries:
        if not any(map(is_open, entry.leaves)):
            continue
        for skill in depth_first([entry.skill], waiting):
            for other in of_skill[skill] if skill != entry.skill else (entry,):
                leaves = tuple(filter(is_open, other.leaves))
                if leaves:
                    placed.update(leaves)
                    is_early = outline.position[other.step.id] > outline.position[entry.step.id]
                    yield Portion(other.item, other.step.id, leaves, entry.item if is_early else None)
