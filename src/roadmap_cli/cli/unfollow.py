"""`roadmap unfollow`."""

from typing import Annotated

import typer

from roadmap_cli.cli.context import app_context

EXAMPLES = """\
roadmap unfollow resumax     # its share is not shown any more
roadmap use backend          # change the main one first
"""

Name = Annotated[str, typer.Argument(metavar="ROADMAP", help="A roadmap; see them with `roadmap list`.")]


def command(context: typer.Context, roadmap: Name) -> None:
    """Stop following a roadmap. Your progress stays; the main roadmap is always followed."""
    from roadmap_cli.cli.following import save_choice
    from roadmap_cli.services.choosing import draft_unfollow

    app = app_context(context)
    chosen = app.roadmap_named(roadmap)
    save_choice(app, chosen, list(draft_unfollow(chosen, app.progress, main=app.main)), said="unfollow")
