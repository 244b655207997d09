"""Measure the everyday commands against the bare interpreter: `python benchmarks/measure.py`.

Prints, for a new journal and for one with 10,000 events, how many times `python -I -c pass` each
command takes (medians of the ratios of interleaved runs, caches warm, bytecode compiled) and how
much memory it takes at its peak. Each command is checked once before it is measured: it must
succeed and print what it should. Exits 1 where a bound is broken.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from roadmap_cli.domain.events import NOTE, STATUS, TIME, Draft
from roadmap_cli.storage.journal import Journal
from roadmap_cli.storage.locations import find_locations

FLOOR = [sys.executable, "-I", "-c", "pass"]
PROGRAM = [str(Path(sys.executable).with_name("roadmap"))]
MOST_TIMES = {"next": 12, "show": 12, "show docker": 12}
MOST_MEMORY = 40  # MiB
EXPECTED = {
    "next": "Next in",
    "show": "Milestones",
    "show docker": "Dockerfile",
    "": "Milestones",
    "plan --months 12": "Week",
}
EVENTS = 10_000


def write_events(home: Path, count: int) -> None:
    """Fill the journal of *home* with *count* events over two years, as a busy person would leave them."""
    journal = Journal(find_locations({"ROADMAP_HOME": str(home)}))
    items = ["http-protocol", "docker", "sql-basics", "git-github", "linux-cli", "rest-api-design"]
    per_month = count // 24
    for month in range(24):
        moment = datetime(2024, 12, 1, 12, tzinfo=UTC) + timedelta(days=30 * month)
        drafts = [
            Draft(TIME, items[number % 6], {"minutes": 30, "on": "2025-01-01"})
            if number % 4
            else Draft(NOTE, items[number % 6], {"text": f"what I learned on day {number}"})
            if number % 20 == 0
            else Draft(STATUS, items[number % 6], {"to": ("learning", "done", "none")[number // 4 % 3]})
            for number in range(per_month if month else count - 23 * per_month)
        ]
        journal.append(drafts, moment=moment, day=date(moment.year, moment.month, 1))


def check(words: str, home: Path) -> None:
    """Run the command once: it must succeed, print what it should, and have its caches warm afterwards."""
    done = subprocess.run([*PROGRAM, *words.split()], env=environment(home), capture_output=True, text=True, check=True)
    if EXPECTED[words] not in done.stdout:
        sys.exit(f"roadmap {words} printed something else: {done.stdout[:200]!r}")


def environment(home: Path) -> dict[str, str]:
    """Give the environment of a person whose folders are *home*, and whose program keeps its bytecode as usual."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "ROADMAP_HOME": str(home), "COLUMNS": "100"}


def seconds(command: list[str], home: Path) -> float:
    """Run *command* and give its wall time."""
    begin = time.perf_counter()
    subprocess.run(command, env=environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def peak_mebibytes(words: str, home: Path) -> float:
    """Give the peak memory of the command, measured by a parent of its own."""
    script = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    command = [sys.executable, "-c", script, *PROGRAM, *words.split()]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True, check=True)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return int(done.stdout) / unit


def measure(home: Path, rounds: int) -> list[dict[str, object]]:
    """Measure all commands in *home*, interleaved with the floor."""
    ratios: dict[str, list[float]] = {words: [] for words in EXPECTED}
    floors = []
    for words in EXPECTED:
        check(words, home)
    for _ in range(rounds):
        for words, found in ratios.items():
            floor = seconds(FLOOR, home)
            floors.append(floor)
            found.append(seconds([*PROGRAM, *words.split()], home) / floor)
    return [
        {
            "command": f"roadmap {words}".strip(),
            "times_floor": round(statistics.median(found), 1),
            "at_most": MOST_TIMES.get(words),
            "mebibytes": round(peak_mebibytes(words, home), 1),
            "floor_ms": round(statistics.median(floors) * 1000, 1),
        }
        for words, found in ratios.items()
    ]


def main() -> int:
    """Measure with an empty and with a full journal, and say whether the bounds hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=31, help="runs of each command (default 31)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    arguments = parser.parse_args()
    results: dict[int, list[dict[str, object]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for events in (0, EVENTS):
            home = Path(folder) / str(events)
            home.mkdir()
            if events:
                write_events(home, events)
            results[events] = measure(home, arguments.rounds)
    if arguments.json:
        print(json.dumps(results, indent=2))
    broken = 0
    for events, rows in results.items():
        if not arguments.json:
            print(f"\n{events:,} events, F = {rows[0]['floor_ms']} ms, {arguments.rounds} rounds")
        for row in rows:
            bound = row["at_most"]
            is_broken = (bound and row["times_floor"] > bound) or row["mebibytes"] > MOST_MEMORY
            broken += bool(is_broken)
            if not arguments.json:
                limit = f"at most {bound}" if bound else ""
                sign = "BROKEN" if is_broken else ""
                print(f"  {row['command']:26} {row['times_floor']:>5} F  {limit:10} {row['mebibytes']:>5} MiB  {sign}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
