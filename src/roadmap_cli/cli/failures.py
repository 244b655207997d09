"""How the program ends when something goes wrong: one sentence, and an exit code."""

from roadmap_cli.cli.context import AppContext

INTERRUPTED = 130


def report(app: AppContext, code: str, message: str, hint: str | None, exit_code: int) -> int:
    """Tell what went wrong, as a sentence or as JSON, and give the exit code."""
    if app.output.as_json:
        from roadmap_cli.rendering.json_document import error_envelope

        app.output.show_json(error_envelope(app.command, code=code, message=message, hint=hint, exit_code=exit_code))
        return exit_code
    app.output.complain(f"{message} {hint}" if hint else message)
    return exit_code


def report_interruption(app: AppContext) -> int:
    """Tell that the person broke the command off."""
    return report(app, "interrupted", "Interrupted; what was not yet saved was not changed.", None, INTERRUPTED)


def report_unexpected(app: AppContext, error: Exception) -> int:
    """Tell of a fault of the program's own."""
    message = f"The program failed in a way that it should not ({type(error).__name__}); your progress is as it was."
    return report(app, "internal", message, "ROADMAP_DEBUG=1 shows where; please report it.", 1)
