"""Measure how near the program comes to the interpreter's own start: `python benchmarks/instant.py`.

Prints the table that docs/performance.md holds: how many times `python -I -c pass` (F) each command takes, TAB and
the prompt first; how `next` grows with events and with items; and how much memory it takes. All runs of a
round stand side by side, each figure is the median of the ratios within a round, and each command is
checked before: it must succeed and print what it should. Exits 1 where a bound is broken.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from measure import FLOOR, PROGRAM, environment, seconds, write_events

import roadmap_cli

ENTRY = [sys.executable, "-I", "-c", "from roadmap_cli.__main__ import main; main()"]
"""The entry module, as the installed script starts it, but for what a shell or a link adds."""

STARTED_IN = "import sys; sys.path.insert(0, sys.argv.pop(1)); from roadmap_cli.__main__ import main; main()"

EVENTS = (100, 100_000)
ITEMS = (100, 5_000)


class Case(NamedTuple):
    """A command, what it has to print, at most how many F it may take, and what is run unmeasured before it."""

    name: str
    command: list[str]
    expected: str
    at_most: float
    before: tuple[str, ...] = ()


CASES = (
    Case("TAB (items)", [*ENTRY, "completion", "zsh", "--", "show", "doc"], "docker:", 1.3),
    Case("TAB (commands)", [*ENTRY, "completion", "zsh", "--", ""], "status:", 1.3),
    Case("prompt", [*ENTRY, "prompt"], "backend", 1.3),
    Case("next", [*PROGRAM, "next"], "Next in", 9),
    Case("show docker", [*PROGRAM, "show", "docker"], "Dockerfile", 9),
    Case("week", [*PROGRAM, "week"], "Week", 9),
    Case("bare roadmap", PROGRAM, "Milestones", 9),
    Case("done", [*PROGRAM, "done", "git-github"], "Git", 12, ("reset", "git-github")),
    Case("undo", [*PROGRAM, "undo"], "", 12, ("log", "docker", "1m")),
    Case("log", [*PROGRAM, "log", "docker", "1m"], "", 12),
    Case("--help", [*PROGRAM, "--help"], "Usage", 12),
    Case("list", [*PROGRAM, "list"], "birjob", 12),
    Case("today", [*PROGRAM, "today"], "", 12),
    Case("show (a roadmap)", [*PROGRAM, "show"], "Milestones", 12),
    Case("plan", [*PROGRAM, "plan", "--months", "12"], "Week", 12),
    Case("stats", [*PROGRAM, "stats"], "", 12),
    Case("resources docker", [*PROGRAM, "resources", "docker"], "http", 12),
    Case("history", [*PROGRAM, "history"], "", 12),
    Case("guide", [*PROGRAM, "guide"], "databases-when", 12),
    Case("compare", [*PROGRAM, "compare", "birjob", "resumax"], "birjob", 12),
)


class Row(NamedTuple):
    """A figure with its bound; *noun* is what it counts."""

    name: str
    figure: float
    noun: str
    at_most: float | None

    @property
    def is_broken(self) -> bool:
        """Tell whether the bound does not hold."""
        return self.at_most is not None and self.figure > self.at_most


def prepare(folder: Path) -> Path:
    """Give the home of somebody with a goal and some time logged, its caches warm."""
    home = folder / "home"
    write_events(home, 100)
    for words in (["use", "backend"], ["plan", "--months", "12", "--save"]):
        ask([*PROGRAM, *words], home)
    for case in CASES:
        for _ in range(2):
            make_ready(case, home)
            printed = ask(case.command, home)
            if case.expected not in printed:
                sys.exit(f"{case.name} printed something else: {printed[:200]!r}")
    return home


def make_ready(case: Case, home: Path) -> None:
    """Run what comes before *case*; after a write, what TAB and the prompt have kept is made anew."""
    if case.before:
        ask([*PROGRAM, *case.before], home)
    if case.command[: len(ENTRY)] == ENTRY:
        ask(case.command, home)


def ask(command: list[str], home: Path) -> str:
    """Run *command*, which must succeed, and give what it prints."""
    return subprocess.run(command, env=environment(home), capture_output=True, text=True, check=True).stdout


def commands(home: Path, rounds: int) -> Iterator[Row]:
    """Measure all commands against F, side by side."""
    ratios: dict[str, list[float]] = {case.name: [] for case in CASES}
    for _ in range(rounds):
        for case in CASES:
            make_ready(case, home)
            floor = seconds(FLOOR, home)
            ratios[case.name].append(seconds(case.command, home) / floor)
    for case in CASES:
        yield Row(case.name, round(statistics.median(ratios[case.name]), 2), "F", case.at_most)


def growth(name: str, homes: dict[int, Path], run: Callable[[Path], float], rounds: int, at_most: float) -> Row:
    """Measure how many times the smallest the largest takes, side by side."""
    small, large = sorted(homes)
    found = [run(homes[large]) / run(homes[small]) for _ in range(rounds)]
    return Row(f"{name}: {large:,} against {small:,}", round(statistics.median(found), 2), "times", at_most)


def homes_with_events(folder: Path) -> dict[int, Path]:
    """Give homes whose journals differ in length, each with a goal."""
    homes = {count: folder / f"events-{count}" for count in EVENTS}
    for count, home in homes.items():
        write_events(home, count)
        ask([*PROGRAM, "plan", "--months", "12", "--save"], home)
        for _ in range(2):
            ask([*PROGRAM, "next"], home)
    return homes


def programs_with_items(folder: Path) -> dict[int, Path]:
    """Give copies of the program whose one roadmap differs in its number of items."""
    return {count: _program_with(folder / f"items-{count}", count) for count in ITEMS}


def _program_with(folder: Path, count: int) -> Path:
    package = folder / "roadmap_cli"
    shutil.copytree(Path(roadmap_cli.__file__).parent, package, ignore=shutil.ignore_patterns("data"))
    data = package / "data"
    skills = [
        f"- id: item-{number}\n  title: Item {number}\n  summary: What it is.\n  why: What it is for.\n  hours: 2\n"
        + (f"  requires: [item-{number - 10}]\n" if number >= 10 else "")
        for number in range(count)
    ]
    steps = [
        f"  - id: step-{first}\n    title: Step {first}\n"
        f"    skills: [{', '.join(f'item-{number}' for number in range(first, first + 10))}]\n"
        for first in range(0, count, 10)
    ]
    files = {
        "content.yaml": "date: 2026-11-20\n",
        "skills/area.yaml": "title: Area\nskills:\n" + "".join(skills),
        "roadmaps/backend.yaml": "id: backend\ntitle: All\nsource:\n  publisher: us\n  title: All\n"
        "stages:\n- id: stage\n  title: Stage\n  steps:\n" + "".join(steps),
    }
    for name, text in files.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(text, "utf-8")
    for _ in range(2):
        if "Next in" not in ask([sys.executable, "-c", STARTED_IN, str(folder), "next"], folder / "home"):
            sys.exit("next printed something else")
    return folder


def next_of(folder: Path) -> float:
    """Run `next` of the program in *folder* and give its wall time in seconds."""
    return seconds([sys.executable, "-c", STARTED_IN, str(folder), "next"], folder / "home")


def memory(home: Path) -> Row:
    """Measure the peak memory of `next` against the bare interpreter's."""
    script = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    peaks = [int(ask([sys.executable, "-c", script, *command], home)) for command in ([*PROGRAM, "next"], FLOOR)]
    return Row("peak memory of next", round(peaks[0] / peaks[1], 2), "times the bare interpreter's", 2.5)


