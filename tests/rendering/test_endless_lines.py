"""In a pipe no line ends, so whatever is filled up to the end of the line would never be done."""

import io
from itertools import groupby

import pytest
from rich.console import Console, Group
from rich.text import Text
from sample_results import VIEWS

from roadmap_cli.cli.output import UNWRAPPED

MOST_BLANKS = 2_000


def longest_blank(text: str) -> int:
    """Give the length of the longest run of blanks."""
    return max((len(list(run)) for is_blank, run in groupby(text, " ".__eq__) if is_blank), default=0)


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_fills_its_lines_with_blanks(view: str) -> None:
    """Each part says how much room it would like, and gets no more."""
    result, render = VIEWS[view]
    console = Console(file=io.StringIO(), width=UNWRAPPED, color_system=None, markup=False, highlight=False)
    renderable = render(result)

    segments = console.render(Text(renderable) if isinstance(renderable, str) else Group(renderable))

    assert longest_blank("".join(segment.text for segment in segments)) < MOST_BLANKS
