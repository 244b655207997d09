"""The commands and what they take, read off the program itself: TAB knows no interface but that."""

from collections.abc import Iterator
from typing import Any

import typer

from roadmap_cli.rendering.completion_table import CommandFacts, ParameterFacts
from roadmap_cli.services.completion import FILES, FOLDERS
from roadmap_cli.services.completion_values import GUIDE, ITEM, KIND, LANGUAGE, PART, ROADMAP

KINDS = {
    "ITEM": (ITEM, PART),
    "ROADMAP": (ROADMAP,),
    "NAME": (ROADMAP, ITEM, PART, GUIDE),
    "GUIDE": (GUIDE,),
    "LANGUAGE": (LANGUAGE,),
    "KIND": (KIND,),
    "FILE": (FILES,),
    "FOLDER": (FOLDERS,),
}
"""The kinds of values that a metavar stands for."""

FREE = frozenset(
    {"DATE", "DAYS", "EVENT", "FORMAT", "ID", "N", "REASON", "REMOTE", "SHARE", "TEXT", "TIME", "URL", "WORD"}
)
"""The metavars of values that nobody but the person knows."""


def interface_of(program: Any) -> Iterator[CommandFacts]:  # noqa: ANN401 - the framework's own type
    """Give the program itself and each of its commands, as they are typed."""
    yield _facts("", program)
    for name, command in program.commands.items():
        yield _facts(name, command)


def _facts(name: str, command: Any) -> CommandFacts:  # noqa: ANN401 - the framework's own type
    parameters = command.get_params(typer.Context(command))
    choices = {_own_kind(name, parameter): _choices(parameter) for parameter in parameters}
    known = {kind: values for kind, values in choices.items() if values}
    summary = (command.help or "").partition("\n\n")[0]
    return CommandFacts(name, summary, tuple(_parameter(name, one) for one in parameters if not one.hidden), known)


def _parameter(command: str, parameter: Any) -> ParameterFacts:  # noqa: ANN401 - the framework's own type
    is_option = parameter.param_type_name == "option"
    kinds: tuple[str, ...] = (_own_kind(command, parameter),) if _choices(parameter) else ()
    for word in words_of(parameter.metavar):
        kinds += KINDS.get(word, ())
    return ParameterFacts(
        names=(*parameter.opts, *parameter.secondary_opts) if is_option else (),
        kinds=kinds,
        takes_value=not (is_option and (parameter.is_flag or parameter.count)),
        repeats=bool(is_option and parameter.multiple) or parameter.nargs == -1,
        help=parameter.help or "",
    )


def _own_kind(command: str, parameter: Any) -> str:  # noqa: ANN401 - the framework's own type
    return f"{command}/{parameter.name}"


def words_of(metavar: str | None) -> list[str]:
    """Give what a metavar such as `[N|next]` or `ITEM...` stands for, word by word."""
    return (metavar or "").replace("...", "").strip("[]").split("|")


def _choices(parameter: Any) -> tuple[str, ...]:  # noqa: ANN401 - the framework's own type
    """Give the words that a parameter takes: those of its type, or those that stand in small letters in its metavar."""
    listed = getattr(parameter.type, "choices", None)
    if listed is not None:
        return tuple(str(getattr(choice, "value", choice)) for choice in listed)
    return tuple(word for word in words_of(parameter.metavar) if word.islower())
