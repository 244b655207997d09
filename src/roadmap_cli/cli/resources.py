"""`roadmap resources`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument, Option

EXAMPLES = """\
roadmap resources postgresql               # where to learn it, official pages first
roadmap resources orms --language go       # for another language than yours
roadmap resources docker --kind tutorial   # of one kind
roadmap resources                          # for what you are learning now
"""

Name = Annotated[
    str | None,
    Argument(metavar="[ITEM]", help="A skill, topic or project; without it what you are learning.", show_default=False),
]
Language = Annotated[
    str | None, Option("--language", metavar="LANGUAGE", help="Instead of your own.", show_default=False)
]
Kind = Annotated[str | None, Option("--kind", metavar="KIND", help="Such as docs, book or course.", show_default=False)]


def command(app: AppContext, item: Name = None, language: Language = None, kind: Kind = None) -> None:
    """Show where to learn something: official documentation first, for your language."""
    from roadmap_cli.rendering.resources_view import render_resources
    from roadmap_cli.services.choosing import language_named
    from roadmap_cli.services.resources import resources_of

    items = _begun(app) if item is None else [app.find(item, parts=False).target.name]
    chosen = app.progress.language if language is None else language_named(language, app.catalogue).id
    listed = resources_of(items, app.catalogue, app.progress, language=chosen, kind=kind)
    option = "" if language is None else f" --language {chosen}"
    app.present(listed, lambda result: render_resources(result, option))


def _begun(app: AppContext) -> list[str]:
    """Give what is being learned in the main roadmap and, where that is nothing, what is next."""
    from roadmap_cli.services.recommendation import recommend

    standing = app.standing()
    begun = [entry.skill for entry in standing.entries if standing.is_begun(entry)]
    best = recommend(standing, app.followed_outlines(), limit=1)
    return begun or [app.catalogue.owner(best_item.id).id for best_item in best.items]
