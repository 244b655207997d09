"""`roadmap compare`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument
from roadmap_cli.domain.errors import UsageError

EXAMPLES = """\
roadmap compare                     # all roadmaps side by side
roadmap compare birjob resumax      # two of them
"""

Names = Annotated[
    list[str] | None,
    Argument(metavar="[ROADMAP]...", help="Two roadmaps or more; all without any.", show_default=False),
]


def command(app: AppContext, roadmaps: Names = None) -> None:
    """Compare roadmaps: what each teaches and when, what only one has, how their orders differ."""
    from roadmap_cli.rendering.comparison_view import render_comparison
    from roadmap_cli.services.comparison import compare_roadmaps

    names = list(dict.fromkeys(map(app.roadmap_named, roadmaps))) if roadmaps else list(app.content.roadmaps)
    if len(names) < 2:  # noqa: PLR2004 - one alone cannot be compared
        message = "Name two roadmaps or more."
        raise UsageError(message, hint="See them with `roadmap list`.")
    app.present(compare_roadmaps(list(map(app.outline, names))), render_comparison)
