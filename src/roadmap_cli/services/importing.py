"""What an import brings, and what it does not."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from roadmap_cli.domain.drawings import Drop
from roadmap_cli.domain.imports import ImportedRoadmap, Linked, Material
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.own_content import OwnFile
from roadmap_cli.domain.statuses import Statuses


class Import(NamedTuple):
    """What came of an import into the roadmap *id*, which lies in *file*; *state* is new, changed or unchanged.

    *learnable* counts what is to be learned, *by_type* by what it is in the source. *linked* is what the
    catalogue has, *finished* how much of that is done or known already; of *guessed* more neither it nor the
    file gives hours. *grouped_by* says how many were put to their step by what; *choices* counts steps of which
    one item is enough. *added* and *gone* are the titles and ids by which it differs from an earlier import.
    """

    id: str
    title: str
    source: str
    file: str
    state: str
    learnable: int
    by_type: Mapping[str, int]
    stages: int
    steps: int
    levels: Mapping[str, int]
    choices: int
    resources: int
    linked: tuple[Linked, ...]
    finished: int
    guessed: int
    grouped_by: Mapping[str, int]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    dropped: tuple[Drop, ...]


def own_file_of(imported: ImportedRoadmap, name: str) -> OwnFile:
    """Give *imported* as the file of one's own that it is installed as; its namespace is its name."""
    return OwnFile(
        id=name,
        title=imported.roadmap.title,
        namespace=name,
        roadmap=imported.roadmap,
        skills=imported.skills,
        resources=imported.resources,
    )


def import_of(
    material: Material,
    imported: ImportedRoadmap,
    statuses: Statuses,
    *,
    source: str,
    file: str,
    state: str,
    updates: bool,
) -> Import:
    """Sum up what *material*, read from *source*, has become; with *updates* say how it differs from before."""
    things = {thing.key: thing for thing in material.learnables()}
    steps = tuple(imported.roadmap.steps())
    levels: Counter[str] = Counter()
    for step in steps:
        levels[step.level or Level.ESSENTIAL] += len(step.skills)
    earlier = imported.before if updates else {}
    known = {one.item for one in imported.linked}
    kept = {imported.memory.ids[key] for key in things}
    new = (things[key].title for key in things if earlier and key not in earlier and things[key].former not in earlier)
    return Import(
        id=imported.roadmap.id,
        title=imported.roadmap.title,
        source=source,
        file=file,
        state=state,
        learnable=len(things),
        by_type=dict(sorted(Counter(thing.type for thing in things.values()).items())),
        stages=len(imported.roadmap.stages),
        steps=len(steps),
        levels={level.value: levels[level] for level in Level if levels[level]},
        choices=sum(step.choice is not None for step in steps),
        resources=sum(map(len, imported.resources.values())),
        linked=imported.linked,
        finished=sum(statuses.of(one.item).is_learned for one in imported.linked),
        guessed=sum(thing.minutes is None and imported.memory.ids[key] not in known for key, thing in things.items()),
        grouped_by=material.grouped_by,
        added=tuple(new),
        gone=tuple(item for key, item in earlier.items() if key not in things and item not in kept),
        dropped=material.dropped,
    )
