"""A short status for a shell's prompt: right, quick, and never in the way."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from processes import run

from conftest import MONDAY, Program
from roadmap_cli.cli.clock import Now
from roadmap_cli.rendering.prompt_view import prompt_text
from roadmap_cli.services.prompt_line import PromptLine

LINE = PromptLine("backend", "Backend", 0.429, 1.5, "http-protocol", "HTTP", 2.5)


@pytest.fixture
def home(tmp_path: Path, bundled_cache: Path) -> Path:
    shutil.copytree(bundled_cache, tmp_path / "home" / "cache")
    return tmp_path / "home"


def text(template: str, line: PromptLine = LINE, *, color: bool = False, shell: str | None = None) -> str:
    return prompt_text(line, template, color=color, shell=shell)


def test_a_prompt_says_the_share_the_next_item_and_the_lag() -> None:
    """In any order and with any words between them."""
    assert text("{roadmap} {share} {next} {behind}") == "backend 42% http-protocol 2 h 30 min behind"
    assert text("[{title}] {next_title}, {left}") == "[Backend] HTTP, 1 h 30 min left"
    assert text("{behind}", LINE._replace(behind_hours=-1.0)) == "1 h ahead"


def test_what_is_empty_takes_its_space_along() -> None:
    """Without a goal and with nothing left no gap stays."""
    done = LINE._replace(next=None, next_title=None, behind_hours=None, hours_left=0, share_done=1.0)

    assert text("{roadmap} {next} {behind} {share} {left}", done) == "backend 100%"


def test_colours_take_no_room_where_the_shell_is_told() -> None:
    """Bash and zsh count the signs of a line unless they are marked; a percent sign is one to zsh."""
    assert text("{share}", color=True) == "\x1b[36m42%\x1b[0m"
    assert text("{share}", color=True, shell="bash") == "\x01\x1b[36m\x02" + "42%" + "\x01\x1b[0m\x02"
    assert text("{share}", color=True, shell="zsh") == "%{\x1b[36m%}42%%%{\x1b[0m%}"
    assert text("{share}", shell="fish") == "42%"


def test_a_title_can_neither_move_the_cursor_nor_speak_to_the_shell() -> None:
    """Control characters go, and zsh sees no escape of its own."""
    hostile = LINE._replace(next_title="%F{red}\x1b]0;x\x07\n$(id)" + "x" * 90)

    shown = text("{next_title}", hostile, shell="zsh")

    assert shown.isprintable()
    assert shown.startswith("%%F{red}")
    assert len(shown) <= 41


def test_the_program_and_what_was_kept_say_the_same(home: Path) -> None:
    """The first prompt is made, the second is what the first has left; both follow every change."""
    first, second = run(home, "prompt"), run(home, "prompt")
    run(home, "know", "programming-basics")
    third, fourth = run(home, "prompt"), run(home, "prompt")
    run(home, "undo")
    fifth = run(home, "prompt")

    assert first.stdout.startswith("backend 0% programming-basics")
    assert first.stdout == second.stdout == fifth.stdout
    assert third.stdout == fourth.stdout
    assert third.stdout != first.stdout
    assert {answer.stderr for answer in (first, second, third, fourth, fifth)} == {""}


def test_each_format_has_its_own_answer(home: Path) -> None:
    """Two prompts at once do not get each other's words, nor does a C locale get another's signs."""
    formats = ("{share}", "{title}", "{roadmap}", "{share}")

    shown = [run(home, "prompt", "--format", one).stdout for one in formats * 2]

    assert shown[:4] == shown[4:]
    assert len(set(shown)) == 3
    assert run(home, "prompt", "--format", "{title} é", LC_ALL="C").stdout.isascii()


def test_a_new_day_is_a_new_answer(roadmap: Program) -> None:
    """The lag grows overnight, with no file changed."""
    roadmap.ok("plan", "--months", "12", "--save")
    later = Now(MONDAY.moment + timedelta(days=9), MONDAY.today + timedelta(days=9))

    today, then = (roadmap.ok("prompt", "--format", "{behind}", now=now).out for now in (MONDAY, later))

    assert today == "\n"
    assert then.endswith("behind\n")
    assert roadmap.json("prompt", now=later)["behind_hours"] > 0


def test_a_prompt_is_silent_about_what_is_wrong(roadmap: Program) -> None:
    """It prints nothing and succeeds; `--why` says what it is."""
    silent = roadmap("prompt", "--format", "{nothing}")
    told = roadmap("prompt", "--format", "{nothing}", "--why")

    assert (silent.code, silent.out, silent.err) == (0, "", "")
    assert (told.code, told.out) == (2, "")
    assert "no field '{nothing}'" in told.err


def test_a_damaged_journal_is_no_matter_for_a_prompt(roadmap: Program) -> None:
    """Nothing is said beside the line; any other command says it."""
    roadmap.ok("done", "git-github")
    for folder in ("progress", "safety"):
        for file in (roadmap.home / folder).glob("*.json"):
            file.write_bytes(b"\x00\xff" * 50)

    answer = roadmap("prompt")

    assert (answer.code, answer.err) == (0, "")


def test_content_that_is_gone_is_no_matter_for_a_prompt(
    roadmap: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is shown, and nothing is kept."""
    from roadmap_cli.storage import content_files

    (tmp_path / "content").mkdir()
    monkeypatch.setattr(content_files, "data_root", lambda: tmp_path / "content")

    answer = roadmap("prompt")

    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert list((roadmap.home / "cache").glob("prompt-*")) == []
