"""A roadmap worked out against the catalogue: which leaf counts where, at which level, after what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.graph import depth_first, reachable
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.roadmaps import Roadmap, Stage, Step


class ClaimError(ValueError):
    """A step counts something that cannot be counted there; the text says what and why."""

    def __init__(self, step: Step, item: str, reason: str) -> None:
        super().__init__(reason)
        self.step = step
        self.item = item


@dataclass(frozen=True)
class Outline:
    """A roadmap whose items are resolved.

    *leaves_of* maps a step's id to its items and the leaves that each of them counts there;
    every leaf of the roadmap stands in exactly one step.
    """

    roadmap: Roadmap
    catalogue: Catalogue
    leaves_of: Mapping[str, Mapping[str, tuple[str, ...]]]

    @cached_property
    def step_of(self) -> Mapping[str, Step]:
        """Map each leaf to the step that counts it, in the roadmap's order."""
        return {leaf: step for step in self.roadmap.steps() for leaf in self.step_leaves(step)}

    @cached_property
    def stage_of(self) -> Mapping[str, Stage]:
        """Map each step's id to its stage."""
        return {step.id: stage for stage in self.roadmap.stages for step in stage.steps}

    @cached_property
    def steps(self) -> Mapping[str, Step]:
        """Map each step's id to the step, in order."""
        return {step.id: step for step in self.roadmap.steps()}

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Map each step's id to its place in the roadmap, counted from 0."""
        return {step_id: place for place, step_id in enumerate(self.steps)}

    @cached_property
    def listed(self) -> Mapping[str, tuple[str, ...]]:
        """Map each skill and project that the roadmap counts, in whole or in part, to its leaves there."""
        listed: dict[str, tuple[str, ...]] = {}
        for leaf in self.step_of:
            owner = self.catalogue.owner(leaf).id
            listed[owner] = (*listed.get(owner, ()), leaf)
        return listed

    @cached_property
    def levels(self) -> Mapping[str, Level]:
        """Map each leaf to its level: its step's, raised to that of the strictest item that needs it."""
        # In ranks, whose minimum is found in a fifth of the time: every command that looks at a roadmap comes here.
        stated: dict[str, int] = {}
        for step in self.roadmap.steps():
            stated.update(dict.fromkeys(self.step_leaves(step), (step.level or Level.ESSENTIAL).rank))
        by_skill = {skill: min(map(stated.__getitem__, leaves)) for skill, leaves in self.listed.items()}
        levels, prerequisites = tuple(Level), self.prerequisites
        raised: dict[str, int] = {}
        # The strictest first, so that each skill is raised once and hands that on once; the laxest raises nothing.
        for rank in range(len(levels) - 1):
            pending = [skill for skill, own in by_skill.items() if own == rank]
            while pending:
                for needed in prerequisites[pending.pop()]:
                    if needed not in raised:
                        raised[needed] = rank
                        if by_skill[needed] > rank:
                            pending.append(needed)
        owner = self.catalogue.owner
        return {leaf: levels[min(rank, raised.get(owner(leaf).id, rank))] for leaf, rank in stated.items()}

    @cached_property
    def gaps(self) -> tuple[str, ...]:
        """Give the skills that something here needs and that stand neither in a step nor in what is assumed.

        They come in an order in which each follows what it needs itself.
        """
        granted = set(self.roadmap.assumes) | set(self.listed)

        def missing(skill: str) -> Iterator[str]:
            for group in self.catalogue.skills[skill].requires:
                if granted.isdisjoint(group):
                    yield group[0]

        needed = reachable(self.listed, missing)
        return tuple(skill for skill in depth_first(sorted(needed), missing) if skill in needed)

    @cached_property
    def dependents(self) -> Mapping[str, Sequence[str]]:
        """Map each skill that the roadmap lists to those listed that need it."""
        dependents: dict[str, list[str]] = {skill: [] for skill in self.listed}
        for skill, prerequisites in self.prerequisites.items():
            for needed in prerequisites:
                dependents[needed].append(skill)
        return dependents

    @cached_property
    def prerequisites(self) -> Mapping[str, list[str]]:
        """Map each skill and project that the roadmap lists to its listed prerequisites."""
        # Made in order, for it is read in any order, and memory is slow to jump about in.
        return {skill: self.listed_prerequisites(skill) for skill in self.listed}

    def step_leaves(self, step: Step) -> Iterator[str]:
        """Give the leaves that *step* counts, in order."""
        for leaves in self.leaves_of[step.id].values():
            yield from leaves

    def listed_prerequisites(self, skill: str) -> list[str]:
        """Give the prerequisites of *skill* that the roadmap counts itself, alternatives included."""
        listed = self.listed
        return [needed for group in self.catalogue.skills[skill].requires for needed in group if needed in listed]

    def conflicts(self) -> Iterator[tuple[Step, str, str]]:
        """Give each step with an item of it and the prerequisite that only later steps count."""
        first_place = {
            skill: min(self.position[self.step_of[leaf].id] for leaf in leaves) for skill, leaves in self.listed.items()
        }
        for step in self.roadmap.steps():
            for item in self.leaves_of[step.id]:
                for group in self.catalogue.owner(item).requires:
                    listed = [needed for needed in group if needed in first_place]
                    if listed and min(map(first_place.__getitem__, listed)) > self.position[step.id]:
                        yield step, item, listed[0]


def outline_of(roadmap: Roadmap, catalogue: Catalogue) -> Outline:
    """Work *roadmap* out against *catalogue*.

    Raises ClaimError where two steps count the same, or a step names a skill whose topics all
    stand in other steps.
    """
    claimed: dict[str, Step] = {}
    for step in roadmap.steps():
        for item in step.items:
            if item not in catalogue.skills:
                _claim(item, item, step, claimed)
    named_apart = frozenset(claimed)
    leaves_of: dict[str, dict[str, tuple[str, ...]]] = {}
    for step in roadmap.steps():
        counted = leaves_of.setdefault(step.id, {})
        for item in step.items:
            leaves = catalogue.leaves(item)
            if item in catalogue.skills:
                leaves = tuple([leaf for leaf in leaves if leaf not in named_apart]) if named_apart else leaves
                if not leaves:
                    raise ClaimError(step, item, f"every topic of {item} stands in another step")
                for leaf in leaves:
                    _claim(item, leaf, step, claimed)
            counted[item] = leaves
    return Outline(roadmap, catalogue, leaves_of)


def _claim(item: str, leaf: str, step: Step, claimed: dict[str, Step]) -> None:
    if leaf in claimed:
        raise ClaimError(step, item, f"{item} is counted in step {claimed[leaf].id} already")
    claimed[leaf] = step
