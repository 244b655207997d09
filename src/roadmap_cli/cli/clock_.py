"""`roadmap clock`."""

from enum import StrEnum
from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument, Option

EXAMPLES = """\
roadmap clock start docker      # begin to learn it, the clock runs
roadmap clock                   # what it shows
roadmap clock stop              # log the time that it ran
roadmap clock stop --took 2h    # log another time: it was forgotten
roadmap clock drop              # log nothing
"""


class Action(StrEnum):
    """What to do with the clock."""

    START = "start"
    STOP = "stop"
    DROP = "drop"


What = Annotated[
    Action | None,
    Argument(metavar="[start|stop|drop]", help="What to do; without it see what it shows.", show_default=False),
]
Item = Annotated[
    str | None, Argument(metavar="[ITEM]", help="To start: a skill, topic or project.", show_default=False)
]
Took = Annotated[
    str | None,
    Option("--took", metavar="TIME", help="To stop: how long it really was, such as 2h.", show_default=False),
]
Note = Annotated[
    str | None, Option("--note", metavar="TEXT", help="To stop: a word on what it was.", show_default=False)
]


def command(app: AppContext, action: What = None, item: Item = None, took: Took = None, note: Note = None) -> None:
    """Let a clock run while you learn, and log its time when you stop.

    One clock runs at a time: to start another stops the first and logs it. It runs on while the
    machine sleeps or is off. After more than eight hours you are asked how long it really was.
    """
    from roadmap_cli.cli import timing

    timing.refuse_strays(action, item=item, took=took, note=note)
    if action is Action.START and item is not None:
        timing.start_clock(app, item)
    elif action is Action.STOP:
        timing.stop_clock(app, took=took, note=note)
    elif action is Action.DROP:
        timing.drop_clock(app)
    else:
        timing.show_clock(app)
