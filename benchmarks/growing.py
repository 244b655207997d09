"""How what a command takes grows: with events, with items, with roadmaps followed; and the memory that it takes."""

from collections.abc import Callable, Iterator
from pathlib import Path

from bounds import Figure
from runs import FLOOR, PROGRAM, Race, ask, environment, peak_bytes, seconds
from worlds import busy, settle, ways_beside, world, write_events

EVENTS = (100, 1_000, 10_000, 100_000)
ITEMS = (100, 1_000, 5_000)
FOLLOWED = (1, 5, 20)
MOST_FOR_EVENTS, MOST_FOR_ITEMS, MOST_MEMORY = 1.1, 2.0, 2.5
NEXT = [*PROGRAM, "next"]


def with_events(home: Path, count: int) -> None:
    """Give *home* a journal of *count* events, and a goal, which asks what of them is of today."""
    write_events(home, busy(count))
    ask([*PROGRAM, "plan", "--months", "12", "--save"], environment(home))


def with_items(home: Path, count: int) -> None:
    """Let *home* follow a roadmap of one's own of *count* skills, none of which has topics: the most to be had."""
    settle(home, world(count, most_topics=1))


def with_followed(home: Path, count: int) -> None:
    """Let *home* follow *count* roadmaps, each a way through the whole catalogue."""
    ask([*PROGRAM, "use", "backend"], environment(home))
    if count > 1:
        ask([*PROGRAM, "add", str(ways_beside(home, count - 1)), "--yes"], environment(home))
        for number in range(1, count):
            ask([*PROGRAM, "follow", f"my.way-{number}"], environment(home))


def growths(folder: Path, rounds: int) -> Iterator[Figure]:
    """Measure `next` in the larger homes against the smallest, side by side."""
    yield from _growth(folder / "events", "events", with_events, EVENTS, rounds, MOST_FOR_EVENTS)
    yield from _growth(folder / "items", "items", with_items, ITEMS, rounds, MOST_FOR_ITEMS)
    yield from _growth(folder / "followed", "roadmaps followed", with_followed, FOLLOWED, rounds, None)


def _growth(
    folder: Path,
    noun: str,
    fill: Callable[[Path, int], None],
    counts: tuple[int, ...],
    rounds: int,
    at_most: float | None,
) -> Iterator[Figure]:
    smallest, *larger = counts
    homes = {count: environment(folder / str(count)) for count in counts}
    for count, surroundings in homes.items():
        (folder / str(count)).mkdir(parents=True)
        fill(folder / str(count), count)
        for _ in range(2):
            ask(NEXT, surroundings, "Next in")

    def run(count: int) -> float:
        return seconds(NEXT, homes[count])

    races = {count: Race(lambda _, count=count: run(count), lambda _: run(smallest)) for count in larger}
    for _ in range(rounds):
        for race in races.values():
            race.run()
    for count, race in races.items():
        ours, theirs = (round(value * 1000) for value in race.medians)
        name = f"`next` with {count:,} {noun} against {smallest:,}"
        bound = at_most if count == counts[-1] else None
        yield Figure(name, race.ratio, "times", bound, f"{ours} : {theirs} ms")


def memories(folder: Path) -> Iterator[Figure]:
    """Measure the peak memory of `next` against the bare interpreter's, in homes of which the growths were made."""
    for name, place, bound in (
        ("100 events", Path("events") / "100", MOST_MEMORY),
        ("100,000 events", Path("events") / "100000", MOST_MEMORY),
        ("5,000 items", Path("items") / "5000", None),
    ):
        surroundings = environment(folder / place)
        taken, bare = (peak_bytes(command, surroundings) for command in (NEXT, FLOOR))
        yield Figure(
            f"`next` with {name}", taken / bare, "times the interpreter's", bound, f"{taken >> 20} : {bare >> 20} MiB"
        )
