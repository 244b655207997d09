"""Widths, colours, pipes and encodings: what a terminal, a pipe or a locale can take."""

import re
import shutil
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import Program

ESCAPE = re.compile(r"\x1b\[([0-9;]*)m")
COLOUR = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:3[0-7]|4[0-7]|9[0-7]|38;|48;)")
LINES = [
    "",
    "list",
    "show",
    "show --depth 4",
    "show docker",
    "show birjob:w03",
    "show first-programs",
    "show databases-when",
    "next",
    "plan birjob --months 6",
    "history",
    "where",
    "note docker",
    "done http-protocol",
    "use birjob",
]
PIPE = {"COLUMNS": None, "NO_COLOR": None}


@pytest.fixture(scope="module")
def busy_home(tmp_path_factory: pytest.TempPathFactory, bundled_cache: Path) -> Path:
    """Give the home of somebody who has done a few things."""
    home = tmp_path_factory.mktemp("busy") / "home"
    shutil.copytree(bundled_cache, home / "cache")
    with pytest.MonkeyPatch.context() as patch:
        program = Program(home, patch)
        program.ok("note", "docker", "layers are cached top down " * 10)
        program.ok("done", "git-github")
        program.ok("start", "sql-basics")
    return home


@pytest.fixture
def busy(tmp_path: Path, busy_home: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    shutil.copytree(busy_home, tmp_path / "home")
    return Program(tmp_path / "home", monkeypatch)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("line", LINES)
def test_no_line_is_wider_than_the_screen(busy: Program, line: str, width: int) -> None:
    """COLUMNS is the width, on a terminal and in a pipe."""
    answer = busy.ok(*line.split(), environment={"COLUMNS": str(width)})

    lines = answer.out.splitlines()
    if line != "where":  # a path that is cut is no path
        assert [text for text in lines if cell_len(text) > width] == []
    assert max(map(cell_len, lines)) > width // 2


@pytest.mark.parametrize("line", LINES)
def test_a_pipe_gets_plain_lines_that_never_wrap(busy: Program, line: str) -> None:
    """Without COLUMNS a paragraph is one line, and there is no colour, no escape and no blank at an end."""
    piped = busy.ok(*line.split(), environment=PIPE)
    wide = busy.ok(*line.split(), environment={**PIPE, "COLUMNS": "999999"})

    assert piped.out == wide.out or line.startswith(("done", "use"))
    assert "\x1b" not in piped.out
    assert [text for text in piped.out.splitlines() if text != text.rstrip()] == []
    assert piped.out.endswith("\n")
    assert not piped.out.endswith("\n\n")


def test_a_long_paragraph_is_one_line_in_a_pipe(busy: Program) -> None:
    """So that it can be searched."""
    piped = busy.ok("note", "docker", environment=PIPE).out

    assert max(map(len, piped.splitlines())) > 260


def test_a_terminal_gets_colours(busy: Program) -> None:
    """Where they can be shown and nobody asked for none."""
    answer = busy.ok("show", terminal=True, environment={"NO_COLOR": None, "TERM": "xterm-256color"})

    assert COLOUR.search(answer.out)


@pytest.mark.parametrize(
    "environment", [{"NO_COLOR": "1", "TERM": "xterm-256color"}, {"TERM": "dumb", "NO_COLOR": None}]
)
def test_no_color_and_dumb_terminals_get_none(busy: Program, environment: dict[str, str | None]) -> None:
    """NO_COLOR takes the colours, TERM=dumb every escape."""
    answer = busy.ok("show", terminal=True, environment=environment)

    assert not COLOUR.search(answer.out)
    if environment["TERM"] == "dumb":
        assert "\x1b" not in answer.out


def test_force_color_colours_a_pipe(busy: Program) -> None:
    """For pagers; the text is the same as without."""
    forced = busy.ok("show", environment={"NO_COLOR": None, "FORCE_COLOR": "1"})
    plain = busy.ok("show")

    assert COLOUR.search(forced.out)
    stripped = [text.rstrip() for text in ESCAPE.sub("", forced.out).splitlines()]
    assert stripped == plain.out.splitlines()


@pytest.mark.parametrize("columns", ["0", "1", "-5", "²", "1e3", "", "9" * 5_000, "80 "])
def test_odd_widths_are_no_reason_to_fail(busy: Program, columns: str) -> None:
    """What is no width is passed over, what is too narrow to read is widened."""
    for terminal in (False, True):
        answer = busy.ok("show", "docker", environment={"COLUMNS": columns, "LINES": columns}, terminal=terminal)

        assert ESCAPE.sub("", answer.out).startswith("Docker")


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(
    ("encoding", "environment"),
    [("latin-1", {}), ("utf-8", {"LC_ALL": "", "LANG": "POSIX"})],
    ids=["latin-1", "POSIX"],
)
def test_where_unicode_cannot_be_shown_there_is_ascii_of_the_same_shape(
    busy: Program, line: str, encoding: str, environment: dict[str, str]
) -> None:
    """Glyphs give way to the nearest signs, every column keeps its place, and nothing fails."""
    plain = busy.ok(*line.split(), encoding=encoding, environment=environment)
    busy.ok("undo") if line.startswith(("done", "use")) else None
    unicode = busy.ok(*line.split())

    assert plain.raw.isascii()
    assert list(map(len, plain.out.splitlines())) == list(map(cell_len, unicode.out.splitlines()))


@pytest.mark.parametrize("line", ["show docker", "note docker", "history", "show nothing"])
def test_json_is_ascii_where_unicode_cannot_be_shown(busy: Program, line: str) -> None:
    """And says the same."""
    busy.ok("note", "docker", "schön → 漢字")

    plain, unicode = busy(*line.split(), "--json", encoding="ascii"), busy(*line.split(), "--json")

    assert plain.raw.isascii()
    assert plain.document == unicode.document


def test_talk_goes_to_standard_error_and_results_to_standard_output(busy: Program) -> None:
    """What a pipe gets is the result alone."""
    answer = busy.ok("done", "http-protocol")

    assert "Saved." in answer.err
    assert "Saved." not in answer.out
