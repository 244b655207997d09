"""`roadmap open`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument, Option

EXAMPLES = """\
roadmap open postgresql        # the first resource, in your browser
roadmap open postgresql 3      # the third of `roadmap resources postgresql`
roadmap open orms --language go
"""

Name = Annotated[str, Argument(metavar="ITEM", help="A skill, topic or project.")]
Number = Annotated[int, Argument(metavar="[N]", min=1, help="Its number in `roadmap resources ITEM`.")]

Language = Annotated[
    str | None, Option("--language", metavar="LANGUAGE", help="Instead of your own.", show_default=False)
]


def command(app: AppContext, item: Name, number: Number = 1, language: Language = None) -> None:
    """Open a page that teaches something in the browser; where there is none, print its address."""
    from roadmap_cli.cli.browser import open_in_browser
    from roadmap_cli.rendering.resources_view import render_opened
    from roadmap_cli.services.choosing import language_named
    from roadmap_cli.services.opening import Opened, checked_address
    from roadmap_cli.services.resources import resource_numbered, resources_of

    name = app.find(item, parts=False).target.name
    chosen = app.progress.language if language is None else language_named(language, app.catalogue).id
    listed = resources_of([name], app.catalogue, app.progress, language=chosen, kind=None)
    resource = resource_numbered(listed, number)
    url = checked_address(resource.url)
    app.present(Opened(name, resource.title, url, opened=open_in_browser(url)), render_opened)
