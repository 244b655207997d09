"""`roadmap match`."""

from typing import TYPE_CHECKING, Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument, Option
from roadmap_cli.domain.errors import UsageError

if TYPE_CHECKING:
    from roadmap_cli.services.posting import Posting
    from roadmap_cli.services.resume import Resume

EXAMPLES = """\
roadmap match posting.txt                       # what it asks that you have and lack
roadmap match posting.txt --plan --by 2027-06-30
roadmap match posting.txt --follow              # make it a roadmap of yours
roadmap match posting.txt other.txt             # what most of them ask for
roadmap match resume.md --kind resume           # what it mentions, to mark as known
"""

Files = Annotated[
    list[str],
    Argument(metavar="FILE...", help="Text, Markdown, HTML, PDF, DOCX or JSON Resume; - reads standard input."),
]
TextKind = Annotated[
    str | None,
    Option("--kind", metavar="posting|resume", help="posting or resume; guessed without it.", show_default=False),
]
Plan = Annotated[bool, Option("--plan", help="Plan what the posting asks for and you lack.")]
By = Annotated[str | None, Option("--by", metavar="DATE", help="With --plan: the last day.", show_default=False)]
Hours = Annotated[
    float | None,
    Option("--hours", metavar="N", min=0, help="With --plan: the hours that you have a week.", show_default=False),
]
Follow = Annotated[
    bool,
    Option("--follow", help="Make what the posting asks for and you lack a roadmap of yours, and follow it."),
]


def command(
    app: AppContext,
    files: Files,
    kind: TextKind = None,
    plan: Plan = False,
    by: By = None,
    hours: Hours = None,
    follow: Follow = False,
) -> None:
    """Find the skills that a posting asks for or a resume mentions, each with the line that says so.

    Of a posting you see what you have, are learning and lack, in the order of learning. Of a resume you
    are asked, one by one, what to mark as known. Nothing is sent or kept: the text stays where it is.
    """
    from roadmap_cli.cli import matching
    from roadmap_cli.rendering.match_view import render_match
    from roadmap_cli.services.resume import Resume

    matched = matching.match(app, files, _known(kind))
    if follow:
        matched = matching.follow(app, matched)
    if plan or by is not None or hours is not None:
        _present_plan(app, matching.with_plan(app, matched, by=by, hours=hours))
        return
    if isinstance(matched, Resume) and app.says_yes:
        matched = matching.take_up(app, matched, [entry.id for entry in matched.suggestions])
    app.present(matched, render_match)
    if isinstance(matched, Resume):
        _settle(app, matched)


def _present_plan(app: AppContext, posting: "Posting") -> None:
    from roadmap_cli.rendering.match_plan_view import render_planned_match

    app.present(posting, render_planned_match)


def _settle(app: AppContext, resume: "Resume") -> None:
    from roadmap_cli.cli import matching

    if not app.says_yes:
        resume = matching.take_up(app, resume, matching.ask_each(app, resume))
    if resume.events:
        app.output.say(f"Marked {len(resume.marked)} as known. Take it back with `roadmap undo`.")


def _known(kind: str | None) -> str | None:
    if kind not in {None, "posting", "resume"}:
        message = f"{kind} is no kind of text; take posting or resume."
        raise UsageError(message, hint="Such as `roadmap match resume.md --kind resume`.")
    return kind
