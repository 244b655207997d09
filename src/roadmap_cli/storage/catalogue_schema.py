"""The files of the catalogue as they are written: skills, projects, technologies, guides."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from roadmap_cli.domain.catalogue import Amount, Guide, GuideRow, Resource, Skill, Technology, Topic
from roadmap_cli.domain.errors import quote
from roadmap_cli.domain.identifiers import is_id
from roadmap_cli.storage.content_schema import (
    Date,
    Day,
    Figure,
    FileName,
    Flag,
    Identifier,
    Identifiers,
    ItemIdentifier,
    ItemIdentifiers,
    Minutes,
    Prose,
    Schema,
    Title,
    Titles,
    Url,
    entries,
    found,
    one_of,
    refuse,
    suggestion,
)

MAX_TOPICS = 100


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
    message = f"must be the id of a skill, or `any_of: [...]` with two ids or more; {found(value)}"
    raise ValueError(message)


Group = Annotated[tuple[str, ...], BeforeValidator(_group)]
ResourceKind = Annotated[
    str,
    one_of("article", "book", "course", "docs", "practice", "reference", "spec", "tool", "tutorial", "video"),
]
TechnologyKind = Annotated[str, one_of("language", "framework", "database", "broker", "cloud", "tool")]


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


class ResourceSchema(Schema):
    """A page, book or course."""

    title: Title
    url: Url
    kind: ResourceKind
    language: Identifier | None = None
    hours: Minutes | None = None
    free: Flag = True
    seen: Prose = ""

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
    resources: tuple[ResourceSchema, ...] = ()
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
            resources=tuple(resource.to_domain() for resource in self.resources),
            tools=dict(self.tools),
            formerly=self.formerly,
        )


class ProjectSchema(SkillSchema):
    """A project, with the skills that it exercises."""

    exercises: Identifiers = ()

    def to_domain(self, area: str) -> Skill:
        """Give the project of *area*."""
        return replace(super().to_domain(area), kind="project", exercises=self.exercises)


class SkillFileSchema(Schema):
    """The skills of one area."""

    title: Title
    skills: Annotated[tuple[SkillSchema, ...], entries(low=1)]


class ProjectFileSchema(Schema):
    """All projects."""

    title: Title = "Projects"
    projects: tuple[ProjectSchema, ...] = ()


class TechnologySchema(Schema):
    """A name that people meet, such as PostgreSQL or Django."""

    id: Identifier
    name: Title
    kind: TechnologyKind
    aliases: Titles = ()
    skills: Identifiers = ()
    languages: Identifiers = ()

    def to_domain(self) -> Technology:
        """Give the technology."""
        return Technology(self.id, self.name, self.kind, self.aliases, self.skills, self.languages)


class TechnologyFileSchema(Schema):
    """All technologies."""

    technologies: tuple[TechnologySchema, ...] = ()


class AmountSchema(Schema):
    """A cell of a guide: what a person reads, and the figures in it."""

    text: Prose
    low: Figure | None = None
    high: Figure | None = None
    unit: Title | None = None
    per: Title | None = None
    basis: Title | None = None
    date: Date | None = None

    @model_validator(mode="before")
    @classmethod
    def _take_text_alone(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _order_figures(self) -> "AmountSchema":
        if self.low is not None and self.high is not None and self.low > self.high:
            refuse("'low' is more than 'high'; exchange them.", key="low")
        return self

    def to_domain(self, unit: str | None) -> Amount:
        """Give the amount, its figures in *unit* where it names none of its own."""
        has_figure = self.low is not None or self.high is not None
        return Amount(
            text=self.text,
            low=self.low,
            high=self.high,
            unit=self.unit or (unit if has_figure else None),
            per=self.per,
            basis=self.basis,
            date=self.date,
        )


class GuideRowSchema(Schema):
    """A row of a guide."""

    title: Title
    skill: ItemIdentifier | None = None
    technology: Identifier | None = None
    language: Identifier | None = None
    cells: Mapping[str, AmountSchema] = Field(default_factory=dict)


class GuideColumnSchema(Schema):
    """A column of a guide; *unit* is that of its figures."""

    id: Identifier
    title: Title
    unit: Title | None = None


class GuideSourceSchema(Schema):
    """Where a guide comes from."""

    roadmap: Identifier | None = None
    publisher: Title | None = None
    date: Date | None = None
    file: FileName | None = None


class GuideSchema(Schema):
    """A decision table or a piece of advice."""

    id: Identifier
    question: Title
    source: GuideSourceSchema = GuideSourceSchema()
    columns: tuple[GuideColumnSchema, ...] = ()
    rows: tuple[GuideRowSchema, ...] = ()
    advice: tuple[Prose, ...] = ()
    note: Prose | None = None

    @model_validator(mode="after")
    def _answer_something(self) -> "GuideSchema":
        if not self.rows and not self.advice:
            refuse("The guide has neither rows nor advice; add one of them.")
        return self

    def to_domain(self) -> Guide:
        """Give the guide."""
        units = {column.id: column.unit for column in self.columns}
        rows = tuple(
            GuideRow(
                title=row.title,
                skill=row.skill,
                technology=row.technology,
                language=row.language,
                cells={column: amount.to_domain(units.get(column)) for column, amount in row.cells.items()},
            )
            for row in self.rows
        )
        return Guide(
            id=self.id,
            question=self.question,
            roadmap=self.source.roadmap,
            publisher=self.source.publisher or "",
            date=self.source.date,
            columns={column.id: column.title for column in self.columns},
            rows=rows,
            advice=self.advice,
            note=self.note,
        )
