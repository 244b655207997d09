"""`roadmap use`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Option
from roadmap_cli.cli.parameters import RoadmapName
from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.events import Draft, Status

EXAMPLES = """\
roadmap use birjob                      # your main roadmap from now on
roadmap use backend --language go       # and the language that you learn it in
roadmap use --language python           # the language alone
"""

Language = Annotated[
    str | None,
    Option("--language", metavar="LANGUAGE", help="Such as python, typescript or go.", show_default=False),
]


def command(app: AppContext, roadmap: RoadmapName = None, language: Language = None) -> None:
    """Choose your main roadmap and your language.

    What the source takes for granted is asked for once, when you first follow it. Progress belongs
    to the skills: whatever you learned counts in every roadmap that asks for it.
    """
    from roadmap_cli.cli.following import save_choice
    from roadmap_cli.services.choosing import draft_language, draft_use, language_named

    if roadmap is None and language is None:
        message = "Name a roadmap, a language, or both."
        raise UsageError(message, hint="See the roadmaps with `roadmap list`.")
    chosen = app.roadmap_named(roadmap)
    drafts: list[Draft] = []
    if language is not None:
        drafts += draft_language(language_named(language, app.catalogue), app.progress)
    if roadmap is not None:
        drafts += draft_use(chosen, app.progress)
        drafts += _granted(app, chosen)
    save_choice(app, chosen, drafts, said="use")


def _granted(app: AppContext, roadmap: str) -> list[Draft]:
    """Ask, the first time that *roadmap* is followed, whether what it takes for granted is there."""
    from roadmap_cli.services.changes import Aim, draft_statuses
    from roadmap_cli.services.choosing import open_assumptions

    assumed = open_assumptions(app.content.roadmaps[roadmap], app.statuses)
    if not assumed or roadmap in app.progress.followed:
        return []
    listed = ", ".join(map(app.catalogue.title, assumed))
    answer = app.confirm(f"{roadmap} takes for granted: {listed}. Do you have that already?", default=True)
    if answer is None:
        app.output.say(f"{roadmap} takes for granted: {listed}. If you have that: roadmap know {' '.join(assumed)}")
    aims = [Aim(item, named=False) for item in assumed] if answer else []
    return list(draft_statuses(app.catalogue, app.progress, aims, Status.KNOWN))
