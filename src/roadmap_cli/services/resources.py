"""Where an item can be learned: the pages that the catalogue knows, and those that a person keeps."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from roadmap_cli.domain.catalogue import Catalogue, Resource
from roadmap_cli.domain.errors import NotFoundError, UsageError, quote
from roadmap_cli.domain.hours import in_hours
from roadmap_cli.domain.progress import Progress

OWN = "own"


class ListedResource(NamedTuple):
    """A resource under its number; *kind* is `own` for a link that the person keeps."""

    number: int
    item: str
    title: str
    url: str
    kind: str
    language: str | None
    hours: float | None
    free: bool


class ResourceList(NamedTuple):
    """The resources of *items*; with a *language* those of other languages are left out."""

    items: tuple[str, ...]
    titles: tuple[str, ...]
    language: str | None
    kind: str | None
    resources: tuple[ListedResource, ...]


def resources_of(
    items: Iterable[str], catalogue: Catalogue, progress: Progress, *, language: str | None, kind: str | None
) -> ResourceList:
    """List where *items* can be learned: in *language* first, then in general, the person's own last.

    A skill is taught by what teaches its topics too, a topic by what teaches its skill; each address comes once.
    Numbers count from 1 for each of *items*, whatever *kind* is asked for, so that one means the same to
    `resource_numbered`. Raises UsageError for a *kind* that there is not, and
    NotFoundError where there are no *items*.
    """
    wanted = tuple(dict.fromkeys(items))
    if not wanted:
        message = "Nothing is being learned, and nothing is left to begin."
        raise NotFoundError(message, hint="Name an item: `roadmap resources postgresql`.")
    kinds = kinds_of(catalogue)
    if kind is not None and kind not in kinds:
        message = f"No resource is of the kind {quote(kind)}."
        raise UsageError(message, hint=f"There are {', '.join(kinds)}.")
    found = (
        row._replace(number=number)
        for item in wanted
        for number, row in enumerate(_rows(item, catalogue, progress, language), 1)
    )
    return ResourceList(
        items=wanted,
        titles=tuple(map(catalogue.title, wanted)),
        language=language,
        kind=kind,
        resources=tuple(row for row in found if kind in {None, row.kind}),
    )


def kinds_of(catalogue: Catalogue) -> tuple[str, ...]:
    """Give the kinds of resources that there are, the person's own included."""
    return tuple(sorted({resource.kind for rows in catalogue.resources.values() for resource in rows} | {OWN}))


def resource_numbered(listed: ResourceList, number: int) -> ListedResource:
    """Give the resource under *number*; raise NotFoundError where there is none."""
    if 1 <= number <= len(listed.resources):
        return listed.resources[number - 1]
    there_are = f"there are {len(listed.resources)}" if listed.resources else "there are none"
    message = f"{', '.join(listed.items)} has no resource {number}: {there_are}."
    raise NotFoundError(message, hint=f"See them with `roadmap resources {listed.items[0]}`.")


def _rows(item: str, catalogue: Catalogue, progress: Progress, language: str | None) -> Iterator[ListedResource]:
    skill = catalogue.owner(item)
    names = (item, *(topic.id for topic in skill.topics)) if item == skill.id else (item, skill.id)
    found = [(name, resource) for name in names for resource in catalogue.resources.get(name, ())]
    by_address: dict[str, tuple[str, Resource]] = {}
    for name, resource in found:
        by_address.setdefault(resource.url, (name, resource))
    known = list(by_address.values())
    if language is not None:
        known = [row for row in known if row[1].language in {None, language}]
        known.sort(key=lambda row: row[1].language is None)
    yield from (_listed(name, resource) for name, resource in known)
    for name in names:
        former = (old + name.removeprefix(skill.id) for old in skill.formerly)
        for link in (link for one in (name, *former) for link in progress.links.get(one, ())):
            if link.role == "resource":
                yield ListedResource(0, name, "kept by you", link.url, OWN, None, None, free=True)


def _listed(item: str, resource: Resource) -> ListedResource:
    hours = None if resource.minutes is None else in_hours(resource.minutes)
    return ListedResource(0, item, resource.title, resource.url, resource.kind, resource.language, hours, resource.free)
