"""How often an everyday command asks the system about files: a count, which no noise can hide a regression in."""

import re
import shutil
import subprocess
import sys
from ast import literal_eval
from pathlib import Path

import pytest
from processes import MAIN, environment, run

import roadmap_cli
from roadmap_cli.storage.content_files import data_root

STRACE = shutil.which("strace")
QUICK = {"TAB": ("completion", "zsh", "--", "show", "doc"), "prompt": ("prompt",)}
EVERYDAY = {
    "next": ("next",),
    "bare": (),
    "show": ("show", "docker"),
    "week": ("week",),
    "plan": ("plan",),
    "done": ("done", "git-github"),
}
QUICK_MODULES = {
    "roadmap_cli",
    "roadmap_cli.__main__",
    "roadmap_cli.cli",
    "roadmap_cli.cli.instant",
    "roadmap_cli.storage",
    "roadmap_cli.storage.folders",
    "roadmap_cli.storage.kept_answers",
}
COMPLETING_MODULES = {
    "roadmap_cli.rendering",
    "roadmap_cli.rendering.candidates",
    "roadmap_cli.services",
    "roadmap_cli.services.completion",
}
MOST_QUICK_CALLS = 150
"""Beyond the bare interpreter's and one look at each file that the answer depends on."""

MOST_CALLS = {"next": 1_940, "bare": 1_960, "show": 1_840, "week": 1_950, "plan": 1_940, "done": 1_840}
"""Beyond the bare interpreter's, most of them in importing Rich.

Counted with Python 3.11, in this order: 1,846, 1,862, 1,748, 1,851, 1,843 and 1,750. A twentieth is left for others.
"""

PROBE = """
import os, sys
before = set(sys.modules)
def end(code):
    os.write(2, repr(sorted(set(sys.modules) - before)).encode())
    real(code)
real, os._exit = os._exit, end
from roadmap_cli.__main__ import main
main()
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, bundled_cache: Path) -> Path:
    """Give the home of somebody with a goal, each command run once."""
    home = tmp_path_factory.mktemp("calls") / "home"
    shutil.copytree(bundled_cache, home / "cache")
    for words in (("done", "linux-cli"), ("plan", "--months", "12", "--save"), *EVERYDAY.values(), *QUICK.values()):
        assert run(home, *words).returncode == 0
    return home


def calls(home: Path, code: str, *words: str) -> int:
    """Count the calls by which the program opens, looks at or reads files."""
    if STRACE is None:
        pytest.skip("strace is not on this machine")
    log = home / "calls.txt"
    command = [STRACE, "-f", "-o", str(log), "-e", "trace=%file,read,getdents64", sys.executable, "-c", code, *words]
    ran = subprocess.run(
        command, env=environment(home), capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    if ran.returncode != 0 and re.search("ptrace|Operation not permitted", ran.stderr):
        pytest.skip("this machine lets nobody trace")
    assert ran.returncode == 0, ran.stderr
    return len(log.read_bytes().splitlines())


@pytest.mark.parametrize("name", QUICK)
def test_a_quick_answer_loads_nothing_but_what_finds_it(home: Path, name: str) -> None:
    """No Typer, no Rich, no pydantic, no json, no re: a handful of modules of our own."""
    run(home, *QUICK[name])

    ran = run(home, *QUICK[name], code=PROBE)

    modules = set(literal_eval(ran.stderr))
    own = {module for module in modules if module.startswith("roadmap_cli")}
    assert own - QUICK_MODULES - (COMPLETING_MODULES if name == "TAB" else set()) == set()
    assert modules - own <= {"_blake2", "gc"}


@pytest.mark.parametrize("name", QUICK)
def test_a_quick_answer_looks_at_each_file_once_and_opens_few(home: Path, name: str) -> None:
    """It grows with the number of files it depends on, by one look each, and with nothing else."""
    sources = (Path(roadmap_cli.__file__).parent, Path(data_root()), home / "progress", home / "safety")
    watched = sum(1 for source in sources for path in source.rglob("*") if "__pycache__" not in path.parts)
    folders = sum(1 for source in sources for path in source.rglob("*") if path.is_dir())
    calls(home, MAIN, *QUICK[name])

    counted = calls(home, MAIN, *QUICK[name]) - calls(home, "pass")

    assert counted <= watched + 4 * folders + MOST_QUICK_CALLS


@pytest.mark.parametrize("name", EVERYDAY)
def test_an_everyday_command_asks_about_files_within_its_bound(home: Path, name: str) -> None:
    """A file that is read twice, or a module more, shows here before it shows on a clock."""
    calls(home, MAIN, *EVERYDAY[name])

    counted = calls(home, MAIN, *EVERYDAY[name]) - calls(home, "pass")

    assert counted <= MOST_CALLS[name]
