"""Kill writers: `killing.py HOMES ROUNDS SEED HOW` starts one after the other, and prints what was lost.

One process forks a writer for each round, because starting an interpreter takes longer than a round. The
writer appends in a loop and names each command through a pipe once it was saved. HOW is `honest`, or a
control: `too early` names a command before it is saved, `in place` writes over the file itself and keeps
no mirror.
"""

import json
import os
import random
import select
import signal
import sys
import time
from pathlib import Path

from journal_doubles import add, make_journal
from writing_paths import UnsyncedDisk, device_in, events_in, name_of

from roadmap_cli.domain.errors import RoadmapError
from roadmap_cli.storage.durable_io import DiskIO
from roadmap_cli.storage.safety_mirror import SafetyMirror

ROUNDS_PER_HOME = 10
"""So many writers are killed in one home, the first of them before there is one."""


WINDOW = 0.001
"""So many seconds a careless writer rests where a kill does harm: the control is to be hit on any machine."""


class InPlaceDisk(UnsyncedDisk):
    """A control: the file itself is opened for writing, as `open('w')` does."""

    def replace(self, source: Path, target: Path) -> None:
        content = source.read_bytes()
        with target.open("wb") as file:
            for start in range(0, len(content), 64):
                file.write(content[start : start + 64])
                file.flush()
                time.sleep(WINDOW)
        source.unlink()


def keep_no_mirror() -> None:
    SafetyMirror.prepare = lambda *_: None
    SafetyMirror.keep = lambda *_, **__: None
    SafetyMirror.replace = lambda *_: None


def write_until_killed(home: Path, number: int, pipe: int, disk: DiskIO, *, is_early: bool) -> None:
    """Append commands of one note or of two for ever; name each by what all its notes begin with."""
    journal = make_journal(home, disk)
    for place in range(1000):
        name = f"{number}.{place}"
        if is_early:
            os.write(pipe, f"{name}\n".encode())
            time.sleep(WINDOW)
        add(journal, *([f"{name} a", f"{name} b"] if place % 2 else [f"{name} a"]))
        if not is_early:
            os.write(pipe, f"{name}\n".encode())


class Rounds:
    """What was confirmed, and what was found of it."""

    def __init__(self, homes: Path, seed: int, how: str) -> None:
        self.homes = homes
        self.how = how
        self.random = random.Random(seed)
        self.found = {"confirmed": 0, "lost": 0, "half": 0, "devices": 0, "refused": 0, "nothing confirmed": 0}
        self.begun: set[str] = set()
        self.known = b""

    def disk(self) -> DiskIO:
        if self.how == "in place":
            return InPlaceDisk()
        return DiskIO() if self.random.random() < 0.3 else UnsyncedDisk()

    def run(self, number: int) -> None:
        """Let one writer begin and kill it at a random moment; then read as the next command would."""
        home = self.homes / str(number // ROUNDS_PER_HOME)
        if number % ROUNDS_PER_HOME == 0:
            self.begun, self.known = set(), b""
        said = self._killed(home, number)
        self.found["confirmed"] += len(said)
        self.found["nothing confirmed"] += not said
        self.begun |= said
        self._look(home)

    def _killed(self, home: Path, number: int) -> set[str]:
        reader, writer = os.pipe()
        disk, after = self.disk(), self.random.random() ** 2 * 0.03
        waits = self.random.random() < 0.5 or self.how == "too early"
        child = os.fork()
        if child == 0:
            write_until_killed(home, number, writer, disk, is_early=self.how == "too early")
            os._exit(0)
        os.close(writer)
        if waits:
            select.select([reader], [], [], 10)
        time.sleep(0 if self.how == "too early" else after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said = b""
        while more := os.read(reader, 1 << 16):
            said += more
        os.close(reader)
        return set(said.decode().split("\n")[:-1])

    def _look(self, home: Path) -> None:
        try:
            names = sorted(name_of(event) for event in events_in(home).values())
        except RoadmapError:
            self.found["refused"] += 1
            self.begun = set()
            return
        whole = {name.partition(" ")[0] for name in names}
        self.found["lost"] += len(self.begun - whole)
        expected = {f"{name} {part}" for name in whole for part in ("ab" if int(name.split(".")[1]) % 2 else "a")}
        self.found["half"] += names != sorted(expected)
        self.begun &= whole
        device = device_in(home)
        self.found["devices"] += bool(self.known) and device != self.known
        self.known = device


if __name__ == "__main__":
    rounds = Rounds(Path(sys.argv[1]), int(sys.argv[3]), sys.argv[4])
    if rounds.how == "in place":
        keep_no_mirror()
    for round_number in range(int(sys.argv[2])):
        rounds.run(round_number)
    print(json.dumps(rounds.found))
