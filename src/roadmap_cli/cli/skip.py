"""`roadmap skip`."""

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.parameters import Names, OnDay
from roadmap_cli.domain.events import Status

EXAMPLES = """\
roadmap skip graphql                # not for you
roadmap reset graphql               # take it up again
"""


def command(app: AppContext, names: Names, on: OnDay = None) -> None:
    """Leave items out: they count neither as done nor as open.

    What is done or known stays so. A skipped item holds nothing up.
    """
    from roadmap_cli.cli.marking import mark, named_aims

    mark(app, named_aims(app, names), Status.SKIPPED, on=on)
