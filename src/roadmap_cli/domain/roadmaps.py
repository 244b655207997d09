"""An ordered way through items, from one source."""

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_cli.domain.levels import Level

Span = tuple[int, int]
"""A first and a last week or month, both included, counted from 1."""

Range = tuple[float, float]
"""A lowest and a highest amount; equal where the source gives one figure."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a roadmap comes from; *date* is as precise as the source is (`2026-03`)."""

    publisher: str
    title: str
    author: str | None
    date: str | None
    file: str | None


@dataclass(frozen=True, slots=True)
class Pace:
    """How long the source says that its roadmap takes; None for what it leaves open."""

    months: Range | None = None
    weeks: Range | None = None
    hours_per_week: Range | None = None
    stated: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One concrete thing to do; ticked when the items that it covers are."""

    id: str
    text: str
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A group of items or technologies of which *pick* are enough."""

    of: tuple[str, ...]
    pick: int


@dataclass(frozen=True, slots=True)
class Duration:
    """How many weeks a step lasts, where the source gives no position; *open_ended* has no upper end."""

    weeks: Span
    open_ended: bool


@dataclass(frozen=True, slots=True)
class Step:
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


@dataclass(frozen=True, slots=True)
class Stage:
    """A named part of a roadmap with its goal and outcome."""

    id: str
    title: str
    months: Span | None
    goal: str | None
    outcome: str | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    """A point after a step, reached when the essential items up to there are done."""

    id: str
    title: str
    after: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Aside:
    """An item that the source explains without a place in its order."""

    skill: str
    when: str | None
    level: Level | None


@dataclass(frozen=True, slots=True)
class Roadmap:
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
