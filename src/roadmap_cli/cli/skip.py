"""`roadmap skip`."""

import typer

from roadmap_cli.cli.context import app_context
from roadmap_cli.cli.parameters import Names, OnDay
from roadmap_cli.domain.events import Status

EXAMPLES = """\
roadmap skip graphql                # not for you
roadmap reset graphql               # take it up again
"""


def command(context: typer.Context, names: Names, on: OnDay = None) -> None:
    """Leave items out: they count neither as done nor as open.

    What is done or known stays so. A skipped item holds nothing up.
    """
    from roadmap_cli.cli.marking import mark, named_aims

    app = app_context(context)
    mark(app, named_aims(app, names), Status.SKIPPED, on=on)
