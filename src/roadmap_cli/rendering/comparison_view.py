"""Roadmaps side by side."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.rendering.marks import HEADING, QUIET, command, counted, hint, hours_text, percent, weeks_text
from roadmap_cli.rendering.page import Columns, line, section, title_line
from roadmap_cli.services.comparison import ComparedItem, Comparison, OrderDifference, Place

WIDEST_HEAD = 7
"""How much of a roadmap's id heads its column: six roadmaps stand side by side on eighty columns."""


def render_comparison(comparison: Comparison) -> RenderableType:
    """Show the size of each roadmap, where each has every item, what only one has, and how the orders differ."""
    names = [roadmap.id for roadmap in comparison.roadmaps]
    sizes = [
        (
            line((roadmap.id, HEADING), f"  {roadmap.title}"),
            Text(hours_text(roadmap.hours)),
            Text(counted(roadmap.items, "item")),
            Text(f"{roadmap.aside} aside" if roadmap.aside else "", style=QUIET),
        )
        for roadmap in comparison.roadmaps
    ]
    parts: list[RenderableType] = [
        title_line("Compared", *names),
        "",
        Columns(sizes, right=(1, 2, 3)),
        section(f"Taught by all ({len(comparison.shared)})", ", ".join(comparison.shared) or "nothing"),
    ]
    lists = [(f"Only in {roadmap.id}", roadmap.only) for roadmap in comparison.roadmaps]
    lists += [(f"{roadmap.id} needs and does not teach", roadmap.gaps) for roadmap in comparison.roadmaps]
    parts += [section(f"{heading} ({len(ids)})", ", ".join(ids)) for heading, ids in lists if ids]
    parts += [section("Order", *(_order(order) for order in comparison.orders))]
    rows = [_heads(names), *(_item(item, names) for item in comparison.items)]
    parts += [section("Where each has it", Columns(rows)), "", hint("About one: ", command("roadmap show ITEM"))]
    return Group(*parts)


def _heads(names: list[str]) -> tuple[Text, ...]:
    heads = [Text(name, style=QUIET) for name in names]
    for head in heads:
        head.truncate(WIDEST_HEAD, overflow="ellipsis")
    return Text("item", style=QUIET), *heads


def _item(item: ComparedItem, names: list[str]) -> tuple[Text, ...]:
    return Text(item.id), *(_place(item.places.get(name)) for name in names)


def _place(place: Place | None) -> Text:
    if place is None:
        return Text("-", style=QUIET)
    if place.step is None or place.at is None:
        return Text("aside", style=QUIET)
    if place.weeks:
        return Text(f"w {weeks_text(place.weeks)}")
    return Text(f"at {percent(place.at)}")


def _order(order: OrderDifference) -> RenderableType:
    return Group(*_order_lines(order))


def _order_lines(order: OrderDifference) -> Iterator[Text]:
    yield Text.assemble(
        (f"{order.first} and {order.second}", HEADING),
        f"  {counted(order.shared, 'shared item')}, {percent(order.agreeing)} of the ordered pairs agree",
    )
    moved = [move for move in order.moved if abs(move.first - move.second) >= 0.25]  # noqa: PLR2004 - a quarter of the way
    for move in moved[:4]:
        yield Text(f"  {move.id}: {percent(move.first)} of the way against {percent(move.second)}", style=QUIET)
