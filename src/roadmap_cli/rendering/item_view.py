"""Everything that is known about an item."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from roadmap_cli.domain.events import Status
from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.rendering.marks import QUIET, STYLES, WORDS, command, counted, hint, hours_text, mark, weeks_text
from roadmap_cli.rendering.page import Columns, Hanging, line, section, title_line
from roadmap_cli.services.item_details import ItemDetails, Placement

LONGEST_NOTE_SHOWN = 500
RESOURCES_SHOWN = 8
REMARKS_SHOWN = 10


def render_item(details: ItemDetails) -> RenderableType:
    """Show what an item is, why it matters, what it needs and opens, and where each roadmap has it."""
    day = f" on {details.day}" if details.day and details.status is not Status.NONE else ""
    time = f"   {hours_text(details.logged_hours)} logged, {hours_text(details.hours)} estimated"
    logged = time if details.logged_hours else ""
    parts: list[RenderableType] = [
        title_line(details.title, details.id, details.kind, hours_text(details.hours)),
        Text.assemble(
            mark(details.status), (f" {WORDS[details.status]}{day}", STYLES[details.status]), (logged, QUIET)
        ),
    ]
    if details.part_of:
        parts.append(hint(f"A topic of {details.part_of}: ", command(f"roadmap show {details.part_of}")))
    # Items of one's own may come without either.
    parts += ["", details.summary] if details.summary else []
    parts += [section("Why it matters", details.why)] if details.why else []
    if details.topics:
        rows = [
            (line(mark(topic.status), f" {topic.title}", (f"  {topic.id}", QUIET)), hours_text(topic.hours))
            for topic in details.topics
        ]
        parts.append(section("Topics", Columns(rows, right=(1,))))
    for heading, names in (
        ("Needs", details.requires),
        ("Better after", details.after),
        ("Opens the way to", details.unlocks),
        ("Exercises", details.exercises),
        ("Exercised by", details.exercised_by),
    ):
        if names:
            enough = details.requires_any_of if heading == "Needs" else ()
            alternatives = (f"One of {', '.join(group)} is enough." for group in enough)
            parts.append(section(heading, _neighbours(details, names), *alternatives))
    if details.roadmaps:
        parts.append(section("In the roadmaps", Columns(_placements(details.roadmaps)), *_sources(details)))
    if tools := tuple(_tools(details)):
        parts.append(section("Tools", *tools))
    if resources := tuple(_resources(details)):
        parts.append(section("Where to learn it", *resources))
    if details.notes:
        parts.append(section("Your notes", *_newest([note.text for note in details.notes], "note", details.id)))
    if details.links:
        links = [f"{link.url} ({link.role})" for link in details.links]
        parts.append(section("Your links", *_newest(links, "link", details.id)))
    parts += ["", _what_next(details)]
    return Group(*parts)


def numbered(texts: Iterable[str], *, first: int = 1) -> Iterator[RenderableType]:
    """Give each text with its number, counted from *first*, its lines kept and its length bounded."""
    for number, text in enumerate(texts, first):
        lines = "\n".join(map(one_line, text[:LONGEST_NOTE_SHOWN].splitlines()))
        cut = " …" if len(text) > LONGEST_NOTE_SHOWN else ""
        yield Hanging(Text(f"{number:>2}", style=QUIET), Text(lines + cut))


def _newest(texts: Sequence[str], kind: str, item: str) -> Iterator[RenderableType]:
    """Give the last few of *texts* under their numbers, and say how to see the others."""
    older = max(len(texts) - REMARKS_SHOWN, 0)
    if older:
        yield hint(f"{counted(older, f'older {kind}')}: ", command(f"roadmap {kind} {item}"))
    yield from numbered(texts[older:], first=older + 1)


def _neighbours(details: ItemDetails, names: Iterable[str]) -> Text:
    around = (details.neighbours[name] for name in names)
    told = [Text.assemble(mark(other.status), f" {other.title}", (f" {other.id}", QUIET)) for other in around]
    return Text("\n").join(told)


def _placements(placements: Iterable[Placement]) -> Iterator[tuple[Text, str, str]]:
    for placement in placements:
        where = f"{placement.roadmap}:{placement.step}" if placement.step else placement.roadmap
        weeks = f"weeks {weeks_text(placement.weeks)}" if placement.weeks else placement.when or ""
        remark = "met, taught elsewhere" if placement.uses else placement.level or ""
        yield line(placement.title, (f"  {where}", QUIET)), weeks, remark


def _sources(details: ItemDetails) -> Iterator[RenderableType]:
    if details.sources_in_all:
        sources = counted(details.sources_in_all, "source")
        yield hint(f"In {details.sources} of the {sources}")


def _tools(details: ItemDetails) -> Iterator[RenderableType]:
    """Give the tools for the person's language; a line for each language where none is chosen."""
    for language, tools in details.tools.items():
        if details.language in {None, language} and tools:
            sign = Text(f"{details.names.get(language, language)}:", style=QUIET)
            yield Hanging(sign, Text(", ".join(details.names.get(tool, tool) for tool in tools)))


def _resources(details: ItemDetails) -> Iterator[RenderableType]:
    fitting = [one for one in details.resources if not details.language or one.language in {None, details.language}]
    for resource in fitting[:RESOURCES_SHOWN]:
        facts = [resource.kind, resource.language, "free" if resource.free else "paid"]
        yield Text.assemble(resource.title, (f"  {', '.join(fact for fact in facts if fact)}", QUIET))
        yield Padding(Text(resource.url, style=QUIET), (0, 0, 0, 2), expand=False)
    if len(fitting) > RESOURCES_SHOWN:
        yield hint(f"{len(fitting) - RESOURCES_SHOWN} more: ", command(f"roadmap resources {details.id}"))


def _what_next(details: ItemDetails) -> Text:
    if details.status.is_met:
        return hint("Take it up again: ", command(f"roadmap reset {details.id}"))
    if details.status is Status.LEARNING:
        return hint("When you have it: ", command(f"roadmap done {details.id}"))
    return hint(
        "Begin: ", command(f"roadmap start {details.id}"), "   Had it before: ", command(f"roadmap know {details.id}")
    )
