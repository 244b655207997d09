"""Content that is valid file by file, each thing with its place, not yet checked across files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, NoReturn, TypeVar

from roadmap_cli.domain.catalogue import Guide, Skill, Technology
from roadmap_cli.domain.errors import BadDataError, quote
from roadmap_cli.domain.identifiers import is_id
from roadmap_cli.domain.roadmaps import Roadmap
from roadmap_cli.storage.catalogue_schema import (
    ContentSchema,
    GuideSchema,
    ProjectFileSchema,
    SkillFileSchema,
    TechnologyFileSchema,
)
from roadmap_cli.storage.content_schema import validated
from roadmap_cli.storage.roadmap_schema import RoadmapSchema
from roadmap_cli.storage.strict_yaml import Document, Location

PROJECTS = "projects"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A *value* and where it stands."""

    value: T
    document: Document
    location: Location = ()

    def refuse(self, message: str, *within: str | int) -> NoReturn:
        """Raise the error that says *message* of what stands at *within* in the value."""
        self.document.refuse(message, (*self.location, *within))


@dataclass(frozen=True, slots=True)
class Draft:
    """All that the files say, each thing with its place; ids may still clash and references dangle."""

    date: str
    areas: Mapping[str, str]
    skills: tuple[Placed[Skill], ...]
    technologies: tuple[Placed[Technology], ...]
    guides: tuple[Placed[Guide], ...]
    roadmaps: tuple[Placed[Roadmap], ...]


def draft_of(documents: Mapping[str, Document], content_path: str) -> Draft:
    """Validate each of *documents*, named as in the folder; *content_path* is where `content.yaml` should be."""
    if "content.yaml" not in documents:
        message = "The file is missing; write one that holds the date of the content, such as `date: 2026-11-20`."
        raise BadDataError(message, path=content_path)
    date = validated(ContentSchema, documents["content.yaml"]).date
    areas: dict[str, str] = {}
    skills: list[Placed[Skill]] = []
    for area, document in _below("skills/", documents):
        if area == PROJECTS:
            document.refuse("The area may not be called 'projects'; rename the file.")
        file = validated(SkillFileSchema, document)
        areas[area] = file.title
        for place, skill in enumerate(file.skills):
            skills.append(Placed(skill.to_domain(area), document, ("skills", place)))
    if "projects.yaml" in documents:
        document = documents["projects.yaml"]
        project_file = validated(ProjectFileSchema, document)
        areas[PROJECTS] = project_file.title
        for place, project in enumerate(project_file.projects):
            skills.append(Placed(project.to_domain(PROJECTS), document, ("projects", place)))
    technologies: list[Placed[Technology]] = []
    if "technologies.yaml" in documents:
        document = documents["technologies.yaml"]
        for place, technology in enumerate(validated(TechnologyFileSchema, document).technologies):
            technologies.append(Placed(technology.to_domain(), document, ("technologies", place)))
    return Draft(
        date=date,
        areas=areas,
        skills=tuple(skills),
        technologies=tuple(technologies),
        guides=tuple(_guides(documents)),
        roadmaps=tuple(_roadmaps(documents)),
    )


def _guides(documents: Mapping[str, Document]) -> Iterator[Placed[Guide]]:
    for name, document in _below("guides/", documents):
        guide = validated(GuideSchema, document).to_domain()
        _match_name(name, guide.id, document)
        yield Placed(guide, document)


def _roadmaps(documents: Mapping[str, Document]) -> Iterator[Placed[Roadmap]]:
    for name, document in _below("roadmaps/", documents):
        roadmap = validated(RoadmapSchema, document).to_domain()
        _match_name(name, roadmap.id, document)
        yield Placed(roadmap, document)


def _below(folder: str, documents: Mapping[str, Document]) -> Iterator[tuple[str, Document]]:
    for name, document in documents.items():
        if name.startswith(folder):
            stem = name.removeprefix(folder).removesuffix(".yaml")
            if not is_id(stem):
                message = f"The file's name {quote(stem)} is no id; use small letters, digits and single hyphens."
                document.refuse(message)
            yield stem, document


def _match_name(stem: str, identifier: str, document: Document) -> None:
    if stem != identifier:
        message = f"The id {quote(identifier)} differs from the file's name; rename one of them."
        document.refuse(message, ("id",))
