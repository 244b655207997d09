"""The framework that parses, refuses and helps, and how every command looks from outside.

Most lines are read without it (plain_lines.py). Both read what the commands declare; this module and what
reads the interface off the program are all that knows it.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from inspect import Parameter, Signature
from typing import Annotated, Any, get_args, get_origin

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from roadmap_cli.cli.app import COMMANDS, USUAL, module_of
from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import SHARED, Option
from roadmap_cli.domain.errors import UsageError
from roadmap_cli.rendering.clean_text import one_line

EXAMPLES = """\
roadmap                       # where you stand
roadmap use birjob            # choose the roadmap that you follow
roadmap next                  # what to learn next, and why
roadmap done http-protocol    # tick it
roadmap plan --months 12      # weeks that hold it all
"""
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


def _obey(context: typer.Context, option: TyperOption, value: bool) -> None:
    if value:
        _app_of(context).obey(option.opts[0])


def _shared_options() -> list[TyperOption]:
    """Give new copies of the options that every command has."""
    make = partial(TyperOption, is_flag=True, default=False, expose_value=False, is_eager=True, callback=_obey)
    return [make(param_decls=list(option.names), help=option.help) for option in SHARED]


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

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give what it does up to the first pause, which a list has room for."""
        del limit
        return re.split(r"[,:;.(]", self.help or "", maxsplit=1)[0].strip()

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


def _app_of(context: typer.Context) -> AppContext:
    app = context.find_object(AppContext)
    if app is None:  # the program always makes one; this is for who asks a command for its help alone
        app = context.obj = AppContext()
    return app


def _version(context: typer.Context, value: bool) -> None:
    if value:
        from roadmap_cli.cli.version import show_version

        show_version(_app_of(context))
        raise typer.Exit


ShowVersion = Annotated[
    bool,
    typer.Option("--version", callback=_version, is_eager=True, help="Show the version and the content's date."),
]


def _begin(context: typer.Context, version: ShowVersion = False) -> int:
    """Learn backend engineering by a roadmap: where you stand, what is next and why, and when you will be done."""
    del version
    app = _app_of(context)
    app.command = context.invoked_subcommand or USUAL
    return 0 if context.invoked_subcommand else module_of(USUAL).command(app) or 0


def framed(command: Callable[..., int | None]) -> Callable[..., int]:
    """Give *command* as the framework wants it: its context in front, and its own kind of declarations."""

    def with_context(context: typer.Context, **values: object) -> int:
        return command(_app_of(context), **values) or 0

    hints = {name: _hint(hint) for name, hint in command.__annotations__.items() if get_origin(hint) is not None}
    defaults = dict(zip(reversed(hints), reversed(getattr(command, "__defaults__", None) or ()), strict=False))
    with_context.__doc__ = command.__doc__
    with_context.__annotations__ = {"context": typer.Context, **hints}
    with_context.__signature__ = Signature(  # type: ignore[attr-defined]
        [Parameter("context", Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)]
        + [
            Parameter(name, Parameter.KEYWORD_ONLY, default=defaults.get(name, Parameter.empty), annotation=hint)
            for name, hint in hints.items()
        ]
    )
    return with_context


def _hint(hint: Any) -> Any:  # noqa: ANN401 - types at run time
    kind, declared = get_args(hint)
    make = partial(typer.Option, *declared.names) if isinstance(declared, Option) else typer.Argument
    facts = {name: getattr(declared, name) for name in ("help", "metavar", "min", "max", "show_default")}
    return Annotated[kind, make(**facts, parser=declared.parser and _parsing(declared.parser))]


def _parsing(parser: Callable[[str], object]) -> Callable[[str], object]:
    """Give *parser* so that the framework tells for what its value was."""

    def parse(word: str) -> object:
        try:
            return parser(word)
        except UsageError as error:
            message = str(error)
            raise typer.BadParameter(message[:1].lower() + message[1:]) from error

    return parse


def program(wanted: str | None = None) -> Any:  # noqa: ANN401 - the framework's own type
    """Make the program from the table of commands: with the one that is *wanted* alone, where there is such a one.

    Of one command nobody sees that the others are missing, and to make them all takes longer than to start Python.
    """
    made = typer.Typer(
        cls=RoadmapGroup,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        epilog=EXAMPLES,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    made.callback(invoke_without_command=True, cls=RoadmapGroup, epilog=EXAMPLES)(_begin)
    for name in [wanted] if wanted in COMMANDS else COMMANDS:
        module = module_of(name)
        made.command(name, cls=RoadmapCommand, epilog=module.EXAMPLES)(framed(module.command))
    return typer.main.get_command(made)


def run_framework(app: AppContext, words: Sequence[str]) -> int:
    """Let the framework read *words* and run what they say; give the exit code.

    Raises UsageError for what it refuses, and what the commands raise.
    """
    whole = program(next(iter(words), USUAL))
    try:
        # Not `main`, which has ends of its own for an interruption and for a reader that went away.
        with whole.make_context("roadmap", list(words), obj=app) as context:
            return whole.invoke(context) or 0
    except typer.Exit as end:
        return end.exit_code
    except typer.Abort as abort:
        raise KeyboardInterrupt from abort
    except typer.TyperException as refusal:
        raise _refused(refusal, app.command) from refusal


def _refused(refusal: typer.TyperException, command: str) -> UsageError:
    whole = context.command_path if (context := getattr(refusal, "ctx", None)) else f"roadmap {command}"
    message = one_line(refusal.format_message(), LONGEST_MESSAGE)
    for framework, plain in _PLAINER.items():
        message = re.sub(framework, plain, message)
    message = message if message.endswith((".", "?", "!")) else f"{message}."
    return UsageError(message, hint=f"See `{whole} --help`.")
