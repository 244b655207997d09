"""How every command looks from outside: help that begins with examples, and the options that all have."""

from functools import partial
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from roadmap_cli.cli.context import app_context


def _set_json(context: typer.Context, _option: object, value: bool) -> None:
    if value:
        app_context(context).output.as_json = True


def _set_no_input(context: typer.Context, _option: object, value: bool) -> None:
    if value:
        app_context(context).may_ask = False


def _set_yes(context: typer.Context, _option: object, value: bool) -> None:
    if value:
        app_context(context).says_yes = True


def _shared_options() -> list[TyperOption]:
    """Give new copies of the options that every command has."""
    rows: tuple[tuple[list[str], Any, str], ...] = (
        (["--json"], _set_json, "Answer with one JSON object, for scripts."),
        (["--yes", "-y"], _set_yes, "Answer every question with yes."),
        (["--no-input"], _set_no_input, "Never ask; fail where an answer is needed."),
    )
    make = partial(TyperOption, is_flag=True, default=False, expose_value=False, is_eager=True)
    return [make(param_decls=names, callback=call, help=text) for names, call, text in rows]


def _write_help(command: Any, context: Any, formatter: Any) -> None:  # noqa: ANN401 - the framework's own types
    """Write help in the order in which people read it: what it does, examples, how to call it, the options."""
    summary, _, rest = (command.help or "").partition("\n\n")
    formatter.write_text(summary)
    if command.epilog:
        with formatter.section("Examples"):
            formatter.write_dl([_example(line) for line in command.epilog.strip().splitlines()], col_max=46)
    formatter.write_paragraph()
    command.format_usage(context, formatter)
    if rest:
        formatter.write_paragraph()
        formatter.write_text(rest)
    command.format_options(context, formatter)


def _example(line: str) -> tuple[str, str]:
    words, _, meaning = line.partition("# ")
    return words.strip(), meaning


class RoadmapCommand(TyperCommand):
    """A command with the shared options."""

    def __init__(self, *args: Any, params: list[Any] | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(*args, params=[*(params or ()), *_shared_options()], **kwargs)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - the framework's own type
        """Give what stands behind the command's name, without the braces that Typer puts around what must be given."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - the framework's own types
        """Write the help page."""
        _write_help(self, ctx, formatter)


class RoadmapGroup(TyperGroup):
    """The program itself, with the same options before the command's name."""

    def __init__(self, *args: Any, params: list[Any] | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(*args, params=[*(params or ()), *_shared_options()], **kwargs)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - the framework's own type
        """Give the commands in the order of the table."""
        del ctx
        return list(self.commands)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - the framework's own types
        """Write the help page."""
        _write_help(self, ctx, formatter)
