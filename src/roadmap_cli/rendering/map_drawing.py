"""A layout as the attributes of SVG elements."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roadmap_cli.rendering.map_cards import Card, stage_facts, stage_name
from roadmap_cli.services.inventory import Inventory
from roadmap_cli.services.map_curves import Curve
from roadmap_cli.services.map_layout import (
    BAND_PADDING,
    FACTS_LINE,
    HEAD_LINE,
    LINE_HEIGHT,
    MARK_WIDTH,
    NARROW,
    TILE_PADDING,
    WIDE,
    Band,
    MapLayout,
    Placed,
    Tile,
    lay_out,
)

_BASELINE = 13.0
_FIRST_PAGE, _PAGE = 0.5, 0.64
"""How high a page of paper in landscape is against its width: the first also holds the title; A4 and Letter alike."""

_BAR_WIDTH = 48.0
"""So short that the words behind it end before the first gap between columns, where curves run."""


class Line(NamedTuple):
    """A line of text at its place."""

    text: str
    x: str
    y: str


class DrawnTile(NamedTuple):
    """A tile as SVG draws it."""

    card: Card
    x: str
    y: str
    width: str
    height: str
    mark_x: str
    mark_y: str
    lines: tuple[Line, ...]
    facts: tuple[Line, ...]
    row: int
    column: int


class DrawnBand(NamedTuple):
    """A band as SVG draws it, with the bar that says how much of it is done."""

    name: str
    facts: str
    x: str
    y: str
    width: str
    height: str
    lines: tuple[Line, ...]
    facts_x: str
    facts_y: str
    bar_x: str
    bar_y: str
    bar_width: str
    bar_done: str


class DrawnCurve(NamedTuple):
    """A curve as SVG draws it, between the numbers of two cards."""

    before: int
    after: int
    kind: str
    d: str


class PaperPage(NamedTuple):
    """What of a map stands on one page of paper."""

    top: str
    height: str


class Drawing(NamedTuple):
    """A whole map as SVG draws it."""

    width: str
    height: str
    bands: tuple[DrawnBand, ...]
    tiles: tuple[DrawnTile, ...]
    curves: tuple[DrawnCurve, ...]
    pages: tuple[PaperPage, ...]


def drawing_of(inventory: Inventory, cards: Sequence[Card], sheet: str) -> Drawing:
    """Draw the map of *inventory* on the `wide` or the `narrow` sheet."""
    by_id = {card.id: card for card in cards}
    stages = {stage.id: stage_name(stage) for stage in inventory.roadmap.stages}
    items = [Placed(card.id, card.stage, card.title, card.facts) for card in cards]
    layout = lay_out(stages, items, inventory.needs, WIDE if sheet == WIDE.name else NARROW)
    facts = {stage.id: (stage_facts(stage), stage.share_done) for stage in inventory.roadmap.stages}
    order = {card.id: card.n for card in cards}
    return Drawing(
        width=px(layout.width),
        height=px(layout.height),
        bands=tuple(_band(band, stages[band.id], *facts[band.id]) for band in layout.bands),
        # In the order of the roadmap, which is the order in which a screen reader tells them.
        tiles=tuple(_tile(tile, by_id[tile.id]) for tile in sorted(layout.tiles, key=lambda tile: order[tile.id])),
        curves=tuple(
            DrawnCurve(by_id[curve.before].n, by_id[curve.after].n, curve.kind, path_of(curve))
            for curve in layout.curves
        ),
        pages=tuple(_pages(layout)),
    )


def px(number: float) -> str:
    """Give a length in pixels, to the tenth."""
    return f"{round(number, 1):g}" if number < 100_000 else f"{number:.0f}"  # noqa: PLR2004 - :g has six digits


def path_of(curve: Curve) -> str:
    """Give the path of *curve*."""
    (x1, y1), (x2, y2), bend = curve.start, curve.end, curve.bend
    if curve.lane is None:
        middle = px((y1 + y2) / 2)
        return f"M{px(x1)} {px(y1)}C{px(x1)} {middle} {px(x2)} {middle} {px(x2)} {px(y2)}"
    lane, down, up = px(curve.lane), y1 + bend, y2 - bend
    return (
        f"M{px(x1)} {px(y1)}C{px(x1)} {px(y1 + 0.7 * bend)} {lane} {px(y1 + 0.3 * bend)} {lane} {px(down)}"
        f"V{px(up)}C{lane} {px(y2 - 0.3 * bend)} {px(x2)} {px(y2 - 0.7 * bend)} {px(x2)} {px(y2)}"
    )


def _tile(tile: Tile, card: Card) -> DrawnTile:
    left, top = tile.x + TILE_PADDING, tile.y + TILE_PADDING
    return DrawnTile(
        card=card,
        x=px(tile.x),
        y=px(tile.y),
        width=px(tile.width),
        height=px(tile.height),
        mark_x=px(left),
        mark_y=px(top),
        lines=tuple(
            Line(line, px(left + MARK_WIDTH), px(top + _BASELINE + number * LINE_HEIGHT))
            for number, line in enumerate(tile.lines)
        ),
        facts=tuple(
            Line(line, px(left + MARK_WIDTH), px(tile.y + tile.height - TILE_PADDING - number * FACTS_LINE - 1))
            for number, line in zip(reversed(range(len(tile.facts))), tile.facts, strict=True)
        ),
        row=tile.row,
        column=tile.column,
    )


def _band(band: Band, name: str, facts: str, share: float) -> DrawnBand:
    left, top = band.x + BAND_PADDING, band.y + BAND_PADDING
    below = top + len(band.lines) * HEAD_LINE
    return DrawnBand(
        name=name,
        facts=facts,
        x=px(band.x),
        y=px(band.y),
        width=px(band.width),
        height=px(band.height),
        lines=tuple(
            Line(line, px(left), px(top + _BASELINE + number * HEAD_LINE)) for number, line in enumerate(band.lines)
        ),
        facts_x=px(left + _BAR_WIDTH + 10),
        facts_y=px(below + _BASELINE),
        bar_x=px(left),
        bar_y=px(below + 6),
        bar_width=px(_BAR_WIDTH),
        bar_done=px(_BAR_WIDTH * share),
    )


def _pages(layout: MapLayout) -> Iterator[PaperPage]:
    """Break the map between rows, or between bands where one ends on the page, so that no tile is cut in two."""
    tops = sorted({band.y for band in layout.bands} | {tile.y - layout.sheet.row_gap / 2 for tile in layout.tiles})
    top, room = 0.0, _FIRST_PAGE * layout.width
    while layout.height - top > room:
        bands = [band.y for band in layout.bands if top + room / 2 < band.y <= top + room]
        fitting = bands or [place for place in tops if top < place <= top + room]
        last = max(fitting, default=top + room)
        yield PaperPage(px(top), px(last - top))
        top, room = last, _PAGE * layout.width
    if layout.height > top:
        yield PaperPage(px(top), px(layout.height - top))
