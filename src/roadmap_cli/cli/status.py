"""`roadmap status`, and `roadmap` alone."""

from roadmap_cli.cli.context import AppContext

EXAMPLES = """\
roadmap                  # the same
roadmap status --json    # for scripts
"""


def command(app: AppContext) -> None:
    """Show where you stand in your main roadmap, what you are learning, and what is next."""
    from roadmap_cli.rendering.dashboard_view import render_dashboard
    from roadmap_cli.services.dashboard import dashboard

    followed = [app.standing(name) for name in app.followed]
    plan = app.followed_goal()
    result = dashboard(
        app.standing(),
        followed,
        app.progress.days,
        goal=plan.goal if plan else None,
        planned=plan.this_week if plan else frozenset(),
        clock=app.progress.clock.item if app.progress.clock else None,
    )
    app.present(result, render_dashboard)
