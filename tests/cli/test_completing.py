"""TAB: what is offered, that it is the program's own interface, and that what was kept says the same."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import typer
from processes import run

from conftest import COMMAND, Program
from roadmap_cli.cli.app import COMMANDS
from roadmap_cli.cli.interface import FREE, KINDS, interface_of, words_of
from roadmap_cli.rendering.candidates import SHELLS
from roadmap_cli.rendering.completion_scripts import SCRIPTS
from roadmap_cli.storage import content_files

LINES = ([""], ["sh"], ["show", "do"], ["done", "docker", "--"], ["show", "--level", ""], ["use", "birjob:"], ["x", ""])


@pytest.fixture
def home(tmp_path: Path, bundled_cache: Path) -> Path:
    shutil.copytree(bundled_cache, tmp_path / "home" / "cache")
    return tmp_path / "home"


def offered(program: Program, *words: str) -> dict[str, str]:
    answer = program.ok("completion", "fish", "--", *words)
    return dict([line.partition("\t")[::2] for line in answer.out.splitlines() if line])


def test_every_command_and_every_option_is_offered(roadmap: Program) -> None:
    """TAB knows the interface that help shows, and no other."""
    commands = offered(roadmap, "")
    assert list(commands) == list(COMMANDS)
    for name in COMMANDS:
        command = COMMAND.commands[name]
        longest = {
            next(option for option in parameter.opts if option.startswith("--"))
            for parameter in command.get_params(typer.Context(command))
            if parameter.param_type_name == "option" and not parameter.hidden
        }
        assert set(offered(roadmap, name, "--")) == longest
        assert "" not in offered(roadmap, name, "--").values()


def test_every_metavar_says_what_it_stands_for() -> None:
    """A new kind of value is either completed or known to be free: add it to KINDS or FREE in cli/interface.py."""
    words = {
        word
        for command in COMMAND.commands.values()
        for parameter in command.params
        for word in words_of(parameter.metavar)
        if word and not word.islower()
    }

    assert words - set(KINDS) - FREE == set()


def test_values_of_every_kind_are_offered(roadmap: Program) -> None:
    """Items, topics, roadmaps, parts of them, guides, languages, kinds, levels, statuses, formats."""
    assert "postgresql" in offered(roadmap, "done", "post")
    assert "docker/layers" in offered(roadmap, "done", "docker/")
    assert set(offered(roadmap, "use", "")) >= {"backend", "birjob", "resumax"}
    assert "birjob:w03" in offered(roadmap, "done", "birjob:")
    assert "databases-when" in offered(roadmap, "guide", "")
    assert offered(roadmap, "use", "--language", "py") == {"python": "Python"}
    assert "book" in offered(roadmap, "resources", "--kind", "")
    assert list(offered(roadmap, "show", "--level", "")) == ["essential", "recommended", "optional"]
    assert "learning" in offered(roadmap, "show", "--status", "")
    assert list(offered(roadmap, "export", "")) == ["markdown", "html", "csv", "json"]
    assert list(offered(roadmap, "completion", "")) == list(SHELLS)


@pytest.mark.parametrize("shell", SHELLS)
def test_what_was_kept_is_answered_byte_for_byte_as_the_program_answers(home: Path, shell: str) -> None:
    """The quick way and the slow way are one: the first answer is the program's, the second comes without it."""
    for words in LINES:
        (home / "cache" / "completion.txt").unlink(missing_ok=True)

        slow = run(home, "completion", shell, "--", *words)
        quick = run(home, "completion", shell, "--", *words)

        assert (slow.returncode, slow.stderr) == (0, "")
        assert (quick.returncode, quick.stderr, quick.stdout) == (0, "", slow.stdout)


def test_content_that_changed_is_offered_at_once(tmp_path: Path, bundled_cache: Path) -> None:
    """A title that was edited a moment ago is what TAB shows, however short the moment."""
    package = tmp_path / "program" / "roadmap_cli"
    shutil.copytree(Path(content_files.__file__).parents[1], package)
    shutil.copytree(content_files.data_root(), package / "data", dirs_exist_ok=True)
    shutil.copytree(bundled_cache, tmp_path / "home" / "cache")
    file = package / "data" / "skills" / "delivery.yaml"
    titles = []
    for title in ("Docker Compose", "Docker Kompose", "Docker Composx"):
        file.write_text(file.read_text("utf-8").replace("title: Docker Compose\n", f"title: {title}\n"), "utf-8")
        shown = [
            run(tmp_path / "home", "completion", "fish", "--", "show", "docker-com", PYTHONPATH=str(package.parent))
            for _ in range(2)
        ]
        titles += [answer.stdout for answer in shown]
        file.write_text(file.read_text("utf-8").replace(f"title: {title}\n", "title: Docker Compose\n"), "utf-8")

    expected = [f"docker-compose\t{title}\n" for title in ("Docker Compose", "Docker Kompose", "Docker Composx")]
    assert titles == [title for title in expected for _ in range(2)]


def test_bad_content_is_no_reason_to_know_no_command(
    roadmap: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands and options are offered still, and nothing of that is kept."""
    (tmp_path / "content").mkdir()
    monkeypatch.setattr(content_files, "data_root", lambda: tmp_path / "content")

    assert "--level" in offered(roadmap, "show", "--")
    assert not (roadmap.home / "cache" / "completion.txt").exists()


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_printed_and_no_file_is_touched(roadmap: Program, shell: str) -> None:
    """What to do with it is the person's to decide."""
    before = sorted(roadmap.home.rglob("*"))

    answer = roadmap.ok("completion", shell)

    assert answer.out == SCRIPTS[shell]
    assert sorted(roadmap.home.rglob("*")) == before


@pytest.mark.parametrize(("shell", "option"), [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")])
def test_a_script_is_one_that_its_shell_can_read(shell: str, option: str) -> None:
    """No shell finds a fault in its script."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not on this machine")

    read = subprocess.run([program, option], input=SCRIPTS[shell], capture_output=True, encoding="utf-8", check=False)

    assert (read.returncode, read.stderr) == (0, "")


def test_the_table_lists_every_command_once() -> None:
    """Each command stands in the table as often as in the program."""
    assert [facts.name for facts in interface_of(COMMAND)] == ["", *COMMANDS]


def test_a_working_folder_that_is_gone_is_no_fault(home: Path) -> None:
    """The quick way gives up without a word, and the program says what there is to say."""
    gone = f"import os; os.mkdir({str(home / 'gone')!r}); os.chdir({str(home / 'gone')!r}); os.rmdir(os.getcwd()); "

    answer = run(home, "prompt", code=gone + "from roadmap_cli.__main__ import main; main()", ROADMAP_HOME="relative")

    assert (answer.returncode, answer.stderr) == (0, "")
    assert os.sep not in answer.stdout
