"""The table of commands, and the one place where errors become a message and an exit code."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from roadmap_cli.cli import (
    done,
    follow,
    history,
    know,
    link,
    list_,
    next_,
    note,
    plan,
    redo,
    reset,
    show,
    skip,
    start,
    status,
    undo,
    unfollow,
    use,
    where,
)
from roadmap_cli.cli.clock import Clock, system_clock
from roadmap_cli.cli.command_line import RoadmapCommand, RoadmapGroup
from roadmap_cli.cli.context import AppContext, app_context
from roadmap_cli.cli.failures import report, report_interruption, report_unexpected
from roadmap_cli.cli.output import silence_streams
from roadmap_cli.domain.errors import RoadmapError

COMMANDS = {
    "status": status,
    "list": list_,
    "use": use,
    "follow": follow,
    "unfollow": unfollow,
    "show": show,
    "next": next_,
    "plan": plan,
    "start": start,
    "done": done,
    "know": know,
    "skip": skip,
    "reset": reset,
    "note": note,
    "link": link,
    "undo": undo,
    "redo": redo,
    "history": history,
    "where": where,
}
"""Each command's name and the module that holds it."""

EXAMPLES = """\
roadmap                       # where you stand
roadmap use birjob            # choose the roadmap that you follow
roadmap next                  # what to learn next, and why
roadmap done http-protocol    # tick it
roadmap plan --months 12      # weeks that hold it all
"""


def _version(context: typer.Context, value: bool) -> None:  # noqa: FBT001 - the framework's signature
    if value:
        from roadmap_cli.cli.version import show_version

        show_version(app_context(context))
        raise typer.Exit


def _begin(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and the content's date.")
    ] = False,
) -> None:
    """Learn backend engineering by a roadmap: where you stand, what is next and why, and when you will be done."""
    del version
    app_context(context).command = context.invoked_subcommand or "status"
    if context.invoked_subcommand is None:
        status.command(context)


def build() -> typer.Typer:
    """Make the program from the table of commands."""
    program = typer.Typer(
        cls=RoadmapGroup,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        epilog=EXAMPLES,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    program.callback(invoke_without_command=True, cls=RoadmapGroup, epilog=EXAMPLES)(_begin)
    for name, module in COMMANDS.items():
        program.command(name, cls=RoadmapCommand, epilog=module.EXAMPLES)(module.command)
    return program


def run(
    arguments: Sequence[str], *, clock: Clock = system_clock, environment: Mapping[str, str] | None = None
) -> int:
    """Run the program on *arguments* and give its exit code; nothing that goes wrong escapes."""
    app = AppContext(clock=clock, environment=environment, as_json="--json" in arguments)
    try:
        try:
            outcome = typer.main.get_command(build()).main(
                list(arguments), prog_name="roadmap", standalone_mode=False, obj=app
            )
        finally:
            sys.stdout.flush()
    except RoadmapError as error:
        return report(app, error.code, str(error), error.hint, error.exit_code)
    except typer.TyperException as error:
        return report(app, "usage", error.format_message(), "See `roadmap --help`.", error.exit_code)
    except (KeyboardInterrupt, EOFError, typer.Abort):
        return report_interruption(app)
    except BrokenPipeError:
        silence_streams()
        return 0
    except OSError as error:
        return report(app, "failure", f"{error.strerror or error}: {error.filename or 'standard output'}.", None, 1)
    except Exception as error:  # noqa: BLE001 - a traceback is a bug, whatever the fault
        if os.environ.get("ROADMAP_DEBUG"):
            raise
        return report_unexpected(app, error)
    return outcome if isinstance(outcome, int) else 0
