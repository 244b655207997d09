"""`roadmap plan`."""

from math import isnan
from typing import Annotated

import typer

from roadmap_cli.cli.context import app_context
from roadmap_cli.cli.parameters import RoadmapName
from roadmap_cli.domain.levels import Level

EXAMPLES = """\
roadmap plan --months 12                  # how many hours a week a year takes
roadmap plan --months 6 --hours 15        # does it fit? what would have to go?
roadmap plan birjob --start 2026-12-07    # a source at its own pace
roadmap plan --hours 8 --level essential  # the essentials alone, as long as they take
"""


def _real(hours: float | None) -> float | None:
    if hours is not None and isnan(hours):  # which no range refuses
        message = "nan is no number of hours."
        raise typer.BadParameter(message)
    return hours


Months = Annotated[
    int | None,
    typer.Option("--months", metavar="N", min=1, max=240, help="The time it may take.", show_default=False),
]
Hours = Annotated[
    float | None,
    typer.Option(
        "--hours",
        metavar="N",
        min=0.25,
        max=168,
        callback=_real,
        help="The hours that you have a week.",
        show_default=False,
    ),
]
Start = Annotated[
    str | None, typer.Option("--start", metavar="DATE", help="The first day; today without it.", show_default=False)
]
LowestLevel = Annotated[Level, typer.Option("--level", help="Plan down to this level.")]
Complete = Annotated[bool, typer.Option("--complete", help="First plan what the roadmap needs and does not teach.")]


def command(
    context: typer.Context,
    roadmap: RoadmapName = None,
    months: Months = None,
    hours: Hours = None,
    start: Start = None,
    level: LowestLevel = Level.OPTIONAL,
    complete: Complete = False,
) -> None:
    """Plan what is open into weeks that fit your hours.

    A source with weeks and hours of its own is planned at its own pace, its months counted as the
    source counts them. Without --hours the plan takes the source's hours a week or, where it has
    none, works out what the months ask of you.
    """
    from roadmap_cli.domain.hours import in_minutes
    from roadmap_cli.domain.time_words import parse_day
    from roadmap_cli.rendering.plan_view import render_plan
    from roadmap_cli.services.planning import Wish, plan

    app = app_context(context)
    wish = Wish(
        start=app.today if start is None else parse_day(start, today=app.today),
        months=months,
        minutes_per_week=None if hours is None else in_minutes(hours),
        level=level,
        complete=complete,
    )
    app.present(plan(app.standing(app.roadmap_named(roadmap)), wish), render_plan)
