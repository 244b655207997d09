"""The table of commands, and the one place where errors become a message and an exit code."""

import sys
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Annotated

import typer

from roadmap_cli.cli import (
    add,
    assess,
    backup,
    clock_,
    compare,
    completion,
    doctor,
    done,
    edit,
    export,
    follow,
    forecast,
    guide,
    history,
    import_,
    know,
    link,
    list_,
    log,
    map_,
    match,
    new,
    next_,
    note,
    open_,
    pause,
    plan,
    prompt,
    purge,
    redo,
    remove,
    reset,
    resources,
    restore,
    schema,
    show,
    skip,
    start,
    stats,
    status,
    sync,
    today,
    undo,
    unfollow,
    use,
    validate,
    week,
    where,
)
from roadmap_cli.cli.clock import Clock, system_clock
from roadmap_cli.cli.command_line import RoadmapCommand, RoadmapGroup
from roadmap_cli.cli.context import AppContext, app_context
from roadmap_cli.cli.failures import failure_of, report
from roadmap_cli.cli.output import open_streams, silence_streams

COMMANDS = {
    "status": status,
    "list": list_,
    "use": use,
    "follow": follow,
    "unfollow": unfollow,
    "show": show,
    "next": next_,
    "plan": plan,
    "week": week,
    "today": today,
    "pause": pause,
    "forecast": forecast,
    "stats": stats,
    "resources": resources,
    "open": open_,
    "guide": guide,
    "compare": compare,
    "match": match,
    "start": start,
    "done": done,
    "know": know,
    "assess": assess,
    "skip": skip,
    "reset": reset,
    "note": note,
    "link": link,
    "log": log,
    "clock": clock_,
    "undo": undo,
    "redo": redo,
    "history": history,
    "import": import_,
    "map": map_,
    "export": export,
    "sync": sync,
    "backup": backup,
    "restore": restore,
    "purge": purge,
    "where": where,
    "doctor": doctor,
    "validate": validate,
    "prompt": prompt,
    "completion": completion,
    "new": new,
    "add": add,
    "edit": edit,
    "remove": remove,
    "schema": schema,
}
"""Each command's name and the module that holds it."""

EXAMPLES = """\
roadmap                       # where you stand
roadmap use birjob            # choose the roadmap that you follow
roadmap next                  # what to learn next, and why
roadmap done http-protocol    # tick it
roadmap plan --months 12      # weeks that hold it all
"""


def _version(context: typer.Context, value: bool) -> None:
    if value:
        from roadmap_cli.cli.version import show_version

        show_version(app_context(context))
        raise typer.Exit


ShowVersion = Annotated[
    bool,
    typer.Option("--version", callback=_version, is_eager=True, help="Show the version and the content's date."),
]


def _begin(
    context: typer.Context,
    version: ShowVersion = False,
) -> None:
    """Learn backend engineering by a roadmap: where you stand, what is next and why, and when you will be done."""
    del version
    app_context(context).command = context.invoked_subcommand or "status"
    if context.invoked_subcommand is None:
        status.command(context)


def build(wanted: str | None = None) -> typer.Typer:
    """Make the program from the table of commands: with the one that is *wanted* alone, where there is such a one.

    Of one command nobody sees that the others are missing, and to make them all takes as long as to start Python.
    """
    commands = {wanted: COMMANDS[wanted]} if wanted in COMMANDS else COMMANDS
    program = typer.Typer(
        cls=RoadmapGroup,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        epilog=EXAMPLES,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    program.callback(invoke_without_command=True, cls=RoadmapGroup, epilog=EXAMPLES)(_begin)
    for name, module in commands.items():
        program.command(name, cls=RoadmapCommand, epilog=module.EXAMPLES)(module.command)
    return program


def run(arguments: Sequence[str], *, clock: Clock = system_clock, environment: Mapping[str, str] | None = None) -> int:
    """Run the program on *arguments* and give its exit code; nothing that goes wrong escapes."""
    open_streams()
    options = takewhile(lambda word: word != "--", arguments)
    app = AppContext(clock=clock, environment=environment, as_json="--json" in options, words=arguments)
    try:
        program = typer.main.get_command(build(next(iter(arguments), "status")))
        # Not `main`, which has ends of its own for an interruption and for a reader that went away.
        with program.make_context("roadmap", list(arguments), obj=app) as context:
            program.invoke(context)
        sys.stdout.flush()
    except typer.Exit as end:
        return end.exit_code
    except BrokenPipeError:
        silence_streams()  # whoever read the output has seen enough; what was saved stays saved
        return 0
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - a traceback is a bug, whatever the fault
        return report(app, failure_of(error, app.command))
    return 0
