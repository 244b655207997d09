"""How the program ends when something goes wrong: one sentence, and an exit code."""

import os
import re
from contextlib import suppress
from typing import NamedTuple

import typer

from roadmap_cli.cli.context import AppContext
from roadmap_cli.domain.errors import RoadmapError
from roadmap_cli.rendering.clean_text import one_line

INTERRUPTED = 130
LONGEST_MESSAGE = 400
_PLAINER = {
    "a valid float range": "a number",
    "a valid int range": "a whole number",
    "a valid float": "a number",
    r"(\S+) is not in the range (\S+)<=x<=(\S+)\.": r"\1 is not between \2 and \3.",
    r"(\S+) is not in the range x>=(\S+)\.": r"\1 is less than \2.",
    r"Got unexpected extra arguments?\(?s?\)? \((.*)\)": r"More words than it takes: \1",
}
"""What the framework says, as a pattern, and how it is said here."""


class Failure(NamedTuple):
    """What went wrong, for people and scripts; *hint* is what to do about it."""

    code: str
    message: str
    hint: str | None
    exit_code: int


def failure_of(error: BaseException, command: str) -> Failure:
    """Say what *error*, met in *command*, means to a person.

    A fault of the program's own is raised again where ROADMAP_DEBUG asks for its traceback.
    """
    match error:
        case RoadmapError():
            return Failure(error.code, str(error), error.hint, error.exit_code)
        case typer.TyperException():
            whole = context.command_path if (context := getattr(error, "ctx", None)) else f"roadmap {command}"
            message = one_line(error.format_message(), LONGEST_MESSAGE)
            for framework, plain in _PLAINER.items():
                message = re.sub(framework, plain, message)
            message = message if message.endswith((".", "?", "!")) else f"{message}."
            return Failure("usage", message, f"See `{whole} --help`.", error.exit_code)
        case KeyboardInterrupt() | EOFError() | typer.Abort():
            return Failure("interrupted", "Interrupted; what was saved before stays.", None, INTERRUPTED)
        case OSError():
            where = one_line(str(error.filename), LONGEST_MESSAGE) if error.filename else "standard output"
            return Failure("failure", f"{where}: {error.strerror or error}.", None, 1)
    if os.environ.get("ROADMAP_DEBUG"):
        raise error
    message = f"The program failed in a way that it should not ({type(error).__name__})."
    return Failure("internal", message, "ROADMAP_DEBUG=1 shows where it failed; please report it.", 1)


def report(app: AppContext, failure: Failure) -> int:
    """Tell of *failure*, as a sentence or as JSON, and give its exit code."""
    if app.has_saved:
        failure = failure._replace(message=f"{failure.message} What you did is saved.")
    if app.output.as_json:
        from roadmap_cli.rendering.json_document import error_envelope

        with suppress(OSError):  # standard output may be what failed
            app.output.show_json(error_envelope(app.command, failure))
            return failure.exit_code
    app.output.complain(f"{failure.message} {failure.hint}" if failure.hint else failure.message)
    return failure.exit_code
