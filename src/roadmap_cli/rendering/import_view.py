"""What an import has brought."""

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.rendering.marks import COMMAND, QUIET, counted
from roadmap_cli.rendering.page import Columns, section, title_line
from roadmap_cli.services.importing import Import

MOST_SHOWN = 12
_STATES = {"new": "imported", "changed": "updated", "unchanged": "unchanged"}
_BY = {
    "edge": "by a line",
    "box": "by the box they stand in",
    "pile": "by the pile they are part of",
    "nearest": "to the nearest topic",
    "file": "by their place in the file",
    "none": "to no topic",
    "heading": "by headings",
    "indent": "by indents",
    "column": "by columns",
}


def render_import(result: Import) -> RenderableType:
    """Show how much there is, what counts already, how it was grouped, and what was left out and why."""
    types = ", ".join(counted(count, one, _plural(one)) for one, count in result.by_type.items())
    parts: list[RenderableType] = [
        title_line(one_line(result.title), result.id, _STATES.get(result.state, result.state)),
        Text(f"{counted(result.learnable, 'thing')} to learn ({types})"),
        Text(
            f"in {counted(result.stages, 'stage')} and {counted(result.steps, 'step')}; {_levels(result)}", style=QUIET
        ),
    ]
    if result.resources:
        parts.append(Text(f"{counted(result.resources, 'page')} to learn from", style=QUIET))
    if result.guessed:
        short = result.id.partition(".")[0]
        parts.append(
            Text(f"The hours of {result.guessed} are a guess; `roadmap edit {short}` changes them", style=QUIET)
        )
    grouped = _grouped(result.grouped_by)
    if grouped:
        parts.append(section("Grouped", *grouped))
    if result.linked:
        about = f"{counted(len(result.linked), 'thing')} the catalogue has; {result.finished} of them finished already"
        links = Columns((one_line(one.title), f"→ {one.item}", one.by) for one in result.linked[:MOST_SHOWN])
        parts.append(section(f"Linked  {about}", links, *_more(len(result.linked))))
    for heading, names in (("New", result.added), ("Gone, with what you recorded kept", result.gone)):
        if names:
            shown = [Text(one_line(name)) for name in names[:MOST_SHOWN]]
            parts.append(section(heading, *shown, *_more(len(names))))
    if result.dropped:
        parts.append(section("Left out", Columns((str(one.count), one.kind, one.why) for one in result.dropped)))
    return Group(*parts, "", *_next_steps(result))


def _levels(result: Import) -> str:
    told = [f"{count} {level}" for level, count in result.levels.items()]
    if result.choices:
        told.append(counted(result.choices, "choice"))
    return ", ".join(told)


def _grouped(grouped_by: Mapping[str, int]) -> list[RenderableType]:
    rows = [(str(count), _BY.get(by, by)) for by, count in grouped_by.items() if count]
    return [Columns(rows)] if rows else []


def _more(count: int) -> Iterator[RenderableType]:
    if count > MOST_SHOWN:
        yield Text(f"and {count - MOST_SHOWN} more (`--json` lists all)", style=QUIET)


def _plural(one: str) -> str:
    return {"checklist": "checklist entries", "entry": "entries"}.get(one, f"{one}s")


def _next_steps(result: Import) -> Iterable[RenderableType]:
    yield Text.assemble(("See it: ", QUIET), (f"roadmap show {result.id}", COMMAND))
    yield Text.assemble(("Follow it: ", QUIET), (f"roadmap use {result.id}", COMMAND))
    yield Text.assemble(("Take it out again: ", QUIET), (f"roadmap remove {result.id}", COMMAND))
