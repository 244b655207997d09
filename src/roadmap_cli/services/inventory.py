"""A roadmap item by item, with all that a person recorded of each: what maps, tables and spreadsheets are made of."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, TypeVar

from roadmap_cli.domain.catalogue import Catalogue, Resource, Skill
from roadmap_cli.domain.hours import in_hours
from roadmap_cli.domain.outline import Outline
from roadmap_cli.domain.progress import Link, Note, Progress
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.overview import (
    Filter,
    ItemOverview,
    RoadmapOverview,
    StageOverview,
    StepOverview,
    roadmap_overview,
)
from roadmap_cli.services.standing import Standing

T = TypeVar("T")


class Need(NamedTuple):
    """Why the item *after* follows the item *before*: it requires it, would do with it, or goes on where it ended."""

    before: str
    after: str
    kind: Literal["requires", "any_of", "continues"]


class ItemRecord(NamedTuple):
    """An item as one step counts it, with what there is to say of it and what the person wrote beside it.

    *day* is when its status was last recorded (ISO 8601). *requires* has groups of
    ids of which one is enough, *opens* the ids of what needs it here.
    """

    stage: StageOverview
    step: StepOverview
    item: ItemOverview
    day: str | None
    summary: str
    why: str
    requires: tuple[tuple[str, ...], ...]
    opens: tuple[str, ...]
    resources: tuple[Resource, ...]
    notes: tuple[Note, ...]
    links: tuple[Link, ...]
    logged_hours: float


class Inventory(NamedTuple):
    """A whole roadmap: its *records* in order, what follows what, and the title of each id that is named."""

    roadmap: RoadmapOverview
    records: tuple[ItemRecord, ...]
    needs: tuple[Need, ...]
    titles: Mapping[str, str]


def blank(outline: Outline) -> Standing:
    """Give where somebody stands who has done nothing yet."""
    return Standing(outline, Statuses(outline.catalogue, Progress()))


def take_inventory(standing: Standing, progress: Progress) -> Inventory:
    """List each item that the roadmap counts, with what *progress* holds of it."""
    outline, catalogue = standing.outline, standing.outline.catalogue
    overview = roadmap_overview(standing, Filter())
    records: list[ItemRecord] = []
    met: set[str] = set()
    for stage in overview.stages:
        for step in stage.steps:
            for item in step.items:
                skill = catalogue.owner(item.id)
                leaves = outline.leaves_of[step.id][item.id]
                # What was written beside the skill as a whole stands once: at its first item here.
                names = tuple(dict.fromkeys((*(() if skill.id in met else (skill.id,)), item.id, *leaves)))
                met.add(skill.id)
                records.append(_record(stage, step, item, skill, names, standing, progress))
    named = {name for record in records for group in (*record.requires, record.opens) for name in group}
    named |= {record.item.id for record in records} | set(overview.assumes) | set(overview.gaps)
    titles = {name: catalogue.title(name) for name in sorted(named)}
    return Inventory(overview, tuple(records), tuple(_needs(records, standing)), titles)


def _record(
    stage: StageOverview,
    step: StepOverview,
    item: ItemOverview,
    skill: Skill,
    names: tuple[str, ...],
    standing: Standing,
    progress: Progress,
) -> ItemRecord:
    catalogue = standing.outline.catalogue
    days = [day for name in _spellings(skill, names) if (day := progress.days.get(name))]
    return ItemRecord(
        stage=stage,
        step=step,
        item=item,
        day=max(days, default=None),
        summary=skill.summary,
        why=skill.why,
        requires=skill.requires,
        opens=tuple(standing.outline.dependents.get(skill.id, ())),
        resources=tuple(_resources(names, catalogue)),
        notes=_kept(progress.notes, skill, names),
        links=_kept(progress.links, skill, names),
        logged_hours=in_hours(sum(progress.minutes.get(name, 0) for name in _spellings(skill, names))),
    )


def _resources(names: Iterable[str], catalogue: Catalogue) -> Iterator[Resource]:
    """Give what teaches any of *names*, each address once."""
    seen: set[str] = set()
    for name in names:
        for resource in catalogue.resources.get(name, ()):
            if resource.url not in seen:
                seen.add(resource.url)
                yield resource


def _kept(kept: Mapping[str, tuple[T, ...]], skill: Skill, names: tuple[str, ...]) -> tuple[T, ...]:
    return tuple(entry for name in _spellings(skill, names) for entry in kept.get(name, ()))


def _spellings(skill: Skill, names: tuple[str, ...]) -> Iterator[str]:
    """Give *names*, which are *skill* or topics of it, and the ids that they had before."""
    for name in names:
        yield name
        yield from (old + name.removeprefix(skill.id) for old in skill.formerly)


def _needs(records: Iterable[ItemRecord], standing: Standing) -> Iterator[Need]:
    """Say what follows what: an item of a skill follows the last item before it of each skill that it needs."""
    catalogue = standing.outline.catalogue
    places: dict[str, list[tuple[int, str]]] = {}
    for place, record in enumerate(records):
        places.setdefault(catalogue.owner(record.item.id).id, []).append((place, record.item.id))
    for skill, items in places.items():
        first, item = items[0]
        for group in catalogue.skills[skill].requires:
            listed = [needed for needed in group if needed in places]
            for needed in listed:
                before = [name for place, name in places[needed] if place < first]
                last = before[-1] if before else places[needed][0][1]
                yield Need(last, item, "requires" if len(group) == 1 else "any_of")
        yield from (Need(earlier, later, "continues") for (_, earlier), (_, later) in itertools.pairwise(items))
