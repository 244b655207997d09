"""What an import makes of a file: an outline of things to learn, before they have ids, and then a roadmap."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from roadmap_cli.domain.catalogue import Resource, Skill
from roadmap_cli.domain.drawings import Drop
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.roadmaps import Roadmap


class WebLink(NamedTuple):
    """A link to where something can be learned; *kind* is one of those that resources have."""

    title: str
    url: str
    kind: str
    free: bool = True


class Page(NamedTuple):
    """What a page says about one thing: a *summary*, None without one, and its links.

    *unusable* counts the links whose address is not of the web.
    """

    name: str
    summary: str | None
    links: tuple[WebLink, ...]
    unusable: int = 0


class Learnable(NamedTuple):
    """One thing to learn; *key* names it in its file and stays when its title changes.

    *type* is what it is there: topic, subtopic, todo, checklist, heading, entry or row. *item* is the
    id of the catalogue's item that the file itself names.
    """

    key: str
    title: str
    type: str
    summary: str | None = None
    minutes: int | None = None
    links: tuple[WebLink, ...] = ()
    former: str | None = None
    item: str | None = None


class Part(NamedTuple):
    """What becomes a step: *learnables* in order, all of one level; of those in *choice* one is enough."""

    title: str
    learnables: tuple[Learnable, ...]
    level: Level | None = None
    choice: tuple[str, ...] = ()


class Group(NamedTuple):
    """What becomes a stage; *title* is empty where nothing names it."""

    title: str
    parts: tuple[Part, ...]


class Material(NamedTuple):
    """A file understood: its groups in reading order, how they came about, and what was left out."""

    title: str
    publisher: str
    groups: tuple[Group, ...]
    grouped_by: Mapping[str, int]
    dropped: tuple[Drop, ...]

    def learnables(self) -> Iterator[Learnable]:
        """Give everything that is to be learned, in reading order."""
        for group in self.groups:
            for part in group.parts:
                yield from part.learnables


class Linked(NamedTuple):
    """A learnable that the catalogue has already, and what it was known by there."""

    title: str
    item: str
    by: str


class Remembered(NamedTuple):
    """What an earlier import gave: by the keys of its file the *ids*, and the *titles* that went by them."""

    ids: Mapping[str, str] = {}
    titles: Mapping[str, str] = {}


class ImportedRoadmap(NamedTuple):
    """A roadmap with the skills that it brings along, ready to be installed among a person's own.

    *resources* maps an item's id, the catalogue's included, to what teaches it; *memory* is what the next
    import of the file is to know, what the file held earlier included. *before* maps the keys of the
    import that this one brings up to date to their ids; it is empty where there is none.
    """

    roadmap: Roadmap
    skills: tuple[Skill, ...]
    resources: Mapping[str, tuple[Resource, ...]]
    memory: Remembered
    before: Mapping[str, str]
    linked: tuple[Linked, ...]
