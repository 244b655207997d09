"""`roadmap forecast`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Option
from roadmap_cli.cli.parameters import RoadmapName
from roadmap_cli.domain.levels import Level

EXAMPLES = """\
roadmap forecast                      # when you will be done, and reach each milestone
roadmap forecast --level essential    # the essentials alone
roadmap forecast birjob               # another roadmap
"""

LowestLevel = Annotated[
    Level | None, Option("--level", help="Forecast down to this level; without it to the goal's, or all.")
]


def command(app: AppContext, roadmap: RoadmapName = None, level: LowestLevel = None) -> None:
    """Forecast when you will be done, from your own hours and how your estimates turned out.

    It draws four hundred futures from your past weeks and finished items: half of them end by the first
    date, four in five by the second. It needs eight finished items and six weeks with time logged on
    the roadmap; before that it shows the plan's date, and how much later plans usually come true.
    """
    from roadmap_cli.rendering.forecast_view import render_forecast
    from roadmap_cli.services.forecasting import forecast

    standing = app.standing(app.roadmap_named(roadmap))
    app.present(forecast(standing, app.progress, today=app.today, level=level), render_forecast)
