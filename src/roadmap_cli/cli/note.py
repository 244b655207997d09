"""`roadmap note`."""

from typing import Annotated

import typer

from roadmap_cli.cli.context import app_context
from roadmap_cli.domain.events import NOTE

EXAMPLES = """\
roadmap note docker "layers are cached top down"   # keep a thought
roadmap note docker                                # read your notes on it
roadmap note docker --remove 1                     # remove the first
"""

Item = Annotated[str, typer.Argument(metavar="ITEM", help="A skill, topic or project.")]
Text = Annotated[str | None, typer.Argument(metavar="[TEXT]", help="What to keep.", show_default=False)]
Remove = Annotated[int | None, typer.Option("--remove", min=1, metavar="N", help="Remove note N.", show_default=False)]


def command(context: typer.Context, item: Item, text: Text = None, remove: Remove = None) -> None:
    """Keep a note beside an item, read the notes there, or remove one."""
    from roadmap_cli.cli.remarking import remark
    from roadmap_cli.services.remarks import draft_note

    app = app_context(context)
    remark(app, item, NOTE, text, draft_note, remove=remove)
