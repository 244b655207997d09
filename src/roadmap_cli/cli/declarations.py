"""What a command says that it takes: once, for the framework and for who reads a plain line without it."""

from collections.abc import Callable


class Declared:
    """A parameter by its *names*, with a whole number's range from *min* to *max*.

    *parser* makes a value of a word; it raises UsageError for what it cannot read.
    """

    def __init__(
        self,
        *names: str,
        help: str,  # noqa: A002 - the word that everybody knows it by
        metavar: str | None = None,
        min: int | None = None,  # noqa: A002 - the same
        max: int | None = None,  # noqa: A002 - the same
        show_default: bool = True,
        parser: Callable[[str], object] | None = None,
    ) -> None:
        self.names = names
        self.help = help
        self.metavar = metavar
        self.min = min
        self.max = max
        self.show_default = show_default
        self.parser = parser


class Argument(Declared):
    """A word, or several, that mean something by their place in the line; it has no names."""


class Option(Declared):
    """What is given by one of its names; where that is `--this/--that` the second means no."""


SHARED = (
    Option("--json", help="Answer with one JSON object, for scripts."),
    Option("--yes", "-y", help="Answer every question with yes."),
    Option("--no-input", help="Never ask; fail where an answer is needed."),
)
"""The options that every command has, and the program itself before the command's name."""
