"""Finding out in few questions what a person has already, from broad to narrow."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from roadmap_cli.domain.events import Status
from roadmap_cli.services.placement_belief import Belief, Seen, chances_of
from roadmap_cli.services.placement_ground import MOST_TOGETHER, Ground, Group
from roadmap_cli.services.standing import Standing

MOST_QUESTIONS = 25

NOT_WORTH_A_QUESTION = 0.08
"""The bits of doubt that a question must be expected to settle; below that it only tires."""


class Said(StrEnum):
    """What can be answered to a question about skills: has all of them, none of them, or a part."""

    ALL = "all"
    NONE = "none"
    PART = "part"


class Given(NamedTuple):
    """An answer: what the question was about (the id of a stage, a step or a skill), its skills, and what was said.

    *having* is what somebody named who has a part: some of the skills, or topics of the only one. Without
    any it stays open which.
    """

    about: str
    skills: tuple[str, ...]
    said: Said
    having: tuple[str, ...] = ()


@dataclass(frozen=True)
class Placement:
    """What is settled of a roadmap, and what is best asked next; an answer makes a new one.

    *known* are skills that the person has, *begun* those that are being learned, *partly* those of them that were
    answered with a part, *denied* those of which the person said that they have nothing, *aside* those that need
    no answer: skipped, or needless by a choice. *asked* counts the questions so far.
    """

    ground: Ground
    known: frozenset[str]
    begun: frozenset[str]
    partly: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()
    given: tuple[Given, ...] = ()
    asked: int = 0
    takes_prerequisites: bool = True

    @cached_property
    def excluded(self) -> frozenset[str]:
        """Give the skills that a person cannot have, since they build on what is not there.

        What was begun before says nothing of that: a topic that was never ticked is no gap.
        """
        lacking = self.partly | self.denied
        return self.ground.waiting_for(lacking) - self.known - self.begun - self.denied - self.aside

    @cached_property
    def settled(self) -> frozenset[str]:
        """Give the skills that need no question any more."""
        return self.known | self.begun | self.denied | self.excluded | self.aside

    @cached_property
    def open(self) -> tuple[str, ...]:
        """Give the skills of which nothing is known, each after those that it builds on."""
        return tuple(skill for skill in self.ground.skills if skill not in self.settled)

    @cached_property
    def _chances(self) -> dict[str, tuple[float, ...]]:
        return chances_of(self.ground)

    @cached_property
    def _belief(self) -> Belief:
        mine = frozenset(self.ground.skills)
        lacking = [(skill,) for skill in self.ground.skills if skill in (self.denied | self.partly)]
        parts = [
            tuple(skill for skill in answer.skills if skill in mine)
            for answer in self.given
            if answer.said is Said.PART and len(answer.skills) > 1 and not answer.having
        ]
        seen = Seen(self.known & mine, tuple(lacking), tuple(parts))
        return Belief(self.ground, self._chances, seen, self.settled)

    @cached_property
    def question(self) -> Group | None:
        """Give what is best asked next: what is expected to settle the most doubt, the broader of equals.

        None when nothing is left that is worth a question, or all questions are used up.
        """
        if self.asked >= MOST_QUESTIONS:
            return None
        before = {given.about for given in self.given}
        best, most = None, NOT_WORTH_A_QUESTION
        for group in self.ground.groups:
            skills = tuple(skill for skill in group.skills if skill not in self.settled)
            is_group = group.kind != "skill"
            if group.id in before or len(skills) > MOST_TOGETHER or len(skills) < (2 if is_group else 1):
                continue
            if (telling := self._belief.telling(skills)) > most + 1e-9:
                best, most = group._replace(skills=skills), telling
        return best

    def builds_on(self, skills: Iterable[str]) -> tuple[str, ...]:
        """Give what *skills* build on here and nothing is known of, or was denied, each after what it builds on."""
        named = tuple(skills)
        needed = self.ground.needed_for(one for one in named if one in self.ground.below) - self.known
        return tuple(skill for skill in self.ground.skills if skill in needed and skill not in named)

    def answered(self, given: Given) -> "Placement":
        """Give the placement after an answer; the later of two that contradict each other counts."""
        after = replace(self, given=(*self.given, given), asked=self.asked + 1)
        if given.said is Said.ALL:
            return after.settling(has=given.skills)
        if given.said is Said.NONE:
            return after.settling(lacks=given.skills)
        if len(given.skills) == 1:
            part = frozenset(given.skills) - self.known
            return replace(after, begun=self.begun | part, partly=self.partly | part)
        # Without names, a part of several is narrowed down by what is asked next.
        return after.settling(has=given.having, lacks=given.skills) if given.having else after

    def settling(self, has: Iterable[str] = (), lacks: Iterable[str] = ()) -> "Placement":
        """Give the placement in which the person has *has* and, of *lacks*, nothing else."""
        named = frozenset(has)
        known = self.known | named | (self.ground.needed_for(named) if self.takes_prerequisites else frozenset())
        denied = (self.denied | frozenset(lacks)) - known - self.aside
        return replace(self, known=known, begun=self.begun - known, partly=self.partly - known, denied=denied)


def begin(standing: Standing, *, asked: int = 0, given: Iterable[Given] = ()) -> Placement:
    """Begin where a person stands, with what they answered before and have not overtaken by learning since.

    *asked* is how many questions that took.
    """
    ground = Ground(standing.outline)
    statuses = {skill: standing.statuses.of(skill) for skill in ground.skills}
    settled = {skill for skill in ground.skills if standing.is_met(skill) or standing.is_needless(skill)}
    known = frozenset(skill for skill in settled if not _is_aside(standing, skill))
    begun = frozenset(skill for skill, status in statuses.items() if status is Status.LEARNING) - settled
    placement = Placement(ground, known, begun, aside=frozenset(settled) - known)
    for answer in given:
        # What was had then is recorded as known; where that was taken back since, it is asked anew.
        lacking = tuple(one for one in answer.skills if one in ground.below and one not in answer.having)
        if answer.said is Said.ALL or not lacking:
            continue
        is_named = answer.having and len(answer.skills) > 1
        placement = placement.answered(answer._replace(skills=lacking, said=Said.NONE if is_named else answer.said))
    return replace(placement, asked=asked)


def _is_aside(standing: Standing, skill: str) -> bool:
    leaves = standing.outline.listed[skill]
    return not any(standing.statuses.leaves[leaf].is_learned for leaf in leaves)
