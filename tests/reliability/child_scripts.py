"""Scripts of this folder, run in a process of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1]


def run_script(name: str, *words: object) -> Any:
    """Run a script of this folder to its end; give what its last line says, a JSON value."""
    places = os.pathsep.join(str(place) for place in (TESTS, TESTS / "storage", TESTS / "reliability"))
    command = [sys.executable, str(TESTS / "reliability" / name), *map(str, words)]
    environment = os.environ | {"PYTHONPATH": places}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
