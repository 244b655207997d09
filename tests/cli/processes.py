"""The program as a shell starts it, in a home of its own."""

import os
import subprocess
import sys
from pathlib import Path

import roadmap_cli

MAIN = "from roadmap_cli.__main__ import main; main()"


def environment(home: Path) -> dict[str, str]:
    """Give the environment of a shell whose folders lie in *home*."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(roadmap_cli.__file__).parents[1]),  # the program that the other tests test
        "ROADMAP_HOME": str(home),
        "LANG": "C.UTF-8",
    }


def run(home: Path, *words: str, code: str = MAIN, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the program on *words*, or *code* in its place."""
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        env={**environment(home), **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
