"""In which row of its stage each item stands, and in which order within the row."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from roadmap_cli.services.inventory import Need

SWEEPS = 8
"""How often the rows are gone through, down and up again; more hardly ever change anything."""

Row = tuple[tuple[int, str], ...]
"""The items of a row with the columns that they stand in, from left to right."""


def rows_of(items: Sequence[str], needs: Iterable[Need], columns: int) -> list[list[str]]:
    """Share *items* out among rows of at most *columns*, each below what it follows, otherwise in their order."""
    waiting = dict.fromkeys(items)
    follows: dict[str, set[str]] = {item: set() for item in items}
    for need in needs:
        if need.before in follows and need.after in follows and need.before != need.after:
            follows[need.after].add(need.before)
    rows: list[list[str]] = []
    while waiting:
        ready = [item for item in waiting if follows[item].isdisjoint(waiting)]
        # Going in a circle, as parts of two skills can that a source teaches in turns, the order decides.
        row = ready[:columns] or [next(iter(waiting))]
        for item in row:
            del waiting[item]
        rows.append(row)
    return rows


def order_rows(rows: Sequence[Sequence[str]], needs: Sequence[Need], columns: int) -> list[Row]:
    """Order each row so that few needs cross: by the mean place of what its items are linked to, there and back.

    Where a row has room its items stand near what they are linked to. There are never more crossings, as
    `crossings` counts them, than in the order given.
    """
    order = [list(row) for row in rows]
    linked: dict[str, list[str]] = {item: [] for row in rows for item in row}
    for need in needs:
        linked[need.before].append(need.after)
        linked[need.after].append(need.before)
    row_of = {item: number for number, row in enumerate(order) for item in row}
    best, least = [list(row) for row in order], cost_of(order, needs)
    place = {item: column for row in order for column, item in enumerate(row)}
    for sweep in range(SWEEPS):
        downwards = sweep % 2 == 0
        for number in range(len(order)) if downwards else reversed(range(len(order))):

            def wanted(item: str, number: int = number, downwards: bool = downwards) -> float:  # noqa: FBT001
                there = [place[other] for other in linked[item] if (row_of[other] < number) is downwards]
                return sum(there) / len(there) if there else place[item]

            order[number].sort(key=lambda item: (wanted(item), place[item]))
            place.update((item, column) for column, item in enumerate(order[number]))
        cost = cost_of(order, needs)
        if cost < least:
            best, least = [list(row) for row in order], cost
    return _stand(best, linked, columns)


def _stand(rows: Sequence[Sequence[str]], linked: Mapping[str, Sequence[str]], columns: int) -> list[Row]:
    """Give each row the columns that are nearest to the mean column of what its items are linked to."""
    column_of = {item: float(column) for row in rows for column, item in enumerate(row)}
    placed: list[Row] = []
    for row in rows:
        wanted = [
            sum(column_of[other] for other in linked[item]) / len(linked[item]) if linked[item] else column_of[item]
            for item in row
        ]

        def distance(chosen: tuple[int, ...], wanted: Sequence[float] = wanted) -> tuple[float, tuple[int, ...]]:
            return sum((a - b) ** 2 for a, b in zip(chosen, wanted, strict=True)), chosen

        chosen = min(combinations(range(columns), len(row)), key=distance)
        placed.append(tuple(zip(chosen, row, strict=True)))
        column_of.update((item, float(column)) for column, item in placed[-1])
    return placed


def cost_of(rows: Sequence[Sequence[str]], needs: Iterable[Need]) -> tuple[int, int]:
    """Give how many needs cross, then how far all of them lead sideways: what `order_rows` makes small."""
    place = {item: (number, column) for number, row in enumerate(rows) for column, item in enumerate(row)}
    ends = [(place[need.before], place[need.after]) for need in needs]
    return crossings(ends), sum(abs(first[1] - last[1]) for first, last in ends)


def crossings(ends: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> int:
    """Count the pairs of needs between the same two rows that cross."""
    between: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for (first_row, first), (last_row, last) in ends:
        between.setdefault((first_row, last_row), []).append((first, last))
    return sum(
        (a[0] - b[0]) * (a[1] - b[1]) < 0
        for pairs in between.values()
        for number, a in enumerate(pairs)
        for b in pairs[number + 1 :]
    )
