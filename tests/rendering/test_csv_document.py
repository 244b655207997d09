"""A spreadsheet in which every cell is text: read back with a reader that knows nothing of us."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_map_document import hostile_inventory

from factories import bundled, bundled_outline, law, make_standing
from roadmap_cli.domain.progress import Progress
from roadmap_cli.rendering.csv_document import COLUMNS, csv_document
from roadmap_cli.services.inventory import take_inventory

NASTY = Path(__file__).parents[1] / "nasty" / "yaml"
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def rows_of(document: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(document, newline="")))


@law
@given(st.sampled_from(["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", '"', ",", "\n=1", " =1", "\uff1d1"]) | st.text())
def test_no_cell_begins_a_formula(text: str) -> None:
    """Whatever a text says, rows and columns stay as they are and no cell is run."""
    rows = rows_of(csv_document(hostile_inventory(text)))

    assert [len(row) for row in rows] == [len(COLUMNS)] * 4
    assert [cell for row in rows for cell in row if cell.startswith(FORMULAS) or "\n" in cell] == []


@pytest.mark.parametrize("name", ["126-csv-plus", "127-csv-at", "128-csv-tab", "129-csv-newline"])
def test_the_hostile_samples_stay_cells(name: str) -> None:
    """The samples are told whole, on one line."""
    text = (NASTY / f"{name}.yaml").read_text("utf-8").split("title: ")[1].splitlines()[0].strip('"')
    text = text.encode().decode("unicode_escape")

    rows = rows_of(csv_document(hostile_inventory(text)))

    assert len(rows) == 4
    assert [cell for row in rows for cell in row if cell.startswith(FORMULAS)] == []


@pytest.mark.parametrize("roadmap", bundled().roadmaps)
def test_each_leaf_has_its_row(roadmap: str) -> None:
    """A row for each thing that can be ticked, in the roadmap's order."""
    outline = bundled_outline(roadmap)

    header, *rows = rows_of(csv_document(take_inventory(make_standing(outline), Progress())))

    assert tuple(header) == COLUMNS
    assert [row[4] for row in rows] == list(outline.step_of)
