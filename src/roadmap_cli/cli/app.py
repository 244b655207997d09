"""The table of commands, and the one place where errors become a message and an exit code."""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from itertools import takewhile
from typing import Any

from roadmap_cli.cli.clock import Clock, system_clock
from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.failures import failure_of, report
from roadmap_cli.cli.output import open_streams, silence_streams
from roadmap_cli.cli.plain_lines import command_name, read_plain

COMMANDS = {
    "status": "status",
    "list": "list_",
    "use": "use",
    "follow": "follow",
    "unfollow": "unfollow",
    "show": "show",
    "next": "next_",
    "plan": "plan",
    "week": "week",
    "today": "today",
    "pause": "pause",
    "forecast": "forecast",
    "stats": "stats",
    "resources": "resources",
    "open": "open_",
    "guide": "guide",
    "compare": "compare",
    "match": "match",
    "start": "start",
    "done": "done",
    "know": "know",
    "assess": "assess",
    "skip": "skip",
    "reset": "reset",
    "note": "note",
    "link": "link",
    "log": "log",
    "clock": "clock_",
    "undo": "undo",
    "redo": "redo",
    "history": "history",
    "import": "import_",
    "map": "map_",
    "export": "export",
    "sync": "sync",
    "backup": "backup",
    "restore": "restore",
    "purge": "purge",
    "where": "where",
    "doctor": "doctor",
    "validate": "validate",
    "prompt": "prompt",
    "completion": "completion",
    "new": "new",
    "add": "add",
    "edit": "edit",
    "remove": "remove",
    "schema": "schema",
}
"""Each command's name and the module that holds it."""

USUAL = "status"
"""The command that is meant where none is named."""


def module_of(name: str) -> Any:  # noqa: ANN401 - a module with `command` and `EXAMPLES`
    """Give the module of the command *name*."""
    return import_module(f"roadmap_cli.cli.{COMMANDS[name]}")


def run(arguments: Sequence[str], *, clock: Clock = system_clock, environment: Mapping[str, str] | None = None) -> int:
    """Run the program on *arguments* and give its exit code; nothing that goes wrong escapes."""
    open_streams()
    options = takewhile(lambda word: word != "--", arguments)
    app = AppContext(clock=clock, environment=environment, as_json="--json" in options, words=arguments)
    try:
        code = _run(app, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        silence_streams()  # whoever read the output has seen enough; what was saved stays saved
        return 0
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - a traceback is a bug, whatever the fault
        return report(app, failure_of(error))
    return code


def _run(app: AppContext, words: Sequence[str]) -> int:
    name = command_name(words)
    if not name or name in COMMANDS:
        command = module_of(name or USUAL).command
        rest = list(words)
        if name:
            rest.remove(name)
        if plain := read_plain(command, rest):
            app.command = name or USUAL
            for option in plain.shared:
                app.obey(option)
            return command(app, **plain.values) or 0
    from roadmap_cli.cli.command_line import run_framework

    return run_framework(app, words)
