"""`roadmap list`."""

from roadmap_cli.cli.context import AppContext

EXAMPLES = """\
roadmap list              # every roadmap, and how far you are in each
roadmap use birjob        # make one of them your main roadmap
"""


def command(app: AppContext) -> None:
    """List the roadmaps, how much each asks for, and how far you are."""
    from roadmap_cli.rendering.dashboard_view import render_roadmap_list
    from roadmap_cli.services.dashboard import list_roadmaps

    result = list_roadmaps(map(app.standing, app.content.roadmaps), frozenset(app.followed), app.main)
    app.present(result, render_roadmap_list)
