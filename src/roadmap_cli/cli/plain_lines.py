"""Plain command lines, which are most of them, read without the framework: it takes longer to load than to answer.

It reads the same declarations as the framework, and only what these make certain: names that are declared,
words, paths, whole numbers and listed choices. Help, mistakes, `--`, `--name=value` are left to the framework.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import EnumType
from types import UnionType
from typing import Any, NamedTuple, get_args, get_origin

from roadmap_cli.cli.declarations import SHARED, Argument, Option
from roadmap_cli.domain.errors import UsageError

_SHARED = {name: option.names[0] for option in SHARED for name in option.names}
_LONGEST_NUMBER = 9


class PlainLine(NamedTuple):
    """What a line says: the *values* of a command's parameters, and the *shared* options by their first names."""

    values: dict[str, Any]
    shared: tuple[str, ...]


class _NotPlainError(Exception):
    """A line is for the framework to read."""


class _Parameter(NamedTuple):
    name: str
    kind: Any
    repeats: bool
    is_needed: bool
    declared: Argument | Option


def command_name(words: Sequence[str]) -> str:
    """Give the word of a line that stands where a command's name does; empty without one."""
    return next((word for word in words if word not in _SHARED), "")


def read_plain(command: Callable[..., object], words: Sequence[str]) -> PlainLine | None:
    """Read the words behind a command's name as the framework would; None where only that can tell."""
    try:
        return _read(tuple(_parameters(command)), words)
    except _NotPlainError:
        return None


def _read(parameters: Sequence[_Parameter], words: Sequence[str]) -> PlainLine:
    options = {name: one for one in parameters for names in one.declared.names for name in names.split("/")}
    places = [one for one in parameters if isinstance(one.declared, Argument)]
    values: dict[str, Any] = {}
    shared: list[str] = []
    rest = iter(words)
    for word in rest:
        if word in _SHARED:
            shared.append(_SHARED[word])
            continue
        if word.startswith("-"):
            parameter = options.get(word)
        else:
            parameter = next(iter(places), None)
            places = places if parameter is None or parameter.repeats else places[1:]
        if parameter is None:
            raise _NotPlainError
        if parameter.kind is bool:
            values[parameter.name] = not any(names.endswith(f"/{word}") for names in parameter.declared.names)
            continue
        value = _value(parameter, next(rest, "") if isinstance(parameter.declared, Option) else word)
        values[parameter.name] = [*values.get(parameter.name, ()), value] if parameter.repeats else value
    if any(one.is_needed and one.name not in values for one in parameters):
        raise _NotPlainError
    return PlainLine(values, tuple(shared))


def _parameters(command: Any) -> Iterator[_Parameter]:  # noqa: ANN401 - a callable does not tell its defaults
    declared = {name: hint for name, hint in command.__annotations__.items() if get_origin(hint) is not None}
    needed = len(declared) - len(command.__defaults__ or ())
    for place, (name, hint) in enumerate(declared.items()):
        kind, declaration = get_args(hint)
        if isinstance(kind, UnionType):  # with None
            kind = get_args(kind)[0]
        repeats = get_origin(kind) is list
        yield _Parameter(name, get_args(kind)[0] if repeats else kind, repeats, place < needed, declaration)


def _value(parameter: _Parameter, word: str) -> object:
    kind, least, most = parameter.kind, parameter.declared.min, parameter.declared.max
    if parameter.declared.parser is not None:
        return _parsed(parameter.declared.parser, word)
    if kind is str and word:
        return word
    if kind is int and word.isascii() and word.isdigit() and len(word) <= _LONGEST_NUMBER:
        number = int(word)
        if (least is None or number >= least) and (most is None or number <= most):
            return number
    if isinstance(kind, EnumType) and word in kind.__members__.values():
        return kind(word)
    raise _NotPlainError


def _parsed(parser: Callable[[str], object], word: str) -> object:
    try:
        return parser(word)
    except UsageError as error:
        raise _NotPlainError from error
