"""Other tools that people keep such things with, and the work that each does as we do it.

Each is used as its manual says: filled through its import or in the format that it documents, run through its own
commands, in a home of its own, set to ask nothing and to colour nothing.
"""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from runs import PROGRAM, ask, environment
from worlds import World, item

from roadmap_cli.domain.events import TIME

Command = Callable[[int], list[str]]
"""The words to run in a round; what finishes or adds something does so with another thing in each."""

ALL_AT_5000 = {5_000: 1.0}


class Side(NamedTuple):
    """A command and how it is called, what it says at the least, and what shows it where it says nothing itself."""

    called: str
    command: Command
    expected: tuple[str, ...]
    look: Command | None = None

    def check(self, surroundings: Mapping[str, str], most_seconds: float) -> None:
        """Run it once: it must succeed and do what it should, and is broken off after *most_seconds*."""
        said = () if self.look else self.expected
        ask(self.command(0), surroundings, *said, most_seconds=most_seconds)
        if self.look:
            ask(self.look(0), surroundings, *self.expected)


class Work(NamedTuple):
    """The same work by a tool and by us, and by the number of things how many times theirs ours may take."""

    theirs: Side
    ours: Side
    at_most: Mapping[int, float] = {}


class Found(NamedTuple):
    """A tool on this machine, filled: its program, its home, the world in it and the environment in which it runs."""

    program: str
    home: Path
    world: World
    surroundings: dict[str, str]

    @property
    def titles(self) -> tuple[str, ...]:
        """The title of everything in it."""
        return tuple(thing.title for thing in self.world.things)


@dataclass(frozen=True)
class Tool:
    """A tool: *package* holds *program*, *fill* puts a world into its home, *works* says what it is asked for."""

    name: str
    package: str
    program: str
    fill: Callable[[Found], None]
    works: Callable[[Found], Iterator[Work]]
    kind: str = TIME
    """What our journal keeps that is nearest to what it keeps."""

    def find(self, folder: Path | None) -> str | None:
        """Give the path of the program, out of the environment of its own in *folder*, or else of the machine's."""
        own = folder and folder / self.package / "bin" / self.program
        return str(own) if own and own.is_file() else shutil.which(self.program)

    def version(self, program: str) -> str:
        """Give the version that *program* names."""
        command = [program, "--version"]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=True)
        return version_in(done.stdout)

    def settle(self, program: str, home: Path, drawn: World) -> Found:
        """Fill a *home* with *drawn*."""
        home.mkdir(parents=True)
        found = Found(program, home, drawn, surroundings(home))
        self.fill(found)
        return found


def version_in(text: str) -> str:
    """Give the first version that *text* names."""
    found = re.search(r"\d+(\.\d+)+", text)
    return found[0] if found else "of unknown version"


def surroundings(home: Path) -> dict[str, str]:
    """Give the environment of somebody whose things lie in *home*, for each tool told as it wants to be."""
    places = {"TASKRC": "taskrc", "TASKDATA": "tasks", "TODOMAN_CONFIG": "todoman.py", "WATSON_DIR": "watson"}
    return {**environment(home), **{name: str(home / place) for name, place in places.items()}}


def our_list(found: Found) -> Side:
    """Give our roadmap with everything in it."""
    return _ours("show --depth 4", found.titles)


def our_next() -> Side:
    """Give what comes next, with the reasons."""
    return _ours("next", ("Next in",))


def our_entries(found: Found) -> Side:
    """Give our journal from end to end: an entry for each thing."""
    return _ours("history --limit 0", tuple(item(found.world, thing) for thing in found.world.things))


def our_sums(found: Found) -> Side:
    """Give where the time went."""
    return _ours("log", (f"{len(found.world.things) // 2:,} h",))


def our_change(found: Found, called: str, *after: str) -> Side:
    """Give a change of another ITEM in each round, durable before it says so; *after* is what comes after it."""
    things = found.world.things
    word = called.partition(" ")[0]
    return Side(called, lambda number: [*PROGRAM, word, item(found.world, things[number]), *after], ("Saved",))


def _ours(words: str, expected: tuple[str, ...]) -> Side:
    return Side(words, lambda _: [*PROGRAM, *words.split()], expected)