def cold(home: Path, rounds: int) -> Row:
    """Measure the first run after an upgrade: no cache, bytecode compiled."""
    found = []
    for _ in range(rounds):
        shutil.rmtree(home / "cache")
        found.append(seconds([*PROGRAM, "next"], home) / seconds(FLOOR, home))
    return Row("next with cold caches", round(statistics.median(found), 1), "F", 25)


def machine() -> str:
    """Name the machine and the versions that the figures hold for."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("typer", "rich"))
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"{libraries}, roadmap {roadmap_cli.__version__}, {time.strftime('%Y-%m-%d')}"
    )


def main() -> int:
    """Measure, print the table, and say whether the bounds hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=21, help="runs of each command (default 21)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = prepare(folder)
        floor = statistics.median(seconds(FLOOR, home) for _ in range(arguments.rounds))
        rows = [*commands(home, arguments.rounds), cold(home, max(arguments.rounds // 4, 3)), memory(home)]
        with_events = homes_with_events(folder)
        rows.append(
            growth("next, events", with_events, lambda one: seconds([*PROGRAM, "next"], one), arguments.rounds, 1.1)
        )
        rows.append(growth("next, items", programs_with_items(folder), next_of, arguments.rounds, 2))
    if arguments.json:
        print(json.dumps({"machine": machine(), "floor_ms": floor * 1000, "rows": [row._asdict() for row in rows]}))
    else:
        print(f"{machine()}; F = {floor * 1000:.1f} ms, {arguments.rounds} rounds.\n")
        print("| | measured | at most |\n|---|---|---|")
        for row in rows:
            sign = " (broken)" if row.is_broken else ""
            print(f"| {row.name} | {row.figure} {row.noun}{sign} | {'' if row.at_most is None else row.at_most} |")
    return int(any(row.is_broken for row in rows))


if __name__ == "__main__":
    sys.exit(main())
