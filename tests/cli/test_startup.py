"""Which modules an everyday command may load: start-up time is made of imports."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import roadmap_cli
from roadmap_cli.cli.app import COMMANDS
from roadmap_cli.cli.command_line import program

HEAVY = {
    "typer",
    "calendar",
    "locale",
    "rich.table",
    "pydantic",
    "pydantic_core",
    "yaml",
    "platformdirs",
    "hypothesis",
    "http",
    "asyncio",
    "hashlib",
    "importlib.metadata",
    "importlib.resources",
    "urllib.request",
    "email",
    "ssl",
    "socket",
    "sqlite3",
    "logging",
}
PATHS = {"pathlib", "urllib.parse", "ipaddress"}
"""What a command that only reads does without."""

ALWAYS = {"domain", "cli"}
READING = {
    "storage.cache_file",
    "storage.collector",
    "storage.content_cache",
    "storage.content_codec",
    "storage.content_files",
    "storage.folders",
    "storage.journal_facts",
    "storage.kept_answers",
    "storage.locations",
    "storage.progress_snapshot",
    "services.standing",
}
VIEWS = {"rendering.clean_text", "rendering.marks", "rendering.page"}
WRITING = {
    "storage.device",
    "storage.durable_io",
    "storage.event_lines",
    "storage.event_reader",
    "storage.file_lock",
    "storage.journal",
    "storage.journal_faults",
    "storage.journal_file",
    "storage.journal_lines",
    "storage.journal_write",
    "storage.purging",
    "storage.safety_mirror",
    "storage.save_failures",
    "storage.strict_json",
}
NAMING = {"services.naming"}
ALLOWED = {
    "next": READING | VIEWS | {"services.recommendation", "rendering.recommendation_view"},
    "status": READING
    | VIEWS
    | {"services.dashboard", "services.overview", "services.recommendation"}
    | {"rendering.dashboard_view", "rendering.overview_view"},
    "show docker": READING | VIEWS | NAMING | {"services.overview", "services.item_details", "rendering.item_view"},
    "clock": READING
    | VIEWS
    | {"services.changes", "services.remarks", "services.time_spent", "services.timekeeping", "services.timesheet"}
    | {"rendering.time_view"},
    "done git-github": READING
    | VIEWS
    | NAMING
    | WRITING
    | {"services.changes", "services.targets", "services.overview"}
    | {"rendering.change_view", "rendering.overview_view"},
}

PROBE = """
import sys
before = set(sys.modules)
from roadmap_cli.cli.app import run
code = run(sys.argv[1:])
import json
print(json.dumps([code, sorted(set(sys.modules) - before)]), file=sys.stderr)
"""


def loaded_by(line: str, home: Path, content: str = PROBE) -> set[str]:
    """Give the modules that the program loads for *line*."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(roadmap_cli.__file__).parents[1]),  # the program that the other tests test
        "ROADMAP_HOME": str(home),
        "LANG": "C.UTF-8",
    }
    words = [] if line == "status" else line.split()
    ran = subprocess.run(
        [sys.executable, "-c", content, *words],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    code, modules = json.loads(ran.stderr.splitlines()[-1])
    assert code == 0
    return set(modules)


@pytest.mark.parametrize("line", ALLOWED)
def test_an_everyday_command_loads_what_it_uses_and_no_more(tmp_path: Path, bundled_cache: Path, line: str) -> None:
    """No schema, no parser, no other command's services and views; what writes on the way of a write only."""
    shutil.copytree(bundled_cache, tmp_path / "cache")
    loaded_by("done linux-cli", tmp_path)

    modules = loaded_by(line, tmp_path)

    own = {name.removeprefix("roadmap_cli.") for name in modules if name.startswith("roadmap_cli.")}
    layered = {name for name in own if "." in name and name.partition(".")[0] not in ALWAYS}
    assert layered - ALLOWED[line] == set()
    assert (HEAVY if ALLOWED[line] >= WRITING else HEAVY | PATHS) & modules == set()


@pytest.mark.parametrize("line", ALLOWED)
def test_content_of_ones_own_costs_two_modules(tmp_path: Path, bundled_cache: Path, line: str) -> None:
    """What is installed comes out of a cache of its own: no schema and no parser, and nothing of those who install."""
    shutil.copytree(bundled_cache, tmp_path / "cache")
    loaded_by(f"new {tmp_path}/mine.yaml", tmp_path)
    loaded_by(f"add {tmp_path}/mine.yaml", tmp_path)
    loaded_by("done linux-cli", tmp_path)

    modules = loaded_by(line, tmp_path)

    own = {name.removeprefix("roadmap_cli.") for name in modules if name.startswith("roadmap_cli.")}
    layered = {name for name in own if "." in name and name.partition(".")[0] not in ALWAYS}
    assert layered - ALLOWED[line] == {"storage.own_cache", "storage.own_files"}
    assert (HEAVY if ALLOWED[line] >= WRITING else HEAVY | PATHS) & modules == set()


@pytest.mark.parametrize("line", ["next", "status", "today", "week", "plan"])
def test_following_a_goal_loads_the_planner_and_nothing_heavy(tmp_path: Path, bundled_cache: Path, line: str) -> None:
    """No schema, no parser, no lock, no calendar, no single event: a goal costs what planning costs."""
    shutil.copytree(bundled_cache, tmp_path / "cache")
    loaded_by("plan --months 12 --save", tmp_path)

    modules = loaded_by(line, tmp_path)

    assert "roadmap_cli.services.planning" in modules
    assert (HEAVY | PATHS | {"icalendar", "roadmap_cli.domain.ledger"}) & modules == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_made_alone_is_the_one_in_the_whole_program(name: str) -> None:
    """Made without the others it takes the same words and shows the same help, byte for byte."""
    whole, alone = program(), program(name)

    pages = []
    for one in (whole, alone):
        parent = one.make_context("roadmap", [name])
        command = one.commands[name]
        pages.append(command.get_help(typer.Context(command, parent=parent, info_name=name)))

    assert list(alone.commands) == [name]
    assert pages[0] == pages[1]


def test_a_write_does_load_the_journal(tmp_path: Path, bundled_cache: Path) -> None:
    """The control of the test above: the probe sees what is loaded."""
    shutil.copytree(bundled_cache, tmp_path / "cache")

    modules = loaded_by("done git-github", tmp_path)

    assert "roadmap_cli.storage.file_lock" in modules
    assert "roadmap_cli.storage.journal" in modules


def test_nothing_below_the_views_knows_a_terminal() -> None:
    """Whatever a linter says: domain, services and storage load without Typer and Rich, the first two without any."""
    walk = (
        "import importlib, pkgutil, sys\n"
        "def load(layer):\n"
        "    package = importlib.import_module('roadmap_cli.' + layer)\n"
        "    for module in pkgutil.iter_modules(package.__path__, package.__name__ + '.'):\n"
        "        importlib.import_module(module.name)\n"
        "    return sorted(sys.modules)\n"
        "loaded = [load('domain'), load('services'), load('storage')]\n"
        "import json\n"
        "print(json.dumps(loaded))\n"
    )

    ran = subprocess.run([sys.executable, "-c", walk], capture_output=True, encoding="utf-8", timeout=60, check=True)

    domain, services, storage = map(set, json.loads(ran.stdout))
    assert {"pydantic", "yaml", "json", "typer", "rich", "platformdirs"} & services == set()
    assert {"typer", "rich", "click"} & storage == set()
    assert "roadmap_cli.domain.outline" in domain
    assert "roadmap_cli.storage.journal" in storage
    assert not any(name.startswith(("roadmap_cli.cli", "roadmap_cli.rendering")) for name in storage)
    assert not any(name.startswith("roadmap_cli.services") for name in domain)
