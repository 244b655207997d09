"""Measure what the journal costs as it grows: `python benchmarks/journal.py`.

Prints, for journals of 100, 1,000 and 100,000 events with warm caches: how many times the bare
interpreter `next` takes, how many milliseconds a durable event adds to the same command without
writing (`note ITEM TEXT` against `note ITEM`), and the same for `undo`; runs are interleaved, and each
figure is the median of what was measured side by side. Each command is checked once before. Exits 1
where a bound is broken.
"""

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path

from runs import FLOOR, PROGRAM, ask, environment, seconds
from worlds import busy, write_events

SIZES = (100, 1_000, 100_000)
MOST_MILLISECONDS = 30
MOST_GROWTH = 1.1
ITEM = "docker"


def run(home: Path, *words: str) -> float:
    """Run the program on *words* and give its wall time in seconds."""
    return seconds([*PROGRAM, *words], environment(home))


def check(home: Path) -> None:
    """See that a note is written and taken back, and warm the caches."""
    for words, expected in (
        (("note", ITEM, "a first note"), "a first note"),
        (("note", ITEM), "a first note"),
        (("undo",), "a first note"),
        (("next",), "Next in"),
    ):
        ask([*PROGRAM, *words], environment(home), expected)


def measure(homes: dict[int, Path], rounds: int) -> list[dict[str, object]]:
    """Measure all sizes, interleaved with the floor and with one another."""
    floors: list[float] = []
    found: dict[int, dict[str, list[float]]] = {
        size: {"next": [], "growth": [], "note": [], "undo": []} for size in homes
    }
    for number in range(rounds):
        smallest = 0.0
        for size, home in homes.items():
            floor = seconds(FLOOR, environment(home))
            floors.append(floor)
            reading = run(home, "next")
            smallest = smallest or reading
            row = found[size]
            row["next"].append(reading / floor)
            row["growth"].append(reading / smallest)
            before, write, after, back = (
                run(home, "note", ITEM),
                run(home, "note", ITEM, f"note number {number}"),
                run(home, "note", ITEM),
                run(home, "undo"),
            )
            row["note"].append(write - (before + after) / 2)
            row["undo"].append(back - (before + after) / 2)
    return [
        {
            "events": size,
            "next_times_floor": round(statistics.median(row["next"]), 1),
            "next_times_smallest": round(statistics.median(row["growth"]), 3),
            "note_adds_ms": round(statistics.median(row["note"]) * 1000, 1),
            "undo_adds_ms": round(statistics.median(row["undo"]) * 1000, 1),
            "floor_ms": round(statistics.median(floors) * 1000, 1),
        }
        for size, row in found.items()
    ]


def main() -> int:
    """Measure, print, and say whether the bounds hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=21, help="runs of each command (default 21)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        homes = {size: Path(folder) / str(size) for size in SIZES}
        for size, home in homes.items():
            home.mkdir()
            write_events(home, busy(size))
            check(home)
        rows = measure(homes, arguments.rounds)
    if arguments.json:
        print(json.dumps(rows, indent=2))
    broken = 0
    for row in rows:
        is_broken = row["note_adds_ms"] > MOST_MILLISECONDS or row["next_times_smallest"] > MOST_GROWTH
        broken += is_broken
        if not arguments.json:
            print(
                f"{row['events']:>8,} events: next {row['next_times_floor']} F, {row['next_times_smallest']} times the "
                f"smallest (at most {MOST_GROWTH}); "
                f"a note adds {row['note_adds_ms']} ms (at most {MOST_MILLISECONDS}), "
                f"an undo {row['undo_adds_ms']} ms; F = {row['floor_ms']} ms{'  BROKEN' if is_broken else ''}"
            )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
