"""`roadmap today`."""

from roadmap_cli.cli.context import AppContext

EXAMPLES = """\
roadmap today           # what your plan asks for today
roadmap today --json    # for a status bar or a script
"""


def command(app: AppContext) -> None:
    """Show what your plan asks for today, and what of it is done.

    It follows the plan that you made your goal with `roadmap plan --save`.
    """
    from roadmap_cli.cli.planning import follow
    from roadmap_cli.rendering.agenda_view import render_today
    from roadmap_cli.services.agenda import today_in

    plan, wish = follow(app, app.goal)
    app.present(today_in(plan, wish, app.standing(plan.roadmap), app.progress, app.today), render_today)
