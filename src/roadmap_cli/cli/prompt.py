"""`roadmap prompt`."""

from enum import StrEnum
from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Option

EXAMPLES = """\
roadmap prompt                                 # the roadmap, your share, what is next, how far behind
roadmap prompt --format '{share} {next}'       # what you want of it
roadmap prompt --color --shell zsh             # in colours that zsh can count
roadmap prompt --why                           # say what is wrong where nothing is shown
"""


class Shell(StrEnum):
    """A shell that has to be told which signs take no room in its prompt."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


FormatText = Annotated[
    str,
    Option(
        "--format",
        metavar="FORMAT",
        help="Text with {roadmap}, {title}, {share}, {left}, {next}, {next_title}, {behind}; what is empty "
        "takes its space along.",
        show_default=False,
    ),
]
Color = Annotated[bool, Option("--color", help="In colours.")]
ForShell = Annotated[Shell | None, Option("--shell", help="Written for this shell's prompt.")]
Why = Annotated[bool, Option("--why", help="Say what is wrong; without it nothing is shown then.")]

USUAL = "{roadmap} {share} {next} {behind}"


def command(
    app: AppContext, format_: FormatText = USUAL, color: Color = False, shell: ForShell = None, why: Why = False
) -> None:
    """Print a short status for a shell's prompt: your share, what is next, how far behind your plan you are.

    It is made to be asked at every prompt, and never fails there: where something is wrong it prints nothing.
    """
    app.output.is_quiet = not why
    try:
        _show(app, format_, color=color, shell=shell, is_kept=not why)
    except Exception:
        if why or app.output.as_json:
            raise


def _show(app: AppContext, template: str, *, color: bool, shell: Shell | None, is_kept: bool) -> None:
    from roadmap_cli.cli.instant import prompt_place
    from roadmap_cli.rendering.prompt_view import prompt_text
    from roadmap_cli.services.prompt_line import prompt_line

    place = prompt_place(app.words, app.environment, app.today.isoformat())
    if place is not None:
        place.look(app.nanoseconds)
    plan = app.followed_goal()
    line = prompt_line(
        app.standing(), goal=plan.goal if plan else None, planned=plan.this_week if plan else frozenset()
    )
    answer = app.present_signs(line, lambda result: prompt_text(result, template, color=color, shell=shell))
    if place is not None and answer and is_kept:
        place.keep(answer)
