"""How a guide's tables, entries and figures are shown."""

import io

from rich.console import Console

from roadmap_cli.domain.catalogue import Amount, Guide, GuideEntry, GuideRow, GuideSection
from roadmap_cli.rendering.guide_view import render_guide


def section_of(
    columns: dict[str, str], *rows: GuideRow, entries: tuple[GuideEntry, ...] = (), publisher: str = "Somebody"
) -> GuideSection:
    """Make a section of a roadmap's source."""
    return GuideSection("tiny", publisher, "2026-03", "What it costs", columns, rows, entries, None)


def row_of(title: str, **cells: str | Amount) -> GuideRow:
    """Make a row; a text is a cell without figures."""
    amounts = {column: cell if isinstance(cell, Amount) else Amount(cell) for column, cell in cells.items()}
    return GuideRow(title, None, None, None, amounts)


def lines_of(section: GuideSection, width: int = 80) -> list[str]:
    """Give the lines that a person sees of *section*."""
    console = Console(file=io.StringIO(), width=width, color_system=None)
    with console.capture() as capture:
        console.print(render_guide(Guide("pay", "What does it cost?", (section,))))
    return [line.rstrip() for line in capture.get().splitlines()][3:]


def test_a_table_that_fits_is_a_table() -> None:
    """Rows under their columns; a cell that the source leaves empty stays empty."""
    section = section_of({"pay": "Pay", "use": "Use"}, row_of("Go", pay="$5", use="servers"), row_of("C", use="all"))

    assert lines_of(section) == [
        "      Pay  Use",
        "  Go  $5   servers",
        "  C        all",
    ]  # fmt: skip


def test_a_table_with_long_cells_is_shown_row_by_row() -> None:
    """Nothing is squeezed into columns in which a line holds two words."""
    section = section_of(
        {"pay": "Pay", "use": "Good use"}, row_of("Go", pay="$5", use="servers " * 12), row_of("C", use="all")
    )

    assert lines_of(section) == [
        "  Go",
        "    Pay       $5",
        "    Good use  " + " ".join(["servers"] * 8),
        "              " + " ".join(["servers"] * 4),
        "  C",
        "    Good use  all",
    ]


def test_a_table_of_more_than_four_columns_is_shown_row_by_row() -> None:
    """However short its cells are."""
    four = {name: name for name in "abcd"}
    cells = dict.fromkeys("abcde", "1")

    assert lines_of(section_of(four, row_of("Go", **cells))) == ["      a  b  c  d", "  Go  1  1  1  1"]
    assert lines_of(section_of({**four, "e": "e"}, row_of("Go", **cells)))[:2] == ["  Go", "    a  1"]


def test_a_narrow_screen_loses_no_word() -> None:
    """A table that would fit on eighty columns wraps on forty."""
    section = section_of({"use": "Use"}, row_of("Go", use="servers and all that runs in them"))

    words = set(" ".join(lines_of(section, width=34)).split())

    assert words == {"Use", "Go", "servers", "and", "all", "that", "runs", "in", "them"}


def test_a_figure_says_what_it_measures_and_when() -> None:
    """Two figures that differ can be told apart by who measured what."""
    figure = Amount("$5", 5.0, 5.0, "USD", "year", "US median", "2025")
    entries = (
        GuideEntry("Who pays?", "Few.", None, None, None),
        GuideEntry("Pay", "Look around.", None, None, figure),
        GuideEntry(None, "It is $5 (US median, 2025) for all.", None, None, figure),
    )

    assert lines_of(section_of({"pay": "Pay"}, row_of("Go", pay=figure), entries=entries)) == [
        "      Pay",
        "  Go  $5 (US median, 2025)",
        "",
        "  • Who pays? Few.",
        "  • Pay: Look around. ($5, US median, 2025)",
        "  • It is $5 (US median, 2025) for all.",
    ]


def test_a_source_without_a_publisher_is_called_like_its_roadmap() -> None:
    """Every section says who says so."""
    console = Console(file=io.StringIO(), width=80, color_system=None)
    with console.capture() as capture:
        console.print(render_guide(Guide("pay", "?", (section_of({"a": "A"}, row_of("Go", a="1"), publisher=""),))))

    assert capture.get().splitlines()[2] == "What it costs (tiny, 2026-03)"
