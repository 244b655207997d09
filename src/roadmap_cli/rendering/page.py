"""Building blocks of a screen: a title line, a section, columns whose first one gives way."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.segment import Segment
from rich.text import Text

from roadmap_cli.rendering.marks import HEADING, QUIET, bar, percent

BAR = 28
GUTTER = 2
NARROWEST = 28
NARROWEST_ID = 12


class Columns:
    """Rows of cells in columns, those in *right* aligned right.

    Where the screen is narrow the first column is cut, down to a point, and then the second.

    It does what a grid of `rich.table` would do for cells that never wrap, in a fifth of its time: a
    tree has hundreds of cells, and a table measures and wraps each of them.
    """

    def __init__(self, rows: Iterable[Sequence[Text | str]], *, right: Iterable[int] = ()) -> None:
        self._rows = [[cell if isinstance(cell, Text) else Text(cell) for cell in row] for row in rows]
        self._right = frozenset(right)

    def _widths(self) -> list[int]:
        columns = zip(*self._rows, strict=True)
        return [max(cell.cell_len for cell in column) for column in columns]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Give the rows line by line; columns in which nothing stands take no room."""
        widths = self._widths()
        shown = [column for column, width in enumerate(widths) if width]
        if not shown:
            return
        excess = sum(widths) + GUTTER * (len(shown) - 1) - options.max_width
        for column, least in ((0, NARROWEST), (1, NARROWEST_ID)):
            if excess > 0 and column < len(widths) - 1:
                cut = min(excess, max(widths[column] - least, 0))
                widths[column] -= cut
                excess -= cut
        for row in self._rows:
            for column in shown:
                yield from self._cell(row[column], widths[column], console, is_right=column in self._right)
                if column != shown[-1]:
                    yield Segment(" " * GUTTER)
            yield Segment.line()

    def _cell(self, cell: Text, width: int, console: Console, *, is_right: bool) -> Iterator[Segment]:
        gap = width - cell.cell_len
        if gap < 0:
            cell = cell.copy()
            cell.truncate(width, overflow="ellipsis")
            gap = width - cell.cell_len
        if is_right and gap > 0:
            yield Segment(" " * gap)
        yield from cell.render(console)
        if not is_right and gap > 0:
            yield Segment(" " * gap)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Say how much room the rows can do with, and how much they would like."""
        del console
        widths = self._widths()
        full = sum(widths) + GUTTER * max(len([width for width in widths if width]) - 1, 0)
        return Measurement(min(full, options.max_width), min(full, options.max_width))


class Hanging:
    """A mark or number with a text beside it that wraps in its own column."""

    def __init__(self, sign: Text, body: Text) -> None:
        self._sign = sign
        self._body = body

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Give the lines of the body, the sign before the first one."""
        indent = self._sign.cell_len + 1
        lines = self._body.wrap(console, max(options.max_width - indent, NARROWEST_ID))
        for number, body in enumerate(lines):
            if number:
                yield Segment(" " * indent)
            else:
                yield from self._sign.render(console)
                yield Segment(" ")
            yield from body.render(console)
            yield Segment.line()


def line(*parts: str | Text | tuple[str, str]) -> Text:
    """Give a line that is cut at the edge of the screen rather than wrapped."""
    return Text.assemble(*parts, no_wrap=True, overflow="ellipsis")


def title_line(title: str, *about: str) -> Text:
    """Give the first line of a screen: what it is about, then in few words what kind of thing."""
    return Text.assemble((title, HEADING), *((f"  {words}", QUIET) for words in about if words))


def share_line(share: float, *about: str) -> Text:
    """Give a long bar with the share, and what there is to say beside it."""
    return Text.assemble(bar(share, BAR), f" {percent(share)}", *((f"   {words}", QUIET) for words in about if words))


def section(heading: str, *body: RenderableType) -> Group:
    """Give a heading with its body below, indented, after an empty line."""
    return Group("", Text(heading, style=HEADING), *(Padding(part, (0, 0, 0, 2), expand=False) for part in body))
