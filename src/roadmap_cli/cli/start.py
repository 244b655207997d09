"""`roadmap start`."""

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.parameters import Names, OnDay
from roadmap_cli.domain.events import Status

EXAMPLES = """\
roadmap start docker               # you are learning it now
roadmap start docker/images        # one topic of it
"""


def command(app: AppContext, names: Names, on: OnDay = None) -> None:
    """Mark items as being learned.

    What is done, known or skipped stays so; reset it first to begin again.
    """
    from roadmap_cli.cli.marking import mark, named_aims

    mark(app, named_aims(app, names), Status.LEARNING, on=on)
