"""The table that TAB answers from, out of the commands and the content, with nothing in it that a shell could obey."""

import string
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.services.completion import COMMANDS, OPTIONS_OF, table_text
from roadmap_cli.services.completion_values import Values

LONGEST_DESCRIPTION = 72
_SAFE = frozenset(string.ascii_letters + string.digits + "-_./:+")


class ParameterFacts(NamedTuple):
    """An option with its *names*, or an argument without any; *kinds* are the kinds of values that it takes."""

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    takes_value: bool
    repeats: bool
    help: str


class CommandFacts(NamedTuple):
    """A command as people type it; the one without a name is the program itself.

    *choices* are the kinds of values that this command alone knows.
    """

    name: str
    help: str
    parameters: tuple[ParameterFacts, ...]
    choices: Mapping[str, tuple[str, ...]]


def completion_table(commands: Iterable[CommandFacts], values: Values) -> str:
    """Give the table as text; a value that a shell could take for more than a word is left out."""
    sections: dict[str, list[tuple[str, ...]]] = {COMMANDS: []}
    for command in commands:
        if command.name:
            sections[COMMANDS].append((command.name, _described(command.help)))
        sections[OPTIONS_OF + command.name] = [_row(parameter) for parameter in command.parameters]
        for kind, choices in command.choices.items():
            sections[kind] = list(_safe((choice, "") for choice in choices))
    for kind, rows in values.items():
        sections[kind] = list(_safe(rows))
    return table_text(sections)


def _row(parameter: ParameterFacts) -> tuple[str, ...]:
    takes, repeats = ("1" if flag else "" for flag in (parameter.takes_value, parameter.repeats))
    return " ".join(parameter.names), " ".join(parameter.kinds), takes, repeats, _described(parameter.help)


def _safe(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    for value, text in rows:
        if value and _SAFE.issuperset(value) and value[0] not in ":-":
            yield value, _described(text)


def _described(text: str) -> str:
    return one_line(text, LONGEST_DESCRIPTION)
