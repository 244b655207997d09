"""Where a person stands in one roadmap."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from roadmap_cli.domain.events import MET, Status
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.outline import Outline
from roadmap_cli.domain.roadmaps import Choice, Milestone, Step
from roadmap_cli.domain.statuses import Statuses


class Share(NamedTuple):
    """How much of something is finished, in minutes: *learned* of *counted*, what is skipped left out of both."""

    learned: int
    counted: int

    @property
    def value(self) -> float:
        """Give the share from 0 to 1; where nothing counts there is nothing left to do, which is 1."""
        return self.learned / self.counted if self.counted else 1.0

    @property
    def left(self) -> int:
        """Give the minutes that are still open."""
        return self.counted - self.learned


class Entry(NamedTuple):
    """An item as one step counts it: a skill, a project, or single topics of a skill."""

    step: Step
    item: str
    skill: str
    leaves: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """A roadmap's outline seen with a person's statuses; *reached* are milestones recorded as `roadmap:milestone`."""

    outline: Outline
    statuses: Statuses
    reached: frozenset[str] = frozenset()

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Give what each step counts, in the roadmap's order."""
        catalogue = self.outline.catalogue
        return tuple(
            Entry(step, item, catalogue.owner(item).id, leaves)
            for step in self.outline.roadmap.steps()
            for item, leaves in self.outline.leaves_of[step.id].items()
        )

    @cached_property
    def entries_of(self) -> Mapping[str, tuple[Entry, ...]]:
        """Map each step's id to what it counts."""
        return {step_id: tuple(entries) for step_id, entries in groupby(self.entries, lambda entry: entry.step.id)}

    @cached_property
    def set_aside(self) -> frozenset[str]:
        """Give the leaves that a choice makes needless: enough other members of it count."""
        return frozenset(
            leaf
            for step in self.outline.roadmap.steps()
            if step.choice
            for member in self._needless(step, step.choice)
            for leaf in self.outline.leaves_of[step.id][member]
        )

    def _needless(self, step: Step, choice: Choice) -> Iterator[str]:
        leaves_of = self.outline.leaves_of[step.id]
        members = [member for member in choice.of if member in leaves_of]
        statuses = {member: self.statuses.of(member) for member in members}
        taken = {member for member in members if statuses[member].is_learned or statuses[member] is Status.LEARNING}
        spare = (member for member in members if member not in taken and statuses[member] is not Status.SKIPPED)
        cheapest_first = sorted(spare, key=lambda member: sum(map(self.outline.catalogue.minutes, leaves_of[member])))
        yield from cheapest_first[max(choice.pick - len(taken), 0) :]

    def share(self, leaves: Iterable[str]) -> Share:
        """Give how much of *leaves* is done or known, by time, what is skipped or needless left out."""
        size, statuses, set_aside = self.outline.catalogue.minutes, self.statuses.leaves, self.set_aside
        learned = counted = 0
        for leaf in leaves:
            status = statuses[leaf]
            if status.is_learned:
                minutes = size(leaf)
                learned += minutes
                counted += minutes
            elif status is not Status.SKIPPED and leaf not in set_aside:
                counted += size(leaf)
        return Share(learned, counted)

    @cached_property
    def total(self) -> Share:
        """Give the share of the whole roadmap."""
        return self.share(self.outline.step_of)

    @cached_property
    def open(self) -> frozenset[str]:
        """Give the leaves of the roadmap that are still to be learned."""
        statuses = self.statuses.leaves
        return frozenset([leaf for leaf in self.outline.step_of if statuses[leaf] not in MET]) - self.set_aside

    def is_open(self, leaf: str) -> bool:
        """Tell whether *leaf* is still to be learned here."""
        return not self.statuses.leaves[leaf].is_met and leaf not in self.set_aside

    def open_leaves(self, entry: Entry) -> tuple[str, ...]:
        """Give the leaves of *entry* that are still to be learned."""
        return tuple([leaf for leaf in entry.leaves if leaf in self.open])

    @cached_property
    def open_minutes(self) -> Mapping[str, int]:
        """Map each skill and project that the roadmap lists to the minutes that are still open of it here."""
        size, listed = self.outline.catalogue.minutes, self.outline.listed
        return {skill: sum(map(size, self.open.intersection(leaves))) for skill, leaves in listed.items()}

    def combined(self, leaves: Iterable[str]) -> Status:
        """Give the status that *leaves* have together: done when all are met, learning when some are begun."""
        of, set_aside = self.statuses.leaves, self.set_aside
        statuses = {of[leaf] for leaf in leaves if leaf not in set_aside}
        if statuses and all(status.is_met for status in statuses):
            return next(status for status in (Status.DONE, Status.KNOWN, Status.SKIPPED) if status in statuses)
        if any(status.is_learned or status is Status.LEARNING for status in statuses):
            return Status.LEARNING
        return Status.NONE

    def status_of(self, entry: Entry) -> Status:
        """Give the status of what a step counts of an item, whatever other steps count of it.

        A skill that was begun as a whole is being learned in each step that counts the rest of it.
        """
        own = self.combined(entry.leaves)
        catalogue = self.outline.catalogue
        if own is not Status.NONE or entry.item not in catalogue.skills:
            return own
        is_whole = entry.leaves == catalogue.leaves(entry.item) or self.statuses.recorded(entry.item) is Status.LEARNING
        return self.statuses.of(entry.item) if is_whole else own

    def is_begun(self, entry: Entry) -> bool:
        """Tell whether *entry* is being learned; one that was finished before a topic was added to it is not."""
        if any(self.statuses.leaves[leaf] is Status.LEARNING for leaf in entry.leaves):
            return True
        return self.status_of(entry) is Status.LEARNING and not self.statuses.of(entry.item).is_met

    @cached_property
    def _finished(self) -> frozenset[str]:
        """The skills and projects of which the roadmap lists nothing that is open."""
        has_none = self.open.isdisjoint
        return frozenset([skill for skill, leaves in self.outline.listed.items() if has_none(leaves)])

    def is_met(self, skill: str) -> bool:
        """Tell whether *skill* holds nothing up here: it is met, or all that the roadmap lists of it is."""
        return skill in self._finished or self.statuses.of(skill).is_met

    def to_come(self, group: Collection[str]) -> tuple[str, ...]:
        """Give those of the alternatives in *group* that the roadmap still has ahead; none as soon as one is met.

        What a choice makes needless neither holds anything up nor stands in for another.
        """
        counted = [needed for needed in group if not self.is_needless(needed)] if self.set_aside else group
        if any(map(self.is_met, counted)):
            return ()
        listed = self.outline.listed
        return tuple([needed for needed in counted if needed in listed])

    def is_needless(self, skill: str) -> bool:
        """Tell whether a choice has enough other members to do without *skill*."""
        return skill in self.outline.listed and self.set_aside.issuperset(self.outline.listed[skill])

    def unmet(self, skill: str) -> Iterator[str]:
        """Give the prerequisites of *skill* that the roadmap lists and that are not met yet.

        Of alternatives none is unmet as soon as one is met; until then those that are listed all are.
        """
        for group in self.outline.catalogue.skills[skill].requires:
            yield from self.to_come(group)

    def is_ready(self, skill: str) -> bool:
        """Tell whether nothing that the roadmap lists holds *skill* up."""
        return not any(map(self.to_come, self.outline.catalogue.skills[skill].requires))

    @cached_property
    def milestones_reached(self) -> frozenset[str]:
        """Give the ids of the milestones that are reached, now or at a time that was recorded."""
        roadmap = self.outline.roadmap
        return frozenset(
            milestone.id
            for milestone in roadmap.milestones
            if f"{roadmap.id}:{milestone.id}" in self.reached or not any(self.open_before(milestone))
        )

    def open_before(self, milestone: Milestone) -> Iterator[str]:
        """Give the essential leaves up to *milestone* that are still open."""
        last = self.outline.position[milestone.after]
        for leaf, step in self.outline.step_of.items():
            if self.outline.position[step.id] > last:
                return
            if self.outline.levels[leaf] is Level.ESSENTIAL and self.is_open(leaf):
                yield leaf
