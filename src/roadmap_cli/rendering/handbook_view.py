"""A handbook on a screen."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from roadmap_cli.rendering.marks import HEADING, QUIET, mark
from roadmap_cli.rendering.page import GUTTER, Hanging
from roadmap_cli.services.handbook import Block, Grid, Handbook, Heading, ListEntry, Listing, Paragraph

MOST_COLUMNS = 4
TABLE_WIDTH = 78
"""How wide a table may be: what is wider is shown row by row, so that no cell wraps on eighty columns."""


def render_handbook(handbook: Handbook) -> RenderableType:
    """Show all that a source says, from its first stage to its last guide."""
    _, *parts = render_blocks(handbook.blocks)  # not the empty line before its title
    return Group(*parts)


def render_blocks(blocks: Iterable[Block]) -> Iterator[RenderableType]:
    """Give each block as it stands on a screen, an empty line before each heading and after each list and table."""
    previous: Block | None = None
    for block in blocks:
        if isinstance(previous, Listing | Grid) and not isinstance(block, Heading):
            yield ""
        previous = block
        match block:
            case Heading(level=level, text=text):
                yield from ("", Text(text.upper() if level == 1 else text, style=HEADING))
            case Paragraph(text=text, label=label):
                yield Text.assemble((f"{label}: " if label and text else label or "", QUIET), text)
            case Listing(entries=entries):
                yield from (Padding(part, (0, 0, 0, 2), expand=False) for entry in entries for part in _entry(entry))
            case Grid():
                yield Padding(_grid(block), (0, 0, 0, 2), expand=False)


def _entry(entry: ListEntry) -> Iterator[RenderableType]:
    sign = Text("•", style=QUIET) if entry.status is None else mark(entry.status)
    yield Hanging(sign, Text.assemble((_lead(entry), HEADING), entry.text))
    for below in entry.below:
        yield from (Padding(part, (0, 0, 0, 2), expand=False) for part in _entry(below))


def _lead(entry: ListEntry) -> str:
    """Give the label with what joins it to the text."""
    if not entry.label or not entry.text:
        return entry.label or ""
    return f"{entry.label} " if entry.label.endswith(("?", "!", ".", ":")) else f"{entry.label}: "


def _grid(grid: Grid) -> RenderableType:
    """Give a table that fits as one, and a wider one row by row."""
    widths = [max(Text(cell).cell_len for cell in column) for column in zip(grid.columns, *grid.rows, strict=True)]
    if len(widths) - 1 > MOST_COLUMNS or sum(widths) + GUTTER * (len(widths) - 1) > TABLE_WIDTH:
        return Group(*(part for row in grid.rows for part in _row_block(grid.columns, row)))
    from rich.table import Table  # noqa: PLC0415 - only a screen with a table needs it

    table = Table(box=None, pad_edge=False, padding=(0, GUTTER, 0, 0), header_style=QUIET)
    for title in grid.columns:
        table.add_column(Text(title))
    for first, *rest in grid.rows:
        table.add_row(Text(first, style=HEADING), *map(Text, rest))
    return table


def _row_block(columns: tuple[str, ...], row: tuple[str, ...]) -> Iterator[RenderableType]:
    """Give a row as its title, and below it each column with what stands there."""
    yield Text(row[0], style=HEADING)
    width = max(Text(title).cell_len for title in columns)
    for title, cell in zip(columns[1:], row[1:], strict=True):
        if cell:
            sign = Text(f"  {title}", style=QUIET)
            sign.pad_right(width + 3 - sign.cell_len)
            yield Hanging(sign, Text(cell))
