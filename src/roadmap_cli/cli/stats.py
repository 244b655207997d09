"""`roadmap stats`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Option
from roadmap_cli.cli.parameters import RoadmapName

EXAMPLES = """\
roadmap stats               # your weeks, your year, your way, your estimates
roadmap stats --weeks 26    # half a year of weeks
roadmap stats birjob        # the way through another roadmap
"""

Weeks = Annotated[int, Option("--weeks", metavar="N", min=1, max=520, help="How many weeks to show.")]


def command(app: AppContext, roadmap: RoadmapName = None, weeks: Weeks = 12) -> None:
    """Show your learning in pictures: hours and items by week, the year day by day, the way to the goal.

    With how your estimates turned out, and which areas your time went to. Time comes from `roadmap log`
    and `roadmap clock`, items from `roadmap done`.
    """
    from roadmap_cli.rendering.statistics_view import render_statistics
    from roadmap_cli.services.statistics import statistics

    standing = app.standing(app.roadmap_named(roadmap))
    app.present(statistics(standing, app.progress, today=app.today, weeks=weeks), render_statistics)
