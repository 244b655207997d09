"""`roadmap reset`."""

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.parameters import Names, OnDay
from roadmap_cli.domain.events import Status

EXAMPLES = """\
roadmap reset docker                # as if never begun
roadmap undo                        # no, after all
"""


def command(app: AppContext, names: Names, on: OnDay = None) -> None:
    """Set items back to not started, whatever they were.

    Notes, links and logged time stay. Resetting a topic reopens its skill.
    """
    from roadmap_cli.cli.marking import mark, named_aims

    mark(app, named_aims(app, names), Status.NONE, on=on)
