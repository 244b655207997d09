"""A file of one's own as it is written: a roadmap, and skills, projects and resources beside it."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema, model_validator

from roadmap_cli.domain.errors import quote
from roadmap_cli.domain.identifiers import is_id
from roadmap_cli.domain.roadmaps import Roadmap
from roadmap_cli.storage.catalogue_schema import ProjectSchema, ResourceKind, ResourceSchema, SkillSchema
from roadmap_cli.storage.content_fields import Flag, Identifier, Identifiers, ItemIdentifiers, Prose, Title, Titles
from roadmap_cli.storage.content_schema import Schema, found, refuse
from roadmap_cli.storage.roadmap_schema import (
    AsideSchema,
    MilestoneSchema,
    PaceSchema,
    RoadmapSchema,
    SourceSchema,
    StageSchema,
)

LONGEST_NAMESPACE = 20
USUAL_NAMESPACE = "my"
OF_A_ROADMAP = ("audience", "stack", "source", "pace", "assumes", "milestones", "aside", "guides")
"""The keys that say something of a roadmap, and nothing without one."""


def _namespace(value: object) -> str:
    if not isinstance(value, str) or not is_id(value) or "." in value or len(value) > LONGEST_NAMESPACE:
        rule = f"at most {LONGEST_NAMESPACE} small letters and digits with single '-' or '_' between them, such as acme"
        message = f"must be {rule}, but {found(value)}"
        raise ValueError(message)
    return value


Namespace = Annotated[
    str,
    BeforeValidator(_namespace),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]([a-z0-9]|[_-](?=[a-z0-9]))*$", "maxLength": 20}),
]


class OwnSkillSchema(SkillSchema):
    """A skill of one's own; what it is and why it matters may be left out."""

    summary: Prose = ""
    why: Prose = ""


class OwnProjectSchema(ProjectSchema):
    """A project of one's own; what it is and why it matters may be left out."""

    summary: Prose = ""
    why: Prose = ""


class OwnResourceSchema(ResourceSchema):
    """A page, book or course for an item of one's own or of the catalogue."""

    kind: ResourceKind = "article"
    free: Flag = True
    seen: Prose = ""


class OwnFileSchema(Schema):
    """A roadmap of one's own, skills and projects of one's own, pages that teach them, or all of it."""

    id: Identifier | None = None
    title: Title
    namespace: Namespace = USUAL_NAMESPACE
    audience: Prose | None = None
    stack: Titles = ()
    source: SourceSchema = SourceSchema()
    pace: PaceSchema = PaceSchema()
    assumes: ItemIdentifiers = ()
    stages: tuple[StageSchema, ...] = ()
    milestones: tuple[MilestoneSchema, ...] = ()
    aside: tuple[AsideSchema, ...] = ()
    guides: Identifiers = ()
    skills: tuple[OwnSkillSchema, ...] = ()
    projects: tuple[OwnProjectSchema, ...] = ()
    resources: tuple[OwnResourceSchema, ...] = ()

    @model_validator(mode="after")
    def _hold_something(self) -> "OwnFileSchema":
        if not (self.stages or self.skills or self.projects or self.resources):
            refuse("The file holds nothing to learn; give it 'stages' for a roadmap, or 'skills'.", key="stages")
        lost = next((key for key in OF_A_ROADMAP if key in self.model_fields_set), None)
        if lost and not self.stages:
            refuse(f"{quote(lost)} belongs to a roadmap; give the file 'stages', or take it out.", key=lost)
        return self

    def items(self) -> Iterator[tuple[str, int, OwnSkillSchema | OwnProjectSchema]]:
        """Give each skill and project with its place: the key it stands under, and its number there."""
        yield from (("skills", index, skill) for index, skill in enumerate(self.skills))
        yield from (("projects", index, project) for index, project in enumerate(self.projects))

    def roadmap(self, name: str) -> Roadmap | None:
        """Give the roadmap under the id *name*; None where the file has none."""
        if not self.stages:
            return None
        return RoadmapSchema(
            id=name,
            **{key: getattr(self, key) for key in ("title", "stages", *OF_A_ROADMAP)},
        ).to_domain()
