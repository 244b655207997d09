"""`roadmap redo`."""

from roadmap_cli.cli.context import AppContext

EXAMPLES = """\
roadmap redo         # bring it back
roadmap history      # see what holds
"""


def command(app: AppContext) -> None:
    """Bring back what you took back last.

    Undo an undo, one at a time.
    """
    from roadmap_cli.cli.taking_back import take_back
    from roadmap_cli.services.history import redo

    take_back(app, redo)
