"""The order in which a plan takes what is open."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roadmap_cli.domain.graph import depth_first
from roadmap_cli.services.standing import Entry, Standing


class Portion(NamedTuple):
    """Some leaves of an item, to be learned together; *needed_by* is the item for which they come early."""

    item: str
    step: str | None
    leaves: tuple[str, ...]
    needed_by: str | None = None


def order_open(standing: Standing, wanted: frozenset[str], gaps: Sequence[Portion] = ()) -> Iterator[Portion]:
    """Give *gaps*, then the open leaves that are *wanted* in the roadmap's order, each after what it needs.

    A prerequisite that the roadmap lists later is pulled forward, and says for what.
    """
    order = _Order(standing, wanted)
    for gap in gaps:
        yield from order.before(gap.item)
        yield gap
    yield from order.portions()


class _Order:
    """An order in the making: which leaves have their place already."""

    def __init__(self, standing: Standing, wanted: frozenset[str]) -> None:
        self._standing = standing
        self._outline = standing.outline
        self._waiting = {leaf for leaf in wanted if standing.is_open(leaf)}
        self._absent = {
            skill
            for skill, leaves in self._outline.listed.items()
            if wanted.isdisjoint(leaves) and any(map(standing.is_open, leaves))
        }
        self._entries_of: dict[str, list[Entry]] = {}
        for entry in standing.entries:
            self._entries_of.setdefault(entry.skill, []).append(entry)

    def portions(self) -> Iterator[Portion]:
        for entry in self._standing.entries:
            if self._waiting.isdisjoint(entry.leaves):
                continue
            for skill in depth_first([entry.skill], self._needed_before):
                for portion in self._entries_of[skill] if skill != entry.skill else (entry,):
                    yield from self._take(portion, needed_by=entry)

    def before(self, gap: str) -> Iterator[Portion]:
        """Give what the roadmap lists and *gap*, which it does not list, needs."""
        for skill in depth_first([gap], self._needed_before):
            for entry in self._entries_of.get(skill, ()):
                leaves = tuple(leaf for leaf in entry.leaves if leaf in self._waiting)
                if leaves:
                    self._waiting.difference_update(leaves)
                    yield Portion(entry.item, entry.step.id, leaves, gap)

    def _take(self, entry: Entry, *, needed_by: Entry) -> Iterator[Portion]:
        leaves = tuple(leaf for leaf in entry.leaves if leaf in self._waiting)
        if leaves:
            self._waiting.difference_update(leaves)
            is_early = self._outline.position[entry.step.id] > self._outline.position[needed_by.step.id]
            yield Portion(entry.item, entry.step.id, leaves, needed_by.item if is_early else None)

    def _needed_before(self, skill: str) -> Iterator[str]:
        """Give what has no place yet and has to come before *skill*: of alternatives the first."""
        for group in self._outline.catalogue.skills[skill].requires:
            ahead = [needed for needed in self._standing.to_come(group) if needed not in self._absent]
            if ahead and not any(self._waiting.isdisjoint(self._outline.listed[needed]) for needed in ahead):
                yield ahead[0]
