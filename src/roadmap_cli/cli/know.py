"""`roadmap know`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Option
from roadmap_cli.cli.parameters import Names, OnDay
from roadmap_cli.domain.events import Status

EXAMPLES = """\
roadmap know linux-cli git-github              # had it before
roadmap know docker --with-prerequisites       # and all that it builds on
"""

WithPrerequisites = Annotated[
    bool | None,
    Option("--with-prerequisites/--alone", help="Mark what they build on as known too, or not.", show_default=False),
]


def command(app: AppContext, names: Names, on: OnDay = None, with_prerequisites: WithPrerequisites = None) -> None:
    """Mark items as known: you had them before you came here.

    Who knows a thing mostly knows what it builds on, so that is offered too.
    """
    from roadmap_cli.cli.marking import mark, named_aims
    from roadmap_cli.services.changes import Aim, prerequisites_of

    aims = named_aims(app, names)
    below = prerequisites_of(app.catalogue, app.progress, [aim.item for aim in aims])
    if below and _wants_prerequisites(app, below, with_prerequisites):
        aims = (*(Aim(item, named=False) for item in below), *aims)
    mark(app, aims, Status.KNOWN, on=on)


def _wants_prerequisites(app: AppContext, below: tuple[str, ...], wish: bool | None) -> bool:
    if wish is not None:
        return wish
    listed = ", ".join(below)
    answer = app.confirm(f"They build on {listed}. Mark these as known too?", default=True)
    if answer is None:
        app.output.say(f"They build on {listed}; --with-prerequisites marks these as known too.")
    return bool(answer)
