"""`roadmap pause`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument, Option

EXAMPLES = """\
roadmap pause 2026-12-20..2027-01-03 "holidays"   # nothing is planned on these days
roadmap pause fri..+1w                            # from Friday until a week from today
roadmap pause 2027-W08                            # a whole week
roadmap pause                                     # all days off
roadmap pause --remove 1                          # plan on the first of them again
"""

DaysOff = Annotated[str | None, Argument(metavar="[DAYS]", help="A day, a week, or FIRST..LAST.", show_default=False)]
Reason = Annotated[str | None, Argument(metavar="[REASON]", help="What for.", show_default=False)]
Remove = Annotated[int | None, Option("--remove", min=1, metavar="N", help="Remove pause N.", show_default=False)]


def command(app: AppContext, days: DaysOff = None, reason: Reason = None, remove: Remove = None) -> None:
    """Take days or weeks off: every plan goes around them, and they never count as falling behind.

    Without days it shows those that are off. Say it before or afterwards, as for an illness.
    """
    from roadmap_cli.cli.planning import change_pauses
    from roadmap_cli.rendering.pauses_view import render_pauses

    pauses = change_pauses(app, days, reason, remove)
    app.present(pauses, render_pauses)
    if pauses.events:
        app.output.say(f"Saved. Take it back with `roadmap {'redo' if pauses.removed else 'undo'}`.")
