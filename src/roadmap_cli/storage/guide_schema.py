"""A guide's file as it is written."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, PlainValidator, model_validator

from roadmap_cli.domain.catalogue import Amount, Guide, GuideEntry, GuideRow, GuideSection
from roadmap_cli.domain.identifiers import is_id
from roadmap_cli.domain.roadmaps import Source
from roadmap_cli.storage.content_fields import (
    Date,
    Figure,
    Identifier,
    ItemIdentifier,
    Prose,
    Title,
    entries,
)
from roadmap_cli.storage.content_schema import Schema, found, refuse


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
    """A row of a table."""

    title: Title
    skill: ItemIdentifier | None = None
    technology: Identifier | None = None
    language: Identifier | None = None
    cells: Mapping[str, AmountSchema] = Field(default_factory=dict)

    def to_domain(self, units: Mapping[str, str | None]) -> GuideRow:
        """Give the row, each cell's figures in the unit of its column."""
        cells = {column: amount.to_domain(units.get(column)) for column, amount in self.cells.items()}
        return GuideRow(self.title, self.skill, self.technology, self.language, cells)


class GuideEntrySchema(Schema):
    """A piece of advice, a step, a fact or an answer."""

    title: Title | None = None
    text: Prose
    skill: ItemIdentifier | None = None
    technology: Identifier | None = None
    amount: AmountSchema | None = None

    def to_domain(self) -> GuideEntry:
        """Give the entry."""
        amount = self.amount.to_domain(None) if self.amount else None
        return GuideEntry(self.title, self.text, self.skill, self.technology, amount)


class GuideColumnSchema(Schema):
    """A column of a table; *unit* is that of its figures."""

    id: Identifier
    title: Title
    unit: Title | None = None


class GuideSourceSchema(Schema):
    """A source that no roadmap comes from; its date may be null, where it bears none."""

    publisher: Title
    title: Title | None = None
    date: Date | None


def _source(value: object) -> str | GuideSourceSchema:
    if isinstance(value, str) and is_id(value):
        return value
    if isinstance(value, dict):
        return GuideSourceSchema.model_validate(value)
    message = f"must be the id of a roadmap, or publisher and date, but {found(value)}"
    raise ValueError(message)


class GuideSectionSchema(Schema):
    """What one source says."""

    source: Annotated[str | GuideSourceSchema, PlainValidator(_source)]
    title: Title
    columns: tuple[GuideColumnSchema, ...] = ()
    rows: tuple[GuideRowSchema, ...] = ()
    entries: tuple[GuideEntrySchema, ...] = ()
    note: Prose | None = None

    @model_validator(mode="after")
    def _answer_something(self) -> "GuideSectionSchema":
        if not self.rows and not self.entries:
            refuse("The section has neither rows nor entries; add one of them.")
        seen: set[str] = set()
        for column in self.columns:
            if column.id in seen:
                refuse("Two columns of the section have the same id; change one of them.", key="columns")
            seen.add(column.id)
        return self

    def to_domain(self, sources: Mapping[str, Source]) -> GuideSection:
        """Give the section; *sources* maps the id of a roadmap to where that comes from."""
        roadmap = self.source if isinstance(self.source, str) else None
        publisher, date = "", None
        if isinstance(self.source, GuideSourceSchema):
            names = (self.source.publisher, self.source.title)
            publisher, date = ", ".join(name for name in names if name), self.source.date
        elif roadmap is not None and roadmap in sources:
            publisher, date = sources[roadmap].publisher, sources[roadmap].date
        units = {column.id: column.unit for column in self.columns}
        return GuideSection(
            roadmap=roadmap,
            publisher=publisher,
            date=date,
            title=self.title,
            columns={column.id: column.title for column in self.columns},
            rows=tuple(row.to_domain(units) for row in self.rows),
            entries=tuple(entry.to_domain() for entry in self.entries),
            note=self.note,
        )


class GuideSchema(Schema):
    """One question and its answers, at least one."""

    id: Identifier
    question: Title
    sections: Annotated[tuple[GuideSectionSchema, ...], entries(low=1)]

    def to_domain(self, sources: Mapping[str, Source]) -> Guide:
        """Give the guide; *sources* maps the id of a roadmap to where that comes from."""
        return Guide(self.id, self.question, tuple(section.to_domain(sources) for section in self.sections))
