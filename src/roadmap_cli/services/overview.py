"""A roadmap, a stage or a step with a person's progress in it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from roadmap_cli.domain.catalogue import ItemKind
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.hours import in_hours
from roadmap_cli.domain.levels import Level, strictest
from roadmap_cli.domain.roadmaps import Aside, Choice, Duration, Pace, Source, Span, Stage, Step
from roadmap_cli.services.standing import Entry, Standing


class Filter(NamedTuple):
    """What to show of a roadmap: items of one of *levels* and one of *statuses*."""

    levels: frozenset[Level] = frozenset(Level)
    statuses: frozenset[Status] = frozenset(Status)

    @property
    def is_open(self) -> bool:
        """Tell whether it lets everything through."""
        return self == Filter()


class TopicOverview(NamedTuple):
    """A topic with its status."""

    id: str
    title: str
    hours: float
    status: Status


class ItemOverview(NamedTuple):
    """An item as a step counts it; *needless* says that enough others of a choice are taken."""

    id: str
    kind: ItemKind
    title: str
    hours: float
    level: Level
    status: Status
    share_done: float
    ready: bool
    needless: bool
    topics: tuple[TopicOverview, ...]


class TaskOverview(NamedTuple):
    """A task with the tick that follows from the items that it covers."""

    id: str
    text: str
    covers: tuple[str, ...]
    status: Status


class StepOverview(NamedTuple):
    """A step with its progress; *skills* are the ids of what it counts, *items* the same with everything about them."""

    id: str
    title: str
    level: Level | None
    weeks: Span | None
    lasts: Duration | None
    skills: tuple[str, ...]
    uses: tuple[str, ...]
    tasks: tuple[TaskOverview, ...]
    status: Status
    share_done: float
    hours: float
    summary: str | None
    why: str | None
    note: str | None
    inferred: tuple[str, ...]
    project: str | None
    choice: Choice | None
    items: tuple[ItemOverview, ...]


class StageOverview(NamedTuple):
    """A stage with its progress."""

    id: str
    title: str
    goal: str | None
    outcome: str | None
    months: Span | None
    status: Status
    share_done: float
    hours: float
    steps: tuple[StepOverview, ...]


class MilestoneOverview(NamedTuple):
    """A milestone, whether it is reached, and how many essential items are open before it."""

    id: str
    title: str
    text: str | None
    after: str
    reached: bool
    open: int


class RoadmapOverview(NamedTuple):
    """A whole roadmap with its progress, or the part of it that was asked for."""

    id: str
    kind: str
    title: str
    audience: str | None
    stack: tuple[str, ...]
    source: Source
    pace: Pace
    assumes: tuple[str, ...]
    gaps: tuple[str, ...]
    hours: float
    hours_left: float
    share_done: float
    stages: tuple[StageOverview, ...]
    milestones: tuple[MilestoneOverview, ...]
    aside: tuple[Aside, ...]
    guides: tuple[str, ...]


def roadmap_overview(standing: Standing, wanted: Filter, *, stages: Iterable[Stage] | None = None) -> RoadmapOverview:
    """Give the roadmap, or only *stages* of it, with what *wanted* lets through."""
    roadmap = standing.outline.roadmap
    shown = (stage_overview(standing, stage, wanted) for stage in (roadmap.stages if stages is None else stages))
    return RoadmapOverview(
        id=roadmap.id,
        kind="roadmap",
        title=roadmap.title,
        audience=roadmap.audience,
        stack=roadmap.stack,
        source=roadmap.source,
        pace=roadmap.pace,
        assumes=roadmap.assumes,
        gaps=standing.outline.gaps,
        hours=in_hours(standing.total.counted),
        hours_left=in_hours(standing.total.left),
        share_done=round(standing.total.value, 4),
        stages=tuple(stage for stage in shown if stage.steps or wanted.is_open),
        milestones=milestones_of(standing),
        aside=roadmap.aside,
        guides=roadmap.guides,
    )


def stage_overview(standing: Standing, stage: Stage, wanted: Filter) -> StageOverview:
    """Give *stage* with the steps of which *wanted* lets something through."""
    steps = (step_overview(standing, step, wanted) for step in stage.steps)
    leaves = [leaf for step in stage.steps for leaf in standing.outline.step_leaves(step)]
    share = standing.share(leaves)
    return StageOverview(
        id=stage.id,
        title=stage.title,
        goal=stage.goal,
        outcome=stage.outcome,
        months=stage.months,
        status=standing.combined(leaves),
        share_done=round(share.value, 4),
        hours=in_hours(share.counted),
        steps=tuple(step for step in steps if step.items or wanted.is_open),
    )


def step_overview(standing: Standing, step: Step, wanted: Filter) -> StepOverview:
    """Give *step* with the items that *wanted* lets through."""
    leaves = list(standing.outline.step_leaves(step))
    share = standing.share(leaves)
    items = (_item(standing, entry) for entry in standing.entries_of.get(step.id, ()))
    return StepOverview(
        id=step.id,
        title=step.title,
        level=step.level,
        weeks=step.weeks,
        lasts=step.lasts,
        skills=step.items,
        uses=step.uses,
        tasks=tuple(tasks_of(standing, step)),
        status=standing.combined(leaves),
        share_done=round(share.value, 4),
        hours=in_hours(share.counted),
        summary=step.summary,
        why=step.why,
        note=step.note,
        inferred=step.inferred,
        project=step.project,
        choice=step.choice,
        items=tuple(item for item in items if item.level in wanted.levels and item.status in wanted.statuses),
    )


def milestones_of(standing: Standing) -> tuple[MilestoneOverview, ...]:
    """Give the milestones of the roadmap, in order."""
    return tuple(
        MilestoneOverview(
            id=milestone.id,
            title=milestone.title,
            text=milestone.text,
            after=milestone.after,
            reached=milestone.id in standing.milestones_reached,
            open=len({standing.outline.catalogue.owner(leaf).id for leaf in standing.open_before(milestone)}),
        )
        for milestone in standing.outline.roadmap.milestones
    )


def _item(standing: Standing, entry: Entry) -> ItemOverview:
    outline = standing.outline
    catalogue = outline.catalogue
    share = standing.share(entry.leaves)
    is_skill = entry.item in catalogue.skills
    return ItemOverview(
        id=entry.item,
        kind=catalogue.kind(entry.item),
        title=catalogue.title(entry.item),
        hours=in_hours(sum(map(catalogue.minutes, entry.leaves))),
        level=strictest(outline.levels[leaf] for leaf in entry.leaves),
        status=standing.status_of(entry),
        share_done=round(share.value, 4),
        ready=standing.is_ready(entry.skill),
        needless=all(leaf in standing.set_aside for leaf in entry.leaves),
        topics=tuple(_topic(standing, leaf) for leaf in entry.leaves if is_skill and leaf != entry.item),
    )


def _topic(standing: Standing, leaf: str) -> TopicOverview:
    catalogue = standing.outline.catalogue
    hours = in_hours(catalogue.minutes(leaf))
    return TopicOverview(leaf, catalogue.title(leaf), hours, standing.statuses.leaves[leaf])


def tasks_of(standing: Standing, step: Step) -> Iterator[TaskOverview]:
    """Give the tasks of *step*, each with the tick that follows from what it covers."""
    leaves_of = standing.outline.leaves_of[step.id]
    for task in step.tasks:
        leaves = [leaf for item in task.covers for leaf in leaves_of.get(item, (item,))]
        yield TaskOverview(task.id, task.text, task.covers, standing.combined(leaves))
