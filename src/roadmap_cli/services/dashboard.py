"""Where a person stands, on one screen, and which roadmaps there are."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from roadmap_cli.domain.catalogue import ItemKind
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.hours import in_hours
from roadmap_cli.services.overview import MilestoneOverview, milestones_of
from roadmap_cli.services.recommendation import RecommendedItem, recommend
from roadmap_cli.services.standing import Standing

if TYPE_CHECKING:
    from roadmap_cli.services.goals import GoalProgress

NEXT_SHOWN = 3


class LearningItem(NamedTuple):
    """An item that is being learned; *since* is the day of the last change to it, where one is known."""

    id: str
    kind: ItemKind
    title: str
    hours_left: float
    share_done: float
    since: str | None


class Dashboard(NamedTuple):
    """Where a person stands in the main roadmap.

    *behind_hours* is None as long as no goal is set for it, and below 0 for who is ahead. *clock* is the
    item for which a clock runs.
    """

    roadmap: str
    title: str
    share_done: float
    hours: float
    hours_left: float
    learning: tuple[LearningItem, ...]
    next: tuple[RecommendedItem, ...]
    milestones: tuple[MilestoneOverview, ...]
    behind_hours: float | None
    followed: tuple[str, ...]
    started: bool
    goal: "GoalProgress | None" = None
    clock: str | None = None


class ListedRoadmap(NamedTuple):
    """A roadmap in a list; *skills* counts skills and projects."""

    id: str
    title: str
    stages: int
    steps: int
    skills: int
    hours: float
    share_done: float
    followed: bool
    main: bool
    publisher: str
    stated: str | None


class RoadmapList(NamedTuple):
    """All roadmaps there are."""

    roadmaps: tuple[ListedRoadmap, ...]


def dashboard(
    standing: Standing,
    followed: Sequence[Standing],
    days: Mapping[str, str],
    *,
    goal: "GoalProgress | None" = None,
    planned: frozenset[str] = frozenset(),
    clock: str | None = None,
) -> Dashboard:
    """Sum up where a person stands in the main roadmap, what is being learned and what comes next.

    *days* maps an item to the day of the last change to it; *goal* is how far the roadmap's goal is, and
    *planned* the leaves that its plan has this week; *clock* is the item for which a clock runs.
    """
    catalogue = standing.outline.catalogue
    learning = tuple(
        LearningItem(
            id=entry.item,
            kind=catalogue.kind(entry.item),
            title=catalogue.title(entry.item),
            hours_left=in_hours(sum(map(catalogue.minutes, standing.open_leaves(entry)))),
            share_done=round(standing.share(entry.leaves).value, 4),
            since=max((days[name] for name in (entry.item, *entry.leaves) if name in days), default=None),
        )
        for entry in standing.entries
        if standing.open_leaves(entry) and standing.is_begun(entry)
    )
    begun = {item.id for item in learning}
    best = recommend(standing, [other.outline for other in followed], limit=NEXT_SHOWN + len(begun), planned=planned)
    roadmap = standing.outline.roadmap
    return Dashboard(
        roadmap=roadmap.id,
        title=roadmap.title,
        share_done=round(standing.total.value, 4),
        hours=in_hours(standing.total.counted),
        hours_left=in_hours(standing.total.left),
        learning=learning,
        next=tuple(item for item in best.items if item.id not in begun)[:NEXT_SHOWN],
        milestones=milestones_of(standing),
        behind_hours=None if goal is None else goal.behind_hours,
        followed=tuple(other.outline.roadmap.id for other in followed),
        started=any(status is not Status.NONE for status in standing.statuses.leaves.values()),
        goal=goal,
        clock=clock,
    )


def list_roadmaps(standings: Iterable[Standing], followed: frozenset[str], main: str) -> RoadmapList:
    """List the roadmaps of *standings* with how far a person is in each."""
    return RoadmapList(
        tuple(
            ListedRoadmap(
                id=roadmap.id,
                title=roadmap.title,
                stages=len(roadmap.stages),
                steps=len(standing.outline.steps),
                skills=len(standing.outline.listed),
                hours=in_hours(standing.total.counted),
                share_done=round(standing.total.value, 4),
                followed=roadmap.id in followed,
                main=roadmap.id == main,
                publisher=roadmap.source.publisher,
                stated=roadmap.pace.stated,
            )
            for standing in standings
            for roadmap in (standing.outline.roadmap,)
        )
    )
