"""What is said, and how: results on standard output, talk and errors on standard error."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TextIO

from roadmap_cli.domain.errors import DeclinedError
from roadmap_cli.rendering.clean_text import clean, escaped, to_ascii

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from roadmap_cli.services.naming import Target

PATIENCE = 0.5
"""Seconds after which a person who sees nothing begins to wonder."""

CHOICES_SHOWN = 20

UNWRAPPED = 1_000_000
"""The width for output that no terminal shows: nothing wraps."""

NARROWEST = 20
"""The least width that COLUMNS can ask for."""


class Output:
    """Standard output and standard error, as this terminal, pipe or locale can take them."""

    def __init__(self, *, as_json: bool, environment: Mapping[str, str]) -> None:
        self.as_json = as_json
        self.is_quiet = False
        self._environment = environment

    def show(self, renderable: "RenderableType") -> None:
        """Print a result for a person; a plain text is for other programs too, so no screen cuts or wraps it."""
        if isinstance(renderable, str):
            _write(self._cleaner(sys.stdout)(renderable) + "\n", sys.stdout)
        else:
            self._print(renderable, sys.stdout)

    def show_json(self, document: Mapping[str, Any]) -> None:
        """Print an answer for a script."""
        text = json.dumps(document, ensure_ascii=self._is_ascii_only(sys.stdout), indent=2)
        _write(escaped(text) + "\n", sys.stdout)

    def show_signs(self, line: str) -> bytes:
        """Print text that is clean already but for signs that are meant, and give the bytes that were printed."""
        encoding = sys.stdout.encoding or "ascii"
        text = f"{to_ascii(line) if self._is_ascii_only(sys.stdout) else line}\n"
        _write(text, sys.stdout)
        return text.encode(encoding, "replace")

    def say(self, sentence: str) -> None:
        """Print a sentence beside the result: a notice, a hint, how to undo. Scripts that want JSON do not see it."""
        if not self.as_json and not self.is_quiet:
            self.complain(sentence)

    def ask(self, question: str) -> str:
        """Put a question to the person and give the line that comes back; raise EOFError where none does."""
        _write(f"{self._cleaner(sys.stderr)(question)} ", sys.stderr)
        # A prompt of `input` would go to standard output, where only results belong.
        try:
            return input().strip()
        except (EOFError, KeyboardInterrupt):
            _write("\n", sys.stderr)
            raise

    def ask_whether(self, question: str, *, default: bool) -> bool:
        """Put a question with yes or no until it is answered; Enter alone is *default*."""
        choices = "Y/n" if default else "y/N"
        answers = {"": default, "y": True, "yes": True, "n": False, "no": False}
        while (answer := self.ask(f"{question} [{choices}]").casefold()) not in answers:
            self.say("Answer with y or n.")
        return answers[answer]

    def ask_which(self, targets: "list[Target]") -> "Target":
        """Let the person choose one of *targets*, of which the first twenty are shown; raise DeclinedError for none."""
        numbered = {str(number): target for number, target in enumerate(targets[:CHOICES_SHOWN], 1)}
        for number, target in numbered.items():
            self.say(f"{number:>3}  {target.address}  {target.title}")
        chosen = numbered.get(self.ask("Which one? Its number, or Enter for none:"))
        if chosen is None:
            message = "Nothing was chosen, nothing was changed."
            raise DeclinedError(message)
        return chosen

    @contextmanager
    def waiting(self, words: str) -> Iterator[None]:
        """Say *words* if what is done meanwhile takes longer than half a second, where a person sits and waits.

        It is one line that stays: a moving one would write over the question for a password that git may ask.
        """
        if self.as_json or not sys.stderr.isatty():
            yield
            return
        from threading import Timer

        timer = Timer(PATIENCE, self.say, [words])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def complain(self, sentence: str) -> None:
        """Print a sentence that matters even where nobody looks at the result."""
        # Where nobody listens any more, talk is no reason to leave the work undone.
        with suppress(OSError, ValueError):
            _write(self._cleaner(sys.stderr)(sentence) + "\n", sys.stderr)

    def _print(self, renderable: "RenderableType", stream: TextIO) -> None:
        from rich.console import Console

        console = Console(
            file=stream,
            markup=False,
            emoji=False,
            highlight=False,
            width=self._width(stream),
            _environ={name: value for name, value in self._environment.items() if name not in {"COLUMNS", "LINES"}},
        )
        with console.capture() as capture:
            # What is wider than the screen is so on purpose: a path or a command to copy.
            console.print(_Cleaned(renderable, self._cleaner(stream)), end="", crop=False)
        text = capture.get()
        if not console.is_terminal:
            text = "".join(line.rstrip() + "\n" for line in text.splitlines())
        _write(text, stream)

    def _width(self, stream: TextIO) -> int | None:
        """Give the width to fill: COLUMNS where set, else Rich's own finding on a terminal and no end in a pipe."""
        columns = self._environment.get("COLUMNS", "").lstrip("0")
        if columns.isascii() and columns.isdigit():
            return max(int(columns[:6]), NARROWEST)
        return None if stream.isatty() else UNWRAPPED

    def _cleaner(self, stream: TextIO) -> Callable[[str], str]:
        return _clean_ascii if self._is_ascii_only(stream) else clean

    def _is_ascii_only(self, stream: TextIO) -> bool:
        names = (self._environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
        locale = next((name for name in names if name), "")
        return locale in {"C", "POSIX"} or not _is_unicode(stream)


class _Cleaned:
    """A renderable whose text passes through a cleaner at the last moment."""

    def __init__(self, renderable: "RenderableType", cleaner: Callable[[str], str]) -> None:
        self._renderable = renderable
        self._cleaner = cleaner

    def __rich_console__(self, console: "Console", options: Any) -> Iterator[Any]:  # noqa: ANN401 - Rich's own types
        from rich.segment import Segment

        for text, style, control in console.render(self._renderable, options):
            if control is None:
                cleaned = "\n".join(map(self._cleaner, text.split("\n")))
                yield Segment(cleaned, style)


def _clean_ascii(text: str) -> str:
    return to_ascii(clean(text))


def _is_unicode(stream: TextIO) -> bool:
    return (stream.encoding or "ascii").lower().replace("_", "-").startswith("utf")


def _write(text: str, stream: TextIO) -> None:
    """Write all of *text*, what the stream's encoding lacks as `?`."""
    encoding = stream.encoding or "ascii"
    stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()


def open_streams() -> None:
    """Put a stream that leads nowhere in the place of each that the caller has closed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open to the end


def silence_streams() -> None:
    """Keep the interpreter from complaining at exit about a reader that went away."""
    null = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            os.dup2(null, stream.fileno())
        except (OSError, ValueError):
            continue
