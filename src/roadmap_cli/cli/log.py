"""`roadmap log`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument, Option
from roadmap_cli.cli.parameters import OnDay

EXAMPLES = """\
roadmap log docker 1h30m                   # today
roadmap log docker 45m --on yesterday      # another day
roadmap log docker 2h --note "volumes"     # with a word on what it was
roadmap log docker                         # the time of one item, against its estimate
roadmap log                                # all time: by item, week and roadmap
"""

Item = Annotated[str | None, Argument(metavar="[ITEM]", help="A skill, topic or project.", show_default=False)]
Time = Annotated[
    str | None, Argument(metavar="[TIME]", help="How long it took: 45m, 1h30m or 1.5h.", show_default=False)
]
Note = Annotated[str | None, Option("--note", metavar="TEXT", help="A word on what it was.", show_default=False)]


def command(app: AppContext, item: Item = None, time: Time = None, on: OnDay = None, note: Note = None) -> None:
    """Log the time that you spent on an item, or see where your time went.

    A wrong entry is taken back with `roadmap undo` and logged anew. A day has 24 hours at most, all
    items together.
    """
    from roadmap_cli.cli.timing import log_time, show_time

    if item is None or (time is None and on is None and note is None):
        show_time(app, item)
    else:
        log_time(app, item, time, on=on, note=note)
