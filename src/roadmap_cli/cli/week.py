"""`roadmap week`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument

EXAMPLES = """\
roadmap week         # this week: what is left of it, and what is done
roadmap week next    # the next one
roadmap week 3       # the third week of your plan
"""

Number = Annotated[
    str | None,
    Argument(metavar="[N|next]", help="The week's number, or next; this one without it.", show_default=False),
]


def command(app: AppContext, number: Number = None) -> None:
    """Show what your plan asks for this week, day by day, and what of it is done.

    It follows the plan that you made your goal with `roadmap plan --save`.
    """
    from roadmap_cli.cli.planning import follow
    from roadmap_cli.rendering.agenda_view import render_week
    from roadmap_cli.services.agenda import week_in

    plan, wish = follow(app, app.goal)
    app.present(week_in(plan, wish, app.standing(plan.roadmap), app.progress, number), render_week)
