"""The law of the map: whatever a roadmap holds, nothing on its map lies on anything else."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import bundled, bundled_outline, law, make_standing
from roadmap_cli.domain.progress import Progress
from roadmap_cli.services.inventory import Need, take_inventory
from roadmap_cli.services.map_layout import NARROW, WIDE, MapLayout, Placed, Sheet, lay_out
from roadmap_cli.services.map_order import cost_of, order_rows, rows_of
from roadmap_cli.services.map_text import text_width, wrapped

KINDS = st.sampled_from(("requires", "any_of", "continues"))
TITLES = st.text(max_size=60) | st.lists(st.sampled_from(["SQL", "queues", "W" * 40, "of"]), max_size=9).map(" ".join)
SHEETS = (WIDE, NARROW)


@st.composite
def maps(draw: st.DrawFn) -> tuple[dict[str, str], list[Placed], list[Need]]:
    """Give stages, items in them, and needs between any of them, circles included."""
    stages = {f"stage-{number}": draw(TITLES) for number in range(draw(st.integers(1, 4)))}
    items = [
        Placed(f"item-{number}", draw(st.sampled_from(sorted(stages))), draw(TITLES))
        for number in range(draw(st.integers(0, 24)))
    ]
    names = st.sampled_from([item.id for item in items] or ["nothing"]) | st.just("elsewhere")
    needs = draw(st.lists(st.builds(Need, names, names, KINDS), max_size=50))
    return stages, items, [need for need in needs if need.before != need.after]


def overlaps(layout: MapLayout) -> list[tuple[str, str]]:
    def apart(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
        return a[0] + a[2] <= b[0] or b[0] + b[2] <= a[0] or a[1] + a[3] <= b[1] or b[1] + b[3] <= a[1]

    boxes = [(box.id, (box.x, box.y, box.width, box.height)) for box in layout.tiles]
    return [(one, other) for (one, a), (other, b) in combinations(boxes, 2) if not apart(a, b)]


def assert_tidy(layout: MapLayout, items: list[Placed]) -> None:
    bands = {band.id: band for band in layout.bands}
    stage_of = {item.id: item.stage for item in items}
    assert sorted(tile.id for tile in layout.tiles) == sorted(stage_of)
    assert overlaps(layout) == []
    assert all(a.y + a.height <= b.y for a, b in pairwise(layout.bands))
    for tile in layout.tiles:
        band = bands[stage_of[tile.id]]
        assert band.x <= tile.x
        assert band.y < tile.y
        assert tile.x + tile.width <= band.x + band.width
        assert tile.y + tile.height < band.y + band.height
    for curve in layout.curves:
        if curve.lane is not None:
            assert 0 < curve.lane < layout.width
            assert [tile.id for tile in layout.tiles if tile.x < curve.lane < tile.x + tile.width] == []


@law
@given(maps(), st.sampled_from(SHEETS))
def test_nothing_lies_on_anything_else(drawn: tuple[dict[str, str], list[Placed], list[Need]], sheet: Sheet) -> None:
    """Each item stands once, inside its stage and apart from the others; curves run in the gaps between columns."""
    stages, items, needs = drawn

    layout = lay_out(stages, items, needs, sheet)

    assert_tidy(layout, items)
    assert layout == lay_out(stages, items, needs, sheet)


@law
@given(maps(), st.sampled_from(SHEETS))
def test_curves_that_leave_a_tile_into_the_same_gap_are_one(
    drawn: tuple[dict[str, str], list[Placed], list[Need]], sheet: Sheet
) -> None:
    """Down or up, of one kind, they begin at one point and share a lane; no other way from the tile begins there."""
    layout = lay_out(*drawn, sheet)
    row = {tile.id: tile.row for tile in layout.tiles}
    edges = [sheet.left_of(column) for column in range(sheet.columns)]

    ways: dict[tuple[object, ...], set[tuple[object, ...]]] = {}
    for curve in layout.curves:
        if curve.lane is not None:
            gap = sum(edge < curve.lane for edge in edges)
            way = (curve.before, curve.kind, gap, row[curve.after] > row[curve.before])
            ways.setdefault(way, set()).add((curve.start, curve.lane))
    assert [way for way, found in ways.items() if len(found) > 1] == []
    begun = [(way[0], start) for way, found in ways.items() for start, _ in found]
    assert len(begun) == len(set(begun))


@law
@given(maps(), st.integers(1, 6))
def test_an_item_stands_below_what_it_needs_in_its_stage(
    drawn: tuple[dict[str, str], list[Placed], list[Need]], columns: int
) -> None:
    """Rows hold each item once and no more than fit; where needs go in no circle, all of them lead down."""
    _, items, needs = drawn
    place = {item.id: number for number, item in enumerate(items)}
    forward = [need for need in needs if place.get(need.before, 99) < place.get(need.after, -1)]

    rows = rows_of(list(place), forward, columns)

    row_of = {item: number for number, row in enumerate(rows) for item in row}
    assert sorted(item for row in rows for item in row) == sorted(place)
    assert max(map(len, rows), default=0) <= columns
    assert [need for need in forward if row_of[need.before] >= row_of[need.after]] == []


@law
@given(maps(), st.integers(1, 6))
def test_ordering_never_makes_more_crossings(
    drawn: tuple[dict[str, str], list[Placed], list[Need]], columns: int
) -> None:
    """The order of the rows is at least as good as the roadmap's own; no item leaves its row."""
    _, items, needs = drawn
    names = {item.id for item in items}
    known = [need for need in needs if {need.before, need.after} <= names]
    rows = rows_of([item.id for item in items], known, columns)

    ordered = order_rows(rows, known, columns)

    after = [[item for _, item in row] for row in ordered]
    assert list(map(sorted, after)) == list(map(sorted, rows))
    assert cost_of(after, known) <= cost_of(rows, known)
    assert all(0 <= column < columns for row in ordered for column, _ in row)


@law
@given(TITLES, st.integers(1, 4))
def test_a_title_never_leaves_its_tile(title: str, lines: int) -> None:
    """No line is wider than its room, none is lost without a sign, and there are never too many."""
    found = wrapped(title, 150, 13, lines=lines)

    assert 1 <= len(found) <= lines
    assert all(text_width(line, 13) <= 150 or len(line) <= 2 for line in found)
    whole = "".join(found) == "".join(title.split()) or "".join("".join(found).split()) == "".join(title.split())
    assert whole or found[-1].endswith("…")


@pytest.mark.parametrize("roadmap", list(bundled().roadmaps))
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_bundled_roadmaps_are_tidy(roadmap: str, sheet: Sheet) -> None:
    """All six fit on both sheets with every item that they count, and keep all their curves."""
    inventory = take_inventory(make_standing(bundled_outline(roadmap)), Progress())
    stages = {stage.id: stage.title for stage in inventory.roadmap.stages}
    items = [Placed(record.item.id, record.stage.id, record.item.title) for record in inventory.records]

    layout = lay_out(stages, items, inventory.needs, sheet)

    assert_tidy(layout, items)
    assert len(layout.curves) == len(set(inventory.needs))
    assert [tile.id for tile in layout.tiles if tile.lines[-1].endswith("…")] == []
