"""`roadmap redo`."""

import typer

from roadmap_cli.cli.context import app_context

EXAMPLES = """\
roadmap redo         # bring it back
roadmap history      # see what holds
"""


def command(context: typer.Context) -> None:
    """Bring back what you took back last.

    Undo an undo, one at a time.
    """
    from roadmap_cli.cli.taking_back import take_back
    from roadmap_cli.services.history import redo

    take_back(app_context(context), redo)
