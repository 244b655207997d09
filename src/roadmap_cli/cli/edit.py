"""`roadmap edit`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument

EXAMPLES = """\
roadmap edit mine              # change a roadmap of your own in your editor
"""

Name = Annotated[str, Argument(metavar="NAME", help="What `roadmap add` installed, by its id or a word of it.")]


def command(app: AppContext, name: Name) -> None:
    """Change a roadmap or skills of your own in your editor ($VISUAL or $EDITOR), checked when you close it.

    What is right is installed, and the text before is kept. What is not right yet is told with its lines;
    your text stays in your drafts, and the next `roadmap edit` goes on with it.
    """
    from roadmap_cli.cli.authoring import chosen_file, install_all
    from roadmap_cli.cli.drafting import edited
    from roadmap_cli.rendering.authoring_view import render_installations
    from roadmap_cli.storage.drafts import drop_draft

    chosen = chosen_file(app, name)
    addition = edited(app, chosen)
    installations = install_all(app, addition)
    drop_draft(app.locations, chosen.path.name, addition.candidates[0].raw)
    app.present(installations, render_installations)
