"""What a person or a team adds to the bundled content."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from roadmap_cli.domain.catalogue import Catalogue, Resource, Skill
from roadmap_cli.domain.content import Content
from roadmap_cli.domain.roadmaps import Roadmap


class OwnFile(NamedTuple):
    """One file of one's own: a roadmap, skills and projects, what teaches them, or all of it.

    *id* is short, as the author writes it. In what is read from a file every other id is the whole
    one, with its namespace; in what is to be written to a file it is short or whole. *roadmap* is
    None where the file only defines items. *resources* map the id of an item, bundled or own, to
    what teaches it.
    """

    id: str
    title: str
    namespace: str = "my"
    roadmap: Roadmap | None = None
    skills: tuple[Skill, ...] = ()
    resources: Mapping[str, tuple[Resource, ...]] = {}

    @property
    def whole_id(self) -> str:
        """Give the id under which the file is installed."""
        return f"{self.namespace}.{self.id}"


def content_of_own(files: Iterable[OwnFile], date: str) -> Content:
    """Give the content that *files* make together, in the order of their ids; *date* is that of the bundled content."""
    ordered = sorted(files, key=lambda file: file.whole_id)
    resources: dict[str, tuple[Resource, ...]] = {}
    for file in ordered:
        for item, teaching in file.resources.items():
            resources[item] = (*resources.get(item, ()), *teaching)
    catalogue = Catalogue(
        date=date,
        areas={file.whole_id: file.title for file in ordered if file.skills},
        skills={skill.id: skill for file in ordered for skill in file.skills},
        technologies={},
        guides={},
        resources=resources,
    )
    return Content(catalogue, {file.roadmap.id: file.roadmap for file in ordered if file.roadmap is not None})
