"""`roadmap undo`."""

from roadmap_cli.cli.context import AppContext

EXAMPLES = """\
roadmap undo         # the last command
roadmap history      # what there is to take back
"""


def command(app: AppContext) -> None:
    """Take back what you did last on this machine.

    One command is taken back at a time, with all that it changed. Nothing is deleted: the journal keeps
    both, and `roadmap redo` brings it back.
    """
    from roadmap_cli.cli.taking_back import take_back
    from roadmap_cli.services.history import undo

    take_back(app, undo)
