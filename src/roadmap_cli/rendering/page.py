"""Building blocks of a screen: a title line, a section, columns whose first one gives way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.segment import Segment
from rich.text import Text

from roadmap_cli.rendering.marks import HEADING, QUIET, bar, percent

BAR = 28
GUTTER = 2
NARROWEST = 24
NARROWEST_ID = 12
FEWEST = 2
HANG = 2
"""How far a title that wraps is indented, below its mark."""
NOTHING = Text()


class Columns:
    """Rows of cells in columns, those in *right* aligned right.

    Where the screen is narrow the columns in *shrink* are cut, down to a point; then those in *spare* are
    left out, and then others from the right, as long as two stay. The columns in *wrap* share the room
    that the others leave, and wrap.

    It does what a grid of `rich.table` would do for cells that rarely wrap, in a fifth of its time: a
    tree has hundreds of cells, and a table measures and wraps each of them.
    """

    def __init__(
        self,
        rows: Iterable[Sequence[Text | str]],
        *,
        right: Iterable[int] = (),
        shrink: Sequence[int] = (0,),
        spare: Sequence[int] = (),
        wrap: Sequence[int] = (),
    ) -> None:
        self._rows = [[_as_text(cell) for cell in row] for row in rows]
        self._sizes = [[cell.cell_len if cell else 0 for cell in row] for row in self._rows]
        self._right = frozenset(right)
        self._shrink = shrink
        self._spare = spare
        self._wrap = wrap

    def _widths(self) -> list[int]:
        return [max(sizes) for sizes in zip(*self._sizes, strict=True)]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Give the rows line by line; columns in which nothing stands take no room."""
        shown = self._fit(options.max_width)
        if not shown:
            return
        rows = (
            self._cells(cells, widths, shown)
            for row, sizes in zip(self._rows, self._sizes, strict=True)
            for cells, widths in self._lines(row, sizes, shown, console)
        )
        if console.color_system is None:
            # Nothing is styled, so all is one piece: a pipe is filled in a third of the time.
            yield Segment("".join(f"{''.join(map(str, cells))}\n" for cells in rows))
            return
        for cells in rows:
            for cell in cells:
                yield from [Segment(cell)] if isinstance(cell, str) else styled(cell, console)
            yield Segment.line()

    def _lines(
        self, row: list[Text], sizes: list[int], shown: Mapping[int, int], console: Console
    ) -> Iterator[tuple[list[Text], list[int]]]:
        """Give a row line by line, each with the sizes of its cells: one line where nothing has to wrap."""
        wide = {
            column: _wrapped(row[column], shown[column], console, hang=0 if column else HANG)
            for column in self._wrap
            if column in shown and sizes[column] > shown[column]
        }
        if not wide:
            yield row, sizes
            return
        for number in range(max(map(len, wide.values()))):
            cells = [NOTHING if number else cell for cell in row]
            for column, lines in wide.items():
                cells[column] = lines[number] if number < len(lines) else NOTHING
            yield cells, [cell.cell_len for cell in cells]

    def _fit(self, room: int) -> dict[int, int]:
        """Give the columns that fit into *room*, each with its width there."""
        full = {column: width for column, width in enumerate(self._widths()) if width}
        narrowest = {column: NARROWEST if column == 0 else NARROWEST_ID for column in self._shrink}
        narrowest |= dict.fromkeys(self._wrap, NARROWEST_ID)
        least = {column: min(width, narrowest.get(column, width)) for column, width in full.items()}
        spare = [column for column in (*self._spare, *reversed(full)) if column in full and column]
        while len(least) > FEWEST and _breadth(least) > room:
            least.pop(spare.pop(0), None)
        slack = room - _breadth(least)
        if slack > 0:
            _share(slack, full, least, [column for column in self._wrap if column in least])
            slack = room - _breadth(least)
        for column in reversed(self._shrink if slack > 0 else tuple(least)):
            if column in least:
                width = max(min(least[column] + slack, full[column]), 1)
                slack -= width - least[column]
                least[column] = width
        return least

    def _cells(self, row: list[Text], sizes: list[int], shown: Mapping[int, int]) -> Iterator[Text | str]:
        """Give the cells of a row that are *shown*, cut or filled up to their widths, with the space between them."""
        room = 0
        for column, width in shown.items():
            gap = width - sizes[column]
            cell = row[column]
            if gap < 0:
                cell = cell.copy()
                cell.truncate(width, overflow="ellipsis")
                gap = width - cell.cell_len
            if column in self._right:
                room, gap = room + gap, 0
            yield " " * room
            yield cell
            room = gap + GUTTER
        yield " " * (room - GUTTER)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Say how much room the rows can do with, and how much they would like."""
        del console
        widths = self._widths()
        full = sum(widths) + GUTTER * max(len([width for width in widths if width]) - 1, 0)
        return Measurement(min(full, options.max_width), min(full, options.max_width))


def _as_text(cell: Text | str) -> Text:
    # Of most rows most cells are empty, and one empty text is as good as another.
    return cell if isinstance(cell, Text) else Text(cell) if cell else NOTHING


def _wrapped(cell: Text, width: int, console: Console, *, hang: int) -> Sequence[Text]:
    """Give the lines of a cell, those below the first one indented."""
    first, *others = cell.wrap(console, width - hang)
    return [first, *(Text.assemble(" " * hang, line) for line in others)]


def _share(slack: int, full: Mapping[int, int], widths: dict[int, int], columns: Sequence[int]) -> None:
    """Share *slack* among *columns*, none wider than it is in full, the narrowest first."""
    waiting = sorted(columns, key=lambda column: full[column] - widths[column])
    for number, column in enumerate(waiting):
        more = min(full[column] - widths[column], slack // (len(waiting) - number))
        widths[column] += more
        slack -= more


def _breadth(widths: Mapping[int, int]) -> int:
    return sum(widths.values()) + GUTTER * (len(widths) - 1)


class Hanging:
    """A mark or some facts with a text beside them that wraps in its own column; below them where there is no room."""

    def __init__(self, sign: Text, body: Text) -> None:
        self._sign = sign
        self._body = body

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Give the lines of the body, the sign before the first one."""
        indent = self._sign.cell_len + 1
        room = options.max_width - indent
        if room < min(NARROWEST_ID, self._widest_line):
            yield from self._below(console, options.max_width)
            return
        for number, body in enumerate(self._body.wrap(console, room)):
            if number:
                yield Segment(" " * indent)
            else:
                yield from styled(self._sign, console)
                yield Segment(" ")
            yield from styled(body, console)
            yield Segment.line()

    def _below(self, console: Console, room: int) -> Iterator[Segment]:
        if self._sign.plain.strip():
            sign = self._sign.copy()
            sign.truncate(room, overflow="ellipsis")
            yield from styled(sign, console)
            yield Segment.line()
        for body in self._body.wrap(console, max(room - GUTTER, 1)):
            yield Segment(" " * GUTTER)
            yield from styled(body, console)
            yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Say how much room it would like; what says nothing is filled up with blanks to the end of the screen."""
        del console
        full = min(self._sign.cell_len + 1 + self._widest_line, options.max_width)
        return Measurement(full, full)

    @property
    def _widest_line(self) -> int:
        return max(map(cell_len, self._body.plain.split("\n")))


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


def styled(text: Text, console: Console) -> Iterable[Segment]:
    """Give a line in its style: `Text.render` alone forgets that of a text of which no part has one of its own."""
    if text.spans or not text.style:
        return text.render(console)
    return (Segment(text.plain, console.get_style(text.style)),)
