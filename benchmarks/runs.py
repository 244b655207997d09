"""Programs that are run and timed, each in a home of its own that is not the person's."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

FLOOR = [sys.executable, "-I", "-c", "pass"]
"""F: the start of the bare interpreter."""

PROGRAM = [str(Path(sys.executable).with_name("roadmap"))]
ENTRY = [sys.executable, "-I", "-c", "from roadmap_cli.__main__ import main; main()"]
"""The entry module, as the installed script starts it, but for what a shell or a link adds."""

Environment = Mapping[str, str]


def environment(home: Path) -> dict[str, str]:
    """Give the environment of a person whose folders are all in *home*, and who reads through a pipe."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR") if name in os.environ}
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    places = {"HOME": str(home), "ROADMAP_HOME": str(home)}
    return {**kept, **places, **folders, "LANG": "C.UTF-8", "TERM": "dumb", "NO_COLOR": "1"}


def seconds(command: Sequence[str], surroundings: Environment) -> float:
    """Run *command*, which must succeed, and give its wall time."""
    begin = time.perf_counter()
    subprocess.run(
        command,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - begin


def ask(command: Sequence[str], surroundings: Environment, *expected: str, most_seconds: float | None = None) -> str:
    """Run *command* and give what it prints; it must succeed, and say all that is *expected*.

    Raises subprocess.TimeoutExpired where it takes longer than *most_seconds*.
    """
    done = subprocess.run(
        command,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=most_seconds,
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-500:]}")
    said = done.stdout + done.stderr
    if missing := [text for text in expected if text not in said]:
        sys.exit(f"{' '.join(command)} does not say {missing[0]!r} but: {said[:500]!r}")
    return done.stdout


def peak_bytes(command: Sequence[str], surroundings: Environment) -> int:
    """Give the peak memory of *command*, measured by a parent of its own."""
    script = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    unit = 1 if sys.platform == "darwin" else 1024
    return int(ask([sys.executable, "-c", script, *command], surroundings)) * unit


class Race:
    """Two that do the same, run in turn: *ours* and *theirs* run once and give seconds, told in which round."""

    def __init__(self, ours: Callable[[int], float], theirs: Callable[[int], float]) -> None:
        self._ours = ours
        self._theirs = theirs
        self.times: list[tuple[float, float]] = []

    def run(self, most_seconds: float = float("inf")) -> None:
        """Run a round, unless the rounds before took *most_seconds*."""
        if sum(map(sum, self.times)) < most_seconds:
            number = len(self.times)
            theirs = self._theirs(number)
            self.times.append((self._ours(number), theirs))

    @property
    def ratio(self) -> float:
        """The median of how many times theirs ours took."""
        return statistics.median(ours / theirs for ours, theirs in self.times)

    @property
    def medians(self) -> tuple[float, float]:
        """The median seconds of ours and of theirs."""
        ours, theirs = zip(*self.times, strict=True)
        return statistics.median(ours), statistics.median(theirs)
