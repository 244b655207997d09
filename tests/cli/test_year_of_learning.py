"""A year of somebody who learns, played through the commands."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from conftest import Program
from factories import bundled_outline
from roadmap_cli.cli.clock import Now

BEGIN = date(2026, 1, 5)
WEEKS = 52
HOLIDAYS = range(30, 33)


def test_a_year_reads_sensibly_in_every_month(roadmap: Program) -> None:
    """Six hours in most weeks, three weeks off in summer, items that take a fifth longer than estimated.

    Too early for a forecast at first; then dates in order that lie ahead, less left each month, and
    figures that add up to what was logged.
    """
    random = Random(7)
    outline = bundled_outline("backend")
    leaves = iter(outline.step_of)
    leaf = next(leaves)
    left = 1.2 * outline.catalogue.minutes(leaf)
    logged = 0
    answers = []
    for week in range(WEEKS):
        day = BEGIN + timedelta(days=7 * week + 5)
        roadmap.now = Now(datetime(day.year, day.month, day.day, 20, tzinfo=UTC), day)
        minutes = 0 if week in HOLIDAYS else random.randint(200, 520)
        while minutes:
            spent = min(minutes, max(round(left), 1))
            roadmap.ok("log", leaf, f"{spent}m")
            minutes, left, logged = minutes - spent, left - spent, logged + spent
            if left < 1:
                roadmap.ok("done", leaf)
                leaf = next(leaves)
                left = 1.2 * outline.catalogue.minutes(leaf)
        if week % 4 == 3:
            answers.append(roadmap.json("forecast"))

    figures = roadmap.json("stats", "--weeks", "53")
    suffices = [answer["suffices"] for answer in answers]
    told = [answer for answer in answers if answer["suffices"]]
    assert suffices == sorted(suffices)
    assert (suffices[0], suffices[5]) == (False, True)
    assert all(answer["today"] < answer["p50"] < answer["p80"] for answer in told)
    assert [answer["hours_left"] for answer in answers] == sorted(
        (answer["hours_left"] for answer in answers), reverse=True
    )
    assert 1.1 <= told[-1]["basis"]["ratio"] <= 1.3
    assert round(figures["total_hours"] * 60) == logged
    assert sum(round(week["hours"] * 60) for week in figures["weeks"]) == logged
    assert figures["weeks"][HOLIDAYS[0] + 1]["hours"] == 0
    assert figures["burn_up"]["points"][-1]["hours_done"] == figures["burn_up"]["hours_done"]
