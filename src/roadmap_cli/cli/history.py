"""`roadmap history`."""

from functools import partial
from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Option

EXAMPLES = """\
roadmap history                     # the last twenty things that you did
roadmap history --limit 100         # more of them
roadmap history --ids               # with what `roadmap purge` asks for
roadmap history --limit 0 --json    # all of them, as the journal has them
"""

ShowIds = Annotated[bool, Option("--ids", help="Show the first digits of each event's id.")]
Limit = Annotated[int, Option("-n", "--limit", metavar="N", min=0, help="How many events to show; 0 for all.")]


def command(app: AppContext, limit: Limit = 20, ids: ShowIds = False) -> None:
    """Show what you did, newest first, and what of it is taken back."""
    from roadmap_cli.rendering.history_view import render_history
    from roadmap_cli.services.history import history

    app.present(history(app.events, limit=limit or None), partial(render_history, with_ids=ids))
