"""What of a roadmap a person can be asked about: its skills, what stands below and above each, and groups of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.graph import depth_first, reachable
from roadmap_cli.domain.outline import Outline

MOST_TOGETHER = 7
"""How many skills one question may name: more cannot be held in mind."""


class Group(NamedTuple):
    """A stage, a step or a skill, with the skills that a question about it names."""

    kind: Literal["stage", "step", "skill"]
    id: str
    title: str
    skills: tuple[str, ...]


@dataclass(frozen=True)
class Ground:
    """The skills that an outline counts, projects left out: one has built them, or not, and that is no knowledge."""

    outline: Outline

    @property
    def catalogue(self) -> Catalogue:
        """Give the catalogue that the skills stand in."""
        return self.outline.catalogue

    @cached_property
    def skills(self) -> tuple[str, ...]:
        """Give the skills, each after those that it builds on."""
        asked = [skill for skill in self.outline.listed if self.catalogue.kind(skill) == "skill"]
        return tuple(skill for skill in depth_first(asked, self._needs) if skill in self.outline.listed)

    def _needs(self, skill: str) -> Iterator[str]:
        """Give what *skill* needs without an alternative: who has it has that."""
        yield from (group[0] for group in self.catalogue.skills[skill].requires if len(group) == 1)

    @cached_property
    def below(self) -> Mapping[str, frozenset[str]]:
        """Map each skill to all that it builds on here, directly or not."""
        mine = frozenset(self.skills)
        return {skill: mine.intersection(reachable([skill], self._needs)) for skill in self.skills}

    @cached_property
    def above(self) -> Mapping[str, frozenset[str]]:
        """Map each skill to all that builds on it here, directly or not."""
        above: dict[str, set[str]] = {skill: set() for skill in self.skills}
        for skill, needed in self.below.items():
            for one in needed:
                above[one].add(skill)
        return {skill: frozenset(others) for skill, others in above.items()}

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Give what can be asked about, from broad to narrow: stages, steps, skills."""
        roadmap = self.outline.roadmap
        stages = (
            Group("stage", stage.id, stage.title, self._skills_of(step.id for step in stage.steps))
            for stage in roadmap.stages
        )
        steps = (Group("step", step.id, step.title, self._skills_of([step.id])) for step in roadmap.steps())
        single = (Group("skill", skill, self.catalogue.title(skill), (skill,)) for skill in self.skills)
        return (*stages, *steps, *single)

    def _skills_of(self, steps: Iterable[str]) -> tuple[str, ...]:
        owners = (self.catalogue.owner(item).id for step in steps for item in self.outline.leaves_of[step])
        return tuple(skill for skill in dict.fromkeys(owners) if skill in self.below)

    def needed_for(self, skills: Iterable[str]) -> frozenset[str]:
        """Give *skills* and all that they build on here; what is not asked about here stands alone."""
        return frozenset(one for skill in skills for one in (skill, *self.below.get(skill, ())))

    def needed_anywhere(self, skills: Iterable[str]) -> frozenset[str]:
        """Give all that *skills* build on, whether the outline counts it or not."""
        return frozenset(reachable(skills, self._needs))

    def waiting_for(self, skills: Iterable[str]) -> frozenset[str]:
        """Give *skills* and all that builds on any of them here."""
        return frozenset(one for skill in skills for one in (skill, *self.above.get(skill, ())))

    def lowest(self, skills: Iterable[str]) -> tuple[str, ...]:
        """Give those of *skills* that build on none of the others: who has none of these has none of them."""
        among = frozenset(skills)
        return tuple(skill for skill in self.skills if skill in among and among.isdisjoint(self.below[skill]))
