"""What can come next on a command line, by a table of the commands and of what they are given.

The table is text in sections: the commands, for each command a line per parameter, and for each kind of value
a line per value. It is answered from at every press of TAB, so this module loads nothing that the interpreter
has not loaded itself.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Rows = tuple[tuple[str, ...], ...]
    Candidate = tuple[str, str]

COMMANDS = "commands"
OPTIONS_OF = "options of "
FILES = ":files"
FOLDERS = ":folders"
"""What stands for a kind of value that the shell itself completes."""


def table_text(sections: "Mapping[str, Iterable[Sequence[str]]]") -> str:
    """Give a table as text; no name and no field may hold a tab or the end of a line."""
    return "\f".join("\n".join([name, *map("\t".join, rows)]) for name, rows in sections.items())


class Table:
    """A table out of its text; a section is looked into when it is asked for."""

    def __init__(self, text: str) -> None:
        self._sections = dict([section.partition("\n")[::2] for section in text.split("\f")])

    def rows(self, section: str, beginning: str = "") -> "Iterator[list[str]]":
        """Give the lines of *section* that begin with *beginning*, in fields; none of a section that is not there."""
        for line in self._sections.get(section, "").split("\n"):
            if line and line.startswith(beginning):
                yield line.split("\t")


class Parameter:
    """What one word on the command line can be: an option, its value, or an argument."""

    def __init__(self, fields: "Sequence[str]") -> None:
        names, kinds, takes, repeats, self.help = fields
        self.names = names.split()
        self.kinds = kinds.split()
        self.takes_value = bool(takes)
        self.repeats = bool(repeats)


class _Line:
    """A command line up to the word that is being typed."""

    def __init__(self, table: Table, words: "Iterable[str]") -> None:
        self.table = table
        self.command = ""
        self.given: list[str] = []
        self.used: list[Parameter] = []
        self.awaited: Parameter | None = None
        self.only_arguments = False
        self._parameters = self._of("")
        for word in words:
            self._take(word)

    def _of(self, command: str) -> list[Parameter]:
        return [Parameter(row) for row in self.table.rows(OPTIONS_OF + command)]

    def _take(self, word: str) -> None:
        if self.awaited is not None:
            self.awaited = None
        elif word == "--" and not self.only_arguments:
            self.only_arguments = True
        elif word.startswith("-") and word != "-" and not self.only_arguments:
            name, has_value, _ = word.partition("=")
            option = self.option(name)
            if option is not None:
                self.used.append(option)
                self.awaited = option if option.takes_value and not has_value else None
        elif not self.command:
            self.command = word
            self._parameters = self._of(word)
        else:
            self.given.append(word)

    def option(self, name: str) -> Parameter | None:
        """Give the option called *name*, if there is one."""
        return next((option for option in self._parameters if name in option.names), None)

    @property
    def argument(self) -> Parameter | None:
        """Give the argument that the next word would be, None where no more is taken."""
        arguments = [parameter for parameter in self._parameters if not parameter.names]
        if len(self.given) < len(arguments):
            return arguments[len(self.given)]
        return arguments[-1] if arguments and arguments[-1].repeats else None

    def options(self, beginning: str) -> "Iterator[Candidate]":
        """Give the options that can still be typed, the long name alone where *beginning* leaves the choice."""
        for option in self._parameters:
            if option.repeats or option not in self.used:
                fitting = [name for name in option.names if name.startswith(beginning)]
                long = [name for name in fitting if name.startswith("--")]
                yield from [(name, option.help) for name in (long or fitting)[:1]]


def complete(table: Table, words: "Sequence[str]") -> "list[Candidate]":
    """Give what the last of *words* can become, each with a description; the program's own name is not among them.

    A value with a `/` or a `:` in it is a part of something, and is offered once that is typed.
    """
    *before, beginning = words or [""]
    line = _Line(table, before)
    if line.awaited is not None:
        return _values(table, line.awaited.kinds, beginning)
    if beginning.startswith("-") and not line.only_arguments:
        name, has_value, value = beginning.partition("=")
        if not has_value:
            return list(line.options(beginning))
        option = line.option(name)
        found = _values(table, option.kinds, value) if option is not None else []
        return [(word if word.startswith(":") else f"{name}={word}", text) for word, text in found]
    if not line.command:
        return [(row[0], row[1]) for row in table.rows(COMMANDS, beginning)]
    argument = line.argument
    found = [] if argument is None else _values(table, argument.kinds, beginning)
    found = [value for value in found if value[0] not in line.given]
    return found if found or beginning else list(line.options(""))


def _values(table: Table, kinds: "Sequence[str]", beginning: str) -> "list[Candidate]":
    found = [(kind, "") for kind in kinds if kind.startswith(":")]
    for kind in kinds:
        for value, text in table.rows(kind, beginning):
            if all(sign in beginning for sign in "/:" if sign in value):
                found.append((value, text))
    return found
