"""`roadmap follow`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument

EXAMPLES = """\
roadmap follow resumax       # keep an eye on it too
roadmap unfollow resumax     # no longer
"""

Name = Annotated[str, Argument(metavar="ROADMAP", help="A roadmap; see them with `roadmap list`.")]


def command(app: AppContext, roadmap: Name) -> None:
    """Follow a roadmap beside your main one: its share is shown after every tick."""
    from roadmap_cli.cli.following import save_choice
    from roadmap_cli.services.choosing import draft_follow

    chosen = app.roadmap_named(roadmap)
    save_choice(app, chosen, list(draft_follow(chosen, app.progress)), said="follow")
