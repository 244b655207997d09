"""`roadmap undo`."""

import typer

from roadmap_cli.cli.context import app_context

EXAMPLES = """\
roadmap undo         # the last command
roadmap history      # what there is to take back
"""


def command(context: typer.Context) -> None:
    """Take back what you did last on this machine.

    One command is taken back at a time, with all that it changed. Nothing is deleted: the journal keeps
    both, and `roadmap redo` brings it back.
    """
    from roadmap_cli.cli.taking_back import take_back
    from roadmap_cli.services.history import undo

    take_back(app_context(context), undo)
