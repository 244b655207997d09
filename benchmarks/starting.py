"""How near commands come to the interpreter's own start, F, each for somebody with a goal and some time logged."""

import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bounds import Figure
from runs import ENTRY, FLOOR, PROGRAM, Race, ask, environment, seconds
from worlds import busy, write_events

QUICK, READING, WRITING, COLD = 1.3, 9.0, 12.0, 25.0
"""At most so many F."""


class Case(NamedTuple):
    """A command, what it has to print, at most how many F it may take, and what is run unmeasured before it."""

    name: str
    command: list[str]
    expected: str
    at_most: float
    before: tuple[str, ...] = ()


CASES = (
    Case("TAB for items", [*ENTRY, "completion", "zsh", "--", "show", "doc"], "docker:", QUICK),
    Case("TAB for commands", [*ENTRY, "completion", "zsh", "--", ""], "status:", QUICK),
    Case("`prompt`", [*ENTRY, "prompt"], "backend", QUICK),
    Case("`next`", [*PROGRAM, "next"], "Next in", READING),
    Case("`show docker`", [*PROGRAM, "show", "docker"], "Dockerfile", READING),
    Case("`week`", [*PROGRAM, "week"], "Week", READING),
    Case("`roadmap` alone", PROGRAM, "Milestones", READING),
    Case("`done`", [*PROGRAM, "done", "git-github"], "Git", WRITING, ("reset", "git-github")),
    Case("`undo`", [*PROGRAM, "undo"], "", WRITING, ("log", "docker", "1m")),
    Case("`log`", [*PROGRAM, "log", "docker", "1m"], "", WRITING),
    Case("`--help`", [*PROGRAM, "--help"], "Usage", WRITING),
    Case("`list`", [*PROGRAM, "list"], "birjob", WRITING),
    Case("`today`", [*PROGRAM, "today"], "", WRITING),
    Case("`show` (a roadmap)", [*PROGRAM, "show"], "Milestones", WRITING),
    Case("`plan`", [*PROGRAM, "plan", "--months", "12"], "Week", WRITING),
    Case("`forecast`", [*PROGRAM, "forecast"], "", WRITING),
    Case("`stats`", [*PROGRAM, "stats"], "", WRITING),
    Case("`resources docker`", [*PROGRAM, "resources", "docker"], "http", WRITING),
    Case("`history`", [*PROGRAM, "history"], "", WRITING),
    Case("`guide`", [*PROGRAM, "guide"], "databases-when", WRITING),
    Case("`compare`", [*PROGRAM, "compare", "birjob", "resumax"], "birjob", WRITING),
)


def prepare(home: Path) -> dict[str, str]:
    """Fill *home*, check each command and warm what it keeps; give the environment of whoever lives there."""
    home.mkdir(parents=True)
    surroundings = environment(home)
    write_events(home, busy(100))
    for words in (["use", "backend"], ["plan", "--months", "12", "--save"]):
        ask([*PROGRAM, *words], surroundings)
    for case in CASES:
        for _ in range(2):
            make_ready(case, surroundings)
            ask(case.command, surroundings, case.expected)
    return surroundings


def make_ready(case: Case, surroundings: dict[str, str]) -> None:
    """Run what comes before *case*; after a write, what TAB and the prompt have kept is made anew."""
    if case.before:
        ask([*PROGRAM, *case.before], surroundings)
    if case.command[: len(ENTRY)] == ENTRY:
        ask(case.command, surroundings)


def starts(home: Path, rounds: int) -> Iterator[Figure]:
    """Measure all commands against F, side by side, and the first run after an upgrade."""
    surroundings = prepare(home)

    def run(command: list[str]) -> float:
        return seconds(command, surroundings)

    def floor(case: Case) -> float:
        make_ready(case, surroundings)
        return run(FLOOR)

    def cold_floor(_: int) -> float:
        shutil.rmtree(home / "cache")
        return run(FLOOR)

    races = [Race(lambda _, case=case: run(case.command), lambda _, case=case: floor(case)) for case in CASES]
    for _ in range(rounds):
        for race in races:
            race.run()
    upgraded = Race(lambda _: run([*PROGRAM, "next"]), cold_floor)
    for _ in range(max(rounds // 3, 3)):
        upgraded.run()
    middle = statistics.median(race.medians[1] for race in races) * 1000
    yield Figure("F", middle, "ms")
    for case, race in zip(CASES, races, strict=True):
        yield Figure(case.name, race.ratio, "F", case.at_most)
    yield Figure("`next`, the first run after an upgrade (cold caches)", upgraded.ratio, "F", COLD)
