"""How the curves of a map run: out of a tile, through the gaps between rows and columns, into another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

from roadmap_cli.services.inventory import Need

_FARTHEST_PORTS = 14.0
_EDGE = 24.0
_LANE_MARGIN = 5.0
_ROOM_IS_WORTH = 4.0


class Box(Protocol):
    """What a curve needs to know of a tile."""

    @property
    def x(self) -> float: ...  # noqa: D102 - where it begins
    @property
    def y(self) -> float: ...  # noqa: D102 - where it begins
    @property
    def width(self) -> float: ...  # noqa: D102 - how wide it is
    @property
    def height(self) -> float: ...  # noqa: D102 - how high it is
    @property
    def row(self) -> int: ...  # noqa: D102 - its row
    @property
    def column(self) -> int: ...  # noqa: D102 - its column


class Curve(NamedTuple):
    """A curve from the bottom of one tile at *start* to the top of another at *end*.

    Where *lane* is None the one stands in the row below the other. Elsewhere the curve runs up or down at that x;
    within *bend* of either end it turns there.
    """

    before: str
    after: str
    kind: Literal["requires", "any_of", "continues"]
    start: tuple[float, float]
    end: tuple[float, float]
    lane: float | None
    bend: float


class _Gutter(NamedTuple):
    left: float
    width: float

    @property
    def middle(self) -> float:
        return self.left + self.width / 2


def draw_curves(
    tiles: Mapping[str, Box],
    needs: Sequence[Need],
    columns: int,
    tile_width: float,
    gutters: tuple[float, float, float],
    bend: float,
) -> tuple[Curve, ...]:
    """Give the curve of each of *needs*: where several meet they stand side by side."""
    lanes = list(_gutters(columns, tile_width, gutters))
    chosen = {need: _gutter(tiles[need.before], tiles[need.after], lanes) for need in needs}
    leaving = _ports(tiles, [(need, need.before, _toward(tiles[need.after], chosen[need], lanes)) for need in needs])
    coming = _ports(tiles, [(need, need.after, _toward(tiles[need.before], chosen[need], lanes)) for need in needs])
    spread = _spread(tiles, chosen, lanes, bend)
    curves = []
    for need in needs:
        source, target = tiles[need.before], tiles[need.after]
        start = (leaving[need], source.y + source.height)
        end = (coming[need], target.y)
        curves.append(Curve(need.before, need.after, need.kind, start, end, spread.get(need), bend))
    return tuple(curves)


def _gutters(columns: int, tile_width: float, gutters: tuple[float, float, float]) -> Iterator[_Gutter]:
    left, between, right = gutters
    yield _Gutter(0.0, left)
    for column in range(1, columns):
        yield _Gutter(left + column * tile_width + (column - 1) * between, between)
    yield _Gutter(left + columns * tile_width + (columns - 1) * between, right)


def _gutter(source: Box, target: Box, gutters: Sequence[_Gutter]) -> int | None:
    """Choose the gap between columns that is the shortest way, a wide one worth a detour; None for neighbours."""
    if target.row == source.row + 1:
        return None
    first, last = source.x + source.width / 2, target.x + target.width / 2

    def way(number: int) -> tuple[float, float]:
        middle = gutters[number].middle
        return (abs(middle - first) + abs(middle - last) - _ROOM_IS_WORTH * gutters[number].width, middle)

    return min(range(len(gutters)), key=way)


def _toward(other: Box, gutter: int | None, gutters: Sequence[_Gutter]) -> float:
    return other.x + other.width / 2 if gutter is None else gutters[gutter].middle


def _ports(tiles: Mapping[str, Box], ends: Iterable[tuple[Need, str, float]]) -> dict[Need, float]:
    """Give where on its tile each curve ends, those of one tile in the order of where they come from."""
    by_tile: dict[str, list[tuple[float, Need]]] = {}
    for need, tile, toward in ends:
        by_tile.setdefault(tile, []).append((toward, need))
    ports: dict[Need, float] = {}
    for tile, meeting in by_tile.items():
        box = tiles[tile]
        step = min(_FARTHEST_PORTS, (box.width - 2 * _EDGE) / len(meeting))
        for number, (_, need) in enumerate(sorted(meeting)):
            ports[need] = box.x + box.width / 2 + (number - (len(meeting) - 1) / 2) * step
    return ports


def _spread(
    tiles: Mapping[str, Box], chosen: Mapping[Need, int | None], gutters: Sequence[_Gutter], bend: float
) -> dict[Need, float]:
    """Give each curve that runs in a gap its own lane there, as far as there is room; short ones lie inside."""
    lanes: dict[Need, float] = {}
    for number, gutter in enumerate(gutters):
        taken: list[list[tuple[float, float]]] = []
        placed: dict[Need, int] = {}
        running = [need for need, choice in chosen.items() if choice == number]
        spans = {need: _span(tiles[need.before], tiles[need.after], bend) for need in running}
        for need in sorted(running, key=lambda need: (spans[need][1] - spans[need][0], spans[need], need)):
            low, high = spans[need]
            lane = next(
                (place for place, spans_there in enumerate(taken) if all(high < a or low > b for a, b in spans_there)),
                len(taken),
            )
            if lane == len(taken):
                taken.append([])
            taken[lane].append((low, high))
            placed[need] = lane
        room = gutter.width - 2 * _LANE_MARGIN
        step = min(6.0, room / max(len(taken) - 1, 1))
        # At the right edge the lanes fill the gap from the tiles outwards, elsewhere from its middle.
        first = (
            gutter.left + _LANE_MARGIN if number == len(gutters) - 1 else gutter.middle - step * (len(taken) - 1) / 2
        )
        if len(taken) == 1:
            first = gutter.middle
        lanes |= {need: first + lane * step for need, lane in placed.items()}
    return lanes


def _span(source: Box, target: Box, bend: float) -> tuple[float, float]:
    first, last = source.y + source.height + bend, target.y - bend
    return (min(first, last), max(first, last))
