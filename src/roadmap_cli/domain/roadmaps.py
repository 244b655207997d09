"""An ordered way through items, from one source."""

from collections.abc import Iterator
from typing import NamedTuple

from roadmap_cli.domain.levels import Level

Span = tuple[int, int]
"""A first and a last week or month, both included, counted from 1."""

Range = tuple[float, float]
"""A lowest and a highest amount; equal where the source gives one figure."""


class Source(NamedTuple):
    """Where a roadmap comes from; *date* is as precise as the source is (`2026-03`)."""

    publisher: str
    title: str
    author: str | None
    date: str | None
    file: str | None


class Pace(NamedTuple):
    """How long the source says that its roadmap takes; None for what it leaves open."""

    months: Range | None = None
    weeks: Range | None = None
    hours_per_week: Range | None = None
    stated: str | None = None


class Task(NamedTuple):
    """One concrete thing to do; ticked when the items that it covers are."""

    id: str
    text: str
    covers: tuple[str, ...]


class Choice(NamedTuple):
    """A group of items or technologies of which *pick* are enough."""

    of: tuple[str, ...]
    pick: int


class Duration(NamedTuple):
    """How many weeks a step lasts, where the source gives no position; *open_ended* has no upper end.

    *weeks* is None where the source says no more than that the end is open.
    """

    weeks: Span | None
    open_ended: bool


class Step(NamedTuple):
    """What a roadmap asks for at one point under the source's heading.

    *skills* are taught and counted here, in order; those whose place is our reading of the source
    stand in *inferred* too. *uses* are met here and taught elsewhere.
    """

    id: str
    title: str
    summary: str | None
    why: str | None
    skills: tuple[str, ...]
    inferred: tuple[str, ...]
    uses: tuple[str, ...]
    project: str | None
    level: Level | None
    weeks: Span | None
    lasts: Duration | None
    choice: Choice | None
    tasks: tuple[Task, ...]
    note: str | None

    @property
    def items(self) -> tuple[str, ...]:
        """Give what is counted here, in order: the skills, then the project."""
        return self.skills if self.project is None else (*self.skills, self.project)


class Stage(NamedTuple):
    """A named part of a roadmap with its goal and outcome."""

    id: str
    title: str
    months: Span | None
    goal: str | None
    outcome: str | None
    steps: tuple[Step, ...]


class Milestone(NamedTuple):
    """A point after a step, reached when the essential items up to there are done."""

    id: str
    title: str
    after: str
    text: str | None


class Aside(NamedTuple):
    """An item that the source explains without a place in its order."""

    skill: str
    when: str | None
    level: Level | None


class Roadmap(NamedTuple):
    """A way through the catalogue, true to its source."""

    id: str
    title: str
    audience: str | None
    stack: tuple[str, ...]
    source: Source
    pace: Pace
    assumes: tuple[str, ...]
    stages: tuple[Stage, ...]
    milestones: tuple[Milestone, ...]
    aside: tuple[Aside, ...]
    guides: tuple[str, ...]

    def steps(self) -> Iterator[Step]:
        """Give the steps of all stages, in order."""
        for stage in self.stages:
            yield from stage.steps
