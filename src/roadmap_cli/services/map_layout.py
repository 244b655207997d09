"""Where everything on a map stands: bands of stages from top to bottom, rows of tiles in them, curves between.

The rows of a stage are layers: an item stands below what it needs there. Tiles of a row stand on one grid, and a
curve leaves it through the gaps between rows and columns alone, so that nothing ever lies on anything else.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from roadmap_cli.services.inventory import Need
from roadmap_cli.services.map_curves import Curve, draw_curves
from roadmap_cli.services.map_order import order_rows, rows_of
from roadmap_cli.services.map_text import wrapped


class Sheet(NamedTuple):
    """What a map is drawn on, in pixels: so many *columns* of tiles, and the gaps around them.

    *gutters* are the widths left of the first column, between columns, and right of the last.
    """

    name: str
    columns: int
    tile_width: float
    gutters: tuple[float, float, float]
    row_gap: float = 34
    text_size: float = 13
    text_lines: int = 6

    @property
    def width(self) -> float:
        """Give the width of the whole."""
        left, between, right = self.gutters
        return left + self.columns * self.tile_width + (self.columns - 1) * between + right

    def left_of(self, column: int) -> float:
        """Give where the tiles of *column* begin."""
        return self.gutters[0] + column * (self.tile_width + self.gutters[1])


WIDE = Sheet("wide", 5, 204, (22, 28, 22))
NARROW = Sheet("narrow", 1, 284, (14, 0, 70))

LINE_HEIGHT = 17.0
TILE_PADDING = 12.0
MARK_WIDTH = 26.0
"""What the sign of the status takes of a tile, left of its title."""

FACTS_SIZE = 11.5
FACTS_LINE = 15.0
FACTS_GAP = 4.0
HEAD_SIZE = 17.6
"""Drawn in 16 pixels, bold."""

HEAD_LINE = 21.0
HEAD_FACTS = 24.0
BAND_PADDING = 16.0
BAND_GAP = 14.0


class Placed(NamedTuple):
    """An item that is to stand on the map, in the stage of that id, with its *facts* in small print."""

    id: str
    stage: str
    title: str
    facts: str = ""


class Tile(NamedTuple):
    """An item on the map; *row* and *column* count from 0, rows through all stages."""

    id: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    facts: tuple[str, ...]
    row: int
    column: int


class Band(NamedTuple):
    """A stage on the map, behind its tiles, with its title broken into *lines*."""

    id: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


class MapLayout(NamedTuple):
    """A map drawn up: nothing on it overlaps anything else, and all lies within *width* and *height*."""

    sheet: Sheet
    width: float
    height: float
    bands: tuple[Band, ...]
    tiles: tuple[Tile, ...]
    curves: tuple[Curve, ...]


def lay_out(stages: Mapping[str, str], items: Sequence[Placed], needs: Sequence[Need], sheet: Sheet) -> MapLayout:
    """Place *items*, each once, in bands of *stages* (titles by id, in order) on *sheet*; the same for the same.

    A need whose ends are not both among the items is left out.
    """
    known = {item.id: item for item in items}
    drawn = [need for need in dict.fromkeys(needs) if {need.before, need.after} <= known.keys()]
    rows = {
        stage: rows_of([item.id for item in items if item.stage == stage], drawn, sheet.columns) for stage in stages
    }
    ordered = iter(order_rows([row for stage in stages for row in rows[stage]], drawn, sheet.columns))
    bands: list[Band] = []
    tiles: dict[str, Tile] = {}
    y, number = 0.0, 0
    for stage, title in stages.items():
        top = y
        head = wrapped(title, sheet.width - 2 * BAND_PADDING, HEAD_SIZE, lines=3)
        y += BAND_PADDING + len(head) * HEAD_LINE + HEAD_FACTS
        for _ in rows[stage]:
            row = [_tile(known[name], column, number, sheet, y + sheet.row_gap) for column, name in next(ordered)]
            height = max(tile.height for tile in row)
            tiles |= {tile.id: tile._replace(height=height) for tile in row}
            y += sheet.row_gap + height
            number += 1
        y += sheet.row_gap if rows[stage] else BAND_PADDING
        bands.append(Band(stage, 0.0, top, sheet.width, y - top, head))
        y += BAND_GAP
    height = max(y - BAND_GAP, 0.0)
    curves = draw_curves(tiles, drawn, sheet.columns, sheet.tile_width, sheet.gutters, sheet.row_gap)
    return MapLayout(sheet, sheet.width, height, tuple(bands), tuple(tiles.values()), curves)


def _tile(item: Placed, column: int, row: int, sheet: Sheet, y: float) -> Tile:
    room = sheet.tile_width - 2 * TILE_PADDING - MARK_WIDTH
    lines = wrapped(item.title, room, sheet.text_size, lines=sheet.text_lines)
    facts = wrapped(item.facts, room, FACTS_SIZE, lines=2)
    height = 2 * TILE_PADDING + len(lines) * LINE_HEIGHT + FACTS_GAP + len(facts) * FACTS_LINE
    return Tile(item.id, sheet.left_of(column), y, sheet.tile_width, height, lines, facts, row, column)
