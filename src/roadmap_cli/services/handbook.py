"""A roadmap with everything that its source says, as a document that any format can be made of."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from roadmap_cli.domain.catalogue import Amount, Catalogue, Guide, GuideEntry, GuideSection, Technology
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.hours import in_words
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.roadmaps import Duration, Pace, Span, Stage, Step
from roadmap_cli.services.inventory import ItemRecord, take_inventory
from roadmap_cli.services.overview import milestones_of, tasks_of
from roadmap_cli.services.standing import Standing


class Heading(NamedTuple):
    """A heading of *level* 1 to 4."""

    level: int
    text: str
    kind: Literal["heading"] = "heading"


class Paragraph(NamedTuple):
    """A paragraph; *label* says in a word what it is, such as Goal."""

    text: str
    label: str | None = None
    kind: Literal["paragraph"] = "paragraph"


class ListEntry(NamedTuple):
    """An entry of a list: its status where it can be ticked, what stands indented below it, where it leads."""

    text: str
    label: str | None = None
    status: Status | None = None
    below: "tuple[ListEntry, ...]" = ()
    url: str = ""


class Listing(NamedTuple):
    """A list of entries."""

    entries: tuple[ListEntry, ...]
    kind: Literal["list"] = "list"


class Grid(NamedTuple):
    """A table: the titles of its columns, and rows with a cell for each."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: Literal["table"] = "table"


Block = Heading | Paragraph | Listing | Grid


class Handbook(NamedTuple):
    """A whole roadmap with all that its source says, block by block."""

    id: str
    title: str
    blocks: tuple[Block, ...]


Remarks = Mapping[str, tuple[ListEntry, ...]]


def handbook(standing: Standing, progress: Progress | None = None) -> Handbook:
    """Write out a roadmap: its source, stages, steps, tasks, topics, milestones, and its part of each guide.

    With *progress* the person's notes and links stand below the items that they belong to.
    """
    roadmap = standing.outline.roadmap
    records = take_inventory(standing, progress).records if progress else ()
    remarks = {record.item.id: tuple(_remarks(record)) for record in records}
    return Handbook(roadmap.id, roadmap.title, tuple(_blocks(standing, remarks)))


def _remarks(record: ItemRecord) -> Iterator[ListEntry]:
    yield from (ListEntry(note.text, f"Note, {note.day}") for note in record.notes)
    yield from (ListEntry(link.url, link.role.capitalize(), url=link.url) for link in record.links)


def guide_blocks(guide: Guide, *, roadmap: str | None = None) -> Iterator[Block]:
    """Give a guide section by section, only those from *roadmap* where one is named, each saying who says so."""
    for section in guide.sections:
        if roadmap in {None, section.roadmap}:
            yield from _section(section, with_source=roadmap is None)


def _blocks(standing: Standing, remarks: Remarks) -> Iterator[Block]:
    outline, roadmap = standing.outline, standing.outline.roadmap
    yield Heading(1, roadmap.title)
    yield from _facts(standing)
    for stage in roadmap.stages:
        yield from _stage(standing, stage, remarks)
    if roadmap.aside:
        yield Heading(2, "Explained without a place in the order")
        titles = outline.catalogue.title
        yield Listing(tuple(ListEntry(aside.when or "", titles(aside.skill)) for aside in roadmap.aside))
    guides = [outline.catalogue.guides[name] for name in roadmap.guides]
    written = [(guide, list(guide_blocks(guide, roadmap=roadmap.id))) for guide in guides]
    if any(blocks for _, blocks in written):
        yield Heading(2, "Guides")
    for guide, blocks in written:
        if blocks:
            yield Heading(3, guide.question)
            yield from blocks


def _facts(standing: Standing) -> Iterator[Block]:
    """Give what holds for the whole roadmap, each where there is something to say."""
    roadmap, titles = standing.outline.roadmap, standing.outline.catalogue.title
    source = roadmap.source
    by = ", by ".join(filter(None, (source.publisher, source.author)))
    facts = {
        "Source": ", ".join(filter(None, (by, source.title, source.date))),
        "For whom": roadmap.audience,
        "Pace": _pace(roadmap.pace),
        "Stack": ", ".join(roadmap.stack),
        "Takes for granted": "; ".join(map(titles, roadmap.assumes)),
        "Needs and does not teach": "; ".join(map(titles, standing.outline.gaps)),
    }
    yield from (Paragraph(text, label) for label, text in facts.items() if text)


def _milestones(standing: Standing, step: Step) -> Iterator[Block]:
    """Give the milestones that stand after *step*."""
    for milestone in milestones_of(standing):
        if milestone.after == step.id:
            status = Status.DONE if milestone.reached else Status.NONE
            yield Listing((ListEntry(milestone.text or "", f"Milestone: {milestone.title}", status),))


def _pace(pace: Pace) -> str:
    parts = [
        f"{_range(amount)} {unit}"
        for amount, unit in ((pace.months, "months"), (pace.weeks, "weeks"), (pace.hours_per_week, "hours a week"))
        if amount is not None
    ]
    return ", ".join(filter(None, (*parts, pace.stated)))


