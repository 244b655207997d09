"""The ids in a file of one's own, checked without its schema: for a file that is not right otherwise either."""

from collections.abc import Collection, Iterator
from itertools import chain

from roadmap_cli.domain.catalogue import Catalogue, Skill, Topic
from roadmap_cli.domain.errors import BadDataError, quote
from roadmap_cli.domain.identifiers import in_namespace, is_id, is_item_id
from roadmap_cli.storage.catalogue_checks import check_circles, check_ids, check_topics
from roadmap_cli.storage.content_drafts import Placed
from roadmap_cli.storage.content_schema import suggestion
from roadmap_cli.storage.own_names import OwnNames
from roadmap_cli.storage.own_schema import USUAL_NAMESPACE
from roadmap_cli.storage.roadmap_checks import check_part_ids
from roadmap_cli.storage.strict_yaml import Document, Location, Value, entry_of

_OF_A_STEP = ("skills", "inferred", "project")
_OF_AN_ITEM = ("requires", "after", "exercises")


def own_items(document: Document) -> Iterator[str]:
    """Give the whole id of each item that *document* defines, as far as its id can be read."""
    namespace = _namespace(document)
    for key in ("skills", "projects"):
        for _, item in _entries(document.value, key):
            name = entry_of(item, "id")
            if isinstance(name, str) and is_id(name):
                yield in_namespace(namespace, name)
                for _, topic in _entries(item, "topics"):
                    yield in_namespace(namespace, f"{name}/{entry_of(topic, 'id')}")


def check_mentions(document: Document, items: Collection[str], catalogue: Catalogue) -> Iterator[BadDataError]:
    """Give a fault for each item that *document* names and that is neither of one's own *items* nor of the catalogue.

    What cannot be an id is passed over: the schema says so.
    """
    names = OwnNames(_namespace(document), items, catalogue)
    namespaced = (item.removeprefix(f"{_namespace(document)}.") for item in items)
    known = sorted({*namespaced, *catalogue.items()})
    for location, name in _mentions(document.value):
        if is_item_id(name) and (meant := names.item(name)) not in items and meant not in catalogue:
            yield document.fault(f"{quote(name)} is no item; {suggestion(name, known)}", location)


def check_bearers(document: Document, items: Collection[str], catalogue: Catalogue) -> Iterator[BadDataError]:
    """Give a fault for each id that *document* gives to two things, and for a circle of its skills and projects.

    *items* are all of one's own. What cannot be read is passed over: the schema says so.
    """
    names = OwnNames(_namespace(document), items, catalogue)
    skills = [Placed(names.skill(skill), document, at) for at, skill in _skills(document.value)]
    yield from check_ids(skills, "skill or project")
    yield from chain.from_iterable(map(check_topics, skills))
    yield from check_circles(tuple(skills))
    stages = list(_entries(document.value, "stages"))
    steps = ((at + within, step) for at, stage in stages for within, step in _entries(stage, "steps"))
    parts = ((entry_of(part, "id"), at) for at, part in (*stages, *steps))
    yield from check_part_ids([(name, at) for name, at in parts if isinstance(name, str)], document)


def _skills(value: Value) -> Iterator[tuple[Location, Skill]]:
    """Give of each skill and project what can be read of how it hangs together with others, and nothing else."""
    for kind in ("skills", "projects"):
        for at, item in _entries(value, kind):
            name = entry_of(item, "id")
            if isinstance(name, str) and is_id(name):
                topics = (entry_of(topic, "id") for _, topic in _entries(item, "topics"))
                # A topic that has no id keeps its place, under a name that no other can have.
                ids = (one if isinstance(one, str) else f" {place}" for place, one in enumerate(topics))
                yield (
                    at,
                    Skill(
                        id=name,
                        kind="skill" if kind == "skills" else "project",
                        area="",
                        title="",
                        summary="",
                        why="",
                        minutes=0,
                        topics=tuple(Topic(f"{name}/{one}", "", 0) for one in ids),
                        requires=tuple((needed,) for _, needed in _texts(item, "requires")),
                        after=tuple(better for _, better in _texts(item, "after")),
                        exercises=(),
                        aliases=(),
                        tools={},
                        formerly=(),
                    ),
                )


def _mentions(value: Value) -> Iterator[tuple[Location, str]]:
    yield from _texts(value, "assumes")
    for stage_at, stage in _entries(value, "stages"):
        for step_at, step in _entries(stage, "steps"):
            at = (*stage_at, *step_at)
            for key in _OF_A_STEP:
                yield from _texts(step, key, at)
            for task_at, task in _entries(step, "tasks"):
                yield from _texts(task, "covers", (*at, *task_at))
    for kind in ("skills", "projects"):
        for at, item in _entries(value, kind):
            for key in _OF_AN_ITEM:
                yield from _texts(item, key, at)
    for kind in ("resources", "aside"):
        for at, entry in _entries(value, kind):
            yield from _texts(entry, "skill", at)


def _entries(value: Value, key: str) -> Iterator[tuple[Location, Value]]:
    held = entry_of(value, key)
    for place, entry in enumerate(held if isinstance(held, list) else ()):
        yield (key, place), entry


def _texts(value: Value, key: str, at: Location = ()) -> Iterator[tuple[Location, str]]:
    """Give the texts under *key*: one, those of a list, and those of the alternatives in it."""
    held = entry_of(value, key)
    if isinstance(held, str):
        yield (*at, key), held
    for within, entry in _entries(value, key):
        if isinstance(entry, str):
            yield (*at, *within), entry
        else:
            yield from _texts(entry, "any_of", (*at, *within))


def _namespace(document: Document) -> str:
    namespace = document.value.get("namespace")
    return namespace if isinstance(namespace, str) and is_id(namespace) else USUAL_NAMESPACE
