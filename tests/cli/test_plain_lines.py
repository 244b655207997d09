"""A plain line means what the framework would say that it means: same values, same bytes, same exit."""

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Answer, Program
from factories import law
from roadmap_cli.cli import app as table
from roadmap_cli.cli import command_line
from roadmap_cli.cli.app import COMMANDS, USUAL, module_of, run
from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import SHARED
from roadmap_cli.cli.plain_lines import PlainLine, read_plain

VALUES = ("docker", "http-protocol", "birjob", "3", "0", "007", "1000", "99999", "-3d", "1h30m", "essential", "done")
ODDITIES = ("", "-", "--", "-n5", "--limit=3", "--level=optional", "-yn", "--help", "--unknown", "x y", "३")

READING = (
    "",
    "--json",
    "status",
    "next",
    "next -n 5",
    "next --limit 2 --minutes 1h30m",
    "next --json",
    "--json next -n 1",
    "week",
    "week next",
    "today",
    "list",
    "show",
    "show birjob --depth 3",
    "show docker",
    "show docker --json",
    "show --status learning --level essential --level optional",
    "show nothing-like-it",
    "plan",
    "plan --months 12",
    "plan birjob --weeks 30 --level essential --json",
    "plan --only docker --without git-github --days mon-fri",
    "plan --by never",
    "stats --weeks 4",
    "resources docker",
    "history -n 3",
    "guide",
    "compare birjob resumax",
    "forecast",
    "log",
    "log docker",
    "clock",
    "where",
    "prompt --shell zsh --why",
)
"""Lines that change nothing: what they print can be compared to the byte."""

CHANGING = (
    "done git-github",
    "done git-github --on -2d",
    "done docker http-protocol",
    "done nothing-like-it",
    "start docker",
    "know linux-cli",
    "skip docker --no-input",
    "reset linux-cli -y",
    "log docker 45m --on yesterday --note volumes",
    "log docker never",
    "note docker mine",
    "clock start docker",
    "use birjob --language go",
    "follow resumax",
    "undo",
    "plan --months 6 --save",
)
"""Lines that write: they print no id of what they wrote."""


class Recorder:
    """In the place of a command: takes what it takes, and notes how it was called."""

    def __init__(self, command: Callable[..., object]) -> None:
        self.__doc__ = command.__doc__
        self.__annotations__ = command.__annotations__
        self.__defaults__ = command.__defaults__  # type: ignore[attr-defined]
        names = [name for name in command.__annotations__ if name not in {"app", "return"}]
        self.usual = dict(zip(reversed(names), reversed(self.__defaults__ or ()), strict=False))
        self.calls: list[tuple[Any, ...]] = []

    def __call__(self, app: AppContext, **values: object) -> None:
        told = (app.command, app.output.as_json, app.says_yes, app.may_ask)
        self.calls.append((self.usual | values, *told))


def by_the_framework(*_: object) -> PlainLine | None:
    """Read nothing plainly."""


def words_for(command: Callable[..., Any]) -> st.SearchStrategy[list[str]]:
    """Draw lines for *command*: its own options with all sorts of values, in any order and number."""
    declared = [hint.__metadata__[0] for hint in command.__annotations__.values() if hasattr(hint, "__metadata__")]
    names = [name for one in (*declared, *SHARED) for names in one.names for name in (names, *names.split("/"))]
    words = st.sampled_from([*names, *VALUES])
    return st.lists(words | words | words | st.sampled_from(ODDITIES), max_size=5)


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_read_plainly_is_what_the_framework_reads(name: str) -> None:
    """Whatever stands in a line: where it is plain, a command is called with the same values either way."""
    module = module_of(name)
    command = module.command

    @law
    @given(words_for(command))
    def check(words: list[str]) -> None:
        plain = read_plain(command, words)
        if plain is None:
            return
        with pytest.MonkeyPatch.context() as patch:
            recorder = Recorder(command)
            patch.setattr(module, "command", recorder)
            codes = [run([name, *words], environment={})]
            patch.setattr(table, "read_plain", by_the_framework)
            codes.append(run([name, *words], environment={}))

        assert codes == [0, 0]
        assert recorder.calls[0] == recorder.calls[1]

    check()


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory, bundled_cache: Path) -> Path:
    """Give the home of somebody with a goal, some ticks and some time."""
    home = tmp_path_factory.mktemp("lived-in") / "home"
    shutil.copytree(bundled_cache, home / "cache")
    with pytest.MonkeyPatch.context() as patch:
        program = Program(home, patch)
        for line in ("done linux-cli", "start docker", "log docker 1h", "plan --months 12 --save"):
            program.ok(*line.split())
    return home


def either_way(lived_in: Path, folder: Path, words: list[str]) -> tuple[Answer, Answer]:
    """Run *words* plainly and by the framework, each in a copy of the same home."""
    answers = []
    for reader in (read_plain, by_the_framework):
        shutil.copytree(lived_in, folder / "home")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(table, "read_plain", reader)
            answer = Program(folder / "home", patch)(*words)
        shutil.rmtree(folder / "home")
        # A home that was copied calls itself by a new name.
        answers.append(replace(answer, err=re.sub(r"(?<=is called )\S+", "so", answer.err)))
    plain, framed = answers
    return plain, framed


@pytest.mark.parametrize("line", [*READING, *CHANGING])
def test_either_way_prints_the_same_bytes(lived_in: Path, tmp_path: Path, line: str) -> None:
    """Output, talk and exit code do not tell how a line was read; and each of these is read plainly."""
    words = line.split()
    name = next((word for word in words if word in COMMANDS), "")

    plain, framed = either_way(lived_in, tmp_path, words)

    assert plain == framed
    assert read_plain(module_of(name or USUAL).command, [word for word in words if word != name]) is not None


@pytest.mark.parametrize("line", ["next -n 0", "next --nothing", "done", "week 1 2", "show --level all", "nothing"])
def test_a_mistake_is_told_by_the_framework(roadmap: Program, line: str) -> None:
    """What cannot be read plainly is refused in one sentence, with the command that helps."""
    answer = roadmap(*line.split())

    assert (answer.code, answer.out) == (2, "")
    assert "--help`." in answer.err
    assert len(answer.err.splitlines()) == 1


def test_the_framework_is_asked_where_a_line_is_not_plain(roadmap: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the tests above: a plain line does not load it, another does."""
    asked: list[Sequence[str]] = []
    monkeypatch.setattr(command_line, "run_framework", lambda _, words: asked.append(words) or 0)

    roadmap("next", "-n", "2")
    roadmap("next", "--limit=2")

    assert asked == [("next", "--limit=2")]
