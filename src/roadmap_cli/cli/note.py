"""`roadmap note`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument, Option
from roadmap_cli.domain.events import NOTE

EXAMPLES = """\
roadmap note docker "layers are cached top down"   # keep a thought
roadmap note docker                                # read your notes on it
roadmap note docker --remove 1                     # remove the first
"""

Item = Annotated[str, Argument(metavar="ITEM", help="A skill, topic or project.")]
Text = Annotated[str | None, Argument(metavar="[TEXT]", help="What to keep.", show_default=False)]
Remove = Annotated[int | None, Option("--remove", min=1, metavar="N", help="Remove note N.", show_default=False)]


def command(app: AppContext, item: Item, text: Text = None, remove: Remove = None) -> None:
    """Keep a note beside an item, read the notes there, or remove one."""
    from roadmap_cli.cli.remarking import remark
    from roadmap_cli.services.remarks import draft_note

    remark(app, item, NOTE, text, draft_note, remove=remove)
