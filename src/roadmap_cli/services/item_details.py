"""Everything that is known about one item."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from roadmap_cli.domain.catalogue import Catalogue, ItemKind, Resource, Skill
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.hours import in_hours
from roadmap_cli.domain.identifiers import is_own
from roadmap_cli.domain.levels import Level, strictest
from roadmap_cli.domain.outline import Outline
from roadmap_cli.domain.progress import Link, Note, Progress
from roadmap_cli.domain.roadmaps import Span
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.overview import TopicOverview

T = TypeVar("T")


class Placement(NamedTuple):
    """Where a roadmap has an item.

    *stage* and *step* are None for what it explains aside; *when* is its own word for the time. *uses*
    says that the step only meets it.
    """

    roadmap: str
    stage: str | None
    step: str | None
    level: Level | None
    weeks: Span | None
    months: Span | None
    title: str
    when: str | None
    uses: bool


class Neighbour(NamedTuple):
    """An item beside this one, with its status."""

    id: str
    title: str
    status: Status


class ItemDetails(NamedTuple):
    """An item with everything around it.

    *requires*, *after*, *unlocks* and *exercises* are ids; *neighbours* has their titles and statuses.
    *resources* are in every language, those in *language*, which the person chose, first. *names* are
    those of the languages and technologies in *tools*. The item stands in *sources* of the *sources_in_all*
    roadmaps that are one publisher's own; of an item of one's own no publisher knows, and both are 0.
    """

    id: str
    kind: ItemKind
    title: str
    area: str
    summary: str
    why: str
    hours: float
    requires: tuple[str, ...]
    requires_any_of: tuple[tuple[str, ...], ...]
    after: tuple[str, ...]
    unlocks: tuple[str, ...]
    exercises: tuple[str, ...]
    exercised_by: tuple[str, ...]
    part_of: str | None
    topics: tuple[TopicOverview, ...]
    resources: tuple[Resource, ...]
    tools: Mapping[str, tuple[str, ...]]
    aliases: tuple[str, ...]
    status: Status
    day: str | None
    roadmaps: tuple[Placement, ...]
    notes: tuple[Note, ...]
    links: tuple[Link, ...]
    logged_hours: float
    neighbours: Mapping[str, Neighbour]
    language: str | None = None
    names: Mapping[str, str] = {}
    sources: int = 0
    sources_in_all: int = 0


def item_details(
    item: str,
    outlines: Sequence[Outline],
    catalogue: Catalogue,
    progress: Progress,
    *,
    language: str | None = None,
    merged: str | None = None,
) -> ItemDetails:
    """Give everything known about *item*: what it is, what it needs and opens, where each roadmap has it.

    What teaches it in *language* comes before what teaches it otherwise. The roadmap *merged* from the
    others is no source of its own.
    """
    statuses = Statuses(catalogue, progress)
    skill = catalogue.owner(item)
    is_topic = item != skill.id
    unlocks = () if is_topic else tuple(_unlocks(catalogue, skill.id))
    exercised_by = tuple(other.id for other in catalogue.skills.values() if skill.id in other.exercises)
    required = tuple(needed for group in skill.requires for needed in group)
    around = dict.fromkeys([*required, *skill.after, *unlocks, *skill.exercises, *exercised_by])
    placements = tuple(placement for outline in outlines for placement in _placements(item, outline))
    published = () if is_own(item) else tuple(outline.roadmap.id for outline in outlines)
    timed = {name for part in {item, *catalogue.leaves(item)} for name in _names(skill, part)}
    return ItemDetails(
        id=item,
        kind=catalogue.kind(item),
        title=catalogue.title(item),
        area=catalogue.areas.get(skill.area, skill.area),
        summary=skill.summary,
        why=skill.why,
        hours=in_hours(catalogue.minutes(item)),
        requires=required,
        requires_any_of=tuple(group for group in skill.requires if len(group) > 1),
        after=skill.after,
        unlocks=unlocks,
        exercises=skill.exercises,
        exercised_by=exercised_by,
        part_of=skill.id if is_topic else None,
        topics=() if is_topic else tuple(_topics(skill, statuses)),
        resources=tuple(sorted(_resources(item, catalogue), key=lambda one: _rank(one, language))),
        tools=skill.tools,
        aliases=skill.aliases,
        status=statuses.of(item),
        day=next((progress.days[name] for name in _names(skill, item) if name in progress.days), None),
        roadmaps=placements,
        notes=_kept(progress.notes, skill, item),
        links=_kept(progress.links, skill, item),
        logged_hours=in_hours(sum(progress.minutes.get(name, 0) for name in timed)),
        neighbours={name: Neighbour(name, catalogue.title(name), statuses.of(name)) for name in around},
        language=language,
        names=_tool_names(skill, catalogue),
        sources=_published(placement.roadmap for placement in placements if placement.roadmap != merged),
        sources_in_all=_published(roadmap for roadmap in published if roadmap != merged),
    )


def _resources(item: str, catalogue: Catalogue) -> Iterable[Resource]:
    """Give what teaches *item*: of a skill also what teaches its topics, of a topic what teaches its skill."""
    skill = catalogue.skills.get(item)
    names = (item, *(topic.id for topic in skill.topics)) if skill else (item, catalogue.owner(item).id)
    found = (resource for name in names for resource in catalogue.resources.get(name, ()))
    by_address: dict[str, Resource] = {}
    for resource in found:
        by_address.setdefault(resource.url, resource)
    return by_address.values()


def _published(roadmaps: Iterable[str]) -> int:
    """Count *roadmaps*, each once, without those of one's own."""
    return len({name for name in roadmaps if not is_own(name)})


