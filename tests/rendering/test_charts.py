"""Pictures in characters: a year of days, and a way that climbs."""

import io
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from factories import law
from roadmap_cli.rendering.charts import SHADES, Climb, Heatmap

TODAY = date(2026, 11, 25)


def drawn(picture: Heatmap | Climb, width: int) -> list[str]:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    with console.capture() as capture:
        console.print(picture, end="")
    return capture.get().splitlines()


@law
@given(st.dictionaries(st.integers(0, 360), st.floats(0.01, 24), max_size=30), st.integers(20, 120))
def test_a_year_has_a_sign_for_each_day_with_time(hours: dict[int, float], width: int) -> None:
    """At full width each day with time is shaded, and no other; a narrow screen is never passed."""
    days = {TODAY - timedelta(days=number): amount for number, amount in hours.items()}

    lines = drawn(Heatmap(days, today=TODAY), width)

    assert max(map(len, lines)) <= width
    shaded = sum(line[5:].count(shade) for line in lines[1:] for shade in SHADES[1:])
    assert shaded == len(days) or width < 58
    assert shaded <= len(days)


@law
@given(st.lists(st.floats(0.01, 24), min_size=1, max_size=20))
def test_more_time_is_never_lighter(hours: list[float]) -> None:
    """The fullest day is the darkest, a day without time is empty."""
    heatmap = Heatmap({TODAY - timedelta(days=number): amount for number, amount in enumerate(hours)}, today=TODAY)

    levels = [heatmap.level(amount) for amount in sorted(hours)]

    assert levels == sorted(levels)
    assert levels[-1] == len(SHADES) - 1
    assert levels[0] >= 1
    assert heatmap.level(0) == 0


def test_days_to_come_are_blank() -> None:
    """Wednesday is today: the rest of the week has not been."""
    lines = drawn(Heatmap({TODAY: 1.0}, today=TODAY), 9)

    assert [line[-1] for line in lines[1:4]] == ["·", "·", "█"]
    assert [len(line.rstrip()) for line in lines[4:]] == [8] * 4


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_a_climb_fits_and_shows_the_newest(width: int) -> None:
    """It never passes the screen; its last column is the last point."""
    points = [(TODAY + timedelta(days=7 * number), float(number), None) for number in range(60)]

    lines = drawn(Climb(points, label=lambda value: f"{value:.0f}"), width)

    assert max(map(len, lines)) <= width
    assert lines[0].rstrip().endswith("█")


def test_the_line_of_the_goal_lies_before_or_behind() -> None:
    """Where it is passed it is a full sign, elsewhere an open one."""
    points = [(TODAY, 0.0, 8.0), (TODAY + timedelta(days=7), 8.0, 4.0)]

    lines = drawn(Climb(points, label=lambda value: f"{value:.0f}"), 30)

    assert lines[0] == " 8│◇◇◇███"
    assert lines[4] == " 4│   ◆◆◆"[:3] + "   ◆◆◆"
    assert lines[8] == " 0└──────"


def test_a_climb_of_nothing_is_flat() -> None:
    """No value is divided by a height that there is not."""
    assert "█" not in "".join(drawn(Climb([(TODAY, 0.0, None)], label=str), 30))
