"""`roadmap unfollow`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument

EXAMPLES = """\
roadmap unfollow resumax     # its share is not shown any more
roadmap use backend          # change the main one first
"""

Name = Annotated[str, Argument(metavar="ROADMAP", help="A roadmap; see them with `roadmap list`.")]


def command(app: AppContext, roadmap: Name) -> None:
    """Stop following a roadmap. Your progress stays; the main roadmap is always followed."""
    from roadmap_cli.cli.following import save_choice
    from roadmap_cli.services.choosing import draft_unfollow

    chosen = app.roadmap_named(roadmap)
    save_choice(app, chosen, list(draft_unfollow(chosen, app.progress, main=app.main)), said="unfollow")
