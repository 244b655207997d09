"""Our commands against other tools at the same work on the same things, side by side."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bounds import Figure
from entry_tools import BUKU, JRNL, WATSON
from other_tools import Tool, Work
from runs import PROGRAM, Race, ask, environment, seconds
from task_tools import TASKWARRIOR, TODOMAN, TOPYDO, WITH_SKILLS
from worlds import World, entries, settle, world, write_events

TOOLS = (TASKWARRIOR, WITH_SKILLS, TOPYDO, TODOMAN, WATSON, JRNL, BUKU)
"""taskwarrior comes from Debian, the others from PyPI."""

SIZES = (50, 1_000, 5_000)
MOST_SECONDS = 12.0
"""What takes longer than this together is run no further rounds."""

PATIENCE = 30.0
"""A run is broken off after so many seconds, and counts as if it had taken them."""


class Comparison(NamedTuple):
    """A tool's work and, for each number of things, how many times its time ours takes."""

    tool: str
    theirs: str
    ours: str
    figures: dict[int, Figure]


class Bout(NamedTuple):
    """A work that is measured at one size."""

    tool: Tool
    work: Work
    size: int
    race: Race

    def figure(self) -> Figure:
        """Give how many times theirs ours takes."""
        ours, theirs = self.race.medians
        over = "over " if theirs >= PATIENCE else ""
        return Figure(
            f"{self.work.ours.called} against {self.work.theirs.called}, {self.size:,} items",
            self.race.ratio,
            "",
            self.work.at_most.get(self.size),
            f"{ours * 1000:.0f} : {over}{theirs * 1000:,.0f} ms",
        )


def found_tools(folder: Path | None) -> tuple[dict[str, tuple[Tool, str]], list[str]]:
    """Give the tools that are here by name, each with its program, and a sentence for each that is not."""
    programs = {tool.name: (tool, tool.find(folder)) for tool in TOOLS}
    where = f"on PATH or in {folder}" if folder else "on PATH"
    skipped = [
        f"{name} is skipped: there is no `{tool.program}` {where}."
        for name, (tool, program) in programs.items()
        if program is None
    ]
    return {name: (tool, program) for name, (tool, program) in programs.items() if program}, skipped


def compare(folder: Path, tools: dict[str, tuple[Tool, str]], rounds: int) -> Iterator[Comparison]:
    """Measure all works of *tools* at all sizes."""
    bouts = [bout for size in SIZES for bout in _measured(folder / str(size), tools, size, rounds)]
    for tool, _ in tools.values():
        mine = [bout for bout in bouts if bout.tool is tool]
        for theirs, ours in dict.fromkeys((bout.work.theirs.called, bout.work.ours.called) for bout in mine):
            figures = {bout.size: bout.figure() for bout in mine if bout.work.theirs.called == theirs}
            yield Comparison(tool.name, theirs, ours, figures)


def _measured(folder: Path, tools: dict[str, tuple[Tool, str]], size: int, rounds: int) -> list[Bout]:
    drawn = world(size)
    ours = folder / "ours"
    settle(ours, drawn)
    bouts = [bout for tool, program in tools.values() for bout in _bouts(folder, tool, program, drawn)]
    for number in range(rounds):
        print(f"other tools, {size:,} items, round {number + 1} of {rounds}", file=sys.stderr)
        for bout in bouts:
            bout.race.run(MOST_SECONDS)
    return bouts


def _bouts(folder: Path, tool: Tool, program: str, drawn: World) -> Iterator[Bout]:
    found = tool.settle(program, folder / tool.name, drawn)
    # A home of ours for each tool, so that what is finished in one has no say in another.
    home = folder / f"ours-{tool.name}"
    shutil.copytree(folder / "ours", home)
    surroundings = environment(home)
    write_events(home, entries(drawn, tool.kind))
    ask([*PROGRAM, "next"], surroundings)
    for work in tool.works(found):
        work.ours.check(surroundings, PATIENCE)
        try:
            work.theirs.check(found.surroundings, PATIENCE)
            is_broken_off = False
        except subprocess.TimeoutExpired:
            is_broken_off = True

        def theirs(number: int, work: Work = work, *, is_broken_off: bool = is_broken_off) -> float:
            command = work.theirs.command(number + 1)
            return PATIENCE if is_broken_off else seconds(command, found.surroundings)

        def ours(number: int, work: Work = work) -> float:
            return seconds(work.ours.command(number + 1), surroundings)

        yield Bout(tool, work, len(drawn.things), Race(ours, theirs))
