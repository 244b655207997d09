"""Measure `roadmap sync` of one event against git's own push: `python benchmarks/measure_sync.py`.

For a journal of 100 and one of 10,000 events: the median wall time of a sync that sends one event to
a bare repository in a folder, of one that brings one, of one with nothing new, and of a plain
`git push` of one commit to a repository of the same kind. Exits 1 where a sync takes half a second.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from runs import PROGRAM
from worlds import busy, write_events

MOST = 500  # milliseconds
EVENTS = (100, 10_000)


def run(words: list[str | Path], home: Path) -> float:
    """Run a command in the environment of *home* and give its wall time in milliseconds."""
    environment = {**os.environ, "ROADMAP_HOME": str(home), "HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1"}
    begin = time.perf_counter()
    subprocess.run(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - begin) * 1000


def push_once(work: Path, number: int) -> float:
    """Commit one line to a file in *work*, and give the time in which git pushes that."""
    with (work / "file").open("a") as file:
        file.write(f"{number}\n")
    git: list[str | Path] = ["git", "-C", work, "-c", "user.name=x", "-c", "user.email=x@example.com"]
    run([*git, "add", "file"], work)
    run([*git, "commit", "--quiet", "--message", "x"], work)
    return run([*git, "push", "--quiet", "origin", "HEAD:main"], work)


def measure(folder: Path, events: int, rounds: int) -> dict[str, float]:
    """Measure with a journal of so many events."""
    one, two, work = (folder / name for name in ("one", "two", "work"))
    for home in (one, two, work):
        home.mkdir(parents=True)
    for name in ("ours.git", "plain.git"):
        run(["git", "init", "--quiet", "--bare", folder / name], folder)
    run(["git", "init", "--quiet", work], work)
    run(["git", "-C", work, "remote", "add", "origin", folder / "plain.git"], work)
    write_events(one, busy(events))
    for home in (one, two):
        run([*PROGRAM, "sync", folder / "ours.git"], home)
    found: dict[str, list[float]] = {"send": [], "bring": [], "nothing": [], "push": []}
    for number in range(rounds):
        run([*PROGRAM, "note", "docker", f"{number}"], one)
        found["send"].append(run([*PROGRAM, "sync"], one))
        found["bring"].append(run([*PROGRAM, "sync"], two))
        found["nothing"].append(run([*PROGRAM, "sync"], two))
        found["push"].append(push_once(work, number))
    medians = {name: round(statistics.median(times), 1) for name, times in found.items()}
    return {**medians, "times_push": round(medians["send"] / medians["push"], 1)}


def main() -> int:
    """Measure, and say whether the bound holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=21, help="runs of each (default 21)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = {events: measure(Path(folder) / str(events), events, arguments.rounds) for events in EVENTS}
    if arguments.json:
        print(json.dumps(results, indent=2))
    for events, row in results.items() if not arguments.json else ():
        print(
            f"{events:>6,} events: sends one in {row['send']} ms, {row['times_push']} times git push ({row['push']} ms)"
        )
        print(f"               brings one in {row['bring']} ms, nothing new in {row['nothing']} ms")
    return 1 if any(row["send"] > MOST or row["bring"] > MOST for row in results.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
