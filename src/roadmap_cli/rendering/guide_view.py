"""A guide: a decision table with its advice."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from roadmap_cli.domain.catalogue import Guide
from roadmap_cli.rendering.marks import HEADING, QUIET
from roadmap_cli.rendering.page import section, title_line


def render_guide(guide: Guide) -> RenderableType:
    """Show the question, the table of its source, and the advice."""
    source = " ".join(part for part in (guide.publisher, guide.date) if part)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=HEADING)
    table.add_column("")
    for title in guide.columns.values():
        table.add_column(title)
    for row in guide.rows:
        cells = (row.cells.get(column) for column in guide.columns)
        table.add_row(Text(row.title, style=HEADING), *(Text(cell.text if cell else "") for cell in cells))
    parts: list[RenderableType] = [title_line(guide.question, guide.id), Text(f"After {source}", style=QUIET), "", table]
    if guide.advice:
        parts.append(section("Advice", *(Text(f"• {advice}") for advice in guide.advice)))
    if guide.note:
        parts.append(section("Note", guide.note))
    return Group(*parts)