def _range(amount: tuple[float, float]) -> str:
    low, high = amount
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def _stage(standing: Standing, stage: Stage, remarks: Remarks) -> Iterator[Block]:
    months = f" ({_span('month', stage.months)})" if stage.months else ""
    yield Heading(2, f"{stage.title}{months}")
    for label, text in (("Goal", stage.goal), ("Outcome", stage.outcome)):
        if text:
            yield Paragraph(text, label)
    for step in stage.steps:
        yield from _step(standing, step, remarks)
        yield from _milestones(standing, step)


def _step(standing: Standing, step: Step, remarks: Remarks) -> Iterator[Block]:
    facts = [_span("week", step.weeks) if step.weeks else "", _lasts(step.lasts), step.level or ""]
    told = ", ".join(filter(None, facts))
    yield Heading(3, f"{step.title} ({told})" if told else step.title)
    for label, text in ((None, step.summary), ("Why", step.why)):
        if text:
            yield Paragraph(text, label)
    if step.choice:
        names = "; ".join(_name(standing.outline.catalogue, name) for name in step.choice.of)
        enough = "One of these is" if step.choice.pick == 1 else f"{step.choice.pick} of these are"
        yield Paragraph(f"{enough} enough: {names}.", "Choice")
    if step.tasks:
        yield Paragraph("", "Tasks")
        yield Listing(tuple(ListEntry(task.text, None, task.status) for task in tasks_of(standing, step)))
    items = tuple(_items(standing, step, remarks))
    if items:
        yield Paragraph("", "To learn")
        yield Listing(items)
    if step.uses:
        yield Paragraph("; ".join(map(standing.outline.catalogue.title, step.uses)), "Met here, taught elsewhere")
    if step.note:
        yield Paragraph(step.note, "Note")


def _items(standing: Standing, step: Step, remarks: Remarks) -> Iterator[ListEntry]:
    catalogue = standing.outline.catalogue
    for item, leaves in standing.outline.leaves_of[step.id].items():
        minutes = sum(map(catalogue.minutes, leaves))
        placed = ", placed here by our reading" if item in step.inferred else ""
        title = f"{catalogue.title(item)} ({in_words(minutes)}{placed})"
        below = tuple(
            ListEntry(catalogue.title(leaf), status=standing.statuses.leaves[leaf]) for leaf in leaves if leaf != item
        )
        yield ListEntry(title, None, standing.combined(leaves), (*below, *remarks.get(item, ())))


def _span(unit: str, span: Span) -> str:
    first, last = span
    return f"{unit} {first}" if first == last else f"{unit}s {first} to {last}"


def _lasts(lasts: Duration | None) -> str:
    if lasts is None:
        return ""
    if lasts.weeks is None:
        return "open-ended"
    low, high = lasts.weeks
    weeks = f"{low} weeks" if low == high else f"{low} to {high} weeks"
    return f"{weeks} or more" if lasts.open_ended else weeks


def _name(catalogue: Catalogue, name: str) -> str:
    technologies: Mapping[str, Technology] = catalogue.technologies
    return technologies[name].name if name in technologies else catalogue.title(name)


def _section(section: GuideSection, *, with_source: bool) -> Iterator[Block]:
    source = ", ".join(filter(None, (section.publisher or section.roadmap, section.date))) if with_source else ""
    yield Heading(4, f"{section.title} ({source})" if source else section.title)
    if section.rows:
        yield Grid(
            ("", *section.columns.values()),
            tuple(
                (row.title, *(amount_words(row.cells.get(column)) for column in section.columns))
                for row in section.rows
            ),
        )
    if section.entries:
        yield Listing(tuple(map(_entry, section.entries)))
    if section.note:
        yield Paragraph(section.note, "Note")


def _entry(entry: GuideEntry) -> ListEntry:
    """Give an entry with its figure behind it: what it measures and as of when alone where the text has the figure."""
    amount = entry.amount
    if amount is not None and amount.text in entry.text:
        figure = ", ".join(part for part in (amount.basis, amount.date) if part and part not in entry.text)
    else:
        figure = ", ".join(filter(None, (amount.text, amount.basis, amount.date))) if amount else ""
    return ListEntry(f"{entry.text} ({figure})" if figure else entry.text, entry.title)


def amount_words(amount: Amount | None) -> str:
    """Give a figure with what it measures and as of when, as its source says; nothing for none."""
    if amount is None:
        return ""
    told = ", ".join(filter(None, (amount.basis, amount.date)))
    return f"{amount.text} ({told})" if told else amount.text


def texts_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Give every text that stands in *blocks*, for counting and searching."""
    for block in blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                yield text
            case Listing(entries=entries):
                for entry in entries:
                    yield from (entry.label or "", entry.text, *texts_of([Listing(entry.below)]))
            case Grid(columns=columns, rows=rows):
                yield from columns
                for row in rows:
                    yield from row
