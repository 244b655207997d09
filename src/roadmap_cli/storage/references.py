"""The names that content may refer to, kind by kind."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.errors import BadDataError, quote
from roadmap_cli.storage.content_drafts import Placed
from roadmap_cli.storage.content_schema import suggestion


class Known(NamedTuple):
    """The names of one kind, and *what* it is called.

    Where they are not complete, because a file that may hold more could not be understood, an unknown
    name is no fault.
    """

    names: Collection[str]
    what: str
    is_complete: bool = True


class References:
    """The names of every kind of thing there is; of the kinds that *incomplete* names some are missing."""

    def __init__(self, catalogue: Catalogue, roadmaps: Iterable[str], incomplete: Collection[str] = ()) -> None:
        has_skills = "skills" not in incomplete
        has_technologies = "technologies" not in incomplete
        skills, technologies = catalogue.skills.values(), catalogue.technologies.values()
        projects = frozenset(skill.id for skill in skills if skill.kind == "project")
        languages = frozenset(technology.id for technology in technologies if technology.kind == "language")
        self.skills = Known(catalogue.skills, "skill or project", has_skills)
        self.items = Known(dict.fromkeys(catalogue.items()), "item", has_skills)
        self.projects = Known(projects, "project", has_skills)
        self.technologies = Known(catalogue.technologies, "technology", has_technologies)
        self.languages = Known(languages, "language", has_technologies)
        self.guides = Known(catalogue.guides, "guide", "guides" not in incomplete)
        self.roadmaps = Known(frozenset(roadmaps), "roadmap", "roadmaps" not in incomplete)


def check_known(name: str | None, known: Known, placed: Placed[Any], *within: str | int) -> Iterator[BadDataError]:
    """Give a fault that suggests the nearest name unless *name* is among those *known*, or there is none."""
    if name is not None and known.is_complete and name not in known.names:
        message = f"{quote(name)} is no {known.what}; {suggestion(name, sorted(known.names))}"
        yield placed.fault(message, *within)
