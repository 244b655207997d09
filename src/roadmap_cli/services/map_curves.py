"""How the curves of a map run: out of a tile, through the gaps between rows and columns, into another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

from roadmap_cli.services.inventory import Need

Bundle = tuple[str, str, str, int, bool]
"""The tile that curves leave, that to which one leads alone, their kind, their gap, and whether they run down."""

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

    Where *lane* is None the one stands in the row below the other in the same stage. Elsewhere the curve runs up or
    down at that x; within *bend* of either end it turns there.
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
    """Give the curve of each of *needs*: where several meet they stand side by side.

    Curves that leave one tile into the same gap are one until each turns to its own end.
    """
    lanes = list(_gutters(columns, tile_width, gutters))
    chosen = {need: _gutter(tiles[need.before], tiles[need.after], lanes, bend) for need in needs}
    bundles = {need: _bundle(need, tiles, chosen[need]) for need in needs}
    first = {bundle: need for need, bundle in reversed(bundles.items())}
    ports = _ports(
        tiles, [(need, need.before, _toward(tiles[need.after], chosen[need], lanes)) for need in first.values()]
    )
    leaving = {need: ports[first[bundle]] for need, bundle in bundles.items()}
    coming = _ports(tiles, [(need, need.after, _toward(tiles[need.before], chosen[need], lanes)) for need in needs])
    spread = _spread(tiles, chosen, bundles, lanes, bend)
    curves = []
    for need in needs:
        source, target = tiles[need.before], tiles[need.after]
        start = (leaving[need], source.y + source.height)
        end = (coming[need], target.y)
        curves.append(Curve(need.before, need.after, need.kind, start, end, spread.get(need), bend))
    return tuple(curves)


def _bundle(need: Need, tiles: Mapping[str, Box], gutter: int | None) -> Bundle:
    """Tell with what *need* shares its way; one that leads to the row below goes alone."""
    if gutter is None:
        return (*need, -1, False)
    return (need.before, "", need.kind, gutter, tiles[need.after].row > tiles[need.before].row)


def _gutters(columns: int, tile_width: float, gutters: tuple[float, float, float]) -> Iterator[_Gutter]:
    left, between, right = gutters
    yield _Gutter(0.0, left)
    for column in range(1, columns):
        yield _Gutter(left + column * tile_width + (column - 1) * between, between)
    yield _Gutter(left + columns * tile_width + (columns - 1) * between, right)


def _gutter(source: Box, target: Box, gutters: Sequence[_Gutter], row_gap: float) -> int | None:
    """Choose the gap between columns that is the shortest way, a wide one worth a detour; None for neighbours.

    What lies further apart than rows do has the head of a stage between, which no curve is to cross.
    """
    if target.row == source.row + 1 and target.y - source.y - source.height < row_gap + 1:
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
    tiles: Mapping[str, Box],
    chosen: Mapping[Need, int | None],
    bundles: Mapping[Need, Bundle],
    gutters: Sequence[_Gutter],
    bend: float,
) -> dict[Need, float]:
    """Give each bundle that runs in a gap its own lane there, as far as there is room; short ones lie inside."""
    lanes: dict[Need, float] = {}
    for number, gutter in enumerate(gutters):
        running = [need for need, choice in chosen.items() if choice == number]
        spans: dict[Bundle, tuple[float, float]] = {}
        for need in running:
            low, high = _span(tiles[need.before], tiles[need.after], bend)
            least, most = spans.get(bundles[need], (low, high))
            spans[bundles[need]] = (min(low, least), max(high, most))
        placed = _lanes(spans)
        count = max(placed.values(), default=0) + 1
        room = gutter.width - 2 * _LANE_MARGIN
        step = min(6.0, room / max(count - 1, 1))
        # At the right edge the lanes fill the gap from the tiles outwards, elsewhere from its middle.
        first = gutter.left + _LANE_MARGIN if number == len(gutters) - 1 else gutter.middle - step * (count - 1) / 2
        if count == 1:
            first = gutter.middle
        lanes |= {need: first + placed[bundles[need]] * step for need in running}
    return lanes


def _lanes(spans: Mapping[Bundle, tuple[float, float]]) -> dict[Bundle, int]:
    """Give each bundle the first lane in which nothing runs over its span, the short ones first."""
    taken: list[list[tuple[float, float]]] = []
    placed: dict[Bundle, int] = {}
    for bundle in sorted(spans, key=lambda one: (spans[one][1] - spans[one][0], spans[one], one)):
        low, high = spans[bundle]
        lane = next(
            (place for place, spans_there in enumerate(taken) if all(high < a or low > b for a, b in spans_there)),
            len(taken),
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        placed[bundle] = lane
    return placed


def _span(source: Box, target: Box, bend: float) -> tuple[float, float]:
    first, last = source.y + source.height + bend, target.y - bend
    return (min(first, last), max(first, last))
