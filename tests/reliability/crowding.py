"""Fifty writers at once: `crowding.py HOME EVENTS SEED KILLED READERS HOW` prints what was lost.

One process forks them all, since fifty interpreters would take longer to start than to write. HOW is
`honest`, `unsynced` (which waits for no disk, as no lock depends on it), or `careless`, the control:
without a lock and without a mirror, and all read the file before anybody puts his own in its place.
"""

import json
import multiprocessing
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from journal_doubles import NoLock, add, make_journal, texts_of
from killing import keep_no_mirror
from writing_paths import UnsyncedDisk

from roadmap_cli.domain.errors import RoadmapError
from roadmap_cli.storage.durable_io import DiskIO

WRITERS = 50
EVERYBODY = multiprocessing.Barrier(WRITERS)
PATIENCE = 120.0


class CollidingDisk(NoLock):
    """A disk without a lock on which what a lock prevents does happen, however fast the machine is."""

    def __init__(self) -> None:
        super().__init__()
        self._has_met = False

    def replace(self, source: Path, target: Path) -> None:
        """Wait the first time until all are about to replace the same file."""
        if target.parent.name == "progress" and not self._has_met:
            self._has_met = True
            EVERYBODY.wait(PATIENCE)
        super().replace(source, target)


DISKS = {"honest": DiskIO, "unsynced": UnsyncedDisk, "careless": CollidingDisk}


class Crowd:
    """The home that all write to, and what each child says through a pipe of its own."""

    def __init__(self, home: Path, how: str, events: int) -> None:
        self.home = home
        self.how = how
        self.events = events
        self.reports: dict[int, int] = {}

    def fork(self, work: Callable[[int], None]) -> int:
        reader, writer = os.pipe()
        child = os.fork()
        if child:
            os.close(writer)
            self.reports[child] = reader
            return child
        code = 1
        try:
            work(writer)
            code = 0
        except (OSError, RoadmapError) as error:
            os.write(2, f"{error!r}\n".encode())
        os._exit(code)

    def write(self, number: int, pipe: int) -> None:
        journal = make_journal(self.home, DISKS[self.how](), lock_timeout=PATIENCE)
        for place in range(self.events):
            try:
                add(journal, f"{number} {place}")
                os.write(pipe, f"{number} {place}\n".encode())
            except (OSError, RoadmapError):
                if self.how != "careless":
                    raise

    def read(self, _pipe: int) -> None:
        """Read until all is over; raise where the journal is damaged or has shrunk."""
        seen: set[str] = set()
        while not (self.home / "stop").exists():
            now = texts_of(self.home)
            if not seen <= now:
                raise OSError
            seen = now
            time.sleep(0.02)

    def said(self, child: int) -> set[str]:
        report = b""
        while piece := os.read(self.reports[child], 1 << 16):
            report += piece
        return set(report.decode().split("\n")[:-1])

    def present(self) -> set[str]:
        try:
            return texts_of(self.home)
        except RoadmapError:
            return set()


def exit_of(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def run(crowd: Crowd, killed: int, readers: int) -> dict[str, int | list[int]]:
    """Let all begin, kill the first ones at random moments, and wait for the others."""
    crowd.home.mkdir()
    if crowd.how == "careless":
        add(make_journal(crowd.home, NoLock()), "first")  # so that all are one device, with one file
    watchers = [crowd.fork(crowd.read) for _ in range(readers)]
    writers = [crowd.fork(lambda pipe, number=number: crowd.write(number, pipe)) for number in range(WRITERS)]
    for child in writers[:killed]:
        time.sleep(random.random() * 0.1)
        os.kill(child, signal.SIGKILL)
    codes = [exit_of(child) for child in writers]
    (crowd.home / "stop").touch()
    watched = [exit_of(child) for child in watchers]
    said = set().union(*map(crowd.said, writers))
    failed = sum(code != 0 for code in codes[killed:])
    return {"said": len(said), "lost": len(said - crowd.present()), "failed": failed, "watched": watched}


if __name__ == "__main__":
    random.seed(int(sys.argv[3]))
    if sys.argv[6] == "careless":
        keep_no_mirror()
    everybody = Crowd(Path(sys.argv[1]), sys.argv[6], int(sys.argv[2]))
    print(json.dumps(run(everybody, int(sys.argv[4]), int(sys.argv[5]))))
