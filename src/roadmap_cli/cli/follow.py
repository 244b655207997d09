"""`roadmap follow`."""

from typing import Annotated

import typer

from roadmap_cli.cli.context import app_context

EXAMPLES = """\
roadmap follow resumax       # keep an eye on it too
roadmap unfollow resumax     # no longer
"""

Name = Annotated[str, typer.Argument(metavar="ROADMAP", help="A roadmap; see them with `roadmap list`.")]


def command(context: typer.Context, roadmap: Name) -> None:
    """Follow a roadmap beside your main one: its share is shown after every tick."""
    from roadmap_cli.cli.following import save_choice
    from roadmap_cli.services.choosing import draft_follow

    app = app_context(context)
    chosen = app.roadmap_named(roadmap)
    save_choice(app, chosen, list(draft_follow(chosen, app.progress)), said="follow")