def _rank(resource: Resource, language: str | None) -> int:
    """Give a low number to what is in the person's language, a middle one to what is in none."""
    if language is None or resource.language is None:
        return 1
    return 0 if resource.language == language else 2


def _tool_names(skill: Skill, catalogue: Catalogue) -> dict[str, str]:
    named = dict.fromkeys(name for language, tools in skill.tools.items() for name in (language, *tools))
    return {name: catalogue.technologies[name].name for name in named if name in catalogue.technologies}


def _unlocks(catalogue: Catalogue, skill: str) -> Iterator[str]:
    for other in catalogue.skills.values():
        if any(skill in group for group in other.requires):
            yield other.id


def _topics(skill: Skill, statuses: Statuses) -> Iterator[TopicOverview]:
    for topic in skill.topics:
        yield TopicOverview(topic.id, topic.title, in_hours(topic.minutes), statuses.leaves[topic.id])


def _kept(kept: Mapping[str, tuple[T, ...]], skill: Skill, item: str) -> tuple[T, ...]:
    """Give what was written beside *item* under any id that it has or had."""
    return tuple(entry for name in _names(skill, item) for entry in kept.get(name, ()))


def _names(skill: Skill, item: str) -> tuple[str, ...]:
    """Give the ids that *item*, which is *skill* or a topic of it, has and had."""
    local = item.removeprefix(skill.id)
    return (item, *(old + local for old in skill.formerly))


def _placements(item: str, outline: Outline) -> Iterator[Placement]:
    """Give each step that counts *item* or a part of it, those that only use it, and where it is explained aside."""
    roadmap = outline.roadmap
    leaves = outline.catalogue.leaves(item)
    owner = outline.catalogue.owner(item).id
    for step in roadmap.steps():
        counted = [leaf for leaf in outline.step_leaves(step) if leaf in leaves]
        is_used = not {item, owner, *leaves}.isdisjoint(step.uses)
        if counted or is_used:
            stage = outline.stage_of[step.id]
            level = strictest(outline.levels[leaf] for leaf in counted) if counted else None
            yield Placement(
                roadmap.id, stage.id, step.id, level, step.weeks, stage.months, step.title, None, uses=not counted
            )
    for aside in roadmap.aside:
        if aside.skill in {item, owner}:
            yield Placement(roadmap.id, None, None, aside.level, None, None, "explained aside", aside.when, uses=False)
