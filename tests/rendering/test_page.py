"""The building blocks of a screen."""

import io
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Span, Text

from roadmap_cli.rendering.page import Columns, Hanging


def lines_of(renderable: RenderableType, width: int, color_system: Literal["standard"] | None = None) -> list[str]:
    """Give what a console that cuts nothing off would print, its styles left out."""
    console = Console(
        file=io.StringIO(), width=width, markup=False, highlight=False, color_system=color_system, force_terminal=True
    )
    options = console.options
    return "".join(segment.text for segment in console.render(renderable, options)).splitlines()


@pytest.mark.parametrize(
    "block",
    [Columns([[Text("quiet", style="dim"), "plain"]]), Hanging(Text("1", style="dim"), Text("quiet", style="dim"))],
)
def test_a_text_keeps_its_style_where_no_part_has_one_of_its_own(block: RenderableType) -> None:
    """What is to be quiet is drawn so, not only what has a style in parts."""
    console = Console(file=io.StringIO(), width=40, color_system="standard", force_terminal=True)

    dim = {segment.text for segment in console.render(block) if segment.style and segment.style.dim}

    assert "quiet" in dim


CELLS = st.text("abc漢é", max_size=40)
ROWS = st.integers(1, 6).flatmap(
    lambda count: st.lists(st.lists(CELLS, min_size=count, max_size=count), min_size=1, max_size=5)
)


@given(ROWS, st.integers(30, 200))
def test_columns_never_leave_the_screen(rows: list[list[str]], width: int) -> None:
    """Where room is short cells are cut and columns left out; no line is wider than the screen."""
    assert [line for line in lines_of(Columns(rows, right=(2,)), width) if cell_len(line) > width] == []


@given(ROWS)
def test_with_room_enough_everything_is_shown(rows: list[list[str]]) -> None:
    """Every cell stands in its line, whole and in order."""
    lines = lines_of(Columns(rows), 1_000)

    if any(cell for row in rows for cell in row):
        assert [line.split() for line in lines] == [[cell for cell in row if cell] for row in rows]


@given(ROWS, st.integers(30, 200))
def test_what_is_cut_says_so(rows: list[list[str]], width: int) -> None:
    """A cell is whole, ends in an ellipsis, or its column is not there at all."""
    for row, line in zip(rows, lines_of(Columns(rows, shrink=(0, 1)), width), strict=False):
        for shown in line.split("  "):
            cell = shown.strip()
            assert not cell or cell.endswith("…") or cell in row


@given(ROWS, st.integers(30, 200))
def test_a_pipe_gets_what_a_terminal_shows(rows: list[list[str]], width: int) -> None:
    """Whether anything can be styled changes no letter and no blank."""
    columns = Columns([[Text(cell, spans=[Span(0, 1, "bold")]) for cell in row] for row in rows], right=(1,))

    assert lines_of(columns, width) == lines_of(columns, width, "standard")


def test_columns_of_a_row_begin_at_the_same_place() -> None:
    """Left and right, with two blanks between them; an empty column takes no room."""
    rows = [("a", "", "1 h"), ("long title", "", "20 h")]

    assert lines_of(Columns(rows, right=(2,)), 40) == ["a            1 h", "long title  20 h"]


def test_what_can_be_spared_goes_first() -> None:
    """Then what stands farthest right, as long as two columns stay."""
    rows = [("title " * 3, "id", "level", "hours")]

    assert lines_of(Columns(rows, spare=(2,)), 30) == ["title title title   id  hours"]
    assert lines_of(Columns(rows, spare=(2,)), 26) == ["title title title   id"]
    assert lines_of(Columns(rows, spare=(2,)), 10)[0].startswith("title")


def test_a_hanging_text_wraps_in_its_own_column() -> None:
    """The sign stands before the first line."""
    assert lines_of(Hanging(Text("✓"), Text("one two three four")), 14) == ["✓ one two ", "  three four"]


def test_a_hanging_text_stands_below_where_there_is_no_room_beside() -> None:
    """On a narrow screen facts come first, cut at its edge, and the text follows in lines that fit."""
    screen = Hanging(Text("12  Mon 2026-11-23  10 h"), Text("HTTP and a server without a framework"))
    heading = Hanging(Text(" " * 24), Text("Foundations"))

    assert lines_of(screen, 30) == ["12  Mon 2026-11-23  10 h", "  HTTP and a server without a ", "  framework"]
    assert lines_of(screen, 20)[0] == "12  Mon 2026-11-23 …"
    assert lines_of(heading, 30) == ["  Foundations"]
