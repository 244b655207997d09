"""Pictures drawn in characters, which say the same without colour: a year of days, and a way that climbs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import ceil

from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.segment import Segment
from rich.text import Text

from roadmap_cli.rendering.marks import QUIET
from roadmap_cli.rendering.page import styled

SHADES = "·░▒▓█"
"""From a day without time to the fullest."""

WEEK = 7
LABEL = 5
MOST_WEEKS = 53
FEWEST_WEEKS = 4
MONTH = "%b"
HEIGHT = 8
WIDEST_COLUMN = 3
DONE, WANTED, AHEAD = "█", "◇", "◆"


class Heatmap:
    """The last year as weeks from left to right, days from top to bottom; a narrow screen shows fewer weeks."""

    def __init__(self, hours: Mapping[date, float], *, today: date) -> None:
        self._hours = hours
        self._today = today
        self._most = max(hours.values(), default=0.0)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Give a line with the months, then one for each day of the week."""
        monday = self._today - timedelta(days=self._today.weekday())
        count = max(min(options.max_width - LABEL, MOST_WEEKS), FEWEST_WEEKS)
        mondays = [monday - timedelta(days=WEEK * number) for number in reversed(range(count))]
        yield from _line(console, Text(" " * LABEL + _months(mondays, width=1), style=QUIET))
        for number in range(WEEK):
            row = Text(f"{mondays[0] + timedelta(days=number):%a}".ljust(LABEL), style=QUIET)
            for first in mondays:
                row.append(*self._cell(first + timedelta(days=number)))
            yield from _line(console, row)

    def _cell(self, day: date) -> tuple[str, str]:
        if day > self._today:
            return " ", ""
        level = self.level(self._hours.get(day, 0.0))
        return SHADES[level], "green" if level else QUIET

    def level(self, hours: float) -> int:
        """Give the shade of a day: 0 without time, else 1 to 4 by the quarters of the fullest day."""
        return ceil(hours / self._most * (len(SHADES) - 1)) if hours else 0

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Say how wide it can be."""
        del console
        return Measurement(LABEL + FEWEST_WEEKS, min(LABEL + MOST_WEEKS, options.max_width))


class Climb:
    """A column for each point: how high it is, and where it should be; a narrow screen shows the newest."""

    def __init__(
        self, points: Sequence[tuple[date, float, float | None]], *, label: Callable[[float], str], columns: int = 53
    ) -> None:
        self._points = points[-columns:]
        self._top = max((value for _, done, wanted in points for value in (done, wanted or 0.0)), default=0.0)
        self._label = label

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Give the rows from the top down with a scale at their left, then the months."""
        scale = self._scale()
        margin = max(map(len, scale)) + 1
        room = max(options.max_width - margin - 1, FEWEST_WEEKS)
        points = self._points[-room:]
        width = max(min(room // max(len(points), 1), WIDEST_COLUMN), 1)
        for row in range(HEIGHT, 0, -1):
            line = Text(f"{scale[row].rjust(margin)}│", style=QUIET)
            for _, done, wanted in points:
                line.append(*self._cell(row, done, wanted, width))
            yield from _line(console, line)
        yield from _line(console, Text(f"{scale[0].rjust(margin)}└{'─' * width * len(points)}", style=QUIET))
        months = _months([day for day, _, _ in points], width=width)
        yield from _line(console, Text(" " * (margin + 1) + months, style=QUIET))

    def _cell(self, row: int, done: float, wanted: float | None, width: int) -> tuple[str, str]:
        is_filled = self._height(done) >= row
        if wanted is not None and max(self._height(wanted), 1) == row:
            return (AHEAD if is_filled else WANTED) * width, "yellow"
        return (DONE if is_filled else " ") * width, "green"

    def _scale(self) -> list[str]:
        return [self._label(self._top * row / HEIGHT) if row % 2 == 0 else "" for row in range(HEIGHT + 1)]

    def _height(self, value: float) -> int:
        return round(value / self._top * HEIGHT) if self._top else 0

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Say how wide it can be."""
        del console
        widest = max(map(len, self._scale())) + 2 + WIDEST_COLUMN * max(len(self._points), FEWEST_WEEKS)
        return Measurement(LABEL + FEWEST_WEEKS, min(widest, options.max_width))


def _months(days: Sequence[date], *, width: int) -> str:
    """Give the names of the months over the columns in which they begin, those left out that would touch."""
    names = ""
    for place, day in enumerate(days):
        is_new = place == 0 or day.month != days[place - 1].month
        name = f"{day:%b}"
        if is_new and (not names or len(names) < place * width) and (place + 1) * width >= 1:
            names = names.ljust(place * width) + name
    return names[: max(len(days) * width, len("Jan"))]


def _line(console: Console, text: Text) -> Iterator[Segment]:
    yield from styled(text, console)
    yield Segment.line()
