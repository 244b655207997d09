"""`roadmap remove`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument
from roadmap_cli.domain.errors import DeclinedError

EXAMPLES = """\
roadmap remove mine --yes      # take out a roadmap of your own; progress stays
"""

Name = Annotated[str, Argument(metavar="NAME", help="What `roadmap add` installed, by its id or a word of it.")]


def command(app: AppContext, name: Name) -> None:
    """Take a roadmap or skills of your own out again.

    What you recorded about its items stays in the journal, and counts again when they are back. The
    text is kept in your content folder.
    """
    from roadmap_cli.cli.authoring import chosen_file
    from roadmap_cli.rendering.authoring_view import render_removal
    from roadmap_cli.services.authoring import Removal, recorded_of
    from roadmap_cli.storage.durable_io import DiskIO
    from roadmap_cli.storage.own_addition import broken_without
    from roadmap_cli.storage.own_installation import uninstall

    chosen = chosen_file(app, name)
    broken = tuple(map(str, broken_without(chosen.name, chosen.installed, app.bundled[0])))
    if not app.confirm(f"Take out {chosen.file.title} ({chosen.file.whole_id})? Progress stays.", default=True):
        message = f"{chosen.file.whole_id} was not taken out."
        raise DeclinedError(message, hint=f"Say --yes to take it out: `roadmap remove {chosen.file.whole_id} --yes`.")
    former = uninstall(DiskIO(), app.locations, chosen.path, moment=app.now.moment)
    kept = recorded_of(chosen.file, app.progress)
    removal = Removal(chosen.file.whole_id, chosen.file.title, str(chosen.path), str(former), kept, broken)
    app.present(removal, render_removal)
