"""Guides, handbooks and comparisons on a screen: every word is there, and no line is wider than the screen."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from factories import bundled, bundled_outline, make_standing
from roadmap_cli.rendering.comparison_view import render_comparison
from roadmap_cli.rendering.guide_view import render_guide
from roadmap_cli.rendering.handbook_view import render_blocks, render_handbook
from roadmap_cli.services.comparison import compare_roadmaps
from roadmap_cli.services.handbook import Grid, guide_blocks, handbook, texts_of

ROADMAPS = ["backend", "birjob", "bytepane", "resumax", "skillpath", "startupbricks"]


def shown(view: RenderableType, width: int) -> str:
    """Give what a person without colours sees, every line as wide as it comes."""
    console = Console(file=io.StringIO(), width=width, color_system=None, markup=False, emoji=False, highlight=False)
    with console.capture() as capture:
        console.print(view, crop=False)
    return "".join(line.rstrip() + "\n" for line in capture.get().splitlines())


def words(text: str) -> str:
    """Give *text* without the white space in which wrapping differs."""
    return "".join(text.split())


def too_wide(text: str, width: int) -> list[str]:
    return [line for line in text.splitlines() if cell_len(line) > width]


@pytest.mark.parametrize("width", [40, 80])
def test_every_guide_fits_and_loses_no_word(width: int) -> None:
    """A table is a table where it fits, and shown row by row where it does not."""
    for guide in bundled().catalogue.guides.values():
        text = shown(render_guide(guide), width)

        assert too_wide(text, width) == []
        if width == 80:
            lost = [one for one in texts_of(guide_blocks(guide)) if words(one) not in words(text)]
            in_tables = {cell for one in guide_blocks(guide) if isinstance(one, Grid) for cell in one.columns}
            assert set(lost) <= in_tables


@pytest.mark.parametrize("roadmap", ROADMAPS)
def test_every_handbook_fits_on_eighty_columns(roadmap: str) -> None:
    """Without a line beyond the screen, and without an empty one before its title."""
    document = handbook(make_standing(bundled_outline(roadmap)))

    text = shown(render_handbook(document), 80)

    assert text.splitlines()[0] == document.title.upper()
    assert too_wide(text, 80) == []
    lost = [one for block in document.blocks if not isinstance(block, Grid) for one in texts_of([block])]
    assert [one for one in lost if words(one).casefold() not in words(text).casefold()] == []


@pytest.mark.parametrize("rows", [(("Go", "x" * 72),), (("Go", "x" * 200),), (("Go " * 30, "yes"),)])
def test_a_cell_is_never_cut(rows: tuple[tuple[str, ...], ...]) -> None:
    """However long it is."""
    text = shown(next(iter(render_blocks([Grid(("", "Use"), rows)]))), 80)

    assert too_wide(text, 80) == []
    assert [cell for row in rows for cell in row if words(cell) not in words(text)] == []


def test_six_roadmaps_stand_side_by_side_on_eighty_columns() -> None:
    """Each has its column, and every item its row with a place in each of them."""
    compared = compare_roadmaps([bundled_outline(name) for name in ROADMAPS])

    text = shown(render_comparison(compared), 80)

    table = text[text.index("Where each has it") :].splitlines()
    assert too_wide(text, 80) == []
    assert table[1].split() == ["item", *(name if len(name) <= 7 else f"{name[:6]}…" for name in ROADMAPS)]
    assert len(table) == len(compared.items) + 4
