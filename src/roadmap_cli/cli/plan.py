"""`roadmap plan`."""

from math import isfinite
from pathlib import Path
from typing import Annotated

import typer

from roadmap_cli.cli.context import app_context
from roadmap_cli.cli.parameters import RoadmapName, path_of
from roadmap_cli.domain.levels import Level

EXAMPLES = """\
roadmap plan --months 12                  # how many hours a week a year takes
roadmap plan --months 6 --hours 15        # does it fit? what would have to go?
roadmap plan --by 2027-09-01 --minutes-a-day 90 --days mon-fri --reserve 10%
roadmap plan birjob --start mon           # a source at its own pace, from Monday on
roadmap plan --hours 8 --level essential  # the essentials alone, as long as they take
roadmap plan --only docker --hours 6      # one skill, with what it needs
roadmap plan --months 12 --save           # make it your goal
roadmap plan                              # where you are in it
roadmap plan --ics plan.ics --at 19:00    # its sessions for your calendar
"""


def _real(hours: float | None) -> float | None:
    if hours is not None and not isfinite(hours):  # which no range refuses
        message = f"{hours} is no number of hours."
        raise typer.BadParameter(message)
    return hours


Months = Annotated[
    int | None,
    typer.Option("--months", metavar="N", min=1, max=240, help="The time it may take.", show_default=False),
]
Weeks = Annotated[
    int | None,
    typer.Option("--weeks", metavar="N", min=1, max=1040, help="The same, in weeks.", show_default=False),
]
By = Annotated[str | None, typer.Option("--by", metavar="DATE", help="The last day.", show_default=False)]
Hours = Annotated[
    float | None,
    typer.Option("--hours", metavar="N", callback=_real, help="The hours that you have a week.", show_default=False),
]
MinutesADay = Annotated[
    str | None,
    typer.Option(
        "--minutes-a-day", metavar="TIME", help="The time that you have a day: 45, 1h30m.", show_default=False
    ),
]
Days = Annotated[
    str | None,
    typer.Option(
        "--days", metavar="DAYS", help="The days that you learn on: mon,wed,sat or mon-fri.", show_default=False
    ),
]
Start = Annotated[
    str | None, typer.Option("--start", metavar="DATE", help="The first day; today without it.", show_default=False)
]
LowestLevel = Annotated[Level, typer.Option("--level", help="Plan down to this level.")]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="ITEM", help="Plan this and what it needs; may be repeated.", show_default=False),
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="ITEM", help="Leave this out; may be repeated.", show_default=False),
]
Reserve = Annotated[
    str | None,
    typer.Option("--reserve", metavar="SHARE", help="Keep a share of each week free: 10%.", show_default=False),
]
Complete = Annotated[bool, typer.Option("--complete", help="First plan what the roadmap needs and does not teach.")]
Save = Annotated[bool, typer.Option("--save", help="Make it your goal.")]
DropGoal = Annotated[bool, typer.Option("--drop-goal", help="Have no goal any more.")]
Ics = Annotated[
    Path | None,
    typer.Option(
        "--ics", parser=path_of, metavar="FILE", help="Write it as a calendar: an entry a week.", show_default=False
    ),
]
At = Annotated[
    str | None,
    typer.Option("--at", metavar="TIME", help="With --ics: an entry a day, at 19:00.", show_default=False),
]
Alarm = Annotated[
    str | None,
    typer.Option("--alarm", metavar="TIME", help="With --ics: a reminder, 15m before.", show_default=False),
]


def command(  # noqa: PLR0913, PLR0917 - a parameter for each option, which the framework needs
    context: typer.Context,
    roadmap: RoadmapName = None,
    months: Months = None,
    weeks: Weeks = None,
    by: By = None,
    hours: Hours = None,
    minutes_a_day: MinutesADay = None,
    days: Days = None,
    start: Start = None,
    level: LowestLevel = Level.OPTIONAL,
    only: Only = None,
    without: Without = None,
    reserve: Reserve = None,
    complete: Complete = False,
    save: Save = False,
    drop_goal: DropGoal = False,
    ics: Ics = None,
    at: At = None,
    alarm: Alarm = None,
) -> None:
    """Plan what is open into weeks that fit your hours, or see where you are in the plan that you saved.

    Of hours, time and scope any two give the third: without --hours it works out what the time asks
    of you, without an end how long it takes, and with both what would have to go. A source with weeks
    and hours of its own is planned at its own pace, its months counted as the source counts them.
    """
    from roadmap_cli.cli import planning
    from roadmap_cli.rendering.plan_view import render_plan

    app = app_context(context)
    asked = planning.Asked(
        months, weeks, by, hours, minutes_a_day, days, start, level, only or (), without or (), reserve, complete
    )
    calendar = planning.read_calendar(ics, at=at, alarm=alarm)
    planned = planning.settle(app, roadmap, asked, save=save, drop_goal=drop_goal)
    if calendar is not None:
        planning.write_calendar(app, planned, calendar)
    app.present(planned.plan, render_plan)
    if planned.plan.events:
        app.output.say("Saved. Take it back with `roadmap undo`.")
