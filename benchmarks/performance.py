"""Measure everything side by side: `python benchmarks/performance.py`, or `nox -s comparison` with the other tools.

Prints the tables that docs/performance.md holds, and with `--write` puts them there: commands against the start of the
bare interpreter, the same work by other tools, growth, memory, and what is done in process. Each command is checked
before it is measured: it must succeed and print what it should. Figures are medians of the ratios of runs side by
side. A tool that is not here is skipped and named. Exits 1 where a bound is broken.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent / "matching"))

import forecast_speed
import import_speed
import planning
import speed
from bounds import Figure, table
from comparing import PATIENCE, SIZES, Comparison, compare, found_tools
from growing import growths, memories
from starting import starts
from worlds import world

import roadmap_cli

DOCUMENT = Path(__file__).parents[1] / "docs" / "performance.md"
MOST_ROUNDS = SIZES[0] - 1
BEGIN, END = "<!-- measured -->\n", "<!-- /measured -->\n"


class Group(NamedTuple):
    """Figures of one kind, with a sentence on what they are."""

    title: str
    sentence: str
    figures: tuple[Figure, ...]
    text: str

    @classmethod
    def of(cls, title: str, sentence: str, figures: Iterator[Figure]) -> "Group":
        """Measure *figures* and put them into a table."""
        print(title, file=sys.stderr)
        measured = tuple(figures)
        return cls(title, sentence, measured, table(measured))


def against_others(folder: Path, tools: Path | None, rounds: int) -> Group:
    """Measure the same work by other tools."""
    print("Other tools", file=sys.stderr)
    found, skipped = found_tools(tools)
    named = {tool.package: f"{tool.package} {tool.version(program)}" for tool, program in found.values()}
    versions = ", ".join(named.values())
    comparisons = tuple(compare(folder, found, rounds))
    sentences = (
        "How many times the tool's time ours takes, so that below 1 ours is faster, and the medians of both.",
        f"{versions}." if found else "None of them is here.",
        dependencies(),
        f"What takes long is repeated less often, and broken off after {PATIENCE:.0f} s.",
        *skipped,
    )
    figures = tuple(chain.from_iterable(one.figures.values() for one in comparisons))
    return Group("Against other tools", " ".join(sentences), figures, comparison_table(comparisons))


def dependencies() -> str:
    """Say how much depends on what in the worlds that are compared."""
    counts = ", ".join(f"{world(size).dependencies:,} among {size:,} items" for size in SIZES)
    return f"What has to come before what, as in `backend`: {counts}."


def comparison_table(comparisons: tuple[Comparison, ...]) -> str:
    """Give a table in Markdown with a row for each work and a column for each number of items."""
    rows = [
        "| " + " | ".join(["tool", "theirs", "ours", *(f"{size:,}" for size in SIZES), "at most", ""]) + " |",
        "|---" * (len(SIZES) + 5) + "|",
    ]
    for one in comparisons:
        bounded = {size: figure for size, figure in one.figures.items() if figure.at_most is not None}
        bound = ", ".join(f"{figure.at_most:g} at {size:,}" for size, figure in bounded.items())
        broken = [f"BROKEN at {size:,}" for size, figure in bounded.items() if figure.is_broken]
        verdict = ", ".join(broken) or ("holds" if bounded else "")
        cells = [str(one.figures[size]) for size in one.figures]
        rows.append("| " + " | ".join([one.tool, f"`{one.theirs}`", f"`{one.ours}`", *cells, bound, verdict]) + " |")
    return "\n".join(rows)


def machine() -> str:
    """Name the machine and the versions that the figures hold for."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("typer", "rich"))
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"{libraries}, roadmap {roadmap_cli.__version__}, {time.strftime('%Y-%m-%d')}"
    )


def measure(folder: Path, tools: Path | None, rounds: int) -> Iterator[Group]:
    """Measure group after group."""
    home = folder / "person"
    yield Group.of(
        "Start",
        "F is the start of the bare interpreter, `python -I -c pass`. For somebody with a goal and some time logged, "
        "caches warm.",
        starts(home, rounds),
    )
    yield against_others(folder / "compared", tools, rounds)
    yield Group.of("Growth", "How many times longer, and the medians of both.", growths(folder, rounds))
    yield Group.of("Memory", "The peak.", memories(folder))
    yield Group.of(
        "In process",
        "In ms of the processor, start-up left out, but for imports, which are the whole program.",
        chain(planning.figures(planning.BOUNDS), forecast_speed.figures(), speed.figures(), import_speed.figures()),
    )


def document(heading: str, groups: list[Group]) -> str:
    """Give the tables as they stand in docs/performance.md."""
    parts = [f"## {group.title}\n\n{group.sentence}\n\n{group.text}\n" for group in groups]
    return "\n".join([heading + "\n", *parts])


def put(text: str, into: str) -> str:
    """Give *into* with *text* in place of what stands between its two marks."""
    before, _, rest = into.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        sys.exit(f"There is no place for the tables: {BEGIN.strip()} and {END.strip()} are missing.")
    return f"{before}{BEGIN}\n{text}\n{END}{after}"


def main() -> int:
    """Measure, print the tables, and say whether the bounds hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9, help="runs of each command (default 9)")
    parser.add_argument("--tools", type=Path, help="a folder with an environment for each other tool, by its package")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {DOCUMENT.name}")
    arguments = parser.parse_args()
    if not 1 <= arguments.rounds <= MOST_ROUNDS:
        parser.error(f"--rounds takes 1 to {MOST_ROUNDS}: each round finishes another of {SIZES[0]} items")
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        groups = list(measure(Path(name), arguments.tools, arguments.rounds))
    minutes = (time.perf_counter() - begin) / 60
    heading = f"{machine()}; {arguments.rounds} rounds, {minutes:.0f} minutes."
    text = document(heading, groups)
    if arguments.write:
        DOCUMENT.write_text(put(text, DOCUMENT.read_text("utf-8")), "utf-8")
    if arguments.json:
        figures = {group.title: [figure._asdict() for figure in group.figures] for group in groups}
        print(json.dumps({"machine": heading, "groups": figures}, indent=2))
    else:
        print(text)
    broken = [figure.name for group in groups for figure in group.figures if figure.is_broken]
    print("\n".join(f"BROKEN: {name}" for name in broken) or "All bounds hold.", file=sys.stderr)
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
