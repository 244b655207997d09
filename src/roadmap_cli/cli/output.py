"""What is said, and how: results on standard output, talk and errors on standard error."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TextIO

from roadmap_cli.rendering.clean_text import clean, to_ascii

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

UNWRAPPED = 1_000_000
"""The width for output that no terminal shows: nothing wraps."""


class Output:
    """Standard output and standard error, as this terminal, pipe or locale can take them."""

    def __init__(self, *, as_json: bool, environment: Mapping[str, str]) -> None:
        self.as_json = as_json
        self._environment = environment

    def show(self, renderable: "RenderableType") -> None:
        """Print a result for a person."""
        self._print(renderable, sys.stdout)

    def show_json(self, document: Mapping[str, Any]) -> None:
        """Print an answer for a script."""
        _write(json.dumps(document, ensure_ascii=not _is_unicode(sys.stdout), indent=2) + "\n", sys.stdout)

    def say(self, sentence: str) -> None:
        """Print a sentence beside the result: a notice, a hint, how to undo. Scripts that want JSON do not see it."""
        if not self.as_json:
            self.complain(sentence)

    def complain(self, sentence: str) -> None:
        """Print a sentence that matters even where nobody looks at the result."""
        _write(self._as_text(sentence, sys.stderr) + "\n", sys.stderr)

    @property
    def shows_ascii_only(self) -> bool:
        """Tell whether standard output takes nothing but ASCII: by its encoding, or in the C locale."""
        return self._is_ascii_only(sys.stdout)

    def _print(self, renderable: "RenderableType", stream: TextIO) -> None:
        from rich.console import Console

        is_ascii = self._is_ascii_only(stream)
        console = Console(file=stream, markup=False, emoji=False, highlight=False, width=self._width(stream))
        with console.capture() as capture:
            console.print(_Cleaned(renderable, to_ascii if is_ascii else clean), end="")
        text = capture.get()
        if not console.is_terminal:
            text = "".join(line.rstrip() + "\n" for line in text.splitlines())
        _write(text, stream)

    def _width(self, stream: TextIO) -> int | None:
        """Give the width to fill: Rich's own finding on a terminal, COLUMNS where set, and no end in a pipe."""
        if stream.isatty() or self._environment.get("COLUMNS", "").isdigit():
            return None
        return UNWRAPPED

    def _as_text(self, text: str, stream: TextIO) -> str:
        return to_ascii(clean(text)) if self._is_ascii_only(stream) else clean(text)

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


def _is_unicode(stream: TextIO) -> bool:
    return (stream.encoding or "ascii").lower().replace("_", "-").startswith("utf")


def _write(text: str, stream: TextIO) -> None:
    """Write all of *text*, what the stream's encoding lacks as `?`."""
    encoding = stream.encoding or "ascii"
    stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()


def silence_streams() -> None:
    """Keep the interpreter from complaining at exit about a reader that went away."""
    null = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            os.dup2(null, stream.fileno())
        except (OSError, ValueError):
            continue
