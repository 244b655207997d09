"""`roadmap completion`."""

from enum import StrEnum
from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument

EXAMPLES = """\
roadmap completion bash                        # print what makes bash complete at TAB
roadmap completion fish -- show post           # what TAB would offer after these words
"""


class Shell(StrEnum):
    """A shell that completes."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


ShellName = Annotated[Shell, Argument(help="The shell.")]
Words = Annotated[
    list[str] | None,
    Argument(
        metavar="[WORD]...",
        help="After --, what is typed so far: answer what can come next. The scripts ask this.",
        show_default=False,
    ),
]


def command(app: AppContext, shell: ShellName, words: Words = None) -> None:
    """Print a script that makes a shell complete commands, options, items and values at TAB.

    It edits no file of yours; docs/completion.md says where each shell wants it.
    """
    from roadmap_cli.cli.completing import completed, script_for
    from roadmap_cli.rendering.completion_view import render_completion

    result = completed(app, shell.value, words) if words else script_for(shell.value)
    app.present_signs(result, render_completion)
