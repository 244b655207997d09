"""The files of the catalogue as they are written: skills, projects, technologies, resources."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from roadmap_cli.domain.catalogue import Ambiguity, Phrase, Resource, Skill, Technology, Topic
from roadmap_cli.domain.errors import quote
from roadmap_cli.domain.identifiers import is_id
from roadmap_cli.storage.content_fields import (
    Day,
    Flag,
    Identifier,
    Identifiers,
    ItemIdentifier,
    ItemIdentifiers,
    Minutes,
    Prose,
    Title,
    Titles,
    Url,
    entries,
    enumeration,
    one_of,
)
from roadmap_cli.storage.content_schema import Schema, found, refuse, suggestion

MAX_TOPICS = 100
MAX_ALIASES = 40
MAX_NAMES = 200


def _group(value: object) -> tuple[str, ...]:
    if isinstance(value, str) and is_id(value):
        return (value,)
    if isinstance(value, dict):
        names = value.get("any_of")
        unknown = next((key for key in value if key != "any_of"), None)
        if unknown is not None:
            message = f"has the unknown key {quote(unknown)}; {suggestion(unknown, ['any_of'])}"
            raise ValueError(message)
        if isinstance(names, list) and len(names) > 1 and all(isinstance(name, str) and is_id(name) for name in names):
            return tuple(map(str, names))
    message = f"must be the id of a skill, or `any_of: [...]` with two ids or more, but {found(value)}"
    raise ValueError(message)


_NAME = {"type": ["string", "number"]}
_ALTERNATIVES = {
    "type": "object",
    "properties": {"any_of": {"type": "array", "items": _NAME, "minItems": 2}},
    "required": ["any_of"],
    "additionalProperties": False,
}
Group = Annotated[tuple[str, ...], BeforeValidator(_group), WithJsonSchema({"anyOf": [_NAME, _ALTERNATIVES]})]
RESOURCE_KINDS = (
    "article",
    "book",
    "course",
    "docs",
    "practice",
    "reference",
    "repo",
    "spec",
    "tool",
    "tutorial",
    "video",
)
ResourceKind = Annotated[str, one_of(*RESOURCE_KINDS), enumeration(*RESOURCE_KINDS)]
TechnologyKind = Annotated[
    str,
    one_of(
        "language",
        "framework",
        "database",
        "broker",
        "cloud",
        "tool",
        "library",
        "protocol",
        "platform",
        "service",
    ),
]


class ContentSchema(Schema):
    """What `content.yaml` says of the content as a whole."""

    date: Day


class TopicSchema(Schema):
    """A topic, its id local to its skill."""

    id: Identifier
    title: Title
    hours: Minutes

    def to_domain(self, skill: str) -> Topic:
        """Give the topic of *skill*."""
        return Topic(id=f"{skill}/{self.id}", title=self.title, minutes=self.hours)


class SkillSchema(Schema):
    """A skill; its hours stand on it or on its topics, never on both."""

    id: Identifier
    title: Title
    summary: Prose
    why: Prose
    hours: Minutes | None = None
    topics: Annotated[tuple[TopicSchema, ...], entries(high=MAX_TOPICS)] = ()
    requires: tuple[Group, ...] = ()
    after: Identifiers = ()
    aliases: Titles = ()
    tools: Mapping[Identifier, Identifiers] = Field(default_factory=dict)
    formerly: ItemIdentifiers = ()

    @model_validator(mode="after")
    def _state_hours_once(self) -> "SkillSchema":
        if self.hours is not None and self.topics:
            sentence = f"{quote(self.id)} has hours and topics; its hours are those of its topics, so take 'hours' out."
            refuse(sentence, key="hours")
        if self.hours is None and not self.topics:
            refuse(f"{quote(self.id)} has neither hours nor topics; add one of them.")
        return self

    def to_domain(self, area: str) -> Skill:
        """Give the skill of *area*."""
        topics = tuple(topic.to_domain(self.id) for topic in self.topics)
        return Skill(
            id=self.id,
            kind="skill",
            area=area,
            title=self.title,
            summary=self.summary,
            why=self.why,
            minutes=self.hours if self.hours is not None else sum(topic.minutes for topic in topics),
            topics=topics,
            requires=self.requires,
            after=self.after,
            exercises=(),
            aliases=self.aliases,
            tools=dict(self.tools),
            formerly=self.formerly,
        )


class ProjectSchema(SkillSchema):
    """A project, with the skills that it exercises."""

    exercises: Identifiers = ()

    def to_domain(self, area: str) -> Skill:
        """Give the project of *area*."""
        return super().to_domain(area)._replace(kind="project", exercises=self.exercises)


class SkillFileSchema(Schema):
    """The skills of one area."""

    title: Title
    skills: Annotated[tuple[SkillSchema, ...], entries(low=1)]


class ProjectFileSchema(Schema):
    """All projects."""

    title: Title = "Projects"
    projects: tuple[ProjectSchema, ...] = ()


class AmbiguitySchema(Schema):
    """When a name that means other things too counts; at least one rule."""

    case: Annotated[str, one_of("exact")] | None = None
    any_of: Titles = ()
    none_of: Titles = ()
    before: Titles = ()
    after: Titles = ()
    listed: Flag = False
    weak: Flag = False
    context: Prose | None = None

    @model_validator(mode="after")
    def _say_something(self) -> "AmbiguitySchema":
        if not self.model_fields_set:
            refuse("'ambiguous' holds no rule; add one, such as `case: exact`, or take it out.")
        return self

    def to_domain(self) -> Ambiguity:
        """Give the rules."""
        return Ambiguity(
            self.case is not None,
            self.any_of,
            self.none_of,
            self.weak,
            self.context,
            self.before,
            self.after,
            self.listed,
        )


class TechnologySchema(Schema):
    """A name that people meet, such as PostgreSQL or Django."""

    id: Identifier
    name: Title
    kind: TechnologyKind
    aliases: Annotated[Titles, entries(high=MAX_ALIASES)] = ()
    skills: Identifiers = ()
    languages: Identifiers = ()
    ambiguous: AmbiguitySchema | None = None

    def to_domain(self) -> Technology:
        """Give the technology."""
        ambiguous = self.ambiguous.to_domain() if self.ambiguous else None
        return Technology(self.id, self.name, self.kind, self.aliases, self.skills, self.languages, ambiguous)


class TechnologyFileSchema(Schema):
    """All technologies."""

    technologies: tuple[TechnologySchema, ...] = ()


class PhraseSchema(Schema):
    """Words of texts, and the skills and technologies that they mention: none, where the words mislead."""

    names: Annotated[Titles, entries(low=1, high=MAX_NAMES)]
    skills: Identifiers = ()
    technologies: Identifiers = ()
    ambiguous: AmbiguitySchema | None = None

    def to_domain(self) -> Phrase:
        """Give the phrase."""
        ambiguous = self.ambiguous.to_domain() if self.ambiguous else None
        return Phrase(self.names, self.skills, self.technologies, ambiguous)


class PhraseFileSchema(Schema):
    """All phrases."""

    phrases: tuple[PhraseSchema, ...] = ()


class ResourceSchema(Schema):
    """A page, book or course, and the skill, project or topic that it teaches."""

    skill: ItemIdentifier
    title: Title
    url: Url
    kind: ResourceKind
    language: Identifier | None = None
    hours: Minutes | None = None
    free: Flag
    seen: Prose

    def to_domain(self) -> Resource:
        """Give the resource."""
        return Resource(
            title=self.title,
            url=self.url,
            kind=self.kind,
            language=self.language,
            minutes=self.hours,
            free=self.free,
            seen=self.seen,
        )


class ResourceFileSchema(Schema):
    """What teaches the items of one area."""

    resources: tuple[ResourceSchema, ...] = ()
