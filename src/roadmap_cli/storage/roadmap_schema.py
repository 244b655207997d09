"""A roadmap's file as it is written."""

from typing import Annotated

from pydantic import model_validator

from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.roadmaps import (
    Aside,
    Choice,
    Duration,
    Milestone,
    Pace,
    Roadmap,
    Source,
    Stage,
    Step,
    Task,
)
from roadmap_cli.storage.content_fields import (
    Date,
    FileName,
    Flag,
    Identifier,
    Identifiers,
    ItemIdentifier,
    ItemIdentifiers,
    Prose,
    Range,
    Span,
    Title,
    Titles,
    Whole,
    entries,
    enumeration,
    one_of,
)
from roadmap_cli.storage.content_schema import Schema, refuse

LevelName = Annotated[str, one_of(*Level), enumeration(*Level)]


def _level(name: str | None) -> Level | None:
    return None if name is None else Level(name)


class SourceSchema(Schema):
    """Where a roadmap comes from; what the source does not tell is left out or null."""

    publisher: Title | None = None
    title: Title | None = None
    author: Title | None = None
    date: Date | None = None
    file: FileName | None = None

    def to_domain(self) -> Source:
        """Give the source; a publisher or title that is not known is empty text."""
        return Source(
            publisher=self.publisher or "",
            title=self.title or "",
            author=self.author,
            date=self.date,
            file=self.file,
        )


class PaceSchema(Schema):
    """How long the source says that its roadmap takes."""

    months: Range | None = None
    weeks: Range | None = None
    hours_per_week: Range | None = None
    stated: Prose | None = None

    def to_domain(self) -> Pace:
        """Give the pace."""
        return Pace(self.months, self.weeks, self.hours_per_week, self.stated)


class TaskSchema(Schema):
    """One concrete thing to do."""

    id: Identifier
    text: Prose
    covers: ItemIdentifiers = ()

    def to_domain(self) -> Task:
        """Give the task."""
        return Task(self.id, self.text, self.covers)


class ChoiceSchema(Schema):
    """A group of which *pick* are enough."""

    of: Annotated[ItemIdentifiers, entries(low=2)]
    pick: Whole = 1

    @model_validator(mode="after")
    def _pick_what_there_is(self) -> "ChoiceSchema":
        if self.pick > len(self.of):
            refuse(f"'pick' asks for {self.pick} of {len(self.of)}; pick fewer.", key="pick")
        return self

    def to_domain(self) -> Choice:
        """Give the choice."""
        return Choice(self.of, self.pick)


class DurationSchema(Schema):
    """How many weeks a step lasts; they may be left out where the end is open."""

    weeks: Span | None = None
    open_ended: Flag = False

    @model_validator(mode="after")
    def _last_some_weeks_or_without_end(self) -> "DurationSchema":
        if self.weeks is None and not self.open_ended:
            refuse("'lasts' says nothing; give it 'weeks', such as [2, 3], or 'open_ended: true'.")
        return self

    def to_domain(self) -> Duration:
        """Give the duration."""
        return Duration(self.weeks, self.open_ended)


class StepSchema(Schema):
    """What a roadmap asks for at one point."""

    id: Identifier
    title: Title
    summary: Prose | None = None
    why: Prose | None = None
    skills: ItemIdentifiers = ()
    inferred: ItemIdentifiers = ()
    uses: ItemIdentifiers = ()
    project: Identifier | None = None
    level: LevelName | None = None
    weeks: Span | None = None
    lasts: DurationSchema | None = None
    choice: ChoiceSchema | None = None
    tasks: tuple[TaskSchema, ...] = ()
    note: Prose | None = None

    @model_validator(mode="after")
    def _stand_or_last(self) -> "StepSchema":
        if self.weeks is not None and self.lasts is not None:
            refuse("A step has 'weeks' for its place or 'lasts' for its length, not both.", key="lasts")
        return self

    def to_domain(self) -> Step:
        """Give the step."""
        return Step(
            id=self.id,
            title=self.title,
            summary=self.summary,
            why=self.why,
            skills=self.skills,
            inferred=self.inferred,
            uses=self.uses,
            project=self.project,
            level=_level(self.level),
            weeks=self.weeks,
            lasts=self.lasts.to_domain() if self.lasts else None,
            choice=self.choice.to_domain() if self.choice else None,
            tasks=tuple(task.to_domain() for task in self.tasks),
            note=self.note,
        )


class StageSchema(Schema):
    """A named part of a roadmap; it has at least one step."""

    id: Identifier
    title: Title
    months: Span | None = None
    goal: Prose | None = None
    outcome: Prose | None = None
    steps: Annotated[tuple[StepSchema, ...], entries(low=1)]

    def to_domain(self) -> Stage:
        """Give the stage."""
        steps = tuple(step.to_domain() for step in self.steps)
        return Stage(self.id, self.title, self.months, self.goal, self.outcome, steps)


class MilestoneSchema(Schema):
    """A point after a step."""

    id: Identifier
    title: Title
    after: Identifier
    text: Prose | None = None

    def to_domain(self) -> Milestone:
        """Give the milestone."""
        return Milestone(self.id, self.title, self.after, self.text)


class AsideSchema(Schema):
    """An item that the source explains without a place in its order."""

    skill: ItemIdentifier
    when: Prose | None = None
    level: LevelName | None = None

    def to_domain(self) -> Aside:
        """Give the aside."""
        return Aside(self.skill, self.when, _level(self.level))


class RoadmapSchema(Schema):
    """A roadmap; it has at least one stage."""

    id: Identifier
    title: Title
    audience: Prose | None = None
    stack: Titles = ()
    source: SourceSchema
    pace: PaceSchema = PaceSchema()
    assumes: ItemIdentifiers = ()
    stages: Annotated[tuple[StageSchema, ...], entries(low=1)]
    milestones: tuple[MilestoneSchema, ...] = ()
    aside: tuple[AsideSchema, ...] = ()
    guides: Identifiers = ()

    def to_domain(self) -> Roadmap:
        """Give the roadmap."""
        return Roadmap(
            id=self.id,
            title=self.title,
            audience=self.audience,
            stack=self.stack,
            source=self.source.to_domain(),
            pace=self.pace.to_domain(),
            assumes=self.assumes,
            stages=tuple(stage.to_domain() for stage in self.stages),
            milestones=tuple(milestone.to_domain() for milestone in self.milestones),
            aside=tuple(aside.to_domain() for aside in self.aside),
            guides=self.guides,
        )
