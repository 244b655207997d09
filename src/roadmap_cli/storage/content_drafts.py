"""Content that is valid file by file, each thing with its place, not yet checked across files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from roadmap_cli.domain.catalogue import Guide, Phrase, Resource, Skill, Technology
from roadmap_cli.domain.errors import BadDataError, quote
from roadmap_cli.domain.identifiers import is_id
from roadmap_cli.domain.roadmaps import Roadmap
from roadmap_cli.storage.catalogue_schema import (
    ContentSchema,
    PhraseFileSchema,
    ProjectFileSchema,
    ResourceFileSchema,
    SkillFileSchema,
    TechnologyFileSchema,
)
from roadmap_cli.storage.content_schema import SchemaT, validated
from roadmap_cli.storage.guide_schema import GuideSchema
from roadmap_cli.storage.roadmap_schema import RoadmapSchema
from roadmap_cli.storage.strict_yaml import Document, Location

CONTENT = "content.yaml"
PROJECTS = "projects"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A *value* and where it stands."""

    value: T
    document: Document
    location: Location = ()

    def fault(self, message: str, *within: str | int) -> BadDataError:
        """Give the error that says *message* of what stands at *within* in the value."""
        return self.document.fault(message, (*self.location, *within))


@dataclass(frozen=True, slots=True)
class Draft:
    """All that the files say, each thing with its place; ids may still clash and references dangle.

    *faults* is what is wrong inside the files. What could not be understood is left out, and
    *incomplete* names its kinds: skills, technologies, phrases, resources, guides, roadmaps.
    """

    date: str
    areas: Mapping[str, str]
    skills: tuple[Placed[Skill], ...]
    technologies: tuple[Placed[Technology], ...]
    phrases: tuple[Placed[Phrase], ...]
    resources: tuple[Placed[tuple[str, Resource]], ...]
    guides: tuple[Placed[Guide], ...]
    roadmaps: tuple[Placed[Roadmap], ...]
    faults: tuple[BadDataError, ...]
    incomplete: frozenset[str]


def draft_of(documents: Mapping[str, Document], content_path: str, *, unread: Iterable[str] = ()) -> Draft:
    """Validate each of *documents*, named as in the folder; *content_path* is where `content.yaml` should be.

    *unread* names what could not be read.
    """
    return _Drafting(documents).draft(content_path, tuple(unread))


class _Drafting:
    """Validates the documents one kind after the other, and keeps the faults."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = documents
        self.faults: list[BadDataError] = []
        self.refused: list[str] = []
        self.areas: dict[str, str] = {}

    def draft(self, content_path: str, unread: tuple[str, ...]) -> Draft:
        """Give the draft."""
        if CONTENT not in self.documents and CONTENT not in unread:
            message = "The file is missing; write one that holds the date of the content, such as `date: 2026-11-20`."
            self.faults.append(BadDataError(message, path=content_path))
        date = next((file.date for _, file, _ in self.files(CONTENT, ContentSchema)), "")
        skills = (*self.skills(), *self.projects())
        technologies = tuple(
            Placed(technology.to_domain(), document, ("technologies", place))
            for _, file, document in self.files("technologies.yaml", TechnologyFileSchema)
            for place, technology in enumerate(file.technologies)
        )
        phrases = tuple(
            Placed(phrase.to_domain(), document, ("phrases", place))
            for _, file, document in self.files("phrases.yaml", PhraseFileSchema)
            for place, phrase in enumerate(file.phrases)
        )
        resources = tuple(
            Placed((resource.skill, resource.to_domain()), document, ("resources", place))
            for _, file, document in self.files("resources/", ResourceFileSchema)
            for place, resource in enumerate(file.resources)
        )
        guides = tuple(self.files("guides/", GuideSchema))
        roadmaps = tuple(
            Placed(roadmap.to_domain(), document) for _, roadmap, document in self.files("roadmaps/", RoadmapSchema)
        )
        sources = {placed.value.id: placed.value.source for placed in roadmaps}
        return Draft(
            date=date,
            areas=self.areas,
            skills=skills,
            technologies=technologies,
            phrases=phrases,
            resources=resources,
            guides=tuple(Placed(guide.to_domain(sources), document) for _, guide, document in guides),
            roadmaps=roadmaps,
            faults=tuple(self.faults),
            incomplete=frozenset(map(_kind, (*self.refused, *unread))),
        )

    def skills(self) -> Iterator[Placed[Skill]]:
        """Give the skills, and note the areas that their files are."""
        for area, file, document in self.files("skills/", SkillFileSchema):
            if area == PROJECTS:
                self.faults.append(document.fault("The area may not be called 'projects'; rename the file."))
            self.areas[area] = file.title
            for place, skill in enumerate(file.skills):
                yield Placed(skill.to_domain(area), document, ("skills", place))

    def projects(self) -> Iterator[Placed[Skill]]:
        """Give the projects, and note that they are an area."""
        for area, file, document in self.files("projects.yaml", ProjectFileSchema):
            self.areas[area] = file.title
            for place, project in enumerate(file.projects):
                yield Placed(project.to_domain(area), document, ("projects", place))

    def files(self, start: str, schema: type[SchemaT]) -> Iterator[tuple[str, SchemaT, Document]]:
        """Give each file whose name begins with *start* as a *schema*, by its name without folder and ending."""
        for name, document in self.documents.items():
            if not name.startswith(start):
                continue
            stem = name.rpartition("/")[2].removesuffix(".yaml")
            if not is_id(stem):
                message = f"The file's name {quote(stem)} is no id; use small letters, digits and single hyphens."
                self.faults.append(document.fault(message))
            file = validated(schema, document, self.faults)
            if file is None:
                self.refused.append(name)
                continue
            identifier = getattr(file, "id", stem)
            if identifier != stem:
                message = f"The id {quote(identifier)} differs from the file's name; rename one of them."
                self.faults.append(document.fault(message, ("id",)))
            yield stem, file, document


def _kind(name: str) -> str:
    kind = name.partition("/")[0].removesuffix(".yaml")
    return "skills" if kind == PROJECTS else kind
