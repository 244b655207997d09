"""`roadmap guide`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument

EXAMPLES = """\
roadmap guide                    # the questions that guides answer
roadmap guide databases-when     # one of them, source by source
roadmap guide languages          # where the sources disagree, each says its own
"""

Name = Annotated[str | None, Argument(metavar="[GUIDE]", help="A guide; without it the list.", show_default=False)]


def command(app: AppContext, name: Name = None) -> None:
    """Answer a question with what each source says: which database when, what pays, how interviews go."""
    from roadmap_cli.rendering.guide_view import render_guide, render_guide_list
    from roadmap_cli.services.guides import list_guides
    from roadmap_cli.services.naming import find, guide_targets

    if name is None:
        app.present(list_guides(app.catalogue.guides.values()), render_guide_list)
        return
    found = find(name, guide_targets(app.content), choose=app.chooser)
    app.present(app.catalogue.guides[found.target.name], render_guide)
