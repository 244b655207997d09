"""TAB as a person presses it: real bash, zsh and fish in a real terminal."""

import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from terminals import SHELLS, TMUX, Terminal

import roadmap_cli
from roadmap_cli.storage.content_files import data_root

HOSTILE = """$(touch $HOME/pwned) `touch $HOME/pwned` a:b 'c' "d" %F{red}"""
DESCRIBING = ("zsh", "fish")

Open = Callable[[str], Terminal]


def needed(shell: str) -> None:
    """Skip, and say why, where this machine lacks what the test presses keys in."""
    missing = [name for name in ("tmux", shell) if shutil.which(name) is None]
    if missing or TMUX is None:
        pytest.skip(f"not on this machine: {', '.join(missing)}")


@pytest.fixture
def terminal(tmp_path: Path, bundled_cache: Path) -> Iterator[Open]:
    """Give a way to open a terminal with a shell in it, for somebody whose caches are warm."""
    shutil.copytree(bundled_cache, tmp_path / "roadmap" / "cache")
    opened: list[Terminal] = []

    def open_terminal(shell: str) -> Terminal:
        needed(shell)
        opened.append(Terminal(shell, tmp_path))
        return opened[-1]

    yield open_terminal
    for one in opened:
        one.close()


def shows(line: str) -> Callable[[str], bool]:
    return lambda screen: line in map(str.rstrip, screen.splitlines())


FINISHED = {
    "comple": "completion",
    "show kub": "show kubernetes",
    "use birj": "use birjob",
    "done --o": "done --on",
    "show birjob:w01/raw": "show birjob:w01/raw-server",
    "show --level ess": "show --level essential",
    "show --level=opt": "show --level=optional",
    "use --language pyth": "use --language python",
    "resources docker --kind bo": "resources docker --kind book",
    "guide databases-w": "guide databases-when",
    "export mark": "export markdown",
    "clock start http-pro": "clock start http-protocol",
}
"""What is typed before TAB, and what stands there afterwards."""


@pytest.mark.parametrize("shell", SHELLS)
def test_a_word_that_can_only_go_on_in_one_way_is_finished(terminal: Open, shell: str) -> None:
    """Commands, items, roadmaps, options, levels, languages, kinds, guides and formats, each in each shell."""
    opened = terminal(shell)

    for typed, finished in FINISHED.items():
        opened.type(f"roadmap {typed}\t")
        opened.see(shows(f"$ roadmap {finished}"))
        opened.type("\x15clear\n")
        opened.see(lambda screen: screen.strip() == "$")


@pytest.mark.parametrize("shell", SHELLS)
def test_what_leaves_a_choice_is_listed(terminal: Open, shell: str) -> None:
    """With what it means where the shell shows that."""
    opened = terminal(shell)

    opened.type("roadmap show docker\t\t")

    screen = opened.see(lambda screen: "docker-compose" in screen and "docker-multistage" in screen)
    assert ("Docker images and Dockerfiles" in screen) == (shell in DESCRIBING)


@pytest.mark.parametrize("shell", SHELLS)
def test_files_are_the_shells_own(terminal: Open, shell: str, tmp_path: Path) -> None:
    """Where a file is asked for, the shell completes it as it always does."""
    (tmp_path / "my own.markdown").touch()
    opened = terminal(shell)
    opened.type("cd\n")

    opened.type("roadmap export markdown --output my\t")

    opened.see(lambda screen: "own.markdown" in screen)


@pytest.mark.parametrize("shell", DESCRIBING)
def test_a_hostile_title_is_shown_and_not_obeyed(tmp_path: Path, shell: str) -> None:
    """Neither a substitution nor a quote nor a colon in a description means anything to a shell."""
    needed(shell)
    program = a_program_with_a_hostile_title(tmp_path / "program")
    opened = Terminal(shell, tmp_path, program=program)
    try:
        opened.type("roadmap show docker-\t\t")

        screen = opened.see(lambda screen: "$(touch" in screen)
    finally:
        opened.close()

    assert "a:b" in screen
    assert not (tmp_path / "pwned").exists()


def a_program_with_a_hostile_title(folder: Path) -> Path:
    """Give a folder with a `roadmap` whose content has a title that a shell would love to obey."""
    shutil.copytree(Path(roadmap_cli.__file__).parent, folder / "roadmap_cli")
    shutil.copytree(data_root(), folder / "roadmap_cli" / "data", dirs_exist_ok=True)
    title = "'" + HOSTILE.replace("'", "''") + "'"
    for path in (folder / "roadmap_cli" / "data" / "skills").glob("*.yaml"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("title: Docker Compose\n", f"title: {title}\n"), "utf-8")
    script = folder / "roadmap"
    start = f"import sys; sys.path.insert(0, {str(folder)!r}); from roadmap_cli.__main__ import main; main()\n"
    script.write_text(f"#!{sys.executable}\n{start}", "utf-8")
    os.chmod(script, script.stat().st_mode | stat.S_IXUSR)  # noqa: PTH101 - one call, read at once
    return folder
